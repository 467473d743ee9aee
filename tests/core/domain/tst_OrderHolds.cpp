// SPDX-License-Identifier: Apache-2.0
#include "tests/core/domain/ChangeText.h"
#include "tests/core/domain/OrderFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::test;

class OrderHoldsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hold_setsReasonAndEnd();
    void hold_again_replacesAndShowsTheOld();
    void hold_afterOneThatLapsed_isANewOne();
    void hold_inThePast_isRefused();
    void release_endsIt();
    void release_ofALapsedHold_saysThatItExpired();
    void expire_onlyWhenItsTimePassed();
};

void OrderHoldsTest::hold_setsReasonAndEnd()
{
    for (const Order& before : {pendingOrder(), paidOrder()}) {
        const auto change = hold(before, u"fraud check"_s, kNow.plusMs(1), step(kVersion));
        QVERIFY(change);
        const Hold expected{.reason = u"fraud check"_s, .until = kNow.plusMs(1), .by = u"user7"_s, .at = kNow};
        QCOMPARE(change->after.hold, std::optional<Hold>(expected));
        QCOMPARE(change->after.status, before.status);
        QCOMPARE(change->after.expiresAt, before.expiresAt);
        QVERIFY(change->stock.empty());
        QCOMPARE(kindsOf(*change), QStringList(u"HELD"_s));
        QCOMPARE(detailOf(change->timeline[0], u"reason"), u"fraud check"_s);
        QCOMPARE(detailOf(change->timeline[0], u"until"), kNow.plusMs(1).toString());
        QVERIFY(change->timeline[0].changes.empty());
    }
    QCOMPARE(detailOf(hold(paidOrder(), u"x"_s, {}, step())->timeline[0], u"until"), u"-"_s);
}

void OrderHoldsTest::hold_again_replacesAndShowsTheOld()
{
    Order held = paidOrder();
    held.hold = holdUntil({});
    const auto change = hold(held, u"customer asked"_s, kNow.plusSeconds(60), step());
    QVERIFY(change);
    QCOMPARE(change->after.hold->reason, u"customer asked"_s);
    QCOMPARE(kindsOf(*change), QStringList(u"HELD"_s));
    QCOMPARE(changesOf(change->timeline[0]), QStringList({u"reason: address unclear -> customer asked"_s,
                                                          u"until: - -> "_s + kNow.plusSeconds(60).toString()}));
}

void OrderHoldsTest::hold_afterOneThatLapsed_isANewOne()
{
    Order held = paidOrder();
    held.hold = holdUntil(kNow);
    const auto change = hold(held, u"customer asked"_s, {}, step());
    QVERIFY(change);
    QCOMPARE(kindsOf(*change), QStringList({u"HOLD_EXPIRED"_s, u"HELD"_s}));
    QVERIFY(change->timeline[1].changes.empty());
    QCOMPARE(change->after.version, kVersion + 1);
}

void OrderHoldsTest::hold_inThePast_isRefused()
{
    QCOMPARE(fieldsOf(hold(paidOrder(), u"x"_s, kNow, step())), QStringList(u"until"_s));
    QCOMPARE(fieldsOf(hold(paidOrder(), u""_s, kNow.plusSeconds(-1), step())), QStringList({u"reason"_s, u"until"_s}));
}

void OrderHoldsTest::release_endsIt()
{
    Order held = pendingOrder();
    held.hold = holdUntil(kNow.plusSeconds(60));
    const auto change = releaseHold(held, step(kVersion));
    QVERIFY(change);
    QVERIFY(!change->after.hold);
    QCOMPARE(kindsOf(*change), QStringList(u"HOLD_RELEASED"_s));
    QCOMPARE(detailOf(change->timeline[0], u"reason"), u"address unclear"_s);
    // Without a hold there is nothing to do, but a stale look is still one.
    QCOMPARE(codeOf(releaseHold(pendingOrder(), step(kVersion - 1))), u"VERSION_MISMATCH"_s);
}

void OrderHoldsTest::release_ofALapsedHold_saysThatItExpired()
{
    Order held = paidOrder();
    held.hold = holdUntil(kNow);
    const auto change = releaseHold(held, step());
    QVERIFY(change);
    QVERIFY(!change->after.hold);
    QCOMPARE(kindsOf(*change), QStringList(u"HOLD_EXPIRED"_s));
}

void OrderHoldsTest::expire_onlyWhenItsTimePassed()
{
    Order held = paidOrder();
    QCOMPARE(codeOf(expireHold(held, step())), u"STATE_CONFLICT"_s);
    held.hold = holdUntil({});
    QCOMPARE(codeOf(expireHold(held, step())), u"STATE_CONFLICT"_s);
    held.hold = holdUntil(kNow.plusMs(1));
    QCOMPARE(codeOf(expireHold(held, step())), u"STATE_CONFLICT"_s);
    held.hold = holdUntil(kNow);
    const auto change = expireHold(held, step());
    QVERIFY(change);
    QVERIFY(!change->after.hold);
    QCOMPARE(change->after.version, kVersion + 1);
    QCOMPARE(change->after.status, OrderStatus::Paid);
    QCOMPARE(kindsOf(*change), QStringList(u"HOLD_EXPIRED"_s));
    QCOMPARE(change->timeline[0].actor.name, u"service"_s);
    QCOMPARE(detailOf(change->timeline[0], u"until"), kNow.toString());
    QVERIFY(ship(change->after, {u"DHL"_s, {}, {}, false}, step()));
}

QTEST_GUILESS_MAIN(OrderHoldsTest)
#include "tst_OrderHolds.moc"
