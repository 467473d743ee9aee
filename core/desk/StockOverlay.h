// SPDX-License-Identifier: Apache-2.0
// Stock changes that wait in the outbox, put on top of what the service said: the cache's own rows are never changed by it (R20).
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/ProductListItem.h"
#include "core/store/ProductListTable.h"

namespace ch::desk {

/// With each entry that waits or is being sent applied, oldest first; refused ones only count.
ProductListItem listItemOf(const store::StoredProduct& stored);

/// Why a difference, or a count, cannot be: INSUFFICIENT_STOCK if orders reserve what would be taken. Nothing: it can. `shown`:
/// with what waits before it.
std::optional<Error> stockRefusal(const Product& shown, qint64 onHandAfter);

} // namespace ch::desk
