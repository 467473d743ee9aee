// SPDX-License-Identifier: Apache-2.0
// Recomputes what must always hold in a store (contract section 7), as far as the store itself can tell.
// Functions on a connection, which may be read-only; on the connection's thread.
#pragma once

#include "core/base/Result.h"
#include "core/sql/Connection.h"

#include <QString>

#include <functional>

namespace ch::server {

struct Violation
{
    /// "I2", or "feed" for a stored body that is not what its tables say.
    QString invariant;
    /// What it is about: "sku 85123A", "order A-1 line 2".
    QString subject;
    QString finding;
};

struct AuditReport
{
    qint64 orders = 0;
    qint64 products = 0;
    qint64 movements = 0;
    qint64 violations = 0;
};

/// Calls `report` for each violation as it is found. Sees one moment of the store, also while it is served.
Result<AuditReport> audit(sql::Connection& db, const std::function<void(const Violation&)>& report);

} // namespace ch::server
