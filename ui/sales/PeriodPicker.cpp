// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/PeriodPicker.h"

#include "ui/kit/Buttons.h"
#include "ui/kit/Icons.h"
#include "ui/sales/DaysPopover.h"
#include "ui/sales/SalesWords.h"

#include <QHBoxLayout>
#include <QMenu>

namespace ch::ui {

std::optional<SalesDays> PeriodChoice::before(QDate oldest) const
{
    if (comparison == SalesComparison::Nothing || preset == SalesPreset::AllTime)
        return std::nullopt;
    const SalesDays before = daysBefore(preset, days, comparison);
    return oldest.isValid() && before.to < oldest ? std::nullopt : std::optional(before);
}

PeriodPicker::PeriodPicker(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_days(makeButton({}, ButtonKind::Plain, this))
    , m_comparison(makeButton({}, ButtonKind::Plain, this))
{
    m_days->setIcon(icon(QLatin1StringView("calendar")));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_days);
    row->addWidget(m_comparison);
    connect(m_days, &QPushButton::clicked, this, &PeriodPicker::openDays);
    connect(m_comparison, &QPushButton::clicked, this, &PeriodPicker::openComparisons);
}

void PeriodPicker::setChoice(const PeriodChoice& choice, QDate oldest)
{
    m_choice = choice;
    m_oldest = oldest;
    retranslate();
}

void PeriodPicker::retranslate()
{
    const QString days = daysText(m_choice.days, m_context.formats());
    m_days->setText(m_choice.preset == SalesPreset::Custom
                        ? days
                        : tr("%1: %2", "what the days are called, the days").arg(words(m_choice.preset), days));
    m_days->setAccessibleName(tr("Days shown: %1").arg(m_days->text()));
    const auto before = m_choice.before(m_oldest);
    const bool isWanted = m_choice.comparison != SalesComparison::Nothing;
    m_comparison->setText(before     ? tr("vs %1", "days to compare with").arg(daysText(*before, m_context.formats()))
                          : isWanted ? tr("Nothing before", "days that figures could be compared with")
                                     : words(SalesComparison::Nothing));
    m_comparison->setAccessibleName(tr("Compared with: %1").arg(words(m_choice.comparison)));
    m_comparison->setToolTip(words(m_choice.comparison));
}

void PeriodPicker::openDays()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const SalesPreset preset : allSalesPresets()) {
        QAction* action = menu->addAction(words(preset));
        action->setCheckable(true);
        action->setChecked(preset == m_choice.preset);
        connect(action, &QAction::triggered, this, [this, preset] { choose(preset); });
        if (preset == SalesPreset::Last90Days || preset == SalesPreset::LastYear)
            menu->addSeparator();
    }
    QAction* own = menu->addAction(words(SalesPreset::Custom));
    own->setCheckable(true);
    own->setChecked(m_choice.preset == SalesPreset::Custom);
    connect(own, &QAction::triggered, this, &PeriodPicker::chooseOwnDays);
    menu->popup(m_days->mapToGlobal(QPoint(0, m_days->height() + 4)));
}

void PeriodPicker::openComparisons()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const SalesComparison comparison :
         {SalesComparison::PreviousPeriod, SalesComparison::LastYear, SalesComparison::Nothing}) {
        QAction* action = menu->addAction(words(comparison));
        action->setCheckable(true);
        action->setChecked(comparison == m_choice.comparison);
        connect(action, &QAction::triggered, this, [this, comparison] {
            PeriodChoice choice = m_choice;
            choice.comparison = comparison;
            Q_EMIT chosen(choice);
        });
    }
    menu->popup(m_comparison->mapToGlobal(QPoint(0, m_comparison->height() + 4)));
}

void PeriodPicker::choose(SalesPreset preset)
{
    PeriodChoice choice = m_choice;
    choice.preset = preset;
    Q_EMIT chosen(choice);
}

void PeriodPicker::chooseOwnDays()
{
    auto* popover = new DaysPopover(m_choice.days, m_context.formats(), this);
    connect(popover, &DaysPopover::chosen, this, [this](const SalesDays& days) {
        PeriodChoice choice = m_choice;
        choice.preset = SalesPreset::Custom;
        choice.days = days;
        Q_EMIT chosen(choice);
    });
    popover->popUpBelow(*m_days);
}

} // namespace ch::ui
