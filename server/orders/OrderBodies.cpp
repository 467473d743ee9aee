// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderBodies.h"

#include "core/sql/Statement.h"

#include <QHash>

#include <bit>

namespace ch::server {

namespace {

// Of an entry besides its text.
constexpr qsizetype kAroundBody = 128;

/// Of so many at a time that few statements do for every number of them: the last one is asked for again until it is a power of two.
sql::Statement bodiesStatement(const std::vector<ListedOrder*>& orders)
{
    std::vector<qint64> positions;
    positions.reserve(std::bit_ceil(orders.size()));
    for (const ListedOrder* order : orders)
        positions.push_back(order->revision);
    positions.resize(std::bit_ceil(orders.size()), positions.back());
    sql::Statement statement("SELECT position, body FROM feed WHERE position IN");
    statement.addList("", positions);
    return statement;
}

} // namespace

OrderBodies::OrderBodies(qsizetype bytes) : m_kept(bytes) {}

Result<bool> OrderBodies::addTo(std::vector<ListedOrder>& orders, sql::Connection& db)
{
    find(orders);
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
            order->body = rows.bytes(1);
            ++read;
        }
    }
    CH_CHECK(rows.end());
    keep(missing);
    return read == missing.size();
}

void OrderBodies::find(std::vector<ListedOrder>& orders)
{
    const std::lock_guard lock(m_mutex);
    for (ListedOrder& order : orders) {
        if (const QByteArray* body = m_kept.object(order.revision))
            order.body = *body;
    }
}

void OrderBodies::keep(const std::vector<ListedOrder*>& orders)
{
    const std::lock_guard lock(m_mutex);
    for (const ListedOrder* order : orders) {
        if (!order->body.isEmpty())
            m_kept.insert(order->revision, new QByteArray(order->body), order->body.size() + kAroundBody);
    }
}

} // namespace ch::server
