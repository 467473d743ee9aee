// SPDX-License-Identifier: Apache-2.0
#include "core/wire/OrderJson.h"
#include "server/store/JsonCompression.h"
#include "tests/support/StoreFixture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

#include <thread>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

class tst_JsonCompression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order_goesThere_lessThanAQuarterAsLong_andBack();
    void everyLength_goesThereAndBack();
    void plainJson_isReadAsItIs_data();
    void plainJson_isReadAsItIs();
    void frame_ofTheFirstRelease_isReadForEver();
    void frame_damagedAnywhere_isAnError();
    void frame_cutOffAnywhere_isAnError();
    void frame_withAnotherDictionary_namesIt();
    void threads_together_eachGetTheirOwn();

private:
    static QByteArray json(int lines);
    static QByteArray back(const QByteArray& stored) { return StoreFixture::orThrow(decompressJson(stored)); }
};

/// As an import makes them, which the dictionary was not made of.
QByteArray tst_JsonCompression::json(int lines)
{
    Order order;
    order.id = OrderId(914152588100767769);
    order.orderNo = u"5828"_s;
    order.status = OrderStatus::Completed;
    order.source = u"import"_s;
    order.currency = u"CNY"_s;
    order.customer.name = u"王小明"_s;
    order.shipTo.region = u"云南省"_s;
    order.createdAt = UtcTime(1'580'616'033'000);
    order.updatedAt = order.createdAt.plusSeconds(9);
    for (int i = 1; i <= lines; ++i)
        order.lines.push_back({.lineNo = i,
                               .sku = u"ITEM-%1"_s.arg(i * 7919),
                               .title = u"Thing %1"_s.arg(i),
                               .quantity = i,
                               .unitPriceMinor = 100 * i,
                               .lineTotalMinor = 100 * i * i});
    return orderToJson(order);
}

void tst_JsonCompression::order_goesThere_lessThanAQuarterAsLong_andBack()
{
    for (const int lines : {1, 2, 50, 2'000}) {
        const QByteArray order = json(lines);
        const QByteArray stored = compressJson(order);
        QCOMPARE(back(stored), order);
        QVERIFY2(stored.size() * 4 < order.size(), qPrintable(u"%1 of %2"_s.arg(stored.size()).arg(order.size())));
    }
}

void tst_JsonCompression::everyLength_goesThereAndBack()
{
    const QByteArray order = json(3);
    for (qsizetype length = 0; length <= order.size(); ++length) {
        const QByteArray stored = compressJson(order.first(length));
        QVERIFY(stored.size() <= length);
        QCOMPARE(back(stored), order.first(length));
    }
}

void tst_JsonCompression::plainJson_isReadAsItIs_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("object") << QByteArray("{}");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("list") << QByteArray("[1]");
    QTest::newRow("text") << QByteArray("\"(\xC2\xB5/\xC3\xBD\"");
    QTest::newRow("an order") << json(2);
}

void tst_JsonCompression::plainJson_isReadAsItIs()
{
    QFETCH(QByteArray, json);
    QCOMPARE(back(json), json);
}

void tst_JsonCompression::frame_ofTheFirstRelease_isReadForEver()
{
    QFile file(u":/store/json.32768.dictionary"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex(),
             QByteArray("b746f91b8294b93fe2e6021cb8fad7cb2871fc01eeb3905dcffad3fbdede56f4"));
    const QByteArray json =
        R"({"id":"1","order_no":"5828","status":"COMPLETED","fulfilment":"UNFULFILLED","ship_to":{"name":"王小明"}})";
    QCOMPARE(
        back(QByteArray::fromHex(
            "28b52ffd2600806b2501008035383238e78e8be5b08fe6988e227d7d06fc395ca62583d1a0172679b013fdf94f5201456b50cc")),
        json);
}

void tst_JsonCompression::frame_damagedAnywhere_isAnError()
{
    const QByteArray order = json(2);
    const QByteArray stored = compressJson(order);
    int refused = 0;
    for (qsizetype at = 0; at < stored.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray damaged = stored;
            damaged[at] = char(damaged[at] ^ (1 << bit));
            const auto read = decompressJson(damaged);
            // A frame may say the same in other words.
            QVERIFY(!read || *read == order);
            refused += read ? 0 : 1;
            if (!read)
                QCOMPARE(read.error().kind, ErrorKind::Storage);
        }
    }
    QVERIFY(refused > stored.size() * 7);
}

void tst_JsonCompression::frame_cutOffAnywhere_isAnError()
{
    const QByteArray stored = compressJson(json(2));
    for (qsizetype length = 1; length < stored.size(); ++length)
        QVERIFY(!decompressJson(stored.first(length)));
}

void tst_JsonCompression::frame_withAnotherDictionary_namesIt()
{
    // Its number follows the magic number and the frame's description.
    QByteArray stored = compressJson(json(1));
    QCOMPARE(stored.mid(5, 2).toHex(), QByteArray("0080"));
    stored[5] = 1;
    const auto read = decompressJson(stored);
    QVERIFY(!read);
    QVERIFY(read.error().detail.contains(u"dictionary 32769"_s));
}

void tst_JsonCompression::threads_together_eachGetTheirOwn()
{
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int i = 1; i <= 4; ++i) {
        threads.emplace_back([i, &wrong] {
            const QByteArray order = json(i);
            for (int turn = 0; turn < 500; ++turn) {
                const auto read = decompressJson(compressJson(order));
                wrong += read && *read == order ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(tst_JsonCompression)
#include "tst_JsonCompression.moc"
