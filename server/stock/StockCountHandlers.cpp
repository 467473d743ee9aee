// SPDX-License-Identifier: Apache-2.0
#include "server/stock/StockCountHandlers.h"

#include "core/domain/Reason.h"
#include "core/domain/StockCountRules.h"
#include "core/wire/StockCountJson.h"
#include "server/api/QueryParameters.h"
#include "server/stock/StockCountLineTable.h"
#include "server/stock/StockCountRepository.h"
#include "server/stock/StockCountSteps.h"
#include "server/store/Snapshot.h"

#include <limits>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kCountSort = u"-id"_s;
const QString kLineSort = u"revision"_s;
constexpr int kMostLinesOfAPage = 1'000;
constexpr int kStatuses = 3;
// There is one behind it.
constexpr qint64 kLastRevision = std::numeric_limits<qint64>::max() - 1;

Result<StockCount> countOf(sql::Connection& db, const Call& call)
{
    CH_TRY(const auto id, call.pathId<StockCountId>(0));
    CH_TRY(auto count, loadStockCount(db, id));
    if (!count)
        return Call::notFound();
    return *std::move(count);
}

/// Reads a whole body by one of the readers of core/wire/StockCountJson.h.
template <class Read> auto readBody(const Call& call, Read read) -> Result<std::invoke_result_t<Read, JsonObject&>>
{
    CH_TRY(JsonDocument document, JsonDocument::parse(call.request.body, UnknownMembers::Refuse));
    JsonObject body = document.root();
    auto value = read(body);
    CH_CHECK(document.result());
    return value;
}

/// Nothing, or an object without members.
Result<> expectNoBody(const Call& call)
{
    if (call.request.body.isEmpty())
        return ok();
    CH_TRY(JsonDocument document, JsonDocument::parse(call.request.body, UnknownMembers::Refuse));
    document.root().finish();
    return document.result();
}

Result<> readPosition(const QString& text, CountLineQuery& query)
{
    CH_TRY(const KeysetCursor cursor, KeysetCursor::fromText(text, kLineSort));
    bool isNumber = false;
    query.afterRevision = cursor.value.toLongLong(&isNumber);
    query.afterSku = cursor.id;
    return isNumber ? ok() : refusal(Reason::BadCursor);
}

QByteArray detailToJson(const StockCount& count, const std::vector<StockCountLine>& lines,
                        const std::optional<KeysetCursor>& next, bool tells)
{
    JsonWriter json;
    json.beginObject();
    writeStockCountMembers(json, seenBy(count, tells));
    json.key("lines"_L1).beginArray();
    for (const StockCountLine& line : lines)
        writeStockCountLine(json, seenBy(line, tells));
    json.endArray();
    json.key("next_cursor"_L1).textOrNull(next ? next->toText() : QString());
    json.endObject();
    return json.take();
}

} // namespace

Result<Answer> listStockCounts(const Services&, sql::Connection& db, const Call& call)
{
    QueryParameters parameters(call.request.queryText());
    StockCountQuery query;
    for (const QString& name : parameters.list("status"_L1, kStatuses)) {
        const auto status = stockCountStatusFromName(name);
        if (!status)
            parameters.wrong("status"_L1, u"must hold COUNTING, APPROVED or CANCELLED"_s);
        query.status.push_back(status.value_or(StockCountStatus::Counting));
    }
    const int limit = int(parameters.integer("limit"_L1, {1, 200}).value_or(query.limit));
    const auto cursor = parameters.text("cursor"_L1);
    CH_CHECK(parameters.finish());
    if (cursor) {
        CH_TRY(const KeysetCursor position, KeysetCursor::fromText(*cursor, kCountSort));
        query.before = StockCountId::fromText(position.id.toUtf8());
        if (!query.before)
            return refusal(Reason::BadCursor);
    }
    query.limit = limit + 1;
    CH_TRY(std::vector<StockCount> counts, readStockCounts(db, query));
    std::optional<KeysetCursor> next;
    if (counts.size() > size_t(limit)) {
        counts.pop_back();
        next = KeysetCursor{kCountSort, {}, counts.back().id.toString()};
    }
    std::vector<QByteArray> items;
    items.reserve(counts.size());
    for (const StockCount& count : counts)
        items.push_back(stockCountToJson(seenBy(count, tellsExpected(count, call.caller.role))));
    return Answer{.data = pageToJson(items, next)};
}

Result<Answer> getStockCount(const Services&, sql::Connection& db, const Call& call)
{
    QueryParameters parameters(call.request.queryText());
    CountLineQuery query;
    if (const auto name = parameters.text("state"_L1)) {
        query.state = countLineStateFromName(*name);
        if (!query.state)
            parameters.wrong("state"_L1, u"must be UNCOUNTED, COUNTED or RECOUNT"_s);
    }
    query.afterRevision = parameters.integer("since"_L1, {0, kLastRevision}).value_or(0);
    const int limit = int(parameters.integer("limit"_L1, {1, kMostLinesOfAPage}).value_or(query.limit));
    const auto cursor = parameters.text("cursor"_L1);
    CH_CHECK(parameters.finish());
    if (cursor)
        CH_CHECK(readPosition(*cursor, query));
    else if (query.afterRevision > 0)
        // Behind every SKU of that revision.
        ++query.afterRevision;
    // The count and its lines as they were at one moment: an approval between the two would be half seen.
    CH_TRY(const auto snapshot, Snapshot::begin(db));
    CH_TRY(const StockCount count, countOf(db, call));
    query.limit = limit + 1;
    CH_TRY(std::vector<StockCountLine> lines, readCountLines(db, count, query));
    std::optional<KeysetCursor> next;
    if (lines.size() > size_t(limit)) {
        lines.pop_back();
        next = KeysetCursor{kLineSort, QString::number(lines.back().revision), lines.back().sku};
    }
    return Answer{.data = detailToJson(count, lines, next, tellsExpected(count, call.caller.role))};
}

Result<Answer> getStockCountLine(const Services&, sql::Connection& db, const Call& call)
{
    CH_CHECK(QueryParameters(call.request.queryText()).finish());
    CH_TRY(const auto snapshot, Snapshot::begin(db));
    CH_TRY(const StockCount count, countOf(db, call));
    CH_TRY(const auto line, loadCountLine(db, count, call.pathValues.at(1)));
    if (!line)
        return Call::notFound();
    return Answer{.data = stockCountLineToJson(seenBy(*line, tellsExpected(count, call.caller.role)))};
}

Result<PlannedWrite> createStockCount(const Services&, const Call& call)
{
    CH_TRY(NewStockCount draft, readBody(call, readNewStockCount));
    return PlannedWrite{.effect = [draft = std::move(draft), actor = call.actor()](WriteContext& context) {
        return beginStockCount(context, draft, actor);
    }};
}

Result<PlannedWrite> countLine(const Services&, const Call& call)
{
    CH_TRY(CountLineDraft draft, readBody(call, readCountLineDraft));
    return PlannedWrite{.effect = [draft = std::move(draft), call](WriteContext& context) -> Result<Answer> {
        CH_TRY(const auto id, call.pathId<StockCountId>(0));
        return countStockLine(context, id, call.pathValues.at(1), draft, call.actor());
    }};
}

Result<PlannedWrite> recountLines(const Services&, const Call& call)
{
    CH_TRY(std::vector<QString> skus, readBody(call, readRecount));
    return PlannedWrite{.effect = [skus = std::move(skus), call](WriteContext& context) -> Result<Answer> {
        CH_TRY(const auto id, call.pathId<StockCountId>(0));
        return recountStockLines(context, id, skus);
    }};
}

Result<PlannedWrite> approveStockCount(const Services&, const Call& call)
{
    CH_TRY(CountApproval approval, readBody(call, readCountApproval));
    return PlannedWrite{.effect = [approval = std::move(approval), call](WriteContext& context) -> Result<Answer> {
        CH_TRY(const auto id, call.pathId<StockCountId>(0));
        return approveStockCountLines(context, id, approval, call.actor());
    }};
}

Result<PlannedWrite> cancelStockCount(const Services&, const Call& call)
{
    CH_CHECK(expectNoBody(call));
    return PlannedWrite{.effect = [call](WriteContext& context) -> Result<Answer> {
        CH_TRY(const auto id, call.pathId<StockCountId>(0));
        return abandonStockCount(context, id, call.actor());
    }};
}

} // namespace ch::server
