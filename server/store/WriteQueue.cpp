// SPDX-License-Identifier: Apache-2.0
#include "server/store/WriteQueue.h"

#include "core/domain/Reason.h"

#include <chrono>
#include <future>
#include <optional>
#include <random>

namespace ch::server {

namespace {

// Larger groups gain little (the sync is shared by 64 already) and delay the first of them.
constexpr size_t kGroupSize = 64;
// Beyond this many waiting steps an honest "not now" is better than an answer after the client's deadline.
constexpr size_t kLongestQueue = 20'000;

// Clients that were answered just now come again at once, if they have more: where so many write, the next group waits a
// moment for them, for much of what a group costs is the same for few steps as for many.
constexpr size_t kCrowd = 8;
constexpr std::chrono::microseconds kPatience{1000};

// A server that writes rows does so while further steps run (docs/decisions/039). It takes several times as long for the rows of a
// step as the step takes: so it is sent a fifth of a group first, with which it is done when the steps are. Each portion costs it
// something by itself, so smaller ones than this are not worth it.
constexpr size_t kLeastPortion = 6;

// A step that was undone is rarely alone: after one, so many groups are run in the way that undoes a step by itself.
constexpr int kGroupsApart = 32;
// Deadlocks and the like, which may be tried again (R11).
constexpr int kMostTries = 4;

enum class Kept { Yes, No, GroupLost };

struct Ended
{
    Kept kept = Kept::Yes;
    Error error{};
};

struct Outcome
{
    StepVerdict verdict;
    std::optional<Error> thrown;

    bool isKept() const { return !thrown && verdict.keep; }
};

Outcome runWork(WriteContext& context, WriteQueue::Step& step)
{
    try {
        return {step.work(context), std::nullopt};
    } catch (const std::exception& exception) {
        return {.verdict = {}, .thrown = refusal(Reason::Internal, {}, QString::fromUtf8(exception.what()))};
    }
}

/// Whether all that was done is undone for sure, and may end otherwise when it is done again.
bool mayTryAgain(const Error& error)
{
    return error.code == u"TRY_AGAIN";
}

/// Runs one step inside its savepoint.
Ended runApart(WriteContext& context, WriteQueue::Step& step)
{
    if (auto opened = context.db.mark("SAVEPOINT step"); !opened)
        return {Kept::GroupLost, opened.error()};
    const size_t changedBefore = context.changedOrders.size();
    Outcome outcome = runWork(context, step);
    if (context.db.failure() && mayTryAgain(*context.db.failure()))
        return {Kept::GroupLost, *context.db.failure()};
    if (outcome.isKept()) {
        if (auto settled = context.db.settle(); !settled) {
            if (mayTryAgain(settled.error()))
                return {Kept::GroupLost, settled.error()};
            outcome.thrown = settled.error();
        }
    }
    // PostgreSQL keeps nothing of a savepoint in which a statement failed.
    if (outcome.isKept() && context.db.engine() == sql::Engine::PostgreSql && context.db.failure())
        outcome.thrown = *context.db.failure();
    if (!outcome.isKept()) {
        // Fails if SQLite rolled the whole transaction back by itself (disk full, I/O error): then the group is lost.
        if (auto undone = context.db.mark("ROLLBACK TO step"); !undone)
            return {Kept::GroupLost, undone.error()};
        context.changedOrders.resize(changedBefore);
        if (!outcome.thrown && outcome.verdict.afterRollback) {
            auto written = outcome.verdict.afterRollback(context);
            // What waits is sent here, where a failure is still this step's own.
            if (written)
                written = context.db.settle();
            if (!written) {
                outcome.thrown = written.error();
                if (auto undone = context.db.mark("ROLLBACK TO step"); !undone)
                    return {Kept::GroupLost, undone.error()};
            }
        }
    }
    if (auto released = context.db.mark("RELEASE step"); !released)
        return {Kept::GroupLost, released.error()};
    if (outcome.thrown)
        return {Kept::No, *outcome.thrown};
    return {};
}

/// Runs one step without a savepoint. Nothing if it would have to be undone, or a statement failed (after which an engine may
/// have undone more than that statement): then the group is run again with savepoints.
std::optional<Ended> runTogether(WriteContext& context, WriteQueue::Step& step)
{
    const qint64 before = context.db.rowsChanged();
    const Outcome outcome = runWork(context, step);
    if (context.db.failure())
        return std::nullopt;
    if (outcome.isKept())
        return Ended();
    if (context.db.rowsChanged() != before)
        return std::nullopt;
    if (outcome.thrown)
        return Ended{Kept::No, *outcome.thrown};
    if (outcome.verdict.afterRollback && !outcome.verdict.afterRollback(context))
        return std::nullopt;
    return Ended();
}

Result<sql::Transaction> beginTurn(WriteContext& context)
{
    for (int tries = 1;; ++tries) {
        CH_TRY(auto transaction, sql::Transaction::beginWithNext(context.db));
        auto turn = context.takeTurn();
        if (turn)
            return transaction;
        // The server was started anew since the last group: nothing was done yet.
        if (tries > 1 || turn.error().code != u"CONNECTION_LOST")
            return turn.error();
    }
}

void pauseAfter(int tries)
{
    static thread_local std::minstd_rand random{std::random_device{}()};
    const int most = 5 << tries;
    std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<int>(1, most)(random)));
}

} // namespace

WriteQueue::WriteQueue(std::function<Result<std::unique_ptr<sql::Connection>>()> open, IdGenerator& ids,
                       const Clock& clock, Observer observer)
    : m_open(std::move(open))
    , m_ids(ids)
    , m_clock(clock)
    , m_observer(std::move(observer))
{}

WriteQueue::~WriteQueue()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

Result<> WriteQueue::start()
{
    std::promise<Result<>> opened;
    auto future = opened.get_future();
    m_thread = std::thread([this, &opened] {
        auto connection = m_open();
        if (!connection) {
            opened.set_value(connection.error());
            return;
        }
        const auto position = (*connection)->integer("SELECT position FROM feed_clock WHERE id = 1");
        if (!position) {
            opened.set_value(position.error());
            return;
        }
        opened.set_value(ok());
        loop(*std::move(connection), (*position).value_or(0));
    });
    return future.get();
}

void WriteQueue::submit(Step step)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stopping && m_steps.size() < kLongestQueue) {
            m_steps.push_back(std::move(step));
            if (m_steps.size() >= m_wanted)
                m_wake.notify_one();
            return;
        }
    }
    step.done(refusal(Reason::Unavailable, {}, QStringLiteral("the write queue is full or closed")));
}

size_t WriteQueue::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_steps.size();
}

void WriteQueue::loop(std::unique_ptr<sql::Connection> connection, qint64 position)
{
    WriteContext context(*connection, m_ids, position);
    while (true) {
        std::deque<Step> group = nextGroup();
        if (group.empty())
            return;
        runGroup(context, std::move(group));
    }
}

std::deque<WriteQueue::Step> WriteQueue::nextGroup()
{
    std::deque<Step> group;
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopping || !m_steps.empty(); });
    takeSteps(group);
    return group;
}

void WriteQueue::joinCrowd(std::deque<Step>& group)
{
    std::unique_lock lock(m_mutex);
    const size_t crowd = std::min(kGroupSize, m_crowd);
    if (crowd >= kCrowd && crowd > group.size()) {
        m_wanted = crowd - group.size();
        m_wake.wait_until(lock, m_crowdUntil, [this] { return m_stopping || m_steps.size() >= m_wanted; });
        m_wanted = 1;
    }
    takeSteps(group);
}

/// Under the lock.
void WriteQueue::takeSteps(std::deque<Step>& group)
{
    while (!m_steps.empty() && group.size() < kGroupSize) {
        group.push_back(std::move(m_steps.front()));
        m_steps.pop_front();
    }
}

struct WriteQueue::Run
{
    enum class Transaction { Committed, Lost, WantsSavepoints } transaction = Transaction::Committed;
    std::vector<Ended> ends{};
    /// Why it was lost.
    Error error{};
};

WriteQueue::Run WriteQueue::tryGroup(WriteContext& context, std::deque<Step>& group, bool apart)
{
    const auto lost = [](const Error& error) { return Run{.transaction = Run::Transaction::Lost, .error = error}; };
    auto transaction = beginTurn(context);
    if (!transaction)
        return lost(transaction.error());
    // Here, for it took a while to begin, and clients come again meanwhile.
    joinCrowd(group);
    context.gather(!apart);
    for (const Step& step : group) {
        if (step.foresee && !apart)
            step.foresee(context);
    }
    Run run;
    run.ends.reserve(group.size());
    const size_t portion = std::max(kLeastPortion, group.size() / 5);
    size_t unsent = 0;
    for (Step& step : group) {
        context.now = m_clock.now();
        const auto ended = apart ? std::optional(runApart(context, step)) : runTogether(context, step);
        const std::optional<Error> failure = context.db.failure();
        if (failure && mayTryAgain(*failure))
            return lost(*failure);
        if (!ended)
            return {.transaction = Run::Transaction::WantsSavepoints};
        if (ended->kept == Kept::GroupLost)
            return lost(ended->error);
        run.ends.push_back(*ended);
        if (++unsent < portion)
            continue;
        const Result<bool> sent = context.db.sendAhead();
        if (!sent)
            return mayTryAgain(sent.error()) ? lost(sent.error())
                                             : Run{.transaction = Run::Transaction::WantsSavepoints};
        if (*sent)
            unsent = 0;
    }
    if (auto persisted = context.persistClocks(); !persisted) {
        // What is wrong may be a statement that waited for this one: whose it was shows with savepoints.
        const bool isAllOurs = apart || mayTryAgain(persisted.error()) || persisted.error().code == u"LEASE_LOST";
        return isAllOurs ? lost(persisted.error()) : Run{.transaction = Run::Transaction::WantsSavepoints};
    }
    if (auto committed = (*transaction).commit(); !committed)
        return lost(committed.error());
    return run;
}

void WriteQueue::runGroup(WriteContext& context, std::deque<Step> group)
{
    bool apart = m_groupsApart > 0;
    Run run = tryGroup(context, group, apart);
    for (int tries = 1; run.transaction != Run::Transaction::Committed; ++tries) {
        if (run.transaction == Run::Transaction::WantsSavepoints) {
            apart = true;
            m_groupsApart = kGroupsApart;
        } else if (mayTryAgain(run.error) && tries < kMostTries) {
            pauseAfter(tries);
        } else {
            break;
        }
        run = tryGroup(context, group, apart);
    }
    if (apart && m_groupsApart > 0)
        --m_groupsApart;

    // Counted before anybody is answered: who is, and comes again before the last one is, would count twice.
    m_crowd = group.size() + waiting();
    m_crowdUntil = std::chrono::steady_clock::now() + kPatience;
    if (m_observer.changed && !context.changedOrders.empty())
        m_observer.changed(context.changedOrders);
    if (run.transaction == Run::Transaction::Lost) {
        if (m_observer.failed)
            m_observer.failed(run.error);
        for (Step& step : group)
            step.done(refusal(Reason::Unavailable, {}, run.error.detail));
        return;
    }
    if (m_observer.committed)
        m_observer.committed(group.size(), context.position(), waiting());
    for (size_t i = 0; i < group.size(); ++i) {
        if (run.ends[i].kept == Kept::Yes) {
            group[i].done(ok());
            continue;
        }
        if (m_observer.failed)
            m_observer.failed(run.ends[i].error);
        group[i].done(run.ends[i].error);
    }
}

} // namespace ch::server
