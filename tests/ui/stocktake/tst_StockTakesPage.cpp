// SPDX-License-Identifier: Apache-2.0
#include "core/desk/StockCountStore.h"
#include "tests/support/Reach.h"
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/kit/EmptyState.h"
#include "ui/kit/Notice.h"
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
    void scans_countOneEach_andCanBeTakenBack();
    void quantity_keyedOrSet_replacesTheNumber();
    void unknownCode_isRefusedInWords();
    void place_isItsOwnNumber();
    void offline_countsOn_andSaysWhatWaits();
    void blind_forTheWarehouse_showsNoExpectedNumber();
    void review_reasonRecountApproval_changeTheStock();
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

void tst_StockTakesPage::scans_countOneEach_andCanBeTakenBack()
{
    openCounting(begin());
    const QString first = sku(0);
    for (int i = 0; i < 3; ++i)
        key(first);
    QTRY_COMPARE(counted(first), std::optional<qint64>(3));
    key(sku(1));
    QTRY_COMPARE(counted(sku(1)), std::optional<qint64>(1));
    QVERIFY(textOf(&counting()).contains(u"– → 3"));
    QVERIFY(press(&counting(), u"Take back %1"_s.arg(first)));
    QTRY_COMPARE(counted(first), std::nullopt);
    counting().undoNewest();
    QTRY_COMPARE(counted(sku(1)), std::nullopt);
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
