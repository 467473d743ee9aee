// SPDX-License-Identifier: Apache-2.0
#include "core/desk/CountSheets.h"

#include "core/desk/StepRules.h"
#include "core/domain/NaturalOrder.h"
#include "core/domain/Reason.h"
#include "core/domain/StockCountRules.h"
#include "core/store/OutboxEditTable.h"
#include "core/store/OutboxTable.h"
#include "core/store/StockCountTable.h"
#include "core/wire/StockCountJson.h"

#include <algorithm>
#include <map>

namespace ch::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

QString skuOf(const PendingOperation& operation)
{
    return operation.entityId.sliced(operation.entityId.indexOf(u'/') + 1);
}

/// Nothing if a later program wrote it.
std::optional<CountLineDraft> draftOf(const PendingOperation& operation)
{
    auto document = JsonDocument::parse(operation.body, UnknownMembers::Ignore);
    if (!document)
        return std::nullopt;
    JsonObject root = document->root();
    CountLineDraft draft = readCountLineDraft(root);
    return document->result() ? std::optional(std::move(draft)) : std::nullopt;
}

CountEntry entryOf(const CountLineDraft& draft, const QString& opId, const StockCountLine& line, const Viewer& viewer)
{
    return {.user = viewer.actor.name,
            .device = viewer.actor.device,
            .place = draft.place,
            .round = draft.round > 0 ? draft.round : line.round,
            .counted = draft.counted,
            .countedAt = draft.countedAt,
            .at = draft.countedAt,
            .opId = opId,
            .note = draft.note};
}

/// What waits on top; a refused entry only counts.
void overlay(CountSheetLine& line, const PendingOperation& operation, const Viewer& viewer)
{
    if (operation.state == OperationState::Refused) {
        ++line.refused;
        return;
    }
    ++line.waiting;
    if (const auto draft = draftOf(operation))
        addEntry(line.line, entryOf(*draft, operation.opId.toString(), line.line, viewer));
}

CountSheetLine lineOf(const Product& product, bool tells)
{
    CountSheetLine line{.line = {.sku = product.sku, .title = product.title, .location = product.location},
                        .barcode = product.barcode.value_or(QString())};
    if (tells)
        line.line.onHand = product.onHand;
    return line;
}

/// The service's word in place of what follows from the product alone.
void takeStored(CountSheetLine& line, StockCountLine stored)
{
    const auto onHand = line.line.onHand;
    line.line = std::move(stored);
    // What is on hand now is known better here: the feed brings it with every sale.
    if (line.line.onHand && onHand && !line.line.applied)
        line.line.onHand = onHand;
}

Result<StockCount> openCount(sql::Connection& db, StockCountId id)
{
    CH_TRY(const auto count, store::stockCount(db, id));
    if (!count)
        return refusal(Reason::NotFound);
    return *count;
}

Result<std::optional<qint64>> unitsAfter(const CountStep& step, const std::optional<qint64>& before)
{
    if (step.how == CountStep::How::TakeBack)
        return std::optional<qint64>();
    const qint64 units = step.how == CountStep::How::Add ? before.value_or(0) + step.units : step.units;
    if (units < 0 || units > kMostCounted)
        return refusal(Reason::ValidationFailed);
    return std::optional(units);
}

/// Puts the number into the entry that waits for the same place, or into a new one.
Result<> queue(sql::Connection& db, const CountStep& step, const CountLineDraft& draft, UtcTime now, UtcTime sendFrom)
{
    const QString entity = queueOf(step.count, step.sku);
    CH_TRY(const auto open, store::openOperationsOf(db, store::OutboxEntity::StockCount, entity));
    if (!open.empty() && open.back().state == OperationState::Waiting) {
        const auto queued = draftOf(open.back());
        if (queued && queued->place == draft.place && queued->round == draft.round) {
            CH_TRY(const bool isEdited, store::editQueued(db, open.back().seq, toJson(draft)));
            if (isEdited)
                return ok();
        }
    }
    CH_CHECK(store::enqueue(
        db, {.kind = OperationKind::CountLine, .entityId = entity, .label = step.sku, .body = toJson(draft)}, now,
        sendFrom));
    return ok();
}

Result<CountSheetLine> sheetLine(sql::Connection& db, const StockCount& count, const QString& sku, const Viewer& viewer)
{
    CH_TRY(const auto product, store::productToCount(db, sku));
    CH_TRY(auto stored, store::countLine(db, count.id, sku));
    const bool isCovered = product && product->createdAt <= count.createdAt && count.scope.covers(*product);
    if (!stored && !isCovered)
        return refusal(Reason::NotFound);
    CountSheetLine line =
        product ? lineOf(*product, tellsExpected(count, viewer.role)) : CountSheetLine{.line = {.sku = sku}};
    if (stored)
        takeStored(line, *std::move(stored));
    CH_TRY(const auto open, store::openOperationsOf(db, store::OutboxEntity::StockCount, queueOf(count.id, sku)));
    for (const PendingOperation& operation : open)
        overlay(line, operation, viewer);
    return line;
}

} // namespace

QString queueOf(StockCountId count, const QString& sku)
{
    return QString(count.toString() + u'/' + sku);
}

std::optional<qint64> saidBy(const StockCountLine& line, const QString& place, const Viewer& viewer)
{
    for (const CountEntry& entry : line.entries) {
        if (entry.counts && entry.user == viewer.actor.name && entry.device == viewer.actor.device &&
            entry.place == place)
            return entry.counted;
    }
    return std::nullopt;
}

Result<std::vector<StockCountItem>> countItems(sql::Connection& db)
{
    CH_TRY(auto counts, store::stockCounts(db));
    CH_TRY(const auto open, store::openCountOperations(db, {}));
    std::vector<StockCountItem> items;
    for (StockCount& count : counts) {
        StockCountItem item{.count = std::move(count)};
        const QString queue = item.count.id.toString() + u'/';
        for (const PendingOperation& operation : open) {
            if (operation.entityId.startsWith(queue))
                ++(operation.state == OperationState::Refused ? item.refused : item.waiting);
        }
        items.push_back(std::move(item));
    }
    return items;
}

Result<CountSheet> countSheet(sql::Connection& db, StockCountId id, const Viewer& viewer)
{
    CountSheet sheet;
    CH_TRY(sheet.count, openCount(db, id));
    const bool tells = tellsExpected(sheet.count, viewer.role);
    CH_TRY(const auto products, store::productsToCount(db, sheet.count));
    std::map<QString, size_t> places;
    for (const Product& product : products) {
        places.emplace(product.sku, sheet.lines.size());
        sheet.lines.push_back(lineOf(product, tells));
    }
    CH_TRY(auto stored, store::countLines(db, id));
    for (StockCountLine& line : stored) {
        const auto [at, isNew] = places.emplace(line.sku, sheet.lines.size());
        if (isNew)
            sheet.lines.emplace_back();
        takeStored(sheet.lines[at->second], std::move(line));
    }
    CH_TRY(const auto open, store::openCountOperations(db, id));
    for (const PendingOperation& operation : open) {
        if (const auto at = places.find(skuOf(operation)); at != places.end())
            overlay(sheet.lines[at->second], operation, viewer);
    }
    std::ranges::sort(sheet.lines, [](const CountSheetLine& a, const CountSheetLine& b) {
        const auto order = naturalOrder(a.line.location.value_or(QString()), b.line.location.value_or(QString()));
        return order != 0 ? order < 0 : a.line.sku < b.line.sku;
    });
    CH_TRY(sheet.decisions, store::countDecisions(db, id));
    CH_TRY(const auto read, store::countLinesRead(db, id));
    sheet.linesAsOf = read.asOf;
    sheet.isBehind = !sheet.count.counters.isEmpty() && read.revision < sheet.count.revision;
    return sheet;
}

Result<CountSheetLine> countSheetLine(sql::Connection& db, StockCountId id, const QString& sku, const Viewer& viewer)
{
    CH_TRY(const StockCount count, openCount(db, id));
    return sheetLine(db, count, sku, viewer);
}

Result<CountTaken> takeCount(sql::Connection& db, const CountStep& step, const Viewer& viewer,
                             std::chrono::seconds gathers)
{
    if (!mayTake(viewer.role, OperationKind::CountLine))
        return refusal(Reason::Forbidden);
    CountTaken taken{.step = step};
    CH_TRY(taken.count, openCount(db, step.count));
    CH_CHECK(expectOpen(taken.count));
    CH_TRY(const CountSheetLine before, sheetLine(db, taken.count, step.sku, viewer));
    taken.before = saidBy(before.line, step.place, viewer);
    CH_TRY(taken.after, unitsAfter(step, taken.before));
    CH_TRY(const auto product, store::productToCount(db, step.sku));
    const CountLineDraft draft{.counted = taken.after,
                               .expected = product ? product->onHand : 0,
                               .countedAt = viewer.now,
                               .place = step.place,
                               .round = before.line.round,
                               .note = step.note};
    if (taken.before != taken.after || !step.note.isEmpty())
        CH_CHECK(queue(db, step, draft, viewer.now, viewer.now.plusSeconds(gathers.count())));
    CH_TRY(taken.line, sheetLine(db, taken.count, step.sku, viewer));
    return taken;
}

} // namespace ch::desk
