// SPDX-License-Identifier: Apache-2.0
#include "server/store/ReadStore.h"

#include "core/sql/PostgresDialect.h"

#include <algorithm>

namespace ch::server {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kBetweenLooks = 100ms;
constexpr auto kPauseAfterFailure = 500ms;
// A look that does not come back makes the replica unusable long before the connection is given up.
constexpr auto kLookedWithin = 1s;
constexpr auto kPatience = 300ms;
constexpr int kLockTimeoutMs = 300;
// A replica needs a moment to hear of a service that starts: not worth a line in the log.
constexpr int kQuietFailures = 4;

} // namespace

Result<sql::PostgresOptions> ReadStore::optionsOf(const QString& location)
{
    auto options = sql::postgresOptionsOf(location);
    if (!options)
        return Error{.kind = ErrorKind::Invalid,
                     .code = u"READ_STORE"_s,
                     .detail = u"Cannot understand the replica's address (%1): give --read-store "
                               "postgresql://USER@HOST:PORT/DATABASE."_s.arg(options.error().detail)};
    options->access = sql::Access::ReadOnly;
    options->lockTimeoutMs = kLockTimeoutMs;
    // The primary can do the work: a replica that stopped answering is not worth waiting for.
    options->parameters += {u"keepalives_idle=2"_s, u"keepalives_interval=1"_s, u"keepalives_count=2"_s};
    return options;
}

ReadStore::ReadStore(Settings settings, Turned turned)
    : m_settings(std::move(settings))
    , m_turned(std::move(turned))
    , m_thread([this] { loop(); })
    , m_noticing([this] { notice(); })
{}

ReadStore::~ReadStore()
{
    stop();
}

void ReadStore::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_isUsable = false;
    }
    m_wake.notify_all();
    for (std::thread* thread : {&m_thread, &m_noticing}) {
        if (thread->joinable())
            thread->join();
    }
    // Its jobs may ask this object something.
    m_pool.reset();
}

void ReadStore::advanced(qint64 position)
{
    qint64 known = m_primary;
    while (known < position && !m_primary.compare_exchange_weak(known, position))
        ;
}

void ReadStore::wrote(UserId user)
{
    const std::lock_guard lock(m_mutex);
    qint64& position = m_wrote[user.value()];
    position = std::max(position, m_primary.load());
}

bool ReadStore::isUsable() const
{
    const std::lock_guard lock(m_mutex);
    return m_isUsable && std::chrono::steady_clock::now() - m_lookedAt < kLookedWithin;
}

bool ReadStore::run(UserId user, ReadPool::Job job, ReadPool::Late late)
{
    const std::lock_guard lock(m_mutex);
    const auto own = m_wrote.find(user.value());
    const bool hasOwn = own == m_wrote.end() || own->second <= m_replica;
    const bool isNear = m_isUsable && std::chrono::steady_clock::now() - m_lookedAt < kLookedWithin;
    if (!isNear || !hasOwn || !m_pool->run(std::move(job), std::move(late)))
        return false;
    ++m_served;
    return true;
}

void ReadStore::loop()
{
    std::unique_ptr<sql::Connection> db;
    bool isKnown = false;
    int failures = 0;
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        Result<> done = ok();
        if (!db) {
            if (auto opened = sql::Connection::openPostgres(m_settings.replica))
                db = *std::move(opened);
            else
                done = opened.error();
        }
        if (db)
            done = look(*db, isKnown);
        if (!done) {
            measure(m_replica, std::chrono::steady_clock::now());
            if (isKnown || ++failures > kQuietFailures)
                turn(false, done.error().detail);
        }
        lock.lock();
        m_wake.wait_for(lock, done ? kBetweenLooks : kPauseAfterFailure, [this] { return m_stopping; });
    }
}

Result<> ReadStore::look(sql::Connection& db, bool& isKnown)
{
    const auto now = std::chrono::steady_clock::now();
    if (!isKnown) {
        CH_TRY(const auto runs, db.integer("SELECT count(*) FROM runs WHERE run_id = ?", m_settings.run));
        isKnown = runs.value_or(0) > 0;
        if (!isKnown)
            return Error{.kind = ErrorKind::Storage,
                         .code = u"NO_REPLICA"_s,
                         .detail =
                             u"it does not know this service's run: it is far behind, or no replica of the store"_s};
    }
    CH_TRY(const auto position, db.integer("SELECT position FROM feed_clock WHERE id = 1"));
    measure(position.value_or(0), now);
    if (!m_pool)
        CH_CHECK(openPool());
    const bool isNear = lag() <= m_settings.mostLag;
    {
        const std::lock_guard lock(m_mutex);
        m_lookedAt = now;
        std::erase_if(m_wrote, [this](const auto& each) { return each.second <= m_replica; });
    }
    turn(isNear, isNear ? QString() : u"it is too far behind"_s);
    return ok();
}

void ReadStore::measure(qint64 position, Moment now)
{
    const auto behind = m_lag.measure(m_primary, position, now);
    m_lagMs = std::chrono::duration_cast<std::chrono::milliseconds>(behind).count();
    const std::lock_guard lock(m_mutex);
    m_replica = position;
}

Result<> ReadStore::openPool()
{
    auto pool = std::make_unique<ReadPool>(
        m_settings.threads, [this] { return sql::Connection::openPostgres(m_settings.replica); }, kPatience);
    CH_CHECK(pool->start());
    const std::lock_guard lock(m_mutex);
    m_pool = std::move(pool);
    return ok();
}

/// Whoever asked a replica that does not say a word any more is answered by the primary.
void ReadStore::notice()
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, kBetweenLooks, [this] { return m_stopping; })) {
        if (!m_isUsable || std::chrono::steady_clock::now() - m_lookedAt < kLookedWithin)
            continue;
        lock.unlock();
        turn(false, u"it does not answer"_s);
        m_pool->giveUpAll();
        lock.lock();
    }
}

void ReadStore::turn(bool isUsable, const QString& why)
{
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_isUsable, isUsable && !m_stopping) == isUsable && m_hasTold)
            return;
        m_hasTold = true;
    }
    m_turned(isUsable, why);
}

} // namespace ch::server
