// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderCloser.h"
#include "tests/server/orders/OrderFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

QByteArray refundOf(qint64 amount, const QByteArray& release = {})
{
    return q("{'amount_minor':") + QByteArray::number(amount) + q(",'reason':'CUSTOMER'") +
           (release.isEmpty() ? QByteArray() : q(",'release':") + release) + '}';
}

} // namespace

class tst_OrderClosing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cancel_pendingOrder_releasesItsStock()
    {
        OrderFixture f;
        const Order placed = f.place();
        const Call call =
            f.call(f.merchant, q("{'reason':'OUT_OF_STOCK','note':'all broken'}"), placed.id, placed.version);
        const Order order = OrderFixture::orderIn(f.send(cancelOrder, call), 200);
        QCOMPARE(order.status, OrderStatus::Cancelled);
        QCOMPARE(order.cancelReason, u"OUT_OF_STOCK"_s);
        QCOMPARE(order.cancelledAt, f.clock.now());
        QVERIFY(!order.expiresAt);
        QCOMPARE(f.product(u"TEA"_s).reserved, 0);
        QCOMPARE(f.texts("SELECT DISTINCT user FROM movements WHERE kind = 'RELEASE'"), QStringList(u"merchant"_s));
        // Once more: refused, and nothing is released twice.
        QCOMPARE(f.refusalOf(cancelOrder, f.call(f.merchant, call.request.body, order.id, order.version)),
                 u"STATE_CONFLICT"_s);
        VERIFY_STORE(f);
    }

    void cancel_refusals()
    {
        OrderFixture f;
        const Order placed = f.place();
        const auto refusalFor = [&](const QByteArray& body, OrderId id, std::optional<qint64> ifMatch) {
            return f.refusalOf(cancelOrder, f.call(f.merchant, body, id, ifMatch));
        };
        const QByteArray good = q("{'reason':'FRAUD'}");
        QCOMPARE(refusalFor(good, OrderId(12345), placed.version), u"NOT_FOUND"_s);
        QCOMPARE(refusalFor(good, OrderId(12345), {}), u"NOT_FOUND"_s);
        QCOMPARE(refusalFor(good, placed.id, {}), u"PRECONDITION_REQUIRED"_s);
        QCOMPARE(refusalFor(good, placed.id, 9), u"VERSION_MISMATCH"_s);
        QCOMPARE(refusalFor("", placed.id, placed.version), u"BAD_REQUEST"_s);
        QCOMPARE(refusalFor("{}", placed.id, placed.version), u"BAD_REQUEST"_s);
        for (const char* reason : {"TIMEOUT", "REFUNDED", "fraud", ""})
            QCOMPARE(f.refusalOf(cancelOrder, f.call(f.merchant, q("{'reason':'") + QByteArray(reason) + q("'}"),
                                                     placed.id, placed.version)),
                     u"VALIDATION_FAILED"_s);
        const Order paid = f.pay(placed);
        QCOMPARE(refusalFor(good, paid.id, paid.version), u"STATE_CONFLICT"_s);
        VERIFY_STORE(f);
    }

    void refund_everythingUnshipped_cancelsAndReleases()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const Call call = f.call(f.merchant, refundOf(paid.totalMinor), paid.id, paid.version);
        const Order order = OrderFixture::orderIn(f.send(refundOrder, call), 201);
        QCOMPARE(order.status, OrderStatus::Cancelled);
        QCOMPARE(order.cancelReason, u"REFUNDED"_s);
        QCOMPARE(order.refundedMinor, paid.totalMinor);
        QCOMPARE(f.product(u"TEA"_s).reserved, 0);
        QCOMPARE(f.texts("SELECT op_id FROM refunds"), QStringList(call.key.toString()));
        QCOMPARE(f.texts("SELECT by_id FROM refunds"), QStringList(f.merchant.id.toString()));
        QCOMPARE(f.count("SELECT sum(quantity) FROM refund_lines"), 3);
        const auto body = f.jsons("SELECT body FROM feed WHERE entity = 'refund'");
        QCOMPARE(body.size(), 1);
        const QJsonObject refund = QJsonDocument::fromJson(body[0].toUtf8()).object();
        QCOMPARE(refund.value(u"order_no"_s).toString(), order.orderNo);
        QCOMPARE(refund.value(u"amount_minor"_s).toInteger(), paid.totalMinor);
        VERIFY_STORE(f);
    }

    void refund_partsAndParcels_tellTheirMovementsApart()
    {
        OrderFixture f;
        Order order = f.paid(6, 4);
        const auto refund = [&](qint64 amount, const QByteArray& release) {
            order = OrderFixture::orderIn(
                f.send(refundOrder, f.call(f.merchant, refundOf(amount, release), order.id, order.version)), 201);
        };
        refund(1290, q("[{'line_no':1,'quantity':1}]"));
        order = f.shipped(order, q("[{'line_no':1,'quantity':2},{'line_no':2,'quantity':1}]"));
        refund(2590, q("[{'line_no':2,'quantity':1},{'line_no':1,'quantity':1}]"));
        order = f.shipped(order, q("[{'line_no':1,'quantity':1}]"));
        refund(100, {});
        QCOMPARE(order.status, OrderStatus::Paid);
        QCOMPARE(f.load(order.id), [&] {
            Order same = order;
            same.placedBy = f.storefront.id;
            same.createOpId = f.load(order.id).createOpId;
            return same;
        }());
        // What is left goes back: shipped in part, so the order counts as shipped.
        refund(3890, q("[{'line_no':1,'quantity':1},{'line_no':2,'quantity':2}]"));
        QCOMPARE(order.status, OrderStatus::Shipped);
        QCOMPARE(f.product(u"TEA"_s).onHand, 7);
        QCOMPARE(f.product(u"MUG"_s).onHand, 4);
        QCOMPARE(f.count("SELECT count(*) FROM refunds"), 4);
        QCOMPARE(f.count("SELECT count(DISTINCT sequence) FROM movements WHERE kind = 'RELEASE' AND line_no = 1"), 3);
        VERIFY_STORE(f);
    }

    void refund_refusals()
    {
        OrderFixture f;
        const Order placed = f.place();
        const auto refusalFor = [&](const QByteArray& body, const Order& order, std::optional<qint64> ifMatch) {
            return f.refusalOf(refundOrder, f.call(f.merchant, body, order.id, ifMatch));
        };
        QCOMPARE(refusalFor(refundOf(1), placed, placed.version), u"STATE_CONFLICT"_s);
        const Order paid = f.pay(placed);
        QCOMPARE(refusalFor(refundOf(1), paid, {}), u"PRECONDITION_REQUIRED"_s);
        QCOMPARE(refusalFor(refundOf(1), paid, paid.version - 1), u"VERSION_MISMATCH"_s);
        QCOMPARE(refusalFor(refundOf(paid.totalMinor + 1), paid, paid.version), u"VALIDATION_FAILED"_s);
        QCOMPARE(refusalFor(refundOf(-1), paid, paid.version), u"VALIDATION_FAILED"_s);
        QCOMPARE(refusalFor(refundOf(1, q("[{'line_no':1,'quantity':3}]")), paid, paid.version),
                 u"VALIDATION_FAILED"_s);
        QCOMPARE(refusalFor(q("{'amount_minor':'1','reason':'X'}"), paid, paid.version), u"BAD_REQUEST"_s);
        QCOMPARE(f.load(paid.id).revision, paid.revision);
        QCOMPARE(f.count("SELECT count(*) FROM refunds"), 0);
        VERIFY_STORE(f);
    }

    void refund_ofRefusedMoney_leavesTheClosedOrderClosed()
    {
        OrderFixture f;
        const Order placed = f.place();
        f.clock.set(*placed.expiresAt);
        QCOMPARE(f.refusalOf(recordPayment, f.call(f.storefront, OrderFixture::payment(placed.totalMinor), placed.id)),
                 u"ORDER_CLOSED"_s);
        const Order closed = f.load(placed.id);
        const Order order = OrderFixture::orderIn(
            f.send(refundOrder, f.call(f.merchant, refundOf(placed.totalMinor), closed.id, closed.version)), 201);
        QCOMPARE(order.status, OrderStatus::Cancelled);
        QCOMPARE(order.cancelReason, u"TIMEOUT"_s);
        QCOMPARE(f.refusalOf(refundOrder, f.call(f.merchant, refundOf(1), order.id, order.version)),
                 u"STATE_CONFLICT"_s);
        VERIFY_STORE(f);
    }

    void close_dueOrders_onceAndOnlyThem()
    {
        OrderFixture f;
        const Order first = f.place(1, 0 + 1);
        const Order paid = f.paid(1, 1);
        f.clock.advanceSeconds(5);
        const Order second = f.place(1, 1);
        f.clock.set(first.expiresAt->plusMs(-1));
        QCOMPARE(f.swept(closeExpiredOrders, 10).count, 0);
        f.clock.set(first.expiresAt->plusMs(70));
        const ClosedOrders closed = f.swept(closeExpiredOrders, 10);
        QCOMPARE(closed.count, 1);
        QCOMPARE(closed.oldestLagMs, 70);
        QVERIFY(!closed.failure);
        QCOMPARE(f.load(first.id).status, OrderStatus::Cancelled);
        QCOMPARE(f.load(first.id).cancelReason, u"TIMEOUT"_s);
        QCOMPARE(f.timeline(first.id), (QStringList{u"PLACED"_s, u"TIMED_OUT"_s}));
        QCOMPARE(f.load(paid.id).status, OrderStatus::Paid);
        QCOMPARE(f.load(second.id).status, OrderStatus::Pending);
        QCOMPARE(f.swept(closeExpiredOrders, 10).count, 0);
        QCOMPARE(f.product(u"TEA"_s).reserved, 2);
        VERIFY_STORE(f);
    }

    void close_moreThanTheLimit_takesTheOldestFirst()
    {
        OrderFixture f;
        std::vector<Order> orders;
        orders.reserve(5);
        for (int i = 0; i < 5; ++i)
            orders.push_back(f.place(1, 1));
        f.clock.advanceSeconds(3600);
        QCOMPARE(f.swept(closeExpiredOrders, 2).count, 2);
        QCOMPARE(f.load(orders[1].id).status, OrderStatus::Cancelled);
        QCOMPARE(f.load(orders[2].id).status, OrderStatus::Pending);
        QCOMPARE(f.swept(closeExpiredOrders, 2).count, 2);
        QCOMPARE(f.swept(closeExpiredOrders, 2).count, 1);
        VERIFY_STORE(f);
    }

    void close_oneOrderThatCannotBeReleased_doesNotKeepTheOthersOpen()
    {
        OrderFixture f;
        f.addProduct(u"LOST"_s, 1, 1);
        const Order broken = OrderFixture::orderIn(
            f.send(placeOrder, f.call(f.merchant, OrderFixture::draft(
                                                      q("[{'sku':'TEA','quantity':1},{'sku':'LOST','quantity':1}]")))),
            201);
        const Order good = f.place();
        // Somebody edited the row by hand.
        f.orThrow(f.db().run("UPDATE products SET reserved = 0 WHERE sku = 'LOST'"));
        f.clock.advanceSeconds(3600);
        const ClosedOrders closed = f.swept(closeExpiredOrders, 10);
        QCOMPARE(closed.count, 1);
        QVERIFY(closed.failure);
        QCOMPARE(f.load(good.id).status, OrderStatus::Cancelled);
        QCOMPARE(f.load(broken.id).status, OrderStatus::Pending);
        // Nothing of it was released either.
        QCOMPARE(f.product(u"TEA"_s).reserved, 1);
    }

    void endHolds_whoseTimePassed()
    {
        OrderFixture f;
        const auto held = [&](int seconds) {
            const Order order = f.place(1, 1);
            const QByteArray body =
                q("{'reason':'wait','until':'") + f.clock.now().plusSeconds(seconds).toBytes() + q("'}");
            return OrderFixture::orderIn(f.send(holdOrder, f.call(f.merchant, body, order.id, order.version)), 201);
        };
        const Order soon = held(10);
        const Order later = held(100);
        f.clock.advanceSeconds(11);
        QCOMPARE(f.swept(endPassedHolds, 10), 1);
        const Order after = f.load(soon.id);
        QVERIFY(!after.hold);
        QCOMPARE(after.version, soon.version + 1);
        QCOMPARE(f.timeline(soon.id).last(), u"HOLD_EXPIRED"_s);
        QVERIFY(f.load(later.id).hold);
        QCOMPARE(f.swept(endPassedHolds, 10), 0);
        VERIFY_STORE(f);
    }
};

QTEST_GUILESS_MAIN(tst_OrderClosing)
#include "tst_OrderClosing.moc"
