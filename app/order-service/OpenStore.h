// SPDX-License-Identifier: Apache-2.0
// A store opened for one command that writes: lock, connection, ids and a transaction around everything.
// Main thread.
#pragma once

#include "server/store/Store.h"
#include "server/store/WriteContext.h"

#include <functional>
#include <memory>

namespace ch::app {

class OpenStore
{
public:
    /// Refused with a sentence while a service or another command uses the store; Shared goes beside them where the engine
    /// allows it.
    static Result<std::unique_ptr<OpenStore>> open(const QString& location, server::StoreUse use, const Clock& clock);
    ~OpenStore();

    sql::Connection& db() { return *m_writer; }
    server::WriteContext& context() { return *m_context; }
    server::Store& store() { return *m_store; }

    /// Runs the work in one transaction; an error undoes all of it.
    Result<> write(const std::function<Result<>(server::WriteContext&)>& work);

private:
    explicit OpenStore(const Clock& clock) : m_clock(clock) {}

    const Clock& m_clock;
    std::unique_ptr<server::Store> m_store;
    std::unique_ptr<sql::Connection> m_writer;
    std::unique_ptr<server::IdGenerator> m_ids;
    std::unique_ptr<server::WriteContext> m_context;
};

} // namespace ch::app
