// SPDX-License-Identifier: Apache-2.0
// What happens around a bench: crashes, other desks, no network, orders that are cancelled meanwhile.
#include "tests/ui/pack/PackFixture.h"

#include <QLineEdit>
#include <QTimer>

using namespace ch;
using namespace ch::test;

class PackPageDesksTest : public PackPageCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startService(); }
    void init() { takeBench(); }
    void cleanup() { leaveBench(); }

    void crash_inTheMiddle_goesOnWhereItWas();
    void claim_twoDesks_isSeenAndTakenOver();
    void claim_left_isFree();
    void claim_openForLong_isRenewed();
    void claim_givenBack_letsInWhoWaited();
    void offline_wholeOrder_isPackedAndSentLater();
    void cancelled_meanwhile_stopsTheWork();

private:
    void goOffline()
    {
        m_service->stop();
        m_desk->ui.desk.workspace->syncNow();
        QVERIFY(m_desk->ui.desk.waitForTrouble(SyncStatus::Trouble::Offline));
    }
    void goOnline()
    {
        m_service->start();
        m_desk->ui.desk.workspace->syncNow();
        QVERIFY(m_desk->ui.desk.waitForTrouble(SyncStatus::Trouble::None));
    }
};

void PackPageDesksTest::crash_inTheMiddle_goesOnWhereItWas()
{
    const desk::PackWork work = m_desk->workWith(3, 2);
    goOffline();
    QVERIFY(m_desk->open(work));
    m_desk->scanUntil(work.units - 2);
    // A second after the last scan it is on the disk; nobody says good-bye.
    QTest::qWait(1'000);
    const auto before = m_desk->flow().session().lines();
    m_desk->closePage();
    m_desk->ui.context.reset();
    m_desk->ui.desk.close();
    m_desk->ui.desk.open();
    m_desk->ui.desk.workspace->startSync();
    m_desk->ui.setUp();
    m_desk->openPage();
    QVERIFY(m_desk->open(work));
    QCOMPARE(m_desk->flow().session().lines(), before);
    goOnline();
    QVERIFY(m_desk->waitUntilSent());
    QCOMPARE(m_desk->base(work.id).units().packed, 2);
    QVERIFY(m_desk->unpack());
}

void PackPageDesksTest::claim_twoDesks_isSeenAndTakenOver()
{
    const desk::PackWork work = m_desk->workWith(3, 2);
    QVERIFY(m_desk->open(work));
    QTRY_COMPARE(m_desk->flow().claim().state(), ui::PackClaim::State::Mine);
    m_desk->scanUntil(work.units - 1);
    QVERIFY(m_desk->waitUntilSent());

    PackDesk other(*m_service, u"merchant"_s);
    // The list says who packs it and how far it is.
    QTRY_VERIFY_WITH_TIMEOUT(
        other.page->workPane().model().rowOf(work.id) >= 0 &&
            other.page->workPane().model().itemAt(other.page->workPane().model().rowOf(work.id)).claim.has_value(),
        20'000);
    QTRY_COMPARE_WITH_TIMEOUT(
        other.page->workPane().model().itemAt(other.page->workPane().model().rowOf(work.id)).packed, 1, 20'000);
    other.scanner.scan(work.orderNo);
    QVERIFY(other.waitForStage(Stage::Blocked));
    QVERIFY(other.band().sentence().contains(u"warehouse"));
    other.scanner.scan(PackDesk::codeOf(m_desk->flow().session().lines().front()));
    QCOMPARE(other.flow().session().packedUnits(), 1);
    QVERIFY(press(other.page, u"Take over…"_s));
    auto* sheet = other.ui.sheet<ui::PackTakeOverSheet>();
    QVERIFY(press(sheet, u"Take over"_s));
    field<QLineEdit>(sheet, u"Why"_s)->setText(u"Gone home"_s);
    QVERIFY(press(sheet, u"Take over"_s));
    QVERIFY(other.waitForStage(Stage::Packing));
    // The first desk hears of it and stops.
    m_desk->ui.desk.workspace->syncNow();
    QVERIFY(m_desk->waitForStage(Stage::Blocked));
    other.flow().leave();
}

void PackPageDesksTest::claim_left_isFree()
{
    const desk::PackWork work = m_desk->workWith(2);
    QVERIFY(m_desk->open(work));
    QTRY_COMPARE(m_desk->flow().claim().state(), ui::PackClaim::State::Mine);
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_Escape);
    QCOMPARE(m_desk->flow().stage(), Stage::Empty);
    QVERIFY(m_desk->page->workPane().isVisible());
    OtherPerson office(m_service->url());
    QTRY_VERIFY_WITH_TIMEOUT(office.order(work.id).value(u"claim").isNull(), 20'000);
}

void PackPageDesksTest::claim_openForLong_isRenewed()
{
    const desk::PackWork work = m_desk->workWith(2);
    QVERIFY(m_desk->open(work));
    QTRY_COMPARE(m_desk->flow().claim().state(), ui::PackClaim::State::Mine);
    OtherPerson office(m_service->url());
    const auto expiry = [&] {
        return office.order(work.id).value(u"claim").toObject().value(u"expires_at").toString();
    };
    const QString first = expiry();
    QVERIFY(!first.isEmpty());
    auto* renewal = m_desk->flow().claim().findChild<QTimer*>();
    QVERIFY(renewal && renewal->isActive());
    // Twice within the quarter of an hour that it lives: one may get lost.
    QVERIFY(renewal->intervalAsDuration() * 2 < std::chrono::minutes(15));
    renewal->start(100);
    QTRY_VERIFY_WITH_TIMEOUT(expiry() > first, 20'000);
    QCOMPARE(m_desk->flow().claim().state(), ui::PackClaim::State::Mine);
    m_desk->flow().leave();
    QVERIFY(!renewal->isActive());
}

void PackPageDesksTest::claim_givenBack_letsInWhoWaited()
{
    const desk::PackWork work = m_desk->workWith(2);
    QVERIFY(m_desk->open(work));
    QTRY_COMPARE(m_desk->flow().claim().state(), ui::PackClaim::State::Mine);
    PackDesk other(*m_service, u"merchant"_s);
    other.ui.desk.workspace->syncNow();
    const auto& list = other.page->workPane().model();
    QTRY_VERIFY_WITH_TIMEOUT(list.rowOf(work.id) >= 0 && list.itemAt(list.rowOf(work.id)).claim.has_value(), 20'000);
    other.scanner.scan(work.orderNo);
    QVERIFY(other.waitForStage(Stage::Blocked));
    m_desk->flow().leave();
    OtherPerson office(m_service->url());
    QTRY_VERIFY_WITH_TIMEOUT(office.order(work.id).value(u"claim").isNull() ||
                                 other.flow().claim().state() == ui::PackClaim::State::Mine,
                             20'000);
    other.ui.desk.workspace->syncNow();
    // Nobody pressed anything there.
    QVERIFY(other.waitForStage(Stage::Packing));
    QCOMPARE(other.flow().claim().state(), ui::PackClaim::State::Mine);
    other.flow().leave();
}

void PackPageDesksTest::offline_wholeOrder_isPackedAndSentLater()
{
    const desk::PackWork work = m_desk->workWith(3, 2);
    goOffline();
    QVERIFY(m_desk->open(work));
    QCOMPARE(m_desk->flow().claim().state(), ui::PackClaim::State::Offline);
    QVERIFY(textOf(m_desk->page).contains(u"Not claimed"));
    QVERIFY(textOf(m_desk->page).contains(u"Offline"));
    m_desk->scanUntil(0);
    m_desk->scanner.scan(u"OFFLINE-1"_s);
    QVERIFY(m_desk->ui.waitForToast(u"when the service can be reached again"));
    QTRY_COMPARE(m_desk->page->workPane().model().rowOf(work.id), -1);
    QCOMPARE(m_desk->base(work.id).status, OrderStatus::Paid);
    goOnline();
    QVERIFY(m_desk->waitUntilSent());
    QCOMPARE(m_desk->base(work.id).status, OrderStatus::Shipped);
    QCOMPARE(m_desk->base(work.id).shipments.back().trackingNo, u"OFFLINE-1"_s);
}

void PackPageDesksTest::cancelled_meanwhile_stopsTheWork()
{
    const desk::PackWork work = m_desk->workWith(3, 2);
    QVERIFY(m_desk->open(work));
    const QString code = PackDesk::codeOf(*m_desk->flow().session().nextLine());
    m_desk->scanUntil(work.units - 1);
    OtherPerson office(m_service->url());
    const QJsonObject order = office.order(work.id);
    office.step(work.id, u"refunds"_s,
                {{u"amount_minor"_s, order.value(u"paid_minor")}, {u"reason"_s, u"changed their mind"_s}});
    m_desk->ui.desk.workspace->syncNow();
    QVERIFY(m_desk->waitForStage(Stage::Gone));
    QCOMPARE(m_desk->band().tone(), ui::Tone::Bad);
    const qint64 packed = m_desk->flow().session().packedUnits();
    m_desk->scanner.scan(code);
    QCOMPARE(m_desk->flow().session().packedUnits(), packed);
    QVERIFY(press(m_desk->page, u"Next order"_s));
    QVERIFY(m_desk->waitForNext(work.id));
    // Whatever was scanned and not sent yet is explained.
    for (const PendingOperation& each : m_desk->open())
        (void)good(m_desk->ui.desk.workspace->activity().discard(each.seq));
}

QTEST_MAIN(PackPageDesksTest)
#include "tst_PackPageDesks.moc"
