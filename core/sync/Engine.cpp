// SPDX-License-Identifier: Apache-2.0
#include "core/sync/Engine.h"

#include "core/api/ApiCode.h"
#include "core/api/QnamTransport.h"
#include "core/api/SessionsApi.h"
#include "core/store/MetaTable.h"
#include "core/sync/PullChanges.h"
#include "core/sync/PushOutbox.h"
#include "core/sync/StopAfter.h"

namespace ch::sync {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString kSecretService = u"Countinghouse"_s;
/// How long the desk remembers what the service has acknowledged (R19), in seconds.
constexpr qint64 kKeepEndedSeconds = 30LL * 24 * 3600;
/// Whoever signs out waits no longer for a service that does not answer.
constexpr std::chrono::seconds kSignOutTime{5};

/// Whether the service did its part in a pass; nothing: the pass cannot tell.
std::optional<bool> wasReached(const SyncReport& report)
{
    if (!report.error || report.sent + report.refused + report.changed > 0)
        return true;
    switch (report.error->kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::Storage:
        return std::nullopt;
    case ErrorKind::Conflict:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Invalid:
        return report.error->code != api_code::kAddressRefused;
    default:
        return false;
    }
}

Error signInNeeded()
{
    return Error{.kind = ErrorKind::Unauthorized, .code = kSignInNeeded};
}

} // namespace

Result<std::shared_ptr<Transport>> overTheNetwork(const QByteArray& authorities)
{
    CH_TRY(std::shared_ptr<Transport> transport, QnamTransport::create({.extraAuthorities = authorities}));
    return transport;
}

Engine::Engine(Parts parts)
    : m_parts(std::move(parts))
    , m_tokens([this](std::stop_token stop) { return renew(std::move(stop)); })
    , m_left(*m_parts.pause)
    , m_authorities(m_parts.extraAuthorities)
{}

Result<std::unique_ptr<Engine>> Engine::open(const QString& profileFolder, Parts parts)
{
    std::unique_ptr<Engine> engine(new Engine(std::move(parts)));
    CH_TRY(engine->m_profile, Profile::open(profileFolder));
    CH_TRY(engine->m_identity, engine->m_profile->identity());
    engine->m_cache = std::make_unique<CacheWriter>(engine->m_profile->database(), engine->m_identity.zone());
    return engine;
}

Identity Engine::identity() const
{
    const std::lock_guard lock(m_mutex);
    return m_identity;
}

void Engine::usePassword(const QString& password)
{
    const std::lock_guard lock(m_mutex);
    m_password = password;
}

Result<std::shared_ptr<Engine::Link>> Engine::linkTo(const ServerAddress& server, const QByteArray& authorities)
{
    CH_TRY(std::shared_ptr<Transport> transport, m_parts.makeTransport(authorities));
    HttpClient client(server, HttpClientParts{.transport = *transport, .tokens = m_tokens, .pause = *m_parts.pause});
    return std::make_shared<Link>(Link{std::move(transport), std::move(client)});
}

Result<std::shared_ptr<Engine::Link>> Engine::link()
{
    const std::lock_guard lock(m_mutex);
    if (m_link)
        return m_link;
    if (m_identity.server.isEmpty())
        return signInNeeded();
    CH_TRY(const ServerAddress server, ServerAddress::fromText(m_identity.server));
    CH_TRY(m_link, linkTo(server, m_authorities));
    return m_link;
}

Result<std::shared_ptr<HttpClient>> Engine::client()
{
    CH_TRY(const auto shared, link());
    return std::shared_ptr<HttpClient>(shared, &shared->client);
}

Result<bool> Engine::keep(const Link& link, const Session& session, bool keepsSecret, std::optional<quint64> begun)
{
    const std::lock_guard keeping(m_keeping);
    CH_TRY(const Identity identity, m_profile->adopt(link.client.server().toString(), session, *m_cache));
    {
        const std::lock_guard lock(m_mutex);
        if (begun && *begun != m_session) {
            m_left.add({.server = link.client.server(),
                        .transport = link.transport,
                        .accessToken = session.accessToken,
                        .refreshToken = session.refreshToken});
            return signInNeeded();
        }
        if (!begun) {
            ++m_session;
            m_hasLeft = false;
            m_tokens.set(session.accessToken);
        }
        m_identity = identity;
        m_refreshToken = session.refreshToken;
        m_keepsSecret = keepsSecret;
    }
    if (keepsSecret)
        return bool(m_parts.secrets.write(kSecretService, identity.account(), session.refreshToken));
    (void)bool(m_parts.secrets.remove(kSecretService, identity.account()));
    return false;
}

Result<Engine::SignIn> Engine::signIn(const SignInRequest& request, std::stop_token stop)
{
    QByteArray authorities;
    {
        const std::lock_guard lock(m_mutex);
        authorities = request.extraAuthorities.value_or(m_authorities);
    }
    CH_TRY(const auto fresh, linkTo(request.server, authorities));
    const SessionsApi sessions(fresh->client);
    CH_TRY(const Session session,
           sessions.signIn({.user = request.user, .password = request.password, .device = m_parts.device},
                           CallContext(stop)));
    auto kept = keep(*fresh, session, request.keep, std::nullopt);
    if (!kept) {
        // Somebody else's profile: the session that was just begun serves nobody.
        m_left.add({.server = request.server,
                    .transport = fresh->transport,
                    .accessToken = session.accessToken,
                    .refreshToken = session.refreshToken});
        (void)bool(m_left.tell(stop));
        return kept.error();
    }
    const std::lock_guard lock(m_mutex);
    m_link = fresh;
    m_authorities = authorities;
    return SignIn{.identity = m_identity, .isKept = *kept};
}

QByteArray Engine::refreshToken()
{
    QString account;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_refreshToken.isEmpty() || m_identity.server.isEmpty())
            return m_refreshToken;
        account = m_identity.account();
    }
    const auto stored = m_parts.secrets.read(kSecretService, account);
    return stored && *stored ? **stored : QByteArray();
}

Result<QByteArray> Engine::renew(std::stop_token stop)
{
    quint64 begun = 0;
    {
        const std::lock_guard lock(m_mutex);
        // Its token may still be in the system's store.
        if (m_hasLeft)
            return signInNeeded();
        begun = m_session;
    }
    CH_TRY(const auto shared, link());
    const SessionsApi sessions(shared->client);
    Result<Session> session = signInNeeded();
    if (const QByteArray token = refreshToken(); !token.isEmpty())
        session = sessions.refresh(token, CallContext(stop));
    QString password;
    QString user;
    bool keepsSecret = true;
    {
        const std::lock_guard lock(m_mutex);
        password = m_password;
        user = m_identity.userName;
        keepsSecret = m_keepsSecret;
    }
    if (!session && session.error().kind == ErrorKind::Unauthorized && !password.isEmpty())
        session = sessions.signIn({.user = user, .password = password, .device = m_parts.device}, CallContext(stop));
    if (!session) {
        if (session.error().kind == ErrorKind::Unauthorized)
            return signInNeeded();
        return session.error();
    }
    CH_TRY([[maybe_unused]] const bool isKept, keep(*shared, *session, keepsSecret, begun));
    return session->accessToken;
}

void Engine::leave()
{
    const std::lock_guard lock(m_mutex);
    if (std::exchange(m_hasLeft, true))
        return;
    ++m_session;
    m_held = Held{.accessToken = m_tokens.take(), .refreshToken = std::exchange(m_refreshToken, {})};
}

Result<Engine::SignOut> Engine::signOut(std::stop_token stop)
{
    leave();
    const auto forgotten = forget();
    const StopAfter inTime(kSignOutTime, std::move(stop));
    const auto told = m_left.tell(inTime.token());
    // What the service has ended is worth nothing, wherever it still lies.
    if (told)
        return SignOut{.isTold = true};
    CH_CHECK(forgotten);
    return SignOut{.isTold = false};
}

Result<> Engine::farewell(std::stop_token stop)
{
    // At the end of the program signOut() may not have had its turn.
    auto forgotten = forget();
    CH_CHECK(m_left.tell(std::move(stop)));
    return forgotten;
}

Result<> Engine::forget()
{
    // A session that is just being kept is kept first.
    const std::lock_guard keeping(m_keeping);
    std::optional<Held> held;
    Identity identity;
    {
        const std::lock_guard lock(m_mutex);
        held = std::exchange(m_held, std::nullopt);
        identity = m_identity;
    }
    if (!held || identity.server.isEmpty())
        return ok();
    // Signed in by an earlier run of the program, and no call was made since.
    if (held->refreshToken.isEmpty()) {
        if (const auto stored = m_parts.secrets.read(kSecretService, identity.account()); stored && *stored)
            held->refreshToken = **stored;
    }
    auto removed = m_parts.secrets.remove(kSecretService, identity.account());
    if (!held->accessToken.isEmpty() || !held->refreshToken.isEmpty()) {
        CH_TRY(const auto shared, link());
        m_left.add({.server = shared->client.server(),
                    .transport = shared->transport,
                    .accessToken = held->accessToken,
                    .refreshToken = held->refreshToken});
    }
    return !removed && removed.error().code == kNoSecretStore ? ok() : removed;
}

SyncReport Engine::sync(bool mayRemove, std::stop_token stop, const OnProgress& onProgress)
{
    return report([&](SyncReport& report) -> Result<> {
        CH_TRY(const auto service, client());
        const CallContext context(stop);
        CH_CHECK(PushOutbox(*service, *m_cache, m_parts.clock).run(report, context, onProgress));
        CH_CHECK(PullChanges(*service, *m_cache, m_parts.clock).run(report, mayRemove, context, onProgress));
        return write([before = m_parts.clock.now().plusSeconds(-kKeepEndedSeconds)](sql::Connection& db) {
            return store::forgetEnded(db, before);
        });
    });
}

SyncReport Engine::push(std::stop_token stop, const OnProgress& onProgress)
{
    return report([&](SyncReport& report) -> Result<> {
        CH_TRY(const auto service, client());
        return PushOutbox(*service, *m_cache, m_parts.clock).run(report, CallContext(stop), onProgress);
    });
}

SyncReport Engine::report(const std::function<Result<>(SyncReport&)>& pass)
{
    SyncReport report;
    if (auto done = pass(report); !done)
        report.error = std::move(done).error();
    if (auto noted = noteReached(report); !noted && !report.error)
        report.error = std::move(noted).error();
    if (!report.error && m_profile->isDamaged())
        report.error = Error{.kind = ErrorKind::Storage, .code = u"CORRUPT"_s};
    return report;
}

Result<> Engine::noteReached(const SyncReport& report)
{
    const auto isReached = wasReached(report);
    // A pass that found nothing out leaves what the one before found.
    if (!isReached)
        return ok();
    return write([isReached](sql::Connection& db) {
        return store::write(db, store::Meta::Online, *isReached ? u"1"_s : u"0"_s);
    });
}

Result<PendingOperation> Engine::enqueue(const store::OperationDraft& draft, std::chrono::seconds undoTime)
{
    const UtcTime now = m_parts.clock.now();
    return write(
        [&](sql::Connection& db) { return store::enqueue(db, draft, now, now.plusSeconds(undoTime.count())); });
}

} // namespace ch::sync
