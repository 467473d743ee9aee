// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/OpenStore.h"

#include "server/store/Leases.h"

namespace ch::app {

OpenStore::~OpenStore()
{
    if (m_ids && !m_ids->owner().isEmpty())
        (void)bool(server::releaseWorker(*m_writer, m_ids->worker(), m_ids->owner()));
}

Result<std::unique_ptr<OpenStore>> OpenStore::open(const QString& location, server::StoreUse use, const Clock& clock)
{
    std::unique_ptr<OpenStore> opened(new OpenStore(clock));
    CH_TRY(opened->m_store, server::Store::open(location, use, clock));
    CH_TRY(opened->m_writer, opened->m_store->openWriter());
    CH_TRY(opened->m_ids, opened->m_store->makeIdGenerator(*opened->m_writer));
    CH_TRY(const qint64 position, server::feedPosition(*opened->m_writer));
    opened->m_context = std::make_unique<server::WriteContext>(*opened->m_writer, *opened->m_ids, position);
    opened->m_context->now = clock.now();
    return opened;
}

Result<> OpenStore::write(const std::function<Result<>(server::WriteContext&)>& work)
{
    CH_TRY(auto transaction, sql::Transaction::begin(*m_writer));
    CH_CHECK(m_context->takeTurn());
    m_context->now = m_clock.now();
    CH_CHECK(work(*m_context));
    CH_CHECK(m_context->persistClocks());
    return transaction.commit();
}

} // namespace ch::app
