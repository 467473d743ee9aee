// SPDX-License-Identifier: Apache-2.0
#include "server/stock/StockCountRepository.h"

#include "core/domain/Reason.h"
#include "core/domain/StockCountRules.h"
#include "core/wire/JsonReader.h"
#include "core/wire/StockCountJson.h"
#include "server/store/FeedTable.h"

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

// The columns that readCount() expects, after the table's alias c.
#define CH_STOCK_COUNT_COLUMNS                                                                                         \
    "c.id, c.name, c.status, c.blind, c.scope_kind, c.scope_location, c.scope_skus, c.note, c.line_count, "            \
    "c.counted_count, c.recount_count, c.difference_count, c.counters, c.created_by, c.created_at, "                   \
    "c.last_counted_at, c.ended_by, c.ended_at, c.version, c.revision "

QStringList linesOf(const QString& text)
{
    return text.isEmpty() ? QStringList() : text.split(u'\n');
}

StockCount readCount(const sql::Rows& row)
{
    StockCount count;
    count.id = row.id<StockCountId>(0);
    count.name = row.text(1);
    count.status = stockCountStatusFromName(row.text(2)).value_or(StockCountStatus::Cancelled);
    count.blind = row.boolean(3);
    count.scope.kind = countScopeKindFromName(row.text(4)).value_or(CountScope::Kind::All);
    count.scope.location = row.text(5);
    count.scope.skus = linesOf(row.text(6));
    count.note = row.text(7);
    count.lines = row.integer(8);
    count.counted = row.integer(9);
    count.recounts = row.integer(10);
    count.differences = row.integer(11);
    count.counters = linesOf(row.text(12));
    count.createdBy = row.text(13);
    count.createdAt = row.time(14);
    count.lastCountedAt = row.optionalTime(15);
    count.endedBy = row.text(16);
    count.endedAt = row.optionalTime(17);
    count.version = row.integer(18);
    count.revision = row.integer(19);
    return count;
}

Result<> publish(WriteContext& context, const StockCount& count, qint64 oldRevision)
{
    FeedEntry entry;
    entry.entity = Entity::StockCount;
    entry.id = count.id.toString();
    entry.audience = feedAudience(Entity::StockCount);
    entry.body = stockCountToJson(count);
    if (!tellsExpected(count, Role::Warehouse))
        entry.masked = stockCountToJson(seenBy(count, false));
    return putFeedEntry(context, entry, count.revision, oldRevision);
}

Error scopeRefused(const QString& field, const QString& problem)
{
    Problems problems;
    problems.unacceptable(field, problem);
    return problems.result().error();
}

Result<qint64> insertChosen(WriteContext& context, const StockCount& count)
{
    qint64 lines = 0;
    for (const QString& sku : count.scope.skus) {
        CH_TRY(const qint64 added,
               context.db.run("INSERT INTO stock_count_lines (stock_count_id, sku, on_hand_at_start, revision) "
                              "SELECT ?, sku, on_hand, ? FROM products WHERE sku = ? ON CONFLICT DO NOTHING",
                              count.id, count.revision, sku));
        if (added == 0)
            return scopeRefused(u"scope.skus[%1]"_s.arg(lines), u"is not a product of this shop, or is named twice"_s);
        ++lines;
    }
    return lines;
}

Result<qint64> insertPlaces(WriteContext& context, const StockCount& count)
{
    std::vector<std::pair<QString, qint64>> covered;
    {
        CH_TRY(sql::Rows rows, context.db.query("SELECT sku, location, on_hand FROM products "
                                                "WHERE (active = 1 OR on_hand > 0) AND location IS NOT NULL"));
        while (rows.next()) {
            if (liesIn(rows.text(1), count.scope.location))
                covered.emplace_back(rows.text(0), rows.integer(2));
        }
        CH_CHECK(rows.end());
    }
    for (const auto& [sku, onHand] : covered)
        CH_CHECK(context.db.gather(sql::Gathered::Rows,
                                   "INSERT INTO stock_count_lines (stock_count_id, sku, on_hand_at_start, revision) "
                                   "VALUES (?, ?, ?, ?)",
                                   count.id, sku, onHand, count.revision));
    return qint64(covered.size());
}

Result<qint64> insertLines(WriteContext& context, const StockCount& count)
{
    switch (count.scope.kind) {
    case CountScope::Kind::Skus:
        return insertChosen(context, count);
    case CountScope::Kind::All:
        return context.db.run("INSERT INTO stock_count_lines (stock_count_id, sku, on_hand_at_start, revision) "
                              "SELECT ?, sku, on_hand, ? FROM products WHERE active = 1 OR on_hand > 0",
                              count.id, count.revision);
    case CountScope::Kind::Location:
        return insertPlaces(context, count);
    }
    Q_UNREACHABLE();
}

} // namespace

Result<std::optional<StockCount>> loadStockCount(sql::Connection& db, StockCountId id)
{
    CH_TRY(sql::Rows rows, db.query("SELECT " CH_STOCK_COUNT_COLUMNS "FROM stock_counts c WHERE c.id = ?", id));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<StockCount>();
    }
    return std::optional(readCount(rows));
}

Result<qint64> openStockCounts(sql::Connection& db)
{
    CH_TRY(const auto count, db.integer("SELECT count(*) FROM stock_counts WHERE status = 'COUNTING'"));
    return count.value_or(0);
}

Result<StockCount> insertStockCount(WriteContext& context, const NewStockCount& draft, const Actor& actor)
{
    StockCount count{.id = context.ids.nextId<StockCountId>(),
                     .name = draft.name.trimmed(),
                     .blind = draft.blind,
                     .scope = draft.scope,
                     .note = draft.note,
                     .differences = 0,
                     .createdBy = actor.name,
                     .createdAt = context.now,
                     .revision = context.nextPosition()};
    CH_TRY(
        const qint64 inserted,
        context.db.run(
            "INSERT INTO stock_counts (id, name, status, blind, scope_kind, scope_location, scope_skus, note, line_count, "
            "created_by, created_by_id, create_op_id, created_at, version, revision) "
            "VALUES (?, ?, 'COUNTING', ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, 1, ?) "
            "ON CONFLICT (created_by_id, create_op_id) DO NOTHING",
            count.id, count.name, count.blind, nameOf(count.scope.kind), count.scope.location,
            count.scope.skus.join(u'\n'), count.note, count.createdBy, actor.userId, actor.opId, count.createdAt,
            count.revision));
    if (inserted == 0)
        return refusal(Reason::KeyReused);
    CH_TRY(count.lines, insertLines(context, count));
    if (count.lines == 0)
        return scopeRefused(u"scope"_s, u"covers no product"_s);
    CH_CHECK(context.db.run("UPDATE stock_counts SET line_count = ? WHERE id = ?", count.lines, count.id));
    CH_CHECK(publish(context, count, 0));
    return count;
}

Result<> saveStockCount(WriteContext& context, const StockCount& count, qint64 before)
{
    CH_TRY(const qint64 changed,
           context.db.run(
               "UPDATE stock_counts SET status = ?, counted_count = ?, recount_count = ?, difference_count = ?, "
               "counters = ?, last_counted_at = ?, ended_by = ?, ended_at = ?, version = ?, revision = ? "
               "WHERE id = ? AND revision = ?",
               nameOf(count.status), count.counted, count.recounts, count.differences.value_or(0),
               count.counters.join(u'\n'), count.lastCountedAt, count.endedBy, count.endedAt, count.version,
               count.revision, count.id, before));
    if (changed != 1)
        return refusal(Reason::Internal, {}, u"a stock count changed under its own step"_s);
    return publish(context, count, before);
}

Result<> endStockCount(WriteContext& context, StockCountId id, const Actor& actor)
{
    CH_CHECK(context.db.run("UPDATE stock_counts SET ended_by_id = ?, end_op_id = ? WHERE id = ?", actor.userId,
                            actor.opId, id));
    return ok();
}

Result<std::vector<StockCount>> readStockCounts(sql::Connection& db, const StockCountQuery& query)
{
    // Up to three are named; the same one three times names one.
    const auto named = [&](size_t i) -> QString {
        return query.status.empty() ? QString() : QString(nameOf(query.status[std::min(i, query.status.size() - 1)]));
    };
    CH_TRY(sql::Rows rows, db.query("SELECT " CH_STOCK_COUNT_COLUMNS "FROM stock_counts c WHERE c.id < ? "
                                    "AND (? = 1 OR c.status IN (?, ?, ?)) ORDER BY c.id DESC LIMIT ?",
                                    query.before ? query.before->value() : std::numeric_limits<qint64>::max(),
                                    query.status.empty(), named(0), named(1), named(2), query.limit));
    std::vector<StockCount> counts;
    while (rows.next())
        counts.push_back(readCount(rows));
    CH_CHECK(rows.end());
    return counts;
}

} // namespace ch::server
