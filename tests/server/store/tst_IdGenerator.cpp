// SPDX-License-Identifier: Apache-2.0
#include "server/store/IdGenerator.h"
#include "tests/support/ManualClock.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

#include <set>
#include <thread>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

class tst_IdGenerator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ids_areUniqueAndRising_whateverTheClockDoes_data();
    void ids_areUniqueAndRising_whateverTheClockDoes();
    void ids_fromFourThreads_areUnique();
    void restart_withAnEarlierClock_givesNoIdTwice();
    void twoWorkers_inOneMillisecond_neverMeet();
    void newestTime_isPersistedWithTheTransaction();
};

void tst_IdGenerator::ids_areUniqueAndRising_whateverTheClockDoes_data()
{
    QTest::addColumn<qint64>("stepMs");
    QTest::newRow("clock stands still") << qint64(0);
    QTest::newRow("clock runs") << qint64(1);
    QTest::newRow("clock goes back 5 s") << qint64(-5'000);
    QTest::newRow("clock goes back 1 h") << qint64(-3'600'000);
    QTest::newRow("clock jumps ahead 1 h") << qint64(3'600'000);
}

void tst_IdGenerator::ids_areUniqueAndRising_whateverTheClockDoes()
{
    QFETCH(qint64, stepMs);
    test::ManualClock clock;
    server::IdGenerator ids(clock, 7, 0);
    qint64 last = 0;
    for (int i = 0; i < 20'000; ++i) {
        if (i % 5'000 == 4'999)
            clock.advanceMs(stepMs);
        const qint64 id = ids.next();
        QVERIFY(id > last);
        last = id;
    }
}

void tst_IdGenerator::ids_fromFourThreads_areUnique()
{
    test::ManualClock clock;
    server::IdGenerator ids(clock, 7, 0);
    std::vector<std::vector<qint64>> given(4);
    std::vector<std::thread> threads;
    threads.reserve(given.size());
    for (auto& mine : given) {
        threads.emplace_back([&] {
            for (int i = 0; i < 25'000; ++i)
                mine.push_back(ids.next());
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    std::set<qint64> all;
    for (const auto& mine : given)
        all.insert(mine.begin(), mine.end());
    QCOMPARE(all.size(), size_t(100'000));
}

void tst_IdGenerator::restart_withAnEarlierClock_givesNoIdTwice()
{
    test::ManualClock clock;
    server::IdGenerator before(clock, 7, 0);
    std::set<qint64> all;
    for (int i = 0; i < 10'000; ++i)
        all.insert(before.next());
    clock.advanceMs(-3'600'000);
    server::IdGenerator after(clock, 7, before.lastMs());
    for (int i = 0; i < 10'000; ++i)
        all.insert(after.next());
    QCOMPARE(all.size(), size_t(20'000));
}

void tst_IdGenerator::twoWorkers_inOneMillisecond_neverMeet()
{
    test::ManualClock clock;
    server::IdGenerator one(clock, 1, 0);
    server::IdGenerator two(clock, 2, 0);
    std::set<qint64> all;
    for (int i = 0; i < 5'000; ++i) {
        all.insert(one.next());
        all.insert(two.next());
    }
    QCOMPARE(all.size(), size_t(10'000));
}

void tst_IdGenerator::newestTime_isPersistedWithTheTransaction()
{
    test::StoreFixture fixture;
    fixture.ids().next();
    QVERIFY(fixture.context().persistClocks());
    const auto stored = fixture.db().integer("SELECT last_ms FROM workers");
    QVERIFY(stored);
    QCOMPARE(*stored, fixture.ids().lastMs());
}

QTEST_GUILESS_MAIN(tst_IdGenerator)
#include "tst_IdGenerator.moc"
