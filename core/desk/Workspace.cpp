// SPDX-License-Identifier: Apache-2.0
#include "core/desk/Workspace.h"

#include "core/desk/ConnectionDoctor.h"
#include "core/desk/PackStore.h"
#include "core/desk/PrintStore.h"
#include "core/desk/ProductStore.h"
#include "core/desk/SalesStore.h"
#include "core/desk/StockCountStore.h"
#include "core/desk/WorkspaceCore.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace ch::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Authorities are some kilobytes each.
constexpr qint64 kMostAuthorityBytes = 1024 * 1024;

QString authoritiesFile(const QString& folder)
{
    return QDir(folder).filePath(u"ca.pem"_s);
}

QByteArray readAuthorities(const QString& folder)
{
    QFile file(authoritiesFile(folder));
    return file.open(QIODevice::ReadOnly) ? file.read(kMostAuthorityBytes) : QByteArray();
}

Result<> keepAuthorities(const QString& folder, const QByteArray& pem)
{
    QSaveFile file(authoritiesFile(folder));
    if (!file.open(QIODevice::WriteOnly) || file.write(pem) != pem.size() || !file.commit())
        return Error{.kind = ErrorKind::Storage, .code = u"PROFILE_UNUSABLE"_s, .detail = file.errorString()};
    return ok();
}

Result<Workspace::Opened> openProfile(WorkspaceCore& core, const QString& folder)
{
    const WorkspaceCore::Parts& parts = core.parts();
    CH_TRY(auto engine, sync::Engine::open(folder, {.secrets = parts.secrets,
                                                    .clock = parts.clock,
                                                    .device = parts.device,
                                                    .extraAuthorities = readAuthorities(folder)}));
    Workspace::Opened opened{.identity = engine->identity(), .missingEntries = engine->profile().missingEntries()};
    if (const auto& salvaged = engine->profile().salvaged()) {
        opened.setAside = salvaged->setAside;
        opened.salvaged = salvaged->operations;
        opened.isOutboxLost = !salvaged->isOutboxReadable;
    }
    core.adopt(std::move(engine));
    return opened;
}

Result<Workspace::SignedIn> startSession(WorkspaceCore& core, sync::Engine& engine, const SignInRequest& request)
{
    CH_TRY(const ServerAddress server, ServerAddress::fromText(request.server));
    sync::Engine::SignInRequest wanted{
        .server = server, .user = request.user, .password = request.password, .keep = request.keep};
    if (!request.extraAuthorities.isEmpty())
        wanted.extraAuthorities = request.extraAuthorities;
    CH_TRY(const auto signedIn, engine.signIn(wanted, core.ending()));
    if (!request.extraAuthorities.isEmpty())
        CH_CHECK(keepAuthorities(engine.profile().folder(), request.extraAuthorities));
    core.setIdentity(signedIn.identity);
    core.runner()->sessionChanged();
    return Workspace::SignedIn{.identity = signedIn.identity, .isKept = signedIn.isKept};
}

} // namespace

Workspace::Workspace(Parts parts, QObject* parent)
    : QObject(parent)
    , m_core(std::make_unique<WorkspaceCore>(
          WorkspaceCore::Parts{.secrets = parts.secrets, .clock = parts.clock, .device = std::move(parts.device)}))
    , m_orders(new OrderStore(*m_core, this))
    , m_activity(new ActivityStore(*m_core, this))
    , m_views(new ViewStore(*m_core, this))
    , m_pack(new PackStore(*m_core, this))
    , m_prints(new PrintStore(*m_core, this))
    , m_products(new ProductStore(*m_core, this))
    , m_sales(new SalesStore(*m_core, this))
    , m_stockCounts(new StockCountStore(*m_core, this))
{
    connect(m_core.get(), &WorkspaceCore::statusChanged, this, &Workspace::statusChanged);
    connect(m_core.get(), &WorkspaceCore::identityChanged, this, &Workspace::identityChanged);
    connect(m_core.get(), &WorkspaceCore::leftSessionEnded, this, &Workspace::leftSessionEnded);
}

Workspace::~Workspace() = default;

QFuture<Result<Workspace::Opened>> Workspace::open(const QString& profileFolder)
{
    if (m_core->engine())
        return QtFuture::makeReadyFuture(Result<Opened>(
            Error{.kind = ErrorKind::Storage, .code = u"PROFILE_IN_USE"_s, .detail = u"open already"_s}));
    m_folder = profileFolder;
    return m_core->onlineLane().run([&core = *m_core, profileFolder] { return openProfile(core, profileFolder); });
}

const Identity& Workspace::identity() const
{
    return m_core->identity();
}

const Clock& Workspace::clock() const
{
    return m_core->parts().clock;
}

const SyncStatus& Workspace::status() const
{
    return m_core->status();
}

QString Workspace::profileFolder() const
{
    return m_folder;
}

QFuture<Result<Workspace::SignedIn>> Workspace::signIn(const SignInRequest& request)
{
    return m_core->online(
        [&core = *m_core, request](sync::Engine& engine) { return startSession(core, engine, request); });
}

QFuture<std::vector<ConnectionCheck>> Workspace::diagnose(const SignInRequest& request)
{
    return m_core->onlineLane().run(
        [request, device = m_core->parts().device, stop = m_core->ending()] { return examine(request, device, stop); });
}

QFuture<Result<Workspace::SignedOut>> Workspace::signOut()
{
    // Whatever waits for the service before this does it with nobody signed in.
    if (m_core->engine())
        m_core->engine()->leave();
    return m_core->online([&core = *m_core](sync::Engine& engine) -> Result<SignedOut> {
        const auto ended = engine.signOut(core.ending());
        core.runner()->sessionChanged();
        if (!ended)
            return ended.error();
        return SignedOut{.isTold = ended->isTold};
    });
}

void Workspace::startSync()
{
    if (m_core->runner())
        m_core->runner()->start();
}

void Workspace::syncNow()
{
    if (m_core->runner())
        m_core->runner()->syncNow();
}

void Workspace::stopPass()
{
    if (m_core->runner())
        m_core->runner()->stopPass();
}

void Workspace::acceptRemovals()
{
    if (m_core->runner())
        m_core->runner()->acceptRemovals();
}

QFuture<void> Workspace::finish()
{
    return m_core->runner() ? m_core->runner()->finish() : QtFuture::makeReadyFuture();
}

OrderStore& Workspace::orders()
{
    return *m_orders;
}

ActivityStore& Workspace::activity()
{
    return *m_activity;
}

ViewStore& Workspace::views()
{
    return *m_views;
}

PackStore& Workspace::pack()
{
    return *m_pack;
}

PrintStore& Workspace::prints()
{
    return *m_prints;
}

ProductStore& Workspace::products()
{
    return *m_products;
}

StockCountStore& Workspace::stockCounts()
{
    return *m_stockCounts;
}

SalesStore& Workspace::sales()
{
    return *m_sales;
}

} // namespace ch::desk
