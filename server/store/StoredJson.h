// SPDX-License-Identifier: Apache-2.0
// How the JSON that is answered again and again lies in a store: as bytes in an embedded one; as text in PostgreSQL, whose
// driver would carry bytes as hexadecimal digits.
// Safe on any thread.
#pragma once

#include "core/sql/Connection.h"

namespace ch::server {

/// To bind for a column of such JSON; Rows::bytes() reads it again on both engines.
inline QVariant storedJson(sql::Engine engine, const QByteArray& json)
{
    return engine == sql::Engine::Sqlite ? sql::toBound(json) : sql::toBound(QString::fromUtf8(json));
}

} // namespace ch::server
