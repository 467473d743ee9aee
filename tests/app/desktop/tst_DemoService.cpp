// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/DemoService.h"
#include "core/desk/Workspace.h"
#include "tests/core/desk/DeskFixture.h"

#include <QCoreApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <thread>

using namespace ch;
using namespace ch::app;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char kHold[] = "--hold-a-demo";
const QString kProgram = QStringLiteral(CH_ORDER_SERVICE);

bool isAlive(qint64 pid)
{
    return ::kill(pid_t(pid), 0) == 0;
}

QStringList foldersLeft()
{
    return QDir(QDir::tempPath()).entryList({u"countinghouse-demo-*"_s}, QDir::Dirs);
}

/// Another process that has a demo shop and says so, until it is killed.
int holdDemo(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    DemoService demo(kProgram);
    QObject::connect(&demo, &DemoService::ready, &demo, [&demo] {
        std::printf("%lld %s\n", static_cast<long long>(demo.processId()), qUtf8Printable(demo.folder()));
        std::fflush(stdout);
    });
    demo.start();
    return QCoreApplication::exec();
}

} // namespace

class tst_DemoService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void start_bundledService_canBeSignedInTo()
    {
        DemoService demo(kProgram);
        QSignalSpy ready(&demo, &DemoService::ready);
        demo.start();
        QVERIFY(ready.wait(20'000));
        QVERIFY(demo.address().startsWith(u"http://127.0.0.1:"_s));
        test::DeskFixture desk;
        const auto signedIn = test::good(desk.workspace->signIn(
            {.server = demo.address(), .user = kDemoUser, .password = kDemoPassword, .keep = false}));
        QCOMPARE(signedIn.identity.userName, QString(kDemoUser));
        QCOMPARE(signedIn.identity.role, Role::Merchant);
    }

    void destroyed_serviceAndFolder_areGone()
    {
        auto demo = std::make_unique<DemoService>(kProgram);
        QSignalSpy ready(demo.get(), &DemoService::ready);
        demo->start();
        QVERIFY(ready.wait(20'000));
        const qint64 pid = demo->processId();
        const QString folder = demo->folder();
        QVERIFY(isAlive(pid));
        demo.reset();
        QVERIFY(!isAlive(pid));
        QVERIFY(!QDir(folder).exists());
    }

    void start_noProgram_failsOnce()
    {
        DemoService demo(u"/nowhere/order-service"_s);
        QSignalSpy failed(&demo, &DemoService::failed);
        demo.start();
        QTRY_COMPARE(failed.size(), 1);
    }

    void serviceKilled_whileInUse_isTold()
    {
        DemoService demo(kProgram);
        QSignalSpy ready(&demo, &DemoService::ready);
        QSignalSpy failed(&demo, &DemoService::failed);
        demo.start();
        QVERIFY(ready.wait(20'000));
        QVERIFY(::kill(pid_t(demo.processId()), SIGKILL) == 0);
        QTRY_COMPARE(failed.size(), 1);
    }

    void owner_killed9_takesTheServiceAlong()
    {
        QProcess owner;
        owner.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kHold)});
        QTRY_VERIFY_WITH_TIMEOUT(owner.canReadLine(), 20'000);
        const QList<QByteArray> line = owner.readLine().trimmed().split(' ');
        const qint64 service = line.value(0).toLongLong();
        const QString folder = QString::fromUtf8(line.value(1));
        QVERIFY(isAlive(service));
        owner.kill();
        QVERIFY(owner.waitForFinished());
        QTRY_VERIFY_WITH_TIMEOUT(!isAlive(service), 10'000);

        // What it left on the disk goes with the next demo.
        QVERIFY(QDir(folder).exists());
        DemoService next(kProgram);
        QSignalSpy ready(&next, &DemoService::ready);
        next.start();
        QVERIFY(ready.wait(20'000));
        QVERIFY(!QDir(folder).exists());
        QVERIFY(foldersLeft().contains(QDir(next.folder()).dirName()));
    }
};

int main(int argc, char** argv)
{
    if (argc > 1 && std::strcmp(argv[1], kHold) == 0)
        return holdDemo(argc, argv);
    const QCoreApplication application(argc, argv);
    tst_DemoService test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_DemoService.moc"
