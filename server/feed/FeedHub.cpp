// SPDX-License-Identifier: Apache-2.0
#include "server/feed/FeedHub.h"

#include <chrono>

namespace ch::server {

namespace {

// A client answers a ring with a request for a page: rings closer together than this would only make it ask more often.
constexpr auto kShortestPause = std::chrono::milliseconds(20);
constexpr auto kTokenCheck = std::chrono::seconds(1);

} // namespace

FeedHub::FeedHub(std::function<bool(const Caller&)> isAlive)
    : m_isAlive(std::move(isAlive))
    , m_thread([this] { loop(); })
{}

FeedHub::~FeedHub()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
    for (Stream& stream : m_streams)
        stream.sink->close();
}

void FeedHub::add(std::shared_ptr<EventSink> sink, Caller caller, const FeedCursor& newest, bool ringNow)
{
    const std::lock_guard lock(m_mutex);
    Stream stream{std::move(sink), std::move(caller), newest};
    if (ringNow)
        tell(stream, newest.position);
    m_streams.push_back(std::move(stream));
    // What was committed between reading `newest` and now must ring too.
    if (m_position > newest.position) {
        m_rung = true;
        m_wake.notify_one();
    }
}

void FeedHub::advanced(qint64 position)
{
    const std::lock_guard lock(m_mutex);
    if (position <= m_position)
        return;
    m_position = position;
    m_rung = true;
    m_wake.notify_one();
}

size_t FeedHub::streams() const
{
    const std::lock_guard lock(m_mutex);
    return m_streams.size();
}

qint64 FeedHub::lag() const
{
    const std::lock_guard lock(m_mutex);
    qint64 lag = 0;
    for (const Stream& stream : m_streams)
        lag = std::max(lag, m_position - stream.told.position);
    return lag;
}

void FeedHub::tell(Stream& stream, qint64 position) const
{
    stream.told.position = position;
    stream.told.began = position;
    const QByteArray cursor = stream.told.toText().toLatin1();
    stream.sink->send("id: " + cursor + "\ndata: {\"cursor\":\"" + cursor + "\"}\n\n");
}

void FeedHub::loop()
{
    std::unique_lock lock(m_mutex);
    auto nextCheck = std::chrono::steady_clock::now() + kTokenCheck;
    while (!m_stopping) {
        m_wake.wait_until(lock, nextCheck, [this] { return m_stopping || m_rung; });
        if (m_stopping)
            return;
        if (m_rung) {
            m_rung = false;
            for (Stream& stream : m_streams) {
                if (stream.told.position < m_position)
                    tell(stream, m_position);
            }
        }
        if (std::chrono::steady_clock::now() >= nextCheck) {
            nextCheck = std::chrono::steady_clock::now() + kTokenCheck;
            std::erase_if(m_streams, [this](const Stream& stream) {
                if (stream.sink->isClosed())
                    return true;
                if (m_isAlive(stream.caller))
                    return false;
                stream.sink->close();
                return true;
            });
        }
        m_wake.wait_for(lock, kShortestPause, [this] { return m_stopping; });
    }
}

} // namespace ch::server
