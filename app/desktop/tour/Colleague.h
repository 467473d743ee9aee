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
    /// Before a step that will be taken in a moment: isDone() is about that one from now on.
    void prepare() { m_isDone = false; }
    /// POST of a step about an order as it is now there.
    void step(const QString& orderId, const QString& path, const QJsonObject& body);
    /// The customer gets everything back: with that, an order of which nothing was shipped is cancelled.
    void giveBack(const QString& orderId, const QString& reason);
    /// The last step was answered, and with success.
    bool isDone() const { return m_isDone; }

private:
    void change(const QString& orderId, const QString& path,
                const std::function<QJsonObject(const QJsonObject& order)>& bodyFor);
    void send(const QByteArray& method, const QString& path, const QJsonObject& body, const QByteArray& version,
              std::function<void(int status, const QJsonObject& data)> answered);

    QNetworkAccessManager m_network;
    QString m_service;
    QByteArray m_token;
    bool m_isDone = false;
};

} // namespace ch::app
