// SPDX-License-Identifier: Apache-2.0
// What PostgreSQL says otherwise than SQLite: locations, the few turns of SQL that differ, and names of its errors.
// Pure functions; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "core/sql/Connection.h"

#include <QString>

#include <optional>
#include <string_view>
#include <vector>

namespace ch::sql {

/// "postgresql://[USER[:PASSWORD]@]HOST[:PORT]/DATABASE[?sslmode=…&…]". Nothing secret belongs on a command line: a password
/// comes from the environment (ORDER_SERVICE_STORE, PGPASSWORD) or from ~/.pgpass. INVALID (kind Invalid) for anything else.
Result<PostgresOptions> postgresOptionsOf(const QString& location);

/// The statement as PostgreSQL understands it. Statements are written once, in the SQL that both engines know; these turns
/// have no common form: comparing without regard to the case of ASCII letters, texts as bytes, and columns named by a word
/// that PostgreSQL reserves. Placeholders become $1, $2 …, of which `placeholders` is the number.
QString toPostgres(std::string_view sql, size_t& placeholders);

/// Appends the value as it stands in a statement. False for what no value of ours is, and for a text with a NUL in it, which
/// PostgreSQL cannot hold.
[[nodiscard]] bool appendLiteral(QString& text, const QVariant& value);

/// "EXECUTE name(values)" of a prepared statement; nothing if one of the values has no form there.
std::optional<QString> executionOf(const QString& name, const std::vector<QVariant>& values);

/// A name for the SQLSTATEs that a caller can do something about (the same names as SQLite's where they mean the same), else
/// the SQLSTATE.
QString nameOfSqlState(const QString& state);
/// Whether the connection is gone for good with this error.
bool isConnectionLoss(const QString& state);

} // namespace ch::sql
