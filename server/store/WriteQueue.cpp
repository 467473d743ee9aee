// SPDX-License-Identifier: Apache-2.0
#include "server/store/WriteQueue.h"

#include "core/domain/Reason.h"

#include <future>

namespace ch::server {

namespace {

// Larger groups gain little (the sync is shared by 64 already) and delay the first of them.
constexpr size_t kGroupSize = 64;
// Beyond this many waiting steps an honest "not now" is better than an answer after the client's deadline.
constexpr size_t kLongestQueue = 20'000;

enum class Kept { Yes, No, GroupLost };

struct Ended
{
    Kept kept = Kept::Yes;
    Error error;
};

/// Runs one step inside its savepoint.
Ended runStep(WriteContext& context, WriteQueue::Step& step)
{
    if (auto opened = context.db.run("SAVEPOINT step"); !opened)
        return {Kept::GroupLost, opened.error()};
    StepVerdict verdict;
    Error thrown;
    bool threw = false;
    try {
        verdict = step.work(context);
    } catch (const std::exception& exception) {
        threw = true;
        thrown = refusal(Reason::Internal, {}, QString::fromUtf8(exception.what()));
    }
    if (threw || !verdict.keep) {
        // Fails if SQLite rolled the whole transaction back by itself (disk full, I/O error): then the group is lost.
        if (auto undone = context.db.run("ROLLBACK TO step"); !undone)
            return {Kept::GroupLost, undone.error()};
        if (!threw && verdict.afterRollback) {
            if (auto written = verdict.afterRollback(context); !written) {
                thrown = written.error();
                threw = true;
                if (auto undone = context.db.run("ROLLBACK TO step"); !undone)
                    return {Kept::GroupLost, undone.error()};
            }
        }
    }
    if (auto released = context.db.run("RELEASE step"); !released)
        return {Kept::GroupLost, released.error()};
    if (threw)
        return {Kept::No, thrown};
    return {};
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
        std::deque<Step> group;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_steps.empty(); });
            if (m_steps.empty())
                return;
            while (!m_steps.empty() && group.size() < kGroupSize) {
                group.push_back(std::move(m_steps.front()));
                m_steps.pop_front();
            }
        }
        runGroup(context, std::move(group));
    }
}

void WriteQueue::runGroup(WriteContext& context, std::deque<Step> group)
{
    const auto loseAll = [&](const Error& error) {
        if (m_observer.failed)
            m_observer.failed(error);
        for (Step& step : group)
            step.done(refusal(Reason::Unavailable, {}, error.detail));
    };

    auto transaction = sql::Transaction::begin(context.db);
    if (!transaction)
        return loseAll(transaction.error());
    std::vector<Ended> ends;
    ends.reserve(group.size());
    for (Step& step : group) {
        context.now = m_clock.now();
        ends.push_back(runStep(context, step));
        if (ends.back().kept == Kept::GroupLost)
            return loseAll(ends.back().error);
    }
    if (auto persisted = context.persistClocks(); !persisted)
        return loseAll(persisted.error());
    if (auto committed = (*transaction).commit(); !committed)
        return loseAll(committed.error());

    if (m_observer.committed)
        m_observer.committed(group.size(), context.position(), waiting());
    for (size_t i = 0; i < group.size(); ++i) {
        if (ends[i].kept == Kept::Yes) {
            group[i].done(ok());
            continue;
        }
        if (m_observer.failed)
            m_observer.failed(ends[i].error);
        group[i].done(ends[i].error);
    }
}

} // namespace ch::server
