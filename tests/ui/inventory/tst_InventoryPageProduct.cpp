// SPDX-License-Identifier: Apache-2.0
// One product of the page: its stock, what is written about it, what became of it.
#include "tests/ui/inventory/InventoryPageFixture.h"
#include "ui/inventory/StockChart.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace ch;
using namespace ch::test;

class tst_InventoryPageProduct : public InventoryPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startShop(120); }
    void cleanupTestCase() { m_ui.reset(); }
    void init() { openPage(); }
    void cleanup() { closePage(); }

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

private:
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

void tst_InventoryPageProduct::sheet_takingTooMuch_isRefusedAtTheField()
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

void tst_InventoryPageProduct::sheet_counted_showsBeforeAndAfter()
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

void tst_InventoryPageProduct::offline_adjusted_isMarkedAndSentLater()
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

void tst_InventoryPageProduct::refused_enteredAnew_goesThrough()
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

void tst_InventoryPageProduct::edit_saved_isInTheList()
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

void tst_InventoryPageProduct::new_product_isOpened()
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

void tst_InventoryPageProduct::movements_areRead_withTheOrders()
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

void tst_InventoryPageProduct::chart_stockOverTime_isDrawnWithTheReorderPoint()
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

void tst_InventoryPageProduct::orders_areShownForTheProduct()
{
    const QString sku = fresh(1);
    QVERIFY(open(sku));
    QSignalSpy shown(m_ui->context.get(), &ui::UiContext::ordersRequested);
    command(u"Show its orders"_s)->trigger();
    QCOMPARE(shown.count(), 1);
    QCOMPARE(shown.front().front().value<OrderQuery>().sku, sku);
}

void tst_InventoryPageProduct::s10_twoLinesOfOne_nothingReserved()
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

void tst_InventoryPageProduct::s13_cancelledTwice_releasedOnce()
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

QTEST_MAIN(tst_InventoryPageProduct)
#include "tst_InventoryPageProduct.moc"
