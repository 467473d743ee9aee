// SPDX-License-Identifier: Apache-2.0
#include "server/store/Snapshot.h"

namespace ch::server {

Result<Snapshot> Snapshot::begin(sql::Connection& db)
{
    CH_TRY(auto transaction, sql::Transaction::beginSnapshot(db));
    return Snapshot(std::move(transaction));
}

} // namespace ch::server
