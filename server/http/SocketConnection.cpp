// SPDX-License-Identifier: Apache-2.0
// The connection over a plain socket and over TLS: what differs between them, and nothing else.
#include "server/http/Listener.h"
#include "server/http/TlsContext.h"

#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

namespace ch::server {

namespace {

using boost::system::error_code;
using TlsStream = boost::asio::ssl::stream<TcpSocket>;

template <class Stream> class SocketConnection final : public HttpConnection
{
    static constexpr bool kIsTls = std::is_same_v<Stream, TlsStream>;

public:
    template <class... Arguments>
    explicit SocketConnection(Listener& listener, Arguments&&... arguments)
        : HttpConnection(listener)
        , m_stream(std::forward<Arguments>(arguments)...)
    {
        error_code ignored;
        socket().set_option(boost::asio::ip::tcp::no_delay(true), ignored);
        socket().non_blocking(true, ignored);
    }

private:
    TcpSocket& socket()
    {
        if constexpr (kIsTls)
            return m_stream.next_layer();
        else
            return m_stream;
    }

    std::shared_ptr<SocketConnection> self() { return std::static_pointer_cast<SocketConnection>(shared_from_this()); }

    void handshake() override
    {
        if constexpr (kIsTls)
            m_stream.async_handshake(boost::asio::ssl::stream_base::server,
                                     [self = self()](const error_code& error) { self->onHandshake(!error); });
        else
            onHandshake(true);
    }

    void read(char* to, std::size_t room) override
    {
        m_stream.async_read_some(
            boost::asio::buffer(to, room),
            [self = self()](const error_code& error, std::size_t count) { self->onRead(!error, count); });
    }

    void cancelRead() override
    {
        error_code ignored;
        socket().cancel(ignored);
    }

    std::optional<std::size_t> writeNow([[maybe_unused]] const Buffers& buffers) override
    {
        // A TLS record that went out half would be lost with the call that made it: those are always written later.
        if constexpr (kIsTls) {
            return 0;
        } else {
            error_code error;
            const std::size_t count =
                buffers[1].size() == 0 ? m_stream.write_some(buffers[0], error) : m_stream.write_some(buffers, error);
            if (error && error != boost::asio::error::would_block && error != boost::asio::error::try_again)
                return std::nullopt;
            return error ? 0 : count;
        }
    }

    void write(const Buffers& buffers) override
    {
        boost::asio::async_write(m_stream, buffers,
                                 [self = self()](const error_code& error, std::size_t) { self->onWritten(!error); });
    }

    void endSending() override
    {
        if constexpr (kIsTls)
            // It fails if the client is still sending, but our farewell is out by then.
            m_stream.async_shutdown([self = self()](const error_code&) { self->endSocket(); });
        else
            endSocket();
    }

    void endSocket()
    {
        error_code ignored;
        socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
        onSendingEnded();
    }

    void discard(char* to, std::size_t room) override
    {
        socket().async_read_some(
            boost::asio::buffer(to, room),
            [self = self()](const error_code& error, std::size_t count) { self->onDiscarded(!error, count); });
    }

    void closeSocket() override
    {
        error_code ignored;
        socket().close(ignored);
    }

    Stream m_stream;
};

} // namespace

std::shared_ptr<HttpConnection> makePlainConnection(Listener& listener, TcpSocket socket)
{
    return std::make_shared<SocketConnection<TcpSocket>>(listener, std::move(socket));
}

std::shared_ptr<HttpConnection> makeTlsConnection(Listener& listener, TcpSocket socket, TlsContext& tls)
{
    return std::make_shared<SocketConnection<TlsStream>>(listener, std::move(socket), tls.context());
}

} // namespace ch::server
