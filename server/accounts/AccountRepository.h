// SPDX-License-Identifier: Apache-2.0
// Users in the store, with their feed entries, which only merchants get. All SQL that reads or writes users.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/Shop.h"
#include "server/store/WriteContext.h"

#include <optional>
#include <vector>

namespace ch::server {

struct StoredUser
{
    User user;
    QString passwordHash;
};

/// Under which a name is unique: names that differ in letter case, or in how accents are composed, are the same.
QString nameKeyOf(const QString& name);

Result<std::optional<StoredUser>> findUser(sql::Connection& db, const QString& name);
Result<std::optional<StoredUser>> findUser(sql::Connection& db, UserId id);
/// By name.
Result<std::vector<User>> allUsers(sql::Connection& db);
Result<qint64> merchantCount(sql::Connection& db);

/// Gives the revision; the user as stored. The name must be free.
Result<User> insertUser(WriteContext& context, User user, const QString& passwordHash);
/// Writes name, role and, if given, the hash; gives version and revision. The user as stored.
Result<User> updateUser(WriteContext& context, const User& before, User after,
                        const std::optional<QString>& passwordHash);
/// The user's sessions go with it. What they did stays in timelines and movements.
Result<> eraseUser(WriteContext& context, const User& user);

} // namespace ch::server
