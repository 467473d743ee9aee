// SPDX-License-Identifier: Apache-2.0
#include "core/desk/Overlay.h"
#include "tests/core/desk/StepSampler.h"

#include <QTest>

using namespace ch;
using namespace ch::test;
using desk::overlay;

class tst_Overlay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomEntries_shown_isWhatTheRulesSayStepByStep();
    void nothingOpen_shownIsBase();
    void refused_isCountedNotApplied();
    void impossibleEntry_leavesTheRestOut();
    void staleVersion_isShownAllTheSame();
    void parcel_carriesTheEntrysKey();
    void listItem_saysBothStatuses();
    void maskedOrder_ofTheWarehouse_isShown();
};

void tst_Overlay::randomEntries_shown_isWhatTheRulesSayStepByStep()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    StepSampler sampler(seed);
    int applied = 0;
    int stopped = 0;
    for (int i = 0; i < 3000; ++i) {
        const Order base = sampler.order();
        const Order before = base;
        std::vector<PendingOperation> open;
        Order expected = base;
        int waiting = 0;
        int refused = 0;
        bool isThrough = true;
        const int count = sampler.below(6);
        for (int k = 0; k < count; ++k) {
            const OrderStepDraft draft = sampler.draft();
            PendingOperation entry = entryOf(draft, base, k + 1);
            const bool isRefused = sampler.once(5);
            entry.state = isRefused         ? OperationState::Refused
                          : sampler.once(5) ? OperationState::Sending
                                            : OperationState::Waiting;
            (isRefused ? refused : waiting) += 1;
            StepContext context = step(expected.version);
            context.actor.opId = entry.opId.toString();
            const auto change = desk::runStep(draft, expected, context);
            if (!isRefused && isThrough && change) {
                expected = change->after;
                ++applied;
            } else if (!isRefused && isThrough) {
                isThrough = false;
                ++stopped;
            }
            open.push_back(std::move(entry));
        }
        const desk::Overlaid result = overlay(base, open, kNow, step().actor);
        QVERIFY(result.shown == expected);
        QCOMPARE(result.waiting, waiting);
        QCOMPARE(result.refused, refused);
        QVERIFY(base == before);
        // Units do not come from nowhere, whatever was queued.
        const UnitTotals units = result.shown.units();
        QCOMPARE(units.ordered, base.units().ordered);
        QVERIFY(units.shipped + units.released <= units.ordered);
        QVERIFY(result.shown.version >= base.version);
        QCOMPARE(result.shown.revision, base.revision);
    }
    QVERIFY2(applied > 1000 && stopped > 500, qPrintable(u"%1 applied, %2 stopped"_s.arg(applied).arg(stopped)));
}

void tst_Overlay::nothingOpen_shownIsBase()
{
    const Order base = StepSampler(1).order();
    const desk::Overlaid result = overlay(base, {}, kNow, step().actor);
    QVERIFY(result.shown == base);
    QCOMPARE(result.waiting, 0);
}

void tst_Overlay::refused_isCountedNotApplied()
{
    const Order base = pendingOrder();
    PendingOperation refused = entryOf(CancellationDraft{.reason = u"CUSTOMER"_s}, base, 1);
    refused.state = OperationState::Refused;
    const auto result = overlay(base, {refused, entryOf(HoldDraft{.reason = u"wait"_s}, base, 2)}, kNow, step().actor);
    QCOMPARE(result.shown.status, OrderStatus::Pending);
    QVERIFY(result.shown.hold.has_value());
    QCOMPARE(result.waiting, 1);
    QCOMPARE(result.refused, 1);
}

void tst_Overlay::impossibleEntry_leavesTheRestOut()
{
    const Order base = pendingOrder();
    const auto result = overlay(base,
                                {entryOf(HoldDraft{.reason = u"first"_s}, base, 1), entryOf(CompletionDraft{}, base, 2),
                                 entryOf(ReleaseHoldDraft{}, base, 3)},
                                kNow, step().actor);
    QVERIFY(result.shown.hold.has_value());
    QCOMPARE(result.waiting, 3);
}

void tst_Overlay::staleVersion_isShownAllTheSame()
{
    Order base = pendingOrder();
    const PendingOperation entry = entryOf(CancellationDraft{.reason = u"CUSTOMER"_s}, base, 1);
    base.version += 5;
    QCOMPARE(overlay(base, {entry}, kNow, step().actor).shown.status, OrderStatus::Cancelled);
}

void tst_Overlay::parcel_carriesTheEntrysKey()
{
    Order base = pendingOrder();
    base.status = OrderStatus::Paid;
    const PendingOperation entry = entryOf(ShipmentDraft{.carrier = u"DHL"_s, .trackingNo = u"1"_s}, base, 1);
    const auto shown = overlay(base, {entry}, kNow, step().actor).shown;
    QCOMPARE(shown.shipments.size(), size_t(1));
    QCOMPARE(shown.shipments.front().opId, entry.opId.toString());
    QCOMPARE(shown.shipments.front().by, step().actor.name);
}

void tst_Overlay::listItem_saysBothStatuses()
{
    Order base = pendingOrder();
    base.status = OrderStatus::Paid;
    base.shipBy = kNow.plusSeconds(-60);
    const auto before = desk::listItemOf(16, base, overlay(base, {}, kNow, step().actor));
    QVERIFY(before.isOverdue(kNow));
    QCOMPARE(before.toShip, 5);
    QCOMPARE(before.units, 5);
    QCOMPARE(before.lineCount, 2);
    QCOMPARE(before.firstSku, u"AAA"_s);
    const PendingOperation entry = entryOf(ShipmentDraft{.carrier = u"DHL"_s, .trackingNo = u"T9"_s}, base, 1);
    const auto after = desk::listItemOf(16, base, overlay(base, {entry}, kNow, step().actor));
    QCOMPARE(after.status, OrderStatus::Shipped);
    QCOMPARE(after.baseStatus, OrderStatus::Paid);
    QCOMPARE(after.fulfilment, Fulfilment::Fulfilled);
    QCOMPARE(after.toShip, 0);
    QCOMPARE(after.trackingNo, u"T9"_s);
    QCOMPARE(after.version, base.version);
    QCOMPARE(after.waiting, 1);
    QVERIFY(!after.isOverdue(kNow));
}

void tst_Overlay::maskedOrder_ofTheWarehouse_isShown()
{
    Order base = pendingOrder();
    base.status = OrderStatus::Paid;
    base.totalMinor = base.subtotalMinor = base.shippingMinor = base.discountMinor = 0;
    for (OrderLine& line : base.lines)
        line.unitPriceMinor = line.lineTotalMinor = 0;
    base.customer.email.clear();
    Actor packer = step().actor;
    packer.role = Role::Warehouse;
    const auto shown =
        overlay(base, {entryOf(ShipmentDraft{.carrier = u"DHL"_s, .trackingNo = u"1"_s}, base, 1)}, kNow, packer).shown;
    QCOMPARE(shown.status, OrderStatus::Shipped);
}

QTEST_APPLESS_MAIN(tst_Overlay)
#include "tst_Overlay.moc"
