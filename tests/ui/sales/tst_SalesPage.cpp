// SPDX-License-Identifier: Apache-2.0
// What is charted, chosen, saved and remembered.
#include "tests/ui/sales/SalesPageFixture.h"
#include "ui/kit/ThemedTable.h"
#include "ui/sales/ChartPicture.h"
#include "ui/sales/SalesFiles.h"

#include <QAbstractItemModelTester>
#include <QImage>

using namespace ch;
using namespace ch::test;

class tst_SalesPage : public SalesPageCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startShop(); }
    void init() { showPage(); }
    void cleanup() { closePage(); }

    void open_page_paintsItsFiguresSoon();
    void allTime_isComparedWithNothing();
    void product_narrowedTo_saysNothingOfRefunds();
    void manyPoints_areDrawnWithTheirLegend();
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
};

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
