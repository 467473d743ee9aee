// SPDX-License-Identifier: Apache-2.0
#include "server/orders/RefundTable.h"

#include "core/domain/Reason.h"
#include "core/wire/CatalogueJson.h"
#include "server/orders/Cells.h"
#include "server/store/FeedTable.h"

namespace ch::server {

Result<Refund> insertRefund(WriteContext& context, const Refund& refund, UserId by)
{
    Refund stored = refund;
    stored.revision = context.nextPosition();
    CH_TRY(const qint64 inserted,
           context.db.run("INSERT INTO refunds (id, refund_no, order_id, amount_minor, currency, reason, note, at, by, "
                          "by_id, op_id, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                          "ON CONFLICT (by_id, op_id) DO NOTHING",
                          stored.id, stored.refundNo, stored.orderId, stored.amountMinor, stored.currency,
                          stored.reason, stored.note, stored.at, stored.by, by, textOrNull(stored.opId),
                          stored.revision));
    if (inserted != 1)
        return refusal(Reason::KeyReused);
    for (const LineQuantity& line : stored.release) {
        CH_CHECK(context.db.run("INSERT INTO refund_lines (refund_id, line_no, quantity) VALUES (?, ?, ?)", stored.id,
                                line.lineNo, line.quantity));
    }
    CH_CHECK(putFeedEntry(context,
                          {.entity = Entity::Refund,
                           .id = stored.id.toString(),
                           .audience = feedAudience(Entity::Refund),
                           .body = refundToJson(stored)},
                          stored.revision, 0));
    return stored;
}

} // namespace ch::server
