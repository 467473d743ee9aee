// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "ui/stocktake/CountSheetModel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using ui::CountFilter;
using ui::CountSheetModel;
using Column = CountSheetModel::Column;

namespace {

desk::CountSheetLine line(const QString& sku, const QString& barcode = {}, std::optional<qint64> counted = {},
                          std::optional<qint64> expected = {}, int round = 1)
{
    return {.line = {.sku = sku,
                     .title = u"The "_s + sku,
                     .location = u"A-1"_s,
                     .round = round,
                     .counted = counted,
                     .expected = expected},
            .barcode = barcode};
}

desk::CountSheet sample()
{
    desk::CountSheet sheet;
    sheet.lines = {line(u"TEA"_s, u"4006381333931"_s), line(u"MUG"_s, u"TEA"_s, 5, 5), line(u"JAR"_s, {}, 3, 5),
                   line(u"jar"_s, {}, {}, {}, 2)};
    return sheet;
}

} // namespace

class tst_CountSheetModel : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void thousandLines_areAModel()
    {
        CountSheetModel model(CountSheetModel::Use::Review, m_formats);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        desk::CountSheet sheet;
        for (int i = 0; i < 1000; ++i)
            sheet.lines.push_back(line(QString::number(i)));
        model.setSheet(sheet);
        QCOMPARE(model.rowCount({}), 1000);
        model.setFilter(CountFilter::Open);
        // Counted one after the other, they leave the list of what is to be counted, and come back.
        for (int i = 0; i < 50; ++i)
            model.setLine(line(QString::number(i * 7), {}, i, i));
        QCOMPARE(model.rowCount({}), 950);
        QCOMPARE(model.countOf(CountFilter::Counted), 50);
        model.setLine(line(u"7"_s));
        QCOMPARE(model.rowCount({}), 951);
        QCOMPARE(model.lineAt(model.rowOf(u"7"_s))->line.sku, u"7"_s);
        QCOMPARE(model.rowOf(u"14"_s), -1);
        model.setSearch(u"99"_s);
        QVERIFY(model.rowCount({}) > 0 && model.rowCount({}) < 30);
    }

    void code_barcodeThenSkuThenAnyCase_isFoundOnlyIfItIsOne()
    {
        CountSheetModel model(CountSheetModel::Use::Counting, m_formats);
        model.setSheet(sample());
        QCOMPARE(model.find(u"4006381333931"_s)->line.sku, u"TEA"_s);
        // Somebody's barcode is another's SKU: what a scanner reads is a barcode.
        QCOMPARE(model.find(u"TEA"_s)->line.sku, u"MUG"_s);
        QCOMPARE(model.find(u"JAR"_s)->line.sku, u"JAR"_s);
        QCOMPARE(model.find(u"mug"_s)->line.sku, u"MUG"_s);
        QCOMPARE(model.find(u"Jar"_s), nullptr);
        QCOMPARE(model.find(u"nothing"_s), nullptr);
    }

    void barcode_givenWhileItIsCounted_isFound()
    {
        CountSheetModel model(CountSheetModel::Use::Counting, m_formats);
        model.setSheet(sample());
        desk::CountSheet later = sample();
        later.lines[0].barcode = u"9501101530003"_s;
        model.setSheet(later);
        QCOMPARE(model.find(u"9501101530003"_s)->line.sku, u"TEA"_s);
        QCOMPARE(model.find(u"4006381333931"_s), nullptr);
    }

    void filters_showWhatTheySay()
    {
        CountSheetModel model(CountSheetModel::Use::Review, m_formats);
        model.setSheet(sample());
        QCOMPARE(model.countOf(CountFilter::All), 4);
        QCOMPARE(model.countOf(CountFilter::Open), 2);
        QCOMPARE(model.countOf(CountFilter::Counted), 2);
        QCOMPARE(model.countOf(CountFilter::Differences), 1);
        QCOMPARE(model.countOf(CountFilter::Recounts), 1);
        model.setFilter(CountFilter::Differences);
        QCOMPARE(model.rowCount({}), 1);
        QCOMPARE(model.lineAt(0)->line.sku, u"JAR"_s);
    }

    void notCounted_isADash_neverZero()
    {
        CountSheetModel model(CountSheetModel::Use::Review, m_formats);
        model.setSheet(sample());
        const auto text = [&](int row, Column column) {
            for (int i = 0; i < model.columnCount({}); ++i) {
                if (model.columnAt(i) == column)
                    return model.index(row, i).data().toString();
            }
            return QString();
        };
        QCOMPARE(text(0, Column::Counted), u"\u2013"_s);
        QCOMPARE(text(0, Column::Difference), QString());
        QCOMPARE(text(2, Column::Difference), u"\u22122"_s);
        QCOMPARE(text(1, Column::Difference), u"0"_s);
        model.setDecision({.sku = u"JAR"_s, .kind = CountDecision::Kind::Leave});
        QCOMPARE(text(2, Column::Reason), u"Leave as it is"_s);
        model.setDecision({.sku = u"TEA"_s, .kind = CountDecision::Kind::Zero, .reason = u"LOST"_s});
        QVERIFY(text(0, Column::Reason).startsWith(u"None there"));
    }

private:
    ui::Formats m_formats{QLocale(QLocale::English, QLocale::UnitedKingdom), QTimeZone::utc()};
};

QTEST_MAIN(tst_CountSheetModel)
#include "tst_CountSheetModel.moc"
