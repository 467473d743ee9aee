// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderListRepository.h"

#include "core/wire/JsonWriter.h"
#include "server/orders/OrderFilterTable.h"
#include "server/store/StoredJson.h"

#include <QHash>

#include <bit>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Whether so many orders lie behind the condition that leads that the page is likely among the first in the sort's order.
Result<bool> isBroad(sql::Connection& db, const OrderListQuery& query)
{
    const auto breadth = orderBreadthStatement(query);
    if (!breadth)
        return false;
    CH_TRY(sql::Rows rows, breadth->query(db));
    const bool isMore = rows.next() && rows.integer(0) > kNarrowOrders;
    CH_CHECK(rows.end());
    return isMore;
}

struct Listed
{
    std::vector<ListedOrder> orders;
    /// Where the page ended, if there is more behind it.
    std::optional<OrderPosition> end;
};

Result<Listed> readPage(sql::Connection& db, const Statement& statement, const OrderListQuery& query)
{
    Listed page;
    page.orders.reserve(size_t(query.limit));
    CH_TRY(sql::Rows rows, statement.query(db));
    OrderPosition last;
    while (rows.next()) {
        if (page.orders.size() == size_t(query.limit)) {
            page.end = last;
            break;
        }
        page.orders.push_back({.id = rows.id<OrderId>(0), .revision = rows.integer(1)});
        if (page.orders.size() < size_t(query.limit))
            continue;
        last.id = page.orders.back().id;
        last.value = query.sort == OrderSort::OrderNo ? QVariant(rows.text(2)) : QVariant(rows.integer(2));
        if (query.sort == OrderSort::Status)
            last.status = rows.text(3);
    }
    CH_CHECK(rows.end());
    return page;
}

// A filter leads by its index if few orders lie behind it: they are read and sorted. If there are many ("everything since
// 2010, dearest first"), a page of them is most likely among the next few thousand of the sort's own index; only if it is
// not are all of them read and sorted. See docs/decisions/005.
Result<Listed> readListed(sql::Connection& db, const OrderListQuery& query)
{
    CH_TRY(const bool isAmongMany, isBroad(db, query));
    if (isAmongMany) {
        CH_TRY(Listed page, readPage(db, orderWalkStatement(query), query));
        if (page.end)
            return page;
    }
    return readPage(db, orderPageStatement(query), query);
}

/// Of so many at a time that few statements do for every number of them: the last one is asked for again until it is a power of two.
Statement bodiesStatement(const std::vector<ListedOrder*>& orders)
{
    std::vector<qint64> positions;
    positions.reserve(std::bit_ceil(orders.size()));
    for (const ListedOrder* order : orders)
        positions.push_back(order->revision);
    positions.resize(std::bit_ceil(orders.size()), positions.back());
    Statement statement("SELECT position, body FROM feed WHERE position IN");
    statement.addList("", positions);
    return statement;
}

OrderPage toPage(const Listed& listed)
{
    OrderPage page{.items = {}, .end = listed.end};
    page.items.reserve(listed.orders.size());
    for (const ListedOrder& order : listed.orders) {
        if (!order.body.isEmpty())
            page.items.push_back(order.body);
    }
    return page;
}

} // namespace

Result<bool> addBodies(sql::Connection& db, std::vector<ListedOrder>& orders, OrderBodies& known)
{
    known.addTo(orders);
    std::vector<ListedOrder*> missing;
    QHash<qint64, ListedOrder*> byRevision;
    for (ListedOrder& order : orders) {
        if (!order.body.isEmpty())
            continue;
        missing.push_back(&order);
        byRevision.insert(order.revision, &order);
    }
    if (missing.empty())
        return true;
    size_t read = 0;
    CH_TRY(sql::Rows rows, bodiesStatement(missing).query(db));
    while (rows.next()) {
        if (ListedOrder* order = byRevision.value(rows.integer(0))) {
            CH_TRY(order->body, readJson(rows, 1));
            ++read;
        }
    }
    CH_CHECK(rows.end());
    known.keep(missing);
    return read == missing.size();
}

Result<OrderPage> readOrders(sql::Connection& db, const OrderListQuery& query, OrderBodies* bodies)
{
    if (query.filter.statuses && query.filter.statuses->empty())
        return OrderPage();
    OrderBodies nothing(0);
    OrderBodies& known = bodies ? *bodies : nothing;
    CH_TRY(Listed listed, readListed(db, query));
    CH_TRY(const bool isWhole, addBodies(db, listed.orders, known));
    if (isWhole)
        return toPage(listed);
    // An order changed between the list and its body. Within a snapshot none does.
    CH_TRY(auto snapshot, sql::Transaction::beginSnapshot(db));
    CH_TRY(listed, readListed(db, query));
    CH_CHECK(addBodies(db, listed.orders, known));
    CH_CHECK(snapshot.commit());
    return toPage(listed);
}

Result<std::map<OrderStatus, qint64>> countOrders(sql::Connection& db, const OrderFilter& filter)
{
    std::map<OrderStatus, qint64> counts;
    if (filter.statuses && filter.statuses->empty())
        return counts;
    CH_TRY(sql::Rows rows, orderCountsStatement(filter).query(db));
    while (rows.next()) {
        if (const auto status = orderStatusFromName(rows.text(0)))
            counts[*status] = rows.integer(1);
    }
    CH_CHECK(rows.end());
    return counts;
}

Result<std::optional<StoredOrder>> readStoredOrder(sql::Connection& db, OrderId id)
{
    CH_TRY(sql::Rows rows, db.query("SELECT o.placed_by, o.revision, f.body FROM orders o "
                                    "JOIN feed f ON f.position = o.revision WHERE o.id = ?",
                                    id));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<StoredOrder>();
    }
    CH_TRY(QByteArray body, readJson(rows, 2));
    return std::optional(
        StoredOrder{.placedBy = rows.id<UserId>(0), .revision = rows.integer(1), .body = std::move(body)});
}

namespace {

/// Of one column, for Qt describes each of them anew whenever a statement runs, which takes longer than to read it.
Result<std::optional<QByteArray>> readBodyAt(sql::Connection& db, qint64 revision, OrderId id)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT body FROM feed WHERE position = ? AND entity_id = ?", revision, id.toString()));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<QByteArray>();
    }
    CH_TRY(QByteArray body, readJson(rows, 0));
    return std::optional(std::move(body));
}

} // namespace

Result<std::optional<QByteArray>> readOrderBody(sql::Connection& db, OrderId id, RevisionHints* hints)
{
    if (const qint64 revision = hints ? hints->find(id) : 0) {
        CH_TRY(auto body, readBodyAt(db, revision, id));
        if (body)
            return body;
    }
    CH_TRY(auto order, readStoredOrder(db, id));
    if (!order)
        return std::optional<QByteArray>();
    if (hints)
        hints->note(id, order->revision);
    return std::optional(std::move(order->body));
}

Result<bool> orderExists(sql::Connection& db, OrderId id)
{
    CH_TRY(const auto found, db.integer("SELECT count(*) FROM orders WHERE id = ?", id));
    return found.value_or(0) > 0;
}

Result<std::vector<StoredTimelineEntry>> readTimeline(sql::Connection& db, OrderId id, int afterSeq, int rowCount)
{
    CH_TRY(sql::Rows rows, db.query("SELECT seq, kind, at, actor, actor_role, device, trace_id, op_id, changes, detail "
                                    "FROM events WHERE order_id = ? AND seq > ? ORDER BY seq LIMIT ?",
                                    id, afterSeq, rowCount));
    std::vector<StoredTimelineEntry> entries;
    while (rows.next()) {
        const auto object = [&rows](int column) {
            const QByteArray stored = rows.text(column).toUtf8();
            return stored.isEmpty() ? QByteArray("{}") : stored;
        };
        JsonWriter json;
        json.beginObject().key("seq"_L1).number(rows.integer(0)).key("kind"_L1).text(rows.text(1));
        json.key("at"_L1).time(rows.time(2)).key("actor"_L1).text(rows.text(3));
        json.key("actor_role"_L1).textOrNull(rows.text(4)).key("device"_L1).textOrNull(rows.text(5));
        json.key("trace_id"_L1).textOrNull(rows.text(6)).key("op_id"_L1).textOrNull(rows.text(7));
        json.key("changes"_L1).raw(object(8)).key("detail"_L1).raw(object(9)).endObject();
        entries.push_back({int(rows.integer(0)), json.take()});
    }
    CH_CHECK(rows.end());
    return entries;
}

Result<RefundPage> readRefunds(sql::Connection& db, const RefundFilter& filter,
                               const std::optional<RefundPosition>& after, int limit)
{
    Statement statement("SELECT r.id, r.at, f.body FROM refunds r JOIN feed f ON f.position = r.revision WHERE 1 = 1");
    if (!filter.orderNos.empty()) {
        statement.addList(" AND r.order_id IN (SELECT id FROM orders WHERE order_no IN", filter.orderNos);
        statement.add(")");
    }
    if (filter.from)
        statement.add(" AND r.at >= ?", *filter.from);
    if (filter.to)
        statement.add(" AND r.at < ?", *filter.to);
    if (after)
        statement.add(" AND (r.at, r.id) < (?, ?)", after->at, after->id);
    statement.add(" ORDER BY r.at DESC, r.id DESC LIMIT ?", limit + 1);

    RefundPage page;
    RefundPosition last;
    CH_TRY(sql::Rows rows, statement.query(db));
    while (rows.next()) {
        if (page.items.size() == size_t(limit)) {
            page.end = last;
            break;
        }
        last = {rows.time(1), rows.id<RefundId>(0)};
        CH_TRY(QByteArray refund, readJson(rows, 2));
        page.items.push_back(std::move(refund));
    }
    CH_CHECK(rows.end());
    return page;
}

} // namespace ch::server
