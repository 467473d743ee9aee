// SPDX-License-Identifier: Apache-2.0
// What a document about an order is made of.
// Plain values; safe on any thread.
#pragma once

#include "core/domain/Order.h"
#include "core/domain/PackingSession.h"
#include "core/domain/PrintDocument.h"
#include "core/domain/Refund.h"

#include <vector>

namespace ch::desk {

struct PrintSource
{
    /// As it is shown: with what waits in the outbox applied.
    Order order;
    /// Of its lines, as far as they are here: places and barcodes.
    ProductsBySku products;
    /// Oldest first; empty for who sees no money.
    std::vector<Refund> refunds;
    /// Documents of it that were printed before, as far as it is known here: by this desk, and by others before the timeline was
    /// read last.
    std::vector<PrintDocument> printed;
};

} // namespace ch::desk
