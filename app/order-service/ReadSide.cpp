// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/ReadSide.h"

#include "server/observe/MetricLines.h"

namespace ch::app {

using namespace server;
using namespace Qt::Literals::StringLiterals;

namespace {

void addCache(MetricLines& lines, const AnswerCache::Figures& figures, const RedisLane& lane)
{
    constexpr std::array kNames{"order", "counts"};
    static_assert(kNames.size() == AnswerCache::kKinds);
    const auto each = [&](const auto& add) {
        for (size_t i = 0; i < kNames.size(); ++i)
            add(figures.kinds.at(i), MetricLines::Label{"kind", kNames.at(i)});
    };
    each([&](const auto& of, const auto& label) {
        lines.counter("cache_hits_total", "Reads answered out of the cache.", double(of.hits), label);
    });
    each([&](const auto& of, const auto& label) {
        lines.counter("cache_misses_total", "Reads that went to the store after all.", double(of.misses), label);
    });
    each([&](const auto& of, const auto& label) {
        lines.counter("cache_shared_total", "Reads answered by what somebody else was just reading from the store.",
                      double(of.shared), label);
    });
    // It falls where asking the cache takes longer than the store does.
    each([&](const auto& of, const auto& label) {
        lines.gauge("cache_saved_seconds", "Waiting that hits saved, less what misses cost; an estimate.",
                    of.savedSeconds, label);
    });
    lines.counter("cache_errors_total", "Commands that Redis refused or did not answer in time.",
                  double(lane.errors()));
    lines.gauge("cache_breaker_open", "1 while Redis is left alone.", lane.isUsable() ? 0 : 1);
}

void addReplica(MetricLines& lines, const ReadStore& replica)
{
    lines.gauge("read_store_usable", "1 while the replica is read from.", replica.isUsable() ? 1 : 0);
    lines.gauge("read_store_lag_seconds", "How far the replica is behind.", double(replica.lag().count()) / 1000);
    lines.counter("read_store_reads_total", "Reads that may lag, by who answered them.", double(replica.served()),
                  {"from", "replica"});
    lines.counter("read_store_reads_total", "Reads that may lag, by who answered them.", double(replica.passedBy()),
                  {"from", "primary"});
}

} // namespace

Result<> ReadSide::configure(const ServeArguments& arguments)
{
    m_isOnServer = !arguments.store.startsWith("sqlite:"_L1);
    if (!arguments.redis.isEmpty()) {
        CH_TRY(m_redis, RedisAddress::fromText(arguments.redis));
    }
    if (arguments.readStore.isEmpty())
        return ok();
    if (!m_isOnServer)
        return Error{.kind = ErrorKind::Invalid,
                     .code = u"READ_STORE"_s,
                     .detail = u"An embedded store has no replica: --read-store goes with --store postgresql://…."_s};
    CH_TRY(auto options, ReadStore::optionsOf(arguments.readStore));
    m_replica =
        ReadStore::Settings{.replica = std::move(options), .mostLag = std::chrono::seconds(arguments.readStoreLag)};
    return ok();
}

void ReadSide::begin(ReadPool& reads, const Clock& clock, const Run& run)
{
    if (m_redis) {
        m_log.write(LogLevel::Info, {}, "cache configured"_L1, {{"redis"_L1, m_redis->name()}});
        if (!m_isOnServer)
            m_log.write(LogLevel::Warning, {},
                        "the cache saves nothing: an embedded store answers faster than Redis does"_L1);
        m_lane = std::make_unique<RedisLane>(*m_redis, [this](bool isUsable, const QString& why) {
            if (isUsable)
                m_log.write(LogLevel::Info, {}, "cache in use"_L1);
            else
                m_log.write(LogLevel::Warning, {}, "cache left alone"_L1, {{"detail"_L1, why}});
        });
        m_cache = std::make_unique<AnswerCache>(*m_lane, reads, clock, m_isOnServer);
        m_cache->setNamespace(run.runId.toLatin1());
    }
    if (m_replica) {
        m_replica->run = run.runId;
        m_readStore = std::make_unique<ReadStore>(*m_replica, [this](bool isUsable, const QString& why) {
            if (isUsable)
                m_log.write(LogLevel::Info, {}, "replica in use"_L1);
            else
                m_log.write(LogLevel::Warning, {}, "replica left alone"_L1, {{"detail"_L1, why}});
        });
        m_readStore->advanced(run.firstPosition);
    }
}

void ReadSide::stop()
{
    if (m_lane)
        m_lane->stop();
    if (m_readStore)
        m_readStore->stop();
}

void ReadSide::advanced(qint64 position) const
{
    if (m_readStore)
        m_readStore->advanced(position);
}

void ReadSide::committed(const std::vector<ChangedOrder>& orders) const
{
    if (m_cache)
        m_cache->committed(orders);
}

QByteArray ReadSide::metrics() const
{
    MetricLines lines;
    if (m_cache)
        addCache(lines, m_cache->figures(), *m_lane);
    if (m_readStore)
        addReplica(lines, *m_readStore);
    return lines.toText();
}

} // namespace ch::app
