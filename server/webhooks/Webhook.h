// SPDX-License-Identifier: Apache-2.0
// Another system that wants to hear of orders, and one message to it.
// Plain values; safe on any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/base/TraceId.h"
#include "core/base/UtcTime.h"
#include "core/domain/Timeline.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace ch::server {

using WebhookId = Id<struct WebhookTag>;
using DeliveryId = Id<struct DeliveryTag>;

struct Webhook
{
    WebhookId id;
    /// Percent-encoded, as it goes to the HTTP client.
    QString url;
    std::vector<TimelineKind> kinds;
    /// The bytes that its messages are signed with.
    QByteArray secret;
    /// Events up to here were before its time.
    qint64 fromPosition = 0;
    UtcTime createdAt;
    QString createdBy;
    std::optional<UtcTime> lastDeliveredAt{};
    /// Nothing was delivered since this first failure.
    std::optional<UtcTime> failingSince{};
    QString lastProblem{};
    std::optional<UtcTime> switchedOffAt{};

    bool wants(TimelineKind kind) const;
};

struct Delivery
{
    DeliveryId id;
    WebhookId webhook;
    /// The event's: the same for each attempt, so that a receiver knows what it had before.
    QString messageId;
    TraceId trace;
    QByteArray body;
    int attempts = 0;
    UtcTime createdAt;
};

} // namespace ch::server
