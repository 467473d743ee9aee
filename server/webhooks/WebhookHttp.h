// SPDX-License-Identifier: Apache-2.0
// POSTs to the addresses of webhooks, many at a time on one thread, each within its own limits: TLS 1.2 and newer with a
// checked certificate, no redirects, ten seconds, and only so much of the answer. The only file that knows libcurl.
// One thread but for wakeUp(), which is callable from any.
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace ch::server {

class WebhookHttp
{
public:
    struct Limits
    {
        std::chrono::milliseconds whole{10'000};
        std::chrono::milliseconds connect{5'000};
        size_t answerBytes = 65'536;
    };
    struct Message
    {
        /// Comes back in the outcome.
        qint64 tag = 0;
        QByteArray url;
        std::vector<std::pair<QByteArray, QByteArray>> headers;
        QByteArray body;
    };
    struct Outcome
    {
        qint64 tag = 0;
        /// 0 if there was no whole answer; then `problem` says why, in words of the HTTP client and none of the receiver.
        int status = 0;
        QString problem{};
        std::optional<std::chrono::seconds> retryAfter{};

        bool isGood() const { return status >= 200 && status < 300; }
    };

    /// `authorities`: a file of certificates to trust in place of the system's; empty: the system's.
    WebhookHttp(const QString& authorities, Limits limits);
    ~WebhookHttp();

    void start(const Message& message);
    /// Lets all move on until something ended, the time is over or somebody woke it up.
    std::vector<Outcome> wait(std::chrono::milliseconds most);
    void wakeUp();

private:
    struct State;
    struct Transfer;
    std::unique_ptr<State> m_state;
};

} // namespace ch::server
