// SPDX-License-Identifier: Apache-2.0
// The order service itself, a process on loopback with a made-up shop.
// Belongs to the test's thread.
#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace ch::test {

class RealService
{
public:
    /// A demo shop with so many orders, of the same seed always. It does not run yet.
    explicit RealService(int orders = 200)
    {
        run({QStringLiteral("demo"), QStringLiteral("--orders"), QString::number(orders), QStringLiteral("--seed"),
             QStringLiteral("1")});
    }
    /// A shop with the orders of a book; those since a day have still to be packed. It has no users yet and does not run.
    static RealService ofBook(const QString& file, const QString& mapping, const QString& openSince = {})
    {
        RealService service(Empty{});
        QStringList arguments{QStringLiteral("import"), file, QStringLiteral("--mapping"), mapping};
        if (!openSince.isEmpty())
            arguments << QStringLiteral("--open-since") << openSince;
        service.run(arguments, {}, 300'000);
        return service;
    }
    RealService(RealService&&) = default;
    RealService& operator=(RealService&&) = delete;
    ~RealService() { stop(); }

    /// From now on it speaks TLS.
    void setTls(const QByteArray& certificatePem, const QByteArray& keyPem)
    {
        for (const auto& [name, pem] :
             {std::pair(QStringLiteral("cert.pem"), certificatePem), {QStringLiteral("key.pem"), keyPem}}) {
            QFile file(m_folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(pem) != pem.size())
                qFatal("%s", qPrintable(file.errorString()));
            m_tls << (name.startsWith(u'c') ? QStringLiteral("--tls-cert") : QStringLiteral("--tls-key"))
                  << file.fileName();
        }
    }
    /// Where it was before, if it ran before.
    void start()
    {
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::SeparateChannels);
        m_process->setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
        const QStringList arguments{QStringLiteral("serve"),
                                    QStringLiteral("--listen"),
                                    QStringLiteral("127.0.0.1:%1").arg(m_port),
                                    QStringLiteral("--admin-listen"),
                                    QStringLiteral("127.0.0.1:0"),
                                    QStringLiteral("--store"),
                                    store(),
                                    QStringLiteral("--exit-with-stdin")};
        m_process->start(program(), arguments + m_tls);
        QByteArray line;
        while (!line.endsWith('\n')) {
            if (!m_process->waitForReadyRead(20'000))
                qFatal("the service does not start: %s", qPrintable(m_process->errorString()));
            line += m_process->readLine();
        }
        // ready http://127.0.0.1:PORT admin …
        m_port = line.split(' ').value(1).split(':').value(2).toUShort();
        if (m_port == 0)
            qFatal("the service says: %s", line.constData());
    }
    void stop()
    {
        if (!m_process)
            return;
        m_process->closeWriteChannel();
        if (!m_process->waitForFinished(15'000))
            qFatal("the service does not end");
        m_process.reset();
    }

    QString url() const
    {
        return QString((m_tls.isEmpty() ? QStringLiteral("http") : QStringLiteral("https")) +
                       QStringLiteral("://127.0.0.1:%1").arg(m_port));
    }
    quint16 port() const { return m_port; }
    /// For looks behind the scenes.
    QString storeFile() const { return m_folder.filePath(QStringLiteral("shop.db")); }
    /// While it does not run.
    void addUser(const QString& name, const QString& role, const QByteArray& password)
    {
        run({QStringLiteral("user"), QStringLiteral("add"), name, QStringLiteral("--role"), role}, password + '\n');
    }

    /// What the service's own audit finds; empty: nothing.
    QString audit() const
    {
        QProcess process;
        process.start(program(), {QStringLiteral("audit"), QStringLiteral("--store"), store()});
        if (!process.waitForFinished(300'000))
            return QStringLiteral("the audit does not end");
        const QString said = QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError());
        return process.exitCode() == 0 ? QString() : said;
    }

private:
    struct Empty
    {};
    explicit RealService(Empty) {}

    static QString program() { return QStringLiteral(CH_ORDER_SERVICE); }
    QString store() const { return QString(u"sqlite:" + storeFile()); }
    void run(QStringList arguments, const QByteArray& input = {}, int patienceMs = 60'000)
    {
        QProcess process;
        process.start(program(), arguments << QStringLiteral("--store") << store());
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(patienceMs) || process.exitCode() != 0)
            qFatal("%s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
    QStringList m_tls;
};

} // namespace ch::test
