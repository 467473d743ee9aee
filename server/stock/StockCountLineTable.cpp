// SPDX-License-Identifier: Apache-2.0
#include "server/stock/StockCountLineTable.h"

#include "core/domain/Reason.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

// The columns that readLine() expects: l a line, p its product. What was put right on paper since is what
// core/domain/StockCountRules.h's isOnPaperOnly() says. An ended count shows what was when it ended.
#define CH_COUNT_LINE_COLUMNS                                                                                           \
    "l.sku, p.title, p.location, l.round, l.counted, l.expected, l.on_hand_at_start, "                                  \
    "CASE WHEN ? = 1 THEN p.on_hand ELSE l.on_hand_at_end END, l.moved_between, l.first_counted_at, l.counted_at, "     \
    "l.applied, l.reason, l.note, l.revision, CASE WHEN ? = 0 THEN l.corrected_at_end WHEN l.counted IS NOT NULL THEN " \
    "(SELECT coalesce(sum(m.delta_on_hand), 0) FROM movements m WHERE m.sku = l.sku AND m.id >= l.movements_from "      \
    "AND m.at > l.counted_at AND (m.kind = 'COUNT' OR (m.kind = 'ADJUST' AND m.reason IN ('COUNTED', 'CORRECTION')))) " \
    "END "

StockCountLine readLine(const sql::Rows& row)
{
    StockCountLine line;
    line.sku = row.text(0);
    line.title = row.text(1);
    line.location = row.optionalText(2);
    line.round = int(row.integer(3));
    line.counted = row.optionalInteger(4);
    line.expected = row.optionalInteger(5);
    line.onHandAtStart = row.integer(6);
    line.onHand = row.optionalInteger(7);
    line.movedBetween = row.optionalInteger(8);
    line.firstCountedAt = row.optionalTime(9);
    line.countedAt = row.optionalTime(10);
    line.applied = row.optionalInteger(11);
    line.reason = row.text(12);
    line.note = row.text(13);
    line.revision = row.integer(14);
    line.correctedSince = row.optionalInteger(15);
    return line;
}

// The columns that readEntry() expects.
#define CH_COUNT_ENTRY_COLUMNS                                                                                         \
    "e.sku, e.user, e.device, e.place, e.round, e.counted, e.expected, e.counted_at, e.at, e.op_id, e.note, e.counts "

CountEntry readEntry(const sql::Rows& row)
{
    return CountEntry{.user = row.text(1),
                      .device = row.text(2),
                      .place = row.text(3),
                      .round = int(row.integer(4)),
                      .counted = row.optionalInteger(5),
                      .expected = row.integer(6),
                      .countedAt = row.time(7),
                      .at = row.time(8),
                      .opId = row.text(9),
                      .note = row.text(10),
                      .counts = row.boolean(11)};
}

Result<std::vector<StockCountLine>> readAll(sql::Rows rows)
{
    std::vector<StockCountLine> lines;
    while (rows.next())
        lines.push_back(readLine(rows));
    CH_CHECK(rows.end());
    return lines;
}

} // namespace

Result<std::optional<StockCountLine>> loadCountLine(sql::Connection& db, const StockCount& count, const QString& sku)
{
    std::optional<StockCountLine> line;
    {
        CH_TRY(sql::Rows rows,
               db.query("SELECT " CH_COUNT_LINE_COLUMNS "FROM stock_count_lines l JOIN products p ON p.sku = l.sku "
                        "WHERE l.stock_count_id = ? AND l.sku = ?",
                        count.isOpen(), count.isOpen(), count.id, sku));
        if (rows.next())
            line = readLine(rows);
        else
            CH_CHECK(rows.end());
    }
    if (!line)
        return line;
    CH_TRY(sql::Rows rows, db.query("SELECT " CH_COUNT_ENTRY_COLUMNS "FROM stock_count_entries e "
                                    "WHERE e.stock_count_id = ? AND e.sku = ? ORDER BY e.id",
                                    count.id, sku));
    while (rows.next())
        line->entries.push_back(readEntry(rows));
    CH_CHECK(rows.end());
    return line;
}

Result<std::vector<StockCountLine>> readCountLines(sql::Connection& db, const StockCount& count,
                                                   const CountLineQuery& query)
{
    CH_TRY(sql::Rows found,
           db.query("SELECT " CH_COUNT_LINE_COLUMNS
                    "FROM stock_count_lines l JOIN products p ON p.sku = l.sku WHERE l.stock_count_id = ? "
                    "AND (l.revision, l.sku) > (?, ?) AND (? = 1 OR CASE WHEN l.counted IS NOT NULL THEN 'COUNTED' "
                    "WHEN l.round > 1 THEN 'RECOUNT' ELSE 'UNCOUNTED' END = ?) ORDER BY l.revision, l.sku LIMIT ?",
                    count.isOpen(), count.isOpen(), count.id, query.afterRevision, query.afterSku, !query.state,
                    nameOf(query.state.value_or(CountLineState::Counted)), query.limit));
    CH_TRY(std::vector<StockCountLine> lines, readAll(std::move(found)));
    for (StockCountLine& line : lines) {
        if (!line.counted)
            continue;
        CH_TRY(sql::Rows rows, db.query("SELECT " CH_COUNT_ENTRY_COLUMNS "FROM stock_count_entries e "
                                        "WHERE e.stock_count_id = ? AND e.sku = ? AND e.counts = 1 ORDER BY e.id",
                                        count.id, line.sku));
        while (rows.next())
            line.entries.push_back(readEntry(rows));
        CH_CHECK(rows.end());
    }
    return lines;
}

Result<std::vector<StockCountLine>> readCountedLines(sql::Connection& db, const StockCount& count)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT " CH_COUNT_LINE_COLUMNS "FROM stock_count_lines l JOIN products p ON p.sku = l.sku "
                    "WHERE l.stock_count_id = ? AND l.counted IS NOT NULL ORDER BY l.sku",
                    count.isOpen(), count.isOpen(), count.id));
    return readAll(std::move(rows));
}

Result<bool> isEntryKnown(sql::Connection& db, StockCountId id, const QString& sku, const Actor& actor)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT stock_count_id, sku FROM stock_count_entries WHERE user_id = ? AND op_id = ?", actor.userId,
                    actor.opId));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return false;
    }
    if (rows.id<StockCountId>(0) != id || rows.text(1) != sku)
        return refusal(Reason::KeyReused);
    return true;
}

Result<> saveEntries(WriteContext& context, StockCountId id, const StockCountLine& before, const StockCountLine& line,
                     const Actor& actor)
{
    const CountEntry& entry = line.entries.back();
    CH_CHECK(context.db.run(
        "INSERT INTO stock_count_entries (id, stock_count_id, sku, round, user_id, user, device, place, counted, expected, "
        "counted_at, at, op_id, note, counts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        context.ids.next(), id, line.sku, entry.round, actor.userId, entry.user, entry.device, entry.place,
        entry.counted, entry.expected.value_or(0), entry.countedAt, entry.at, entry.opId, entry.note, entry.counts));
    for (size_t i = 0; i < before.entries.size(); ++i) {
        const CountEntry& each = line.entries[i];
        if (each.counts != before.entries[i].counts)
            CH_CHECK(context.db.run("UPDATE stock_count_entries SET counts = ? WHERE stock_count_id = ? AND sku = ? "
                                    "AND op_id = ? AND user = ?",
                                    each.counts, id, line.sku, each.opId, each.user));
    }
    return ok();
}

Result<> saveCountLine(WriteContext& context, StockCountId id, const StockCountLine& line)
{
    const QVariant from = line.countedAt ? QVariant(IdGenerator::firstAfter(*line.countedAt)) : QVariant();
    CH_CHECK(context.db.run(
        "UPDATE stock_count_lines SET round = ?, counted = ?, expected = ?, moved_between = ?, first_counted_at = ?, "
        "counted_at = ?, movements_from = ?, revision = ? WHERE stock_count_id = ? AND sku = ?",
        line.round, line.counted, line.expected, line.movedBetween, line.firstCountedAt, line.countedAt, from,
        line.revision, id, line.sku));
    if (!line.counted)
        CH_CHECK(context.db.run(
            "UPDATE stock_count_entries SET counts = 0 WHERE stock_count_id = ? AND sku = ? AND counts = 1", id,
            line.sku));
    return ok();
}

Result<> saveDecidedLine(WriteContext& context, StockCountId id, const StockCountLine& line)
{
    CH_CHECK(context.db.run("UPDATE stock_count_lines SET on_hand_at_end = ?, corrected_at_end = ?, applied = ?, "
                            "reason = ?, note = ?, revision = ? WHERE stock_count_id = ? AND sku = ?",
                            line.onHand, line.correctedSince, line.applied, line.reason, line.note, line.revision, id,
                            line.sku));
    return ok();
}

Result<qint64> movedSince(sql::Connection& db, const QString& sku, UtcTime after)
{
    CH_TRY(const auto moved, db.integer("SELECT sum(delta_on_hand) FROM movements WHERE sku = ? AND id >= ? AND at > ?",
                                        sku, IdGenerator::firstAfter(after), after));
    return moved.value_or(0);
}

Result<qint64> unitsMovedBetween(sql::Connection& db, const QString& sku, UtcTime after, UtcTime upTo)
{
    if (after >= upTo)
        return 0;
    CH_TRY(const auto moved, db.integer("SELECT sum(abs(delta_on_hand)) FROM movements "
                                        "WHERE sku = ? AND id >= ? AND at > ? AND at <= ?",
                                        sku, IdGenerator::firstAfter(after), after, upTo));
    return moved.value_or(0);
}

} // namespace ch::server
