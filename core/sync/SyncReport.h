// SPDX-License-Identifier: Apache-2.0
// What a pass did, and how far a long one has come.
// Plain values; safe on any thread.
#pragma once

#include "core/base/Error.h"

#include <functional>
#include <optional>

namespace ch::sync {

struct SyncReport
{
    /// Entries of the outbox that the service has now, and those that it refused.
    int sent = 0;
    int refused = 0;
    /// Records of the feed: changed or new here, gone, set aside.
    qint64 changed = 0;
    qint64 removed = 0;
    qint64 quarantined = 0;
    /// Entries of the outbox that the service acknowledged once and no longer knows (R19).
    qint64 vanished = 0;
    /// Why entries wait that were tried, though the pass went on: what the service said about the last of them.
    std::optional<Error> heldBack{};
    /// Why the pass ended before it was through.
    std::optional<Error> error{};
};

struct SyncProgress
{
    enum class Step { Sending, Fetching, Indexing };
    Step step = Step::Fetching;
    /// Entries sent, records fetched, or percent indexed.
    qint64 done = 0;
    /// Where it is known; else 0.
    qint64 total = 0;
};
/// Called on the lane that syncs.
using OnProgress = std::function<void(const SyncProgress&)>;

} // namespace ch::sync
