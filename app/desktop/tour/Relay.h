// SPDX-License-Identifier: Apache-2.0
// The way between the desktop and the demo's service: it can be cut, held up, or answer with errors, for pictures of what people see
// on bad days.
// Main thread.
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <utility>

namespace ch::app {

class Relay : public QObject
{
    Q_OBJECT

public:
    explicit Relay(QObject* parent = nullptr);

    /// Forwards to "http://127.0.0.1:PORT" from now on.
    bool start(const QString& service);
    /// "http://127.0.0.1:PORT" that leads through here.
    QString address() const;

    enum class Mode {
        Pass,
        /// Connections are refused.
        Cut,
        /// Requests are taken and not answered.
        Hold,
        /// Every request is answered with 500.
        Fail,
        /// Every request is answered with 401: the session has ended.
        Refuse,
    };
    /// What is open is closed, so that it holds for every request from now on.
    void setMode(Mode mode);
    /// The next answer that has the first text has the second, of the same length, in its place.
    void replaceOnce(const QByteArray& before, const QByteArray& after) { m_replacement = {before, after}; }

private:
    void accept();
    static void answerWith(QTcpSocket* client, const QByteArray& bytes);
    void forward(QTcpSocket* client);
    void passBack(QTcpSocket* service, QTcpSocket* client);

    QTcpServer m_server;
    quint16 m_servicePort = 0;
    quint16 m_port = 0;
    Mode m_mode = Mode::Pass;
    std::pair<QByteArray, QByteArray> m_replacement;
};

} // namespace ch::app
