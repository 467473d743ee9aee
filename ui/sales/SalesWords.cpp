// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/SalesWords.h"

#include "core/base/Money.h"
#include "core/domain/NoValue.h"
#include "ui/kit/DatePattern.h"

#include <QDateTime>

#include <cmath>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Sales)
};

/// Whether the hour's name is another one's as well, for a clock was set back.
bool isTwice(const QDateTime& hour)
{
    const QDateTime before = hour.addSecs(-3600);
    const QDateTime after = hour.addSecs(3600);
    return before.time() == hour.time() || after.time() == hour.time();
}

/// "+01:00", "-03:30".
QString offsetText(int seconds)
{
    const QTime size = QTime(0, 0).addSecs(std::abs(seconds));
    return (seconds < 0 ? u'-' : u'+') + size.toString(u"HH:mm"_s);
}

/// As wide as a plus, unlike the hyphen.
constexpr QChar kMinus(0x2212);

QString signedText(double percent, const Formats& formats)
{
    const double size = std::abs(percent);
    const QString digits = formats.locale().toString(size, 'f', size < 100 ? 1 : 0);
    if (digits == formats.locale().toString(0.0, 'f', 1))
        return Text::tr("%1 %", "a share").arg(digits);
    return Text::tr("%1%2 %", "plus or minus, a share").arg(percent < 0 ? kMinus : QChar(u'+')).arg(digits);
}

struct Scale
{
    double unit = 1;
    QString suffix;
};

/// Letters after numbers are read in thousands, characters in ten thousands.
Scale scaleOf(double size, const Formats& formats)
{
    if (formats.locale().language() == QLocale::Chinese) {
        if (size >= 1e8)
            return {1e8, u"亿"_s};
        return size >= 1e4 ? Scale{1e4, u"万"_s} : Scale{};
    }
    if (size >= 1e9)
        return {1e9, u"B"_s};
    if (size >= 1e6)
        return {1e6, u"M"_s};
    return size >= 1e3 ? Scale{1e3, u"k"_s} : Scale{};
}

QString scaled(double value, const Formats& formats)
{
    const Scale scale = scaleOf(std::abs(value), formats);
    const double number = value / scale.unit;
    const bool isWhole = std::abs(number - std::round(number)) < 0.05 || std::abs(number) >= 100;
    QString text = formats.locale().toString(std::abs(number), 'f', isWhole ? 0 : 1);
    if (value < 0)
        text.prepend(kMinus);
    return text + scale.suffix;
}

} // namespace

QString words(SalesPreset preset)
{
    switch (preset) {
    case SalesPreset::Today:
        return Text::tr("Today");
    case SalesPreset::Yesterday:
        return Text::tr("Yesterday");
    case SalesPreset::Last7Days:
        return Text::tr("Last 7 days");
    case SalesPreset::Last30Days:
        return Text::tr("Last 30 days");
    case SalesPreset::Last90Days:
        return Text::tr("Last 90 days");
    case SalesPreset::ThisWeek:
        return Text::tr("This week");
    case SalesPreset::ThisMonth:
        return Text::tr("This month");
    case SalesPreset::LastMonth:
        return Text::tr("Last month");
    case SalesPreset::ThisQuarter:
        return Text::tr("This quarter");
    case SalesPreset::LastQuarter:
        return Text::tr("Last quarter");
    case SalesPreset::Last12Months:
        return Text::tr("Last 12 months");
    case SalesPreset::ThisYear:
        return Text::tr("This year");
    case SalesPreset::LastYear:
        return Text::tr("Last year");
    case SalesPreset::AllTime:
        return Text::tr("All time");
    case SalesPreset::Custom:
        return Text::tr("Other days…");
    }
    Q_UNREACHABLE();
}

QString words(SalesComparison comparison)
{
    switch (comparison) {
    case SalesComparison::Nothing:
        return Text::tr("No comparison");
    case SalesComparison::PreviousPeriod:
        return Text::tr("Previous period");
    case SalesComparison::LastYear:
        return Text::tr("Same days last year");
    }
    Q_UNREACHABLE();
}

QString words(SalesBucket bucket)
{
    switch (bucket) {
    case SalesBucket::Hour:
        return Text::tr("Hour");
    case SalesBucket::Day:
        return Text::tr("Day");
    case SalesBucket::Week:
        return Text::tr("Week");
    case SalesBucket::Month:
        return Text::tr("Month");
    case SalesBucket::Quarter:
        return Text::tr("Quarter");
    case SalesBucket::Year:
        return Text::tr("Year");
    }
    Q_UNREACHABLE();
}

QString words(SalesMetric metric)
{
    switch (metric) {
    case SalesMetric::Net:
        return Text::tr("Net revenue");
    case SalesMetric::Gross:
        return Text::tr("Gross revenue");
    case SalesMetric::Refunds:
        return Text::tr("Refunds");
    case SalesMetric::Orders:
        return Text::tr("Orders");
    case SalesMetric::Average:
        return Text::tr("Average order");
    case SalesMetric::Units:
        return Text::tr("Units");
    }
    Q_UNREACHABLE();
}

bool isMoney(SalesMetric metric)
{
    return metric != SalesMetric::Orders && metric != SalesMetric::Units;
}

qint64 valueOf(SalesMetric metric, const SalesFigures& figures)
{
    switch (metric) {
    case SalesMetric::Net:
        return figures.netMinor();
    case SalesMetric::Gross:
        return figures.grossMinor;
    case SalesMetric::Refunds:
        return figures.refundedMinor;
    case SalesMetric::Orders:
        return figures.orders;
    case SalesMetric::Average:
        return figures.averageMinor();
    case SalesMetric::Units:
        return figures.units;
    }
    Q_UNREACHABLE();
}

QString valueText(SalesMetric metric, qint64 value, const Formats& formats, const QString& currency)
{
    return isMoney(metric) ? formats.money(value, currency) : formats.count(value);
}

QString daysText(const SalesDays& days, const Formats& formats)
{
    if (days.from == days.to)
        return formats.day(days.from);
    const QLocale& locale = formats.locale();
    const QString first = days.from.year() == days.to.year() ? locale.toString(days.from, DatePattern::dayMonth(locale))
                                                             : formats.day(days.from);
    return Text::tr("%1 – %2", "from day, to day").arg(first, formats.day(days.to));
}

QString periodText(const PeriodSales& period, SalesBucket bucket, const Formats& formats)
{
    const QLocale& locale = formats.locale();
    switch (bucket) {
    case SalesBucket::Hour: {
        const QDateTime local =
            QDateTime::fromMSecsSinceEpoch(period.hour.value_or(UtcTime()).epochMs(), formats.zone());
        return Text::tr("%1 %2", "day, time of day")
            .arg(formats.day(period.from), locale.toString(local.time(), DatePattern::hourMinute(locale)));
    }
    case SalesBucket::Day:
        return Text::tr("%1, %2", "weekday, day")
            .arg(locale.dayName(period.from.dayOfWeek(), QLocale::ShortFormat), formats.day(period.from));
    case SalesBucket::Week:
        return Text::tr("Week of %1", "its first day").arg(formats.day(period.from));
    case SalesBucket::Month:
        return locale.toString(period.from, Text::tr("MMMM yyyy", "a month, as Qt's patterns of dates say it"));
    case SalesBucket::Quarter:
        return Text::tr("Q%1 %2", "quarter, year")
            .arg((period.from.month() - 1) / 3 + 1)
            .arg(QString::number(period.from.year()));
    case SalesBucket::Year:
        return QString::number(period.from.year());
    }
    Q_UNREACHABLE();
}

QString periodInFile(const PeriodSales& period, SalesBucket bucket, const QTimeZone& zone)
{
    const QDate from = period.from;
    switch (bucket) {
    case SalesBucket::Hour: {
        const auto local = QDateTime::fromMSecsSinceEpoch(period.hour.value_or(UtcTime()).epochMs(), zone);
        const QString text = local.toString(u"yyyy-MM-dd HH:mm"_s);
        return isTwice(local) ? QString(text + offsetText(local.offsetFromUtc())) : text;
    }
    case SalesBucket::Day:
        break;
    case SalesBucket::Week: {
        int year = 0;
        const int week = from.weekNumber(&year);
        if (from.dayOfWeek() != Qt::Monday)
            break;
        return u"%1-W%2"_s.arg(year, 4, 10, QChar(u'0')).arg(week, 2, 10, QChar(u'0'));
    }
    case SalesBucket::Month:
        return from.toString(u"yyyy-MM"_s);
    case SalesBucket::Quarter:
        return u"%1-Q%2"_s.arg(from.toString(u"yyyy"_s)).arg((from.month() - 1) / 3 + 1);
    case SalesBucket::Year:
        return from.toString(u"yyyy"_s);
    }
    return from.toString(Qt::ISODate);
}

QString periodTick(const PeriodSales& period, SalesBucket bucket, const Formats& formats)
{
    const QLocale& locale = formats.locale();
    switch (bucket) {
    case SalesBucket::Hour: {
        const QDateTime local =
            QDateTime::fromMSecsSinceEpoch(period.hour.value_or(UtcTime()).epochMs(), formats.zone());
        return local.time().hour() == 0 ? locale.toString(period.from, DatePattern::dayMonth(locale))
                                        : locale.toString(local.time(), DatePattern::hourMinute(locale));
    }
    case SalesBucket::Day:
    case SalesBucket::Week:
        return locale.toString(period.from, DatePattern::dayMonth(locale));
    case SalesBucket::Month:
        return period.from.month() == 1 ? QString::number(period.from.year())
                                        : locale.standaloneMonthName(period.from.month(), QLocale::ShortFormat);
    case SalesBucket::Quarter:
        return Text::tr("Q%1 %2", "quarter, year")
            .arg((period.from.month() - 1) / 3 + 1)
            .arg(QString::number(period.from.year()));
    case SalesBucket::Year:
        return QString::number(period.from.year());
    }
    Q_UNREACHABLE();
}

QString shortCount(qint64 number, const Formats& formats)
{
    return scaled(double(number), formats);
}

QString shortMoney(qint64 minor, const QString& currency, const Formats& formats)
{
    const int digits = currencyDigits(currency).value_or(2);
    const double whole = double(minor) / std::pow(10.0, digits);
    // The sign and its place are those of a whole unit.
    qint64 unit = 1;
    for (int i = 0; i < digits; ++i)
        unit *= 10;
    QString sample = formats.money(unit, currency);
    const QString one = formats.amount(unit, currency);
    const QString number = scaled(std::abs(whole), formats);
    sample.replace(one, number);
    return minor < 0 ? QString(kMinus + sample) : sample;
}

QString shareText(qint64 part, qint64 whole, const Formats& formats)
{
    if (whole == 0)
        return u"–"_s;
    const double percent = 100.0 * double(part) / double(whole);
    return Text::tr("%1 %", "a share").arg(formats.locale().toString(percent, 'f', percent < 99.95 ? 1 : 0));
}

QString changeText(qint64 now, qint64 before, const Formats& formats)
{
    if (before == 0)
        return {};
    return signedText(100.0 * double(now - before) / std::abs(double(before)), formats);
}

QString countryText(const QString& country, const Formats& formats)
{
    return country.isEmpty() || country == kNoValue ? Text::tr("Not known") : formats.country(country);
}

QString hoursText(qint64 hours, const Formats& formats)
{
    if (hours < 48)
        return Text::tr("%1 h", "hours").arg(formats.count(hours));
    const QString days = Text::tr("%1 d", "days").arg(formats.count(hours / 24));
    return hours % 24 == 0 ? days : Text::tr("%1 %2 h", "days, hours").arg(days, formats.count(hours % 24));
}

} // namespace ch::ui
