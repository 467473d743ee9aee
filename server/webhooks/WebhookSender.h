// SPDX-License-Identifier: Apache-2.0
// Tells webhooks what they have still to be told, each beside the others: one that is slow or gone holds up nobody but
// itself. What became of a message is written through the write queue. Of several instances one sends, by a lease.
// A thread and a reading connection of its own; wake() is callable from any thread.
#pragma once

#include "core/base/Clock.h"
#include "server/store/WriteQueue.h"
#include "server/webhooks/WebhookHttp.h"
#include "server/webhooks/WebhookTable.h"

#include <atomic>
#include <functional>
#include <memory>
#include <random>
#include <thread>
#include <unordered_map>

namespace ch::server {

class WebhookSender
{
public:
    /// After the COMMIT that remembers it; on the sender's thread.
    struct Observer
    {
        std::function<void(const Delivery&, int status)> delivered{};
        /// `next`: when it is tried again; nothing if it is given up.
        std::function<void(const Delivery&, const QString& problem, std::optional<UtcTime> next)> failed{};
        std::function<void(WebhookId, const QString& problem)> switchedOff{};
        std::function<void(qint64 waiting, qint64 switchedOff)> measured{};
        /// The store did not answer; once for each time.
        std::function<void(const Error&)> storeFailed{};
    };
    struct Settings
    {
        /// At the same time to one webhook.
        int atOnce = 4;
        /// How often to look without being woken.
        std::chrono::milliseconds poll{1'000};
        /// Certificates to trust in place of the system's.
        QString authorities{};
        WebhookHttp::Limits limits{};
    };
    using OpenReader = std::function<Result<std::unique_ptr<sql::Connection>>()>;

    WebhookSender(OpenReader openReader, WriteQueue& writes, const Clock& clock, Observer observer, Settings settings);
    /// Messages under way are given up; the next start sends them again.
    ~WebhookSender();

    /// There is something to send.
    void wake();

private:
    struct Ended;

    void loop();
    Result<> startDue();
    Result<> startDueOf(const Webhook& webhook);
    Result<bool> holdLease();
    /// What became of messages, in one step; kept for the next try if that fails.
    Result<> record();
    Result<> recordOne(WriteContext& context, Ended& ended);
    void tell(const Ended& ended);
    void measure(const std::vector<Webhook>& webhooks);

    const OpenReader m_openReader;
    WriteQueue& m_writes;
    const Clock& m_clock;
    const Observer m_observer;
    const Settings m_settings;
    WebhookHttp m_http;
    std::unique_ptr<sql::Connection> m_db;
    /// By id: on their way, or not yet recorded.
    std::unordered_map<qint64, Delivery> m_underWay;
    std::vector<Ended> m_ended;
    std::chrono::steady_clock::time_point m_leaseUntil{};
    std::chrono::steady_clock::time_point m_nextMeasure{};
    std::minstd_rand m_random{std::random_device{}()};
    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};

} // namespace ch::server
