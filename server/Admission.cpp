// SPDX-License-Identifier: Apache-2.0
#include "server/Admission.h"

#include "core/domain/Reason.h"
#include "core/wire/JsonWriter.h"
#include "server/accounts/Accounts.h"

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

Error badField(QLatin1StringView field, QLatin1StringView problem)
{
    JsonWriter facts;
    facts.beginObject().key("field"_L1).text(field).key("problem"_L1).text(problem).endObject();
    return refusal(Reason::BadRequest, facts.take());
}

/// JSON as it is: another charset or a compression would make other text of the same bytes.
bool isPlainJson(const Request& request)
{
    const auto contentType = request.header("content-type");
    const auto encoding = request.header("content-encoding");
    if (!contentType || (encoding && encoding->toLower() != "identity"))
        return false;
    const QList<QByteArray> parts = contentType->toLower().split(';');
    return parts.front().trimmed() == "application/json" &&
           std::all_of(parts.begin() + 1, parts.end(), [](const QByteArray& part) {
               const QByteArray parameter = part.trimmed();
               return !parameter.startsWith("charset=") || parameter == "charset=utf-8" ||
                      parameter == "charset=\"utf-8\"" || parameter == "charset=utf8";
           });
}

/// `"7"` → 7.
std::optional<qint64> versionIn(const QByteArray& ifMatch)
{
    if (ifMatch.size() < 3 || ifMatch.size() > 21 || !ifMatch.startsWith('"') || !ifMatch.endsWith('"'))
        return std::nullopt;
    const QByteArray digits = ifMatch.sliced(1, ifMatch.size() - 2);
    bool isNumber = false;
    const qint64 version = digits.toLongLong(&isNumber);
    // What Qt takes besides digits (a sign, spaces, zeros before) is no version that we ever gave out.
    return isNumber && QByteArray::number(version) == digits && version >= 0 ? std::optional(version) : std::nullopt;
}

bool changesSomething(const Route& route)
{
    return std::holds_alternative<Write>(route.run) || std::holds_alternative<Batch>(route.run);
}

Result<> authenticate(const Services& services, Call& call)
{
    const auto authorization = call.request.header("authorization");
    const auto token = bearerToken(authorization);
    if (!token)
        return refusal(Reason::Unauthenticated);
    CH_TRY(call.caller, services.accounts.authenticate(*token));
    return ok();
}

bool isSignedByGateway(const Services& services, const Request& request, const Route& route)
{
    if (route.gatewaySignature == GatewaySignature::Ignored || request.header("authorization"))
        return false;
    const auto signature = request.header("x-signature");
    return signature && services.settings.gatewaySecret.hasSigned(request.body, *signature);
}

Result<> readHeaders(Call& call, const Route& route)
{
    const Request& request = call.request;
    if (request.method == Method::Get)
        return ok();
    if (!request.queryText().isEmpty())
        return badField("query"_L1, "this route takes no parameters in its address"_L1);
    if (!request.body.isEmpty() && !isPlainJson(request))
        return refusal(Reason::UnsupportedMediaType);
    if (!changesSomething(route))
        return ok();
    if (std::holds_alternative<Write>(route.run)) {
        const auto key = request.header("idempotency-key");
        const auto opId = key ? OpId::fromText(*key) : std::nullopt;
        if (!opId)
            return refusal(Reason::IdempotencyKeyRequired);
        call.key = *opId;
    }
    if (route.ifMatch == IfMatch::Taken) {
        if (const auto ifMatch = request.header("if-match")) {
            call.ifMatch = versionIn(*ifMatch);
            if (!call.ifMatch)
                return badField("If-Match"_L1, "must be a version in double quotes: \"3\""_L1);
        }
    }
    return ok();
}

} // namespace

std::optional<QByteArrayView> bearerToken(const std::optional<QByteArray>& authorization)
{
    constexpr QByteArrayView scheme = "Bearer ";
    if (!authorization || QByteArrayView(*authorization)
                                  .first(std::min(scheme.size(), authorization->size()))
                                  .compare(scheme, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return QByteArrayView(*authorization).sliced(scheme.size());
}

Result<> admit(const Services& services, Call& call, FoundRoute& found)
{
    auto match = findRoute(call.request.method, call.request.path());
    const bool isPublic = match && match->route && match->route->isPublic();
    if (!isPublic) {
        call.isGateway = match && match->route && isSignedByGateway(services, call.request, *match->route);
        if (call.isGateway)
            call.caller.name = u"payment gateway"_s;
        else
            CH_CHECK(authenticate(services, call));
    }
    if (!match)
        return refusal(Reason::NotFound);
    found.allow = match->allow;
    if (!match->route)
        return refusal(Reason::MethodNotAllowed);
    found.route = match->route;
    call.pathValues = std::move(match->pathValues);
    if (!isPublic && !call.isGateway && !match->route->who.contains(call.caller.role))
        return refusal(Reason::Forbidden);
    return readHeaders(call, *match->route);
}

} // namespace ch::server
