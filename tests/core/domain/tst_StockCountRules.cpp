// SPDX-License-Identifier: Apache-2.0
#include "core/domain/StockCountRules.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

namespace {

UtcTime at(int minute)
{
    return UtcTime(1'700'000'000'000).plusSeconds(60 * minute);
}

CountEntry entry(const QString& user, std::optional<qint64> counted, int minute, const QString& place = {},
                 int round = 1)
{
    return {
        .user = user, .device = u"d"_s, .place = place, .round = round, .counted = counted, .countedAt = at(minute)};
}

/// One movement of a product's stock: when, how much, and whether it only put the records right.
struct Move
{
    int minute = 0;
    qint64 delta = 0;
    bool isOnPaper = false;
};

} // namespace

class tst_StockCountRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tally_ofNothing_isNotZero()
    {
        QCOMPARE(tallyOf({}).counted, std::nullopt);
        std::vector<CountEntry> taken{entry(u"a"_s, 5, 1), entry(u"a"_s, std::nullopt, 2)};
        markEntries(taken, 1);
        QCOMPARE(tallyOf(taken).counted, std::nullopt);
        std::vector<CountEntry> none{entry(u"a"_s, 0, 1)};
        markEntries(none, 1);
        QCOMPARE(tallyOf(none).counted, std::optional<qint64>(0));
    }

    void tally_countersAndPlaces_addUp_theSameOneReplaces()
    {
        std::vector<CountEntry> entries{entry(u"a"_s, 5, 1, u"A-1"_s), entry(u"b"_s, 3, 2, u"A-1"_s),
                                        entry(u"a"_s, 2, 3, u"A-2"_s), entry(u"a"_s, 6, 4, u"A-1"_s)};
        markEntries(entries, 1);
        QCOMPARE(tallyOf(entries), (CountTally{.counted = 11, .first = at(2), .last = at(4)}));
        QVERIFY(!entries[0].counts && entries[1].counts && entries[2].counts && entries[3].counts);
    }

    void tally_ofANewRound_leavesTheOldOneBehind_evenWhatComesLate()
    {
        std::vector<CountEntry> entries{entry(u"a"_s, 5, 1), entry(u"b"_s, 4, 2, {}, 2), entry(u"c"_s, 9, 3, {}, 1)};
        markEntries(entries, 2);
        QCOMPARE(tallyOf(entries).counted, std::optional<qint64>(4));
    }

    /// However the entries of several desks interleave on their way, the number is the same: each desk's own come in order.
    void tally_isTheSame_howeverDesksInterleave()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int run = 0; run < 300; ++run) {
            std::vector<std::vector<CountEntry>> desks(3);
            QHash<QString, qint64> wanted;
            for (int i = 0; i < 12; ++i) {
                const int desk = random.bounded(3);
                const QString user = QString::number(desk);
                const QString place = QString::number(random.bounded(2));
                const bool isTakenBack = random.bounded(5) == 0;
                const qint64 units = random.bounded(20);
                desks[size_t(desk)].push_back(entry(user, isTakenBack ? std::nullopt : std::optional(units), i, place));
                if (isTakenBack)
                    wanted.remove(user + place);
                else
                    wanted.insert(user + place, units);
            }
            std::vector<CountEntry> arrived;
            while (std::ranges::any_of(desks, [](const auto& desk) { return !desk.empty(); })) {
                auto& desk = desks[random.bounded(3)];
                if (desk.empty())
                    continue;
                arrived.push_back(desk.front());
                desk.erase(desk.begin());
            }
            markEntries(arrived, 1);
            qint64 sum = 0;
            for (const qint64 units : std::as_const(wanted))
                sum += units;
            QCOMPARE(tallyOf(arrived).counted, wanted.isEmpty() ? std::nullopt : std::optional(sum));
        }
    }

    /// The property that matters: if the count was right when it was made, the stock is right after the approval, whatever
    /// was sold, received or put right on paper before and after.
    void adjustment_leavesWhatIsReallyThere()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int run = 0; run < 2000; ++run) {
            qint64 recorded = random.bounded(50, 100);
            qint64 real = recorded + random.bounded(-20, 20);
            const qint64 start = recorded;
            StockCountLine line{.sku = u"S"_s, .onHandAtStart = start, .correctedSince = 0};
            const int countedAt = random.bounded(20);
            for (int minute = 0; minute < 20; ++minute) {
                if (minute == countedAt) {
                    line.counted = real;
                    line.expected = recorded;
                }
                const Move move{.minute = minute, .delta = random.bounded(-3, 4), .isOnPaper = random.bounded(4) == 0};
                recorded += move.delta;
                if (!move.isOnPaper)
                    real += move.delta;
                else if (line.counted)
                    line.correctedSince = *line.correctedSince + move.delta;
            }
            line.onHand = recorded;
            const auto adjustment = adjustmentOf(line);
            QVERIFY(adjustment);
            QCOMPARE(recorded + *adjustment, real);
            QCOMPARE(*line.movedBefore() + start, *line.expected);
            QCOMPARE(*line.expected + *line.movedSince(), recorded);
        }
    }

    void twoCounts_ofOneDifference_takeItOnce()
    {
        // The records say 10, 8 are there. Both counts find 8; the second is approved after the first put it right.
        const StockCountLine first{.counted = 8, .expected = 10, .onHand = 10, .correctedSince = 0};
        const StockCountLine second{.counted = 8, .expected = 10, .onHand = 8, .correctedSince = -2};
        QCOMPARE(adjustmentOf(first), std::optional<qint64>(-2));
        QCOMPARE(adjustmentOf(second), std::optional<qint64>(0));
    }

    void onPaperOnly_isWhatMovedNothing_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("isPaper");
        QTest::newRow("a count") << int(MovementKind::Count) << u"LOST"_s << true;
        QTest::newRow("a correction") << int(MovementKind::Adjust) << u"CORRECTION"_s << true;
        QTest::newRow("counted by hand") << int(MovementKind::Adjust) << u"COUNTED"_s << true;
        QTest::newRow("broken") << int(MovementKind::Adjust) << u"DAMAGED"_s << false;
        QTest::newRow("sold") << int(MovementKind::Ship) << QString() << false;
        QTest::newRow("received") << int(MovementKind::Receive) << u"RECEIVED"_s << false;
    }
    void onPaperOnly_isWhatMovedNothing()
    {
        QFETCH(int, kind);
        QFETCH(QString, reason);
        QFETCH(bool, isPaper);
        QCOMPARE(isOnPaperOnly(MovementKind(kind), reason), isPaper);
    }

    void effect_ofALineNobodyCounted_isNone_unlessItIsSaid()
    {
        const StockCountLine line{.sku = u"S"_s, .onHand = 7};
        QCOMPARE(*effectOf(line, nullptr, {}), std::nullopt);
        const CountDecision leave{.sku = u"S"_s, .kind = CountDecision::Kind::Leave};
        QCOMPARE(*effectOf(line, &leave, {}), std::nullopt);
        const CountDecision zero{.sku = u"S"_s, .kind = CountDecision::Kind::Zero, .reason = u"LOST"_s};
        QCOMPARE(*effectOf(line, &zero, {.note = u"n"_s}),
                 std::optional(CountEffect{.sku = u"S"_s, .delta = -7, .reason = u"LOST"_s, .note = u"n"_s}));
        const CountDecision take{.sku = u"S"_s};
        QCOMPARE(effectOf(line, &take, {}).error().code, u"VALIDATION_FAILED"_s);
    }

    void effect_ofACountedLine_isItsAdjustmentWithItsReason()
    {
        const StockCountLine line{.sku = u"S"_s, .counted = 4, .expected = 7, .onHand = 5, .correctedSince = 0};
        QCOMPARE(*effectOf(line, nullptr, {}),
                 std::optional(CountEffect{.sku = u"S"_s, .delta = -3, .reason = u"COUNTED"_s}));
        const CountDecision own{.sku = u"S"_s, .reason = u"DAMAGED"_s, .note = u"wet"_s};
        QCOMPARE(*effectOf(line, &own, {.reason = u"LOST"_s, .note = u"all"_s}),
                 std::optional(CountEffect{.sku = u"S"_s, .delta = -3, .reason = u"DAMAGED"_s, .note = u"wet"_s}));
        const CountDecision leave{.sku = u"S"_s, .kind = CountDecision::Kind::Leave};
        QCOMPARE(*effectOf(line, &leave, {}), std::nullopt);
        const CountDecision zero{.sku = u"S"_s, .kind = CountDecision::Kind::Zero};
        QVERIFY(!effectOf(line, &zero, {}));
    }

    void countedAt_isNeverBeforeTheCount_norLaterThanNow()
    {
        const StockCount count{.createdAt = at(10)};
        QCOMPARE(countedAtOf({.countedAt = at(12)}, count, at(20)), at(12));
        QCOMPARE(countedAtOf({.countedAt = at(5)}, count, at(20)), at(10));
        QCOMPARE(countedAtOf({.countedAt = at(25)}, count, at(20)), at(20));
    }

    void progress_followsItsLines()
    {
        StockCount count{.lines = 3, .differences = 0};
        StockCountLine none{.sku = u"S"_s};
        StockCountLine off{.sku = u"S"_s, .counted = 1, .expected = 2};
        StockCountLine again{.sku = u"S"_s, .round = 2};
        addProgress(count, none, off);
        QCOMPARE((std::array{count.counted, count.recounts, *count.differences}), (std::array<qint64, 3>{1, 0, 1}));
        addProgress(count, off, again);
        QCOMPARE((std::array{count.counted, count.recounts, *count.differences}), (std::array<qint64, 3>{0, 1, 0}));
        StockCountLine right{.sku = u"S"_s, .round = 2, .counted = 2, .expected = 2};
        addProgress(count, again, right);
        QCOMPARE((std::array{count.counted, count.recounts, *count.differences}), (std::array<qint64, 3>{1, 0, 0}));
    }

    void whoIsTold_ofABlindCount()
    {
        StockCount count{.blind = true, .differences = 2};
        QVERIFY(tellsExpected(count, Role::Merchant));
        QVERIFY(!tellsExpected(count, Role::Warehouse));
        QCOMPARE(seenBy(count, false).differences, std::nullopt);
        count.status = StockCountStatus::Approved;
        QVERIFY(tellsExpected(count, Role::Warehouse));
        StockCountLine line{.counted = 3,
                            .expected = 4,
                            .onHandAtStart = 4,
                            .onHand = 4,
                            .correctedSince = 0,
                            .movedBetween = 1,
                            .entries = {entry(u"a"_s, 3, 1)}};
        line.entries[0].expected = 4;
        const StockCountLine seen = seenBy(line, false);
        QCOMPARE(seen.counted, std::optional<qint64>(3));
        QVERIFY(!seen.expected && !seen.onHand && !seen.onHandAtStart && !seen.difference() && !seen.movedSince() &&
                !seen.movedBefore() && !seen.movedBetween && !seen.correctedSince && !seen.entries[0].expected);
    }

    void place_liesInWhatItBeginsWith_numbersWhole_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("scope");
        QTest::addColumn<bool>("lies");
        QTest::newRow("itself") << u"A-1"_s << u"A-1"_s << true;
        QTest::newRow("within it") << u"A-1-3"_s << u"A-1"_s << true;
        QTest::newRow("another number") << u"A-10"_s << u"A-1"_s << false;
        QTest::newRow("a letter after a number") << u"A1b"_s << u"A1"_s << true;
        QTest::newRow("a number after a letter") << u"A10"_s << u"A"_s << true;
        QTest::newRow("a number after a sign") << u"A-10"_s << u"A-"_s << true;
        QTest::newRow("small letters") << u"Ä-02"_s << u"ä-02"_s << true;
        QTest::newRow("shorter") << u"A"_s << u"A-1"_s << false;
        QTest::newRow("not at its beginning") << u"BA-1"_s << u"A-1"_s << false;
    }
    void place_liesInWhatItBeginsWith_numbersWhole()
    {
        QFETCH(const QString, place);
        QFETCH(const QString, scope);
        QFETCH(const bool, lies);
        QCOMPARE(liesIn(place, scope), lies);
    }

    void scope_coversWhatLiesThere()
    {
        Product product{.sku = u"S"_s, .location = u"A-02-15"_s, .active = true, .onHand = 0};
        QVERIFY(CountScope{}.covers(product));
        QVERIFY((CountScope{.kind = CountScope::Kind::Location, .location = u"A-02"_s}.covers(product)));
        QVERIFY(!(CountScope{.kind = CountScope::Kind::Location, .location = u"A-03"_s}.covers(product)));
        QVERIFY((CountScope{.kind = CountScope::Kind::Skus, .skus = {u"S"_s}}.covers(product)));
        product.active = false;
        QVERIFY(!CountScope{}.covers(product));
        product.onHand = 1;
        QVERIFY(CountScope{}.covers(product));
    }
};

QTEST_GUILESS_MAIN(tst_StockCountRules)
#include "tst_StockCountRules.moc"
