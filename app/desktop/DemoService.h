// SPDX-License-Identifier: Apache-2.0
// An order service with a made-up shop, on a loopback port of its own, in a folder that goes with it.
// Main thread.
#pragma once

#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>

namespace ch::app {

/// The users of every demo shop and their passwords are public (contract section 9).
inline constexpr QLatin1StringView kDemoUser("merchant");
inline constexpr QLatin1StringView kDemoPassword("demo-merchant");

/// The service ends when this process does, however it ends: its standard input is a pipe that only we hold open.
class DemoService : public QObject
{
    Q_OBJECT

public:
    /// `program`: the order-service beside the desktop.
    explicit DemoService(const QString& program, QObject* parent = nullptr);
    ~DemoService() override;

    static QString bundledProgram();
    void start();
    /// "http://127.0.0.1:40123"; empty until ready().
    const QString& address() const { return m_address; }
    QString folder() const { return m_folder.path(); }
    qint64 processId() const { return m_process.processId(); }

Q_SIGNALS:
    void ready(const QString& address);
    /// It cannot be started, or it ended by itself; `detail` is for the log.
    void failed(const QString& detail);

private:
    void removeLeftovers() const;
    void makeShop();
    void serve();
    void readReadyLine();
    void fail(const QString& detail);

    QString m_program;
    QTemporaryDir m_folder;
    QLockFile m_lock;
    QProcess m_process;
    QString m_address;
    bool m_isStopping = false;
};

} // namespace ch::app
