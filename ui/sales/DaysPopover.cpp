// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/DaysPopover.h"

#include "ui/kit/Widgets.h"

#include <QDateEdit>
#include <QVBoxLayout>

namespace ch::ui {

namespace {

constexpr int kFieldWidth = 200;

} // namespace

DaysPopover::DaysPopover(const SalesDays& days, const Formats& formats, QWidget* parent)
    : Popover(tr("Other days"), parent)
    , m_from(makeDay(tr("First day"), days.from, formats))
    , m_to(makeDay(tr("Last day"), days.to, formats))
{
    QPushButton* show = makeButton(tr("Show these days"), ButtonKind::Primary, this);
    body()->addWidget(show);
    connect(show, &QPushButton::clicked, this, &DaysPopover::accept);
    setFocusProxy(m_from);
}

QDateEdit* DaysPopover::makeDay(const QString& label, QDate day, const Formats& formats)
{
    auto* edit = new QDateEdit(day, this);
    edit->setCalendarPopup(true);
    edit->setLocale(formats.locale());
    edit->setMinimumWidth(kFieldWidth);
    body()->addWidget(new FormField(label, edit, this));
    return edit;
}

void DaysPopover::accept()
{
    const SalesDays days{std::min(m_from->date(), m_to->date()), std::max(m_from->date(), m_to->date())};
    Q_EMIT chosen(days);
    close();
}

} // namespace ch::ui
