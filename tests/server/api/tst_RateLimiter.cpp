// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Reason.h"
#include "server/api/RateLimiter.h"

#include <QTest>

#include <optional>
#include <thread>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Turn = std::shared_ptr<const RateLimiter::Turn>;

/// A request that is admitted and over at once.
Result<> passes(RateLimiter& limiter, int user, UtcTime now)
{
    return limiter.admit(UserId(user), now, [](const Turn&) {});
}

} // namespace

class tst_RateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void burst_thenOneForEachInterval();
    void others_areNotAffected();
    void line_isServedInOrderOneByOne();
    void line_ofOneUser_isNoOthers();
    void longRequest_costsItsTime();
    void clockGoingBack_isSurvived();
};

void tst_RateLimiter::burst_thenOneForEachInterval()
{
    RateLimiter limiter({.burst = 30, .interval = 100ms});
    UtcTime now(1'000'000);
    for (int i = 0; i < 30; ++i)
        QVERIFY(passes(limiter, 1, now));
    const auto refused = passes(limiter, 1, now);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QString(rowOf(Reason::RateLimited).name));
    QCOMPARE(refused.error().retryAfter, std::optional(1s));
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!passes(limiter, 1, now.plusMs(99)));
        now = now.plusMs(100);
        QVERIFY(passes(limiter, 1, now));
    }
    now = now.plusSeconds(3);
    for (int i = 0; i < 30; ++i)
        QVERIFY(passes(limiter, 1, now));
    QVERIFY(!passes(limiter, 1, now));
}

void tst_RateLimiter::others_areNotAffected()
{
    RateLimiter limiter({.burst = 1, .interval = 1s});
    const UtcTime now(1'000'000);
    QVERIFY(passes(limiter, 1, now));
    QVERIFY(!passes(limiter, 1, now));
    for (int user = 2; user < 5'000; ++user)
        QVERIFY(passes(limiter, user, now));
    QVERIFY(!passes(limiter, 1, now));
}

void tst_RateLimiter::line_isServedInOrderOneByOne()
{
    RateLimiter limiter({.burst = 30, .interval = 100ms, .concurrent = 2, .waiting = 3});
    const UtcTime now(1'000'000);
    std::vector<int> begun;
    std::vector<Turn> running;
    const auto ask = [&](int number) {
        return limiter.admit(UserId(1), now, [&, number](Turn turn) {
            begun.push_back(number);
            running.push_back(std::move(turn));
        });
    };
    for (int i = 1; i <= 5; ++i)
        QVERIFY(ask(i));
    QCOMPARE(begun, (std::vector{1, 2}));
    const auto refused = ask(6);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"RATE_LIMITED"_s);
    // One ends, the next begins; there is room in the line again.
    running.at(0).reset();
    QCOMPARE(begun, (std::vector{1, 2, 3}));
    QVERIFY(ask(7));
    running.at(2).reset();
    running.at(1).reset();
    QCOMPARE(begun, (std::vector{1, 2, 3, 4, 5}));
    running.at(3).reset();
    QCOMPARE(begun.back(), 7);
    running.clear();
    QVERIFY(ask(8));
    QCOMPARE(begun.back(), 8);
    running.clear();
}

void tst_RateLimiter::line_ofOneUser_isNoOthers()
{
    RateLimiter limiter({.burst = 30, .interval = 100ms, .concurrent = 1, .waiting = 0});
    const UtcTime now(1'000'000);
    Turn held;
    QVERIFY(limiter.admit(UserId(1), now, [&held](Turn turn) { held = std::move(turn); }));
    QVERIFY(!passes(limiter, 1, now));
    QVERIFY(passes(limiter, 2, now));
    held.reset();
    QVERIFY(passes(limiter, 1, now));
}

void tst_RateLimiter::longRequest_costsItsTime()
{
    RateLimiter limiter({.burst = 2, .interval = 10ms, .runningTimeFactor = 100});
    const UtcTime now(1'000'000);
    QVERIFY(limiter.admit(UserId(1), now, [](const Turn&) { std::this_thread::sleep_for(20ms); }));
    // At least 20 ms × 100, of which 10 ms may be owed.
    const auto refused = passes(limiter, 1, now.plusMs(1'900));
    QVERIFY(!refused);
    QVERIFY(passes(limiter, 1, now.plusSeconds(61)));
}

void tst_RateLimiter::clockGoingBack_isSurvived()
{
    RateLimiter limiter({.burst = 1, .interval = 100ms});
    QVERIFY(passes(limiter, 1, UtcTime(1'000'000'000)));
    const UtcTime earlier(1'000'000);
    const auto refused = passes(limiter, 1, earlier);
    QVERIFY(!refused);
    QCOMPARE(refused.error().retryAfter, std::optional(60s));
    QVERIFY(passes(limiter, 1, earlier.plusSeconds(60)));
}

QTEST_GUILESS_MAIN(tst_RateLimiter)
#include "tst_RateLimiter.moc"
