// SPDX-License-Identifier: Apache-2.0
// A shop whose events go to webhooks, by real HTTP to servers that the test scripts.
// Belongs to the test's thread.
#pragma once

#include "server/webhooks/WebhookFanOut.h"
#include "server/webhooks/WebhookSender.h"
#include "tests/server/events/EventShop.h"
#include "tests/support/ScriptedServer.h"

#include <atomic>

namespace ch::test {

class WebhookShop : public EventShop
{
public:
    ~WebhookShop() { stop(); }

    server::Response create(const QByteArray& url, const QByteArray& events = R"(["order.paid"])")
    {
        return as(Role::Merchant, server::Method::Post, "/webhooks",
                  R"({"url":")" + url + R"(","events":)" + events + "}");
    }
    QJsonObject created(const QByteArray& url, const QByteArray& events = R"(["order.paid"])")
    {
        return ok(create(url, events));
    }
    QJsonObject webhook(int i = 0)
    {
        return ok(as(Role::Merchant, server::Method::Get, "/webhooks"))[u"items"_s][i].toObject();
    }

    /// What happened becomes messages, which are sent as far as they are due.
    void tell()
    {
        runConsumers({&fanOut});
        if (sender)
            sender->wake();
    }
    void start(server::WebhookSender::Settings settled = {})
    {
        sender = std::make_unique<server::WebhookSender>(
            [this] { return reader(); }, *writes, clock(),
            server::WebhookSender::Observer{
                .delivered = [this](const server::Delivery&, int) { ++delivered; },
                .failed =
                    [this](const server::Delivery&, const QString& why, std::optional<UtcTime> next) {
                        {
                            const std::lock_guard lock(m_mutex);
                            m_problem = why;
                        }
                        ++(next ? failed : givenUp);
                    },
                .switchedOff = [this](server::WebhookId, const QString&) { ++switchedOff; }},
            std::move(settled));
    }
    void stop() { sender.reset(); }
    QString problem() const
    {
        const std::lock_guard lock(m_mutex);
        return m_problem;
    }
    qint64 waiting() { return count("SELECT count(*) FROM webhook_deliveries WHERE next_at IS NOT NULL"); }

    server::WebhookFanOut fanOut;
    std::unique_ptr<server::WebhookSender> sender;
    std::atomic<int> delivered = 0;
    std::atomic<int> failed = 0;
    std::atomic<int> givenUp = 0;
    std::atomic<int> switchedOff = 0;

private:
    mutable std::mutex m_mutex;
    QString m_problem;
};

} // namespace ch::test
