// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/orders/ConflictPanel.h"
#include "ui/orders/ConflictWords.h"
#include "ui/orders/OrderDetailPane.h"
#include "ui/orders/OrderStepSheet.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

/// A shipment that waits for its time to undo, while somebody else changes the order at the service.
class tst_ConflictPanel : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_ui.reset(); }

    void refused_held_showsBothVersions();
    void refused_shippedElsewhere_cannotBeSentAgain();
    void resend_afterTheCauseIsGone_isDone();
    void correct_opensTheSheetFilled_andIsDone();
    void discard_asksOnTheSpot_thenIsGone();
    void discard_questionDismissed_keepsIt();
    void behindRefused_saysWhatItWaitsFor();
    void details_copied_holdTheReason();

private:
    /// Refused, because the order was put on hold meanwhile.
    PendingOperation makeHeld(OrderId id);
    ui::ConflictPanel* panel();

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OtherPerson> m_person;
    std::unique_ptr<OrderUi> m_ui;
    ui::OrderDetailPane* m_pane = nullptr;
};

void tst_ConflictPanel::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(800);
    m_service->start();
    m_person = std::make_unique<OtherPerson>(m_service->url());
}

void tst_ConflictPanel::init()
{
    m_ui = std::make_unique<OrderUi>(*m_service);
    m_pane = m_ui->put(new ui::OrderDetailPane(*m_ui->context));
}

PendingOperation tst_ConflictPanel::makeHeld(OrderId id)
{
    const PendingOperation entry = m_ui->desk.take(
        id, ShipmentDraft{.carrier = u"DHL"_s, .trackingNo = u"00340434161094042557"_s}, std::chrono::seconds(2));
    m_person->step(id, u"hold"_s, {{u"reason"_s, u"The customer moves house"_s}});
    if (!m_ui->desk.waitForState(entry.seq, OperationState::Refused))
        qFatal("not refused");
    m_pane->show(id);
    // The hold has arrived here too, and the timeline tells who did it: from here on nothing moves by itself.
    const auto tells = [this](QStringView part) { return textOf(m_pane).contains(part); };
    if (!QTest::qWaitFor(
            [&] { return tells(u"Office") && tells(u"The customer moves house") && tells(u"Read just now"); }, 20'000))
        qFatal("no news of the hold");
    return good(m_ui->desk.workspace->activity().entriesOf({entry.seq})).front();
}

ui::ConflictPanel* tst_ConflictPanel::panel()
{
    ui::ConflictPanel* found = nullptr;
    (void)QTest::qWaitFor(
        [&] {
            for (auto* each : m_pane->findChildren<ui::ConflictPanel*>()) {
                if (each->isVisible())
                    found = each;
            }
            return found != nullptr;
        },
        10'000);
    if (!found)
        qFatal("no conflict is shown");
    return found;
}

void tst_ConflictPanel::refused_held_showsBothVersions()
{
    const OrderId id = m_ui->desk.somethingToShip().id;
    const PendingOperation entry = makeHeld(id);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(panel()).contains(u"The customer moves house"), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(panel()).contains(ui::words(TimelineKind::Held)), 15'000);
    const QString said = textOf(panel());
    QVERIFY(said.contains(u"DHL 00340434161094042557"));
    // Heard as one word, however it is broken into lines.
    bool isHeard = false;
    for (auto* label : panel()->findChildren<ui::TextLabel*>())
        isHeard |=
            QAccessible::queryAccessibleInterface(label)->text(QAccessible::Name) == u"DHL 00340434161094042557"_s;
    QVERIFY(isHeard);
    QVERIFY(said.contains(u"You wanted"));
    QVERIFY(said.contains(u"The service has"));
    QVERIFY(said.contains(u"on version %1"_s.arg(*entry.baseVersion)));
    QVERIFY(said.contains(u", version %1"_s.arg(m_ui->detail(id).base.version)));
    // What stands in the way comes first, and is marked.
    QVERIFY(said.indexOf(u"The customer moves house") < said.indexOf(u"DHL 00340434161094042557"));
    QVERIFY(said.contains(u"Office"));
    QVERIFY(said.contains(u"would be refused again"));
    QVERIFY(!findButton(m_pane, u"Send again"_s));
    QVERIFY(findButton(m_pane, u"Discard…"_s));
}

void tst_ConflictPanel::refused_shippedElsewhere_cannotBeSentAgain()
{
    const OrderId id = m_ui->desk.somethingToShip().id;
    const PendingOperation entry =
        m_ui->desk.take(id, ShipmentDraft{.carrier = u"DHL"_s, .trackingNo = u"1"_s}, std::chrono::seconds(2));
    m_person->step(id, u"shipments"_s, {{u"carrier"_s, u"UPS"_s}, {u"tracking_no"_s, u"1Z-OTHER"_s}});
    QVERIFY(m_ui->desk.waitForState(entry.seq, OperationState::Refused));
    m_pane->show(id);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(panel()).contains(u"UPS 1Z-OTHER"), 10'000);
    QTRY_VERIFY(textOf(panel()).contains(u"nothing left"));
    QVERIFY(!findButton(m_pane, u"Send again"_s));
    QVERIFY(!findButton(m_pane, u"Correct and send again…"_s));
}

void tst_ConflictPanel::resend_afterTheCauseIsGone_isDone()
{
    const OrderId id = m_ui->desk.somethingToShip().id;
    const PendingOperation entry = makeHeld(id);
    m_person->step(id, u"hold"_s, {}, "DELETE");
    QVERIFY(m_ui->waitForVersion(id, m_person->order(id).value(u"version").toInteger()));
    QTRY_VERIFY_WITH_TIMEOUT(findButton(m_pane, u"Send again"_s), 10'000);
    QVERIFY(press(m_pane, u"Send again"_s));
    QVERIFY(m_ui->desk.waitForState(entry.seq, OperationState::Done));
    QTRY_COMPARE(m_ui->detail(id).base.status, OrderStatus::Shipped);
    QTRY_VERIFY(m_pane->findChildren<ui::ConflictPanel*>().isEmpty());
    QCOMPARE(m_person->order(id).value(u"status").toString(), u"SHIPPED");
}

void tst_ConflictPanel::correct_opensTheSheetFilled_andIsDone()
{
    const OrderId id = m_ui->desk.somethingToShip().id;
    const PendingOperation entry = makeHeld(id);
    m_person->step(id, u"hold"_s, {}, "DELETE");
    QVERIFY(m_ui->waitForVersion(id, m_person->order(id).value(u"version").toInteger()));
    QTRY_VERIFY_WITH_TIMEOUT(findButton(m_pane, u"Correct and send again…"_s), 10'000);
    QVERIFY(press(m_pane, u"Correct and send again…"_s));
    auto* sheet = m_ui->sheet<ui::OrderStepSheet>();
    auto* tracking = field<QLineEdit>(sheet, u"Tracking number"_s);
    QCOMPARE(tracking->text(), u"00340434161094042557");
    tracking->setText(u"CORRECTED-1"_s);
    sheet->primaryButton()->click();
    QVERIFY(m_ui->desk.waitForState(entry.seq, OperationState::Done));
    QTRY_COMPARE(m_ui->detail(id).base.shipments.back().trackingNo, u"CORRECTED-1");
}

void tst_ConflictPanel::discard_asksOnTheSpot_thenIsGone()
{
    const OrderId id = m_ui->desk.somethingToShip().id;
    const PendingOperation entry = makeHeld(id);
    QVERIFY(press(m_pane, u"Discard…"_s));
    QCOMPARE(m_ui->desk.stateOf(entry.seq), OperationState::Refused);
    QVERIFY(press(m_pane, u"Discard the change"_s));
    QVERIFY(m_ui->desk.waitForState(entry.seq, OperationState::Discarded));
    QTRY_VERIFY(m_pane->findChildren<ui::ConflictPanel*>().isEmpty());
}

void tst_ConflictPanel::discard_questionDismissed_keepsIt()
{
    const OrderId id = m_ui->desk.somethingToShip().id;
    const PendingOperation entry = makeHeld(id);
    QVERIFY(press(m_pane, u"Discard…"_s));
    QVERIFY(findButton(m_pane, u"Discard the change"_s));
    // Something else is sent meanwhile: the question stays.
    const OrderId elsewhere = m_ui->desk.somethingToShip().id;
    QVERIFY(elsewhere != id);
    (void)m_ui->desk.take(elsewhere, NoteDraft{.text = u"elsewhere"_s});
    QTest::qWait(500);
    QVERIFY(findButton(m_pane, u"Discard the change"_s));
    QCOMPARE(m_ui->desk.stateOf(entry.seq), OperationState::Refused);
}

void tst_ConflictPanel::behindRefused_saysWhatItWaitsFor()
{
    const OrderId id = m_ui->desk.somethingToShip().id;
    (void)makeHeld(id);
    (void)m_ui->desk.take(id, NoteDraft{.text = u"Ask for the new address"_s});
    QTRY_VERIFY(textOf(m_pane).contains(u"Ask for the new address"));
    QVERIFY(textOf(m_pane).contains(u"Waits until the refused change is decided."));
}

void tst_ConflictPanel::details_copied_holdTheReason()
{
    const OrderId id = m_ui->desk.somethingToShip().id;
    const PendingOperation entry = makeHeld(id);
    QVERIFY(press(m_pane, u"Copy details for support"_s));
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(entry.reason), qPrintable(copied));
    QVERIFY(copied.contains(entry.trace.toString()));
}

QTEST_MAIN(tst_ConflictPanel)
#include "tst_ConflictPanel.moc"
