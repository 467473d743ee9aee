// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/orders/BulkSheet.h"
#include "ui/orders/OrderActionRules.h"
#include "ui/orders/OrderActions.h"
#include "ui/orders/OrderStepSheet.h"
#include "ui/orders/TrackingImportSheet.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using ui::OrderAction;

class tst_OrderActions : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void roles_see_whatTheyMayDo_data();
    void roles_see_whatTheyMayDo();
    void none_selected_onlyImportIsEnabled();
    void one_selected_theRulesDecide();
    void one_changed_isJudgedAnew();
    void many_selected_whatIsForMany();
    void trigger_one_opensItsSheet();
    void trigger_many_opensTheBulkSheet();
    void trigger_import_needsNoSelection();
    void shortcut_pressed_triggers();
    void copy_many_isAColumnOfNumbers();
    void shortcuts_areDistinct();

private:
    void open(const QString& user = u"merchant"_s);
    std::vector<OrderId> idsOf(OrderStatus status, size_t count);
    QStringList enabled() const;

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    ui::OrderActions* m_actions = nullptr;
};

void tst_OrderActions::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(200);
    m_service->start();
}

void tst_OrderActions::cleanup()
{
    m_ui.reset();
}

void tst_OrderActions::open(const QString& user)
{
    m_ui = std::make_unique<OrderUi>(*m_service, user);
    m_actions = new ui::OrderActions(*m_ui->context, &m_ui->host);
}

std::vector<OrderId> tst_OrderActions::idsOf(OrderStatus status, size_t count)
{
    std::vector<OrderId> ids;
    for (const OrderListItem& item : m_ui->desk.items({.statuses = {status}, .onHold = false})) {
        if (ids.size() < count)
            ids.push_back(item.id);
    }
    if (ids.size() < count)
        qFatal("too few are %s", nameOf(status).data());
    return ids;
}

QStringList tst_OrderActions::enabled() const
{
    QStringList texts;
    for (const QAction* action : m_actions->actions()) {
        if (action->isEnabled())
            texts.push_back(action->text());
    }
    return texts;
}

void tst_OrderActions::roles_see_whatTheyMayDo_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("expected");
    QTest::newRow("merchant") << u"merchant"_s << u"111111111111"_s;
    // Ships, holds, corrects tracking, prints; no notes, no money, no addresses.
    QTest::newRow("warehouse") << u"warehouse"_s << u"101101011100"_s;
    QTest::newRow("manager") << u"manager"_s << u"000000001100"_s;
}

void tst_OrderActions::roles_see_whatTheyMayDo()
{
    QFETCH(const QString, user);
    QFETCH(const QString, expected);
    open(user);
    QString seen;
    for (const QAction* action : m_actions->actions())
        seen += action->isVisible() ? u'1' : u'0';
    QCOMPARE(seen, expected);
}

void tst_OrderActions::none_selected_onlyImportIsEnabled()
{
    open();
    QCOMPARE(enabled(), QStringList{ui::words(OrderAction::ImportTracking)});
}

void tst_OrderActions::one_selected_theRulesDecide()
{
    open();
    m_actions->setSelection(idsOf(OrderStatus::Pending, 1));
    QStringList expected;
    for (const OrderAction which :
         {OrderAction::Hold, OrderAction::Note, OrderAction::EditAddress, OrderAction::ImportTracking,
          OrderAction::Print, OrderAction::Copy, OrderAction::Cancel})
        expected.push_back(ui::words(which));
    QTRY_COMPARE(enabled(), expected);
    // Why not is said where the action is.
    QVERIFY(m_actions->action(OrderAction::Ship)->toolTip().contains(u'\n'));
    m_actions->setSelection({});
    QCOMPARE(enabled(), QStringList{ui::words(OrderAction::ImportTracking)});
}

void tst_OrderActions::one_changed_isJudgedAnew()
{
    open();
    const OrderId id = m_ui->desk.somethingToShip().id;
    m_actions->setSelection({id});
    QTRY_VERIFY(m_actions->action(OrderAction::Ship)->isEnabled());
    // A key that is pressed while an order changes is not lost: what may still be done is never out of reach.
    QSignalSpy note(m_actions->action(OrderAction::Note), &QAction::enabledChanged);
    (void)m_ui->desk.take(id, HoldDraft{.reason = u"x"_s}, std::chrono::seconds(30));
    QTRY_VERIFY(!m_actions->action(OrderAction::Ship)->isEnabled());
    QTRY_VERIFY(m_actions->action(OrderAction::ReleaseHold)->isEnabled());
    QVERIFY(!m_actions->offered().contains(m_actions->action(OrderAction::Ship)));
    QVERIFY(m_actions->offered().contains(m_actions->action(OrderAction::ReleaseHold)));
    QCOMPARE(note.count(), 0);
    // Of another order nothing is known yet.
    m_actions->setSelection({m_ui->desk.somethingToShip(1).id});
    QVERIFY(!m_actions->action(OrderAction::Note)->isEnabled());
    QTRY_VERIFY(m_actions->action(OrderAction::Note)->isEnabled());
}

void tst_OrderActions::many_selected_whatIsForMany()
{
    open();
    m_actions->setSelection(idsOf(OrderStatus::Completed, 3));
    for (const QAction* action : m_actions->actions())
        QVERIFY(action->isVisible());
    QVERIFY(m_actions->action(OrderAction::Ship)->isEnabled());
    QVERIFY(m_actions->action(OrderAction::Cancel)->isEnabled());
    QVERIFY(!m_actions->action(OrderAction::Refund)->isEnabled());
    QVERIFY(!m_actions->action(OrderAction::EditAddress)->isEnabled());
    QVERIFY(!m_actions->action(OrderAction::CorrectTracking)->isEnabled());
}

void tst_OrderActions::trigger_one_opensItsSheet()
{
    open();
    m_actions->setSelection({m_ui->desk.somethingToShip().id});
    QTRY_VERIFY(m_actions->action(OrderAction::Ship)->isEnabled());
    m_actions->action(OrderAction::Ship)->trigger();
    QVERIFY(m_ui->sheet<ui::OrderStepSheet>());
}

void tst_OrderActions::trigger_many_opensTheBulkSheet()
{
    open();
    m_actions->setSelection(idsOf(OrderStatus::Paid, 2));
    m_actions->action(OrderAction::Ship)->trigger();
    QVERIFY(m_ui->sheet<ui::BulkSheet>());
}

void tst_OrderActions::trigger_import_needsNoSelection()
{
    open();
    m_actions->action(OrderAction::ImportTracking)->trigger();
    QVERIFY(m_ui->sheet<ui::TrackingImportSheet>());
}

void tst_OrderActions::shortcut_pressed_triggers()
{
    open();
    auto* child = m_ui->put(new QPushButton(u"somewhere on the page"_s));
    m_actions->setSelection({m_ui->desk.somethingToShip(1).id});
    QTRY_VERIFY(m_actions->action(OrderAction::Note)->isEnabled());
    m_ui->host.activateWindow();
    child->setFocus();
    QTRY_VERIFY(child->hasFocus());
    QTest::keySequence(child, m_actions->action(OrderAction::Note)->shortcut());
    QVERIFY(m_ui->sheet<ui::OrderStepSheet>());
}

void tst_OrderActions::copy_many_isAColumnOfNumbers()
{
    open();
    const auto ids = idsOf(OrderStatus::Completed, 3);
    m_actions->setSelection(ids);
    m_actions->action(OrderAction::Copy)->trigger();
    QVERIFY(m_ui->waitForToast(u"copied"));
    QStringList expected;
    for (const OrderId id : ids)
        expected.push_back(m_ui->detail(id).base.orderNo);
    QCOMPARE(QGuiApplication::clipboard()->text(), expected.join(u'\n'));
}

void tst_OrderActions::shortcuts_areDistinct()
{
    open();
    QSet<QString> seen;
    for (const QAction* action : m_actions->actions()) {
        QVERIFY(!action->shortcut().isEmpty());
        seen.insert(action->shortcut().toString());
    }
    QCOMPARE(seen.size(), qsizetype(ui::kOrderActionCount));
}

QTEST_MAIN(tst_OrderActions)
#include "tst_OrderActions.moc"
