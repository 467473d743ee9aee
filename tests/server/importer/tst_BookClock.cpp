// SPDX-License-Identifier: Apache-2.0
#include "server/importer/BookClock.h"

#include <QDateTime>
#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

class tst_BookClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pattern_readsWhatItSays_data();
    void pattern_readsWhatItSays();
    void pattern_senseless_isRefused_data();
    void pattern_senseless_isRefused();
    void localTime_becomesUtc_data();
    void localTime_becomesUtc();
    void everyHourOfAYear_agreesWithQt();
    void patterns_areTriedInTurn();
};

void tst_BookClock::pattern_readsWhatItSays_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("utc"); // empty: cannot be read

    const QString iso = u"yyyy-MM-dd HH:mm:ss"_s;
    QTest::newRow("usual") << iso << "2010-12-01 08:26:00"_ba
                           << "2010-12-01T08:26:00.000Z"_ba;
    QTest::newRow("leap day") << iso << "2012-02-29 23:59:59"_ba
                              << "2012-02-29T23:59:59.000Z"_ba;
    QTest::newRow("no leap day") << iso << "2011-02-29 00:00:00"_ba
                                 << ""_ba;
    QTest::newRow("month 13") << iso << "2011-13-01 00:00:00"_ba
                              << ""_ba;
    QTest::newRow("month 0") << iso << "2011-00-01 00:00:00"_ba
                             << ""_ba;
    QTest::newRow("hour 24") << iso << "2011-01-01 24:00:00"_ba
                             << ""_ba;
    QTest::newRow("minute 60") << iso << "2011-01-01 00:60:00"_ba
                               << ""_ba;
    QTest::newRow("second 60") << iso << "2011-01-01 00:00:60"_ba
                               << ""_ba;
    QTest::newRow("year 0") << iso << "0000-01-01 00:00:00"_ba
                            << ""_ba;
    QTest::newRow("no seconds") << iso << "2011-01-01 00:00"_ba
                                << ""_ba;
    QTest::newRow("something behind") << iso << "2011-01-01 00:00:00x"_ba
                                      << ""_ba;
    QTest::newRow("one digit") << iso << "2011-1-01 00:00:00"_ba
                               << ""_ba;
    QTest::newRow("empty") << iso << ""_ba
                           << ""_ba;
    QTest::newRow("words") << iso << "yesterday"_ba
                           << ""_ba;
    QTest::newRow("short") << u"M/d/yyyy H:mm"_s << "12/1/2010 8:26"_ba
                           << "2010-12-01T08:26:00.000Z"_ba;
    QTest::newRow("short, two digits") << u"M/d/yyyy H:mm"_s << "12/10/2010 18:26"_ba
                                       << "2010-12-10T18:26:00.000Z"_ba;
    QTest::newRow("day only") << u"dd.MM.yyyy"_s << "24.12.2010"_ba
                              << "2010-12-24T00:00:00.000Z"_ba;
    QTest::newRow("Z") << u"yyyy-MM-ddTHH:mm:ssZZ"_s << "2010-12-01T08:26:00Z"_ba
                       << "2010-12-01T08:26:00.000Z"_ba;
    QTest::newRow("offset") << u"yyyy-MM-ddTHH:mm:ssZZ"_s << "2010-12-01T08:26:00+08:00"_ba
                            << "2010-12-01T00:26:00.000Z"_ba;
    QTest::newRow("offset, no colon") << u"yyyy-MM-dd HH:mm:ss ZZ"_s << "2010-12-01 08:26:00 -0530"_ba
                                      << "2010-12-01T13:56:00.000Z"_ba;
    QTest::newRow("no offset") << u"yyyy-MM-dd HH:mm:ss ZZ"_s << "2010-12-01 08:26:00 "_ba
                               << ""_ba;
}

void tst_BookClock::pattern_readsWhatItSays()
{
    QFETCH(const QString, pattern);
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, utc);
    const auto parsed = DatePattern::fromText(pattern);
    QVERIFY(parsed);
    BookClock clock(QTimeZone::utc(), {*parsed});
    const auto time = clock.read(text);
    QCOMPARE(time ? time->toBytes() : QByteArray(), utc);
}

void tst_BookClock::pattern_senseless_isRefused_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char* pattern : {"", "yyyy", "yyyy-MM", "HH:mm", "yyyy-MM-dd mm:ss", "yy-MM-dd", "yyyy-MM-dd yyyy",
                                "%Y-%m-%d", "yyyy-MM-dd hh:mm AP"})
        QTest::newRow(pattern) << QString::fromLatin1(pattern);
}

void tst_BookClock::pattern_senseless_isRefused()
{
    QFETCH(const QString, pattern);
    QVERIFY(!DatePattern::fromText(pattern));
}

void tst_BookClock::localTime_becomesUtc_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("local");
    QTest::addColumn<QByteArray>("utc");

    const QByteArray london("Europe/London");
    QTest::newRow("winter") << london << "2010-12-01 08:26:00"_ba
                            << "2010-12-01T08:26:00.000Z"_ba;
    QTest::newRow("summer") << london << "2011-07-01 08:26:00"_ba
                            << "2011-07-01T07:26:00.000Z"_ba;
    QTest::newRow("before the gap") << london << "2011-03-27 00:59:59"_ba
                                    << "2011-03-27T00:59:59.000Z"_ba;
    QTest::newRow("in the gap") << london << "2011-03-27 01:30:00"_ba
                                << "2011-03-27T01:30:00.000Z"_ba;
    QTest::newRow("behind the gap") << london << "2011-03-27 02:00:00"_ba
                                    << "2011-03-27T01:00:00.000Z"_ba;
    QTest::newRow("before the overlap") << london << "2010-10-31 00:59:59"_ba
                                        << "2010-10-30T23:59:59.000Z"_ba;
    QTest::newRow("in the overlap") << london << "2010-10-31 01:30:00"_ba
                                    << "2010-10-31T00:30:00.000Z"_ba;
    QTest::newRow("behind the overlap") << london << "2010-10-31 02:00:00"_ba
                                        << "2010-10-31T02:00:00.000Z"_ba;
    QTest::newRow("Shanghai") << "Asia/Shanghai"_ba
                              << "2020-02-21 00:00:00"_ba
                              << "2020-02-20T16:00:00.000Z"_ba;
    QTest::newRow("New York, gap") << "America/New_York"_ba
                                   << "2011-03-13 02:30:00"_ba
                                   << "2011-03-13T07:30:00.000Z"_ba;
    QTest::newRow("Samoa skipped a day") << "Pacific/Apia"_ba
                                         << "2011-12-31 00:30:00"_ba
                                         << "2011-12-30T10:30:00.000Z"_ba;
}

void tst_BookClock::localTime_becomesUtc()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QByteArray, local);
    QFETCH(const QByteArray, utc);
    BookClock clock(QTimeZone(zone), {*DatePattern::fromText(u"yyyy-MM-dd HH:mm:ss"_s)});
    QCOMPARE(clock.read(local)->toBytes(), utc);
    // Again, from what it remembers.
    QVERIFY(!clock.read("nonsense"));
    QCOMPARE(clock.read(local)->toBytes(), utc);
}

void tst_BookClock::everyHourOfAYear_agreesWithQt()
{
    for (const char* name : {"Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai"}) {
        const QTimeZone zone(name);
        BookClock clock(zone, {*DatePattern::fromText(u"yyyy-MM-dd HH:mm:ss"_s)});
        QDateTime utc(QDate(2011, 1, 1), QTime(0, 0), Qt::UTC);
        for (int hour = 0; hour < 365 * 24; ++hour, utc = utc.addSecs(3600)) {
            const QDateTime local = utc.toTimeZone(zone);
            // The second of two equal local times is read as the first.
            const bool isSecond = utc.addSecs(-3600).toTimeZone(zone).time() == local.time() ||
                                  utc.addSecs(-1800).toTimeZone(zone).time() == local.time();
            if (isSecond)
                continue;
            const auto read = clock.read(local.toString(u"yyyy-MM-dd HH:mm:ss"_s).toLatin1());
            QCOMPARE(read->epochMs(), utc.toMSecsSinceEpoch());
        }
    }
}

void tst_BookClock::patterns_areTriedInTurn()
{
    BookClock clock(QTimeZone::utc(), {*DatePattern::fromText(u"d/M/yyyy"_s), *DatePattern::fromText(u"yyyy-MM-dd"_s)});
    QCOMPARE(clock.read("3/4/2011")->toBytes(), "2011-04-03T00:00:00.000Z"_ba);
    QCOMPARE(clock.read("2011-05-06")->toBytes(), "2011-05-06T00:00:00.000Z"_ba);
}

QTEST_GUILESS_MAIN(tst_BookClock)
#include "tst_BookClock.moc"
