// SPDX-License-Identifier: Apache-2.0
#include "core/domain/PackingSession.h"
#include "tests/core/domain/OrderFixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ch;
using namespace ch::test;

namespace {

Product product(const QString& sku, const QString& barcode, const QString& location)
{
    Product made;
    made.sku = sku;
    made.title = u"Title of "_s + sku;
    if (!barcode.isEmpty())
        made.barcode = barcode;
    if (!location.isEmpty())
        made.location = location;
    made.onHand = 100;
    return made;
}

ProductsBySku products()
{
    return {{u"AAA"_s, product(u"AAA"_s, u"4006381333931"_s, u"B-15"_s)},
            {u"BBB"_s, product(u"BBB"_s, u"036000291452"_s, u"B-2"_s)}};
}

/// 3 × AAA at B-15, 2 × BBB at B-2.
Order paid()
{
    Order order = pendingOrder();
    order.status = OrderStatus::Paid;
    order.expiresAt.reset();
    order.paidAt = kNow;
    return order;
}

PackingSession session()
{
    return PackingSession(paid(), products());
}

ScanOutcome outcome(ScanVerdict verdict, int lineNo = 0)
{
    return {.verdict = verdict, .lineNo = lineNo};
}

/// An order of random lines: some alike, some partly out, some given back.
Order randomOrder(QRandomGenerator& random)
{
    Order order = paid();
    order.lines.clear();
    const int lines = 1 + int(random.bounded(8u));
    for (int no = 1; no <= lines; ++no) {
        OrderLine made = line(no, u"S%1"_s.arg(random.bounded(5u)), 1 + random.bounded(6), 100);
        made.releasedQuantity = random.bounded(int(made.quantity) + 1) / 2;
        made.shippedQuantity = random.bounded(int(made.quantity - made.releasedQuantity) + 1);
        made.packedQuantity = made.shippedQuantity;
        order.lines.push_back(made);
    }
    return order;
}

ProductsBySku randomProducts(QRandomGenerator& random)
{
    ProductsBySku made;
    for (int i = 0; i < 5; ++i) {
        const QString sku = u"S%1"_s.arg(i);
        made.insert(sku,
                    product(sku, i == 0 ? QString() : u"400638133393%1"_s.arg(i), u"A-%1"_s.arg(random.bounded(20u))));
    }
    return made;
}

QString codeOf(const PackLine& line)
{
    return line.barcode.isEmpty() ? line.sku : line.barcode;
}

} // namespace

class PackingSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lines_places_areInTheOrderOfAWalk();
    void lines_nothingToGoOut_areLeftOut();
    void scan_barcode_countsOneUnit();
    void scan_codes_findTheLine_data();
    void scan_codes_findTheLine();
    void scan_barcodeThatIsAnotherSku_barcodeGoesFirst();
    void scan_lastUnitOfLine_saysSoAndTakesNoMore();
    void scan_lastUnit_completesTheOrder();
    void scan_sameArticleInTwoLines_fillsOneAfterTheOther();
    void scan_codeOfTwoArticles_isAmbiguous();
    void countByHand_quantity_isSetAndSaidToBeByHand();
    void countByHand_outOfRange_changesNothing();
    void undo_lastCounts_goBackOneByOne();
    void parcel_partOfTheOrder_leavesTheRest();
    void update_elsewhereChanged_keepsWhatIsNotTakenYet();
    void update_unitsGivenBack_areNoLongerWanted();
    void progress_taken_isOnlyWhatChangedSince();
    void everything_randomScans_neverCountsWrong();

private:
    quint32 m_seed = 0;
};

void PackingSessionTest::initTestCase()
{
    m_seed = QRandomGenerator::global()->generate();
    qInfo() << "seed" << m_seed;
}

void PackingSessionTest::lines_places_areInTheOrderOfAWalk()
{
    const PackingSession packing = session();
    QCOMPARE(packing.lines().size(), size_t(2));
    QCOMPARE(packing.lines()[0].location, u"B-2"_s);
    QCOMPARE(packing.lines()[1].location, u"B-15"_s);
    QCOMPARE(packing.nextLine()->sku, u"BBB"_s);
    QCOMPARE(packing.wantedUnits(), 5);
}

void PackingSessionTest::lines_nothingToGoOut_areLeftOut()
{
    Order order = paid();
    order.lines[0].releasedQuantity = 3;
    const PackingSession packing(order, products());
    QCOMPARE(packing.lines().size(), size_t(1));
    QVERIFY(packing.line(1) == nullptr);
}

void PackingSessionTest::scan_barcode_countsOneUnit()
{
    PackingSession packing = session();
    QCOMPARE(packing.scan(u"4006381333931"_s), outcome(ScanVerdict::Right, 1));
    QCOMPARE(packing.line(1)->packed, 1);
    QCOMPARE(packing.packedUnits(), 1);
}

void PackingSessionTest::scan_codes_findTheLine_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("lineNo");
    QTest::newRow("SKU") << u"AAA"_s << 1;
    QTest::newRow("SKU in small letters") << u"aaa"_s << 1;
    QTest::newRow("UPC-A of the label") << u"036000291452"_s << 2;
    QTest::newRow("the same as EAN-13") << u"0036000291452"_s << 2;
    QTest::newRow("the same as GS1-128") << u"]C10100036000291452"_s << 2;
    QTest::newRow("without its check digit") << u"400638133393"_s << 1;
    QTest::newRow("another article") << u"4006381333948"_s << 0;
    QTest::newRow("a part of the barcode") << u"40063813339"_s << 0;
    QTest::newRow("nothing") << QString() << 0;
}

void PackingSessionTest::scan_codes_findTheLine()
{
    QFETCH(const QString, code);
    QFETCH(const int, lineNo);
    PackingSession packing = session();
    const ScanOutcome scanned = packing.scan(code);
    QCOMPARE(scanned.lineNo, lineNo);
    QCOMPARE(scanned.verdict, lineNo > 0 ? ScanVerdict::Right : ScanVerdict::NotInOrder);
    QCOMPARE(packing.packedUnits(), lineNo > 0 ? 1 : 0);
}

void PackingSessionTest::scan_barcodeThatIsAnotherSku_barcodeGoesFirst()
{
    ProductsBySku known = products();
    known[u"AAA"_s].barcode = u"BBB"_s;
    PackingSession packing(paid(), known);
    QCOMPARE(packing.scan(u"BBB"_s), outcome(ScanVerdict::Right, 1));
}

void PackingSessionTest::scan_lastUnitOfLine_saysSoAndTakesNoMore()
{
    PackingSession packing = session();
    QCOMPARE(packing.scan(u"BBB"_s).verdict, ScanVerdict::Right);
    QCOMPARE(packing.scan(u"BBB"_s).verdict, ScanVerdict::LineComplete);
    QCOMPARE(packing.scan(u"BBB"_s), outcome(ScanVerdict::Over, 2));
    QCOMPARE(packing.line(2)->packed, 2);
    QCOMPARE(packing.nextLine()->sku, u"AAA"_s);
}

void PackingSessionTest::scan_lastUnit_completesTheOrder()
{
    PackingSession packing = session();
    for (const QString& code : {u"BBB"_s, u"BBB"_s, u"AAA"_s, u"AAA"_s})
        QVERIFY(packing.scan(code).isRight());
    QVERIFY(!packing.isComplete());
    QCOMPARE(packing.scan(u"AAA"_s), outcome(ScanVerdict::OrderComplete, 1));
    QVERIFY(packing.isComplete());
    QVERIFY(packing.nextLine() == nullptr);
}

void PackingSessionTest::scan_sameArticleInTwoLines_fillsOneAfterTheOther()
{
    Order order = paid();
    order.lines.push_back(line(3, u"BBB"_s, 1, 250));
    PackingSession packing(order, products());
    QCOMPARE(packing.scan(u"BBB"_s), outcome(ScanVerdict::Right, 2));
    QCOMPARE(packing.scan(u"BBB"_s), outcome(ScanVerdict::LineComplete, 2));
    QCOMPARE(packing.scan(u"BBB"_s), outcome(ScanVerdict::LineComplete, 3));
    QCOMPARE(packing.scan(u"BBB"_s).verdict, ScanVerdict::Over);
}

void PackingSessionTest::scan_codeOfTwoArticles_isAmbiguous()
{
    ProductsBySku known = products();
    known[u"BBB"_s].barcode = known[u"AAA"_s].barcode;
    PackingSession packing(paid(), known);
    QCOMPARE(packing.scan(u"4006381333931"_s), outcome(ScanVerdict::Ambiguous));
    QCOMPARE(packing.packedUnits(), 0);
    // Its SKU still says which one it is.
    QCOMPARE(packing.scan(u"AAA"_s), outcome(ScanVerdict::Right, 1));
}

void PackingSessionTest::countByHand_quantity_isSetAndSaidToBeByHand()
{
    PackingSession packing = session();
    QVERIFY(packing.scan(u"AAA"_s).isRight());
    QCOMPARE(packing.countByHand(1, 3), outcome(ScanVerdict::LineComplete, 1));
    const PackingProgress progress = packing.takeProgress();
    QCOMPARE(progress.packed, (std::vector<LineQuantity>{{1, 3}}));
    QCOMPARE(progress.byHand, (std::vector<LineQuantity>{{1, 2}}));
}

void PackingSessionTest::countByHand_outOfRange_changesNothing()
{
    Order order = paid();
    order.lines[0].shippedQuantity = order.lines[0].packedQuantity = 1;
    PackingSession packing(order, products());
    QCOMPARE(packing.countByHand(1, 4), outcome(ScanVerdict::Over, 1));
    QCOMPARE(packing.countByHand(1, 0), outcome(ScanVerdict::NotInOrder));
    QCOMPARE(packing.countByHand(9, 1), outcome(ScanVerdict::NotInOrder));
    QCOMPARE(packing.line(1)->packed, 1);
    QVERIFY(!packing.canUndo());
}

void PackingSessionTest::undo_lastCounts_goBackOneByOne()
{
    PackingSession packing = session();
    QVERIFY(!packing.undo());
    packing.scan(u"AAA"_s);
    packing.countByHand(1, 3);
    packing.scan(u"BBB"_s);
    QCOMPARE(packing.undo(), std::optional(2));
    QCOMPARE(packing.line(2)->packed, 0);
    QCOMPARE(packing.undo(), std::optional(1));
    QCOMPARE(packing.line(1)->packed, 1);
    QCOMPARE(packing.undo(), std::optional(1));
    QCOMPARE(packing.packedUnits(), 0);
    QVERIFY(!packing.canUndo());
    QVERIFY(!packing.hasProgress());
}

void PackingSessionTest::parcel_partOfTheOrder_leavesTheRest()
{
    PackingSession packing = session();
    packing.scan(u"AAA"_s);
    packing.scan(u"BBB"_s);
    QCOMPARE(packing.parcel(), (std::vector<LineQuantity>{{1, 1}, {2, 1}}));
    packing.closeParcel();
    QVERIFY(packing.parcel().empty());
    QVERIFY(!packing.canUndo());
    packing.scan(u"AAA"_s);
    QCOMPARE(packing.parcel(), (std::vector<LineQuantity>{{1, 1}}));
    QCOMPARE(packing.packedUnits(), 3);
    QVERIFY(!packing.isComplete());
}

void PackingSessionTest::update_elsewhereChanged_keepsWhatIsNotTakenYet()
{
    PackingSession packing = session();
    packing.scan(u"AAA"_s);
    Order elsewhere = paid();
    elsewhere.lines[1].packedQuantity = 1;
    packing.update(elsewhere, products());
    QCOMPARE(packing.line(1)->packed, 1);
    QCOMPARE(packing.line(2)->packed, 1);
    QCOMPARE(packing.takeProgress().packed, (std::vector<LineQuantity>{{1, 1}}));
    // What was taken is the order's from now on.
    packing.update(elsewhere, products());
    QCOMPARE(packing.line(1)->packed, 0);
}

void PackingSessionTest::update_unitsGivenBack_areNoLongerWanted()
{
    PackingSession packing = session();
    packing.countByHand(1, 3);
    Order smaller = paid();
    smaller.lines[0].releasedQuantity = 2;
    packing.update(smaller, products());
    QCOMPARE(packing.line(1)->wanted, 1);
    QCOMPARE(packing.line(1)->packed, 1);
    QCOMPARE(packing.scan(u"AAA"_s).verdict, ScanVerdict::Over);
}

void PackingSessionTest::progress_taken_isOnlyWhatChangedSince()
{
    PackingSession packing = session();
    QVERIFY(packing.takeProgress().isEmpty());
    packing.scan(u"AAA"_s);
    packing.scan(u"AAA"_s);
    QVERIFY(packing.hasProgress());
    QCOMPARE(packing.takeProgress().packed, (std::vector<LineQuantity>{{1, 2}}));
    QVERIFY(!packing.hasProgress());
    packing.undo();
    packing.scan(u"BBB"_s);
    QCOMPARE(packing.takeProgress().packed, (std::vector<LineQuantity>{{1, 1}, {2, 1}}));
    QVERIFY(packing.takeProgress().isEmpty());
}

void PackingSessionTest::everything_randomScans_neverCountsWrong()
{
    QRandomGenerator random(m_seed);
    for (int round = 0; round < 300; ++round) {
        Order order = randomOrder(random);
        const ProductsBySku known = randomProducts(random);
        PackingSession packing(order, known);
        for (int act = 0; act < 60 && !packing.lines().empty(); ++act) {
            const PackingSession before = packing;
            const PackLine& aim = packing.lines()[random.bounded(quint32(packing.lines().size()))];
            const QString sku = aim.sku;
            const int what = int(random.bounded(10u));
            if (what < 6) {
                const ScanOutcome scanned = packing.scan(codeOf(aim));
                QCOMPARE(packing.packedUnits(), before.packedUnits() + (scanned.isRight() ? 1 : 0));
                QCOMPARE(packing.line(scanned.lineNo)->sku, sku);
                QCOMPARE(scanned.verdict == ScanVerdict::OrderComplete, scanned.isRight() && packing.isComplete());
            } else if (what == 6) {
                QVERIFY(!packing.scan(u"NOT-HERE-%1"_s.arg(act)).isRight());
                QCOMPARE(packing.lines(), before.lines());
            } else if (what == 7 && packing.canUndo()) {
                packing.undo();
                QVERIFY(packing.packedUnits() <= before.packedUnits() || before.packedUnits() == packing.packedUnits());
            } else if (what == 8) {
                // What is taken says, put on the order by the rule, exactly what is on the screen.
                const PackingProgress progress = packing.takeProgress();
                if (!progress.isEmpty()) {
                    const auto change = setPacking(order, progress.packed, step());
                    QVERIFY(bool(change));
                    order = change->after;
                }
                PackingSession again(order, known);
                QCOMPARE(again.lines(), packing.lines());
            } else if (what == 9 && packing.parcelUnits() > 0 && !packing.hasProgress()) {
                const auto out = ship(order, {.carrier = u"DHL"_s, .trackingNo = {}, .lines = packing.parcel()},
                                      step(order.version));
                QVERIFY(bool(out));
                order = out->after;
                packing.closeParcel();
                QCOMPARE(PackingSession(order, known).lines(), packing.lines());
            }
            for (const PackLine& each : packing.lines()) {
                QVERIFY(each.packed <= each.wanted);
                QVERIFY(each.packed >= each.shipped);
            }
        }
    }
}

QTEST_GUILESS_MAIN(PackingSessionTest)
#include "tst_PackingSession.moc"
