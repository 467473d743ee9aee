// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Role.h"
#include "core/domain/Stock.h"
#include "core/domain/Timeline.h"

#include <QStringList>
#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

class VocabularyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roles_namesComeBack();
    void roles_setsOfRoles();
    void roles_onlyTheWarehouseSeesNoMoney();
    void movementKinds_namesComeBack();
    void stockReasons_areTheContracts();
    void stockEffects_deltas();
    void timelineKinds_namesComeBack();
};

void VocabularyTest::roles_namesComeBack()
{
    QStringList names;
    for (const Role role : {Role::Merchant, Role::Manager, Role::Warehouse, Role::Storefront}) {
        names += nameOf(role);
        QCOMPARE(roleFromName(names.last()), std::optional<Role>(role));
    }
    QCOMPARE(names.join(u' '), u"merchant manager warehouse storefront"_s);
    QVERIFY(!roleFromName(u"Merchant"));
    QVERIFY(!roleFromName(u"admin"));
    QVERIFY(!roleFromName(u""));
}

void VocabularyTest::roles_setsOfRoles()
{
    const Roles some = Role::Merchant | Role::Warehouse;
    QVERIFY(some.contains(Role::Merchant) && some.contains(Role::Warehouse));
    QVERIFY(!some.contains(Role::Manager) && !some.contains(Role::Storefront));
    QCOMPARE(Roles::fromBits(some.bits()), some);
    QCOMPARE(Roles::fromBits(0xF0), Roles());
    QCOMPARE(kEveryRole.bits(), 15);
    // Feeds store the bits: they must never change.
    QCOMPARE(Roles(Role::Merchant).bits(), 1);
    QCOMPARE(Roles(Role::Manager).bits(), 2);
    QCOMPARE(Roles(Role::Warehouse).bits(), 4);
    QCOMPARE(Roles(Role::Storefront).bits(), 8);
}

void VocabularyTest::roles_onlyTheWarehouseSeesNoMoney()
{
    QVERIFY(seesMoney(Role::Merchant));
    QVERIFY(seesMoney(Role::Manager));
    QVERIFY(!seesMoney(Role::Warehouse));
    QVERIFY(seesMoney(Role::Storefront));
}

void VocabularyTest::movementKinds_namesComeBack()
{
    QStringList names;
    for (const MovementKind kind : {MovementKind::Receive, MovementKind::Reserve, MovementKind::Release,
                                    MovementKind::Ship, MovementKind::Adjust, MovementKind::Count}) {
        names += nameOf(kind);
        QCOMPARE(movementKindFromName(names.last()), std::optional<MovementKind>(kind));
    }
    QCOMPARE(names.join(u' '), u"RECEIVE RESERVE RELEASE SHIP ADJUST COUNT"_s);
    QVERIFY(!movementKindFromName(u"SOLD"));
}

void VocabularyTest::stockReasons_areTheContracts()
{
    for (const char16_t* name : {u"RECEIVED", u"RETURNED", u"DAMAGED", u"LOST", u"COUNTED", u"CORRECTION", u"OTHER"})
        QVERIFY(isStockReason(name));
    QVERIFY(!isStockReason(u"received"));
    QVERIFY(!isStockReason(u""));
    QVERIFY(!isStockReason(u"SOLD"));
}

void VocabularyTest::stockEffects_deltas()
{
    const auto deltas = [](MovementKind kind) {
        const StockEffect effect{u"A"_s, 1, kind, 3, 0};
        return std::pair(effect.deltaOnHand(), effect.deltaReserved());
    };
    using Deltas = std::pair<qint64, qint64>;
    QCOMPARE(deltas(MovementKind::Reserve), Deltas(0, 3));
    QCOMPARE(deltas(MovementKind::Release), Deltas(0, -3));
    QCOMPARE(deltas(MovementKind::Ship), Deltas(-3, -3));
}

void VocabularyTest::timelineKinds_namesComeBack()
{
    QStringList names;
    for (int i = 0; i <= static_cast<int>(TimelineKind::Imported); ++i) {
        names += nameOf(static_cast<TimelineKind>(i));
        QCOMPARE(timelineKindFromName(names.last()), std::optional<TimelineKind>(static_cast<TimelineKind>(i)));
    }
    QCOMPARE(
        names.join(u' '),
        u"PLACED PAID PAYMENT_REFUSED SHIPPED SHIPMENT_CORRECTED COMPLETED CANCELLED TIMED_OUT REFUNDED HELD "
        "HOLD_RELEASED HOLD_EXPIRED CLAIMED CLAIM_RELEASED CLAIM_TAKEN_OVER NOTED PACKED EDITED PRINTED IMPORTED"_s);
    QCOMPARE(names.removeDuplicates(), qsizetype(0));
    QVERIFY(!timelineKindFromName(u"placed"));
}

QTEST_GUILESS_MAIN(VocabularyTest)
#include "tst_Vocabulary.moc"
