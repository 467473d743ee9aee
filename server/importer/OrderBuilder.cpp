// SPDX-License-Identifier: Apache-2.0
#include "server/importer/OrderBuilder.h"

#include "core/base/Money.h"

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

QString textOf(const BookRow& row, BookField field)
{
    return QString::fromUtf8(row.text(field));
}

/// What the first row says that says anything.
QString textOf(std::span<const BookRow> rows, BookField field)
{
    const auto found = std::ranges::find_if(rows, [&](const BookRow& row) { return !row.text(field).isEmpty(); });
    return found == rows.end() ? QString() : textOf(*found, field);
}

/// Spreadsheets write whole numbers as 17850.0.
QString customerId(QString text)
{
    if (text.size() > 2 && text.endsWith(".0"_L1) &&
        std::all_of(text.cbegin(), text.cend() - 2, [](QChar c) { return c >= u'0' && c <= u'9'; }))
        text.chop(2);
    return text;
}

UtcTime earliest(std::span<const BookRow> rows)
{
    return std::ranges::min(rows, {}, &BookRow::createdAt).createdAt;
}

} // namespace

OrderBuilder::OrderBuilder(const BookMapping& mapping, const Shop& shop, std::optional<UtcTime> openSince,
                           IdGenerator& ids)
    : m_mapping(mapping)
    , m_shop(shop)
    , m_zone(shop.zone())
    , m_openSince(openSince)
    , m_ids(ids)
    , m_trace(TraceId::random())
{}

std::variant<OrderChange, RejectReason> OrderBuilder::order(std::span<const BookRow> rows) const
{
    const BookRow& first = rows.front();
    OrderChange change;
    Order& order = change.after;
    if (!addLines(order, rows))
        return RejectReason::BadNumber;
    const bool wasPaid = first.status != BookStatus::Cancelled && first.status != BookStatus::TimedOut;
    const qint64 back = std::ranges::max(rows, {}, &BookRow::refundedMinor).refundedMinor;
    const bool allBack = first.status == BookStatus::Refunded || (back > 0 && back == order.totalMinor);
    if (back > (wasPaid ? order.totalMinor : 0))
        return RejectReason::NotARefund;

    order.id = m_ids.nextId<OrderId>();
    order.orderNo = textOf(first, BookField::OrderNo);
    order.source = u"import"_s;
    order.currency = m_mapping.currency;
    order.createdAt = earliest(rows);
    addParties(order, rows);
    TimelineEntry placed = entry(TimelineKind::Placed, order.createdAt);
    placed.detail = {{u"lines"_s, static_cast<qint64>(order.lines.size())},
                     {u"units"_s, order.units().ordered},
                     {u"total_minor"_s, order.totalMinor},
                     {u"currency"_s, order.currency}};
    change.timeline.push_back(std::move(placed));
    order.updatedAt = order.createdAt;

    if (first.status == BookStatus::Cancelled) {
        cancel(change, u"OTHER"_s, TimelineKind::Cancelled, order.createdAt);
        return change;
    }
    if (first.status == BookStatus::TimedOut) {
        cancel(change, u"TIMEOUT"_s, TimelineKind::TimedOut,
               order.createdAt.plusSeconds(qint64(m_mapping.unpaidAfterMinutes) * 60));
        return change;
    }
    // Where the book has no time of payment, the order was paid when it was created.
    const bool paysLater = !m_mapping.columns[indexOf(BookField::PaidAt)].isEmpty();
    const UtcTime paidAt = paysLater ? first.paidAt.value_or(order.createdAt) : order.createdAt;
    pay(change, paidAt);
    const bool isOpen = first.status == BookStatus::Paid || (m_openSince && order.createdAt >= *m_openSince);
    if (!isOpen && !allBack)
        ship(change, paidAt);
    if (allBack)
        giveBack(change, order.totalMinor, true, paidAt);
    else if (back > 0)
        giveBack(change, back, false, paidAt);
    return change;
}

std::variant<Refund, RejectReason> OrderBuilder::refund(std::span<const BookRow> rows) const
{
    std::optional<qint64> sum = 0;
    for (const BookRow& row : rows)
        sum = sum ? addChecked(*sum, -row.lineTotalMinor) : sum;
    if (!sum)
        return RejectReason::BadNumber;
    if (*sum <= 0)
        return RejectReason::NotARefund;
    return Refund{.id = m_ids.nextId<RefundId>(),
                  .refundNo = textOf(rows.front(), BookField::OrderNo),
                  .orderId = {},
                  .orderNo = {},
                  .amountMinor = *sum,
                  .currency = m_mapping.currency,
                  .reason = u"OTHER"_s,
                  .note = {},
                  .release = {},
                  .at = earliest(rows),
                  .by = kImportActor,
                  .opId = {},
                  .revision = 0};
}

/// False if the sums go beyond what can be counted.
bool OrderBuilder::addLines(Order& order, std::span<const BookRow> rows) const
{
    order.lines.reserve(rows.size());
    for (const BookRow& row : rows) {
        OrderLine line;
        line.lineNo = static_cast<int>(order.lines.size()) + 1;
        line.sku = textOf(row, BookField::Sku);
        line.title = textOf(row, BookField::Title);
        line.quantity = row.quantity;
        line.unitPriceMinor = row.unitPriceMinor;
        line.lineTotalMinor = row.lineTotalMinor;
        const auto sum = addChecked(order.subtotalMinor, line.lineTotalMinor);
        if (!sum)
            return false;
        order.subtotalMinor = *sum;
        order.lines.push_back(std::move(line));
    }
    // Said once for the whole order, on each of its rows or on the first alone.
    order.discountMinor = std::ranges::max(rows, {}, &BookRow::discountMinor).discountMinor;
    order.shippingMinor = std::ranges::max(rows, {}, &BookRow::shippingMinor).shippingMinor;
    const auto total = addChecked(order.subtotalMinor - order.discountMinor, order.shippingMinor);
    order.totalMinor = total.value_or(0);
    return total && order.discountMinor <= order.subtotalMinor;
}

void OrderBuilder::addParties(Order& order, std::span<const BookRow> rows) const
{
    Customer& customer = order.customer;
    customer.id = customerId(textOf(rows, BookField::CustomerId));
    customer.name = textOf(rows, BookField::CustomerName);
    customer.email = textOf(rows, BookField::CustomerEmail);
    customer.phone = textOf(rows, BookField::CustomerPhone);
    if (customer.name.isEmpty())
        customer.name = customer.id.isEmpty() ? u"Guest"_s : u"Customer "_s + customer.id;
    Address& to = order.shipTo;
    to.name = textOf(rows, BookField::ShipName);
    if (to.name.isEmpty())
        to.name = customer.name;
    to.line1 = textOf(rows, BookField::Line1);
    to.line2 = textOf(rows, BookField::Line2);
    to.city = textOf(rows, BookField::City);
    to.region = textOf(rows, BookField::Region);
    to.postcode = textOf(rows, BookField::Postcode);
    to.country = m_mapping.countries.codeOf(textOf(rows, BookField::Country));
    to.phone = textOf(rows, BookField::Phone);
}

void OrderBuilder::pay(OrderChange& change, UtcTime at) const
{
    Order& order = change.after;
    const Payment payment{.amountMinor = order.totalMinor,
                          .method = kImportActor,
                          .reference = order.orderNo,
                          .accepted = true,
                          .reason = {},
                          .at = at,
                          .opId = {}};
    order.payments.push_back(payment);
    order.paidMinor = order.totalMinor;
    order.paidAt = at;
    order.shipBy = shipByFor(at, m_zone, m_shop.handlingDays);
    TimelineEntry paid = entry(TimelineKind::Paid, at);
    paid.detail = {
        {u"amount_minor"_s, payment.amountMinor}, {u"method"_s, payment.method}, {u"reference"_s, payment.reference}};
    moveTo(change, std::move(paid), OrderStatus::Paid);
    ++order.version;
}

/// There and received: the book does not say when, so both at the time of the payment. No parcel, for it knows none.
void OrderBuilder::ship(OrderChange& change, UtcTime at) const
{
    Order& order = change.after;
    for (OrderLine& line : order.lines)
        line.packedQuantity = line.shippedQuantity = line.quantity;
    TimelineEntry shipped = entry(TimelineKind::Shipped, at);
    shipped.detail = {{u"units"_s, order.units().shipped}};
    moveTo(change, std::move(shipped), OrderStatus::Shipped);
    order.shippedAt = at;
    moveTo(change, entry(TimelineKind::Completed, at), OrderStatus::Completed);
    order.completedAt = at;
    order.version += 2;
}

void OrderBuilder::giveBack(OrderChange& change, qint64 amountMinor, bool all, UtcTime at) const
{
    Order& order = change.after;
    ++order.version;
    order.refundedMinor = amountMinor;
    Refund refund{.id = m_ids.nextId<RefundId>(),
                  // Numbered like the service's own: by the version that the refund makes.
                  .refundNo = order.orderNo + u"-R" + QString::number(order.version),
                  .orderId = order.id,
                  .orderNo = order.orderNo,
                  .amountMinor = amountMinor,
                  .currency = order.currency,
                  .reason = u"OTHER"_s,
                  .note = {},
                  .release = {},
                  .at = at,
                  .by = kImportActor,
                  .opId = {},
                  .revision = 0};
    qint64 released = 0;
    if (all) {
        for (OrderLine& line : order.lines) {
            line.releasedQuantity = line.quantity;
            refund.release.push_back({line.lineNo, line.quantity});
            released += line.quantity;
        }
    }
    TimelineEntry refunded = entry(TimelineKind::Refunded, at);
    refunded.detail = {{u"refund_no"_s, refund.refundNo},
                       {u"amount_minor"_s, amountMinor},
                       {u"reason"_s, refund.reason},
                       {u"released_units"_s, released}};
    change.timeline.push_back(std::move(refunded));
    change.refund = std::move(refund);
    order.updatedAt = at;
    if (!all)
        return;
    order.cancelReason = u"REFUNDED"_s;
    TimelineEntry cancelled = entry(TimelineKind::Cancelled, at);
    cancelled.detail = {{u"reason"_s, order.cancelReason}};
    moveTo(change, std::move(cancelled), OrderStatus::Cancelled);
    order.cancelledAt = at;
}

void OrderBuilder::cancel(OrderChange& change, const QString& reason, TimelineKind kind, UtcTime at) const
{
    Order& order = change.after;
    order.cancelReason = reason;
    order.cancelledAt = at;
    TimelineEntry cancelled = entry(kind, at);
    cancelled.detail = {{u"reason"_s, reason}};
    moveTo(change, std::move(cancelled), OrderStatus::Cancelled);
    ++order.version;
}

TimelineEntry OrderBuilder::entry(TimelineKind kind, UtcTime at) const
{
    Actor actor;
    actor.name = kImportActor;
    actor.trace = m_trace;
    return {.seq = 0, .kind = kind, .at = at, .actor = std::move(actor), .changes = {}, .detail = {}};
}

void OrderBuilder::moveTo(OrderChange& change, TimelineEntry entry, OrderStatus status) const
{
    Order& order = change.after;
    entry.changes = {{u"status"_s, QString(nameOf(order.status)), QString(nameOf(status))}};
    order.updatedAt = entry.at;
    order.status = status;
    change.timeline.push_back(std::move(entry));
}

} // namespace ch::server
