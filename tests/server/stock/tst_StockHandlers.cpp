// SPDX-License-Identifier: Apache-2.0
#include "server/api/QueryParameters.h"
#include "tests/server/stock/StockFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;
using test::StockFixture;

class tst_StockHandlers : public QObject
{
    Q_OBJECT

private:
    static Result<Answer> adjust(StockFixture& shop, const QByteArray& body)
    {
        return shop.send(adjustStock, shop.on(shop.warehouse, {}, body));
    }
    static QString row(StockFixture& shop, const QString& sku)
    {
        const Product product = shop.product(sku);
        return u"%1/%2"_s.arg(product.onHand).arg(product.reserved);
    }

private Q_SLOTS:
    void adjust_good_answersTheProductAndWritesTheLedger_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("onHand");
        QTest::addColumn<QString>("movement");
        QTest::newRow("goods in") << QByteArray(R"({"sku":"TEA","delta":40,"reason":"RECEIVED","note":"lorry"})") << 50
                                  << u"RECEIVE RECEIVED 40 0 lorry"_s;
        QTest::newRow("receipt corrected")
            << QByteArray(R"({"sku":"TEA","delta":-1,"reason":"RECEIVED"})") << 9 << u"RECEIVE RECEIVED -1 0 "_s;
        QTest::newRow("broken") << QByteArray(R"({"sku":"TEA","delta":-10,"reason":"DAMAGED"})") << 0
                                << u"ADJUST DAMAGED -10 0 "_s;
        QTest::newRow("back from a customer")
            << QByteArray(R"({"sku":"TEA","delta":1,"reason":"RETURNED"})") << 11 << u"ADJUST RETURNED 1 0 "_s;
        QTest::newRow("counted more") << QByteArray(R"({"sku":"TEA","counted":12,"expected":10,"reason":"COUNTED"})")
                                      << 12 << u"COUNT COUNTED 2 0 "_s;
        QTest::newRow("counted none") << QByteArray(R"({"sku":"TEA","counted":0,"expected":10,"reason":"LOST"})") << 0
                                      << u"COUNT LOST -10 0 "_s;
        QTest::newRow("counted the same")
            << QByteArray(R"({"sku":"TEA","counted":10,"expected":10,"reason":"COUNTED"})") << 10
            << u"COUNT COUNTED 0 0 "_s;
        QTest::newRow("the most at once")
            << QByteArray(R"({"sku":"TEA","delta":1000000000,"reason":"OTHER","note":null})") << 1'000'000'010
            << u"ADJUST OTHER 1000000000 0 "_s;
    }
    void adjust_good_answersTheProductAndWritesTheLedger()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, onHand);
        QFETCH(QString, movement);
        StockFixture shop;
        const Product before = shop.product(u"TEA"_s);
        const auto made = shop.on(shop.warehouse, {}, body);
        const QJsonObject after = StockFixture::objectIn(shop.send(adjustStock, made), 201);
        QCOMPARE(after[u"sku"_s].toString(), u"TEA"_s);
        QCOMPARE(after[u"on_hand"_s].toInt(), onHand);
        QCOMPARE(after[u"available"_s].toInt(), onHand);
        QCOMPARE(after[u"version"_s].toInt(), 1);
        QVERIFY(after[u"revision"_s].toInteger() > before.revision);
        const auto newest = shop.list(listMovements, shop.merchant, "limit=1", u"TEA"_s).items.at(0);
        QCOMPARE(u"%1 %2 %3 %4 %5"_s.arg(newest[u"kind"_s].toString(), newest[u"reason"_s].toString())
                     .arg(newest[u"delta_on_hand"_s].toInteger())
                     .arg(newest[u"delta_reserved"_s].toInteger())
                     .arg(newest[u"note"_s].toString()),
                 movement);
        QCOMPARE(newest[u"user"_s].toString(), u"warehouse"_s);
        QCOMPARE(newest[u"device"_s].toString(), u"desk 1"_s);
        QCOMPARE(newest[u"op_id"_s].toString(), made.key.toString());
        QCOMPARE(newest[u"at"_s].toString(), shop.clock.now().toString());
        QVERIFY(newest[u"order_id"_s].isNull() && newest[u"line_no"_s].isNull() && newest[u"shipment_no"_s].isNull());
        VERIFY_STORE(shop);
    }

    void adjust_refused_changesNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("refusal");
        const auto row = [](const char* name, const char* members, const char* refusal) {
            QTest::newRow(name) << QByteArray(R"({"sku":"TEA",)") + members + '}' << QString::fromLatin1(refusal);
        };
        QTest::newRow("no body") << QByteArray() << u"BAD_REQUEST body"_s;
        QTest::newRow("no sku") << QByteArray(R"({"delta":1,"reason":"LOST"})") << u"BAD_REQUEST sku"_s;
        QTest::newRow("unknown sku") << QByteArray(R"({"sku":"NONE","delta":1,"reason":"LOST"})")
                                     << u"VALIDATION_FAILED sku"_s;
        QTest::newRow("sku in another case")
            << QByteArray(R"({"sku":"tea","delta":1,"reason":"LOST"})") << u"VALIDATION_FAILED sku"_s;
        row("no quantity", R"("reason":"LOST")", "BAD_REQUEST delta");
        row("no reason", R"("delta":1)", "BAD_REQUEST reason");
        row("both ways", R"("delta":1,"counted":2,"expected":10,"reason":"LOST")", "BAD_REQUEST delta");
        row("both ways, half", R"("delta":1,"expected":10,"reason":"LOST")", "BAD_REQUEST delta");
        row("count without expectation", R"("counted":1,"reason":"LOST")", "BAD_REQUEST expected");
        row("expectation without count", R"("expected":10,"reason":"LOST")", "BAD_REQUEST counted");
        row("delta as text", R"("delta":"1","reason":"LOST")", "BAD_REQUEST delta");
        row("delta as fraction", R"("delta":1.5,"reason":"LOST")", "BAD_REQUEST delta");
        row("delta null", R"("delta":null,"reason":"LOST")", "BAD_REQUEST delta");
        row("delta beyond 64 bits", R"("delta":9223372036854775808,"reason":"LOST")", "VALIDATION_FAILED delta");
        row("unknown member", R"("delta":1,"reason":"LOST","on_hand":1)", "BAD_REQUEST on_hand");
        row("delta 0", R"("delta":0,"reason":"LOST")", "VALIDATION_FAILED delta");
        row("delta too large", R"("delta":1000000001,"reason":"LOST")", "VALIDATION_FAILED delta");
        row("delta too small", R"("delta":-9223372036854775808,"reason":"LOST")", "VALIDATION_FAILED delta");
        row("counted below 0", R"("counted":-1,"expected":10,"reason":"LOST")", "VALIDATION_FAILED counted");
        row("expected below 0", R"("counted":1,"expected":-1,"reason":"LOST")", "VALIDATION_FAILED expected");
        row("other reason", R"("delta":1,"reason":"STOLEN")", "VALIDATION_FAILED reason");
        row("reason in lower case", R"("delta":1,"reason":"lost")", "VALIDATION_FAILED reason");
        row("two bad values", R"("delta":0,"reason":"STOLEN")", "VALIDATION_FAILED delta,reason");
        row("more than there is", R"("delta":-11,"reason":"LOST")", "INSUFFICIENT_STOCK");
        row("count of another stock", R"("counted":9,"expected":11,"reason":"COUNTED")", "STALE_QUANTITY");
    }
    void adjust_refused_changesNothing()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, refusal);
        StockFixture shop;
        const QStringList before = shop.everything();
        const auto answer = adjust(shop, body);
        QCOMPARE(StockFixture::refusalWithFields(answer), refusal);
        QCOMPARE(shop.everything(), before);
    }

    void adjust_longNote_isRefused()
    {
        StockFixture shop;
        QByteArray body = R"({"sku":"TEA","delta":1,"reason":"LOST","note":"%1"})";
        const auto answer = adjust(shop, body.replace("%1", QByteArray(2001, 'n')));
        QCOMPARE(StockFixture::refusalWithFields(answer), u"VALIDATION_FAILED note"_s);
    }

    void adjust_belowReservations_namesTheOrders()
    {
        StockFixture shop;
        const Order order = shop.place(3, 1);
        const auto answer = adjust(shop, R"({"sku":"TEA","delta":-8,"reason":"LOST"})");
        QCOMPARE(StockFixture::refusalWithFields(answer), u"INSUFFICIENT_STOCK"_s);
        QCOMPARE(StockFixture::factsOf(answer), (QJsonObject{{u"sku"_s, u"TEA"_s},
                                                             {u"available"_s, 7},
                                                             {u"orders"_s, QJsonArray{order.orderNo}},
                                                             {u"order_count"_s, 1}}));
        const auto count = adjust(shop, R"({"sku":"TEA","counted":2,"expected":10,"reason":"COUNTED"})");
        QCOMPARE(StockFixture::refusalWithFields(count), u"INSUFFICIENT_STOCK"_s);
        QCOMPARE(row(shop, u"TEA"_s), u"10/3"_s);
        StockFixture::objectIn(adjust(shop, R"({"sku":"TEA","delta":-7,"reason":"LOST"})"), 201);
        QCOMPARE(row(shop, u"TEA"_s), u"3/3"_s);
        VERIFY_STORE(shop);
    }

    void adjust_belowManyReservations_namesTwentyAndCountsAll()
    {
        StockFixture shop;
        shop.receive(u"TEA"_s, 90);
        QStringList newest;
        // Orders of two lines of the SKU count once.
        const QByteArray lines = R"([{"sku":"TEA","quantity":1},{"sku":"TEA","quantity":2}])";
        for (int i = 0; i < 25; ++i)
            newest.push_front(StockFixture::orderIn(
                                  shop.send(placeOrder, shop.call(shop.storefront, StockFixture::draft(lines))), 201)
                                  .orderNo);
        const auto facts = StockFixture::factsOf(adjust(shop, R"({"sku":"TEA","delta":-50,"reason":"LOST"})"));
        QCOMPARE(facts[u"order_count"_s].toInt(), 25);
        QCOMPARE(facts[u"orders"_s].toArray(), QJsonArray::fromStringList(newest.first(20)));
    }

    void adjust_beyondWhatARowHolds_isRefused()
    {
        StockFixture shop;
        StockFixture::orThrow(shop.db().run("UPDATE products SET on_hand = 999999999999 WHERE sku = 'TEA'"));
        const auto answer = adjust(shop, R"({"sku":"TEA","delta":2,"reason":"RECEIVED"})");
        QCOMPARE(StockFixture::refusalWithFields(answer), u"VALIDATION_FAILED delta"_s);
        StockFixture::objectIn(adjust(shop, R"({"sku":"TEA","delta":1,"reason":"RECEIVED"})"), 201);
    }

    // R9: a count made before a sale must not undo the sale; an adjustment may come at any time.
    void count_madeBeforeASale_isStaleWhileADeltaHolds()
    {
        StockFixture shop;
        shop.shipped(shop.paid(4, 1));
        shop.place(1, 1);
        const auto stale = adjust(shop, R"({"sku":"TEA","counted":11,"expected":10,"reason":"COUNTED"})");
        QCOMPARE(StockFixture::refusalWithFields(stale), u"STALE_QUANTITY"_s);
        QCOMPARE(StockFixture::factsOf(stale),
                 (QJsonObject{{u"sku"_s, u"TEA"_s}, {u"on_hand"_s, 6}, {u"available"_s, 5}}));
        QCOMPARE(row(shop, u"TEA"_s), u"6/1"_s);
        StockFixture::objectIn(adjust(shop, R"({"sku":"TEA","delta":1,"reason":"CORRECTION"})"), 201);
        // `expected` is on_hand, not what is available (ruling 9).
        StockFixture::objectIn(adjust(shop, R"({"sku":"TEA","counted":9,"expected":7,"reason":"COUNTED"})"), 201);
        QCOMPARE(row(shop, u"TEA"_s), u"9/1"_s);
        VERIFY_STORE(shop);
    }

    // R3: the ledger knows a key for longer than the answers to it are kept.
    void adjust_sameKeyWhenItsAnswerIsForgotten_isRefused()
    {
        StockFixture shop;
        const Call first = shop.on(shop.warehouse, {}, R"({"sku":"TEA","delta":5,"reason":"RECEIVED"})");
        StockFixture::objectIn(shop.send(adjustStock, first), 201);
        Call other = shop.on(shop.warehouse, {}, R"({"sku":"MUG","counted":4,"expected":5,"reason":"COUNTED"})");
        other.key = first.key;
        QCOMPARE(StockFixture::refusalWithFields(shop.send(adjustStock, first)), u"KEY_REUSED"_s);
        QCOMPARE(StockFixture::refusalWithFields(shop.send(adjustStock, other)), u"KEY_REUSED"_s);
        QCOMPARE(row(shop, u"TEA"_s), u"15/0"_s);
        // Another user's key is another key.
        Call anothers = shop.on(shop.merchant, {}, R"({"sku":"TEA","delta":1,"reason":"RECEIVED"})");
        anothers.key = first.key;
        StockFixture::objectIn(shop.send(adjustStock, anothers), 201);
        VERIFY_STORE(shop);
    }

    void adjust_retiredProduct_isAllowed()
    {
        StockFixture shop;
        StockFixture::objectIn(shop.send(patchProduct, shop.on(shop.merchant, u"TEA"_s, R"({"active":false})", 1)),
                               200);
        StockFixture::objectIn(adjust(shop, R"({"sku":"TEA","delta":-10,"reason":"DAMAGED"})"), 201);
        QCOMPARE(row(shop, u"TEA"_s), u"0/0"_s);
    }

    void movements_ofAnOrder_tellTheWholeStory()
    {
        StockFixture shop;
        const Order order = shop.shipped(shop.paid(3, 1), R"([{"line_no":1,"quantity":2}])");
        const Order cancelled = shop.place(1, 1);
        StockFixture::objectIn(shop.send(cancelOrder, shop.call(shop.merchant, R"({"reason":"CUSTOMER"})", cancelled.id,
                                                                cancelled.version)),
                               200);
        QStringList story;
        for (const QJsonObject& movement : shop.list(listMovements, shop.warehouse, {}, u"TEA"_s).items) {
            story.push_back(u"%1 %2 %3 %4 %5 %6"_s.arg(movement[u"kind"_s].toString())
                                .arg(movement[u"delta_on_hand"_s].toInt())
                                .arg(movement[u"delta_reserved"_s].toInt())
                                .arg(movement[u"order_no"_s].toString())
                                .arg(movement[u"line_no"_s].toInt())
                                .arg(movement[u"shipment_no"_s].toInt()));
            QCOMPARE(movement[u"sku"_s].toString(), u"TEA"_s);
        }
        const QString first = order.orderNo;
        const QString second = cancelled.orderNo;
        QCOMPARE(story, (QStringList{u"RELEASE 0 -1 %1 1 0"_s.arg(second), u"RESERVE 0 1 %1 1 0"_s.arg(second),
                                     u"SHIP -2 -2 %1 1 1"_s.arg(first), u"RESERVE 0 3 %1 1 0"_s.arg(first),
                                     u"RECEIVE 10 0  0 0"_s}));
    }

    // As /products/{sku} does: a packer's scanner knows no letter case.
    void movements_byScannedCode_areThoseOfTheProduct()
    {
        StockFixture shop;
        StockFixture::objectIn(
            shop.send(patchProduct, shop.on(shop.merchant, u"TEA"_s, R"({"barcode":"4006381333931"})", 1)), 200);
        shop.addProduct(u"Cup"_s, 1, 3);
        shop.addProduct(u"CUP"_s, 1, 4);
        const auto ledgerOf = [&](const QString& code) {
            QStringList found;
            for (const QJsonObject& movement : shop.list(listMovements, shop.warehouse, {}, code).items)
                found.push_back(movement[u"sku"_s].toString());
            return found;
        };
        QCOMPARE(ledgerOf(u"tea"_s), QStringList{u"TEA"_s});
        QCOMPARE(ledgerOf(u"4006381333931"_s), QStringList{u"TEA"_s});
        QCOMPARE(ledgerOf(u"Cup"_s), QStringList{u"Cup"_s});
        // Two products differ from it in letter case alone: neither is meant.
        QCOMPARE(StockFixture::refusalWithFields(shop.read(listMovements, shop.ask(shop.merchant, {}, u"cup"_s))),
                 u"NOT_FOUND"_s);
    }

    void movements_pages_haveNoGapOrDuplicateWhileOthersCome()
    {
        StockFixture shop;
        const auto receive = [&](const QString& sku) {
            StockFixture::orThrow(changeStock(
                shop.context(),
                {.sku = sku, .kind = MovementKind::Receive, .reason = u"RECEIVED"_s, .deltaOnHand = 1, .note = {}},
                {}));
        };
        auto transaction = StockFixture::orThrow(sql::Transaction::begin(shop.db()));
        for (int i = 0; i < 40; ++i) {
            receive(u"TEA"_s);
            receive(u"MUG"_s);
        }
        StockFixture::orThrow(transaction.commit());
        QStringList before = shop.texts("SELECT id FROM movements WHERE sku = 'TEA' ORDER BY id DESC");
        QCOMPARE(before.size(), 41);
        const auto pages = shop.everyPage(listMovements, "limit=6", u"TEA"_s, [&] { receive(u"TEA"_s); });
        QStringList listed;
        for (const QJsonObject& movement : pages)
            listed.push_back(movement[u"id"_s].toString());
        QCOMPARE(listed, before);
        QVERIFY(shop.list(listMovements, shop.merchant, "limit=200", u"TEA"_s).cursor.isEmpty());
    }

    void movements_ofDays_areThoseOfTheShopsZone()
    {
        StockFixture shop;
        Shop settings = *shop.shopHolder.get();
        settings.timeZone = u"Asia/Shanghai"_s;
        shop.shopHolder.set(settings);
        const auto at = [&](const char* time) {
            shop.clock.set(UtcTime::fromText(time).value().plusMs(-1));
            StockFixture::objectIn(adjust(shop, R"({"sku":"TEA","delta":1,"reason":"RECEIVED"})"), 201);
        };
        at("2026-04-01T15:59:59.999Z");
        at("2026-04-01T16:00:00.000Z");
        at("2026-04-02T15:59:59.999Z");
        at("2026-04-02T16:00:00.000Z");
        const auto times = [&](const QByteArray& query) {
            QStringList found;
            for (const QJsonObject& movement : shop.list(listMovements, shop.merchant, query, u"TEA"_s).items)
                found.push_back(movement[u"at"_s].toString());
            return found;
        };
        QCOMPARE(times("from=2026-04-02&to=2026-04-02"),
                 (QStringList{u"2026-04-02T15:59:59.999Z"_s, u"2026-04-01T16:00:00.000Z"_s}));
        QCOMPARE(times("from=2026-04-02T15:59:59.999Z"),
                 (QStringList{u"2026-04-02T16:00:00.000Z"_s, u"2026-04-02T15:59:59.999Z"_s}));
        QCOMPARE(times("to=2026-04-01T16:00:00.000Z&from=2026-04-01"), QStringList{u"2026-04-01T15:59:59.999Z"_s});
    }

    void movements_badRequests_areRefused_data()
    {
        QTest::addColumn<QString>("sku");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("unknown product") << u"NONE"_s << QByteArray() << u"NOT_FOUND"_s;
        QTest::newRow("unknown parameter") << u"TEA"_s << QByteArray("kind=SHIP") << u"BAD_REQUEST kind"_s;
        QTest::newRow("limit") << u"TEA"_s << QByteArray("limit=201") << u"BAD_REQUEST limit"_s;
        QTest::newRow("date") << u"TEA"_s << QByteArray("from=yesterday") << u"BAD_REQUEST from"_s;
        QTest::newRow("garbage cursor") << u"TEA"_s << QByteArray("cursor=xyz") << u"BAD_CURSOR"_s;
        QTest::newRow("cursor without an id")
            << u"TEA"_s << "cursor=" + KeysetCursor{u"-id"_s, {}, u"-5"_s}.toText().toLatin1() << u"BAD_CURSOR"_s;
        QTest::newRow("cursor of another list")
            << u"TEA"_s << "cursor=" + KeysetCursor{u"sku"_s, u"A"_s, u"5"_s}.toText().toLatin1() << u"BAD_CURSOR"_s;
    }
    void movements_badRequests_areRefused()
    {
        QFETCH(QString, sku);
        QFETCH(QByteArray, query);
        QFETCH(QString, refusal);
        StockFixture shop;
        QCOMPARE(StockFixture::refusalWithFields(shop.read(listMovements, shop.ask(shop.merchant, query, sku))),
                 refusal);
    }
};

QTEST_GUILESS_MAIN(tst_StockHandlers)
#include "tst_StockHandlers.moc"
