// SPDX-License-Identifier: Apache-2.0
// What the desk knows about how far it and the service agree: the one value behind the line that never lies.
// Plain values; safe on any thread.
#pragma once

#include "core/base/Error.h"
#include "core/base/UtcTime.h"

#include <optional>

namespace ch {

struct SyncStatus
{
    enum class Activity {
        /// Nothing to do; woken by the service's bell, a timer, the network or a person.
        Idle,
        Sending,
        Fetching,
        /// The end of a first load: lists work, search does not yet find everything.
        Indexing,
    };
    enum class Trouble {
        None,
        /// The service cannot be reached; see `nextTry`.
        Offline,
        /// The session ended, or nobody is signed in: a person has to sign in.
        SignInNeeded,
        /// Many records vanished at the service (R19): nothing is applied until a person agrees.
        RemovalsNeedConsent,
        /// The service no longer speaks with this version.
        ClientTooOld,
        /// No room, no permission, a damaged file: see `error`.
        Storage,
        /// Anything else; see `error`.
        Failed,
    };

    Activity activity = Activity::Idle;
    Trouble trouble = Trouble::None;
    /// When everything that the service had was here; nothing: never yet.
    std::optional<UtcTime> dataAsOf{};
    qint64 orders = 0;
    /// Entries of the outbox that wait or are being sent; that a person has to decide on.
    qint64 waiting = 0;
    qint64 refused = 0;
    qint64 quarantined = 0;

    /// Of the present activity: entries sent, records fetched, percent indexed. 0 if idle.
    qint64 done = 0;
    /// Where it is known; else 0.
    qint64 total = 0;
    /// Records or entries in a second, averaged over the last seconds; 0: not known yet.
    double perSecond = 0;
    std::optional<std::chrono::seconds> timeLeft{};

    std::optional<Error> error{};
    /// When the next try begins by itself.
    std::optional<UtcTime> nextTry{};

    bool isOnline() const { return trouble != Trouble::Offline && trouble != Trouble::SignInNeeded; }
    friend bool operator==(const SyncStatus&, const SyncStatus&) = default;
};

} // namespace ch
