// SPDX-License-Identifier: Apache-2.0
#include "server/store/StoreTransfer.h"

#include "core/domain/Reason.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Table
{
    std::string_view name;
    /// The columns that order its rows, without doubt.
    std::string_view key;
    int keyColumns = 1;
};

/// Each after those that it refers to. Names from here and from the engine's catalogue are all that statements below are put
/// together from.
constexpr auto kTables = std::to_array<Table>({
    {"shop", "id"},
    {"runs", "run"},
    {"feed_clock", "id"},
    {"feed", "position"},
    {"users", "id"},
    {"sessions", "id"},
    {"spent_refresh_tokens", "hash"},
    {"sign_in_failures", "name_key"},
    {"products", "sku"},
    {"orders", "id"},
    {"order_lines", "order_id, line_no", 2},
    {"payments", "order_id, no", 2},
    {"shipments", "order_id, no", 2},
    {"shipment_lines", "order_id, shipment_no, line_no", 3},
    {"refunds", "id"},
    {"refund_lines", "refund_id, line_no", 2},
    {"events", "order_id, seq", 2},
    {"stock_counts", "id"},
    {"stock_count_lines", "stock_count_id, sku", 2},
    {"stock_count_entries", "id"},
    {"movements", "id"},
    {"views", "id"},
    {"idempotency", "user_id, key", 2},
    {"event_cursors", "reader"},
    {"consumed_events", "consumer, position, seq", 3},
    {"set_aside_events", "consumer, position, seq", 3},
    {"loyalty_points", "order_id, seq", 2},
    {"pick_tasks", "order_id"},
    {"pick_task_lines", "order_id, line_no", 2},
    {"webhooks", "id"},
    {"webhook_deliveries", "id"},
});

constexpr int kRowsPerPage = 2'000;
// Wider statements gain little.
constexpr size_t kValuesPerStatement = 480;

enum class Kind { Integer, Text, Bytes };

struct Column
{
    std::string name;
    Kind kind = Kind::Integer;
};

Kind kindOf(const QString& type)
{
    const QString upper = type.toUpper();
    if (upper == "TEXT"_L1)
        return Kind::Text;
    return upper == "BLOB"_L1 || upper == "BYTEA"_L1 ? Kind::Bytes : Kind::Integer;
}

/// Key first, then by name; without those that the engine computes.
Result<std::vector<Column>> columnsOf(sql::Connection& db, const Table& table)
{
    const QString name = QString::fromLatin1(table.name.data(), qsizetype(table.name.size()));
    CH_TRY(sql::Rows rows,
           db.engine() == sql::Engine::Sqlite
               ? db.query("SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY name", name)
               : db.query("SELECT column_name, data_type FROM information_schema.columns WHERE table_name = ? "
                          "AND table_schema = ANY (current_schemas(false)) AND is_generated = 'NEVER' "
                          "ORDER BY column_name COLLATE \"C\"",
                          name));
    std::vector<Column> columns;
    while (rows.next())
        columns.push_back({rows.text(0).toStdString(), kindOf(rows.text(1))});
    CH_CHECK(rows.end());
    const QStringList key = QString::fromLatin1(table.key.data(), qsizetype(table.key.size())).split(u", "_s);
    std::ranges::stable_sort(columns, {}, [&key](const Column& column) {
        const qsizetype place = key.indexOf(QString::fromStdString(column.name));
        return place < 0 ? key.size() : place;
    });
    return columns;
}

std::string listOf(const std::vector<Column>& columns)
{
    std::string list;
    for (const Column& column : columns)
        list += (list.empty() ? "" : ", ") + column.name;
    return list;
}

std::string placeholders(size_t count)
{
    std::string list = "(";
    for (size_t i = 0; i < count; ++i)
        list += i == 0 ? "?" : ", ?";
    return list + ")";
}

using Values = std::vector<QVariant>;

Values valuesOf(const sql::Rows& rows, const std::vector<Column>& columns)
{
    Values values;
    values.reserve(columns.size());
    for (size_t i = 0; i < columns.size(); ++i) {
        const int column = int(i);
        if (rows.isNull(column))
            values.emplace_back();
        else if (columns[i].kind == Kind::Integer)
            values.push_back(sql::toBound(rows.integer(column)));
        else if (columns[i].kind == Kind::Text)
            values.push_back(sql::toBound(rows.text(column)));
        else
            values.push_back(sql::toBound(rows.bytes(column)));
    }
    return values;
}

/// Every row in the order of the key, a page at a time: no engine has to hold a table in memory.
Result<> forEachRow(sql::Connection& db, const Table& table, const std::vector<Column>& columns,
                    const std::function<Result<>(Values)>& each)
{
    const size_t keyColumns = size_t(table.keyColumns);
    const std::string start = "SELECT " + listOf(columns) + " FROM " + std::string(table.name);
    const std::string end = " ORDER BY " + std::string(table.key) + " LIMIT " + std::to_string(kRowsPerPage);
    const std::string further = start + " WHERE (" + std::string(table.key) + ") > " + placeholders(keyColumns) + end;
    Values last;
    int count = kRowsPerPage;
    for (bool isFirst = true; count == kRowsPerPage; isFirst = false) {
        CH_TRY(sql::Rows rows, isFirst ? db.queryBound(start + end, {}) : db.queryBound(further, last));
        count = 0;
        while (rows.next()) {
            Values values = valuesOf(rows, columns);
            last.assign(values.begin(), values.begin() + qptrdiff(keyColumns));
            ++count;
            CH_CHECK(each(std::move(values)));
        }
        CH_CHECK(rows.end());
    }
    return ok();
}

/// Rows on their way into a table, many in one statement.
class Inserter
{
public:
    Inserter(sql::Connection& db, const Table& table, const std::vector<Column>& columns)
        : m_db(db)
        , m_start("INSERT INTO " + std::string(table.name) + " (" + listOf(columns) + ") VALUES ")
        , m_row(placeholders(columns.size()))
        , m_most(std::max<size_t>(kValuesPerStatement / columns.size(), 1))
    {}

    Result<> add(Values values)
    {
        m_values.insert(m_values.end(), std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
        return ++m_rows == m_most ? finish() : ok();
    }
    Result<> finish()
    {
        if (m_rows == 0)
            return ok();
        std::string statement = m_start;
        for (size_t i = 0; i < m_rows; ++i)
            statement += (i == 0 ? "" : ", ") + m_row;
        CH_CHECK(m_db.runBound(statement, m_values));
        m_rows = 0;
        m_values.clear();
        return ok();
    }

private:
    sql::Connection& m_db;
    const std::string m_start;
    const std::string m_row;
    const size_t m_most;
    size_t m_rows = 0;
    Values m_values;
};

Result<> copyTable(sql::Connection& from, sql::Connection& to, const Table& table, const TransferProgress& progress)
{
    CH_TRY(const auto columns, columnsOf(from, table));
    Inserter inserter(to, table, columns);
    qint64 count = 0;
    const QString name = QString::fromLatin1(table.name.data(), qsizetype(table.name.size()));
    CH_CHECK(forEachRow(from, table, columns, [&](Values values) -> Result<> {
        if (++count % kRowsPerPage == 0)
            progress(name, count);
        return inserter.add(std::move(values));
    }));
    return inserter.finish();
}

void addTo(QCryptographicHash& hash, const QVariant& value)
{
    // A length before each value, so that no two rows of different values give the same bytes.
    const QByteArray bytes = value.typeId() == QMetaType::LongLong  ? QByteArray::number(value.toLongLong())
                             : value.typeId() == QMetaType::QString ? value.toString().toUtf8()
                                                                    : value.toByteArray();
    const qint64 size = qToLittleEndian(value.isNull() ? qint64(-1) : qint64(bytes.size()));
    hash.addData(QByteArrayView(reinterpret_cast<const char*>(&size), sizeof size));
    hash.addData(bytes);
}

} // namespace

Result<> copyTables(sql::Connection& from, sql::Connection& to, const TransferProgress& progress)
{
    // What every new store begins with.
    CH_CHECK(to.run("DELETE FROM shop"));
    CH_CHECK(to.run("DELETE FROM feed_clock"));
    for (const Table& table : kTables)
        CH_CHECK(copyTable(from, to, table, progress));
    // New ids are to come after all that were ever given.
    CH_TRY(const auto lastMs, from.integer("SELECT max(last_ms) FROM workers"));
    CH_CHECK(to.run("UPDATE workers SET last_ms = ? WHERE last_ms < ?", lastMs.value_or(0), lastMs.value_or(0)));
    CH_CHECK(to.run("INSERT INTO workers (worker, owner, leased_until, last_ms) VALUES (0, '', 0, ?) "
                    "ON CONFLICT (worker) DO UPDATE SET last_ms = excluded.last_ms",
                    lastMs.value_or(0)));
    if (to.engine() == sql::Engine::PostgreSql) {
        CH_TRY(
            sql::Rows rows,
            to.query("SELECT setval(pg_get_serial_sequence('runs', 'run'), (SELECT max(run) + 1 FROM runs), false)"));
        rows.next();
        CH_CHECK(rows.end());
    }
    if (to.engine() == sql::Engine::PostgreSql)
        CH_CHECK(to.execute(u"ANALYZE"_s)); // Else it plans for empty tables until it looks by itself.
    return ok();
}

Result<std::vector<TableDigest>> digestTables(sql::Connection& db)
{
    std::vector<TableDigest> digests;
    for (const Table& table : kTables) {
        CH_TRY(const auto columns, columnsOf(db, table));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        TableDigest digest;
        digest.table = QString::fromLatin1(table.name.data(), qsizetype(table.name.size()));
        CH_CHECK(forEachRow(db, table, columns, [&](const Values& values) -> Result<> {
            ++digest.rows;
            for (const QVariant& value : values)
                addTo(hash, value);
            return ok();
        }));
        digest.hash = hash.result();
        digests.push_back(std::move(digest));
    }
    return digests;
}

Result<> checkIsEmpty(sql::Connection& db)
{
    CH_TRY(const auto count, db.integer("SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM users) + "
                                        "(SELECT count(*) FROM products) + (SELECT count(*) FROM runs)"));
    if (count.value_or(0) == 0)
        return ok();
    return refusal(Reason::StateConflict, {},
                   u"The store to copy into has a shop already: make a new database for it (createdb)."_s);
}

} // namespace ch::server
