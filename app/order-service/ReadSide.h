// SPDX-License-Identifier: Apache-2.0
// What spares the store reads: a cache before it (--redis), a replica beside it (--read-store). Either may be missing.
// Constructed, begun and stopped on the main thread; the rest on any.
#pragma once

#include "app/order-service/ServeCommand.h"
#include "server/cache/AnswerCache.h"
#include "server/cache/RedisLane.h"
#include "server/observe/JsonLog.h"
#include "server/store/ReadStore.h"
#include "server/store/Store.h"

#include <memory>
#include <optional>

namespace ch::app {

class ReadSide
{
public:
    explicit ReadSide(server::JsonLog& log) : m_log(log) {}

    /// Reads the addresses, before anything is opened. Errors carry a sentence.
    Result<> configure(const ServeArguments& arguments);
    /// Connects in the background; the service need not wait for either.
    void begin(server::ReadPool& reads, const Clock& clock, const server::Run& run);
    /// Nothing is asked of cache or replica from then on; before the read pool goes.
    void stop();

    server::AnswerCache* cache() const { return m_cache.get(); }
    server::ReadStore* readStore() const { return m_readStore.get(); }
    void advanced(qint64 position) const;
    void committed(const std::vector<server::ChangedOrder>& orders) const;

    /// For Prometheus; empty where there is neither.
    QByteArray metrics() const;

private:
    server::JsonLog& m_log;
    bool m_isOnServer = false;
    std::optional<server::RedisAddress> m_redis;
    std::optional<server::ReadStore::Settings> m_replica;
    std::unique_ptr<server::RedisLane> m_lane;
    std::unique_ptr<server::AnswerCache> m_cache;
    std::unique_ptr<server::ReadStore> m_readStore;
};

} // namespace ch::app
