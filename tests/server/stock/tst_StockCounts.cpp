// SPDX-License-Identifier: Apache-2.0
// Stock takes begun, counted, read.
#include "tests/server/stock/CountingShop.h"

#include <QElapsedTimer>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

class tst_StockCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void begin_coversWhatTheScopeSays_data()
    {
        QTest::addColumn<QByteArray>("scope");
        QTest::addColumn<QStringList>("skus");
        QTest::newRow("all") << QByteArray("{'kind':'ALL'}") << QStringList{u"JAR"_s, u"MUG"_s, u"TEA"_s};
        QTest::newRow("aisle") << QByteArray("{'kind':'LOCATION','location':'A-'}") << QStringList{u"MUG"_s, u"TEA"_s};
        QTest::newRow("one place, in small letters")
            << QByteArray("{'kind':'LOCATION','location':'a-1'}") << QStringList{u"TEA"_s};
        QTest::newRow("chosen") << QByteArray("{'kind':'SKUS','skus':['OLD','TEA']}")
                                << QStringList{u"OLD"_s, u"TEA"_s};
    }

    void begin_coversWhatTheScopeSays()
    {
        QFETCH(QByteArray, scope);
        QFETCH(QStringList, skus);
        CountingShop shop;
        const QString id = shop.begin(scope);
        const QJsonObject found = shop.detail(id);
        QCOMPARE(skusOf(found), skus);
        QCOMPARE(found[u"line_count"_s].toInt(), skus.size());
        QCOMPARE(found[u"status"_s].toString(), u"COUNTING"_s);
        VERIFY_STORE(shop);
    }

    void begin_wrong_isRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("refusal");
        const auto row = [](const char* name, const char* body, const char* refusal) {
            QTest::newRow(name) << q(body) << QString::fromLatin1(refusal);
        };
        row("no name", "{'scope':{'kind':'ALL'}}", "BAD_REQUEST name");
        row("blank name", "{'name':' ','scope':{'kind':'ALL'}}", "VALIDATION_FAILED name");
        row("no scope", "{'name':'n'}", "BAD_REQUEST scope");
        row("unknown kind", "{'name':'n','scope':{'kind':'SOME'}}", "VALIDATION_FAILED scope.kind");
        row("location without place", "{'name':'n','scope':{'kind':'LOCATION'}}", "VALIDATION_FAILED scope.location");
        row("all with place", "{'name':'n','scope':{'kind':'ALL','location':'A'}}", "VALIDATION_FAILED scope.location");
        row("nothing there", "{'name':'n','scope':{'kind':'LOCATION','location':'Z'}}", "VALIDATION_FAILED scope");
        row("unknown sku", "{'name':'n','scope':{'kind':'SKUS','skus':['TEA','NONE']}}",
            "VALIDATION_FAILED scope.skus[1]");
        row("sku twice", "{'name':'n','scope':{'kind':'SKUS','skus':['TEA','TEA']}}",
            "VALIDATION_FAILED scope.skus[1]");
    }

    void begin_wrong_isRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, refusal);
        CountingShop shop;
        const QStringList before = shop.everything();
        QCOMPARE(StockFixture::refusalWithFields(shop.send(createStockCount, shop.at(shop.merchant, body))), refusal);
        QCOMPARE(shop.everything(), before);
    }

    void begin_tooMany_isRefused()
    {
        CountingShop shop;
        for (int i = 0; i < 50; ++i)
            shop.begin("{'kind':'SKUS','skus':['TEA']}");
        const auto more =
            shop.send(createStockCount, shop.at(shop.warehouse, q("{'name':'n','scope':{'kind':'ALL'}}")));
        QCOMPARE(StockFixture::refusalWithFields(more), u"VALIDATION_FAILED name"_s);
    }

    void counting_addsUpCountersAndPlaces_andReplacesTheSame()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}");
        shop.counted(id, u"TEA"_s, "4");
        shop.counted(id, u"TEA"_s, "3", ",'place':'A-9'");
        shop.counted(id, u"TEA"_s, "2", {}, &shop.otherPacker);
        // The other warehouse user has the same name in this fixture, so it is told apart by its device.
        Caller elsewhere = shop.warehouse;
        elsewhere.device = u"desk 2"_s;
        shop.counted(id, u"TEA"_s, "1", {}, &elsewhere);
        const QJsonObject line = shop.counted(id, u"TEA"_s, "5")[u"line"_s].toObject();
        QCOMPARE(line[u"counted"_s].toInt(), 5 + 3 + 1);
        // The lines of a page bear the entries that count; a line alone bears all.
        QCOMPARE(shop.detail(id, "state=COUNTED")[u"lines"_s][0][u"entries"_s].toArray().size(), 3);
        QCOMPARE(shop.line(id, u"TEA"_s)[u"entries"_s].toArray().size(), 5);
        QCOMPARE(line[u"expected"_s].toInt(), 10);
        QCOMPARE(line[u"difference"_s].toInt(), -1);
        const QJsonObject now = shop.detail(id);
        QCOMPARE(now[u"counted_count"_s].toInt(), 1);
        QCOMPARE(now[u"difference_count"_s].toInt(), 1);
        QCOMPARE(now[u"counters"_s].toArray(), (QJsonArray{u"warehouse"_s}));
        VERIFY_STORE(shop);
    }

    void counting_takenBack_isUncountedAgain_notZero()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}");
        shop.counted(id, u"TEA"_s, "4");
        const QJsonObject line = shop.counted(id, u"TEA"_s, "null")[u"line"_s].toObject();
        QCOMPARE(line[u"state"_s].toString(), u"UNCOUNTED"_s);
        QVERIFY(line[u"counted"_s].isNull());
        QCOMPARE(shop.detail(id)[u"counted_count"_s].toInt(), 0);
        QCOMPARE(StockFixture::objectIn(shop.approve(id), 200)[u"status"_s].toString(), u"APPROVED"_s);
        QCOMPARE(shop.stock(u"TEA"_s), u"10/0"_s);
        VERIFY_STORE(shop);
    }

    void counting_isAsOfItsMoment_howeverLateItComes()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}");
        shop.shipped(shop.paid(1, 1));
        shop.clock.advanceMs(1000);
        // Counted offline now; one more is lost than the records say.
        const QByteArray offline = shop.entry("8");
        shop.clock.advanceMs(1000);
        shop.shipped(shop.paid(2, 1));
        shop.adjustBy(u"TEA"_s, 30, u"RECEIVED"_s);
        shop.clock.advanceMs(24 * 3600 * 1000);
        StockFixture::objectIn(shop.counts(shop.warehouse, id, u"TEA"_s, offline), 200);
        const QJsonObject line = shop.line(id, u"TEA"_s);
        QCOMPARE(line[u"expected"_s].toInt(), 9);
        QCOMPARE(line[u"difference"_s].toInt(), -1);
        QCOMPARE(line[u"moved_before"_s].toInt(), -1);
        QCOMPARE(line[u"moved_since"_s].toInt(), 28);
        QCOMPARE(line[u"on_hand"_s].toInt(), 37);
        StockFixture::objectIn(shop.approve(id), 200);
        QCOMPARE(shop.stock(u"TEA"_s), u"36/0"_s);
        const QJsonObject after = shop.line(id, u"TEA"_s);
        QCOMPARE(after[u"applied"_s].toInt(), -1);
        QCOMPARE(after[u"on_hand"_s].toInt(), 37);
        VERIFY_STORE(shop);
    }

    void counting_aClockThatIsWrong_isBroughtIntoTheCount()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}");
        shop.clock.advanceMs(5000);
        for (const char* when : {"1999-01-01T00:00:00Z", "2099-01-01T00:00:00Z"})
            StockFixture::objectIn(shop.counts(shop.warehouse, id, u"TEA"_s,
                                               q("{'counted':10,'expected':10,'counted_at':'") + when + q("'}")),
                                   200);
        const QJsonArray entries = shop.line(id, u"TEA"_s)[u"entries"_s].toArray();
        QCOMPARE(entries[0].toObject()[u"counted_at"_s].toString(), shop.detail(id)[u"created_at"_s].toString());
        QCOMPARE(entries[1].toObject()[u"counted_at"_s].toString(), shop.clock.now().toString());
        VERIFY_STORE(shop);
    }

    void counting_saleBetweenTwoEntries_isShown()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}");
        shop.counted(id, u"TEA"_s, "4", ",'place':'A'");
        shop.shipped(shop.paid(2, 1));
        const QJsonObject line = shop.counted(id, u"TEA"_s, "4", ",'place':'B'")[u"line"_s].toObject();
        QCOMPARE(line[u"moved_between"_s].toInt(), 2);
        QCOMPARE(line[u"expected"_s].toInt(), 8);
        QCOMPARE(line[u"difference"_s].toInt(), 0);
    }

    void counting_theSameKeyAgain_hasNoSecondEffect()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}");
        const Call first = shop.at(shop.warehouse, shop.entry("4"), {id, u"TEA"_s});
        StockFixture::objectIn(shop.send(countLine, first), 200);
        shop.counted(id, u"TEA"_s, "6");
        // As if the key's answer were long forgotten.
        const QJsonObject again = StockFixture::objectIn(shop.send(countLine, first), 200);
        QCOMPARE(again[u"line"_s].toObject()[u"counted"_s].toInt(), 6);
        QCOMPARE(shop.line(id, u"TEA"_s)[u"entries"_s].toArray().size(), 2);
        // Nor does it count anything else, and says so.
        Call elsewhere = first;
        elsewhere.pathValues = {id, u"MUG"_s};
        QCOMPARE(StockFixture::refusalWithFields(shop.send(countLine, elsewhere)), u"KEY_REUSED"_s);
        QCOMPARE(shop.detail(id)[u"counted_count"_s].toInt(), 1);
    }

    void counting_elsewhere_isNotFound_andAfterTheEndAConflict()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'LOCATION','location':'A-'}");
        QCOMPARE(StockFixture::refusalWithFields(shop.counts(shop.warehouse, id, u"JAR"_s, shop.entry("1"))),
                 u"NOT_FOUND"_s);
        QCOMPARE(StockFixture::refusalWithFields(shop.counts(shop.warehouse, u"77"_s, u"TEA"_s, shop.entry("1"))),
                 u"NOT_FOUND"_s);
        QCOMPARE(
            StockFixture::refusalWithFields(shop.counts(shop.warehouse, id, u"TEA"_s, shop.entry("1", ",'round':2"))),
            u"VALIDATION_FAILED round"_s);
        StockFixture::objectIn(shop.send(cancelStockCount, shop.at(shop.merchant, {}, {id})), 200);
        const auto late = shop.counts(shop.warehouse, id, u"TEA"_s, shop.entry("1"));
        QCOMPARE(StockFixture::refusalWithFields(late), u"STATE_CONFLICT"_s);
        QCOMPARE(StockFixture::factsOf(late)[u"status"_s].toString(), u"CANCELLED"_s);
        const QStringList before = shop.everything();
        const auto recount = shop.send(recountLines, shop.at(shop.merchant, q("{'skus':['TEA']}"), {id}));
        QCOMPARE(StockFixture::refusalWithFields(recount), u"STATE_CONFLICT"_s);
        QCOMPARE(StockFixture::refusalWithFields(shop.send(cancelStockCount, shop.at(shop.merchant, {}, {id}))),
                 u"STATE_CONFLICT"_s);
        QCOMPARE(StockFixture::refusalWithFields(shop.approve(id)), u"STATE_CONFLICT"_s);
        QCOMPARE(shop.everything(), before);
    }

    void recount_beginsAnew_andWhatComesLateOfTheOldRoundIsKeptAside()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}");
        shop.counted(id, u"TEA"_s, "3");
        const QByteArray late = shop.entry("7", ",'round':1");
        const QJsonObject asked = StockFixture::objectIn(
            shop.send(recountLines, shop.at(shop.merchant, q("{'skus':['TEA','MUG']}"), {id})), 200);
        QCOMPARE(asked[u"recount_count"_s].toInt(), 1);
        QCOMPARE(asked[u"counted_count"_s].toInt(), 0);
        QCOMPARE(asked[u"difference_count"_s].toInt(), 0);
        StockFixture::objectIn(shop.counts(shop.otherPacker, id, u"TEA"_s, late), 200);
        QCOMPARE(shop.line(id, u"TEA"_s)[u"state"_s].toString(), u"RECOUNT"_s);
        shop.counted(id, u"TEA"_s, "10", ",'round':2");
        const QJsonObject line = shop.line(id, u"TEA"_s);
        QCOMPARE(line[u"difference"_s].toInt(), 0);
        QCOMPARE(line[u"entries"_s].toArray().size(), 3);
        QCOMPARE(shop.detail(id)[u"recount_count"_s].toInt(), 0);
        VERIFY_STORE(shop);
    }

    void blind_tellsCountersNothing_untilItEnded()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}", true);
        const QJsonObject made = shop.counted(id, u"TEA"_s, "4");
        QVERIFY(made[u"stock_count"_s].toObject()[u"difference_count"_s].isNull());
        for (const QJsonObject& line : {made[u"line"_s].toObject(),
                                        shop.detail(id, "state=COUNTED", &shop.warehouse)[u"lines"_s][0].toObject()}) {
            QCOMPARE(line[u"counted"_s].toInt(), 4);
            for (const QString& name : {u"expected"_s, u"difference"_s, u"on_hand"_s, u"on_hand_at_start"_s,
                                        u"moved_before"_s, u"moved_since"_s, u"moved_between"_s, u"corrected_since"_s})
                QVERIFY2(line[name].isNull(), qPrintable(name));
            QVERIFY(line[u"entries"_s][0][u"expected"_s].isNull());
        }
        QCOMPARE(shop.detail(id)[u"lines"_s][2][u"difference"_s].toInt(), -6);
        const QByteArray masked =
            shop.jsons("SELECT masked FROM feed WHERE entity = 'stock_count'").join(u'|').toUtf8();
        QVERIFY(masked.contains("\"difference_count\":null"));
        StockFixture::objectIn(shop.approve(id), 200);
        QCOMPARE(shop.detail(id, {}, &shop.warehouse)[u"difference_count"_s].toInt(), 1);
        QCOMPARE(shop.jsons("SELECT masked FROM feed WHERE entity = 'stock_count'"), QStringList{QString()});
    }

    void lines_pagedWhileTheyChange_areNeverMissed()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}");
        const QJsonObject first = shop.detail(id, "limit=1");
        QCOMPARE(skusOf(first), QStringList{u"JAR"_s});
        shop.counted(id, u"MUG"_s, "1");
        QStringList seen = skusOf(first);
        QByteArray cursor = first[u"next_cursor"_s].toString().toLatin1();
        qint64 newest = 0;
        while (!cursor.isEmpty()) {
            const QJsonObject page = shop.detail(id, "limit=1&cursor=" + cursor);
            seen += skusOf(page);
            newest = page[u"lines"_s][0][u"revision"_s].toInteger();
            cursor = page[u"next_cursor"_s].toString().toLatin1();
        }
        QCOMPARE(seen, (QStringList{u"JAR"_s, u"TEA"_s, u"MUG"_s}));
        QCOMPARE(skusOf(shop.detail(id, "since=" + QByteArray::number(newest))), QStringList());
        shop.counted(id, u"JAR"_s, "1");
        QCOMPARE(skusOf(shop.detail(id, "since=" + QByteArray::number(newest))), QStringList{u"JAR"_s});
        QCOMPARE(skusOf(shop.detail(id, "state=UNCOUNTED")), QStringList{u"TEA"_s});
    }

    void list_isNewestFirst_byStatus()
    {
        CountingShop shop;
        const QString one = shop.begin("{'kind':'ALL'}");
        const QString two = shop.begin("{'kind':'ALL'}");
        StockFixture::objectIn(shop.send(cancelStockCount, shop.at(shop.merchant, {}, {one})), 200);
        const auto all = shop.everyPage(listStockCounts, "limit=1");
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0][u"id"_s].toString(), two);
        const auto open = shop.list(listStockCounts, shop.warehouse, "status=COUNTING").items;
        QCOMPARE(open.size(), 1);
        QCOMPARE(open[0][u"id"_s].toString(), two);
    }

    void whole_shop_isCountedInReasonableTime()
    {
        CountingShop shop;
        StockFixture::orThrow(shop.db().run(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
            "INSERT INTO products (sku, title, price_minor, on_hand, reserved, revision, created_at, updated_at) "
            "SELECT 'P' || i, 'x', 1, 0, 0, 1000000 + i, 0, 0 FROM n"));
        QElapsedTimer timer;
        timer.start();
        const QString id = shop.begin("{'kind':'ALL'}");
        qInfo("a count of 20,003 lines begins in %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 5000);
        QCOMPARE(shop.detail(id)[u"line_count"_s].toInt(), 20'000 + 3);
    }
};

QTEST_GUILESS_MAIN(tst_StockCounts)
#include "tst_StockCounts.moc"
