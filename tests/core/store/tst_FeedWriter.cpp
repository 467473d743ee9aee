// SPDX-License-Identifier: Apache-2.0
// Pages of the feed into the cache: figures equal a plain sum, old states never return, one bad record spoils nothing.

#include "core/store/MetaTable.h"
#include "core/store/OrderItemTable.h"
#include "core/store/SalesBreakdownTable.h"
#include "core/wire/CatalogueJson.h"
#include "tests/core/store/CacheFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

namespace {

FeedRecord refundRecord(qint64 id, OrderId order, UtcTime at, qint64 amountMinor, qint64 revision)
{
    Refund refund;
    refund.id = RefundId(id);
    refund.refundNo = u"R%1"_s.arg(id);
    refund.orderId = order;
    refund.amountMinor = amountMinor;
    refund.currency = u"EUR"_s;
    refund.reason = u"CUSTOMER"_s;
    refund.at = at;
    refund.revision = revision;
    return {.entity = u"refund"_s,
            .id = refund.id.toString(),
            .revision = revision,
            .deleted = false,
            .body = refundToJson(refund)};
}

/// By name, for numbers of SKUs go by who came first.
QString productsOf(sql::Connection& db)
{
    std::map<qint64, QString> names;
    auto skus = require(db.query("SELECT no, sku FROM skus"));
    while (skus.next())
        names[skus.integer(0)] = skus.text(1);
    QStringList lines;
    auto rows = require(db.query("SELECT currency, span, block, data FROM product_sales"));
    while (rows.next()) {
        ProductBlock sums{};
        if (!addTo(sums, rows.bytes(3), 1))
            qFatal("no block of products");
        for (size_t place = 0; place < sums.size(); ++place) {
            if (sums[place].isEmpty())
                continue;
            const QString sku = names[rows.integer(2) * kProductsInBlock + qint64(place)];
            lines.push_back(QStringList{rows.text(0), rows.text(1), sku, QString::number(sums[place].orders),
                                        QString::number(sums[place].units), QString::number(sums[place].grossMinor)}
                                .join(u'|'));
        }
    }
    lines.sort();
    return lines.join(u'\n');
}

/// Everything that the cache says, as text.
QString dumped(sql::Connection& db)
{
    QString text;
    for (
        const char* sql :
        {"SELECT id, revision, status, fulfilment, on_hold, to_ship, units, total_minor, created_at, updated_at, paid_at, "
         "ship_by, order_no, currency, customer, customer_name, note_count FROM orders ORDER BY id",
         "SELECT o.id, b.body FROM orders o JOIN order_bodies b ON b.row = o.row ORDER BY o.id",
         "SELECT o.id, t.text FROM orders o JOIN order_texts t ON t.row = o.row ORDER BY o.id",
         "SELECT o.id, s.sku, l.line_no, l.units, l.total_minor FROM order_lines l JOIN orders o ON o.row = l.row JOIN skus s "
         "ON s.no = l.sku ORDER BY 1, 3",
         "SELECT day, status, fulfilment, on_hold, c.name, orders FROM order_counts LEFT JOIN countries c ON c.no = country "
         "WHERE orders <> 0 ORDER BY 1, 2, 3, 4, 5",
         "SELECT currency, day, c.name, orders, units, gross_minor, refunded_minor FROM sales_days LEFT JOIN countries c ON "
         "c.no = country WHERE orders <> 0 OR refunded_minor <> 0 ORDER BY 1, 2, 3",
         "SELECT currency, hour, orders, units, gross_minor, refunded_minor FROM sales_hours WHERE orders <> 0 OR "
         "refunded_minor <> 0 ORDER BY 1, 2",
         "SELECT o.id, g.name, o.shipped_at, o.cancel_reason FROM orders o LEFT JOIN regions g ON g.no = o.region ORDER BY 1",
         "SELECT currency, day, orders, units, gross_minor, refunded_minor FROM sales_totals WHERE orders <> 0 OR "
         "refunded_minor <> 0 ORDER BY 1, 2",
         "SELECT currency, span, c.name, orders, units, gross_minor, refunded_minor FROM sales_country_spans LEFT JOIN "
         "countries c ON c.no = country WHERE orders <> 0 OR refunded_minor <> 0 ORDER BY 1, 2, 3",
         "SELECT span, currency, status, c.name, orders, total_minor FROM paid_orders LEFT JOIN countries c ON "
         "c.no = country WHERE orders <> 0 ORDER BY 1, 2, 3, 4",
         "SELECT currency, span, c.name, g.name, orders, units, gross_minor FROM sales_regions r LEFT JOIN countries c ON "
         "c.no = r.country LEFT JOIN regions g ON g.no = r.region WHERE orders <> 0 ORDER BY 1, 2, 3, 4",
         "SELECT currency, span, week_hour, orders, units, gross_minor, refunded_minor FROM sales_week_hours WHERE orders <> "
         "0 OR refunded_minor <> 0 ORDER BY 1, 2, 3",
         "SELECT span, status, was_paid, reason, orders FROM order_outcomes WHERE orders <> 0 ORDER BY 1, 2, 3, 4",
         "SELECT span, hours, is_late, orders FROM shipping_times WHERE orders <> 0 ORDER BY 1, 2, 3",
         "SELECT currency, span, reason, refunds, amount_minor FROM refund_reasons WHERE refunds <> 0 ORDER BY 1, 2, 3"}) {
        auto rows = require(db.query(sql));
        while (rows.next()) {
            for (int column = 0; column < 18; ++column)
                text += rows.text(column) + u'|';
            text += u'\n';
        }
    }
    return text + productsOf(db);
}

} // namespace

class tst_FeedWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figures_equalThePlainSum()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        OrderSampler sampler(seed);
        CacheFixture cache;
        std::vector<std::pair<UtcTime, qint64>> refunds;
        for (qint64 id = 1; id <= 200; ++id)
            cache.put(sampler.order(id));
        for (qint64 id = 1; id <= 40; ++id) {
            // Some come before their order, some have none.
            const UtcTime at(1'382'700'000'000LL + qint64(sampler.below(4000)) * 60'000);
            const OrderId order(id % 5 == 0 ? 0 : 150 + id);
            refunds.emplace_back(at, 100 + id);
            cache.pending.insert(cache.pending.begin(), refundRecord(id, order, at, 100 + id, ++cache.revision));
        }
        cache.flush();
        for (int i = 0; i < 300; ++i) {
            Order order = std::next(cache.orders.begin(), sampler.below(int(cache.orders.size())))->second;
            sampler.change(order);
            cache.put(order);
            if (i % 50 == 49)
                cache.flush();
        }
        for (int i = 0; i < 30; ++i)
            cache.remove(std::next(cache.orders.begin(), sampler.below(int(cache.orders.size())))->first);
        cache.flush();

        std::map<QDate, SalesFigures> expected;
        std::map<QString, SalesFigures> bySku;
        SalesFigures all;
        for (const auto& [id, order] : cache.orders) {
            if (!order.paidAt || order.currency != u"EUR")
                continue;
            const SalesFigures figures{.orders = 1, .units = order.units().ordered, .grossMinor = order.totalMinor};
            expected[QDateTime::fromMSecsSinceEpoch(order.paidAt->epochMs(), cache.zone).date()] += figures;
            all += figures;
            std::map<QString, SalesFigures> lines;
            for (const OrderLine& line : order.lines) {
                lines[line.sku].orders = 1;
                lines[line.sku].units += line.quantity;
                lines[line.sku].grossMinor += line.lineTotalMinor;
            }
            for (const auto& [sku, line] : lines)
                bySku[sku] += line;
        }
        for (const auto& [at, amount] : refunds) {
            expected[QDateTime::fromMSecsSinceEpoch(at.epochMs(), cache.zone).date()].refundedMinor += amount;
            all.refundedMinor += amount;
        }
        const SalesRange range{QDate(2013, 10, 20), QDate(2013, 11, 5), u"EUR"_s};
        const SalesCalendar calendar{.zone = cache.zone};
        for (const PeriodSales& day : require(salesByPeriod(*cache.db, range, SalesBucket::Day, calendar)))
            QCOMPARE(day.figures, expected[day.from]);
        const auto months = require(salesByPeriod(*cache.db, range, SalesBucket::Month, calendar));
        QCOMPARE(months.size(), size_t(2));
        QCOMPARE(months[0].from, QDate(2013, 10, 1));
        SalesFigures sum = months[0].figures;
        sum += months[1].figures;
        QCOMPARE(sum, all);
        SalesFigures countries;
        for (const CountrySales& country : require(salesByCountry(*cache.db, range)))
            countries += country.figures;
        QCOMPARE(countries, all);
        SalesFigures hours;
        for (const auto& weekday : require(salesByWeekdayAndHour(*cache.db, range))) {
            for (const SalesFigures& hour : weekday)
                hours += hour;
        }
        QCOMPARE(hours, all);
        size_t products = 0;
        for (const ProductSales& product : require(salesByProduct(*cache.db, range, ProductOrder::ByMoney, -1))) {
            QCOMPARE(product.orders, bySku[product.sku].orders);
            QCOMPARE(product.units, bySku[product.sku].units);
            QCOMPARE(product.grossMinor, bySku[product.sku].grossMinor);
            ++products;
        }
        QCOMPARE(products, bySku.size());
    }

    void pages_inAnyOrderAndRepeated_endAlike()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        OrderSampler sampler(seed);
        std::vector<FeedRecord> history;
        std::map<qint64, Order> latest;
        qint64 revision = 0;
        for (int i = 0; i < 400; ++i) {
            const qint64 id = 1 + sampler.below(60);
            Order order = latest.contains(id) ? latest[id] : sampler.order(id);
            sampler.change(order);
            latest[id] = order;
            history.push_back(recordOf(order, ++revision));
        }
        CacheFixture inOrder;
        for (const FeedRecord& record : history)
            (void)require(inOrder.apply({record}, true));
        inOrder.finish();
        CacheFixture shuffled;
        std::vector<FeedRecord> others = history;
        others.insert(others.end(), history.begin(), history.begin() + 100);
        std::shuffle(others.begin(), others.end(), std::minstd_rand(seed));
        for (size_t i = 0; i < others.size(); i += 37) {
            if (i > 200)
                shuffled.finish();
            (void)require(
                shuffled.apply({others.begin() + qsizetype(i),
                                others.begin() + std::min<qsizetype>(qsizetype(i) + 37, qsizetype(others.size()))},
                               true));
        }
        shuffled.finish();
        QCOMPARE(dumped(*shuffled.db), dumped(*inOrder.db));
    }

    void badRecord_isSetAsideAndThePageGoesOn()
    {
        CacheFixture cache;
        OrderSampler sampler(1);
        std::vector<FeedRecord> records;
        for (qint64 id = 1; id <= 500; ++id)
            records.push_back(recordOf(sampler.order(id), id));
        const QByteArray good = records[250].body;
        records[250].body.replace("\"status\":\"", "\"status\":\"NEVER_HEARD_OF_");
        const PageReport report = require(cache.apply(records));
        QCOMPARE(report.changed, 499);
        QCOMPARE(report.quarantined, 1);
        QCOMPARE(require(read(*cache.db, Meta::Cursor)), u"cursor"_s);
        const auto held = require(quarantined(*cache.db));
        QCOMPARE(held.size(), size_t(1));
        QCOMPARE(held[0].record.id, u"251"_s);
        QVERIFY2(held[0].problem.contains(u"status"), qPrintable(held[0].problem));
        records[250].body = good;
        records[250].revision = 600;
        QCOMPARE(require(cache.apply({records[250]})).changed, 1);
        QCOMPARE(require(quarantinedCount(*cache.db)), 0);
    }

    void knownOrder_whoseNewStateIsNotUnderstood_isShownAsOutdated()
    {
        CacheFixture cache;
        OrderSampler sampler(1);
        const Order order = sampler.order(7);
        (void)require(cache.apply({recordOf(order, 1), recordOf(sampler.order(8), 2)}));
        QVERIFY(!require(storedOrder(*cache.db, order.id))->isOutdated);
        FeedRecord unknown = recordOf(order, 3);
        unknown.body.replace("\"status\":\"", "\"status\":\"NEVER_HEARD_OF_");
        (void)require(cache.apply({unknown}));
        QVERIFY(require(storedOrder(*cache.db, order.id))->isOutdated);
        const auto rows = require(orderRows(*cache.db, {}, -1));
        const auto stored = require(storedOrders(*cache.db, rows));
        QCOMPARE(stored.size(), size_t(2));
        for (const StoredOrder& each : stored)
            QCOMPARE(each.isOutdated, each.order.id == order.id);
        (void)require(cache.apply({recordOf(order, 4)}));
        QVERIFY(!require(storedOrder(*cache.db, order.id))->isOutdated);
    }

    void recordsWithoutAnId_areCountedOneByOne()
    {
        CacheFixture cache;
        FeedPage page{.records = {}, .cursor = u"cursor"_s};
        for (const char* const body : {"{\"a\":1}", "{\"a\":2}", "[]"})
            page.bad.push_back({.record = {.body = body}, .problem = u"no id"_s});
        auto transaction = require(sql::Transaction::begin(*cache.db));
        (void)require(cache.writer.apply(*cache.db, decode(page), cache.now, false));
        (void)require(cache.writer.apply(*cache.db, decode(page), cache.now, false));
        require(transaction.commit());
        QCOMPARE(require(quarantinedCount(*cache.db)), 3);
        // They cannot come again under a name; a resync that does not bring them lets them go.
        require(cache.writer.beginResync(*cache.db));
        (void)require(cache.apply({}));
        QCOMPARE(require(quarantinedCount(*cache.db)), 0);
    }

    void recordOfAnotherKind_thatComesAgain_isReleased()
    {
        CacheFixture cache;
        FeedPage page{.records = {}, .cursor = u"cursor"_s};
        page.bad.push_back({.record = {.entity = u"view"_s, .id = u"5"_s}, .problem = u"no revision"_s});
        auto transaction = require(sql::Transaction::begin(*cache.db));
        (void)require(cache.writer.apply(*cache.db, decode(page), cache.now, false));
        require(transaction.commit());
        QCOMPARE(require(quarantinedCount(*cache.db)), 1);
        (void)require(cache.apply({{.entity = u"view"_s, .id = u"5"_s, .revision = 2, .body = "{}"}}));
        QCOMPARE(require(quarantinedCount(*cache.db)), 0);
    }

    void setAside_isUnderstoodByALaterVersion()
    {
        CacheFixture cache;
        OrderSampler sampler(1);
        const Order order = sampler.order(7);
        (void)require(cache.apply({recordOf(order, 5)}));
        Order later = order;
        sampler.change(later);
        later.orderNo = u"LATER"_s;
        // As the version before this one left it: it could not read what this one can.
        require(quarantine(*cache.db, {.record = recordOf(later, 6), .problem = u"status"_s}, cache.now));
        FeedRecord still = recordOf(sampler.order(9), 7);
        still.body.replace("\"status\":\"", "\"status\":\"NEVER_HEARD_OF_");
        require(quarantine(*cache.db, {.record = still, .problem = u"status"_s}, cache.now));
        auto transaction = require(sql::Transaction::begin(*cache.db));
        require(cache.writer.retryQuarantined(*cache.db));
        require(transaction.commit());
        QCOMPARE(require(storedOrder(*cache.db, order.id))->order.orderNo, u"LATER"_s);
        const auto left = require(quarantined(*cache.db));
        QCOMPARE(left.size(), size_t(1));
        QCOMPARE(left[0].record.id, u"9"_s);
    }

    void failedPage_leavesNothingBehind()
    {
        CacheFixture cache;
        OrderSampler sampler(2);
        for (qint64 id = 1; id <= 100; ++id)
            cache.put(sampler.order(id));
        cache.flush();
        const QString before = dumped(*cache.db);
        std::vector<FeedRecord> records;
        for (qint64 id = 1; id <= 60; ++id)
            records.push_back(
                {.entity = u"order"_s, .id = QString::number(id), .revision = 1000 + id, .deleted = true, .body = {}});
        records.push_back(recordOf(sampler.order(900), 2000));
        const auto refused = cache.apply(records);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QString(kRemovalsNeedConsent));
        QCOMPARE(dumped(*cache.db), before);
        QCOMPARE(require(cache.apply(records, false, true)).removed, 60);
        QCOMPARE(require(countOrders(*cache.db, {}, cache.zone)), 41);
    }

    void removals_addUpOverPagesAndPasses()
    {
        CacheFixture cache;
        OrderSampler sampler(2);
        for (qint64 id = 1; id <= 200; ++id)
            cache.put(sampler.order(id));
        cache.flush();
        qint64 next = 1;
        const auto deletions = [&next](int count) {
            std::vector<FeedRecord> records;
            for (int i = 0; i < count; ++i, ++next)
                records.push_back({.entity = u"order"_s,
                                   .id = QString::number(next),
                                   .revision = 1000 + next,
                                   .deleted = true,
                                   .body = {}});
            return records;
        };
        // None of the pages alone takes more than anybody expects.
        QCOMPARE(require(cache.apply(deletions(30), true)).removed, 30);
        // Of what is not here nothing vanishes.
        next = 1;
        QCOMPARE(require(cache.apply(deletions(30), true)).removed, 0);
        const auto refused = cache.apply(deletions(30), true);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QString(kRemovalsNeedConsent));
        QCOMPARE(refused.error().facts, QByteArray(R"({"entity":"order","removed":60,"present":200})"));
        // The pass that begins anew behind the last good page meets the same page, and no other answer.
        next = 31;
        QVERIFY(!cache.apply(deletions(30), true));
        next = 31;
        QCOMPARE(require(cache.apply(deletions(30), true, true)).removed, 30);
        QCOMPARE(require(cache.apply(deletions(20), false, true)).removed, 20);
        // A complete pass begins the count anew, against what is here now.
        QCOMPARE(require(cache.apply(deletions(40))).removed, 40);
        QCOMPARE(require(cache.apply(deletions(40))).removed, 40);
    }

    void resync_ofAnotherShopAsksHoweverMuchItBrings()
    {
        CacheFixture cache;
        OrderSampler sampler(2);
        for (qint64 id = 1; id <= 60; ++id)
            cache.put(sampler.order(id));
        cache.flush();
        require(cache.writer.beginResync(*cache.db));
        std::vector<FeedRecord> others;
        for (qint64 id = 1001; id <= 2000; ++id)
            others.push_back(recordOf(sampler.order(id), id));
        const auto refused = cache.apply(others);
        QVERIFY(!refused);
        QCOMPARE(refused.error().facts, QByteArray(R"({"entity":"order","removed":60,"present":60})"));
        QCOMPARE(require(countOrders(*cache.db, {}, cache.zone)), 60);
    }

    void resync_replacesEvenByLowerRevisionsAndRemovesWhatDidNotCome()
    {
        CacheFixture cache;
        OrderSampler sampler(2);
        std::vector<FeedRecord> restored;
        for (qint64 id = 1; id <= 100; ++id) {
            const Order order = sampler.order(id);
            cache.put(order);
            if (id > 10)
                restored.push_back(recordOf(order, id));
        }
        cache.revision += 1000;
        for (qint64 id = 1; id <= 100; ++id) {
            Order order = cache.orders[id];
            sampler.change(order);
            cache.put(order);
        }
        cache.flush();
        cache.finish();
        require(cache.writer.beginResync(*cache.db));
        (void)require(cache.apply({restored.begin(), restored.begin() + 50}, true));
        QCOMPARE(require(countOrders(*cache.db, {}, cache.zone)), 100);
        const PageReport report = require(cache.apply({restored.begin() + 50, restored.end()}));
        QCOMPARE(report.removed, 10);

        CacheFixture fresh;
        (void)require(fresh.apply(restored));
        fresh.finish();
        QCOMPARE(dumped(*cache.db), dumped(*fresh.db));
    }

    void resync_ofAnEmptyServiceAsks()
    {
        CacheFixture cache;
        OrderSampler sampler(2);
        for (qint64 id = 1; id <= 100; ++id)
            cache.put(sampler.order(id));
        cache.flush();
        require(cache.writer.beginResync(*cache.db));
        const auto refused = cache.apply({});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QString(kRemovalsNeedConsent));
        QCOMPARE(require(countOrders(*cache.db, {}, cache.zone)), 100);
        QCOMPARE(require(cache.apply({}, false, true)).removed, 100);
    }
};

QTEST_GUILESS_MAIN(tst_FeedWriter)
#include "tst_FeedWriter.moc"
