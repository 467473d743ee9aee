// SPDX-License-Identifier: Apache-2.0
// Makes passes when there is a reason to: the service rings, a minute went by, the network came back, somebody asked, or an
// entry of the outbox may be sent. Never two at once.
// Made, started and destroyed on the program's main thread; the rest is callable from any thread and returns at once.
#pragma once

#include "core/api/NetworkWatch.h"
#include "core/sync/Doorbell.h"
#include "core/sync/ProgressMeter.h"
#include "core/sync/StatusBoard.h"

namespace ch::sync {

class SyncRunner
{
public:
    struct Timing
    {
        /// Polled even though the service rings (R18).
        std::chrono::milliseconds poll{60'000};
        /// After the n-th failure in a row a random part of first × 2ⁿ⁻¹ is waited for, at most longest.
        std::chrono::milliseconds firstRetry{1'000};
        std::chrono::milliseconds longestRetry{30'000};
        /// Rings that come faster become one pass.
        std::chrono::milliseconds gap{100};
        std::chrono::milliseconds publish{100};
        Doorbell::Timing bell{};
    };
    struct Parts
    {
        Engine& engine;
        const Clock& clock;
        /// Called on a lane, at most ten times a second.
        OnStatus onStatus;
        /// Called on the lane of the writer after each COMMIT of the sync.
        store::OnCommitted onCommitted;
        /// Called on the lane of the passes when what waits was sent, in what is left of the time for leaving; not without a
        /// network.
        std::function<void(std::stop_token)> onLeaving{};
        /// Called on the lane of the passes: the service knows by now of a session that was left while it could not be told.
        std::function<void()> onToldOfLeft{};
        RandomBelow random = systemRandom();
    };
    SyncRunner(Parts parts, Timing timing);
    explicit SyncRunner(Parts parts) : SyncRunner(std::move(parts), Timing{}) {}
    /// Ends the pass that runs.
    ~SyncRunner();

    /// Passes from now on, the first at once. A second call does nothing.
    void start();
    /// At once, whatever was waited for.
    void syncNow();
    /// Something was written to the outbox: it is sent when its time to undo is over.
    void outboxChanged();
    /// Somebody signed in or out.
    void sessionChanged();
    /// The machine has a network again, or was asleep.
    void networkIsBack();
    /// Ends the pass that runs, within moments; the next reason begins another.
    void stopPass();
    /// A person agreed that many records vanish (R19).
    void acceptRemovals();
    /// Ends the wait of those that could be undone, sends what waits for at most 3 s, and makes no more passes
    /// (contract section 10, ruling 12).
    QFuture<void> finish();

    SyncStatus status() const { return m_board.current(); }

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Pass
    {
        bool isPushOnly = false;
        /// No pass at all: the service is told of a session that was left.
        bool isFarewell = false;
        bool mayRemove = false;
        std::stop_token stop;
    };
    struct Wishes
    {
        bool pull = false;
        bool byHand = false;
        bool mayRemove = false;
    };

    void run();
    std::optional<Pass> nextPass();
    std::optional<Pass> passDueAt(Moment now);
    Moment nextMoment(Moment now) const;
    std::chrono::milliseconds waitAfter(int failures);
    void sayFarewell(const std::stop_token& stop);
    void noteSleep(Moment now);
    void wakeUp();
    void forgetFailures();
    std::optional<Moment> outboxDue();
    void make(const Pass& pass);
    void settle(const Pass& pass, const SyncReport& report);
    SyncStatus::Trouble planAfter(const Pass& pass, const SyncReport& report);
    std::chrono::milliseconds backoff(const Error& error);
    void note(const SyncProgress& progress);
    void sendTheRest();
    template <class Change> void wake(Change change);

    Parts m_parts;
    const Timing m_timing;
    StatusBoard m_board;
    ProgressMeter m_meter;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Wishes m_wishes;
    std::stop_source m_pass;
    bool m_isStarted = false;
    bool m_isEnding = false;
    bool m_isFinishing = false;
    /// Only a person can go on: nobody is signed in.
    bool m_isBlocked = false;
    /// Rings change nothing: a person has to agree first.
    bool m_needsConsent = false;
    bool m_isOutboxTouched = true;
    int m_failures = 0;
    int m_failedFarewells = 0;
    Moment m_nextFarewell{};
    std::optional<Moment> m_outboxDue;
    Moment m_notBefore{};
    Moment m_nextPoll{};
    Moment m_lastSeen{};
    UtcTime m_lastTime;
    QPromise<void> m_finished;

    std::unique_ptr<Doorbell> m_bell;
    std::unique_ptr<NetworkWatch> m_network;
    Lane m_lane;
};

} // namespace ch::sync
