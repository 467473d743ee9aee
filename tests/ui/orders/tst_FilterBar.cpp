// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrdersPageFixture.h"

using namespace ch;
using namespace ch::test;

/// Everything that narrows the list: tabs, search, chips, popovers, menus of cells.
class tst_FilterBar : public OrdersPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startShop(2000); }
    void init() { openPage(); }
    void cleanup() { closePage(); }

    void tabs_status_filtersAndCounts();
    void search_typed_waitsAndFinds();
    void search_oneCharacter_isNotAskedFor();
    void search_pastedColumn_becomesAChipAndNamesTheMissing();
    void chips_click_editsAndCrossRemoves();
    void chips_clearAll_showsAllAgain();
    void filterMenu_country_isChosenByKeyboard();
    void filterMenu_days_presetIsAChip();
    void filterMenu_total_narrows();
    void cellMenu_sameAndExclude_filter();
    void cellMenu_copy_takesTheCell();
    void noMatch_saysSoAndClears();
};

void tst_FilterBar::tabs_status_filtersAndCounts()
{
    const auto counts = good(m_ui->orders().countByStatus({}));
    QTRY_COMPARE(tabs().accessibleName().isEmpty(), false);
    for (int status = 0; status < 5; ++status) {
        tabs().setCurrentIndex(status + 1);
        QVERIFY(settles());
        QTRY_COMPARE(model().rowCount(), int(counts[size_t(status)]));
        QCOMPARE(m_page->filter().fixed.statuses, std::vector{OrderStatus(status)});
        QCOMPARE(chips().size(), 1);
    }
    tabs().setCurrentIndex(0);
    QVERIFY(settles());
    QTRY_COMPARE(model().rowCount(), 2000);
    QCOMPARE(chips(), QStringList());
    // Several statuses are no tab's.
    setFilter({.statuses = {OrderStatus::Paid, OrderStatus::Shipped}});
    QCOMPARE(tabs().chosen(), -1);
    QCOMPARE(chips(), QStringList{u"Status: Paid, Shipped"_s});
}

void tst_FilterBar::search_typed_waitsAndFinds()
{
    const QString number = model().itemAt(7)->orderNo;
    m_page->focusSearch();
    QVERIFY(search().hasFocus());
    QTest::keyClicks(&search(), number);
    QCOMPARE(m_page->filter().fixed.search, QString());
    QTRY_COMPARE(m_page->filter().fixed.search, number);
    QVERIFY(settles());
    QCOMPARE(model().rows(), m_ui->desk.rows({.search = number}));
    // The search is in its field, it needs no chip; Enter leads to what was found.
    QCOMPARE(chips(), QStringList());
    QTest::keyClick(&search(), Qt::Key_Return);
    QVERIFY(list().hasFocus());
    m_page->focusSearch();
    QTest::keyClick(&search(), Qt::Key_Escape);
    QVERIFY(settles());
    QTRY_COMPARE(model().rowCount(), 2000);
}

void tst_FilterBar::search_oneCharacter_isNotAskedFor()
{
    QTest::keyClicks(&search(), u"x"_s);
    QTest::qWait(200);
    QCOMPARE(m_page->filter().fixed.search, QString());
    QCOMPARE(search().text(), u"x"_s);
    QCOMPARE(model().rowCount(), 2000);
}

void tst_FilterBar::search_pastedColumn_becomesAChipAndNamesTheMissing()
{
    QStringList numbers;
    for (int row = 0; row < 40; ++row)
        numbers.push_back(model().itemAt(row * 3)->orderNo);
    QGuiApplication::clipboard()->setText(QString(u"Order\r\n"_s + numbers.join(u"\r\n") + u"\r\nNONE-1\r\n"_s));
    m_page->focusSearch();
    QTest::keySequence(&search(), QKeySequence::Paste);
    QCOMPARE(m_page->filter().fixed.orderNos, numbers + QStringList{u"NONE-1"_s});
    QCOMPARE(search().text(), QString());
    QVERIFY(settles());
    QTRY_COMPARE(model().rowCount(), 40);
    QCOMPARE(chips().size(), 1);
    QVERIFY(m_ui->waitForToast(u"NONE-1"));
    m_ui->toasts.back().action();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"NONE-1"_s);
    // The chip opens the numbers again.
    Q_EMIT chip(u"41"_s).clicked();
    auto* editor = popover<ui::FilterPopover>()->findChild<QPlainTextEdit*>();
    QCOMPARE(editor->toPlainText().split(u'\n').size(), 41);
    editor->setPlainText(numbers.first(3).join(u'\n'));
    QTRY_COMPARE(model().rowCount(), 3);
}

void tst_FilterBar::chips_click_editsAndCrossRemoves()
{
    setFilter({.statuses = {OrderStatus::Paid}, .country = u"DE"_s});
    QCOMPARE(chips(), (QStringList{u"Status: Paid"_s, u"Country: Germany"_s}));
    ui::Chip& status = chip(u"Status"_s);
    status.setFocus();
    QTest::keyClick(&status, Qt::Key_Return);
    auto* open = popover<ui::FilterPopover>();
    QVERIFY(open);
    for (QCheckBox* box : open->findChildren<QCheckBox*>()) {
        if (box->text() == u"Shipped")
            box->click();
    }
    QTRY_COMPARE(chips().front(), u"Status: Paid, Shipped"_s);
    QCOMPARE(&chip(u"Status"_s), &status);
    QVERIFY(settles());
    QTRY_COMPARE(model().rows(),
                 m_ui->desk.rows({.statuses = {OrderStatus::Paid, OrderStatus::Shipped}, .country = u"DE"_s}));
    QTest::keyClick(open, Qt::Key_Escape);
    Q_EMIT status.removed();
    QTRY_COMPARE(chips(), QStringList{u"Country: Germany"_s});
    QVERIFY(settles());
    QTRY_COMPARE(model().rows(), m_ui->desk.rows({.country = u"DE"_s}));
}

void tst_FilterBar::chips_clearAll_showsAllAgain()
{
    setFilter({.search = u"an"_s, .country = u"DE"_s});
    QCOMPARE(search().text(), u"an"_s);
    QVERIFY(press(m_page, u"Clear all"_s));
    QTRY_COMPARE(model().rowCount(), 2000);
    QCOMPARE(search().text(), QString());
    QCOMPARE(chips(), QStringList());
}

void tst_FilterBar::filterMenu_country_isChosenByKeyboard()
{
    m_page->findChild<ui::FilterBar*>()->edit(ui::FilterPart::Country);
    auto* open = popover<ui::FilterPopover>();
    auto* names = open->findChild<QListWidget*>();
    QTRY_VERIFY(names->count() > 3);
    QTest::keyClicks(open->findChild<QLineEdit*>(), u"fran"_s);
    QTest::keyClick(open->findChild<QLineEdit*>(), Qt::Key_Return);
    QTRY_COMPARE(chips(), QStringList{u"Country: France"_s});
    QVERIFY(settles());
    QTRY_COMPARE(model().rows(), m_ui->desk.rows({.country = u"FR"_s}));
    QTRY_VERIFY(!popover<ui::FilterPopover>());
}

void tst_FilterBar::filterMenu_days_presetIsAChip()
{
    m_page->findChild<ui::FilterBar*>()->edit(ui::FilterPart::Created);
    auto* open = popover<ui::FilterPopover>();
    for (QRadioButton* button : open->findChildren<QRadioButton*>()) {
        if (button->text() == u"Last 7 days")
            button->click();
    }
    QTRY_COMPARE(chips(), QStringList{u"Placed: Last 7 days"_s});
    QVERIFY(settles());
    const UtcTime now = m_ui->context->now();
    const OrderQuery query = ui::queryOf(m_page->filter(), now, m_ui->context->formats());
    QCOMPARE(query.createdFrom, m_ui->context->formats().startOf(m_ui->context->formats().localDay(now).addDays(-6)));
    QTRY_COMPARE(model().rows(), m_ui->desk.rows(query));
    QVERIFY(model().rowCount() > 0 && model().rowCount() < 2000);
}

void tst_FilterBar::filterMenu_total_narrows()
{
    m_page->findChild<ui::FilterBar*>()->edit(ui::FilterPart::Total);
    auto* open = popover<ui::FilterPopover>();
    QTest::keyClicks(field<QLineEdit>(open, u"At least"_s), u"100"_s);
    QTest::keyClicks(field<QLineEdit>(open, u"At most"_s), u"150.50"_s);
    QTRY_COMPARE(chips(), QStringList{u"Total: €100.00 – €150.50"_s});
    QVERIFY(settles());
    QTRY_COMPARE(model().rows(), m_ui->desk.rows({.minTotalMinor = 10'000, .maxTotalMinor = 15'050}));
}

void tst_FilterBar::cellMenu_sameAndExclude_filter()
{
    const OrderListItem item = *model().itemAt(2);
    QAction* same = actionOf(cellMenu(2, ui::Column::Country), u"Filter with the same"_s);
    QVERIFY(same);
    QVERIFY(same->text().contains(m_ui->context->formats().country(item.country)));
    same->trigger();
    QCOMPARE(m_page->filter().fixed.country, item.country);
    QVERIFY(settles());
    QTRY_COMPARE(model().rows(), m_ui->desk.rows({.country = item.country}));
    const OrderStatus status = model().itemAt(0)->status;
    QAction* exclude = actionOf(cellMenu(0, ui::Column::Status), u"Exclude"_s);
    QVERIFY(exclude);
    exclude->trigger();
    QVERIFY(settles());
    QTRY_COMPARE(model().rows(), m_ui->desk.rows({.excludedStatuses = {status}, .country = item.country}));
}

void tst_FilterBar::cellMenu_copy_takesTheCell()
{
    const OrderListItem item = *model().itemAt(3);
    QAction* copy = actionOf(cellMenu(3, ui::Column::Customer), u"Copy “"_s);
    QVERIFY(copy);
    copy->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), item.customerName);
}

void tst_FilterBar::noMatch_saysSoAndClears()
{
    setFilter({.search = u"there is no such order"_s});
    QTRY_VERIFY(textOf(m_page).contains(u"No orders match"_s));
    QVERIFY(detail().order().isNull());
    picture(m_ui->host, u"orders-no-match"_s);
    QVERIFY(press(m_page, u"Clear all filters"_s) || press(&pane(), u"Clear all filters"_s));
    QTRY_COMPARE(model().rowCount(), 2000);
}

QTEST_MAIN(tst_FilterBar)
#include "tst_FilterBar.moc"
