// SPDX-License-Identifier: Apache-2.0
// Calls of the service's API: address, headers, token, trace id, what an answer means, and when a call is repeated.
// Callable from any thread that may wait; the parts it is given must be too, and outlive it.
#pragma once

#include "core/api/ApiAnswer.h"
#include "core/api/RetryPolicy.h"
#include "core/api/ServerAddress.h"
#include "core/api/TokenSource.h"
#include "core/api/Transport.h"
#include "core/base/Ids.h"

#include <optional>
#include <stop_token>

namespace ch {

/// What every call has beside what it asks: a way to stop it, and the trace id of what it is part of (else a new one).
struct CallContext
{
    CallContext(std::stop_token stopToken, TraceId traceId = {}) : stop(std::move(stopToken)), trace(traceId) {}

    std::stop_token stop;
    TraceId trace;
    /// Becomes true once the service may have done what was asked; stays as it is where that is out of the question.
    bool* mayBeDone = nullptr;
};

struct ApiCall
{
    HttpMethod method = HttpMethod::Get;
    /// Under /api/v1, percent-encoded: "/orders/7".
    QByteArray path;
    /// Percent-encoded, without the question mark.
    QByteArray query{};
    /// JSON, or empty.
    QByteArray body{};
    /// The Idempotency-Key; null where the route has none.
    OpId key{};
    std::optional<qint64> ifMatch{};
    /// Only signing in and renewing go without.
    bool needsToken = true;
    /// Done twice is done once, though it has no key: the second answer says that there is nothing left to do.
    bool mayRepeat = false;
};

struct HttpClientParts
{
    Transport& transport;
    TokenSource& tokens;
    Pause& pause;
    RandomBelow random = systemRandom();
};

class HttpClient
{
public:
    HttpClient(ServerAddress server, HttpClientParts parts, RetryPolicy policy = {})
        : m_server(std::move(server))
        , m_parts(std::move(parts))
        , m_policy(policy)
    {}

    /// GETs, calls with a key and those that may be are repeated while their errors are transient, as the policy says; others never. A token
    /// that has expired is renewed once, and the call made again with the same key. Errors: those of readAnswer(),
    /// Transport::send() and TokenSource::renewed(), each with the trace id that was sent.
    Result<ApiAnswer> call(const ApiCall& call, const CallContext& context);

    /// A GET whose body of events goes to `onPiece` as it comes, until either side ends it; never repeated. Good if the stream
    /// was open and ended without an error.
    Result<> stream(const QByteArray& path, const HttpHeaders& headers, const TimeLimits& limits,
                    const std::function<bool(QByteArrayView)>& onPiece, const CallContext& context);

    const ServerAddress& server() const { return m_server; }

private:
    Result<HttpResponse> sendSignedIn(HttpRequest request, bool needsToken, const CallContext& context);
    Result<ApiAnswer> attempt(const ApiCall& call, const CallContext& context);
    Result<HttpResponse> sendNoting(const HttpRequest& request, const CallContext& context);
    HttpRequest requestFor(const ApiCall& call, const TraceId& trace) const;

    ServerAddress m_server;
    HttpClientParts m_parts;
    RetryPolicy m_policy;
};

} // namespace ch
