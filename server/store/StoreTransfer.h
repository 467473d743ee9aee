// SPDX-License-Identifier: Apache-2.0
// Moves a shop from one engine to another, row by row, and proves that it arrived.
// On the thread of both connections.
#pragma once

#include "core/base/Result.h"
#include "core/sql/Connection.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace ch::server {

struct TableDigest
{
    QString table;
    qint64 rows = 0;
    /// SHA-256 of every row in the order of the table's key: the same on each engine for the same rows.
    QByteArray hash;

    friend bool operator==(const TableDigest&, const TableDigest&) = default;
};

/// Called now and then with the table that is on its way and how many of its rows have come.
using TransferProgress = std::function<void(const QString& table, qint64 rows)>;

/// Copies every table of `from` into `to`, which must be an empty store of the same schema. The caller holds a transaction on
/// `to`, which is to be given up after an error, and sees to it that nobody writes `from`.
Result<> copyTables(sql::Connection& from, sql::Connection& to, const TransferProgress& progress);

/// What is in each table. Worker numbers are left out: leases are of a place.
Result<std::vector<TableDigest>> digestTables(sql::Connection& db);

/// Whether nobody has put anything into the store: STATE_CONFLICT with a sentence if somebody has.
Result<> checkIsEmpty(sql::Connection& db);

} // namespace ch::server
