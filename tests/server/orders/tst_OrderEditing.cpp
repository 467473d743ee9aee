// SPDX-License-Identifier: Apache-2.0
#include "tests/server/orders/OrderFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

class tst_OrderEditing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void patch_addressAndCustomer_areReplacedWithOldValuesInTheTimeline()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const Call call = f.call(f.merchant,
                                 q("{'customer':{'name':'Anna Berg','email':'anna@example.net'},'ship_to':{'name':"
                                   "'Anna Berg','line1':'Am Markt 1','city':'Bremen','country':'DE'}}"),
                                 paid.id, paid.version);
        const Order order = OrderFixture::orderIn(f.send(patchOrder, call), 200);
        QCOMPARE(order.version, paid.version + 1);
        QCOMPARE(order.customer.name, u"Anna Berg"_s);
        QCOMPARE(order.shipTo.city, u"Bremen"_s);
        QCOMPARE(f.load(order.id).shipTo, order.shipTo);
        QCOMPARE(f.load(order.id).customer, order.customer);
        const QJsonObject changes = f.event(order.id, u"EDITED"_s, "changes"_L1);
        QCOMPARE(changes.value(u"ship_to.city"_s).toObject(),
                 (QJsonObject{{u"old"_s, u"Hamburg"_s}, {u"new"_s, u"Bremen"_s}}));
        QVERIFY(!changes.contains(u"ship_to.country"_s));
        // The same again is no change.
        QCOMPARE(OrderFixture::orderIn(
                     f.send(patchOrder, f.call(f.merchant, call.request.body, order.id, order.version)), 200),
                 order);
        VERIFY_STORE(f);
    }

    void patch_refusals()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const auto refusalFor = [&](const QByteArray& body, const Order& order, std::optional<qint64> ifMatch) {
            return f.refusalOf(patchOrder, f.call(f.merchant, body, order.id, ifMatch));
        };
        const QByteArray good = q("{'ship_by':'2026-03-09T12:00:00Z'}");
        QCOMPARE(refusalFor(good, paid, {}), u"PRECONDITION_REQUIRED"_s);
        QCOMPARE(refusalFor(good, paid, paid.version + 1), u"VERSION_MISMATCH"_s);
        QCOMPARE(refusalFor("{}", paid, paid.version), u"BAD_REQUEST"_s);
        QCOMPARE(refusalFor(q("{'paid_at':null}"), paid, paid.version), u"BAD_REQUEST"_s);
        QCOMPARE(refusalFor(q("{'customer':{'name':''}}"), paid, paid.version), u"VALIDATION_FAILED"_s);
        const Order shipped = f.shipped(paid);
        QCOMPARE(refusalFor(good, shipped, shipped.version), u"STATE_CONFLICT"_s);
        VERIFY_STORE(f);
    }

    void hold_andRelease_keepStockReserved()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const Order held = OrderFixture::orderIn(
            f.send(holdOrder, f.call(f.warehouse, q("{'reason':'fraud?','until':null}"), paid.id, paid.version)), 201);
        QVERIFY(held.hold && !held.hold->until);
        QCOMPARE(held.hold->by, u"warehouse"_s);
        QCOMPARE(held.version, paid.version + 1);
        QCOMPARE(f.load(held.id).hold, held.hold);
        QCOMPARE(f.product(u"TEA"_s).reserved, 2);
        // Another one replaces it: nothing new is created.
        const Order replaced = OrderFixture::orderIn(
            f.send(holdOrder, f.call(f.merchant, q("{'reason':'address?'}"), held.id, held.version)), 200);
        QCOMPARE(replaced.hold->reason, u"address?"_s);
        const Order released =
            OrderFixture::orderIn(f.send(releaseHold, f.call(f.merchant, {}, replaced.id, replaced.version)), 200);
        QVERIFY(!released.hold);
        QVERIFY(!f.load(released.id).hold);
        QCOMPARE(
            OrderFixture::orderIn(f.send(releaseHold, f.call(f.merchant, "{}", released.id, released.version)), 200),
            released);
        QCOMPARE(f.timeline(paid.id).sliced(2), (QStringList{u"HELD"_s, u"HELD"_s, u"HOLD_RELEASED"_s}));
        VERIFY_STORE(f);
    }

    void hold_afterOneThatLapsed_isANewOne()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const QByteArray body = q("{'reason':'wait','until':'") + f.clock.now().plusSeconds(5).toBytes() + q("'}");
        const Order held =
            OrderFixture::orderIn(f.send(holdOrder, f.call(f.merchant, body, paid.id, paid.version)), 201);
        f.clock.advanceSeconds(6);
        OrderFixture::orderIn(f.send(holdOrder, f.call(f.merchant, q("{'reason':'more'}"), held.id, held.version)),
                              201);
        QCOMPARE(f.timeline(paid.id).sliced(2), (QStringList{u"HELD"_s, u"HOLD_EXPIRED"_s, u"HELD"_s}));
        VERIFY_STORE(f);
    }

    void hold_refusals()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const auto refusalFor = [&](WriteHandler handler, const QByteArray& body, const Order& order,
                                    std::optional<qint64> ifMatch) {
            return f.refusalOf(handler, f.call(f.merchant, body, order.id, ifMatch));
        };
        const QByteArray good = q("{'reason':'x'}");
        QCOMPARE(refusalFor(holdOrder, good, paid, {}), u"PRECONDITION_REQUIRED"_s);
        QCOMPARE(refusalFor(holdOrder, good, paid, 9), u"VERSION_MISMATCH"_s);
        QCOMPARE(refusalFor(releaseHold, {}, paid, {}), u"PRECONDITION_REQUIRED"_s);
        QCOMPARE(refusalFor(releaseHold, "[1]", paid, 1), u"BAD_REQUEST"_s);
        QCOMPARE(refusalFor(holdOrder, "{}", paid, 1), u"BAD_REQUEST"_s);
        QCOMPARE(refusalFor(holdOrder, q("{'reason':'x','until':'tomorrow'}"), paid, 1), u"BAD_REQUEST"_s);
        QCOMPARE(refusalFor(holdOrder, q("{'reason':' '}"), paid, 1), u"VALIDATION_FAILED"_s);
        const QByteArray past = q("{'reason':'x','until':'") + f.clock.now().toBytes() + q("'}");
        QCOMPARE(refusalFor(holdOrder, past, paid, paid.version), u"VALIDATION_FAILED"_s);
        const Order shipped = f.shipped(paid);
        QCOMPARE(refusalFor(holdOrder, good, shipped, 1), u"STATE_CONFLICT"_s);
        QCOMPARE(refusalFor(releaseHold, {}, shipped, 1), u"STATE_CONFLICT"_s);
    }

    void hold_untilHasPassedByNow_isStillPlanned()
    {
        // A repeated request must reach its key, whose stored answer does not age.
        OrderFixture f;
        const QByteArray past = q("{'reason':'x','until':'2001-01-01T00:00:00Z'}");
        QVERIFY(holdOrder(f.services(), f.call(f.merchant, past, OrderId(1), 1)));
    }

    void note_isOnTheTimelineAndRaisesTheRevisionOnly()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const Order order =
            OrderFixture::orderIn(f.send(addNote, f.call(f.merchant, q("{'text':'<b>called</b> ☎'}"), paid.id)), 201);
        QCOMPARE(order.version, paid.version);
        QVERIFY(order.revision > paid.revision);
        QCOMPARE(f.event(order.id, u"NOTED"_s, "detail"_L1).value(u"text"_s).toString(), u"<b>called</b> ☎"_s);
        QCOMPARE(f.refusalOf(addNote, f.call(f.merchant, q("{'text':' '}"), paid.id)), u"VALIDATION_FAILED"_s);
        QCOMPARE(f.refusalOf(addNote, f.call(f.merchant, q("{'text':'") + QByteArray(2001, 'x') + q("'}"), paid.id)),
                 u"VALIDATION_FAILED"_s);
        QCOMPARE(f.refusalOf(addNote, f.call(f.merchant, "{}", paid.id)), u"BAD_REQUEST"_s);
        QCOMPARE(f.refusalOf(addNote, f.call(f.merchant, q("{'text':'x'}"), OrderId(1))), u"NOT_FOUND"_s);
        VERIFY_STORE(f);
    }

    void note_doesNotMakeAShipmentFail()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const Call shipment = f.shipment(paid);
        OrderFixture::orderIn(f.send(addNote, f.call(f.merchant, q("{'text':'hurry'}"), paid.id)), 201);
        OrderFixture::orderIn(f.send(claimOrder, f.call(f.otherPacker, {}, paid.id)), 200);
        OrderFixture::orderIn(f.send(shipOrder, shipment), 201);
    }

    void claim_isRefusedToOthersUntilItEnds()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const auto claimBy = [&](const Caller& caller, const QByteArray& body = {}) {
            return f.call(caller, body, paid.id);
        };
        const Order claimed = OrderFixture::orderIn(f.send(claimOrder, claimBy(f.warehouse)), 200);
        QVERIFY(claimed.claim);
        QCOMPARE(claimed.claim->userId, f.warehouse.id);
        QCOMPARE(claimed.claim->device, u"desk 1"_s);
        QCOMPARE(claimed.claim->expiresAt, f.clock.now().plusSeconds(900));
        QCOMPARE(claimed.version, paid.version);
        QCOMPARE(f.load(paid.id).claim, claimed.claim);

        const auto refused = f.send(claimOrder, claimBy(f.otherPacker));
        QCOMPARE(refused ? QString() : refused.error().code, u"CLAIMED"_s);
        QCOMPARE(QJsonDocument::fromJson(refused.error().facts).object().value(u"user"_s).toString(), u"warehouse"_s);
        QCOMPARE(f.refusalOf(releaseClaim, claimBy(f.otherPacker)), u"CLAIMED"_s);
        QCOMPARE(f.refusalOf(claimOrder, claimBy(f.otherPacker, q("{'take_over':true}"))), u"VALIDATION_FAILED"_s);
        QCOMPARE(f.refusalOf(claimOrder, claimBy(f.otherPacker, q("{'take_over':1}"))), u"BAD_REQUEST"_s);
        const QByteArray packing = q("{'lines':[{'line_no':1,'packed_quantity':1}]}");
        QCOMPARE(f.refusalOf(setPacking, claimBy(f.otherPacker, packing)), u"CLAIMED"_s);

        const Order taken = OrderFixture::orderIn(
            f.send(claimOrder, claimBy(f.otherPacker, q("{'take_over':true,'reason':'shift ended'}"))), 200);
        QCOMPARE(taken.claim->userId, f.otherPacker.id);
        const Order released = OrderFixture::orderIn(f.send(releaseClaim, claimBy(f.otherPacker)), 200);
        QVERIFY(!released.claim);
        QCOMPARE(OrderFixture::orderIn(f.send(releaseClaim, claimBy(f.otherPacker)), 200), released);
        QCOMPARE(f.timeline(paid.id).sliced(2),
                 (QStringList{u"CLAIMED"_s, u"CLAIM_TAKEN_OVER"_s, u"CLAIM_RELEASED"_s}));
        VERIFY_STORE(f);
    }

    void claim_thatExpired_isFree()
    {
        OrderFixture f;
        const Order paid = f.paid();
        OrderFixture::orderIn(f.send(claimOrder, f.call(f.warehouse, {}, paid.id)), 200);
        f.clock.advanceSeconds(900);
        const Order claimed = OrderFixture::orderIn(f.send(claimOrder, f.call(f.otherPacker, "{}", paid.id)), 200);
        QCOMPARE(claimed.claim->userId, f.otherPacker.id);
    }

    void claim_orderThatIsNotPaid_isStateConflict()
    {
        OrderFixture f;
        const Order placed = f.place();
        QCOMPARE(f.refusalOf(claimOrder, f.call(f.warehouse, {}, placed.id)), u"STATE_CONFLICT"_s);
        QCOMPARE(f.refusalOf(claimOrder, f.call(f.warehouse, {}, OrderId(1))), u"NOT_FOUND"_s);
    }

    void packing_setsQuantitiesAndFulfilment()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const auto pack = [&](const QByteArray& lines) {
            return f.send(setPacking, f.call(f.warehouse, q("{'lines':") + lines + '}', paid.id));
        };
        const Order some = OrderFixture::orderIn(pack(q("[{'line_no':1,'packed_quantity':1}]")), 200);
        QCOMPARE(some.fulfilment(), Fulfilment::Packing);
        QCOMPARE(some.version, paid.version);
        QCOMPARE(f.load(paid.id).lines, some.lines);
        QCOMPARE(f.texts("SELECT fulfilment FROM orders"), QStringList(u"PACKING"_s));
        const Order all = OrderFixture::orderIn(
            pack(q("[{'line_no':1,'packed_quantity':2},{'line_no':2,'packed_quantity':1}]")), 200);
        QCOMPARE(all.fulfilment(), Fulfilment::Packed);
        QCOMPARE(OrderFixture::orderIn(pack(q("[{'line_no':2,'packed_quantity':1}]")), 200), all);
        for (const QByteArray& lines :
             {q("[]"), q("[{'line_no':1,'packed_quantity':3}]"), q("[{'line_no':1,'packed_quantity':-1}]"),
              q("[{'line_no':9,'packed_quantity':1}]"),
              q("[{'line_no':1,'packed_quantity':1},{'line_no':1,'packed_quantity':2}]")}) {
            const auto refused = pack(lines);
            QCOMPARE(refused ? QString() : refused.error().code, u"VALIDATION_FAILED"_s);
        }
        for (const QByteArray& lines :
             {q("null"), q("1"), q("[1]"), q("[{'line_no':1}]"), q("[{'line_no':1,'packed_quantity':1,'x':1}]")}) {
            const auto refused = pack(lines);
            QCOMPARE(refused ? QString() : refused.error().code, u"BAD_REQUEST"_s);
        }
        QCOMPARE(f.refusalOf(setPacking,
                             f.call(f.warehouse, q("{'lines':[{'line_no':1,'packed_quantity':1}]}"), f.place().id)),
                 u"STATE_CONFLICT"_s);
        VERIFY_STORE(f);
    }

    void print_isRecordedInAnyStatus()
    {
        OrderFixture f;
        const Order placed = f.place();
        const QByteArray body = q("{'document':'PACKING_SLIP','printer':'Zebra','copies':2}");
        const Order order = OrderFixture::orderIn(f.send(recordPrint, f.call(f.warehouse, body, placed.id)), 201);
        QCOMPARE(order.version, placed.version);
        QCOMPARE(f.event(order.id, u"PRINTED"_s, "detail"_L1).value(u"copies"_s).toInt(), 2);
        for (const QByteArray& bad :
             {q("{'document':'A','printer':'B','copies':0}"), q("{'document':'A','printer':'B','copies':1001}"),
              q("{'document':'','printer':'B','copies':1}")})
            QCOMPARE(f.refusalOf(recordPrint, f.call(f.warehouse, bad, placed.id)), u"VALIDATION_FAILED"_s);
        QCOMPARE(f.refusalOf(recordPrint, f.call(f.warehouse, q("{'document':'A','printer':'B'}"), placed.id)),
                 u"BAD_REQUEST"_s);
        VERIFY_STORE(f);
    }
};

QTEST_GUILESS_MAIN(tst_OrderEditing)
#include "tst_OrderEditing.moc"
