// SPDX-License-Identifier: Apache-2.0
// The shop's users, managed from the command line (`order-service user …`, `demo`): the rules of the API's /users, by name.
// Functions on a connection; on the connection's thread. Those that take a password compute Argon2id, which takes a while.
#pragma once

#include "core/domain/Shop.h"
#include "server/store/WriteContext.h"

#include <vector>

namespace ch::server {

/// The user as stored. VALIDATION_FAILED, with a sentence in `detail`, for a name that is taken or not acceptable, and for
/// a password that is too short, too long or one of the commonest.
Result<User> addUser(WriteContext& context, const QString& name, Role role, const QString& password);
/// Ends the user's sessions. NOT_FOUND, VALIDATION_FAILED, each with a sentence in `detail`.
Result<> setPassword(WriteContext& context, const QString& name, const QString& password);
/// By name.
Result<std::vector<User>> listUsers(sql::Connection& db);
/// NOT_FOUND; STATE_CONFLICT for the last merchant; each with a sentence in `detail`.
Result<> removeUser(WriteContext& context, const QString& name);

} // namespace ch::server
