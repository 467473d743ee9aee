// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderSteps.h"
#include "tests/core/domain/ChangeText.h"
#include "tests/core/domain/OrderFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::test;

class OrderPackingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void claim_isForFifteenMinutes();
    void claim_ofAnother_isRefusedWithFacts();
    void claim_ofAnotherThatExpired_isAsNone();
    void claim_own_isRenewed();
    void claim_ownAtAnotherDevice_isAnothers();
    void claim_takenOver_namesBoth();
    void claim_takeOverOfNone_isAPlainClaim();
    void releaseClaim_own_endsIt();
    void releaseClaim_ofAnother_isRefused();
    void packing_setsTheNamedLines();
    void packing_countedByHand_isOnTheTimeline();
    void packing_canBeTakenBack();
    void packing_quantities_areBounded_data();
    void packing_quantities_areBounded();
    void packing_underAnothersClaim_isRefused();
    void packing_underAHold_goesOn();
};

void OrderPackingTest::claim_isForFifteenMinutes()
{
    const auto change = claim(paidOrder(), false, {}, step());
    QVERIFY(change);
    QCOMPARE(change->after.claim, std::optional<Claim>(claimBy(7, kNow.plusSeconds(900))));
    QCOMPARE(kindsOf(*change), QStringList(u"CLAIMED"_s));
    QCOMPARE(detailOf(change->timeline[0], u"expires_at"), kNow.plusSeconds(900).toString());
}

void OrderPackingTest::claim_ofAnother_isRefusedWithFacts()
{
    Order claimed = paidOrder();
    claimed.claim = claimBy(8, kNow.plusMs(1));
    const auto result = claim(claimed, false, {}, step());
    QCOMPARE(codeOf(result), u"CLAIMED"_s);
    const QJsonObject facts = factsOf(result.error());
    QCOMPARE(facts[u"user"_s].toString(), u"user8"_s);
    QCOMPARE(facts[u"device"_s].toString(), u"desk"_s);
    QCOMPARE(facts[u"expires_at"_s].toString(), kNow.plusMs(1).toString());
}

void OrderPackingTest::claim_ofAnotherThatExpired_isAsNone()
{
    Order claimed = paidOrder();
    claimed.claim = claimBy(8, kNow);
    const auto change = claim(claimed, false, {}, step());
    QVERIFY(change);
    QCOMPARE(change->after.claim->userId, UserId(7));
    QCOMPARE(kindsOf(*change), QStringList(u"CLAIMED"_s));
    QVERIFY(setPacking(claimed, {{1, 1}}, step()));
}

void OrderPackingTest::claim_own_isRenewed()
{
    Order claimed = paidOrder();
    claimed.claim = claimBy(7, kNow.plusSeconds(1));
    const auto change = claim(claimed, false, {}, step());
    QVERIFY(change);
    QCOMPARE(change->after.claim, std::optional<Claim>(claimBy(7, kNow.plusSeconds(900))));
    QCOMPARE(kindsOf(*change), QStringList(u"CLAIMED"_s));
}

void OrderPackingTest::claim_ownAtAnotherDevice_isAnothers()
{
    Order claimed = paidOrder();
    claimed.claim = claimBy(7, kNow.plusSeconds(1));
    claimed.claim->device = u"tablet"_s;
    QCOMPARE(codeOf(claim(claimed, false, {}, step())), u"CLAIMED"_s);
    QCOMPARE(codeOf(releaseClaim(claimed, step())), u"CLAIMED"_s);
    QCOMPARE(codeOf(setPacking(claimed, {{1, 1}}, step())), u"CLAIMED"_s);
    const auto change = claim(claimed, true, u"the tablet is empty"_s, step());
    QVERIFY(change);
    QCOMPARE(change->after.claim, std::optional<Claim>(claimBy(7, kNow.plusSeconds(900))));
    QCOMPARE(kindsOf(*change), QStringList(u"CLAIM_TAKEN_OVER"_s));
    QCOMPARE(changesOf(change->timeline[0]), QStringList(u"device: tablet -> desk"_s));
}

void OrderPackingTest::claim_takenOver_namesBoth()
{
    Order claimed = paidOrder();
    claimed.claim = claimBy(8, kNow.plusSeconds(60));
    QCOMPARE(fieldsOf(claim(claimed, true, u" "_s, step())), QStringList(u"reason"_s));
    const auto change = claim(claimed, true, u"went home"_s, step());
    QVERIFY(change);
    QCOMPARE(change->after.claim, std::optional<Claim>(claimBy(7, kNow.plusSeconds(900))));
    QCOMPARE(kindsOf(*change), QStringList(u"CLAIM_TAKEN_OVER"_s));
    QCOMPARE(changesOf(change->timeline[0]).value(0), u"user: user8 -> user7"_s);
    QCOMPARE(detailOf(change->timeline[0], u"reason"), u"went home"_s);
}

void OrderPackingTest::claim_takeOverOfNone_isAPlainClaim()
{
    const auto change = claim(paidOrder(), true, u"went home"_s, step());
    QVERIFY(change);
    QCOMPARE(kindsOf(*change), QStringList(u"CLAIMED"_s));
}

void OrderPackingTest::releaseClaim_own_endsIt()
{
    Order claimed = paidOrder();
    claimed.claim = claimBy(7, kNow.plusSeconds(60));
    const auto change = releaseClaim(claimed, step());
    QVERIFY(change);
    QVERIFY(!change->after.claim);
    QCOMPARE(change->after.version, kVersion);
    QCOMPARE(kindsOf(*change), QStringList(u"CLAIM_RELEASED"_s));
}

void OrderPackingTest::releaseClaim_ofAnother_isRefused()
{
    Order claimed = paidOrder();
    claimed.claim = claimBy(8, kNow.plusSeconds(60));
    QCOMPARE(codeOf(releaseClaim(claimed, step())), u"CLAIMED"_s);
}

void OrderPackingTest::packing_setsTheNamedLines()
{
    const auto change = setPacking(paidOrder(), {{2, 1}}, step());
    QVERIFY(change);
    QCOMPARE(change->after.lines[0].packedQuantity, qint64(0));
    QCOMPARE(change->after.lines[1].packedQuantity, qint64(1));
    QCOMPARE(change->after.fulfilment(), Fulfilment::Packing);
    QVERIFY(change->stock.empty());
    QCOMPARE(kindsOf(*change), QStringList(u"PACKED"_s));
    QCOMPARE(changesOf(change->timeline[0]), QStringList(u"line_2.packed_quantity: 0 -> 1"_s));
    QCOMPARE(detailOf(change->timeline[0], u"packed"), u"1"_s);
    QCOMPARE(detailOf(change->timeline[0], u"of"), u"5"_s);
    const auto all = setPacking(change->after, {{1, 3}, {2, 2}}, step());
    QVERIFY(all);
    QCOMPARE(all->after.fulfilment(), Fulfilment::Packed);
}

void OrderPackingTest::packing_countedByHand_isOnTheTimeline()
{
    const auto change = setPacking(paidOrder(), PackingDraft{.packed = {{1, 3}, {2, 1}}, .byHand = {{1, 2}}}, step());
    QVERIFY(change);
    QCOMPARE(change->after.lines[0].packedQuantity, qint64(3));
    QCOMPARE(detailOf(change->timeline[0], u"packed"), u"4"_s);
    QCOMPARE(detailOf(change->timeline[0], u"by_hand"), u"2"_s);
    // More than was packed, or of a line that was not.
    QCOMPARE(codeOf(setPacking(paidOrder(), PackingDraft{.packed = {{1, 3}}, .byHand = {{1, 4}}}, step())),
             u"VALIDATION_FAILED"_s);
    QCOMPARE(codeOf(setPacking(paidOrder(), PackingDraft{.packed = {{1, 3}}, .byHand = {{2, 1}}}, step())),
             u"VALIDATION_FAILED"_s);
}

void OrderPackingTest::packing_canBeTakenBack()
{
    Order packed = paidOrder();
    packed.lines[0].packedQuantity = 3;
    const auto change = setPacking(packed, {{1, 0}}, step());
    QVERIFY(change);
    QCOMPARE(change->after.fulfilment(), Fulfilment::Unfulfilled);
}

void OrderPackingTest::packing_quantities_areBounded_data()
{
    QTest::addColumn<std::vector<LineQuantity>>("packed");
    QTest::addColumn<QString>("fields");
    using Lines = std::vector<LineQuantity>;
    // Of line 1 one of three has left and one was released; of line 2 both are there.
    QTest::newRow("least") << Lines{{1, 1}, {2, 0}} << QString();
    QTest::newRow("most") << Lines{{1, 2}, {2, 2}} << QString();
    QTest::newRow("less than left") << Lines{{1, 0}} << u"lines[0].packed_quantity"_s;
    QTest::newRow("more than is there") << Lines{{1, 3}, {2, 3}}
                                        << u"lines[0].packed_quantity lines[1].packed_quantity"_s;
    QTest::newRow("unknown line") << Lines{{2, 1}, {7, 1}} << u"lines[1].line_no"_s;
}

void OrderPackingTest::packing_quantities_areBounded()
{
    QFETCH(std::vector<LineQuantity>, packed);
    QFETCH(QString, fields);
    Order partly = partlyShippedOrder();
    partly.lines[0].releasedQuantity = 1;
    const auto result = setPacking(partly, packed, step());
    QCOMPARE(static_cast<bool>(result), fields.isEmpty());
    QCOMPARE(fieldsOf(result).join(u' '), fields);
}

void OrderPackingTest::packing_underAnothersClaim_isRefused()
{
    Order claimed = paidOrder();
    claimed.claim = claimBy(8, kNow.plusSeconds(60));
    QCOMPARE(codeOf(setPacking(claimed, {{1, 1}}, step())), u"CLAIMED"_s);
    claimed.claim = claimBy(7, kNow.plusSeconds(60));
    QVERIFY(setPacking(claimed, {{1, 1}}, step()));
}

void OrderPackingTest::packing_underAHold_goesOn()
{
    Order held = paidOrder();
    held.hold = holdUntil({});
    QVERIFY(setPacking(held, {{1, 1}}, step()));
}

QTEST_GUILESS_MAIN(OrderPackingTest)
#include "tst_OrderPacking.moc"
