// SPDX-License-Identifier: Apache-2.0
#include "core/desk/ProductStore.h"
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/sales/RefundListSheet.h"
#include "ui/sales/SalesPage.h"

#include <QImage>
#include <QJsonArray>
#include <QSignalSpy>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

/// Figures in the page's view as people use them, on a demo shop, against the order service itself.
class tst_SalesFigureView : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void worthOfStock_opened_listHasExactlyThatStock();
    void slowStock_openedOffline_listHasExactlyThatStock();
    void pointer_overABar_saysItsExactFigures();
    void tiles_withoutAComparison_leaveNoEmptyLine();
    void currencies_ofOneShop_areNeverAdded();

private:
    void choose(ui::SalesPreset preset);
    /// Somebody sells one of a product in dollars, 12.34, and gives 2.34 of it back.
    void sellInDollars();
    void stockWhatNobodyBuys();
    bool press(QStringView part) const;
    ui::SalesFigureView& view() const { return *m_page->view(); }
    OrderQuery asked(const QSignalSpy& spy) const { return spy.last().front().value<OrderQuery>(); }
    OrderTotal listed(const OrderQuery& query) const;

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    ui::SalesPage* m_page = nullptr;
};

void tst_SalesFigureView::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(600);
    m_service->start();
    m_ui = std::make_unique<OrderUi>(*m_service);
    stockWhatNobodyBuys();
    m_ui->host.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_ui->host));
    m_page = m_ui->put(new ui::SalesPage(*m_ui->context));
    m_page->show();
    QVERIFY(m_page->view());
    choose(ui::SalesPreset::Last30Days);
}

void tst_SalesFigureView::stockWhatNobodyBuys()
{
    desk::ProductStore& products = m_ui->desk.workspace->products();
    (void)good(products.create({.sku = u"DUST-1"_s, .title = u"Dust"_s, .priceMinor = 700}, OpId::random()));
    (void)good(products.change(StockDelta{.sku = u"DUST-1"_s, .delta = 6, .reason = u"RECEIVED"_s}, {}));
    m_ui->desk.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(good(products.detail(u"DUST-1"_s)).base.onHand, 6, 20'000);
}

void tst_SalesFigureView::choose(ui::SalesPreset preset)
{
    ui::PeriodChoice choice = m_page->choice();
    choice.preset = preset;
    m_page->choose(choice);
    QTRY_VERIFY_WITH_TIMEOUT(view().overview().question.days == m_page->choice().days &&
                                 view().board().breakdown().days == m_page->choice().days,
                             15'000);
}

bool tst_SalesFigureView::press(QStringView part) const
{
    for (auto* each : view().findChildren<QPushButton*>()) {
        if (each->isVisible() && each->text().contains(part)) {
            QTest::mouseClick(each, Qt::LeftButton);
            return true;
        }
    }
    return false;
}

OrderTotal tst_SalesFigureView::listed(const OrderQuery& query) const
{
    const auto totals = good(m_ui->orders().totals(query));
    return totals.size() == 1 ? totals.front() : OrderTotal{};
}

void tst_SalesFigureView::worthOfStock_opened_listHasExactlyThatStock()
{
    const StockWorth stock = good(m_ui->desk.workspace->sales().stock());
    QVERIFY(stock.worthMinor > 0);
    const QString worth = m_ui->context->formats().money(stock.worthMinor, view().overview().currency);
    QPushButton* figure = nullptr;
    QTRY_VERIFY(figure = view().board().stock().findChild<QPushButton*>());
    QTRY_VERIFY2(figure->isVisible() && figure->text().contains(worth), qPrintable(figure->text()));
    QVERIFY(figure->accessibleName().contains(worth) && figure->accessibleName().contains(u"Show these products"_s));
    picture(m_ui->host, u"sales-stock"_s, {1280, 2200});
    m_ui->host.resize(1280, 800);
    const QSignalSpy spy(m_page, &ui::SalesPage::productsAsked);
    QTest::keyClick(figure, Qt::Key_Space);
    QTest::mouseClick(figure, Qt::LeftButton);
    QCOMPARE(spy.size(), 2);
    const auto query = spy.front().front().value<ProductQuery>();
    QCOMPARE(spy.back().front().value<ProductQuery>(), query);
    desk::ProductStore& products = m_ui->desk.workspace->products();
    StockWorth listed;
    for (const ProductListItem& item : good(products.items(good(products.rows(query, {}))))) {
        ++listed.products;
        listed.units += item.baseOnHand;
        listed.worthMinor += item.baseOnHand * item.product.priceMinor;
    }
    QCOMPARE(listed.products, stock.products);
    QCOMPARE(listed.units, stock.units);
    QCOMPARE(listed.worthMinor, stock.worthMinor);
}

void tst_SalesFigureView::slowStock_openedOffline_listHasExactlyThatStock()
{
    m_service->stop();
    m_ui->desk.workspace->syncNow();
    QVERIFY(m_ui->desk.waitForTrouble(SyncStatus::Trouble::Offline));
    const StockWorth stock = good(m_ui->desk.workspace->sales().stock());
    QVERIFY(stock.slowProducts > 0);
    QPushButton* figure = nullptr;
    const auto isThere = [&] {
        for (auto* each : view().board().stock().findChildren<QPushButton*>()) {
            if (each->isVisible() && each->accessibleName().startsWith(u"Not sold for 90 day"_s))
                figure = each;
        }
        return figure != nullptr;
    };
    QTRY_VERIFY(isThere());
    const QString worth = m_ui->context->formats().money(stock.slowWorthMinor, view().overview().currency);
    QVERIFY2(figure->text().contains(worth), qPrintable(figure->text()));
    const QSignalSpy spy(m_page, &ui::SalesPage::productsAsked);
    QTest::mouseClick(figure, Qt::LeftButton);
    QCOMPARE(spy.size(), 1);
    const auto query = spy.front().front().value<ProductQuery>();
    QCOMPARE(query.notSoldSince, stock.slowSince);
    desk::ProductStore& products = m_ui->desk.workspace->products();
    StockWorth listed;
    for (const ProductListItem& item : good(products.items(good(products.rows(query, {}))))) {
        ++listed.slowProducts;
        listed.slowWorthMinor += item.baseOnHand * item.product.priceMinor;
    }
    QCOMPARE(listed.slowProducts, stock.slowProducts);
    QCOMPARE(listed.slowWorthMinor, stock.slowWorthMinor);
    QVERIFY(figure->text().contains(m_ui->context->formats().count(stock.slowProducts)));
    m_service->start();
    m_ui->desk.workspace->syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(m_ui->desk.workspace->status().isOnline(), 20'000);
}

void tst_SalesFigureView::pointer_overABar_saysItsExactFigures()
{
    choose(ui::SalesPreset::Last30Days);
    m_page->chooseBucket(SalesBucket::Day);
    QTRY_COMPARE(view().overview().question.bucket, SalesBucket::Day);
    ui::TimeChart& chart = view().timeChart();
    view().picker().setFocus();
    const auto& periods = view().overview().now.periods;
    const auto sold = std::ranges::find_if(periods, [](const PeriodSales& each) { return each.figures.orders > 0; });
    QVERIFY(sold != periods.end());
    const int bar = int(sold - periods.begin());
    const QImage before = chart.grab().toImage();
    // Where the bar is drawn: as a person, by looking for it.
    int x = 0;
    for (; x < chart.width() && chart.cursor() != bar; ++x)
        QTest::mouseMove(&chart, QPoint(x, chart.height() / 2));
    QCOMPARE(chart.cursor(), bar);
    const QStringList tip = chart.pointLines(bar);
    const ui::Formats& formats = m_ui->context->formats();
    const QString& currency = view().overview().currency;
    QCOMPARE(tip[0], ui::periodText(*sold, SalesBucket::Day, formats));
    QVERIFY(tip[1].endsWith(formats.money(sold->figures.netMinor(), currency)));
    QVERIFY(tip[2].endsWith(formats.money(sold->figures.grossMinor, currency)));
    QVERIFY(tip[3].endsWith(formats.money(sold->figures.refundedMinor, currency)));
    QVERIFY(tip[4].endsWith(formats.count(sold->figures.orders)));
    const auto inked = [&chart](const QImage& image) {
        const QColor paper = chart.palette().color(QPalette::ToolTipBase);
        int pixels = 0;
        for (int row = 0; row < image.height(); ++row) {
            for (int column = 0; column < image.width(); ++column)
                pixels += image.pixelColor(column, row) == paper ? 1 : 0;
        }
        return pixels;
    };
    // The edge of a letter or a line may happen to have that colour too.
    constexpr int kStray = 100;
    QVERIFY2(inked(before) < kStray, qPrintable(QString::number(inked(before))));
    QVERIFY(inked(chart.grab().toImage()) > 10 * kStray);
    // It is gone with the pointer.
    QTest::mouseMove(&view().tile(ui::SalesMetric::Net));
    QTRY_COMPARE(chart.cursor(), -1);
    QVERIFY(inked(chart.grab().toImage()) < kStray);
}

void tst_SalesFigureView::tiles_withoutAComparison_leaveNoEmptyLine()
{
    choose(ui::SalesPreset::Last30Days);
    QTRY_VERIFY(view().overview().before);
    const int compared = view().tile(ui::SalesMetric::Net).height();
    choose(ui::SalesPreset::AllTime);
    QTRY_VERIFY(!view().overview().before);
    QTRY_VERIFY(view().tile(ui::SalesMetric::Net).height() < compared);
    picture(m_ui->host, u"sales-tiles-alone"_s);
    for (int i = 0; i < ui::kSalesMetrics; ++i)
        QCOMPARE(view().tile(ui::SalesMetric(i)).height(), view().tile(ui::SalesMetric::Net).height());
    choose(ui::SalesPreset::Last30Days);
    QTRY_COMPARE(view().tile(ui::SalesMetric::Units).height(), compared);
}

void tst_SalesFigureView::sellInDollars()
{
    OtherPerson other(m_service->url());
    const OrderListItem any = m_ui->desk.items({.statuses = {OrderStatus::Paid}}).front();
    const QString sku = m_ui->detail(any.id).base.lines.front().sku;
    (void)other.call("POST", u"/stock-adjustments"_s, {{u"sku"_s, sku}, {u"delta"_s, 5}, {u"reason"_s, u"RECEIVED"_s}});
    const QJsonObject to{
        {u"name"_s, u"Ann"_s}, {u"line1"_s, u"1"_s}, {u"city"_s, u"Boston"_s}, {u"country"_s, u"US"_s}};
    const QJsonObject line{{u"sku"_s, sku}, {u"quantity"_s, 1}, {u"unit_price_minor"_s, 1'234}};
    const QJsonObject placed = other.call("POST", u"/orders"_s,
                                          {{u"currency"_s, u"USD"_s},
                                           {u"customer"_s, QJsonObject{{u"name"_s, u"Ann"_s}}},
                                           {u"ship_to"_s, to},
                                           {u"lines"_s, QJsonArray{line}}});
    const auto id = OrderId::fromText(placed.value(u"id").toString().toLatin1()).value_or(OrderId());
    (void)other.call("POST", QString(u"/orders/" + id.toString() + u"/payments"),
                     {{u"amount_minor"_s, 1'234}, {u"method"_s, u"card"_s}, {u"reference"_s, u"dollars"_s}});
    other.step(id, u"refunds"_s, {{u"amount_minor"_s, 234}, {u"reason"_s, u"Arrived late"_s}});
    m_ui->desk.workspace->syncNow();
}

void tst_SalesFigureView::currencies_ofOneShop_areNeverAdded()
{
    choose(ui::SalesPreset::Today);
    const SalesFigures before = view().overview().now.total;
    QVERIFY(view().overview().others.empty());
    sellInDollars();
    QTRY_COMPARE_WITH_TIMEOUT(view().overview().others.size(), size_t(1), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(view().overview().others.front().figures.refundedMinor, 234, 20'000);
    const CurrencySales dollars = view().overview().others.front();
    QCOMPARE(dollars.currency, u"USD"_s);
    QCOMPARE(dollars.figures.orders, 1);
    QCOMPARE(dollars.figures.grossMinor, 1'234);
    // Nothing of it is in the figures of the shop's own currency, wherever they stand.
    const SalesFigures& own = view().overview().now.total;
    QCOMPARE(view().overview().currency, u"EUR"_s);
    QCOMPARE(own.orders, before.orders);
    QCOMPARE(own.grossMinor, before.grossMinor);
    QCOMPARE(own.refundedMinor, before.refundedMinor);
    qint64 placed = 0;
    for (const CountrySales& country : view().board().breakdown().countries)
        placed += country.figures.grossMinor;
    QCOMPARE(placed, before.grossMinor);
    const ui::Formats& formats = m_ui->context->formats();
    const QSignalSpy orders(m_ui->context.get(), &ui::UiContext::ordersRequested);
    QVERIFY(QTest::qWaitFor([&] { return press(formats.money(1'234, u"USD"_s)); }));
    QCOMPARE(orders.size(), 1);
    QCOMPARE(asked(orders).currency, u"USD"_s);
    QCOMPARE(listed(asked(orders)).orders, 1);
    QCOMPARE(listed(asked(orders)).totalMinor, 1'234);
    // And the list of the own figure has no dollars.
    QTest::keyClick(&view().tile(ui::SalesMetric::Gross), Qt::Key_Return);
    QCOMPARE(listed(asked(orders)).orders, own.orders);
    QCOMPARE(listed(asked(orders)).totalMinor, own.grossMinor);
    QVERIFY(press(formats.money(234, u"USD"_s)));
    auto* sheet = m_ui->sheet<ui::RefundListSheet>();
    QTRY_COMPARE(sheet->refunds().size(), size_t(1));
    QCOMPARE(sheet->refunds().front().amountMinor, 234);
    sheet->close();
}

QTEST_MAIN(tst_SalesFigureView)
#include "tst_SalesFigureView.moc"
