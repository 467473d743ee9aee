// SPDX-License-Identifier: Apache-2.0
// Orders and their lines in the cache: numbered once, changed, found by SKU, whatever indexes there are.

#include "core/store/OrderTable.h"
#include "tests/core/store/CacheFixture.h"

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

namespace {

qint64 count(CacheFixture& cache, std::string_view sql)
{
    return require(cache.db->integer(sql)).value_or(-1);
}

std::vector<qint64> withSku(CacheFixture& cache, const QString& sku)
{
    std::vector<qint64> ids;
    const auto rows = require(orderRows(*cache.db, {.sku = sku}, -1));
    for (const Order& order : require(ordersAt(*cache.db, rows)))
        ids.push_back(order.id.value());
    std::ranges::sort(ids);
    return ids;
}

std::vector<qint64> expectedWithSku(const CacheFixture& cache, const QString& sku)
{
    std::vector<qint64> ids;
    for (const auto& [id, order] : cache.orders) {
        if (std::ranges::find(order.lines, sku, &OrderLine::sku) != order.lines.end())
            ids.push_back(id);
    }
    return ids;
}

} // namespace

class tst_OrderTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineNumberedTwice_isSetAsideAndThePageGoesOn()
    {
        CacheFixture cache;
        OrderSampler sampler(1);
        Order bad = sampler.order(1);
        bad.lines = {bad.lines.front(), bad.lines.front()};
        const PageReport report =
            require(cache.apply({recordOf(sampler.order(2), 1), recordOf(bad, 2), recordOf(sampler.order(3), 3)}));
        QCOMPARE(report.changed, 2);
        QCOMPARE(report.quarantined, 1);
        QCOMPARE(count(cache, "SELECT count(*) FROM orders"), 2);
        QCOMPARE(count(cache, "SELECT count(*) FROM quarantine WHERE problem LIKE 'LINE_NUMBERED_TWICE%'"), 1);
    }

    void linesThatChange_areFoundBySkuBeforeAndAfterTheLoad()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        OrderSampler sampler(seed);
        CacheFixture cache;
        for (qint64 id = 1; id <= 80; ++id)
            cache.put(sampler.order(id));
        cache.flush();
        const auto checkAll = [&] {
            for (int sku = 0; sku < 12; ++sku)
                QCOMPARE(withSku(cache, u"SKU-%1"_s.arg(sku)), expectedWithSku(cache, u"SKU-%1"_s.arg(sku)));
        };
        checkAll();
        cache.finish();
        checkAll();
        for (qint64 id = 1; id <= 80; id += 2) {
            // Other lines, fewer lines, one with no SKU at all.
            Order order = cache.orders.at(id);
            order.lines = sampler.order(id).lines;
            if (id % 3 == 0)
                order.lines.front().sku.clear();
            cache.put(order);
        }
        cache.remove(2);
        cache.flush();
        checkAll();
        qint64 lines = 0;
        for (const auto& [id, order] : cache.orders)
            lines += qint64(order.lines.size());
        QCOMPARE(count(cache, "SELECT count(*) FROM order_lines"), lines);
    }

    void indexThatIsMissing_isBuiltOverWhatIsLoaded()
    {
        CacheFixture cache;
        OrderSampler sampler(3);
        for (qint64 id = 1; id <= 20; ++id)
            cache.put(sampler.order(id));
        cache.flush();
        cache.finish();
        require(cache.db->execute(u"DROP INDEX order_lines_sku"_s));
        QVERIFY(require(isLoaded(*cache.db)));
        cache.finish();
        QCOMPARE(count(cache, "SELECT count(*) FROM sqlite_master WHERE name = 'order_lines_sku'"), 1);
        QCOMPARE(withSku(cache, u"SKU-1"_s), expectedWithSku(cache, u"SKU-1"_s));
    }

    void pagesTogether_areThePagesOneByOne()
    {
        OrderSampler sampler(4);
        std::vector<DecodedPage> pages;
        qint64 revision = 0;
        CacheFixture oneByOne;
        for (int page = 0; page < 5; ++page) {
            std::vector<FeedRecord> records;
            for (qint64 id = 1; id <= 10; ++id)
                records.push_back(recordOf(sampler.order(page * 10 + id), ++revision));
            // One of the page before, changed since.
            Order again = sampler.order(page * 10 + 5 > 10 ? page * 10 - 5 : 5);
            records.push_back(recordOf(again, ++revision));
            FeedPage feed{records, u"cursor"_s, page < 4};
            (void)require(oneByOne.apply(records, page < 4));
            pages.push_back(decode(std::move(feed)));
        }
        CacheFixture together;
        auto transaction = require(sql::Transaction::begin(*together.db));
        const PageReport report = require(together.writer.apply(*together.db, pages, together.now, false));
        require(transaction.commit());
        QCOMPARE(report.changed, 55);
        for (CacheFixture* cache : {&oneByOne, &together})
            cache->finish();
        for (const std::string_view sql :
             {"SELECT sum(orders) FROM order_counts", "SELECT sum(gross_minor) FROM sales_days",
              "SELECT sum(units) FROM order_lines", "SELECT count(*) FROM orders",
              "SELECT sum(gross_minor * (1 + day % 7)) FROM sales_days"})
            QCOMPARE(count(together, sql), count(oneByOne, sql));
    }
};

QTEST_GUILESS_MAIN(tst_OrderTable)
#include "tst_OrderTable.moc"
