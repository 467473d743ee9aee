// SPDX-License-Identifier: Apache-2.0
#include "server/shop/ViewRepository.h"

#include "core/wire/ShopJson.h"
#include "server/store/FeedTable.h"
#include "server/store/StoredJson.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A view without the roles that are shown none; the merchant, who keeps them, is shown all.
Roles audienceOf(const SavedView& view)
{
    return Roles::fromBits((view.roles | Role::Merchant).bits() & feedAudience(Entity::View).bits());
}

QByteArray queryToJson(const SavedView& view)
{
    JsonWriter json;
    json.beginObject();
    for (const auto& [name, value] : view.query)
        json.key(name).text(value);
    json.endObject();
    return json.take();
}

QByteArray columnsToJson(const SavedView& view)
{
    JsonWriter json;
    json.beginArray();
    for (const QString& column : view.columns)
        json.text(column);
    json.endArray();
    return json.take();
}

} // namespace

Result<std::vector<QByteArray>> readViews(sql::Connection& db, Role role)
{
    CH_TRY(sql::Rows rows, db.query("SELECT v.roles, f.body FROM views v JOIN feed f ON f.position = v.revision "
                                    "ORDER BY v.name, v.id"));
    std::vector<QByteArray> bodies;
    while (rows.next()) {
        if (role != Role::Merchant && !Roles::fromBits(int(rows.integer(0))).contains(role))
            continue;
        CH_TRY(QByteArray body, readJson(rows, 1));
        bodies.push_back(std::move(body));
    }
    CH_CHECK(rows.end());
    return bodies;
}

Result<std::optional<ViewState>> findView(sql::Connection& db, ViewId id)
{
    CH_TRY(sql::Rows rows, db.query("SELECT version, revision FROM views WHERE id = ?", id));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<ViewState>();
    }
    return std::optional(ViewState{.version = rows.integer(0), .revision = rows.integer(1)});
}

Result<qint64> countViews(sql::Connection& db)
{
    CH_TRY(const auto count, db.integer("SELECT count(*) FROM views"));
    return count.value_or(0);
}

Result<SavedView> storeView(WriteContext& context, SavedView view, const std::optional<ViewState>& before)
{
    view.version = before ? before->version + 1 : 1;
    view.revision = context.nextPosition();
    const QString query = QString::fromUtf8(queryToJson(view));
    const QString columns = QString::fromUtf8(columnsToJson(view));
    CH_CHECK(context.db.run("INSERT INTO views (id, name, query, columns, sort, roles, version, revision) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                            "ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, "
                            "columns = excluded.columns, sort = excluded.sort, roles = excluded.roles, "
                            "version = excluded.version, revision = excluded.revision",
                            view.id, view.name, query, columns, view.sort, view.roles.bits(), view.version,
                            view.revision));
    FeedEntry entry;
    entry.entity = Entity::View;
    entry.id = view.id.toString();
    entry.audience = audienceOf(view);
    entry.body = viewToJson(view);
    CH_CHECK(putFeedEntry(context, entry, view.revision, before ? before->revision : 0));
    return view;
}

Result<> removeView(WriteContext& context, ViewId id, const ViewState& before)
{
    CH_CHECK(context.db.run("DELETE FROM views WHERE id = ?", id));
    return putTombstone(context, Entity::View, id.toString(), before.revision);
}

} // namespace ch::server
