// SPDX-License-Identifier: Apache-2.0
#include "core/base/Money.h"
#include "core/domain/OrderDraftChecks.h"
#include "core/domain/OrderRuleSupport.h"
#include "core/domain/Reason.h"

#include <algorithm>

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace rules;

namespace {

Payment paymentOf(const PaymentDraft& draft, const StepContext& step)
{
    return {.amountMinor = draft.amountMinor,
            .method = draft.method,
            .reference = draft.reference,
            .accepted = true,
            .reason = {},
            .at = step.now,
            .opId = step.actor.opId};
}

std::vector<Field> factsOf(const Payment& payment)
{
    return {
        {u"amount_minor"_s, payment.amountMinor}, {u"method"_s, payment.method}, {u"reference"_s, payment.reference}};
}

PaymentOutcome refused(Error error)
{
    return {.change = {}, .refusal = std::move(error)};
}

/// Σ of all money that ever came in must stay countable, or what may be given back could not be told.
bool fits(const Order& order, qint64 amountMinor)
{
    std::optional<qint64> sum = amountMinor;
    for (const Payment& payment : order.payments)
        sum = sum ? addChecked(*sum, payment.amountMinor) : sum;
    return sum.has_value();
}

PaymentOutcome accept(const Order& order, const PaymentDraft& draft, const Shop& shop, const StepContext& step)
{
    if (draft.amountMinor != order.totalMinor)
        return refused(validationFailed({{u"amount_minor"_s, u"must be the amount due, %1"_s.arg(order.totalMinor)}}));
    OrderChange change = unchanged(order);
    Order& after = change.after;
    const Payment payment = paymentOf(draft, step);
    after.payments.push_back(payment);
    after.paidMinor += payment.amountMinor;
    // A date that the merchant agreed upon before the money came is kept.
    if (!after.shipBy)
        after.shipBy = shipByFor(step.now, shop.zone(), shop.handlingDays);
    bump(after, step);
    TimelineEntry entry = entryOf(TimelineKind::Paid, step);
    entry.detail = factsOf(payment);
    moveTo(change, OrderStatus::Paid, std::move(entry), step);
    return {.change = std::move(change), .refusal = {}};
}

/// Money that came too late or twice is there all the same: it is kept, shown, and can be given back.
PaymentOutcome keepRefused(const Order& order, const PaymentDraft& draft, const StepContext& step)
{
    OrderChange change = unchanged(order);
    if (isExpired(order, step.now))
        closeUnpaid(change, step);
    Order& after = change.after;
    const Reason reason = after.status == OrderStatus::Cancelled ? Reason::OrderClosed : Reason::StateConflict;
    Payment payment = paymentOf(draft, step);
    payment.accepted = false;
    payment.reason = rowOf(reason).name;
    after.payments.push_back(payment);
    touch(after, step);
    TimelineEntry entry = entryOf(TimelineKind::PaymentRefused, step);
    entry.detail = factsOf(payment);
    entry.detail.push_back({u"reason"_s, payment.reason});
    change.timeline.push_back(std::move(entry));
    Error answer = refusal(reason, stateFacts(after));
    return {.change = std::move(change), .refusal = std::move(answer)};
}

} // namespace

PaymentOutcome recordPayment(const Order& order, const PaymentDraft& draft, const Shop& shop, const StepContext& step)
{
    if (Result<> checked = checkPayment(draft); !checked)
        return refused(std::move(checked).error());
    // The same message again: what it did the first time stands, and the order tells it.
    if (std::ranges::find(order.payments, draft.reference, &Payment::reference) != order.payments.end())
        return {};
    if (!fits(order, draft.amountMinor))
        return refused(validationFailed({{u"amount_minor"_s, u"is too large"_s}}));
    const bool payable = nextStatus(order.status, OrderEvent::Payment) && !isExpired(order, step.now);
    return payable ? accept(order, draft, shop, step) : keepRefused(order, draft, step);
}

} // namespace ch
