// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderFilterTable.h"

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Which condition leads to the rows. The engine has no figures about the shop's data and would guess; so every other
/// condition is written as an expression that no index is on.
enum class Lead {
    /// Few orders by nature: numbers, SKU, customer, search.
    Points,
    PlacedBy,
    Statuses,
    Noted,
    Country,
    Paid,
    Created,
    /// The sort's own index, walked until the page is full.
    Sort,
    /// Counting needs no order: the engine may choose.
    Any,
};

bool isOpen(OrderStatus status)
{
    return status == OrderStatus::Pending || status == OrderStatus::Paid;
}

/// Whether an index on (…, created_at, id) gives the sort's order.
bool isByCreation(OrderSort sort)
{
    return sort == OrderSort::CreatedAt || sort == OrderSort::Status;
}

Lead leadOf(const OrderFilter& filter, OrderSort sort)
{
    if (!filter.orderNos.empty() || filter.search || filter.sku || filter.customer)
        return Lead::Points;
    if (filter.placedBy)
        return Lead::PlacedBy;
    // A shop has few open orders among all that are done.
    if (filter.statuses && std::ranges::all_of(*filter.statuses, isOpen))
        return Lead::Statuses;
    // Notes are written about few orders.
    if (filter.hasNote.value_or(false))
        return Lead::Noted;
    if (filter.country)
        return Lead::Country;
    if (filter.statuses && isByCreation(sort))
        return Lead::Statuses;
    if (filter.paidFrom || filter.paidTo)
        return Lead::Paid;
    if ((filter.createdFrom || filter.createdTo) && sort != OrderSort::CreatedAt)
        return Lead::Created;
    return Lead::Sort;
}

/// A SELECT for each status, merged, where each one's index has the order that all of them together do not have.
bool isInBranches(Lead lead, OrderSort sort)
{
    return lead == Lead::Statuses && isByCreation(sort);
}

/// Whether the rows come from an index in the order of the sort.
bool isOrdered(Lead lead, OrderSort sort)
{
    switch (lead) {
    case Lead::Sort:
        return true;
    case Lead::Statuses:
        return isByCreation(sort);
    case Lead::PlacedBy:
    case Lead::Noted:
    case Lead::Country:
        return sort == OrderSort::CreatedAt;
    case Lead::Points:
    case Lead::Paid:
    case Lead::Created:
    case Lead::Any:
        return false;
    }
    Q_UNREACHABLE();
}

template <class T> std::vector<QString> namesOf(const std::vector<T>& values)
{
    std::vector<QString> names;
    names.reserve(values.size());
    for (const T value : values)
        names.push_back(nameOf(value));
    return names;
}

/// Where the rows come in order from an index on (column, created_at, id): its first column, the one value there, and how
/// that is written.
struct Stretch
{
    std::string_view column;
    QVariant value;
    std::string_view bound;
};

/// A text that PostgreSQL does not plan for: it would plan again and again, and worse. That nearly all orders are COMPLETED
/// does not say that the newest ones are.
constexpr std::string_view kUntold = "(SELECT ?)";

std::optional<Stretch> stretchOf(Lead lead, const OrderFilter& filter, const OrderStatus* branch)
{
    switch (lead) {
    case Lead::Statuses:
        if (!branch)
            return std::nullopt;
        return Stretch{"o.status", sql::toBound(nameOf(*branch)), kUntold};
    case Lead::PlacedBy:
        return Stretch{"o.placed_by", sql::toBound(filter.placedBy), "?"};
    case Lead::Country:
        return Stretch{"o.ship_country", sql::toBound(filter.country), kUntold};
    case Lead::Noted:
    case Lead::Points:
    case Lead::Paid:
    case Lead::Created:
    case Lead::Sort:
    case Lead::Any:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

class Where
{
public:
    Where(Statement& statement, const OrderFilter& filter, Lead lead) : m_sql(statement), m_filter(filter), m_lead(lead)
    {}

    /// " WHERE …" with every filter.
    void add()
    {
        m_sql.add(" WHERE 1 = 1");
        addStatuses();
        addTimes();
        addRest();
    }
    /// " WHERE …" with every filter but the one that leads and the days of creation: a stretch has those.
    void addBesidesStretch()
    {
        m_isStretch = true;
        m_sql.add(" WHERE 1 = 1");
        if (m_lead != Lead::Statuses)
            addStatuses();
        addPaid();
        addRest();
    }

private:
    bool leads(Lead lead) const { return m_lead == lead || m_lead == Lead::Any; }
    bool isInStretch(Lead lead) const { return m_isStretch && m_lead == lead; }
    void addEither(Lead lead, std::string_view indexed, std::string_view expression, const QVariant& value)
    {
        m_sql.add(leads(lead) ? indexed : expression, value);
    }

    void addRest()
    {
        addPoints();
        addPlace();
        addAmounts();
        addStates();
    }

    void addStatuses()
    {
        if (m_filter.statuses)
            m_sql.addList(leads(Lead::Statuses) ? " AND o.status IN" : " AND coalesce(o.status, '') IN",
                          namesOf(*m_filter.statuses));
    }

    void addPoints()
    {
        if (!m_filter.orderNos.empty())
            m_sql.addList(" AND o.order_no IN", m_filter.orderNos);
        if (m_filter.sku)
            m_sql.add(" AND o.id IN (SELECT order_id FROM order_lines WHERE sku = ?)", *m_filter.sku);
        if (m_filter.search)
            addSearch(*m_filter.search);
        if (m_filter.customer)
            addCustomer(*m_filter.customer);
    }

    void addSearch(const QString& text)
    {
        // Whatever begins with the text lies between it and the text followed by the last character there is.
        const QString behind = text + QString::fromUcs4(U"\U0010FFFF", 1);
        m_sql.add(" AND o.id IN (SELECT id FROM orders WHERE order_no = ? "
                  "UNION SELECT order_id FROM shipments WHERE tracking_no = ? "
                  "UNION SELECT order_id FROM order_lines WHERE sku = ? "
                  "UNION SELECT id FROM orders WHERE customer_name >= ? COLLATE NOCASE "
                  "AND customer_name < ? COLLATE NOCASE",
                  text, text, text, text, behind);
        addEmail(text);
    }

    void addCustomer(const QString& text)
    {
        m_sql.add(" AND o.id IN (SELECT id FROM orders WHERE customer_id = ? AND customer_id <> '' "
                  "UNION SELECT id FROM orders WHERE customer_name = ? COLLATE NOCASE",
                  text, text);
        addEmail(text);
    }

    /// Closes the list of ids too.
    void addEmail(const QString& text)
    {
        if (m_filter.searchesEmail)
            m_sql.add(" UNION SELECT id FROM orders WHERE customer_email = ? COLLATE NOCASE AND customer_email <> ''",
                      text);
        m_sql.add(")");
    }

    void addPlace()
    {
        if (m_filter.placedBy && !isInStretch(Lead::PlacedBy))
            addEither(Lead::PlacedBy, " AND o.placed_by = ?", " AND coalesce(o.placed_by, 0) = ?",
                      m_filter.placedBy->value());
        if (m_filter.country && !isInStretch(Lead::Country))
            addEither(Lead::Country, " AND o.ship_country = ?", " AND coalesce(o.ship_country, '') = ?",
                      *m_filter.country);
    }

    void addTimes()
    {
        // created_at follows the leading column in the index of each lead that has an order.
        const bool isIndexed = m_lead != Lead::Points && m_lead != Lead::Paid;
        if (m_filter.createdFrom)
            m_sql.add(isIndexed ? " AND o.created_at >= ?" : " AND o.created_at + 0 >= ?", *m_filter.createdFrom);
        if (m_filter.createdTo)
            m_sql.add(isIndexed ? " AND o.created_at < ?" : " AND o.created_at + 0 < ?", *m_filter.createdTo);
        addPaid();
    }

    void addPaid()
    {
        if (m_filter.paidFrom)
            addEither(Lead::Paid, " AND o.paid_at >= ?", " AND o.paid_at + 0 >= ?", m_filter.paidFrom->epochMs());
        if (m_filter.paidTo)
            addEither(Lead::Paid, " AND o.paid_at < ?", " AND o.paid_at + 0 < ?", m_filter.paidTo->epochMs());
    }

    void addAmounts()
    {
        if (m_filter.minTotal)
            addEither(Lead::Sort, " AND o.total_minor >= ?", " AND o.total_minor + 0 >= ?", *m_filter.minTotal);
        if (m_filter.maxTotal)
            addEither(Lead::Sort, " AND o.total_minor <= ?", " AND o.total_minor + 0 <= ?", *m_filter.maxTotal);
    }

    void addStates()
    {
        if (!m_filter.fulfilments.empty())
            m_sql.addList(" AND o.fulfilment IN", namesOf(m_filter.fulfilments));
        // A hold whose time has passed no longer counts, though the sweeper may not have ended it yet.
        if (m_filter.onHold)
            m_sql.add(*m_filter.onHold
                          ? " AND o.hold_reason IS NOT NULL AND coalesce(o.hold_until, 9223372036854775807) > ?"
                          : " AND (o.hold_reason IS NULL OR coalesce(o.hold_until, 9223372036854775807) <= ?)",
                      m_filter.now);
        // Its index has orders with notes only.
        if (m_filter.hasNote && *m_filter.hasNote)
            m_sql.add(leads(Lead::Noted) ? " AND o.note_count > 0" : " AND o.note_count + 0 > 0");
        else if (m_filter.hasNote)
            m_sql.add(" AND o.note_count + 0 = 0");
        if (m_filter.overdue.value_or(false))
            m_sql.add(m_lead == Lead::Any ? " AND o.status = 'PAID'" : " AND coalesce(o.status, '') = 'PAID'");
        if (m_filter.overdue)
            m_sql.add(*m_filter.overdue ? " AND coalesce(o.ship_by, 9223372036854775807) < ? "
                                          "AND o.units - o.shipped_units - o.released_units > 0"
                                        : " AND (o.status <> 'PAID' OR coalesce(o.ship_by, 9223372036854775807) >= ? "
                                          "OR o.units - o.shipped_units - o.released_units <= 0)",
                      m_filter.now);
    }

    Statement& m_sql;
    const OrderFilter& m_filter;
    const Lead m_lead;
    bool m_isStretch = false;
};

struct SortColumns
{
    /// What is selected, and compared for equal statuses.
    std::string_view value;
    /// The same as an expression that no index is on.
    std::string_view unindexed;
    /// ORDER BY, rising and falling, of orders and of the merged page.
    std::string_view rising;
    std::string_view falling;
    std::string_view pageRising;
    std::string_view pageFalling;
};

SortColumns columnsOf(OrderSort sort)
{
    constexpr std::string_view kPageRising = " ORDER BY page.sort_value, page.id";
    constexpr std::string_view kPageFalling = " ORDER BY page.sort_value DESC, page.id DESC";
    switch (sort) {
    case OrderSort::CreatedAt:
        return {"o.created_at",
                "o.created_at + 0",
                " ORDER BY o.created_at, o.id",
                " ORDER BY o.created_at DESC, o.id DESC",
                kPageRising,
                kPageFalling};
    case OrderSort::OrderNo:
        return {"o.order_no", "o.order_no || ''", " ORDER BY o.order_no, o.id", " ORDER BY o.order_no DESC, o.id DESC",
                kPageRising,  kPageFalling};
    case OrderSort::TotalMinor:
        return {"o.total_minor",
                "o.total_minor + 0",
                " ORDER BY o.total_minor, o.id",
                " ORDER BY o.total_minor DESC, o.id DESC",
                kPageRising,
                kPageFalling};
    case OrderSort::ShipBy:
        // Orders without a ship_by come behind all others; the index is on this very expression.
        return {"coalesce(o.ship_by, 9223372036854775807)",
                "coalesce(o.ship_by, 9223372036854775807) + 0",
                " ORDER BY coalesce(o.ship_by, 9223372036854775807), o.id",
                " ORDER BY coalesce(o.ship_by, 9223372036854775807) DESC, o.id DESC",
                kPageRising,
                kPageFalling};
    case OrderSort::UpdatedAt:
        return {"o.updated_at",
                "o.updated_at + 0",
                " ORDER BY o.updated_at, o.id",
                " ORDER BY o.updated_at DESC, o.id DESC",
                kPageRising,
                kPageFalling};
    case OrderSort::Status:
        return {"o.created_at",
                "o.created_at + 0",
                " ORDER BY o.status, o.created_at, o.id",
                " ORDER BY o.status DESC, o.created_at DESC, o.id DESC",
                " ORDER BY page.status, page.sort_value, page.id",
                " ORDER BY page.status DESC, page.sort_value DESC, page.id DESC"};
    }
    Q_UNREACHABLE();
}

/// Only what lies behind the last page; as an expression that no index is on where another condition leads.
void addPosition(Statement& statement, const OrderListQuery& query, bool isIndexed)
{
    if (!query.after)
        return;
    const OrderPosition& after = *query.after;
    const SortColumns columns = columnsOf(query.sort);
    statement.add(" AND (");
    if (query.sort == OrderSort::Status)
        statement.add(isIndexed ? "o.status, " : "coalesce(o.status, ''), ");
    statement.add(isIndexed ? columns.value : columns.unindexed);
    if (query.sort == OrderSort::Status)
        statement.add(query.isDescending ? ", o.id) < (?, ?, ?)" : ", o.id) > (?, ?, ?)", after.status, after.value,
                      after.id);
    else
        statement.add(query.isDescending ? ", o.id) < (?, ?)" : ", o.id) > (?, ?)", after.value, after.id);
}

void addOrder(Statement& statement, const OrderListQuery& query)
{
    const SortColumns columns = columnsOf(query.sort);
    statement.add(query.isDescending ? columns.falling : columns.rising);
}

void addPageOrder(Statement& statement, const OrderListQuery& query)
{
    const SortColumns columns = columnsOf(query.sort);
    statement.add(query.isDescending ? columns.pageFalling : columns.pageRising);
}

/// One row more than the page. As text, for PostgreSQL plans a list of an unknown number of rows as if it were a tenth of
/// all orders.
void addLimit(Statement& statement, const OrderListQuery& query)
{
    static const std::vector<std::string> kLimits = [] {
        std::vector<std::string> made;
        for (int rows = 0; rows <= kLongestOrderPage + 1; ++rows)
            made.push_back(" LIMIT " + std::to_string(rows));
        return made;
    }();
    statement.add(kLimits.at(size_t(query.limit) + 1));
}

/// From where the index is read, and how far: one bound at each end, the narrower one, for of two PostgreSQL may begin at
/// the wider.
void addStretch(Statement& statement, const OrderListQuery& query, const Stretch& stretch)
{
    const auto& [column, value, bound] = stretch;
    const OrderFilter& filter = query.filter;
    bool isInside = query.after.has_value();
    if (isInside && query.sort == OrderSort::Status && query.after->status != value.toString()) {
        // Another status' stretch: all of it lies behind the position, or nothing.
        isInside = false;
        if ((query.after->status < value.toString()) == query.isDescending)
            statement.add(" AND 1 = 0");
    }
    const bool beginsInside = isInside && !query.isDescending;
    const bool endsInside = isInside && query.isDescending;
    if (isInside)
        statement.add(" AND (")
            .add(column)
            .add(beginsInside ? ", o.created_at, o.id) > (" : ", o.created_at, o.id) < (")
            .add(bound, value)
            .add(", ?, ?)", query.after->value, query.after->id);

    if (beginsInside && filter.createdFrom)
        statement.add(" AND o.created_at + 0 >= ?", *filter.createdFrom);
    else if (filter.createdFrom)
        statement.add(" AND (")
            .add(column)
            .add(", o.created_at) >= (")
            .add(bound, value)
            .add(", ?)", *filter.createdFrom);
    else if (!beginsInside)
        statement.add(" AND ").add(column).add(" >= ").add(bound, value);

    if (endsInside && filter.createdTo)
        statement.add(" AND o.created_at + 0 < ?", *filter.createdTo);
    else if (filter.createdTo)
        statement.add(" AND (").add(column).add(", o.created_at) < (").add(bound, value).add(", ?)", *filter.createdTo);
    else if (!endsInside)
        statement.add(" AND ").add(column).add(" <= ").add(bound, value);
}

/// Conditions, order and limit where the lead's index has the order too.
void addOrderedRows(Statement& statement, const OrderListQuery& query, Lead lead, const OrderStatus* branch)
{
    if (const auto stretch = stretchOf(lead, query.filter, branch)) {
        Where(statement, query.filter, lead).addBesidesStretch();
        addStretch(statement, query, *stretch);
        // With the column in it, one index has this order, and no other.
        statement.add(" ORDER BY ").add(stretch->column);
        statement.add(query.isDescending ? " DESC, o.created_at DESC, o.id DESC" : ", o.created_at, o.id");
    } else {
        Where(statement, query.filter, lead).add();
        addPosition(statement, query, true);
        addOrder(statement, query);
    }
    addLimit(statement, query);
}

/// What follows the id in a page's rows.
void addColumns(Statement& statement, const OrderListQuery& query)
{
    statement.add(columnsOf(query.sort).value);
    statement.add(query.isMasked ? ", coalesce(f.masked, f.body)" : ", f.body");
    if (query.sort == OrderSort::Status)
        statement.add(", o.status");
}

/// One index gives rows in order: bodies are joined as they come.
Statement straightStatement(const OrderListQuery& query, Lead lead)
{
    Statement statement("SELECT o.id, ");
    addColumns(statement, query);
    statement.add(" FROM orders o JOIN feed f ON f.position = o.revision");
    const bool hasOneStatus = query.filter.statuses && query.filter.statuses->size() == 1;
    addOrderedRows(statement, query, lead,
                   lead == Lead::Statuses && hasOneStatus ? query.filter.statuses->data() : nullptr);
    return statement;
}

/// The branches' rows in the columns of a page, each branch in order.
void addBranches(Statement& statement, const OrderListQuery& query, Lead lead)
{
    bool isFirst = true;
    for (const OrderStatus& status : *query.filter.statuses) {
        statement.add(isFirst ? "SELECT * FROM (" : " UNION ALL SELECT * FROM (");
        statement.add("SELECT o.id AS id, o.revision AS revision, o.status AS status, ");
        statement.add(columnsOf(query.sort).value);
        statement.add(" AS sort_value FROM orders o");
        addOrderedRows(statement, query, lead, &status);
        statement.add(") branch");
        isFirst = false;
    }
}

/// All rows behind the lead's condition, sorted. Nothing in here invites the engine to walk the sort's index instead.
void addSortedRows(Statement& statement, const OrderListQuery& query, Lead lead)
{
    statement.add("SELECT * FROM (SELECT o.id AS id, o.revision AS revision, coalesce(o.status, '') AS status, ");
    statement.add(columnsOf(query.sort).unindexed);
    statement.add(" AS sort_value FROM orders o");
    Where(statement, query.filter, lead).add();
    addPosition(statement, query, false);
    statement.add(") page");
    addPageOrder(statement, query);
    addLimit(statement, query);
}

/// The page's ids first, sorted or merged, then its bodies alone: a sort must not carry every body along.
Statement gatheredStatement(const OrderListQuery& query, Lead lead)
{
    Statement statement(query.isMasked
                            ? "SELECT page.id, page.sort_value, coalesce(f.masked, f.body), page.status FROM ("
                            : "SELECT page.id, page.sort_value, f.body, page.status FROM (");
    if (isInBranches(lead, query.sort))
        addBranches(statement, query, lead);
    else
        addSortedRows(statement, query, lead);
    statement.add(") page JOIN feed f ON f.position = page.revision");
    addPageOrder(statement, query);
    addLimit(statement, query);
    return statement;
}

} // namespace

Statement orderPageStatement(const OrderListQuery& query)
{
    const Lead lead = leadOf(query.filter, query.sort);
    const bool mustMerge = isInBranches(lead, query.sort) && query.filter.statuses->size() > 1;
    return isOrdered(lead, query.sort) && !mustMerge ? straightStatement(query, lead) : gatheredStatement(query, lead);
}

std::optional<Statement> orderBreadthStatement(const OrderListQuery& query)
{
    const Lead lead = leadOf(query.filter, query.sort);
    if (isOrdered(lead, query.sort) || isInBranches(lead, query.sort))
        return std::nullopt;
    OrderFilter leading;
    switch (lead) {
    case Lead::PlacedBy:
        leading.placedBy = query.filter.placedBy;
        break;
    case Lead::Noted:
        leading.hasNote = query.filter.hasNote;
        break;
    case Lead::Country:
        leading.country = query.filter.country;
        break;
    case Lead::Paid:
        leading.paidFrom = query.filter.paidFrom;
        leading.paidTo = query.filter.paidTo;
        break;
    case Lead::Created:
        break;
    case Lead::Points:
    case Lead::Statuses:
    case Lead::Sort:
    case Lead::Any:
        return std::nullopt;
    }
    if (lead != Lead::Paid) {
        leading.createdFrom = query.filter.createdFrom;
        leading.createdTo = query.filter.createdTo;
    }
    Statement statement("SELECT count(*) FROM (SELECT 1 FROM orders o");
    Where(statement, leading, lead).add();
    statement.add(" LIMIT ?) rows", kNarrowOrders + 1);
    return statement;
}

Statement orderWalkStatement(const OrderListQuery& query)
{
    Statement statement("SELECT o.id, ");
    addColumns(statement, query);
    statement.add(" FROM (SELECT o.id AS id FROM orders o WHERE 1 = 1");
    addPosition(statement, query, true);
    addOrder(statement, query);
    statement.add(" LIMIT ?) walked JOIN orders o ON o.id = walked.id JOIN feed f ON f.position = o.revision",
                  kNarrowOrders);
    Where(statement, query.filter, Lead::Points).add();
    addOrder(statement, query);
    addLimit(statement, query);
    return statement;
}

Statement orderCountsStatement(const OrderFilter& filter)
{
    const Lead leading = leadOf(filter, OrderSort::CreatedAt);
    if (leading == Lead::Noted) {
        // Grouped by an expression: an index on the status would be walked for its order, through all orders.
        Statement statement("SELECT coalesce(o.status, ''), count(*) FROM orders o");
        Where(statement, filter, leading).add();
        return std::move(statement.add(" GROUP BY coalesce(o.status, '')"));
    }
    const Lead lead = leading == Lead::Points ? Lead::Points : Lead::Any;
    Statement statement("SELECT o.status, count(*) FROM orders o");
    Where(statement, filter, lead).add();
    statement.add(" GROUP BY o.status");
    return statement;
}

} // namespace ch::server
