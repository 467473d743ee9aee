// SPDX-License-Identifier: Apache-2.0
// Opening an order store: location, lock or lease, schema, run and worker number. The engine-specific part of starting.
// open() on the thread that will own the Store; the connections it opens belong to the threads that ask for them.
#pragma once

#include "core/base/Clock.h"
#include "core/domain/Shop.h"
#include "core/sql/Connection.h"
#include "server/store/IdGenerator.h"

#include <QLockFile>

#include <memory>

namespace ch::server {

/// How a program means to use a store.
enum class StoreUse {
    /// Reading and writing by one process; refused while another one does (contract section 10, ruling 15). Creates a
    /// missing file and migrates an old one.
    Exclusive,
    /// Reading and writing, beside others where the engine allows it (PostgreSQL); on SQLite the same as Exclusive.
    Shared,
    /// Reading only, at any time; the file must exist and have the current schema.
    ReadOnly,
};

/// One start of a service; named by every feed cursor.
struct Run
{
    qint64 run = 0;
    QString runId;
    qint64 firstPosition = 0;
};

class Store
{
public:
    /// `location` is "sqlite:FILE" or "postgresql://…". Errors carry a sentence for people in `detail`: in use by another
    /// process, newer schema, not a store, folder missing, not writable, server not reachable.
    static Result<std::unique_ptr<Store>> open(const QString& location, StoreUse use, const Clock& clock);
    ~Store();

    /// Takes the lock that an exclusive use holds, without opening the file; refused with a sentence if it is in use.
    static Result<std::unique_ptr<QLockFile>> lock(const QString& file);
    /// The schema that this program reads and writes.
    int schemaVersion() const;
    sql::Engine engine() const { return m_engine; }
    /// The location as it may be shown and logged: without a password.
    const QString& name() const { return m_name; }

    Result<std::unique_ptr<sql::Connection>> openWriter() const;
    Result<std::unique_ptr<sql::Connection>> openReader() const;
    /// Empty for a store that is no file.
    const QString& file() const { return m_file; }

    /// Leases a worker number for this process and makes the generator of its ids. The lock proves that no other process
    /// writes an embedded store, so its one worker is simply taken over.
    Result<std::unique_ptr<IdGenerator>> makeIdGenerator(sql::Connection& writer) const;
    /// Writes the row of a new run.
    Result<Run> beginRun(sql::Connection& writer) const;

private:
    Store(QString file, const Clock& clock) : m_name(file), m_file(std::move(file)), m_clock(clock) {}
    Store(sql::PostgresOptions options, const Clock& clock);

    static Result<std::unique_ptr<Store>> openSqlite(const QString& path, StoreUse use, const Clock& clock);
    static Result<std::unique_ptr<Store>> openPostgres(const QString& location, StoreUse use, const Clock& clock);
    /// Brings the schema up to date, or checks that it is.
    Result<> prepare(sql::Connection& connection, StoreUse use) const;

    sql::Engine m_engine = sql::Engine::Sqlite;
    QString m_name;
    QString m_file;
    int m_readerCacheKib = 0;
    sql::PostgresOptions m_postgres;
    const Clock& m_clock;
    std::unique_ptr<QLockFile> m_lock;
};

/// The feed's last position, from which a WriteContext goes on.
Result<qint64> feedPosition(sql::Connection& db);
/// The same; where several instances write, waits for its turn, which lasts until the transaction ends.
Result<qint64> takeTurn(sql::Connection& db);
/// A location as it may be shown.
QString withoutPassword(const QString& location);
/// Whether a shop was made at the location before.
Result<bool> storeExists(const QString& location);

/// The shop's row. A store made on the fly holds EUR, UTC and no name (contract section 1).
Result<Shop> loadShop(sql::Connection& db);
/// Creates the row if the store has none, else updates it.
Result<> saveShop(sql::Connection& db, const Shop& shop);

} // namespace ch::server
