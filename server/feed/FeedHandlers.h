// SPDX-License-Identifier: Apache-2.0
// GET /changes and /changes/stream (contract section 6).
// listChanges runs on the read pool, streamChanges on the I/O thread.
#pragma once

#include "server/api/Handler.h"

namespace ch::server {

Result<Answer> listChanges(const Services&, sql::Connection&, const Call&);
Result<Response> streamChanges(const Services&, sql::Connection&, const Call&);

} // namespace ch::server
