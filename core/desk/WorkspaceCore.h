// SPDX-License-Identifier: Apache-2.0
// What the stores of one workspace share: the engine, the lanes beside the database's, and the news of what commits changed.
// Belongs to the thread of the windows unless said otherwise.
#pragma once

#include "core/base/Clock.h"
#include "core/base/Lane.h"
#include "core/desk/OrderStore.h"
#include "core/desk/PackClaims.h"
#include "core/domain/Identity.h"
#include "core/domain/SyncStatus.h"
#include "core/sync/SyncRunner.h"

#include <QObject>

#include <set>

namespace ch::desk {

/// Nothing can be read or done before a profile is open.
inline constexpr QLatin1StringView kProfileNotOpen("PROFILE_NOT_OPEN");

inline Error notOpen()
{
    return Error{.kind = ErrorKind::Storage, .code = kProfileNotOpen};
}

/// Whose eyes see an order, and when.
struct Viewer
{
    Actor actor;
    Role role = Role::Warehouse;
    UtcTime now;
};

class WorkspaceCore : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        SecretStore& secrets;
        const Clock& clock;
        QString device;
    };
    explicit WorkspaceCore(Parts parts);
    ~WorkspaceCore() override;

    const Parts& parts() const { return m_parts; }
    const Identity& identity() const { return m_identity; }
    const SyncStatus& status() const { return m_status; }
    Viewer viewer() const;

    // --- Jobs: each answers with an Error if no profile is open -------------------------------------------------------
    /// `fn(Connection&)` returns a Result; what a screen waits for. Once the workspace ends, what is queued is Cancelled.
    template <class Fn> auto read(Fn fn) -> QFuture<std::invoke_result_t<Fn&, sql::Connection&>>
    {
        sync::Engine* const open = engine();
        return open ? open->profile().database().read(unlessEnding(std::move(fn)))
                    : refused<std::invoke_result_t<Fn&, sql::Connection&>>();
    }
    /// As read(), for what walks through many rows.
    template <class Fn> auto scan(Fn fn) -> QFuture<std::invoke_result_t<Fn&, sql::Connection&>>
    {
        sync::Engine* const open = engine();
        return open ? open->profile().database().scan(unlessEnding(std::move(fn)))
                    : refused<std::invoke_result_t<Fn&, sql::Connection&>>();
    }
    /// `fn(Engine&)` on a lane of its own: several transactions one after the other, nothing that waits for a network.
    template <class Fn> auto work(Fn fn) -> QFuture<std::invoke_result_t<Fn&, sync::Engine&>>
    {
        return onLane(m_work, std::move(fn));
    }
    /// `fn(Engine&)`: calls to the service that change something there, in the order they were asked for.
    template <class Fn> auto online(Fn fn) -> QFuture<std::invoke_result_t<Fn&, sync::Engine&>>
    {
        return onLane(m_online, std::move(fn));
    }
    /// `fn(Engine&)`: calls that only read, so that nobody's decision waits behind them.
    template <class Fn> auto lookUp(Fn fn) -> QFuture<std::invoke_result_t<Fn&, sync::Engine&>>
    {
        return onLane(m_lookUp, std::move(fn));
    }
    /// `fn(Engine&)`: what takes minutes, so that nobody's decision waits behind it: files of many rows.
    template <class Fn> auto bulk(Fn fn) -> QFuture<std::invoke_result_t<Fn&, sync::Engine&>>
    {
        return onLane(m_bulk, std::move(fn));
    }
    Lane& workLane() { return m_work; }
    /// For what begins without a profile.
    Lane& onlineLane() { return m_online; }
    Lane& lookUpLane() { return m_lookUp; }

    /// Null until a profile is open; then it lives as long as this.
    sync::Engine* engine() const { return m_engine.get(); }
    sync::SyncRunner* runner() const { return m_runner.get(); }

    // --- Any thread ---------------------------------------------------------------------------------------------------
    PackClaims& claims() { return m_claims; }
    /// Ends with the workspace; whatever waits for a network stops then.
    std::stop_token ending() const { return m_ending.get_token(); }
    /// The profile is open. Seen here when the event loop comes round, before anything that is delivered later.
    void adopt(std::unique_ptr<sync::Engine> engine);
    void setIdentity(const Identity& identity);
    /// A transaction changed the cache.
    void noteCommit(const store::CacheChanges& changes);
    /// Entries about these orders were put into the outbox, changed or taken out; `ended`: those that no longer wait.
    void noteSteps(const std::vector<OrderId>& orders, const std::vector<qint64>& ended = {});

Q_SIGNALS:
    void ordersChanged(const ch::desk::OrderChanges& changes);
    void operationsChanged(const std::vector<qint64>& ended);
    /// Products, or entries of the outbox, which may be about products.
    void productsChanged();
    void recordsChanged();
    /// Orders, refunds or products were committed; what only waits in the outbox is not meant.
    void booksChanged();
    void statusChanged(const ch::SyncStatus& status);
    void identityChanged(const ch::Identity& identity);
    void leftSessionEnded();

private:
    struct News
    {
        std::set<OrderId> orders{};
        bool hasManyOrders = false;
        bool affectsLists = false;
        bool hasOperations = false;
        bool hasRecords = false;
        bool hasProducts = false;
        bool hasBooks = false;
        std::vector<qint64> ended{};
    };

    template <class Answer> static QFuture<Answer> refused() { return QtFuture::makeReadyFuture(Answer(notOpen())); }
    template <class Fn> auto unlessEnding(Fn fn)
    {
        return [stop = ending(),
                fn = std::move(fn)](sql::Connection& db) mutable -> std::invoke_result_t<Fn&, sql::Connection&> {
            if (stop.stop_requested())
                return Error{.kind = ErrorKind::Cancelled};
            return fn(db);
        };
    }
    template <class Fn> auto onLane(Lane& lane, Fn fn) -> QFuture<std::invoke_result_t<Fn&, sync::Engine&>>
    {
        sync::Engine* const open = engine();
        if (!open)
            return refused<std::invoke_result_t<Fn&, sync::Engine&>>();
        return lane.run([open, fn = std::move(fn)]() mutable { return fn(*open); });
    }
    void install(std::unique_ptr<sync::Engine> engine);
    void setStatus(const SyncStatus& status);
    void takeIdentity(const Identity& identity);
    template <class Fn> void addNews(Fn add);
    void tellNews();

    Parts m_parts;
    Identity m_identity;
    SyncStatus m_status;
    std::stop_source m_ending;

    std::mutex m_newsMutex;
    News m_news;
    bool m_isNewsDue = false;

    PackClaims m_claims;

    // In this order: the lanes end first, then the passes, then the engine that they use.
    std::unique_ptr<sync::Engine> m_engine;
    std::unique_ptr<sync::SyncRunner> m_runner;
    Lane m_work{QStringLiteral("desk")};
    Lane m_online{QStringLiteral("online")};
    Lane m_lookUp{QStringLiteral("look-up")};
    Lane m_bulk{QStringLiteral("bulk")};
};

} // namespace ch::desk
