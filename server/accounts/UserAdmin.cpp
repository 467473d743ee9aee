// SPDX-License-Identifier: Apache-2.0
#include "server/accounts/UserAdmin.h"

#include "core/domain/Reason.h"
#include "server/accounts/Passwords.h"
#include "server/accounts/UserChanges.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

Error withSentence(Error error, QString sentence)
{
    error.detail = std::move(sentence);
    return error;
}

Error badValue(QLatin1StringView field, const QString& problem, QString sentence)
{
    return withSentence(validationFailed({{field, problem}}), std::move(sentence));
}

Result<QString> hashOfNew(const QString& password, const QString& name)
{
    if (const auto problem = problemOfPassword(password, name))
        return badValue("password"_L1, *problem, u"The password "_s + *problem + u'.');
    return hashPassword(password);
}

Result<User> userNamed(sql::Connection& db, const QString& name)
{
    CH_TRY(auto found, findUser(db, name));
    if (!found)
        return withSentence(refusal(Reason::NotFound),
                            u"There is no user '%1': order-service user list shows who there is."_s.arg(name));
    return std::move(found->user);
}

} // namespace

Result<User> addUser(WriteContext& context, const QString& name, Role role, const QString& password)
{
    if (const auto problem = problemOfUserName(name))
        return badValue("name"_L1, *problem, u"The name "_s + *problem + u'.');
    CH_TRY(const QString hash, hashOfNew(password, name));
    auto added = createStoredUser(context, name, role, hash);
    if (!added && added.error().code == rowOf(Reason::ValidationFailed).name)
        return withSentence(std::move(added).error(), u"The name '%1' is taken: choose another."_s.arg(name));
    return added;
}

Result<> setPassword(WriteContext& context, const QString& name, const QString& password)
{
    CH_TRY(const User user, userNamed(context.db, name));
    CH_TRY(const QString hash, hashOfNew(password, user.name));
    CH_CHECK(editStoredUser(context, user.id, UserEdit{.passwordHash = hash}));
    return ok();
}

Result<std::vector<User>> listUsers(sql::Connection& db)
{
    return allUsers(db);
}

Result<> removeUser(WriteContext& context, const QString& name)
{
    CH_TRY(const User user, userNamed(context.db, name));
    auto removed = removeStoredUser(context, user.id);
    if (!removed && removed.error().code == rowOf(Reason::StateConflict).name)
        return withSentence(std::move(removed).error(),
                            u"'%1' is the last merchant: add another merchant first."_s.arg(user.name));
    CH_CHECK(removed);
    return ok();
}

} // namespace ch::server
