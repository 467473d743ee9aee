// SPDX-License-Identifier: Apache-2.0
#include "core/store/MetaTable.h"
#include "core/store/SalesSpans.h"
#include "core/store/SalesUpgradeTable.h"
#include "tests/core/store/SoldShop.h"

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

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
    void olderCache_opened_hasTheSameFigures();
    void blocks_ofProducts_comeBackFromTheirBytes();

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

QTEST_GUILESS_MAIN(tst_SalesBreakdownTable)
#include "tst_SalesBreakdownTable.moc"
