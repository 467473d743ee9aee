// SPDX-License-Identifier: Apache-2.0
#include "server/cache/RedisAddress.h"

#include <QTest>

using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

class tst_RedisAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromText_whole_isRead()
    {
        const auto read = RedisAddress::fromText(u"redis://shop:p%40ss@cache.example:6380/3"_s);
        QVERIFY(read);
        QCOMPARE(read->host, u"cache.example"_s);
        QCOMPARE(read->port, 6380);
        QCOMPARE(read->user, u"shop"_s);
        QCOMPARE(read->password, u"p@ss"_s);
        QCOMPARE(read->database, 3);
    }
    void fromText_short_takesWhatIsUsual()
    {
        const auto read = RedisAddress::fromText(u"redis://:secret@127.0.0.1"_s);
        QVERIFY(read);
        QCOMPARE(read->port, 6379);
        QVERIFY(read->user.isEmpty());
        QCOMPARE(read->password, u"secret"_s);
        QCOMPARE(read->database, 0);
    }
    void name_hasNoPassword()
    {
        const auto read = RedisAddress::fromText(u"redis://shop:hunter2@cache.example/1"_s);
        QVERIFY(read);
        QCOMPARE(read->name(), u"redis://cache.example:6379/1"_s);
    }
    void fromText_wrong_isRefusedWithoutRepeatingIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("other scheme") << u"http://:hunter2@127.0.0.1"_s;
        QTest::newRow("no host") << u"redis://:hunter2@/0"_s;
        QTest::newRow("a name as database") << u"redis://:hunter2@127.0.0.1/orders"_s;
        QTest::newRow("a negative database") << u"redis://:hunter2@127.0.0.1/-1"_s;
        QTest::newRow("a question") << u"redis://:hunter2@127.0.0.1/0?db=3"_s;
        QTest::newRow("a port that is none") << u"redis://:hunter2@127.0.0.1:port"_s;
        QTest::newRow("with TLS") << u"rediss://:hunter2@127.0.0.1"_s;
    }
    void fromText_wrong_isRefusedWithoutRepeatingIt()
    {
        QFETCH(const QString, text);
        const auto read = RedisAddress::fromText(text);
        QVERIFY(!read);
        QVERIFY(!read.error().detail.isEmpty());
        QVERIFY(!read.error().detail.contains(u"hunter2"_s));
    }
    void fromText_withTls_saysWhatToDo()
    {
        const auto read = RedisAddress::fromText(u"rediss://127.0.0.1"_s);
        QVERIFY(!read);
        QVERIFY(read.error().detail.contains(u"TLS"_s));
    }
};

QTEST_GUILESS_MAIN(tst_RedisAddress)
#include "tst_RedisAddress.moc"
