// SPDX-License-Identifier: Apache-2.0
#include "core/sync/Engine.h"

#include "core/api/ChangesApi.h"
#include "core/api/SessionsApi.h"
#include "core/store/MetaTable.h"
#include "core/sync/PullChanges.h"
#include "core/sync/PushOutbox.h"

namespace ch::sync {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString kSecretService = u"Countinghouse"_s;
/// How long the desk remembers what the service has acknowledged (R19), in seconds.
constexpr qint64 kKeepEndedSeconds = 30LL * 24 * 3600;

Error signInNeeded()
{
    return Error{.kind = ErrorKind::Unauthorized, .code = kSignInNeeded};
}

} // namespace

Engine::Engine(Parts parts)
    : m_parts(std::move(parts))
    , m_tokens([this](std::stop_token stop) { return renew(std::move(stop)); })
{}

Result<std::unique_ptr<Engine>> Engine::open(const QString& profileFolder, Parts parts)
{
    std::unique_ptr<Engine> engine(new Engine(std::move(parts)));
    CH_TRY(engine->m_profile, Profile::open(profileFolder));
    CH_TRY(engine->m_identity, engine->m_profile->identity());
    return engine;
}

Result<> Engine::connect(const ServerAddress& server)
{
    if (!m_transport) {
        CH_TRY(m_transport, QnamTransport::create({.extraAuthorities = m_parts.extraAuthorities}));
    }
    m_client = std::make_unique<HttpClient>(
        server, HttpClientParts{.transport = *m_transport, .tokens = m_tokens, .pause = m_pause});
    return ok();
}

Result<> Engine::requireClient()
{
    if (m_client)
        return ok();
    if (m_identity.server.isEmpty())
        return signInNeeded();
    CH_TRY(const ServerAddress server, ServerAddress::fromText(m_identity.server));
    return connect(server);
}

Result<Session> Engine::startSession(const QString& password, const QString& user, std::stop_token stop)
{
    return SessionsApi(*m_client).signIn({.user = user, .password = password, .device = m_parts.device},
                                         CallContext(std::move(stop)));
}

Result<bool> Engine::keep(const Session& session)
{
    CH_TRY(m_identity, m_profile->adopt(m_client->server().toString(), session));
    if (!m_cache)
        m_cache = std::make_unique<CacheWriter>(m_profile->database(), m_identity.zone());
    m_refreshToken = session.refreshToken;
    return bool(m_parts.secrets.write(kSecretService, m_identity.account(), session.refreshToken));
}

Result<Engine::SignIn> Engine::signIn(const ServerAddress& server, const QString& user, const QString& password,
                                      std::stop_token stop)
{
    CH_CHECK(connect(server));
    CH_TRY(const Session session, startSession(password, user, stop));
    auto kept = keep(session);
    if (!kept) {
        // Somebody else's profile: the session that was just begun serves nobody.
        m_tokens.set(session.accessToken);
        (void)bool(SessionsApi(*m_client).signOut(CallContext(stop)));
        m_tokens.set({});
        m_client.reset();
        return kept.error();
    }
    m_tokens.set(session.accessToken);
    return SignIn{.identity = m_identity, .isKept = *kept};
}

Result<QByteArray> Engine::renew(std::stop_token stop)
{
    QByteArray refreshToken = m_refreshToken;
    if (refreshToken.isEmpty()) {
        const auto stored = m_parts.secrets.read(kSecretService, m_identity.account());
        if (stored && *stored)
            refreshToken = **stored;
    }
    Result<Session> session = signInNeeded();
    if (!refreshToken.isEmpty())
        session = SessionsApi(*m_client).refresh(refreshToken, CallContext(stop));
    if (!session && session.error().kind == ErrorKind::Unauthorized && !m_password.isEmpty())
        session = startSession(m_password, m_identity.userName, stop);
    if (!session) {
        if (session.error().kind == ErrorKind::Unauthorized)
            return signInNeeded();
        return session.error();
    }
    CH_TRY([[maybe_unused]] const bool isKept, keep(*session));
    return session->accessToken;
}

Result<> Engine::signOut(std::stop_token stop)
{
    if (m_identity.server.isEmpty())
        return ok();
    CH_CHECK(requireClient());
    const auto ended = SessionsApi(*m_client).signOut(CallContext(std::move(stop)));
    m_tokens.set({});
    m_refreshToken.clear();
    auto removed = m_parts.secrets.remove(kSecretService, m_identity.account());
    if (!removed && removed.error().code != kNoSecretStore)
        return removed;
    // What cannot be reached ends by itself; what the service no longer knows has ended.
    return ended || isTransient(ended.error()) || ended.error().kind == ErrorKind::Unauthorized ? ok() : ended;
}

SyncReport Engine::sync(bool mayRemove, std::stop_token stop, const OnProgress& onProgress)
{
    SyncReport report;
    const auto pass = [&]() -> Result<> {
        CH_CHECK(requireClient());
        if (!m_cache)
            m_cache = std::make_unique<CacheWriter>(m_profile->database(), m_identity.zone());
        const CallContext context(stop);
        CH_CHECK(PushOutbox(*m_client, *m_cache, m_parts.clock).run(report, context, onProgress));
        const ChangesApi changes(*m_client);
        const auto resync = read([](sql::Connection& db) { return store::read(db, store::Meta::Resync); });
        const bool isRoleChange = resync && *resync == u"ROLE";
        CH_CHECK(
            PullChanges(changes, *m_cache, m_parts.clock).run(report, mayRemove || isRoleChange, context, onProgress));
        return write([before = m_parts.clock.now().plusSeconds(-kKeepEndedSeconds)](sql::Connection& db) {
            return store::forgetEnded(db, before);
        });
    };
    if (auto done = pass(); !done)
        report.error = std::move(done).error();
    const bool isReached = !report.error || !isTransient(*report.error);
    if (auto noted = write([isReached](sql::Connection& db) {
            return store::write(db, store::Meta::Online, isReached ? u"1"_s : u"0"_s);
        });
        !noted && !report.error)
        report.error = std::move(noted).error();
    return report;
}

Result<PendingOperation> Engine::enqueue(const store::OperationDraft& draft, std::chrono::seconds undoTime)
{
    const UtcTime now = m_parts.clock.now();
    return write(
        [&](sql::Connection& db) { return store::enqueue(db, draft, now, now.plusSeconds(undoTime.count())); });
}

} // namespace ch::sync
