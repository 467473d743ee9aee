// SPDX-License-Identifier: Apache-2.0
#include "core/desk/WorkspaceCore.h"

namespace ch::desk {

WorkspaceCore::WorkspaceCore(Parts parts) : m_parts(std::move(parts)) {}

WorkspaceCore::~WorkspaceCore()
{
    m_ending.request_stop();
    if (m_runner)
        m_runner->stopPass();
}

Viewer WorkspaceCore::viewer() const
{
    return {.actor = {.userId = m_identity.userId,
                      .name = m_identity.userName,
                      .role = m_identity.role,
                      .device = m_parts.device,
                      .opId = {},
                      .trace = {}},
            .role = m_identity.role,
            .now = m_parts.clock.now()};
}

void WorkspaceCore::adopt(std::unique_ptr<sync::Engine> engine)
{
    // What is posted has to be copyable.
    const auto parcel = std::make_shared<std::unique_ptr<sync::Engine>>(std::move(engine));
    QMetaObject::invokeMethod(
        this, [this, parcel] { install(std::move(*parcel)); }, Qt::QueuedConnection);
}

void WorkspaceCore::install(std::unique_ptr<sync::Engine> engine)
{
    // One is open already, and passes are made with it.
    if (m_engine)
        return;
    m_engine = std::move(engine);
    m_identity = m_engine->identity();
    m_runner = std::make_unique<sync::SyncRunner>(sync::SyncRunner::Parts{
        .engine = *m_engine,
        .clock = m_parts.clock,
        .onStatus =
            [this](const SyncStatus& status) {
                QMetaObject::invokeMethod(
                    this, [this, status] { setStatus(status); }, Qt::QueuedConnection);
            },
        .onCommitted = [this](const store::CacheChanges& changes) { noteCommit(changes); },
        .onLeaving = [this](const std::stop_token& stop) { m_claims.giveBackAll(*m_engine, stop); },
        .onToldOfLeft =
            [this] { QMetaObject::invokeMethod(this, &WorkspaceCore::leftSessionEnded, Qt::QueuedConnection); }});
    Q_EMIT identityChanged(m_identity);
}

void WorkspaceCore::setStatus(const SyncStatus& status)
{
    // A session that was renewed may say something new of its user or its shop.
    takeIdentity(m_engine->identity());
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusChanged(m_status);
}

void WorkspaceCore::setIdentity(const Identity& identity)
{
    QMetaObject::invokeMethod(
        this, [this, identity] { takeIdentity(identity); }, Qt::QueuedConnection);
}

void WorkspaceCore::takeIdentity(const Identity& identity)
{
    if (identity == m_identity)
        return;
    m_identity = identity;
    Q_EMIT identityChanged(m_identity);
}

template <class Fn> void WorkspaceCore::addNews(Fn add)
{
    {
        const std::lock_guard lock(m_newsMutex);
        add(m_news);
        if (m_news.orders.size() > store::CacheChanges::kMostNamed)
            m_news.hasManyOrders = true;
        if (m_news.hasManyOrders)
            m_news.orders.clear();
        if (std::exchange(m_isNewsDue, true))
            return;
    }
    // Pages of a first sync come faster than windows are painted: what piles up is told once.
    QMetaObject::invokeMethod(
        this, [this] { tellNews(); }, Qt::QueuedConnection);
}

void WorkspaceCore::noteCommit(const store::CacheChanges& changes)
{
    addNews([&changes](News& news) {
        news.orders.insert(changes.orders.begin(), changes.orders.end());
        news.hasManyOrders |= changes.hasManyOrders;
        news.affectsLists |= !changes.orders.empty() || changes.hasManyOrders;
        news.hasOperations |= changes.hasOperations || changes.hasQuarantine || !changes.ended.empty();
        news.hasRecords |= changes.hasRecords;
        news.hasBooks |= !changes.orders.empty() || changes.hasManyOrders || changes.hasRefunds || changes.hasProducts;
        news.hasProducts |= changes.hasProducts || changes.hasQuarantine;
        news.ended.insert(news.ended.end(), changes.ended.begin(), changes.ended.end());
    });
}

void WorkspaceCore::noteSteps(const std::vector<OrderId>& orders, const std::vector<qint64>& ended)
{
    addNews([&](News& news) {
        news.orders.insert(orders.begin(), orders.end());
        news.hasOperations = true;
        news.ended.insert(news.ended.end(), ended.begin(), ended.end());
    });
    if (m_runner)
        m_runner->outboxChanged();
}

void WorkspaceCore::tellNews()
{
    News news;
    {
        const std::lock_guard lock(m_newsMutex);
        news = std::exchange(m_news, {});
        m_isNewsDue = false;
    }
    if (news.hasManyOrders || !news.orders.empty())
        Q_EMIT ordersChanged({.isMany = news.hasManyOrders,
                              .ids = {news.orders.begin(), news.orders.end()},
                              .affectsLists = news.affectsLists});
    if (news.hasOperations)
        Q_EMIT operationsChanged(news.ended);
    if (news.hasProducts || news.hasOperations)
        Q_EMIT productsChanged();
    if (news.hasRecords)
        Q_EMIT recordsChanged();
    if (news.hasBooks)
        Q_EMIT booksChanged();
}

} // namespace ch::desk
