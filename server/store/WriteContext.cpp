// SPDX-License-Identifier: Apache-2.0
#include "server/store/WriteContext.h"

namespace ch::server {

Result<> WriteContext::persistClocks()
{
    if (m_position != m_persistedPosition) {
        CH_CHECK(db.run("UPDATE feed_clock SET position = ? WHERE id = 1", m_position));
        m_persistedPosition = m_position;
    }
    CH_CHECK(db.run("UPDATE workers SET last_ms = max(last_ms, ?) WHERE worker = ?", ids.lastMs(), ids.worker()));
    return ok();
}

} // namespace ch::server
