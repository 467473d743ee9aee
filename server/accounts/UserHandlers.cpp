// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Reason.h"
#include "core/wire/JsonWriter.h"
#include "core/wire/ShopJson.h"
#include "server/accounts/AccountBodies.h"
#include "server/accounts/AccountHandlers.h"
#include "server/accounts/AccountRepository.h"
#include "server/accounts/Accounts.h"
#include "server/accounts/Passwords.h"
#include "server/accounts/SessionRepository.h"
#include "server/accounts/SignInFailures.h"
#include "server/accounts/UserChanges.h"
#include "server/api/QueryParameters.h"
#include "server/store/ReadPool.h"

#include <future>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Users have neither money nor e-mail addresses: there is nothing to mask.
Answer userAnswer(int status, const User& user)
{
    return Answer{.status = status, .data = userToJson(user), .isMasked = true};
}

/// What the key remembers of a body with a password in it: the plain digest of other bodies could be guessed from at a
/// billion tries a second by whoever gets hold of the store.
Result<QByteArray> digestOfBody(const Call& call)
{
    const QByteArray salt = call.caller.id.toString().toUtf8() + '/' + call.key.toString().toUtf8();
    return digestOfSecret(call.request.body, salt);
}

Result<> requireNoParameters(const Call& call)
{
    if (call.request.queryText().isEmpty())
        return ok();
    return QueryParameters(call.request.queryText()).finish();
}

/// Waits for the read pool, whose threads never wait for the slow lane.
Result<std::optional<StoredUser>> lookUp(const Services& services, UserId id)
{
    std::promise<Result<std::optional<StoredUser>>> found;
    auto future = found.get_future();
    if (!services.reads.run([&found, id](sql::Connection& db) { found.set_value(findUser(db, id)); },
                            [&found] { found.set_value(refusal(Reason::Unavailable)); }))
        return refusal(Reason::Unavailable);
    return future.get();
}

/// A user's own password, half changed: what can be worked out without the writer.
struct OwnPassword
{
    QString comparedHash;
    bool isRight = false;
    QString newHash;
};

Result<OwnPassword> compareOwn(const Services& services, const Call& call, const PasswordChange& change)
{
    CH_TRY(const auto stored, lookUp(services, call.caller.id));
    OwnPassword own;
    own.comparedHash = stored ? stored->passwordHash : QString();
    CH_TRY(own.isRight, isPassword(change.current, own.comparedHash));
    if (own.isRight) {
        CH_TRY(own.newHash, hashPassword(change.wanted));
    }
    return own;
}

Result<Answer> changeOwn(const Services& services, const Call& call, const OwnPassword& own, WriteContext& context)
{
    CH_TRY(const auto stored, findUser(context.db, call.caller.id));
    if (!stored)
        return refusal(Reason::Unauthenticated);
    // Judged only here, behind the stored key: a replay of the change that succeeded no longer knows the right password.
    if (!own.isRight || stored->passwordHash != own.comparedHash) {
        noteFailure(services, stored->user.name);
        return validationFailed({{u"current_password"_s, u"is not the present password"_s}});
    }
    CH_TRY(const User user, updateUser(context, stored->user, stored->user, own.newHash));
    CH_CHECK(removeSessionsOf(context.db, user.id, call.caller.session));
    CH_CHECK(forgetFailures(services, context.db, user.name));
    Answer answer = userAnswer(200, user);
    answer.afterCommit = [&accounts = services.accounts, user, session = call.caller.session] {
        accounts.userSessionsEnded(user.id, session);
        accounts.userChanged(user);
    };
    return answer;
}

} // namespace

Result<Answer> getMe(const Services& services, sql::Connection& db, const Call& call)
{
    CH_CHECK(requireNoParameters(call));
    QByteArray json = services.accounts.userJson(call.caller.id);
    if (!json.isEmpty())
        return Answer{.status = 200, .data = std::move(json), .isMasked = true};
    CH_TRY(const auto stored, findUser(db, call.caller.id));
    if (!stored)
        return refusal(Reason::Unauthenticated);
    return userAnswer(200, stored->user);
}

Result<Answer> listUsers(const Services&, sql::Connection& db, const Call& call)
{
    CH_CHECK(requireNoParameters(call));
    CH_TRY(const auto users, allUsers(db));
    JsonWriter json;
    json.beginObject().key("items"_L1).beginArray();
    for (const User& user : users)
        writeUser(json, user);
    json.endArray().endObject();
    return Answer{.status = 200, .data = json.take(), .isMasked = true};
}

Result<PlannedWrite> createUser(const Services&, const Call& call)
{
    CH_TRY(const UserDraft draft, readUserDraft(call));
    CH_TRY(const QString hash, hashPassword(draft.password));
    CH_TRY(QByteArray digest, digestOfBody(call));
    return PlannedWrite{
        .effect = [name = draft.name, role = draft.role, hash](WriteContext& context) -> Result<Answer> {
            CH_TRY(const User user, createStoredUser(context, name, role, hash));
            return userAnswer(201, user);
        },
        .canonicalBody = std::move(digest)};
}

Result<PlannedWrite> patchUser(const Services& services, const Call& call)
{
    CH_TRY(const UserPatch patch, readUserPatch(call));
    CH_TRY(const UserId id, call.pathId<UserId>(0));
    UserEdit edit{.name = patch.name, .role = patch.role, .passwordHash = {}};
    PlannedWrite planned;
    if (patch.password) {
        CH_TRY(edit.passwordHash, hashPassword(*patch.password));
        CH_TRY(planned.canonicalBody, digestOfBody(call));
    }
    planned.effect = [&accounts = services.accounts, id, edit](WriteContext& context) -> Result<Answer> {
        CH_TRY(const EditedUser edited, editStoredUser(context, id, edit));
        Answer answer = userAnswer(200, edited.user);
        answer.afterCommit = [&accounts, edited] {
            if (edited.endsSessions)
                accounts.userSessionsEnded(edited.user.id);
            accounts.userChanged(edited.user);
        };
        return answer;
    };
    return planned;
}

Result<PlannedWrite> patchMe(const Services& services, const Call& call)
{
    CH_TRY(const PasswordChange change, readPasswordChange(call));
    if (const auto refused = refusedForFailures(services, call.caller.name))
        return *refused;
    CH_TRY(const OwnPassword own, compareOwn(services, call, change));
    CH_TRY(QByteArray digest, digestOfBody(call));
    return PlannedWrite{
        .effect = [&services, call, own](WriteContext& context) { return changeOwn(services, call, own, context); },
        .canonicalBody = std::move(digest)};
}

Result<PlannedWrite> deleteUser(const Services& services, const Call& call)
{
    CH_CHECK(readNothing(call));
    CH_TRY(const UserId id, call.pathId<UserId>(0));
    return PlannedWrite{.effect = [&accounts = services.accounts, id](WriteContext& context) -> Result<Answer> {
        CH_CHECK(removeStoredUser(context, id));
        return Answer{.afterCommit = [&accounts, id] { accounts.userRemoved(id); }};
    }};
}

} // namespace ch::server
