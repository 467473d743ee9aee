// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/Relay.h"

#include "core/domain/Reason.h"

#include <QUrl>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray answer(const QByteArray& status, Reason reason)
{
    // The code and the name that belong together: an envelope of anything else is none, and no answer of a service.
    const ReasonRow& row = rowOf(reason);
    const QByteArray body = R"({"code": )" + QByteArray::number(row.code) + R"(, "msg": "No", "data": {"reason": ")" +
                            QByteArray(row.name.data(), row.name.size()) +
                            R"("}, "trace_id": "5eed5eed5eed5eed5eed5eed5eed5eed"})";
    return "HTTP/1.1 " + status +
           "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
           body;
}

bool isWhole(const QByteArray& request)
{
    const qsizetype end = request.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = request.first(end).toLower();
    const qsizetype at = head.indexOf("content-length:");
    const qsizetype length = at < 0 ? 0 : head.mid(at + 15).split('\r').front().trimmed().toLongLong();
    return request.size() >= end + 4 + length;
}

} // namespace

Relay::Relay(QObject* parent) : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &Relay::accept);
}

bool Relay::start(const QString& service)
{
    m_servicePort = quint16(QUrl(service).port());
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        return false;
    m_port = m_server.serverPort();
    return true;
}

QString Relay::address() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_port);
}

void Relay::setMode(Mode mode)
{
    m_mode = mode;
    for (QTcpSocket* socket : findChildren<QTcpSocket*>())
        socket->abort();
    if (mode == Mode::Cut)
        m_server.close();
    else if (!m_server.isListening() && !m_server.listen(QHostAddress::LocalHost, m_port))
        qWarning("Tour: the relay cannot listen again");
}

void Relay::accept()
{
    while (QTcpSocket* client = m_server.nextPendingConnection()) {
        client->setParent(this);
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        if (m_mode == Mode::Pass) {
            forward(client);
        } else if (m_mode == Mode::Fail) {
            answerWith(client, answer("500 Internal Server Error", Reason::Internal));
        } else if (m_mode == Mode::Refuse) {
            answerWith(client, answer("401 Unauthorized", Reason::Unauthenticated));
        }
    }
}

void Relay::answerWith(QTcpSocket* client, const QByteArray& bytes)
{
    auto request = std::make_shared<QByteArray>();
    connect(client, &QTcpSocket::readyRead, client, [client, bytes, request] {
        *request += client->readAll();
        // All of it first: an answer to half a request is not read.
        if (!isWhole(*request))
            return;
        request->clear();
        client->write(bytes);
    });
}

void Relay::forward(QTcpSocket* client)
{
    auto* service = new QTcpSocket(this);
    connect(service, &QTcpSocket::disconnected, service, &QObject::deleteLater);
    connect(service, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::disconnected, service, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::readyRead, service, [client, service] {
        if (service->state() == QAbstractSocket::ConnectedState)
            service->write(client->readAll());
    });
    connect(service, &QTcpSocket::connected, client, [client, service] { service->write(client->readAll()); });
    connect(service, &QTcpSocket::readyRead, client, [this, client, service] { passBack(service, client); });
    service->connectToHost(QHostAddress::LocalHost, m_servicePort);
}

void Relay::passBack(QTcpSocket* service, QTcpSocket* client)
{
    QByteArray bytes = service->readAll();
    if (!m_replacement.first.isEmpty() && bytes.contains(m_replacement.first)) {
        bytes.replace(m_replacement.first, m_replacement.second);
        m_replacement = {};
    }
    client->write(bytes);
}

} // namespace ch::app
