// SPDX-License-Identifier: Apache-2.0
#include "server/store/WriteContext.h"

#include "server/store/Store.h"

namespace ch::server {

Result<> WriteContext::takeTurn()
{
    changedOrders.clear();
    if (db.engine() == sql::Engine::Sqlite)
        return ok();
    CH_TRY(m_position, ch::server::takeTurn(db));
    m_persistedPosition = m_position;
    return ok();
}

void WriteContext::gather(bool isWanted)
{
    forget();
    db.gatherFor(isWanted ? this : nullptr);
}

Result<> WriteContext::write()
{
    for (const auto& [type, rows] : m_kept)
        CH_CHECK(rows->write());
    return ok();
}

void WriteContext::forget()
{
    for (const auto& [type, rows] : m_kept)
        rows->forget();
}

Result<> WriteContext::persistClocks()
{
    if (m_position != m_persistedPosition) {
        CH_CHECK(db.runLater("UPDATE feed_clock SET position = ? WHERE id = 1", m_position));
        m_persistedPosition = m_position;
    }
    const qint64 lastMs = ids.lastMs();
    CH_TRY(const qint64 persisted, db.run("UPDATE workers SET last_ms = CASE WHEN last_ms < ? THEN ? ELSE last_ms END "
                                          "WHERE worker = ? AND (? = '' OR owner = ?)",
                                          lastMs, lastMs, ids.worker(), ids.owner(), ids.owner()));
    if (persisted == 0 && !ids.owner().isEmpty())
        return Error{.kind = ErrorKind::Storage,
                     .code = QStringLiteral("LEASE_LOST"),
                     .detail = QStringLiteral("another instance took this one's worker number over")};
    return ok();
}

} // namespace ch::server
