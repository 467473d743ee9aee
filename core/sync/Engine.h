// SPDX-License-Identifier: Apache-2.0
// The desk's engine without a window: profile, session, passes. What a program owns one of.
// Callable from any thread that may wait (the lanes of sync, push and online, or the only thread of a command); passes are
// made by one thread at a time.
#pragma once

#include "core/api/AccessTokens.h"
#include "core/api/HttpClient.h"
#include "core/base/Clock.h"
#include "core/secrets/SecretStore.h"
#include "core/store/OutboxTable.h"
#include "core/sync/CacheWriter.h"
#include "core/sync/LeftSessions.h"
#include "core/sync/Profile.h"
#include "core/sync/SyncReport.h"

#include <mutex>

namespace ch::sync {

/// Nobody is signed in, or the session ended: a person has to sign in.
inline constexpr QLatin1StringView kSignInNeeded("SIGN_IN_NEEDED");

using MakeTransport = std::function<Result<std::shared_ptr<Transport>>(const QByteArray& authorities)>;
Result<std::shared_ptr<Transport>> overTheNetwork(const QByteArray& authorities);

class Engine
{
public:
    struct Parts
    {
        SecretStore& secrets;
        const Clock& clock;
        /// What people call this machine.
        QString device;
        /// PEM of authorities trusted beside the system's.
        QByteArray extraAuthorities{};
        /// The way to services, given the authorities that are trusted beside the system's.
        MakeTransport makeTransport = overTheNetwork;
        std::shared_ptr<Pause> pause = std::make_shared<SystemPause>();
    };

    static Result<std::unique_ptr<Engine>> open(const QString& profileFolder, Parts parts);

    struct SignInRequest
    {
        ServerAddress server;
        QString user;
        QString password;
        /// False: the session ends with the program.
        bool keep = true;
        /// PEM; trusted from now on in place of those given before. Nothing: as before.
        std::optional<QByteArray> extraAuthorities{};
    };
    struct SignIn
    {
        Identity identity;
        /// False: the session lasts as long as the program; there is no place for secrets, or it was asked for.
        bool isKept = false;
    };
    /// Errors: Unauthorized, RateLimited, Storage PROFILE_OF_ANOTHER, Invalid NO_CERTIFICATE, and the client's.
    Result<SignIn> signIn(const SignInRequest& request, std::stop_token stop);
    /// Used when no token is at hand or the session ended; empty: there is none.
    void usePassword(const QString& password);
    /// From now on nobody is signed in here: what runs finds that out at its next call. Returns at once; signOut() is still to come.
    void leave();
    struct SignOut
    {
        /// False: the service could not be reached, so the session is still good there; farewell() tells it.
        bool isTold = true;
    };
    /// leave(); then takes the token out of the system's store and, in 5 s at most, tells the service. Cache and outbox stay. An
    /// error: the service was not told, and the token may still be in the store.
    Result<SignOut> signOut(std::stop_token stop);
    /// Whether the service has still to be told of a session that was left, and nobody is just doing it.
    bool owesFarewell() const { return m_left.isWaiting(); }
    /// Ends at the service what was left here. Good, too, if there is nothing to tell.
    Result<> farewell(std::stop_token stop);

    /// Calls of one's own to the service, with the session's token; what is held stays valid after another sign-in.
    /// Unauthorized SIGN_IN_NEEDED if nobody ever signed in.
    Result<std::shared_ptr<HttpClient>> client();

    /// Who wants to know of commits, its own and those of passes; empty: nobody.
    void observe(store::OnCommitted onCommitted) { m_cache->observe(std::move(onCommitted)); }
    /// Push, then pull. `mayRemove`: a person agreed that many records vanish.
    SyncReport sync(bool mayRemove, std::stop_token stop, const OnProgress& onProgress);
    /// Push only.
    SyncReport push(std::stop_token stop, const OnProgress& onProgress);

    /// Durable when it returns. `undoTime`: not sent before.
    Result<PendingOperation> enqueue(const store::OperationDraft& draft, std::chrono::seconds undoTime = {});

    Profile& profile() { return *m_profile; }
    /// For answers to calls of one's own: what the service said of an order belongs into the cache at once.
    CacheWriter& cache() { return *m_cache; }
    Identity identity() const;
    template <class Fn> auto read(Fn fn) { return m_profile->database().read(std::move(fn)).result(); }
    template <class Fn> auto write(Fn fn)
    {
        return m_profile->database().write(store::Durability::Person, std::move(fn)).result();
    }

private:
    /// A client and the transport under it.
    struct Link
    {
        std::shared_ptr<Transport> transport;
        HttpClient client;
    };

    explicit Engine(Parts parts);
    Result<std::shared_ptr<Link>> link();
    Result<std::shared_ptr<Link>> linkTo(const ServerAddress& server, const QByteArray& authorities);
    Result<QByteArray> renew(std::stop_token stop);
    QByteArray refreshToken();
    /// `begun`: a renewal of that session, which is kept only as long as nobody left it; else SIGN_IN_NEEDED, and the service is
    /// still to be told.
    Result<bool> keep(const Link& link, const Session& session, bool keepsSecret, std::optional<quint64> begun);
    Result<> forget();
    SyncReport report(const std::function<Result<>(SyncReport&)>& pass);
    Result<> noteReached(const SyncReport& report);

    Parts m_parts;
    std::unique_ptr<Profile> m_profile;
    std::unique_ptr<CacheWriter> m_cache;
    AccessTokens m_tokens;
    LeftSessions m_left;

    /// One session is written down at a time.
    std::mutex m_keeping;
    /// Guards what follows; never held across a call to the service, the keyring or the disk.
    mutable std::mutex m_mutex;
    Identity m_identity;
    QString m_password;
    /// Where the system has no place for it: for as long as the program runs.
    QByteArray m_refreshToken;
    QByteArray m_authorities;
    bool m_keepsSecret = true;
    /// Which one it is, counted from the start of the program.
    quint64 m_session = 0;
    /// Somebody left it, and nobody signed in since.
    bool m_hasLeft = false;
    /// What was held of it then; nothing once forget() has it.
    struct Held
    {
        QByteArray accessToken;
        QByteArray refreshToken;
    };
    std::optional<Held> m_held;
    std::shared_ptr<Link> m_link;
};

} // namespace ch::sync
