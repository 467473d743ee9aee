// SPDX-License-Identifier: Apache-2.0
// Who can take a step and who cannot, with the reasons grouped: what a bulk action shows before anything happens.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

#include <QWidget>

namespace ch::ui {

class BulkEligibility : public QWidget
{
    Q_OBJECT

public:
    explicit BulkEligibility(UiContext& context, QWidget* parent = nullptr);

    void showChecking(qsizetype orders, qsizetype done = 0);
    void showChecks(const std::vector<desk::StepCheck>& checks);

private:
    void addGroup(const QString& reason, const QStringList& orderNos);

    UiContext& m_context;
    TextLabel* m_title;
    QBoxLayout* m_pills;
    Pill* m_eligible;
    Pill* m_ineligible;
    QWidget* m_groups;
    QBoxLayout* m_groupRows;
};

} // namespace ch::ui
