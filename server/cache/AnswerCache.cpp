// SPDX-License-Identifier: Apache-2.0
#include "server/cache/AnswerCache.h"

#include "core/domain/Reason.h"

#include <QRandomGenerator>

namespace ch::server {

using namespace std::chrono_literals;

namespace {

constexpr auto kLife = std::chrono::milliseconds(RecentChanges::kLongestLifeMs);
// So that what was kept together does not go together.
constexpr int kLifeJitterMs = 10'000;
constexpr qsizetype kLargestBody = 256 * 1024;
// Counts change with every order: while many are written, they may be this old.
constexpr qint64 kCountsMayBeOldMs = 900;
// Without word of what others wrote for so long, what is cached proves nothing.
constexpr auto kFollowedWithin = 1s;
// The weight of one read in how long they take lately.
constexpr double kNewest = 1.0 / 32;

double secondsSince(std::chrono::steady_clock::time_point moment)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - moment).count();
}

} // namespace

AnswerCache::Key AnswerCache::Key::ofOrder(OrderId order)
{
    return {Kind::Order, "o:" + QByteArray::number(order.value()), order};
}

AnswerCache::AnswerCache(CacheLane& lane, ReadPool& reads, const Clock& clock, bool othersWrite)
    : m_lane(lane)
    , m_reads(reads)
    , m_clock(clock)
    , m_othersWrite(othersWrite)
{}

void AnswerCache::fetch(const Key& key, Load load, Done done)
{
    FlightPtr flight;
    {
        const std::lock_guard lock(m_mutex);
        Waiter waiter{std::move(done), neededOf(key), m_clock.now()};
        const auto underWay = m_flights.find(key.name);
        if (underWay != m_flights.end()) {
            underWay->second->waiters.push_back(std::move(waiter));
            return;
        }
        flight = std::make_shared<Flight>();
        flight->key = key;
        flight->load = std::move(load);
        if (isTrusted())
            flight->storedAs = m_namespace + ':' + key.name;
        flight->waiters.push_back(std::move(waiter));
        m_flights.emplace(key.name, flight);
    }
    ask(flight);
}

void AnswerCache::ask(const FlightPtr& flight)
{
    flight->askedAt = std::chrono::steady_clock::now();
    const auto found = [this, flight](const std::optional<QByteArray>& bytes) { judge(flight, bytes); };
    if (flight->storedAs.isEmpty() || !m_lane.get(flight->storedAs, found))
        load(flight);
}

void AnswerCache::judge(const FlightPtr& flight, const std::optional<QByteArray>& bytes)
{
    auto entry = bytes ? CacheEntry::fromBytes(*bytes) : std::nullopt;
    {
        const std::lock_guard lock(m_mutex);
        if (entry && !isPresent(flight->key, *entry))
            entry.reset();
        if (!entry)
            m_figures.kinds.at(size_t(flight->key.kind)).savedSeconds -= secondsSince(flight->askedAt);
    }
    if (entry)
        complete(flight, std::move(entry), Source::Cache);
    else
        load(flight);
}

void AnswerCache::load(const FlightPtr& flight)
{
    const auto read = [this, flight](sql::Connection& db) {
        {
            const std::lock_guard lock(m_mutex);
            flight->sure = flight->waiters.size();
            // Without the wait for a thread: on a busy machine that would say that the store is slow.
            flight->loadAt = std::chrono::steady_clock::now();
        }
        const UtcTime readAt = m_clock.now();
        Result<std::optional<CacheEntry>> found = std::optional<CacheEntry>();
        try {
            found = flight->load(db);
        } catch (const std::exception& exception) {
            found = refusal(Reason::Internal, {}, QString::fromUtf8(exception.what()));
        }
        if (found && *found) {
            (*found)->readAt = readAt;
            keep(*flight, **found);
        }
        complete(flight, found, Source::Store);
    };
    const auto late = [this, flight] { complete(flight, refusal(Reason::Unavailable), Source::Store); };
    if (!m_reads.run(read, late))
        late();
}

void AnswerCache::keep(const Flight& flight, const CacheEntry& entry)
{
    if (flight.storedAs.isEmpty() || entry.body.isEmpty() || entry.body.size() > kLargestBody || !m_lane.isUsable())
        return;
    const auto jitter = std::chrono::milliseconds(QRandomGenerator::global()->bounded(kLifeJitterMs));
    m_lane.put(flight.storedAs, entry.toBytes(), CacheLane::Keep::ValueOf, kLife - jitter);
}

void AnswerCache::complete(const FlightPtr& flight, const Result<std::optional<CacheEntry>>& read, Source source)
{
    std::vector<Waiter> served;
    FlightPtr next;
    {
        const std::lock_guard lock(m_mutex);
        m_flights.erase(flight->key.name);
        for (size_t i = 0; i < flight->waiters.size(); ++i) {
            Waiter& waiter = flight->waiters[i];
            if (i < flight->sure || !read || suits(*flight, waiter, *read)) {
                served.push_back(std::move(waiter));
                continue;
            }
            // It came after a change that this read may not have seen.
            if (!next)
                next = std::make_shared<Flight>(Flight{.key = flight->key, .load = flight->load});
            next->waiters.push_back(std::move(waiter));
        }
        if (next)
            m_flights.emplace(next->key.name, next);
        count(*flight, served.size(), source);
    }
    if (next)
        load(next);
    for (const Waiter& waiter : served)
        waiter.done(read);
}

void AnswerCache::count(const Flight& flight, size_t served, Source source)
{
    const auto kind = size_t(flight.key.kind);
    Figures::OfKind& figures = m_figures.kinds.at(kind);
    double& usual = m_loadSeconds.at(kind);
    if (source == Source::Cache) {
        figures.hits += qint64(served);
        figures.savedSeconds += double(served) * (usual - secondsSince(flight.askedAt));
        return;
    }
    figures.misses += 1;
    figures.shared += std::max<qint64>(0, qint64(served) - 1);
    if (flight.loadAt == Moment())
        return;
    const double took = secondsSince(flight.loadAt);
    usual = usual == 0 ? took : usual + kNewest * (took - usual);
}

void AnswerCache::setNamespace(const QByteArray& name)
{
    const std::lock_guard lock(m_mutex);
    m_namespace = "ch:" + name;
}

void AnswerCache::committed(const std::vector<ChangedOrder>& orders)
{
    QByteArray prefix;
    {
        const std::lock_guard lock(m_mutex);
        for (const ChangedOrder& order : orders)
            m_changes.note(order.id, order.revision, m_clock.now());
        prefix = m_namespace + ':';
    }
    if (!m_lane.isUsable())
        return;
    for (const ChangedOrder& order : orders) {
        const QByteArray tombstone = CacheEntry{.version = order.revision}.toBytes();
        m_lane.put(prefix + Key::ofOrder(order.id).name, tombstone, CacheLane::Keep::TombstoneOf, kLife);
    }
}

void AnswerCache::followed(const std::vector<ChangedOrder>& orders)
{
    const std::lock_guard lock(m_mutex);
    for (const ChangedOrder& order : orders)
        m_changes.note(order.id, order.revision, m_clock.now());
    m_followedAt = std::chrono::steady_clock::now();
}

AnswerCache::Figures AnswerCache::figures() const
{
    const std::lock_guard lock(m_mutex);
    return m_figures;
}

bool AnswerCache::isTrusted() const
{
    return !m_namespace.isEmpty() &&
           (!m_othersWrite || std::chrono::steady_clock::now() - m_followedAt < kFollowedWithin);
}

qint64 AnswerCache::neededOf(const Key& key) const
{
    return key.kind == Kind::Order ? m_changes.revisionOf(key.order) : m_changes.newest();
}

bool AnswerCache::isPresent(const Key& key, const CacheEntry& entry) const
{
    if (!isTrusted())
        return false;
    const UtcTime now = m_clock.now();
    if (key.kind == Kind::Order)
        return m_changes.mayBePresent(key.order, entry.version, entry.readAt, now);
    return m_changes.isFresh(entry.readAt, now) &&
           (entry.version >= m_changes.newest() || now.epochMs() - entry.readAt.epochMs() <= kCountsMayBeOldMs);
}

bool AnswerCache::suits(const Flight& flight, const Waiter& waiter, const std::optional<CacheEntry>& entry) const
{
    if (!entry)
        return waiter.needs == 0;
    if (entry->version >= waiter.needs)
        return true;
    return flight.key.kind == Kind::Counts && waiter.at.epochMs() - entry->readAt.epochMs() <= kCountsMayBeOldMs;
}

} // namespace ch::server
