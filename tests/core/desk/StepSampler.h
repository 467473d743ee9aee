// SPDX-License-Identifier: Apache-2.0
// Random steps, sensible and not, about orders of every status.
// For the test's thread.
#pragma once

#include "core/desk/StepRules.h"
#include "tests/core/domain/OrderFixture.h"

#include <QRandomGenerator>

namespace ch::test {

class StepSampler
{
public:
    explicit StepSampler(quint32 seed) : m_random(seed) {}

    int below(int limit) { return m_random.bounded(limit); }
    bool once(int in) { return below(in) == 0; }

    OrderStepDraft draft()
    {
        switch (below(9)) {
        case 0:
            return ShipmentDraft{.carrier = u"DHL"_s,
                                 .trackingNo = u"T%1"_s.arg(below(1000)),
                                 .lines = once(2) ? std::vector<LineQuantity>{} : lines(1),
                                 .notify = once(2)};
        case 1:
            return CorrectParcelDraft{.parcelNo = 1 + below(2),
                                      .correction = {.carrier = once(2) ? std::optional(u"UPS"_s) : std::nullopt,
                                                     .trackingNo = u"C%1 \"“王"_s.arg(below(1000))}};
        case 2:
            return CancellationDraft{.reason = once(4) ? u"NOT A REASON"_s : u"CUSTOMER"_s,
                                     .note = once(2) ? u"said so\nby phone"_s : QString()};
        case 3:
            return CompletionDraft{};
        case 4:
            return HoldDraft{.reason = u"address?"_s,
                             .until = once(2) ? std::optional(kNow.plusSeconds(86'400)) : std::nullopt};
        case 5:
            return ReleaseHoldDraft{};
        case 6:
            return NoteDraft{.text = u"note %1"_s.arg(below(1000))};
        case 7:
            return PrintDraft{.document = u"PACKING_SLIP"_s,
                              .printer = once(2) ? u"HP 王"_s : u"/srv/prints"_s,
                              .copies = 1 + below(3)};
        default:
            return packing();
        }
    }

    PackingDraft packing()
    {
        PackingDraft draft{.packed = lines(0)};
        for (const LineQuantity& line : draft.packed) {
            if (line.quantity > 0 && once(3))
                draft.byHand.push_back({.lineNo = line.lineNo, .quantity = 1 + below(int(line.quantity))});
        }
        return draft;
    }

    Order order()
    {
        Order order = pendingOrder();
        if (once(5))
            return order;
        order.status = OrderStatus::Paid;
        order.expiresAt.reset();
        order.paidAt = kNow.plusSeconds(-3000);
        order.payments = {payment(kTotal, u"P"_s)};
        order.paidMinor = kTotal;
        const int steps = below(4);
        for (int i = 0; i < steps; ++i) {
            const auto change = desk::runStep(draft(), order, step(order.version));
            if (change)
                order = change->after;
        }
        return order;
    }

private:
    std::vector<LineQuantity> lines(int least)
    {
        std::vector<LineQuantity> lines{{.lineNo = 1, .quantity = least + below(3)}};
        if (once(2))
            lines.push_back({.lineNo = once(8) ? 9 : 2, .quantity = least + below(2)});
        return lines;
    }

    QRandomGenerator m_random;
};

/// As the outbox would keep it.
inline PendingOperation entryOf(const OrderStepDraft& draft, const Order& base, qint64 seq)
{
    store::OperationDraft operation = desk::operationOf(draft, base);
    return {.seq = seq,
            .opId = OpId::random(),
            .kind = operation.kind,
            .entityId = operation.entityId,
            .label = operation.label,
            .body = operation.body,
            .parcelNo = operation.parcelNo,
            .baseVersion = operation.baseVersion};
}

} // namespace ch::test
