// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackTakeOverSheet.h"

#include "ui/kit/Gloves.h"
#include "ui/pack/PackFonts.h"
#include "ui/pack/PackWords.h"

#include <QLineEdit>

namespace ch::ui {

namespace {

constexpr int kLongestReason = 200;

} // namespace

PackTakeOverSheet::PackTakeOverSheet(const Claim& other, const Formats& formats, UtcTime now, QWidget* host)
    : Sheet(tr("Take the order over"), host)
    , m_reason(new QLineEdit(this))
{
    auto* who = new TextLabel(tr("%1 is packing this order; the claim ends by itself %2 if it is not renewed.")
                                  .arg(whoHas(other), formats.when(other.expiresAt, now)),
                              TextStyle::Body, this);
    body()->addWidget(who);
    m_reason->setMaxLength(kLongestReason);
    m_reason->setMinimumHeight(kGloveHeight);
    m_field = new FormField(tr("Why"), m_reason, this);
    m_field->setHint(tr("Stays in the order's timeline, with your name."));
    body()->addWidget(m_field);
    auto* back = addButton(tr("Close"), ButtonKind::Plain);
    auto* take = addButton(tr("Take over"), ButtonKind::Primary);
    for (QPushButton* button : {back, take})
        button->setMinimumHeight(kGloveHeight);
    connect(back, &QPushButton::clicked, this, &Sheet::leave);
    connect(take, &QPushButton::clicked, this, &PackTakeOverSheet::submit);
    connect(m_reason, &QLineEdit::returnPressed, this, &PackTakeOverSheet::submit);
    connect(m_reason, &QLineEdit::textEdited, this, [this] { m_field->setProblem({}); });
    sizeForGloves(*this);
}

void PackTakeOverSheet::submit()
{
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty()) {
        m_field->setProblem(tr("A reason is needed: whoever packed it will want to know."));
        m_reason->setFocus();
        return;
    }
    primaryButton()->setEnabled(false);
    Q_EMIT takeOverRequested(reason);
}

void PackTakeOverSheet::showFailure(const Error& error)
{
    primaryButton()->setEnabled(true);
    notice()->show(error);
}

} // namespace ch::ui
