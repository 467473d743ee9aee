// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "tests/core/domain/ChangeText.h"
#include "tests/core/domain/OrderFixture.h"

#include <QTest>

#include <functional>

using namespace ch;
using namespace ch::test;

namespace {

constexpr qint64 kOtherVersion = kVersion - 1;

Result<OrderChange> pay(const Order& order, const StepContext& context)
{
    PaymentOutcome outcome = recordPayment(order, {order.totalMinor, u"card"_s, u"pay-9"_s}, shop(), context);
    if (outcome.refusal)
        return *outcome.refusal;
    return *std::move(outcome.change);
}

struct Rule
{
    const char* name;
    /// The statuses in which the contract allows the step; all others are STATE_CONFLICT.
    QString legal;
    bool comparesVersion;
    /// What the step adds to the version.
    int versionStep;
    QString firstEntry;
    std::function<Result<OrderChange>(Order, const StepContext&)> run;
};

const QString kEvery = u"PENDING PAID SHIPPED COMPLETED CANCELLED"_s;

// Written down from the contract.
const std::vector<Rule>& rulesOfContract()
{
    static const std::vector<Rule> kRules = {
        {"payment", u"PENDING"_s, false, 1, u"PAID"_s, pay},
        {"timeout", u"PENDING"_s, false, 1, u"TIMED_OUT"_s,
         [](Order order, const StepContext& context) {
             order.expiresAt = kNow;
             return closeExpired(order, context);
         }},
        {"cancellation", u"PENDING"_s, true, 1, u"CANCELLED"_s,
         [](const Order& order, const StepContext& context) { return cancel(order, u"CUSTOMER"_s, {}, context); }},
        {"shipment", u"PAID"_s, true, 1, u"SHIPPED"_s,
         [](const Order& order, const StepContext& context) {
             return ship(order, {u"DHL"_s, u"T9"_s, {}, false}, context);
         }},
        {"partial shipment", u"PAID"_s, true, 1, u"SHIPPED"_s,
         [](const Order& order, const StepContext& context) {
             return ship(order, {u"DHL"_s, u"T9"_s, {{1, 1}}, false}, context);
         }},
        {"tracking correction", kEvery, true, 1, u"SHIPMENT_CORRECTED"_s,
         [](Order order, const StepContext& context) {
             order.shipments = partlyShippedOrder().shipments;
             return correctShipment(order, 1, {{}, u"T2"_s}, context);
         }},
        {"completion", u"SHIPPED"_s, true, 1, u"COMPLETED"_s,
         [](const Order& order, const StepContext& context) { return complete(order, context); }},
        {"refund", u"PAID SHIPPED COMPLETED"_s, true, 1, u"REFUNDED"_s,
         [](const Order& order, const StepContext& context) {
             return refund(order, {100, u"damaged"_s, {}, {}}, RefundId(5), context);
         }},
        {"refund of refused money", kEvery, true, 1, u"REFUNDED"_s,
         [](Order order, const StepContext& context) {
             order.payments.push_back(payment(300, u"late"_s, false));
             return refund(order, {300, u"paid late"_s, {}, {}}, RefundId(5), context);
         }},
        {"correction", u"PENDING PAID"_s, true, 1, u"EDITED"_s,
         [](const Order& order, const StepContext& context) {
             OrderEdit change;
             change.shipTo = order.shipTo;
             change.shipTo->line1 = u"2 Engine St"_s;
             return edit(order, change, context);
         }},
        {"hold", u"PENDING PAID"_s, true, 1, u"HELD"_s,
         [](const Order& order, const StepContext& context) { return hold(order, u"fraud check"_s, {}, context); }},
        {"hold release", u"PENDING PAID"_s, true, 1, u"HOLD_RELEASED"_s,
         [](Order order, const StepContext& context) {
             order.hold = holdUntil({});
             return releaseHold(order, context);
         }},
        {"claim", u"PAID"_s, false, 0, u"CLAIMED"_s,
         [](const Order& order, const StepContext& context) { return claim(order, false, {}, context); }},
        {"claim release", kEvery, false, 0, u"CLAIM_RELEASED"_s,
         [](Order order, const StepContext& context) {
             order.claim = claimBy(7, kNow.plusSeconds(60));
             return releaseClaim(order, context);
         }},
        {"note", kEvery, false, 0, u"NOTED"_s,
         [](const Order& order, const StepContext& context) { return addNote(order, u"called"_s, context); }},
        {"packing", u"PAID"_s, false, 0, u"PACKED"_s,
         [](const Order& order, const StepContext& context) {
             return setPacking(order, {{1, 2}}, context);
         }},
        {"print", kEvery, false, 0, u"PRINTED"_s,
         [](const Order& order, const StepContext& context) {
             return recordPrint(order, u"packing_slip"_s, u"hp"_s, 1, context);
         }},
    };
    return kRules;
}

} // namespace

class OrderLegalityTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void step_inEveryStatus_onlyTheLegalSucceed_data();
    void step_inEveryStatus_onlyTheLegalSucceed();
    void valuesWrongWhateverTheOrder_comeBeforeTheStatus_data();
    void valuesWrongWhateverTheOrder_comeBeforeTheStatus();
    void checks_comeInTheOrderOfTheContract();
    void unchanged_leavesNoTrace_data();
    void unchanged_leavesNoTrace();
};

void OrderLegalityTest::step_inEveryStatus_onlyTheLegalSucceed_data()
{
    QTest::addColumn<size_t>("index");
    QTest::addColumn<OrderStatus>("status");
    for (size_t i = 0; i < rulesOfContract().size(); ++i) {
        for (const OrderStatus status : allOrderStatuses())
            QTest::addRow("%s in %s", rulesOfContract()[i].name, nameOf(status).data()) << i << status;
    }
}

void OrderLegalityTest::step_inEveryStatus_onlyTheLegalSucceed()
{
    QFETCH(size_t, index);
    QFETCH(OrderStatus, status);
    const Rule& rule = rulesOfContract()[index];
    const Order before = orderIn(status);
    const auto good = rule.run(before, step(kVersion));
    const auto stale = rule.run(before, step(kOtherVersion));
    const auto blind = rule.run(before, step());

    if (!rule.legal.split(u' ').contains(QString(nameOf(status)))) {
        // A payment of a closed order has a name of its own.
        const bool closed = rule.firstEntry == u"PAID"_s && status == OrderStatus::Cancelled;
        for (const auto* result : {&good, &stale, &blind}) {
            QCOMPARE(codeOf(*result), closed ? u"ORDER_CLOSED"_s : u"STATE_CONFLICT"_s);
            QCOMPARE(factsOf(result->error())[u"status"_s].toString(), QString(nameOf(status)));
            QCOMPARE(factsOf(result->error())[u"version"_s].toInteger(), kVersion);
        }
        return;
    }
    QVERIFY2(good, qPrintable(codeOf(good)));
    QVERIFY2(blind, qPrintable(codeOf(blind)));
    if (rule.comparesVersion) {
        QCOMPARE(codeOf(stale), u"VERSION_MISMATCH"_s);
        QCOMPARE(factsOf(stale.error())[u"status"_s].toString(), QString(nameOf(status)));
        QCOMPARE(factsOf(stale.error())[u"version"_s].toInteger(), kVersion);
    } else {
        QVERIFY2(stale, qPrintable(codeOf(stale)));
    }
    QCOMPARE(good->after.version, kVersion + rule.versionStep);
    QCOMPARE(good->after.revision, before.revision);
    QCOMPARE(good->after.updatedAt, kNow);
    QVERIFY(good->after.updatedAt != before.updatedAt);
    QCOMPARE(kindsOf(*good).value(0), rule.firstEntry);
    for (const TimelineEntry& entry : good->timeline) {
        QCOMPARE(entry.at, kNow);
        QCOMPARE(entry.actor.trace, step().actor.trace);
        if (entry.kind == TimelineKind::TimedOut) {
            QCOMPARE(entry.actor.name, u"service"_s);
            QVERIFY(!entry.actor.role && entry.actor.opId.isEmpty());
        } else {
            QCOMPARE(entry.actor, step().actor);
        }
    }
}

void OrderLegalityTest::valuesWrongWhateverTheOrder_comeBeforeTheStatus_data()
{
    QTest::addColumn<Error>("refusal");
    QTest::addColumn<QString>("fields");
    // An order on which none of these steps is legal, and a stale version: still it is the values that are named.
    const Order closed = cancelledOrder();
    const StepContext context = step(kOtherVersion);
    const QString longNote(2'001, u'x');
    const auto row = [](const char* name, const Result<OrderChange>& result, const QString& fields) {
        QTest::newRow(name) << (result ? Error() : result.error()) << fields;
    };
    row("cancel", cancel(closed, u"TIMEOUT"_s, {}, context), u"reason"_s);
    row("cancel, the service's other reason", cancel(closed, u"REFUNDED"_s, {}, context), u"reason"_s);
    row("cancel, small letters and long note", cancel(closed, u"customer"_s, longNote, context), u"reason note"_s);
    row("ship, no carrier", ship(closed, {u" "_s, u"T"_s, {}, false}, context), u"carrier"_s);
    row("ship, quantities", ship(closed, {u"DHL"_s, {}, {{1, 0}, {2, -1}, {3, 1'000'001}, {3, 1}}, false}, context),
        u"lines[0].quantity lines[1].quantity lines[2].quantity lines[3].line_no"_s);
    row("correct", correctShipment(closed, 1, {u""_s, {}}, context), u"carrier"_s);
    row("refund", refund(closed, {-1, u""_s, longNote, {{1, 0}}}, RefundId(5), context),
        u"amount_minor reason note release[0].quantity"_s);
    row("hold", hold(closed, u"\t"_s, kNow, context), u"reason until"_s);
    row("claim", claim(closed, true, u" "_s, context), u"reason"_s);
    row("empty note", addNote(closed, u" \n"_s, context), u"text"_s);
    row("long note", addNote(closed, longNote, context), u"text"_s);
    row("packing nothing", setPacking(closed, {}, context), u"lines"_s);
    row("packing", setPacking(closed, {{1, -1}, {1, 1}}, context), u"lines[0].packed_quantity lines[1].line_no"_s);
    row("print", recordPrint(closed, {}, {}, 0, context), u"document copies"_s);
    row("print much", recordPrint(closed, u"label"_s, {}, 1'001, context), u"copies"_s);
    const PaymentOutcome payment = recordPayment(closed, {-1, {}, u" "_s}, shop(), context);
    QVERIFY(!payment.change);
    QTest::newRow("payment") << payment.refusal.value() << u"amount_minor method reference"_s;
}

void OrderLegalityTest::valuesWrongWhateverTheOrder_comeBeforeTheStatus()
{
    QFETCH(Error, refusal);
    QFETCH(QString, fields);
    QCOMPARE(refusal.code, u"VALIDATION_FAILED"_s);
    QCOMPARE(refusal.kind, ErrorKind::Invalid);
    QCOMPARE(fieldsOf(refusal).join(u' '), fields);
    for (const QJsonValue each : factsOf(refusal)[u"errors"_s].toArray())
        QVERIFY(!each[u"problem"_s].toString().isEmpty());
}

void OrderLegalityTest::checks_comeInTheOrderOfTheContract()
{
    const ShipmentDraft tooMany{u"DHL"_s, u"T"_s, {{1, 4}}, false};
    Order held = paidOrder();
    held.hold = holdUntil({});
    QCOMPARE(codeOf(ship(held, tooMany, step(kOtherVersion))), u"VERSION_MISMATCH"_s);
    QCOMPARE(codeOf(ship(held, tooMany, step(kVersion))), u"ON_HOLD"_s);
    QCOMPARE(codeOf(ship(paidOrder(), tooMany, step(kVersion))), u"VALIDATION_FAILED"_s);

    Order claimed = paidOrder();
    claimed.claim = claimBy(8, kNow.plusSeconds(60));
    QCOMPARE(codeOf(setPacking(claimed, {{1, 99}}, step())), u"CLAIMED"_s);
    QCOMPARE(codeOf(setPacking(paidOrder(), {{1, 99}}, step())), u"VALIDATION_FAILED"_s);

    const RefundDraft tooMuch{kTotal + 1, u"damaged"_s, {}, {}};
    QCOMPARE(codeOf(refund(paidOrder(), tooMuch, RefundId(5), step(kOtherVersion))), u"VERSION_MISMATCH"_s);
    QCOMPARE(codeOf(refund(paidOrder(), tooMuch, RefundId(5), step(kVersion))), u"VALIDATION_FAILED"_s);

    OrderEdit nameless;
    nameless.customer = Customer();
    QCOMPARE(codeOf(edit(paidOrder(), nameless, step(kOtherVersion))), u"VERSION_MISMATCH"_s);
    QCOMPARE(codeOf(edit(paidOrder(), nameless, step(kVersion))), u"VALIDATION_FAILED"_s);

    // A parcel that is not there is a 404, which comes before any conflict.
    QCOMPARE(codeOf(correctShipment(shippedOrder(), 2, {{}, u"T2"_s}, step(kOtherVersion))), u"NOT_FOUND"_s);
}

void OrderLegalityTest::unchanged_leavesNoTrace_data()
{
    QTest::addColumn<Order>("before");
    QTest::addColumn<OrderChange>("change");
    const auto row = [](const char* name, const Order& before, const Result<OrderChange>& result) {
        QTest::newRow(name) << before << result.operator*();
    };
    const Order paid = paidOrder();
    row("no hold to release", paid, releaseHold(paid, step(kVersion)));
    for (const OrderStatus status : allOrderStatuses())
        row(nameOf(status).data(), orderIn(status), releaseClaim(orderIn(status), step()));
    Order lapsed = paid;
    lapsed.claim = claimBy(8, kNow);
    row("expired claim of another", lapsed, releaseClaim(lapsed, step()));
    row("nothing corrected", shippedOrder(), correctShipment(shippedOrder(), 1, {u"DHL"_s, u"T1"_s}, step(kVersion)));
    row("nothing edited", paid, edit(paid, {paid.customer, paid.shipTo, paid.shipBy}, step(kVersion)));
    row("empty edit", paid, edit(paid, {}, step(kVersion)));
    row("packed as it was", partlyShippedOrder(), setPacking(partlyShippedOrder(), {{1, 1}, {2, 0}}, step()));
}

void OrderLegalityTest::unchanged_leavesNoTrace()
{
    QFETCH(Order, before);
    QFETCH(OrderChange, change);
    QCOMPARE(change.after, before);
    QVERIFY(change.timeline.empty());
    QVERIFY(change.stock.empty());
    QVERIFY(!change.refund);
}

QTEST_GUILESS_MAIN(OrderLegalityTest)
#include "tst_OrderLegality.moc"
