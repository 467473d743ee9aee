// SPDX-License-Identifier: Apache-2.0
#include "server/store/Snapshot.h"

namespace ch::server {

Result<Snapshot> Snapshot::begin(sql::Connection& db)
{
    CH_CHECK(db.execute(QStringLiteral("BEGIN DEFERRED")));
    return Snapshot(db);
}

Snapshot::~Snapshot()
{
    if (m_db)
        (void)bool(m_db->execute(QStringLiteral("COMMIT")));
}

} // namespace ch::server
