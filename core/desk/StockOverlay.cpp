// SPDX-License-Identifier: Apache-2.0
#include "core/desk/StockOverlay.h"

#include "core/desk/StockWish.h"
#include "core/domain/Reason.h"
#include "core/wire/JsonWriter.h"

namespace ch::desk {

using namespace Qt::Literals::StringLiterals;

ProductListItem listItemOf(const store::StoredProduct& stored)
{
    ProductListItem item{.row = stored.row,
                         .product = stored.product,
                         .baseOnHand = stored.product.onHand,
                         .isOutdated = stored.isOutdated};
    for (const PendingOperation& operation : stored.open) {
        if (operation.state == OperationState::Refused) {
            ++item.refused;
            continue;
        }
        ++item.waiting;
        // Those behind a refused one will not go before somebody has decided about that one, and may not fit then.
        if (item.refused > 0)
            continue;
        if (const auto wish = stockWishOf(operation))
            item.product.onHand += wish->delta;
    }
    return item;
}

std::optional<Error> stockRefusal(const Product& shown, qint64 onHandAfter)
{
    if (onHandAfter >= shown.reserved || onHandAfter >= shown.onHand)
        return std::nullopt;
    JsonWriter facts;
    facts.beginObject().key("sku"_L1).text(shown.sku).key("available"_L1).number(shown.available()).endObject();
    return refusal(Reason::InsufficientStock, facts.take());
}

} // namespace ch::desk
