// SPDX-License-Identifier: Apache-2.0
#include "server/events/ConsumerRunner.h"

#include "core/domain/Reason.h"
#include "server/store/Leases.h"
#include "server/store/StoreFailure.h"
#include "server/store/WriteStep.h"

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;
using SteadyClock = std::chrono::steady_clock;

namespace {

// A failing event is tried so often before those behind it go first (R14).
constexpr int kMostAttempts = 5;
// Cursors that only pass what nobody wants are written down so seldom: reading on from there again is a matter of milliseconds.
constexpr qint64 kPassedUnwritten = 10'000;
constexpr qint64 kLeaseMs = 10'000;
constexpr auto kWhileNotOurs = std::chrono::seconds(3);
constexpr auto kBetweenMeasures = std::chrono::seconds(1);
constexpr auto kBetweenPersists = std::chrono::seconds(5);
constexpr qint64 kMostCounted = 100'000;
constexpr int kSetAsideAtOnce = 100;

} // namespace

/// One consumer and how far it is.
struct ConsumerRunner::Reader
{
    explicit Reader(Consumer* of) : consumer(of) {}

    Consumer* const consumer;
    /// As the store has it, and how far the events were looked at.
    EventCursor durable{};
    EventCursor seen{};
    /// In a row, on the same first event; and how many of them are the event's own.
    int failures = 0;
    int faults = 0;
    SteadyClock::time_point nextTry{};
    /// After a failure events go one by one for a while, so that the one that fails is found.
    int oneByOne = 0;
};

struct ConsumerRunner::Batch
{
    Reader* reader = nullptr;
    std::vector<Event> events{};
    EventCursor to{};
    /// Filled in by the writing step, which may run again.
    enum class End { Done, NotOurs, Moved } end = End::Done;
    std::vector<Event> consumed{};
    std::optional<Error> error{};
    std::promise<Result<>> committed{};

    Result<> apply(WriteContext& context);
};

Result<> ConsumerRunner::Batch::apply(WriteContext& context)
{
    end = End::Done;
    consumed.clear();
    CH_TRY(const bool isOurs, tryLease(context.db, u"consumers"_s, context.ids.owner(), kLeaseMs));
    if (!isOurs) {
        end = End::NotOurs;
        return ok();
    }
    CH_TRY(const bool isMoved, moveCursor(context, QString(reader->consumer->name()), reader->durable, to));
    if (!isMoved) {
        end = End::Moved;
        return ok();
    }
    for (const Event& event : events) {
        CH_TRY(const bool isFirst, consume(context, *reader->consumer, event));
        if (isFirst)
            consumed.push_back(event);
    }
    return ok();
}

ConsumerRunner::ConsumerRunner(const std::vector<Consumer*>& consumers, OpenReader openReader, WriteQueue& writes,
                               Observer observer, Settings settings)
    : m_openReader(std::move(openReader))
    , m_writes(writes)
    , m_observer(std::move(observer))
    , m_settings(settings)
{
    for (Consumer* consumer : consumers)
        m_readers.push_back(std::make_unique<Reader>(consumer));
    m_thread = std::thread([this] { loop(); });
}

ConsumerRunner::ConsumerRunner(const std::vector<Consumer*>& consumers, OpenReader openReader, WriteQueue& writes,
                               Observer observer)
    : ConsumerRunner(consumers, std::move(openReader), writes, std::move(observer), Settings())
{}

ConsumerRunner::~ConsumerRunner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void ConsumerRunner::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isWoken)
            return;
        m_isWoken = true;
    }
    m_wake.notify_all();
}

bool ConsumerRunner::isStopping() const
{
    const std::lock_guard lock(m_mutex);
    return m_stopping;
}

void ConsumerRunner::loop()
{
    const auto stopping = [this] { return m_stopping; };
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_isWoken = false;
        lock.unlock();
        retrySetAside();
        const Round round = runRound();
        measure(round == Round::Drained);
        lock.lock();
        switch (round) {
        case Round::More:
            break;
        case Round::Drained:
            m_wake.wait_for(lock, m_settings.poll, [this] { return m_stopping || m_isWoken; });
            m_wake.wait_for(lock, m_settings.gathering, stopping);
            break;
        case Round::NotOurs:
            m_wake.wait_for(lock, kWhileNotOurs, stopping);
            break;
        case Round::Failed:
            // A store that is away for an hour is no news five times a second.
            m_wake.wait_for(lock, m_settings.afterFailure * (1 << std::clamp(m_readFailures - 1, 0, 4)), stopping);
            break;
        }
    }
}

ConsumerRunner::Round ConsumerRunner::runRound()
{
    const auto now = SteadyClock::now();
    std::vector<Reader*> ready;
    for (const auto& reader : m_readers) {
        if (reader->nextTry <= now)
            ready.push_back(reader.get());
    }
    if (ready.empty())
        return Round::Failed;
    Result<std::vector<Event>> page = std::vector<Event>();
    if (auto known = loadCursors(); !known)
        page = known.error();
    else
        page = readPage(ready);
    if (!page) {
        // Another connection: this one may be what is wrong.
        m_db.reset();
        ++m_readFailures;
        if (m_observer.failed)
            m_observer.failed("reader"_L1, page.error());
        return Round::Failed;
    }
    m_readFailures = 0;
    const bool isTimeToPersist = page->empty() && now >= m_nextPersist;
    if (isTimeToPersist)
        m_nextPersist = now + kBetweenPersists;
    std::vector<Batch> batches;
    batches.reserve(ready.size());
    for (Reader* reader : ready) {
        Batch batch = batchOf(*reader, *page);
        const qint64 unwritten = batch.to.position - reader->durable.position;
        if (!batch.events.empty() || unwritten >= kPassedUnwritten || (isTimeToPersist && unwritten > 0))
            batches.push_back(std::move(batch));
        else
            reader->seen = batch.to;
    }
    if (!write(batches))
        return Round::NotOurs;
    // Commits come in swarms: whoever has seen all of a page that was not full waits a moment for the next.
    const EventCursor end = page->empty() ? EventCursor() : page->back().cursor();
    const auto isResting = [now](const auto& reader) { return reader->nextTry > now; };
    const auto goesOn = [&](const Reader* reader) { return !isResting(reader) && reader->seen < end; };
    if (page->size() == size_t(m_settings.batch) || std::ranges::any_of(ready, goesOn))
        return Round::More;
    return std::ranges::any_of(m_readers, isResting) ? Round::Failed : Round::Drained;
}

bool ConsumerRunner::write(std::vector<Batch>& batches)
{
    for (Batch& batch : batches) {
        m_writes.submit({.work =
                             [&batch](WriteContext& context) {
                                 const auto applied = batch.apply(context);
                                 batch.error = applied ? std::nullopt : std::optional(applied.error());
                                 return StepVerdict{.keep = bool(applied)};
                             },
                         .done = [&batch](Result<> result) { batch.committed.set_value(std::move(result)); }});
    }
    bool isOurs = true;
    for (Batch& batch : batches)
        isOurs = settle(batch) && isOurs;
    return isOurs;
}

Result<> ConsumerRunner::loadCursors()
{
    if (!m_db) {
        CH_TRY(m_db, m_openReader());
    }
    if (m_knowsCursors)
        return ok();
    for (const auto& reader : m_readers) {
        CH_TRY(const auto cursor, cursorOf(*m_db, QString(reader->consumer->name())));
        reader->durable = reader->seen = cursor.value_or(EventCursor());
    }
    m_knowsCursors = true;
    return ok();
}

Result<std::vector<Event>> ConsumerRunner::readPage(const std::vector<Reader*>& ready)
{
    // One moment for all that is read: who begins to want something now begins behind these events.
    CH_TRY(auto snapshot, sql::Transaction::beginSnapshot(*m_db));
    EventCursor after = ready.front()->seen;
    for (const Reader* reader : ready) {
        CH_CHECK(reader->consumer->refresh(*m_db));
        after = std::min(after, reader->seen);
    }
    CH_TRY(auto page, readEvents(*m_db, after, m_settings.batch));
    const auto isWanted = [&ready](const Event& event) {
        return std::ranges::any_of(ready, [&](const Reader* reader) {
            return event.cursor() > reader->seen && reader->consumer->wants(event.kind);
        });
    };
    for (Event& event : page) {
        if (isWanted(event))
            CH_CHECK(addOrders(*m_db, std::span(&event, 1)));
    }
    CH_CHECK(snapshot.commit());
    return page;
}

ConsumerRunner::Batch ConsumerRunner::batchOf(Reader& reader, const std::vector<Event>& page) const
{
    Batch batch{.reader = &reader, .to = reader.seen};
    for (const Event& event : page) {
        if (event.cursor() <= reader.seen)
            continue;
        batch.to = event.cursor();
        if (!reader.consumer->wants(event.kind))
            continue;
        batch.events.push_back(event);
        if (reader.oneByOne > 0)
            break;
    }
    return batch;
}

bool ConsumerRunner::settle(Batch& batch)
{
    Reader& reader = *batch.reader;
    const Result<> committed = batch.committed.get_future().get();
    if (batch.error || !committed) {
        // A group that was lost was lost to all in it, whatever came of this one's last statement.
        countFailure(reader, batch, committed ? *batch.error : committed.error());
        return true;
    }
    if (batch.end != Batch::End::Done) {
        // Another instance has the events. What it has not consumed when it goes is read from the store then.
        m_knowsCursors = false;
        return false;
    }
    reader.durable = reader.seen = batch.to;
    reader.failures = reader.faults = 0;
    if (reader.oneByOne > 0)
        --reader.oneByOne;
    if (!batch.consumed.empty())
        reader.consumer->committed();
    if (m_observer.consumed) {
        for (const Event& event : batch.consumed)
            m_observer.consumed(reader.consumer->name(), event);
    }
    return true;
}

void ConsumerRunner::countFailure(Reader& reader, Batch& batch, const Error& error)
{
    if (m_observer.failed)
        m_observer.failed(reader.consumer->name(), error);
    const bool isAlone = reader.oneByOne > 0;
    reader.oneByOne = m_settings.batch;
    const int doublings = std::min(++reader.failures, 5);
    reader.nextTry = SteadyClock::now() + m_settings.afterFailure * (1 << doublings) / 2;
    // What is the store's fault is nobody's to be set aside for.
    if (isStoreFailure(error))
        return;
    ++reader.faults;
    if (isAlone && !batch.events.empty() && reader.faults >= kMostAttempts) {
        if (auto done = setAsideFirst(reader, batch.events.front(), error); !done && m_observer.failed)
            m_observer.failed(reader.consumer->name(), done.error());
    }
}

Result<> ConsumerRunner::setAsideFirst(Reader& reader, const Event& event, const Error& error)
{
    const QString name(reader.consumer->name());
    bool isMoved = false;
    CH_CHECK(runStep(m_writes, [&](WriteContext& context) -> Result<> {
        CH_TRY(isMoved, moveCursor(context, name, reader.durable, event.cursor()));
        return isMoved ? ch::server::setAside(context, name, event, error.code + u' ' + error.detail) : ok();
    }));
    if (!isMoved) {
        m_knowsCursors = false;
        return ok();
    }
    reader.durable = reader.seen = event.cursor();
    reader.failures = reader.faults = 0;
    reader.nextTry = {};
    if (m_observer.setAside)
        m_observer.setAside(reader.consumer->name(), event, error);
    return ok();
}

void ConsumerRunner::retrySetAside()
{
    const auto now = SteadyClock::now();
    if (now < m_nextRetry || !loadCursors())
        return;
    m_nextRetry = now + m_settings.retrySetAside;
    for (const auto& reader : m_readers) {
        const auto events = readSetAside(*m_db, QString(reader->consumer->name()), kSetAsideAtOnce);
        if (!events)
            return;
        for (const SetAsideEvent& event : *events) {
            if (isStopping())
                return;
            if (auto retried = retryOne(*reader, event); !retried && m_observer.failed)
                m_observer.failed(reader->consumer->name(), retried.error());
        }
    }
}

Result<> ConsumerRunner::retryOne(Reader& reader, const SetAsideEvent& event)
{
    CH_TRY(auto found, readEvent(*m_db, event.order, event.cursor.seq));
    if (!found)
        return ok();
    CH_CHECK(addOrders(*m_db, std::span(&*found, 1)));
    const QString name(reader.consumer->name());
    bool isFirst = false;
    auto retried = runStep(m_writes, [&](WriteContext& context) -> Result<> {
        CH_CHECK(takeBack(context, name, event.cursor));
        CH_TRY(isFirst, consume(context, *reader.consumer, *found));
        return ok();
    });
    if (!retried) {
        if (!isStoreFailure(retried.error()))
            CH_CHECK(runStep(m_writes, [&](WriteContext& context) {
                return ch::server::setAside(context, name, *found,
                                            retried.error().code + u' ' + retried.error().detail);
            }));
        return retried;
    }
    if (isFirst) {
        reader.consumer->committed();
        if (m_observer.consumed)
            m_observer.consumed(reader.consumer->name(), *found);
    }
    return ok();
}

void ConsumerRunner::measure(bool isDrained)
{
    const auto now = SteadyClock::now();
    const bool isNews = isDrained && m_wasWaiting;
    if (!m_observer.measured || !m_db || (now < m_nextMeasure && !isNews))
        return;
    m_nextMeasure = now + kBetweenMeasures;
    m_wasWaiting = !isDrained;
    for (const auto& reader : m_readers) {
        const auto waiting = isDrained ? Result<qint64>(0) : countEvents(*m_db, reader->seen, kMostCounted);
        const auto aside = countSetAside(*m_db, QString(reader->consumer->name()));
        if (waiting && aside)
            m_observer.measured(reader->consumer->name(), *waiting, *aside);
    }
}

} // namespace ch::server
