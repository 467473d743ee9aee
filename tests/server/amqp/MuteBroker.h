// SPDX-License-Identifier: Apache-2.0
// A broker that lets one client in, opens its channel, and then reads nothing more: what a stopped process looks like.
// A thread of its own.
#pragma once

#include <QByteArray>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

namespace ch::test {

class MuteBroker
{
public:
    MuteBroker() : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        // Small, so that it is soon full.
        const int room = 4096;
        ::setsockopt(m_listener, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) == 0 && ::listen(m_listener, 1) == 0 &&
            ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) == 0)
            m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { letIn(); });
    }
    ~MuteBroker()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_client);
        ::close(m_listener);
    }
    MuteBroker(const MuteBroker&) = delete;
    MuteBroker& operator=(const MuteBroker&) = delete;

    quint16 port() const { return m_port; }

private:
    void letIn()
    {
        m_client = ::accept(m_listener, nullptr, nullptr);
        if (read(8).isEmpty()) // the greeting
            return;
        using namespace std::string_view_literals;
        send(0, "\0\x0a\0\x0a\0\x09\0\0\0\0\0\0\0\x05PLAIN\0\0\0\x05"
                "en_US"sv); // start
        readFrame();
        send(0, "\0\x0a\0\x1e\x07\xff\0\x02\0\0\0\x0f"sv); // tune
        readFrame();
        readFrame();                       // tuned, open
        send(0, "\0\x0a\0\x29\0"sv);       // opened
        readFrame();                       // a channel
        send(1, "\0\x14\0\x0b\0\0\0\0"sv); // opened
    }

    void send(char channel, std::string_view method)
    {
        QByteArray frame("\x01\0", 2);
        frame += channel;
        frame += QByteArray("\0\0\0", 3);
        frame += char(method.size());
        frame.append(method.data(), qsizetype(method.size()));
        frame += '\xce';
        std::ignore = ::send(m_client, frame.constData(), size_t(frame.size()), MSG_NOSIGNAL);
    }
    void readFrame()
    {
        const QByteArray head = read(7);
        if (!head.isEmpty())
            read(((quint8(head[5]) << 8) | quint8(head[6])) + 1);
    }
    QByteArray read(int size) const
    {
        QByteArray bytes(size, '\0');
        return ::recv(m_client, bytes.data(), size_t(size), MSG_WAITALL) == size ? bytes : QByteArray();
    }

    const int m_listener;
    int m_client = -1;
    quint16 m_port = 0;
    std::thread m_thread;
};

} // namespace ch::test
