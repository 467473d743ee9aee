// SPDX-License-Identifier: Apache-2.0
// The PostgreSQL server that CTest starts for the tests of the service (tests/support/postgresql.py), and a database of its own
// for each store in them.
// Belongs to the test's thread.
#pragma once

#include "core/sql/Connection.h"
#include "core/sql/PostgresDialect.h"
#include "server/store/Store.h"
#include "tests/support/ManualClock.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <memory>
#include <stdexcept>

namespace ch::test {

/// A new, empty store, gone with this object.
class PostgresDatabase
{
public:
    /// The server's address up to the database's name; empty if the tests are to run on SQLite.
    static QString server()
    {
        const QString name = qEnvironmentVariable("CH_TEST_POSTGRESQL");
        QFile file(name);
        return !name.isEmpty() && file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed()
                                                                 : QString();
    }

    PostgresDatabase()
    {
        static int count = 0;
        m_name = QStringLiteral("ch_%1_%2").arg(QCoreApplication::applicationPid()).arg(++count);
        makeTemplate();
        const auto admin = connect(QStringLiteral("postgres"));
        // Refused while another test looks at the template.
        Result<> made = ok();
        for (int tries = 0; tries < 100; ++tries) {
            made = admin->execute(QStringLiteral("CREATE DATABASE %1 TEMPLATE %2").arg(m_name, templateName()));
            if (made)
                return;
            QThread::msleep(50);
        }
        throw std::runtime_error(made.error().detail.toStdString());
    }
    ~PostgresDatabase()
    {
        (void)bool(connect(QStringLiteral("postgres"))
                       ->execute(QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(m_name)));
    }
    PostgresDatabase(const PostgresDatabase&) = delete;
    PostgresDatabase& operator=(const PostgresDatabase&) = delete;

    QString location() const { return server() + u'/' + m_name; }

private:
    static QString templateName() { return QStringLiteral("ch_template"); }

    /// On a machine without a free processor a server takes longer than a connection has patience.
    static std::unique_ptr<sql::Connection> connect(const QString& database)
    {
        const QDeadlineTimer deadline(30'000);
        const auto options = sql::postgresOptionsOf(server() + u'/' + database);
        if (!options)
            throw std::runtime_error(options.error().detail.toStdString());
        while (true) {
            auto connection = sql::Connection::openPostgres(*options);
            if (connection)
                return *std::move(connection);
            if (deadline.hasExpired())
                throw std::runtime_error(connection.error().detail.toStdString());
            QThread::msleep(100);
        }
    }

    /// A database with the present schema, which the others are copies of.
    static void makeTemplate()
    {
        static bool isMade = false;
        if (std::exchange(isMade, true))
            return;
        const auto admin = connect(QStringLiteral("postgres"));
        // Of several tests that begin together one makes it; the others are told that it is there.
        (void)bool(admin->execute(QStringLiteral("CREATE DATABASE %1").arg(templateName())));
        // The next one connects without waiting.
        connect(templateName());
        const ManualClock clock;
        const auto store = server::Store::open(server() + u'/' + templateName(), server::StoreUse::Shared, clock);
        if (!store)
            throw std::runtime_error(store.error().detail.toStdString());
    }

    QString m_name;
};

} // namespace ch::test

/// First in a test that is about files.
#define CH_EMBEDDED_STORE_ONLY()                                                                                       \
    if (!ch::test::PostgresDatabase::server().isEmpty())                                                               \
    QSKIP("about the embedded store")
