// SPDX-License-Identifier: Apache-2.0
// The kinds of handlers that the route table names, and what they may use. Parsing, keys, roles, masks and the envelope are
// the service's; a handler does one thing.
// Each kind says on which thread it runs.
#pragma once

#include "core/base/Clock.h"
#include "core/domain/Shop.h"
#include "server/api/Call.h"
#include "server/api/GatewaySecret.h"
#include "server/http/Response.h"
#include "server/store/WriteContext.h"

#include <functional>
#include <memory>
#include <vector>

namespace ch::server {

class Accounts;
class AnswerCache;
struct CachedRead;
class FeedHub;
class IdGenerator;
class OrderBodies;
class RateLimiter;
class ReadPool;
class ReadStore;
class RevisionHints;
class ShopHolder;
class WriteQueue;

struct ServiceSettings
{
    /// How long an unpaid order stays open.
    qint64 paymentTimeoutSeconds = 1800;
    qint64 sweepIntervalSeconds = 30;
    GatewaySecret gatewaySecret{};
};

/// The long-lived parts of the service; owned by the program's composition root.
struct Services
{
    const Clock& clock;
    const ServiceSettings& settings;
    IdGenerator& ids;
    WriteQueue& writes;
    ReadPool& reads;
    ShopHolder& shop;
    Accounts& accounts;
    FeedHub& feed;
    /// What each user may ask of reports.
    RateLimiter& reportLimit;
    /// Null where there is none.
    AnswerCache* cache = nullptr;
    /// A replica; null where there is none.
    ReadStore* readStore = nullptr;
    /// The service's own; null where a handler runs without it.
    RevisionHints* revisionHints = nullptr;
    OrderBodies* orderBodies = nullptr;
};

/// A successful answer. `data` is JSON, whole; the service masks it for roles that see no money unless `isMasked` says
/// that it was read from masked bytes already.
struct Answer
{
    int status = 200;
    QByteArray data{};
    bool isMasked = false;
    std::vector<std::pair<QByteArray, QByteArray>> headers{};
    /// A refusal whose effects must stay (money that came too late is recorded): committed, then answered as this error.
    std::optional<Error> refusal{};
    /// What the key remembers in place of `data`, where that holds a secret that is shown once.
    std::optional<QByteArray> remembered{};
    /// Runs on the writer's thread after the COMMIT (a session becomes usable, the shop's cached row is replaced).
    std::function<void()> afterCommit{};
    /// Goes away when the answer was written, or when nobody waits for it any more.
    std::shared_ptr<const void> keptUntilWritten{};
};

/// A point read of bounded cost, on the I/O thread; or any other read, on the pool.
using ReadHandler = Result<Answer> (*)(const Services&, sql::Connection&, const Call&);

/// The same read by way of the cache; nothing where it is not worth keeping. On the I/O thread.
using CachedReadHandler = Result<std::optional<CachedRead>> (*)(const Services&, const Call&);

/// A read that may take long: the request is read and checked on the I/O thread, what is planned runs on the pool when it
/// is its user's turn (RateLimiter).
using PlannedRead = std::function<Result<Answer>(sql::Connection&)>;
using CostlyReadHandler = Result<PlannedRead> (*)(const Services&, const Call&);

/// What a write does, inside its savepoint on the writer's thread. An Error undoes it; 409 and 412 are remembered under
/// the key all the same.
using Effect = std::function<Result<Answer>(WriteContext&)>;

struct PlannedWrite
{
    Effect effect;
    /// What the key remembers instead of the raw body, where two routes must agree on it (a batch item and a single
    /// shipment); empty: the raw body.
    QByteArray canonicalBody{};
    /// Tells what the effect is going to read (WriteQueue::Step).
    std::function<void(WriteContext&)> foresee{};
};
/// Reads and checks the request ("4xx of the request itself") on the I/O thread; looks nothing up.
using WriteHandler = Result<PlannedWrite> (*)(const Services&, const Call&);

struct BatchItem
{
    /// The call that this item stands for, with its own key, If-Match and path.
    Call call;
    QByteArray canonicalBody{};
    Effect effect{};
    /// Set: the item was refused before it reached the store.
    std::optional<Error> refusal{};
    /// The order_id as it was sent, as JSON text: names the item in its result.
    QByteArray name{};
};
/// Each item is one transaction under its own key; on the I/O thread.
using BatchHandler = Result<std::vector<BatchItem>> (*)(const Services&, const Call&);

/// Anything that answers later by itself (sign-in waits for Argon2id), called on the I/O thread, must not block it.
using TaskHandler = void (*)(const Services&, std::shared_ptr<const Call>, std::function<void(Result<Answer>)>);

/// Answers with a raw Response (an event stream); on the I/O thread.
using StreamHandler = Result<Response> (*)(const Services&, sql::Connection&, const Call&);

/// The shop's row as last committed; read by every request that needs a zone or currency. Callable from any thread.
class ShopHolder
{
public:
    explicit ShopHolder(Shop shop) : m_shop(std::make_shared<const Shop>(std::move(shop))) {}
    std::shared_ptr<const Shop> get() const { return std::atomic_load(&m_shop); }
    void set(Shop shop) { std::atomic_store(&m_shop, std::make_shared<const Shop>(std::move(shop))); }

private:
    std::shared_ptr<const Shop> m_shop;
};

} // namespace ch::server
