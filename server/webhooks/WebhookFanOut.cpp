// SPDX-License-Identifier: Apache-2.0
#include "server/webhooks/WebhookFanOut.h"

#include "server/webhooks/WebhookTable.h"

namespace ch::server {

Result<> WebhookFanOut::refresh(sql::Connection& db)
{
    CH_TRY(const auto webhooks, readWebhooks(db));
    std::set<TimelineKind> wanted;
    for (const Webhook& webhook : webhooks) {
        if (!webhook.switchedOffAt)
            wanted.insert(webhook.kinds.begin(), webhook.kinds.end());
    }
    m_wanted = std::move(wanted);
    return ok();
}

Result<> WebhookFanOut::apply(WriteContext& context, const Event& event)
{
    CH_TRY(const auto webhooks, readWebhooks(context.db));
    QByteArray body;
    for (const Webhook& webhook : webhooks) {
        if (webhook.switchedOffAt || !webhook.wants(event.kind) || event.position <= webhook.fromPosition)
            continue;
        if (body.isEmpty())
            body = eventToJson(event);
        CH_CHECK(insertDelivery(context, webhook.id, event, body));
    }
    return ok();
}

void WebhookFanOut::committed()
{
    if (m_committed)
        m_committed();
}

} // namespace ch::server
