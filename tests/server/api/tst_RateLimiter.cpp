// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Reason.h"
#include "server/api/RateLimiter.h"

#include <QTest>

#include <thread>

using namespace ch;
using namespace ch::server;
using namespace std::chrono_literals;

class tst_RateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void burst_thenOneForEachInterval();
    void others_areNotAffected();
    void running_countsUntilItEnds();
    void longRequest_costsItsTime();
    void clockGoingBack_isSurvived();
};

void tst_RateLimiter::burst_thenOneForEachInterval()
{
    RateLimiter limiter({.burst = 30, .interval = 100ms, .concurrent = 1});
    UtcTime now(1'000'000);
    for (int i = 0; i < 30; ++i)
        QVERIFY(limiter.admit(UserId(1), now));
    const auto refused = limiter.admit(UserId(1), now);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QString(rowOf(Reason::RateLimited).name));
    QCOMPARE(refused.error().retryAfter, std::optional(1s));
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!limiter.admit(UserId(1), now.plusMs(99)));
        now = now.plusMs(100);
        QVERIFY(limiter.admit(UserId(1), now));
    }
    now = now.plusSeconds(3);
    for (int i = 0; i < 30; ++i)
        QVERIFY(limiter.admit(UserId(1), now));
    QVERIFY(!limiter.admit(UserId(1), now));
}

void tst_RateLimiter::others_areNotAffected()
{
    RateLimiter limiter({.burst = 1, .interval = 1s, .concurrent = 1});
    const UtcTime now(1'000'000);
    QVERIFY(limiter.admit(UserId(1), now));
    QVERIFY(!limiter.admit(UserId(1), now));
    for (int user = 2; user < 5'000; ++user)
        QVERIFY(limiter.admit(UserId(user), now));
    QVERIFY(!limiter.admit(UserId(1), now));
}

void tst_RateLimiter::running_countsUntilItEnds()
{
    RateLimiter limiter({.burst = 30, .interval = 100ms, .concurrent = 2});
    const UtcTime now(1'000'000);
    auto first = limiter.admit(UserId(1), now);
    {
        const auto second = limiter.admit(UserId(1), now);
        QVERIFY(second);
        QVERIFY(!limiter.admit(UserId(1), now));
        QVERIFY(limiter.admit(UserId(2), now));
    }
    QVERIFY(limiter.admit(UserId(1), now));
}

void tst_RateLimiter::longRequest_costsItsTime()
{
    RateLimiter limiter({.burst = 2, .interval = 10ms, .concurrent = 1, .runningTimeFactor = 100});
    const UtcTime now(1'000'000);
    {
        const auto slow = limiter.admit(UserId(1), now);
        QVERIFY(slow);
        std::this_thread::sleep_for(20ms);
    }
    // At least 20 ms × 100, of which 10 ms may be owed.
    const auto refused = limiter.admit(UserId(1), now.plusMs(1'900));
    QVERIFY(!refused);
    QVERIFY(limiter.admit(UserId(1), now.plusSeconds(61)));
}

void tst_RateLimiter::clockGoingBack_isSurvived()
{
    RateLimiter limiter({.burst = 1, .interval = 100ms, .concurrent = 1});
    QVERIFY(limiter.admit(UserId(1), UtcTime(1'000'000'000)));
    const UtcTime earlier(1'000'000);
    const auto refused = limiter.admit(UserId(1), earlier);
    QVERIFY(!refused);
    QCOMPARE(refused.error().retryAfter, std::optional(60s));
    QVERIFY(limiter.admit(UserId(1), earlier.plusSeconds(60)));
}

QTEST_GUILESS_MAIN(tst_RateLimiter)
#include "tst_RateLimiter.moc"
