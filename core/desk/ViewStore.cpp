// SPDX-License-Identifier: Apache-2.0
#include "core/desk/ViewStore.h"

#include "core/api/ViewsApi.h"
#include "core/desk/WorkspaceCore.h"
#include "core/store/RecordTable.h"
#include "core/wire/ShopJson.h"

#include <algorithm>

namespace ch::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kEntity = u"view"_s;

/// Nothing for one that this version cannot read.
std::optional<SavedView> viewFrom(const QByteArray& body)
{
    auto document = JsonDocument::parse(body, UnknownMembers::Ignore);
    if (!document)
        return std::nullopt;
    JsonObject root = document->root();
    SavedView view = readView(root);
    return document->result() ? std::optional(std::move(view)) : std::nullopt;
}

/// The cache has it at once, like an answered order; what goes wrong here the next pass makes good.
template <class Fn> void keep(sync::Engine& engine, Fn write)
{
    (void)bool(engine.cache().write(store::Durability::Service,
                                    [&write](sql::Connection& db, store::FeedWriter& feed) -> Result<> {
                                        CH_TRY([[maybe_unused]] const bool changed, write(db));
                                        feed.changes().hasRecords = true;
                                        return ok();
                                    }));
}

} // namespace

ViewStore::ViewStore(WorkspaceCore& core, QObject* parent) : QObject(parent), m_core(core)
{
    connect(&core, &WorkspaceCore::recordsChanged, this, &ViewStore::changed);
}

QFuture<Result<std::vector<SavedView>>> ViewStore::views()
{
    return m_core.read([](sql::Connection& db) -> Result<std::vector<SavedView>> {
        CH_TRY(const auto records, store::recordsOf(db, kEntity));
        std::vector<SavedView> views;
        for (const FeedRecord& record : records) {
            if (auto view = viewFrom(record.body))
                views.push_back(*std::move(view));
        }
        std::ranges::sort(views, [](const SavedView& a, const SavedView& b) {
            const int order = a.name.compare(b.name, Qt::CaseInsensitive);
            return order != 0 ? order < 0 : a.id < b.id;
        });
        return views;
    });
}

QFuture<Result<SavedView>> ViewStore::save(const SavedView& view, const OpId& key)
{
    return m_core.online([view, key, stop = m_core.ending()](sync::Engine& engine) -> Result<SavedView> {
        CH_TRY(const auto client, engine.client());
        const ViewsApi views(*client);
        CH_TRY(SavedView saved, view.id.isNull() ? views.create(view, key, CallContext(stop))
                                                 : views.replace(view, key, CallContext(stop)));
        const FeedRecord record{.entity = kEntity,
                                .id = saved.id.toString(),
                                .revision = saved.revision,
                                .deleted = false,
                                .body = viewToJson(saved)};
        keep(engine,
             [&record](sql::Connection& db) { return store::putRecord(db, record, store::Replace::NewerOnly); });
        return saved;
    });
}

QFuture<Result<>> ViewStore::remove(ViewId id, const OpId& key)
{
    return m_core.online([id, key, stop = m_core.ending()](sync::Engine& engine) -> Result<> {
        CH_TRY(const auto client, engine.client());
        CH_CHECK(ViewsApi(*client).remove(id, key, CallContext(stop)));
        keep(engine, [id](sql::Connection& db) { return store::removeRecord(db, kEntity, id.toString()); });
        return ok();
    });
}

} // namespace ch::desk
