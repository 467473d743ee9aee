// SPDX-License-Identifier: Apache-2.0
#include "tests/core/domain/ChangeText.h"
#include "tests/core/domain/OrderFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::test;

namespace {

Result<OrderChange> giveBack(const Order& order, qint64 amountMinor, std::vector<LineQuantity> release = {})
{
    return refund(order, {amountMinor, u"damaged"_s, {}, std::move(release)}, RefundId(5), step());
}

Order withRefused(Order order, qint64 amountMinor)
{
    order.payments.push_back(payment(amountMinor, u"late"_s, false));
    return order;
}

} // namespace

class OrderRefundsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refund_part_keepsTheStatus();
    void refund_amounts_areBounded_data();
    void refund_amounts_areBounded();
    void refund_releases_nameTheirFields_data();
    void refund_releases_nameTheirFields();
    void refund_release_lowersWhatIsLeft();
    void refund_releaseOfAllUnshipped_cancels();
    void refund_releaseOfTheRest_ships();
    void refund_ofAllMoney_releasesEverything_data();
    void refund_ofAllMoney_releasesEverything();
    void refund_ofAllMoney_partShipped_releasesNothingByItself();
    void refund_ofAPaymentThatCameTwice_leavesTheOrderAlone();
    void refund_ofRefusedMoney_inAClosedOrder();
    void refund_thatEndsTheOrder_endsHoldAndClaim();
    void refunds_inARow_areToldApart();
};

void OrderRefundsTest::refund_part_keepsTheStatus()
{
    for (const OrderStatus status : {OrderStatus::Paid, OrderStatus::Shipped, OrderStatus::Completed}) {
        const Order before = orderIn(status);
        const auto change = refund(before, {300, u"damaged"_s, u"box wet"_s, {}}, RefundId(5), step(kVersion));
        QVERIFY(change);
        Order expected = before;
        expected.refundedMinor = 300;
        expected.version = kVersion + 1;
        expected.updatedAt = kNow;
        QCOMPARE(change->after, expected);
        QVERIFY(change->stock.empty());
        const Refund made{.id = RefundId(5),
                          .refundNo = u"A-100-R5"_s,
                          .orderId = before.id,
                          .orderNo = u"A-100"_s,
                          .amountMinor = 300,
                          .currency = u"EUR"_s,
                          .reason = u"damaged"_s,
                          .note = u"box wet"_s,
                          .release = {},
                          .at = kNow,
                          .by = u"user7"_s,
                          .opId = u"0123456789abcdef"_s,
                          .revision = 0};
        QCOMPARE(change->refund, std::optional<Refund>(made));
        QCOMPARE(kindsOf(*change), QStringList(u"REFUNDED"_s));
        const TimelineEntry& entry = change->timeline[0];
        QVERIFY(entry.changes.empty());
        QCOMPARE(detailOf(entry, u"amount_minor"), u"300"_s);
        QCOMPARE(detailOf(entry, u"reason"), u"damaged"_s);
        QCOMPARE(detailOf(entry, u"note"), u"box wet"_s);
        QCOMPARE(detailOf(entry, u"refund_no"), u"A-100-R5"_s);
    }
}

void OrderRefundsTest::refund_amounts_areBounded_data()
{
    QTest::addColumn<Order>("order");
    QTest::addColumn<qint64>("amountMinor");
    QTest::addColumn<QString>("answer"); // the field, or the reason, or empty where it is given back
    const auto row = [](const char* name, const Order& order, qint64 amountMinor, const QString& answer) {
        QTest::newRow(name) << order << amountMinor << answer;
    };
    Order partly = completedOrder();
    partly.refundedMinor = 2'000;
    row("one unit", paidOrder(), 1, {});
    row("all", completedOrder(), kTotal, {});
    row("more than all", completedOrder(), kTotal + 1, u"amount_minor"_s);
    row("the rest", partly, 200, {});
    row("more than the rest", partly, 201, u"amount_minor"_s);
    row("the most that can be written", partly, std::numeric_limits<qint64>::max(), u"amount_minor"_s);
    row("nothing", paidOrder(), 0, u"amount_minor"_s);
    row("nothing of a completed order", completedOrder(), 0, u"amount_minor"_s);
    partly.refundedMinor = kTotal;
    row("nothing is left", partly, 1, u"amount_minor"_s);
    row("refused money too", withRefused(completedOrder(), 500), kTotal + 500, {});
    row("more than came in", withRefused(completedOrder(), 500), kTotal + 501, u"amount_minor"_s);

    row("unpaid", pendingOrder(), 1, u"STATE_CONFLICT"_s);
    row("unpaid, nothing", pendingOrder(), 0, u"STATE_CONFLICT"_s);
    row("cancelled", cancelledOrder(), 1, u"STATE_CONFLICT"_s);
    row("cancelled, late money", withRefused(cancelledOrder(), 500), 500, {});
    row("cancelled, more than the late money", withRefused(cancelledOrder(), 500), 501, u"amount_minor"_s);
    Order returned = withRefused(cancelledOrder(), 500);
    returned.refundedMinor = 500;
    row("cancelled, late money returned", returned, 1, u"STATE_CONFLICT"_s);
    Order refunded = cancelledOrder();
    refunded.cancelReason = u"REFUNDED"_s;
    refunded.payments = {payment(kTotal, u"pay-1"_s)};
    refunded.paidMinor = kTotal;
    refunded.refundedMinor = 2'000;
    row("refunded with a fee kept", refunded, 200, u"STATE_CONFLICT"_s);
    row("refunded with a fee kept, then late money", withRefused(refunded, 50), 50, {});
    row("refunded with a fee kept, then late money and the fee", withRefused(refunded, 50), 51, u"amount_minor"_s);
    refunded.refundedMinor = kTotal;
    row("refunded, then late money", withRefused(refunded, 50), 50, {});
}

void OrderRefundsTest::refund_amounts_areBounded()
{
    QFETCH(Order, order);
    QFETCH(qint64, amountMinor);
    QFETCH(QString, answer);
    const auto result = giveBack(order, amountMinor);
    if (result) {
        QCOMPARE(QString(), answer);
        QCOMPARE(result->after.refundedMinor, order.refundedMinor + amountMinor);
    } else {
        const QString fields = fieldsOf(result).join(u' ');
        QCOMPARE(fields.isEmpty() ? codeOf(result) : fields, answer);
    }
}

void OrderRefundsTest::refund_releases_nameTheirFields_data()
{
    QTest::addColumn<Order>("order");
    QTest::addColumn<std::vector<LineQuantity>>("release");
    QTest::addColumn<QString>("fields");
    using Lines = std::vector<LineQuantity>;
    QTest::newRow("of what is left") << partlyShippedOrder() << Lines{{1, 2}, {2, 1}} << QString();
    QTest::newRow("of what has left") << partlyShippedOrder() << Lines{{1, 3}} << u"release[0].quantity"_s;
    QTest::newRow("unknown line") << paidOrder() << Lines{{1, 1}, {9, 1}} << u"release[1].line_no"_s;
    QTest::newRow("a line twice") << paidOrder() << Lines{{1, 1}, {1, 1}} << u"release[1].line_no"_s;
    QTest::newRow("shipped order") << shippedOrder() << Lines{{1, 1}} << u"release[0].quantity"_s;
    QTest::newRow("completed order") << completedOrder() << Lines{{2, 1}} << u"release[0].quantity"_s;
    QTest::newRow("cancelled order") << withRefused(cancelledOrder(), 500) << Lines{{1, 1}} << u"release"_s;
    QTest::newRow("pending order") << withRefused(pendingOrder(), 500) << Lines{{1, 1}} << u"release"_s;
}

void OrderRefundsTest::refund_releases_nameTheirFields()
{
    QFETCH(Order, order);
    QFETCH(std::vector<LineQuantity>, release);
    QFETCH(QString, fields);
    const auto result = giveBack(order, 100, release);
    QCOMPARE(static_cast<bool>(result), fields.isEmpty());
    QCOMPARE(fieldsOf(result).join(u' '), fields);
}

void OrderRefundsTest::refund_release_lowersWhatIsLeft()
{
    Order packed = paidOrder();
    packed.lines[0].packedQuantity = 3;
    packed.lines[1].packedQuantity = 1;
    const auto change = giveBack(packed, 0, {{1, 2}, {2, 1}});
    QVERIFY2(change, "units may go back without money");
    QCOMPARE(change->after.status, OrderStatus::Paid);
    QCOMPARE(change->after.lines[0].releasedQuantity, qint64(2));
    QCOMPARE(change->after.lines[0].packedQuantity, qint64(1));
    QCOMPARE(change->after.lines[1].packedQuantity, qint64(1));
    QCOMPARE(change->after.units().toShip(), qint64(2));
    QCOMPARE(change->after.fulfilment(), Fulfilment::Packed);
    QCOMPARE(stockOf(*change), QStringList({u"RELEASE AAA line 1 x2 #5"_s, u"RELEASE BBB line 2 x1 #5"_s}));
    QCOMPARE(change->refund.value().release, (std::vector<LineQuantity>{{1, 2}, {2, 1}}));
    QCOMPARE(detailOf(change->timeline[0], u"released_units"), u"3"_s);
}

void OrderRefundsTest::refund_releaseOfAllUnshipped_cancels()
{
    const auto change = giveBack(paidOrder(), 2'000, {{2, 2}, {1, 3}});
    QVERIFY(change);
    QCOMPARE(change->after.status, OrderStatus::Cancelled);
    QCOMPARE(change->after.cancelReason, u"REFUNDED"_s);
    QCOMPARE(change->after.cancelledAt, std::optional<UtcTime>(kNow));
    QCOMPARE(change->after.version, kVersion + 1);
    QCOMPARE(kindsOf(*change), QStringList({u"REFUNDED"_s, u"CANCELLED"_s}));
    QCOMPARE(changesOf(change->timeline[1]), QStringList(u"status: PAID -> CANCELLED"_s));
    QCOMPARE(detailOf(change->timeline[1], u"reason"), u"REFUNDED"_s);
    QCOMPARE(codeOf(ship(change->after, {u"DHL"_s, {}, {}, false}, step())), u"STATE_CONFLICT"_s);
}

void OrderRefundsTest::refund_releaseOfTheRest_ships()
{
    const auto change = giveBack(partlyShippedOrder(), 1'500, {{1, 2}, {2, 2}});
    QVERIFY(change);
    QCOMPARE(change->after.status, OrderStatus::Shipped);
    QCOMPARE(change->after.fulfilment(), Fulfilment::Fulfilled);
    QCOMPARE(change->after.shippedAt, std::optional<UtcTime>(kNow));
    QVERIFY(change->after.cancelReason.isEmpty());
    QCOMPARE(kindsOf(*change), QStringList(u"REFUNDED"_s));
    QCOMPARE(changesOf(change->timeline[0]), QStringList(u"status: PAID -> SHIPPED"_s));
    QVERIFY(complete(change->after, step()));
}

void OrderRefundsTest::refund_ofAllMoney_releasesEverything_data()
{
    QTest::addColumn<Order>("order");
    QTest::addColumn<qint64>("amountMinor");
    QTest::addColumn<std::vector<LineQuantity>>("release");
    using Lines = std::vector<LineQuantity>;
    QTest::newRow("at once") << paidOrder() << kTotal << Lines{};
    QTest::newRow("with some named") << paidOrder() << kTotal << Lines{{1, 1}};
    Order partly = paidOrder();
    partly.refundedMinor = 2'000;
    QTest::newRow("the last part") << partly << qint64(200) << Lines{};
    Order free = paidOrder();
    free.totalMinor = 0;
    free.paidMinor = 0;
    free.payments = {payment(0, u"pay-1"_s)};
    QTest::newRow("of a free order") << free << qint64(0) << Lines{};
    QTest::newRow("with a payment that came twice") << withRefused(paidOrder(), kTotal) << 2 * kTotal << Lines{};
}

void OrderRefundsTest::refund_ofAllMoney_releasesEverything()
{
    QFETCH(Order, order);
    QFETCH(qint64, amountMinor);
    QFETCH(std::vector<LineQuantity>, release);
    const auto change = giveBack(order, amountMinor, release);
    QVERIFY(change);
    QCOMPARE(change->after.status, OrderStatus::Cancelled);
    QCOMPARE(change->after.cancelReason, u"REFUNDED"_s);
    QCOMPARE(change->after.units().toShip(), qint64(0));
    QCOMPARE(stockOf(*change), QStringList({u"RELEASE AAA line 1 x3 #5"_s, u"RELEASE BBB line 2 x2 #5"_s}));
    QCOMPARE(change->refund.value().release, (std::vector<LineQuantity>{{1, 3}, {2, 2}}));
}

void OrderRefundsTest::refund_ofAllMoney_partShipped_releasesNothingByItself()
{
    const auto change = giveBack(partlyShippedOrder(), kTotal);
    QVERIFY(change);
    QCOMPARE(change->after.status, OrderStatus::Paid);
    QVERIFY(change->stock.empty());
}

void OrderRefundsTest::refund_ofAPaymentThatCameTwice_leavesTheOrderAlone()
{
    const auto twice = giveBack(withRefused(paidOrder(), kTotal), kTotal);
    QVERIFY(twice);
    QCOMPARE(twice->after.status, OrderStatus::Paid);
    QVERIFY(twice->stock.empty());
    // What came for the order itself can still be given back, and then nobody waits for the goods.
    QCOMPARE(giveBack(twice->after, kTotal)->after.status, OrderStatus::Cancelled);

    Order free = paidOrder();
    free.totalMinor = 0;
    free.paidMinor = 0;
    free.payments = {payment(0, u"pay-1"_s)};
    const auto mistaken = giveBack(withRefused(free, 500), 500);
    QVERIFY(mistaken);
    QCOMPARE(mistaken->after.status, OrderStatus::Paid);
}

void OrderRefundsTest::refund_ofRefusedMoney_inAClosedOrder()
{
    const auto change = giveBack(withRefused(cancelledOrder(), 500), 200);
    QVERIFY(change);
    QCOMPARE(change->after.status, OrderStatus::Cancelled);
    QCOMPARE(change->after.cancelReason, u"CUSTOMER"_s);
    QVERIFY(change->stock.empty());
    QCOMPARE(kindsOf(*change), QStringList(u"REFUNDED"_s));
    QVERIFY(giveBack(change->after, 300));
    QCOMPARE(fieldsOf(giveBack(change->after, 301)), QStringList(u"amount_minor"_s));
}

void OrderRefundsTest::refund_thatEndsTheOrder_endsHoldAndClaim()
{
    Order held = paidOrder();
    held.hold = holdUntil({});
    held.claim = claimBy(8, kNow.plusSeconds(60));
    const auto part = giveBack(held, 100);
    QVERIFY(part);
    QCOMPARE(part->after.hold, held.hold);
    QCOMPARE(part->after.claim, held.claim);
    const auto all = giveBack(held, kTotal);
    QVERIFY(all);
    QVERIFY(!all->after.hold && !all->after.claim);
    QCOMPARE(kindsOf(*all), QStringList({u"REFUNDED"_s, u"CANCELLED"_s, u"HOLD_RELEASED"_s}));
}

void OrderRefundsTest::refunds_inARow_areToldApart()
{
    const auto first = giveBack(paidOrder(), 100, {{1, 1}});
    QVERIFY(first);
    const auto second = giveBack(first->after, 100, {{1, 1}});
    QVERIFY(second);
    QVERIFY(first->stock[0].sequence != second->stock[0].sequence);
    QVERIFY(first->stock[0].sequence > 0);
    QVERIFY(first->refund->refundNo != second->refund->refundNo);
}

QTEST_GUILESS_MAIN(OrderRefundsTest)
#include "tst_OrderRefunds.moc"
