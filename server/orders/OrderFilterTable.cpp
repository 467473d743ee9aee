// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderFilterTable.h"

#include "server/orders/OrderConditions.h"

namespace ch::server {

namespace {

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
        addConditionsBesidesStretch(statement, query.filter, lead);
        addStretch(statement, query, *stretch);
        // With the column in it, one index has this order, and no other.
        statement.add(" ORDER BY ").add(stretch->column);
        statement.add(query.isDescending ? " DESC, o.created_at DESC, o.id DESC" : ", o.created_at, o.id");
    } else {
        addConditions(statement, query.filter, lead);
        addPosition(statement, query, true);
        addOrder(statement, query);
    }
    addLimit(statement, query);
}

void addColumns(Statement& statement, const OrderListQuery& query)
{
    statement.add("o.id, o.revision, ");
    statement.add(columnsOf(query.sort).value);
    if (query.sort == OrderSort::Status)
        statement.add(", o.status");
}

/// One index gives rows in order.
Statement straightStatement(const OrderListQuery& query, Lead lead)
{
    Statement statement("SELECT ");
    addColumns(statement, query);
    statement.add(" FROM orders o");
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

/// All rows behind the lead's condition, to be sorted. Nothing in here invites the engine to walk the sort's index instead.
void addSortedRows(Statement& statement, const OrderListQuery& query, Lead lead)
{
    statement.add("SELECT o.id AS id, o.revision AS revision, coalesce(o.status, '') AS status, ");
    statement.add(columnsOf(query.sort).unindexed);
    statement.add(" AS sort_value FROM orders o");
    addConditions(statement, query.filter, lead);
    addPosition(statement, query, false);
}

/// Sorted, or merged.
Statement gatheredStatement(const OrderListQuery& query, Lead lead)
{
    Statement statement("SELECT page.id, page.revision, page.sort_value, page.status FROM (");
    if (isInBranches(lead, query.sort))
        addBranches(statement, query, lead);
    else
        addSortedRows(statement, query, lead);
    statement.add(") page");
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
    addConditions(statement, leading, lead);
    statement.add(" LIMIT ?) rows", kNarrowOrders + 1);
    return statement;
}

Statement orderWalkStatement(const OrderListQuery& query)
{
    Statement statement("SELECT ");
    addColumns(statement, query);
    statement.add(" FROM (SELECT o.id AS id FROM orders o WHERE 1 = 1");
    addPosition(statement, query, true);
    addOrder(statement, query);
    statement.add(" LIMIT ?) walked JOIN orders o ON o.id = walked.id", kNarrowOrders);
    addConditions(statement, query.filter, Lead::Points);
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
        addConditions(statement, filter, leading);
        return std::move(statement.add(" GROUP BY coalesce(o.status, '')"));
    }
    const Lead lead = leading == Lead::Points ? Lead::Points : Lead::Any;
    Statement statement("SELECT o.status, count(*) FROM orders o");
    addConditions(statement, filter, lead);
    statement.add(" GROUP BY o.status");
    return statement;
}

} // namespace ch::server
