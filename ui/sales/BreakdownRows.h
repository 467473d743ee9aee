// SPDX-License-Identifier: Apache-2.0
// The cards below the chart as rows of bars and as tables.
// Pure functions; thread of the windows.
#pragma once

#include "core/desk/SalesStore.h"
#include "ui/sales/FigureTable.h"
#include "ui/sales/RankedBars.h"
#include "ui/sales/SalesQueries.h"

namespace ch::ui {

struct BreakdownRows
{
    std::vector<RankedRow> rows;
    FigureTable table;
};

/// Shares are of the days' gross.
BreakdownRows productRows(const desk::SalesBreakdown& breakdown, ProductOrder order, const Formats& formats);
BreakdownRows countryRows(const desk::SalesBreakdown& breakdown, const Formats& formats);
BreakdownRows regionRows(const desk::SalesBreakdown& breakdown, const Formats& formats);

/// Steps first, then why orders were cancelled.
BreakdownRows funnelRows(const OrderFunnel& funnel, const Formats& formats);
OrderQuery funnelQuery(const OrderFunnel& funnel, int row, const SalesScope& scope);

/// By whole days, then those that went out late.
BreakdownRows shippingRows(const ShippingTimes& times, const Formats& formats);
/// "Half within 26 h, nine of ten within 3 d 2 h, 4.2 % late".
QString shippingSummary(const ShippingTimes& times, const Formats& formats);
OrderQuery shippingQuery(int row, const SalesScope& scope);

BreakdownRows refundRows(const std::vector<RefundReason>& reasons, const QString& currency, const Formats& formats);
BreakdownRows slowRows(const StockWorth& stock, const QString& currency, const Formats& formats, UtcTime now);

} // namespace ch::ui
