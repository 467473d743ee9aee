// SPDX-License-Identifier: Apache-2.0
// A network between a desk and a service that does what a test says.
// Callable from any thread.
#pragma once

#include "core/api/RetryPolicy.h"
#include "core/api/Transport.h"
#include "tests/support/ScriptedReply.h"

#include <memory>
#include <mutex>

namespace ch::test {

class FaultyTransport final : public Transport
{
public:
    using Answer = std::optional<Result<HttpResponse>>;
    /// `pass()` sends the request on. Nothing: it is passed on as if there were no rule.
    using Pass = std::function<Result<HttpResponse>()>;
    using Rule = std::function<Answer(const HttpRequest&, const Pass&, std::stop_token)>;

    explicit FaultyTransport(std::shared_ptr<Transport> next) : m_next(std::move(next)) {}

    Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop) override
    {
        Rule rule;
        {
            const std::lock_guard lock(m_mutex);
            if (!request.onStream)
                m_seen.push_back(request);
            rule = m_rule;
        }
        const Pass pass = [&] { return m_next->send(request, stop); };
        if (rule) {
            if (Answer answer = rule(request, pass, stop))
                return *std::move(answer);
        }
        return pass();
    }

    /// From the next request on.
    void setRule(Rule rule)
    {
        const std::lock_guard lock(m_mutex);
        m_rule = std::move(rule);
    }
    /// All requests so far but event streams.
    std::vector<HttpRequest> seen() const
    {
        const std::lock_guard lock(m_mutex);
        return m_seen;
    }
    /// Of those, the ones that change something.
    std::vector<HttpRequest> changes() const
    {
        std::vector<HttpRequest> found = seen();
        std::erase_if(found, [](const HttpRequest& request) { return keyOf(request).isEmpty(); });
        return found;
    }
    void forget()
    {
        const std::lock_guard lock(m_mutex);
        m_seen.clear();
    }

    static QByteArray headerOf(const HttpRequest& request, const QByteArray& name)
    {
        for (const auto& [each, value] : request.headers) {
            if (each.toLower() == name)
                return value;
        }
        return {};
    }
    static QByteArray keyOf(const HttpRequest& request) { return headerOf(request, "idempotency-key"); }

private:
    const std::shared_ptr<Transport> m_next;
    mutable std::mutex m_mutex;
    Rule m_rule;
    std::vector<HttpRequest> m_seen;
};

inline Error offlineError()
{
    return Error{.kind = ErrorKind::Offline, .detail = QStringLiteral("the test's network is down")};
}
inline FaultyTransport::Rule networkDown()
{
    return [](const HttpRequest&, const FaultyTransport::Pass&, std::stop_token) -> FaultyTransport::Answer {
        return Result<HttpResponse>(offlineError());
    };
}
/// An answer of the service itself.
inline Result<HttpResponse> jsonAnswer(int status, const QByteArray& body, HttpHeaders headers = {})
{
    headers.emplace_back("content-type", "application/json; charset=utf-8");
    return HttpResponse{.status = status, .headers = std::move(headers), .body = body};
}

/// Waits are over at once.
class NoPause final : public Pause
{
public:
    bool wait(std::chrono::milliseconds, std::stop_token stop) override { return !stop.stop_requested(); }
};

} // namespace ch::test
