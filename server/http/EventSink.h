// SPDX-License-Identifier: Apache-2.0
// The writing end of one open event stream (Server-Sent Events).
// Callable from any thread.
#pragma once

#include <QByteArray>

namespace ch::server {

class EventSink
{
public:
    virtual ~EventSink() = default;
    /// Queues one complete event ("id: …\ndata: …\n\n"). A client too slow to take 1 MiB of them is cut off.
    virtual void send(QByteArray event) = 0;
    /// Ends the stream after what was queued.
    virtual void close() = 0;
    /// The client went away, or close() was called.
    virtual bool isClosed() const = 0;
};

} // namespace ch::server
