// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ShopJson.h"
#include "server/api/QueryParameters.h"
#include "server/shop/ShopHandlers.h"
#include "server/shop/ViewBodies.h"
#include "server/shop/ViewRepository.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The list is not paged, so it must stay short.
constexpr qint64 kMostViews = 200;

Result<Answer> create(WriteContext& context, SavedView view)
{
    CH_TRY(const qint64 present, countViews(context.db));
    if (present >= kMostViews) {
        Problems problems;
        problems.unacceptable(u"name"_s, u"there are %1 views already; delete one first"_s.arg(kMostViews));
        return problems.result().error();
    }
    view.id = context.ids.nextId<ViewId>();
    CH_TRY(const SavedView stored, storeView(context, std::move(view), {}));
    return Answer{.status = 201, .data = viewToJson(stored)};
}

Result<Answer> replace(WriteContext& context, ViewId id, SavedView view)
{
    CH_TRY(const auto before, findView(context.db, id));
    if (!before)
        return Call::notFound();
    view.id = id;
    CH_TRY(const SavedView stored, storeView(context, std::move(view), before));
    return Answer{.data = viewToJson(stored)};
}

Result<Answer> remove(WriteContext& context, ViewId id)
{
    CH_TRY(const auto before, findView(context.db, id));
    if (!before)
        return Call::notFound();
    CH_CHECK(removeView(context, id, *before));
    return Answer{};
}

/// Nothing, or an object without members.
Result<> expectNoBody(QByteArrayView json)
{
    if (json.isEmpty())
        return ok();
    CH_TRY(JsonDocument document, JsonDocument::parse(json, UnknownMembers::Refuse));
    document.root().finish();
    return document.result();
}

} // namespace

Result<Answer> listViews(const Services&, sql::Connection& db, const Call& call)
{
    CH_CHECK(QueryParameters(call.request.queryText()).finish());
    CH_TRY(const auto bodies, readViews(db, call.caller.role));
    QByteArray data = "{\"items\":[";
    for (size_t i = 0; i < bodies.size(); ++i)
        data += (i > 0 ? QByteArray(",") : QByteArray()) + bodies[i];
    return Answer{.data = data + "]}", .isMasked = true};
}

Result<PlannedWrite> createView(const Services&, const Call& call)
{
    CH_TRY(SavedView view, readViewBody(call.request.body));
    return PlannedWrite{.effect = [view = std::move(view)](WriteContext& context) { return create(context, view); }};
}

Result<PlannedWrite> replaceView(const Services&, const Call& call)
{
    CH_TRY(SavedView view, readViewBody(call.request.body));
    return PlannedWrite{.effect = [view = std::move(view), call](WriteContext& context) -> Result<Answer> {
        CH_TRY(const auto id, call.pathId<ViewId>(0));
        return replace(context, id, view);
    }};
}

Result<PlannedWrite> deleteView(const Services&, const Call& call)
{
    CH_CHECK(expectNoBody(call.request.body));
    return PlannedWrite{.effect = [call](WriteContext& context) -> Result<Answer> {
        CH_TRY(const auto id, call.pathId<ViewId>(0));
        return remove(context, id);
    }};
}

} // namespace ch::server
