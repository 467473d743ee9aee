// SPDX-License-Identifier: Apache-2.0
#include "core/api/ApiAnswer.h"

#include "core/api/ApiCode.h"
#include "core/domain/Reason.h"
#include "core/wire/JsonSlices.h"
#include "core/wire/JsonWriter.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

using std::chrono::seconds;
constexpr seconds kLongestRetryAfter{24 * 3600};

struct Envelope
{
    qint64 code = 0;
    QByteArrayView data;
    TraceId trace;
};

bool isJsonContent(const HttpResponse& response)
{
    // Parameters may follow, and need not.
    return response.header("content-type").toLower().split(';').front().trimmed() == "application/json";
}

std::optional<Envelope> readEnvelope(const HttpResponse& response)
{
    if (!isJsonContent(response))
        return std::nullopt;
    const auto members = jsonMembers(response.body);
    if (!members)
        return std::nullopt;
    for (const JsonMember& member : *members) {
        // `data` may be megabytes; who decodes it will judge it.
        if (member.name != QByteArrayView("data") && !isJson(member.text))
            return std::nullopt;
    }
    const std::optional<qint64> code = jsonInteger(textOf(*members, "code"));
    const QByteArrayView data = textOf(*members, "data");
    if (!code || !data.startsWith('{'))
        return std::nullopt;
    const QString trace = jsonText(textOf(*members, "trace_id")).value_or(QString());
    return Envelope{*code, data, TraceId::fromText(trace.toLatin1()).value_or(TraceId())};
}

/// What a status means where its reason is not known to us.
ErrorKind kindOf(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 408:
        return ErrorKind::Timeout;
    case 409:
    case 410:
    case 412:
        return ErrorKind::Conflict;
    case 429:
        return ErrorKind::RateLimited;
    default:
        return status >= 500 ? ErrorKind::Server : ErrorKind::Invalid;
    }
}

/// `data` without its reason.
QByteArray factsOf(const std::vector<JsonMember>& members)
{
    JsonWriter facts;
    facts.beginObject();
    bool isEmpty = true;
    for (const JsonMember& member : members) {
        if (member.name == QByteArrayView("reason"))
            continue;
        facts.key(QString::fromUtf8(member.name)).raw(member.text);
        isEmpty = false;
    }
    facts.endObject();
    return isEmpty ? QByteArray() : facts.take();
}

std::optional<Error> refusalOf(const Envelope& envelope, int status)
{
    if (envelope.code / 100 != status || !isJsonObject(envelope.data))
        return std::nullopt;
    const auto members = jsonMembers(envelope.data);
    const std::optional<QString> reason = members ? jsonText(textOf(*members, "reason")) : std::nullopt;
    if (!reason || reason->isEmpty())
        return std::nullopt;
    const std::optional<ReasonRow> row = reasonFromName(*reason);
    if (row && row->code != envelope.code)
        return std::nullopt;
    return Error{.kind = row ? row->kind : kindOf(status), .code = *reason, .facts = factsOf(*members)};
}

Error withoutEnvelope(const HttpResponse& response)
{
    const QString detail = u"status %1 without an envelope"_s.arg(response.status);
    if (response.status >= 300 && response.status < 400)
        return Error{.kind = ErrorKind::Protocol, .code = api_code::kRedirected, .detail = detail};
    if (response.status == 408 || response.status == 429 || response.status >= 500)
        return Error{.kind = kindOf(response.status), .detail = detail};
    return Error{.kind = ErrorKind::Protocol, .code = api_code::kMalformedAnswer, .detail = detail};
}

std::optional<QDateTime> httpDate(const QByteArray& text)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

} // namespace

std::optional<seconds> retryAfter(const HttpResponse& response)
{
    const QByteArray text = response.header("retry-after").trimmed();
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    qint64 wait = text.toLongLong(&isNumber);
    if (!isNumber) {
        const auto until = httpDate(text);
        // The desk's own clock may be anything (R26).
        const auto now = httpDate(response.header("date").trimmed());
        if (!until || !now)
            return std::nullopt;
        wait = now->secsTo(*until);
    }
    return std::clamp(seconds(wait), seconds(0), kLongestRetryAfter);
}

Result<ApiAnswer> readAnswer(const HttpResponse& response, const TraceId& trace)
{
    const std::optional<Envelope> envelope = readEnvelope(response);
    const TraceId known = envelope && !envelope->trace.isNull() ? envelope->trace : trace;
    if (envelope && response.status >= 200 && response.status < 300 && envelope->code == response.status)
        return ApiAnswer{.status = response.status,
                         .data = envelope->data.toByteArray(),
                         .isReplayed = response.header("idempotent-replayed") == "true",
                         .trace = known};
    std::optional<Error> error;
    if (envelope && response.status >= 400)
        error = refusalOf(*envelope, response.status);
    if (!error)
        error = withoutEnvelope(response);
    error->trace = known;
    error->retryAfter = retryAfter(response);
    return *error;
}

} // namespace ch
