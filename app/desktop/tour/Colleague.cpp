// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/Colleague.h"

#include "core/base/Ids.h"

#include <QJsonDocument>
#include <QNetworkReply>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

void Colleague::signIn(const QString& service, const QString& user, const QString& password)
{
    m_service = service;
    send("POST", u"/sessions"_s, {{u"username"_s, user}, {u"password"_s, password}, {u"device"_s, u"Another desk"_s}},
         {}, [this](int, const QJsonObject& data) { m_token = data.value("access_token"_L1).toString().toLatin1(); });
}

void Colleague::step(const QString& orderId, const QString& path, const QJsonObject& body)
{
    change(orderId, path, [body](const QJsonObject&) { return body; });
}

void Colleague::giveBack(const QString& orderId, const QString& reason)
{
    change(orderId, u"/refunds"_s, [reason](const QJsonObject& order) {
        return QJsonObject{{u"amount_minor"_s, order.value("paid_minor"_L1)}, {u"reason"_s, reason}};
    });
}

void Colleague::change(const QString& orderId, const QString& path,
                       const std::function<QJsonObject(const QJsonObject&)>& bodyFor)
{
    const QString order = QString(u"/orders/"_s + orderId);
    m_isDone = false;
    send("GET", order, {}, {}, [this, order, path, bodyFor](int, const QJsonObject& data) {
        const QByteArray version = '"' + QByteArray::number(data.value("version"_L1).toInteger()) + '"';
        send("POST", QString(order + path), bodyFor(data), version, [this, path](int status, const QJsonObject&) {
            m_isDone = status / 100 == 2;
            if (!m_isDone)
                qWarning("Tour: another desk's %s was answered %d", qUtf8Printable(path), status);
        });
    });
}

void Colleague::send(const QByteArray& method, const QString& path, const QJsonObject& body, const QByteArray& version,
                     std::function<void(int, const QJsonObject&)> answered)
{
    QNetworkRequest request(QUrl(QString(m_service + u"/api/v1"_s + path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    if (method != "GET")
        request.setRawHeader("Idempotency-Key", OpId::random().toString().toLatin1());
    if (!version.isEmpty())
        request.setRawHeader("If-Match", version);
    const QByteArray bytes = method == "GET" ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    QNetworkReply* reply = m_network.sendCustomRequest(request, method, bytes);
    connect(reply, &QNetworkReply::finished, this, [reply, answered = std::move(answered)] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answered(status, QJsonDocument::fromJson(reply->readAll()).object().value("data"_L1).toObject());
    });
}

} // namespace ch::app
