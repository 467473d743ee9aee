// SPDX-License-Identifier: Apache-2.0
#include "core/store/Database.h"

#include "core/sql/Pragmas.h"
#include "core/store/SalesUpgradeTable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace ch::store {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWriterCacheKib = 32 * 1024;
// An order has 1.5 KB: of those a page of 4 KB holds two and wastes the rest.
constexpr int kPageBytes = 8192;
// 32 MB: a first sync writes far more than the 4 MB of the default between two pages of the feed.
constexpr int kLogPages = 4000;
constexpr int kReaderCacheKib = 16 * 1024;

/// A file of a later program must stay as it is, and opening it for writing may already change it.
Result<> checkUntouched(const QString& file)
{
    if (QFileInfo(file).size() == 0)
        return ok();
    CH_TRY(const auto db, sql::Connection::open({.file = file, .access = sql::Access::ReadOnly}));
    return sql::refuseNewerSchema(*db, Database::migrations());
}

Result<> prepare(sql::Connection& writer)
{
    auto migrated = sql::migrate(writer, Database::migrations());
    if (!migrated && migrated.error().code == u"SCHEMA_MISMATCH")
        return Error{.kind = ErrorKind::Storage, .code = u"CORRUPT"_s, .detail = migrated.error().detail};
    CH_CHECK(std::move(migrated));
    CH_CHECK(upgradeSales(writer));
    return sql::checkpointAfter(writer, kLogPages);
}

} // namespace

Database::Database(const QString& file) : m_mark(file), m_newestQueued(m_mark.read()) {}

std::vector<sql::Migration> Database::migrations()
{
    std::vector<sql::Migration> found;
    const QDir folder(u":/store/migrations"_s);
    const QStringList names = folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            found.push_back({name.left(3).toInt(), QString::fromUtf8(file.readAll())});
    }
    return found;
}

Result<std::unique_ptr<Database>> Database::open(const QString& file)
{
    std::unique_ptr<Database> database(new Database(file));
    CH_CHECK(database->openConnections(file));
    return database;
}

Result<> Database::checkWhole(const QString& file)
{
    CH_TRY(const auto db, sql::Connection::open({.file = file, .access = sql::Access::ReadOnly}));
    return sql::checkWhole(*db);
}

Result<> Database::checkInPieces(const QString& file, std::stop_token stop)
{
    CH_TRY(const auto db, sql::Connection::open({.file = file, .access = sql::Access::ReadOnly}));
    CH_TRY(const QStringList tables, sql::tablesOf(*db));
    for (const QString& table : tables) {
        if (stop.stop_requested())
            return Error{.kind = ErrorKind::Cancelled};
        CH_CHECK(sql::checkTable(*db, table));
    }
    return ok();
}

Result<> Database::openConnections(const QString& file)
{
    m_writeLane = std::make_unique<Lane>(u"db-write"_s);
    m_readLane = std::make_unique<Lane>(u"db-read"_s);
    m_scanLane = std::make_unique<Lane>(u"db-scan"_s);
    auto written =
        m_writeLane
            ->run([this, &file]() -> Result<> {
                CH_CHECK(checkUntouched(file));
                CH_TRY(m_writer,
                       sql::Connection::open({.file = file, .cacheKib = kWriterCacheKib, .pageBytes = kPageBytes}));
                return prepare(*m_writer);
            })
            .result();
    if (!written)
        return std::move(written).error();
    CH_CHECK(openReader(*m_readLane, m_reader, file));
    return openReader(*m_scanLane, m_scanner, file);
}

Result<> Database::openReader(Lane& lane, std::unique_ptr<sql::Connection>& reader, const QString& file)
{
    return lane
        .run([&reader, &file]() -> Result<> {
            CH_TRY(reader,
                   sql::Connection::open({.file = file, .access = sql::Access::ReadOnly, .cacheKib = kReaderCacheKib}));
            return ok();
        })
        .result();
}

Database::~Database()
{
    // Readers end first, so that the writer's last checkpoint finds nobody in its way.
    if (m_readLane)
        m_readLane->run([this] { m_reader.reset(); }).waitForFinished();
    if (m_scanLane)
        m_scanLane->run([this] { m_scanner.reset(); }).waitForFinished();
    if (m_writeLane)
        m_writeLane->run([this] { m_writer.reset(); }).waitForFinished();
}

Result<> Database::setDurability(Durability durability)
{
    if (durability == m_durability)
        return ok();
    CH_CHECK(sql::waitForDisk(*m_writer, durability == Durability::Person));
    m_durability = durability;
    return ok();
}

} // namespace ch::store
