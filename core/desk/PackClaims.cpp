// SPDX-License-Identifier: Apache-2.0
#include "core/desk/PackClaims.h"

#include "core/api/OrdersApi.h"
#include "core/store/OutboxTable.h"

namespace ch::desk {

void PackClaims::took(OrderId id)
{
    const std::lock_guard lock(m_mutex);
    m_held.insert(id);
}

void PackClaims::left(OrderId id)
{
    const std::lock_guard lock(m_mutex);
    m_held.erase(id);
}

void PackClaims::giveBackAll(sync::Engine& engine, const std::stop_token& stop)
{
    std::set<OrderId> held;
    {
        const std::lock_guard lock(m_mutex);
        held.swap(m_held);
    }
    if (held.empty())
        return;
    const auto client = engine.client();
    if (!client)
        return;
    OrdersApi orders(**client);
    for (const OrderId id : held) {
        const auto waiting =
            engine.read([id](sql::Connection& db) { return store::openOperations(db, true, id.toString()); });
        if (!waiting || !waiting->empty())
            continue;
        const auto answer = orders.releaseClaim(id, OpId::random(), CallContext(stop));
        // Whoever took it over has it; without a network the others cannot be given back either.
        if (stop.stop_requested() || (!answer && answer.error().kind == ErrorKind::Offline))
            return;
    }
}

} // namespace ch::desk
