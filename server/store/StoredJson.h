// SPDX-License-Identifier: Apache-2.0
// The columns of JSON that is answered again and again: compressed (docs/decisions/045).
// Safe on any thread.
#pragma once

#include "core/sql/Connection.h"
#include "server/store/JsonCompression.h"

namespace ch::server {

/// To bind for such a column.
inline QVariant storedJson(const QByteArray& json)
{
    return sql::toBound(compressJson(json));
}

/// What is in such a column of a row.
inline Result<QByteArray> readJson(const sql::Rows& rows, int column)
{
    return decompressJson(rows.bytes(column));
}

} // namespace ch::server
