// SPDX-License-Identifier: Apache-2.0
// GET /changes/stream: a bell that rings when something changed (R18). It carries cursors only.
// Blocks: runs on the push lane.
#pragma once

#include "core/api/HttpClient.h"

#include <chrono>
#include <functional>
#include <optional>

namespace ch {

struct StreamOptions
{
    /// From the request to the stream's head.
    std::chrono::milliseconds answer{15'000};
    /// The service writes a comment every 15 s; one that is silent for so long is dead, even if its connection stands.
    std::chrono::milliseconds silence{45'000};
};

struct StreamEnd
{
    enum class Why {
        /// The service closed it: its token ran out, or it stops.
        Closed,
        Silent,
        Stopped,
        /// See `error`: refused, never opened, or lost.
        Failed,
    };
    Why why = Why::Closed;
    std::optional<Error> error;
    /// Where to go on: what the last event named, else what the stream was opened with.
    QString cursor;
    /// The wait before the next try that the service asked for (`retry:`).
    std::optional<std::chrono::milliseconds> retry;
    /// Whether events could have come: the next wait begins small again.
    bool wasOpen = false;
};

class EventStream
{
public:
    using OnCursor = std::function<void(const QString& cursor)>;

    explicit EventStream(HttpClient& client, StreamOptions options = {}) : m_client(client), m_options(options) {}

    /// Opens the stream behind `cursor` (empty: from now on) and stays until it ends or the context's token is stopped. Calls
    /// `onCursor` on this thread for each ring. Connecting again, and after which wait, is the caller's.
    StreamEnd run(const QString& cursor, const OnCursor& onCursor, const CallContext& context) const;

private:
    HttpClient& m_client;
    StreamOptions m_options;
};

} // namespace ch
