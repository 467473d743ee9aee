// SPDX-License-Identifier: Apache-2.0
#include "server/accounts/UserChanges.h"

#include "core/domain/Reason.h"
#include "core/wire/JsonWriter.h"
#include "server/accounts/SessionRepository.h"

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

Error nameTaken()
{
    return validationFailed({{u"name"_s, u"is taken by another user"_s}});
}

Error lastMerchant()
{
    JsonWriter facts;
    facts.beginObject();
    facts.key("problem"_L1).text("the shop needs a merchant: make somebody else one first"_L1);
    facts.endObject();
    return refusal(Reason::StateConflict, facts.take());
}

/// Whether the shop has another merchant than this one.
Result<> requireAnotherMerchant(sql::Connection& db)
{
    CH_TRY(const qint64 merchants, merchantCount(db));
    if (merchants <= 1)
        return lastMerchant();
    return ok();
}

Result<> requireFreeName(sql::Connection& db, const QString& name, UserId except)
{
    CH_TRY(const auto namesake, findUser(db, name));
    if (namesake && namesake->user.id != except)
        return nameTaken();
    return ok();
}

} // namespace

bool isVisibleName(QStringView text)
{
    const auto points = text.toUcs4();
    if (points.isEmpty() || points.size() > kLongestName || text.front() == u' ' || text.back() == u' ')
        return false;
    return std::ranges::all_of(
        points, [](uint point) { return point == U' ' || (QChar::isPrint(point) && !QChar::isSpace(point)); });
}

std::optional<QString> problemOfUserName(const QString& name)
{
    if (isVisibleName(name))
        return std::nullopt;
    return u"must have 1 to %1 visible characters and no blank at either end"_s.arg(kLongestName);
}

Result<User> createStoredUser(WriteContext& context, const QString& name, Role role, const QString& passwordHash)
{
    CH_CHECK(requireFreeName(context.db, name, {}));
    return insertUser(context,
                      User{.id = context.ids.nextId<UserId>(), .name = name, .role = role, .createdAt = context.now},
                      passwordHash);
}

Result<EditedUser> editStoredUser(WriteContext& context, UserId id, const UserEdit& edit)
{
    CH_TRY(const auto found, findUser(context.db, id));
    if (!found)
        return refusal(Reason::NotFound);
    const User& before = found->user;
    EditedUser edited{.user = before};
    edited.user.name = edit.name.value_or(before.name);
    edited.user.role = edit.role.value_or(before.role);
    if (before.role == Role::Merchant && edited.user.role != Role::Merchant)
        CH_CHECK(requireAnotherMerchant(context.db));
    if (edited.user.name != before.name)
        CH_CHECK(requireFreeName(context.db, edited.user.name, id));

    edited.endsSessions = edit.passwordHash || edited.user.role != before.role;
    if (edited.user == before && !edit.passwordHash)
        return edited;
    CH_TRY(edited.user, updateUser(context, before, edited.user, edit.passwordHash));
    if (edited.endsSessions)
        CH_CHECK(removeSessionsOf(context.db, id));
    return edited;
}

Result<User> removeStoredUser(WriteContext& context, UserId id)
{
    CH_TRY(const auto found, findUser(context.db, id));
    if (!found)
        return refusal(Reason::NotFound);
    if (found->user.role == Role::Merchant)
        CH_CHECK(requireAnotherMerchant(context.db));
    CH_CHECK(eraseUser(context, found->user));
    return found->user;
}

} // namespace ch::server
