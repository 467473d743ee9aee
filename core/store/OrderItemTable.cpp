// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderItemTable.h"

#include "core/store/LoadTable.h"
#include "core/store/OutboxTable.h"
#include "core/store/RecordTable.h"
#include "core/store/SearchText.h"
#include "core/wire/OrderJson.h"

namespace ch::store {

namespace {

/// As short as a number may be to be looked up in the search index.
constexpr qsizetype kShortestIndexed = 3;

Result<bool> hasOpenOperations(sql::Connection& db)
{
    CH_TRY(const auto any, db.integer("SELECT 1 FROM outbox WHERE state IN ('WAITING', 'SENDING', 'REFUSED') LIMIT 1"));
    return any.has_value();
}

struct Beside
{
    bool hasOpen = false;
    bool hasSetAside = false;
};

Result<Beside> besides(sql::Connection& db)
{
    Beside beside;
    CH_TRY(beside.hasOpen, hasOpenOperations(db));
    CH_TRY(const qint64 setAside, quarantinedCount(db));
    beside.hasSetAside = setAside > 0;
    return beside;
}

Result<std::optional<StoredOrder>> decoded(sql::Connection& db, RowNumber row, const QByteArray& body, Beside beside)
{
    std::optional<StoredOrder> stored;
    auto order = orderFromJson(body);
    // A newer program may have written it; the feed brings it again or sets it aside with a reason.
    if (!order)
        return stored;
    stored.emplace(StoredOrder{.row = row, .order = *std::move(order), .open = {}});
    if (beside.hasOpen) {
        CH_TRY(stored->open, openOperations(db, true, stored->order.id.toString()));
    }
    if (beside.hasSetAside) {
        CH_TRY(stored->isOutdated, isQuarantined(db, QLatin1StringView("order"), stored->order.id.toString()));
    }
    return stored;
}

/// Rows whose number is the same but for its case; two are enough to know that it is not one.
Result<std::vector<OrderId>> numberedAlike(sql::Connection& db, const QString& orderNo)
{
    std::vector<OrderId> found;
    CH_TRY(const bool isReady, isLoaded(db));
    const QString text = folded(orderNo);
    const bool isIndexed = isReady && text.toUcs4().size() >= kShortestIndexed;
    CH_TRY(sql::Rows rows, isIndexed
                               ? db.query("SELECT o.id FROM order_search f CROSS JOIN orders o ON o.row = f.rowid "
                                          "WHERE f.order_search MATCH ? AND o.order_no = ? COLLATE NOCASE LIMIT 2",
                                          matchExpression(text), orderNo)
                               : db.query("SELECT id FROM orders WHERE order_no = ? COLLATE NOCASE LIMIT 2", orderNo));
    while (rows.next())
        found.push_back(rows.id<OrderId>(0));
    CH_CHECK(rows.end());
    return found;
}

} // namespace

Result<std::vector<StoredOrder>> storedOrders(sql::Connection& db, const std::vector<RowNumber>& rows,
                                              const std::stop_token& stop)
{
    std::vector<StoredOrder> orders;
    orders.reserve(rows.size());
    CH_TRY(const Beside beside, besides(db));
    for (const RowNumber row : rows) {
        if (stop.stop_requested())
            return Error{.kind = ErrorKind::Cancelled};
        QByteArray body;
        {
            CH_TRY(sql::Rows found, db.query("SELECT body FROM order_bodies WHERE row = ?", row));
            if (found.next())
                body = found.bytes(0);
            CH_CHECK(found.end());
        }
        CH_TRY(auto stored, decoded(db, row, body, beside));
        if (stored)
            orders.push_back(*std::move(stored));
    }
    return orders;
}

Result<std::optional<StoredOrder>> storedOrder(sql::Connection& db, OrderId id)
{
    RowNumber row = 0;
    QByteArray body;
    {
        CH_TRY(sql::Rows rows,
               db.query("SELECT o.row, b.body FROM orders o JOIN order_bodies b ON b.row = o.row WHERE o.id = ?", id));
        if (rows.next()) {
            row = rows.integer(0);
            body = rows.bytes(1);
        }
        CH_CHECK(rows.end());
    }
    return decoded(db, row, body, {.hasOpen = true, .hasSetAside = true});
}

Result<std::optional<OrderId>> orderNumbered(sql::Connection& db, const QString& orderNo)
{
    CH_TRY(const auto exact, db.integer("SELECT id FROM orders WHERE order_no = ?", orderNo));
    if (exact)
        return std::optional(OrderId(*exact));
    std::optional<OrderId> only;
    if (orderNo.isEmpty())
        return only;
    CH_TRY(const auto alike, numberedAlike(db, orderNo));
    if (alike.size() == 1)
        only = alike.front();
    return only;
}

Result<QStringList> orderCountries(sql::Connection& db)
{
    QStringList names;
    CH_TRY(sql::Rows rows,
           db.query("SELECT c.name FROM order_counts o JOIN countries c ON c.no = o.country WHERE o.day = 0 "
                    "GROUP BY c.no HAVING sum(o.orders) > 0 ORDER BY sum(o.orders) DESC, c.name"));
    while (rows.next())
        names.push_back(rows.text(0));
    CH_CHECK(rows.end());
    return names;
}

} // namespace ch::store
