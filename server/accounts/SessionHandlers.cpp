// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Reason.h"
#include "core/wire/JsonWriter.h"
#include "server/accounts/AccountBodies.h"
#include "server/accounts/AccountHandlers.h"
#include "server/accounts/AccountRepository.h"
#include "server/accounts/Accounts.h"
#include "server/accounts/Passwords.h"
#include "server/accounts/SessionRepository.h"
#include "server/accounts/SignInFailures.h"
#include "server/store/ReadPool.h"
#include "server/store/WriteQueue.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

using Respond = std::function<void(Result<Answer>)>;

// Far more than a shop has devices; keeps a program that signs in for each request from filling memory and store.
constexpr int kSessionsPerUser = 1'000;

struct NewTokens
{
    QByteArray access = newToken();
    QByteArray refresh = newToken();

    TokenHashes hashes() const { return {.access = tokenHash(access), .refresh = tokenHash(refresh)}; }
};

QByteArray sessionJson(const Caller& caller, const NewTokens& tokens, const Shop& shop)
{
    JsonWriter json;
    json.beginObject();
    json.key("access_token"_L1).utf8(tokens.access);
    json.key("expires_at"_L1).time(caller.tokenExpiresAt);
    json.key("refresh_token"_L1).utf8(tokens.refresh);
    json.key("user"_L1).beginObject();
    json.key("id"_L1).utf8(caller.id.toBytes());
    json.key("name"_L1).text(caller.name);
    json.key("role"_L1).text(nameOf(caller.role));
    json.endObject();
    json.key("shop"_L1).beginObject();
    json.key("id"_L1).utf8(QByteArray::number(shop.id));
    json.key("name"_L1).text(shop.name);
    json.key("currency"_L1).text(shop.currency);
    json.key("time_zone"_L1).text(shop.timeZone);
    json.endObject();
    json.endObject();
    return json.take();
}

/// Runs the effect on the writer's thread and answers after its COMMIT. No key remembers the answer: it holds secrets.
void commit(const Services& services, Effect effect, Respond respond)
{
    auto outcome = std::make_shared<Result<Answer>>(Answer{});
    services.writes.submit({.work =
                                [effect = std::move(effect), outcome](WriteContext& context) {
                                    *outcome = effect(context);
                                    return StepVerdict{.keep = bool(*outcome), .afterRollback = {}};
                                },
                            .done =
                                [respond = std::move(respond), outcome](const Result<>& committed) {
                                    if (!committed)
                                        return respond(committed.error());
                                    if (*outcome && (*outcome)->afterCommit)
                                        (*outcome)->afterCommit();
                                    respond(std::move(*outcome));
                                }});
}

/// One try to sign in, on its way from the I/O thread over the read pool and the slow lane to the writer. A wrong name
/// takes the same way as a wrong password.
class SignIn : public std::enable_shared_from_this<SignIn>
{
public:
    SignIn(const Services& services, Credentials credentials, Respond respond)
        : m_services(services)
        , m_credentials(std::move(credentials))
        , m_respond(std::move(respond))
    {}

    void begin()
    {
        if (const auto refused = refusedForFailures(m_services, m_credentials.username))
            return m_respond(*refused);
        const bool queued =
            m_services.reads.run([self = shared_from_this()](sql::Connection& db) { self->lookUp(db); },
                                 [self = shared_from_this()] { self->m_respond(refusal(Reason::Unavailable)); });
        if (!queued)
            m_respond(refusal(Reason::Unavailable));
    }

private:
    void lookUp(sql::Connection& db)
    {
        auto found = findUser(db, m_credentials.username);
        if (!found)
            return m_respond(found.error());
        m_user = *std::move(found);
        if (!m_services.accounts.runSlow([self = shared_from_this()] { self->compare(); }))
            m_respond(refusal(Reason::Unavailable));
    }

    void compare()
    {
        // Asked again: others may have tried the name while this one waited for its turn.
        if (const auto refused = refusedForFailures(m_services, m_credentials.username))
            return m_respond(*refused);
        const auto isRight = isPassword(m_credentials.password, m_user ? m_user->passwordHash : QString());
        if (!isRight)
            return m_respond(isRight.error());
        if (!*isRight) {
            noteFailure(m_services, m_credentials.username);
            return m_respond(refusal(Reason::Unauthenticated));
        }
        commit(
            m_services, [self = shared_from_this()](WriteContext& context) { return self->start(context); }, m_respond);
    }

    Result<Answer> start(WriteContext& context)
    {
        // The password may have been changed, or the user removed, since it was looked up.
        CH_TRY(const auto current, findUser(context.db, m_user->user.id));
        if (!current || current->passwordHash != m_user->passwordHash)
            return refusal(Reason::Unauthenticated);
        const User& user = current->user;
        const Caller caller{.id = user.id,
                            .name = user.name,
                            .role = user.role,
                            .device = m_credentials.device,
                            .session = context.ids.nextId<SessionId>(),
                            .tokenExpiresAt = context.now.plusMs(kAccessTokenMs)};
        const NewTokens tokens;
        const TokenHashes hashes = tokens.hashes();
        CH_CHECK(insertSession(context, caller, hashes));
        CH_TRY(const auto ended, removeOldestSessions(context.db, user.id, kSessionsPerUser));
        CH_CHECK(forgetFailures(m_services, context.db, m_credentials.username));
        return Answer{
            .status = 201,
            .data = sessionJson(caller, tokens, *m_services.shop.get()),
            .isMasked = true,
            .afterCommit = [&services = m_services, name = m_credentials.username, user, caller, hashes, ended] {
                Accounts& accounts = services.accounts;
                failuresForgotten(services, name);
                for (const SessionId session : ended)
                    accounts.sessionEnded(session);
                accounts.userChanged(user);
                accounts.sessionStarted(hashes.access, caller);
            }};
    }

    const Services& m_services;
    const Credentials m_credentials;
    const Respond m_respond;
    std::optional<StoredUser> m_user;
};

/// A spent token was used again: somebody has a copy, and nobody can tell who (contract section 10, ruling 10).
Result<Answer> revoke(const Services& services, WriteContext& context, SessionId session)
{
    CH_CHECK(removeSession(context.db, session));
    return Answer{.refusal = refusal(Reason::Unauthenticated),
                  .afterCommit = [&accounts = services.accounts, session] { accounts.sessionEnded(session); }};
}

Result<Answer> refresh(const Services& services, WriteContext& context, const QByteArray& presentedHash)
{
    CH_TRY(auto found, findByRefreshToken(context.db, presentedHash));
    if (!found)
        return refusal(Reason::Unauthenticated);
    using Token = RefreshedSession::Token;
    // That the newest was used may be known here before it is written.
    const bool isSpent = found->token == Token::Older ||
                         (found->token == Token::BeforeNewest && services.accounts.wasUsed(found->newest.access));
    if (isSpent)
        return revoke(services, context, found->caller.session);
    if (context.now >= found->expiresAt)
        return refusal(Reason::TokenExpired);

    const NewTokens tokens;
    const TokenHashes hashes = tokens.hashes();
    Caller caller = found->caller;
    caller.tokenExpiresAt = context.now.plusMs(kAccessTokenMs);
    CH_CHECK(renewSession(context, *found, hashes, caller.tokenExpiresAt));
    return Answer{.status = 200,
                  .data = sessionJson(caller, tokens, *services.shop.get()),
                  .isMasked = true,
                  .afterCommit = [&accounts = services.accounts, caller, hashes] {
                      accounts.sessionRenewed(hashes.access, caller);
                  }};
}

} // namespace

// NOLINTNEXTLINE(performance-unnecessary-value-param): the type of a TaskHandler, which may keep the call
void createSession(const Services& services, std::shared_ptr<const Call> call, Respond respond)
{
    auto credentials = readCredentials(*call);
    if (!credentials)
        return respond(credentials.error());
    std::make_shared<SignIn>(services, *std::move(credentials), std::move(respond))->begin();
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): the type of a TaskHandler, which may keep the call
void refreshSession(const Services& services, std::shared_ptr<const Call> call, Respond respond)
{
    const auto token = readRefreshToken(*call);
    if (!token)
        return respond(token.error());
    commit(
        services,
        [&services, hash = tokenHash(*token)](WriteContext& context) { return refresh(services, context, hash); },
        std::move(respond));
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): the type of a TaskHandler, which may keep the call
void deleteSession(const Services& services, std::shared_ptr<const Call> call, Respond respond)
{
    if (auto empty = readNothing(*call); !empty)
        return respond(empty.error());
    commit(
        services,
        [&services, session = call->caller.session](WriteContext& context) -> Result<Answer> {
            CH_CHECK(removeSession(context.db, session));
            return Answer{.afterCommit = [&services, session] { services.accounts.sessionEnded(session); }};
        },
        std::move(respond));
}

} // namespace ch::server
