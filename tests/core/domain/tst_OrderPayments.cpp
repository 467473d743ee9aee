// SPDX-License-Identifier: Apache-2.0
#include "tests/core/domain/ChangeText.h"
#include "tests/core/domain/OrderFixture.h"

#include <QTest>

#include <limits>

using namespace ch;
using namespace ch::test;

namespace {

PaymentOutcome pay(const Order& order, qint64 amountMinor = kTotal, const QString& reference = u"pay-1"_s,
                   UtcTime now = kNow)
{
    return recordPayment(order, {amountMinor, u"card"_s, reference}, shop(), step({}, 7, now));
}

} // namespace

class OrderPaymentsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void payment_ofTheTotal_pays();
    void payment_ofAnotherAmount_changesNothing_data();
    void payment_ofAnotherAmount_changesNothing();
    void payment_ofNothing_paysAFreeOrder();
    void payment_shipByAgreedBefore_isKept();
    void payment_underAHold_goesOn();
    void payment_repeated_changesNothing();
    void payment_atTheVeryExpiry_closesTheOrder();
    void payment_justBeforeExpiry_pays();
    void payment_ofAClosedOrder_isKeptAsRefused();
    void payment_ofAPaidOrder_isKeptAsRefused_data();
    void payment_ofAPaidOrder_isKeptAsRefused();
    void payment_refusedRepeated_changesNothing();
    void payment_beyondWhatCanBeCounted_isRefused();
};

void OrderPaymentsTest::payment_ofTheTotal_pays()
{
    const PaymentOutcome outcome = pay(pendingOrder());
    QVERIFY(outcome.change && !outcome.refusal);
    const Order& order = outcome.change->after;
    QCOMPARE(order.status, OrderStatus::Paid);
    QCOMPARE(order.version, kVersion + 1);
    QCOMPARE(order.paidMinor, kTotal);
    QCOMPARE(order.paidAt, std::optional<UtcTime>(kNow));
    // Wednesday's end in Berlin: two working days after Monday.
    QCOMPARE(order.shipBy.value().toString(), u"2011-09-07T21:59:59.999Z"_s);
    QVERIFY(!order.expiresAt);
    QCOMPARE(order.payments.size(), size_t(1));
    const Payment expected{.amountMinor = kTotal,
                           .method = u"card"_s,
                           .reference = u"pay-1"_s,
                           .accepted = true,
                           .reason = {},
                           .at = kNow,
                           .opId = u"0123456789abcdef"_s};
    QCOMPARE(order.payments[0], expected);
    QVERIFY(outcome.change->stock.empty());
    QCOMPARE(kindsOf(*outcome.change), QStringList(u"PAID"_s));
    const TimelineEntry& entry = outcome.change->timeline[0];
    QCOMPARE(changesOf(entry), QStringList(u"status: PENDING -> PAID"_s));
    QCOMPARE(detailOf(entry, u"amount_minor"), u"2200"_s);
    QCOMPARE(detailOf(entry, u"method"), u"card"_s);
    QCOMPARE(detailOf(entry, u"reference"), u"pay-1"_s);
}

void OrderPaymentsTest::payment_ofAnotherAmount_changesNothing_data()
{
    QTest::addColumn<qint64>("amountMinor");
    QTest::newRow("nothing") << qint64(0);
    QTest::newRow("one less") << kTotal - 1;
    QTest::newRow("one more") << kTotal + 1;
    QTest::newRow("the most") << std::numeric_limits<qint64>::max();
    QTest::newRow("negative") << -kTotal;
}

void OrderPaymentsTest::payment_ofAnotherAmount_changesNothing()
{
    QFETCH(qint64, amountMinor);
    const PaymentOutcome outcome = pay(pendingOrder(), amountMinor);
    QVERIFY(!outcome.change);
    QCOMPARE(fieldsOf(outcome.refusal.value()), QStringList(u"amount_minor"_s));
}

void OrderPaymentsTest::payment_ofNothing_paysAFreeOrder()
{
    Order free = pendingOrder();
    free.totalMinor = 0;
    const PaymentOutcome outcome = pay(free, 0);
    QVERIFY(outcome.change && !outcome.refusal);
    QCOMPARE(outcome.change->after.status, OrderStatus::Paid);
    QVERIFY(pay(free, 1).refusal);
}

void OrderPaymentsTest::payment_shipByAgreedBefore_isKept()
{
    Order agreed = pendingOrder();
    agreed.shipBy = kNow.plusSeconds(999);
    QCOMPARE(pay(agreed).change.value().after.shipBy, agreed.shipBy);
}

void OrderPaymentsTest::payment_underAHold_goesOn()
{
    Order held = pendingOrder();
    held.hold = holdUntil({});
    const PaymentOutcome outcome = pay(held);
    QVERIFY(outcome.change && !outcome.refusal);
    QCOMPARE(outcome.change->after.hold, held.hold);
}

void OrderPaymentsTest::payment_repeated_changesNothing()
{
    for (const Order& order : {paidOrder(), shippedOrder(), completedOrder()}) {
        for (const qint64 amountMinor : {kTotal, qint64(1)}) {
            const PaymentOutcome outcome = pay(order, amountMinor);
            QVERIFY(!outcome.change);
            QVERIFY(!outcome.refusal);
        }
    }
}

void OrderPaymentsTest::payment_atTheVeryExpiry_closesTheOrder()
{
    const Order pending = pendingOrder();
    const PaymentOutcome outcome = pay(pending, kTotal, u"pay-1"_s, *pending.expiresAt);
    QVERIFY(outcome.change && outcome.refusal);
    QCOMPARE(outcome.refusal->code, u"ORDER_CLOSED"_s);
    QCOMPARE(factsOf(*outcome.refusal)[u"status"_s].toString(), u"CANCELLED"_s);
    QCOMPARE(factsOf(*outcome.refusal)[u"version"_s].toInteger(), kVersion + 1);
    const Order& order = outcome.change->after;
    QCOMPARE(order.status, OrderStatus::Cancelled);
    QCOMPARE(order.cancelReason, u"TIMEOUT"_s);
    QCOMPARE(order.version, kVersion + 1);
    QCOMPARE(order.cancelledAt, pending.expiresAt);
    QCOMPARE(order.paidMinor, qint64(0));
    QVERIFY(!order.paidAt && !order.shipBy && !order.expiresAt);
    QCOMPARE(order.payments.size(), size_t(1));
    QVERIFY(!order.payments[0].accepted);
    QCOMPARE(order.payments[0].reason, u"ORDER_CLOSED"_s);
    QCOMPARE(stockOf(*outcome.change), QStringList({u"RELEASE AAA line 1 x3 #0"_s, u"RELEASE BBB line 2 x2 #0"_s}));
    QCOMPARE(kindsOf(*outcome.change), QStringList({u"TIMED_OUT"_s, u"PAYMENT_REFUSED"_s}));
    QCOMPARE(outcome.change->timeline[0].actor.name, u"service"_s);
    QCOMPARE(outcome.change->timeline[1].actor, step().actor);
    QCOMPARE(detailOf(outcome.change->timeline[0], u"expires_at"), pending.expiresAt->toString());
    QCOMPARE(detailOf(outcome.change->timeline[0], u"reason"), u"not paid in time"_s);
}

void OrderPaymentsTest::payment_justBeforeExpiry_pays()
{
    const Order pending = pendingOrder();
    QVERIFY(!pay(pending, kTotal, u"pay-1"_s, pending.expiresAt->plusMs(-1)).refusal);
    Order endless = pending;
    endless.expiresAt.reset();
    QVERIFY(!pay(endless).refusal);
}

void OrderPaymentsTest::payment_ofAClosedOrder_isKeptAsRefused()
{
    const Order closed = cancelledOrder();
    const PaymentOutcome outcome = pay(closed, 77);
    QVERIFY(outcome.change && outcome.refusal);
    QCOMPARE(outcome.refusal->code, u"ORDER_CLOSED"_s);
    const Order& order = outcome.change->after;
    QCOMPARE(order.version, kVersion);
    QCOMPARE(order.updatedAt, kNow);
    QCOMPARE(order.paidMinor, qint64(0));
    QCOMPARE(order.payments.size(), size_t(1));
    QCOMPARE(order.payments[0].amountMinor, qint64(77));
    QVERIFY(!order.payments[0].accepted);
    QVERIFY(outcome.change->stock.empty());
    QCOMPARE(kindsOf(*outcome.change), QStringList(u"PAYMENT_REFUSED"_s));
    QCOMPARE(detailOf(outcome.change->timeline[0], u"reason"), u"ORDER_CLOSED"_s);
    QCOMPARE(detailOf(outcome.change->timeline[0], u"amount_minor"), u"77"_s);
}

void OrderPaymentsTest::payment_ofAPaidOrder_isKeptAsRefused_data()
{
    QTest::addColumn<Order>("order");
    QTest::newRow("paid") << paidOrder();
    QTest::newRow("shipped") << shippedOrder();
    QTest::newRow("completed") << completedOrder();
}

void OrderPaymentsTest::payment_ofAPaidOrder_isKeptAsRefused()
{
    QFETCH(Order, order);
    const PaymentOutcome outcome = pay(order, kTotal, u"pay-2"_s);
    QVERIFY(outcome.change && outcome.refusal);
    QCOMPARE(outcome.refusal->code, u"STATE_CONFLICT"_s);
    QCOMPARE(outcome.refusal->facts, stateFacts(order));
    Order expected = order;
    expected.payments = outcome.change->after.payments;
    expected.updatedAt = kNow;
    QCOMPARE(outcome.change->after, expected);
    QCOMPARE(expected.payments.size(), order.payments.size() + 1);
    QVERIFY(!expected.payments.back().accepted);
    QCOMPARE(expected.payments.back().reason, u"STATE_CONFLICT"_s);
}

void OrderPaymentsTest::payment_refusedRepeated_changesNothing()
{
    for (const Order& order : {cancelledOrder(), paidOrder()}) {
        const PaymentOutcome first = pay(order, kTotal, u"pay-2"_s);
        const PaymentOutcome again = pay(first.change.value().after, kTotal, u"pay-2"_s);
        QVERIFY(first.refusal);
        QVERIFY(!again.change && !again.refusal);
    }
}

void OrderPaymentsTest::payment_beyondWhatCanBeCounted_isRefused()
{
    const PaymentOutcome outcome = pay(paidOrder(), std::numeric_limits<qint64>::max(), u"pay-2"_s);
    QVERIFY(!outcome.change);
    QCOMPARE(fieldsOf(outcome.refusal.value()), QStringList(u"amount_minor"_s));
}

QTEST_GUILESS_MAIN(OrderPaymentsTest)
#include "tst_OrderPayments.moc"
