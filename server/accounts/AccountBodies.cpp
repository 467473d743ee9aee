// SPDX-License-Identifier: Apache-2.0
#include "server/accounts/AccountBodies.h"

#include "core/wire/JsonReader.h"
#include "server/accounts/Passwords.h"
#include "server/accounts/UserChanges.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

// Passwords and names are judged by rules of their own, which say more than a length.
constexpr LengthRange kAnyLength{0, 1'000'000};

std::optional<Role> roleIn(JsonObject& body, const QString& name)
{
    const auto role = roleFromName(name);
    if (!role)
        body.unacceptable("role"_L1, u"must be merchant, manager, warehouse or storefront"_s);
    return role;
}

void checkName(JsonObject& body, const QString& name)
{
    if (const auto problem = problemOfUserName(name))
        body.unacceptable("name"_L1, *problem);
}

void checkPassword(JsonObject& body, QLatin1StringView member, const QString& password, const QString& userName)
{
    if (const auto problem = problemOfPassword(password, userName))
        body.unacceptable(member, *problem);
}

/// Reads the body with `read` and gives what it read, or what was wrong.
template <class T, class Read> Result<T> readBody(const Call& call, Read read)
{
    CH_TRY(JsonDocument document, JsonDocument::parse(call.request.body, UnknownMembers::Refuse));
    JsonObject body = document.root();
    T value = read(body);
    body.finish();
    CH_CHECK(document.result());
    return value;
}

} // namespace

Result<Credentials> readCredentials(const Call& call)
{
    return readBody<Credentials>(call, [](JsonObject& body) {
        Credentials credentials{.username = body.requiredText("username"_L1, {1, kLongestName}),
                                .password = body.requiredText("password"_L1, {1, kLongestPassword}),
                                .device = body.requiredText("device"_L1, kAnyLength)};
        if (!isVisibleName(credentials.device))
            body.unacceptable("device"_L1,
                              u"must have 1 to %1 visible characters and no blank at either end"_s.arg(kLongestName));
        return credentials;
    });
}

Result<QByteArray> readRefreshToken(const Call& call)
{
    return readBody<QByteArray>(call, [](JsonObject& body) {
        return body.requiredText("refresh_token"_L1, {1, 512}).toUtf8();
    });
}

Result<UserDraft> readUserDraft(const Call& call)
{
    return readBody<UserDraft>(call, [](JsonObject& body) {
        UserDraft draft{.name = body.requiredText("name"_L1, kAnyLength), .password = {}};
        checkName(body, draft.name);
        draft.role = roleIn(body, body.requiredText("role"_L1, kAnyLength)).value_or(Role::Warehouse);
        draft.password = body.requiredText("password"_L1, kAnyLength);
        checkPassword(body, "password"_L1, draft.password, draft.name);
        return draft;
    });
}

Result<UserPatch> readUserPatch(const Call& call)
{
    return readBody<UserPatch>(call, [](JsonObject& body) {
        UserPatch patch{
            .name = body.text("name"_L1, kAnyLength), .role = {}, .password = body.text("password"_L1, kAnyLength)};
        if (patch.name)
            checkName(body, *patch.name);
        if (patch.password)
            checkPassword(body, "password"_L1, *patch.password, patch.name.value_or(QString()));
        const auto role = body.text("role"_L1, kAnyLength);
        if (role)
            patch.role = roleIn(body, *role);
        if (!patch.name && !patch.password && !role)
            body.wrongShape(""_L1, u"must have a name, a role or a password"_s);
        return patch;
    });
}

Result<PasswordChange> readPasswordChange(const Call& call)
{
    return readBody<PasswordChange>(call, [&call](JsonObject& body) {
        PasswordChange change{.current = body.requiredText("current_password"_L1, {1, kLongestPassword}),
                              .wanted = body.requiredText("new_password"_L1, kAnyLength)};
        checkPassword(body, "new_password"_L1, change.wanted, call.caller.name);
        return change;
    });
}

Result<> readNothing(const Call& call)
{
    if (call.request.body.isEmpty())
        return ok();
    CH_TRY(JsonDocument document, JsonDocument::parse(call.request.body, UnknownMembers::Refuse));
    document.root().finish();
    return document.result();
}

} // namespace ch::server
