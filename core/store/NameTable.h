// SPDX-License-Identifier: Apache-2.0
// Numbers for names that many rows share (countries, SKUs, regions).
// Belongs to the thread of its connection.
#pragma once

#include "core/sql/Connection.h"

#include <QHash>
#include <QString>

#include <optional>

namespace ch::store {

/// Remembers what it has seen. After a transaction was rolled back, forget().
class NameTable
{
public:
    enum class Of { Countries, Skus, Regions };
    explicit NameTable(Of of) : m_of(of) {}

    /// 0 for the empty name; a new name gets the next number.
    Result<qint64> numberOf(sql::Connection& db, const QString& name);
    void forget() { m_numbers.clear(); }

private:
    Of m_of;
    QHash<QString, qint64> m_numbers;
};

/// Nothing if no row names it; 0 for the empty name and for kNoValue.
Result<std::optional<qint64>> knownNumber(sql::Connection& db, NameTable::Of of, const QString& name);

} // namespace ch::store
