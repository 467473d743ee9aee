// SPDX-License-Identifier: Apache-2.0
#include "server/amqp/PublishWindow.h"

#include <QTest>

using namespace ch::server;

class tst_PublishWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void confirm_eachAlone_settlesWithTheLast()
    {
        PublishWindow window = threeEvents();
        for (const quint64 number : {5U, 2U, 4U, 1U}) {
            window.confirm({.number = number});
            QVERIFY(!window.isSettled());
        }
        window.confirm({.number = 3});
        QVERIFY(window.isSettled());
        QCOMPARE(window.taken(3), 3U);
    }

    void confirm_upToANumber_settlesAllOfThem()
    {
        PublishWindow window = threeEvents();
        window.confirm({.number = 4, .multiple = true});
        QCOMPARE(window.waiting(), 1U);
        window.confirm({.number = 5, .multiple = true});
        QVERIFY(window.isSettled());
        QCOMPARE(window.taken(3), 3U);
    }

    void confirm_ofNumbersThatAreNotExpected_changesNothing()
    {
        PublishWindow window = threeEvents();
        window.confirm({.number = 77});
        QCOMPARE(window.waiting(), 5U);
        QCOMPARE(window.taken(3), 3U);
    }

    void refusal_ofOneMessage_keepsItsEventAndAllBehindIt()
    {
        PublishWindow window = threeEvents();
        window.confirm({.number = 3, .multiple = false, .isTaken = false});
        window.confirm({.number = 5, .multiple = true});
        QVERIFY(window.isSettled());
        QCOMPARE(window.taken(3), 1U);
    }

    void return_beforeItsConfirmation_keepsTheEvent()
    {
        PublishWindow window = threeEvents();
        QVERIFY(window.giveBack(
            {.exchange = "x", .routingKey = "b.order.paid", .messageId = "2-1", .why = "312 NO_ROUTE"}));
        window.confirm({.number = 5, .multiple = true});
        QVERIFY(window.isSettled());
        QCOMPARE(window.taken(3), 1U);
    }

    void return_ofTheFirstEvent_marksNothing()
    {
        PublishWindow window = threeEvents();
        QVERIFY(window.giveBack({.routingKey = "a.order.paid", .messageId = "1-1"}));
        window.confirm({.number = 5, .multiple = true});
        QCOMPARE(window.taken(3), 0U);
    }

    void return_ofAnotherConsumersMessage_isToldApart()
    {
        PublishWindow window = threeEvents();
        QVERIFY(!window.giveBack({.routingKey = "c.order.paid", .messageId = "1-1"}));
        window.confirm({.number = 5, .multiple = true});
        QCOMPARE(window.taken(3), 3U);
    }

    void taken_ofEventsThatNobodyWants_areAll()
    {
        const PublishWindow window;
        QVERIFY(window.isSettled());
        QCOMPARE(window.taken(7), 7U);
    }

private:
    /// The first and the second event go to two consumers, the third to one.
    static PublishWindow threeEvents()
    {
        PublishWindow window;
        window.expect(1, 0, "a.order.paid", "1-1");
        window.expect(2, 0, "b.order.paid", "1-1");
        window.expect(3, 1, "a.order.paid", "2-1");
        window.expect(4, 1, "b.order.paid", "2-1");
        window.expect(5, 2, "a.order.paid", "3-1");
        return window;
    }
};

QTEST_GUILESS_MAIN(tst_PublishWindow)
#include "tst_PublishWindow.moc"
