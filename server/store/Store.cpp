// SPDX-License-Identifier: Apache-2.0
#include "server/store/Store.h"

#include "core/sql/libpq/LibpqSender.h"
#include "core/sql/PostgresDialect.h"
#include "server/store/Leases.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <QUuid>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWorker = 1;
constexpr int kLongestStandstillMs = 5'000;
// A read may have waited as long for its turn in the pool before: both together stay below a second.
constexpr int kReaderLockTimeoutMs = 450;
constexpr qint64 kLeaseMs = 60'000;
constexpr int kWriterCacheKib = 6 * 1024;
// 16 MiB: a page that many orders change is written back once for all of them. Four times SQLite's own choice saves a
// tenth of an order's cost, more saves little and lets the log grow.
constexpr int kPagesOfLog = 4000;
constexpr int kReaderCacheKib = 1536;
// A command reads the whole store (audit, copy), often against the order in which it lies.
constexpr int kCommandCacheKib = 32 * 1024;

Error cannotOpen(QString sentence)
{
    return Error{.kind = ErrorKind::Storage,
                 .code = u"STORE"_s,
                 .detail = std::move(sentence),
                 .facts = {},
                 .trace = {},
                 .retryAfter = {}};
}

std::vector<sql::Migration> migrationsOf(sql::Engine engine)
{
    std::vector<sql::Migration> migrations;
    const QDir folder(engine == sql::Engine::Sqlite ? u":/server/migrations/sqlite"_s
                                                    : u":/server/migrations/postgresql"_s);
    const QStringList names = folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            migrations.push_back({name.left(3).toInt(), QString::fromUtf8(file.readAll())});
    }
    return migrations;
}

bool isPostgres(const QString& location)
{
    return location.startsWith("postgresql:"_L1) || location.startsWith("postgres:"_L1);
}

/// A file that is there but no SQLite database must be refused before anything writes into it.
bool looksLikeDatabase(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray start = file.read(16);
    return start.isEmpty() || start == QByteArray("SQLite format 3\0", 16);
}

} // namespace

Store::~Store() = default;

Store::Store(sql::PostgresOptions options, const Clock& clock)
    : m_engine(sql::Engine::PostgreSql)
    , m_name(u"postgresql://%1:%2/%3"_s.arg(options.host).arg(options.port).arg(options.database))
    , m_postgres(std::move(options))
    , m_clock(clock)
{}

Result<std::unique_ptr<Store>> Store::open(const QString& location, StoreUse use, const Clock& clock)
{
    if (isPostgres(location))
        return openPostgres(location, use, clock);
    if (!location.startsWith("sqlite:"_L1) || location.size() <= 7)
        return cannotOpen(
            u"Cannot understand the store '%1': give --store sqlite:FILE or postgresql://…."_s.arg(location));
    return openSqlite(location.sliced(7), use, clock);
}

Result<std::unique_ptr<Store>> Store::openSqlite(const QString& path, StoreUse use, const Clock& clock)
{
    const QFileInfo info(path);
    if (!info.dir().exists())
        return cannotOpen(u"The folder '%1' does not exist: create it, or choose another place for the store."_s.arg(
            info.dir().path()));
    if (info.exists() && !info.isReadable())
        return cannotOpen(u"The store '%1' cannot be read: check the file's permissions."_s.arg(path));
    if (info.exists() && !looksLikeDatabase(path))
        return cannotOpen(u"'%1' is not an order store: choose another file."_s.arg(path));

    std::unique_ptr<Store> store(new Store(path, clock));
    store->m_readerCacheKib = use == StoreUse::Shared ? kReaderCacheKib : kCommandCacheKib;
    if (use == StoreUse::ReadOnly) {
        if (!info.exists())
            return cannotOpen(
                u"There is no store '%1': check the path, or make one with order-service init, demo or import."_s.arg(
                    path));
    } else {
        CH_TRY(store->m_lock, lock(path));
    }

    auto connection = use == StoreUse::ReadOnly ? store->openReader() : store->openWriter();
    if (!connection)
        return cannotOpen(u"The store '%1' cannot be opened: %2"_s.arg(path, connection.error().detail));
    CH_CHECK(store->prepare(**connection, use));
    // Only the owner may read a shop's orders and password hashes.
    if (use != StoreUse::ReadOnly)
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return store;
}

Result<std::unique_ptr<Store>> Store::openPostgres(const QString& location, StoreUse use, const Clock& clock)
{
    auto options = sql::postgresOptionsOf(location);
    // The location may hold a password, so it is not repeated.
    if (!options)
        return cannotOpen(u"Cannot understand the store's address (%1): give --store "
                          "postgresql://USER@HOST:PORT/DATABASE."_s.arg(options.error().detail));
    if (use == StoreUse::Shared) {
        // An instance that stands still in its turn makes the others wait. It never does while it runs.
        options->idleInTransactionTimeoutMs = kLongestStandstillMs;
    } else {
        // A report of everything may take its time; a request's may not (R11).
        options->statementTimeoutMs = 0;
    }
    std::unique_ptr<Store> store(new Store(*std::move(options), clock));
    auto connection = use == StoreUse::ReadOnly ? store->openReader() : store->openWriter();
    if (!connection)
        return cannotOpen(
            u"The store '%1' cannot be opened: check that the server runs, and that address, role and password "
            "are right. It says: %2."_s.arg(store->m_name, connection.error().detail.simplified()));
    CH_CHECK(store->prepare(**connection, use));
    if (use == StoreUse::Exclusive) {
        CH_TRY(const qint64 living, livingWorkers(**connection));
        if (living > 0)
            return cannotOpen(u"The store '%1' is in use by %2 order-service instances: stop them first, or do this "
                              "through their API. One that was killed counts for a minute longer."_s.arg(store->m_name)
                                  .arg(living));
    }
    return store;
}

Result<> Store::prepare(sql::Connection& connection, StoreUse use) const
{
    const auto migrations = migrationsOf(m_engine);
    if (use == StoreUse::ReadOnly) {
        CH_TRY(const int version, sql::schemaVersion(connection));
        if (version != migrations.back().number)
            return cannotOpen(
                u"The store '%1' has schema %2, this program reads %3: use the program of the same version."_s
                    .arg(m_name)
                    .arg(version)
                    .arg(migrations.back().number));
        return ok();
    }
    if (auto migrated = sql::migrate(connection, migrations); !migrated) {
        if (migrated.error().code == "NEWER_SCHEMA"_L1)
            return cannotOpen(u"The store '%1' was written by a newer order-service (%2): use that one."_s.arg(
                m_name, migrated.error().detail));
        return cannotOpen(u"The store '%1' cannot be brought up to date: %2"_s.arg(m_name, migrated.error().detail));
    }
    CH_CHECK(connection.run("INSERT INTO shop (id, name, currency, time_zone) VALUES (1, 'Shop', 'EUR', 'UTC') "
                            "ON CONFLICT (id) DO NOTHING"));
    return ok();
}

int Store::schemaVersion() const
{
    return migrationsOf(m_engine).back().number;
}

Result<std::unique_ptr<QLockFile>> Store::lock(const QString& file)
{
    auto lock = std::make_unique<QLockFile>(file + u".lock"_s);
    lock->setStaleLockTime(0);
    if (lock->tryLock(0))
        return lock;
    if (lock->error() == QLockFile::PermissionError)
        return cannotOpen(u"Cannot write in the folder of '%1': check its permissions."_s.arg(file));
    qint64 pid = 0;
    lock->getLockInfo(&pid, nullptr, nullptr);
    return cannotOpen(u"The store '%1' is in use by another order-service (process %2): stop it first, or do this "
                      "through its API."_s.arg(file)
                          .arg(pid));
}

Result<std::unique_ptr<sql::Connection>> Store::openWriter() const
{
    if (m_engine == sql::Engine::PostgreSql) {
        CH_TRY(auto connection, sql::Connection::openPostgres(m_postgres));
        connection->sendRowsThrough(sql::makeLibpqSender());
        return connection;
    }
    CH_TRY(auto connection,
           sql::Connection::open({.file = m_file, .access = sql::Access::ReadWrite, .cacheKib = kWriterCacheKib}));
    CH_CHECK(connection->execute(u"PRAGMA wal_autocheckpoint=%1"_s.arg(kPagesOfLog)));
    return connection;
}

Result<std::unique_ptr<sql::Connection>> Store::openReader() const
{
    if (m_engine == sql::Engine::PostgreSql) {
        sql::PostgresOptions options = m_postgres;
        options.access = sql::Access::ReadOnly;
        // Reads wait for nobody but who changes a table's form; those who asked are to be told in time (R29).
        if (options.statementTimeoutMs != 0)
            options.lockTimeoutMs = kReaderLockTimeoutMs;
        return sql::Connection::openPostgres(options);
    }
    return sql::Connection::open({.file = m_file, .access = sql::Access::ReadOnly, .cacheKib = m_readerCacheKib});
}

Result<std::unique_ptr<IdGenerator>> Store::makeIdGenerator(sql::Connection& writer) const
{
    QString owner = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (m_engine == sql::Engine::PostgreSql) {
        CH_TRY(const WorkerLease lease, leaseWorker(writer, owner));
        return std::make_unique<IdGenerator>(m_clock, lease.worker, lease.lastMs, std::move(owner));
    }
    const qint64 now = m_clock.now().epochMs();
    CH_CHECK(
        writer.run("INSERT INTO workers (worker, owner, leased_until, last_ms) VALUES (?, ?, ?, 0) "
                   "ON CONFLICT (worker) DO UPDATE SET owner = excluded.owner, leased_until = excluded.leased_until",
                   kWorker, owner, now + kLeaseMs));
    CH_TRY(const auto lastMs, writer.integer("SELECT last_ms FROM workers WHERE worker = ?", kWorker));
    return std::make_unique<IdGenerator>(m_clock, kWorker, lastMs.value_or(0));
}

Result<Run> Store::beginRun(sql::Connection& writer) const
{
    // No cursor that was given before may be ahead of a run that begins after it.
    CH_TRY(auto transaction, sql::Transaction::begin(writer));
    CH_TRY(const qint64 position, takeTurn(writer));
    Run run;
    run.runId = QUuid::createUuid().toString(QUuid::Id128).left(16);
    run.firstPosition = position;
    CH_CHECK(writer.run("INSERT INTO runs (run_id, first_position, started_at) VALUES (?, ?, ?)", run.runId,
                        run.firstPosition, m_clock.now()));
    CH_TRY(const auto number, writer.integer("SELECT max(run) FROM runs"));
    run.run = number.value_or(0);
    CH_CHECK(transaction.commit());
    return run;
}

Result<qint64> feedPosition(sql::Connection& db)
{
    CH_TRY(const auto position, db.integer("SELECT position FROM feed_clock WHERE id = 1"));
    return position.value_or(0);
}

Result<qint64> takeTurn(sql::Connection& db)
{
    if (db.engine() == sql::Engine::Sqlite)
        return feedPosition(db);
    CH_TRY(const auto position, db.integer("SELECT position FROM feed_clock WHERE id = 1 FOR UPDATE"));
    return position.value_or(0);
}

QString withoutPassword(const QString& location)
{
    return isPostgres(location) ? QUrl(location).toString(QUrl::RemovePassword) : location;
}

Result<bool> storeExists(const QString& location)
{
    if (!isPostgres(location))
        return location.startsWith("sqlite:"_L1) && QFileInfo::exists(location.sliced(7));
    auto options = sql::postgresOptionsOf(location);
    if (!options)
        return false; // open() says what is wrong with it.
    options->access = sql::Access::ReadOnly;
    auto connection = sql::Connection::openPostgres(*options);
    if (!connection)
        return false;
    CH_TRY(const int version, sql::schemaVersion(**connection));
    return version > 0;
}

Result<Shop> loadShop(sql::Connection& db)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT id, name, currency, time_zone, handling_days, version FROM shop WHERE id = 1"));
    if (!rows.next())
        return cannotOpen(u"The store has no shop: it is damaged or was not made by order-service."_s);
    return Shop{.id = rows.integer(0),
                .name = rows.text(1),
                .currency = rows.text(2),
                .timeZone = rows.text(3),
                .handlingDays = int(rows.integer(4)),
                .version = rows.integer(5)};
}

Result<> saveShop(sql::Connection& db, const Shop& shop)
{
    CH_CHECK(
        db.run("INSERT INTO shop (id, name, currency, time_zone, handling_days, version) VALUES (1, ?, ?, ?, ?, ?) "
               "ON CONFLICT (id) DO UPDATE SET name = excluded.name, currency = excluded.currency, "
               "time_zone = excluded.time_zone, handling_days = excluded.handling_days, version = excluded.version",
               shop.name, shop.currency, shop.timeZone, shop.handlingDays, shop.version));
    return ok();
}

} // namespace ch::server
