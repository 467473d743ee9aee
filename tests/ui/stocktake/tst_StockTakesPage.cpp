// SPDX-License-Identifier: Apache-2.0
#include "core/desk/StockCountStore.h"
#include "tests/support/Reach.h"
#include "tests/support/Scanner.h"
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/kit/EmptyState.h"
#include "ui/kit/Notice.h"
#include "ui/kit/ScannerSettings.h"
#include "ui/kit/SegmentedControl.h"
#include "ui/kit/ThemedTable.h"
#include "ui/stocktake/ApproveSheet.h"
#include "ui/stocktake/CountingView.h"
#include "ui/stocktake/CountPanel.h"
#include "ui/stocktake/CountSheetModel.h"
#include "ui/stocktake/NewStockTakeSheet.h"
#include "ui/stocktake/ReviewLinePanel.h"
#include "ui/stocktake/ReviewView.h"
#include "ui/stocktake/StockTakeCard.h"
#include "ui/stocktake/StockTakesPage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using ui::CountSheetModel;

/// The real widgets over a real desk, against the order service itself.
class tst_StockTakesPage : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void empty_offersToBegin_andTheSheetOpensCounting();
    void sheet_withoutWhatItNeeds_saysSo();
    void sheet_scope_isAllThatIsCounted();
    void scans_countOneEach_andCanBeTakenBack();
    void scanner_anywhereInTheWindow_counts();
    void quantity_keyedOrSet_replacesTheNumber();
    void unknownCode_isRefusedInWords();
    void place_isItsOwnNumber();
    void offline_countsOn_andSaysWhatWaits();
    void restart_days_later_goesOnWhereItWas();
    void blind_forTheWarehouse_showsNoExpectedNumber();
    void review_reasonRecountApproval_changeTheStock();
    void sales_sinceTheCounting_areShownAndKept();
    void approval_thatOrdersForbid_namesTheLines();
    void cancel_asksFirst();
    void looks_nothingClippedNothingNameless_data();
    void looks_nothingClippedNothingNameless();

private:
    void makePage(OrderUi& ui, const QLocale& locale = QLocale(QLocale::English, QLocale::UnitedKingdom));
    StockCount begin(bool blind = false)
    {
        return good(m_ui->desk.workspace->stockCounts().begin({.name = u"Aisle A"_s, .blind = blind}, OpId::random()));
    }
    ui::CountingView& counting() const { return *m_page->findChild<ui::CountingView*>(); }
    ui::ReviewView& review() const { return *m_page->findChild<ui::ReviewView*>(); }
    CountSheetModel& model(const QWidget& in) const { return *in.findChild<CountSheetModel*>(); }
    void openCounting(const StockCount& count)
    {
        m_page->count(count.id);
        QTRY_VERIFY(!model(counting()).sheet().lines.empty());
    }
    void openReview(const StockCount& count)
    {
        m_page->review(count.id);
        QTRY_VERIFY(!model(review()).sheet().lines.empty());
    }
    /// As a person at the keyboard.
    void key(const QString& code)
    {
        auto* edit = field<QLineEdit>(&counting(), u"Barcode or SKU"_s);
        edit->setText(code);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    std::optional<qint64> counted(const QString& sku) const
    {
        const auto* line = model(counting()).lineOf(sku);
        return line ? line->line.counted : std::nullopt;
    }
    bool isSent()
    {
        m_ui->desk.hurry();
        m_ui->desk.workspace->syncNow();
        return QTest::qWaitFor(
            [&] {
                return std::ranges::all_of(good(m_ui->desk.workspace->stockCounts().counts()),
                                           [](const auto& item) { return item.waiting == 0; });
            },
            20'000);
    }
    QString sku(size_t i) const { return model(counting()).sheet().lines[i].line.sku; }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    QPointer<ui::StockTakesPage> m_page;
};

void tst_StockTakesPage::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(60);
    m_service->start();
    m_ui = std::make_unique<OrderUi>(*m_service);
}

void tst_StockTakesPage::init()
{
    m_ui->toasts.clear();
    makePage(*m_ui);
}

void tst_StockTakesPage::cleanup()
{
    delete m_page;
}

void tst_StockTakesPage::cleanupTestCase()
{
    m_ui.reset();
    m_service.reset();
}

void tst_StockTakesPage::makePage(OrderUi& ui, const QLocale& locale)
{
    delete m_page;
    ui.context->setLocale(locale);
    m_page = ui.put(new ui::StockTakesPage(*ui.context));
    ui.host.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&ui.host));
}

void tst_StockTakesPage::empty_offersToBegin_andTheSheetOpensCounting()
{
    QTRY_VERIFY(m_page->findChild<ui::EmptyState*>()->isVisible());
    QVERIFY(press(m_page->findChild<ui::EmptyState*>(), u"New stock take"_s));
    auto* sheet = m_ui->sheet<ui::NewStockTakeSheet>();
    field<QLineEdit>(sheet, u"Name"_s)->setText(u"Spring"_s);
    sheet->findChild<QCheckBox*>()->setChecked(true);
    QVERIFY(press(sheet, u"Begin"_s));
    QTRY_VERIFY_WITH_TIMEOUT(counting().isVisible() && !model(counting()).sheet().lines.empty(), 20'000);
    const StockCount& count = model(counting()).sheet().count;
    QCOMPARE(count.name, u"Spring"_s);
    QVERIFY(count.blind);
    QVERIFY(textOf(&counting()).contains(u"0 of %1 counted"_s.arg(count.lines)));
}

void tst_StockTakesPage::sheet_withoutWhatItNeeds_saysSo()
{
    QVERIFY(press(m_page, u"New stock take"_s));
    auto* sheet = m_ui->sheet<ui::NewStockTakeSheet>();
    QVERIFY(press(sheet, u"Places"_s));
    QVERIFY(press(sheet, u"Begin"_s));
    QTRY_VERIFY(textOf(sheet).contains(u"Say what the places begin with."));
    field<QLineEdit>(sheet, u"Places beginning with"_s)->setText(u"no such place"_s);
    QVERIFY(press(sheet, u"Begin"_s));
    QTRY_VERIFY_WITH_TIMEOUT(sheet->notice()->isVisible(), 20'000);
    const QPointer<ui::Sheet> still = sheet;
    QVERIFY(press(sheet, u"Cancel"_s));
    QTRY_VERIFY(!still);
}

void tst_StockTakesPage::sheet_scope_isAllThatIsCounted()
{
    const auto begun = [this](const QString& kind, const QString& fieldName, const QString& text) {
        m_page->showList();
        [&] { QVERIFY(press(m_page, u"New stock take"_s)); }();
        auto* sheet = m_ui->sheet<ui::NewStockTakeSheet>();
        [&] { QVERIFY(press(sheet, kind)); }();
        if (fieldName == u"SKUs")
            field<QPlainTextEdit>(sheet, fieldName)->setPlainText(text);
        else
            field<QLineEdit>(sheet, fieldName)->setText(text);
        [&] { QVERIFY(press(sheet, u"Begin"_s)); }();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(counting().isVisible() && !model(counting()).sheet().lines.empty(), 20'000); }();
        return model(counting()).sheet().lines;
    };
    const auto everything = begun(u"Everything"_s, u"Name"_s, u"All of it"_s);
    const auto shelf = begun(u"Places"_s, u"Places beginning with"_s, u"A-01"_s);
    QVERIFY(!shelf.empty() && shelf.size() < everything.size());
    for (const desk::CountSheetLine& each : shelf)
        QVERIFY2(each.line.location.value_or(QString()).startsWith(u"A-01-"), qPrintable(each.line.sku));
    const QString first = everything[3].line.sku;
    const QString second = everything[7].line.sku;
    const auto chosen = begun(u"Chosen products"_s, u"SKUs"_s, QString(first + u",\n" + second + u'\n' + first));
    QStringList skus;
    for (const desk::CountSheetLine& each : chosen)
        skus.append(each.line.sku);
    QCOMPARE(QSet(skus.begin(), skus.end()), (QSet{first, second}));
    QCOMPARE(skus.size(), 2);
    // What is none of it is none of its products.
    key(everything[5].line.sku);
    QTRY_VERIFY(textOf(&counting()).contains(u"is no product of this stock take"));
}

void tst_StockTakesPage::scans_countOneEach_andCanBeTakenBack()
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

void tst_StockTakesPage::scanner_anywhereInTheWindow_counts()
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

void tst_StockTakesPage::quantity_keyedOrSet_replacesTheNumber()
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

void tst_StockTakesPage::unknownCode_isRefusedInWords()
{
    openCounting(begin());
    key(u"4711 no such code"_s);
    QTRY_VERIFY(textOf(&counting()).contains(u"4711 no such code is no product of this stock take."));
    QCOMPARE(model(counting()).countOf(ui::CountFilter::Counted), 0);
}

void tst_StockTakesPage::place_isItsOwnNumber()
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

void tst_StockTakesPage::offline_countsOn_andSaysWhatWaits()
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

void tst_StockTakesPage::restart_days_later_goesOnWhereItWas()
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

void tst_StockTakesPage::sales_sinceTheCounting_areShownAndKept()
{
    const StockCount count = begin();
    openCounting(count);
    const auto lines = model(counting()).sheet().lines;
    const auto plenty =
        std::ranges::find_if(lines, [](const auto& each) { return each.line.onHand.value_or(0) >= 20; });
    QVERIFY(plenty != lines.end());
    const QString sold = plenty->line.sku;
    const QString path = QString(u"/products/" + QString::fromLatin1(QUrl::toPercentEncoding(sold)));
    OtherPerson office(m_service->url());
    // What another take changed a moment ago may not be here yet.
    const qint64 onHand = office.call("GET", path).value(u"on_hand").toInteger();
    m_ui->desk.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(model(counting()).sheet().lines[size_t(plenty - lines.begin())].line.onHand,
                              std::optional<qint64>(onHand), 20'000);
    key(sold);
    key(u"*%1"_s.arg(onHand + 2));
    QTRY_COMPARE(counted(sold), std::optional<qint64>(onHand + 2));
    QVERIFY(isSent());
    const QJsonObject shipTo{{u"name"_s, u"Anna"_s},
                             {u"line1"_s, u"Kastanienallee 12"_s},
                             {u"city"_s, u"Berlin"_s},
                             {u"country"_s, u"DE"_s}};
    const QJsonObject order =
        office.call("POST", u"/orders"_s,
                    {{u"currency"_s, m_ui->desk.workspace->identity().currency},
                     {u"customer"_s, QJsonObject{{u"name"_s, u"Anna"_s}}},
                     {u"ship_to"_s, shipTo},
                     {u"lines"_s, QJsonArray{QJsonObject{{u"sku"_s, sold}, {u"quantity"_s, 5}}}}});
    const auto id = *OrderId::fromText(order.value(u"id").toString().toLatin1());
    office.step(
        id, u"payments"_s,
        {{u"amount_minor"_s, order.value(u"total_minor")}, {u"method"_s, u"card"_s}, {u"reference"_s, u"R-1"_s}});
    office.step(id, u"shipments"_s, {{u"carrier"_s, u"DHL"_s}, {u"tracking_no"_s, u"T-1"_s}});
    m_ui->desk.workspace->syncNow();
    openReview(count);
    QTRY_COMPARE_WITH_TIMEOUT(model(review()).countOf(ui::CountFilter::Differences), 1, 20'000);
    const auto rowText = [&] {
        QStringList cells;
        const int row = model(review()).rowOf(sold);
        for (int column = 0; column < model(review()).columnCount({}); ++column)
            cells.append(model(review()).index(row, column).data().toString());
        return cells.join(u'|');
    };
    QTRY_VERIFY2_WITH_TIMEOUT(rowText().contains(u"5 out since"), qPrintable(rowText()), 20'000);
    QVERIFY2(rowText().contains(u"+2"), qPrintable(rowText()));
    review().findChild<ui::ThemedTable*>()->selectRow(model(review()).rowOf(sold));
    const auto* panel = review().findChild<ui::ReviewLinePanel*>();
    QTRY_VERIFY2(textOf(panel).contains(QString::number(onHand - 3)), qPrintable(textOf(panel)));
    QVERIFY(press(&review(), u"Approve…"_s));
    QVERIFY(press(m_ui->sheet<ui::ApproveSheet>(), u"Change the stock"_s));
    QVERIFY(m_ui->waitForToast(u"The stock was changed"));
    QCOMPARE(office.call("GET", path).value(u"on_hand").toInteger(), onHand - 3);
}

void tst_StockTakesPage::blind_forTheWarehouse_showsNoExpectedNumber()
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

void tst_StockTakesPage::review_reasonRecountApproval_changeTheStock()
{
    const StockCount count = begin();
    openCounting(count);
    const auto lines = model(counting()).sheet().lines;
    const QString more = lines[0].line.sku;
    const QString again = lines[1].line.sku;
    const qint64 before = *lines[0].line.onHand;
    key(more);
    key(u"*%1"_s.arg(before + 3));
    key(again);
    key(u"*%1"_s.arg(*lines[1].line.onHand + 1));
    QTRY_COMPARE(counted(again), std::optional<qint64>(*lines[1].line.onHand + 1));
    QVERIFY(isSent());
    openReview(count);
    QTRY_COMPARE_WITH_TIMEOUT(model(review()).countOf(ui::CountFilter::Differences), 2, 20'000);
    auto* table = review().findChild<ui::ThemedTable*>();
    table->selectRow(model(review()).rowOf(more));
    auto* panel = review().findChild<ui::ReviewLinePanel*>();
    QTRY_VERIFY(textOf(panel).contains(u"+3"));
    auto* reason = field<QComboBox>(panel, u"Reason"_s);
    reason->setCurrentIndex(reason->findData(u"RETURNED"_s));
    Q_EMIT reason->activated(reason->currentIndex());
    table->clearSelection();
    table->selectRow(model(review()).rowOf(again));
    QVERIFY(press(panel, u"Have it counted again"_s));
    QVERIFY(m_ui->waitForToast(u"to count again"));
    QTRY_COMPARE_WITH_TIMEOUT(model(review()).countOf(ui::CountFilter::Differences), 1, 20'000);

    QVERIFY(press(&review(), u"Approve…"_s));
    auto* sheet = m_ui->sheet<ui::ApproveSheet>();
    QVERIFY(textOf(sheet).contains(u"1 product"));
    QVERIFY(textOf(sheet).contains(u"+3"));
    QVERIFY(press(sheet, u"Change the stock"_s));
    QVERIFY(m_ui->waitForToast(u"The stock was changed"));
    OtherPerson other(m_service->url());
    const QString path = QString(u"/products/" + QString::fromLatin1(QUrl::toPercentEncoding(more)));
    QCOMPARE(other.call("GET", path).value(u"on_hand").toInteger(), before + 3);
    const QJsonArray movements = other.call("GET", QString(path + u"/movements?limit=1")).value(u"items").toArray();
    QCOMPARE(movements[0].toObject().value(u"reason").toString(), u"RETURNED"_s);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(&review()).contains(u"Approved") || !findButton(&review(), u"Approve…"_s), 20'000);
}

void tst_StockTakesPage::approval_thatOrdersForbid_namesTheLines()
{
    const StockCount count = begin();
    const auto reserved = [&]() -> QString {
        OtherPerson other(m_service->url());
        const QJsonArray products = other.call("GET", u"/products?limit=200"_s).value(u"items").toArray();
        for (const auto& each : products) {
            if (each.toObject().value(u"reserved").toInteger() > 0)
                return each.toObject().value(u"sku").toString();
        }
        return {};
    }();
    QVERIFY(!reserved.isEmpty());
    openCounting(count);
    key(reserved);
    key(u"*0"_s);
    QTRY_COMPARE(counted(reserved), std::optional<qint64>(0));
    QVERIFY(isSent());
    openReview(count);
    QTRY_COMPARE_WITH_TIMEOUT(model(review()).countOf(ui::CountFilter::Differences), 1, 20'000);
    QVERIFY(press(&review(), u"Approve…"_s));
    auto* sheet = m_ui->sheet<ui::ApproveSheet>();
    QVERIFY(press(sheet, u"Change the stock"_s));
    QTRY_VERIFY_WITH_TIMEOUT(textOf(sheet).contains(reserved), 20'000);
    QVERIFY(textOf(sheet).contains(u"orders reserve"));
    QCOMPARE(good(m_ui->desk.workspace->stockCounts().counts()).front().count.status, StockCountStatus::Counting);
    sheet->close();
}

void tst_StockTakesPage::cancel_asksFirst()
{
    begin();
    m_page->showList();
    QVERIFY(press(m_page, u"Cancel: Aisle A"_s));
    QCOMPARE(good(m_ui->desk.workspace->stockCounts().counts()).front().count.status, StockCountStatus::Counting);
    QVERIFY(press(m_page, u"Cancel it"_s));
    QTRY_VERIFY_WITH_TIMEOUT(textOf(m_page).contains(u"Cancelled"), 20'000);
}

void tst_StockTakesPage::looks_nothingClippedNothingNameless_data()
{
    addLooks();
}

void tst_StockTakesPage::looks_nothingClippedNothingNameless()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    QTRY_COMPARE(ui::isDark(m_ui->host.palette()), dark);
    const Spoken spoken(look);
    const StockCount count = begin();
    (void)good(m_ui->desk.workspace->stockCounts().begin(
        {.name = u"Spring cleaning"_s, .scope = {.kind = CountScope::Kind::All}, .blind = true}, OpId::random()));
    makePage(*m_ui, look.locale());
    openCounting(count);
    const auto lines = model(counting()).sheet().lines;
    desk::StockCountStore& store = m_ui->desk.workspace->stockCounts();
    for (size_t i = 0; i < 9; ++i)
        (void)good(store.count({.count = count.id,
                                .sku = lines[i].line.sku,
                                .how = desk::CountStep::How::Set,
                                .units = *lines[i].line.onHand + (i % 3 == 0   ? 0
                                                                  : i % 3 == 1 ? 2
                                                                               : -1)}));
    QVERIFY(isSent());
    (void)good(store.refresh(count.id));
    QStringList faults;
    const auto shoot = [&](const QString& name, QSize size) {
        m_ui->host.resize(size);
        // What gives way to others is laid out when the event loop comes round.
        QTest::qWait(20);
        picture(m_ui->host, u"stocktake-%1-%2"_s.arg(name, look.name()), size);
        faults += clippedIn(m_page) + namelessIn(m_page);
    };
    const auto walk = [&](const QWidget* part) {
        if (!dark && !zh)
            faults += unreachedByTab(m_ui->host, part);
    };
    counting().take(lines[1].line.sku);
    counting().take(lines[2].line.sku);
    QTRY_VERIFY(!textOf(&counting()).isEmpty() && model(counting()).countOf(ui::CountFilter::Counted) == 9);
    shoot(u"counting-large"_s, {1840, 1040});
    shoot(u"counting-small"_s, {789, 490});
    // Counted with gloves on.
    faults += smallTargetsIn(&counting());
    shoot(u"counting"_s, {1200, 760});
    walk(m_page);
    QVERIFY(isSent());
    openReview(count);
    QTRY_VERIFY_WITH_TIMEOUT(model(review()).countOf(ui::CountFilter::Differences) > 3, 20'000);
    shoot(u"review-small"_s, {789, 490});
    shoot(u"review"_s, {1200, 760});
    walk(m_page);
    const auto shootSheet = [&](const QString& name, ui::Sheet* sheet) {
        sheet->open();
        shoot(name, {1200, 760});
        walk(sheet);
        sheet->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    shootSheet(u"approve"_s, new ui::ApproveSheet(*m_ui->context, model(review()).sheet(), m_page));
    shootSheet(u"new"_s, new ui::NewStockTakeSheet(*m_ui->context, m_page));
    m_page->showList();
    QTRY_VERIFY(textOf(m_page).contains(u"Spring cleaning"));
    shoot(u"list"_s, {1200, 760});
    walk(m_page);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

QTEST_MAIN(tst_StockTakesPage)
#include "tst_StockTakesPage.moc"
