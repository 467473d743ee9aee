// SPDX-License-Identifier: Apache-2.0
#include "server/store/ReplicaLag.h"

#include <QTest>

using namespace ch::server;
using namespace std::chrono_literals;

namespace {

constexpr ReplicaLag::Moment kStart{};

} // namespace

class tst_ReplicaLag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measure_whereNothingHappens_isNone()
    {
        ReplicaLag lag;
        QVERIFY(lag.measure(10, 10, kStart) == 0s);
        QVERIFY(lag.measure(10, 10, kStart + 1h) == 0s);
    }
    void measure_ofAReplicaThatFollows_isSinceThePrimaryWasFurther()
    {
        ReplicaLag lag;
        QVERIFY(lag.measure(10, 10, kStart) == 0s);
        QVERIFY(lag.measure(20, 10, kStart + 1s) == 0s);
        QVERIFY(lag.measure(30, 10, kStart + 2s) == 1s);
        QVERIFY(lag.measure(30, 20, kStart + 5s) == 3s);
        QVERIFY(lag.measure(30, 30, kStart + 6s) == 0s);
    }
    void measure_ofAReplicaThatIsAwayForDays_isExact_andRemembersLittle()
    {
        ReplicaLag lag;
        lag.measure(1, 1, kStart);
        for (int i = 1; i <= 1'000'000; ++i) {
            const auto behind = lag.measure(1 + i, 1, kStart + i * 100ms);
            QVERIFY(behind == (i - 1) * 100ms);
            QVERIFY(lag.size() <= ReplicaLag::kMost);
        }
    }
    void measure_ofAReplicaThatCatchesUp_isNeverTooShort_andHardlyTooLong()
    {
        ReplicaLag lag;
        lag.measure(1, 1, kStart);
        for (int i = 1; i <= 10'000; ++i)
            lag.measure(1 + i, 1, kStart + i * 100ms);
        const auto now = kStart + 1000s;
        for (int replica = 1; replica <= 10'000; replica += 7) {
            const auto behind = lag.measure(10'001, replica, now);
            const auto really = now - (kStart + replica * 100ms);
            QVERIFY(behind >= really);
            QVERIFY(behind <= really + really / 100);
        }
        QVERIFY(lag.measure(10'001, 10'001, now) == 0s);
    }
};

QTEST_GUILESS_MAIN(tst_ReplicaLag)
#include "tst_ReplicaLag.moc"
