// SPDX-License-Identifier: Apache-2.0
#include "core/base/Money.h"
#include "core/domain/OrderDraftChecks.h"
#include "core/domain/OrderNumber.h"
#include "core/domain/OrderRuleSupport.h"

#include <algorithm>

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace rules;

namespace {

void checkParties(Problems& problems, const OrderDraft& draft)
{
    const std::pair<QLatin1StringView, const QString&> required[] = {
        {"customer.name"_L1, draft.customer.name},    {"ship_to.name"_L1, draft.shipTo.name},
        {"ship_to.line1"_L1, draft.shipTo.line1},     {"ship_to.city"_L1, draft.shipTo.city},
        {"ship_to.country"_L1, draft.shipTo.country},
    };
    for (const auto& [field, text] : required) {
        if (isBlank(text))
            problems.add(field, u"is required"_s);
    }
}

void checkHead(Problems& problems, const OrderDraft& draft)
{
    if (!draft.orderNo.isEmpty() && !isOrderNo(draft.orderNo))
        problems.add("order_no"_L1, u"must have 1 to 32 visible characters and no space at its ends"_s);
    if (!currencyDigits(draft.currency))
        problems.add("currency"_L1, u"must be an ISO 4217 code"_s);
    if (draft.shippingMinor < 0)
        problems.add("shipping_minor"_L1, u"must not be negative"_s);
    if (draft.discountMinor < 0)
        problems.add("discount_minor"_L1, u"must not be negative"_s);
    if (characterCount(draft.note) > kMaxNoteLength)
        problems.add("note"_L1, u"must have at most %1 characters"_s.arg(kMaxNoteLength));
    if (draft.lines.empty())
        problems.add("lines"_L1, u"must name at least one line"_s);
    if (draft.lines.size() > kMaxOrderLines)
        problems.add("lines"_L1, u"must have at most %1 lines"_s.arg(kMaxOrderLines));
}

/// The price that holds, or nothing with a problem noted.
std::optional<qint64> priceOf(Problems& problems, const OrderDraft& draft, size_t index, const Product* product,
                              const Shop& shop)
{
    const OrderDraft::Line& line = draft.lines[index];
    const QString field = memberOf("lines"_L1, index, "unit_price_minor"_L1);
    if (line.unitPriceMinor && *line.unitPriceMinor < 0)
        problems.add(field, u"must not be negative"_s);
    else if (line.unitPriceMinor)
        return line.unitPriceMinor;
    else if (draft.currency != shop.currency)
        problems.add(field, u"is required in a currency other than the shop's"_s);
    else if (product)
        return product->priceMinor;
    return std::nullopt;
}

std::vector<OrderLine> linesOf(Problems& problems, const OrderDraft& draft, const PlaceContext& place)
{
    std::vector<OrderLine> lines;
    lines.reserve(draft.lines.size());
    for (size_t i = 0; i < draft.lines.size(); ++i) {
        const OrderDraft::Line& wanted = draft.lines[i];
        const Product* product = place.product(wanted.sku);
        if (!product)
            problems.add(memberOf("lines"_L1, i, "sku"_L1), u"is not a product of this shop"_s);
        else if (!product->active)
            problems.add(memberOf("lines"_L1, i, "sku"_L1), u"is retired and cannot be ordered"_s);
        const bool quantityOk = wanted.quantity >= 1 && wanted.quantity <= kMaxLineQuantity;
        if (!quantityOk)
            problems.add(memberOf("lines"_L1, i, "quantity"_L1), u"must be between 1 and %1"_s.arg(kMaxLineQuantity));
        const std::optional<qint64> price = priceOf(problems, draft, i, product, place.shop);
        if (!product || !quantityOk || !price)
            continue;
        const std::optional<qint64> total = multiplyChecked(*price, wanted.quantity);
        if (!total)
            problems.add(memberOf("lines"_L1, i, "unit_price_minor"_L1), u"makes the line's total too large"_s);
        OrderLine line;
        line.lineNo = static_cast<int>(i) + 1;
        line.sku = product->sku;
        line.title = product->title;
        line.quantity = wanted.quantity;
        line.unitPriceMinor = *price;
        line.lineTotalMinor = total.value_or(0);
        lines.push_back(std::move(line));
    }
    return lines;
}

/// Only called when each amount is good by itself.
void addUp(Problems& problems, Order& order)
{
    for (const OrderLine& line : order.lines) {
        const std::optional<qint64> sum = addChecked(order.subtotalMinor, line.lineTotalMinor);
        if (!sum) {
            problems.add("lines"_L1, u"make the subtotal too large"_s);
            return;
        }
        order.subtotalMinor = *sum;
    }
    if (order.discountMinor > order.subtotalMinor) {
        problems.add("discount_minor"_L1, u"must not exceed the subtotal, %1"_s.arg(order.subtotalMinor));
        return;
    }
    const std::optional<qint64> total = addChecked(order.subtotalMinor - order.discountMinor, order.shippingMinor);
    if (!total)
        problems.add("shipping_minor"_L1, u"makes the total too large"_s);
    order.totalMinor = total.value_or(0);
}

/// Also counts the note that it came with.
std::vector<TimelineEntry> timelineOf(Order& order, const QString& note, const StepContext& step)
{
    TimelineEntry placed = entryOf(TimelineKind::Placed, step);
    placed.detail = {{u"lines"_s, static_cast<qint64>(order.lines.size())},
                     {u"units"_s, order.units().ordered},
                     {u"total_minor"_s, order.totalMinor},
                     {u"currency"_s, order.currency},
                     {u"expires_at"_s, valueOf(order.expiresAt)}};
    std::vector<TimelineEntry> timeline{std::move(placed)};
    if (!isBlank(note)) {
        TimelineEntry noted = entryOf(TimelineKind::Noted, step);
        noted.detail = {{u"text"_s, note}};
        timeline.push_back(std::move(noted));
        ++order.noteCount;
    }
    return timeline;
}

} // namespace

Result<OrderChange> placeOrder(const OrderDraft& draft, const PlaceContext& place, const StepContext& step)
{
    Problems problems;
    checkParties(problems, draft);
    checkHead(problems, draft);
    Order order;
    // Judging a hundred thousand lines would only make a longer refusal.
    if (draft.lines.size() <= kMaxOrderLines)
        order.lines = linesOf(problems, draft, place);
    CH_CHECK(problems.result());

    order.id = place.id;
    order.orderNo = draft.orderNo.isEmpty() ? orderNoFromId(place.id) : draft.orderNo;
    order.source = u"api"_s;
    order.currency = draft.currency;
    order.customer = draft.customer;
    order.shipTo = draft.shipTo;
    order.discountMinor = draft.discountMinor;
    order.shippingMinor = draft.shippingMinor;
    addUp(problems, order);
    CH_CHECK(problems.result());

    order.createdAt = step.now;
    order.updatedAt = step.now;
    order.expiresAt = step.now.plusSeconds(place.paymentTimeoutSeconds);
    order.placedBy = step.actor.userId;
    order.createOpId = step.actor.opId;

    OrderChange change = unchanged(order);
    for (const OrderLine& line : order.lines)
        change.stock.push_back({line.sku, line.lineNo, MovementKind::Reserve, line.quantity, 0});
    change.timeline = timelineOf(change.after, draft.note, step);
    return change;
}

} // namespace ch
