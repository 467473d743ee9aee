// SPDX-License-Identifier: Apache-2.0
#include "core/domain/NoValue.h"
#include "core/store/MetaTable.h"
#include "core/store/RefundListTable.h"
#include "core/store/SalesBreakdownTable.h"
#include "core/store/SalesSpans.h"
#include "core/store/SalesUpgradeTable.h"
#include "core/wire/CatalogueJson.h"
#include "tests/core/store/CacheFixture.h"

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kOrders = 600;
constexpr qint64 kHourMs = 3'600'000;

QDateTime local(UtcTime time, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(time.epochMs(), zone);
}

/// Three years of orders, so that ranges are made of days, months and years.
class SoldShop : public CacheFixture
{
public:
    explicit SoldShop(quint32 seed) : m_sampler(seed), m_random(seed + 1)
    {
        for (int i = 1; i <= kOrders; ++i) {
            Order order = m_sampler.order(i);
            spread(order);
            put(order);
        }
        flush();
        // Later states of a third of them.
        for (int i = 1; i <= kOrders; i += 3) {
            Order order = orders[i];
            m_sampler.change(order);
            ship(order);
            put(order);
        }
        flush();
        for (int i = 1; i <= kOrders; i += 17)
            remove(i);
        flush();
        finish();
    }

    std::vector<Order> paidIn(const SalesRange& range) const
    {
        std::vector<Order> found;
        for (const auto& [id, order] : orders) {
            if (order.paidAt && order.currency == range.currency && isIn(*order.paidAt, range.from, range.to))
                found.push_back(order);
        }
        return found;
    }
    bool isIn(UtcTime time, QDate from, QDate to) const
    {
        const QDate day = local(time, zone).date();
        return day >= from && day <= to;
    }

private:
    void spread(Order& order)
    {
        const qint64 shift = qint64(m_random.bounded(3 * 365)) * 24 * kHourMs;
        order.createdAt = order.createdAt.plusMs(shift);
        order.updatedAt = order.updatedAt.plusMs(shift);
        if (order.paidAt)
            order.paidAt = order.paidAt->plusMs(shift);
        if (order.shipBy)
            order.shipBy = order.shipBy->plusMs(shift);
        ship(order);
    }
    void ship(Order& order)
    {
        order.shippedAt.reset();
        if (!order.shipments.empty() && order.paidAt)
            order.shippedAt = order.paidAt->plusMs(qint64(m_random.bounded(120)) * kHourMs / 2);
    }

    OrderSampler m_sampler;
    QRandomGenerator m_random;
};

void addRanges()
{
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    QTest::newRow("all") << QDate(2013, 1, 1) << QDate(2017, 12, 31);
    QTest::newRow("a day") << QDate(2014, 3, 30) << QDate(2014, 3, 30);
    QTest::newRow("days of a month") << QDate(2014, 5, 3) << QDate(2014, 5, 29);
    QTest::newRow("days of two months") << QDate(2014, 5, 20) << QDate(2014, 6, 11);
    QTest::newRow("a month") << QDate(2015, 2, 1) << QDate(2015, 2, 28);
    QTest::newRow("months and days") << QDate(2014, 2, 27) << QDate(2014, 11, 2);
    QTest::newRow("years, months and days") << QDate(2013, 11, 12) << QDate(2016, 9, 30);
    QTest::newRow("a year") << QDate(2015, 1, 1) << QDate(2015, 12, 31);
    QTest::newRow("all but days of a month") << QDate(2014, 5, 3) << QDate(2014, 6, 29);
    QTest::newRow("all but months of years") << QDate(2014, 2, 14) << QDate(2015, 11, 16);
    QTest::newRow("around the end of summer time") << QDate(2014, 10, 25) << QDate(2014, 10, 27);
}

} // namespace

class tst_SalesBreakdownTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_shop = std::make_unique<SoldShop>(20261126); }
    void cover_holdsEachDayOnce_data();
    void cover_holdsEachDayOnce();
    void products_areThoseOfTheOrders_data() { addRanges(); }
    void products_areThoseOfTheOrders();
    void places_areThoseOfTheOrders_data() { addRanges(); }
    void places_areThoseOfTheOrders();
    void weekHours_areThoseOfTheShopsClock_data() { addRanges(); }
    void weekHours_areThoseOfTheShopsClock();
    void hours_addUpToTheirDay();
    void outcomes_areThoseOfTheOrdersPlaced_data() { addRanges(); }
    void outcomes_areThoseOfTheOrdersPlaced();
    void shippingTimes_areThoseOfTheParcels_data() { addRanges(); }
    void shippingTimes_areThoseOfTheParcels();
    void productInACountry_isCountedByItsLines();
    void lists_holdExactlyWhatFiguresCount();
    void ordersWithoutACountryOrReason_areListed();
    void lists_ofWholeDays_areCountedAsTheirOrders_data() { addRanges(); }
    void lists_ofWholeDays_areCountedAsTheirOrders();
    void olderCache_opened_hasTheSameFigures();
    void blocks_ofProducts_comeBackFromTheirBytes();
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

void tst_SalesBreakdownTable::cover_holdsEachDayOnce_data()
{
    addRanges();
}

void tst_SalesBreakdownTable::cover_holdsEachDayOnce()
{
    QFETCH(QDate, from);
    QFETCH(QDate, to);
    const SpanCover cover = coverOf(from, to);
    int days = 0;
    for (QDate day(2012, 1, 1); day < QDate(2019, 1, 1); day = day.addDays(1)) {
        int times = 0;
        for (const SpanRange& each : cover) {
            for (const DayNumber span : spansOf(numberOf(day)))
                times += span >= each.from && span <= each.to ? each.sign : 0;
        }
        QCOMPARE(times, day >= from && day <= to ? 1 : 0);
        days += times;
    }
    QCOMPARE(days, int(from.daysTo(to)) + 1);
}

void tst_SalesBreakdownTable::products_areThoseOfTheOrders()
{
    std::map<QString, ProductSales> expected;
    for (const Order& order : m_shop->paidIn(range())) {
        QSet<QString> seen;
        for (const OrderLine& line : order.lines) {
            ProductSales& product = expected[line.sku];
            product.orders += seen.contains(line.sku) ? 0 : 1;
            product.units += line.quantity;
            product.grossMinor += line.lineTotalMinor;
            seen.insert(line.sku);
        }
    }
    for (const ProductOrder by : {ProductOrder::ByMoney, ProductOrder::ByUnits}) {
        const auto products = require(salesByProduct(*m_shop->db, range(), by, -1));
        QCOMPARE(products.size(), expected.size());
        for (size_t i = 0; i < products.size(); ++i) {
            const ProductSales& product = products[i];
            QCOMPARE(product.orders, expected[product.sku].orders);
            QCOMPARE(product.units, expected[product.sku].units);
            QCOMPARE(product.grossMinor, expected[product.sku].grossMinor);
            const bool byMoney = by == ProductOrder::ByMoney;
            QVERIFY(i == 0 || (byMoney ? products[i - 1].grossMinor >= product.grossMinor
                                       : products[i - 1].units >= product.units));
        }
    }
}

void tst_SalesBreakdownTable::places_areThoseOfTheOrders()
{
    std::map<QString, SalesFigures> countries;
    std::map<std::pair<QString, QString>, SalesFigures> regions;
    for (const Order& order : m_shop->paidIn(range())) {
        const SalesFigures figures{.orders = 1, .units = order.units().ordered, .grossMinor = order.totalMinor};
        countries[order.shipTo.country] += figures;
        if (!order.shipTo.region.isEmpty())
            regions[{order.shipTo.country, order.shipTo.region}] += figures;
    }
    const auto byCountry = require(salesByCountry(*m_shop->db, range()));
    QCOMPARE(byCountry.size(), countries.size());
    for (const CountrySales& country : byCountry)
        QCOMPARE(country.figures, countries[country.country]);
    const auto byRegion = require(salesByRegion(*m_shop->db, range(), -1));
    QCOMPARE(byRegion.size(), regions.size());
    for (const RegionSales& region : byRegion)
        QCOMPARE(region.figures, (regions[{region.country, region.region}]));
}

void tst_SalesBreakdownTable::weekHours_areThoseOfTheShopsClock()
{
    WeekSales expected;
    for (const Order& order : m_shop->paidIn(range())) {
        const QDateTime paid = local(*order.paidAt, m_shop->zone);
        expected[size_t(paid.date().dayOfWeek() - 1)][size_t(paid.time().hour())] +=
            {.orders = 1, .units = order.units().ordered, .grossMinor = order.totalMinor};
    }
    const WeekSales week = require(salesByWeekdayAndHour(*m_shop->db, range()));
    for (size_t day = 0; day < 7; ++day) {
        for (size_t hour = 0; hour < 24; ++hour)
            QCOMPARE(week[day][hour], expected[day][hour]);
    }
}

void tst_SalesBreakdownTable::hours_addUpToTheirDay()
{
    const SalesCalendar calendar{.zone = m_shop->zone};
    const SalesRange autumn{.from = QDate(2014, 10, 1), .to = QDate(2014, 11, 10), .currency = u"EUR"_s};
    const auto hours = require(salesByPeriod(*m_shop->db, autumn, SalesBucket::Hour, calendar));
    // One day of them has 25.
    QCOMPARE(hours.size(), size_t(41 * 24 + 1));
    const auto days = require(salesByPeriod(*m_shop->db, autumn, SalesBucket::Day, calendar));
    QCOMPARE(days.size(), size_t(41));
    for (const PeriodSales& day : days) {
        SalesFigures sum;
        for (const PeriodSales& hour : hours) {
            if (hour.from == day.from)
                sum += hour.figures;
        }
        QCOMPARE(sum, day.figures);
    }
    QVERIFY(!totalOf(days).isEmpty());
    const SalesRange century{.from = QDate(1950, 1, 1), .to = QDate(2014, 1, 1), .currency = u"EUR"_s};
    const auto tooMany = salesByPeriod(*m_shop->db, century, SalesBucket::Hour, calendar);
    QVERIFY(!tooMany && tooMany.error().code == u"TOO_MANY_PERIODS");
}

void tst_SalesBreakdownTable::outcomes_areThoseOfTheOrdersPlaced()
{
    const SalesRange asked = range();
    std::map<std::tuple<OrderStatus, bool, QString>, qint64> expected;
    qint64 placed = 0;
    for (const auto& [id, order] : m_shop->orders) {
        if (!m_shop->isIn(order.createdAt, asked.from, asked.to))
            continue;
        ++expected[{order.status, order.paidAt.has_value(), order.cancelReason}];
        ++placed;
    }
    const auto outcomes = require(orderOutcomes(*m_shop->db, {asked.from, asked.to}));
    QCOMPARE(outcomes.size(), expected.size());
    for (const OrderOutcome& outcome : outcomes)
        QCOMPARE(outcome.orders, (expected[{outcome.status, outcome.wasPaid, outcome.reason}]));
    QCOMPARE(funnelOf(outcomes).placed, placed);
}

void tst_SalesBreakdownTable::shippingTimes_areThoseOfTheParcels()
{
    const SalesRange asked = range();
    std::vector<qint64> hours;
    qint64 late = 0;
    for (const auto& [id, order] : m_shop->orders) {
        if (!order.paidAt || !order.shippedAt || order.shipments.empty() ||
            !m_shop->isIn(*order.shippedAt, asked.from, asked.to))
            continue;
        hours.push_back((order.shippedAt->epochMs() - order.paidAt->epochMs()) / kHourMs);
        late += order.shipBy && *order.shippedAt > *order.shipBy ? 1 : 0;
    }
    std::ranges::sort(hours);
    const ShippingTimes times = require(shippingTimes(*m_shop->db, {asked.from, asked.to}));
    QCOMPARE(times.orders(), qint64(hours.size()));
    QCOMPARE(times.late(), late);
    if (hours.empty()) {
        QVERIFY(!times.within(50));
        return;
    }
    QCOMPARE(times.within(50), hours[(hours.size() + 1) / 2 - 1]);
    QCOMPARE(times.within(90), hours[(hours.size() * 90 + 99) / 100 - 1]);
}

void tst_SalesBreakdownTable::productInACountry_isCountedByItsLines()
{
    const SalesRange all{.from = QDate(2013, 1, 1), .to = QDate(2017, 12, 31), .currency = u"EUR"_s};
    const SalesCalendar calendar{.zone = m_shop->zone};
    for (const auto& [sku, country] : {std::pair(u"SKU-3"_s, u"DE"_s), {u"SKU-3"_s, QString()}, {QString(), u"DE"_s}}) {
        SalesFigures expected;
        for (const Order& order : m_shop->paidIn(all)) {
            if (!country.isEmpty() && order.shipTo.country != country)
                continue;
            if (sku.isEmpty()) {
                expected += {.orders = 1, .units = order.units().ordered, .grossMinor = order.totalMinor};
                continue;
            }
            SalesFigures lines;
            for (const OrderLine& line : order.lines) {
                if (line.sku == sku)
                    lines += {
                        .orders = lines.orders == 0 ? 1 : 0, .units = line.quantity, .grossMinor = line.lineTotalMinor};
            }
            expected += lines;
        }
        const auto months =
            require(filteredSales(*m_shop->db, all, SalesBucket::Month, calendar, {.sku = sku, .country = country}));
        QCOMPARE(months.size(), size_t(60));
        QCOMPARE(totalOf(months), expected);
        QVERIFY(expected.orders > 0);
    }
}

void tst_SalesBreakdownTable::lists_holdExactlyWhatFiguresCount()
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

void tst_SalesBreakdownTable::ordersWithoutACountryOrReason_areListed()
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

void tst_SalesBreakdownTable::lists_ofWholeDays_areCountedAsTheirOrders()
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

void tst_SalesBreakdownTable::olderCache_opened_hasTheSameFigures()
{
    SoldShop shop(77);
    sql::Connection& db = *shop.db;
    const SalesRange some{.from = QDate(2013, 11, 12), .to = QDate(2016, 9, 30), .currency = u"EUR"_s};
    const OrderQuery list{.paidFrom = startOfSalesDay(some.from, shop.zone),
                          .paidTo = startOfSalesDay(some.to.addDays(1), shop.zone)};
    const TopProducts before = require(topProducts(db, some, -1));
    const auto totals = require(orderTotals(db, list, shop.zone));
    QVERIFY(before.byMoney.size() > 5 && totals.size() == 2);
    // As the version before kept them: a product a row.
    auto rows = require(db.query("SELECT currency, span, block, data FROM product_sales"));
    while (rows.next()) {
        ProductBlock sums{};
        QVERIFY(addTo(sums, rows.bytes(3), 1));
        for (size_t place = 0; place < sums.size(); ++place) {
            if (sums[place].isEmpty())
                continue;
            const bool isDay = rows.integer(1) > 1'000'000;
            require(db.run(isDay ? "INSERT INTO sales_products VALUES (?, ?, ?, ?, ?, ?)"
                                 : "INSERT INTO sales_product_spans VALUES (?, ?, ?, ?, ?, ?)",
                           rows.text(0), rows.integer(1), rows.integer(2) * kProductsInBlock + qint64(place),
                           sums[place].orders, sums[place].units, sums[place].grossMinor));
        }
    }
    require(db.run("DELETE FROM product_sales"));
    require(db.run("DELETE FROM paid_orders"));
    require(write(db, Meta::TimeZone, QString::fromLatin1(shop.zone.id())));
    require(upgradeSales(db));
    require(upgradeSales(db));
    const TopProducts after = require(topProducts(db, some, -1));
    QCOMPARE(after.byMoney.size(), before.byMoney.size());
    for (size_t i = 0; i < after.byUnits.size(); ++i) {
        QCOMPARE(after.byUnits[i].sku, before.byUnits[i].sku);
        QCOMPARE(after.byUnits[i].units, before.byUnits[i].units);
        QCOMPARE(after.byMoney[i].sku, before.byMoney[i].sku);
        QCOMPARE(after.byMoney[i].grossMinor, before.byMoney[i].grossMinor);
        QCOMPARE(after.byMoney[i].orders, before.byMoney[i].orders);
    }
    QCOMPARE(require(orderTotals(db, list, shop.zone)), totals);
}

void tst_SalesBreakdownTable::blocks_ofProducts_comeBackFromTheirBytes()
{
    ProductBlock block{};
    QVERIFY(bytesOf(block).isEmpty());
    block.front() = {.orders = 1, .units = -3, .grossMinor = std::numeric_limits<qint64>::max()};
    block[7] = {.orders = 0, .units = 0, .grossMinor = std::numeric_limits<qint64>::min()};
    block.back() = {.orders = 127, .units = 128, .grossMinor = -1};
    const QByteArray bytes = bytesOf(block);
    ProductBlock read{};
    QVERIFY(addTo(read, bytes, 1));
    QVERIFY(read == block);
    ProductSums one;
    QVERIFY(addTo(one, 255, bytes) && one == block.back());
    ProductSums none;
    QVERIFY(addTo(none, 8, bytes) && none.isEmpty());
    // Cut short, it is noticed; the rest is left.
    ProductBlock broken{};
    QVERIFY(!addTo(broken, bytes.chopped(1), 1));
    QVERIFY(!addTo(one, 255, bytes.left(3)));
}

void tst_SalesBreakdownTable::refunds_areListedAndSummedByReason()
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

QTEST_GUILESS_MAIN(tst_SalesBreakdownTable)
#include "tst_SalesBreakdownTable.moc"
