// SPDX-License-Identifier: Apache-2.0
// The desk's engine without a window: profile, session, passes. What a program owns one of.
// signIn, signOut and sync block and run on one lane (or the only thread of a command); the rest from any thread.
#pragma once

#include "core/api/AccessTokens.h"
#include "core/api/HttpClient.h"
#include "core/api/QnamTransport.h"
#include "core/base/Clock.h"
#include "core/secrets/SecretStore.h"
#include "core/store/OutboxTable.h"
#include "core/sync/CacheWriter.h"
#include "core/sync/Profile.h"
#include "core/sync/SyncReport.h"

namespace ch::sync {

/// Nobody is signed in, or the session ended: a person has to sign in.
inline constexpr QLatin1StringView kSignInNeeded("SIGN_IN_NEEDED");

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
    };

    static Result<std::unique_ptr<Engine>> open(const QString& profileFolder, Parts parts);

    struct SignIn
    {
        Identity identity;
        /// False: there is no place for secrets, and the session lasts as long as the program.
        bool isKept = false;
    };
    /// Errors: Invalid BAD_SERVER_ADDRESS, Unauthorized, RateLimited, Storage PROFILE_OF_ANOTHER, and the client's.
    Result<SignIn> signIn(const ServerAddress& server, const QString& user, const QString& password,
                          std::stop_token stop);
    /// Used when no token is at hand or the session ended; empty: there is none.
    void usePassword(const QString& password) { m_password = password; }
    /// Ends the session here and, if it can be reached, at the service. Cache and outbox stay.
    Result<> signOut(std::stop_token stop);

    /// Push, then pull. `mayRemove`: a person agreed that many records vanish.
    SyncReport sync(bool mayRemove, std::stop_token stop, const OnProgress& onProgress);

    /// Durable when it returns. `undoTime`: not sent before.
    Result<PendingOperation> enqueue(const store::OperationDraft& draft, std::chrono::seconds undoTime = {});

    Profile& profile() { return *m_profile; }
    const Identity& identity() const { return m_identity; }
    template <class Fn> auto read(Fn fn) { return m_profile->database().read(std::move(fn)).result(); }
    template <class Fn> auto write(Fn fn)
    {
        return m_profile->database().write(store::Durability::Person, std::move(fn)).result();
    }

private:
    explicit Engine(Parts parts);
    Result<> connect(const ServerAddress& server);
    Result<QByteArray> renew(std::stop_token stop);
    Result<Session> startSession(const QString& password, const QString& user, std::stop_token stop);
    Result<bool> keep(const Session& session);
    Result<> requireClient();

    Parts m_parts;
    std::unique_ptr<Profile> m_profile;
    Identity m_identity;
    QString m_password;
    /// Where the system has no place for it: for as long as the program runs.
    QByteArray m_refreshToken;
    SystemPause m_pause;
    std::unique_ptr<QnamTransport> m_transport;
    AccessTokens m_tokens;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<CacheWriter> m_cache;
};

} // namespace ch::sync
