// SPDX-License-Identifier: Apache-2.0
// The lists behind figures of sales: they hold exactly what was counted.
#include "core/domain/NoValue.h"
#include "core/store/RefundListTable.h"
#include "core/wire/CatalogueJson.h"
#include "tests/core/store/SoldShop.h"

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

class tst_SalesBreakdownLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_shop = std::make_unique<SoldShop>(20261126); }
    void lists_holdExactlyWhatFiguresCount();
    void ordersWithoutACountryOrReason_areListed();
    void lists_ofWholeDays_areCountedAsTheirOrders_data() { addRanges(); }
    void lists_ofWholeDays_areCountedAsTheirOrders();
    void refunds_areListedAndSummedByReason();

private:
    SalesRange range() const
    {
        QFETCH(QDate, from);
        QFETCH(QDate, to);
        return {.from = from, .to = to, .currency = u"EUR"_s};
    }
    std::unique_ptr<SoldShop> m_shop;
};

void tst_SalesBreakdownLists::lists_holdExactlyWhatFiguresCount()
{
    const SalesRange asked{.from = QDate(2014, 3, 1), .to = QDate(2015, 4, 30), .currency = u"EUR"_s};
    const UtcTime from = startOfSalesDay(asked.from, m_shop->zone);
    const UtcTime to = startOfSalesDay(asked.to.addDays(1), m_shop->zone);
    const OrderQuery paid{.currency = asked.currency, .paidFrom = from, .paidTo = to, .sort = OrderSort::PaidAt};
    const auto check = [&](const OrderQuery& query, qint64 orders, qint64 grossMinor) {
        const auto totals = require(orderTotals(*m_shop->db, query, m_shop->zone));
        QCOMPARE(qint64(require(orderRows(*m_shop->db, query, -1)).size()), orders);
        QCOMPARE(require(countOrders(*m_shop->db, query, m_shop->zone)), orders);
        QCOMPARE(totals.empty() ? 0 : totals.front().orders, orders);
        QCOMPARE(totals.empty()        ? 0
                 : query.sku.isEmpty() ? totals.front().totalMinor
                                       : totals.front().skuMinor,
                 grossMinor);
    };
    const WeekSales week = require(salesByWeekdayAndHour(*m_shop->db, asked));
    for (int weekday = 1; weekday <= 7; ++weekday) {
        for (int hour = 0; hour < 24; ++hour) {
            OrderQuery query = paid;
            query.paidHour = WeekHour{.weekday = weekday, .hour = hour, .timeZone = u"Europe/Berlin"_s};
            const SalesFigures& cell = week[size_t(weekday - 1)][size_t(hour)];
            check(query, cell.orders, cell.grossMinor);
        }
    }
    for (const ProductSales& product : require(salesByProduct(*m_shop->db, asked, ProductOrder::ByMoney, -1))) {
        OrderQuery query = paid;
        query.sku = product.sku;
        check(query, product.orders, product.grossMinor);
    }
    for (const RegionSales& region : require(salesByRegion(*m_shop->db, asked, -1))) {
        OrderQuery query = paid;
        query.country = region.country;
        query.region = region.region;
        check(query, region.figures.orders, region.figures.grossMinor);
    }
    for (const OrderOutcome& outcome : require(orderOutcomes(*m_shop->db, {asked.from, asked.to}))) {
        // Orders without a reason cannot be asked for apart, nor are they a figure.
        if (outcome.reason.isEmpty())
            continue;
        const OrderQuery query{.statuses = {outcome.status},
                               .cancelReason = outcome.reason,
                               .createdFrom = from,
                               .createdTo = to,
                               .isPaid = outcome.wasPaid};
        QCOMPARE(require(countOrders(*m_shop->db, query, m_shop->zone)), outcome.orders);
    }
    for (const ShippingHours& each : require(shippingTimes(*m_shop->db, {asked.from, asked.to})).hours) {
        OrderQuery query{.isPaid = true,
                         .shippedFrom = from,
                         .shippedTo = to,
                         .minShipHours = each.hours,
                         .maxShipHours = each.hours};
        QCOMPARE(require(countOrders(*m_shop->db, query, m_shop->zone)), each.orders);
        query.isShippedLate = true;
        QCOMPARE(require(countOrders(*m_shop->db, query, m_shop->zone)), each.late);
    }
}

void tst_SalesBreakdownLists::ordersWithoutACountryOrReason_areListed()
{
    CacheFixture cache;
    OrderSampler sampler(9);
    for (int i = 1; i <= 40; ++i) {
        Order order = sampler.order(i);
        order.currency = u"EUR"_s;
        order.paidAt = order.createdAt.plusSeconds(60);
        order.status = i % 4 == 0 ? OrderStatus::Cancelled : OrderStatus::Paid;
        order.cancelReason = i % 8 == 0 ? u"CUSTOMER"_s : QString();
        if (i % 3 == 0)
            order.shipTo.country.clear();
        cache.put(order);
    }
    cache.flush();
    cache.finish();
    sql::Connection& db = *cache.db;
    const SalesRange ever{.from = QDate(2013, 1, 1), .to = QDate(2014, 12, 31), .currency = u"EUR"_s};
    const TimeSpan span{.from = startOfSalesDay(ever.from, cache.zone),
                        .to = startOfSalesDay(ever.to.addDays(1), cache.zone)};
    const auto countries = require(salesByCountry(db, ever));
    const auto unknown = std::ranges::find(countries, QString(), &CountrySales::country);
    QVERIFY(unknown != countries.end() && unknown->figures.orders == 13);
    // Counted by what is kept, and one by one.
    for (const bool isWhole : {true, false}) {
        const OrderQuery list{.country = kNoValue.toString(),
                              .currency = ever.currency,
                              .paidFrom = isWhole ? span.from : span.from.plusSeconds(1),
                              .paidTo = span.to,
                              .sort = OrderSort::PaidAt};
        QCOMPARE(require(orderRows(db, list, 100)).size(), size_t(13));
        const auto totals = require(orderTotals(db, list, cache.zone));
        QCOMPARE(totals.size(), size_t(1));
        QCOMPARE(totals.front().orders, unknown->figures.orders);
        QCOMPARE(totals.front().totalMinor, unknown->figures.grossMinor);
    }
    const auto filtered = require(filteredSales(db, ever, SalesBucket::Year, {.zone = cache.zone, .weekStart = 1},
                                                {.sku = {}, .country = kNoValue.toString()}));
    QCOMPARE(totalOf(filtered).grossMinor, unknown->figures.grossMinor);
    const auto funnel = funnelOf(require(orderOutcomes(db, {ever.from, ever.to})));
    for (const OrderFunnel::Reason& reason : funnel.reasons) {
        OrderQuery list{.statuses = {OrderStatus::Cancelled},
                        .cancelReason = reason.reason.isEmpty() ? kNoValue.toString() : reason.reason,
                        .createdFrom = span.from,
                        .createdTo = span.to};
        QCOMPARE(reason.orders, 5);
        QCOMPARE(require(countOrders(db, list, cache.zone)), 5);
        QCOMPARE(require(orderRows(db, list, 100)).size(), size_t(5));
    }
    QCOMPARE(funnel.reasons.size(), size_t(2));
}

void tst_SalesBreakdownLists::lists_ofWholeDays_areCountedAsTheirOrders()
{
    const UtcTime from = startOfSalesDay(range().from, m_shop->zone);
    const UtcTime to = startOfSalesDay(range().to.addDays(1), m_shop->zone);
    std::vector<OrderQuery> queries{{.paidFrom = from, .paidTo = to},
                                    {.paidFrom = from},
                                    {.paidTo = to},
                                    {.isPaid = true},
                                    {.isPaid = false},
                                    {.currency = u"EUR"_s, .paidFrom = from, .paidTo = to, .isPaid = false},
                                    {.createdFrom = from, .createdTo = to, .isPaid = true},
                                    {.createdFrom = from, .createdTo = to, .isPaid = false},
                                    {.cancelReason = u"CUSTOMER"_s, .createdFrom = from},
                                    {.createdFrom = from, .createdTo = to},
                                    // Within a day, and the wrong way round: no kept figure knows.
                                    {.paidFrom = from.plusSeconds(5 * 3600), .paidTo = to},
                                    {.paidFrom = to, .paidTo = from}};
    for (size_t i = 0, plain = queries.size(); i < plain; ++i) {
        OrderQuery query = queries[i];
        query.currency = u"USD"_s;
        queries.push_back(query);
        query.country = u"DE"_s;
        query.statuses = {OrderStatus::Shipped, OrderStatus::Cancelled};
        queries.push_back(query);
        query = queries[i];
        query.excludedStatuses = {OrderStatus::Paid};
        queries.push_back(query);
    }
    for (const OrderQuery& query : queries) {
        std::map<QString, OrderTotal> expected;
        std::array<qint64, 5> byStatus{};
        const auto orders = require(ordersAt(*m_shop->db, require(orderRows(*m_shop->db, query, -1))));
        for (const Order& order : orders) {
            OrderTotal& total = expected[order.currency];
            ++total.orders;
            total.totalMinor += order.totalMinor;
            ++byStatus[size_t(order.status)];
        }
        QCOMPARE(require(countOrders(*m_shop->db, query, m_shop->zone)), qint64(orders.size()));
        QCOMPARE(require(countByStatus(*m_shop->db, query, m_shop->zone)), byStatus);
        const auto totals = require(orderTotals(*m_shop->db, query, m_shop->zone));
        QCOMPARE(totals.size(), expected.size());
        for (const OrderTotal& total : totals) {
            QCOMPARE(total.orders, expected[total.currency].orders);
            QCOMPARE(total.totalMinor, expected[total.currency].totalMinor);
        }
    }
}

void tst_SalesBreakdownLists::refunds_areListedAndSummedByReason()
{
    CacheFixture cache;
    std::map<QString, std::pair<qint64, qint64>> expected;
    for (int i = 1; i <= 60; ++i) {
        Refund refund;
        refund.id = RefundId(7000 + i);
        refund.refundNo = u"R%1"_s.arg(i);
        refund.amountMinor = 100 * i;
        refund.currency = i % 10 == 0 ? u"USD"_s : u"EUR"_s;
        refund.reason = i % 3 == 0 ? u"DAMAGED"_s : i % 3 == 1 ? u"CUSTOMER"_s : QString();
        refund.at = UtcTime(1'393'000'000'000LL + i * 12 * kHourMs);
        if (refund.currency == u"EUR"_s) {
            ++expected[refund.reason].first;
            expected[refund.reason].second += refund.amountMinor;
        }
        cache.pending.push_back({.entity = u"refund"_s,
                                 .id = refund.id.toString(),
                                 .revision = ++cache.revision,
                                 .deleted = false,
                                 .body = refundToJson(refund)});
    }
    cache.flush();
    const SalesRange year{.from = QDate(2014, 1, 1), .to = QDate(2014, 12, 31), .currency = u"EUR"_s};
    const auto reasons = require(refundsByReason(*cache.db, year));
    QCOMPARE(reasons.size(), expected.size());
    for (const RefundReason& each : reasons) {
        QCOMPARE(each.refunds, expected[each.reason].first);
        QCOMPARE(each.amountMinor, expected[each.reason].second);
        const RefundQuery query{.from = startOfSalesDay(year.from, cache.zone),
                                .to = startOfSalesDay(year.to.addDays(1), cache.zone),
                                .currency = year.currency,
                                .reason = each.reason};
        const RefundTotal total = require(refundTotal(*cache.db, query));
        QCOMPARE(total.refunds, each.refunds);
        QCOMPARE(total.amountMinor, each.amountMinor);
        const auto list = require(refundList(*cache.db, query, 5));
        QCOMPARE(list.size(), size_t(5));
        QVERIFY(std::ranges::is_sorted(list, std::greater(), &Refund::at));
    }
    const auto others = require(salesInOtherCurrencies(*cache.db, year));
    QCOMPARE(others.size(), size_t(1));
    QCOMPARE(others.front().currency, u"USD"_s);
    QCOMPARE(others.front().figures.refundedMinor, 100 * (10 + 20 + 30 + 40 + 50 + 60));
}

QTEST_GUILESS_MAIN(tst_SalesBreakdownLists)
#include "tst_SalesBreakdownLists.moc"
