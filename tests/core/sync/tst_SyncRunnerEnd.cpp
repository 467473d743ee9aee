// SPDX-License-Identifier: Apache-2.0
// How passes end: when they are stopped, when the program ends, when a session is left.
#include "tests/core/sync/Watched.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace ch;
using namespace ch::sync;
using namespace ch::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Until the token is stopped: a service that accepts and never answers.
FaultyTransport::Answer blackHole(const HttpRequest& request, const FaultyTransport::Pass&, std::stop_token stop)
{
    SystemPause pause;
    (void)pause.wait(request.limits.answer.count() > 0 ? request.limits.answer : 1h, stop);
    return Result<HttpResponse>(Error{.kind = stop.stop_requested() ? ErrorKind::Cancelled : ErrorKind::Timeout});
}

} // namespace

class tst_SyncRunnerEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stop_endsACallIntoABlackHole()
    {
        DeskFixture desk;
        require(desk.signIn());
        desk.network->setRule(blackHole);
        auto watched = std::make_unique<Watched>(desk);
        watched->runner.start();
        QTRY_VERIFY(pulls(desk) > 0);
        // A person works on meanwhile, and sees what waits.
        desk.adjust(u"TEA"_s, 1);
        watched->runner.outboxChanged();
        QTRY_COMPARE(watched->last().waiting, 1);
        QElapsedTimer elapsed;
        elapsed.start();
        watched.reset();
        QVERIFY2(elapsed.elapsed() < 3'000, qPrintable(QString::number(elapsed.elapsed())));
    }

    void blackHole_holdsUpNobodyWhoWorks()
    {
        // C22: the calls of whoever sits in front of it return at once, and what a person decides is kept at once.
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        const Order order = desk.shop.addOrder("TEA");
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        desk.network->setRule(blackHole);
        Watched watched(desk);
        watched.runner.start();
        QTRY_VERIFY(watched.last().activity != SyncStatus::Activity::Idle);
        qint64 longest = 0;
        for (int i = 0; i < 10; ++i) {
            QElapsedTimer timer;
            timer.start();
            desk.note(order);
            watched.runner.outboxChanged();
            watched.runner.syncNow();
            watched.runner.networkIsBack();
            (void)watched.runner.status();
            (void)desk.cached(order.id);
            longest = std::max(longest, timer.elapsed());
            QTest::qWait(20);
        }
        qInfo("longest %lld ms", longest);
        // The hole lasts 15 s; a shared machine may well take some tens of milliseconds.
        QVERIFY(longest < 1000);
        QTRY_COMPARE(watched.last().waiting, 10);
    }

    void stopPass_endsThePassOnly()
    {
        DeskFixture desk;
        require(desk.signIn());
        desk.network->setRule(blackHole);
        Watched watched(desk);
        watched.runner.start();
        QTRY_VERIFY(pulls(desk) > 0);
        watched.runner.stopPass();
        QTRY_COMPARE(watched.last().activity, SyncStatus::Activity::Idle);
        desk.network->setRule({});
        watched.runner.syncNow();
        QTRY_VERIFY(watched.last().dataAsOf);
    }

    void finish_sendsWhatCouldStillBeUndone()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        require(desk.signIn());
        Watched watched(desk);
        watched.runner.start();
        QTRY_VERIFY(watched.last().dataAsOf);
        const auto entry = desk.adjust(u"TEA"_s, 1, 8s);
        watched.runner.outboxChanged();
        watched.runner.finish().waitForFinished();
        QCOMPARE(desk.stateOf(entry), OperationState::Done);
    }

    void finish_intoABlackHole_endsInTime()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        require(desk.signIn());
        Watched watched(desk);
        watched.runner.start();
        QTRY_VERIFY(watched.last().dataAsOf);
        desk.network->setRule(blackHole);
        const auto entry = desk.adjust(u"TEA"_s, 1);
        QElapsedTimer elapsed;
        elapsed.start();
        watched.runner.finish().waitForFinished();
        QVERIFY2(elapsed.elapsed() < 3'000, qPrintable(QString::number(elapsed.elapsed())));
        QCOMPARE(desk.stateOf(entry), OperationState::Waiting);
        QCOMPARE(desk.entry(entry.seq).opId, entry.opId);
    }

    void leftSession_isToldWhenTheServiceIsBack()
    {
        DeskFixture desk;
        require(desk.signIn());
        SyncRunner::Timing timing = quiet();
        timing.firstRetry = 5ms;
        timing.longestRetry = 20ms;
        Watched watched(desk, timing);
        watched.runner.start();
        QTRY_VERIFY(watched.last().dataAsOf);
        std::atomic<int> tries = 0;
        std::atomic<bool> isBack = false;
        desk.network->setRule(
            [&](const HttpRequest& request, const FaultyTransport::Pass&, std::stop_token) -> FaultyTransport::Answer {
                tries += request.method == HttpMethod::Delete ? 1 : 0;
                return isBack ? FaultyTransport::Answer() : Result<HttpResponse>(offlineError());
            });
        QVERIFY(!require(desk.engine->signOut({})).isTold);
        watched.runner.sessionChanged();
        const int before = tries;
        QTRY_VERIFY(tries > before + 4);
        QCOMPARE(watched.told(), 0);
        isBack = true;
        QTRY_COMPARE(watched.told(), 1);
        QVERIFY(!desk.engine->owesFarewell());
        // And then it rests.
        const int done = tries;
        QTest::qWait(50);
        QCOMPARE(tries, done);
    }

    void finish_signOutHadNoTurn_endsTheSession()
    {
        DeskFixture desk;
        require(desk.signIn());
        Watched watched(desk);
        watched.runner.start();
        QTRY_VERIFY(watched.last().dataAsOf);
        desk.network->forget();
        desk.engine->leave();
        watched.runner.finish().waitForFinished();
        const auto seen = desk.network->seen();
        QCOMPARE(std::ranges::count(seen, HttpMethod::Delete, &HttpRequest::method), 1);
        QCOMPARE(desk.secrets.size(), size_t(0));
        QVERIFY(!desk.engine->owesFarewell());
    }

    void finish_leftSessionAndAServiceThatIsSilent_endsInTime()
    {
        DeskFixture desk;
        require(desk.signIn());
        Watched watched(desk);
        watched.runner.start();
        QTRY_VERIFY(watched.last().dataAsOf);
        desk.network->setRule(blackHole);
        desk.engine->leave();
        QElapsedTimer took;
        took.start();
        watched.runner.finish().waitForFinished();
        QVERIFY2(took.elapsed() < 4000, qPrintable(QString::number(took.elapsed())));
        QCOMPARE(desk.secrets.size(), size_t(0));
    }
};

QTEST_GUILESS_MAIN(tst_SyncRunnerEnd)
#include "tst_SyncRunnerEnd.moc"
