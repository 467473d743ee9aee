// SPDX-License-Identifier: Apache-2.0
// What lies between the sender of events and the connection that writes them: a bounded queue, and the sink that fills it.
// StreamQueue: any thread.
#pragma once

#include "server/http/EventSink.h"
#include "server/http/IoLoop.h"

#include <memory>
#include <mutex>

namespace ch::server {

class HttpConnection;

class StreamQueue
{
public:
    /// A client that has not taken this much is too slow to be of use, and its memory is ours.
    static constexpr qsizetype kLimit = 1024 * 1024;

    /// True if the connection has to be told: it knows of nothing to do, or the client proved too slow.
    bool push(const QByteArray& event);
    /// True if the connection has to be told.
    bool requestClose();
    /// The connection is gone: nothing more will be written.
    void markClosed();
    bool isClosed() const;
    /// The client was too slow: it is to be cut off.
    bool isOverflown() const;

    struct Batch
    {
        QByteArray events;
        /// Nothing follows these.
        bool isLast = false;
    };
    /// What is to be written now. The bytes count against the limit until written() says they left.
    Batch take();
    void written(qsizetype bytes);

private:
    mutable std::mutex m_mutex;
    QByteArray m_waiting;
    qsizetype m_inFlight = 0;
    bool m_isAnnounced = false;
    bool m_isClosed = false;
    bool m_isOverflown = false;
};

class StreamSink final : public EventSink
{
public:
    StreamSink(std::shared_ptr<IoLoop> loop, std::weak_ptr<HttpConnection> connection,
               std::shared_ptr<StreamQueue> queue);
    /// A sink that nobody holds can send nothing any more: the stream ends.
    ~StreamSink() override;

    void send(QByteArray event) override;
    void close() override;
    bool isClosed() const override;

private:
    void announce();

    const std::shared_ptr<IoLoop> m_loop;
    const std::weak_ptr<HttpConnection> m_connection;
    const std::shared_ptr<StreamQueue> m_queue;
};

} // namespace ch::server
