// SPDX-License-Identifier: Apache-2.0
// The doorbell (R18): tells every open stream how far the feed has come, and ends streams whose token did.
// Callable from any thread; rings on a thread of its own, so that neither the writer nor the I/O thread waits for it.
#pragma once

#include "server/api/Call.h"
#include "server/feed/FeedCursor.h"
#include "server/feed/PageBudget.h"
#include "server/http/EventSink.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace ch::server {

class FeedHub
{
public:
    /// `isAlive` says whether a caller's token still holds; asked about once a second for each stream.
    explicit FeedHub(std::function<bool(const Caller&)> isAlive);
    /// Ends every stream.
    ~FeedHub();

    /// Takes a stream in; `newest` is what it is told first if `ringNow`.
    void add(std::shared_ptr<EventSink> sink, Caller caller, const FeedCursor& newest, bool ringNow);
    /// The feed has come this far. Cheap; many calls in a row ring once.
    void advanced(qint64 position);
    size_t streams() const;
    /// What readers' pages may take.
    PageBudget& pages() { return m_pages; }
    /// Positions that the slowest stream has not been told of yet.
    qint64 lag() const;

private:
    struct Stream
    {
        std::shared_ptr<EventSink> sink;
        Caller caller;
        FeedCursor told;
    };
    void loop();
    void tell(Stream& stream, qint64 position) const;

    const std::function<bool(const Caller&)> m_isAlive;
    PageBudget m_pages;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Stream> m_streams;
    qint64 m_position = 0;
    bool m_rung = false;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace ch::server
