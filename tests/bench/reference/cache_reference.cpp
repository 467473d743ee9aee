// SPDX-License-Identifier: Apache-2.0
// The reference for the desk's first and steady sync: writes the rows of a finished cache into the same schema through
// SQLite's C API, rows first, then indexes, the search index and the figures. Prints seconds of writing only.
//
//   cache_reference CACHE.db NEW.db            first load, then steady pages on what was loaded
//
// Build: g++ -O2 -std=c++20 cache_reference.cpp -lsqlite3
// One thread; not part of the product.

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace {

constexpr int kRowsAtOnce = 10'000;
constexpr int kPageOrders = 1'000;
constexpr int kPages = 20;

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Of this process so far; on a machine that others use it says more than the clock.
double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

[[noreturn]] void fail(sqlite3* db, const char* what)
{
    std::fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(db));
    std::exit(1);
}

void execute(sqlite3* db, const std::string& sql)
{
    if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(db, sql.c_str());
}

sqlite3_stmt* prepare(sqlite3* db, const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        fail(db, sql.c_str());
    return statement;
}

void step(sqlite3* db, sqlite3_stmt* statement)
{
    if (sqlite3_step(statement) != SQLITE_DONE)
        fail(db, sqlite3_sql(statement));
    sqlite3_reset(statement);
}

using Value = sqlite3_value*;
using Row = std::vector<Value>;

struct Figures
{
    int64_t orders = 0, units = 0, gross = 0;
};

/// What RollupTable gathers while a page is written.
struct Rollups
{
    std::map<std::tuple<int64_t, int64_t, int64_t, int64_t, int64_t>, int64_t> counts;
    std::map<std::pair<int64_t, int64_t>, Figures> days;
    std::map<int64_t, Figures> hours;
};

class Reference
{
public:
    Reference(const char* from, const char* to)
    {
        if (sqlite3_open_v2(from, &m_from, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
            fail(m_from, from);
        if (sqlite3_open(to, &m_to) != SQLITE_OK)
            fail(m_to, to);
        // As the desk's own.
        for (const char* pragma :
             {"PRAGMA page_size=8192", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL",
              "PRAGMA cache_size=-32768", "PRAGMA temp_store=MEMORY", "PRAGMA wal_autocheckpoint=4000"})
            execute(m_to, pragma);
    }

    double firstLoad()
    {
        double seconds = 0;
        std::vector<std::string> indexes;
        std::vector<std::string> tables;
        sqlite3_stmt* schema =
            prepare(m_from, "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND "
                            "name NOT LIKE '%\\_search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%'");
        while (sqlite3_step(schema) == SQLITE_ROW) {
            const std::string type = text(schema, 0);
            if (type == "index") {
                indexes.push_back(text(schema, 2));
                continue;
            }
            execute(m_to, text(schema, 2));
            const std::string name = text(schema, 1);
            // The largest sums by row are made anew from the orders; the others are written as they are.
            const bool isSummed = name == "order_counts" || name == "sales_days" || name == "sales_hours";
            const bool isVirtual = text(schema, 2).starts_with("CREATE VIRTUAL");
            if (!isVirtual && !isSummed)
                tables.push_back(name);
        }
        sqlite3_finalize(schema);
        for (const std::string& table : tables)
            seconds += copy(table);
        const double began = now();
        const double cpuBegan = cpuSeconds();
        execute(m_to, "BEGIN");
        writeRollups();
        execute(m_to, "COMMIT");
        for (const std::string& index : indexes)
            execute(m_to, index);
        for (const char* rebuild : {"INSERT INTO order_search (order_search) VALUES ('rebuild')",
                                    "INSERT INTO product_search (product_search) VALUES ('rebuild')"})
            execute(m_to, rebuild);
        m_loadCpu += cpuSeconds() - cpuBegan;
        return seconds + now() - began;
    }

    double loadCpuSeconds() const { return m_loadCpu; }

    /// Orders in a second; in a second of CPU.
    std::pair<double, double> steadyPages()
    {
        std::vector<int64_t> rows;
        sqlite3_stmt* all = prepare(m_to, "SELECT row FROM orders");
        while (sqlite3_step(all) == SQLITE_ROW)
            rows.push_back(sqlite3_column_int64(all, 0));
        sqlite3_finalize(all);
        std::mt19937_64 random(7);
        const double began = now();
        int64_t fresh = rows.back() + 16, id = 9'000'000'000'000'000'000;
        sqlite3_stmt* change =
            prepare(m_to, "UPDATE orders SET status = (status + 1) % 5, revision = ?, updated_at = ? WHERE row = ?");
        sqlite3_stmt* body = prepare(m_to, "UPDATE order_bodies SET body = body || ' ' WHERE row = ?");
        sqlite3_stmt* count =
            prepare(m_to, "INSERT INTO order_counts (day, status, fulfilment, on_hold, country, orders) SELECT ?1, "
                          "status, fulfilment, on_hold, country, 1 FROM orders WHERE row = ?2 ON CONFLICT DO UPDATE "
                          "SET orders = orders + 1");
        sqlite3_stmt* order = prepare(m_to, copyStatement("orders", "row, id, order_no", "?1, ?2, 'NEW-' || ?1"));
        sqlite3_stmt* bodies =
            prepare(m_to, "INSERT INTO order_bodies SELECT ?1, body FROM order_bodies WHERE row = ?2");
        sqlite3_stmt* texts = prepare(m_to, "INSERT INTO order_texts SELECT ?1, text FROM order_texts WHERE row = ?2");
        sqlite3_stmt* search =
            prepare(m_to, "INSERT INTO order_search (rowid, text) SELECT ?1, text FROM order_texts WHERE row = ?2");
        sqlite3_stmt* lines = prepare(
            m_to, "INSERT INTO order_lines (row, line_no, sku, units, total_minor) SELECT ?1, line_no, sku, units, "
                  "total_minor FROM order_lines WHERE row = ?2");
        const double cpuBegan = cpuSeconds();
        for (int page = 0; page < kPages; ++page) {
            execute(m_to, "BEGIN IMMEDIATE");
            for (int i = 0; i < kPageOrders; ++i) {
                const int64_t from = rows[random() % rows.size()];
                if (i % 2) {
                    bind(change, {id, id, from});
                    bind(body, {from});
                    bind(count, {0, from});
                    bind(count, {20260101, from});
                    continue;
                }
                fresh += 16;
                ++id;
                sqlite3_bind_int64(order, 3, from);
                bind(order, {fresh, id});
                for (sqlite3_stmt* one : {bodies, texts, search, lines})
                    bind(one, {fresh, from});
                bind(count, {0, fresh});
                bind(count, {20260101, fresh});
            }
            execute(m_to, "COMMIT");
        }
        return {kPages * kPageOrders / (now() - began), kPages * kPageOrders / (cpuSeconds() - cpuBegan)};
    }

private:
    static std::string text(sqlite3_stmt* statement, int column)
    {
        return reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    }

    void bind(sqlite3_stmt* statement, std::initializer_list<int64_t> values)
    {
        int position = 0;
        for (const int64_t value : values)
            sqlite3_bind_int64(statement, ++position, value);
        step(m_to, statement);
    }

    /// INSERT of a row like another one but for some columns.
    std::string copyStatement(const std::string& table, const std::string& given, const std::string& values)
    {
        std::string others;
        sqlite3_stmt* info = prepare(m_to, "SELECT name FROM pragma_table_info('" + table + "')");
        while (sqlite3_step(info) == SQLITE_ROW) {
            const std::string name = text(info, 0);
            if ((", " + given + ",").find(" " + name + ",") == std::string::npos)
                others += ", " + name;
        }
        sqlite3_finalize(info);
        return "INSERT INTO " + table + " (" + given + others + ") SELECT " + values + others + " FROM " + table +
               " WHERE row = ?3";
    }

    double copy(const std::string& table)
    {
        sqlite3_stmt* read = prepare(m_from, "SELECT * FROM " + table);
        const int columns = sqlite3_column_count(read);
        std::map<std::string, int> at;
        for (int i = 0; i < columns; ++i)
            at[sqlite3_column_name(read, i)] = i;
        std::string marks;
        for (int i = 0; i < columns; ++i)
            marks += i ? ", ?" : "?";
        sqlite3_stmt* write = prepare(m_to, "INSERT INTO " + table + " VALUES (" + marks + ")");
        double seconds = 0;
        for (bool isMore = true; isMore;) {
            std::vector<Row> rows;
            while (int(rows.size()) < kRowsAtOnce && (isMore = sqlite3_step(read) == SQLITE_ROW)) {
                Row& row = rows.emplace_back();
                for (int i = 0; i < columns; ++i)
                    row.push_back(sqlite3_value_dup(sqlite3_column_value(read, i)));
            }
            const double began = now();
            const double cpuBegan = cpuSeconds();
            execute(m_to, "BEGIN IMMEDIATE");
            for (const Row& row : rows) {
                for (int i = 0; i < columns; ++i)
                    sqlite3_bind_value(write, i + 1, row[size_t(i)]);
                step(m_to, write);
                gather(table, at, row);
            }
            execute(m_to, "COMMIT");
            seconds += now() - began;
            m_loadCpu += cpuSeconds() - cpuBegan;
            for (const Row& row : rows) {
                for (const Value value : row)
                    sqlite3_value_free(value);
            }
        }
        sqlite3_finalize(read);
        sqlite3_finalize(write);
        return seconds;
    }

    void gather(const std::string& table, const std::map<std::string, int>& at, const Row& row)
    {
        const auto number = [&](const char* column) { return sqlite3_value_int64(row[size_t(at.at(column))]); };
        if (table == "orders") {
            const int64_t day = number("created_at") / 86'400'000;
            for (const int64_t key : {int64_t(0), day})
                ++m_rollups.counts[{key, number("status"), number("fulfilment"), number("on_hold"), number("country")}];
            const int64_t paid = number("paid_at");
            if (paid == 0)
                return;
            for (Figures* figures :
                 {&m_rollups.days[{paid / 86'400'000, number("country")}], &m_rollups.hours[paid / 3'600'000]}) {
                ++figures->orders;
                figures->units += number("units");
                figures->gross += number("total_minor");
            }
        }
    }

    void writeRollups()
    {
        sqlite3_stmt* count = prepare(m_to, "INSERT INTO order_counts VALUES (?, ?, ?, ?, ?, ?)");
        for (const auto& [key, orders] : m_rollups.counts)
            bind(count,
                 {std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key), std::get<4>(key), orders});
        sqlite3_stmt* day = prepare(m_to, "INSERT INTO sales_days VALUES ('EUR', ?, ?, ?, ?, ?, 0)");
        for (const auto& [key, figures] : m_rollups.days)
            bind(day, {key.first, key.second, figures.orders, figures.units, figures.gross});
        sqlite3_stmt* hour = prepare(m_to, "INSERT INTO sales_hours VALUES ('EUR', ?, ?, ?, ?, 0)");
        for (const auto& [key, figures] : m_rollups.hours)
            bind(hour, {key, figures.orders, figures.units, figures.gross});
    }

    sqlite3* m_from = nullptr;
    sqlite3* m_to = nullptr;
    Rollups m_rollups;
    double m_loadCpu = 0;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: cache_reference CACHE.db NEW.db\n");
        return 2;
    }
    Reference reference(argv[1], argv[2]);
    const double seconds = reference.firstLoad();
    const auto [steady, steadyPerCpu] = reference.steadyPages();
    std::printf("{\"load_seconds\": %.3f, \"load_cpu_seconds\": %.3f, \"steady_orders_per_second\": %.0f, "
                "\"steady_orders_per_cpu_second\": %.0f}\n",
                seconds, reference.loadCpuSeconds(), steady, steadyPerCpu);
}
