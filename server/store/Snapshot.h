// SPDX-License-Identifier: Apache-2.0
// Several reads that see one state of the store, whatever is committed between them.
// Belongs to the connection's thread.
#pragma once

#include "core/sql/Connection.h"

#include <utility>

namespace ch::server {

class Snapshot
{
public:
    /// On a reading connection that has no transaction open. The state is that of the first read.
    static Result<Snapshot> begin(sql::Connection& db);
    Snapshot(Snapshot&& other) noexcept : m_db(std::exchange(other.m_db, nullptr)) {}
    Snapshot& operator=(Snapshot&&) = delete;
    /// An old state keeps the log from being written back: no longer than it takes.
    ~Snapshot();

private:
    explicit Snapshot(sql::Connection& db) : m_db(&db) {}
    sql::Connection* m_db;
};

} // namespace ch::server
