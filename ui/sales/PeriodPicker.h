// SPDX-License-Identifier: Apache-2.0
// Which days, beside which other days: two buttons with menus.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/sales/SalesPeriodChoice.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace ch::ui {

struct PeriodChoice
{
    SalesPreset preset = SalesPreset::Last30Days;
    /// What the preset means now; a person's own for Custom.
    SalesDays days{};
    SalesComparison comparison = SalesComparison::PreviousPeriod;

    /// `oldest`: the first day with figures, if it is known; days before it are nothing to compare with.
    std::optional<SalesDays> before(QDate oldest) const;
    friend bool operator==(const PeriodChoice&, const PeriodChoice&) = default;
};

class PeriodPicker : public QWidget
{
    Q_OBJECT

public:
    explicit PeriodPicker(UiContext& context, QWidget* parent = nullptr);

    const PeriodChoice& choice() const { return m_choice; }
    /// Without a signal.
    void setChoice(const PeriodChoice& choice, QDate oldest);
    void retranslate();
    /// Below the button, by keyboard too.
    void openDays();
    void openComparisons();

Q_SIGNALS:
    /// A person chose; the days of a preset are for the receiver to find out.
    void chosen(const ch::ui::PeriodChoice& choice);

private:
    void choose(SalesPreset preset);
    void chooseOwnDays();

    UiContext& m_context;
    PeriodChoice m_choice;
    QDate m_oldest;
    QPushButton* m_days;
    QPushButton* m_comparison;
};

} // namespace ch::ui
