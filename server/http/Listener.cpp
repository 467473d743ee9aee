// SPDX-License-Identifier: Apache-2.0
#include "server/http/Listener.h"

#include "server/http/TlsContext.h"

#include <QDebug>

#include <boost/asio/ip/tcp.hpp>

namespace ch::server {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using boost::asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr auto kSlowestSweep = 1000ms;
constexpr auto kQuickestSweep = 20ms;
/// Out of file descriptors: others have to close first.
constexpr auto kAcceptPause = 50ms;
/// How long idle clients may still come with a request, and be told to go elsewhere, when the service goes down.
constexpr auto kDrainGrace = 200ms;
/// Those who are being told that there is no room; beyond them a connection is closed without a word.
constexpr int kRefusedAtOnce = 64;

std::chrono::milliseconds sweepIntervalFor(const HttpLimits& limits)
{
    const auto shortest = std::min(
        {limits.headerTimeout, limits.bodyTimeout, limits.idleTimeout, limits.writeTimeout, limits.streamHeartbeat});
    return std::clamp<std::chrono::milliseconds>(shortest / 8, kQuickestSweep, kSlowestSweep);
}

Error cannotListen(const QString& address, const QString& why)
{
    return {.kind = ErrorKind::Invalid,
            .code = {},
            .detail = u"Cannot listen on %1: %2"_s.arg(address, why),
            .facts = {},
            .trace = {},
            .retryAfter = {}};
}

struct HostPort
{
    std::string host;
    std::string port;
};

/// "host:port", "[v6]:port"; nothing if it is neither.
std::optional<HostPort> splitAddress(const QString& address)
{
    const qsizetype colon = address.lastIndexOf(u':');
    if (colon <= 0)
        return std::nullopt;
    QString host = address.first(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    else if (host.contains(u':'))
        return std::nullopt;
    bool good = false;
    const QString port = address.sliced(colon + 1);
    port.toUShort(&good);
    if (!good || host.isEmpty())
        return std::nullopt;
    return HostPort{host.toStdString(), port.toStdString()};
}

QString textOf(const tcp::endpoint& endpoint)
{
    const QString host = QString::fromStdString(endpoint.address().to_string());
    return (endpoint.address().is_v6() ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host).arg(endpoint.port());
}

} // namespace

Listener::Listener(ServerShared& shared, HttpLimits limits, RequestHandler handler, std::unique_ptr<TlsContext> tls)
    : m_shared(shared)
    , m_limits(limits)
    , m_handler(std::move(handler))
    , m_tls(std::move(tls))
    , m_acceptor(shared.loop->context())
    , m_sweepTimer(shared.loop->context())
    , m_acceptTimer(shared.loop->context())
    , m_drainTimer(shared.loop->context())
    , m_sweepInterval(sweepIntervalFor(limits))
{}

Listener::~Listener() = default;

Result<QString> Listener::bind(const QString& address)
{
    const auto parts = splitAddress(address);
    if (!parts)
        return cannotListen(address, u"write it as 127.0.0.1:8080 or [::1]:8080 (port 0 picks a free one)"_s);
    error_code error;
    tcp::resolver resolver(m_shared.loop->context());
    const auto found =
        resolver.resolve(parts->host, parts->port, tcp::resolver::passive | tcp::resolver::numeric_service, error);
    if (error || found.empty())
        return cannotListen(address, QString::fromStdString(error.message()));
    const tcp::endpoint endpoint = found.begin()->endpoint();
    m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(boost::asio::socket_base::max_listen_connections, error);
    if (error)
        return cannotListen(address, QString::fromStdString(error.message()));
    return textOf(m_acceptor.local_endpoint(error));
}

void Listener::start()
{
    accept();
    sweep();
}

void Listener::accept()
{
    m_acceptor.async_accept(
        [this](const error_code& error, TcpSocket socket) { onAccepted(!error, std::move(socket)); });
}

void Listener::onAccepted(bool good, TcpSocket socket)
{
    if (!m_acceptor.is_open())
        return;
    if (!good)
        return acceptLater();
    if (m_count < m_limits.connections || makeRoom()) {
        const auto connection =
            m_tls ? makeTlsConnection(*this, std::move(socket), *m_tls) : makePlainConnection(*this, std::move(socket));
        connection->start();
    } else if (m_tls == nullptr && m_count < m_limits.connections + kRefusedAtOnce) {
        // Over TLS a refusal would cost a handshake, which is what there is no room for.
        makePlainConnection(*this, std::move(socket))->startRefused();
    }
    accept();
}

void Listener::acceptLater()
{
    makeRoom();
    m_acceptTimer.expires_after(kAcceptPause);
    m_acceptTimer.async_wait([this](const error_code& error) {
        if (!error && m_acceptor.is_open())
            accept();
    });
}

bool Listener::makeRoom()
{
    if (m_idle.empty())
        return false;
    m_idle.front().close();
    return true;
}

void Listener::sweep()
{
    const Instant now = std::chrono::steady_clock::now();
    for (Connections* const connections : {&m_busy, &m_idle}) {
        for (auto it = connections->begin(); it != connections->end();) {
            // It may leave the list, or close, while it is asked.
            const auto connection = (it++)->shared_from_this();
            connection->checkDeadline(now);
        }
    }
    m_sweepTimer.expires_after(m_sweepInterval);
    m_sweepTimer.async_wait([this](const error_code& error) {
        if (!error)
            sweep();
    });
}

void Listener::beginDrain()
{
    if (m_isDraining)
        return;
    m_isDraining = true;
    error_code ignored;
    m_acceptor.close(ignored);
    for (auto it = m_busy.begin(); it != m_busy.end();) {
        const auto connection = (it++)->shared_from_this();
        connection->beginDrain();
    }
    m_drainTimer.expires_after(kDrainGrace);
    m_drainTimer.async_wait([this](const error_code& error) {
        if (!error)
            closeIdle();
    });
}

void Listener::closeIdle()
{
    while (!m_idle.empty())
        m_idle.front().close();
}

void Listener::closeAll()
{
    error_code ignored;
    m_acceptor.close(ignored);
    m_sweepTimer.cancel();
    m_acceptTimer.cancel();
    m_drainTimer.cancel();
    closeIdle();
    while (!m_busy.empty())
        m_busy.front().close();
}

void Listener::record(const RequestRecord& record) const
{
    if (m_shared.recorder)
        m_shared.recorder(record);
}

void Listener::add(HttpConnection& connection)
{
    ++m_count;
    ++m_shared.openConnections;
    m_busy.push_back(connection);
}

void Listener::idleChanged(HttpConnection& connection, bool isIdle)
{
    Connections& from = isIdle ? m_busy : m_idle;
    Connections& to = isIdle ? m_idle : m_busy;
    to.splice(to.end(), from, from.iterator_to(connection));
}

void Listener::remove(HttpConnection& connection)
{
    // A closed connection is not idle: enter() has moved it.
    m_busy.erase(m_busy.iterator_to(connection));
    --m_count;
    --m_shared.openConnections;
    if (m_isDraining && m_count == 0)
        m_shared.onClosed();
}

} // namespace ch::server
