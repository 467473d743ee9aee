// SPDX-License-Identifier: Apache-2.0
// Counting, with and without the service.
#include "tests/ui/stocktake/StockTakeFixture.h"

using namespace ch;
using namespace ch::test;

class tst_CountingView : public StockTakeCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startShop(); }
    void init() { openPage(); }
    void cleanup() { closePage(); }
    void cleanupTestCase() { leaveShop(); }

    void scans_countOneEach_andCanBeTakenBack();
    void scanner_anywhereInTheWindow_counts();
    void quantity_keyedOrSet_replacesTheNumber();
    void unknownCode_isRefusedInWords();
    void place_isItsOwnNumber();
    void offline_countsOn_andSaysWhatWaits();
    void restart_days_later_goesOnWhereItWas();
    void blind_forTheWarehouse_showsNoExpectedNumber();
};

void tst_CountingView::scans_countOneEach_andCanBeTakenBack()
{
    openCounting(begin());
    const QString first = sku(0);
    for (int i = 0; i < 3; ++i)
        key(first);
    QTRY_COMPARE(counted(first), std::optional<qint64>(3));
    key(sku(1));
    QTRY_COMPARE(counted(sku(1)), std::optional<qint64>(1));
    QTRY_VERIFY(textOf(&counting()).contains(u"– → 3"));
    QVERIFY(press(&counting(), u"Take back %1"_s.arg(first)));
    QTRY_COMPARE(counted(first), std::nullopt);
    counting().undoNewest();
    QTRY_COMPARE(counted(sku(1)), std::nullopt);
}

void tst_CountingView::scanner_anywhereInTheWindow_counts()
{
    // On a busy machine keys that were sent at once arrive later; how fast a scanner has to be is tested with the scanner.
    ui::keepScannerSettings(*m_ui->preferences, {.mostGapMs = ui::kLongestGapMs});
    openCounting(begin());
    const QString first = sku(0);
    const QString second = sku(1);
    Scanner scanner(m_ui->host);
    // Whatever has the focus, it gets none of it.
    auto* place = field<QLineEdit>(&counting(), u"Place where it is counted"_s);
    place->setFocus();
    scanner.scan(first);
    QTRY_COMPARE_WITH_TIMEOUT(counted(first), std::optional<qint64>(1), 20'000);
    QCOMPARE(place->text(), QString());
    auto* table = counting().findChild<ui::ThemedTable*>();
    table->setFocus();
    scanner.scan(first);
    QTRY_COMPARE_WITH_TIMEOUT(counted(first), std::optional<qint64>(2), 20'000);
    scanner.scan(second);
    QTRY_COMPARE_WITH_TIMEOUT(counted(second), std::optional<qint64>(1), 20'000);
    ui::keepScannerSettings(*m_ui->preferences, {});
}

void tst_CountingView::quantity_keyedOrSet_replacesTheNumber()
{
    openCounting(begin());
    const QString first = sku(0);
    key(first);
    QTRY_COMPARE(counted(first), std::optional<qint64>(1));
    key(u"*12"_s);
    QTRY_COMPARE(counted(first), std::optional<qint64>(12));
    auto* quantity = field<QLineEdit>(&counting(), u"Quantity counted"_s);
    quantity->setText(u"40"_s);
    QTest::keyClick(quantity, Qt::Key_Return);
    QTRY_COMPARE(counted(first), std::optional<qint64>(40));
    QVERIFY(press(&counting(), u"One less"_s));
    QTRY_COMPARE(counted(first), std::optional<qint64>(39));
    QVERIFY(press(&counting(), u"Take back"_s));
    QTRY_COMPARE(counted(first), std::nullopt);
    // Asked for the quantity, a scan counts nothing by itself.
    QVERIFY(press(&counting(), u"Ask for the quantity"_s));
    key(first);
    QCOMPARE(m_ui->host.focusWidget(), quantity);
    QCOMPARE(counted(first), std::nullopt);
}

void tst_CountingView::unknownCode_isRefusedInWords()
{
    openCounting(begin());
    key(u"4711 no such code"_s);
    QTRY_VERIFY(textOf(&counting()).contains(u"4711 no such code is no product of this stock take."));
    QCOMPARE(model(counting()).countOf(ui::CountFilter::Counted), 0);
}

void tst_CountingView::place_isItsOwnNumber()
{
    openCounting(begin());
    const QString first = sku(0);
    key(first);
    QTRY_COMPARE(counted(first), std::optional<qint64>(1));
    auto* place = field<QLineEdit>(&counting(), u"Place where it is counted"_s);
    place->setText(u"B-9"_s);
    Q_EMIT place->editingFinished();
    key(first);
    key(first);
    QTRY_COMPARE(counted(first), std::optional<qint64>(3));
    QVERIFY(textOf(counting().findChild<ui::CountPanel*>()).contains(u"2 at B-9"));
}

void tst_CountingView::offline_countsOn_andSaysWhatWaits()
{
    openCounting(begin());
    m_service->stop();
    for (size_t i = 0; i < 3; ++i)
        key(sku(i));
    QTRY_COMPARE(counted(sku(2)), std::optional<qint64>(1));
    QTRY_VERIFY_WITH_TIMEOUT(textOf(&counting()).contains(u"3 wait"), 20'000);
    m_page->showList();
    QTRY_VERIFY_WITH_TIMEOUT(textOf(m_page).contains(u"counted here wait to be sent"), 20'000);
    m_service->start();
    QVERIFY(isSent());
    QTRY_VERIFY_WITH_TIMEOUT(textOf(m_page).contains(u"3 of "), 20'000);
}

void tst_CountingView::restart_days_later_goesOnWhereItWas()
{
    const StockCount count = begin();
    openCounting(count);
    m_service->stop();
    const QString first = sku(0);
    const QString second = sku(1);
    key(first);
    key(u"*17"_s);
    key(second);
    QTRY_COMPARE(counted(second), std::optional<qint64>(1));
    // The program ends in the evening, without a network, and is started another day.
    delete m_page;
    m_ui->context.reset();
    m_ui->desk.close();
    m_ui->desk.open();
    m_ui->desk.workspace->startSync();
    m_ui->setUp();
    makePage(*m_ui);
    QVERIFY(QTest::qWaitFor([this] { return findButton(m_page, u"Count: Aisle A"_s) != nullptr; }, 20'000));
    QTRY_VERIFY(textOf(m_page).contains(u"counted here wait to be sent"));
    openCounting(count);
    QCOMPARE(counted(first), std::optional<qint64>(17));
    key(first);
    QTRY_COMPARE(counted(first), std::optional<qint64>(18));
    m_service->start();
    QVERIFY(isSent());
    QVERIFY(press(&counting(), u"Back to all stock takes"_s));
    QTRY_VERIFY_WITH_TIMEOUT(textOf(m_page).contains(u"2 of "), 20'000);
    QCOMPARE(findButton(m_page, u"Count: Aisle A"_s)->text(), u"Go on counting"_s);
}

void tst_CountingView::blind_forTheWarehouse_showsNoExpectedNumber()
{
    const StockCount count = begin(true);
    OrderUi packer(*m_service, u"warehouse"_s);
    makePage(packer);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(m_page).contains(u"Aisle A"), 20'000);
    QVERIFY(!findButton(m_page, u"Review: Aisle A"_s));
    openCounting(count);
    key(sku(0));
    QTRY_COMPARE(counted(sku(0)), std::optional<qint64>(1));
    QVERIFY(!textOf(&counting()).contains(u"on hand"));
    QVERIFY(!findButton(&counting(), u"Review"_s));
    for (const desk::CountSheetLine& line : model(counting()).sheet().lines)
        QVERIFY(!line.line.expected && !line.line.onHand);
    delete m_page;
}

QTEST_MAIN(tst_CountingView)
#include "tst_CountingView.moc"
