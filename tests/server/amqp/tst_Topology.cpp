// SPDX-License-Identifier: Apache-2.0
#include "server/amqp/Topology.h"

#include <QTest>

using namespace ch::server;

class tst_Topology : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delayRoute_ofAnyTime_waitsThatLong_data()
    {
        QTest::addColumn<qint64>("seconds");
        for (const qint64 seconds : {0, 1, 2, 3, 60, 1800, 1801, 86'400, 131'071})
            QTest::addRow("%lld s", seconds) << seconds;
    }
    void delayRoute_ofAnyTime_waitsThatLong()
    {
        QFETCH(const qint64, seconds);
        const auto route = delayRoute(seconds);
        QVERIFY(route);
        QCOMPARE(route->exchange, "order-service.delay.16");
        QList<QByteArray> digits = route->key.split('.');
        QCOMPARE(digits.takeLast(), "closing");
        QCOMPARE(digits.size(), 17);
        qint64 waits = 0;
        for (const QByteArray& digit : digits) {
            QVERIFY(digit == "0" || digit == "1");
            waits = waits * 2 + digit.toInt();
        }
        QCOMPARE(waits, seconds);
    }

    void delayRoute_ofMoreThanTheLadder_isNone()
    {
        QVERIFY(!delayRoute(131'072));
        QVERIFY(!delayRoute(qint64(1) << 40));
    }

    void keys_ofAConsumer_nameIt()
    {
        const QByteArray key = eventKeyOf("loyalty-points", "order.paid");
        QCOMPARE(key, "loyalty-points.order.paid");
        QCOMPARE(consumerOfKey(key), "loyalty-points");
        QCOMPARE(consumerOfKey("none"), "");
        QCOMPARE(queueOf("loyalty-points"), "order-service.loyalty-points");
        QCOMPARE(deadQueueOf("loyalty-points"), "order-service.loyalty-points.dead");
    }
};

QTEST_GUILESS_MAIN(tst_Topology)
#include "tst_Topology.moc"
