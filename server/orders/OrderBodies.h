// SPDX-License-Identifier: Apache-2.0
// The JSON of the orders that were in lists last.
// Callable from any thread.
#pragma once

#include "core/base/Ids.h"

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

/// By revision: what an order was at one never changes, so nothing here is ever out of date; which revision is the present one, the
/// store is asked each time. (A store that is restored wants its services restarted.)
class OrderBodies
{
public:
    /// `bytes`: what all of them may take.
    explicit OrderBodies(qsizetype bytes);

    /// Fills in the bodies that are known.
    void addTo(std::vector<ListedOrder>& orders);
    /// Keeps those that there are, in place of the ones used longest ago.
    void keep(const std::vector<ListedOrder*>& orders);

private:
    std::mutex m_mutex;
    QCache<qint64, QByteArray> m_kept;
};

} // namespace ch::server
