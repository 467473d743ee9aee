// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/DemoService.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kFolderName = u"countinghouse-demo-"_s;
const QString kLockName = u"demo.lock"_s;
constexpr int kStopMs = 3000;

} // namespace

DemoService::DemoService(const QString& program, QObject* parent)
    : QObject(parent)
    , m_program(program)
    , m_folder(QDir(QDir::tempPath()).filePath(QString(kFolderName + u"XXXXXX"_s)))
    , m_lock(m_folder.filePath(kLockName))
{
    m_lock.setStaleLockTime(0);
    m_process.setStandardErrorFile(m_folder.filePath(u"service.log"_s));
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(m_process.errorString());
    });
}

DemoService::~DemoService()
{
    m_isStopping = true;
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(kStopMs)) {
        m_process.kill();
        m_process.waitForFinished(kStopMs);
    }
}

QString DemoService::bundledProgram()
{
    // Beside the desktop; a build of a bundle for macOS leaves it beside the bundle.
    const QString program = QStandardPaths::findExecutable(
        u"order-service"_s,
        {QCoreApplication::applicationDirPath(), QDir(QCoreApplication::applicationDirPath()).filePath(u"../../.."_s)});
    return program.isEmpty() ? QDir(QCoreApplication::applicationDirPath()).filePath(u"order-service"_s) : program;
}

void DemoService::start()
{
    removeLeftovers();
    if (!m_folder.isValid() || !m_lock.tryLock(0))
        return fail(m_folder.errorString());
    makeShop();
}

void DemoService::removeLeftovers() const
{
    // Of desktops that were killed: a folder whose lock nobody holds any more.
    const QDir temporary(QDir::tempPath());
    for (const QString& name : temporary.entryList({QString(kFolderName + u'*')}, QDir::Dirs | QDir::NoSymLinks)) {
        QDir folder(temporary.filePath(name));
        QLockFile lock(folder.filePath(kLockName));
        lock.setStaleLockTime(0);
        if (folder.path() == m_folder.path() || !folder.exists(kLockName) || !lock.tryLock(0))
            continue;
        lock.unlock();
        folder.removeRecursively();
    }
}

void DemoService::makeShop()
{
    connect(
        &m_process, &QProcess::finished, this,
        [this](int code, QProcess::ExitStatus status) {
            if (status != QProcess::NormalExit || code != 0)
                return fail(u"the shop could not be made, exit code %1"_s.arg(code));
            serve();
        },
        Qt::SingleShotConnection);
    m_process.start(m_program, {u"demo"_s, u"--store"_s, QString(u"sqlite:"_s + m_folder.filePath(u"shop.db"_s))});
}

void DemoService::serve()
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &DemoService::readReadyLine);
    connect(&m_process, &QProcess::finished, this, [this](int code) {
        if (!m_isStopping)
            fail(u"the service ended, exit code %1"_s.arg(code));
    });
    m_process.start(m_program,
                    {u"serve"_s, u"--store"_s, QString(u"sqlite:"_s + m_folder.filePath(u"shop.db"_s)), u"--listen"_s,
                     u"127.0.0.1:0"_s, u"--admin-listen"_s, u"127.0.0.1:0"_s, u"--exit-with-stdin"_s});
}

void DemoService::readReadyLine()
{
    if (!m_address.isEmpty() || !m_process.canReadLine())
        return;
    const QStringList words = QString::fromUtf8(m_process.readLine()).trimmed().split(u' ');
    if (words.size() < 2 || words.at(0) != "ready"_L1)
        return fail(u"the service said something else than that it is ready"_s);
    m_address = words.at(1);
    Q_EMIT ready(m_address);
}

void DemoService::fail(const QString& detail)
{
    qWarning("Demo shop: %s", qUtf8Printable(detail));
    Q_EMIT failed(detail);
}

} // namespace ch::app
