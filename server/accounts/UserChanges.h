// SPDX-License-Identifier: Apache-2.0
// What adds, changes and removes users, whoever asks: the API's /users and the command line.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/OrderRules.h"
#include "server/accounts/AccountRepository.h"

#include <optional>

namespace ch::server {

/// 1–64 characters, none of them invisible, no blank at either end: good for people's and machines' names.
inline constexpr int kLongestName = 64;
bool isVisibleName(QStringView text);
/// What is wrong with a user's name, as the end of a sentence; nothing if it is good.
std::optional<QString> problemOfUserName(const QString& name);

/// VALIDATION_FAILED on "name" if it is taken.
Result<User> createStoredUser(WriteContext& context, const QString& name, Role role, const QString& passwordHash);

struct UserEdit
{
    std::optional<QString> name;
    std::optional<Role> role;
    std::optional<QString> passwordHash;
};
struct EditedUser
{
    User user;
    /// A new role or password, set by somebody else, ends what is signed in with the old one.
    bool endsSessions = false;
};
/// NOT_FOUND, VALIDATION_FAILED on "name" if it is taken, STATE_CONFLICT if it would leave the shop without a merchant.
/// Sessions that end are removed from the store. What is the same already changes nothing.
Result<EditedUser> editStoredUser(WriteContext& context, UserId id, const UserEdit& edit);

/// NOT_FOUND; STATE_CONFLICT for the last merchant. Who was removed.
Result<User> removeStoredUser(WriteContext& context, UserId id);

} // namespace ch::server
