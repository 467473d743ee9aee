// SPDX-License-Identifier: Apache-2.0
#include "tests/core/domain/ChangeText.h"
#include "tests/core/domain/OrderFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::test;

namespace {

ShipmentDraft parcel(std::vector<LineQuantity> lines = {}, bool notify = false)
{
    return {.carrier = u"DHL"_s, .trackingNo = u"T9"_s, .lines = std::move(lines), .notify = notify};
}

} // namespace

class OrderShippingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ship_all_isShipped();
    void ship_inParts_staysPaidUntilTheLast();
    void ship_liftsPackedToShipped();
    void ship_withoutLines_takesWhatRefundsLeft();
    void ship_quantities_nameTheirFields_data();
    void ship_quantities_nameTheirFields();
    void ship_underAHold_isRefused();
    void ship_underALapsedHold_endsIt();
    void ship_underAnothersClaim_goesOn();
    void correct_keepsTheOldValues();
    void correct_oneOfTwoParcels_leavesTheOther();
    void complete_setsTheTime();
    void shipAgain_isRefused();
};

void OrderShippingTest::ship_all_isShipped()
{
    Order paid = paidOrder();
    paid.claim = claimBy(7, kNow.plusSeconds(60));
    const auto change = ship(paid, parcel({}, true), step(kVersion));
    QVERIFY(change);
    const Order& order = change->after;
    QCOMPARE(order.status, OrderStatus::Shipped);
    QCOMPARE(order.fulfilment(), Fulfilment::Fulfilled);
    QCOMPARE(order.shippedAt, std::optional<UtcTime>(kNow));
    QVERIFY(!order.claim);
    const Shipment expected{.no = 1,
                            .carrier = u"DHL"_s,
                            .trackingNo = u"T9"_s,
                            .lines = {{1, 3}, {2, 2}},
                            .shippedAt = kNow,
                            .by = u"user7"_s,
                            .opId = u"0123456789abcdef"_s};
    QCOMPARE(order.shipments, std::vector<Shipment>{expected});
    QCOMPARE(stockOf(*change), QStringList({u"SHIP AAA line 1 x3 #1"_s, u"SHIP BBB line 2 x2 #1"_s}));
    QCOMPARE(kindsOf(*change), QStringList(u"SHIPPED"_s));
    const TimelineEntry& entry = change->timeline[0];
    QCOMPARE(changesOf(entry), QStringList(u"status: PAID -> SHIPPED"_s));
    QCOMPARE(detailOf(entry, u"shipment_no"), u"1"_s);
    QCOMPARE(detailOf(entry, u"carrier"), u"DHL"_s);
    QCOMPARE(detailOf(entry, u"tracking_no"), u"T9"_s);
    QCOMPARE(detailOf(entry, u"units"), u"5"_s);
    QCOMPARE(detailOf(entry, u"notify"), u"true"_s);
}

void OrderShippingTest::ship_inParts_staysPaidUntilTheLast()
{
    const auto first = ship(paidOrder(), parcel({{2, 1}}), step(kVersion));
    QVERIFY(first);
    QCOMPARE(first->after.status, OrderStatus::Paid);
    QCOMPARE(first->after.fulfilment(), Fulfilment::Partial);
    QVERIFY(!first->after.shippedAt);
    QCOMPARE(stockOf(*first), QStringList(u"SHIP BBB line 2 x1 #1"_s));
    QVERIFY(first->timeline[0].changes.empty());
    const auto second = ship(first->after, parcel({{2, 1}, {1, 2}}), step(kVersion + 1));
    QVERIFY(second);
    QCOMPARE(second->after.status, OrderStatus::Paid);
    QCOMPARE(stockOf(*second), QStringList({u"SHIP BBB line 2 x1 #2"_s, u"SHIP AAA line 1 x2 #2"_s}));
    const auto last = ship(second->after, parcel(), step(kVersion + 2));
    QVERIFY(last);
    QCOMPARE(last->after.status, OrderStatus::Shipped);
    QCOMPARE(last->after.version, kVersion + 3);
    QCOMPARE(stockOf(*last), QStringList(u"SHIP AAA line 1 x1 #3"_s));
    QCOMPARE(last->after.shipments.size(), size_t(3));
}

void OrderShippingTest::ship_liftsPackedToShipped()
{
    Order packed = paidOrder();
    packed.lines[0].packedQuantity = 1;
    packed.lines[1].packedQuantity = 2;
    const auto change = ship(packed, parcel({{1, 2}, {2, 1}}), step());
    QVERIFY(change);
    QCOMPARE(change->after.lines[0].packedQuantity, qint64(2));
    QCOMPARE(change->after.lines[1].packedQuantity, qint64(2));
}

void OrderShippingTest::ship_withoutLines_takesWhatRefundsLeft()
{
    Order partly = partlyShippedOrder();
    partly.lines[0].releasedQuantity = 1;
    partly.lines[1].releasedQuantity = 2;
    const auto change = ship(partly, parcel(), step());
    QVERIFY(change);
    QCOMPARE(stockOf(*change), QStringList(u"SHIP AAA line 1 x1 #2"_s));
    QCOMPARE(change->after.status, OrderStatus::Shipped);
    QCOMPARE(change->after.fulfilment(), Fulfilment::Fulfilled);
}

void OrderShippingTest::ship_quantities_nameTheirFields_data()
{
    QTest::addColumn<std::vector<LineQuantity>>("lines");
    QTest::addColumn<QString>("fields");
    using Lines = std::vector<LineQuantity>;
    QTest::newRow("all that is left") << Lines{{1, 2}, {2, 1}} << QString();
    QTest::newRow("more than is left") << Lines{{2, 1}, {1, 3}} << u"lines[1].quantity"_s;
    QTest::newRow("more than a refund left") << Lines{{2, 2}} << u"lines[0].quantity"_s;
    QTest::newRow("another order's line")
        << Lines{{3, 1}, {0, 1}, {-1, 1}} << u"lines[0].line_no lines[1].line_no lines[2].line_no"_s;
    QTest::newRow("a line twice") << Lines{{1, 1}, {1, 1}} << u"lines[1].line_no"_s;
    QTest::newRow("nothing") << Lines{{1, 0}} << u"lines[0].quantity"_s;
}

void OrderShippingTest::ship_quantities_nameTheirFields()
{
    QFETCH(std::vector<LineQuantity>, lines);
    QFETCH(QString, fields);
    Order partly = partlyShippedOrder();
    partly.lines[1].releasedQuantity = 1;
    const auto result = ship(partly, parcel(lines), step(kVersion));
    QCOMPARE(static_cast<bool>(result), fields.isEmpty());
    QCOMPARE(fieldsOf(result).join(u' '), fields);
}

void OrderShippingTest::ship_underAHold_isRefused()
{
    Order held = paidOrder();
    held.hold = holdUntil({});
    const auto endless = ship(held, parcel(), step());
    QCOMPARE(codeOf(endless), u"ON_HOLD"_s);
    QCOMPARE(factsOf(endless.error())[u"hold_reason"_s].toString(), u"address unclear"_s);
    QVERIFY(!factsOf(endless.error()).contains(u"hold_until"_s));
    held.hold = holdUntil(kNow.plusMs(1));
    const auto limited = ship(held, parcel(), step());
    QCOMPARE(codeOf(limited), u"ON_HOLD"_s);
    QCOMPARE(factsOf(limited.error())[u"hold_until"_s].toString(), kNow.plusMs(1).toString());
}

void OrderShippingTest::ship_underALapsedHold_endsIt()
{
    Order held = paidOrder();
    held.hold = holdUntil(kNow);
    const auto change = ship(held, parcel({{1, 1}}), step());
    QVERIFY(change);
    QVERIFY(!change->after.hold);
    QCOMPARE(change->after.version, kVersion + 1);
    QCOMPARE(kindsOf(*change), QStringList({u"HOLD_EXPIRED"_s, u"SHIPPED"_s}));
    QCOMPARE(change->timeline[0].actor.name, u"service"_s);
}

void OrderShippingTest::ship_underAnothersClaim_goesOn()
{
    Order claimed = paidOrder();
    claimed.claim = claimBy(8, kNow.plusSeconds(60));
    const auto part = ship(claimed, parcel({{1, 1}}), step());
    QVERIFY(part);
    QCOMPARE(part->after.claim, claimed.claim);
}

void OrderShippingTest::correct_keepsTheOldValues()
{
    const auto change = correctShipment(shippedOrder(), 1, {u"UPS"_s, u""_s}, step(kVersion));
    QVERIFY(change);
    QCOMPARE(change->after.shipments[0].carrier, u"UPS"_s);
    QCOMPARE(change->after.shipments[0].trackingNo, QString());
    QCOMPARE(change->after.shipments[0].shippedAt, shippedOrder().shipments[0].shippedAt);
    QVERIFY(change->stock.empty());
    QCOMPARE(kindsOf(*change), QStringList(u"SHIPMENT_CORRECTED"_s));
    QCOMPARE(changesOf(change->timeline[0]), QStringList({u"carrier: DHL -> UPS"_s, u"tracking_no: T1 -> "_s}));
    QCOMPARE(detailOf(change->timeline[0], u"shipment_no"), u"1"_s);
}

void OrderShippingTest::correct_oneOfTwoParcels_leavesTheOther()
{
    const Order two = ship(partlyShippedOrder(), parcel(), step())->after;
    const auto change = correctShipment(two, 2, {{}, u"T10"_s}, step());
    QVERIFY(change);
    QCOMPARE(change->after.shipments[0], two.shipments[0]);
    QCOMPARE(change->after.shipments[1].trackingNo, u"T10"_s);
    QCOMPARE(changesOf(change->timeline[0]), QStringList(u"tracking_no: T9 -> T10"_s));
    for (const int no : {0, 3, -1})
        QCOMPARE(codeOf(correctShipment(two, no, {{}, u"T10"_s}, step())), u"NOT_FOUND"_s);
}

void OrderShippingTest::complete_setsTheTime()
{
    const auto change = complete(shippedOrder(), step(kVersion));
    QVERIFY(change);
    QCOMPARE(change->after.status, OrderStatus::Completed);
    QCOMPARE(change->after.completedAt, std::optional<UtcTime>(kNow));
    QCOMPARE(change->after.shippedAt, shippedOrder().shippedAt);
    QCOMPARE(changesOf(change->timeline[0]), QStringList(u"status: SHIPPED -> COMPLETED"_s));
    QVERIFY(change->stock.empty());
}

void OrderShippingTest::shipAgain_isRefused()
{
    const auto first = ship(paidOrder(), parcel(), step(kVersion));
    QVERIFY(first);
    QCOMPARE(codeOf(ship(first->after, parcel(), step(kVersion))), u"STATE_CONFLICT"_s);
    const auto part = ship(paidOrder(), parcel({{1, 1}}), step(kVersion));
    QVERIFY(part);
    QCOMPARE(codeOf(ship(part->after, parcel({{1, 1}}), step(kVersion))), u"VERSION_MISMATCH"_s);
}

QTEST_GUILESS_MAIN(OrderShippingTest)
#include "tst_OrderShipping.moc"
