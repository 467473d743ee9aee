// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderConditions.h"

#include <algorithm>
#include <string>
#include <vector>

namespace ch::server {

namespace {

bool isOpen(OrderStatus status)
{
    return status == OrderStatus::Pending || status == OrderStatus::Paid;
}

template <class T> std::vector<QString> namesOf(const std::vector<T>& values)
{
    std::vector<QString> names;
    names.reserve(values.size());
    for (const T value : values)
        names.push_back(nameOf(value));
    return names;
}

/// A text that PostgreSQL does not plan for: it would plan again and again, and worse. That nearly all orders are COMPLETED
/// does not say that the newest ones are.
constexpr std::string_view kUntold = "(SELECT ?)";

class Where
{
public:
    Where(Statement& statement, const OrderFilter& filter, Lead lead) : m_sql(statement), m_filter(filter), m_lead(lead)
    {}

    void add()
    {
        m_sql.add(" WHERE 1 = 1");
        addStatuses();
        addTimes();
        addRest();
    }
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

} // namespace

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

void addConditions(Statement& statement, const OrderFilter& filter, Lead lead)
{
    Where(statement, filter, lead).add();
}

void addConditionsBesidesStretch(Statement& statement, const OrderFilter& filter, Lead lead)
{
    Where(statement, filter, lead).addBesidesStretch();
}

} // namespace ch::server
