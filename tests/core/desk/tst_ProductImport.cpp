// SPDX-License-Identifier: Apache-2.0
#include "core/desk/ProductImport.h"

#include <QElapsedTimer>
#include <QTest>

using namespace ch;
using namespace ch::desk;
using namespace Qt::Literals::StringLiterals;

namespace {

ImportGround ground()
{
    Product tea{.sku = u"TEA"_s, .title = u"Tea"_s};
    tea.barcode = u"4001"_s;
    tea.priceMinor = 250;
    tea.onHand = 10;
    tea.reserved = 4;
    tea.version = 7;
    return {.products = {{u"TEA"_s, tea}}, .barcodes = {{u"4001"_s, u"TEA"_s}}, .currencyDigits = 2};
}

ProductImportRow row(const QString& sku, std::initializer_list<std::pair<ImportField, QString>> cells)
{
    ProductImportRow made{.row = 2, .sku = sku};
    for (const auto& [field, text] : cells)
        made.fields[size_t(field)] = text;
    return made;
}

} // namespace

class tst_ProductImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judge_oneRow_data();
    void judge_oneRow();
    void judge_laterRow_cannotTakeWhatAnEarlierOneHas();
    void judge_change_holdsOnlyWhatDiffers();
    void judge_emptyCells_clearOrStay();
    void barcode_givenUpByAnEarlierRow_isFree();
    void amount_texts_data();
    void amount_texts();
    void plan_aHundredThousandRowsWithDirt_isQuick();
};

void tst_ProductImport::judge_oneRow_data()
{
    QTest::addColumn<QString>("sku");
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("verdict");
    const auto add = [](const char* name, const QString& sku, ImportField field, const QString& text,
                        ImportVerdict verdict) { QTest::newRow(name) << sku << int(field) << text << int(verdict); };
    const QString tea = u"TEA"_s;
    add("no sku", {}, ImportField::Title, u"x"_s, ImportVerdict::SkuMissing);
    add("blank sku", u"   "_s, ImportField::Title, u"x"_s, ImportVerdict::SkuMissing);
    add("sku too long", QString(65, u'x'), ImportField::Title, u"x"_s, ImportVerdict::SkuUnusable);
    add("sku with a line", u"A\nB"_s, ImportField::Title, u"x"_s, ImportVerdict::SkuUnusable);
    add("new without price", u"NEW"_s, ImportField::Title, u"x"_s, ImportVerdict::PriceMissing);
    add("new without title", u"NEW"_s, ImportField::Price, u"1"_s, ImportVerdict::TitleMissing);
    add("title too long", tea, ImportField::Title, QString(256, u'x'), ImportVerdict::TitleTooLong);
    add("title with NUL", tea, ImportField::Title, QString(u"a"_s + QChar::Null), ImportVerdict::TitleTooLong);
    add("barcode too long", tea, ImportField::Barcode, QString(65, u'1'), ImportVerdict::BarcodeUnusable);
    add("own barcode", tea, ImportField::Barcode, u"4001"_s, ImportVerdict::Unchanged);
    add("location", tea, ImportField::Location, u"A-1"_s, ImportVerdict::Changed);
    add("location too long", tea, ImportField::Location, QString(65, u'A'), ImportVerdict::LocationUnusable);
    add("reorder point", tea, ImportField::ReorderPoint, u"5"_s, ImportVerdict::Changed);
    add("reorder point of a spreadsheet", tea, ImportField::ReorderPoint, u"5.0"_s, ImportVerdict::Changed);
    add("reorder point below zero", tea, ImportField::ReorderPoint, u"-5"_s, ImportVerdict::ReorderPointUnusable);
    add("half a unit", tea, ImportField::ReorderPoint, u"5.5"_s, ImportVerdict::ReorderPointUnusable);
    add("price", tea, ImportField::Price, u"2.50"_s, ImportVerdict::Unchanged);
    add("price in words", tea, ImportField::Price, u"cheap"_s, ImportVerdict::PriceUnusable);
    add("price below zero", tea, ImportField::Price, u"-1"_s, ImportVerdict::PriceUnusable);
    add("price too fine", tea, ImportField::Price, u"1.2345"_s, ImportVerdict::PriceUnusable);
    add("on hand", tea, ImportField::OnHand, u"12"_s, ImportVerdict::Changed);
    add("on hand as it is", tea, ImportField::OnHand, u"10"_s, ImportVerdict::Unchanged);
    add("on hand empty is not zero", tea, ImportField::OnHand, u""_s, ImportVerdict::Unchanged);
    add("on hand below reserved", tea, ImportField::OnHand, u"3"_s, ImportVerdict::OnHandReserved);
    add("on hand in exponents", tea, ImportField::OnHand, u"1e3"_s, ImportVerdict::OnHandUnusable);
    add("on hand beyond counting", tea, ImportField::OnHand, u"99999999999"_s, ImportVerdict::OnHandUnusable);
    add("a formula", tea, ImportField::OnHand, u"=1+1"_s, ImportVerdict::OnHandUnusable);
    add("retired", tea, ImportField::Active, u"No"_s, ImportVerdict::Changed);
    add("active as it is", tea, ImportField::Active, u"是"_s, ImportVerdict::Unchanged);
    add("active what", tea, ImportField::Active, u"perhaps"_s, ImportVerdict::ActiveUnusable);
}

void tst_ProductImport::judge_oneRow()
{
    QFETCH(QString, sku);
    QFETCH(int, field);
    QFETCH(QString, text);
    QFETCH(int, verdict);
    const ProductImportPlan plan = planImport({row(sku, {{ImportField(field), text}})}, ground());
    QCOMPARE(int(plan.steps.front().verdict), verdict);
    QCOMPARE(plan.counts[size_t(verdict)], 1);
    QCOMPARE(plan.problems(), isProblem(ImportVerdict(verdict)) ? 1 : 0);
}

void tst_ProductImport::judge_laterRow_cannotTakeWhatAnEarlierOneHas()
{
    const auto fresh = [](const QString& sku, const QString& barcode) {
        return row(sku, {{ImportField::Title, u"x"_s}, {ImportField::Price, u"1"_s}, {ImportField::Barcode, barcode}});
    };
    const ProductImportPlan plan = planImport(
        {fresh(u"A"_s, u"77"_s), fresh(u"B"_s, u"77"_s), fresh(u"A"_s, u"78"_s), fresh(u"C"_s, u"4001"_s)}, ground());
    QCOMPARE(plan.steps[0].verdict, ImportVerdict::New);
    QCOMPARE(plan.steps[1].verdict, ImportVerdict::BarcodeTaken);
    QCOMPARE(plan.steps[2].verdict, ImportVerdict::SkuTwice);
    QCOMPARE(plan.steps[3].verdict, ImportVerdict::BarcodeTaken);
    QCOMPARE(plan.steps[3].written, u"4001"_s);
}

void tst_ProductImport::judge_change_holdsOnlyWhatDiffers()
{
    const ProductImportPlan plan = planImport(
        {row(u"TEA"_s, {{ImportField::Title, u"Tea"_s}, {ImportField::Price, u"3"_s}, {ImportField::OnHand, u"12"_s}})},
        ground());
    const ProductImportStep& step = plan.steps.front();
    QCOMPARE(step.change, (ProductChange{.priceMinor = 300}));
    QCOMPARE(step.version, 7);
    QCOMPARE(step.counted, 12);
    QCOMPARE(step.expected, 10);
}

void tst_ProductImport::judge_emptyCells_clearOrStay()
{
    const ProductImportPlan plan = planImport(
        {row(u"TEA"_s, {{ImportField::Barcode, u""_s}, {ImportField::Title, u""_s}, {ImportField::Price, u" "_s}})},
        ground());
    QCOMPARE(plan.steps.front().change, (ProductChange{.barcode = std::optional<QString>()}));
    QVERIFY(plan.steps.front().change.barcode && !*plan.steps.front().change.barcode);
}

void tst_ProductImport::barcode_givenUpByAnEarlierRow_isFree()
{
    const auto cup =
        row(u"CUP"_s, {{ImportField::Title, u"x"_s}, {ImportField::Price, u"1"_s}, {ImportField::Barcode, u"4001"_s}});
    const auto tea = row(u"TEA"_s, {{ImportField::Barcode, u"5001"_s}});
    QCOMPARE(planImport({tea, cup}, ground()).steps.back().verdict, ImportVerdict::New);
    // The service would meet the second owner first.
    QCOMPARE(planImport({cup, tea}, ground()).steps.front().verdict, ImportVerdict::BarcodeTaken);
}

void tst_ProductImport::amount_texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("digits");
    QTest::addColumn<qint64>("minor");
    constexpr qint64 kNone = -1;
    QTest::newRow("whole") << u"12"_s << 2 << qint64(1200);
    QTest::newRow("point") << u"12.5"_s << 2 << qint64(1250);
    QTest::newRow("comma") << u"12,50"_s << 2 << qint64(1250);
    QTest::newRow("English") << u"1,234.50"_s << 2 << qint64(123450);
    QTest::newRow("German") << u"1.234,50 €"_s << 2 << qint64(123450);
    QTest::newRow("Swiss") << u"CHF 1'234.50"_s << 2 << qint64(123450);
    QTest::newRow("thousands only") << u"1,234"_s << 2 << qint64(123400);
    QTest::newRow("millions") << u"1,234,567"_s << 2 << qint64(123456700);
    QTest::newRow("yuan") << u"¥12.00"_s << 2 << qint64(1200);
    QTest::newRow("yen") << u"1200"_s << 0 << qint64(1200);
    QTest::newRow("yen with zeros") << u"1200.00"_s << 0 << qint64(1200);
    QTest::newRow("dinar") << u"1.234"_s << 3 << qint64(1234);
    QTest::newRow("too fine") << u"1.005"_s + u"1"_s << 2 << kNone;
    QTest::newRow("below zero") << u"-1"_s << 2 << kNone;
    QTest::newRow("words") << u"free"_s << 2 << kNone;
    QTest::newRow("nothing") << QString() << 2 << kNone;
    QTest::newRow("too fine, three decimals") << u"0.125"_s << 2 << kNone;
    QTest::newRow("kroner") << u"12,50 kr."_s << 2 << qint64(1250);
    QTest::newRow("kroner in front") << u"kr. 1.234,50"_s << 2 << qint64(123450);
    QTest::newRow("rupees") << u"Rs. 12,34,567.50"_s << 2 << qint64(123456750);
    QTest::newRow("no whole") << u"$ .50"_s << 2 << qint64(50);
    QTest::newRow("spaces") << u"1 234,50 zł"_s << 2 << qint64(123450);
    QTest::newRow("two amounts") << u"3.50 / 4.20"_s << 2 << kNone;
    QTest::newRow("wrong groups") << u"12.345.67"_s << 2 << kNone;
    QTest::newRow("exponent") << u"1E+05"_s << 2 << kNone;
    QTest::newRow("beyond 64 bits") << u"99999999999999999999"_s << 2 << kNone;
}

void tst_ProductImport::amount_texts()
{
    QFETCH(QString, text);
    QFETCH(int, digits);
    QFETCH(qint64, minor);
    QCOMPARE(amountFromText(text, digits).value_or(-1), minor);
}

void tst_ProductImport::plan_aHundredThousandRowsWithDirt_isQuick()
{
    constexpr int kRows = 100'000;
    std::vector<ProductImportRow> rows;
    rows.reserve(kRows);
    for (int i = 0; i < kRows; ++i) {
        const bool isDirty = i % 100 == 0;
        rows.push_back(row(u"SKU-%1"_s.arg(i), {{ImportField::Title, u"Title %1"_s.arg(i)},
                                                {ImportField::Price, isDirty ? u"dirt"_s : u"1.25"_s},
                                                {ImportField::OnHand, u"5"_s}}));
    }
    QElapsedTimer time;
    time.start();
    const ProductImportPlan plan = planImport(rows, ground());
    qInfo("%d rows judged in %lld ms", kRows, time.elapsed());
    QCOMPARE(plan.problems(), kRows / 100);
    QCOMPARE(plan.countOf(ImportVerdict::New), kRows - kRows / 100);
    QVERIFY(time.elapsed() < 10'000);
}

QTEST_APPLESS_MAIN(tst_ProductImport)
#include "tst_ProductImport.moc"
