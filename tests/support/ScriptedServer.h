// SPDX-License-Identifier: Apache-2.0
// A TCP server that answers byte by byte as a test tells it, and remembers every request that it really saw.
// The server runs on a thread of its own; its functions are callable from the test's thread.
#pragma once

#include "tests/support/ScriptedReply.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QThread>
#include <QTimer>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace ch::test {

class ScriptedServer
{
public:
    /// Listens on a free port of 127.0.0.1; with TLS if a configuration is given.
    explicit ScriptedServer(std::optional<QSslConfiguration> tls = {}) : m_tls(std::move(tls))
    {
        m_thread.start();
        m_listener = new Listener(*this);
        m_listener->moveToThread(&m_thread);
        onThread([this] { m_listener->listen(QHostAddress::LocalHost, 0); });
    }
    ~ScriptedServer()
    {
        onThread([this] { delete m_listener; });
        m_thread.quit();
        m_thread.wait();
    }

    QByteArray origin() const
    {
        return (m_tls ? "https://localhost:" : "http://127.0.0.1:") + QByteArray::number(m_listener->serverPort());
    }
    quint16 port() const { return m_listener->serverPort(); }

    /// The answer to the next request that has none yet. When there is no other, the last one is repeated.
    ScriptedServer& answer(Reply reply)
    {
        const std::lock_guard lock(m_mutex);
        m_replies.push_back(std::move(reply));
        return *this;
    }
    /// For connections from now on.
    void setTls(const QSslConfiguration& tls)
    {
        const std::lock_guard lock(m_mutex);
        m_tls = tls;
    }

    std::vector<SeenRequest> seen() const
    {
        const std::lock_guard lock(m_mutex);
        return m_seen;
    }
    int requests() const { return static_cast<int>(seen().size()); }
    int connections() const
    {
        const std::lock_guard lock(m_mutex);
        return m_connections;
    }
    /// Bytes that applications sent, decrypted if there is TLS.
    qint64 bytesReceived() const
    {
        const std::lock_guard lock(m_mutex);
        return m_bytesReceived;
    }
    /// False if there are still fewer after 5 s.
    bool waitForRequests(size_t count) const
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(5), [&] { return m_seen.size() >= count; });
    }

private:
    template <class Fn> void onThread(Fn fn)
    {
        QMetaObject::invokeMethod(m_listener, fn, Qt::BlockingQueuedConnection);
    }

    /// Plays the replies to the requests of one connection, one after the other.
    class Connection final : public QObject
    {
    public:
        Connection(ScriptedServer& server, QTcpSocket* socket, int number)
            : QObject(socket)
            , m_server(server)
            , m_socket(socket)
            , m_number(number)
        {
            connect(socket, &QTcpSocket::readyRead, this, [this] { read(); });
            connect(socket, &QTcpSocket::bytesWritten, this, [this] { play(); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(&m_timer, &QTimer::timeout, this, [this] { trickle(); });
        }

    private:
        void read()
        {
            const QByteArray bytes = m_socket->readAll();
            m_server.noteBytes(bytes.size());
            m_input += bytes;
            while (auto request = SeenRequest::takeFrom(m_input)) {
                request->connection = m_number;
                for (Step& step : m_server.note(*request))
                    m_steps.push_back(std::move(step));
            }
            play();
        }
        void play()
        {
            while (!m_steps.empty() && !m_timer.isActive() && m_socket->bytesToWrite() < 1'000'000) {
                Step& step = m_steps.front();
                if (step.kind == Step::Trickle) {
                    m_timer.start(step.everyMs);
                    return;
                }
                if (step.kind == Step::Send)
                    m_socket->write(step.bytes);
                if (step.kind == Step::Send && --step.times > 0)
                    continue;
                const Step::Kind kind = step.kind;
                m_steps.pop_front();
                if (kind == Step::Close)
                    return m_socket->disconnectFromHost();
                if (kind == Step::Reset)
                    return reset();
            }
        }
        void trickle()
        {
            Step& step = m_steps.front();
            m_socket->write(step.bytes.left(1));
            m_socket->flush();
            step.bytes.remove(0, 1);
            if (!step.bytes.isEmpty())
                return;
            m_timer.stop();
            m_steps.pop_front();
            play();
        }
        void reset()
        {
#ifdef Q_OS_UNIX
            const linger now{1, 0};
            setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
#endif
            m_socket->abort();
        }

        ScriptedServer& m_server;
        QTcpSocket* m_socket;
        int m_number;
        QByteArray m_input;
        std::deque<Step> m_steps;
        QTimer m_timer;
    };

    class Listener final : public QTcpServer
    {
    public:
        explicit Listener(ScriptedServer& server) : m_server(server) {}

    private:
        void incomingConnection(qintptr descriptor) override
        {
            const auto [number, tls] = m_server.noteConnection();
            if (!tls) {
                auto* const socket = new QTcpSocket(this);
                socket->setSocketDescriptor(descriptor);
                new Connection(m_server, socket, number);
                return;
            }
            auto* const socket = new QSslSocket(this);
            socket->setSocketDescriptor(descriptor);
            socket->setSslConfiguration(*tls);
            new Connection(m_server, socket, number);
            socket->startServerEncryption();
        }
        ScriptedServer& m_server;
    };

    std::pair<int, std::optional<QSslConfiguration>> noteConnection()
    {
        const std::lock_guard lock(m_mutex);
        return {++m_connections, m_tls};
    }
    void noteBytes(qint64 count)
    {
        const std::lock_guard lock(m_mutex);
        m_bytesReceived += count;
    }
    Reply note(const SeenRequest& request)
    {
        const std::lock_guard lock(m_mutex);
        m_seen.push_back(request);
        m_changed.notify_all();
        if (!m_replies.empty()) {
            m_last = std::move(m_replies.front());
            m_replies.pop_front();
        }
        return m_last;
    }

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    std::optional<QSslConfiguration> m_tls;
    std::deque<Reply> m_replies;
    Reply m_last;
    std::vector<SeenRequest> m_seen;
    int m_connections = 0;
    qint64 m_bytesReceived = 0;
    QThread m_thread;
    Listener* m_listener = nullptr;
};

} // namespace ch::test
