// SPDX-License-Identifier: Apache-2.0
// Beginning, the list of stock takes, and how all of it looks.
#include "tests/ui/stocktake/StockTakeFixture.h"

using namespace ch;
using namespace ch::test;

class tst_StockTakesPage : public StockTakeCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startShop(); }
    void init() { openPage(); }
    void cleanup() { closePage(); }
    void cleanupTestCase() { leaveShop(); }

    void empty_offersToBegin_andTheSheetOpensCounting();
    void sheet_withoutWhatItNeeds_saysSo();
    void sheet_scope_isAllThatIsCounted();
    void cancel_asksFirst();
    void looks_nothingClippedNothingNameless_data();
    void looks_nothingClippedNothingNameless();
};

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
