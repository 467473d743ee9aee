// SPDX-License-Identifier: Apache-2.0
// One bound address with its handler and limits: accepts connections, knows them all, sees to their time limits.
// I/O thread only, except where said.
#pragma once

#include "server/http/HttpConnection.h"
#include "server/http/IoLoop.h"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/intrusive/list.hpp>

#include <span>
#include <string>

namespace ch::server {

class TlsContext;

/// What all listeners of a server have in common.
struct ServerShared
{
    std::shared_ptr<IoLoop> loop;
    std::function<void(const RequestRecord&)> recorder;
    QByteArray version;
    std::atomic<int> openConnections{0};
    /// Called when a connection is gone.
    std::function<void()> onClosed;
};

class Listener
{
public:
    Listener(ServerShared& shared, HttpLimits limits, RequestHandler handler, std::unique_ptr<TlsContext> tls);
    ~Listener();

    /// Before the I/O thread runs. The address bound.
    Result<QString> bind(const QString& address);
    void start();
    /// Accepts no more, ends streams, and a little later those who are idle.
    void beginDrain();
    void closeAll();

    const HttpLimits& limits() const { return m_limits; }
    const RequestHandler& handler() const { return m_handler; }
    const std::shared_ptr<IoLoop>& loop() const { return m_shared.loop; }
    bool isDraining() const { return m_isDraining; }
    QByteArrayView version() const { return m_shared.version; }
    void record(const RequestRecord& record) const;

    /// Memory that connections borrow for the length of one call.
    std::string& scratch() { return m_scratch; }
    /// Memory for bytes that nobody will read.
    std::span<char> wasteBin() { return m_wasteBin; }

    void add(HttpConnection& connection);
    void idleChanged(HttpConnection& connection, bool isIdle);
    void remove(HttpConnection& connection);

private:
    using Connections = boost::intrusive::list<HttpConnection>;
    using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;
    using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                    boost::asio::wait_traits<std::chrono::steady_clock>,
                                                    boost::asio::io_context::executor_type>;

    void accept();
    void onAccepted(bool good, TcpSocket socket);
    void acceptLater();
    bool makeRoom();
    void sweep();
    void closeIdle();

    ServerShared& m_shared;
    const HttpLimits m_limits;
    const RequestHandler m_handler;
    const std::unique_ptr<TlsContext> m_tls;
    Acceptor m_acceptor;
    Timer m_sweepTimer;
    Timer m_acceptTimer;
    Timer m_drainTimer;
    std::chrono::milliseconds m_sweepInterval;
    bool m_isDraining = false;
    int m_count = 0;
    int m_refused = 0;
    Connections m_busy;
    /// The one that has been idle longest first.
    Connections m_idle;
    std::string m_scratch;
    std::array<char, 64 * 1024> m_wasteBin{};
};

std::shared_ptr<HttpConnection> makePlainConnection(Listener& listener, TcpSocket socket);
std::shared_ptr<HttpConnection> makeTlsConnection(Listener& listener, TcpSocket socket, TlsContext& tls);

} // namespace ch::server
