// SPDX-License-Identifier: Apache-2.0
// A client that says exactly the bytes it is told to, and reads answers strictly: what an HTTP library would tidy up.
// One thread; every wait ends after kPatience at the latest.
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <optional>
#include <utility>

namespace ch::test {

constexpr std::chrono::milliseconds kPatience{5000};

struct RawAnswer
{
    int status = 0;
    /// Names in lower case.
    std::map<QByteArray, QByteArray> headers;
    QByteArray body;

    QJsonObject envelope() const { return QJsonDocument::fromJson(body).object(); }
    QByteArray reason() const
    {
        return envelope().value(QLatin1String("data")).toObject().value(QLatin1String("reason")).toString().toLatin1();
    }
    QByteArray header(const QByteArray& name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? QByteArray() : found->second;
    }
};

class RawClient
{
public:
    explicit RawClient(quint16 port)
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isConnected = ::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        // Each send() arrives as a piece of its own.
        const int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~RawClient() { disconnect(); }
    RawClient(RawClient&& other) noexcept
        : m_socket(std::exchange(other.m_socket, -1))
        , m_isConnected(std::exchange(other.m_isConnected, false))
        , m_received(std::move(other.m_received))
    {}
    RawClient& operator=(RawClient&&) = delete;

    bool isConnected() const { return m_isConnected; }
    int descriptor() const { return m_socket; }

    void disconnect()
    {
        if (m_socket >= 0)
            ::close(std::exchange(m_socket, -1));
    }
    /// Closes so that the other side sees a reset.
    void reset()
    {
        const linger now{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        disconnect();
    }
    void endSending() { ::shutdown(m_socket, SHUT_WR); }

    /// False if the other side does not take it.
    bool send(const QByteArray& text)
    {
        QByteArrayView bytes = text;
        while (!bytes.isEmpty()) {
            const ssize_t count = ::send(m_socket, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
            if (count <= 0)
                return false;
            bytes = bytes.sliced(count);
        }
        return true;
    }

    /// Waits for more bytes; false at the end of the stream or of patience.
    bool receiveMore(std::chrono::milliseconds patience = kPatience)
    {
        pollfd waiting{m_socket, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(patience.count())) != 1)
            return false;
        char bytes[64 * 1024];
        const ssize_t count = ::recv(m_socket, bytes, sizeof bytes, 0);
        if (count <= 0) {
            m_isEnded = true;
            m_wasReset = count < 0;
            return false;
        }
        m_received.append(bytes, count);
        return true;
    }
    /// Everything received and not yet taken.
    const QByteArray& received() const { return m_received; }
    bool wasReset() const { return m_wasReset; }
    bool waitFor(QByteArrayView text)
    {
        while (!m_received.contains(text)) {
            if (!receiveMore())
                return false;
        }
        return true;
    }
    QByteArray takeReceived() { return std::exchange(m_received, {}); }

    /// True if the other side closes within patience, and says nothing more before.
    bool isClosedByPeer(std::chrono::milliseconds patience = kPatience)
    {
        const auto end = std::chrono::steady_clock::now() + patience;
        while (!m_isEnded && std::chrono::steady_clock::now() < end)
            receiveMore(std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()));
        return m_isEnded && m_received.isEmpty();
    }

    /// The next answer with a Content-Length; nothing if none comes, or it is not one.
    std::optional<RawAnswer> answer(bool hasBody = true)
    {
        auto head = this->head();
        if (!head || !hasBody)
            return head;
        bool isNumber = false;
        const qsizetype length = head->header("content-length").toLongLong(&isNumber);
        if (!isNumber)
            return std::nullopt;
        while (m_received.size() < length) {
            if (!receiveMore())
                return std::nullopt;
        }
        head->body = m_received.first(length);
        m_received = m_received.sliced(length);
        return head;
    }

    /// The next status line and headers.
    std::optional<RawAnswer> head()
    {
        if (!waitFor("\r\n\r\n"))
            return std::nullopt;
        const qsizetype end = m_received.indexOf("\r\n\r\n");
        const QByteArrayList lines = m_received.first(end).replace("\r\n", "\n").split('\n');
        m_received = m_received.sliced(end + 4);
        RawAnswer answer;
        if (!lines.first().startsWith("HTTP/1.1 "))
            return std::nullopt;
        answer.status = lines.first().mid(9, 3).toInt();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            answer.headers[lines[i].first(colon).toLower()] = lines[i].sliced(colon + 1).trimmed();
        }
        return answer;
    }

private:
    int m_socket = -1;
    bool m_isConnected = false;
    bool m_isEnded = false;
    bool m_wasReset = false;
    QByteArray m_received;
};

} // namespace ch::test
