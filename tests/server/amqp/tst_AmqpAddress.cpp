// SPDX-License-Identifier: Apache-2.0
#include "server/amqp/AmqpAddress.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

class tst_AmqpAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_wholeAddress_isRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("virtualHost");
        QTest::addColumn<QString>("name");
        QTest::newRow("all of it") << u"amqp://shop:pw@broker:5673/orders"_s << u"shop"_s << u"pw"_s << u"orders"_s
                                   << u"broker:5673/orders"_s;
        QTest::newRow("host alone") << u"amqp://broker"_s << u"guest"_s << u"guest"_s << u"/"_s << u"broker:5672"_s;
        QTest::newRow("usual virtual host")
            << u"amqp://a:b@broker/"_s << u"a"_s << u"b"_s << u"/"_s << u"broker:5672"_s;
        QTest::newRow("encoded") << u"amqp://a%40b:p%2Fw%3A@broker/%2Fx"_s << u"a@b"_s << u"p/w:"_s << u"/x"_s
                                 << u"broker:5672//x"_s;
        QTest::newRow("no password") << u"amqp://shop@broker"_s << u"shop"_s << u""_s << u"/"_s << u"broker:5672"_s;
        QTest::newRow("TLS") << u"amqps://shop:pw@broker"_s << u"shop"_s << u"pw"_s << u"/"_s << u"broker:5671"_s;
        QTest::newRow("IPv6") << u"amqp://shop:x@[::1]:7"_s << u"shop"_s << u"x"_s << u"/"_s << u"[::1]:7"_s;
    }
    void parse_wholeAddress_isRead()
    {
        QFETCH(const QString, text);
        const auto address = AmqpAddress::parse(text);
        QVERIFY(address);
        QTEST(address->user, "user");
        QTEST(address->password, "password");
        QTEST(address->virtualHost, "virtualHost");
        QTEST(address->name(), "name");
    }

    void parse_tls_knowsWhomToTrust()
    {
        const auto trusted = AmqpAddress::parse(u"amqps://broker?cacertfile=%2Fetc%2Fshop%20ca.pem"_s);
        QVERIFY(trusted && trusted->isEncrypted);
        QCOMPARE(trusted->authorities, u"/etc/shop ca.pem"_s);
        const auto usual = AmqpAddress::parse(u"amqps://broker/orders"_s);
        QVERIFY(usual && usual->isEncrypted && usual->authorities.isEmpty());
        QCOMPARE(usual->virtualHost, u"orders"_s);
        const auto plain = AmqpAddress::parse(u"amqp://broker"_s);
        QVERIFY(plain && !plain->isEncrypted);
    }

    void parse_somethingElse_isRefusedWithoutItsPassword_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto& text :
             {u"amqps://shop:geheim@broker?verify=verify_none"_s,
              u"amqps://shop:geheim@broker?cacertfile=a&cacertfile=b"_s, u"amqp://shop:geheim@broker?cacertfile=a"_s,
              u"http://shop:geheim@broker"_s, u"amqp://shop:geheim@"_s, u"amqp://shop:geheim@broker/a/b"_s,
              u"amqp://shop:geheim@broker?heartbeat=1"_s, u"shop:geheim@broker"_s, u"geheim"_s, QString()})
            QTest::addRow("%s", qPrintable(text)) << text;
    }
    void parse_somethingElse_isRefusedWithoutItsPassword()
    {
        QFETCH(const QString, text);
        const auto address = AmqpAddress::parse(text);
        QVERIFY(!address);
        QVERIFY(!address.error().detail.isEmpty());
        QVERIFY(!address.error().detail.contains(u"geheim"));
    }

    void name_ofAnyAddress_hasNoPassword()
    {
        const auto address = AmqpAddress::parse(u"amqp://shop:geheim@broker:5673/orders"_s);
        QVERIFY(address);
        QVERIFY(!address->name().contains(u"geheim"));
    }
};

QTEST_GUILESS_MAIN(tst_AmqpAddress)
#include "tst_AmqpAddress.moc"
