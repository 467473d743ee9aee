// SPDX-License-Identifier: Apache-2.0
#include "core/sync/SyncRunner.h"

#include "core/sync/StopAfter.h"

#include <algorithm>

namespace ch::sync {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

/// What may be sent at the program's end; the rest of the three seconds is for ending the call and closing the files.
constexpr milliseconds kFinishTime{2'500};
/// A service that speaks only with newer versions is asked again now and then: it may have been a mistake of its own.
constexpr std::chrono::minutes kTooOldWait{10};
/// Steady clocks stand still while a machine sleeps: looking up so often, a sleep shows in the difference to the wall's.
constexpr std::chrono::seconds kLookUp{5};
constexpr milliseconds kSlept{10'000};

SyncStatus::Trouble troubleOf(const Error& error)
{
    using Trouble = SyncStatus::Trouble;
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::Protocol:
        return Trouble::Offline;
    case ErrorKind::Unauthorized:
        return Trouble::SignInNeeded;
    case ErrorKind::Storage:
        return Trouble::Storage;
    default:
        break;
    }
    if (error.code == store::kRemovalsNeedConsent)
        return Trouble::RemovalsNeedConsent;
    return error.code == u"CLIENT_TOO_OLD" ? Trouble::ClientTooOld : Trouble::Failed;
}

SyncStatus::Activity activityOf(SyncProgress::Step step)
{
    switch (step) {
    case SyncProgress::Step::Sending:
        return SyncStatus::Activity::Sending;
    case SyncProgress::Step::Fetching:
        return SyncStatus::Activity::Fetching;
    case SyncProgress::Step::Indexing:
        return SyncStatus::Activity::Indexing;
    }
    Q_UNREACHABLE();
}

void setIdle(SyncStatus& status)
{
    status.activity = SyncStatus::Activity::Idle;
    status.done = 0;
    status.total = 0;
    status.perSecond = 0;
    status.timeLeft.reset();
}

} // namespace

SyncRunner::SyncRunner(Parts parts, Timing timing)
    : m_parts(std::move(parts))
    , m_timing(timing)
    , m_board(m_parts.engine, m_parts.onStatus, timing.publish)
    , m_lane(QStringLiteral("sync"))
{
    m_finished.start();
    m_parts.engine.observe([this](const store::CacheChanges& changes) {
        // What lists have to ask anew is told before the figures that say how far it is.
        if (m_parts.onCommitted)
            m_parts.onCommitted(changes);
        m_board.refresh();
    });
}

SyncRunner::~SyncRunner()
{
    m_network.reset();
    if (m_bell)
        m_bell->stop();
    wake([this] {
        m_isEnding = true;
        m_pass.request_stop();
    });
    // The lane has to be through before the status and the bell go.
    m_lane.run([] {}).waitForFinished();
    m_bell.reset();
    m_parts.engine.observe({});
}

template <class Change> void SyncRunner::wake(Change change)
{
    const std::lock_guard lock(m_mutex);
    change();
    m_wake.notify_all();
}

void SyncRunner::start()
{
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_isStarted, true))
            return;
        m_wishes.pull = true;
        m_lastSeen = steady_clock::now();
        m_lastTime = m_parts.clock.now();
    }
    m_bell = std::make_unique<Doorbell>(Doorbell::Parts{.engine = m_parts.engine,
                                                        .onRing = [this] { wake([this] { m_wishes.pull = true; }); },
                                                        .random = m_parts.random},
                                        m_timing.bell);
    m_network = std::make_unique<NetworkWatch>([this] { networkIsBack(); });
    m_lane.run([this] { run(); });
    m_bell->start();
}

void SyncRunner::syncNow()
{
    wake([this] { m_wishes.byHand = true; });
}

void SyncRunner::outboxChanged()
{
    wake([this] { m_isOutboxTouched = true; });
    m_board.refresh();
}

void SyncRunner::sessionChanged()
{
    wake([this] {
        m_isBlocked = false;
        m_failures = 0;
        m_notBefore = {};
        m_nextFarewell = {};
        m_wishes.pull = true;
        m_isOutboxTouched = true;
    });
    if (m_bell)
        m_bell->reconnect();
    m_board.refresh();
}

void SyncRunner::networkIsBack()
{
    wake([this] { forgetFailures(); });
    if (m_bell)
        m_bell->reconnect();
}

void SyncRunner::stopPass()
{
    const std::lock_guard lock(m_mutex);
    m_pass.request_stop();
}

void SyncRunner::acceptRemovals()
{
    wake([this] { m_wishes.mayRemove = true; });
}

QFuture<void> SyncRunner::finish()
{
    if (m_bell)
        m_bell->stop();
    bool hasLane = false;
    wake([&] {
        hasLane = m_isStarted;
        m_isFinishing = true;
        m_pass.request_stop();
    });
    if (!hasLane)
        m_lane.run([this] { sendTheRest(); });
    return m_finished.future();
}

void SyncRunner::run()
{
    while (const auto pass = nextPass())
        make(*pass);
    bool isFinishing = false;
    {
        const std::lock_guard lock(m_mutex);
        isFinishing = m_isFinishing;
    }
    if (isFinishing)
        sendTheRest();
}

std::optional<SyncRunner::Pass> SyncRunner::nextPass()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (m_isEnding || m_isFinishing)
            return std::nullopt;
        if (std::exchange(m_isOutboxTouched, false)) {
            lock.unlock();
            const auto due = outboxDue();
            lock.lock();
            m_outboxDue = due;
            continue;
        }
        const Moment now = steady_clock::now();
        noteSleep(now);
        if (auto pass = passDueAt(now)) {
            m_pass = std::stop_source();
            pass->stop = m_pass.get_token();
            return pass;
        }
        const Moment until = nextMoment(now);
        m_wake.wait_until(lock, until);
        // Stopped or frozen, and not asleep: here steady clocks went on.
        if (steady_clock::now() - until > kSlept)
            wakeUp();
    }
}

std::optional<SyncRunner::Pass> SyncRunner::passDueAt(Moment now)
{
    if (now >= m_nextFarewell && m_parts.engine.owesFarewell())
        return Pass{.isFarewell = true, .stop = {}};
    const bool isAsked = m_wishes.byHand || m_wishes.mayRemove;
    if (!isAsked && (m_isBlocked || now < m_notBefore))
        return std::nullopt;
    const bool wantsPull = m_wishes.pull && !m_needsConsent;
    if (isAsked || wantsPull || now >= m_nextPoll) {
        const bool mayRemove = m_wishes.mayRemove;
        m_wishes = {};
        return Pass{.mayRemove = mayRemove, .stop = {}};
    }
    if (m_outboxDue && now >= *m_outboxDue)
        return Pass{.isPushOnly = true, .stop = {}};
    return std::nullopt;
}

SyncRunner::Moment SyncRunner::nextMoment(Moment now) const
{
    Moment next = now + kLookUp;
    if (m_parts.engine.owesFarewell())
        next = std::min(next, std::max(now, m_nextFarewell));
    if (m_isBlocked)
        return next;
    Moment due = m_nextPoll;
    if (m_wishes.pull && !m_needsConsent)
        due = now;
    if (m_outboxDue)
        due = std::min(due, *m_outboxDue);
    return std::min(next, std::max(due, m_notBefore));
}

void SyncRunner::noteSleep(Moment now)
{
    const UtcTime time = m_parts.clock.now();
    const auto passed = std::chrono::duration_cast<milliseconds>(now - m_lastSeen);
    const milliseconds passedOnTheWall{time.epochMs() - m_lastTime.epochMs()};
    m_lastSeen = now;
    m_lastTime = time;
    if (passedOnTheWall - passed >= kSlept)
        wakeUp();
}

void SyncRunner::wakeUp()
{
    // Connections from before the sleep are dead, and nobody will say so.
    forgetFailures();
    if (m_bell)
        m_bell->reconnect();
}

std::optional<SyncRunner::Moment> SyncRunner::outboxDue()
{
    const UtcTime now = m_parts.clock.now();
    const auto next = m_parts.engine.read([now](sql::Connection& db) { return store::nextTime(db, now); });
    if (!next || !*next)
        return std::nullopt;
    const qint64 wait = std::max<qint64>(0, (**next).epochMs() - now.epochMs());
    return steady_clock::now() + milliseconds(wait);
}

void SyncRunner::make(const Pass& pass)
{
    if (pass.isFarewell)
        return sayFarewell(pass.stop);
    m_meter.reset();
    const auto onProgress = [this](const SyncProgress& progress) { note(progress); };
    const SyncReport report = pass.isPushOnly ? m_parts.engine.push(pass.stop, onProgress)
                                              : m_parts.engine.sync(pass.mayRemove, pass.stop, onProgress);
    settle(pass, report);
}

void SyncRunner::note(const SyncProgress& progress)
{
    m_meter.note(progress, steady_clock::now());
    m_board.update([&](SyncStatus& status) {
        status.activity = activityOf(progress.step);
        status.done = progress.done;
        status.total = progress.total;
        status.perSecond = m_meter.perSecond();
        status.timeLeft = m_meter.timeLeft();
    });
}

void SyncRunner::settle(const Pass& pass, const SyncReport& report)
{
    SyncStatus::Trouble trouble = SyncStatus::Trouble::None;
    std::optional<UtcTime> nextTry;
    {
        const std::lock_guard lock(m_mutex);
        trouble = planAfter(pass, report);
        m_isOutboxTouched = true;
        if (trouble != SyncStatus::Trouble::None && !m_isBlocked) {
            const auto wait =
                std::chrono::duration_cast<milliseconds>(std::max(m_notBefore, Moment()) - steady_clock::now());
            nextTry = m_parts.clock.now().plusMs(std::max<qint64>(0, wait.count()));
        }
    }
    const bool wasStopped = report.error && report.error->kind == ErrorKind::Cancelled;
    bool isBackOnline = false;
    m_board.update([&](SyncStatus& status) {
        setIdle(status);
        // A pass that was stopped found nothing out.
        if (wasStopped)
            return;
        isBackOnline = status.trouble == SyncStatus::Trouble::Offline && trouble == SyncStatus::Trouble::None;
        status.trouble = trouble;
        status.error = report.error;
        status.nextTry = nextTry;
    });
    m_board.refresh();
    if (isBackOnline && m_bell)
        m_bell->hurry();
}

SyncStatus::Trouble SyncRunner::planAfter(const Pass& pass, const SyncReport& report)
{
    const Moment now = steady_clock::now();
    if (!report.error) {
        m_failures = 0;
        m_notBefore = now + m_timing.gap;
        if (pass.isPushOnly)
            return m_needsConsent ? SyncStatus::Trouble::RemovalsNeedConsent : SyncStatus::Trouble::None;
        m_needsConsent = false;
        m_nextPoll = now + m_timing.poll;
        return SyncStatus::Trouble::None;
    }
    const Error& error = *report.error;
    if (error.kind == ErrorKind::Cancelled) {
        m_notBefore = now + m_timing.gap;
        m_nextPoll = now + m_timing.poll;
        return SyncStatus::Trouble::None;
    }
    const SyncStatus::Trouble trouble = troubleOf(error);
    m_isBlocked = trouble == SyncStatus::Trouble::SignInNeeded;
    m_needsConsent = trouble == SyncStatus::Trouble::RemovalsNeedConsent;
    if (m_needsConsent) {
        m_failures = 0;
        m_notBefore = now + m_timing.gap;
        m_nextPoll = now + m_timing.poll;
        return trouble;
    }
    ++m_failures;
    m_notBefore = now + (trouble == SyncStatus::Trouble::ClientTooOld ? milliseconds(kTooOldWait) : backoff(error));
    m_wishes.pull = m_wishes.pull || !pass.isPushOnly;
    return trouble;
}

milliseconds SyncRunner::backoff(const Error& error)
{
    return waitAfter(m_failures) + milliseconds(error.retryAfter.value_or(std::chrono::seconds(0)));
}

milliseconds SyncRunner::waitAfter(int failures)
{
    const auto doubled = m_timing.firstRetry * (qint64(1) << std::clamp(failures - 1, 0, 10));
    const auto ceiling = std::min<milliseconds>(doubled, m_timing.longestRetry);
    return milliseconds{m_parts.random(std::max<qint64>(1, ceiling.count())) + 1};
}

void SyncRunner::forgetFailures()
{
    m_failures = 0;
    m_failedFarewells = 0;
    m_notBefore = {};
    m_nextFarewell = {};
    m_wishes.pull = true;
    m_isOutboxTouched = true;
}

void SyncRunner::sayFarewell(const std::stop_token& stop)
{
    const auto told = m_parts.engine.farewell(stop);
    {
        const std::lock_guard lock(m_mutex);
        m_failedFarewells = told ? 0 : m_failedFarewells + 1;
        m_nextFarewell = told ? Moment() : steady_clock::now() + waitAfter(m_failedFarewells);
    }
    if (told && m_parts.onToldOfLeft)
        m_parts.onToldOfLeft();
}

void SyncRunner::sendTheRest()
{
    const StopAfter inTime(kFinishTime);
    const std::stop_token stop = inTime.token();
    const auto waits = m_parts.engine.write([](sql::Connection& db) -> Result<bool> {
        CH_CHECK(store::endUndoTime(db));
        CH_TRY(const auto counts, store::outboxCounts(db));
        return counts.waiting > 0;
    });
    if (waits && *waits) {
        const auto report = m_parts.engine.push(stop, [this](const SyncProgress& progress) { note(progress); });
        m_board.update([](SyncStatus& status) { setIdle(status); });
        (void)report;
    }
    const bool isOnline = m_board.current().isOnline();
    if (m_parts.onLeaving && isOnline && !stop.stop_requested())
        m_parts.onLeaving(stop);
    // The last chance: its token is nowhere but in memory.
    (void)bool(m_parts.engine.farewell(stop));
    m_board.refresh();
    m_finished.finish();
}

} // namespace ch::sync
