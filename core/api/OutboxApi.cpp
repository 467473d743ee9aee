// SPDX-License-Identifier: Apache-2.0
#include "core/api/OutboxApi.h"

#include "core/api/Decoding.h"

#include <QUrl>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Route
{
    HttpMethod method;
    QByteArray path;
};

/// "ID/SKU": a SKU may hold slashes.
QByteArray lineRoute(const QString& entityId)
{
    const qsizetype slash = std::max<qsizetype>(entityId.indexOf(u'/'), 0);
    return "/stock-counts/" + entityId.first(slash).toLatin1() + "/lines/" +
           QUrl::toPercentEncoding(entityId.sliced(slash + 1));
}

Route routeOf(const PendingOperation& operation)
{
    const QByteArray order = "/orders/" + operation.entityId.toLatin1();
    switch (operation.kind) {
    case OperationKind::Ship:
        return {HttpMethod::Post, order + "/shipments"};
    case OperationKind::CorrectParcel:
        return {HttpMethod::Patch, order + "/shipments/" + QByteArray::number(operation.parcelNo)};
    case OperationKind::Cancel:
        return {HttpMethod::Post, order + "/cancellation"};
    case OperationKind::Complete:
        return {HttpMethod::Post, order + "/completion"};
    case OperationKind::Hold:
        return {HttpMethod::Post, order + "/hold"};
    case OperationKind::ReleaseHold:
        return {HttpMethod::Delete, order + "/hold"};
    case OperationKind::Note:
        return {HttpMethod::Post, order + "/notes"};
    case OperationKind::Packing:
        return {HttpMethod::Put, order + "/packing"};
    case OperationKind::Print:
        return {HttpMethod::Post, order + "/prints"};
    case OperationKind::CountLine:
        return {HttpMethod::Put, lineRoute(operation.entityId)};
    case OperationKind::Adjust:
    case OperationKind::Count:
        break;
    }
    return {HttpMethod::Post, "/stock-adjustments"};
}

Error aboutSomethingElse(const ApiAnswer& answer)
{
    return api::notUnderstood(Error{.detail = u"the answer is about something else"_s}, answer.trace);
}

/// {"stock_count":{…},"line":{…}}.
Result<OperationAnswer> countedLine(const PendingOperation& operation, const ApiAnswer& answer)
{
    const auto members = jsonMembers(answer.data);
    if (!members)
        return api::notUnderstood(members.error(), answer.trace);
    const QByteArrayView count = textOf(*members, "stock_count");
    const QByteArrayView line = textOf(*members, "line");
    const auto countMembers = jsonMembers(count);
    const auto lineMembers = jsonMembers(line);
    if (!countMembers || !lineMembers)
        return aboutSomethingElse(answer);
    const std::optional<QString> id = jsonText(textOf(*countMembers, "id"));
    const std::optional<qint64> version = jsonInteger(textOf(*countMembers, "version"));
    const std::optional<qint64> revision = jsonInteger(textOf(*countMembers, "revision"));
    const std::optional<QString> sku = jsonText(textOf(*lineMembers, "sku"));
    if (!id || !sku || *id + u'/' + *sku != operation.entityId || !version || !revision)
        return aboutSomethingElse(answer);
    return OperationAnswer{
        .record = {.entity = u"stock_count"_s, .id = *id, .revision = *revision, .body = count.toByteArray()},
        .line = line.toByteArray(),
        .version = *version,
        .isReplayed = answer.isReplayed};
}

} // namespace

Result<OperationAnswer> OutboxApi::send(const PendingOperation& operation, std::optional<qint64> ifMatch,
                                        const CallContext& context) const
{
    const bool isOrder = isAboutOrder(operation.kind);
    Route route = routeOf(operation);
    CH_TRY(const ApiAnswer answer, m_client.call({.method = route.method,
                                                  .path = std::move(route.path),
                                                  .body = operation.body,
                                                  .key = operation.opId,
                                                  .ifMatch = needsVersion(operation.kind) ? ifMatch : std::nullopt},
                                                 context));
    if (isAboutStockCount(operation.kind))
        return countedLine(operation, answer);
    const auto members = jsonMembers(answer.data);
    if (!members || !isJsonObject(answer.data))
        return api::notUnderstood(members ? Error{} : members.error(), answer.trace);
    const std::optional<QString> id = jsonText(textOf(*members, isOrder ? "id" : "sku"));
    const std::optional<qint64> version = jsonInteger(textOf(*members, "version"));
    const std::optional<qint64> revision = jsonInteger(textOf(*members, "revision"));
    if (id != operation.entityId || !version || !revision)
        return aboutSomethingElse(answer);
    return OperationAnswer{.record = {.entity = isOrder ? u"order"_s : u"product"_s,
                                      .id = *id,
                                      .revision = *revision,
                                      .body = answer.data},
                           .version = *version,
                           .isReplayed = answer.isReplayed};
}

} // namespace ch
