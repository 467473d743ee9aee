// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderStatus.h"

#include <QSet>
#include <QTest>

using namespace ch;

class OrderStatusTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nextStatus_everyPair_agreesWithTheContract_data();
    void nextStatus_everyPair_agreesWithTheContract();
    void orderSteps_holdsEachStepOnce();
    void isFinal_onlyCompletedAndCancelled();
    void names_comeBack();
    void fulfilment_isDerived_data();
    void fulfilment_isDerived();
};

// Written down from the contract's table, not from the code's.
void OrderStatusTest::nextStatus_everyPair_agreesWithTheContract_data()
{
    QTest::addColumn<OrderStatus>("from");
    QTest::addColumn<OrderEvent>("event");
    QTest::addColumn<QString>("to"); // empty: STATE_CONFLICT
    const struct
    {
        OrderEvent event;
        const char* name;
        const char* fromPending;
        const char* fromPaid;
        const char* fromShipped;
        const char* fromCompleted;
        const char* fromCancelled;
    } table[] = {
        {OrderEvent::Payment, "payment", "PAID", "", "", "", ""},
        {OrderEvent::Cancellation, "cancellation", "CANCELLED", "", "", "", ""},
        {OrderEvent::Timeout, "timeout", "CANCELLED", "", "", "", ""},
        {OrderEvent::LastQuantityShipped, "last quantity shipped", "", "SHIPPED", "", "", ""},
        {OrderEvent::ReceiptConfirmed, "receipt confirmed", "", "", "COMPLETED", "", ""},
        {OrderEvent::RefundOfAllUnshipped, "refund of all, nothing shipped", "", "CANCELLED", "", "", ""},
        {OrderEvent::RefundOfRest, "refund of the rest", "", "SHIPPED", "", "", ""},
    };
    for (const auto& row : table) {
        const std::pair<OrderStatus, const char*> cells[] = {{OrderStatus::Pending, row.fromPending},
                                                             {OrderStatus::Paid, row.fromPaid},
                                                             {OrderStatus::Shipped, row.fromShipped},
                                                             {OrderStatus::Completed, row.fromCompleted},
                                                             {OrderStatus::Cancelled, row.fromCancelled}};
        for (const auto& [from, to] : cells)
            QTest::addRow("%s, %s", nameOf(from).data(), row.name) << from << row.event << QString::fromLatin1(to);
    }
}

void OrderStatusTest::nextStatus_everyPair_agreesWithTheContract()
{
    QFETCH(OrderStatus, from);
    QFETCH(OrderEvent, event);
    QFETCH(QString, to);
    const auto next = nextStatus(from, event);
    QCOMPARE(next ? QString(nameOf(*next)) : QString(), to);
}

void OrderStatusTest::orderSteps_holdsEachStepOnce()
{
    QCOMPARE(orderSteps().size(), size_t(7));
    QCOMPARE(allOrderStatuses().size(), size_t(5));
    QCOMPARE(allOrderEvents().size(), size_t(7));
    QSet<int> pairs;
    for (const OrderStep& step : orderSteps())
        pairs.insert(static_cast<int>(step.from) * 100 + static_cast<int>(step.event));
    QCOMPARE(pairs.size(), qsizetype(7));
}

void OrderStatusTest::isFinal_onlyCompletedAndCancelled()
{
    for (const OrderStatus status : allOrderStatuses())
        QCOMPARE(isFinal(status), status == OrderStatus::Completed || status == OrderStatus::Cancelled);
}

void OrderStatusTest::names_comeBack()
{
    QStringList names;
    for (const OrderStatus status : allOrderStatuses()) {
        names += nameOf(status);
        QCOMPARE(orderStatusFromName(names.last()), std::optional<OrderStatus>(status));
    }
    QCOMPARE(names.join(u' '), QStringLiteral("PENDING PAID SHIPPED COMPLETED CANCELLED"));
    QVERIFY(!orderStatusFromName(u"paid"));
    QVERIFY(!orderStatusFromName(u""));
    names.clear();
    for (const Fulfilment each : {Fulfilment::Unfulfilled, Fulfilment::Packing, Fulfilment::Packed, Fulfilment::Partial,
                                  Fulfilment::Fulfilled}) {
        names += nameOf(each);
        QCOMPARE(fulfilmentFromName(names.last()), std::optional<Fulfilment>(each));
    }
    QCOMPARE(names.join(u' '), QStringLiteral("UNFULFILLED PACKING PACKED PARTIAL FULFILLED"));
    QVERIFY(!fulfilmentFromName(u"FULL"));
}

void OrderStatusTest::fulfilment_isDerived_data()
{
    QTest::addColumn<UnitTotals>("units");
    QTest::addColumn<QString>("fulfilment");
    const auto row = [](const char* name, UnitTotals units, const QString& fulfilment) {
        QTest::newRow(name) << units << fulfilment;
    };
    row("new", {5, 0, 0, 0}, QStringLiteral("UNFULFILLED"));
    row("some packed", {5, 2, 0, 0}, QStringLiteral("PACKING"));
    row("all packed", {5, 5, 0, 0}, QStringLiteral("PACKED"));
    row("the rest of a refund packed", {5, 3, 0, 2}, QStringLiteral("PACKED"));
    row("some out", {5, 2, 2, 0}, QStringLiteral("PARTIAL"));
    row("some out, all packed", {5, 5, 2, 0}, QStringLiteral("PARTIAL"));
    row("all out", {5, 5, 5, 0}, QStringLiteral("FULFILLED"));
    row("all out but what was given back", {5, 3, 3, 2}, QStringLiteral("FULFILLED"));
    row("all given back", {5, 0, 0, 5}, QStringLiteral("UNFULFILLED"));
}

void OrderStatusTest::fulfilment_isDerived()
{
    QFETCH(UnitTotals, units);
    QFETCH(QString, fulfilment);
    QCOMPARE(QString(nameOf(fulfilmentOf(units))), fulfilment);
}

QTEST_GUILESS_MAIN(OrderStatusTest)
#include "tst_OrderStatus.moc"
