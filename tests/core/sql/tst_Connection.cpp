// SPDX-License-Identifier: Apache-2.0
#include "core/sql/Connection.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

class tst_Connection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void values_boundAndReadBack_areTheSame();
    void placeholder_insideALiteral_isText();
    void values_asManyAsPlaceholders_orItIsAnError();
    void emptyText_isBoundAsText_notAsNull();
    void query_wrongSql_isAStorageError();
    void run_uniqueClash_isAnErrorAndTheNextStatementWorks();
    void transaction_notCommitted_isUndone();
    void rows_leftEarly_leaveNoLockBehind();
    void rows_whileMoreStatementsRunThanAreKept_goOn();
    void reader_cannotWrite();
    void writer_runsWithFullSynchronousAndWal();
    void migrate_twice_changesNothingMore();
    void migrate_newerFile_isRefusedUntouched();
    void migrate_failingScript_leavesTheOldSchema();
    void script_triggerWithInnerSemicolons_isOneStatement();

private:
    std::unique_ptr<sql::Connection> open(sql::Access access = sql::Access::ReadWrite);

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

template <class T> T orFail(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().detail.toStdString());
    return *std::move(result);
}

} // namespace

void tst_Connection::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_Connection::cleanup()
{
    m_folder.reset();
}

std::unique_ptr<sql::Connection> tst_Connection::open(sql::Access access)
{
    return orFail(sql::Connection::open({.file = m_folder->filePath(u"t.db"_s), .access = access}));
}

void tst_Connection::values_boundAndReadBack_areTheSame()
{
    auto db = open();
    QVERIFY(db->executeScript(u"CREATE TABLE t (a INTEGER, b TEXT, c BLOB, d INTEGER, e TEXT);"_s));
    const qint64 big = std::numeric_limits<qint64>::max();
    const QString text = u"王小明 \U0001F600 'quoted' \u202e"_s;
    const QByteArray bytes("\0\x01\xff{}", 5);
    const qint64 changed = orFail(db->run("INSERT INTO t VALUES (?, ?, ?, ?, ?)", big, text, bytes,
                                          std::optional<qint64>(), std::optional<QString>(u"x"_s)));
    QCOMPARE(changed, 1);
    auto rows = orFail(db->query("SELECT a, b, c, d, e FROM t"));
    QVERIFY(rows.next());
    QCOMPARE(rows.integer(0), big);
    QCOMPARE(rows.text(1), text);
    QCOMPARE(rows.bytes(2), bytes);
    QVERIFY(rows.isNull(3));
    QVERIFY(!rows.optionalInteger(3));
    QCOMPARE(rows.optionalText(4), u"x"_s);
    QVERIFY(!rows.next());
    QVERIFY(rows.end());
}

void tst_Connection::placeholder_insideALiteral_isText()
{
    auto db = open();
    auto rows = orFail(db->query("SELECT '?', ?, 'it''s ?', ?", u"a?"_s, 2));
    QVERIFY(rows.next());
    QCOMPARE(rows.text(0), u"?"_s);
    QCOMPARE(rows.text(1), u"a?"_s);
    QCOMPARE(rows.text(2), u"it's ?"_s);
    QCOMPARE(rows.integer(3), 2);
}

void tst_Connection::values_asManyAsPlaceholders_orItIsAnError()
{
    auto db = open();
    QVERIFY(!db->query("SELECT ?, ?", 1));
    QVERIFY(!db->query("SELECT ?, ?", 1, 2, 3));
    QVERIFY(bool(db->query("SELECT ?, ?", 1, 2)));
    // The values of the last time must not fill in for missing ones.
    QVERIFY(!db->query("SELECT ?, ?", 1));
}

void tst_Connection::emptyText_isBoundAsText_notAsNull()
{
    auto db = open();
    QVERIFY(db->executeScript(u"CREATE TABLE t (a TEXT NOT NULL, b BLOB NOT NULL);"_s));
    QVERIFY(db->run("INSERT INTO t VALUES (?, ?)", QString(), QByteArray()));
}

void tst_Connection::query_wrongSql_isAStorageError()
{
    auto db = open();
    const auto rows = db->query("SELECT nothing FROM nowhere");
    QVERIFY(!rows);
    QCOMPARE(rows.error().kind, ErrorKind::Storage);
    QVERIFY(rows.error().detail.contains(u"nowhere"_s));
}

void tst_Connection::run_uniqueClash_isAnErrorAndTheNextStatementWorks()
{
    auto db = open();
    QVERIFY(db->executeScript(u"CREATE TABLE t (a INTEGER PRIMARY KEY);"_s));
    QVERIFY(db->run("INSERT INTO t VALUES (?)", 1));
    const auto again = db->run("INSERT INTO t VALUES (?)", 1);
    QVERIFY(!again);
    QVERIFY2(!again.error().detail.contains(u"VALUES (1)"_s), "bound values must not reach logs");
    QVERIFY(db->run("INSERT INTO t VALUES (?)", 2));
    QCOMPARE(orFail(db->integer("SELECT count(*) FROM t")), 2);
}

void tst_Connection::transaction_notCommitted_isUndone()
{
    auto db = open();
    QVERIFY(db->executeScript(u"CREATE TABLE t (a INTEGER);"_s));
    {
        auto transaction = orFail(sql::Transaction::begin(*db));
        QVERIFY(db->run("INSERT INTO t VALUES (1)"));
    }
    QCOMPARE(orFail(db->integer("SELECT count(*) FROM t")), 0);
    {
        auto transaction = orFail(sql::Transaction::begin(*db));
        QVERIFY(db->run("INSERT INTO t VALUES (1)"));
        QVERIFY(transaction.commit());
    }
    QCOMPARE(orFail(db->integer("SELECT count(*) FROM t")), 1);
}

void tst_Connection::rows_leftEarly_leaveNoLockBehind()
{
    auto writer = open();
    QVERIFY(writer->executeScript(u"CREATE TABLE t (a INTEGER);"_s));
    for (int i = 0; i < 10; ++i)
        QVERIFY(writer->run("INSERT INTO t VALUES (?)", i));
    {
        auto rows = orFail(writer->query("SELECT a FROM t"));
        QVERIFY(rows.next());
    }
    // A statement still running would make the checkpoint report "busy" (first column 1).
    QCOMPARE(orFail(writer->integer("PRAGMA wal_checkpoint(TRUNCATE)")), 0);
}

void tst_Connection::rows_whileMoreStatementsRunThanAreKept_goOn()
{
    auto db = open();
    QVERIFY(db->executeScript(u"CREATE TABLE t (a INTEGER);"_s));
    QVERIFY(db->run("INSERT INTO t VALUES (1), (2), (3)"));
    qint64 sum = 0;
    {
        auto rows = orFail(db->query("SELECT a FROM t ORDER BY a"));
        for (int text = 0; rows.next(); text += 600) {
            sum += rows.integer(0);
            for (int i = 0; i < 600; ++i)
                QCOMPARE(orFail(db->integer("SELECT " + std::to_string(text + i))), text + i);
        }
        QVERIFY(rows.end());
    }
    QCOMPARE(sum, qint64(1 + 2 + 3));
    QCOMPARE(orFail(db->integer("SELECT count(*) FROM t")), qint64(3));
}

void tst_Connection::reader_cannotWrite()
{
    auto writer = open();
    QVERIFY(writer->executeScript(u"CREATE TABLE t (a INTEGER);"_s));
    auto reader = open(sql::Access::ReadOnly);
    QVERIFY(!reader->run("INSERT INTO t VALUES (1)"));
    QCOMPARE(orFail(reader->integer("PRAGMA query_only")), 1);
}

void tst_Connection::writer_runsWithFullSynchronousAndWal()
{
    auto db = open();
    QCOMPARE(orFail(db->integer("PRAGMA synchronous")), 2);
    QCOMPARE(orFail(db->integer("PRAGMA foreign_keys")), 1);
    auto rows = orFail(db->query("PRAGMA journal_mode"));
    QVERIFY(rows.next());
    QCOMPARE(rows.text(0), u"wal"_s);
}

void tst_Connection::migrate_twice_changesNothingMore()
{
    auto db = open();
    const std::vector<sql::Migration> migrations{{1, u"CREATE TABLE a (x INTEGER);\n"_s},
                                                 {2, u"ALTER TABLE a ADD COLUMN y INTEGER;\n"_s}};
    QVERIFY(sql::migrate(*db, migrations));
    QCOMPARE(orFail(sql::schemaVersion(*db)), 2);
    QVERIFY(sql::migrate(*db, migrations));
    QVERIFY(db->run("INSERT INTO a (x, y) VALUES (1, 2)"));
}

void tst_Connection::migrate_newerFile_isRefusedUntouched()
{
    {
        auto db = open();
        QVERIFY(sql::migrate(*db, {{1, u"CREATE TABLE a (x INTEGER);\n"_s}, {2, u"CREATE TABLE b (x INTEGER);\n"_s}}));
    }
    auto db = open();
    const auto refused = sql::migrate(*db, {{1, u"CREATE TABLE a (x INTEGER);\n"_s}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"NEWER_SCHEMA"_s);
    QCOMPARE(orFail(sql::schemaVersion(*db)), 2);
}

void tst_Connection::migrate_failingScript_leavesTheOldSchema()
{
    auto db = open();
    QVERIFY(!sql::migrate(*db, {{1, u"CREATE TABLE a (x INTEGER);\nCREATE TABLE a (x INTEGER);\n"_s}}));
    QCOMPARE(orFail(sql::schemaVersion(*db)), 0);
    QCOMPARE(orFail(db->integer("SELECT count(*) FROM sqlite_master")), 0);
}

void tst_Connection::script_triggerWithInnerSemicolons_isOneStatement()
{
    auto db = open();
    QVERIFY(db->executeScript(u"CREATE TABLE a (x INTEGER); -- with a comment\n"
                              "CREATE TABLE b (x INTEGER);\n"
                              "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n"
                              "    INSERT INTO b VALUES (new.x);\n"
                              "    INSERT INTO b VALUES (new.x + 1);\n"
                              "END;\n"_s));
    QVERIFY(db->run("INSERT INTO a VALUES (1)"));
    QCOMPARE(orFail(db->integer("SELECT count(*) FROM b")), 2);
}

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_Connection.moc"
