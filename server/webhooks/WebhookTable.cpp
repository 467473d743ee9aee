// SPDX-License-Identifier: Apache-2.0
#include "server/webhooks/WebhookTable.h"

#include <QStringList>

#include <algorithm>

namespace ch::server {

namespace {

constexpr int kForgottenAtOnce = 500;

QString kindsToText(const std::vector<TimelineKind>& kinds)
{
    QStringList names;
    for (const TimelineKind kind : kinds)
        names.push_back(QString(nameOf(kind)));
    return names.join(u'\n');
}

std::vector<TimelineKind> kindsFromText(const QString& text)
{
    std::vector<TimelineKind> kinds;
    const QStringList names = text.split(u'\n');
    for (const QString& name : names) {
        if (const auto kind = timelineKindFromName(name))
            kinds.push_back(*kind);
    }
    return kinds;
}

Webhook webhookOf(const sql::Rows& rows)
{
    return {.id = rows.id<WebhookId>(0),
            .url = rows.text(1),
            .kinds = kindsFromText(rows.text(2)),
            .secret = rows.bytes(3),
            .fromPosition = rows.integer(4),
            .createdAt = rows.time(5),
            .createdBy = rows.text(6),
            .lastDeliveredAt = rows.optionalTime(7),
            .failingSince = rows.optionalTime(8),
            .lastProblem = rows.text(9),
            .switchedOffAt = rows.optionalTime(10)};
}

Result<std::optional<Webhook>> findWebhook(sql::Connection& db, WebhookId id)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT id, url, kinds, secret, from_position, created_at, created_by, last_delivered_at, "
                    "failing_since, last_problem, switched_off_at FROM webhooks WHERE id = ? AND url <> ''",
                    id));
    std::optional<Webhook> webhook;
    if (rows.next())
        webhook = webhookOf(rows);
    CH_CHECK(rows.end());
    return webhook;
}

/// Of one that was removed: some of what it was told, and with the last of that itself. Whether there is more.
Result<bool> forgetRemoved(WriteContext& context, WebhookId id)
{
    CH_TRY(const qint64 forgotten,
           context.db.run("DELETE FROM webhook_deliveries WHERE id IN (SELECT id FROM webhook_deliveries "
                          "WHERE webhook_id = ? ORDER BY position, seq LIMIT ?)",
                          id, kForgottenAtOnce));
    if (forgotten == kForgottenAtOnce)
        return true;
    CH_CHECK(context.db.run("DELETE FROM webhooks WHERE id = ?", id));
    return false;
}

} // namespace

bool Webhook::wants(TimelineKind kind) const
{
    return std::ranges::find(kinds, kind) != kinds.end();
}

Result<std::vector<Webhook>> readWebhooks(sql::Connection& db)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT id, url, kinds, secret, from_position, created_at, created_by, last_delivered_at, "
                    "failing_since, last_problem, switched_off_at FROM webhooks WHERE url <> '' ORDER BY id"));
    std::vector<Webhook> webhooks;
    while (rows.next())
        webhooks.push_back(webhookOf(rows));
    CH_CHECK(rows.end());
    return webhooks;
}

Result<qint64> countWebhooks(sql::Connection& db)
{
    CH_TRY(const auto count, db.integer("SELECT count(*) FROM webhooks WHERE url <> ''"));
    return count.value_or(0);
}

Result<> insertWebhook(WriteContext& context, const Webhook& webhook)
{
    CH_CHECK(context.db.run("INSERT INTO webhooks (id, url, kinds, secret, from_position, created_at, created_by) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?)",
                            webhook.id, webhook.url, kindsToText(webhook.kinds), webhook.secret, webhook.fromPosition,
                            webhook.createdAt, webhook.createdBy));
    return ok();
}

Result<bool> deleteWebhook(WriteContext& context, WebhookId id)
{
    // Two weeks of messages may be a million rows, and everybody's writes would wait for their end. Without an address it is as
    // good as gone; sweeps take the rest.
    CH_TRY(const qint64 removed,
           context.db.run("UPDATE webhooks SET url = '', secret = ?, switched_off_at = ? WHERE id = ? AND url <> ''",
                          QByteArray(), context.now, id));
    if (removed == 1)
        CH_CHECK(forgetRemoved(context, id));
    return removed == 1;
}

Result<> switchOff(WriteContext& context, WebhookId id)
{
    CH_CHECK(context.db.run("UPDATE webhooks SET switched_off_at = ? WHERE id = ?", context.now, id));
    CH_CHECK(context.db.run("UPDATE webhook_deliveries SET next_at = NULL, ended_at = ?, body = ? "
                            "WHERE webhook_id = ? AND next_at IS NOT NULL",
                            context.now, QByteArray(), id));
    return ok();
}

Result<> insertDelivery(WriteContext& context, WebhookId webhook, const Event& event, const QByteArray& body)
{
    CH_CHECK(
        context.db.run("INSERT INTO webhook_deliveries (id, webhook_id, position, seq, order_id, kind, trace_id, body, "
                       "created_at, next_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (webhook_id, position, seq) DO NOTHING",
                       context.ids.nextId<DeliveryId>(), webhook, event.position, event.seq, event.orderId,
                       nameOf(event.kind), event.trace.toString(), body, context.now, context.now));
    return ok();
}

Result<std::vector<Delivery>> readDue(sql::Connection& db, WebhookId webhook, UtcTime now, int limit)
{
    CH_TRY(sql::Rows rows, db.query("SELECT id, order_id, seq, trace_id, body, attempts, created_at "
                                    "FROM webhook_deliveries WHERE webhook_id = ? AND next_at <= ? "
                                    "ORDER BY next_at, id LIMIT ?",
                                    webhook, now, limit));
    std::vector<Delivery> due;
    while (rows.next())
        due.push_back({.id = rows.id<DeliveryId>(0),
                       .webhook = webhook,
                       .messageId = rows.id<OrderId>(1).toString() + u'-' + QString::number(rows.integer(2)),
                       .trace = TraceId::fromText(rows.text(3).toLatin1()).value_or(TraceId()),
                       .body = rows.bytes(4),
                       .attempts = int(rows.integer(5)),
                       .createdAt = rows.time(6)});
    CH_CHECK(rows.end());
    return due;
}

Result<qint64> countWaiting(sql::Connection& db, WebhookId webhook)
{
    CH_TRY(const auto count,
           db.integer("SELECT count(*) FROM webhook_deliveries WHERE webhook_id = ? AND next_at IS NOT NULL", webhook));
    return count.value_or(0);
}

Result<qint64> countWaiting(sql::Connection& db)
{
    CH_TRY(const auto count, db.integer("SELECT count(*) FROM webhook_deliveries WHERE next_at IS NOT NULL"));
    return count.value_or(0);
}

Result<> recordDelivered(WriteContext& context, const Delivery& delivery, int status)
{
    CH_CHECK(context.db.run("UPDATE webhook_deliveries SET next_at = NULL, ended_at = ?, delivered = 1, body = ?, "
                            "attempts = ?, last_status = ? WHERE id = ?",
                            context.now, QByteArray(), delivery.attempts + 1, status, delivery.id));
    CH_CHECK(context.db.run("UPDATE webhooks SET last_delivered_at = ?, failing_since = NULL, last_problem = '' "
                            "WHERE id = ?",
                            context.now, delivery.webhook));
    return ok();
}

Result<std::optional<Webhook>> recordFailed(WriteContext& context, const Delivery& delivery, int status,
                                            const QString& problem, std::optional<UtcTime> next)
{
    const auto end = next ? std::optional<UtcTime>() : std::optional(context.now);
    const QByteArray body = next ? delivery.body : QByteArray();
    // One that was given up meanwhile stays so.
    CH_CHECK(context.db.run("UPDATE webhook_deliveries SET next_at = ?, ended_at = ?, body = ?, attempts = ?, "
                            "last_status = ? WHERE id = ? AND next_at IS NOT NULL",
                            next, end, body, delivery.attempts + 1, status, delivery.id));
    CH_CHECK(context.db.run("UPDATE webhooks SET failing_since = coalesce(failing_since, ?), last_problem = ? "
                            "WHERE id = ?",
                            context.now, problem.left(200), delivery.webhook));
    return findWebhook(context.db, delivery.webhook);
}

Result<bool> forgetDeliveries(WriteContext& context, UtcTime before)
{
    CH_TRY(const qint64 forgotten,
           context.db.run("DELETE FROM webhook_deliveries WHERE id IN (SELECT id FROM webhook_deliveries "
                          "WHERE ended_at < ? ORDER BY ended_at LIMIT ?)",
                          before, kForgottenAtOnce));
    CH_TRY(const auto removed, context.db.integer("SELECT id FROM webhooks WHERE url = '' ORDER BY id LIMIT 1"));
    bool isMore = forgotten == kForgottenAtOnce;
    if (removed) {
        CH_CHECK(forgetRemoved(context, WebhookId(*removed)));
        isMore = true;
    }
    return isMore;
}

} // namespace ch::server
