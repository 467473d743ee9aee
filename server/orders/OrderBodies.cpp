// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderBodies.h"

namespace ch::server {

namespace {

// Of an entry besides its text.
constexpr qsizetype kAroundBody = 128;

} // namespace

OrderBodies::OrderBodies(qsizetype bytes) : m_kept(bytes) {}

void OrderBodies::addTo(std::vector<ListedOrder>& orders)
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
