// SPDX-License-Identifier: Apache-2.0
#include "server/amqp/AmqpConnection.h"
#include "tests/server/amqp/MuteBroker.h"

#include <QElapsedTimer>
#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

class tst_AmqpConnection : public QObject
{
    Q_OBJECT

    static AmqpAddress addressOf(const test::MuteBroker& broker)
    {
        return {.host = u"127.0.0.1"_s,
                .port = broker.port(),
                .user = u"shop"_s,
                .password = u"pw"_s,
                .virtualHost = u"/"_s};
    }

private Q_SLOTS:
    void publish_toABrokerThatStandsStill_endsInSeconds()
    {
        const test::MuteBroker broker;
        auto connection = AmqpConnection::open(addressOf(broker), "test");
        QVERIFY2(connection, connection ? "" : qPrintable(connection.error().detail));
        const AmqpMessage message{
            .id = "1-1", .kind = "order.paid", .trace = {}, .timestampMs = 0, .body = QByteArray(2'000, 'x')};
        QElapsedTimer sinceSent;
        Result<quint64> published = 0;
        for (int sent = 0; sent < 20'000 && published; ++sent) {
            sinceSent.start();
            published = (*connection)->publish("events", "order.paid", message);
        }
        QVERIFY(!published);
        QVERIFY2(published.error().detail.contains(u"stands still"), qPrintable(published.error().detail));
        QCOMPARE(published.error().kind, ErrorKind::Offline);
        QVERIFY2(sinceSent.elapsed() < 12'000, qPrintable(QString::number(sinceSent.elapsed())));
        // Nor does the end of the program wait for it.
        sinceSent.start();
        connection->reset();
        QVERIFY2(sinceSent.elapsed() < 3'000, qPrintable(QString::number(sinceSent.elapsed())));
    }

    void close_withABrokerThatStandsStill_waitsASecond()
    {
        const test::MuteBroker broker;
        auto connection = AmqpConnection::open(addressOf(broker), "test");
        QVERIFY2(connection, connection ? "" : qPrintable(connection.error().detail));
        // A word of goodbye that nobody answers.
        QElapsedTimer closing;
        closing.start();
        connection->reset();
        QVERIFY2(closing.elapsed() < 5'000, qPrintable(QString::number(closing.elapsed())));
    }
};

QTEST_GUILESS_MAIN(tst_AmqpConnection)
#include "tst_AmqpConnection.moc"
