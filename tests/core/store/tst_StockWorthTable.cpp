// SPDX-License-Identifier: Apache-2.0
#include "core/store/StockWorthTable.h"
#include "core/wire/CatalogueJson.h"
#include "tests/core/store/CacheFixture.h"

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

class tst_StockWorthTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stock_isWorthItsPrices_andSlowIfNobodyBuys();
};

void tst_StockWorthTable::stock_isWorthItsPrices_andSlowIfNobodyBuys()
{
    CacheFixture cache;
    OrderSampler sampler(4);
    const auto sell = [&](qint64 id, const QString& sku, const QString& currency, bool isPaid) {
        Order order = sampler.order(id);
        order.lines.resize(1);
        order.lines.front().sku = sku;
        order.currency = currency;
        order.paidAt = isPaid ? std::optional(order.createdAt.plusSeconds(60)) : std::nullopt;
        cache.put(order);
        return order;
    };
    const Order sold = sell(1, u"SOLD"_s, u"EUR"_s, true);
    sell(2, u"ABROAD"_s, u"USD"_s, true);
    sell(3, u"UNPAID"_s, u"EUR"_s, false);
    const auto stock = [&](const QString& sku, qint64 onHand, qint64 price) {
        Product product;
        product.sku = sku;
        product.title = sku.toLower();
        product.priceMinor = price;
        product.onHand = onHand;
        product.revision = ++cache.revision;
        cache.pending.push_back({.entity = u"product"_s,
                                 .id = sku,
                                 .revision = product.revision,
                                 .deleted = false,
                                 .body = productToJson(product)});
    };
    stock(u"SOLD"_s, 3, 500);
    stock(u"ABROAD"_s, 1, 200);
    stock(u"UNPAID"_s, 2, 1'000);
    stock(u"DUST"_s, 7, 1'000);
    stock(u"NONE"_s, 0, 900);
    cache.flush();
    cache.finish();
    const QDate longAgo(2013, 1, 1);
    const StockWorth recent = require(stockWorth(*cache.db, longAgo, 10));
    QCOMPARE(recent.products, 4);
    QCOMPARE(recent.units, 13);
    QCOMPARE(recent.worthMinor, 3 * 500 + 200 + 2 * 1'000 + 7 * 1'000);
    QCOMPARE(recent.slowProducts, 2);
    QCOMPARE(recent.slowWorthMinor, 9'000);
    QCOMPARE(recent.slow.size(), size_t(2));
    QCOMPARE(recent.slow.front().sku, u"DUST"_s);
    QCOMPARE(recent.slow.front().title, u"dust"_s);
    QCOMPARE(recent.slow.front().onHand, 7);
    QVERIFY(!recent.slow.front().lastSold);
    QCOMPARE(recent.slow.back().sku, u"UNPAID"_s);
    QVERIFY(!recent.slow.back().lastSold);
    // Nothing was sold later than what is here: the most worth is named first, and when it was sold last.
    const StockWorth later = require(stockWorth(*cache.db, QDate(2015, 1, 1), 3));
    QCOMPARE(later.slowProducts, 4);
    QCOMPARE(later.slowWorthMinor, later.worthMinor);
    QCOMPARE(later.slow.size(), size_t(3));
    QCOMPARE(later.slow.back().sku, u"SOLD"_s);
    QCOMPARE(later.slow.back().lastSold, sold.paidAt);
    // Sold out, dearer, gone: as the products are now.
    stock(u"DUST"_s, 0, 1'000);
    stock(u"UNPAID"_s, 2, 1'500);
    cache.pending.push_back(
        {.entity = u"product"_s, .id = u"SOLD"_s, .revision = ++cache.revision, .deleted = true, .body = {}});
    cache.flush();
    const StockWorth now = require(stockWorth(*cache.db, longAgo, 10));
    QCOMPARE(now.products, 2);
    QCOMPARE(now.worthMinor, 200 + 2 * 1'500);
    QCOMPARE(now.slowProducts, 1);
    // What an earlier version kept is read into the same rows.
    QFile script(u":/store/migrations/010_stock_worth.sql"_s);
    QVERIFY(script.open(QIODevice::ReadOnly));
    require(cache.db->run("DROP TABLE stock_on_hand"));
    require(cache.db->executeScript(QString::fromUtf8(script.readAll())));
    const StockWorth upgraded = require(stockWorth(*cache.db, longAgo, 10));
    QCOMPARE(upgraded.worthMinor, now.worthMinor);
    QCOMPARE(upgraded.slowProducts, now.slowProducts);
}

QTEST_GUILESS_MAIN(tst_StockWorthTable)
#include "tst_StockWorthTable.moc"
