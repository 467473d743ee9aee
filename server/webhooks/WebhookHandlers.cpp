// SPDX-License-Identifier: Apache-2.0
#include "server/webhooks/WebhookHandlers.h"

#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"
#include "server/api/QueryParameters.h"
#include "server/webhooks/WebhookSignature.h"
#include "server/webhooks/WebhookTable.h"

#include <QUrl>

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

// Each costs every event a row, and the list is not paged.
constexpr qint64 kMostWebhooks = 50;
constexpr int kLongestUrl = 2000;
constexpr int kMostKinds = 40;

bool isLoopback(const QString& host)
{
    return host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1;
}

/// Percent-encoded; nothing if messages must not be sent there.
std::optional<QString> acceptableUrl(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isSafe = url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url.host()));
    // A password in an address ends up in logs; the signature proves who sends.
    if (!url.isValid() || !isSafe || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment())
        return std::nullopt;
    return QString::fromLatin1(url.toEncoded());
}

struct WebhookDraft
{
    QString url;
    std::vector<TimelineKind> kinds;
};

Result<WebhookDraft> readDraft(QByteArrayView body)
{
    CH_TRY(JsonDocument document, JsonDocument::parse(body, UnknownMembers::Refuse));
    JsonObject json = document.root();
    WebhookDraft draft;
    const QString url = json.requiredText("url"_L1, {1, kLongestUrl});
    if (const auto acceptable = acceptableUrl(url))
        draft.url = *acceptable;
    else if (!url.isEmpty())
        json.unacceptable("url"_L1, u"must be an https address without user or fragment; http only to this machine"_s);
    const auto names = json.texts("events"_L1, kMostKinds);
    for (const QString& name : names) {
        const auto kind = kindOfRoutingKey(name);
        if (!kind)
            json.unacceptable("events"_L1, u"there is no event '%1'"_s.arg(name));
        else if (std::ranges::find(draft.kinds, *kind) == draft.kinds.end())
            draft.kinds.push_back(*kind);
    }
    if (!json.has("events"_L1))
        json.wrongShape("events"_L1, u"is missing"_s);
    else if (names.empty())
        json.unacceptable("events"_L1, u"must name at least one event, such as order.paid"_s);
    json.finish();
    CH_CHECK(document.result());
    return draft;
}

/// A list has no place for it; an answer that is remembered says that it was shown.
enum class Secret { Shown, ShownBefore, NoPlace };

void writeWebhook(JsonWriter& json, const Webhook& webhook, qint64 waiting, Secret secret)
{
    json.beginObject().key("id"_L1).text(webhook.id.toString()).key("url"_L1).text(webhook.url);
    json.key("events"_L1).beginArray();
    for (const TimelineKind kind : webhook.kinds)
        json.utf8(routingKeyOf(kind));
    json.endArray();
    if (secret == Secret::Shown)
        json.key("secret"_L1).utf8(secretToText(webhook.secret));
    else if (secret == Secret::ShownBefore)
        json.key("secret"_L1).null();
    json.key("created_at"_L1).time(webhook.createdAt).key("created_by"_L1).text(webhook.createdBy);
    json.key("waiting"_L1).number(waiting).key("last_delivered_at"_L1).time(webhook.lastDeliveredAt);
    json.key("failing_since"_L1).time(webhook.failingSince).key("last_problem"_L1).textOrNull(webhook.lastProblem);
    json.key("switched_off_at"_L1).time(webhook.switchedOffAt).endObject();
}

QByteArray webhookToJson(const Webhook& webhook, Secret secret)
{
    JsonWriter json;
    writeWebhook(json, webhook, 0, secret);
    return json.take();
}

Result<Answer> create(WriteContext& context, const WebhookDraft& draft, const Actor& actor)
{
    CH_TRY(const qint64 present, countWebhooks(context.db));
    if (present >= kMostWebhooks) {
        Problems problems;
        problems.unacceptable(u"url"_s, u"there are %1 webhooks already; delete one first"_s.arg(kMostWebhooks));
        return problems.result().error();
    }
    const Webhook webhook{.id = context.ids.nextId<WebhookId>(),
                          .url = draft.url,
                          .kinds = draft.kinds,
                          .secret = makeWebhookSecret(),
                          .fromPosition = context.position(),
                          .createdAt = context.now,
                          .createdBy = actor.name};
    CH_CHECK(insertWebhook(context, webhook));
    // The key's row must not hold the secret for a month.
    return Answer{.status = 201,
                  .data = webhookToJson(webhook, Secret::Shown),
                  .remembered = webhookToJson(webhook, Secret::ShownBefore)};
}

} // namespace

Result<Answer> listWebhooks(const Services&, sql::Connection& db, const Call& call)
{
    CH_CHECK(QueryParameters(call.request.queryText()).finish());
    CH_TRY(const auto webhooks, readWebhooks(db));
    JsonWriter json;
    json.beginObject().key("items"_L1).beginArray();
    for (const Webhook& webhook : webhooks) {
        CH_TRY(const qint64 waiting, countWaiting(db, webhook.id));
        writeWebhook(json, webhook, waiting, Secret::NoPlace);
    }
    json.endArray().endObject();
    return Answer{.data = json.take(), .isMasked = true};
}

Result<PlannedWrite> createWebhook(const Services&, const Call& call)
{
    CH_TRY(WebhookDraft draft, readDraft(call.request.body));
    return PlannedWrite{.effect = [draft = std::move(draft), actor = call.actor()](WriteContext& context) {
        return create(context, draft, actor);
    }};
}

Result<PlannedWrite> deleteWebhook(const Services&, const Call& call)
{
    if (!call.request.body.isEmpty()) {
        CH_TRY(JsonDocument document, JsonDocument::parse(call.request.body, UnknownMembers::Refuse));
        document.root().finish();
        CH_CHECK(document.result());
    }
    return PlannedWrite{.effect = [call](WriteContext& context) -> Result<Answer> {
        CH_TRY(const auto id, call.pathId<WebhookId>(0));
        CH_TRY(const bool wasThere, deleteWebhook(context, id));
        return wasThere ? Result<Answer>(Answer{}) : Call::notFound();
    }};
}

} // namespace ch::server
