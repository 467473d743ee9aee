// SPDX-License-Identifier: Apache-2.0
#include "tests/server/stock/StockFixture.h"

#include <QRandomGenerator>
#include <QTest>

#include <optional>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;
using test::StockFixture;

class tst_ProductRepository : public QObject
{
    Q_OBJECT

private:
    static StockEffect effect(const QString& sku, MovementKind kind, qint64 quantity, int lineNo, int sequence = 0)
    {
        return {.sku = sku, .lineNo = lineNo, .kind = kind, .quantity = quantity, .sequence = sequence};
    }
    /// Applies effects as a step of an order does; an Error undoes them.
    static Result<Answer> apply(StockFixture& shop, OrderId order, const std::vector<StockEffect>& effects)
    {
        return shop.apply([&](WriteContext& context) -> Result<Answer> {
            CH_CHECK(applyStockEffects(context, effects, {.actor = {}, .orderId = order, .at = context.now}));
            return Answer{};
        });
    }
    static void receive(StockFixture& shop, const QString& sku, qint64 delta)
    {
        StockFixture::orThrow(changeStock(
            shop.context(),
            {.sku = sku, .kind = MovementKind::Adjust, .reason = u"CORRECTION"_s, .deltaOnHand = delta, .note = {}},
            {}));
    }

private Q_SLOTS:
    void insert_newProduct_opensWithoutStock()
    {
        StockFixture shop;
        Product product;
        product.sku = u"NEW"_s;
        product.title = u"New"_s;
        product.onHand = 7;
        product.reserved = 3;
        product.version = 9;
        const auto stored = StockFixture::orThrow(insertProduct(shop.context(), product));
        QVERIFY(stored);
        QCOMPARE(stored->onHand, 0);
        QCOMPARE(stored->reserved, 0);
        QCOMPARE(stored->version, 1);
        QCOMPARE(stored->createdAt, shop.clock.now());
        QCOMPARE(shop.product(u"NEW"_s), *stored);
        VERIFY_STORE(shop);
    }

    void load_severalSkus_eachThatThereIsOnce()
    {
        StockFixture shop;
        QStringList every;
        for (int i = 0; i < 70; ++i) {
            Product product;
            product.sku = u"MANY-%1"_s.arg(i, 2, 10, QChar(u'0'));
            product.title = u"'"_s + product.sku;
            product.priceMinor = i;
            QVERIFY(StockFixture::orThrow(insertProduct(shop.context(), product)));
            every.push_back(product.sku);
        }
        // One, a few, and more than one statement names.
        for (const qsizetype count : {0, 1, 2, 4, 5, 32, 33, 70}) {
            QStringList wanted = every.first(count);
            wanted.append(u"NOT-THERE"_s);
            const auto loaded = StockFixture::orThrow(loadProducts(shop.db(), wanted));
            QStringList found;
            for (const Product& product : loaded) {
                QCOMPARE(product, shop.product(product.sku));
                found.push_back(product.sku);
            }
            found.sort();
            QCOMPARE(found, every.first(count));
        }
        QVERIFY(StockFixture::orThrow(loadProducts(shop.db(), {})).empty());
    }

    void insert_bookTime_isKept()
    {
        StockFixture shop;
        Product product;
        product.sku = u"OLD"_s;
        product.title = u"Old"_s;
        product.createdAt = UtcTime(1'300'000'000'000);
        const auto stored = StockFixture::orThrow(insertProduct(shop.context(), product));
        QCOMPARE(stored->createdAt, product.createdAt);
        QCOMPARE(stored->updatedAt, product.createdAt);
    }

    void insert_takenSku_isNothingAndChangesNothing()
    {
        StockFixture shop;
        const QStringList before = shop.everything();
        Product product;
        product.sku = u"TEA"_s;
        product.title = u"Another tea"_s;
        QVERIFY(!StockFixture::orThrow(insertProduct(shop.context(), product)));
        QCOMPARE(shop.everything(), before);
        VERIFY_STORE(shop);
    }

    // S10
    void effects_twoLinesOfOneSku_cannotEachPassAlone()
    {
        StockFixture shop;
        const OrderId order = shop.place(1, 1).id;
        const QStringList before = shop.everything();
        const auto answer =
            apply(shop, order,
                  {effect(u"TEA"_s, MovementKind::Reserve, 5, 11), effect(u"TEA"_s, MovementKind::Reserve, 5, 12)});
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"INSUFFICIENT_STOCK"_s);
        QCOMPARE(StockFixture::factsOf(answer), (QJsonObject{{u"sku"_s, u"TEA"_s}, {u"available"_s, 9}}));
        QCOMPARE(shop.everything(), before);
        // The same two lines pass as soon as their sum does.
        QVERIFY(
            apply(shop, order,
                  {effect(u"TEA"_s, MovementKind::Reserve, 5, 11), effect(u"TEA"_s, MovementKind::Reserve, 4, 12)}));
        QCOMPARE(shop.product(u"TEA"_s).available(), 0);
        VERIFY_STORE(shop);
    }

    // S11
    void effects_lastLineShort_lockNothing_data()
    {
        QTest::addColumn<QStringList>("skus");
        QTest::newRow("short one sorts last") << QStringList{u"MUG"_s, u"TEA"_s};
        QTest::newRow("short one sorts first") << QStringList{u"TEA"_s, u"MUG"_s};
    }
    void effects_lastLineShort_lockNothing()
    {
        QFETCH(QStringList, skus);
        StockFixture shop;
        const OrderId order = shop.place(1, 1).id;
        const QStringList before = shop.everything();
        const auto answer = apply(
            shop, order,
            {effect(skus[0], MovementKind::Reserve, 1, 11), effect(skus[1], MovementKind::Reserve, 1'000'000, 12)});
        QVERIFY(!answer);
        QCOMPARE(StockFixture::factsOf(answer)[u"sku"_s].toString(), skus[1]);
        QCOMPARE(shop.everything(), before);
        VERIFY_STORE(shop);
    }

    void effects_unknownSku_areRefusedWithNothingAvailable()
    {
        StockFixture shop;
        const OrderId order = shop.place(1, 1).id;
        const auto answer = apply(shop, order, {effect(u"NONE"_s, MovementKind::Reserve, 1, 11)});
        QVERIFY(!answer);
        QCOMPARE(StockFixture::factsOf(answer), (QJsonObject{{u"sku"_s, u"NONE"_s}, {u"available"_s, 0}}));
    }

    void effects_skusThatDifferInCase_areTwoProducts()
    {
        StockFixture shop;
        shop.addProduct(u"85035A"_s, 100, 5);
        shop.addProduct(u"85035a"_s, 100, 3);
        const OrderId order = shop.place(1, 1).id;
        QVERIFY(apply(
            shop, order,
            {effect(u"85035a"_s, MovementKind::Reserve, 3, 11), effect(u"85035A"_s, MovementKind::Reserve, 1, 12)}));
        QCOMPARE(shop.product(u"85035A"_s).available(), 4);
        QCOMPARE(shop.product(u"85035a"_s).available(), 0);
        QVERIFY(!apply(shop, order, {effect(u"85035a"_s, MovementKind::Reserve, 1, 13)}));
        VERIFY_STORE(shop);
    }

    void effects_ofOneStep_publishEachProductOnce()
    {
        StockFixture shop;
        const OrderId order = shop.place(1, 1).id;
        const qint64 position = shop.context().position();
        QVERIFY(apply(shop, order,
                      {effect(u"TEA"_s, MovementKind::Reserve, 1, 11), effect(u"MUG"_s, MovementKind::Reserve, 1, 12),
                       effect(u"TEA"_s, MovementKind::Reserve, 2, 13)}));
        QCOMPARE(shop.context().position(), position + 2);
        QCOMPARE(shop.count("SELECT count(*) FROM movements WHERE line_no > 10"), 3);
        // SKU order, whatever the order of the lines.
        QVERIFY(shop.product(u"MUG"_s).revision < shop.product(u"TEA"_s).revision);
        VERIFY_STORE(shop);
    }

    void effects_ofOneLineTwice_areRefusedByTheLedger()
    {
        StockFixture shop;
        const OrderId order = shop.place(1, 1).id;
        QVERIFY(apply(shop, order, {effect(u"TEA"_s, MovementKind::Reserve, 2, 11)}));
        QVERIFY(apply(shop, order, {effect(u"TEA"_s, MovementKind::Release, 2, 11)}));
        const QStringList before = shop.everything();
        QVERIFY(apply(shop, order, {effect(u"TEA"_s, MovementKind::Reserve, 2, 12)}));
        const auto twice = apply(shop, order, {effect(u"TEA"_s, MovementKind::Release, 2, 11)});
        QVERIFY(!twice);
        QVERIFY(apply(shop, order, {effect(u"TEA"_s, MovementKind::Release, 2, 12)}));
        QCOMPARE(shop.product(u"TEA"_s).reserved, 1);
        QCOMPARE(shop.everything().size(), before.size() + 2);
        VERIFY_STORE(shop);
    }

    // Any walk of changes: what is refused changes nothing, what is not is in row, ledger and feed alike, and no number
    // ever is negative.
    void stock_randomWalk_isAlwaysTheSumOfItsMovements()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        StockFixture shop;
        const OrderId order = shop.place(1, 1).id;
        const QStringList skus{u"MUG"_s, u"TEA"_s};
        std::map<QString, std::pair<qint64, qint64>> expected;
        for (const QString& sku : skus)
            expected[sku] = {shop.product(sku).onHand, shop.product(sku).reserved};
        int refused = 0;
        // A commit for each step would only test the disk; on PostgreSQL each step has a transaction of its own.
        std::optional<sql::Transaction> transaction;
        if (shop.db().engine() == sql::Engine::Sqlite)
            transaction.emplace(StockFixture::orThrow(sql::Transaction::begin(shop.db())));
        for (int i = 0; i < 600; ++i) {
            const QString& sku = skus[random.bounded(2)];
            auto wanted = expected;
            bool allowed = true;
            const auto move = [&](const QString& which, qint64 onHand, qint64 reserved) {
                wanted[which].first += onHand;
                wanted[which].second += reserved;
            };
            Result<Answer> answer = Answer{};
            if (random.bounded(3) == 0) {
                const qint64 delta = random.bounded(-8, 9);
                move(sku, delta, 0);
                answer = shop.apply([&](WriteContext& context) -> Result<Answer> {
                    CH_CHECK(changeStock(context,
                                         {.sku = sku,
                                          .kind = MovementKind::Adjust,
                                          .reason = u"OTHER"_s,
                                          .deltaOnHand = delta,
                                          .note = {}},
                                         {}));
                    return Answer{};
                });
            } else {
                std::vector<StockEffect> effects;
                const auto kind = std::array{MovementKind::Reserve, MovementKind::Release,
                                             MovementKind::Ship}[size_t(random.bounded(3))];
                for (int line = 0; line <= random.bounded(3); ++line) {
                    effects.push_back(
                        effect(skus[random.bounded(2)], kind, random.bounded(1, 5), 10 + line, 1'000 + i));
                    move(effects.back().sku, effects.back().deltaOnHand(), effects.back().deltaReserved());
                }
                answer = apply(shop, order, effects);
            }
            for (const auto& [which, stock] : wanted)
                allowed = allowed && stock.second >= 0 && stock.second <= stock.first;
            QCOMPARE(bool(answer), allowed);
            if (allowed)
                expected = wanted;
            else
                ++refused;
            for (const QString& each : skus) {
                QCOMPARE(shop.product(each).onHand, expected[each].first);
                QCOMPARE(shop.product(each).reserved, expected[each].second);
            }
        }
        if (transaction)
            StockFixture::orThrow(transaction->commit());
        qInfo("%d of 600 steps were refused", refused);
        QVERIFY(refused > 20 && refused < 580);
        VERIFY_STORE(shop);
    }

    void change_belowReserved_namesTheOrdersThatHoldIt()
    {
        StockFixture shop;
        const Order open = shop.place(2, 1);
        const Order partlyOut = shop.shipped(shop.paid(3, 1), R"([{"line_no":1,"quantity":1}])");
        const Order out = shop.shipped(shop.paid(1, 1));
        QCOMPARE(shop.product(u"TEA"_s).onHand, 8);
        QCOMPARE(shop.product(u"TEA"_s).reserved, 4);
        const QStringList before = shop.everything();
        const auto answer = shop.apply([](WriteContext& context) -> Result<Answer> {
            CH_CHECK(changeStock(
                context,
                {.sku = u"TEA"_s, .kind = MovementKind::Adjust, .reason = u"LOST"_s, .deltaOnHand = -5, .note = {}},
                {}));
            return Answer{};
        });
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"INSUFFICIENT_STOCK"_s);
        QCOMPARE(StockFixture::factsOf(answer), (QJsonObject{{u"sku"_s, u"TEA"_s},
                                                             {u"available"_s, 4},
                                                             {u"orders"_s, QJsonArray{partlyOut.orderNo, open.orderNo}},
                                                             {u"order_count"_s, 2}}));
        QCOMPARE(shop.everything(), before);
        QCOMPARE(out.status, OrderStatus::Shipped);
        receive(shop, u"TEA"_s, -4);
        QCOMPARE(shop.product(u"TEA"_s).available(), 0);
        VERIFY_STORE(shop);
    }

    void change_belowReservedOfManyOrders_namesTwentyOfThemOnce()
    {
        StockFixture shop;
        receive(shop, u"TEA"_s, 90);
        receive(shop, u"MUG"_s, 90);
        QStringList placed;
        for (int i = 0; i < 23; ++i) {
            const QByteArray lines = R"([{"sku":"TEA","quantity":1},{"sku":"TEA","quantity":2}])";
            placed.push_front(
                StockFixture::orderIn(shop.send(placeOrder, shop.call(shop.merchant, StockFixture::draft(lines))), 201)
                    .orderNo);
        }
        const auto refused = changeStock(
            shop.context(),
            {.sku = u"TEA"_s, .kind = MovementKind::Adjust, .reason = u"LOST"_s, .deltaOnHand = -100, .note = {}}, {});
        QVERIFY(!refused);
        QStringList named;
        for (const auto& orderNo : StockFixture::factsOf(refused.error())[u"orders"_s].toArray())
            named.push_back(orderNo.toString());
        QCOMPARE(named, placed.first(20));
    }

    void change_unknownSku_isNotFound()
    {
        StockFixture shop;
        const auto changed = changeStock(
            shop.context(),
            {.sku = u"NONE"_s, .kind = MovementKind::Adjust, .reason = u"LOST"_s, .deltaOnHand = 1, .note = {}}, {});
        QVERIFY(!changed);
        QCOMPARE(changed.error().code, u"NOT_FOUND"_s);
    }

    void update_otherVersion_isRefusedWithThePresentOne()
    {
        StockFixture shop;
        const Product before = shop.product(u"TEA"_s);
        Product after = before;
        after.title = u"Green tea"_s;
        const Product stored = StockFixture::orThrow(updateProduct(shop.context(), before, after));
        QCOMPARE(stored.version, 2);
        QVERIFY(stored.revision > before.revision);
        QCOMPARE(shop.product(u"TEA"_s), stored);
        const auto again = updateProduct(shop.context(), before, after);
        QVERIFY(!again);
        QCOMPARE(again.error().code, u"VERSION_MISMATCH"_s);
        QCOMPARE(StockFixture::factsOf(again.error()), (QJsonObject{{u"version"_s, 2}}));
        VERIFY_STORE(shop);
    }

    void update_neverTouchesStock()
    {
        StockFixture shop;
        const Product before = shop.product(u"TEA"_s);
        Product after = before;
        after.onHand = 1'000;
        after.reserved = 500;
        after.sku = u"OTHER"_s;
        const Product stored = StockFixture::orThrow(updateProduct(shop.context(), before, after));
        QCOMPARE(stored.sku, u"TEA"_s);
        QCOMPARE(shop.product(u"TEA"_s).onHand, 10);
        QCOMPARE(shop.product(u"TEA"_s).reserved, 0);
        VERIFY_STORE(shop);
    }

    void refresh_rowChangedBySql_isPublished()
    {
        StockFixture shop;
        const Product before = shop.product(u"TEA"_s);
        StockFixture::orThrow(shop.db().run("UPDATE products SET title = 'Black tea' WHERE sku = 'TEA'"));
        const Product fresh = StockFixture::orThrow(refreshProduct(shop.context(), u"TEA"_s));
        QCOMPARE(fresh.title, u"Black tea"_s);
        QVERIFY(fresh.revision > before.revision);
        QCOMPARE(fresh.version, before.version);
        VERIFY_STORE(shop);
    }
};

QTEST_GUILESS_MAIN(tst_ProductRepository)
#include "tst_ProductRepository.moc"
