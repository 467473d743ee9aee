// SPDX-License-Identifier: Apache-2.0
#include "core/sync/Doorbell.h"

#include "core/store/MetaTable.h"

namespace ch::sync {

using std::chrono::milliseconds;

Doorbell::Doorbell(Parts parts, Timing timing)
    : m_parts(std::move(parts))
    , m_timing(timing)
    , m_lane(QStringLiteral("push"))
{}

Doorbell::~Doorbell()
{
    stop();
}

void Doorbell::start()
{
    m_lane.run([this] { listen(); });
}

void Doorbell::stop()
{
    const std::lock_guard lock(m_mutex);
    m_isEnding = true;
    m_connection.request_stop();
    m_wake.notify_all();
}

void Doorbell::reconnect()
{
    const std::lock_guard lock(m_mutex);
    m_isHurried = true;
    m_connection.request_stop();
    m_wake.notify_all();
}

void Doorbell::hurry()
{
    const std::lock_guard lock(m_mutex);
    m_isHurried = true;
    m_wake.notify_all();
}

void Doorbell::listen()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding) {
        m_connection = std::stop_source();
        m_isHurried = false;
        lock.unlock();
        const auto wait = waitAfter(connect());
        lock.lock();
        const auto isTold = [this] { return m_isHurried || m_isEnding; };
        if (wait)
            m_wake.wait_for(lock, *wait, isTold);
        else
            m_wake.wait(lock, isTold);
    }
}

StreamEnd Doorbell::connect()
{
    std::stop_token stop;
    {
        const std::lock_guard lock(m_mutex);
        stop = m_connection.get_token();
    }
    StreamEnd failed{.why = StreamEnd::Why::Failed};
    const auto service = m_parts.engine.client();
    if (!service) {
        failed.error = service.error();
        return failed;
    }
    // Behind what is here: whatever came while nobody listened rings at once.
    const auto cursor = m_parts.engine.read([](sql::Connection& db) { return store::read(db, store::Meta::Cursor); });
    if (!cursor) {
        failed.error = cursor.error();
        return failed;
    }
    const auto onCursor = [this](const QString&) { m_parts.onRing(); };
    return EventStream(**service, m_timing.stream).run(*cursor, onCursor, CallContext(stop));
}

std::optional<milliseconds> Doorbell::waitAfter(const StreamEnd& end)
{
    if (end.error && end.error->kind == ErrorKind::Unauthorized)
        return std::nullopt;
    // A run of the service that is no more: the pass finds out, too, and begins anew.
    if (end.error && (end.error->code == u"CURSOR_GONE" || end.error->code == u"BAD_CURSOR"))
        m_parts.onRing();
    // Lost, or not to be had: a pass finds out whether the service can be reached, and the window says so before the next poll.
    const bool isOutOfReach =
        end.error && (end.error->kind == ErrorKind::Offline || end.error->kind == ErrorKind::Timeout);
    if (end.why == StreamEnd::Why::Failed && isOutOfReach)
        m_parts.onRing();
    // Nobody else lost theirs with it, and as much time has been lost as may be.
    if (end.why == StreamEnd::Why::Silent || end.why == StreamEnd::Why::Stopped)
        return milliseconds(0);
    const auto span = std::max<qint64>(1, (m_timing.longestWait - m_timing.leastWait).count());
    const milliseconds wait = m_timing.leastWait + milliseconds(m_parts.random(span));
    const milliseconds asked =
        end.error && end.error->retryAfter ? milliseconds(*end.error->retryAfter) : end.retry.value_or(milliseconds(0));
    return std::max(wait, std::min(asked, m_timing.longestWait));
}

} // namespace ch::sync
