// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderTable.h"

#include "core/domain/OrderNumber.h"
#include "core/domain/OrderRules.h"
#include "core/domain/Reason.h"
#include "core/wire/JsonWriter.h"
#include "server/orders/Cells.h"

#include <string>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<Hold> readHold(Cells& cells)
{
    Hold hold{.reason = cells.text(), .until = cells.optionalTime(), .by = cells.text(), .at = {}};
    const auto at = cells.optionalTime();
    if (!at)
        return std::nullopt;
    hold.at = *at;
    return hold;
}

std::optional<Claim> readClaim(Cells& cells)
{
    Claim claim{.userId = cells.id<UserId>(), .user = cells.text(), .device = cells.text(), .expiresAt = {}};
    const auto expiresAt = cells.optionalTime();
    if (!expiresAt)
        return std::nullopt;
    claim.expiresAt = *expiresAt;
    return claim;
}

Address readAddress(Cells& cells)
{
    return {.name = cells.text(),
            .line1 = cells.text(),
            .line2 = cells.text(),
            .city = cells.text(),
            .region = cells.text(),
            .postcode = cells.text(),
            .country = cells.text(),
            .phone = cells.text()};
}

Result<Order> readOrderRow(const sql::Rows& rows)
{
    Cells cells(rows);
    Order order;
    order.id = cells.id<OrderId>();
    order.orderNo = cells.text();
    const auto status = orderStatusFromName(cells.text());
    if (!status)
        return refusal(Reason::Internal, {}, u"an order's row has an unknown status"_s);
    order.status = *status;
    order.version = cells.integer();
    order.revision = cells.integer();
    order.source = cells.text();
    order.currency = cells.text();
    order.customer = {.id = cells.text(), .name = cells.text(), .email = cells.text(), .phone = cells.text()};
    order.shipTo = readAddress(cells);
    order.subtotalMinor = cells.integer();
    order.discountMinor = cells.integer();
    order.shippingMinor = cells.integer();
    order.totalMinor = cells.integer();
    order.paidMinor = cells.integer();
    order.refundedMinor = cells.integer();
    order.hold = readHold(cells);
    order.claim = readClaim(cells);
    order.cancelReason = cells.text();
    order.createdAt = cells.time();
    order.expiresAt = cells.optionalTime();
    order.paidAt = cells.optionalTime();
    order.shipBy = cells.optionalTime();
    order.shippedAt = cells.optionalTime();
    order.completedAt = cells.optionalTime();
    order.cancelledAt = cells.optionalTime();
    order.updatedAt = cells.time();
    order.placedBy = cells.id<UserId>();
    order.createOpId = cells.text();
    order.noteCount = cells.integer();
    return order;
}

/// The columns of an absent hold or claim are all NULL.
template <class Part, class Member> auto memberOf(const std::optional<Part>& part, Member member)
{
    using Value = std::remove_cvref_t<decltype((*part).*member)>;
    return part ? std::optional<Value>((*part).*member) : std::nullopt;
}

std::optional<UtcTime> untilOf(const std::optional<Hold>& hold)
{
    return hold ? hold->until : std::nullopt;
}

Error duplicateOrderNo(const Order& order)
{
    JsonWriter facts;
    facts.beginObject().key("order_no"_L1).text(order.orderNo).endObject();
    return refusal(Reason::DuplicateOrderNo, facts.take());
}

/// Why a guarded UPDATE found no row.
Result<> whyNotUpdated(WriteContext& context, const Order& before)
{
    CH_TRY(const auto present, selectOrderRow(context.db, before.id));
    if (!present)
        return refusal(Reason::NotFound);
    return refusal(present->status != before.status ? Reason::StateConflict : Reason::VersionMismatch,
                   stateFacts(*present));
}

/// Apart from the row's steps, for each of these columns has an index that a step need not touch.
Result<> updateParties(WriteContext& context, const Order& after)
{
    const Customer& customer = after.customer;
    const Address& to = after.shipTo;
    CH_CHECK(context.db.run("UPDATE orders SET customer_id = ?, customer_name = ?, customer_email = ?, "
                            "customer_phone = ?, ship_name = ?, ship_line1 = ?, ship_line2 = ?, ship_city = ?, "
                            "ship_region = ?, ship_postcode = ?, ship_country = ?, ship_phone = ? WHERE id = ?",
                            customer.id, customer.name, customer.email, customer.phone, to.name, to.line1, to.line2,
                            to.city, to.region, to.postcode, to.country, to.phone, after.id));
    return ok();
}

template <class... Values> std::vector<QVariant> boundValues(const Values&... values)
{
    return {sql::toBound(values)...};
}

Result<std::vector<OrderId>> collectIds(Result<sql::Rows> rows)
{
    if (!rows)
        return rows.error();
    std::vector<OrderId> ids;
    while (rows->next())
        ids.push_back(rows->id<OrderId>(0));
    CH_CHECK(rows->end());
    return ids;
}

} // namespace

Result<std::optional<Order>> selectOrderRow(sql::Connection& db, OrderId id)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT id, order_no, status, version, revision, source, currency, "
                    "customer_id, customer_name, customer_email, customer_phone, "
                    "ship_name, ship_line1, ship_line2, ship_city, ship_region, ship_postcode, ship_country, "
                    "ship_phone, subtotal_minor, discount_minor, shipping_minor, total_minor, paid_minor, "
                    "refunded_minor, hold_reason, hold_until, hold_by, hold_at, "
                    "claim_user_id, claim_user, claim_device, claim_expires_at, cancel_reason, "
                    "created_at, expires_at, paid_at, ship_by, shipped_at, completed_at, cancelled_at, updated_at, "
                    "placed_by, create_op_id, note_count FROM orders WHERE id = ?",
                    id));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<Order>();
    }
    CH_TRY(Order order, readOrderRow(rows));
    return std::optional(std::move(order));
}

Result<> requireNew(WriteContext& context, const Order& order)
{
    CH_TRY(const auto taken, context.db.integer("SELECT id FROM orders WHERE order_no = ?", order.orderNo));
    if (taken)
        return duplicateOrderNo(order);
    if (order.createOpId.isEmpty())
        return ok();
    CH_TRY(const auto made, context.db.integer("SELECT id FROM orders WHERE placed_by = ? AND create_op_id = ?",
                                               order.placedBy, order.createOpId));
    return made ? refusal(Reason::KeyReused) : ok();
}

Result<> insertOrderRow(WriteContext& context, const Order& order)
{
    static const std::string kInsert =
        "INSERT INTO orders (id, order_no, status, version, revision, source, currency, "
        "customer_id, customer_name, customer_email, customer_phone, "
        "ship_name, ship_line1, ship_line2, ship_city, ship_region, ship_postcode, ship_country, ship_phone, "
        "subtotal_minor, discount_minor, shipping_minor, total_minor, paid_minor, refunded_minor, "
        "units, packed_units, shipped_units, released_units, "
        "hold_reason, hold_until, hold_by, hold_at, "
        "claim_user_id, claim_user, claim_device, claim_expires_at, cancel_reason, "
        "created_at, expires_at, paid_at, ship_by, shipped_at, completed_at, cancelled_at, updated_at, "
        "placed_by, create_op_id, note_count) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static const std::string kInsertIfNew = kInsert + " ON CONFLICT DO NOTHING";
    const UnitTotals units = order.units();
    const Customer& customer = order.customer;
    const Address& to = order.shipTo;
    const std::vector<QVariant> values = boundValues(
        order.id, order.orderNo, nameOf(order.status), order.version, order.revision, order.source, order.currency,
        customer.id, customer.name, customer.email, customer.phone, to.name, to.line1, to.line2, to.city, to.region,
        to.postcode, to.country, to.phone, order.subtotalMinor, order.discountMinor, order.shippingMinor,
        order.totalMinor, order.paidMinor, order.refundedMinor, units.ordered, units.packed, units.shipped,
        units.released, memberOf(order.hold, &Hold::reason), untilOf(order.hold), memberOf(order.hold, &Hold::by),
        memberOf(order.hold, &Hold::at), memberOf(order.claim, &Claim::userId), memberOf(order.claim, &Claim::user),
        memberOf(order.claim, &Claim::device), memberOf(order.claim, &Claim::expiresAt), order.cancelReason,
        order.createdAt, order.expiresAt, order.paidAt, order.shipBy, order.shippedAt, order.completedAt,
        order.cancelledAt, order.updatedAt, order.placedBy, textOrNull(order.createOpId), order.noteCount);
    // Nobody else has a number that was made of this order's own id. A key that made an order before, and was forgotten since,
    // shows when the rows are written; then each step of the group is run by itself, and comes here again.
    if (context.db.isGathering() && order.orderNo == orderNoFromId(order.id))
        return context.db.gatherBound(sql::Gathered::ReferredTo, kInsert, values);
    CH_TRY(const qint64 inserted, context.db.runBound(kInsertIfNew, values));
    if (inserted == 1)
        return ok();
    CH_CHECK(requireNew(context, order));
    return refusal(Reason::KeyReused);
}

Result<> updateOrderRow(WriteContext& context, const Order& before, const Order& after)
{
    const UnitTotals units = after.units();
    CH_TRY(const qint64 updated,
           context.db.run(
               "UPDATE orders SET status = ?, version = ?, revision = ?, paid_minor = ?, refunded_minor = ?, "
               "packed_units = ?, shipped_units = ?, released_units = ?, "
               "hold_reason = ?, hold_until = ?, hold_by = ?, hold_at = ?, "
               "claim_user_id = ?, claim_user = ?, claim_device = ?, claim_expires_at = ?, "
               "cancel_reason = ?, expires_at = ?, paid_at = ?, ship_by = ?, shipped_at = ?, "
               "completed_at = ?, cancelled_at = ?, updated_at = ? "
               "WHERE id = ? AND status = ? AND version = ? AND revision = ?",
               nameOf(after.status), after.version, after.revision, after.paidMinor, after.refundedMinor, units.packed,
               units.shipped, units.released, memberOf(after.hold, &Hold::reason), untilOf(after.hold),
               memberOf(after.hold, &Hold::by), memberOf(after.hold, &Hold::at), memberOf(after.claim, &Claim::userId),
               memberOf(after.claim, &Claim::user), memberOf(after.claim, &Claim::device),
               memberOf(after.claim, &Claim::expiresAt), after.cancelReason, after.expiresAt, after.paidAt,
               after.shipBy, after.shippedAt, after.completedAt, after.cancelledAt, after.updatedAt, before.id,
               nameOf(before.status), before.version, before.revision));
    if (updated != 1)
        return whyNotUpdated(context, before);
    if (after.customer != before.customer || after.shipTo != before.shipTo)
        CH_CHECK(updateParties(context, after));
    // Apart too, for the same reason.
    if (after.noteCount != before.noteCount)
        CH_CHECK(context.db.run("UPDATE orders SET note_count = ? WHERE id = ?", after.noteCount, after.id));
    return ok();
}

Result<std::vector<OrderId>> selectExpiredOrders(sql::Connection& db, UtcTime now, int limit)
{
    return collectIds(db.query("SELECT id FROM orders WHERE expires_at IS NOT NULL AND expires_at <= ? "
                               "AND status || '' = 'PENDING' ORDER BY expires_at LIMIT ?",
                               now, limit));
}

Result<std::vector<OrderId>> selectPassedHolds(sql::Connection& db, UtcTime now, int limit)
{
    return collectIds(db.query("SELECT id FROM orders WHERE hold_until IS NOT NULL AND hold_until <= ? "
                               "ORDER BY hold_until LIMIT ?",
                               now, limit));
}

} // namespace ch::server
