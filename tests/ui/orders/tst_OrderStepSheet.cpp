// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/orders/OrderActionStart.h"
#include "ui/orders/OrderStepSheet.h"
#include "ui/orders/ShipForm.h"
#include "ui/orders/ShipLinesModel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTableView>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using ui::OrderAction;

/// The steps that wait in the outbox: ship, cancel, hold, note, corrections.
class tst_OrderStepSheet : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_ui.reset(); }

    void ship_opened_isFilledWithWhatIsLeft();
    void ship_missing_isNamed();
    void ship_all_waitsWithUndo();
    void ship_undone_leavesNothing();
    void ship_undoneTooLate_saysSo();
    void ship_part_sendsLines();
    void ship_quantity_isTypedInTheTable();
    void ship_withoutUndoTime_hasNoUndo();
    void ship_carrier_isRemembered();
    void cancel_reasonAndNote_areTaken();
    void hold_until_endsWithTheDay();
    void hold_reason_isNamed();
    void note_tooLong_isNamed();
    void correct_sentParcel_isAnEntry();
    void correct_unsentParcel_offersNoUndo();
    void complete_needsNoSheet();
    void escape_entered_asksFirst();
    void refusedByRules_isSaidInTheSheet();
    void lines_model_isSound();
    void looks_nothingClippedNothingNameless_data();
    void looks_nothingClippedNothingNameless();

private:
    ui::OrderStepSheet* open(OrderAction which, OrderId id);
    OrderListItem toShip();
    OrderListItem itemWith(OrderStatus status);
    static void fillParcel(QWidget* sheet);
    QList<OperationKind> openKinds(OrderId id);

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
};

void tst_OrderStepSheet::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(300);
    m_service->start();
}

void tst_OrderStepSheet::init()
{
    m_ui = std::make_unique<OrderUi>(*m_service);
    m_ui->preferences->setUndoTime(std::chrono::seconds(30));
}

ui::OrderStepSheet* tst_OrderStepSheet::open(OrderAction which, OrderId id)
{
    ui::startAction(*m_ui->context, &m_ui->host, which, m_ui->detail(id));
    return m_ui->sheet<ui::OrderStepSheet>();
}

OrderListItem tst_OrderStepSheet::toShip()
{
    for (const OrderListItem& item : m_ui->desk.items({.statuses = {OrderStatus::Paid}, .onHold = false})) {
        if (item.toShip >= 2 && item.waiting == 0 && m_ui->detail(item.id).base.shipments.empty())
            return item;
    }
    qFatal("nothing to ship");
}

OrderListItem tst_OrderStepSheet::itemWith(OrderStatus status)
{
    const auto items = m_ui->desk.items({.statuses = {status}});
    if (items.empty())
        qFatal("no order is %s", nameOf(status).data());
    return items.front();
}

void tst_OrderStepSheet::fillParcel(QWidget* sheet)
{
    field<QComboBox>(sheet, u"Carrier"_s)->setEditText(u"DHL"_s);
    field<QLineEdit>(sheet, u"Tracking number"_s)->setText(u"0034001"_s);
}

QList<OperationKind> tst_OrderStepSheet::openKinds(OrderId id)
{
    QList<OperationKind> kinds;
    for (const PendingOperation& entry : m_ui->detail(id).open)
        kinds.push_back(entry.kind);
    return kinds;
}

void tst_OrderStepSheet::ship_opened_isFilledWithWhatIsLeft()
{
    const OrderListItem item = toShip();
    auto* sheet = open(OrderAction::Ship, item.id);
    auto* form = qobject_cast<ui::ShipForm*>(sheet->form());
    QVERIFY(form);
    QVERIFY(form->lines().isEverything());
    QCOMPARE(form->lines().total(), item.toShip);
    QVERIFY(textOf(sheet).contains(item.orderNo));
    QVERIFY(textOf(sheet).contains(item.customerName));
    // Focus is where the work begins, and goes on as people read.
    QTRY_COMPARE(m_ui->host.focusWidget(), field<QLineEdit>(sheet, u"Tracking number"_s));
    QTest::keyClick(m_ui->host.focusWidget(), Qt::Key_Tab);
    auto* carrier = field<QComboBox>(sheet, u"Carrier"_s);
    QVERIFY(m_ui->host.focusWidget() == carrier || m_ui->host.focusWidget() == carrier->lineEdit());
}

void tst_OrderStepSheet::ship_missing_isNamed()
{
    auto* sheet = open(OrderAction::Ship, toShip().id);
    field<QComboBox>(sheet, u"Carrier"_s)->setEditText({});
    qobject_cast<ui::ShipForm*>(sheet->form())->lines().setAll(false);
    sheet->primaryButton()->click();
    const QString said = textOf(sheet);
    QVERIFY(said.contains(u"Carrier is needed."));
    QVERIFY(said.contains(u"Tracking number is needed."));
    QVERIFY(said.contains(u"In this parcel: at least one unit is needed."));
    field<QLineEdit>(sheet, u"Tracking number"_s)->setText(QString(65, u'1'));
    sheet->primaryButton()->click();
    QVERIFY(textOf(sheet).contains(u"Tracking number may have at most 64"));
    QVERIFY(sheet->isVisible());
}

void tst_OrderStepSheet::ship_all_waitsWithUndo()
{
    const OrderListItem item = toShip();
    auto* sheet = open(OrderAction::Ship, item.id);
    fillParcel(sheet);
    QTest::keyClick(field<QLineEdit>(sheet, u"Tracking number"_s), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_ui->waitForToast(item.orderNo));
    QCOMPARE(m_ui->toasts.back().actionText, u"Undo");
    QCOMPARE(m_ui->toasts.back().time, std::chrono::seconds(30));
    QCOMPARE(openKinds(item.id), QList{OperationKind::Ship});
    QCOMPARE(m_ui->detail(item.id).shown.status, OrderStatus::Shipped);
    QCOMPARE(m_ui->detail(item.id).base.status, OrderStatus::Paid);
}

void tst_OrderStepSheet::ship_undone_leavesNothing()
{
    const OrderListItem item = toShip();
    auto* sheet = open(OrderAction::Ship, item.id);
    fillParcel(sheet);
    sheet->primaryButton()->click();
    QVERIFY(m_ui->waitForToast(item.orderNo));
    m_ui->toasts.back().action();
    QVERIFY(m_ui->waitForToast(u"Taken back"));
    QCOMPARE(openKinds(item.id), {});
    QCOMPARE(m_ui->detail(item.id).shown.status, OrderStatus::Paid);
}

void tst_OrderStepSheet::ship_undoneTooLate_saysSo()
{
    m_ui->preferences->setUndoTime(std::chrono::seconds(1));
    const OrderListItem item = toShip();
    auto* sheet = open(OrderAction::Ship, item.id);
    fillParcel(sheet);
    sheet->primaryButton()->click();
    QVERIFY(m_ui->waitForToast(item.orderNo));
    const auto undo = m_ui->toasts.back().action;
    QTRY_COMPARE_WITH_TIMEOUT(m_ui->detail(item.id).base.status, OrderStatus::Shipped, 20'000);
    undo();
    QVERIFY(m_ui->waitForToast(u"Too late"));
}

void tst_OrderStepSheet::ship_part_sendsLines()
{
    const OrderListItem item = toShip();
    auto* sheet = open(OrderAction::Ship, item.id);
    fillParcel(sheet);
    auto& lines = qobject_cast<ui::ShipForm*>(sheet->form())->lines();
    lines.setQuantities({{.lineNo = 1, .quantity = 1}});
    QVERIFY(textOf(sheet).contains(u"stay for another parcel"));
    sheet->primaryButton()->click();
    QVERIFY(m_ui->waitForToast(item.orderNo));
    const desk::OrderDetail detail = m_ui->detail(item.id);
    QCOMPARE(detail.shown.status, OrderStatus::Paid);
    QCOMPARE(detail.shown.fulfilment(), Fulfilment::Partial);
    QCOMPARE(detail.shown.units().shipped, 1);
}

void tst_OrderStepSheet::ship_quantity_isTypedInTheTable()
{
    const OrderListItem item = toShip();
    auto* sheet = open(OrderAction::Ship, item.id);
    auto* table = sheet->findChild<QTableView*>();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, ui::ShipLinesModel::Now));
    // The cell becomes a field as soon as one arrives at it.
    auto* spin = table->findChild<QSpinBox*>();
    QVERIFY(spin);
    QTest::keyClick(spin, Qt::Key_0);
    QTest::keyClick(spin, Qt::Key_Return);
    QTRY_COMPARE(table->model()->index(0, ui::ShipLinesModel::Now).data(Qt::EditRole).toInt(), 0);
    QVERIFY(press(sheet, u"Everything left"_s));
    QVERIFY(qobject_cast<ui::ShipForm*>(sheet->form())->lines().isEverything());
}

void tst_OrderStepSheet::ship_withoutUndoTime_hasNoUndo()
{
    m_ui->preferences->setUndoTime(std::chrono::seconds(0));
    const OrderListItem item = toShip();
    auto* sheet = open(OrderAction::Ship, item.id);
    fillParcel(sheet);
    sheet->primaryButton()->click();
    QVERIFY(m_ui->waitForToast(item.orderNo));
    QVERIFY(m_ui->toasts.back().actionText.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(m_ui->detail(item.id).base.status, OrderStatus::Shipped, 20'000);
}

void tst_OrderStepSheet::ship_carrier_isRemembered()
{
    const OrderListItem item = toShip();
    auto* sheet = open(OrderAction::Ship, item.id);
    fillParcel(sheet);
    field<QComboBox>(sheet, u"Carrier"_s)->setEditText(u"Bicycle courier"_s);
    sheet->primaryButton()->click();
    QVERIFY(m_ui->waitForToast(item.orderNo));
    QCOMPARE(field<QComboBox>(open(OrderAction::Ship, toShip().id), u"Carrier"_s)->currentText(), u"Bicycle courier");
}

void tst_OrderStepSheet::cancel_reasonAndNote_areTaken()
{
    const OrderListItem item = itemWith(OrderStatus::Pending);
    auto* sheet = open(OrderAction::Cancel, item.id);
    auto* reason = field<QComboBox>(sheet, u"Reason"_s);
    reason->setCurrentIndex(reason->findData(u"OUT_OF_STOCK"_s));
    field<QPlainTextEdit>(sheet, u"Note"_s)->setPlainText(u"No more blue ones"_s);
    sheet->primaryButton()->click();
    QVERIFY(m_ui->waitForToast(item.orderNo));
    QCOMPARE(m_ui->detail(item.id).shown.cancelReason, u"OUT_OF_STOCK");
    QVERIFY(m_ui->detail(item.id).open.front().body.contains("No more blue ones"));
}

void tst_OrderStepSheet::hold_until_endsWithTheDay()
{
    const OrderListItem item = toShip();
    auto* sheet = open(OrderAction::Hold, item.id);
    field<QComboBox>(sheet, u"Reason"_s)->setEditText(u"Waits for the other parcel"_s);
    QVERIFY(press(sheet, u"Ends by itself"_s));
    sheet->primaryButton()->click();
    QVERIFY(m_ui->waitForToast(item.orderNo));
    const auto hold = m_ui->detail(item.id).shown.hold;
    QVERIFY(hold && hold->until);
    const ui::Formats& formats = m_ui->context->formats();
    QCOMPARE(formats.localDay(*hold->until), formats.localDay(m_ui->context->now()).addDays(3));
    QCOMPARE(formats.localDay(hold->until->plusMs(1)), formats.localDay(m_ui->context->now()).addDays(4));
}

void tst_OrderStepSheet::hold_reason_isNamed()
{
    auto* sheet = open(OrderAction::Hold, toShip().id);
    sheet->primaryButton()->click();
    QVERIFY(textOf(sheet).contains(u"Reason is needed."));
}

void tst_OrderStepSheet::note_tooLong_isNamed()
{
    const OrderListItem item = itemWith(OrderStatus::Completed);
    auto* sheet = open(OrderAction::Note, item.id);
    auto* text = field<QPlainTextEdit>(sheet, u"Note"_s);
    // Code points count, as at the service: 2,000 of these are 4,000 UTF-16 units.
    text->setPlainText(u"😀"_s.repeated(2001));
    sheet->primaryButton()->click();
    QVERIFY(textOf(sheet).contains(u"Note may have at most 2000"));
    text->setPlainText(u"😀"_s.repeated(2000));
    sheet->primaryButton()->click();
    QVERIFY(m_ui->waitForToast(item.orderNo));
    QCOMPARE(openKinds(item.id), QList{OperationKind::Note});
}

void tst_OrderStepSheet::correct_sentParcel_isAnEntry()
{
    const OrderListItem item = itemWith(OrderStatus::Shipped);
    auto* sheet = open(OrderAction::CorrectTracking, item.id);
    sheet->primaryButton()->click();
    QVERIFY(textOf(sheet).contains(u"are as they were"));
    field<QLineEdit>(sheet, u"Tracking number"_s)->setText(u"NEW-1"_s);
    sheet->primaryButton()->click();
    QVERIFY(m_ui->waitForToast(item.orderNo));
    QCOMPARE(m_ui->detail(item.id).shown.shipments.back().trackingNo, u"NEW-1");
    QVERIFY(openKinds(item.id).contains(OperationKind::CorrectParcel));
}

void tst_OrderStepSheet::correct_unsentParcel_offersNoUndo()
{
    const OrderListItem item = toShip();
    (void)m_ui->desk.take(item.id, ShipmentDraft{.carrier = u"DHL"_s, .trackingNo = u"1"_s}, std::chrono::seconds(30));
    auto* sheet = open(OrderAction::CorrectTracking, item.id);
    field<QLineEdit>(sheet, u"Tracking number"_s)->setText(u"2"_s);
    sheet->primaryButton()->click();
    QVERIFY(m_ui->waitForToast(u"was corrected"));
    QVERIFY(m_ui->toasts.back().actionText.isEmpty());
    QCOMPARE(openKinds(item.id), QList{OperationKind::Ship});
    QCOMPARE(m_ui->detail(item.id).shown.shipments.back().trackingNo, u"2");
}

void tst_OrderStepSheet::complete_needsNoSheet()
{
    const OrderListItem item = itemWith(OrderStatus::Shipped);
    ui::startAction(*m_ui->context, &m_ui->host, OrderAction::Complete, m_ui->detail(item.id));
    QVERIFY(m_ui->waitForToast(u"will be completed"));
    QCOMPARE(m_ui->toasts.back().actionText, u"Undo");
    QVERIFY(m_ui->host.findChildren<ui::Sheet*>().isEmpty());
    m_ui->toasts.back().action();
    QVERIFY(m_ui->waitForToast(u"Taken back"));
}

void tst_OrderStepSheet::escape_entered_asksFirst()
{
    auto* sheet = open(OrderAction::Note, toShip().id);
    QPointer<ui::OrderStepSheet> alive = sheet;
    auto* text = field<QPlainTextEdit>(sheet, u"Note"_s);
    QTest::keyClicks(text, u"half a thought"_s);
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(alive && alive->isVisible());
    QVERIFY(press(sheet, u"Discard and close"_s));
    QTRY_VERIFY(!alive);
}

void tst_OrderStepSheet::refusedByRules_isSaidInTheSheet()
{
    const OrderListItem item = toShip();
    auto* sheet = open(OrderAction::Ship, item.id);
    fillParcel(sheet);
    // While the sheet is open somebody else, on this desk, holds the order.
    (void)m_ui->desk.take(item.id, HoldDraft{.reason = u"Stop"_s}, std::chrono::seconds(30));
    sheet->primaryButton()->click();
    QTRY_VERIFY(sheet->notice()->isVisible());
    QVERIFY(sheet->primaryButton()->isEnabled());
    QCOMPARE(openKinds(item.id), QList{OperationKind::Hold});
}

void tst_OrderStepSheet::lines_model_isSound()
{
    ui::ShipLinesModel model(m_ui->detail(toShip().id).base, u"Now"_s, QLocale::c());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setAll(true);
    QVERIFY(model.isEverything());
    QVERIFY(!model.setData(model.index(0, ui::ShipLinesModel::Now), -1, Qt::EditRole));
    model.setAll(false);
    QCOMPARE(model.quantities().size(), 0u);
}

void tst_OrderStepSheet::looks_nothingClippedNothingNameless_data()
{
    addLooks();
}

void tst_OrderStepSheet::looks_nothingClippedNothingNameless()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    const Spoken spoken(look);
    m_ui->context->setLocale(look.locale());
    const std::array actions{OrderAction::Ship,
                             OrderAction::Hold,
                             OrderAction::Note,
                             OrderAction::Cancel,
                             OrderAction::CorrectTracking,
                             OrderAction::Refund,
                             OrderAction::EditAddress};
    for (const OrderAction which : actions) {
        const OrderId id = which == OrderAction::CorrectTracking ? itemWith(OrderStatus::Shipped).id : toShip().id;
        ui::startAction(*m_ui->context, &m_ui->host, which, m_ui->detail(id));
        auto* sheet = m_ui->sheet();
        QTest::qWait(250);
        if (which == OrderAction::Ship)
            sheet->primaryButton()->click();
        picture(m_ui->host, u"sheet-%1-%2"_s.arg(look.name()).arg(int(which)), {1280, 800});
        QVERIFY2(clippedIn(sheet).isEmpty(), qPrintable(clippedIn(sheet).join(u"; "_s)));
        QVERIFY2(namelessIn(sheet).isEmpty(), qPrintable(namelessIn(sheet).join(u"; "_s)));
        sheet->close();
        QTest::qWait(1);
    }
    useTheme();
}

QTEST_MAIN(tst_OrderStepSheet)
#include "tst_OrderStepSheet.moc"
