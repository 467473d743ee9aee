// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/LossyProxy.h"
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/orders/EditAddressSheet.h"
#include "ui/orders/OrderActionStart.h"
#include "ui/orders/RefundPreview.h"
#include "ui/orders/RefundSheet.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTableView>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using ui::OrderAction;

/// What is decided at the service at once: refunds, and corrected addresses.
class tst_RefundSheet : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void open_paidOrder_isFilledWithAllThatCanGoBack();
    void amount_tooMuchOrNone_isNamed();
    void effect_isToldBeforehand();
    void refund_part_isDoneOnce();
    void refund_answerLost_retryHasNoSecondEffect();
    void refund_pressedTwice_isSentOnce();
    void refund_meanwhileRefunded_isRefusedAndFieldsOpen();
    void refund_offline_saysSoAndWaits();
    void refund_unitsBack_areReleased();
    void edit_address_isSaved();
    void edit_nothing_isNotSent();
    void edit_required_isNamed();

private:
    /// Nothing was refunded or shipped of it.
    OrderId fresh();
    ui::RefundSheet* openRefund(OrderId id);
    ui::EditAddressSheet* openEdit(OrderId id);
    static void setAmount(QWidget* sheet, const QString& text)
    {
        auto* edit = amountOf(sheet);
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    static QLineEdit* amountOf(QWidget* sheet) { return field<QLineEdit>(sheet, u"Amount in EUR"_s); }
    static void setReason(QWidget* sheet) { field<QComboBox>(sheet, u"Reason"_s)->setEditText(u"Paid twice"_s); }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<LossyProxy> m_proxy;
    std::unique_ptr<OrderUi> m_ui;
    int m_used = 0;
};

void tst_RefundSheet::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(200);
    m_service->start();
}

void tst_RefundSheet::init()
{
    m_proxy = std::make_unique<LossyProxy>(m_service->port());
    m_ui = std::make_unique<OrderUi>(m_proxy->url(), u"merchant"_s);
}

void tst_RefundSheet::cleanup()
{
    m_ui.reset();
    m_proxy.reset();
}

OrderId tst_RefundSheet::fresh()
{
    for (const OrderListItem& item : m_ui->desk.items({.statuses = {OrderStatus::Paid}, .onHold = false})) {
        const Order order = m_ui->detail(item.id).base;
        if (order.refundedMinor == 0 && order.shipments.empty() && order.totalMinor > 1000 && order.version < 4)
            return item.id;
    }
    qFatal("no order left");
}

ui::RefundSheet* tst_RefundSheet::openRefund(OrderId id)
{
    ui::startAction(*m_ui->context, &m_ui->host, OrderAction::Refund, m_ui->detail(id));
    return m_ui->sheet<ui::RefundSheet>();
}

ui::EditAddressSheet* tst_RefundSheet::openEdit(OrderId id)
{
    ui::startAction(*m_ui->context, &m_ui->host, OrderAction::EditAddress, m_ui->detail(id));
    return m_ui->sheet<ui::EditAddressSheet>();
}

void tst_RefundSheet::open_paidOrder_isFilledWithAllThatCanGoBack()
{
    const OrderId id = fresh();
    const Order order = m_ui->detail(id).base;
    auto* sheet = openRefund(id);
    QCOMPARE(ui::minorFromText(amountOf(sheet)->text(), u"EUR"_s, m_ui->context->formats().locale()),
             std::optional(order.totalMinor));
    QVERIFY(sheet->primaryButton()->text().contains(m_ui->context->formats().money(order.totalMinor, u"EUR"_s)));
    QVERIFY(textOf(sheet).contains(order.orderNo));
}

void tst_RefundSheet::amount_tooMuchOrNone_isNamed()
{
    auto* sheet = openRefund(fresh());
    setReason(sheet);
    for (const QString& wrong : {u"999999"_s, u"12,5"_s, u"abc"_s, QString(), u"0"_s}) {
        amountOf(sheet)->clear();
        setAmount(sheet, wrong);
        sheet->primaryButton()->click();
        QVERIFY2(textOf(sheet).contains(u"Amount: "), qPrintable(wrong));
        QVERIFY(amountOf(sheet)->accessibleDescription().startsWith(u"Amount: "));
    }
    setAmount(sheet, u"5"_s);
    field<QComboBox>(sheet, u"Reason"_s)->setEditText({});
    sheet->primaryButton()->click();
    QVERIFY(textOf(sheet).contains(u"Reason is needed."));
    QCOMPARE(m_proxy->seen("/refunds"), 0);
}

void tst_RefundSheet::effect_isToldBeforehand()
{
    auto* sheet = openRefund(fresh());
    QVERIFY(textOf(sheet).contains(u"will be cancelled"));
    setAmount(sheet, u"1"_s);
    QVERIFY(textOf(sheet).contains(u"The order stays"));
}

void tst_RefundSheet::refund_part_isDoneOnce()
{
    const OrderId id = fresh();
    auto* sheet = openRefund(id);
    setAmount(sheet, u"5.50"_s);
    setReason(sheet);
    QTest::keyClick(amountOf(sheet), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_ui->waitForToast(u"refunded"));
    QTRY_COMPARE(m_ui->detail(id).base.refundedMinor, 550);
    QCOMPARE(m_proxy->seen("/refunds"), 1);
}

void tst_RefundSheet::refund_answerLost_retryHasNoSecondEffect()
{
    const OrderId id = fresh();
    auto* sheet = openRefund(id);
    setAmount(sheet, u"5"_s);
    setReason(sheet);
    // However often the client itself tries: every answer is lost until the person tries again.
    m_proxy->loseAnswersTo("/refunds");
    sheet->primaryButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(findButton(sheet, u"Try again"_s), 60'000);
    QVERIFY(m_proxy->lost() >= 1);
    // Nobody knows what became of it, so that it cannot be made to mean something else.
    QVERIFY(!amountOf(sheet)->isEnabled());
    m_proxy->loseAnswersTo({});
    QVERIFY(press(sheet, u"Try again"_s));
    QVERIFY(m_ui->waitForToast(u"refunded"));
    OtherPerson person(m_service->url());
    QCOMPARE(person.order(id).value(u"refunded_minor").toInteger(), 500);
    QVERIFY(m_proxy->seen("/refunds") >= 2);
}

void tst_RefundSheet::refund_pressedTwice_isSentOnce()
{
    const OrderId id = fresh();
    auto* sheet = openRefund(id);
    setAmount(sheet, u"2"_s);
    setReason(sheet);
    sheet->primaryButton()->click();
    sheet->primaryButton()->click();
    QVERIFY(m_ui->waitForToast(u"refunded"));
    QCOMPARE(m_proxy->seen("/refunds"), 1);
    QTRY_COMPARE(m_ui->detail(id).base.refundedMinor, 200);
}

void tst_RefundSheet::refund_meanwhileRefunded_isRefusedAndFieldsOpen()
{
    const OrderId id = fresh();
    auto* sheet = openRefund(id);
    setAmount(sheet, u"3"_s);
    setReason(sheet);
    OtherPerson person(m_service->url());
    person.step(id, u"refunds"_s, {{u"amount_minor"_s, 300}, {u"reason"_s, u"Paid twice"_s}});
    sheet->primaryButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(sheet->notice()->isVisible(), 10'000);
    QVERIFY(amountOf(sheet)->isEnabled());
    QVERIFY(!findButton(sheet, u"Try again"_s));
    QCOMPARE(person.order(id).value(u"refunded_minor").toInteger(), 300);
}

void tst_RefundSheet::refund_offline_saysSoAndWaits()
{
    const OrderId id = fresh();
    m_service->stop();
    m_ui->desk.workspace->syncNow();
    QVERIFY(m_ui->desk.waitForTrouble(SyncStatus::Trouble::Offline));
    auto* sheet = openRefund(id);
    QVERIFY(sheet->notice()->isVisible());
    QVERIFY(!sheet->primaryButton()->isEnabled());
    m_service->start();
    m_ui->desk.workspace->syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(sheet->primaryButton()->isEnabled(), 20'000);
    QVERIFY(!sheet->notice()->isVisible());
    QCOMPARE(m_ui->detail(id).base.refundedMinor, 0);
}

void tst_RefundSheet::refund_unitsBack_areReleased()
{
    const OrderId id = m_ui->desk.somethingToShip(2).id;
    auto* sheet = openRefund(id);
    auto* table = sheet->findChild<QTableView*>();
    QVERIFY(table);
    const qint64 before = ui::releasableUnits(m_ui->detail(id).base);
    QVERIFY(table->model()->setData(table->model()->index(0, 2), 1));
    QVERIFY(!table->model()->setData(table->model()->index(0, 2), 1'000'000));
    setAmount(sheet, u"1"_s);
    setReason(sheet);
    sheet->primaryButton()->click();
    QVERIFY(m_ui->waitForToast(u"refunded"));
    QTRY_COMPARE(ui::releasableUnits(m_ui->detail(id).base), before - 1);
}

void tst_RefundSheet::edit_address_isSaved()
{
    const OrderId id = fresh();
    auto* sheet = openEdit(id);
    auto* street = field<QLineEdit>(sheet, u"Street and number"_s);
    street->selectAll();
    QTest::keyClicks(street, u"Neue Straße 5"_s);
    QTest::keyClick(street, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_ui->waitForToast(u"saved"));
    QTRY_COMPARE(m_ui->detail(id).base.shipTo.line1, u"Neue Straße 5");
}

void tst_RefundSheet::edit_nothing_isNotSent()
{
    auto* sheet = openEdit(fresh());
    sheet->primaryButton()->click();
    QVERIFY(sheet->notice()->text().contains(u"Nothing was changed"));
    QCOMPARE(m_proxy->seen("PATCH"), 0);
}

void tst_RefundSheet::edit_required_isNamed()
{
    auto* sheet = openEdit(fresh());
    field<QLineEdit>(sheet, u"City"_s)->clear();
    sheet->primaryButton()->click();
    QVERIFY(textOf(sheet).contains(u"City is needed."));
    QCOMPARE(m_proxy->seen("PATCH"), 0);
}

QTEST_MAIN(tst_RefundSheet)
#include "tst_RefundSheet.moc"
