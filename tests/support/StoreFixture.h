// SPDX-License-Identifier: Apache-2.0
// A real store with a write context on it, in a temporary folder or (CH_TEST_POSTGRESQL) in a database of its own: what tests of
// repositories and handlers stand on.
// Belongs to the test's thread.
#pragma once

#include "core/domain/Reason.h"
#include "server/store/Store.h"
#include "server/store/StoredJson.h"
#include "server/store/WriteContext.h"
#include "tests/support/ManualClock.h"
#include "tests/support/PostgresServer.h"

#include <QTemporaryDir>

#include <memory>

namespace ch::test {

class StoreFixture
{
public:
    StoreFixture()
    {
        if (!PostgresDatabase::server().isEmpty())
            m_database = std::make_unique<PostgresDatabase>();
        m_store = orThrow(server::Store::open(location(), server::StoreUse::Exclusive, clock));
        m_connection = orThrow(m_store->openWriter());
        m_ids = orThrow(m_store->makeIdGenerator(*m_connection));
        m_context = std::make_unique<server::WriteContext>(*m_connection, *m_ids, 0);
        m_context->now = clock.now();
    }

    QString location() const
    {
        return m_database ? m_database->location()
                          : QStringLiteral("sqlite:") + m_folder.filePath(QStringLiteral("shop.db"));
    }
    server::Store& store() { return *m_store; }
    sql::Connection& db() { return *m_connection; }
    server::IdGenerator& ids() { return *m_ids; }
    /// For effects; refreshes the context's time from the clock.
    server::WriteContext& context()
    {
        m_context->now = clock.now();
        return *m_context;
    }
    /// The first column of all rows; `jsons`: of stored JSON.
    QStringList texts(std::string_view sql)
    {
        return column(sql, [](const sql::Rows& rows) { return rows.text(0); });
    }
    QStringList jsons(std::string_view sql)
    {
        return column(sql, [](const sql::Rows& rows) { return QString::fromUtf8(orThrow(server::readJson(rows, 0))); });
    }
    /// The number that a statement asks for; none is 0.
    qint64 count(std::string_view sql) { return orThrow(db().integer(sql)).value_or(0); }
    Shop shop() { return orThrow(server::loadShop(*m_connection)); }

    ManualClock clock;

    template <class T> static T orThrow(Result<T> result)
    {
        if (!result)
            throw std::runtime_error(
                QString(result.error().code + QStringLiteral(": ") + result.error().detail).toStdString());
        return *std::move(result);
    }

private:
    template <class Read> QStringList column(std::string_view sql, Read read)
    {
        auto rows = orThrow(db().query(sql));
        QStringList found;
        while (rows.next())
            found.push_back(read(rows));
        orThrow(rows.end());
        return found;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<PostgresDatabase> m_database;
    std::unique_ptr<server::Store> m_store;
    std::unique_ptr<sql::Connection> m_connection;
    std::unique_ptr<server::IdGenerator> m_ids;
    std::unique_ptr<server::WriteContext> m_context;
};

} // namespace ch::test
