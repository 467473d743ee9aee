// SPDX-License-Identifier: Apache-2.0
// Several reads that see one state of the store, whatever is committed between them.
// Belongs to the connection's thread.
#pragma once

#include "core/sql/Connection.h"

#include <utility>

namespace ch::server {

/// An old state keeps the log from being written back: no longer than it takes.
class Snapshot
{
public:
    /// On a reading connection that has no transaction open. The state is that of the first read.
    static Result<Snapshot> begin(sql::Connection& db);

private:
    explicit Snapshot(sql::Transaction transaction) : m_transaction(std::move(transaction)) {}
    sql::Transaction m_transaction;
};

} // namespace ch::server
