// SPDX-License-Identifier: Apache-2.0
// Server-sent events out of a stream of bytes that may be cut anywhere (WHATWG HTML, "event stream interpretation").
// One parser belongs to one thread at a time and one connection.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <functional>
#include <optional>

namespace ch {

struct StreamEvent
{
    /// The last id that the stream named, up to this event.
    QByteArray id;
    /// "message" unless the stream says otherwise.
    QByteArray type;
    /// The data lines, joined by line feeds.
    QByteArray data;
};

class EventStreamParser
{
public:
    /// Bytes of a line and of an event's data together. A longer line is dropped, and so is the event that it belongs to;
    /// memory stays bounded by it.
    static constexpr qsizetype kMaxBytes = 1024 * 1024;

    /// Calls `onEvent` for each event that the piece completes.
    void feed(QByteArrayView piece, const std::function<void(const StreamEvent&)>& onEvent);

    /// What to name as Last-Event-ID when connecting again; empty if no event had an id.
    const QByteArray& lastId() const { return m_lastId; }
    /// The wait before connecting again that the server asked for.
    std::optional<std::chrono::milliseconds> retry() const { return m_retry; }
    /// Events that were dropped because they were too long.
    int dropped() const { return m_dropped; }

private:
    void endLine(const std::function<void(const StreamEvent&)>& onEvent);
    void readField(QByteArrayView name, QByteArrayView value);
    void addToLine(QByteArrayView part);
    void dispatch(const std::function<void(const StreamEvent&)>& onEvent);

    QByteArray m_line;
    QByteArray m_data;
    QByteArray m_type;
    /// The id takes effect with the event's end.
    QByteArray m_id;
    QByteArray m_lastId;
    std::optional<std::chrono::milliseconds> m_retry;
    int m_dropped = 0;
    bool m_hasData = false;
    bool m_isLineTooLong = false;
    bool m_isEventTooLong = false;
    bool m_lastWasReturn = false;
    bool m_isFirstLine = true;
};

} // namespace ch
