// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderListRepository.h"

#include "core/wire/JsonWriter.h"

#include <string>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A statement put together from literal fragments of this file, with the values of its placeholders.
class Statement
{
public:
    explicit Statement(std::string_view start) : m_sql(start) {}

    template <class... Values> void add(std::string_view fragment, const Values&... values)
    {
        m_sql += fragment;
        (m_values.push_back(sql::toBound(values)), ...);
    }
    /// " AND column IN (?, …)"; nothing for an empty list.
    template <class List, class ToText> void addIn(std::string_view columnAndOperator, const List& list, ToText toText)
    {
        if (list.empty())
            return;
        m_sql += columnAndOperator;
        for (size_t i = 0; i < list.size(); ++i) {
            m_sql += i == 0 ? " (?" : ", ?";
            m_values.push_back(sql::toBound(QString(toText(list[i]))));
        }
        m_sql += ')';
    }
    Result<sql::Rows> run(sql::Connection& db) const { return db.queryBound(m_sql, m_values); }

private:
    std::string m_sql;
    std::vector<QVariant> m_values;
};

/// A LIKE pattern for texts that begin with this one.
QString prefixPattern(const QString& text)
{
    QString pattern = text;
    pattern.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return pattern + u'%';
}

void addSearch(Statement& statement, const OrderFilter& filter)
{
    const QString& text = *filter.search;
    statement.add(" AND o.id IN (SELECT id FROM orders WHERE order_no = ? "
                  "UNION SELECT order_id FROM shipments WHERE tracking_no = ? "
                  "UNION SELECT order_id FROM order_lines WHERE sku = ? "
                  "UNION SELECT id FROM orders WHERE customer_name LIKE ? ESCAPE '\\'",
                  text, text, text, prefixPattern(text));
    if (filter.searchesEmail)
        statement.add(" UNION SELECT id FROM orders WHERE customer_email = ? COLLATE NOCASE", text);
    statement.add(")");
}

void addCustomer(Statement& statement, const OrderFilter& filter)
{
    statement.add(" AND o.id IN (SELECT id FROM orders WHERE customer_id = ? AND customer_id <> '' "
                  "UNION SELECT id FROM orders WHERE customer_name = ? COLLATE NOCASE",
                  *filter.customer, *filter.customer);
    if (filter.searchesEmail)
        statement.add(" UNION SELECT id FROM orders WHERE customer_email = ? COLLATE NOCASE", *filter.customer);
    statement.add(")");
}

void addTimes(Statement& statement, const OrderFilter& filter)
{
    if (filter.createdFrom)
        statement.add(" AND o.created_at >= ?", *filter.createdFrom);
    if (filter.createdTo)
        statement.add(" AND o.created_at < ?", *filter.createdTo);
    if (filter.paidFrom)
        statement.add(" AND o.paid_at >= ?", *filter.paidFrom);
    if (filter.paidTo)
        statement.add(" AND o.paid_at < ?", *filter.paidTo);
    if (filter.overdue)
        statement.add(*filter.overdue ? " AND (o.status = 'PAID' AND o.ship_by IS NOT NULL AND o.ship_by < ? "
                                        "AND o.units - o.shipped_units - o.released_units > 0)"
                                      : " AND NOT (o.status = 'PAID' AND o.ship_by IS NOT NULL AND o.ship_by < ? "
                                        "AND o.units - o.shipped_units - o.released_units > 0)",
                      filter.now);
}

void addFilter(Statement& statement, const OrderFilter& filter)
{
    const auto name = [](auto value) { return nameOf(value); };
    statement.addIn(" AND o.status IN", filter.statuses, name);
    statement.addIn(" AND o.status NOT IN", filter.excludedStatuses, name);
    statement.addIn(" AND o.fulfilment IN", filter.fulfilments, name);
    statement.addIn(" AND o.order_no IN", filter.orderNos, [](const QString& text) { return text; });
    if (filter.search)
        addSearch(statement, filter);
    if (filter.sku)
        statement.add(" AND o.id IN (SELECT order_id FROM order_lines WHERE sku = ?)", *filter.sku);
    if (filter.country)
        statement.add(" AND o.ship_country IN (?, ?)", *filter.country, filter.country->toUpper());
    if (filter.customer)
        addCustomer(statement, filter);
    addTimes(statement, filter);
    if (filter.minTotal)
        statement.add(" AND o.total_minor >= ?", *filter.minTotal);
    if (filter.maxTotal)
        statement.add(" AND o.total_minor <= ?", *filter.maxTotal);
    if (filter.onHold)
        statement.add(*filter.onHold ? " AND o.hold_reason IS NOT NULL" : " AND o.hold_reason IS NULL");
    if (filter.placedBy)
        statement.add(" AND o.placed_by = ?", *filter.placedBy);
}

/// Orders without a ship_by come last in rising order; the index on ship_by is on this very expression.
constexpr std::string_view kShipBy = "coalesce(o.ship_by, 9223372036854775807)";

std::string_view sortExpression(OrderSort sort)
{
    switch (sort) {
    case OrderSort::CreatedAt:
        return "o.created_at";
    case OrderSort::OrderNo:
        return "o.order_no";
    case OrderSort::TotalMinor:
        return "o.total_minor";
    case OrderSort::ShipBy:
        return kShipBy;
    case OrderSort::UpdatedAt:
        return "o.updated_at";
    case OrderSort::Status:
        return "o.status";
    }
    Q_UNREACHABLE();
}

void addPosition(Statement& statement, const OrderListQuery& query)
{
    if (!query.after)
        return;
    const bool isText = query.sort == OrderSort::OrderNo || query.sort == OrderSort::Status;
    statement.add(" AND (");
    statement.add(sortExpression(query.sort));
    statement.add(query.isDescending ? ", o.id) < (?, ?)" : ", o.id) > (?, ?)",
                  isText ? sql::toBound(query.after->value) : sql::toBound(query.after->value.toLongLong()),
                  query.after->id);
}

} // namespace

Result<OrderPage> readOrders(sql::Connection& db, const OrderListQuery& query)
{
    const std::string_view by = sortExpression(query.sort);
    // Ids first, then the bodies of this page alone: a sort without an index must not carry every body along.
    Statement statement(query.isMasked ? "SELECT page.id, page.sort_value, coalesce(f.masked, f.body) FROM ("
                                       : "SELECT page.id, page.sort_value, f.body FROM (");
    statement.add("SELECT o.id AS id, o.revision AS revision, ");
    statement.add(by);
    statement.add(" AS sort_value FROM orders o WHERE 1 = 1");
    addFilter(statement, query.filter);
    addPosition(statement, query);
    statement.add(" ORDER BY ");
    statement.add(by);
    statement.add(query.isDescending ? " DESC, o.id DESC LIMIT ?" : " ASC, o.id ASC LIMIT ?", query.limit + 1);
    statement.add(") page JOIN feed f ON f.position = page.revision ORDER BY page.sort_value");
    statement.add(query.isDescending ? " DESC, page.id DESC" : " ASC, page.id ASC");

    OrderPage page;
    OrderPosition last;
    CH_TRY(sql::Rows rows, statement.run(db));
    while (rows.next()) {
        if (page.items.size() == size_t(query.limit)) {
            page.end = last;
            break;
        }
        last = {rows.text(1), rows.id<OrderId>(0)};
        page.items.push_back(rows.bytes(2));
    }
    CH_CHECK(rows.end());
    return page;
}

Result<std::map<OrderStatus, qint64>> countOrders(sql::Connection& db, const OrderFilter& filter)
{
    Statement statement("SELECT o.status, count(*) FROM orders o WHERE 1 = 1");
    addFilter(statement, filter);
    statement.add(" GROUP BY o.status");
    std::map<OrderStatus, qint64> counts;
    CH_TRY(sql::Rows rows, statement.run(db));
    while (rows.next()) {
        if (const auto status = orderStatusFromName(rows.text(0)))
            counts[*status] = rows.integer(1);
    }
    CH_CHECK(rows.end());
    return counts;
}

Result<std::optional<QByteArray>> readOrderBody(sql::Connection& db, OrderId id, bool isMasked,
                                                std::optional<UserId> placedBy)
{
    CH_TRY(sql::Rows rows, db.query(isMasked ? "SELECT o.placed_by, coalesce(f.masked, f.body) FROM orders o "
                                               "JOIN feed f ON f.position = o.revision WHERE o.id = ?"
                                             : "SELECT o.placed_by, f.body FROM orders o "
                                               "JOIN feed f ON f.position = o.revision WHERE o.id = ?",
                                    id));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<QByteArray>();
    }
    if (placedBy && rows.id<UserId>(0) != *placedBy)
        return std::optional<QByteArray>();
    return std::optional(rows.bytes(1));
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
        statement.add(" AND r.order_id IN (SELECT o.id FROM orders o WHERE 1 = 1");
        statement.addIn(" AND o.order_no IN", filter.orderNos, [](const QString& text) { return text; });
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
    CH_TRY(sql::Rows rows, statement.run(db));
    while (rows.next()) {
        if (page.items.size() == size_t(limit)) {
            page.end = last;
            break;
        }
        last = {rows.time(1), rows.id<RefundId>(0)};
        page.items.push_back(rows.bytes(2));
    }
    CH_CHECK(rows.end());
    return page;
}

} // namespace ch::server
