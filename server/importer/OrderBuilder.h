// SPDX-License-Identifier: Apache-2.0
// Makes orders and refunds of a book's rows: what they are, how they came there, and what they were paid.
// Pure but for the ids it takes; belongs to one thread at a time.
#pragma once

#include "core/domain/OrderRules.h"
#include "server/importer/BookMapping.h"
#include "server/importer/BookRow.h"
#include "server/importer/RejectReason.h"
#include "server/store/IdGenerator.h"

#include <span>
#include <variant>

namespace ch::server {

class OrderBuilder
{
public:
    /// `openSince`: orders created then or later are PAID, to be shipped, where they would be COMPLETED. All references
    /// must outlive the builder.
    OrderBuilder(const BookMapping& mapping, const Shop& shop, std::optional<UtcTime> openSince, IdGenerator& ids);

    /// The order of these rows (at least one, in file order) with its timeline and refund, or why all of them are refused.
    std::variant<OrderChange, RejectReason> order(std::span<const BookRow> rows) const;
    /// The refund of these rows, which belongs to no order.
    std::variant<Refund, RejectReason> refund(std::span<const BookRow> rows) const;

private:
    bool addLines(Order& order, std::span<const BookRow> rows) const;
    void addParties(Order& order, std::span<const BookRow> rows) const;
    void pay(OrderChange& change, UtcTime at) const;
    void ship(OrderChange& change, UtcTime at) const;
    void giveBack(OrderChange& change, qint64 amountMinor, bool all, UtcTime at) const;
    void cancel(OrderChange& change, const QString& reason, TimelineKind kind, UtcTime at) const;
    TimelineEntry entry(TimelineKind kind, UtcTime at) const;
    void moveTo(OrderChange& change, TimelineEntry entry, OrderStatus status) const;

    const BookMapping& m_mapping;
    const Shop& m_shop;
    const QTimeZone m_zone;
    const std::optional<UtcTime> m_openSince;
    IdGenerator& m_ids;
    /// One for all that an import brings in: the timelines tell which run it was.
    const TraceId m_trace;
};

/// Who stands on timelines, payments and refunds that came with a book.
inline constexpr QLatin1StringView kImportActor = QLatin1StringView("import");

} // namespace ch::server
