// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Reason.h"
#include "server/store/Store.h"
#include "server/store/WriteQueue.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

#include <future>
#include <mutex>
#include <optional>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

class tst_WriteQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void steps_ofManyThreads_areAllCommittedInFewGroups();
    void refusedStep_isUndone_itsNeighboursStay();
    void refusedStep_afterRollback_keepsOnlyThat();
    void throwingStep_isInternal_andUndone();
    void answer_comesAfterTheCommit();
    void failingCommit_losesTheWholeGroup_andNothingIsAcknowledged();
    void refusal_thatWroteNothing_isRunOnce();
    void refusal_thatWrote_isRunAgainWithItsGroup_andOnceAfterwards();
    void afterRollback_thatFails_losesItsOwnStepOnly();
    void deadlock_isTriedAgain();
    void guardedChange_ofARowThatIsOtherwise_isTriedAgain_data();
    void guardedChange_ofARowThatIsOtherwise_isTriedAgain();
    void guardThatFails_justBeforeTheCommit_commitsNothing();
    void otherWriter_isWaitedFor_andItsPositionsGoneOnFrom();
    void leaseLost_nothingIsKept();
    void connectionLost_betweenTwoGroups_losesNone();
    void changedOrders_areTold_beforeTheAnswer_withoutThoseOfUndoneSteps();
    void crowd_thatWasAnswered_isWaitedFor();
    void stop_runsWhatWasSubmitted();

private:
    using Outcome = std::future<Result<>>;
    Outcome submit(std::function<StepVerdict(WriteContext&)> work);
    qint64 rows();

    std::unique_ptr<test::StoreFixture> m_fixture;
    std::unique_ptr<WriteQueue> m_queue;
    std::atomic<size_t> m_groups{0};
    std::atomic<size_t> m_newestGroup{0};
    std::atomic<size_t> m_failures{0};
    std::mutex m_mutex;
    std::vector<qint64> m_changed;
};

void tst_WriteQueue::init()
{
    m_groups = 0;
    m_failures = 0;
    m_changed.clear();
    m_fixture = std::make_unique<test::StoreFixture>();
    QVERIFY(m_fixture->db().executeScript(
        u"CREATE TABLE t (a INTEGER PRIMARY KEY);\n"
        "CREATE TABLE parent (a INTEGER PRIMARY KEY);\n"
        "CREATE TABLE child (a INTEGER REFERENCES parent (a) DEFERRABLE INITIALLY DEFERRED);\n"_s));
    m_queue = std::make_unique<WriteQueue>([this] { return m_fixture->store().openWriter(); }, m_fixture->ids(),
                                           m_fixture->clock,
                                           WriteQueue::Observer{.committed =
                                                                    [this](size_t steps, qint64, size_t) {
                                                                        ++m_groups;
                                                                        m_newestGroup = steps;
                                                                    },
                                                                .failed = [this](const Error&) { ++m_failures; },
                                                                .changed =
                                                                    [this](const std::vector<ChangedOrder>& orders) {
                                                                        const std::lock_guard lock(m_mutex);
                                                                        for (const ChangedOrder& order : orders)
                                                                            m_changed.push_back(order.id.value());
                                                                    }});
    QVERIFY(m_queue->start());
}

void tst_WriteQueue::cleanup()
{
    m_queue.reset();
    m_fixture.reset();
}

tst_WriteQueue::Outcome tst_WriteQueue::submit(std::function<StepVerdict(WriteContext&)> work)
{
    auto promise = std::make_shared<std::promise<Result<>>>();
    m_queue->submit(
        {.work = std::move(work), .done = [promise](Result<> result) { promise->set_value(std::move(result)); }});
    return promise->get_future();
}

qint64 tst_WriteQueue::rows()
{
    return (*m_fixture->db().integer("SELECT count(*) FROM t")).value_or(-1);
}

namespace {

auto inserting(qint64 value)
{
    return [value](WriteContext& context) {
        return StepVerdict{.keep = bool(context.db.run("INSERT INTO t VALUES (?)", value))};
    };
}

} // namespace

void tst_WriteQueue::steps_ofManyThreads_areAllCommittedInFewGroups()
{
    std::vector<std::thread> threads;
    threads.reserve(8);
    std::atomic<int> good{0};
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&, thread] {
            std::vector<Outcome> outcomes;
            outcomes.reserve(200);
            for (int i = 0; i < 200; ++i)
                outcomes.push_back(submit(inserting(thread * 1000 + i)));
            for (Outcome& outcome : outcomes)
                good += outcome.get() ? 1 : 0;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(good.load(), 1600);
    QCOMPARE(rows(), 1600);
    QVERIFY2(m_groups < 800, qPrintable(QString::number(m_groups.load())));
}

void tst_WriteQueue::refusedStep_isUndone_itsNeighboursStay()
{
    auto first = submit(inserting(1));
    auto refused = submit([](WriteContext& context) {
        (void)bool(context.db.run("INSERT INTO t VALUES (2)"));
        return StepVerdict{.keep = false};
    });
    auto third = submit(inserting(3));
    QVERIFY(first.get());
    QVERIFY(refused.get());
    QVERIFY(third.get());
    QCOMPARE(rows(), 2);
}

void tst_WriteQueue::refusedStep_afterRollback_keepsOnlyThat()
{
    auto refused = submit([](WriteContext& context) {
        (void)bool(context.db.run("INSERT INTO t VALUES (1)"));
        return StepVerdict{.keep = false, .afterRollback = [](WriteContext& inner) -> Result<> {
                               CH_CHECK(inner.db.run("INSERT INTO t VALUES (99)"));
                               return ok();
                           }};
    });
    QVERIFY(refused.get());
    QCOMPARE(*m_fixture->db().integer("SELECT max(a) FROM t"), 99);
    QCOMPARE(rows(), 1);
}

void tst_WriteQueue::throwingStep_isInternal_andUndone()
{
    auto thrown = submit([](WriteContext& context) -> StepVerdict {
        (void)bool(context.db.run("INSERT INTO t VALUES (1)"));
        throw std::runtime_error("a bug");
    });
    auto next = submit(inserting(2));
    const auto result = thrown.get();
    QVERIFY(!result);
    QCOMPARE(result.error().code, u"INTERNAL"_s);
    QVERIFY(next.get());
    QCOMPARE(rows(), 1);
    QCOMPARE(m_failures.load(), size_t(1));
}

void tst_WriteQueue::answer_comesAfterTheCommit()
{
    auto reader = test::StoreFixture::orThrow(m_fixture->store().openReader());
    auto outcome = submit(inserting(1));
    QVERIFY(outcome.get());
    QCOMPARE(*reader->integer("SELECT count(*) FROM t"), 1);
}

void tst_WriteQueue::failingCommit_losesTheWholeGroup_andNothingIsAcknowledged()
{
    // The deferred foreign key is checked at COMMIT, which then fails for everybody in the group.
    // The blocker's group is closed once it runs, so that the next two make one group of their own.
    std::promise<void> running;
    std::promise<void> release;
    auto released = release.get_future().share();
    auto blocker = submit([&running, released](WriteContext&) {
        running.set_value();
        released.wait();
        return StepVerdict{};
    });
    running.get_future().wait();
    auto innocent = submit(inserting(1));
    auto guilty = submit([](WriteContext& context) {
        return StepVerdict{.keep = bool(context.db.run("INSERT INTO child VALUES (404)"))};
    });
    release.set_value();
    QVERIFY(blocker.get());
    const auto innocentResult = innocent.get();
    const auto guiltyResult = guilty.get();
    QVERIFY(!guiltyResult);
    QCOMPARE(guiltyResult.error().code, u"UNAVAILABLE"_s);
    QVERIFY(!innocentResult);
    QCOMPARE(rows(), 0);
    auto later = submit(inserting(5));
    QVERIFY2(later.get(), "the queue goes on after a lost group");
    QCOMPARE(rows(), 1);
}

void tst_WriteQueue::refusal_thatWroteNothing_isRunOnce()
{
    int runs = 0;
    auto refused = submit([&runs](WriteContext& context) {
        ++runs;
        return StepVerdict{.keep = bool(context.db.integer("SELECT a FROM t WHERE a = 404")) && false,
                           .afterRollback = [](WriteContext& inner) -> Result<> {
                               CH_CHECK(inner.db.run("INSERT INTO t VALUES (99)"));
                               return ok();
                           }};
    });
    QVERIFY(refused.get());
    QCOMPARE(runs, 1);
    QCOMPARE(*m_fixture->db().integer("SELECT max(a) FROM t"), 99);
}

void tst_WriteQueue::refusal_thatWrote_isRunAgainWithItsGroup_andOnceAfterwards()
{
    int runs = 0;
    const auto refuse = [&runs](WriteContext& context) {
        ++runs;
        (void)bool(context.db.run("INSERT INTO t VALUES (1)"));
        return StepVerdict{.keep = false};
    };
    QVERIFY(submit(refuse).get());
    QCOMPARE(runs, 2);
    QVERIFY(submit(refuse).get());
    QCOMPARE(runs, 3);
    QVERIFY(submit(inserting(2)).get());
    QCOMPARE(rows(), 1);
}

void tst_WriteQueue::afterRollback_thatFails_losesItsOwnStepOnly()
{
    std::promise<void> running;
    std::promise<void> release;
    auto released = release.get_future().share();
    bool isFirst = true;
    // The blocker's group is closed once it runs, so that the next two make one group of their own.
    auto blocker = submit([&running, &isFirst, released](WriteContext&) {
        if (std::exchange(isFirst, false))
            running.set_value();
        released.wait();
        return StepVerdict{};
    });
    running.get_future().wait();
    auto guilty = submit([](WriteContext& context) {
        (void)bool(context.db.run("INSERT INTO t VALUES (1)"));
        return StepVerdict{.keep = false, .afterRollback = [](WriteContext& inner) -> Result<> {
                               CH_CHECK(inner.db.runLater("INSERT INTO t VALUES (99)"));
                               return inner.db.runLater("INSERT INTO t VALUES (99)");
                           }};
    });
    auto innocent = submit(inserting(2));
    release.set_value();
    QVERIFY(blocker.get());
    QVERIFY(!guilty.get());
    QVERIFY(innocent.get());
    QCOMPARE(rows(), 1);
}

void tst_WriteQueue::deadlock_isTriedAgain()
{
    if (m_fixture->db().engine() == sql::Engine::Sqlite)
        QSKIP("one writer meets no other");
    int runs = 0;
    auto outcome = submit([&runs](WriteContext& context) {
        const bool isFirst = ++runs == 1;
        if (!context.db.run("INSERT INTO t VALUES (1)"))
            return StepVerdict{.keep = false};
        if (!isFirst)
            return StepVerdict{};
        return StepVerdict{.keep = bool(context.db.execute(
                               u"DO $$ BEGIN RAISE EXCEPTION 'made up' USING ERRCODE = '40P01'; END $$"_s))};
    });
    QVERIFY(outcome.get());
    QCOMPARE(runs, 2);
    QCOMPARE(rows(), 1);
}

void tst_WriteQueue::guardedChange_ofARowThatIsOtherwise_isTriedAgain_data()
{
    QTest::addColumn<bool>("apart");
    QTest::newRow("in a group") << false;
    QTest::newRow("with a savepoint of its own") << true;
}

void tst_WriteQueue::guardedChange_ofARowThatIsOtherwise_isTriedAgain()
{
    QFETCH(bool, apart);
    QVERIFY(submit(inserting(1)).get());
    if (apart) {
        // After a step that was undone, groups are run with savepoints for a while.
        QVERIFY(submit([](WriteContext& context) {
                    (void)bool(context.db.run("INSERT INTO t VALUES (5)"));
                    return StepVerdict{.keep = false};
                }).get());
    }
    int runs = 0;
    // At first it goes by what is not so, as if somebody had changed the row behind the writer's back.
    auto guarded = submit([&runs](WriteContext& context) {
        const qint64 believed = ++runs == 1 ? 7 : 1;
        return StepVerdict{.keep = bool(context.db.changeLater("UPDATE t SET a = 2 WHERE a = ?", believed))};
    });
    QVERIFY(guarded.get());
    QCOMPARE(runs, 2);
    QCOMPARE(*m_fixture->db().integer("SELECT max(a) FROM t"), 2);
    QCOMPARE(rows(), 1);
}

void tst_WriteQueue::guardThatFails_justBeforeTheCommit_commitsNothing()
{
    auto other = test::StoreFixture::orThrow(m_fixture->store().openWriter());
    {
        auto transaction = test::StoreFixture::orThrow(sql::Transaction::begin(*other));
        QVERIFY(other->run("INSERT INTO t VALUES (3)"));
        const bool isGood = other->changeLater("UPDATE t SET a = 2 WHERE a = ?", 99) && transaction.commit();
        QVERIFY(!isGood);
    }
    QCOMPARE(rows(), 0);
}

void tst_WriteQueue::otherWriter_isWaitedFor_andItsPositionsGoneOnFrom()
{
    if (m_fixture->db().engine() == sql::Engine::Sqlite)
        QSKIP("one writer meets no other");
    auto other = test::StoreFixture::orThrow(m_fixture->store().openWriter());
    std::optional<sql::Transaction> turn = test::StoreFixture::orThrow(sql::Transaction::begin(*other));
    QCOMPARE(test::StoreFixture::orThrow(takeTurn(*other)), qint64(0));
    qint64 position = 0;
    auto outcome = submit([&position](WriteContext& context) {
        position = context.nextPosition();
        return StepVerdict{};
    });
    QCOMPARE(outcome.wait_for(std::chrono::milliseconds(200)), std::future_status::timeout);
    QVERIFY(other->run("UPDATE feed_clock SET position = 41"));
    QVERIFY(turn->commit());
    QVERIFY(outcome.get());
    QCOMPARE(position, qint64(42));
}

void tst_WriteQueue::leaseLost_nothingIsKept()
{
    if (m_fixture->db().engine() == sql::Engine::Sqlite)
        QSKIP("nobody else can take the number");
    QVERIFY(m_fixture->db().run("UPDATE workers SET owner = 'somebody else'"));
    QVERIFY(!submit(inserting(1)).get());
    QCOMPARE(rows(), 0);
}

void tst_WriteQueue::changedOrders_areTold_beforeTheAnswer_withoutThoseOfUndoneSteps()
{
    const auto changing = [](qint64 value, bool keep) {
        return [value, keep](WriteContext& context) {
            const bool isWritten = bool(context.db.run("INSERT INTO t VALUES (?)", value));
            context.changedOrders.push_back({OrderId(value), context.nextPosition()});
            return StepVerdict{.keep = keep && isWritten};
        };
    };
    auto first = submit(changing(1, true));
    auto undone = submit(changing(2, false));
    auto third = submit(changing(3, true));
    QVERIFY(first.get());
    QVERIFY(undone.get());
    QVERIFY(third.get());
    const std::lock_guard lock(m_mutex);
    QCOMPARE(m_changed, (std::vector<qint64>{1, 3}));
}

void tst_WriteQueue::connectionLost_betweenTwoGroups_losesNone()
{
    if (m_fixture->db().engine() == sql::Engine::Sqlite)
        QSKIP("there is no connection to lose");
    qint64 process = 0;
    for (qint64 value = 1; value <= 5; ++value) {
        const auto insert = inserting(value);
        auto written = submit([&](WriteContext& context) {
            const auto own = context.db.integer("SELECT pg_backend_pid()");
            process = own ? (*own).value_or(0) : 0;
            return insert(context);
        });
        QVERIFY(written.get());
        QVERIFY(m_fixture->db().integer("SELECT CAST(pg_terminate_backend(CAST(? AS INTEGER)) AS INTEGER)", process));
    }
    QCOMPARE(rows(), 5);
    QCOMPARE(m_failures, size_t(0));
}

void tst_WriteQueue::crowd_thatWasAnswered_isWaitedFor()
{
    using namespace std::chrono_literals;
    constexpr qint64 kClients = 16;
    constexpr int kRounds = 40;
    qint64 value = 0;
    int waitedFor = 0;
    // Without patience the first of a crowd is alone in its group, unless the writer got no processor meanwhile; with it a busy
    // machine may come too late. So most of many have to be as they should.
    for (int round = 0; round < kRounds; ++round) {
        std::vector<Outcome> outcomes;
        outcomes.reserve(2 * kClients);
        std::promise<void> mayGoOn;
        auto goesOn = mayGoOn.get_future().share();
        outcomes.push_back(submit([goesOn](WriteContext&) {
            goesOn.wait();
            return StepVerdict();
        }));
        for (qint64 i = 0; i < kClients; ++i)
            outcomes.push_back(submit(inserting(++value)));
        mayGoOn.set_value();
        for (Outcome& each : outcomes)
            QVERIFY(each.get());
        outcomes.clear();
        outcomes.push_back(submit(inserting(++value)));
        const auto until = std::chrono::steady_clock::now() + 500us;
        while (std::chrono::steady_clock::now() < until) {
        }
        for (qint64 i = 1; i < kClients; ++i)
            outcomes.push_back(submit(inserting(++value)));
        for (Outcome& each : outcomes)
            QVERIFY(each.get());
        waitedFor += m_newestGroup == size_t(kClients) ? 1 : 0;
    }
    QVERIFY2(waitedFor > kRounds / 2, qPrintable(QString::number(waitedFor)));
}

void tst_WriteQueue::stop_runsWhatWasSubmitted()
{
    std::vector<Outcome> outcomes;
    outcomes.reserve(100);
    for (int i = 0; i < 100; ++i)
        outcomes.push_back(submit(inserting(i)));
    m_queue.reset();
    for (Outcome& outcome : outcomes)
        QVERIFY(outcome.get());
    QCOMPARE(rows(), 100);
}

QTEST_GUILESS_MAIN(tst_WriteQueue)
#include "tst_WriteQueue.moc"
