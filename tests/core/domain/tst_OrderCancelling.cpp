// SPDX-License-Identifier: Apache-2.0
#include "tests/core/domain/ChangeText.h"
#include "tests/core/domain/OrderFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::test;

class OrderCancellingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cancel_anyReasonOfPeople_releasesTheReservation_data();
    void cancel_anyReasonOfPeople_releasesTheReservation();
    void cancel_underAHold_endsIt();
    void cancel_twice_releasesOnce();
    void closeExpired_atExpiry_closes();
    void closeExpired_beforeExpiry_isRefused();
    void closeExpired_underAHold_stillCloses();
};

void OrderCancellingTest::cancel_anyReasonOfPeople_releasesTheReservation_data()
{
    QTest::addColumn<QString>("reason");
    for (const char* reason : {"CUSTOMER", "MERCHANT", "FRAUD", "OUT_OF_STOCK", "OTHER"})
        QTest::newRow(reason) << QString::fromLatin1(reason);
}

void OrderCancellingTest::cancel_anyReasonOfPeople_releasesTheReservation()
{
    QFETCH(QString, reason);
    const auto change = cancel(pendingOrder(), reason, u"changed her mind"_s, step(kVersion));
    QVERIFY(change);
    QCOMPARE(change->after.status, OrderStatus::Cancelled);
    QCOMPARE(change->after.cancelReason, reason);
    QCOMPARE(change->after.cancelledAt, std::optional<UtcTime>(kNow));
    QVERIFY(!change->after.expiresAt);
    QCOMPARE(change->after.lines, pendingOrder().lines);
    QCOMPARE(stockOf(*change), QStringList({u"RELEASE AAA line 1 x3 #0"_s, u"RELEASE BBB line 2 x2 #0"_s}));
    QCOMPARE(kindsOf(*change), QStringList(u"CANCELLED"_s));
    QCOMPARE(changesOf(change->timeline[0]), QStringList(u"status: PENDING -> CANCELLED"_s));
    QCOMPARE(detailOf(change->timeline[0], u"reason"), reason);
    QCOMPARE(detailOf(change->timeline[0], u"note"), u"changed her mind"_s);
}

void OrderCancellingTest::cancel_underAHold_endsIt()
{
    Order held = pendingOrder();
    held.hold = holdUntil(kNow.plusSeconds(60));
    const auto change = cancel(held, u"FRAUD"_s, {}, step());
    QVERIFY(change);
    QVERIFY(!change->after.hold);
    QCOMPARE(change->after.version, kVersion + 1);
    QCOMPARE(kindsOf(*change), QStringList({u"CANCELLED"_s, u"HOLD_RELEASED"_s}));
    held.hold = holdUntil(kNow);
    QCOMPARE(kindsOf(*cancel(held, u"FRAUD"_s, {}, step())), QStringList({u"CANCELLED"_s, u"HOLD_EXPIRED"_s}));
}

void OrderCancellingTest::cancel_twice_releasesOnce()
{
    const auto first = cancel(pendingOrder(), u"OTHER"_s, {}, step());
    QVERIFY(first);
    QCOMPARE(codeOf(cancel(first->after, u"OTHER"_s, {}, step())), u"STATE_CONFLICT"_s);
    QCOMPARE(codeOf(closeExpired(first->after, step({}, 7, kNow.plusSeconds(9'999)))), u"STATE_CONFLICT"_s);
}

void OrderCancellingTest::closeExpired_atExpiry_closes()
{
    const Order pending = pendingOrder();
    const auto change = closeExpired(pending, step({}, 7, *pending.expiresAt));
    QVERIFY(change);
    QCOMPARE(change->after.status, OrderStatus::Cancelled);
    QCOMPARE(change->after.cancelReason, u"TIMEOUT"_s);
    QCOMPARE(change->after.version, kVersion + 1);
    QCOMPARE(change->after.updatedAt, *pending.expiresAt);
    QCOMPARE(stockOf(*change), QStringList({u"RELEASE AAA line 1 x3 #0"_s, u"RELEASE BBB line 2 x2 #0"_s}));
    QCOMPARE(kindsOf(*change), QStringList(u"TIMED_OUT"_s));
    QCOMPARE(changesOf(change->timeline[0]), QStringList(u"status: PENDING -> CANCELLED"_s));
    QCOMPARE(detailOf(change->timeline[0], u"expires_at"), pending.expiresAt->toString());
    QCOMPARE(detailOf(change->timeline[0], u"reason"), u"not paid in time"_s);
}

void OrderCancellingTest::closeExpired_beforeExpiry_isRefused()
{
    const Order pending = pendingOrder();
    QCOMPARE(codeOf(closeExpired(pending, step({}, 7, pending.expiresAt->plusMs(-1)))), u"STATE_CONFLICT"_s);
    Order endless = pending;
    endless.expiresAt.reset();
    QCOMPARE(codeOf(closeExpired(endless, step({}, 7, kNow.plusSeconds(99'999'999)))), u"STATE_CONFLICT"_s);
}

void OrderCancellingTest::closeExpired_underAHold_stillCloses()
{
    Order held = pendingOrder();
    held.hold = holdUntil({});
    const auto change = closeExpired(held, step({}, 7, *held.expiresAt));
    QVERIFY(change);
    QCOMPARE(change->after.status, OrderStatus::Cancelled);
    QVERIFY(!change->after.hold);
    QCOMPARE(kindsOf(*change), QStringList({u"TIMED_OUT"_s, u"HOLD_RELEASED"_s}));
}

QTEST_GUILESS_MAIN(OrderCancellingTest)
#include "tst_OrderCancelling.moc"
