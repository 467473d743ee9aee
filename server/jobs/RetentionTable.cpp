// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/RetentionTable.h"

#include "server/events/EventTable.h"
#include "server/store/FeedTable.h"
#include "server/store/IdempotencyTable.h"
#include "server/webhooks/WebhookTable.h"

namespace ch::server {

namespace {

constexpr qint64 kDayMs = 86'400'000;

} // namespace

Result<bool> forgetOld(WriteContext& context)
{
    CH_CHECK(forgetAnswers(context, context.now.plusMs(-kKeyRetentionDays * kDayMs)));
    CH_CHECK(forgetTombstones(context, context.now.plusMs(-kTombstoneRetentionDays * kDayMs)));
    CH_TRY(const bool hasMoreMarks, forgetConsumed(context, context.now.plusMs(-kTombstoneRetentionDays * kDayMs)));
    CH_TRY(const bool hasMoreDeliveries,
           forgetDeliveries(context, context.now.plusMs(-kDeliveryRetentionDays * kDayMs)));
    CH_CHECK(context.db.run("DELETE FROM sessions WHERE refresh_expires_at < ?", context.now));
    CH_CHECK(context.db.run("DELETE FROM sign_in_failures WHERE last_at < ?", context.now.plusMs(-kDayMs)));
    return hasMoreMarks || hasMoreDeliveries;
}

} // namespace ch::server
