// SPDX-License-Identifier: Apache-2.0
// Passes that begin by themselves, and what is said about them.
#include "tests/core/sync/Watched.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace ch;
using namespace ch::sync;
using namespace ch::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class tst_SyncRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void start_bringsEverythingAndSaysSo()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        const Order order = desk.shop.addOrder("TEA");
        require(desk.signIn());
        Watched watched(desk);
        watched.runner.start();
        QTRY_COMPARE(watched.last().orders, 1);
        QTRY_VERIFY(watched.last().dataAsOf);
        QTRY_COMPARE(watched.last().activity, SyncStatus::Activity::Idle);
        QCOMPARE(watched.last().trouble, SyncStatus::Trouble::None);
        QTRY_VERIFY(!watched.changes().empty());
        QCOMPARE(watched.changes().front().orders, std::vector{order.id});
        QVERIFY(watched.changes().front().hasProducts);
    }

    void bell_bringsWhatChanged()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        const Order order = desk.shop.addOrder("TEA");
        require(desk.signIn());
        Watched watched(desk);
        watched.runner.start();
        QTRY_COMPARE(watched.last().orders, 1);
        desk.shop.note(order.id, "somebody else writes");
        QTRY_COMPARE(desk.cached(order.id), desk.shop.order(order.id));
    }

    void bell_thatIsOutOfReach_letsAPassFindOut()
    {
        DeskFixture desk;
        require(desk.signIn());
        std::atomic<bool> isGone = false;
        desk.network->setRule(
            [&](const HttpRequest& request, const FaultyTransport::Pass&, std::stop_token) -> FaultyTransport::Answer {
                if (isGone || request.onStream)
                    return Result<HttpResponse>(offlineError());
                return std::nullopt;
            });
        SyncRunner::Timing timing = quiet();
        timing.bell.leastWait = 5ms;
        timing.bell.longestWait = 10ms;
        Watched watched(desk, timing);
        watched.runner.start();
        // Passes come long before the next poll, but tell what is so: the service is there.
        QTRY_VERIFY(pulls(desk) >= 3);
        QTRY_VERIFY(watched.last().dataAsOf);
        QCOMPARE(watched.last().trouble, SyncStatus::Trouble::None);
        isGone = true;
        QTRY_COMPARE(watched.last().trouble, SyncStatus::Trouble::Offline);
    }

    void bell_thatEnded_ringsAgainForWhatWasMissed()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        const Order order = desk.shop.addOrder("TEA");
        require(desk.signIn());
        std::atomic<bool> isDown = true;
        desk.network->setRule(
            [&](const HttpRequest& request, const FaultyTransport::Pass&, std::stop_token) -> FaultyTransport::Answer {
                if (isDown && request.onStream)
                    return Result<HttpResponse>(offlineError());
                return std::nullopt;
            });
        SyncRunner::Timing timing = quiet();
        timing.bell.leastWait = 1ms;
        timing.bell.longestWait = 20ms;
        Watched watched(desk, timing);
        watched.runner.start();
        QTRY_COMPARE(watched.last().orders, 1);
        desk.shop.note(order.id, "while nobody listened");
        isDown = false;
        QTRY_COMPARE(desk.cached(order.id), desk.shop.order(order.id));
    }

    void poll_bringsWhatNobodyRangFor()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        const Order order = desk.shop.addOrder("TEA");
        require(desk.signIn());
        desk.network->setRule(
            [](const HttpRequest& request, const FaultyTransport::Pass&, std::stop_token) -> FaultyTransport::Answer {
                if (request.onStream)
                    return Result<HttpResponse>(offlineError());
                return std::nullopt;
            });
        SyncRunner::Timing timing = quiet();
        timing.poll = 50ms;
        Watched watched(desk, timing);
        watched.runner.start();
        QTRY_COMPARE(watched.last().orders, 1);
        desk.shop.note(order.id, "silently");
        QTRY_COMPARE(desk.cached(order.id), desk.shop.order(order.id));
    }

    void queuedStep_isSentWhenItsTimeToUndoIsOver()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        require(desk.signIn());
        Watched watched(desk);
        watched.runner.start();
        QTRY_VERIFY(watched.last().dataAsOf);
        const auto entry = desk.adjust(u"TEA"_s, 1, 8s);
        watched.runner.outboxChanged();
        QTRY_COMPARE(watched.last().waiting, 1);
        QVERIFY(desk.network->changes().empty());
        // The wall's clock jumps as after a sleep, which is looked for now and then.
        desk.clock.advanceSeconds(3600);
        watched.runner.outboxChanged();
        QTRY_COMPARE(desk.stateOf(entry), OperationState::Done);
        QTRY_COMPARE(watched.last().waiting, 0);
        QTRY_VERIFY(std::ranges::any_of(watched.changes(), [&](const store::CacheChanges& changes) {
            return changes.ended == std::vector{entry.seq};
        }));
    }

    void offline_isSaidWithTheNextTryAndEndsByItself()
    {
        DeskFixture desk;
        require(desk.signIn());
        desk.network->setRule(networkDown());
        SyncRunner::Timing timing = quiet();
        timing.firstRetry = 20ms;
        timing.longestRetry = 40ms;
        Watched watched(desk, timing);
        watched.runner.start();
        QTRY_COMPARE(watched.last().trouble, SyncStatus::Trouble::Offline);
        QVERIFY(watched.last().nextTry);
        QVERIFY(!watched.last().isOnline());
        QVERIFY(watched.last().error);
        desk.network->setRule({});
        QTRY_COMPARE(watched.last().trouble, SyncStatus::Trouble::None);
        QVERIFY(!watched.last().nextTry);
        QVERIFY(watched.last().dataAsOf);
    }

    void retries_becomeRarer()
    {
        DeskFixture desk;
        require(desk.signIn());
        desk.network->setRule(networkDown());
        SyncRunner::Timing timing = quiet();
        timing.firstRetry = 20ms;
        timing.longestRetry = 1h;
        // The longest wait that the dice allow: 20, 40, 80 ms …
        SyncRunner runner({.engine = *desk.engine,
                           .clock = desk.clock,
                           .onStatus = {},
                           .onCommitted = {},
                           .random = [](qint64 bound) { return bound - 1; }},
                          timing);
        QElapsedTimer elapsed;
        elapsed.start();
        runner.start();
        // Each pass asks three times.
        QTRY_VERIFY(desk.network->seen().size() >= 3 * 5);
        QVERIFY2(elapsed.elapsed() >= 20 + 40 + 80 + 160, qPrintable(QString::number(elapsed.elapsed())));
    }

    void byHand_doesNotWait()
    {
        DeskFixture desk;
        require(desk.signIn());
        desk.network->setRule(networkDown());
        Watched watched(desk);
        watched.runner.start();
        QTRY_COMPARE(watched.last().trouble, SyncStatus::Trouble::Offline);
        desk.network->setRule({});
        watched.runner.syncNow();
        QTRY_COMPARE(watched.last().trouble, SyncStatus::Trouble::None);
    }

    void networkBack_doesNotWait()
    {
        DeskFixture desk;
        require(desk.signIn());
        desk.network->setRule(networkDown());
        Watched watched(desk);
        watched.runner.start();
        QTRY_COMPARE(watched.last().trouble, SyncStatus::Trouble::Offline);
        desk.network->setRule({});
        watched.runner.networkIsBack();
        QTRY_COMPARE(watched.last().trouble, SyncStatus::Trouble::None);
    }

    void nobodySignedIn_isSaidAndEndsWithTheSignIn()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        desk.shop.addOrder("TEA");
        Watched watched(desk);
        watched.runner.start();
        QTRY_COMPARE(watched.last().trouble, SyncStatus::Trouble::SignInNeeded);
        QVERIFY(!watched.last().nextTry);
        require(desk.signIn());
        watched.runner.sessionChanged();
        QTRY_COMPARE(watched.last().trouble, SyncStatus::Trouble::None);
        QTRY_COMPARE(watched.last().orders, 1);
    }

    void clientTooOld_isSaidAndNotAskedAboutAgainAndAgain()
    {
        DeskFixture desk;
        require(desk.signIn());
        desk.network->setRule(
            [](const HttpRequest& request, const FaultyTransport::Pass&, std::stop_token) -> FaultyTransport::Answer {
                if (request.onStream)
                    return std::nullopt;
                return jsonAnswer(426, refusalEnvelope(42600, "CLIENT_TOO_OLD"));
            });
        SyncRunner::Timing timing = quiet();
        timing.firstRetry = 1ms;
        timing.longestRetry = 1ms;
        Watched watched(desk, timing);
        watched.runner.start();
        QTRY_COMPARE(watched.last().trouble, SyncStatus::Trouble::ClientTooOld);
        QVERIFY(watched.last().nextTry && *watched.last().nextTry > desk.clock.now().plusSeconds(300));
        const int before = pulls(desk);
        desk.network->setRule({});
        watched.runner.syncNow();
        QTRY_COMPARE(watched.last().trouble, SyncStatus::Trouble::None);
        QCOMPARE(pulls(desk), before + 1);
    }

    void removals_waitForConsentAndThenGo()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 1000);
        for (int i = 0; i < 60; ++i)
            desk.shop.addOrder("TEA");
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        // As if the service had been restored from a backup without them.
        desk.network->setRule([](const HttpRequest& request, const FaultyTransport::Pass& pass,
                                 std::stop_token) -> FaultyTransport::Answer {
            if (!request.url.path().endsWith(u"/changes"))
                return std::nullopt;
            if (request.url.hasQuery() && request.url.query().contains(u"cursor="))
                return jsonAnswer(410, refusalEnvelope(41000, "CURSOR_GONE"));
            auto page = pass();
            const qsizetype items = page->body.indexOf("\"items\":[") + 9;
            const qsizetype end = page->body.indexOf("],\"cursor\"");
            if (items < 9 || end < items)
                qFatal("a page of another shape: %s", page->body.left(200).constData());
            page->body.remove(items, end - items);
            return page;
        });
        Watched watched(desk);
        watched.runner.start();
        QTRY_COMPARE(watched.last().trouble, SyncStatus::Trouble::RemovalsNeedConsent);
        QCOMPARE(watched.last().orders, 60);
        QVERIFY(watched.last().isOnline());
        watched.runner.acceptRemovals();
        QTRY_COMPARE(watched.last().trouble, SyncStatus::Trouble::None);
        QTRY_COMPARE(watched.last().orders, 0);
    }

    void manyRings_becomeFewPasses()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        const Order order = desk.shop.addOrder("TEA");
        require(desk.signIn());
        SyncRunner::Timing timing = quiet();
        timing.gap = 200ms;
        // A page takes its time; meanwhile the bell rings on.
        std::atomic<int> atOnce = 0;
        std::atomic<int> most = 0;
        desk.network->setRule([&](const HttpRequest& request, const FaultyTransport::Pass& pass,
                                  std::stop_token) -> FaultyTransport::Answer {
            if (!request.url.path().endsWith(u"/changes"))
                return std::nullopt;
            most = std::max<int>(most, ++atOnce);
            auto answer = pass();
            --atOnce;
            return answer;
        });
        Watched watched(desk, timing);
        watched.runner.start();
        QTRY_COMPARE(watched.last().orders, 1);
        const int before = pulls(desk);
        for (int i = 0; i < 50; ++i)
            desk.shop.note(order.id, QByteArray::number(i));
        QTRY_COMPARE(desk.cached(order.id), desk.shop.order(order.id));
        QVERIFY2(pulls(desk) - before <= 10, qPrintable(QString::number(pulls(desk) - before)));
        QCOMPARE(most.load(), 1);
    }

    void statuses_comeNotMoreOftenThanAsked()
    {
        DeskFixture desk;
        for (int i = 0; i < 30; ++i)
            desk.shop.addProduct("SKU" + QByteArray::number(i), 100);
        require(desk.signIn());
        SyncRunner::Timing timing = quiet();
        timing.publish = 200ms;
        Watched watched(desk, timing);
        watched.runner.start();
        QTRY_VERIFY(watched.last().dataAsOf);
        const size_t before = watched.statuses().size();
        QElapsedTimer elapsed;
        elapsed.start();
        for (int i = 0; i < 30; ++i)
            desk.adjust(u"SKU%1"_s.arg(i), 1);
        watched.runner.outboxChanged();
        QTRY_COMPARE(desk.count("SELECT count(*) FROM outbox WHERE state = 'DONE'"), 30);
        const auto most = size_t(elapsed.elapsed() / 200 + 2);
        QVERIFY2(watched.statuses().size() - before <= most, qPrintable(QString::number(watched.statuses().size())));
        // The last one comes for certain.
        QTRY_COMPARE(watched.last().waiting, 0);
        QTRY_COMPARE(watched.last().activity, SyncStatus::Activity::Idle);
    }
};

QTEST_GUILESS_MAIN(tst_SyncRunner)
#include "tst_SyncRunner.moc"
