// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/kit/ThemedTable.h"
#include "ui/sales/ChartPicture.h"
#include "ui/sales/RefundListSheet.h"
#include "ui/sales/SalesFiles.h"
#include "ui/sales/SalesPage.h"

#include <QAbstractItemModelTester>
#include <QImage>
#include <QSignalSpy>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

/// The whole page on a demo shop, against the order service itself.
class tst_SalesPage : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void open_page_paintsItsFiguresSoon();
    void bars_opened_listHasExactlyTheirOrders();
    void cells_opened_listHasExactlyTheirOrders();
    void tiles_opened_listWhatTheyCount();
    void placeWithoutACountry_opensItsOrders();
    void allTime_isComparedWithNothing();
    void product_narrowedTo_saysNothingOfRefunds();
    void manyPoints_areDrawnWithTheirLegend();
    void refunds_opened_areListed();
    void keys_moveAlongASeries_andAreSaid();
    void table_hasTheFiguresOfTheChart();
    void metric_chosen_isCharted();
    void choice_isRememberedForTheNextTime();
    void files_ofChartsAndFigures_areWritten();
    void report_isOnePage();
    void order_paidMeanwhile_isCounted();
    void warehouse_getsNothing();
    void looks_nothingClippedNothingNameless_data();
    void looks_nothingClippedNothingNameless();
    void book_pictures_data();
    void book_pictures();

private:
    void openPage(OrderUi& ui);
    bool settles() const;
    ui::SalesFigureView& view() const { return *m_page->view(); }
    void choose(ui::SalesPreset preset);
    /// Of which something was sold.
    QDate firstDay() const;
    /// What the order list adds up to for the query that the page asked to show last.
    OrderTotal listed(const OrderQuery& query) const;
    OrderQuery asked(const QSignalSpy& spy) const { return spy.last().front().value<OrderQuery>(); }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    /// Whose page it is.
    OrderUi* m_shown = nullptr;
    ui::SalesPage* m_page = nullptr;
};

void tst_SalesPage::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(1'500);
    m_service->start();
    m_ui = std::make_unique<OrderUi>(*m_service);
}

void tst_SalesPage::init()
{
    m_ui->host.resize(1280, 800);
    m_ui->host.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_ui->host));
    openPage(*m_ui);
}

void tst_SalesPage::cleanup()
{
    delete std::exchange(m_page, nullptr);
    m_ui->preferences->setList(u"sales.choice"_s, {});
}

void tst_SalesPage::openPage(OrderUi& ui)
{
    m_shown = &ui;
    m_page = ui.put(new ui::SalesPage(*ui.context));
    m_page->show();
    QVERIFY(m_page->view());
    QVERIFY(settles());
}

bool tst_SalesPage::settles() const
{
    return QTest::qWaitFor(
        [this] {
            return view().overview().question.days == m_page->choice().days &&
                   view().board().breakdown().days == m_page->choice().days;
        },
        15'000);
}

void tst_SalesPage::choose(ui::SalesPreset preset)
{
    ui::PeriodChoice choice = m_page->choice();
    choice.preset = preset;
    m_page->choose(choice);
    QVERIFY(settles());
    // Before the page knows since when there are sales, all time is this month.
    if (preset == ui::SalesPreset::AllTime)
        QTRY_COMPARE_WITH_TIMEOUT(view().overview().question.days.from, firstDay(), 15'000);
    QVERIFY(settles());
}

QDate tst_SalesPage::firstDay() const
{
    const auto days = good(m_shown->desk.workspace->sales().days());
    return days ? days->from : QDate();
}

OrderTotal tst_SalesPage::listed(const OrderQuery& query) const
{
    const auto totals = good(m_ui->orders().totals(query));
    return totals.empty() ? OrderTotal{} : totals.front();
}

void tst_SalesPage::open_page_paintsItsFiguresSoon()
{
    delete std::exchange(m_page, nullptr);
    QElapsedTimer timer;
    timer.start();
    m_page = m_ui->put(new ui::SalesPage(*m_ui->context));
    m_page->show();
    (void)m_page->grab();
    const qint64 paintedMs = timer.elapsed();
    QVERIFY(settles());
    (void)m_page->grab();
    qInfo("first paint %lld ms, with figures %lld ms", paintedMs, timer.elapsed());
    // 100 ms on a quiet machine.
    QVERIFY(paintedMs < 1'500);
    const SalesFigures& total = view().overview().now.total;
    QVERIFY(total.orders > 0);
    QCOMPARE(view().tile(ui::SalesMetric::Orders).words().value, m_ui->context->formats().count(total.orders));
    QVERIFY(view().tile(ui::SalesMetric::Net).isChecked());
}

void tst_SalesPage::bars_opened_listHasExactlyTheirOrders()
{
    const QSignalSpy spy(m_ui->context.get(), &ui::UiContext::ordersRequested);
    for (const auto preset : {ui::SalesPreset::Last30Days, ui::SalesPreset::AllTime}) {
        choose(preset);
        for (const SalesBucket bucket : {SalesBucket::Day, SalesBucket::Week, SalesBucket::Month}) {
            m_page->chooseBucket(bucket);
            QTRY_COMPARE(view().overview().question.bucket, bucket);
            const auto& periods = view().overview().now.periods;
            for (size_t i = 0; i < periods.size(); i += 1 + periods.size() / 6) {
                Q_EMIT view().timeChart().opened(int(i), false);
                const OrderTotal list = listed(asked(spy));
                QCOMPARE(list.orders, periods[i].figures.orders);
                QCOMPARE(list.totalMinor, periods[i].figures.grossMinor);
            }
        }
    }
}

void tst_SalesPage::cells_opened_listHasExactlyTheirOrders()
{
    choose(ui::SalesPreset::AllTime);
    const QSignalSpy spy(m_ui->context.get(), &ui::UiContext::ordersRequested);
    const desk::SalesBreakdown& breakdown = view().board().breakdown();
    const auto open = [](ui::FigureCard& card, int point) { Q_EMIT card.chart().opened(point, false); };
    open(view().board().products(), 0);
    QCOMPARE(listed(asked(spy)).orders, breakdown.byMoney.front().orders);
    QCOMPARE(listed(asked(spy)).skuMinor, breakdown.byMoney.front().grossMinor);
    QCOMPARE(listed(asked(spy)).skuUnits, breakdown.byMoney.front().units);
    open(view().board().places(), 0);
    const bool isRegion = !asked(spy).region.isEmpty();
    QCOMPARE(listed(asked(spy)).totalMinor,
             isRegion ? breakdown.regions.front().figures.grossMinor : breakdown.countries.front().figures.grossMinor);
    auto& heat = static_cast<ui::WeekHeat&>(view().board().week().chart());
    for (int point = 0; point < heat.pointCount(); point += 13) {
        open(view().board().week(), point);
        const SalesFigures& cell = breakdown.week[size_t(heat.weekdayOf(point) - 1)][size_t(heat.hourOf(point))];
        QCOMPARE(listed(asked(spy)).orders, cell.orders);
        QCOMPARE(listed(asked(spy)).totalMinor, cell.grossMinor);
    }
    const OrderFunnel& funnel = breakdown.funnel;
    const std::vector steps{funnel.placed, funnel.paid, funnel.shipped, funnel.completed, funnel.cancelled};
    for (size_t i = 0; i < steps.size(); ++i) {
        open(view().board().funnel(), int(i));
        QCOMPARE(good(m_ui->orders().count(asked(spy))), steps[i]);
    }
    for (int step = 0; step <= ui::kShippingSteps; ++step) {
        if (breakdown.shipping.orders() == 0)
            break;
        open(view().board().shipping(), step);
        const auto row = view().board().shipping().table().rows[size_t(step)];
        QCOMPARE(good(m_ui->orders().count(asked(spy))), std::get<qint64>(row[1]));
    }
}

void tst_SalesPage::tiles_opened_listWhatTheyCount()
{
    choose(ui::SalesPreset::AllTime);
    const QSignalSpy spy(m_ui->context.get(), &ui::UiContext::ordersRequested);
    const SalesFigures& total = view().overview().now.total;
    QTest::keyClick(&view().tile(ui::SalesMetric::Orders), Qt::Key_Return);
    QCOMPARE(listed(asked(spy)).orders, total.orders);
    QTest::mouseDClick(&view().tile(ui::SalesMetric::Gross), Qt::LeftButton);
    QCOMPARE(spy.size(), 2);
    QCOMPARE(listed(asked(spy)).totalMinor, total.grossMinor);
    QTest::keyClick(&view().tile(ui::SalesMetric::Refunds), Qt::Key_Return);
    QCOMPARE(spy.size(), 2);
    auto* sheet = m_ui->sheet<ui::RefundListSheet>();
    QTRY_VERIFY(!sheet->refunds().empty());
    QVERIFY(textOf(sheet).contains(m_ui->context->formats().money(total.refundedMinor, view().overview().currency)));
    sheet->close();
    view().tile(ui::SalesMetric::Net).click();
}

void tst_SalesPage::placeWithoutACountry_opensItsOrders()
{
    choose(ui::SalesPreset::AllTime);
    desk::SalesBreakdown breakdown = view().board().breakdown();
    breakdown.regions.clear();
    breakdown.countries = {{.country = {}, .figures = {.orders = 1, .units = 1, .grossMinor = 100}}};
    view().board().setBreakdown(breakdown);
    const QSignalSpy spy(m_ui->context.get(), &ui::UiContext::ordersRequested);
    Q_EMIT view().board().places().chart().opened(0, false);
    QCOMPARE(spy.size(), 1);
    // Every order of this shop goes somewhere.
    QCOMPARE(listed(asked(spy)).orders, 0);
    const QSignalSpy refunds(&view(), &ui::SalesFigureView::refundsAsked);
    Q_EMIT view().board().places().chart().opened(0, true);
    QCOMPARE(refunds.size(), 1);
    QCOMPARE(refunds.front().front().value<RefundQuery>().country, asked(spy).country);
    m_ui->sheet<ui::RefundListSheet>()->close();
}

void tst_SalesPage::allTime_isComparedWithNothing()
{
    choose(ui::SalesPreset::AllTime);
    QTRY_VERIFY(!view().overview().before);
    QCOMPARE(view().tile(ui::SalesMetric::Net).words().before, QString());
    const auto buttons = view().picker().findChildren<QPushButton*>();
    QTRY_VERIFY(std::ranges::any_of(buttons, [](const auto* each) { return each->text() == u"Nothing before"_s; }));
    // Days before anything was sold are no comparison either.
    const QDate first = view().overview().question.days.from;
    m_page->choose({.preset = ui::SalesPreset::Custom, .days = {first, first.addDays(6)}});
    QVERIFY(settles());
    QVERIFY(!view().overview().before);
    m_page->choose({.preset = ui::SalesPreset::Custom, .days = {first.addDays(4), first.addDays(8)}});
    QVERIFY(settles());
    QTRY_VERIFY(view().overview().before);
}

void tst_SalesPage::product_narrowedTo_saysNothingOfRefunds()
{
    choose(ui::SalesPreset::AllTime);
    const ProductSales best = view().board().breakdown().byMoney.front();
    m_page->narrowTo(best.sku, {});
    QTRY_COMPARE(view().overview().question.sku, best.sku);
    QCOMPARE(view().metric(), ui::SalesMetric::Gross);
    QVERIFY(!view().tile(ui::SalesMetric::Refunds).isEnabled());
    QCOMPARE(view().tile(ui::SalesMetric::Net).words().value, u"–"_s);
    QCOMPARE(view().overview().now.total.grossMinor, best.grossMinor);
    QVERIFY(std::holds_alternative<std::monostate>(view().timeChart().table().rows.front()[4]));
    m_page->narrowTo({}, {});
    QTRY_VERIFY(view().tile(ui::SalesMetric::Refunds).isEnabled());
}

void tst_SalesPage::manyPoints_areDrawnWithTheirLegend()
{
    const QDate today = m_ui->context->formats().localDay(m_ui->context->now());
    m_page->choose({.preset = ui::SalesPreset::Custom, .days = {today.addDays(-899), today}});
    m_page->chooseBucket(SalesBucket::Day);
    QTRY_COMPARE(view().timeChart().pointCount(), 900);
    using Shape = ui::ChartLegend::Shape;
    QVERIFY(std::ranges::any_of(view().timeCard().legend().entries(),
                                [](const auto& entry) { return entry.shape == Shape::ThinLine; }));
    // Bars where something was sold: in the colour that the legend says.
    const QImage drawn = view().timeChart().grab().toImage();
    const QColor main = ui::chartColorsOf(view().palette()).main;
    int bars = 0;
    for (int x = 0; x < drawn.width(); ++x) {
        for (int y = 0; y < drawn.height(); ++y)
            bars += drawn.pixelColor(x, y) == main ? 1 : 0;
    }
    QVERIFY2(bars > 20, qPrintable(QString::number(bars)));
}

void tst_SalesPage::refunds_opened_areListed()
{
    choose(ui::SalesPreset::AllTime);
    const auto& periods = view().overview().now.periods;
    const auto refunded =
        std::ranges::find_if(periods, [](const PeriodSales& period) { return period.figures.refundedMinor > 0; });
    QVERIFY(refunded != periods.end());
    Q_EMIT view().timeChart().opened(int(refunded - periods.begin()), true);
    auto* sheet = m_ui->sheet<ui::RefundListSheet>();
    QTRY_VERIFY(!sheet->refunds().empty());
    qint64 sum = 0;
    for (const Refund& refund : sheet->refunds())
        sum += refund.amountMinor;
    QCOMPARE(sum, refunded->figures.refundedMinor);
    QVERIFY(textOf(sheet).contains(m_ui->context->formats().money(sum, view().overview().currency)));
    const QSignalSpy opened(m_ui->context.get(), &ui::UiContext::orderRequested);
    Q_EMIT sheet->findChild<ui::ThemedTable*>()->rowActivated(
        sheet->findChild<ui::ThemedTable*>()->model()->index(0, 0));
    QTRY_COMPARE(opened.size(), 1);
}

void tst_SalesPage::keys_moveAlongASeries_andAreSaid()
{
    m_page->enter();
    ui::TimeChart& chart = view().timeChart();
    QTRY_VERIFY(chart.hasFocus());
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(chart.cursor(), 0);
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.cursor(), 1);
    const QString first = chart.pointLines(1).front();
    QVERIFY(chart.accessibleName().contains(first));
    QVERIFY(chart.accessibleName().contains(chart.pointLines(1)[1]));
    QTest::keyClick(&chart, Qt::Key_End);
    QCOMPARE(chart.cursor(), chart.pointCount() - 1);
    QVERIFY2(chart.pointLines(chart.cursor()).front().contains(u"not over yet"_s),
             qPrintable(chart.pointLines(chart.cursor()).front()));
    const QSignalSpy spy(m_ui->context.get(), &ui::UiContext::ordersRequested);
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(spy.size(), 1);
    auto& heat = view().board().week().chart();
    heat.setFocus(Qt::TabFocusReason);
    QCOMPARE(heat.cursor(), 0);
    QTest::keyClick(&heat, Qt::Key_Down);
    QCOMPARE(heat.cursor(), 24);
}

void tst_SalesPage::table_hasTheFiguresOfTheChart()
{
    ui::FigureCard& card = view().timeCard();
    card.setShowsTable(true);
    QVERIFY(card.tableView().isVisible());
    const QAbstractItemModelTester tester(card.tableView().model());
    const auto& periods = view().overview().now.periods;
    QCOMPARE(card.tableView().model()->rowCount(), int(periods.size()));
    const QModelIndex orders = card.tableView().model()->index(int(periods.size()) - 1, 1);
    QCOMPARE(orders.data().toString(), m_ui->context->formats().count(periods.back().figures.orders));
    choose(ui::SalesPreset::Last7Days);
    QTRY_COMPARE(card.tableView().model()->rowCount(), 7);
    card.setShowsTable(false);
    QVERIFY(view().timeChart().isVisible());
}

void tst_SalesPage::metric_chosen_isCharted()
{
    for (const auto metric : {ui::SalesMetric::Units, ui::SalesMetric::Average, ui::SalesMetric::Refunds}) {
        view().tile(metric).click();
        QCOMPARE(view().metric(), metric);
        QVERIFY(view().timeChart().pointLines(0)[1].startsWith(ui::words(metric)));
    }
    // Bars of these days, what is not over yet, the days before.
    using Shape = ui::ChartLegend::Shape;
    const ui::ChartLegend& legend = view().timeCard().legend();
    QVERIFY(legend.isVisible());
    QCOMPARE(legend.entries().size(), size_t(3));
    QCOMPARE(legend.entries()[1].shape, Shape::UnfinishedBar);
    view().tile(ui::SalesMetric::Net).click();
    QCOMPARE(legend.entries().size(), size_t(5));
    QCOMPARE(legend.entries()[1].shape, Shape::MinusBar);
    for (const auto& entry : legend.entries())
        QVERIFY(legend.accessibleName().contains(entry.text));
}

void tst_SalesPage::choice_isRememberedForTheNextTime()
{
    ui::PeriodChoice choice{.preset = ui::SalesPreset::Custom,
                            .days = {QDate(2025, 2, 3), QDate(2025, 3, 9)},
                            .comparison = ui::SalesComparison::LastYear};
    m_page->choose(choice);
    m_page->chooseBucket(SalesBucket::Week);
    QVERIFY(settles());
    delete std::exchange(m_page, nullptr);
    openPage(*m_ui);
    QCOMPARE(m_page->choice(), choice);
    QTRY_COMPARE(view().overview().question.bucket, SalesBucket::Week);
    QCOMPARE(view().overview().question.before, (SalesDays{QDate(2024, 2, 3), QDate(2024, 3, 9)}));
}

void tst_SalesPage::files_ofChartsAndFigures_areWritten()
{
    const QTemporaryDir folder;
    const QSignalSpy saved(&m_page->files(), &ui::SalesFiles::saved);
    // For people to open.
    const QString pictures = qEnvironmentVariable("CH_PICTURES");
    const auto keep = [&](const QString& name, const QByteArray& bytes) {
        QFile file(QString(pictures + u"/sales-file-"_s + name));
        return pictures.isEmpty() || (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    };
    int number = 0;
    for (ui::FigureCard* card : {&view().timeCard(), &view().board().products(), &view().board().week()}) {
        const auto png =
            ui::chartPicture(card->chart(), {u"Title"_s, u"Days"_s, card->legend().entries()}, ui::FigureFile::Png);
        QVERIFY(png);
        const QImage image = QImage::fromData(*png, "PNG");
        QVERIFY(image.width() >= 1'000);
        // Something is drawn on the white.
        QVERIFY(image.pixelColor(0, 0) == QColor(Qt::white));
        QVERIFY(image.convertToFormat(QImage::Format_Indexed8).colorTable().size() > 3);
        const auto svg =
            ui::chartPicture(card->chart(), {u"Title"_s, u"Days"_s, card->legend().entries()}, ui::FigureFile::Svg);
        QVERIFY(svg && svg->contains("<svg") && svg->contains("Title"));
        const auto pdf =
            ui::chartPicture(card->chart(), {u"Title"_s, u"Days"_s, card->legend().entries()}, ui::FigureFile::Pdf);
        QVERIFY(pdf && pdf->startsWith("%PDF"));
        const QString name = QString::number(++number);
        QVERIFY(keep(QString(name + u".png"), *png) && keep(QString(name + u".svg"), *svg) &&
                keep(QString(name + u".pdf"), *pdf));
    }
    const ui::FigureTable& table = view().timeCard().table();
    m_page->files().save(table, folder.filePath(u"sales.csv"_s), ui::TableFormat::Csv);
    m_page->files().save(table, folder.filePath(u"sales.xlsx"_s), ui::TableFormat::Xlsx);
    QTRY_COMPARE(saved.size(), 2);
    QFile csv(folder.filePath(u"sales.csv"_s));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QByteArray text = csv.readAll();
    QCOMPARE(text.count('\n'), qsizetype(table.rows.size()) + 1);
    // The screen has words, the file dates, whatever the language.
    const QDate first = m_page->choice().days.from;
    QCOMPARE(std::get<QString>(table.rows.front().front()),
             ui::periodText(view().overview().now.periods.front(), SalesBucket::Day, m_ui->context->formats()));
    const QList<QByteArray> firstRow = text.split('\n').value(1).replace('"', "").split(',');
    QCOMPARE(firstRow.value(0), first.toString(Qt::ISODate).toLatin1());
    QCOMPARE(firstRow.value(7), view().overview().question.before->from.toString(Qt::ISODate).toLatin1());
    QFile workbook(folder.filePath(u"sales.xlsx"_s));
    QVERIFY(workbook.open(QIODevice::ReadOnly));
    const QByteArray cells = workbook.readAll();
    QVERIFY(cells.size() > 2'000);
    QVERIFY(keep(u"table.csv"_s, text) && keep(u"table.xlsx"_s, cells));
    const QSignalSpy failed(&m_page->files(), &ui::SalesFiles::failed);
    m_page->files().save(QByteArray("x"), u"/nowhere/at/all.png"_s);
    QTRY_COMPARE(failed.size(), 1);
    QTRY_VERIFY(view().notice().isVisible());
}

void tst_SalesPage::report_isOnePage()
{
    const auto pdf = m_page->reportPdf();
    QVERIFY(pdf);
    QVERIFY(pdf->startsWith("%PDF"));
    QCOMPARE(pdf->count("/Type /Page\n"), 1);
    if (const QString pictures = qEnvironmentVariable("CH_PICTURES"); !pictures.isEmpty()) {
        QDir().mkpath(pictures);
        QFile file(QString(pictures + u"/sales-report.pdf"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(*pdf) == pdf->size());
    }
}

void tst_SalesPage::order_paidMeanwhile_isCounted()
{
    choose(ui::SalesPreset::Today);
    const SalesFigures before = view().overview().now.total;
    const auto pending = m_ui->desk.items({.statuses = {OrderStatus::Pending}});
    QVERIFY(!pending.empty());
    OtherPerson other(m_service->url());
    const QJsonObject order = other.order(pending.front().id);
    (void)other.call(
        "POST", QString(u"/orders/" + pending.front().id.toString() + u"/payments"),
        {{u"amount_minor"_s, order.value(u"total_minor"_s)}, {u"method"_s, u"card"_s}, {u"reference"_s, u"test"_s}});
    m_ui->desk.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(view().overview().now.total.orders, before.orders + 1, 20'000);
    QCOMPARE(view().overview().now.total.grossMinor, before.grossMinor + order.value(u"total_minor"_s).toInteger());
}

void tst_SalesPage::warehouse_getsNothing()
{
    OrderUi packer(*m_service, u"warehouse"_s);
    desk::SalesStore& store = packer.desk.workspace->sales();
    const SalesDays days{QDate(2000, 1, 1), QDate(2099, 12, 31)};
    QCOMPARE(bad(store.overview({.days = days, .bucket = SalesBucket::Year})).kind, ErrorKind::Forbidden);
    QCOMPARE(bad(store.breakdown(days)).kind, ErrorKind::Forbidden);
    QCOMPARE(bad(store.stock()).kind, ErrorKind::Forbidden);
    QCOMPARE(bad(store.refunds({})).kind, ErrorKind::Forbidden);
}

void tst_SalesPage::looks_nothingClippedNothingNameless_data()
{
    addLooks();
}

void tst_SalesPage::looks_nothingClippedNothingNameless()
{
    QFETCH(bool, dark);
    QFETCH(bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    const Spoken spoken(look);
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    QTRY_COMPARE(ui::isDark(m_ui->host.palette()), dark);
    m_ui->context->setLocale(look.locale());
    QVERIFY(settles());
    picture(m_ui->host, QString(u"sales-demo-"_s + look.name()));
    QVERIFY2(clippedIn(m_page).isEmpty(), qPrintable(clippedIn(m_page).join(u'\n')));
    QVERIFY2(namelessIn(m_page).isEmpty(), qPrintable(namelessIn(m_page).join(u'\n')));
    m_ui->context->setLocale(Look{}.locale());
    useTheme();
}

void tst_SalesPage::book_pictures_data()
{
    QTest::addColumn<QString>("book");
    QTest::addColumn<QString>("mapping");
    QTest::newRow("retail") << u"online-retail-dec2010-aug2011.csv.xz"_s << u"online-retail"_s;
    QTest::newRow("tmall") << u"tmall-feb2020-days01-21.csv.xz"_s << u"tmall"_s;
}

/// For people to look at: a real book in each look and two sizes.
void tst_SalesPage::book_pictures()
{
    QFETCH(QString, book);
    QFETCH(QString, mapping);
    const QString books = qEnvironmentVariable("COUNTINGHOUSE_BOOKS");
    if (qEnvironmentVariable("CH_PICTURES").isEmpty() || books.isEmpty())
        QSKIP("no pictures asked for");
    delete std::exchange(m_page, nullptr);
    RealService service = RealService::ofBook(QString(books + u'/' + book), mapping);
    service.addUser(u"merchant"_s, u"merchant"_s, "demo-merchant");
    service.start();
    OrderUi ui(service);
    for (const bool dark : {false, true}) {
        for (const bool zh : {false, true}) {
            const Look look{.isDark = dark, .isChinese = zh};
            const Spoken spoken(look);
            useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
            QTRY_COMPARE(ui::isDark(ui.host.palette()), dark);
            ui.context->setLocale(look.locale());
            openPage(ui);
            choose(ui::SalesPreset::AllTime);
            QTRY_VERIFY(view().overview().now.total.orders > 5'000);
            if (mapping == u"online-retail"_s) {
                m_page->choose({.preset = ui::SalesPreset::Custom, .days = {QDate(2011, 7, 1), QDate(2011, 7, 31)}});
                QVERIFY(settles());
            }
            const QString name = QString(u"sales-"_s + mapping + u'-' + look.name());
            picture(ui.host, name);
            picture(ui.host, QString(name + u"-wide"), {1920, 1080});
            if (!dark && mapping == u"online-retail"_s) {
                choose(ui::SalesPreset::AllTime);
                m_page->chooseBucket(SalesBucket::Day);
                QTRY_VERIFY(view().timeChart().pointCount() > 200);
                picture(ui.host, QString(name + u"-days"));
            }
            view().board().window()->resize(1280, 2400);
            picture(ui.host, QString(name + u"-long"), {1280, 2300});
            delete std::exchange(m_page, nullptr);
        }
    }
    useTheme();
}

QTEST_MAIN(tst_SalesPage)
#include "tst_SalesPage.moc"
