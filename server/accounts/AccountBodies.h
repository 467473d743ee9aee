// SPDX-License-Identifier: Apache-2.0
// What the requests of /sessions and /users hold, read and checked as far as no database is needed.
// Pure functions; safe on any thread.
#pragma once

#include "server/api/Call.h"

#include <optional>

namespace ch::server {

struct Credentials
{
    QString username;
    QString password;
    QString device;
};
Result<Credentials> readCredentials(const Call& call);

Result<QByteArray> readRefreshToken(const Call& call);

struct UserDraft
{
    QString name;
    Role role = Role::Warehouse;
    QString password;
};
Result<UserDraft> readUserDraft(const Call& call);

struct UserPatch
{
    std::optional<QString> name;
    std::optional<Role> role;
    std::optional<QString> password;
};
Result<UserPatch> readUserPatch(const Call& call);

struct PasswordChange
{
    QString current;
    QString wanted;
};
Result<PasswordChange> readPasswordChange(const Call& call);

/// For routes that need no body: none, or an object without members.
Result<> readNothing(const Call& call);

} // namespace ch::server
