// SPDX-License-Identifier: Apache-2.0
#include "server/accounts/SessionRepository.h"
#include "server/accounts/SignInThrottle.h"
#include "tests/server/accounts/AccountsFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::test;

class tst_SignInThrottle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delay_growsToAMinute();
    void row_afterADayWithoutFailure_beginsAnew();
    void clockGoingBack_locksNobodyOut();
    void names_beyondTheLimit_forgetTheOldest();
    void signIn_afterFiveFailures_waits_data();
    void signIn_afterFiveFailures_waits();
    void signIn_afterTheWait_worksAndForgives();
    void failures_surviveARestart();
    void failures_areNotKeptUnderTheName();
};

void tst_SignInThrottle::delay_growsToAMinute()
{
    SignInThrottle throttle;
    UtcTime now(1'000'000);
    for (const int delay : {0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60}) {
        QCOMPARE(throttle.failed(u"a"_s, now).failures.blockedUntil, now.plusSeconds(delay));
        if (delay == 0) {
            QVERIFY(!throttle.wait(u"a"_s, now));
            continue;
        }
        QCOMPARE(throttle.wait(u"a"_s, now), std::optional(std::chrono::seconds(delay)));
        QCOMPARE(throttle.wait(u"a"_s, now.plusMs(delay * 1000 - 1)), std::optional(std::chrono::seconds(1)));
        now = now.plusSeconds(delay);
        QVERIFY(!throttle.wait(u"a"_s, now));
        QVERIFY(!throttle.wait(u"b"_s, now));
    }
    QVERIFY(throttle.succeeded(u"a"_s));
    QCOMPARE(throttle.failed(u"a"_s, now).failures.count, 1);
}

void tst_SignInThrottle::row_afterADayWithoutFailure_beginsAnew()
{
    SignInThrottle throttle;
    UtcTime now(1'000'000);
    for (int i = 0; i < 8; ++i)
        throttle.failed(u"a"_s, now);
    QCOMPARE(throttle.failed(u"a"_s, now.plusSeconds(86'401)).failures.count, 1);
}

void tst_SignInThrottle::clockGoingBack_locksNobodyOut()
{
    SignInThrottle throttle;
    const UtcTime now(100'000'000);
    for (int i = 0; i < 8; ++i)
        throttle.failed(u"a"_s, now);
    QVERIFY(throttle.wait(u"a"_s, now));
    QVERIFY(!throttle.wait(u"a"_s, now.plusSeconds(-3600)));
}

void tst_SignInThrottle::names_beyondTheLimit_forgetTheOldest()
{
    SignInThrottle throttle(3);
    for (int i = 0; i < 3; ++i)
        QVERIFY(!throttle.failed(QString::number(i), UtcTime(i)).forgotten);
    QVERIFY(!throttle.failed(u"0"_s, UtcTime(4)).forgotten);
    QCOMPARE(throttle.failed(u"new"_s, UtcTime(5)).forgotten, std::optional(u"1"_s));
    QCOMPARE(throttle.failed(u"0"_s, UtcTime(6)).failures.count, 3);
    QCOMPARE(throttle.failed(u"1"_s, UtcTime(7)).failures.count, 1);
}

void tst_SignInThrottle::signIn_afterFiveFailures_waits_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a user") << u"Merle"_s;
    QTest::newRow("nobody") << u"nobody"_s;
}

void tst_SignInThrottle::signIn_afterFiveFailures_waits()
{
    QFETCH(QString, name);
    AccountsFixture shop;
    for (int i = 0; i < 5; ++i)
        // However the letters are written.
        QCOMPARE(AccountsFixture::codeOf(shop.trySignIn(i % 2 ? name.toUpper() : name, u"wrong"_s)),
                 u"UNAUTHENTICATED"_s);
    for (const qint64 delay : {1, 2, 4}) {
        const auto refused = shop.trySignIn(name, passwordOf(name));
        QCOMPARE(AccountsFixture::codeOf(refused), u"RATE_LIMITED"_s);
        QCOMPARE(refused.error().retryAfter, std::optional(std::chrono::seconds(delay)));
        QVERIFY(AccountsFixture::codeOf(shop.trySignIn(u"walter"_s, u"wrong"_s)) != u"RATE_LIMITED"_s);
        shop.clock.advanceSeconds(delay);
        QCOMPARE(AccountsFixture::codeOf(shop.trySignIn(name, u"wrong"_s)), u"UNAUTHENTICATED"_s);
    }
}

void tst_SignInThrottle::signIn_afterTheWait_worksAndForgives()
{
    AccountsFixture shop;
    for (int i = 0; i < 5; ++i)
        QVERIFY(!shop.trySignIn(u"Merle"_s, u"wrong"_s));
    shop.clock.advanceSeconds(1);
    QVERIFY(shop.trySignIn(u"Merle"_s, passwordOf(u"Merle"_s)));
    for (int i = 0; i < 4; ++i)
        QVERIFY(!shop.trySignIn(u"Merle"_s, u"wrong"_s));
    QVERIFY(shop.trySignIn(u"Merle"_s, passwordOf(u"Merle"_s)));
    shop.settle();
    QCOMPARE(StoreFixture::orThrow(shop.db().integer("SELECT count(*) FROM sign_in_failures")),
             std::optional<qint64>(0));
}

void tst_SignInThrottle::failures_surviveARestart()
{
    AccountsFixture shop;
    for (int i = 0; i < 6; ++i) {
        QVERIFY(!shop.trySignIn(u"Merle"_s, u"wrong"_s));
        shop.clock.advanceSeconds(1);
    }
    shop.settle();
    shop.restart();
    const auto refused = shop.trySignIn(u"Merle"_s, passwordOf(u"Merle"_s));
    QCOMPARE(AccountsFixture::codeOf(refused), u"RATE_LIMITED"_s);
    QCOMPARE(refused.error().retryAfter, std::optional(std::chrono::seconds(1)));
}

void tst_SignInThrottle::failures_areNotKeptUnderTheName()
{
    AccountsFixture shop;
    QVERIFY(!shop.trySignIn(u"my secret password"_s, u"wrong"_s));
    shop.settle();
    for (const auto& [key, failures] : StoreFixture::orThrow(signInFailures(shop.db()))) {
        QCOMPARE(failures.count, 1);
        QVERIFY(!key.contains(u"secret"_s));
    }
}

QTEST_GUILESS_MAIN(tst_SignInThrottle)
#include "tst_SignInThrottle.moc"
