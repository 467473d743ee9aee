// SPDX-License-Identifier: Apache-2.0
// How parcels are labelled, closed, taken back and counted by hand.
#include "tests/ui/pack/PackFixture.h"

#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>

using namespace ch;
using namespace ch::test;

class PackPageParcelsTest : public PackPageCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startService(); }
    void init() { takeBench(); }
    void cleanup() { leaveBench(); }

    void label_itemOrOrderNumber_isNoTrackingNumber();
    void label_carrier_canBeScanned();
    void label_none_lastScanClosesTheParcel();
    void parcels_parts_areTwoOnTheOrder();
    void undo_scan_isTakenBack();
    void undo_closedParcel_opensItAgain();
    void count_byHand_isOnTheTimeline();
    void documents_wanted_onceForEachParcel();
    void keys_alone_packAWholeOrder();
};

void PackPageParcelsTest::label_itemOrOrderNumber_isNoTrackingNumber()
{
    const desk::PackWork work = m_desk->workWith(2);
    const desk::PackWork other = m_desk->workWith(2, 1, 1);
    QVERIFY(m_desk->open(work));
    const QString item = PackDesk::codeOf(*m_desk->flow().session().nextLine());
    m_desk->scanUntil(0);
    m_desk->scanner.scan(work.orderNo);
    QCOMPARE(m_desk->band().tone(), ui::Tone::Warn);
    QCOMPARE(m_desk->flow().stage(), Stage::Labelling);
    m_desk->scanner.scan(item);
    QCOMPARE(m_desk->band().tone(), ui::Tone::Warn);
    m_desk->scanner.scan(other.orderNo);
    QTRY_COMPARE(m_desk->band().tone(), ui::Tone::Bad);
    QCOMPARE(m_desk->flow().stage(), Stage::Labelling);
    QVERIFY(m_desk->unpack());
}

void PackPageParcelsTest::label_carrier_canBeScanned()
{
    const desk::PackWork work = m_desk->workWith(2);
    QVERIFY(m_desk->open(work));
    m_desk->scanUntil(0);
    m_desk->scanner.scan(u"ups"_s);
    QCOMPARE(m_desk->flow().carrier(), u"UPS"_s);
    // Typed instead of scanned.
    auto* number = m_desk->page->findChild<ui::PackLabelCard*>()->findChild<QLineEdit*>();
    QVERIFY(number->hasFocus());
    m_desk->scanner.type(u"1Z"_s);
    QTRY_COMPARE(number->text(), u"1Z"_s);
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_Return);
    QVERIFY(m_desk->waitForNext(work.id));
    QVERIFY(m_desk->waitUntilSent());
    QCOMPARE(m_desk->base(work.id).shipments.back().carrier, u"UPS"_s);
    QCOMPARE(m_desk->base(work.id).shipments.back().trackingNo, u"1Z"_s);
    // The next parcel begins with the same carrier.
    QCOMPARE(m_desk->flow().carrier(), u"UPS"_s);
}

void PackPageParcelsTest::label_none_lastScanClosesTheParcel()
{
    ui::keepPackSettings(*m_desk->ui.preferences, {.asksTracking = false, .opensNext = false});
    const desk::PackWork work = m_desk->workWith(2);
    QVERIFY(m_desk->open(work));
    m_desk->scanUntil(0);
    QVERIFY(m_desk->waitForStage(Stage::Empty));
    QVERIFY(m_desk->page->workPane().isVisible());
    QVERIFY(m_desk->waitUntilSent());
    QCOMPARE(m_desk->base(work.id).status, OrderStatus::Shipped);
    QCOMPARE(m_desk->base(work.id).shipments.back().trackingNo, u"-"_s);
}

void PackPageParcelsTest::parcels_parts_areTwoOnTheOrder()
{
    const desk::PackWork work = m_desk->workWith(3, 2);
    QVERIFY(m_desk->open(work));
    m_desk->scanUntil(work.units - 1);
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_F9);
    QCOMPARE(m_desk->flow().stage(), Stage::Labelling);
    m_desk->scanner.scan(u"PART-ONE-1"_s);
    QVERIFY(m_desk->waitForStage(Stage::Packing));
    QCOMPARE(m_desk->flow().id(), work.id);
    QCOMPARE(m_desk->flow().parcelNo(), 2);
    m_desk->scanUntil(0);
    m_desk->scanner.scan(u"PART-TWO-2"_s);
    QVERIFY(m_desk->waitForNext(work.id));
    QVERIFY(m_desk->waitUntilSent());
    const Order done = m_desk->base(work.id);
    QCOMPARE(done.status, OrderStatus::Shipped);
    QCOMPARE(done.shipments.size(), size_t(2));
    QCOMPARE(done.shipments[0].trackingNo, u"PART-ONE-1"_s);
    QCOMPARE(done.shipments[0].lines.size(), size_t(1));
    QCOMPARE(done.shipments[1].trackingNo, u"PART-TWO-2"_s);
}

void PackPageParcelsTest::undo_scan_isTakenBack()
{
    const desk::PackWork work = m_desk->workWith(3, 2);
    QVERIFY(m_desk->open(work));
    m_desk->scanUntil(work.units - 2);
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_F8);
    QCOMPARE(m_desk->flow().session().packedUnits(), 1);
    QVERIFY(m_desk->band().sentence().startsWith(u"Taken back"));
    QVERIFY(m_desk->waitUntilSent());
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->base(work.id).units().packed, 1, 20'000);
    QVERIFY(m_desk->unpack());
}

void PackPageParcelsTest::undo_closedParcel_opensItAgain()
{
    m_desk->ui.preferences->setUndoTime(std::chrono::seconds(30));
    const desk::PackWork work = m_desk->workWith(2);
    QVERIFY(m_desk->open(work));
    m_desk->scanUntil(0);
    m_desk->scanner.scan(u"UNDO-ME-1"_s);
    QVERIFY(m_desk->ui.waitForToast(work.orderNo));
    const ui::Toast toast = m_desk->ui.toasts.back();
    QCOMPARE(toast.actionText, u"Undo"_s);
    toast.action();
    QVERIFY(QTest::qWaitFor(
        [&] { return m_desk->flow().id() == work.id && m_desk->flow().stage() == Stage::Labelling; }, 20'000));
    QCOMPARE(m_desk->flow().order().shipments.size(), size_t(0));
    // The scans are still there.
    QVERIFY(m_desk->unpack());
}

void PackPageParcelsTest::count_byHand_isOnTheTimeline()
{
    const desk::PackWork work = m_desk->workWith(3, 2);
    QVERIFY(m_desk->open(work));
    const PackLine line = *m_desk->flow().session().nextLine();
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_F6);
    auto* sheet = m_desk->ui.sheet();
    field<QSpinBox>(sheet, u"Packed in all"_s)->setValue(int(line.wanted));
    QVERIFY(press(sheet, u"Set"_s));
    QTRY_COMPARE(m_desk->flow().session().line(line.lineNo)->packed, line.wanted);
    QVERIFY(m_desk->waitUntilSent());
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->base(work.id).line(line.lineNo)->packedQuantity, line.wanted, 20'000);
    const auto timeline = good(m_desk->ui.orders().refreshTimeline(work.id));
    const bool isSaid = std::ranges::any_of(timeline.entries, [&](const TimelineEntry& entry) {
        return entry.kind == TimelineKind::Packed &&
               std::ranges::find(entry.detail, Field{u"by_hand"_s, line.wanted}) != entry.detail.end();
    });
    QVERIFY(isSaid);
    QVERIFY(m_desk->unpack());
}

void PackPageParcelsTest::documents_wanted_onceForEachParcel()
{
    QSignalSpy wanted(m_desk->page, &ui::PackPage::documentsWanted);
    const desk::PackWork work = m_desk->workWith(3, 2);
    QVERIFY(m_desk->open(work));
    m_desk->scanUntil(work.units - 1);
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_F9);
    QTRY_COMPARE(wanted.count(), 1);
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_Escape);
    QCOMPARE(m_desk->flow().stage(), Stage::Packing);
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_F9);
    m_desk->scanner.scan(u"DOC-ONE-1"_s);
    QVERIFY(m_desk->waitForStage(Stage::Packing));
    m_desk->scanUntil(0);
    QTRY_COMPARE(wanted.count(), 2);
    m_desk->scanner.scan(u"DOC-TWO-2"_s);
    QVERIFY(m_desk->waitForNext(work.id));
    QCOMPARE(wanted.count(), 2);
    QCOMPARE(wanted[0][0].value<OrderId>(), work.id);
    QCOMPARE(wanted[0][1].toInt(), 1);
    QCOMPARE(wanted[1][1].toInt(), 2);
    QVERIFY(m_desk->waitUntilSent());
}

/// Neither a mouse nor a scanner: a laptop in the office.
void PackPageParcelsTest::keys_alone_packAWholeOrder()
{
    QWindow* const window = m_desk->ui.host.windowHandle();
    const desk::PackWork work = m_desk->workWith(3, 2);
    const int row = m_desk->page->workPane().model().rowOf(work.id);
    QTest::keyClick(window, Qt::Key_Home);
    for (int i = 0; i < row; ++i)
        QTest::keyClick(window, Qt::Key_Down);
    QTest::keyClick(window, Qt::Key_Return);
    QVERIFY(m_desk->waitForOrder(work.id));
    while (!m_desk->flow().session().isComplete()) {
        const PackLine line = *m_desk->flow().session().nextLine();
        QTest::keyClick(window, Qt::Key_F6);
        auto* box = m_desk->ui.sheet()->findChild<QSpinBox*>();
        QTRY_VERIFY(box->hasFocus());
        // All of it stands there already.
        QTest::keyClick(window, Qt::Key_Return);
        QTRY_VERIFY(m_desk->flow().session().line(line.lineNo)->isDone());
        QTRY_VERIFY(!m_desk->ui.host.findChild<ui::Sheet*>());
    }
    QTRY_COMPARE(m_desk->flow().stage(), Stage::Labelling);
    auto* number = m_desk->page->findChild<ui::PackLabelCard*>()->findChild<QLineEdit*>();
    QTRY_VERIFY(number->hasFocus());
    m_desk->scanner.type(u"4711"_s);
    QTRY_COMPARE(number->text(), u"4711"_s);
    QTest::keyClick(window, Qt::Key_Return);
    QVERIFY(m_desk->waitForNext(work.id));
    QTest::keyClick(window, Qt::Key_Escape);
    QTRY_VERIFY(m_desk->page->workPane().isVisible());
    QVERIFY(m_desk->waitUntilSent());
    QCOMPARE(m_desk->base(work.id).status, OrderStatus::Shipped);
    QCOMPARE(m_desk->base(work.id).shipments.back().trackingNo, u"4711"_s);
}

QTEST_MAIN(PackPageParcelsTest)
#include "tst_PackPageParcels.moc"
