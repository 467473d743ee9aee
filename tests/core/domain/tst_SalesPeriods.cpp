// SPDX-License-Identifier: Apache-2.0
#include "core/domain/SalesPeriods.h"

#include <QDateTime>
#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

namespace {

UtcTime at(const QByteArray& text)
{
    return UtcTime::fromText(text).value();
}

using Labels = QList<QByteArray>;

Labels labelsOf(const std::vector<SalesPeriod>& periods)
{
    Labels labels;
    for (const SalesPeriod& period : periods)
        labels.push_back(period.label);
    return labels;
}

} // namespace

class tst_SalesPeriods : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_areThoseOfTheContract();
    void periods_areThoseOfTheCalendar_data();
    void periods_areThoseOfTheCalendar();
    void day_hasTheHoursOfItsZone_data();
    void day_hasTheHoursOfItsZone();
    void hours_areEachOnce_whateverTheClockDoes_data();
    void hours_areEachOnce_whateverTheClockDoes();
    void day_thatAZoneSkipped_isLeftOut();
    void weeks_beginWhereTheyAreAskedTo_data();
    void weeks_beginWhereTheyAreAskedTo();
    void tooMany_isNothing();
    void periodsOfDays_areThoseOfMoments_data();
    void periodsOfDays_areThoseOfMoments();
    void weekHours_areTheHoursThatTheClockShows_data();
    void weekHours_areTheHoursThatTheClockShows();
};

void tst_SalesPeriods::names_areThoseOfTheContract()
{
    for (const auto name : {"hour"_L1, "day"_L1, "week"_L1, "month"_L1, "quarter"_L1, "year"_L1}) {
        const auto bucket = salesBucketFromName(QString(name));
        QVERIFY(bucket);
        QCOMPARE(nameOf(*bucket), name);
    }
    QVERIFY(!salesBucketFromName(u"Day"));
    QVERIFY(!salesBucketFromName(u"minute"));
}

void tst_SalesPeriods::periods_areThoseOfTheCalendar_data()
{
    QTest::addColumn<SalesBucket>("bucket");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<Labels>("labels");
    // The range ends before `to`: the last moment of a period is its own, the first of the next is not.
    QTest::newRow("days") << SalesBucket::Day << QByteArray("2026-02-27T00:00:00Z")
                          << QByteArray("2026-03-02T00:00:00Z") << Labels{"2026-02-27", "2026-02-28", "2026-03-01"};
    QTest::newRow("one moment") << SalesBucket::Day << QByteArray("2026-02-27T23:59:59.999Z")
                                << QByteArray("2026-02-28T00:00:00Z") << Labels{"2026-02-27"};
    QTest::newRow("weeks, the first begun before")
        << SalesBucket::Week << QByteArray("2026-01-01T00:00:00Z") << QByteArray("2026-01-12T00:00:00.001Z")
        << Labels{"2025-12-29", "2026-01-05", "2026-01-12"};
    QTest::newRow("months") << SalesBucket::Month << QByteArray("2023-12-31T00:00:00Z")
                            << QByteArray("2024-03-01T00:00:00Z") << Labels{"2023-12-01", "2024-01-01", "2024-02-01"};
    QTest::newRow("quarters") << SalesBucket::Quarter << QByteArray("2025-11-11T00:00:00Z")
                              << QByteArray("2026-04-01T00:00:00.001Z")
                              << Labels{"2025-10-01", "2026-01-01", "2026-04-01"};
    QTest::newRow("years") << SalesBucket::Year << QByteArray("1999-12-31T23:00:00Z")
                           << QByteArray("2001-01-01T00:00:00Z") << Labels{"1999-01-01", "2000-01-01"};
    QTest::newRow("hours") << SalesBucket::Hour << QByteArray("2026-02-27T22:30:00Z")
                           << QByteArray("2026-02-28T00:00:00.001Z")
                           << Labels{"2026-02-27T22:00:00+00:00", "2026-02-27T23:00:00+00:00",
                                     "2026-02-28T00:00:00+00:00"};
}

void tst_SalesPeriods::periods_areThoseOfTheCalendar()
{
    QFETCH(SalesBucket, bucket);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const auto periods = salesPeriods(bucket, at(from), at(to), QTimeZone::utc(), 1);
    QVERIFY(periods);
    QTEST(labelsOf(*periods), "labels");
    for (size_t i = 0; i < periods->size(); ++i) {
        const UtcTime start = (*periods)[i].start;
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(start.epochMs(), Qt::UTC).toString(u"yyyy-MM-dd"_s).toLatin1(),
                 (*periods)[i].label.first(10));
        QVERIFY(i == 0 ? start <= at(from) : start > (*periods)[i - 1].start);
    }
    QVERIFY(periods->back().start < at(to));
}

void tst_SalesPeriods::day_hasTheHoursOfItsZone_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("hours");
    QTest::newRow("Berlin springs forward") << QByteArray("Europe/Berlin") << QDate(2026, 3, 29) << 23;
    QTest::newRow("Berlin falls back") << QByteArray("Europe/Berlin") << QDate(2026, 10, 25) << 25;
    QTest::newRow("Berlin on any day") << QByteArray("Europe/Berlin") << QDate(2026, 3, 30) << 24;
    QTest::newRow("New York springs forward") << QByteArray("America/New_York") << QDate(2026, 3, 8) << 23;
    QTest::newRow("Havana has no midnight") << QByteArray("America/Havana") << QDate(2026, 3, 8) << 23;
    // Half an hour is put back: the hour from 1:30 to 2:00 comes twice, once in each offset.
    QTest::newRow("Lord Howe falls back") << QByteArray("Australia/Lord_Howe") << QDate(2026, 4, 5) << 25;
    QTest::newRow("Shanghai has no such days") << QByteArray("Asia/Shanghai") << QDate(2026, 3, 29) << 24;
}

void tst_SalesPeriods::day_hasTheHoursOfItsZone()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDate, day);
    const QTimeZone berlin(zone);
    const UtcTime from(day.startOfDay(berlin).toMSecsSinceEpoch());
    const UtcTime to(day.addDays(1).startOfDay(berlin).toMSecsSinceEpoch());
    const auto days = salesPeriods(SalesBucket::Day, from, to, berlin, 1);
    QVERIFY(days);
    QCOMPARE(labelsOf(*days), Labels{day.toString(Qt::ISODate).toLatin1()});
    const auto hours = salesPeriods(SalesBucket::Hour, from, to, berlin, 1);
    QVERIFY(hours);
    QTEST(int(hours->size()), "hours");
    QCOMPARE(hours->front().start, from);
}

void tst_SalesPeriods::hours_areEachOnce_whateverTheClockDoes_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const QByteArray zone : {"Europe/Berlin", "Asia/Kolkata", "America/St_Johns", "Australia/Lord_Howe", "UTC"})
        QTest::newRow(zone.constData()) << zone;
}

/// A year of hours: without a gap, none longer than an hour, none with the label of another, each label the zone's own.
void tst_SalesPeriods::hours_areEachOnce_whateverTheClockDoes()
{
    QFETCH(QByteArray, zone);
    const QTimeZone its(zone);
    const UtcTime from = at("2025-06-01T00:17:00Z");
    const UtcTime to = at("2026-06-01T00:17:00Z");
    const auto hours = salesPeriods(SalesBucket::Hour, from, to, its, 1);
    QVERIFY(hours);
    QSet<QByteArray> labels;
    for (size_t i = 0; i < hours->size(); ++i) {
        const SalesPeriod& hour = (*hours)[i];
        labels.insert(hour.label);
        const QDateTime local = QDateTime::fromString(QString::fromLatin1(hour.label), Qt::ISODate);
        QCOMPARE(local.toMSecsSinceEpoch(), hour.start.epochMs());
        QCOMPARE(local.offsetFromUtc(), its.offsetFromUtc(local));
        if (i > 0) {
            const qint64 length = hour.start.epochMs() - (*hours)[i - 1].start.epochMs();
            QVERIFY(length > 0 && length <= 3'600'000);
        }
    }
    QCOMPARE(labels.size(), qsizetype(hours->size()));
    QVERIFY(hours->front().start <= from && hours->back().start < to);
}

void tst_SalesPeriods::day_thatAZoneSkipped_isLeftOut()
{
    const QTimeZone samoa("Pacific/Apia");
    const UtcTime from(QDate(2011, 12, 29).startOfDay(samoa).toMSecsSinceEpoch());
    const UtcTime to(QDate(2012, 1, 1).startOfDay(samoa).toMSecsSinceEpoch());
    const auto days = salesPeriods(SalesBucket::Day, from, to, samoa, 1);
    QVERIFY(days);
    QCOMPARE(labelsOf(*days), (Labels{"2011-12-29", "2011-12-31"}));
}

void tst_SalesPeriods::weeks_beginWhereTheyAreAskedTo_data()
{
    QTest::addColumn<int>("weekStart");
    QTest::addColumn<Labels>("labels");
    // 11 March 2026 is a Wednesday.
    QTest::newRow("Monday") << 1 << Labels{"2026-03-09", "2026-03-16"};
    QTest::newRow("Tuesday") << 2 << Labels{"2026-03-10", "2026-03-17"};
    QTest::newRow("Wednesday") << 3 << Labels{"2026-03-11"};
    QTest::newRow("Thursday") << 4 << Labels{"2026-03-05", "2026-03-12"};
    QTest::newRow("Friday") << 5 << Labels{"2026-03-06", "2026-03-13"};
    QTest::newRow("Saturday") << 6 << Labels{"2026-03-07", "2026-03-14"};
    QTest::newRow("Sunday") << 7 << Labels{"2026-03-08", "2026-03-15"};
}

void tst_SalesPeriods::weeks_beginWhereTheyAreAskedTo()
{
    QFETCH(int, weekStart);
    const QTimeZone berlin("Europe/Berlin");
    const UtcTime from(QDate(2026, 3, 11).startOfDay(berlin).toMSecsSinceEpoch());
    const UtcTime to(QDate(2026, 3, 18).startOfDay(berlin).toMSecsSinceEpoch());
    const auto weeks = salesPeriods(SalesBucket::Week, from, to, berlin, weekStart);
    QVERIFY(weeks);
    QTEST(labelsOf(*weeks), "labels");
}

void tst_SalesPeriods::tooMany_isNothing()
{
    const UtcTime from = at("1990-01-01T00:00:00Z");
    const UtcTime to = from.plusSeconds(qint64(kMostSalesPeriods) * 86'400);
    const auto most = salesPeriods(SalesBucket::Day, from, to, QTimeZone::utc(), 1);
    QVERIFY(most);
    QCOMPARE(most->size(), kMostSalesPeriods);
    QVERIFY(!salesPeriods(SalesBucket::Day, from, to.plusMs(1), QTimeZone::utc(), 1));
    QVERIFY(!salesPeriods(SalesBucket::Hour, from, to, QTimeZone::utc(), 1));
    const auto hours =
        salesPeriods(SalesBucket::Hour, from, from.plusSeconds(qint64(kMostSalesPeriods) * 3'600), QTimeZone::utc(), 1);
    QVERIFY(hours);
    QCOMPARE(hours->size(), kMostSalesPeriods);
}

void tst_SalesPeriods::periodsOfDays_areThoseOfMoments_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const QByteArray zone : {"Europe/Berlin", "Pacific/Apia", "America/Havana", "UTC"})
        QTest::newRow(zone.constData()) << zone;
}

void tst_SalesPeriods::periodsOfDays_areThoseOfMoments()
{
    QFETCH(QByteArray, zone);
    const QTimeZone its(zone);
    const QDate from(2011, 1, 15);
    const QDate to(2012, 4, 2);
    for (const SalesBucket bucket :
         {SalesBucket::Day, SalesBucket::Week, SalesBucket::Month, SalesBucket::Quarter, SalesBucket::Year}) {
        const auto moments =
            salesPeriods(bucket, startOfSalesDay(from, its), startOfSalesDay(to.addDays(1), its), its, 7);
        QVERIFY(moments);
        Labels labels;
        for (const QDate day : salesPeriodDays(bucket, from, to, its, 7))
            labels.push_back(day.toString(Qt::ISODate).toLatin1());
        QCOMPARE(labels, labelsOf(*moments));
    }
}

void tst_SalesPeriods::weekHours_areTheHoursThatTheClockShows_data()
{
    periodsOfDays_areThoseOfMoments_data();
    QTest::newRow("Lord Howe") << QByteArray("Australia/Lord_Howe");
}

/// Every quarter of an hour of a year lies in the one cell of the week whose hour the zone's clock shows.
void tst_SalesPeriods::weekHours_areTheHoursThatTheClockShows()
{
    QFETCH(QByteArray, zone);
    const QTimeZone its(zone);
    const TimeSpan within{.from = at("2025-06-01T00:10:00Z"), .to = at("2026-06-01T00:10:00Z")};
    qint64 total = 0;
    for (int weekday = 1; weekday <= 7; ++weekday) {
        for (int hour = 0; hour < 24; ++hour) {
            for (const TimeSpan& span : weekHours(weekday, hour, within, its)) {
                QVERIFY(span.from < span.to);
                total += span.to.epochMs() - span.from.epochMs();
                for (const UtcTime moment : {span.from, span.to.plusMs(-1)}) {
                    const QDateTime local = QDateTime::fromMSecsSinceEpoch(moment.epochMs(), its);
                    QCOMPARE(local.date().dayOfWeek(), weekday);
                    QCOMPARE(local.time().hour(), hour);
                }
            }
        }
    }
    QCOMPARE(total, within.to.epochMs() - within.from.epochMs());
}

QTEST_GUILESS_MAIN(tst_SalesPeriods)
#include "tst_SalesPeriods.moc"
