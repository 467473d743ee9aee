// SPDX-License-Identifier: Apache-2.0
// What changes orders: the POST, PUT, PATCH and DELETE routes under /orders, and /batches/shipments.
// Planned on the I/O thread; effects run on the writer's thread.
#pragma once

#include "server/api/Handler.h"

namespace ch::server {

Result<PlannedWrite> placeOrder(const Services&, const Call&);
Result<PlannedWrite> recordPayment(const Services&, const Call&);
Result<PlannedWrite> shipOrder(const Services&, const Call&);
Result<PlannedWrite> correctShipment(const Services&, const Call&);
Result<PlannedWrite> completeOrder(const Services&, const Call&);
Result<PlannedWrite> cancelOrder(const Services&, const Call&);
Result<PlannedWrite> refundOrder(const Services&, const Call&);
Result<PlannedWrite> patchOrder(const Services&, const Call&);
Result<PlannedWrite> recordPrint(const Services&, const Call&);
Result<PlannedWrite> holdOrder(const Services&, const Call&);
Result<PlannedWrite> releaseHold(const Services&, const Call&);
Result<PlannedWrite> claimOrder(const Services&, const Call&);
Result<PlannedWrite> releaseClaim(const Services&, const Call&);
Result<PlannedWrite> addNote(const Services&, const Call&);
Result<PlannedWrite> setPacking(const Services&, const Call&);
Result<std::vector<BatchItem>> shipBatch(const Services&, const Call&);

} // namespace ch::server
