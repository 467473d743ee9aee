// SPDX-License-Identifier: Apache-2.0
#include "core/store/LoadTable.h"

#include "core/domain/OrderStatus.h"
#include "core/store/MetaTable.h"
#include "core/store/SoldDayTable.h"

#include <array>

namespace ch::store {

namespace {

using namespace Qt::Literals::StringLiterals;

struct Index
{
    std::string_view name;
    QLatin1StringView statement;
    QLatin1StringView drop;
};

// An index of lists ends in all that lists filter by, so that a filter is tried, and orders that fulfil several are counted,
// without going to the table; after `row`, which makes the order complete.
constexpr std::array kIndexes{
    Index{"orders_no",
          "CREATE INDEX orders_no ON orders (order_no, row, status, fulfilment, on_hold, "
          "country, total_minor, paid_at, note_count)"_L1,
          "DROP INDEX IF EXISTS orders_no"_L1},
    Index{"orders_total",
          "CREATE INDEX orders_total ON orders (total_minor, row, status, fulfilment, "
          "on_hold, country, paid_at, note_count)"_L1,
          "DROP INDEX IF EXISTS orders_total"_L1},
    Index{"orders_due",
          "CREATE INDEX orders_due ON orders (ship_by, row, status, fulfilment, on_hold, "
          "country, total_minor, paid_at, note_count)"_L1,
          "DROP INDEX IF EXISTS orders_due"_L1},
    Index{"orders_updated",
          "CREATE INDEX orders_updated ON orders (updated_at, row, status, fulfilment, "
          "on_hold, country, total_minor, paid_at, note_count)"_L1,
          "DROP INDEX IF EXISTS orders_updated"_L1},
    Index{"orders_name",
          "CREATE INDEX orders_name ON orders (customer_name, row, status, fulfilment, "
          "on_hold, country, total_minor, paid_at, note_count)"_L1,
          "DROP INDEX IF EXISTS orders_name"_L1},
    Index{"orders_units",
          "CREATE INDEX orders_units ON orders (units, row, status, fulfilment, on_hold, "
          "country, total_minor, paid_at, note_count)"_L1,
          "DROP INDEX IF EXISTS orders_units"_L1},
    Index{"orders_paid",
          "CREATE INDEX orders_paid ON orders (paid_at, row, status, fulfilment, on_hold, "
          "country, total_minor, note_count)"_L1,
          "DROP INDEX IF EXISTS orders_paid"_L1},
    Index{"orders_status",
          "CREATE INDEX orders_status ON orders (status, row, fulfilment, on_hold, "
          "country, total_minor, paid_at, note_count)"_L1,
          "DROP INDEX IF EXISTS orders_status"_L1},
    Index{"orders_country",
          "CREATE INDEX orders_country ON orders (country, row, status, fulfilment, "
          "on_hold, total_minor, paid_at, note_count)"_L1,
          "DROP INDEX IF EXISTS orders_country"_L1},
    Index{"orders_fulfilment",
          "CREATE INDEX orders_fulfilment ON orders (fulfilment, row, status, on_hold, "
          "country, total_minor, paid_at, note_count)"_L1,
          "DROP INDEX IF EXISTS orders_fulfilment"_L1},
    Index{"orders_held",
          "CREATE INDEX orders_held ON orders (row, status, fulfilment, country, "
          "total_minor, paid_at, note_count) WHERE on_hold = 1"_L1,
          "DROP INDEX IF EXISTS orders_held"_L1},
    Index{"orders_noted",
          "CREATE INDEX orders_noted ON orders (row, status, fulfilment, on_hold, country, "
          "total_minor, paid_at, note_count) WHERE note_count > 0"_L1,
          "DROP INDEX IF EXISTS orders_noted"_L1},
    Index{"orders_customer", "CREATE INDEX orders_customer ON orders (customer, row) WHERE customer <> ''"_L1,
          "DROP INDEX IF EXISTS orders_customer"_L1},
    Index{"order_lines_sku", "CREATE INDEX order_lines_sku ON order_lines (sku, row)"_L1,
          "DROP INDEX IF EXISTS order_lines_sku"_L1},
    Index{"orders_to_ship",
          "CREATE INDEX orders_to_ship ON orders (ship_by, row, status, fulfilment, "
          "on_hold, country, total_minor, paid_at, note_count) WHERE status = 1 AND to_ship > 0"_L1,
          "DROP INDEX IF EXISTS orders_to_ship"_L1},
    // For core/store/OrderMonthTable. What is filtered by is looked up: in one month the orders are near each other.
    Index{"orders_no_months", "CREATE INDEX orders_no_months ON orders (row >> 25, order_no)"_L1,
          "DROP INDEX IF EXISTS orders_no_months"_L1},
    Index{"orders_due_months", "CREATE INDEX orders_due_months ON orders (row >> 25, ship_by)"_L1,
          "DROP INDEX IF EXISTS orders_due_months"_L1},
    Index{"orders_updated_months", "CREATE INDEX orders_updated_months ON orders (row >> 25, updated_at)"_L1,
          "DROP INDEX IF EXISTS orders_updated_months"_L1},
    Index{"orders_paid_months", "CREATE INDEX orders_paid_months ON orders (row >> 25, paid_at)"_L1,
          "DROP INDEX IF EXISTS orders_paid_months"_L1},
};
static_assert(int(OrderStatus::Paid) == 1);

// A person who decides something meanwhile waits for one piece.
constexpr int kTextsAtOnce = 30'000;

/// As it was made; empty if it is not there.
Result<QString> statementOf(sql::Connection& db, const Index& index)
{
    CH_TRY(sql::Rows rows, db.query("SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?",
                                    QString::fromLatin1(index.name.data(), qsizetype(index.name.size()))));
    QString statement = rows.next() ? rows.text(0) : QString();
    CH_CHECK(rows.end());
    return statement;
}

} // namespace

Result<bool> isLoaded(sql::Connection& db)
{
    CH_TRY(const QString load, read(db, Meta::Load));
    return load == u"READY";
}

Result<> beginLoadAnew(sql::Connection& db)
{
    for (const Index& index : kIndexes)
        CH_CHECK(db.execute(QString(index.drop)));
    for (const std::string_view statement : {"INSERT INTO order_search (order_search) VALUES ('delete-all')",
                                             "DELETE FROM trigrams",
                                             "DELETE FROM order_texts",
                                             "DELETE FROM order_bodies",
                                             "DELETE FROM order_lines",
                                             "DELETE FROM orders",
                                             "DELETE FROM order_counts",
                                             "DELETE FROM sales_days",
                                             "DELETE FROM sales_hours",
                                             "DELETE FROM product_sales",
                                             "DELETE FROM paid_orders",
                                             "INSERT INTO product_search (product_search) VALUES ('delete-all')",
                                             "DELETE FROM products",
                                             "DELETE FROM stock_on_hand",
                                             "DELETE FROM refunds",
                                             "DELETE FROM records",
                                             "DELETE FROM quarantine",
                                             "DELETE FROM resync_seen",
                                             "DELETE FROM timelines",
                                             "DELETE FROM stock_count_lines",
                                             "DELETE FROM stock_count_reads",
                                             "DELETE FROM movements",
                                             "DELETE FROM countries",
                                             "DELETE FROM skus",
                                             "DELETE FROM regions",
                                             "DELETE FROM sales_totals",
                                             "DELETE FROM sales_country_spans",
                                             "DELETE FROM sales_regions",
                                             "DELETE FROM sales_week_hours",
                                             "DELETE FROM order_outcomes",
                                             "DELETE FROM shipping_times",
                                             "DELETE FROM refund_reasons"})
        CH_CHECK(db.run(statement));
    for (const Meta meta : {Meta::Cursor, Meta::DataAsOf, Meta::Load, Meta::SearchIndexedTo, Meta::SoldDays,
                            Meta::Resync, Meta::Removals})
        CH_CHECK(write(db, meta, QString()));
    return ok();
}

Result<LoadStep> finishLoad(sql::Connection& db, SearchIndexTable& search)
{
    // One that a newer program added, or has other columns in, is built over what is loaded already; lists that run meanwhile
    // have the old one.
    int done = 0;
    for (const Index& index : kIndexes) {
        CH_TRY(const QString there, statementOf(db, index));
        if (there != index.statement) {
            CH_CHECK(db.execute(QString(index.drop)));
            CH_CHECK(db.execute(QString(index.statement)));
            return LoadStep{.percent = 40 * (done + 1) / int(kIndexes.size())};
        }
        ++done;
    }
    CH_TRY(const bool isReady, isLoaded(db));
    if (isReady)
        return LoadStep{.isComplete = true, .percent = 100};
    CH_TRY(const auto progress, search.fill(db, kTextsAtOnce));
    if (!progress.isComplete) {
        CH_TRY(const auto first, db.integer("SELECT min(row) FROM order_texts"));
        CH_TRY(const auto last, db.integer("SELECT max(row) FROM order_texts"));
        const double span = double(last.value_or(0) - first.value_or(0)) + 1;
        return LoadStep{.percent = 40 + int(59 * (double(progress.indexedTo - first.value_or(0)) / span))};
    }
    CH_CHECK(fillSoldDays(db));
    CH_CHECK(write(db, Meta::Load, u"READY"_s));
    return LoadStep{.isComplete = true, .percent = 100};
}

} // namespace ch::store
