// SPDX-License-Identifier: Apache-2.0
// Settings of a connection that change while it is open, and the engine's own check of a file.
// Belong to the thread of their connection.
#pragma once

#include "core/sql/Connection.h"

#include <QStringList>

namespace ch::sql {

/// Whether a COMMIT waits for the disk (synchronous FULL) or only keeps the file sound (NORMAL). Outside a transaction.
Result<> waitForDisk(Connection& db, bool wait);
/// How many pages the write-ahead log may hold before they are moved into the file.
Result<> checkpointAfter(Connection& db, int pages);
/// Reads the whole file; an Error with the engine's finding if it is damaged.
Result<> checkWhole(Connection& db);
/// The same for one of its tables and what belongs to it.
Result<> checkTable(Connection& db, const QString& table);
/// All that can be checked.
Result<QStringList> tablesOf(Connection& db);

} // namespace ch::sql
