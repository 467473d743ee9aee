// SPDX-License-Identifier: Apache-2.0
// The refunds that a figure counts, one by one; Enter opens a refund's order.
// Thread of the windows.
#pragma once

#include "core/desk/SalesStore.h"
#include "ui/kit/Sheet.h"
#include "ui/kit/UiContext.h"
#include "ui/sales/FigureTable.h"

namespace ch::ui {

class ThemedTable;

class RefundListSheet : public Sheet
{
    Q_OBJECT

public:
    RefundListSheet(UiContext& context, const RefundQuery& query, QWidget* host);

    const std::vector<Refund>& refunds() const { return m_list.refunds; }

private:
    void show(const Result<desk::RefundList>& list);
    void openOrder(int row);

    UiContext& m_context;
    desk::RefundList m_list;
    FigureTableModel* m_model;
    ThemedTable* m_table;
    TextLabel* m_sum;
};

} // namespace ch::ui
