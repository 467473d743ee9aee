// SPDX-License-Identifier: Apache-2.0
// Webhooks and what they have still to be told. All SQL on them.
// Functions on a connection; on the connection's thread.
#pragma once

#include "server/events/Event.h"
#include "server/store/WriteContext.h"
#include "server/webhooks/Webhook.h"

namespace ch::server {

/// The oldest first; with those that were switched off.
Result<std::vector<Webhook>> readWebhooks(sql::Connection& db);
Result<qint64> countWebhooks(sql::Connection& db);
Result<> insertWebhook(WriteContext& context, const Webhook& webhook);
/// With all that it was still to be told, of which forgetDeliveries() takes what is much. False if there is none.
Result<bool> deleteWebhook(WriteContext& context, WebhookId id);
/// Nothing is told to it any more, and what waited is given up.
Result<> switchOff(WriteContext& context, WebhookId id);

Result<> insertDelivery(WriteContext& context, WebhookId webhook, const Event& event, const QByteArray& body);
/// What a webhook is to be told by now, the longest due first.
Result<std::vector<Delivery>> readDue(sql::Connection& db, WebhookId webhook, UtcTime now, int limit);
/// How many deliveries wait, of one webhook or of all.
Result<qint64> countWaiting(sql::Connection& db, WebhookId webhook);
Result<qint64> countWaiting(sql::Connection& db);
/// `status`: HTTP's, or 0 if it came to no answer.
Result<> recordDelivered(WriteContext& context, const Delivery& delivery, int status);
/// Tries again at `next`, or never. Gives the webhook as it is then; nothing if it was deleted meanwhile.
Result<std::optional<Webhook>> recordFailed(WriteContext& context, const Delivery& delivery, int status,
                                            const QString& problem, std::optional<UtcTime> next);
/// Forgets deliveries that ended before a moment or belong to a deleted webhook, some at a time. Whether there may be more.
Result<bool> forgetDeliveries(WriteContext& context, UtcTime before);

} // namespace ch::server
