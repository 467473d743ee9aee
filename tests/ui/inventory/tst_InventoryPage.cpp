// SPDX-License-Identifier: Apache-2.0
// The list of products, its filters, and the page around it.
#include "tests/support/Reach.h"
#include "tests/ui/inventory/InventoryPageFixture.h"

#include <QLabel>
#include <QMenu>

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
    picture(m_ui->host, u"inventory-not-sold"_s);
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
