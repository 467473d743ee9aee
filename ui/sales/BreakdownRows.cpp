// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/BreakdownRows.h"

#include "core/base/Money.h"
#include "ui/kit/Words.h"
#include "ui/sales/SalesWords.h"

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Sales)
};

TableAmount amount(qint64 minor, const QString& currency)
{
    return {.minor = minor, .digits = currencyDigits(currency).value_or(2)};
}

QString named(SalesMetric metric, qint64 value, const Formats& formats, const QString& currency)
{
    return Text::tr("%1: %2", "a figure's name, its value")
        .arg(words(metric), valueText(metric, value, formats, currency));
}

qint64 grossOf(const desk::SalesBreakdown& breakdown)
{
    qint64 gross = 0;
    for (const CountrySales& country : breakdown.countries)
        gross += country.figures.grossMinor;
    return gross;
}

qint64 unitsOf(const desk::SalesBreakdown& breakdown)
{
    qint64 units = 0;
    for (const CountrySales& country : breakdown.countries)
        units += country.figures.units;
    return units;
}

QString stepText(int step)
{
    if (step == 0)
        return Text::tr("Within a day");
    if (step + 1 == kShippingSteps)
        return Text::tr("Longer");
    return Text::tr("Within %n day(s)", nullptr, step + 1);
}

FigureTable ordersTable(const QString& title, const QString& first)
{
    return {.title = title, .columns = {{first, false}, {words(SalesMetric::Orders), true}, {Text::tr("Share"), true}}};
}

} // namespace

BreakdownRows productRows(const desk::SalesBreakdown& breakdown, ProductOrder order, const Formats& formats)
{
    const bool byMoney = order == ProductOrder::ByMoney;
    const QString& currency = breakdown.currency;
    const qint64 whole = byMoney ? grossOf(breakdown) : unitsOf(breakdown);
    BreakdownRows result{.rows = {},
                         .table = {.title = Text::tr("Top products"),
                                   .columns = {{Text::tr("Product"), false},
                                               {Text::tr("SKU"), false},
                                               {words(SalesMetric::Orders), true},
                                               {words(SalesMetric::Units), true},
                                               {words(SalesMetric::Gross), true}},
                                   .currency = currency}};
    for (const ProductSales& product : byMoney ? breakdown.byMoney : breakdown.byUnits) {
        const QString name = product.title.isEmpty() ? product.sku : product.title;
        const qint64 value = byMoney ? product.grossMinor : product.units;
        result.rows.push_back(
            {.label = name,
             .detail = name == product.sku ? QString() : product.sku,
             .value = double(value),
             .text = valueText(byMoney ? SalesMetric::Gross : SalesMetric::Units, value, formats, currency),
             .share = shareText(value, whole, formats),
             .more = {byMoney ? named(SalesMetric::Units, product.units, formats, currency)
                              : named(SalesMetric::Gross, product.grossMinor, formats, currency),
                      named(SalesMetric::Orders, product.orders, formats, currency)}});
        result.table.rows.push_back(
            {name, product.sku, product.orders, product.units, amount(product.grossMinor, currency)});
    }
    return result;
}

BreakdownRows countryRows(const desk::SalesBreakdown& breakdown, const Formats& formats)
{
    const QString& currency = breakdown.currency;
    const qint64 whole = grossOf(breakdown);
    BreakdownRows result{.rows = {},
                         .table = {.title = Text::tr("Countries"),
                                   .columns = {{Text::tr("Country"), false},
                                               {words(SalesMetric::Orders), true},
                                               {words(SalesMetric::Units), true},
                                               {words(SalesMetric::Gross), true},
                                               {words(SalesMetric::Refunds), true},
                                               {words(SalesMetric::Net), true}},
                                   .currency = currency}};
    for (const CountrySales& country : breakdown.countries) {
        const SalesFigures& figures = country.figures;
        const QString name = countryText(country.country, formats);
        result.rows.push_back({.label = name,
                               .value = double(figures.grossMinor),
                               .text = formats.money(figures.grossMinor, currency),
                               .share = shareText(figures.grossMinor, whole, formats),
                               .more = {named(SalesMetric::Refunds, figures.refundedMinor, formats, currency),
                                        named(SalesMetric::Orders, figures.orders, formats, currency),
                                        named(SalesMetric::Units, figures.units, formats, currency)}});
        result.table.rows.push_back({name, figures.orders, figures.units, amount(figures.grossMinor, currency),
                                     amount(figures.refundedMinor, currency), amount(figures.netMinor(), currency)});
    }
    return result;
}

BreakdownRows regionRows(const desk::SalesBreakdown& breakdown, const Formats& formats)
{
    const QString& currency = breakdown.currency;
    const qint64 whole = grossOf(breakdown);
    BreakdownRows result{.rows = {},
                         .table = {.title = Text::tr("Regions"),
                                   .columns = {{Text::tr("Region"), false},
                                               {Text::tr("Country"), false},
                                               {words(SalesMetric::Orders), true},
                                               {words(SalesMetric::Units), true},
                                               {words(SalesMetric::Gross), true}},
                                   .currency = currency}};
    for (const RegionSales& region : breakdown.regions) {
        const SalesFigures& figures = region.figures;
        const QString country = region.country.isEmpty() ? QString() : formats.country(region.country);
        result.rows.push_back({.label = region.region,
                               .detail = country,
                               .value = double(figures.grossMinor),
                               .text = formats.money(figures.grossMinor, currency),
                               .share = shareText(figures.grossMinor, whole, formats),
                               .more = {named(SalesMetric::Orders, figures.orders, formats, currency),
                                        named(SalesMetric::Units, figures.units, formats, currency)}});
        result.table.rows.push_back(
            {region.region, country, figures.orders, figures.units, amount(figures.grossMinor, currency)});
    }
    return result;
}

BreakdownRows funnelRows(const OrderFunnel& funnel, const Formats& formats)
{
    BreakdownRows result{.rows = {}, .table = ordersTable(Text::tr("What became of orders"), Text::tr("Step"))};
    if (funnel.placed == 0)
        return result;
    const auto add = [&](const QString& label, qint64 orders, bool isMinus) {
        result.rows.push_back({.label = label,
                               .value = double(orders),
                               .text = formats.count(orders),
                               .share = shareText(orders, funnel.placed, formats),
                               .isMinus = isMinus});
        result.table.rows.push_back({label, orders, shareText(orders, funnel.placed, formats)});
    };
    add(Text::tr("Placed"), funnel.placed, false);
    add(Text::tr("Paid"), funnel.paid, false);
    add(Text::tr("Shipped"), funnel.shipped, false);
    add(Text::tr("Completed"), funnel.completed, false);
    add(Text::tr("Cancelled"), funnel.cancelled, true);
    for (const OrderFunnel::Reason& reason : funnel.reasons)
        add(Text::tr("Cancelled: %1", "why")
                .arg(reason.reason.isEmpty() ? Text::tr("No reason given") : reasonWords(reason.reason)),
            reason.orders, true);
    return result;
}

OrderQuery funnelQuery(const OrderFunnel& funnel, int row, const SalesScope& scope)
{
    constexpr int kSteps = 5;
    if (row < kSteps)
        return ordersOfStep(scope, FunnelStep(row));
    return ordersCancelledFor(scope, funnel.reasons[size_t(row - kSteps)].reason);
}

BreakdownRows shippingRows(const ShippingTimes& times, const Formats& formats)
{
    BreakdownRows result{.rows = {},
                         .table = ordersTable(Text::tr("Time to ship"), Text::tr("From payment to parcel"))};
    const qint64 all = times.orders();
    if (all == 0)
        return result;
    const auto add = [&](const QString& label, qint64 orders, bool isMinus) {
        result.rows.push_back({.label = label,
                               .value = double(orders),
                               .text = formats.count(orders),
                               .share = shareText(orders, all, formats),
                               .isMinus = isMinus});
        result.table.rows.push_back({label, orders, shareText(orders, all, formats)});
    };
    for (int step = 0; step < kShippingSteps; ++step) {
        const ShippingDays took = shippingStep(step);
        qint64 orders = 0;
        for (const ShippingHours& each : times.hours) {
            if (each.hours >= took.minHours && each.hours <= took.maxHours.value_or(each.hours))
                orders += each.orders;
        }
        add(stepText(step), orders, false);
    }
    add(Text::tr("After the day it was due"), times.late(), true);
    return result;
}

QString shippingSummary(const ShippingTimes& times, const Formats& formats)
{
    const auto half = times.within(50);
    const auto most = times.within(90);
    if (!half || !most)
        return {};
    return Text::tr("Half of them within %1, nine of ten within %2, %3 late")
        .arg(hoursText(*half, formats), hoursText(*most, formats), shareText(times.late(), times.orders(), formats));
}

OrderQuery shippingQuery(int row, const SalesScope& scope)
{
    return row < kShippingSteps ? ordersShippedWithin(scope, shippingStep(row)) : ordersShippedLate(scope);
}

BreakdownRows refundRows(const std::vector<RefundReason>& reasons, const QString& currency, const Formats& formats)
{
    BreakdownRows result{
        .rows = {},
        .table = {
            .title = Text::tr("Refunds by reason"),
            .columns = {{Text::tr("Reason"), false}, {words(SalesMetric::Refunds), true}, {Text::tr("Amount"), true}},
            .currency = currency}};
    qint64 whole = 0;
    for (const RefundReason& reason : reasons)
        whole += reason.amountMinor;
    for (const RefundReason& reason : reasons) {
        const QString name = reason.reason.isEmpty() ? Text::tr("No reason given") : reasonWords(reason.reason);
        result.rows.push_back({.label = name,
                               .value = double(reason.amountMinor),
                               .text = formats.money(reason.amountMinor, currency),
                               .share = shareText(reason.amountMinor, whole, formats),
                               .isMinus = true,
                               .more = {Text::tr("%Ln refund(s)", nullptr, int(reason.refunds))}});
        result.table.rows.push_back({name, reason.refunds, amount(reason.amountMinor, currency)});
    }
    return result;
}

BreakdownRows slowRows(const StockWorth& stock, const QString& currency, const Formats& formats, UtcTime now)
{
    BreakdownRows result{.rows = {},
                         .table = {.title = Text::tr("Slow movers"),
                                   .columns = {{Text::tr("Product"), false},
                                               {Text::tr("SKU"), false},
                                               {Text::tr("Last sold"), false},
                                               {Text::tr("On hand"), true},
                                               {Text::tr("Worth"), true}},
                                   .currency = currency}};
    for (const SlowProduct& product : stock.slow) {
        const QString name = product.title.isEmpty() ? product.sku : product.title;
        const QString last = product.lastSold ? formats.dayOf(*product.lastSold, now) : Text::tr("never", "sold");
        result.rows.push_back({.label = name,
                               .detail = name == product.sku ? QString() : product.sku,
                               .value = double(product.worthMinor),
                               .text = formats.money(product.worthMinor, currency),
                               .share = Text::tr("%Ln unit(s)", nullptr, int(product.onHand)),
                               .more = {Text::tr("Last sold: %1").arg(last)}});
        constexpr size_t kLastSold = 2;
        const auto day = product.lastSold ? formats.localDay(*product.lastSold) : QDate();
        result.table.columns[kLastSold].inFile.push_back(day.toString(Qt::ISODate));
        result.table.rows.push_back({name, product.sku, last, product.onHand, amount(product.worthMinor, currency)});
    }
    return result;
}

} // namespace ch::ui
