// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Reach.h"
#include "tests/ui/inventory/InventoryPageFixture.h"
#include "ui/inventory/StockChart.h"

#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>

using namespace ch;
using namespace ch::test;

class tst_InventoryPage : public InventoryPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startShop(120); }
    void cleanupTestCase() { m_ui.reset(); }
    void init() { openPage(); }
    void cleanup() { closePage(); }

    void opens_fullList_firstProductBesideIt();
    void groups_chosen_areThoseProducts();
    void showProducts_fromAnotherTab_listsExactlyThem();
    void search_typed_narrowsAndCounts();
    void header_click_sorts();
    void columns_chosen_areRemembered();
    void filter_location_isAChipAndGoes();
    void filter_notSold_isAChipAndGoes();
    void filter_nothing_saysSo();
    void keys_moveAndOpen();
    void plus_onARow_adjustsAndUndoes();
    void sheet_takingTooMuch_isRefusedAtTheField();
    void sheet_counted_showsBeforeAndAfter();
    void offline_adjusted_isMarkedAndSentLater();
    void refused_enteredAnew_goesThrough();
    void edit_saved_isInTheList();
    void new_product_isOpened();
    void movements_areRead_withTheOrders();
    void chart_stockOverTime_isDrawnWithTheReorderPoint();
    void orders_areShownForTheProduct();
    void s10_twoLinesOfOne_nothingReserved();
    void s13_cancelledTwice_releasedOnce();
    void roles_seeWhatTheyMay();
    void tabs_added_areChosen();
    void narrow_showsOneOfBoth();
    void looks_nothingClippedNothingNameless_data();
    void looks_nothingClippedNothingNameless();

private:
    QString skuAt(int row)
    {
        (void)QTest::qWaitFor([&] { return model().itemAt(row) != nullptr; }, 5'000);
        return model().itemAt(row)->product.sku;
    }
    QJsonObject order(const QString& sku, const std::vector<int>& quantities)
    {
        QJsonArray lines;
        for (const int quantity : quantities)
            lines.push_back(QJsonObject{{u"sku"_s, sku}, {u"quantity"_s, quantity}});
        return {{u"currency"_s, m_ui->desk.workspace->identity().currency},
                {u"customer"_s, QJsonObject{{u"name"_s, u"Anna"_s}}},
                {u"ship_to"_s, QJsonObject{{u"name"_s, u"Anna"_s},
                                           {u"line1"_s, u"Street 1"_s},
                                           {u"city"_s, u"Berlin"_s},
                                           {u"country"_s, u"DE"_s}}},
                {u"lines"_s, lines}};
    }
    void choose(QComboBox* box, const QString& data) { box->setCurrentIndex(box->findData(data)); }
};

void tst_InventoryPage::opens_fullList_firstProductBesideIt()
{
    QCOMPARE(model().rows(), rowsOf({}));
    QTRY_COMPARE(list().currentRow(), 0);
    QTRY_VERIFY(detail().detail());
    QCOMPARE(detail().sku(), skuAt(0));
    QTRY_COMPARE(head().total(), qint64(model().rowCount()));
    QVERIFY(textOf(m_page).contains(u"What can still be sold"_s));
}

void tst_InventoryPage::groups_chosen_areThoseProducts()
{
    const QString sku = fresh(0);
    for (const ProductGroup group :
         {ProductGroup::Out, ProductGroup::Low, ProductGroup::OnHand, ProductGroup::Retired, ProductGroup::Active}) {
        head().findChild<ui::CountTabs*>()->setCurrentIndex(int(group));
        QVERIFY(settles());
        QTRY_COMPARE(model().rows(), rowsOf({.group = group}));
        QTRY_COMPARE(head().total(), qint64(rowsOf({.group = group}).size()));
    }
    QVERIFY(!rowsOf({.group = ProductGroup::Out}).empty());
}

void tst_InventoryPage::showProducts_fromAnotherTab_listsExactlyThem()
{
    auto* tab = new QWidget;
    m_page->addTab(u"Counts"_s, tab);
    m_page->showTab(tab);
    m_page->setQuery({.search = u"nothing is called this"_s});
    QTRY_COMPARE(model().rowCount(), 0);
    const ProductQuery query{.group = ProductGroup::OnHand, .sort = ProductSort::OnHand, .isDescending = true};
    m_page->showProducts(query);
    QVERIFY(settles());
    QTRY_COMPARE(model().rows(), rowsOf(query));
    QVERIFY(model().rowCount() > 0);
    QVERIFY(list().isVisible());
    QTRY_COMPARE(head().total(), qint64(model().rowCount()));
    QTRY_COMPARE(list().currentRow(), 0);
    QTRY_VERIFY(detail().detail() && detail().detail()->base.onHand > 0);
}

void tst_InventoryPage::search_typed_narrowsAndCounts()
{
    const QString sku = fresh(3);
    QTest::keyClicks(&search(), sku.toLower());
    QTRY_COMPARE(model().rowCount(), int(rowsOf({.search = sku}).size()));
    QTRY_COMPARE(head().total(), qint64(model().rowCount()));
    QVERIFY(model().rowCount() >= 1);
    QTest::keyClick(&search(), Qt::Key_Down);
    QTRY_VERIFY(list().hasFocus());
}

void tst_InventoryPage::header_click_sorts()
{
    ui::ColumnHeader& header = list().header();
    const auto click = [&](ui::ProductColumn column) {
        const QPoint middle(header.sectionViewportPosition(int(column)) + header.sectionSize(int(column)) / 2, 18);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, middle);
    };
    click(ui::ProductColumn::Available);
    QTRY_COMPARE(model().rows(), rowsOf({.sort = ProductSort::Available}));
    click(ui::ProductColumn::Available);
    QTRY_COMPARE(model().rows(), rowsOf({.sort = ProductSort::Available, .isDescending = true}));
    click(ui::ProductColumn::Title);
    QTRY_COMPARE(model().rows(), rowsOf({.sort = ProductSort::Title}));
}

void tst_InventoryPage::columns_chosen_areRemembered()
{
    m_ui->host.resize(1900, 800);
    QTest::qWait(1);
    command(u"Columns"_s)->trigger();
    QVERIFY(chooseColumns(*m_page, u"Barcode"_s, u"Location"_s, u"Available"_s));
    const auto placed = list().header().placed();
    QCOMPARE(placed.front(), ui::ProductColumn::Available);
    QVERIFY(std::ranges::find(placed, ui::ProductColumn::Barcode) != placed.end());
    QVERIFY(std::ranges::find(placed, ui::ProductColumn::Place) == placed.end());
    delete std::exchange(m_page, nullptr);
    makePage(*m_ui);
    QTest::qWait(1);
    QCOMPARE(list().header().placed(), placed);
}

void tst_InventoryPage::filter_location_isAChipAndGoes()
{
    const QString sku = fresh(0);
    (void)good(products().edit(sku, {.location = u"Z-07-3"_s}, read(sku).base.version, OpId::random()));
    m_page->setQuery({.place = u"z-7"_s});
    QVERIFY(settles());
    QTRY_COMPARE(model().rowCount(), 1);
    QCOMPARE(skuAt(0), sku);
    ui::Chip* chip = head().findChild<ui::Chip*>();
    QVERIFY(chip && chip->text().contains(u"z-7"_s));
    Q_EMIT chip->removed();
    QTRY_COMPARE(model().rows(), rowsOf({}));
}

void tst_InventoryPage::filter_notSold_isAChipAndGoes()
{
    const QString sku = fresh(3);
    const auto daysOf = [](const ui::InventoryPage& page) {
        QMenu* found = nullptr;
        for (auto* menu : page.findChildren<QMenu*>()) {
            if (menu->title() == u"Not sold for")
                found = menu;
        }
        return found;
    };
    QMenu* const days = daysOf(*m_page);
    QVERIFY(days && days->actions().size() == 4);
    QVERIFY(days->actions().at(1)->text().startsWith(u"90 day"_s));
    days->actions().at(1)->trigger();
    QVERIFY(settles());
    const QDate today = m_ui->context->formats().localDay(m_ui->context->now());
    QCOMPARE(m_page->query().notSoldSince, today.addDays(-89));
    QTRY_COMPARE(model().rows(), rowsOf({.notSoldSince = today.addDays(-89)}));
    QVERIFY(!model().rows().empty() && model().rows().size() < rowsOf({}).size());
    QTRY_COMPARE(head().total(), qint64(model().rowCount()));
    const auto* chip = head().findChild<ui::Chip*>();
    QVERIFY(chip && chip->text().contains(m_ui->context->formats().day(today.addDays(-89))));
    // Another time by a click on it.
    Q_EMIT head().findChild<ui::Chip*>()->clicked();
    QTRY_VERIFY(days->isVisible());
    days->close();
    Q_EMIT head().findChild<ui::Chip*>()->removed();
    QVERIFY(!m_page->query().isFiltered());
    QTRY_COMPARE(model().rows(), rowsOf({}));
    // Who packs hears nothing of sales.
    OrderUi packer(*m_service, u"warehouse"_s);
    const auto* const others = packer.put(new ui::InventoryPage(*packer.context));
    QVERIFY(!daysOf(*others));
}

void tst_InventoryPage::filter_nothing_saysSo()
{
    m_page->setQuery({.search = u"no such thing anywhere"_s});
    QVERIFY(settles());
    QTRY_VERIFY(textOf(m_page).contains(u"No products match"_s));
    QVERIFY(press(&pane(), u"Clear all filters"_s));
    QTRY_COMPARE(model().rows(), rowsOf({}));
}

void tst_InventoryPage::keys_moveAndOpen()
{
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Down);
    QCOMPARE(list().currentRow(), 1);
    QTRY_COMPARE(detail().sku(), skuAt(1));
    command(u"Next product"_s)->trigger();
    QTRY_COMPARE(detail().sku(), skuAt(2));
    command(u"Previous product"_s)->trigger();
    QTRY_COMPARE(detail().sku(), skuAt(1));
    QTest::keyClick(&list(), Qt::Key_Return);
    QVERIFY(detail().hasFocus());
    QTest::keyClick(&detail(), Qt::Key_Escape);
    QVERIFY(list().hasFocus());
}

void tst_InventoryPage::plus_onARow_adjustsAndUndoes()
{
    const QString sku = fresh(5);
    m_page->setQuery({.search = sku});
    QVERIFY(settles());
    QTRY_VERIFY(model().rowCount() >= 1);
    list().select(0);
    (void)skuAt(0);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Plus);
    auto* sheet = m_ui->sheet<ui::StockSheet>();
    auto* number = field<QLineEdit>(sheet, u"Difference"_s);
    QCOMPARE(number->text(), u"+"_s);
    QTest::keyClicks(number, u"7"_s);
    QVERIFY(textOf(sheet).contains(u"5 → 12"_s));
    m_ui->preferences->setUndoTime(std::chrono::seconds(30));
    QTest::keyClick(number, Qt::Key_Return);
    QVERIFY(m_ui->waitForToast(sku));
    QTRY_COMPARE(detail().detail()->item.product.onHand, 12);
    QVERIFY(textOf(&detail()).contains(u"not sent yet"_s));
    m_ui->toasts.back().action();
    QTRY_COMPARE(detail().detail()->item.product.onHand, 5);
    QCOMPARE(read(sku).item.waiting, 0);
}

void tst_InventoryPage::sheet_takingTooMuch_isRefusedAtTheField()
{
    const QString sku = fresh(2);
    QVERIFY(open(sku));
    command(u"Adjust stock…"_s)->trigger();
    auto* sheet = m_ui->sheet<ui::StockSheet>();
    field<QLineEdit>(sheet, u"Difference"_s)->setText(u"-5"_s);
    QVERIFY(press(sheet, u"Change stock"_s));
    QVERIFY(textOf(sheet).contains(u"reserve"_s));
    QVERIFY(read(sku).open.empty());
    field<QLineEdit>(sheet, u"Difference"_s)->setText(u"many"_s);
    QVERIFY(press(sheet, u"Change stock"_s));
    QVERIFY(textOf(sheet).contains(u"Enter a number"_s));
    sheet->close();
}

void tst_InventoryPage::sheet_counted_showsBeforeAndAfter()
{
    const QString sku = fresh(8);
    QVERIFY(open(sku));
    m_ui->preferences->setUndoTime(std::chrono::seconds(0));
    command(u"Enter a count…"_s)->trigger();
    auto* sheet = m_ui->sheet<ui::StockSheet>();
    // Empty is not zero.
    QVERIFY(press(sheet, u"Change stock"_s));
    QVERIFY(textOf(sheet).contains(u"Enter how many there are"_s));
    field<QLineEdit>(sheet, u"Counted"_s)->setText(u"6"_s);
    QVERIFY(textOf(sheet).contains(u"8 → 6"_s));
    QCOMPARE(field<QComboBox>(sheet, u"Reason"_s)->currentData().toString(), u"COUNTED"_s);
    field<QLineEdit>(sheet, u"Note"_s)->setText(u"shelf check"_s);
    QVERIFY(press(sheet, u"Change stock"_s));
    QVERIFY(waitForStock(sku, 6));
    const desk::ProductMovements ledger = good(products().refreshMovements(sku));
    QCOMPARE(ledger.entries.front().kind, MovementKind::Count);
    QCOMPARE(ledger.entries.front().note, u"shelf check"_s);
}

void tst_InventoryPage::offline_adjusted_isMarkedAndSentLater()
{
    const QString sku = fresh(5);
    QVERIFY(open(sku));
    m_ui->preferences->setUndoTime(std::chrono::seconds(0));
    goOffline();
    command(u"Adjust stock…"_s)->trigger();
    auto* sheet = m_ui->sheet<ui::StockSheet>();
    field<QLineEdit>(sheet, u"Difference"_s)->setText(u"−2"_s);
    choose(field<QComboBox>(sheet, u"Reason"_s), u"DAMAGED"_s);
    QVERIFY(press(sheet, u"Change stock"_s));
    QVERIFY(m_ui->waitForToast(u"Sent when the service can be reached again"_s));
    QTRY_VERIFY(textOf(&detail()).contains(u"Waiting to be sent"_s));
    m_page->setQuery({.isInOutbox = true});
    QVERIFY(settles());
    QTRY_COMPARE(model().rowCount(), 1);
    QTRY_VERIFY(model().itemAt(0) && model().itemAt(0)->product.onHand == 3);
    const QString spoken = model().index(0, int(ui::ProductColumn::Sku)).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u"waits to be sent"_s), qPrintable(spoken));
    goOnline();
    QVERIFY(waitForStock(sku, 3));
    // What is through waits no more: the list says so by itself.
    QTRY_COMPARE(model().rowCount(), 0);
}

void tst_InventoryPage::refused_enteredAnew_goesThrough()
{
    const QString sku = fresh(10);
    QVERIFY(open(sku));
    // A count on the old number, held back by its undo time until somebody else has sold two.
    OtherPerson other(m_service->url());
    (void)good(products().change(StockCountDraft{.sku = sku, .counted = 9, .expected = 10, .reason = u"COUNTED"_s},
                                 std::chrono::seconds(8)));
    other.call("POST", u"/stock-adjustments"_s, {{u"sku"_s, sku}, {u"delta"_s, -2}, {u"reason"_s, u"DAMAGED"_s}});
    m_ui->desk.hurry();
    QTRY_COMPARE_WITH_TIMEOUT(read(sku).item.refused, 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(read(sku).base.onHand, 8, 20'000);
    QTRY_VERIFY(textOf(&detail()).contains(u"there are 8 on hand now"_s));
    QVERIFY(press(&detail(), u"Enter it anew…"_s));
    auto* sheet = m_ui->sheet<ui::StockSheet>();
    QCOMPARE(field<QLineEdit>(sheet, u"Counted"_s)->text(), u"9"_s);
    m_ui->preferences->setUndoTime(std::chrono::seconds(0));
    field<QLineEdit>(sheet, u"Counted"_s)->setText(u"7"_s);
    QVERIFY(press(sheet, u"Change stock"_s));
    QVERIFY(waitForStock(sku, 7));
    QCOMPARE(read(sku).item.refused, 0);
}

void tst_InventoryPage::edit_saved_isInTheList()
{
    const QString sku = fresh(4);
    m_page->setQuery({.search = sku});
    QVERIFY(open(sku));
    command(u"Edit product…"_s)->trigger();
    auto* sheet = m_ui->sheet<ui::ProductSheet>();
    field<QLineEdit>(sheet, u"Title"_s)->setText(u"<b>Renamed</b>"_s);
    field<QLineEdit>(sheet, u"Reorder point"_s)->setText(u"x"_s);
    QVERIFY(press(sheet, u"Save"_s));
    QVERIFY(textOf(sheet).contains(u"whole number"_s));
    field<QLineEdit>(sheet, u"Reorder point"_s)->setText(u"4"_s);
    field<QLineEdit>(sheet, u"Location"_s)->setText(u"A-02-15"_s);
    // Somebody sells one while the form is open (D9).
    OtherPerson(m_service->url())
        .call("POST", u"/stock-adjustments"_s, {{u"sku"_s, sku}, {u"delta"_s, -1}, {u"reason"_s, u"LOST"_s}});
    QVERIFY(press(sheet, u"Save"_s));
    QVERIFY(m_ui->waitForToast(u"saved"_s));
    QVERIFY(waitForStock(sku, 3));
    QCOMPARE(read(sku).base.title, u"<b>Renamed</b>"_s);
    QVERIFY(read(sku).item.isLow());
    QTRY_VERIFY(textOf(&detail()).contains(u"<b>Renamed</b>"_s));
}

void tst_InventoryPage::new_product_isOpened()
{
    command(u"New product…"_s)->trigger();
    auto* sheet = m_ui->sheet<ui::ProductSheet>();
    QVERIFY(press(sheet, u"Add product"_s));
    QVERIFY(textOf(sheet).contains(u"needs a title"_s));
    field<QLineEdit>(sheet, u"SKU"_s)->setText(u"BRAND-NEW"_s);
    field<QLineEdit>(sheet, u"Title"_s)->setText(u"全新 mug"_s);
    const auto edits = sheet->findChildren<QLineEdit*>();
    const auto price =
        std::ranges::find_if(edits, [](const QLineEdit* each) { return each->accessibleName().startsWith(u"Price"); });
    (*price)->setText(u"9,90"_s);
    QVERIFY(press(sheet, u"Add product"_s));
    QTRY_VERIFY_WITH_TIMEOUT(detail().detail() && detail().sku() == u"BRAND-NEW", 10'000);
    QCOMPARE(detail().detail()->base.priceMinor, 990);
}

void tst_InventoryPage::movements_areRead_withTheOrders()
{
    const QString sku = fresh(20);
    OtherPerson other(m_service->url());
    const QJsonObject placed = other.call("POST", u"/orders"_s, order(sku, {3}));
    QVERIFY(waitForStock(sku, 20, 3));
    QVERIFY(open(sku));
    const QString orderNo = placed.value(u"order_no"_s).toString();
    QVERIFY(!orderNo.isEmpty());
    QVERIFY(QTest::qWaitFor([&] { return findButton(&detail(), orderNo) != nullptr; }, 20'000));
    QVERIFY(textOf(&detail()).contains(u"+3 reserved"_s));
    QSignalSpy opened(m_ui->context.get(), &ui::UiContext::orderRequested);
    findButton(&detail(), orderNo)->click();
    QCOMPARE(opened.count(), 1);
}

void tst_InventoryPage::chart_stockOverTime_isDrawnWithTheReorderPoint()
{
    const QString sku = fresh(20);
    (void)good(products().edit(sku, {.reorderPoint = 8}, read(sku).base.version, OpId::random()));
    (void)good(products().change(StockDelta{.sku = sku, .delta = -15, .reason = u"DAMAGED"_s}, {}));
    QVERIFY(waitForStock(sku, 5));
    QVERIFY(open(sku));
    auto* chart = detail().findChild<ui::StockChart*>();
    QVERIFY(chart);
    const QString said = u"from 0 to 5, at least 0, at most 20"_s;
    QTRY_VERIFY2(chart->isVisible() && chart->accessibleName().contains(said), qPrintable(chart->accessibleName()));
    QCOMPARE(chart->accessibleDescription(), u"Reorder at 8"_s);
    const QImage seen = chart->grab().toImage();
    const ui::Colors& colors = ui::colorsOf(chart->palette());
    const auto isAlike = [](const QColor& a, const QColor& b) {
        return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 60;
    };
    const auto dotsOf = [&](const QColor& color) {
        int dots = 0;
        for (int y = 0; y < seen.height(); ++y) {
            for (int x = 0; x < seen.width(); ++x)
                dots += isAlike(seen.pixelColor(x, y), color) ? 1 : 0;
        }
        return dots;
    };
    // Lines and letters are smooth: hardly a pixel is wholly theirs.
    QVERIFY2(dotsOf(colors.accentSoft) > 500, qPrintable(QString::number(dotsOf(colors.accentSoft))));
    QVERIFY2(dotsOf(colors.warn) > 10, qPrintable(QString::number(dotsOf(colors.warn))));
}

void tst_InventoryPage::orders_areShownForTheProduct()
{
    const QString sku = fresh(1);
    QVERIFY(open(sku));
    QSignalSpy shown(m_ui->context.get(), &ui::UiContext::ordersRequested);
    command(u"Show its orders"_s)->trigger();
    QCOMPARE(shown.count(), 1);
    QCOMPARE(shown.front().front().value<OrderQuery>().sku, sku);
}

void tst_InventoryPage::s10_twoLinesOfOne_nothingReserved()
{
    const QString sku = fresh(5);
    const QString full = fresh(9);
    RefusedPerson other(m_service->url());
    // S10: each line fits, both together do not. S11: the last line is short.
    QCOMPARE(other.refusal("POST", u"/orders"_s, order(sku, {3, 3})), u"INSUFFICIENT_STOCK"_s);
    QJsonObject mixed = order(full, {2});
    QJsonArray lines = mixed.value(u"lines"_s).toArray();
    lines.push_back(QJsonObject{{u"sku"_s, sku}, {u"quantity"_s, 6}});
    mixed.insert(u"lines"_s, lines);
    QCOMPARE(other.refusal("POST", u"/orders"_s, mixed), u"INSUFFICIENT_STOCK"_s);
    QVERIFY(waitForStock(sku, 5, 0));
    QVERIFY(waitForStock(full, 9, 0));
    QCOMPARE(good(products().refreshMovements(sku)).entries.size(), size_t(1));
    QCOMPARE(good(products().refreshMovements(full)).entries.size(), size_t(1));
}

void tst_InventoryPage::s13_cancelledTwice_releasedOnce()
{
    const QString sku = fresh(7);
    OtherPerson other(m_service->url());
    const auto id =
        OrderId::fromText(other.call("POST", u"/orders"_s, order(sku, {2, 3})).value(u"id"_s).toString().toLatin1());
    QVERIFY(waitForStock(sku, 7, 5));
    QVERIFY(open(sku));
    QTRY_COMPARE(detail().detail()->item.product.available(), 2);
    other.step(*id, u"cancellation"_s, {{u"reason"_s, u"CUSTOMER"_s}});
    RefusedPerson late(m_service->url());
    QCOMPARE(late.refusal("POST", QString(u"/orders/" + id->toString() + u"/cancellation"),
                          {{u"reason"_s, u"CUSTOMER"_s}}, other.order(*id).value(u"version"_s).toInteger()),
             u"STATE_CONFLICT"_s);
    QVERIFY(waitForStock(sku, 7, 0));
    QTRY_COMPARE(detail().detail()->item.product.available(), 7);
    const desk::ProductMovements ledger = good(products().refreshMovements(sku));
    const auto released = std::ranges::count(ledger.entries, MovementKind::Release, &Movement::kind);
    // Once for each line, whoever asked how often.
    QCOMPARE(released, 2);
}

void tst_InventoryPage::roles_seeWhatTheyMay()
{
    const QString sku = fresh(3);
    delete std::exchange(m_page, nullptr);
    {
        OrderUi packer(*m_service, u"warehouse"_s);
        makePage(packer);
        QVERIFY(!list().header().columns().isShown(ui::ProductColumn::Price));
        for (const ui::ColumnId column : list().header().placed())
            QVERIFY(column != ui::ProductColumn::Price);
        QVERIFY(open(sku));
        QVERIFY(hasCommand(u"Adjust stock…"_s) && hasCommand(u"Enter a count…"_s));
        QVERIFY(!hasCommand(u"Edit product…"_s) && !hasCommand(u"New product…"_s) &&
                !hasCommand(u"Import products…"_s));
        QVERIFY(!textOf(&detail()).contains(u"Price"_s));
        delete std::exchange(m_page, nullptr);
    }
    OrderUi manager(*m_service, u"manager"_s);
    makePage(manager);
    QVERIFY(list().header().columns().isShown(ui::ProductColumn::Price));
    QVERIFY(open(sku));
    QVERIFY(!hasCommand(u"Adjust stock…"_s) && !hasCommand(u"Enter a count…"_s) && !hasCommand(u"Edit product…"_s));
    QVERIFY(hasCommand(u"Export products…"_s));
    delete std::exchange(m_page, nullptr);
}

void tst_InventoryPage::tabs_added_areChosen()
{
    auto* other = new QLabel(u"counts"_s);
    m_page->addTab(u"Stock takes"_s, other);
    QVERIFY(press(m_page, u"Stock takes"_s));
    QVERIFY(other->isVisible());
    QVERIFY(!list().isVisible());
    const QString sku = fresh(0);
    QVERIFY(open(sku));
    QVERIFY(list().isVisible());
    m_page->showTab(other);
    QVERIFY(other->isVisible());
}

void tst_InventoryPage::narrow_showsOneOfBoth()
{
    m_ui->host.resize(700, 600);
    QTRY_VERIFY(!detail().isVisible());
    const QString sku = fresh(1);
    QVERIFY(open(sku));
    QTRY_VERIFY(detail().isVisible() && !list().isVisible());
    detail().setFocus();
    QTest::keyClick(m_page, Qt::Key_Escape);
    m_ui->host.resize(1280, 800);
    QTRY_VERIFY(list().isVisible());
}

void tst_InventoryPage::looks_nothingClippedNothingNameless_data()
{
    addLooks();
}

void tst_InventoryPage::looks_nothingClippedNothingNameless()
{
    QFETCH(bool, dark);
    QFETCH(bool, zh);
    const Look look{dark, zh};
    delete std::exchange(m_page, nullptr);
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    const Spoken spoken(look);
    m_ui->context->setLocale(look.locale());
    makePage(*m_ui);
    QTRY_VERIFY(detail().detail());
    QTRY_VERIFY(textOf(&detail()).contains(zh ? u"读取"_s : u"Read "_s));
    picture(m_ui->host, u"inventory-"_s + look.name());
    QCOMPARE(clippedIn(m_page), QStringList());
    QCOMPARE(namelessIn(m_page), QStringList());
    picture(m_ui->host, u"inventory-wide-"_s + look.name(), {1920, 1080});
    QCOMPARE(clippedIn(m_page), QStringList());
    m_ui->host.resize(1280, 800);
    if (!dark && !zh)
        QCOMPARE(unreachedByTab(m_ui->host, m_page).join(u'\n'), QString());
    m_page->commands().front()->trigger();
    auto* sheet = m_ui->sheet<ui::StockSheet>();
    picture(m_ui->host, u"inventory-adjust-"_s + look.name());
    if (!dark && !zh)
        QCOMPARE(unreachedByTab(m_ui->host, sheet).join(u'\n'), QString());
    QCOMPARE(clippedIn(sheet), QStringList());
    QCOMPARE(namelessIn(sheet), QStringList());
    sheet->close();
    command(zh ? u"编辑商品…"_s : u"Edit product…"_s)->trigger();
    auto* form = m_ui->sheet<ui::ProductSheet>();
    picture(m_ui->host, u"inventory-edit-"_s + look.name());
    QCOMPARE(clippedIn(form), QStringList());
    QCOMPARE(namelessIn(form), QStringList());
    form->close();
    delete std::exchange(m_page, nullptr);
    useTheme();
    m_ui->context->setLocale(Look{}.locale());
    makePage(*m_ui);
}

QTEST_MAIN(tst_InventoryPage)
#include "tst_InventoryPage.moc"
