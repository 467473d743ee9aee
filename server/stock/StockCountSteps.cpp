// SPDX-License-Identifier: Apache-2.0
#include "server/stock/StockCountSteps.h"

#include "core/domain/Reason.h"
#include "core/domain/StockCountRules.h"
#include "core/wire/StockCountJson.h"
#include "server/stock/ProductBodies.h"
#include "server/stock/ProductRepository.h"
#include "server/stock/StockCountLineTable.h"
#include "server/stock/StockCountRepository.h"

#include <QHash>
#include <QSet>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// So that nobody fills the store with counts; a shop has a handful.
constexpr qint64 kMostOpenCounts = 50;
/// Enough for a person to decide about them; the rest is named when these are settled.
constexpr size_t kNamedLines = 50;

Error validationFailed(const QString& field, const QString& problem)
{
    Problems problems;
    problems.unacceptable(field, problem);
    return problems.result().error();
}

Role roleOf(const Actor& actor)
{
    return actor.role.value_or(Role::Warehouse);
}

Answer answerOf(int status, const StockCount& count, const Actor& actor)
{
    return Answer{.status = status, .data = stockCountToJson(seenBy(count, tellsExpected(count, roleOf(actor))))};
}

Answer lineAnswer(const StockCount& count, const StockCountLine& line, const Actor& actor)
{
    const bool tells = tellsExpected(count, roleOf(actor));
    return Answer{.data = countedLineToJson(seenBy(count, tells), seenBy(line, tells))};
}

/// The count as loaded, and as it will be at its next version.
struct Changing
{
    StockCount count;
    qint64 revisionBefore = 0;
};

Result<Changing> changing(WriteContext& context, StockCountId id)
{
    CH_TRY(auto count, loadStockCount(context.db, id));
    if (!count)
        return Call::notFound();
    Changing change{.count = *std::move(count)};
    change.revisionBefore = change.count.revision;
    return change;
}

void nextVersion(WriteContext& context, StockCount& count)
{
    ++count.version;
    count.revision = context.nextPosition();
}

/// The line's number after its entries changed, against the stock as of the moment of counting.
Result<> reckon(WriteContext& context, StockCountLine& line)
{
    markEntries(line.entries, line.round);
    const CountTally tally = tallyOf(line.entries);
    if (tally.counted.value_or(0) > kMostOnHand)
        return validationFailed(u"counted"_s, u"would make the line's sum more than %1"_s.arg(kMostOnHand));
    line.counted = tally.counted;
    line.correctedSince = tally.counted ? std::optional<qint64>(0) : std::nullopt;
    if (!tally.counted) {
        line.expected = line.movedBetween = std::nullopt;
        line.firstCountedAt = line.countedAt = std::nullopt;
        return ok();
    }
    line.firstCountedAt = tally.first;
    line.countedAt = tally.last;
    CH_TRY(const qint64 since, movedSince(context.db, line.sku, tally.last));
    line.expected = line.onHand.value_or(0) - since;
    CH_TRY(line.movedBetween, unitsMovedBetween(context.db, line.sku, tally.first, tally.last));
    return ok();
}

void noteCounter(StockCount& count, const CountEntry& entry)
{
    if (!count.counters.contains(entry.user))
        count.counters.push_back(entry.user);
    count.lastCountedAt = std::max(count.lastCountedAt.value_or(entry.countedAt), entry.countedAt);
}

Error versionMismatch(const StockCount& count)
{
    JsonWriter facts;
    facts.beginObject().key("status"_L1).text(nameOf(count.status));
    facts.key("version"_L1).number(count.version).endObject();
    return refusal(Reason::VersionMismatch, facts.take());
}

using Decisions = QHash<QString, const CountDecision*>;

Result<Decisions> decisionsBySku(const CountApproval& approval)
{
    Decisions decisions;
    for (size_t i = 0; i < approval.lines.size(); ++i) {
        const CountDecision& each = approval.lines[i];
        if (decisions.contains(each.sku))
            return validationFailed(u"lines[%1].sku"_s.arg(i), u"is decided twice"_s);
        decisions.insert(each.sku, &each);
    }
    return decisions;
}

/// Every line with a number, and those that somebody decided about.
Result<std::vector<StockCountLine>> linesToDecide(sql::Connection& db, const StockCount& count,
                                                  const CountApproval& approval)
{
    CH_TRY(std::vector<StockCountLine> lines, readCountedLines(db, count));
    QSet<QString> known;
    for (const StockCountLine& line : lines)
        known.insert(line.sku);
    for (size_t i = 0; i < approval.lines.size(); ++i) {
        const QString& sku = approval.lines[i].sku;
        if (known.contains(sku))
            continue;
        CH_TRY(auto line, loadCountLine(db, count, sku));
        if (!line)
            return validationFailed(u"lines[%1].sku"_s.arg(i), u"is no line of this count"_s);
        lines.push_back(*std::move(line));
    }
    return lines;
}

struct Decided
{
    StockCountLine line;
    std::optional<CountEffect> effect;
};

/// INSUFFICIENT_STOCK about the first line that orders need more of, and the list of all such.
Result<> refuseBlocked(sql::Connection& db, const std::vector<Decided>& decided)
{
    JsonWriter blocked;
    blocked.beginArray();
    std::optional<Product> first;
    size_t named = 0;
    for (const Decided& each : decided) {
        if (!each.effect || each.effect->delta >= 0)
            continue;
        CH_TRY(const auto product, loadProduct(db, each.line.sku));
        if (!product || product->onHand + each.effect->delta >= product->reserved || named == kNamedLines)
            continue;
        first = first ? first : product;
        ++named;
        blocked.beginObject().key("sku"_L1).text(product->sku);
        blocked.key("on_hand"_L1).number(product->onHand).key("reserved"_L1).number(product->reserved);
        blocked.key("adjustment"_L1).number(each.effect->delta).endObject();
    }
    blocked.endArray();
    return first ? Result<>(refuseBelowReservations(db, *first, blocked.take())) : ok();
}

Result<> applyDecided(WriteContext& context, const StockCount& count, std::vector<Decided>& decided, const Actor& actor)
{
    const MovementSource source{.actor = actor, .orderId = {}, .at = context.now};
    for (Decided& each : decided) {
        StockCountLine& line = each.line;
        line.revision = count.revision;
        if (each.effect) {
            CH_CHECK(changeStock(context,
                                 {.sku = line.sku,
                                  .kind = MovementKind::Count,
                                  .reason = each.effect->reason,
                                  .deltaOnHand = each.effect->delta,
                                  .note = each.effect->note,
                                  .stockCountId = count.id},
                                 source));
            line.applied = each.effect->delta;
            line.reason = each.effect->reason;
            line.note = each.effect->note;
        }
        CH_CHECK(saveDecidedLine(context, count.id, line));
    }
    return ok();
}

Result<Answer> end(WriteContext& context, Changing& change, StockCountStatus status, const Actor& actor)
{
    change.count.status = status;
    change.count.endedBy = actor.name;
    change.count.endedAt = context.now;
    CH_CHECK(saveStockCount(context, change.count, change.revisionBefore));
    CH_CHECK(endStockCount(context, change.count.id, actor));
    return answerOf(200, change.count, actor);
}

} // namespace

Result<Answer> beginStockCount(WriteContext& context, const NewStockCount& draft, const Actor& actor)
{
    CH_TRY(const qint64 open, openStockCounts(context.db));
    if (open >= kMostOpenCounts)
        return validationFailed(u"name"_s,
                                u"there are %1 open counts already; approve or cancel one first"_s.arg(open));
    CH_TRY(const StockCount count, insertStockCount(context, draft, actor));
    return answerOf(201, count, actor);
}

Result<Answer> countStockLine(WriteContext& context, StockCountId id, const QString& sku, const CountLineDraft& draft,
                              const Actor& actor)
{
    CH_TRY(Changing change, changing(context, id));
    StockCount& count = change.count;
    CH_TRY(auto line, loadCountLine(context.db, count, sku));
    if (!line)
        return Call::notFound();
    CH_TRY(const bool isKnown, isEntryKnown(context.db, id, sku, actor));
    if (isKnown)
        return lineAnswer(count, *line, actor);
    CH_CHECK(expectOpen(count));
    if (draft.round > line->round)
        return validationFailed(u"round"_s, u"is later than the line's, which is %1"_s.arg(line->round));
    const StockCountLine before = *line;
    line->entries.push_back({.user = actor.name,
                             .device = actor.device,
                             .place = draft.place,
                             .round = draft.round > 0 ? draft.round : line->round,
                             .counted = draft.counted,
                             .expected = draft.expected,
                             .countedAt = countedAtOf(draft, count, context.now),
                             .at = context.now,
                             .opId = actor.opId,
                             .note = draft.note});
    CH_CHECK(reckon(context, *line));
    nextVersion(context, count);
    line->revision = count.revision;
    addProgress(count, before, *line);
    noteCounter(count, line->entries.back());
    CH_CHECK(saveEntries(context, id, before, *line, actor));
    CH_CHECK(saveCountLine(context, id, *line));
    CH_CHECK(saveStockCount(context, count, change.revisionBefore));
    CH_TRY(const auto stored, loadCountLine(context.db, count, sku));
    return lineAnswer(count, stored.value_or(*line), actor);
}

Result<Answer> recountStockLines(WriteContext& context, StockCountId id, const std::vector<QString>& skus)
{
    CH_TRY(Changing change, changing(context, id));
    StockCount& count = change.count;
    CH_CHECK(expectOpen(count));
    nextVersion(context, count);
    for (size_t i = 0; i < skus.size(); ++i) {
        CH_TRY(auto line, loadCountLine(context.db, count, skus[i]));
        if (!line)
            return validationFailed(u"skus[%1]"_s.arg(i), u"is no line of this count"_s);
        if (!line->counted)
            continue;
        const StockCountLine before = *line;
        ++line->round;
        line->revision = count.revision;
        CH_CHECK(reckon(context, *line));
        addProgress(count, before, *line);
        CH_CHECK(saveCountLine(context, id, *line));
    }
    CH_CHECK(saveStockCount(context, count, change.revisionBefore));
    return Answer{.data = stockCountToJson(count)};
}

Result<Answer> approveStockCountLines(WriteContext& context, StockCountId id, const CountApproval& approval,
                                      const Actor& actor)
{
    CH_TRY(Changing change, changing(context, id));
    CH_CHECK(expectOpen(change.count));
    if (approval.version && *approval.version != change.count.version)
        return versionMismatch(change.count);
    CH_TRY(const Decisions decisions, decisionsBySku(approval));
    CH_TRY(std::vector<StockCountLine> lines, linesToDecide(context.db, change.count, approval));
    std::vector<Decided> decided;
    decided.reserve(lines.size());
    for (StockCountLine& line : lines) {
        CH_TRY(auto effect, effectOf(line, decisions.value(line.sku), approval));
        decided.push_back({.line = std::move(line), .effect = std::move(effect)});
    }
    CH_CHECK(refuseBlocked(context.db, decided));
    nextVersion(context, change.count);
    CH_CHECK(applyDecided(context, change.count, decided, actor));
    return end(context, change, StockCountStatus::Approved, actor);
}

Result<Answer> abandonStockCount(WriteContext& context, StockCountId id, const Actor& actor)
{
    CH_TRY(Changing change, changing(context, id));
    CH_CHECK(expectOpen(change.count));
    nextVersion(context, change.count);
    return end(context, change, StockCountStatus::Cancelled, actor);
}

} // namespace ch::server
