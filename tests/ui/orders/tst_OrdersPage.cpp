// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrdersPageFixture.h"

using namespace ch;
using namespace ch::test;

/// What the page does with its list, its views, its detail and its exports.
class tst_OrdersPage : public OrdersPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startShop(2000); }
    void init() { openPage(); }
    void cleanup() { closePage(); }

    void open_page_showsAllWithExactCounts();
    void keys_walkSelectAndOpen();
    void keys_selectAll_isOfTheFilter();
    void detail_followsTheRowAndStepsOn();
    void search_withoutAMatch_keepsTheFocusWhereItWasPut();
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
};

void tst_OrdersPage::open_page_showsAllWithExactCounts()
{
    QCOMPARE(model().rowCount(), 2000);
    QTRY_VERIFY(textOf(m_page).contains(u"2,000 order"_s));
    QCOMPARE(chips(), QStringList());
    QVERIFY(list().orders().isRowSelected(0));
    QCOMPARE(list().rowHeight(0), ui::kRowHeight);
    QTRY_COMPARE(detail().order(), model().itemAt(0)->id);
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
    // From where one is now, not from where the selection was that is gone.
    QCOMPARE(list().currentIndex().row(), 3);
    QTest::keyClick(&list(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(list().orders().count(), qint64(2));
    QTest::keyClick(&list(), Qt::Key_Home);
    QCOMPARE(list().currentIndex().row(), 0);
    QTest::keyClick(&list(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(list().orders().count(), qint64(2));
    QTest::keyClick(&list(), Qt::Key_End);
    QCOMPARE(list().currentIndex().row(), 1999);
    QTest::keyClick(&list(), Qt::Key_Home);
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

void tst_OrdersPage::search_withoutAMatch_keepsTheFocusWhereItWasPut()
{
    const auto focus = [this] { return m_page->window()->focusWidget(); };
    m_page->focusSearch();
    QTest::keyClicks(&search(), u"zzz no such order"_s);
    QTRY_VERIFY(!list().isVisible());
    QTest::keyClick(&search(), Qt::Key_Down);
    // There is no list to go to, but a way out.
    QCOMPARE(qobject_cast<QPushButton*>(focus())->text(), u"Clear all filters"_s);
    m_page->focusSearch();
    QTest::keyClick(&search(), Qt::Key_Delete);
    QTRY_VERIFY(list().isVisible());
    QVERIFY(search().isAncestorOf(focus()) || focus() == &search());
    // The list has it, is empty for a moment, and has it again.
    list().setFocus();
    m_page->setFilter(ui::filterOf({.search = u"zzz"_s}));
    QTRY_VERIFY(!list().isVisible());
    QVERIFY(pane().isAncestorOf(focus()));
    m_page->setFilter({});
    QTRY_VERIFY(list().isVisible());
    QCOMPARE(focus(), &list());
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
    QVERIFY(chooseColumns(*m_page, u"Tracking number"_s, u"Country"_s, u"Total"_s));
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
    ui::ExportPlan plan{.format = ui::TableFormat::Xlsx, .folder = folder.path(), .name = u"all.xlsx"_s};
    plan.tables.emplace_back(ui::ExportTable::Kind::Orders, Role::Merchant, m_ui->context->formats());
    // On a fast machine the file may be finished before anybody can stop it: then once more.
    bool wasInTime = false;
    for (int attempt = 0; attempt < 10 && !wasInTime; ++attempt) {
        QFile::remove(folder.filePath(plan.name));
        QSignalSpy finished(&pane().exporter(), &ui::ListExporter::finished);
        bool wasShown = false;
        const auto stop = [&] {
            wasShown = pane().findChild<ui::ProgressLine*>()->isVisible();
            pane().exporter().stop();
        };
        connect(&pane().exporter(), &ui::ListExporter::progressed, this, stop, Qt::SingleShotConnection);
        pane().exporter().start(ui::orderExport(*m_ui->context, plan, {}));
        QTRY_VERIFY(!finished.isEmpty());
        QVERIFY(wasShown);
        QVERIFY(!pane().findChild<ui::ProgressLine*>()->isVisible());
        wasInTime = QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty();
    }
    QVERIFY(wasInTime);
    // And another one after it.
    pane().exporter().start(ui::orderExport(*m_ui->context, plan, {.statuses = {OrderStatus::Pending}}));
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
    const QWidget* focused = QApplication::focusWidget();
    QVERIFY2(list().hasFocus(), focused ? focused->metaObject()->className() : "nothing");
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
    for (const ui::ColumnId column : list().header().placed())
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
    setFilter({.hasNote = true});
    QTRY_VERIFY(model().rowCount() > 0);
    picture(m_ui->host, u"orders-%1-noted"_s.arg(look.name()), {1216, 800});
    QCOMPARE(clippedIn(m_page), QStringList());
    QCOMPARE(namelessIn(m_page), QStringList());
    m_ui->context->setLocale(Look{}.locale());
    QLocale::setDefault(Look{}.locale());
    useTheme();
}

QTEST_MAIN(tst_OrdersPage)
#include "tst_OrdersPage.moc"
