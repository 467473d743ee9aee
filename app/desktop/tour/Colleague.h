// SPDX-License-Identifier: Apache-2.0
// Somebody else at the same shop: changes orders behind the desktop's back, through the API.
// Main thread.
#pragma once

#include <QJsonObject>
#include <QNetworkAccessManager>

#include <functional>

namespace ch::app {

class Colleague : public QObject
{
    Q_OBJECT

public:
    explicit Colleague(QObject* parent = nullptr) : QObject(parent) {}

    void signIn(const QString& service, const QString& user, const QString& password);
    bool isSignedIn() const { return !m_token.isEmpty(); }
    /// POST of a step about an order as it is now there; `done` in any case, once answered.
    void step(const QString& orderId, const QString& path, const QJsonObject& body);
    /// Steps that were answered with success.
    int done() const { return m_done; }

private:
    void send(const QByteArray& method, const QString& path, const QJsonObject& body, const QByteArray& version,
              std::function<void(int status, const QJsonObject& data)> answered);

    QNetworkAccessManager m_network;
    QString m_service;
    QByteArray m_token;
    int m_done = 0;
};

} // namespace ch::app
