// SPDX-License-Identifier: Apache-2.0
#include "server/cache/CacheEntry.h"

#include <QTest>

using namespace ch;
using namespace ch::server;

class tst_CacheEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toBytes_readAgain_isTheSame()
    {
        const CacheEntry entry{
            .version = 9007199254740993, .readAt = UtcTime(1772442000123), .placedBy = 77, .body = "{}\n{}"};
        const auto read = CacheEntry::fromBytes(entry.toBytes());
        QVERIFY(read);
        QCOMPARE(read->version, entry.version);
        QCOMPARE(read->readAt, entry.readAt);
        QCOMPARE(read->placedBy, entry.placedBy);
        QCOMPARE(read->body, entry.body);
    }
    void toBytes_ofVersions_compareAsNumbersDo()
    {
        const auto head = [](qint64 version) {
            return CacheEntry{.version = version, .body = "x"}.toBytes().first(CacheEntry::kVersionDigits);
        };
        QVERIFY(head(9) < head(10));
        QVERIFY(head(9'007'199'254'740'992) < head(9'007'199'254'740'993));
        QCOMPARE(head(std::numeric_limits<qint64>::max()).size(), qsizetype(CacheEntry::kVersionDigits));
    }
    void fromBytes_ofWhatIsNone_isNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray good = CacheEntry{.version = 5, .readAt = UtcTime(6), .body = "{}"}.toBytes();
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("tombstone") << CacheEntry{.version = 5}.toBytes();
        QTest::newRow("cut off before the body") << good.first(good.indexOf('\n') + 1);
        QTest::newRow("cut off in the head") << good.first(21);
        QTest::newRow("somebody else's") << QByteArray("{\"id\":\"1\"}\nand more");
        QTest::newRow("a number too few") << QByteArray("0000000000000000005 6\n{}");
        QTest::newRow("a number too many") << QByteArray("0000000000000000005 6 7 8\n{}");
        QTest::newRow("negative") << QByteArray("0000000000000000005 -6 7\n{}");
        QTest::newRow("no number") << QByteArray("000000000000000000x 6 7\n{}");
        QTest::newRow("larger than any") << QByteArray("9999999999999999999 6 7\n{}");
    }
    void fromBytes_ofWhatIsNone_isNothing()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(!CacheEntry::fromBytes(bytes));
    }
};

QTEST_GUILESS_MAIN(tst_CacheEntry)
#include "tst_CacheEntry.moc"
