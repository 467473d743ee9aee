// SPDX-License-Identifier: Apache-2.0
#include "core/api/OutboxApi.h"

#include "core/api/Decoding.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Route
{
    HttpMethod method;
    QByteArray path;
};

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
    case OperationKind::Adjust:
    case OperationKind::Count:
        break;
    }
    return {HttpMethod::Post, "/stock-adjustments"};
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
    const auto members = jsonMembers(answer.data);
    if (!members || !isJsonObject(answer.data))
        return api::notUnderstood(members ? Error{} : members.error(), answer.trace);
    const std::optional<QString> id = jsonText(textOf(*members, isOrder ? "id" : "sku"));
    const std::optional<qint64> version = jsonInteger(textOf(*members, "version"));
    const std::optional<qint64> revision = jsonInteger(textOf(*members, "revision"));
    if (id != operation.entityId || !version || !revision)
        return api::notUnderstood(Error{.detail = u"the answer is about something else"_s}, answer.trace);
    return OperationAnswer{.record = {.entity = isOrder ? u"order"_s : u"product"_s,
                                      .id = *id,
                                      .revision = *revision,
                                      .body = answer.data},
                           .version = *version,
                           .isReplayed = answer.isReplayed};
}

} // namespace ch
