// SPDX-License-Identifier: Apache-2.0
// One window for each data folder: a second start hands its order over to the first and ends.
// Main thread.
#pragma once

#include <QLocalServer>
#include <QLockFile>

#include <memory>

namespace ch::app {

class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString& folder, QObject* parent = nullptr);

    enum class Outcome {
        /// This is the first one; later ones are heard from now on.
        First,
        /// Another one is there, has been told, and shows itself.
        Forwarded,
        /// Another one is there and does not answer.
        Silent,
    };
    /// Answers within 2 s; at once if this is the first.
    Outcome claim(const QString& orderNo);

Q_SIGNALS:
    /// Another start: show the window and, unless it is empty, this order.
    void asked(const QString& orderNo);

private:
    void listen();
    void accept();
    bool forward(const QString& orderNo) const;

    QString m_folder;
    QString m_address;
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer m_server;
};

} // namespace ch::app
