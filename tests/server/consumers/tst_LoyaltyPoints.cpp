// SPDX-License-Identifier: Apache-2.0
// Points: given once for what a completed order brought, taken back by what was given back.
#include "server/consumers/LoyaltyPoints.h"
#include "server/consumers/PointsTable.h"
#include "tests/server/events/EventShop.h"

#include <QTest>

#include <algorithm>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

class PointsShop : public EventShop
{
public:
    LoyaltyPoints points;

    qint64 balance(const QString& customer = u"C-1"_s)
    {
        runConsumers({&points});
        return count("SELECT CAST(sum(points) AS BIGINT) FROM loyalty_points WHERE customer_id = ?", customer);
    }
    QJsonObject completed(int quantity = 2, const QByteArray& customer = "C-1")
    {
        return complete(ship(pay(place(quantity, customer))));
    }
};

Order orderOf(const QString& currency, qint64 paid, qint64 refunded)
{
    Order order;
    order.status = OrderStatus::Completed;
    order.currency = currency;
    order.paidMinor = paid;
    order.refundedMinor = refunded;
    order.payments.push_back({.amountMinor = paid});
    return order;
}

} // namespace

class tst_LoyaltyPoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsFor_isOneAWholeUnit_data();
    void pointsFor_isOneAWholeUnit();
    void refusedMoneyGivenBack_costsNoPoints();
    void completion_givesPoints_once();
    void laterRefund_takesThemBack();
    void refundBeforeCompletion_givesFewer();
    void customerWithoutId_getsNone();
    void eventsOutOfOrder_comeToTheSame();
    void ledger_namesOrders_inOrder();
};

void tst_LoyaltyPoints::pointsFor_isOneAWholeUnit_data()
{
    QTest::addColumn<QString>("currency");
    QTest::addColumn<qint64>("paid");
    QTest::addColumn<qint64>("refunded");
    QTest::addColumn<qint64>("points");
    QTest::newRow("rounded down") << u"EUR"_s << qint64(1299) << qint64(0) << qint64(12);
    QTest::newRow("less the refund") << u"EUR"_s << qint64(1299) << qint64(300) << qint64(9);
    QTest::newRow("all given back") << u"EUR"_s << qint64(1299) << qint64(1299) << qint64(0);
    QTest::newRow("no minor units") << u"JPY"_s << qint64(1299) << qint64(0) << qint64(1299);
    QTest::newRow("three digits") << u"KWD"_s << qint64(12'999) << qint64(0) << qint64(12);
}

void tst_LoyaltyPoints::pointsFor_isOneAWholeUnit()
{
    QFETCH(QString, currency);
    QFETCH(qint64, paid);
    QFETCH(qint64, refunded);
    QFETCH(qint64, points);
    Order order = orderOf(currency, paid, refunded);
    QCOMPARE(pointsFor(order), points);
    order.status = OrderStatus::Shipped;
    QCOMPARE(pointsFor(order), 0);
}

void tst_LoyaltyPoints::refusedMoneyGivenBack_costsNoPoints()
{
    Order order = orderOf(u"EUR"_s, 1000, 1000);
    order.payments.push_back({.amountMinor = 1000, .accepted = false});
    QCOMPARE(pointsFor(order), 10);
    order.refundedMinor = 1500;
    QCOMPARE(pointsFor(order), 5);
}

void tst_LoyaltyPoints::completion_givesPoints_once()
{
    PointsShop shop;
    const QJsonObject shipped = shop.ship(shop.pay(shop.place()));
    QCOMPARE(shop.balance(), 0);
    shop.complete(shipped);
    QCOMPARE(shop.balance(), 25);
    QCOMPARE(shop.balance(), 25);
    shop.completed(1);
    QCOMPARE(shop.balance(), 25 + 12);
}

void tst_LoyaltyPoints::laterRefund_takesThemBack()
{
    PointsShop shop;
    const QJsonObject order = shop.completed();
    QCOMPARE(shop.balance(), 25);
    const QJsonObject refunded = shop.refund(order, 550);
    QCOMPARE(shop.balance(), 19);
    shop.refund(refunded, 1950);
    QCOMPARE(shop.balance(), 0);
    QCOMPARE(shop.count("SELECT count(*) FROM loyalty_points"), 3);
}

void tst_LoyaltyPoints::refundBeforeCompletion_givesFewer()
{
    PointsShop shop;
    const QJsonObject shipped = shop.ship(shop.pay(shop.place()));
    const QJsonObject refunded = shop.refund(shipped, 500);
    QCOMPARE(shop.balance(), 0);
    shop.complete(refunded);
    QCOMPARE(shop.balance(), 20);
}

void tst_LoyaltyPoints::customerWithoutId_getsNone()
{
    PointsShop shop;
    shop.refund(shop.completed(2, ""), 100);
    QCOMPARE(shop.balance(u""_s), 0);
    QCOMPARE(shop.count("SELECT count(*) FROM loyalty_points"), 0);
}

void tst_LoyaltyPoints::eventsOutOfOrder_comeToTheSame()
{
    PointsShop shop;
    shop.refund(shop.completed(), 550);
    auto events = StoreFixture::orThrow(readEvents(shop.db(), {}, 100));
    std::ranges::reverse(events);
    // As a broker may bring them: backwards, and each twice.
    for (int i = 0; i < 2; ++i) {
        for (const Event& event : events) {
            if (shop.points.wants(event.kind))
                StoreFixture::orThrow(shop.write([&](WriteContext& context) -> Result<> {
                    CH_TRY(const bool isFirst, consume(context, shop.points, event));
                    return isFirst == (i == 0) ? ch::ok() : refusal(Reason::StateConflict);
                }));
        }
    }
    QCOMPARE(shop.balance(), 19);
}

void tst_LoyaltyPoints::ledger_namesOrders_inOrder()
{
    PointsShop shop;
    const QJsonObject first = shop.completed();
    shop.completed(1, "C-2");
    shop.balance();
    shop.clock().advanceSeconds(60);
    shop.refund(first, 100);
    shop.balance();
    const auto balances = StoreFixture::orThrow(readBalances(shop.db()));
    QCOMPARE(balances.size(), 2);
    QCOMPARE(balances[0].customer, u"C-1"_s);
    QCOMPARE(balances[0].points, 24);
    QCOMPARE(balances[0].orders, 1);
    QCOMPARE(balances[1].points, 12);
    const auto ledger = StoreFixture::orThrow(readLedger(shop.db(), u"C-1"_s));
    QCOMPARE(ledger.size(), 2);
    QCOMPARE(ledger[0].orderNo, first[u"order_no"_s].toString());
    QCOMPARE(ledger[0].points, 25);
    QCOMPARE(ledger[1].points, -1);
}

QTEST_GUILESS_MAIN(tst_LoyaltyPoints)
#include "tst_LoyaltyPoints.moc"
