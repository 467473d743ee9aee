// SPDX-License-Identifier: Apache-2.0
#include "core/desk/StockWish.h"

#include "core/wire/ProductBodiesJson.h"

namespace ch::desk {

Result<StockWish> stockWishOf(const PendingOperation& entry)
{
    if (entry.kind != OperationKind::Adjust && entry.kind != OperationKind::Count)
        return Error{.kind = ErrorKind::Invalid, .detail = QStringLiteral("not about stock")};
    CH_TRY(StockEntry read, stockEntryFromJson(entry.body));
    return StockWish{.delta = read.delta,
                     .counted = read.counted,
                     .expected = read.expected,
                     .reason = std::move(read.reason),
                     .note = std::move(read.note)};
}

} // namespace ch::desk
