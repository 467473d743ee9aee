// SPDX-License-Identifier: Apache-2.0
#include "core/wire/CatalogueJson.h"
#include "core/wire/Mask.h"
#include "core/wire/OrderJson.h"
#include "tests/core/wire/Samples.h"

#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The name of a member that must not be there, or nothing.
QString leakIn(const QJsonValue& value)
{
    if (value.isArray()) {
        for (const QJsonValue each : value.toArray()) {
            if (QString leak = leakIn(each); !leak.isEmpty())
                return leak;
        }
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().endsWith("_minor"_L1) || it.key().section(u'.', -1) == "email"_L1)
            return it.key();
        if (QString leak = leakIn(it.value()); !leak.isEmpty())
            return leak;
    }
    return {};
}

QJsonValue parsed(const QByteArray& json)
{
    return QJsonDocument::fromJson("[" + json + "]")[0];
}

} // namespace

class tst_Mask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_keepEverythingElse_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("masked");
        QTest::newRow("nothing to mask") << QByteArray(R"({"b":1,"a":[true,null,"x"]})")
                                         << QByteArray(R"({"b":1,"a":[true,null,"x"]})");
        QTest::newRow("first, middle, last")
            << QByteArray(R"({"a_minor":1,"b":2,"email":"x","c":3,"_minor":4})") << QByteArray(R"({"b":2,"c":3})");
        QTest::newRow("all") << QByteArray(R"({"total_minor":1,"email":null})") << QByteArray("{}");
        QTest::newRow("whole subtrees") << QByteArray(R"({"x_minor":{"old":1,"new":[2]},"email":[{"a":1}],"y":1})")
                                        << QByteArray(R"({"y":1})");
        QTest::newRow("deep") << QByteArray(R"([[{"a":[{"b":{"c_minor":1,"d":2}}]}]])")
                              << QByteArray(R"([[{"a":[{"b":{"d":2}}]}]])");
        QTest::newRow("escaped names") << QByteArray("{\"total\\u005fminor\":1,\"\\u0065mail\":\"x\",\"k\":\"v\"}")
                                       << QByteArray(R"({"k":"v"})");
        QTest::newRow("dotted names") << QByteArray(R"({"customer.email":1,"a.b_minor":2,"customer.name":3})")
                                      << QByteArray(R"({"customer.name":3})");
        QTest::newRow("names alike")
            << QByteArray(R"({"minor":1,"emails":2,"email_sent":3,"total_minors":4,"Email":5})")
            << QByteArray(R"({"minor":1,"emails":2,"email_sent":3,"total_minors":4,"Email":5})");
        QTest::newRow("only names count") << QByteArray(R"({"field":"total_minor","sort":"email"})")
                                          << QByteArray(R"({"field":"total_minor","sort":"email"})");
        QTest::newRow("twice") << QByteArray(R"({"email":1,"email":2,"a":1,"a":2})") << QByteArray(R"({"a":1,"a":2})");
        QTest::newRow("numbers") << QByteArray("[1.5,-9223372036854775808,18446744073709551615,1e300,-0.25]")
                                 << QByteArray("[1.5,-9223372036854775808,18446744073709551615,1e300,-0.25]");
        QTest::newRow("escapes")
            << QByteArray("{\"q\\\"\\\\\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\\u00e9\\ud83d\\ude00\"}")
            << QByteArray("{\"q\\\"\\\\\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001Fé😀\"}");
        QTest::newRow("white space") << QByteArray(" { \"a\" : [ 1 , 2 ] } ") << QByteArray(R"({"a":[1,2]})");
        QTest::newRow("scalar") << QByteArray("\"email\"") << QByteArray("\"email\"");
        QTest::newRow("not JSON") << QByteArray("{\"total_minor\":1") << QByteArray("null");
        QTest::newRow("empty") << QByteArray() << QByteArray("null");
        QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xFF\"}") << QByteArray("null");
        QTest::newRow("too deep") << QByteArray(QByteArray("[").repeated(40) + QByteArray("]").repeated(40))
                                  << QByteArray("null");
    }
    void values_keepEverythingElse()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, masked);
        QCOMPARE(withoutMoney(json), masked);
    }

    void orders_loseMoneyAndMailOnly()
    {
        const QByteArray full = orderToJson(samples::richOrder());
        const QByteArray masked = withoutMoney(full);
        QVERIFY(!leakIn(parsed(full)).isEmpty());
        QCOMPARE(leakIn(parsed(masked)), QString());
        QVERIFY(!masked.contains("a@example.com"));

        const auto read = orderFromJson(masked);
        QVERIFY(read);
        Order expected = samples::richOrder();
        expected.customer.email.clear();
        for (OrderLine& line : expected.lines)
            line.unitPriceMinor = line.lineTotalMinor = 0;
        for (Payment& payment : expected.payments)
            payment.amountMinor = 0;
        expected.subtotalMinor = expected.discountMinor = expected.shippingMinor = 0;
        expected.totalMinor = expected.paidMinor = expected.refundedMinor = 0;
        QVERIFY(*read == expected);
    }

    void notes_areLeftOutAtAnyDepth_andNothingElse()
    {
        Order noted = samples::richOrder();
        noted.noteCount = 3;
        const QByteArray plain = orderToJson(samples::richOrder());
        const QByteArray some = orderToJson(noted);
        QCOMPARE(withoutNotes(some), plain);
        QCOMPARE(withoutNotes("{\"items\":[" + some + "," + plain + "]}"),
                 QByteArray("{\"items\":[" + plain + "," + plain + "]}"));
        const QByteArray other("{ \"notes\" : 1, \"a\":\"note_count\" , \"b\":\"\\\"note_count\\\":5\" }");
        QCOMPARE(withoutNotes(other), QByteArray("{\"notes\":1,\"a\":\"note_count\",\"b\":\"\\\"note_count\\\":5\"}"));
        // What has none, byte for byte, blanks too.
        QCOMPARE(withoutNotes("{ \"a\" : 1 }"), QByteArray("{ \"a\" : 1 }"));
        QCOMPARE(withoutNotes(QByteArray()), QByteArray());
        QCOMPARE(withoutNotes("{\"note_count\":5"), QByteArray("null"));
    }

    void everythingElse_losesMoneyAndMail()
    {
        JsonWriter entry;
        writeTimelineEntry(entry, samples::richEntry());
        const QByteArray masked = withoutMoney(entry.take());
        QCOMPARE(leakIn(parsed(masked)), QString());
        QVERIFY(!masked.contains("a@example.com"));
        const QByteArray product = withoutMoney(productToJson(samples::richProduct()));
        QCOMPARE(leakIn(parsed(product)), QString());
        Product expected = samples::richProduct();
        expected.priceMinor = 0;
        const auto read = samples::readText(product, readProduct);
        QVERIFY(read && *read == expected);
        QCOMPARE(leakIn(parsed(withoutMoney(refundToJson(samples::richRefund())))), QString());
    }
};

QTEST_GUILESS_MAIN(tst_Mask)
#include "tst_Mask.moc"
