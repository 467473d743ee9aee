// SPDX-License-Identifier: Apache-2.0
#include "core/store/StockCountTable.h"

#include "core/store/OutboxTable.h"
#include "core/store/RecordTable.h"
#include "core/store/StoredBody.h"
#include "core/wire/CatalogueJson.h"
#include "core/wire/StockCountJson.h"

#include <algorithm>

namespace ch::store {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString kEntity = u"stock_count"_s;

/// Nothing for what this version cannot read.
template <class T> std::optional<T> readFrom(const QByteArray& body, T (*read)(JsonObject&))
{
    auto value = storedBody(body, read);
    return value ? std::optional(*std::move(value)) : std::nullopt;
}

} // namespace

Result<std::vector<StockCount>> stockCounts(sql::Connection& db)
{
    CH_TRY(const auto records, recordsOf(db, kEntity));
    std::vector<StockCount> counts;
    for (const FeedRecord& record : records) {
        if (auto count = readFrom(record.body, readStockCount))
            counts.push_back(*std::move(count));
    }
    std::ranges::sort(counts, std::ranges::greater(), &StockCount::createdAt);
    return counts;
}

Result<std::optional<StockCount>> stockCount(sql::Connection& db, StockCountId id)
{
    CH_TRY(sql::Rows rows, db.query("SELECT body FROM records WHERE entity = 'stock_count' AND id = ?", id.toString()));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<StockCount>();
    }
    return readFrom(rows.bytes(0), readStockCount);
}

Result<> putCountLine(sql::Connection& db, StockCountId id, const StockCountLine& line, const QByteArray& body)
{
    CH_CHECK(db.run("INSERT INTO stock_count_lines (stock_count_id, sku, revision, body) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (stock_count_id, sku) DO UPDATE SET revision = excluded.revision, "
                    "body = excluded.body WHERE excluded.revision >= revision",
                    id, line.sku, line.revision, body));
    return ok();
}

Result<std::vector<StockCountLine>> countLines(sql::Connection& db, StockCountId id)
{
    CH_TRY(sql::Rows rows, db.query("SELECT body FROM stock_count_lines WHERE stock_count_id = ? ORDER BY sku", id));
    std::vector<StockCountLine> lines;
    while (rows.next()) {
        if (auto line = readFrom(rows.bytes(0), readStockCountLine))
            lines.push_back(*std::move(line));
    }
    CH_CHECK(rows.end());
    return lines;
}

Result<std::optional<StockCountLine>> countLine(sql::Connection& db, StockCountId id, const QString& sku)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT body FROM stock_count_lines WHERE stock_count_id = ? AND sku = ?", id, sku));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<StockCountLine>();
    }
    return readFrom(rows.bytes(0), readStockCountLine);
}

Result<CountLinesRead> countLinesRead(sql::Connection& db, StockCountId id)
{
    CH_TRY(sql::Rows rows, db.query("SELECT revision, as_of FROM stock_count_reads WHERE stock_count_id = ?", id));
    CountLinesRead read;
    if (rows.next())
        read = {.revision = rows.integer(0), .asOf = rows.time(1)};
    CH_CHECK(rows.end());
    return read;
}

Result<> noteCountLinesRead(sql::Connection& db, StockCountId id, const CountLinesRead& read)
{
    CH_CHECK(db.run("INSERT INTO stock_count_reads (stock_count_id, revision, as_of) VALUES (?, ?, ?) "
                    "ON CONFLICT (stock_count_id) DO UPDATE SET revision = max(revision, excluded.revision), "
                    "as_of = excluded.as_of",
                    id, read.revision, read.asOf.value_or(UtcTime())));
    return ok();
}

Result<> forgetCountLines(sql::Connection& db, const QString& id)
{
    const qint64 number = id.toLongLong();
    CH_CHECK(db.run("DELETE FROM stock_count_lines WHERE stock_count_id = ?", number));
    CH_CHECK(db.run("DELETE FROM stock_count_reads WHERE stock_count_id = ?", number));
    CH_CHECK(db.run("DELETE FROM stock_count_decisions WHERE stock_count_id = ?", number));
    return ok();
}

Result<std::vector<CountDecision>> countDecisions(sql::Connection& db, StockCountId id)
{
    CH_TRY(sql::Rows rows, db.query("SELECT sku, kind, reason, note FROM stock_count_decisions "
                                    "WHERE stock_count_id = ? ORDER BY sku",
                                    id));
    std::vector<CountDecision> decisions;
    while (rows.next())
        decisions.push_back({.sku = rows.text(0),
                             .kind = countDecisionFromName(rows.text(1)).value_or(CountDecision::Kind::Apply),
                             .reason = rows.text(2),
                             .note = rows.text(3)});
    CH_CHECK(rows.end());
    return decisions;
}

Result<> putCountDecision(sql::Connection& db, StockCountId id, const CountDecision& decision)
{
    CH_CHECK(
        db.run("INSERT INTO stock_count_decisions (stock_count_id, sku, kind, reason, note) VALUES (?, ?, ?, ?, ?) "
               "ON CONFLICT (stock_count_id, sku) DO UPDATE SET kind = excluded.kind, reason = excluded.reason, "
               "note = excluded.note",
               id, decision.sku, nameOf(decision.kind), decision.reason, decision.note));
    return ok();
}

Result<> forgetCountDecisions(sql::Connection& db, StockCountId id)
{
    CH_CHECK(db.run("DELETE FROM stock_count_decisions WHERE stock_count_id = ?", id));
    return ok();
}

Result<std::vector<Product>> productsToCount(sql::Connection& db, const StockCount& count)
{
    CH_TRY(sql::Rows rows, db.query("SELECT body FROM products ORDER BY sku"));
    std::vector<Product> products;
    while (rows.next()) {
        auto product = readFrom(rows.bytes(0), readProduct);
        if (product && product->createdAt <= count.createdAt && count.scope.covers(*product))
            products.push_back(*std::move(product));
    }
    CH_CHECK(rows.end());
    return products;
}

Result<std::optional<Product>> productToCount(sql::Connection& db, const QString& sku)
{
    CH_TRY(sql::Rows rows, db.query("SELECT body FROM products WHERE sku = ?", sku));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<Product>();
    }
    return readFrom(rows.bytes(0), readProduct);
}

Result<std::vector<PendingOperation>> openCountOperations(sql::Connection& db, StockCountId id)
{
    CH_TRY(auto open, openOperationsOf(db, OutboxEntity::StockCount));
    if (!id.isNull()) {
        const QString queue = id.toString() + u'/';
        std::erase_if(open, [&](const PendingOperation& each) { return !each.entityId.startsWith(queue); });
    }
    return open;
}

} // namespace ch::store
