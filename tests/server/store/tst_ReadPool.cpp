// SPDX-License-Identifier: Apache-2.0
#include "server/store/ReadPool.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

#include <atomic>
#include <future>

using namespace ch;
using namespace ch::server;
using namespace std::chrono_literals;

namespace {

/// A pool of one thread, held by a job until released.
class HeldPool
{
public:
    explicit HeldPool(std::optional<std::chrono::milliseconds> patience)
        : pool(
              1, [this] { return m_store.store().openReader(); }, patience)
    {
        test::StoreFixture::orThrow(pool.start());
        std::promise<void> began;
        auto hold = m_release.get_future().share();
        isQueued = pool.run(
            [&began, hold](sql::Connection&) {
                began.set_value();
                hold.wait();
            },
            [this] { ++lateWhileRunning; });
        began.get_future().wait();
    }
    void release() { m_release.set_value(); }

    std::atomic<int> lateWhileRunning{0};
    bool isQueued = false;

private:
    test::StoreFixture m_store;
    std::promise<void> m_release;

public:
    ReadPool pool;
};

} // namespace

class tst_ReadPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void job_thatWaitsTooLong_isGivenUp_andNeverRun();
    void job_withoutPatience_waits();
    void giveUpAll_tellsWhatRunsAndWhatWaits_once();
};

void tst_ReadPool::job_thatWaitsTooLong_isGivenUp_andNeverRun()
{
    HeldPool held(100ms);
    QVERIFY(held.isQueued);
    std::atomic<int> ran{0};
    std::promise<void> late;
    QVERIFY(held.pool.run([&](sql::Connection&) { ++ran; }, [&] { late.set_value(); }));
    QCOMPARE(late.get_future().wait_for(10s), std::future_status::ready);
    held.release();
    std::promise<void> last;
    QVERIFY(held.pool.run([&](sql::Connection&) { last.set_value(); }));
    QCOMPARE(last.get_future().wait_for(10s), std::future_status::ready);
    QCOMPARE(ran.load(), 0);
    // What runs is not given up, however long it takes.
    QCOMPARE(held.lateWhileRunning.load(), 0);
}

void tst_ReadPool::job_withoutPatience_waits()
{
    HeldPool held(std::nullopt);
    std::promise<bool> ended;
    QVERIFY(held.pool.run([&](sql::Connection&) { ended.set_value(true); }, [&] { ended.set_value(false); }));
    QTest::qWait(300);
    held.release();
    QVERIFY(ended.get_future().get());
}

void tst_ReadPool::giveUpAll_tellsWhatRunsAndWhatWaits_once()
{
    HeldPool held(10s);
    std::atomic<int> ran{0};
    std::atomic<int> late{0};
    QVERIFY(held.pool.run([&](sql::Connection&) { ++ran; }, [&] { ++late; }));
    held.pool.giveUpAll();
    held.pool.giveUpAll();
    QCOMPARE(held.lateWhileRunning.load(), 1);
    QCOMPARE(late.load(), 1);
    held.release();
    std::promise<void> last;
    QVERIFY(held.pool.run([&](sql::Connection&) { last.set_value(); }));
    QCOMPARE(last.get_future().wait_for(10s), std::future_status::ready);
    QCOMPARE(ran.load(), 0);
}

QTEST_GUILESS_MAIN(tst_ReadPool)
#include "tst_ReadPool.moc"
