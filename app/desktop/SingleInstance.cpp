// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/SingleInstance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWaitMs = 1800;
constexpr int kStepMs = 300;
constexpr qint64 kLongestMessage = 1024;
const QByteArray kAnswer("ok\n");

/// A socket's path has some hundred characters at most, so the folder is in it as a digest.
QString addressFor(const QString& folder)
{
    const QByteArray digest = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    const QString name = QString(u"countinghouse-"_s + QString::fromLatin1(digest));
#ifdef Q_OS_WIN
    return name;
#else
    // For this user alone, unlike the folder for temporary files.
    return QDir(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)).filePath(name);
#endif
}

} // namespace

SingleInstance::SingleInstance(const QString& folder, QObject* parent) : QObject(parent), m_folder(folder)
{
    QDir().mkpath(folder);
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    m_address = addressFor(canonical.isEmpty() ? folder : canonical);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

SingleInstance::Outcome SingleInstance::claim(const QString& orderNo)
{
    // The lock decides, not the socket: one that is left over after a crash answers nobody but is there.
    m_lock = std::make_unique<QLockFile>(QDir(m_folder).filePath(u"window.lock"_s));
    m_lock->setStaleLockTime(0);
    const QDeadlineTimer deadline(kWaitMs);
    do {
        if (m_lock->tryLock(0)) {
            listen();
            return Outcome::First;
        }
        // Where a lock cannot be made, the profile says what is the matter.
        if (m_lock->error() != QLockFile::LockFailedError)
            return Outcome::First;
        if (forward(orderNo))
            return Outcome::Forwarded;
        // It may be just starting.
        QThread::msleep(50);
    } while (!deadline.hasExpired());
    return Outcome::Silent;
}

void SingleInstance::listen()
{
    QLocalServer::removeServer(m_address);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(m_address))
        qWarning("Other starts cannot be heard: %s", qUtf8Printable(m_server.errorString()));
}

void SingleInstance::accept()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > kLongestMessage)
                    socket->abort();
                return;
            }
            const QJsonObject message = QJsonDocument::fromJson(socket->readLine(kLongestMessage)).object();
            socket->write(kAnswer);
            socket->flush();
            Q_EMIT asked(message.value("order"_L1).toString());
        });
    }
}

bool SingleInstance::forward(const QString& orderNo) const
{
    QLocalSocket socket;
    socket.connectToServer(m_address);
    if (!socket.waitForConnected(kStepMs))
        return false;
    socket.write(QJsonDocument(QJsonObject{{u"order"_s, orderNo}}).toJson(QJsonDocument::Compact) + '\n');
    const QDeadlineTimer deadline(kWaitMs);
    while (!socket.canReadLine() && !deadline.hasExpired()) {
        if (!socket.waitForReadyRead(kStepMs) && socket.state() != QLocalSocket::ConnectedState)
            return false;
    }
    return socket.readLine() == kAnswer;
}

} // namespace ch::app
