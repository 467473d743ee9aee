// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/DatePattern.h"
#include "ui/kit/Formats.h"

#include <QTest>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

const QLocale kEnglish(QLocale::English, QLocale::UnitedKingdom);
const QLocale kAmerican(QLocale::English, QLocale::UnitedStates);
const QLocale kChinese(QLocale::Chinese, QLocale::China);
const QLocale kGerman(QLocale::German, QLocale::Germany);
const QLocale kIndian(QLocale::English, QLocale::India);
const QLocale kArabic(QLocale::Arabic, QLocale::Egypt);

UtcTime at(QByteArrayView text)
{
    return *UtcTime::fromText(text);
}

/// CLDR separates with spaces that do not break; tests are read by people.
QString readable(QString text)
{
    return text.replace(QChar(0x00a0), u' ').replace(QChar(0x202f), u' ').remove(QChar(0x200f)).remove(QChar(0x061c));
}

} // namespace

class tst_Formats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void money_inEachCurrencyAndLocale_isExactAndPlacedRight_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QLocale& locale, qint64 minor, const QString& currency,
                            const QString& expected) {
            QTest::newRow(name) << locale << minor << currency << expected;
        };
        row("euro", kEnglish, 123'450, u"EUR"_s, u"€1,234.50"_s);
        row("euro in German", kGerman, 123'450, u"EUR"_s, u"1.234,50 €"_s);
        row("yuan in Chinese", kChinese, 123'450, u"CNY"_s, u"¥1,234.50"_s);
        row("yuan in English", kEnglish, 123'450, u"CNY"_s, u"CN¥1,234.50"_s);
        row("yen has no decimals", kEnglish, 1'234, u"JPY"_s, u"¥1,234"_s);
        row("yen in Chinese is no yuan", kChinese, 1'234, u"JPY"_s, u"JP¥1,234"_s);
        row("dinar has three", kEnglish, 1'234, u"KWD"_s, u"KWD 1.234"_s);
        row("pound", kEnglish, 5, u"GBP"_s, u"£0.05"_s);
        row("dollar at home", kAmerican, 99, u"USD"_s, u"$0.99"_s);
        row("dollar abroad", kEnglish, 99, u"USD"_s, u"US$0.99"_s);
        row("rupees by lakh", kIndian, 1'234'567'890, u"INR"_s, u"₹1,23,45,678.90"_s);
        row("nothing", kEnglish, 0, u"EUR"_s, u"€0.00"_s);
        row("less than nothing", kEnglish, -2'450, u"EUR"_s, u"-€24.50"_s);
        row("a debt of cents", kEnglish, -5, u"EUR"_s, u"-€0.05"_s);
        // As a double this would end in …58.08.
        row("the most", kEnglish, std::numeric_limits<qint64>::max(), u"EUR"_s, u"€92,233,720,368,547,758.07"_s);
        row("the least", kEnglish, std::numeric_limits<qint64>::min(), u"EUR"_s, u"-€92,233,720,368,547,758.08"_s);
        row("no currency that we know", kEnglish, 100, u"XXX"_s, u"XXX 1.00"_s);
    }
    void money_inEachCurrencyAndLocale_isExactAndPlacedRight()
    {
        QFETCH(const QLocale, locale);
        QFETCH(const qint64, minor);
        QFETCH(const QString, currency);
        QFETCH(const QString, expected);
        QCOMPARE(readable(Formats(locale, QTimeZone::utc()).money(minor, currency)), expected);
    }

    void amount_withoutSymbol_keepsSeparatorsAndDigits()
    {
        QCOMPARE(Formats(kGerman, QTimeZone::utc()).amount(-123'456'789, u"EUR"_s), u"-1.234.567,89"_s);
        const QString arabic = readable(Formats(kArabic, QTimeZone::utc()).amount(123'450, u"EGP"_s));
        QCOMPARE(arabic, u"١٬٢٣٤٫٥٠"_s);
    }

    void when_aroundNow_namesTheDay_data()
    {
        QTest::addColumn<QByteArray>("time");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("american");
        QTest::addColumn<QString>("chinese");
        // Now is Monday, 2 March 2026, 00:30 in Berlin, and still Sunday in UTC.
        QTest::newRow("today") << QByteArray("2026-03-01T23:10:00.000Z") << u"today 00:10"_s << u"today 12:10 AM"_s
                               << u"today 00:10"_s;
        QTest::newRow("yesterday") << QByteArray("2026-03-01T22:59:59.000Z") << u"yesterday 23:59"_s
                                   << u"yesterday 11:59 PM"_s << u"yesterday 23:59"_s;
        QTest::newRow("tomorrow") << QByteArray("2026-03-03T09:00:00.000Z") << u"tomorrow 10:00"_s
                                  << u"tomorrow 10:00 AM"_s << u"tomorrow 10:00"_s;
        QTest::newRow("six days ago") << QByteArray("2026-02-24T09:30:00.000Z") << u"Tue 10:30"_s << u"Tue 10:30 AM"_s
                                      << u"周二 10:30"_s;
        QTest::newRow("seven days ago") << QByteArray("2026-02-23T09:30:00.000Z") << u"23 Feb"_s << u"Feb 23"_s
                                        << u"2月23日"_s;
        QTest::newRow("last year") << QByteArray("2025-12-31T09:30:00.000Z") << u"31 Dec 2025"_s << u"Dec 31, 2025"_s
                                   << u"2025年12月31日"_s;
        QTest::newRow("next month") << QByteArray("2026-04-20T09:30:00.000Z") << u"20 Apr"_s << u"Apr 20"_s
                                    << u"4月20日"_s;
    }
    void when_aroundNow_namesTheDay()
    {
        QFETCH(const QByteArray, time);
        QFETCH(const QString, english);
        QFETCH(const QString, american);
        QFETCH(const QString, chinese);
        const UtcTime now = at("2026-03-01T23:30:00.000Z");
        const QTimeZone berlin("Europe/Berlin");
        QCOMPARE(Formats(kEnglish, berlin).when(at(time), now), english);
        QCOMPARE(readable(Formats(kAmerican, berlin).when(at(time), now)), american);
        QCOMPARE(Formats(kChinese, berlin).when(at(time), now), chinese);
    }

    void dayOf_aroundNow_isTheShopsDay()
    {
        const Formats formats(kEnglish, QTimeZone("Asia/Shanghai"));
        const UtcTime now = at("2026-03-02T15:00:00.000Z");
        QCOMPARE(formats.dayOf(at("2026-03-02T15:59:59.000Z"), now), u"today"_s);
        QCOMPARE(formats.dayOf(at("2026-03-02T16:00:00.000Z"), now), u"tomorrow"_s);
        QCOMPARE(formats.dayOf(at("2026-03-01T15:59:59.000Z"), now), u"yesterday"_s);
        QCOMPARE(formats.dayOf(at("2026-03-06T01:00:00.000Z"), now), u"Fri"_s);
        QCOMPARE(formats.localDay(at("2026-03-02T16:00:00.000Z")), QDate(2026, 3, 3));
        QCOMPARE(formats.startOf(QDate(2026, 3, 3)), at("2026-03-02T16:00:00.000Z"));
    }

    void startOf_whereMidnightIsSkipped_isTheFirstMoment()
    {
        // Clocks went from 23:59:59 to 01:00 that night.
        const Formats formats(kEnglish, QTimeZone("America/Sao_Paulo"));
        QCOMPARE(formats.startOf(QDate(2018, 11, 4)), at("2018-11-04T03:00:00.000Z"));
    }

    void exact_inAndOutOfSummer_namesTheOffset()
    {
        const Formats formats(kEnglish, QTimeZone("Europe/Berlin"));
        QCOMPARE(formats.exact(at("2025-03-03T09:30:12.345Z")), u"Monday, 3 March 2025 10:30:12 GMT+1"_s);
        QCOMPARE(formats.exact(at("2025-07-07T08:30:12.000Z")), u"Monday, 7 July 2025 10:30:12 GMT+2"_s);
        QCOMPARE(Formats(kEnglish, QTimeZone("Asia/Kolkata")).exact(at("2025-03-03T00:00:00.000Z")),
                 u"Monday, 3 March 2025 05:30:00 GMT+5:30"_s);
        QCOMPARE(Formats(kEnglish, QTimeZone::utc()).exact(at("2025-03-03T09:30:12.000Z")),
                 u"Monday, 3 March 2025 09:30:12 GMT"_s);
        QCOMPARE(Formats(kChinese, QTimeZone("Asia/Shanghai")).exact(at("2025-03-03T02:30:12.000Z")),
                 u"2025年3月3日星期一 10:30:12 GMT+8"_s);
    }

    void dayMonth_ofManyLocales_keepsTheirOrder_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("dayMonth");
        QTest::addColumn<QString>("withYear");
        const QDate day(2026, 3, 9);
        Q_UNUSED(day)
        QTest::newRow("en_GB") << u"en_GB"_s << u"9 Mar"_s << u"9 Mar 2026"_s;
        QTest::newRow("en_US") << u"en_US"_s << u"Mar 9"_s << u"Mar 9, 2026"_s;
        QTest::newRow("zh_CN") << u"zh_CN"_s << u"3月9日"_s << u"2026年3月9日"_s;
        QTest::newRow("ja_JP") << u"ja_JP"_s << u"3月9日"_s << u"2026年3月9日"_s;
        QTest::newRow("ko_KR") << u"ko_KR"_s << u"3월 9일"_s << u"2026년 3월 9일"_s;
        QTest::newRow("de_DE") << u"de_DE"_s << u"9. März"_s << u"9. März 2026"_s;
        QTest::newRow("fr_FR") << u"fr_FR"_s << u"9 mars"_s << u"9 mars 2026"_s;
        QTest::newRow("es_ES") << u"es_ES"_s << u"9 de mar"_s << u"9 de mar de 2026"_s;
    }
    void dayMonth_ofManyLocales_keepsTheirOrder()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, dayMonth);
        QFETCH(const QString, withYear);
        const QLocale locale(name);
        QCOMPARE(locale.toString(QDate(2026, 3, 9), DatePattern::dayMonth(locale)), dayMonth);
        QCOMPARE(locale.toString(QDate(2026, 3, 9), DatePattern::dayMonthYear(locale)), withYear);
    }

    void ago_fromJustNowToDays_growsCoarser()
    {
        const Formats formats(kEnglish, QTimeZone::utc());
        const UtcTime now = at("2026-03-02T20:00:00.000Z");
        QCOMPARE(formats.ago(now.plusSeconds(-5), now), u"just now"_s);
        QCOMPARE(formats.ago(now.plusSeconds(30), now), u"just now"_s);
        // How English forms plurals stands in its catalogue.
        QCOMPARE(formats.ago(now.plusSeconds(-60), now), u"1 minute(s) ago"_s);
        QCOMPARE(formats.ago(now.plusSeconds(-4 * 60 - 59), now), u"4 minute(s) ago"_s);
        QCOMPARE(formats.ago(now.plusSeconds(-3600), now), u"1 hour(s) ago"_s);
        QCOMPARE(formats.ago(now.plusSeconds(-2 * 3600), now), u"2 hour(s) ago"_s);
        QCOMPARE(formats.ago(now.plusSeconds(-19 * 3600), now), u"today 01:00"_s);
        QCOMPARE(formats.ago(now.plusSeconds(-27 * 3600), now), u"yesterday 17:00"_s);
    }

    void duration_ofAnyLength_isShort()
    {
        const Formats formats(kEnglish, QTimeZone::utc());
        using namespace std::chrono_literals;
        QCOMPARE(formats.duration(-3s), u"0 s"_s);
        QCOMPARE(formats.duration(8s), u"8 s"_s);
        QCOMPARE(formats.duration(59s), u"59 s"_s);
        QCOMPARE(formats.duration(60s), u"1 min"_s);
        QCOMPARE(formats.duration(4min + 20s), u"4 min"_s);
        QCOMPARE(formats.duration(59min + 40s), u"1 h"_s);
        QCOMPARE(formats.duration(80min), u"1 h 20 min"_s);
    }

    void country_ofCodesAndOtherTexts_isReadable()
    {
        const Formats formats(kEnglish, QTimeZone::utc());
        QCOMPARE(formats.country(u"DE"_s), u"Germany"_s);
        QCOMPARE(formats.country(u"GB"_s), u"United Kingdom"_s);
        // Not among the common ones: by Qt's list.
        QCOMPARE(formats.country(u"FJ"_s), u"Fiji"_s);
        QCOMPARE(formats.country(u"Channel Islands"_s), u"Channel Islands"_s);
        QCOMPARE(formats.country(u"Q9"_s), u"Q9"_s);
        QCOMPARE(formats.country(QString()), QString());
    }

    void count_ofManyDigits_isGrouped()
    {
        QCOMPARE(Formats(kEnglish, QTimeZone::utc()).count(1'234'567), u"1,234,567"_s);
        QCOMPARE(Formats(kGerman, QTimeZone::utc()).count(-1'234), u"-1.234"_s);
    }

    void localeFor_aLanguage_speaksIt()
    {
        QCOMPARE(localeFor(u"zh_CN"_s).language(), QLocale::Chinese);
        QCOMPARE(localeFor(u"en"_s).language(), QLocale::English);
        QVERIFY(localeFor(QString()).language() != QLocale::C);
    }
};

QTEST_GUILESS_MAIN(tst_Formats)
#include "tst_Formats.moc"
