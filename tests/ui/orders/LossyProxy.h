// SPDX-License-Identifier: Apache-2.0
// Between a desk and the service: passes everything on, but can lose answers, after the service has done what was asked.
// Belongs to the test's thread, whose event loop moves the bytes.
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <utility>

namespace ch::test {

class LossyProxy : public QObject
{
public:
    explicit LossyProxy(quint16 servicePort) : m_servicePort(servicePort)
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(&m_server, &QTcpServer::newConnection, this, &LossyProxy::accept);
    }

    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }
    /// From now on no answer to a request whose first line holds this is delivered: the connection ends instead. An
    /// empty part ends it. It goes on until then, for the desk tries again by itself after a pause that may be nothing.
    void loseAnswersTo(const QByteArray& part) { m_part = part; }
    int lost() const { return m_lost; }
    /// From now on answers to such requests come late.
    void delayAnswersTo(const QByteArray& part, std::chrono::milliseconds delay)
    {
        m_latePart = part;
        m_delay = delay;
    }
    /// In every request from now on, of the same length.
    void replaceInRequests(const QByteArray& before, const QByteArray& after) { m_replacement = {before, after}; }
    /// Requests whose first line holds the part.
    int seen(const QByteArray& part) const
    {
        int count = 0;
        for (const QByteArray& line : m_lines)
            count += line.contains(part) ? 1 : 0;
        return count;
    }

private:
    void accept()
    {
        QTcpSocket* const desk = m_server.nextPendingConnection();
        auto* const service = new QTcpSocket(desk);
        service->connectToHost(QHostAddress::LocalHost, m_servicePort);
        connect(desk, &QTcpSocket::readyRead, service, [this, desk, service] {
            QByteArray bytes = desk->readAll();
            if (!m_replacement.first.isEmpty())
                bytes.replace(m_replacement.first, m_replacement.second);
            const QByteArray line = bytes.left(bytes.indexOf('\r'));
            if (line.endsWith(" HTTP/1.1"))
                m_lines.push_back(line);
            if (!m_part.isEmpty() && line.contains(m_part))
                service->setProperty("loses", true);
            if (line.endsWith(" HTTP/1.1"))
                service->setProperty("isLate", !m_latePart.isEmpty() && line.contains(m_latePart));
            service->write(bytes);
        });
        connect(service, &QTcpSocket::readyRead, desk, [this, desk, service] {
            const QByteArray bytes = service->readAll();
            if (service->property("loses").toBool()) {
                ++m_lost;
                desk->abort();
                return;
            }
            if (service->property("isLate").toBool())
                QTimer::singleShot(m_delay, desk, [desk, bytes] { desk->write(bytes); });
            else
                desk->write(bytes);
        });
        connect(service, &QTcpSocket::disconnected, desk, &QTcpSocket::disconnectFromHost);
        connect(desk, &QTcpSocket::disconnected, desk, &QObject::deleteLater);
    }

    quint16 m_servicePort;
    QTcpServer m_server;
    QByteArray m_part;
    QByteArray m_latePart;
    std::chrono::milliseconds m_delay{0};
    std::pair<QByteArray, QByteArray> m_replacement;
    QList<QByteArray> m_lines;
    int m_lost = 0;
};

} // namespace ch::test
