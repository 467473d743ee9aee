// SPDX-License-Identifier: Apache-2.0
// The JSON of the orders of a list: what was read lately is copied, and the rest is read from the feed.
// Callable from any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/sql/Connection.h"

#include <QByteArray>
#include <QCache>

#include <mutex>
#include <vector>

namespace ch::server {

struct ListedOrder
{
    OrderId id;
    qint64 revision = 0;
    QByteArray body{};
};

/// The bodies that were in lists last. What an order was at a revision never changes, so nothing here is ever out of date; which
/// revision is the present one, the store is asked each time. (A store that is restored wants its services restarted.)
class OrderBodies
{
public:
    /// `bytes`: what all of them may take.
    explicit OrderBodies(qsizetype bytes);

    /// Fills in the bodies of `orders`, all of the same moment as their revisions. False if one of them changed since they were
    /// read: its body is left empty.
    Result<bool> addTo(std::vector<ListedOrder>& orders, sql::Connection& db);

private:
    void find(std::vector<ListedOrder>& orders);
    void keep(const std::vector<ListedOrder*>& orders);

    std::mutex m_mutex;
    /// By revision.
    QCache<qint64, QByteArray> m_kept;
};

} // namespace ch::server
