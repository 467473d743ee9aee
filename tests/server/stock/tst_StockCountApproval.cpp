// SPDX-License-Identifier: Apache-2.0
// What an approved stock take does to the stock.
#include "tests/server/stock/CountingShop.h"

#include <QRandomGenerator>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

class tst_StockCountApproval : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void approval_takesEachDifferenceWithItsReason_andWritesTheLedger()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}");
        shop.counted(id, u"TEA"_s, "8");
        shop.counted(id, u"MUG"_s, "5");
        const QJsonObject seen = shop.counted(id, u"JAR"_s, "25")[u"stock_count"_s].toObject();
        const Call made = shop.at(shop.merchant,
                                  q("{'reason':'OTHER','version':") + QByteArray::number(seen[u"version"_s].toInt()) +
                                      q(",'lines':[{'sku':'TEA','reason':'DAMAGED','note':'wet'}]}"),
                                  {id});
        const QJsonObject ended = StockFixture::objectIn(shop.send(approveStockCount, made), 200);
        QCOMPARE(ended[u"status"_s].toString(), u"APPROVED"_s);
        QCOMPARE(ended[u"ended_by"_s].toString(), u"merchant"_s);
        QCOMPARE(shop.stock(u"TEA"_s), u"8/0"_s);
        QCOMPARE(shop.stock(u"MUG"_s), u"5/0"_s);
        QCOMPARE(shop.stock(u"JAR"_s), u"25/0"_s);
        QCOMPARE(shop.texts("SELECT sku || ' ' || kind || ' ' || reason || ' ' || delta_on_hand || ' ' || note FROM "
                            "movements WHERE stock_count_id IS NOT NULL ORDER BY sku"),
                 (QStringList{u"JAR COUNT OTHER 5 "_s, u"MUG COUNT OTHER 0 "_s, u"TEA COUNT DAMAGED -2 wet"_s}));
        const auto newest = shop.list(listMovements, shop.merchant, "limit=1", u"TEA"_s).items.at(0);
        QCOMPARE(newest[u"op_id"_s].toString(), made.key.toString());
        // Another decision about the same count finds it ended; the stock moves once.
        QCOMPARE(StockFixture::refusalWithFields(shop.approve(id)), u"STATE_CONFLICT"_s);
        QCOMPARE(shop.stock(u"TEA"_s), u"8/0"_s);
        VERIFY_STORE(shop);
    }

    void approval_ofWhatNobodyCounted_changesItOnlyIfItIsSaid()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}");
        shop.counted(id, u"TEA"_s, "8");
        StockFixture::objectIn(
            shop.approve(
                id, "{'lines':[{'sku':'JAR','decision':'ZERO','reason':'LOST'},{'sku':'TEA','decision':'LEAVE'}]}"),
            200);
        QCOMPARE(shop.stock(u"TEA"_s), u"10/0"_s);
        QCOMPARE(shop.stock(u"MUG"_s), u"5/0"_s);
        QCOMPARE(shop.stock(u"JAR"_s), u"0/0"_s);
        VERIFY_STORE(shop);
    }

    void approval_belowWhatOrdersReserve_isRefusedWhole_andNamesTheLines()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}");
        shop.counted(id, u"JAR"_s, "1");
        shop.counted(id, u"TEA"_s, "1");
        shop.counted(id, u"MUG"_s, "0");
        const Order order = shop.place(2, 1);
        const QStringList before = shop.everything();
        const auto answer = shop.approve(id);
        QCOMPARE(StockFixture::refusalWithFields(answer), u"INSUFFICIENT_STOCK"_s);
        const QJsonObject facts = StockFixture::factsOf(answer);
        QCOMPARE(facts[u"orders"_s].toArray(), QJsonArray{order.orderNo});
        QCOMPARE(facts[u"lines"_s].toArray().size(), 2);
        QCOMPARE(facts[u"lines"_s][1][u"adjustment"_s].toInt(), -9);
        QCOMPARE(shop.everything(), before);
        StockFixture::objectIn(
            shop.approve(id, "{'lines':[{'sku':'TEA','decision':'LEAVE'},{'sku':'MUG','decision':'LEAVE'}]}"), 200);
        QCOMPARE(shop.stock(u"JAR"_s), u"1/0"_s);
        VERIFY_STORE(shop);
    }

    void approval_ofAnotherVersion_isRefused()
    {
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}");
        const int version = shop.counted(id, u"TEA"_s, "8")[u"stock_count"_s].toObject()[u"version"_s].toInt();
        shop.counted(id, u"MUG"_s, "1");
        const auto answer = shop.approve(id, "{'version':" + QByteArray::number(version) + "}");
        QCOMPARE(StockFixture::refusalWithFields(answer), u"VERSION_MISMATCH"_s);
        QCOMPARE(StockFixture::factsOf(answer)[u"version"_s].toInt(), version + 1);
        QCOMPARE(shop.stock(u"TEA"_s), u"10/0"_s);
    }

    void approval_wrong_isRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("no line") << QByteArray("{'lines':[{'sku':'NONE'}]}") << u"VALIDATION_FAILED lines[0].sku"_s;
        QTest::newRow("twice") << QByteArray("{'lines':[{'sku':'TEA'},{'sku':'TEA'}]}")
                               << u"VALIDATION_FAILED lines[1].sku"_s;
        QTest::newRow("zero of a counted")
            << QByteArray("{'lines':[{'sku':'TEA','decision':'ZERO'}]}") << u"VALIDATION_FAILED lines"_s;
        QTest::newRow("apply what nobody counted")
            << QByteArray("{'lines':[{'sku':'JAR'}]}") << u"VALIDATION_FAILED lines"_s;
        QTest::newRow("unknown reason") << QByteArray("{'reason':'STOLEN'}") << u"VALIDATION_FAILED reason"_s;
    }

    void approval_wrong_isRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, refusal);
        CountingShop shop;
        const QString id = shop.begin("{'kind':'ALL'}");
        shop.counted(id, u"TEA"_s, "8");
        const QStringList before = shop.everything();
        QCOMPARE(StockFixture::refusalWithFields(shop.approve(id, body)), refusal);
        QCOMPARE(shop.everything(), before);
    }

    void twoCounts_ofOneProduct_correctItOnce()
    {
        CountingShop shop;
        const QString one = shop.begin("{'kind':'SKUS','skus':['TEA']}");
        const QString two = shop.begin("{'kind':'ALL'}");
        shop.counted(one, u"TEA"_s, "8");
        shop.counted(two, u"TEA"_s, "8");
        StockFixture::objectIn(shop.approve(one), 200);
        QCOMPARE(shop.line(two, u"TEA"_s)[u"corrected_since"_s].toInt(), -2);
        StockFixture::objectIn(shop.approve(two), 200);
        QCOMPARE(shop.stock(u"TEA"_s), u"8/0"_s);
        VERIFY_STORE(shop);
    }

    /// The shelf and the records, by chance: whatever sells, comes in, is put right, is counted by whom in which order, the
    /// approval leaves what is really there.
    void anyCourse_leavesWhatIsReallyThere()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int run = 0; run < 15; ++run) {
            CountingShop shop;
            int shelf = 20 + random.bounded(-5, 6);
            const QString id = shop.begin("{'kind':'SKUS','skus':['JAR']}");
            std::vector<QByteArray> late;
            const int countedAt = random.bounded(12);
            for (int i = 0; i < 12; ++i) {
                shop.clock.advanceMs(1000);
                if (i == countedAt)
                    late.push_back(shop.entry(QByteArray::number(shelf).constData()));
                shop.clock.advanceMs(1000);
                switch (random.bounded(4)) {
                case 0:
                    shop.adjustBy(u"JAR"_s, 3, u"RECEIVED"_s);
                    shelf += 3;
                    break;
                case 1:
                    shop.adjustBy(u"JAR"_s, -1, u"DAMAGED"_s);
                    shelf -= 1;
                    break;
                case 2:
                    shop.adjustBy(u"JAR"_s, random.bounded(2) == 0 ? 1 : -1, u"CORRECTION"_s);
                    break;
                default:
                    break;
                }
            }
            StockFixture::objectIn(shop.counts(shop.warehouse, id, u"JAR"_s, late.front()), 200);
            StockFixture::objectIn(shop.approve(id), 200);
            QCOMPARE(shop.product(u"JAR"_s).onHand, qint64(shelf));
            VERIFY_STORE(shop);
        }
    }
};

QTEST_GUILESS_MAIN(tst_StockCountApproval)
#include "tst_StockCountApproval.moc"
