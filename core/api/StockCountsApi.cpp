// SPDX-License-Identifier: Apache-2.0
#include "core/api/StockCountsApi.h"

#include "core/api/Decoding.h"
#include "core/wire/StockCountJson.h"

#include <QUrl>

namespace ch {

namespace {

constexpr int kLinesOfAPage = 1'000;

QByteArray pathOf(StockCountId id, const char* rest = "")
{
    return "/stock-counts/" + id.toBytes() + rest;
}

} // namespace

Result<StockCountAnswer> StockCountsApi::step(const ApiCall& call, const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer, m_client.call(call, context));
    const Result<StockCount> count = api::decoded(answer, readStockCount);
    if (!count)
        return count.error();
    return StockCountAnswer{.count = *count, .body = answer.data};
}

Result<StockCountAnswer> StockCountsApi::begin(const NewStockCount& draft, const OpId& key,
                                               const CallContext& context) const
{
    return step({.method = HttpMethod::Post, .path = "/stock-counts", .body = toJson(draft), .key = key}, context);
}

Result<StockCountAnswer> StockCountsApi::recount(StockCountId id, const std::vector<QString>& skus, const OpId& key,
                                                 const CallContext& context) const
{
    return step({.method = HttpMethod::Post, .path = pathOf(id, "/recount"), .body = toRecountJson(skus), .key = key},
                context);
}

Result<StockCountAnswer> StockCountsApi::approve(StockCountId id, const CountApproval& approval, const OpId& key,
                                                 const CallContext& context) const
{
    return step({.method = HttpMethod::Post, .path = pathOf(id, "/approval"), .body = toJson(approval), .key = key},
                context);
}

Result<StockCountAnswer> StockCountsApi::cancel(StockCountId id, const OpId& key, const CallContext& context) const
{
    return step({.method = HttpMethod::Post, .path = pathOf(id, "/cancellation"), .key = key}, context);
}

Result<StockCountLinePage> StockCountsApi::lines(StockCountId id, qint64 sinceRevision, const QString& cursor,
                                                 const CallContext& context) const
{
    QByteArray query = "limit=" + QByteArray::number(kLinesOfAPage) + "&since=" + QByteArray::number(sinceRevision);
    if (!cursor.isEmpty())
        query += "&cursor=" + QUrl::toPercentEncoding(cursor);
    CH_TRY(const ApiAnswer answer, m_client.call({.path = pathOf(id), .query = query}, context));
    const auto members = jsonMembers(answer.data);
    if (!members)
        return api::notUnderstood(members.error(), answer.trace);
    const auto elements = jsonElements(textOf(*members, "lines"));
    if (!elements)
        return api::notUnderstood(elements.error(), answer.trace);
    StockCountLinePage page{.lines = {},
                            .revision = jsonInteger(textOf(*members, "revision")).value_or(0),
                            .nextCursor = jsonText(textOf(*members, "next_cursor")).value_or(QString())};
    for (const QByteArrayView element : *elements) {
        const ApiAnswer one{.data = element.toByteArray()};
        CH_TRY(StockCountLine line, api::decoded(one, readStockCountLine));
        page.lines.push_back({.line = std::move(line), .body = one.data});
    }
    return page;
}

} // namespace ch
