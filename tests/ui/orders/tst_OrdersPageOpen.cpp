// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrdersPageFixture.h"

using namespace ch;
using namespace ch::test;

/// Which order is open, marked and acted on, and what has room beside it.
class tst_OrdersPageOpen : public OrdersPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startShop(600); }
    void init() { openPage(); }
    void cleanup() { closePage(); }

    void openOrder_notInTheList_commandsAreAboutIt();
    void openOrder_fromAnotherPage_staysWhenTheListGetsTheFocus();
    void openOrder_inTheList_itsRowIsMarked();
    void filter_whileTheSearchHasTheFocus_selectsTheFirstRow();
    void search_typed_opensNothingElse();
    void selection_otherSortOfManyRows_isKept();
    void clear_savedView_marksAllOrders();
    void list_empty_leavesOneEmptyState();
    void room_ofALaptop_isForTheListFirst();
    void firstRows_come_areToldOnce();
};

void tst_OrdersPageOpen::openOrder_notInTheList_commandsAreAboutIt()
{
    const OrderListItem paid = m_ui->desk.somethingToShip();
    setFilter({.statuses = {OrderStatus::Cancelled}});
    QTRY_VERIFY(detail().order() != OrderId() && detail().order() != paid.id);
    QTRY_VERIFY(!command(u"Ship…"_s)->isEnabled());
    m_ui->context->openOrder(paid.id);
    QTRY_COMPARE(detail().order(), paid.id);
    QCOMPARE(list().orders().count(), qint64(0));
    QTRY_VERIFY(command(u"Ship…"_s)->isEnabled());
    // Long after the list said that nothing is selected.
    QTest::qWait(100);
    QVERIFY(command(u"Ship…"_s)->isEnabled());
    QCOMPARE(detail().order(), paid.id);
    // A row again: what is done is done with that one.
    list().orders().selectOnly(0);
    QTRY_COMPARE(detail().order(), model().itemAt(0)->id);
    QTRY_VERIFY(!command(u"Ship…"_s)->isEnabled());
}

void tst_OrdersPageOpen::openOrder_fromAnotherPage_staysWhenTheListGetsTheFocus()
{
    const OrderListItem paid = m_ui->desk.somethingToShip();
    setFilter({.statuses = {OrderStatus::Cancelled}});
    detail().setFocus();
    m_ui->context->openOrder(paid.id);
    QTRY_COMPARE(detail().order(), paid.id);
    // As the window does when it goes to a page; the list then has a current row, and nothing that is marked.
    m_page->enter();
    QTRY_VERIFY(list().hasFocus());
    QTRY_VERIFY(list().orders().currentIndex().isValid());
    QTest::qWait(200);
    QCOMPARE(detail().order(), paid.id);
    QVERIFY(command(u"Ship…"_s)->isEnabled());
    QTest::keyClick(&list(), Qt::Key_Down);
    QTRY_COMPARE(detail().order(), model().itemAt(1)->id);
}

void tst_OrdersPageOpen::firstRows_come_areToldOnce()
{
    closePage();
    m_page = m_ui->put(new ui::OrdersPage(*m_ui->context));
    const QSignalSpy filled(m_page, &ui::OrdersPage::filled);
    QVERIFY(filled.isEmpty());
    QTRY_COMPARE(filled.count(), 1);
    QVERIFY(model().knownItem(model().rows().front()));
    setFilter({.statuses = {OrderStatus::Cancelled}});
    QCOMPARE(filled.count(), 1);
}

void tst_OrdersPageOpen::openOrder_inTheList_itsRowIsMarked()
{
    const OrderId id = model().itemAt(50)->id;
    m_ui->context->openOrder(id);
    QTRY_COMPARE(detail().order(), id);
    QCOMPARE(list().orders().currentIndex().row(), 50);
    QVERIFY(list().orders().isRowSelected(50));
    Q_EMIT detail().nextRequested();
    QTRY_COMPARE(detail().order(), model().itemAt(51)->id);
}

void tst_OrdersPageOpen::filter_whileTheSearchHasTheFocus_selectsTheFirstRow()
{
    m_page->focusSearch();
    QVERIFY(search().hasFocus());
    setFilter({.statuses = {OrderStatus::Shipped}});
    QTRY_COMPARE(list().orders().count(), qint64(1));
    QVERIFY(list().orders().isRowSelected(0));
    QTRY_COMPARE(detail().order(), model().itemAt(0)->id);
    QVERIFY(search().hasFocus());
}

void tst_OrdersPageOpen::search_typed_opensNothingElse()
{
    m_page->focusSearch();
    QTest::keyClicks(&search(), u"an"_s);
    QTRY_VERIFY(m_page->filter().fixed.search == u"an"_s);
    QVERIFY(settles());
    QVERIFY(list().orders().count() <= 1);
    QVERIFY(list().orders().count() == 0 || model().rowCount() > 0);
}

void tst_OrdersPageOpen::selection_otherSortOfManyRows_isKept()
{
    std::vector<RowNumber> chosen;
    for (const int row : {3, 4, 300, 599}) {
        list().orders().select(model().index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        chosen.push_back(model().rows()[size_t(row)]);
    }
    QCOMPARE(list().orders().count(), qint64(5));
    command(u"Sort by: Total"_s)->trigger();
    // Also while only the first rows of the new list are here.
    QCOMPARE(list().orders().count(), qint64(5));
    QVERIFY(settles());
    QCOMPARE(list().orders().count(), qint64(5));
    for (const RowNumber row : chosen)
        QVERIFY(list().orders().isRowSelected(model().positionsOf({row}).front()));
    QTRY_VERIFY(list().orders().ids().has_value());
    QCOMPARE(list().orders().ids()->size(), size_t(5));
}

void tst_OrdersPageOpen::clear_savedView_marksAllOrders()
{
    setFilter({.statuses = {OrderStatus::Paid}, .country = u"DE"_s});
    command(u"Save view"_s)->trigger();
    m_ui->sheet<ui::ViewSaveSheet>()->primaryButton()->click();
    QTRY_VERIFY(views().rowOf(ui::ViewKind::Saved) > 0);
    QTRY_COMPARE(sidebar().current(), views().rowOf(ui::ViewKind::Saved));
    command(u"Clear all filters"_s)->trigger();
    QVERIFY(settles());
    QTRY_COMPARE(sidebar().current(), views().rowOf(ui::ViewKind::All));
    Q_EMIT sidebar().deleteRequested(views().rowOf(ui::ViewKind::Saved));
    QTRY_COMPARE(views().rowOf(ui::ViewKind::Saved), -1);
}

void tst_OrdersPageOpen::list_empty_leavesOneEmptyState()
{
    QVERIFY(detail().isVisible());
    setFilter({.search = u"no such order anywhere"_s});
    QTRY_COMPARE(model().rowCount(), 0);
    QTRY_VERIFY(!detail().isVisible());
    command(u"Clear all filters"_s)->trigger();
    QTRY_VERIFY(detail().isVisible());
}

void tst_OrdersPageOpen::room_ofALaptop_isForTheListFirst()
{
    // 1280 × 800 at 100 % and at 150 %, without the rail's icons.
    m_ui->host.resize(1216, 768);
    QTRY_VERIFY(sidebar().isVisible() && detail().isVisible());
    QVERIFY(list().width() >= 480);
    const auto placed = list().header().placed();
    QVERIFY(placed.size() >= 4);
    m_ui->host.resize(789, 500);
    QTRY_VERIFY(!sidebar().isVisible() && !detail().isVisible());
    QTRY_COMPARE(list().width(), 789);
    // No list ends before its edge.
    int width = 0;
    for (int section = 0; section < list().header().count(); ++section)
        width += list().header().sectionSize(section);
    QVERIFY(width >= list().viewport()->width() - 1);
}

QTEST_MAIN(tst_OrdersPageOpen)
#include "tst_OrdersPageOpen.moc"
