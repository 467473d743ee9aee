// SPDX-License-Identifier: Apache-2.0
#include "core/api/HttpClient.h"

#include "core/api/ApiCode.h"
#include "core/domain/Reason.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isExpired(const HttpResponse& response)
{
    if (response.status != 401)
        return false;
    const auto answer = readAnswer(response, {});
    return !answer && answer.error().code == rowOf(Reason::TokenExpired).name;
}

/// Whether the service certainly did nothing: it was not reached, or refused before it looked at what was asked.
bool isOutOfTheQuestion(const Result<HttpResponse>& response)
{
    if (response)
        return response->status == 401 || response->status == 426 || response->status == 429;
    const QString& code = response.error().code;
    return code == api_code::kNotConnected || code == api_code::kTlsRefused || code == api_code::kProxyRefused ||
           code == api_code::kAddressRefused;
}

/// Routes that change something and have no key of their own (contract section 5, ruling 3).
bool isKeyless(const ApiCall& call)
{
    return call.method == HttpMethod::Get || call.path.startsWith("/sessions") || call.path.startsWith("/batches/");
}

Error withTrace(Error error, const TraceId& trace)
{
    if (error.trace.isNull())
        error.trace = trace;
    return error;
}

} // namespace

HttpRequest HttpClient::requestFor(const ApiCall& call, const TraceId& trace) const
{
    HttpRequest request{
        .method = call.method, .url = m_server.apiUrl(call.path, call.query), .headers = {}, .body = call.body};
    request.headers.emplace_back("Accept", "application/json");
    request.headers.emplace_back("Accept-Language", "en");
    request.headers.emplace_back("User-Agent", "Countinghouse/" CH_VERSION);
    request.headers.emplace_back("X-Trace-Id", trace.toBytes());
    if (call.method != HttpMethod::Get && !call.body.isEmpty())
        request.headers.emplace_back("Content-Type", "application/json");
    if (!call.key.isNull())
        request.headers.emplace_back("Idempotency-Key", call.key.toString().toLatin1());
    if (call.ifMatch)
        request.headers.emplace_back("If-Match", '"' + QByteArray::number(*call.ifMatch) + '"');
    return request;
}

Result<HttpResponse> HttpClient::sendSignedIn(HttpRequest request, bool needsToken, const CallContext& context)
{
    if (!needsToken)
        return sendNoting(request, context);
    QByteArray token = m_parts.tokens.accessToken();
    bool mayRenew = true;
    if (token.isEmpty()) {
        mayRenew = false;
        CH_TRY(token, m_parts.tokens.renewed(token, context.stop));
    }
    request.headers.emplace_back("Authorization", "Bearer " + token);
    Result<HttpResponse> response = sendNoting(request, context);
    if (!mayRenew || !response || !isExpired(*response))
        return response;
    CH_TRY(token, m_parts.tokens.renewed(token, context.stop));
    request.headers.back().second = "Bearer " + token;
    return sendNoting(request, context);
}

Result<HttpResponse> HttpClient::sendNoting(const HttpRequest& request, const CallContext& context)
{
    Result<HttpResponse> response = m_parts.transport.send(request, context.stop);
    if (context.mayBeDone && !isOutOfTheQuestion(response))
        *context.mayBeDone = true;
    return response;
}

Result<ApiAnswer> HttpClient::attempt(const ApiCall& call, const CallContext& context)
{
    CH_TRY(const HttpResponse response, sendSignedIn(requestFor(call, context.trace), call.needsToken, context));
    return readAnswer(response, context.trace);
}

Result<ApiAnswer> HttpClient::call(const ApiCall& call, const CallContext& context)
{
    if (!isKeyless(call) && call.key.isNull())
        return refusal(Reason::IdempotencyKeyRequired, {}, u"a call without a key was not sent"_s);
    const bool mayRepeat = call.method == HttpMethod::Get || !call.key.isNull() || call.mayRepeat;
    CallContext traced = context;
    if (traced.trace.isNull())
        traced.trace = TraceId::random();
    for (int number = 1;; ++number) {
        Result<ApiAnswer> answer = attempt(call, traced);
        if (answer)
            return answer;
        const auto wait = mayRepeat ? waitAfter(number, answer.error(), m_policy, m_parts.random) : std::nullopt;
        if (!wait)
            return withTrace(answer.error(), traced.trace);
        if (!m_parts.pause.wait(*wait, traced.stop))
            return Error{.kind = ErrorKind::Cancelled, .trace = traced.trace};
    }
}

Result<> HttpClient::stream(const QByteArray& path, const HttpHeaders& headers, const TimeLimits& limits,
                            const std::function<bool(QByteArrayView)>& onPiece, const CallContext& context)
{
    const TraceId trace = context.trace.isNull() ? TraceId::random() : context.trace;
    HttpRequest request = requestFor({.method = HttpMethod::Get, .path = path}, trace);
    request.headers.front().second = "text/event-stream";
    request.headers.insert(request.headers.end(), headers.begin(), headers.end());
    request.limits = limits;
    bool wasOpen = false;
    request.onStream = [&](QByteArrayView piece) {
        wasOpen = true;
        return onPiece(piece);
    };
    const Result<HttpResponse> response = sendSignedIn(std::move(request), true, context);
    if (!response)
        return withTrace(response.error(), trace);
    const bool isStream = response->header("content-type").toLower().startsWith("text/event-stream");
    if (wasOpen || (response->status == 200 && isStream))
        return ok();
    const Result<ApiAnswer> answer = readAnswer(*response, trace);
    if (!answer)
        return withTrace(answer.error(), trace);
    return Error{.kind = ErrorKind::Protocol, .code = api_code::kMalformedAnswer, .trace = trace};
}

} // namespace ch
