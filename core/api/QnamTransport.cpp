// SPDX-License-Identifier: Apache-2.0
#include "core/api/QnamTransport.h"

#include "core/api/ApiCode.h"
#include "core/api/HttpExchange.h"
#include "core/api/ServerAddress.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QThreadStorage>

#include <vector>

namespace ch {

namespace {

class ProxyChoice final : public QNetworkProxyFactory
{
public:
    explicit ProxyChoice(bool usesSystem) : m_usesSystem(usesSystem) {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        if (!m_usesSystem || ServerAddress::isThisMachine(query.url()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }

private:
    bool m_usesSystem;
};

QSslConfiguration tlsConfiguration(const QList<QSslCertificate>& extraAuthorities)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // Naming any authority ends the loading of the system's on demand, so they are named too.
    if (!extraAuthorities.isEmpty())
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + extraAuthorities);
    return tls;
}

} // namespace

struct QnamTransport::Shared
{
    QSslConfiguration tls;
    qsizetype maxBody = 0;
    bool usesSystemProxy = true;
};

namespace {

/// A manager belongs to the thread that made it and has to go with it, while a transport may be called from any thread and
/// end on another: so each thread keeps its own managers, and throws away those whose transport is gone.
struct ManagerOfTransport
{
    std::weak_ptr<const void> transport;
    std::unique_ptr<QNetworkAccessManager> manager;
};

QThreadStorage<std::vector<ManagerOfTransport>>& managersOfThisThread()
{
    static QThreadStorage<std::vector<ManagerOfTransport>> storage;
    return storage;
}

QNetworkAccessManager& managerFor(const std::shared_ptr<const void>& transport, bool usesSystemProxy)
{
    std::vector<ManagerOfTransport>& managers = managersOfThisThread().localData();
    std::erase_if(managers, [](const ManagerOfTransport& each) { return each.transport.expired(); });
    for (const ManagerOfTransport& each : managers) {
        if (each.transport.lock() == transport)
            return *each.manager;
    }
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setProxyFactory(new ProxyChoice(usesSystemProxy));
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setAutoDeleteReplies(false);
    managers.push_back({transport, std::move(manager)});
    return *managers.back().manager;
}

} // namespace

Result<std::unique_ptr<QnamTransport>> QnamTransport::create(const TransportOptions& options)
{
    const QList<QSslCertificate> extra = QSslCertificate::fromData(options.extraAuthorities, QSsl::Pem);
    if (!options.extraAuthorities.isEmpty() && extra.isEmpty())
        return Error{.kind = ErrorKind::Invalid, .code = api_code::kNoCertificate};
    return std::unique_ptr<QnamTransport>(new QnamTransport(std::make_shared<const Shared>(Shared{
        .tls = tlsConfiguration(extra), .maxBody = options.maxBody, .usesSystemProxy = options.usesSystemProxy})));
}

QnamTransport::QnamTransport(std::shared_ptr<const Shared> shared) : m_shared(std::move(shared)) {}

QnamTransport::~QnamTransport() = default;

Result<HttpResponse> QnamTransport::send(const HttpRequest& request, std::stop_token stop)
{
    if (stop.stop_requested())
        return Error{.kind = ErrorKind::Cancelled};
    if (!request.url.isValid() || !ServerAddress::isAllowed(request.url))
        return Error{.kind = ErrorKind::Invalid, .code = api_code::kAddressRefused};
    QNetworkAccessManager& manager = managerFor(m_shared, m_shared->usesSystemProxy);
    HttpExchange exchange(manager, request, {.tls = m_shared->tls, .maxBody = m_shared->maxBody});
    return exchange.run(stop);
}

} // namespace ch
