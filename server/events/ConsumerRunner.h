// SPDX-License-Identifier: Apache-2.0
// Brings the events to their consumers inside the service's own process, when there is no broker: each consumer has a durable
// cursor, which moves in the writing step that holds the effects. Of several instances one does it, by a lease.
// A thread and a reading connection of its own; wake() is callable from any thread.
#pragma once

#include "server/events/Consumer.h"
#include "server/events/EventTable.h"
#include "server/store/WriteQueue.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace ch::server {

class ConsumerRunner
{
public:
    /// What became known; on the runner's thread.
    struct Observer
    {
        /// After the COMMIT that holds its effect.
        std::function<void(QLatin1StringView consumer, const Event&)> consumed{};
        /// It failed and will be tried again.
        std::function<void(QLatin1StringView consumer, const Error&)> failed{};
        /// It failed so often that the events behind it go first.
        std::function<void(QLatin1StringView consumer, const Event&, const Error&)> setAside{};
        /// How many events it has still to look at (counted up to a hundred thousand), and how many are set aside.
        std::function<void(QLatin1StringView consumer, qint64 waiting, qint64 setAside)> measured{};
    };
    struct Settings
    {
        /// Events in one writing step.
        int batch = 100;
        /// Commits come in swarms: a moment's wait lets one round serve many.
        std::chrono::milliseconds gathering{20};
        /// How often to look without being woken.
        std::chrono::milliseconds poll{5'000};
        /// How long after a failure; doubled each time, to 16 times as much.
        std::chrono::milliseconds afterFailure{200};
        /// How often to try again what was set aside.
        std::chrono::milliseconds retrySetAside{3'600'000};
    };
    using OpenReader = std::function<Result<std::unique_ptr<sql::Connection>>()>;

    /// The consumers must outlive the runner, and the queue must run until it is gone.
    ConsumerRunner(const std::vector<Consumer*>& consumers, OpenReader openReader, WriteQueue& writes,
                   Observer observer, Settings settings);
    ConsumerRunner(const std::vector<Consumer*>& consumers, OpenReader openReader, WriteQueue& writes,
                   Observer observer);
    /// A batch that was submitted is waited for; what comes after it is for the next start.
    ~ConsumerRunner();

    /// Something was committed. Costs next to nothing.
    void wake();

private:
    struct Reader;
    struct Batch;
    enum class Round { Drained, More, NotOurs, Failed };

    void loop();
    Round runRound();
    Result<> loadCursors();
    Result<std::vector<Event>> readPage(const std::vector<Reader*>& ready);
    /// The part of the page that the reader has not looked at and wants.
    Batch batchOf(Reader& reader, const std::vector<Event>& page) const;
    /// False if another instance has the events.
    bool settle(Batch& batch);
    void countFailure(Reader& reader, Batch& batch, const Error& error);
    Result<> setAsideFirst(Reader& reader, const Event& event, const Error& error);
    void retrySetAside();
    Result<> retryOne(Reader& reader, const SetAsideEvent& event);
    /// Hands the batches to the writer, all before any is waited for: they share a COMMIT if they can.
    bool write(std::vector<Batch>& batches);
    void measure(bool isDrained);
    bool isStopping() const;

    std::vector<std::unique_ptr<Reader>> m_readers;
    const OpenReader m_openReader;
    WriteQueue& m_writes;
    const Observer m_observer;
    const Settings m_settings;
    std::unique_ptr<sql::Connection> m_db;
    bool m_knowsCursors = false;
    bool m_wasWaiting = true;
    /// In a row.
    int m_readFailures = 0;
    std::chrono::steady_clock::time_point m_nextMeasure{};
    std::chrono::steady_clock::time_point m_nextPersist{};
    std::chrono::steady_clock::time_point m_nextRetry{};
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    bool m_isWoken = true;
    std::thread m_thread;
};

} // namespace ch::server
