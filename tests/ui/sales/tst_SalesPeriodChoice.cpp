// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/ChartView.h"
#include "ui/sales/SalesPeriodChoice.h"
#include "ui/sales/SalesQueries.h"
#include "ui/sales/SalesWords.h"

#include <QTest>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

class tst_SalesPeriodChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void preset_ofADay_hasTheDaysThatItSays_data();
    void preset_ofADay_hasTheDaysThatItSays();
    void comparison_hasAsManyDaysOfTheSameKind_data();
    void comparison_hasAsManyDaysOfTheSameKind();
    void names_comeBack();
    void bucket_keepsChartsReadable();
    void values_onAxes_areRoundAndHoldAll();
    void shortMoney_isReadInThePersonsLanguage();
    void periods_inFiles_areDatesOfEveryProgram();
    void shippingSteps_holdEachHourOnce();
};

void tst_SalesPeriodChoice::preset_ofADay_hasTheDaysThatItSays_data()
{
    QTest::addColumn<SalesPreset>("preset");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    // A Wednesday.
    const QDate today(2024, 3, 13);
    QTest::newRow("today") << SalesPreset::Today << today << today;
    QTest::newRow("yesterday") << SalesPreset::Yesterday << QDate(2024, 3, 12) << QDate(2024, 3, 12);
    QTest::newRow("7 days") << SalesPreset::Last7Days << QDate(2024, 3, 7) << today;
    QTest::newRow("30 days") << SalesPreset::Last30Days << QDate(2024, 2, 13) << today;
    QTest::newRow("90 days") << SalesPreset::Last90Days << QDate(2023, 12, 15) << today;
    // The person's weeks begin on Sundays.
    QTest::newRow("this week") << SalesPreset::ThisWeek << QDate(2024, 3, 10) << today;
    QTest::newRow("this month") << SalesPreset::ThisMonth << QDate(2024, 3, 1) << today;
    QTest::newRow("last month") << SalesPreset::LastMonth << QDate(2024, 2, 1) << QDate(2024, 2, 29);
    QTest::newRow("this quarter") << SalesPreset::ThisQuarter << QDate(2024, 1, 1) << today;
    QTest::newRow("last quarter") << SalesPreset::LastQuarter << QDate(2023, 10, 1) << QDate(2023, 12, 31);
    QTest::newRow("12 months") << SalesPreset::Last12Months << QDate(2023, 4, 1) << today;
    QTest::newRow("this year") << SalesPreset::ThisYear << QDate(2024, 1, 1) << today;
    QTest::newRow("last year") << SalesPreset::LastYear << QDate(2023, 1, 1) << QDate(2023, 12, 31);
    QTest::newRow("all") << SalesPreset::AllTime << QDate(2020, 9, 9) << QDate(2024, 3, 1);
}

void tst_SalesPeriodChoice::preset_ofADay_hasTheDaysThatItSays()
{
    QFETCH(SalesPreset, preset);
    const SalesCalendarNow now{
        .today = QDate(2024, 3, 13), .weekStart = 7, .known = SalesDays{QDate(2020, 9, 9), QDate(2024, 3, 1)}};
    const SalesDays days = daysOf(preset, now);
    QTEST(days.from, "from");
    QTEST(days.to, "to");
}

void tst_SalesPeriodChoice::comparison_hasAsManyDaysOfTheSameKind_data()
{
    QTest::addColumn<SalesPreset>("preset");
    QTest::addColumn<SalesComparison>("comparison");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    QTest::addColumn<QDate>("beforeFrom");
    QTest::addColumn<QDate>("beforeTo");
    const auto row = [](const char* name, SalesPreset preset, SalesComparison comparison, SalesDays days,
                        SalesDays before) {
        QTest::newRow(name) << preset << comparison << days.from << days.to << before.from << before.to;
    };
    row("days just before", SalesPreset::Custom, SalesComparison::PreviousPeriod,
        {QDate(2024, 3, 5), QDate(2024, 3, 14)}, {QDate(2024, 2, 24), QDate(2024, 3, 4)});
    row("a month before a month", SalesPreset::LastMonth, SalesComparison::PreviousPeriod,
        {QDate(2024, 3, 1), QDate(2024, 3, 31)}, {QDate(2024, 2, 1), QDate(2024, 2, 29)});
    row("a quarter before a quarter", SalesPreset::LastQuarter, SalesComparison::PreviousPeriod,
        {QDate(2024, 1, 1), QDate(2024, 3, 31)}, {QDate(2023, 10, 1), QDate(2023, 12, 31)});
    row("as much of the month before", SalesPreset::ThisMonth, SalesComparison::PreviousPeriod,
        {QDate(2024, 3, 1), QDate(2024, 3, 31)}, {QDate(2024, 2, 1), QDate(2024, 2, 29)});
    row("the same weekdays", SalesPreset::ThisWeek, SalesComparison::PreviousPeriod,
        {QDate(2024, 3, 11), QDate(2024, 3, 13)}, {QDate(2024, 3, 4), QDate(2024, 3, 6)});
    row("a leap day a year before", SalesPreset::Custom, SalesComparison::LastYear,
        {QDate(2024, 2, 29), QDate(2024, 2, 29)}, {QDate(2023, 2, 28), QDate(2023, 2, 28)});
    row("a whole February a year before", SalesPreset::Custom, SalesComparison::LastYear,
        {QDate(2025, 2, 1), QDate(2025, 2, 28)}, {QDate(2024, 2, 1), QDate(2024, 2, 29)});
    row("a year before a year", SalesPreset::LastYear, SalesComparison::PreviousPeriod,
        {QDate(2023, 1, 1), QDate(2023, 12, 31)}, {QDate(2022, 1, 1), QDate(2022, 12, 31)});
}

void tst_SalesPeriodChoice::comparison_hasAsManyDaysOfTheSameKind()
{
    QFETCH(SalesPreset, preset);
    QFETCH(SalesComparison, comparison);
    QFETCH(QDate, from);
    QFETCH(QDate, to);
    const SalesDays before = daysBefore(preset, {from, to}, comparison);
    QTEST(before.from, "beforeFrom");
    QTEST(before.to, "beforeTo");
}

void tst_SalesPeriodChoice::names_comeBack()
{
    for (const SalesPreset preset : allSalesPresets())
        QCOMPARE(salesPresetFromName(QString(nameOf(preset))), preset);
    QCOMPARE(salesPresetFromName(u"custom"), SalesPreset::Custom);
    QVERIFY(!salesPresetFromName(u"someday"));
    for (const auto comparison : {SalesComparison::Nothing, SalesComparison::PreviousPeriod, SalesComparison::LastYear})
        QCOMPARE(salesComparisonFromName(QString(nameOf(comparison))), comparison);
}

void tst_SalesPeriodChoice::bucket_keepsChartsReadable()
{
    const QDate from(2020, 1, 1);
    for (const int days : {1, 2, 3, 31, 62, 63, 182, 183, 366, 1826, 5000, 20'000}) {
        const SalesDays range{from, from.addDays(days - 1)};
        const SalesBucket bucket = bucketFor(range);
        QVERIFY(isOffered(bucket, range));
        const auto periods = salesPeriods(bucket, startOfSalesDay(range.from, QTimeZone::utc()),
                                          startOfSalesDay(range.to.addDays(1), QTimeZone::utc()), QTimeZone::utc(), 1);
        QVERIFY(periods && periods->size() <= 70);
    }
    QVERIFY(!isOffered(SalesBucket::Hour, {from, from.addDays(60)}));
    QVERIFY(!isOffered(SalesBucket::Day, {from, from.addDays(1000)}));
}

void tst_SalesPeriodChoice::values_onAxes_areRoundAndHoldAll()
{
    for (const auto& [low, high] : {std::pair(0.0, 0.0), {0.0, 7.0}, {0.0, 99'999.0}, {-250.0, 1'234.0}, {-3.0, 0.0}}) {
        const std::vector<double> values = niceValues(low, high);
        QVERIFY(values.size() >= 2 && values.size() <= 7);
        QVERIFY(values.front() <= low && values.back() >= high);
        QVERIFY(std::ranges::find(values, 0.0) != values.end());
    }
}

void tst_SalesPeriodChoice::shortMoney_isReadInThePersonsLanguage()
{
    const Formats english(QLocale(QLocale::English, QLocale::UnitedKingdom), QTimeZone::utc());
    QCOMPARE(shortMoney(1'250'000, u"GBP"_s, english), u"£12.5k"_s);
    QCOMPARE(shortMoney(-200'000'000, u"GBP"_s, english), u"\u2212£2M"_s);
    QCOMPARE(shortMoney(5'000, u"GBP"_s, english), u"£50"_s);
    const Formats chinese(QLocale(u"zh_CN"_s), QTimeZone::utc());
    QCOMPARE(shortMoney(1'300'000, u"CNY"_s, chinese), u"¥1.3万"_s);
    QCOMPARE(changeText(150, 100, english), u"+50.0 %"_s);
    QCOMPARE(changeText(96, 100, english), u"\u22124.0 %"_s);
    QCOMPARE(changeText(5, 0, english), QString());
    QCOMPARE(shareText(1, 3, english), u"33.3 %"_s);
}

void tst_SalesPeriodChoice::periods_inFiles_areDatesOfEveryProgram()
{
    const QTimeZone zone("Europe/London");
    const auto of = [&zone](QDate from, SalesBucket bucket) {
        return periodInFile({.label = {}, .from = from, .hour = {}, .figures = {}}, bucket, zone);
    };
    QCOMPARE(of({2026, 10, 28}, SalesBucket::Day), u"2026-10-28"_s);
    QCOMPARE(of({2026, 10, 26}, SalesBucket::Week), u"2026-W44"_s);
    // The week belongs to the year of its Thursday.
    QCOMPARE(of({2024, 12, 30}, SalesBucket::Week), u"2025-W01"_s);
    // From Sunday on it is no week of ISO 8601.
    QCOMPARE(of({2026, 10, 25}, SalesBucket::Week), u"2026-10-25"_s);
    QCOMPARE(of({2026, 10, 1}, SalesBucket::Month), u"2026-10"_s);
    QCOMPARE(of({2026, 10, 1}, SalesBucket::Quarter), u"2026-Q4"_s);
    QCOMPARE(of({2026, 1, 1}, SalesBucket::Year), u"2026"_s);
    const auto hour = [&zone](const QString& utc) {
        const auto moment = UtcTime(QDateTime::fromString(utc, Qt::ISODate).toMSecsSinceEpoch());
        return periodInFile({.label = {}, .from = {}, .hour = moment, .figures = {}}, SalesBucket::Hour, zone);
    };
    QCOMPARE(hour(u"2026-10-28T13:00:00Z"_s), u"2026-10-28 13:00"_s);
    QCOMPARE(hour(u"2026-07-01T23:00:00Z"_s), u"2026-07-02 00:00"_s);
    // The clock is set back: the hour comes twice.
    QCOMPARE(hour(u"2026-10-24T23:00:00Z"_s), u"2026-10-25 00:00"_s);
    QCOMPARE(hour(u"2026-10-25T00:00:00Z"_s), u"2026-10-25 01:00+01:00"_s);
    QCOMPARE(hour(u"2026-10-25T01:00:00Z"_s), u"2026-10-25 01:00+00:00"_s);
    QCOMPARE(hour(u"2026-10-25T02:00:00Z"_s), u"2026-10-25 02:00"_s);
}

void tst_SalesPeriodChoice::shippingSteps_holdEachHourOnce()
{
    for (qint64 hour = 0; hour < 1'000; ++hour) {
        int times = 0;
        for (int step = 0; step < kShippingSteps; ++step) {
            const ShippingDays took = shippingStep(step);
            times += hour >= took.minHours && hour <= took.maxHours.value_or(hour) ? 1 : 0;
        }
        QCOMPARE(times, 1);
    }
}

QTEST_GUILESS_MAIN(tst_SalesPeriodChoice)
#include "tst_SalesPeriodChoice.moc"
