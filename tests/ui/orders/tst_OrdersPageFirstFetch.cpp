// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/LossyProxy.h"
#include "tests/ui/orders/OrdersPageFixture.h"

using namespace ch;
using namespace ch::test;

/// The page while the very first orders come: what is chosen by itself in the end, and what a person chose meanwhile.
class tst_OrdersPageFirstFetch : public OrdersPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void fetch_throughManyPages_endsWithTheNewestOrderChosen();
    void fetch_aPersonChoosesMeanwhile_thatOneStays();
    void view_chosenWhileStatusesCome_hasItsFirstRowChosen();
    void focus_enteredWhileEmpty_goesToTheListWhenItCan();
    void focus_aPersonGoesElsewhereMeanwhile_staysThere();
    void focus_returnedByASheetThatWasOpenedWhileEmpty_goesToTheList();

private:
    /// Nothing is here yet, and the page is.
    void signIn();
    bool isAllHere() const
    {
        return m_ui->desk.workspace->status().dataAsOf && m_ui->desk.isIdle() && model().rowCount() == kOrders &&
               !model().isBehind();
    }

    static constexpr int kOrders = 1500;
    std::unique_ptr<LossyProxy> m_line;
};

void tst_OrdersPageFirstFetch::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(kOrders);
    m_service->start();
}

void tst_OrdersPageFirstFetch::init()
{
    m_ui = std::make_unique<OrderUi>();
    signIn();
}

void tst_OrdersPageFirstFetch::cleanup()
{
    delete std::exchange(m_page, nullptr);
    m_ui.reset();
    m_line.reset();
}

void tst_OrdersPageFirstFetch::signIn()
{
    // Each page is on the screen before the next one comes.
    m_line = std::make_unique<LossyProxy>(m_service->port());
    m_line->delayAnswersTo("/changes?", std::chrono::milliseconds(700));
    (void)good(m_ui->desk.workspace->signIn(DeskFixture::request(m_line->url(), u"merchant"_s)));
    m_ui->setUp();
    m_page = m_ui->put(new ui::OrdersPage(*m_ui->context));
    m_ui->desk.workspace->startSync();
}

void tst_OrdersPageFirstFetch::fetch_throughManyPages_endsWithTheNewestOrderChosen()
{
    QTRY_VERIFY_WITH_TIMEOUT(isAllHere(), 20'000);
    QVERIFY(m_line->seen("/changes?") > 1);
    QTRY_COMPARE(list().orders().count(), qint64(1));
    QVERIFY(list().orders().isRowSelected(0));
    QTRY_COMPARE(detail().order(), model().itemAt(0)->id);
    QCOMPARE(list().orders().currentIndex().row(), 0);
}

void tst_OrdersPageFirstFetch::fetch_aPersonChoosesMeanwhile_thatOneStays()
{
    QTRY_VERIFY_WITH_TIMEOUT(model().rowCount() > 3 && model().itemAt(3), 20'000);
    QVERIFY(model().rowCount() < kOrders);
    const OrderId chosen = model().itemAt(3)->id;
    list().orders().selectOnly(3);
    QTRY_VERIFY_WITH_TIMEOUT(isAllHere(), 20'000);
    QTRY_COMPARE(detail().order(), chosen);
    QCOMPARE(list().orders().count(), qint64(1));
    QTRY_COMPARE(model().itemAt(list().orders().currentIndex().row())->id, chosen);
    QVERIFY(list().orders().isRowSelected(list().orders().currentIndex().row()));
}

void tst_OrdersPageFirstFetch::view_chosenWhileStatusesCome_hasItsFirstRowChosen()
{
    QTRY_VERIFY_WITH_TIMEOUT(isAllHere(), 20'000);
    QTRY_COMPARE(list().orders().count(), qint64(1));
    list().orders().clear();
    Q_EMIT sidebar().chosen(views().rowOf(ui::ViewKind::Late) > 0 ? views().rowOf(ui::ViewKind::Late) : 1);
    // The rows on the screen are still those of the list before.
    Q_EMIT m_ui->desk.workspace->statusChanged(m_ui->desk.workspace->status());
    QVERIFY(settles());
    QVERIFY(model().rowCount() > 0 && model().rowCount() < kOrders);
    QTRY_COMPARE(list().orders().count(), qint64(1));
    QVERIFY(list().orders().isRowSelected(0));
    QTRY_COMPARE(detail().order(), model().itemAt(0)->id);
}

void tst_OrdersPageFirstFetch::focus_enteredWhileEmpty_goesToTheListWhenItCan()
{
    m_page->enter();
    QVERIFY(!list().isVisible());
    QVERIFY(pane().isAncestorOf(m_page->window()->focusWidget()));
    QTRY_VERIFY_WITH_TIMEOUT(list().isVisible(), 20'000);
    QCOMPARE(m_page->window()->focusWidget(), &list());
}

void tst_OrdersPageFirstFetch::focus_aPersonGoesElsewhereMeanwhile_staysThere()
{
    m_page->enter();
    // As the palette does, which lies over the page.
    QLineEdit field(&m_ui->host);
    field.show();
    field.setFocus();
    QVERIFY(!list().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(isAllHere(), 20'000);
    QVERIFY(list().isVisible());
    QCOMPARE(m_page->window()->focusWidget(), &field);
}

void tst_OrdersPageFirstFetch::focus_returnedByASheetThatWasOpenedWhileEmpty_goesToTheList()
{
    m_page->enter();
    auto* sheet = new ui::Sheet(u"Shortcuts"_s, m_page);
    sheet->open();
    QVERIFY(!list().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(list().isVisible(), 20'000);
    QVERIFY(sheet->isAncestorOf(m_page->window()->focusWidget()));
    sheet->close();
    QCOMPARE(m_page->window()->focusWidget(), &list());
}

QTEST_MAIN(tst_OrdersPageFirstFetch)
#include "tst_OrdersPageFirstFetch.moc"
