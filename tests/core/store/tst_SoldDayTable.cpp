// SPDX-License-Identifier: Apache-2.0
#include "core/store/MetaTable.h"
#include "core/store/ProductListTable.h"
#include "core/store/SalesSpans.h"
#include "core/store/SalesUpgradeTable.h"
#include "core/store/SoldDayTable.h"
#include "core/store/StockWorthTable.h"
#include "core/wire/CatalogueJson.h"
#include "tests/core/store/CacheFixture.h"

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

namespace {

/// As many as OrderSampler sells, and some that nobody buys.
constexpr int kProducts = 16;
constexpr int kOrders = 120;

class SoldShop
{
public:
    SoldShop()
    {
        for (int i = 0; i < kProducts; ++i)
            stock(u"SKU-%1"_s.arg(i), i % 5);
        for (int i = 1; i <= kOrders; ++i)
            cache.put(sampler.order(i));
        cache.flush();
    }

    sql::Connection& db() { return *cache.db; }

    void stock(const QString& sku, qint64 onHand)
    {
        Product product;
        product.sku = sku;
        product.title = sku.toLower();
        product.priceMinor = 250;
        product.onHand = onHand;
        product.active = onHand != 3;
        product.revision = ++cache.revision;
        cache.pending.push_back({.entity = u"product"_s,
                                 .id = sku,
                                 .revision = product.revision,
                                 .deleted = false,
                                 .body = productToJson(product)});
    }

    /// By the orders themselves.
    std::map<QString, QDate> lastSold() const
    {
        std::map<QString, QDate> last;
        for (const auto& [id, order] : cache.orders) {
            if (!order.paidAt)
                continue;
            const QDate day = QDateTime::fromMSecsSinceEpoch(order.paidAt->epochMs(), cache.zone).date();
            for (const OrderLine& line : order.lines)
                last[line.sku] = std::max(last[line.sku], day);
        }
        return last;
    }
    std::map<QString, QDate> kept()
    {
        std::map<QString, QDate> days;
        sql::Rows rows = require(db().query("SELECT sku, sold_day FROM products WHERE sold_day <> 0"));
        while (rows.next())
            days[rows.text(0)] = dateOf(int(rows.integer(1)));
        require(rows.end());
        return days;
    }
    QStringList listed(const ProductQuery& query)
    {
        QStringList skus;
        for (const StoredProduct& each : require(storedProducts(db(), require(productRows(db(), query, -1)))))
            skus.push_back(each.product.sku);
        skus.sort();
        return skus;
    }

    CacheFixture cache;
    OrderSampler sampler{31};
};

} // namespace

class tst_SoldDayTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void load_notOverYet_nobodyKnows();
    void orders_paidChangedAndGone_daysAreTheirs();
    void product_afterItsOrders_hasTheirDay();
    void list_everySort_isWhatTheFigureCounts();
    void upgrade_ofAnEarlierFile_fillsThem();
    void change_ofADay_isAChangeOfProducts();
    void anew_everything_nobodyKnowsAgain();
};

void tst_SoldDayTable::load_notOverYet_nobodyKnows()
{
    SoldShop shop;
    const ProductQuery query{.group = ProductGroup::OnHand, .notSoldSince = QDate(2030, 1, 1)};
    QVERIFY(!require(knowsSoldDays(shop.db())));
    QVERIFY(shop.listed(query).isEmpty());
    QCOMPARE(require(countProducts(shop.db(), query)), ProductCounts{});
    QCOMPARE(require(stockWorth(shop.db(), query.notSoldSince, 5)).slowProducts, 0);
    shop.cache.finish();
    QVERIFY(require(knowsSoldDays(shop.db())));
    QVERIFY(!shop.listed(query).isEmpty());
    QCOMPARE(shop.kept(), shop.lastSold());
}

void tst_SoldDayTable::orders_paidChangedAndGone_daysAreTheirs()
{
    SoldShop shop;
    shop.cache.finish();
    QSet<QString> seen;
    for (int round = 0; round < 60; ++round) {
        for (int i = 0; i < 4; ++i) {
            const qint64 id = 1 + shop.sampler.below(kOrders + 20);
            const auto known = shop.cache.orders.find(id);
            if (known == shop.cache.orders.end()) {
                shop.cache.put(shop.sampler.order(id));
            } else if (shop.sampler.below(3) == 0) {
                shop.cache.remove(id);
            } else {
                Order order = known->second;
                shop.sampler.change(order);
                // A service that was restored from a backup may say another day than before, or another currency.
                if (shop.sampler.below(4) == 0)
                    order.paidAt = order.createdAt.plusSeconds(shop.sampler.below(900'000));
                if (shop.sampler.below(6) == 0)
                    order.currency = u"GBP"_s;
                shop.cache.put(order);
            }
        }
        shop.cache.flush();
        QCOMPARE(shop.kept(), shop.lastSold());
        for (const auto& [sku, day] : shop.lastSold())
            seen.insert(sku + day.toString());
    }
    QVERIFY2(seen.size() > 2 * kProducts, "the days hardly moved");
}

void tst_SoldDayTable::product_afterItsOrders_hasTheirDay()
{
    SoldShop shop;
    shop.cache.finish();
    Order order = shop.sampler.order(900);
    order.lines.front().sku = u"LATE"_s;
    order.paidAt = order.createdAt.plusSeconds(60);
    shop.cache.put(order);
    shop.cache.flush();
    QCOMPARE(shop.kept().count(u"LATE"_s), size_t(0));
    shop.stock(u"LATE"_s, 4);
    shop.cache.flush();
    QCOMPARE(shop.kept(), shop.lastSold());
    QCOMPARE(shop.kept().count(u"LATE"_s), size_t(1));
    // A change of stock leaves it.
    shop.stock(u"LATE"_s, 9);
    shop.cache.flush();
    QCOMPARE(shop.kept(), shop.lastSold());
}

void tst_SoldDayTable::list_everySort_isWhatTheFigureCounts()
{
    SoldShop shop;
    shop.cache.finish();
    qint64 most = 0;
    qint64 fewest = kProducts;
    for (QDate since(2013, 10, 20); since < QDate(2013, 11, 5); since = since.addDays(1)) {
        const StockWorth figure = require(stockWorth(shop.db(), since, kProducts));
        QCOMPARE(figure.slowSince, since);
        QStringList slow;
        for (const SlowProduct& each : figure.slow)
            slow.push_back(each.sku);
        slow.sort();
        for (int sort = int(ProductSort::Sku); sort <= int(ProductSort::UpdatedAt); ++sort) {
            const ProductQuery query{
                .group = ProductGroup::OnHand, .notSoldSince = since, .sort = ProductSort(sort), .isDescending = true};
            QCOMPARE(shop.listed(query), slow);
            QCOMPARE(require(countProducts(shop.db(), query))[size_t(ProductGroup::OnHand)], figure.slowProducts);
            const QString plan = require(explainProductRows(shop.db(), query)).join(u'\n');
            QVERIFY2(plan.contains(u"COVERING INDEX") && !plan.contains(u"TEMP B-TREE"), qPrintable(plan));
        }
        // With a search beside it.
        QCOMPARE(shop.listed({.group = ProductGroup::OnHand, .search = u"sku-1"_s, .notSoldSince = since}),
                 slow.filter(u"SKU-1"_s));
        most = std::max(most, figure.slowProducts);
        fewest = std::min(fewest, figure.slowProducts);
    }
    QVERIFY2(fewest > 0 && most > fewest, "the days tell nothing apart");
}

void tst_SoldDayTable::upgrade_ofAnEarlierFile_fillsThem()
{
    SoldShop shop;
    shop.cache.finish();
    require(shop.db().run("UPDATE products SET sold_day = 0"));
    require(write(shop.db(), Meta::SoldDays, QString()));
    QVERIFY(shop.kept() != shop.lastSold());
    require(upgradeSales(shop.db()));
    QCOMPARE(shop.kept(), shop.lastSold());
    QVERIFY(require(knowsSoldDays(shop.db())));
}

void tst_SoldDayTable::change_ofADay_isAChangeOfProducts()
{
    SoldShop shop;
    shop.cache.finish();
    Order order = shop.sampler.order(901);
    order.lines.resize(1);
    order.paidAt = UtcTime(1'500'000'000'000LL);
    shop.cache.put(order);
    shop.cache.flush();
    QVERIFY(shop.cache.writer.changes().hasProducts);
    // Another one on the same day tells of nothing new.
    Order again = order;
    again.id = OrderId(902);
    again.orderNo = u"CH-902"_s;
    shop.cache.writer.forget();
    shop.cache.put(again);
    shop.cache.flush();
    QVERIFY(!shop.cache.writer.changes().hasProducts);
}

void tst_SoldDayTable::anew_everything_nobodyKnowsAgain()
{
    SoldShop shop;
    shop.cache.finish();
    require(beginLoadAnew(shop.db()));
    QVERIFY(!require(knowsSoldDays(shop.db())));
}

QTEST_GUILESS_MAIN(tst_SoldDayTable)
#include "tst_SoldDayTable.moc"
