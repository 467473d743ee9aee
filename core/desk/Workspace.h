// SPDX-License-Identifier: Apache-2.0
// One open profile: the engine, its lanes, and the stores that screens talk to. A program has one for each shop it shows.
// Lives on the thread of the windows, which it never makes wait for a disk or a network.
#pragma once

#include "core/base/Clock.h"
#include "core/desk/ActivityStore.h"
#include "core/desk/OrderStore.h"
#include "core/desk/ViewStore.h"
#include "core/domain/Identity.h"
#include "core/domain/SyncStatus.h"
#include "core/secrets/SecretStore.h"

namespace ch::desk {

class PackStore;
class SalesStore;
class StockCountStore;
class PrintStore;
class ProductStore;
class WorkspaceCore;

/// One step of the connection doctor, in the order they are tried; the first that fails ends it.
struct ConnectionCheck
{
    enum class Step { Address, Network, Tls, Service, SignIn, Permission };
    Step step = Step::Address;
    /// Nothing: passed.
    std::optional<Error> error{};
};

struct SignInRequest
{
    QString server;
    QString user;
    QString password;
    /// False: the session ends with the program.
    bool keep = true;
    /// PEM of authorities trusted beside the system's; kept in the profile.
    QByteArray extraAuthorities{};
};

class Workspace : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        SecretStore& secrets;
        const Clock& clock;
        /// What people call this machine.
        QString device;
    };
    explicit Workspace(Parts parts, QObject* parent = nullptr);
    /// Ends the pass that runs (3 s at most), what was queued on lanes, then the files.
    ~Workspace() override;

    struct Opened
    {
        Identity identity;
        /// A damaged cache was set aside: where, and how many entries of its outbox were saved.
        std::optional<QString> setAside{};
        int salvaged = 0;
        bool isOutboxLost = false;
        /// Entries that were queued and are gone: the end of the cache's log is missing.
        qint64 missingEntries = 0;
    };
    /// Once, before anything else. Errors: Storage PROFILE_IN_USE, PROFILE_UNUSABLE, NEWER_SCHEMA.
    QFuture<Result<Opened>> open(const QString& profileFolder);

    /// Nobody before the first sign-in.
    const Identity& identity() const;
    const Clock& clock() const;
    const SyncStatus& status() const;
    QString profileFolder() const;

    struct SignedIn
    {
        Identity identity;
        /// False though it was asked for: the system has no place for secrets, the session lasts as long as the program.
        bool isKept = false;
    };
    QFuture<Result<SignedIn>> signIn(const SignInRequest& request);
    /// What is needed and what fails, step by step; the answer is the list of steps tried.
    QFuture<std::vector<ConnectionCheck>> diagnose(const SignInRequest& request);
    struct SignedOut
    {
        /// False: the service could not be reached. It is told as soon as it can be, while the program runs: leftSessionEnded().
        bool isTold = true;
    };
    /// Ends the session; cache and outbox stay in the profile. Nobody is signed in from this very moment.
    QFuture<Result<SignedOut>> signOut();

    /// Passes from now on: when the service rings, every minute, when the network comes back, when something was queued.
    void startSync();
    /// A person asked: at once.
    void syncNow();
    /// Ends the pass that runs; the next wake begins another.
    void stopPass();
    /// A person agreed that many records vanish (R19).
    void acceptRemovals();
    /// Sends what waits, undo time over, for at most 3 s; then answers. For the end of the program.
    QFuture<void> finish();

    OrderStore& orders();
    ActivityStore& activity();
    ViewStore& views();
    PackStore& pack();
    PrintStore& prints();
    ProductStore& products();
    SalesStore& sales();
    StockCountStore& stockCounts();

Q_SIGNALS:
    void statusChanged(const ch::SyncStatus& status);
    void identityChanged(const ch::Identity& identity);
    /// The service knows now of a session that was left while it could not be reached.
    void leftSessionEnded();

private:
    std::unique_ptr<WorkspaceCore> m_core;
    QString m_folder;
    OrderStore* m_orders = nullptr;
    ActivityStore* m_activity = nullptr;
    ViewStore* m_views = nullptr;
    PackStore* m_pack = nullptr;
    PrintStore* m_prints = nullptr;
    ProductStore* m_products = nullptr;
    SalesStore* m_sales = nullptr;
    StockCountStore* m_stockCounts = nullptr;
};

} // namespace ch::desk
