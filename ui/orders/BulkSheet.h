// SPDX-License-Identifier: Apache-2.0
// One step for many orders: who is eligible, what to enter, then a result for each.
// Thread of the windows.
#pragma once

#include "ui/kit/Sheet.h"
#include "ui/orders/BulkRun.h"
#include "ui/orders/OrderActions.h"

namespace ch::ui {

class BulkEligibility;
class BulkResults;
class BulkShipForm;
class StepForm;

class BulkSheet : public Sheet
{
    Q_OBJECT

public:
    BulkSheet(UiContext& context, OrderAction which, std::vector<OrderId> orders, QWidget* host);

    const BulkRun& run() const { return m_run; }

private:
    void check();
    void onChecked(const Result<std::vector<desk::StepCheck>>& checks);
    void addForm();
    void submit();
    void begin(std::vector<OrderStepRequest> requests, const QStringList& orderNos);
    void showCount();

    UiContext& m_context;
    OrderAction m_which;
    std::vector<OrderId> m_orders;
    std::vector<OrderListItem> m_eligible;
    BulkRun m_run;
    BulkEligibility* m_eligibility;
    BulkResults* m_results;
    /// One of them, or neither where there is nothing to ask.
    BulkShipForm* m_shipForm = nullptr;
    StepForm* m_form = nullptr;
    QPushButton* m_leave;
};

} // namespace ch::ui
