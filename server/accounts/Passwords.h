// SPDX-License-Identifier: Apache-2.0
// Passwords: which are acceptable, and their Argon2id hashes.
// Callable from any thread; hashing and comparing take tens of milliseconds and 19 MiB, so the service does them one at a
// time (Accounts::runSlow).
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace ch::server {

inline constexpr int kShortestPassword = 8;
/// In characters (code points); nothing is cut off.
inline constexpr int kLongestPassword = 128;

/// What is wrong with a new password, as the end of a sentence ("must have …"); nothing if it is good.
std::optional<QString> problemOfPassword(const QString& password, const QString& userName);

/// "$argon2id$v=19$m=19456,t=2,p=1$…". UNAVAILABLE if the memory is not there.
Result<QString> hashPassword(const QString& password);
/// Stands for bytes that hold a password where they must be known again: telling the password from it is as hard as telling
/// it from its hash. `salt` is no secret but must not be another's.
Result<QByteArray> digestOfSecret(QByteArrayView bytes, QByteArrayView salt);
/// An empty hash is nobody's: the answer is no, after as much work as for somebody's.
Result<bool> isPassword(const QString& password, const QString& hash);

} // namespace ch::server
