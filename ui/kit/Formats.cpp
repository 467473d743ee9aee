// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Formats.h"

#include "core/base/Money.h"
#include "ui/kit/Countries.h"
#include "ui/kit/DatePattern.h"

#include <QDateTime>

#include <array>
#include <string_view>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar kNoBreakSpace(0x00a0);

struct Symbol
{
    std::string_view code;
    const char16_t* text;
};
// Signs that mean one currency wherever they are read. Dollars, pesos and crowns of others keep their code.
constexpr auto kSymbols = std::to_array<Symbol>({{"EUR", u"€"},
                                                 {"GBP", u"£"},
                                                 {"ILS", u"₪"},
                                                 {"INR", u"₹"},
                                                 {"KRW", u"₩"},
                                                 {"NGN", u"₦"},
                                                 {"PHP", u"₱"},
                                                 {"TRY", u"₺"},
                                                 {"UAH", u"₴"},
                                                 {"VND", u"₫"}});

/// "$", "¥" and "kr" are somebody's own everywhere; what a reader takes them for depends on the language.
QString symbolOf(const QString& currency, const QLocale& locale)
{
    if (locale.currencySymbol(QLocale::CurrencyIsoCode) == currency) {
        const QString own = locale.currencySymbol(QLocale::CurrencySymbol);
        // Mainland Chinese data has the full-width sign of old; people write the narrow one.
        return own == u"￥" ? u"¥"_s : own;
    }
    for (const Symbol& each : kSymbols) {
        if (currency == QLatin1StringView(each.code.data(), qsizetype(each.code.size())))
            return QString::fromUtf16(each.text);
    }
    const bool yenIsOurs = locale.language() == QLocale::Chinese;
    if (currency == u"CNY")
        return yenIsOurs ? u"¥"_s : u"CN¥"_s;
    if (currency == u"JPY")
        return yenIsOurs ? u"JP¥"_s : u"¥"_s;
    if (currency == u"USD")
        return u"US$"_s;
    return currency;
}

/// The digits of a whole number of minor units, without sign.
QString digitsOf(quint64 magnitude, int decimals, const QLocale& locale)
{
    quint64 power = 1;
    for (int i = 0; i < decimals; ++i)
        power *= 10;
    QString text = locale.toString(magnitude / power);
    if (decimals == 0)
        return text;
    QString fraction = QString::number(magnitude % power).rightJustified(decimals, u'0');
    const QString zero = locale.zeroDigit();
    if (zero.size() == 1 && zero[0] != u'0') {
        for (QChar& digit : fraction)
            digit = QChar(char16_t(zero[0].unicode() + (digit.unicode() - u'0')));
    }
    return QString(text + locale.decimalPoint() + fraction);
}

quint64 magnitudeOf(qint64 minor)
{
    // Also right for the lowest number, which has no positive counterpart.
    return minor < 0 ? ~static_cast<quint64>(minor) + 1 : static_cast<quint64>(minor);
}

} // namespace

QLocale localeFor(const QString& language)
{
    const QLocale system = QLocale::system();
    if (language.isEmpty() && system.language() != QLocale::C)
        return system;
    const QLocale wanted(language.isEmpty() ? u"en"_s : language);
    if (system.language() == wanted.language() && system.script() == wanted.script())
        return system;
    return wanted.language() == QLocale::English ? QLocale(QLocale::English, QLocale::UnitedKingdom) : wanted;
}

QString Formats::amount(qint64 minor, const QString& currency) const
{
    const QString digits = digitsOf(magnitudeOf(minor), currencyDigits(currency).value_or(2), m_locale);
    return minor < 0 ? QString(m_locale.negativeSign() + digits) : digits;
}

QString Formats::money(qint64 minor, const QString& currency) const
{
    QString symbol = symbolOf(currency, m_locale);
    // Where the locale puts it: taken from how it writes one unit, for Qt formats amounts as doubles only.
    constexpr QChar kMark(0xe000);
    const QString sample = m_locale.toCurrencyString(qlonglong(0), QString(kMark));
    const qsizetype mark = sample.indexOf(kMark);
    const bool leads = mark >= 0 && mark < sample.size() / 2;
    const QString digits = digitsOf(magnitudeOf(minor), currencyDigits(currency).value_or(2), m_locale);
    const bool hasSpace = sample.contains(u' ') || sample.contains(kNoBreakSpace) || sample.contains(QChar(0x202f));
    const bool endsInLetter = !symbol.isEmpty() && (leads ? symbol.back() : symbol.front()).isLetter();
    const QString space = hasSpace || endsInLetter ? QString(kNoBreakSpace) : QString();
    const QString text = leads ? QString(symbol + space + digits) : QString(digits + space + symbol);
    return minor < 0 ? QString(m_locale.negativeSign() + text) : text;
}

QString Formats::count(qint64 number) const
{
    return m_locale.toString(number);
}

QDate Formats::localDay(UtcTime time) const
{
    return QDateTime::fromMSecsSinceEpoch(time.epochMs(), m_zone).date();
}

UtcTime Formats::startOf(QDate day) const
{
    return UtcTime(day.startOfDay(m_zone).toMSecsSinceEpoch());
}

QString Formats::day(QDate day) const
{
    return m_locale.toString(day, DatePattern::dayMonthYear(m_locale));
}

QString Formats::dayOf(UtcTime time, UtcTime now) const
{
    const QDate date = localDay(time);
    const QDate today = localDay(now);
    switch (today.daysTo(date)) {
    case 0:
        return tr("today");
    case -1:
        return tr("yesterday");
    case 1:
        return tr("tomorrow");
    default:
        break;
    }
    if (qAbs(today.daysTo(date)) <= 6)
        return m_locale.dayName(date.dayOfWeek(), QLocale::ShortFormat);
    if (date.year() == today.year())
        return m_locale.toString(date, DatePattern::dayMonth(m_locale));
    return day(date);
}

QString Formats::when(UtcTime time, UtcTime now) const
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time.epochMs(), m_zone);
    const qint64 days = localDay(now).daysTo(local.date());
    if (qAbs(days) > 6)
        return dayOf(time, now);
    const QString hour = m_locale.toString(local.time(), DatePattern::hourMinute(m_locale));
    switch (days) {
    case 0:
        return tr("today %1", "a time of day").arg(hour);
    case -1:
        return tr("yesterday %1", "a time of day").arg(hour);
    case 1:
        return tr("tomorrow %1", "a time of day").arg(hour);
    default:
        return tr("%1 %2", "weekday, time of day").arg(dayOf(time, now), hour);
    }
}

QString Formats::exact(UtcTime time) const
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time.epochMs(), m_zone);
    const int minutes = local.offsetFromUtc() / 60;
    QString zone = u"GMT"_s;
    if (minutes != 0) {
        zone += minutes < 0 ? QChar(0x2212) : u'+';
        zone += QString::number(qAbs(minutes) / 60);
        if (qAbs(minutes) % 60 != 0)
            zone += QString(u':' + QString::number(qAbs(minutes) % 60).rightJustified(2, u'0'));
    }
    return tr("%1 %2 %3", "date, time of day, offset of the time zone")
        .arg(m_locale.toString(local.date(), QLocale::LongFormat),
             m_locale.toString(local.time(), DatePattern::hourMinuteSecond(m_locale)), zone);
}

QString Formats::ago(UtcTime time, UtcTime now) const
{
    const qint64 seconds = (now.epochMs() - time.epochMs()) / 1000;
    // A little in the future is a clock that runs behind the service's.
    if (seconds < 60 && seconds > -60)
        return tr("just now");
    if (seconds < 0)
        return when(time, now);
    if (seconds < 3600)
        return tr("%n minute(s) ago", nullptr, static_cast<int>(seconds / 60));
    if (seconds < 12 * 3600)
        return tr("%n hour(s) ago", nullptr, static_cast<int>(seconds / 3600));
    return when(time, now);
}

QString Formats::duration(std::chrono::seconds seconds) const
{
    const qint64 total = std::max<qint64>(0, seconds.count());
    if (total < 60)
        return tr("%1 s", "seconds").arg(m_locale.toString(total));
    const qint64 minutes = (total + 30) / 60;
    if (minutes < 60)
        return tr("%1 min", "minutes").arg(m_locale.toString(minutes));
    const qint64 hours = minutes / 60;
    if (minutes % 60 == 0)
        return tr("%1 h", "hours").arg(m_locale.toString(hours));
    return tr("%1 h %2 min", "hours, minutes").arg(m_locale.toString(hours), m_locale.toString(minutes % 60));
}

QString Formats::country(const QString& code) const
{
    return countryName(code);
}

} // namespace ch::ui
