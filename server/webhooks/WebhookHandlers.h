// SPDX-License-Identifier: Apache-2.0
// GET and POST /webhooks, DELETE /webhooks/{id}.
// Planning on the I/O thread, reads on the pool, effects on the writer's thread.
#pragma once

#include "server/api/Handler.h"

namespace ch::server {

Result<Answer> listWebhooks(const Services&, sql::Connection&, const Call&);
Result<PlannedWrite> createWebhook(const Services&, const Call&);
Result<PlannedWrite> deleteWebhook(const Services&, const Call&);

} // namespace ch::server
