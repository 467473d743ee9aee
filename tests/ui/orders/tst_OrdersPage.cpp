// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/orders/ExportSheet.h"
#include "ui/orders/FilterBar.h"
#include "ui/orders/FilterPopover.h"
#include "ui/orders/FilterSearch.h"
#include "ui/orders/FilterTabs.h"
#include "ui/orders/OrderDetailPane.h"
#include "ui/orders/OrderListMenu.h"
#include "ui/orders/OrderListPane.h"
#include "ui/orders/OrdersPage.h"
#include "ui/orders/ViewSaveSheet.h"
#include "ui/orders/ViewSidebar.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using State = ui::OrderListModel::State;

/// The whole page with real widgets on a demo shop, against the order service itself.
class tst_OrdersPage : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void open_page_showsAllWithExactCounts();
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
    void keys_walkSelectAndOpen();
    void keys_selectAll_isOfTheFilter();
    void detail_followsTheRowAndStepsOn();
    void header_click_sorts();
    void columns_chosen_areRemembered();
    void views_builtIn_areCountedExactly();
    void views_save_rename_change_delete();
    void views_offline_saveSaysWhy();
    void late_count_isAnnounced();
    void export_list_writesWhatTheFilterShows();
    void export_stopped_leavesNothing();
    void errors_eachKind_isSaidWithAWayOut_data();
    void errors_eachKind_isSaidWithAWayOut();
    void showOrders_query_becomesChips();
    void openOrder_outsideTheList_isShownBesideIt();
    void narrow_detailTakesTheListsPlace();
    void manager_mayExportButNotSaveViews();
    void warehouse_seesNoMoney();
    void looks_nothingClippedNothingNameless_data();
    void looks_nothingClippedNothingNameless();

private:
    ui::OrderListPane& pane() const { return *m_page->findChild<ui::OrderListPane*>(); }
    ui::OrderListView& list() const { return pane().view(); }
    ui::OrderListModel& model() const { return pane().model(); }
    ui::FilterSearch& search() const { return *m_page->findChild<ui::FilterSearch*>(); }
    ui::FilterTabs& tabs() const { return *m_page->findChild<ui::FilterTabs*>(); }
    ui::ViewListModel& views() const { return *m_page->findChild<ui::ViewListModel*>(); }
    ui::ViewSidebar& sidebar() const { return *m_page->findChild<ui::ViewSidebar*>(); }
    ui::OrderDetailPane& detail() const { return *m_page->findChild<ui::OrderDetailPane*>(); }
    void makePage(OrderUi& ui)
    {
        m_page = ui.put(new ui::OrdersPage(*ui.context));
        QVERIFY(settles());
    }
    /// All rows of the filter are here.
    bool settles() const
    {
        return QTest::qWaitFor([this] { return model().state() == State::Complete; }, 10'000);
    }
    QStringList chips() const
    {
        QStringList texts;
        for (const ui::Chip* chip : m_page->findChildren<ui::Chip*>()) {
            if (chip->isVisibleTo(m_page))
                texts.push_back(chip->text());
        }
        return texts;
    }
    ui::Chip& chip(const QString& part) const
    {
        for (ui::Chip* chip : m_page->findChildren<ui::Chip*>()) {
            if (chip->isVisibleTo(m_page) && chip->text().contains(part))
                return *chip;
        }
        qFatal("no chip %s", qPrintable(part));
    }
    void setFilter(const OrderQuery& query)
    {
        m_page->setFilter(ui::filterOf(query));
        QVERIFY(settles());
    }
    QAction* command(const QString& text) const
    {
        for (QAction* action : m_page->commands()) {
            if (action->text() == text)
                return action;
        }
        qFatal("no command %s", qPrintable(text));
    }
    template <class T> T* popover() const
    {
        T* found = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                for (T* each : m_page->findChildren<T*>())
                    found = each->isVisible() ? each : found;
                return found != nullptr;
            },
            5'000);
        return found;
    }
    /// The menu of a cell of the current row.
    ui::OrderListMenu* cellMenu(int row, ui::Column column)
    {
        list().setCurrentIndex(model().index(row, int(column)));
        (void)QTest::qWaitFor([&] { return model().itemAt(row) != nullptr; }, 5'000);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(&list(), &event);
        return popover<ui::OrderListMenu>();
    }
    static QAction* actionOf(const QMenu* menu, const QString& start)
    {
        for (QAction* action : menu->actions()) {
            if (action->text().startsWith(start))
                return action;
        }
        return nullptr;
    }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    ui::OrdersPage* m_page = nullptr;
};

void tst_OrdersPage::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(2000);
    m_service->start();
    m_ui = std::make_unique<OrderUi>(*m_service);
}

void tst_OrdersPage::init()
{
    m_ui->host.resize(1280, 800);
    m_ui->toasts.clear();
    makePage(*m_ui);
}

void tst_OrdersPage::cleanup()
{
    delete std::exchange(m_page, nullptr);
    m_ui->preferences->setList(u"orders.columns"_s, {});
    m_ui->preferences->setList(u"orders.panes"_s, {});
}

void tst_OrdersPage::open_page_showsAllWithExactCounts()
{
    QCOMPARE(model().rowCount(), 2000);
    QTRY_VERIFY(textOf(m_page).contains(u"2,000 order"_s));
    QCOMPARE(chips(), QStringList());
    QVERIFY(list().orders().isRowSelected(0));
    QCOMPARE(list().rowHeight(0), ui::kRowHeight);
    QTRY_COMPARE(detail().order(), model().itemAt(0)->id);
}

void tst_OrdersPage::tabs_status_filtersAndCounts()
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

void tst_OrdersPage::search_typed_waitsAndFinds()
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

void tst_OrdersPage::search_oneCharacter_isNotAskedFor()
{
    QTest::keyClicks(&search(), u"x"_s);
    QTest::qWait(200);
    QCOMPARE(m_page->filter().fixed.search, QString());
    QCOMPARE(search().text(), u"x"_s);
    QCOMPARE(model().rowCount(), 2000);
}

void tst_OrdersPage::search_pastedColumn_becomesAChipAndNamesTheMissing()
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

void tst_OrdersPage::chips_click_editsAndCrossRemoves()
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

void tst_OrdersPage::chips_clearAll_showsAllAgain()
{
    setFilter({.search = u"an"_s, .country = u"DE"_s});
    QCOMPARE(search().text(), u"an"_s);
    QVERIFY(press(m_page, u"Clear all"_s));
    QTRY_COMPARE(model().rowCount(), 2000);
    QCOMPARE(search().text(), QString());
    QCOMPARE(chips(), QStringList());
}

void tst_OrdersPage::filterMenu_country_isChosenByKeyboard()
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

void tst_OrdersPage::filterMenu_days_presetIsAChip()
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

void tst_OrdersPage::filterMenu_total_narrows()
{
    m_page->findChild<ui::FilterBar*>()->edit(ui::FilterPart::Total);
    auto* open = popover<ui::FilterPopover>();
    QTest::keyClicks(field<QLineEdit>(open, u"At least"_s), u"100"_s);
    QTest::keyClicks(field<QLineEdit>(open, u"At most"_s), u"150.50"_s);
    QTRY_COMPARE(chips(), QStringList{u"Total: €100.00 – €150.50"_s});
    QVERIFY(settles());
    QTRY_COMPARE(model().rows(), m_ui->desk.rows({.minTotalMinor = 10'000, .maxTotalMinor = 15'050}));
}

void tst_OrdersPage::cellMenu_sameAndExclude_filter()
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

void tst_OrdersPage::cellMenu_copy_takesTheCell()
{
    const OrderListItem item = *model().itemAt(3);
    QAction* copy = actionOf(cellMenu(3, ui::Column::Customer), u"Copy “"_s);
    QVERIFY(copy);
    copy->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), item.customerName);
}

void tst_OrdersPage::noMatch_saysSoAndClears()
{
    setFilter({.search = u"there is no such order"_s});
    QTRY_VERIFY(textOf(m_page).contains(u"No orders match"_s));
    QVERIFY(detail().order().isNull());
    picture(m_ui->host, u"orders-no-match"_s);
    QVERIFY(press(m_page, u"Clear all filters"_s) || press(&pane(), u"Clear all filters"_s));
    QTRY_COMPARE(model().rowCount(), 2000);
}

void tst_OrdersPage::keys_walkSelectAndOpen()
{
    m_page->enter();
    QVERIFY(list().hasFocus());
    QTest::keyClick(&list(), Qt::Key_Down);
    QCOMPARE(list().currentIndex().row(), 1);
    QTest::keyClick(&list(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&list(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(list().orders().count(), qint64(3));
    QTRY_VERIFY(textOf(m_page).contains(u"3 of 2,000 selected"_s));
    picture(m_ui->host, u"orders-selected"_s);
    QTest::keyClick(&list(), Qt::Key_Escape);
    QCOMPARE(list().orders().count(), qint64(1));
    QTest::keyClick(&list(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(list().currentIndex().row(), 1999);
    QTRY_VERIFY(model().itemAt(1999));
    QTest::keyClick(&list(), Qt::Key_Return);
    QTRY_COMPARE(detail().order(), model().itemAt(1999)->id);
    QVERIFY(detail().isAncestorOf(m_page->window()->focusWidget()) || detail().hasFocus());
    // Typing in the list searches nothing: that would walk all rows.
    list().setFocus();
    QTest::keyClicks(&list(), u"zz"_s);
    QCOMPARE(list().currentIndex().row(), 1999);
}

void tst_OrdersPage::keys_selectAll_isOfTheFilter()
{
    setFilter({.statuses = {OrderStatus::Completed}});
    const int rows = model().rowCount();
    list().setFocus();
    QTest::keySequence(&list(), QKeySequence::SelectAll);
    QCOMPARE(list().orders().count(), qint64(rows));
    QTRY_VERIFY(list().orders().ids().has_value());
    QCOMPARE(list().orders().ids()->size(), size_t(rows));
    setFilter({.statuses = {OrderStatus::Paid}});
    // None of them is here any more: the first of the new list is selected alone.
    QTRY_COMPARE(list().orders().count(), qint64(1));
}

void tst_OrdersPage::detail_followsTheRowAndStepsOn()
{
    list().orders().selectOnly(4);
    QTRY_COMPARE(detail().order(), model().itemAt(4)->id);
    Q_EMIT detail().nextRequested();
    QTRY_COMPARE(detail().order(), model().itemAt(5)->id);
    QCOMPARE(list().currentIndex().row(), 5);
    Q_EMIT detail().previousRequested();
    QTRY_COMPARE(detail().order(), model().itemAt(4)->id);
    command(u"Next order"_s)->trigger();
    QTRY_COMPARE(detail().order(), model().itemAt(5)->id);
    list().orders().selectOnly(0);
    QVERIFY(!command(u"Previous order"_s)->isEnabled() ||
            QTest::qWaitFor([&] { return !command(u"Previous order"_s)->isEnabled(); }));
}

void tst_OrdersPage::header_click_sorts()
{
    ui::ColumnHeader& header = list().header();
    const auto click = [&](ui::Column column) {
        const QPoint middle(header.sectionViewportPosition(int(column)) + header.sectionSize(int(column)) / 2, 18);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, middle);
    };
    click(ui::Column::Total);
    QVERIFY(settles());
    QTRY_COMPARE(model().rows(), m_ui->desk.rows({.sort = OrderSort::Total}));
    click(ui::Column::Total);
    QVERIFY(settles());
    QTRY_COMPARE(model().rows(), m_ui->desk.rows({.sort = OrderSort::Total, .isDescending = false}));
    click(ui::Column::Customer);
    QVERIFY(settles());
    QTRY_COMPARE(model().rows(), m_ui->desk.rows({.sort = OrderSort::Customer, .isDescending = false}));
    command(u"Sort by: Placed"_s)->trigger();
    QVERIFY(settles());
    QTRY_COMPARE(model().rows(), m_ui->desk.rows());
}

void tst_OrdersPage::columns_chosen_areRemembered()
{
    m_ui->host.resize(1900, 800);
    QTest::qWait(1);
    command(u"Columns"_s)->trigger();
    QListWidget* names = nullptr;
    QVERIFY(QTest::qWaitFor([&] {
        for (QListWidget* each : m_page->findChildren<QListWidget*>())
            names = each->isVisible() && each->accessibleName() == u"Columns" ? each : names;
        return names != nullptr;
    }));
    for (int row = 0; row < names->count(); ++row) {
        if (names->item(row)->text() == u"Tracking number")
            names->item(row)->setCheckState(Qt::Checked);
        if (names->item(row)->text() == u"Country")
            names->item(row)->setCheckState(Qt::Unchecked);
    }
    // Totals go to the front.
    int total = 0;
    while (names->item(total)->text() != u"Total")
        ++total;
    names->setCurrentRow(total);
    for (; total > 0; --total)
        QTest::keyClick(names, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(names, Qt::Key_Escape);
    const auto placed = list().header().placed();
    QCOMPARE(placed.front(), ui::Column::Total);
    QVERIFY(std::ranges::find(placed, ui::Column::Tracking) != placed.end());
    QVERIFY(std::ranges::find(placed, ui::Column::Country) == placed.end());
    delete std::exchange(m_page, nullptr);
    makePage(*m_ui);
    QTest::qWait(1);
    QCOMPARE(list().header().placed(), placed);
}

void tst_OrdersPage::views_builtIn_areCountedExactly()
{
    const auto row = [&](ui::ViewKind kind) { return views().rowOf(kind); };
    for (const ui::ViewKind kind : {ui::ViewKind::Late, ui::ViewKind::DueToday, ui::ViewKind::ToShip,
                                    ui::ViewKind::OnHold, ui::ViewKind::Outbox, ui::ViewKind::All}) {
        QTRY_VERIFY(views().entry(row(kind)).count.has_value());
        Q_EMIT sidebar().chosen(row(kind));
        QVERIFY(settles());
        QTRY_COMPARE(qint64(model().rowCount()), *views().entry(row(kind)).count);
        QCOMPARE(sidebar().current(), row(kind));
        QVERIFY(!views().data(views().index(row(kind)), Qt::AccessibleTextRole).toString().isEmpty());
    }
    QCOMPARE(row(ui::ViewKind::Late), 0);
    QCOMPARE(row(ui::ViewKind::DueToday), 1);
}

void tst_OrdersPage::views_save_rename_change_delete()
{
    ui::Filter filter;
    filter.fixed.statuses = {OrderStatus::Paid};
    filter.fixed.country = u"DE"_s;
    filter.fixed.sort = OrderSort::Customer;
    filter.created = ui::DatePreset::Last30Days;
    m_page->setFilter(filter);
    QVERIFY(settles());
    command(u"Save view"_s)->trigger();
    auto* sheet = m_ui->sheet<ui::ViewSaveSheet>();
    QCOMPARE(field<QLineEdit>(sheet, u"Name"_s)->text().left(13), u"Paid, Germany"_s);
    field<QLineEdit>(sheet, u"Name"_s)->setText(u"  Paid  in Germany "_s);
    picture(m_ui->host, u"orders-save-view"_s);
    sheet->primaryButton()->click();
    QTRY_VERIFY(views().rowOf(ui::ViewKind::Saved) > 0);
    const int row = views().rowOf(ui::ViewKind::Saved);
    QCOMPARE(views().data(views().index(row)).toString(), u"Paid in Germany"_s);
    QCOMPARE(views().entry(row).filter, filter);
    QTRY_COMPARE(views().entry(row).count.value_or(-1), qint64(model().rowCount()));
    QTRY_COMPARE(sidebar().current(), row);

    // From the service it comes with everything.
    Q_EMIT sidebar().chosen(views().rowOf(ui::ViewKind::All));
    QVERIFY(settles());
    Q_EMIT sidebar().chosen(row);
    QVERIFY(settles());
    QCOMPARE(m_page->filter(), filter);

    // Changed here, then there.
    filter.fixed.country = u"FR"_s;
    m_page->setFilter(filter);
    QVERIFY(settles());
    QCOMPARE(sidebar().current(), row);
    QTRY_VERIFY(command(u"Save changes to view"_s)->isVisible());
    command(u"Save changes to view"_s)->trigger();
    QTRY_COMPARE(views().entry(views().rowOf(ui::ViewKind::Saved)).filter.fixed.country, u"FR"_s);
    QTRY_VERIFY(!command(u"Save changes to view"_s)->isVisible());

    Q_EMIT sidebar().renameRequested(row);
    auto* rename = m_ui->sheet<ui::ViewSaveSheet>();
    field<QLineEdit>(rename, u"Name"_s)->setText(u"French"_s);
    rename->primaryButton()->click();
    QTRY_COMPARE(views().data(views().index(row)).toString(), u"French"_s);

    Q_EMIT sidebar().deleteRequested(row);
    QTRY_COMPARE(views().rowOf(ui::ViewKind::Saved), -1);
    QVERIFY(m_ui->waitForToast(u"deleted"));
    m_ui->toasts.back().action();
    QTRY_VERIFY(views().rowOf(ui::ViewKind::Saved) > 0);
    Q_EMIT sidebar().deleteRequested(views().rowOf(ui::ViewKind::Saved));
    QTRY_COMPARE(views().rowOf(ui::ViewKind::Saved), -1);
}

void tst_OrdersPage::views_offline_saveSaysWhy()
{
    setFilter({.country = u"DE"_s});
    m_service->stop();
    command(u"Save view"_s)->trigger();
    auto* sheet = m_ui->sheet<ui::ViewSaveSheet>();
    sheet->primaryButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!sheet->notice()->isHidden(), 20'000);
    QVERIFY(!sheet->notice()->text().isEmpty());
    QVERIFY(sheet->primaryButton()->isEnabled());
    // The same decision again, when the service is there.
    m_service->start();
    sheet->primaryButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(views().rowOf(ui::ViewKind::Saved) > 0, 20'000);
    Q_EMIT sidebar().deleteRequested(views().rowOf(ui::ViewKind::Saved));
    QTRY_COMPARE_WITH_TIMEOUT(views().rowOf(ui::ViewKind::Saved), -1, 20'000);
}

void tst_OrdersPage::late_count_isAnnounced()
{
    delete std::exchange(m_page, nullptr);
    m_page = new ui::OrdersPage(*m_ui->context);
    QSignalSpy announced(m_page, &ui::Page::countChanged);
    m_ui->put(m_page);
    QTRY_VERIFY(!announced.isEmpty());
    const qint64 late = good(m_ui->orders().count({.dueBefore = m_ui->context->now()}));
    QCOMPARE(announced.back().at(0).toLongLong(), late);
    QCOMPARE(announced.back().at(1).toBool(), late > 0);
}

void tst_OrdersPage::export_list_writesWhatTheFilterShows()
{
    QTemporaryDir folder;
    setFilter({.statuses = {OrderStatus::Paid}, .sort = OrderSort::Total});
    command(u"Export orders"_s)->trigger();
    auto* sheet = m_ui->sheet<ui::ExportSheet>();
    field<ui::SegmentedControl>(sheet, u"Kind of file"_s)->setCurrentIndex(1);
    field<QLineEdit>(sheet, u"Folder"_s)->setText(QString(folder.path() + u"/gone"_s));
    sheet->primaryButton()->click();
    QTRY_VERIFY(textOf(sheet).contains(u"There is no such folder."_s));
    field<QLineEdit>(sheet, u"Folder"_s)->setText(folder.path());
    field<QLineEdit>(sheet, u"Name"_s)->setText(u"../CON"_s);
    picture(m_ui->host, u"orders-export"_s);
    sheet->primaryButton()->click();
    QVERIFY(m_ui->waitForToast(u"exported"));
    const QStringList files = QDir(folder.path()).entryList(QDir::Files);
    QCOMPARE(files.size(), 1);
    QFile file(QDir(folder.path()).filePath(files.front()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList lines = file.readAll().split('\n');
    const auto rows = m_ui->desk.rows({.statuses = {OrderStatus::Paid}, .sort = OrderSort::Total});
    QCOMPARE(lines.size(), qsizetype(rows.size()) + 2);
    const auto items = good(m_ui->orders().items({rows.front(), rows.back()}));
    QVERIFY(lines[1].startsWith(QByteArray('"' + items[0].orderNo.toUtf8() + '"')));
    QVERIFY(lines[lines.size() - 2].startsWith(QByteArray('"' + items[1].orderNo.toUtf8() + '"')));
}

void tst_OrdersPage::export_stopped_leavesNothing()
{
    QTemporaryDir folder;
    ui::ExportPlan plan{.format = ui::ExportFormat::Xlsx, .folder = folder.path(), .name = u"all.xlsx"_s};
    plan.tables.emplace_back(ui::ExportTable::Kind::Orders, Role::Merchant, m_ui->context->formats());
    QSignalSpy finished(&pane().exporter(), &ui::Exporter::finished);
    QSignalSpy progressed(&pane().exporter(), &ui::Exporter::progressed);
    pane().exporter().start(plan, {});
    QTRY_VERIFY(progressed.count() > 2);
    QVERIFY(pane().findChild<ui::ProgressLine*>()->isVisible());
    picture(m_ui->host, u"orders-exporting"_s);
    pane().exporter().stop();
    QTRY_VERIFY(!finished.isEmpty());
    QTRY_COMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    QVERIFY(!pane().findChild<ui::ProgressLine*>()->isVisible());
    // And another one after it.
    pane().exporter().start(plan, {.statuses = {OrderStatus::Pending}});
    QVERIFY(m_ui->waitForToast(u"exported"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"all.xlsx"_s});
}

void tst_OrdersPage::errors_eachKind_isSaidWithAWayOut_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = int(ErrorKind::Offline); kind <= int(ErrorKind::Storage); ++kind)
        QTest::addRow("%d", kind) << kind;
}

void tst_OrdersPage::errors_eachKind_isSaidWithAWayOut()
{
    QFETCH(int, kind);
    const Error error{.kind = ErrorKind(kind), .detail = u"SELECT secret"_s};
    pane().showError(error);
    const QString said = textOf(&pane());
    QVERIFY2(said.contains(ui::words(error).what), qPrintable(said));
    QVERIFY(!said.contains(u"SELECT"_s));
    // The rows stay, and trying again asks for them.
    QCOMPARE(model().rowCount(), 2000);
    if (ErrorKind(kind) == ErrorKind::Storage)
        picture(m_ui->host, u"orders-error"_s);
    QVERIFY(press(&pane(), u"Try again"_s));
    QTRY_VERIFY(!textOf(&pane()).contains(ui::words(error).what));
    QVERIFY(settles());
}

void tst_OrdersPage::showOrders_query_becomesChips()
{
    m_ui->context->showOrders({.country = u"GB"_s, .onHold = false});
    QVERIFY(settles());
    QTRY_COMPARE(model().rows(), m_ui->desk.rows({.country = u"GB"_s, .onHold = false}));
    QCOMPARE(chips(), (QStringList{u"Not on hold"_s, u"Country: United Kingdom"_s}));
}

void tst_OrdersPage::openOrder_outsideTheList_isShownBesideIt()
{
    const OrderId id = model().itemAt(50)->id;
    setFilter({.statuses = {OrderStatus::Cancelled}});
    m_ui->context->openOrder(id);
    QTRY_COMPARE(detail().order(), id);
    QTest::qWait(100);
    QCOMPARE(detail().order(), id);
}

void tst_OrdersPage::narrow_detailTakesTheListsPlace()
{
    m_ui->host.resize(640, 533);
    QTRY_VERIFY(!sidebar().isVisible());
    QVERIFY(list().isVisible());
    QVERIFY(!detail().isVisible());
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Return);
    QTRY_VERIFY(detail().isVisible());
    QVERIFY(!list().isVisible());
    picture(m_ui->host, u"orders-narrow-detail"_s, {640, 533});
    QTest::keyClick(m_page->window()->focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(list().isVisible());
    QVERIFY(list().hasFocus());
    command(u"Show views"_s)->trigger();
    QVERIFY(sidebar().isVisible());
    m_ui->host.resize(1280, 800);
    QTRY_VERIFY(detail().isVisible() && list().isVisible());
}

void tst_OrdersPage::manager_mayExportButNotSaveViews()
{
    delete std::exchange(m_page, nullptr);
    OrderUi manager(*m_service, u"manager"_s);
    makePage(manager);
    QVERIFY(!command(u"Save view"_s)->isVisible() || !command(u"Save view"_s)->isEnabled());
    QVERIFY(command(u"Export orders"_s)->isEnabled());
    QVERIFY(list().header().columns().isShown(ui::Column::Total));
    delete std::exchange(m_page, nullptr);
}

void tst_OrdersPage::warehouse_seesNoMoney()
{
    delete std::exchange(m_page, nullptr);
    OrderUi packer(*m_service, u"warehouse"_s);
    makePage(packer);
    QVERIFY(!list().header().columns().isShown(ui::Column::Total));
    for (const ui::Column column : list().header().placed())
        QVERIFY(column != ui::Column::Total);
    delete std::exchange(m_page, nullptr);
}

void tst_OrdersPage::looks_nothingClippedNothingNameless_data()
{
    addLooks();
}

void tst_OrdersPage::looks_nothingClippedNothingNameless()
{
    QFETCH(bool, dark);
    QFETCH(bool, zh);
    const Look look{dark, zh};
    const Spoken spoken(look);
    delete std::exchange(m_page, nullptr);
    QLocale::setDefault(look.locale());
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    m_ui->context->setLocale(look.locale());
    makePage(*m_ui);
    QTest::qWait(300);
    for (const QSize size : {QSize(1120, 800), QSize(1760, 1080), QSize(789, 533)}) {
        picture(m_ui->host, u"orders-%1-%2"_s.arg(look.name()).arg(size.width()), size);
        QCOMPARE(clippedIn(m_page), QStringList());
    }
    setFilter({.statuses = {OrderStatus::Paid},
               .excludedStatuses = {OrderStatus::Cancelled},
               .country = u"DE"_s,
               .minTotalMinor = 1000,
               .onHold = false});
    picture(m_ui->host, u"orders-%1-filtered"_s.arg(look.name()), {1216, 800});
    QCOMPARE(clippedIn(m_page), QStringList());
    QCOMPARE(namelessIn(m_page), QStringList());
    m_ui->context->setLocale(Look{}.locale());
    QLocale::setDefault(Look{}.locale());
    useTheme();
}

QTEST_MAIN(tst_OrdersPage)
#include "tst_OrdersPage.moc"
