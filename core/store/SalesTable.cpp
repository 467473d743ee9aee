// SPDX-License-Identifier: Apache-2.0
#include "core/store/SalesTable.h"

#include "core/domain/Reason.h"
#include "core/store/NameTable.h"
#include "core/store/SalesProductTable.h"
#include "core/store/SalesSpans.h"

#include <QDateTime>

namespace ch::store {

namespace {

using namespace Qt::Literals::StringLiterals;

Result<std::vector<PeriodSales>> emptyPeriods(const SalesRange& range, SalesBucket bucket,
                                              const SalesCalendar& calendar)
{
    std::vector<PeriodSales> periods;
    if (bucket != SalesBucket::Hour) {
        const auto days = salesPeriodDays(bucket, range.from, range.to, calendar.zone, calendar.weekStart);
        periods.reserve(days.size());
        for (const QDate day : days)
            periods.push_back({.label = day.toString(Qt::ISODate).toLatin1(), .from = day, .hour = {}, .figures = {}});
    } else {
        const auto hours =
            salesPeriods(bucket, startOfSalesDay(range.from, calendar.zone),
                         startOfSalesDay(range.to.addDays(1), calendar.zone), calendar.zone, calendar.weekStart);
        for (const SalesPeriod& hour : hours.value_or(std::vector<SalesPeriod>()))
            periods.push_back({.label = hour.label,
                               .from = QDate::fromString(QString::fromLatin1(hour.label.first(10)), Qt::ISODate),
                               .hour = hour.start,
                               .figures = {}});
    }
    if (periods.empty() || periods.size() > kMostSalesPeriods)
        return Error{.kind = ErrorKind::Invalid, .code = u"TOO_MANY_PERIODS"_s};
    return periods;
}

/// Gives each row, the oldest first, to the period in which its day or moment lies.
class PeriodFiller
{
public:
    explicit PeriodFiller(std::vector<PeriodSales>& periods) : m_periods(periods) {}

    void add(QDate day, const SalesFigures& figures)
    {
        while (m_current + 1 < m_periods.size() && m_periods[m_current + 1].from <= day)
            ++m_current;
        m_periods[m_current].figures += figures;
    }
    /// Of the hour that began at the moment; a clock may have changed within it.
    void add(UtcTime hour, const SalesFigures& figures)
    {
        const UtcTime end = hour.plusSeconds(3600);
        while (m_current + 1 < m_periods.size() && m_periods[m_current + 1].hour < end)
            ++m_current;
        m_periods[m_current].figures += figures;
    }

private:
    std::vector<PeriodSales>& m_periods;
    size_t m_current = 0;
};

SalesFigures figuresFrom(const sql::Rows& rows, int column)
{
    return {.orders = rows.integer(column),
            .units = rows.integer(column + 1),
            .grossMinor = rows.integer(column + 2),
            .refundedMinor = rows.integer(column + 3)};
}

struct Moments
{
    UtcTime from;
    UtcTime to;
};
Moments momentsOf(const SalesRange& range, const QTimeZone& zone)
{
    return {startOfSalesDay(range.from, zone), startOfSalesDay(range.to.addDays(1), zone)};
}

Result<> addHours(sql::Connection& db, const SalesRange& range, const QTimeZone& zone, PeriodFiller& filler)
{
    const auto [from, to] = momentsOf(range, zone);
    // Where the clock is changed within an hour, the hour of the first moment began before it.
    CH_TRY(sql::Rows rows, db.query("SELECT hour, orders, units, gross_minor, refunded_minor FROM sales_hours "
                                    "WHERE currency = ? AND hour > ? AND hour < ? ORDER BY hour",
                                    range.currency, from.plusSeconds(-3600), to));
    while (rows.next())
        filler.add(rows.time(0), figuresFrom(rows, 1));
    return rows.end();
}

Result<> addCountry(sql::Connection& db, const SalesRange& range, qint64 country, PeriodFiller& filler)
{
    CH_TRY(sql::Rows rows, db.query("SELECT day, orders, units, gross_minor, refunded_minor FROM sales_days "
                                    "WHERE currency = ? AND day >= ? AND day <= ? AND country = ? ORDER BY day",
                                    range.currency, numberOf(range.from), numberOf(range.to), country));
    while (rows.next())
        filler.add(dateOf(int(rows.integer(0))), figuresFrom(rows, 1));
    return rows.end();
}

/// Countries are not kept by the hour: the orders and refunds of the range, which is short where hours are asked for.
Result<> addHoursOfCountry(sql::Connection& db, const SalesRange& range, qint64 country, const QTimeZone& zone,
                           std::vector<PeriodSales>& periods)
{
    const auto [from, to] = momentsOf(range, zone);
    ShopCalendar hours(zone);
    {
        PeriodFiller filler(periods);
        CH_TRY(sql::Rows rows, db.query("SELECT paid_at, units, total_minor FROM orders WHERE paid_at >= ? AND "
                                        "paid_at < ? AND +country = ? AND +currency = ? ORDER BY paid_at",
                                        from, to, country, range.currency));
        while (rows.next())
            filler.add(hours.hourOf(rows.time(0)),
                       {.orders = 1, .units = rows.integer(1), .grossMinor = rows.integer(2)});
        CH_CHECK(rows.end());
    }
    PeriodFiller filler(periods);
    CH_TRY(sql::Rows rows, db.query("SELECT at, amount_minor FROM refunds WHERE at >= ? AND at < ? AND "
                                    "coalesce(country, 0) = ? AND currency = ? ORDER BY at",
                                    from, to, country, range.currency));
    while (rows.next())
        filler.add(hours.hourOf(rows.time(0)), {.refundedMinor = rows.integer(1)});
    return rows.end();
}

/// The moments of payment with what was sold then, the oldest first.
Result<sql::Rows> soldLines(sql::Connection& db, const SalesRange& range, const Moments& moments, qint64 sku,
                            const std::optional<qint64>& country)
{
    if (country)
        return db.query("SELECT o.paid_at, sum(l.units), sum(l.total_minor) FROM order_lines l CROSS JOIN orders o "
                        "ON o.row = l.row WHERE l.sku = ? AND o.paid_at >= ? AND o.paid_at < ? AND o.currency = ? "
                        "AND o.country = ? GROUP BY l.row ORDER BY 1",
                        sku, moments.from, moments.to, range.currency, *country);
    return db.query("SELECT o.paid_at, sum(l.units), sum(l.total_minor) FROM order_lines l CROSS JOIN orders o "
                    "ON o.row = l.row WHERE l.sku = ? AND o.paid_at >= ? AND o.paid_at < ? AND o.currency = ? "
                    "GROUP BY l.row ORDER BY 1",
                    sku, moments.from, moments.to, range.currency);
}

} // namespace

sql::Statement withSpans(QDate from, QDate to)
{
    sql::Statement sql("WITH spans (first, last, sign) AS (VALUES (?, ?, ?), (?, ?, ?), (?, ?, ?), (?, ?, ?), "
                       "(?, ?, ?)) ");
    for (const SpanRange& each : coverOf(from, to))
        sql.add("", each.from, each.to, each.sign);
    return sql;
}

Result<std::vector<PeriodSales>> salesByPeriod(sql::Connection& db, const SalesRange& range, SalesBucket bucket,
                                               const SalesCalendar& calendar)
{
    CH_TRY(auto periods, emptyPeriods(range, bucket, calendar));
    PeriodFiller filler(periods);
    if (bucket == SalesBucket::Hour) {
        CH_CHECK(addHours(db, range, calendar.zone, filler));
        return periods;
    }
    CH_TRY(sql::Rows rows, db.query("SELECT day, orders, units, gross_minor, refunded_minor FROM sales_totals "
                                    "WHERE currency = ? AND day >= ? AND day <= ? ORDER BY day",
                                    range.currency, numberOf(range.from), numberOf(range.to)));
    while (rows.next())
        filler.add(dateOf(int(rows.integer(0))), figuresFrom(rows, 1));
    CH_CHECK(rows.end());
    return periods;
}

Result<std::vector<PeriodSales>> filteredSales(sql::Connection& db, const SalesRange& range, SalesBucket bucket,
                                               const SalesCalendar& calendar, const SalesFilter& filter)
{
    CH_TRY(auto periods, emptyPeriods(range, bucket, calendar));
    PeriodFiller filler(periods);
    std::optional<qint64> country;
    if (!filter.country.isEmpty()) {
        CH_TRY(country, knownNumber(db, NameTable::Of::Countries, filter.country));
        if (!country)
            return periods;
    }
    if (filter.sku.isEmpty() && bucket != SalesBucket::Hour) {
        CH_CHECK(addCountry(db, range, country.value_or(0), filler));
        return periods;
    }
    if (filter.sku.isEmpty()) {
        CH_CHECK(addHoursOfCountry(db, range, country.value_or(0), calendar.zone, periods));
        return periods;
    }
    CH_TRY(const auto sku, knownNumber(db, NameTable::Of::Skus, filter.sku));
    if (!sku)
        return periods;
    if (!country && bucket != SalesBucket::Hour) {
        CH_TRY(const auto sold, productDays(db, range, *sku));
        for (const ProductDay& each : sold)
            filler.add(each.day,
                       {.orders = each.sums.orders, .units = each.sums.units, .grossMinor = each.sums.grossMinor});
        return periods;
    }
    ShopCalendar days(calendar.zone);
    CH_TRY(sql::Rows rows, soldLines(db, range, momentsOf(range, calendar.zone), *sku, country));
    while (rows.next()) {
        const SalesFigures sold{.orders = 1, .units = rows.integer(1), .grossMinor = rows.integer(2)};
        if (bucket == SalesBucket::Hour)
            filler.add(days.hourOf(rows.time(0)), sold);
        else
            filler.add(dateOf(days.dayOf(rows.time(0))), sold);
    }
    CH_CHECK(rows.end());
    return periods;
}

Result<WeekSales> salesByWeekdayAndHour(sql::Connection& db, const SalesRange& range)
{
    WeekSales week;
    sql::Statement sql = withSpans(range.from, range.to);
    sql.add("SELECT w.week_hour, sum(sign * w.orders), sum(sign * w.units), sum(sign * w.gross_minor), "
            "sum(sign * w.refunded_minor) FROM spans CROSS JOIN sales_week_hours w "
            "ON w.currency = ? AND w.span BETWEEN first AND last GROUP BY w.week_hour",
            range.currency);
    CH_TRY(sql::Rows rows, sql.query(db));
    while (rows.next()) {
        const auto cell = size_t(rows.integer(0));
        if (cell < 7 * 24)
            week[cell / 24][cell % 24] += figuresFrom(rows, 1);
    }
    CH_CHECK(rows.end());
    return week;
}

Result<std::vector<CurrencySales>> salesInOtherCurrencies(sql::Connection& db, const SalesRange& range)
{
    std::vector<CurrencySales> sales;
    // From one currency to the next through the index: there are few, of many days each.
    QString currency;
    for (;;) {
        CH_TRY(sql::Rows next, db.query("SELECT min(currency) FROM sales_totals WHERE currency > ?", currency));
        if (!next.next() || next.isNull(0))
            break;
        currency = next.text(0);
        CH_CHECK(next.end());
        if (currency == range.currency)
            continue;
        CH_TRY(sql::Rows rows, db.query("SELECT sum(orders), sum(units), sum(gross_minor), sum(refunded_minor) "
                                        "FROM sales_totals WHERE currency = ? AND day >= ? AND day <= ?",
                                        currency, numberOf(range.from), numberOf(range.to)));
        if (rows.next() && !figuresFrom(rows, 0).isEmpty())
            sales.push_back({currency, figuresFrom(rows, 0)});
        CH_CHECK(rows.end());
    }
    return sales;
}

Result<std::optional<SalesDays>> salesDays(sql::Connection& db, const QString& currency)
{
    CH_TRY(sql::Rows rows, db.query("SELECT min(day), max(day) FROM sales_totals WHERE currency = ?", currency));
    std::optional<SalesDays> days;
    if (rows.next() && !rows.isNull(0))
        days = SalesDays{dateOf(int(rows.integer(0))), dateOf(int(rows.integer(1)))};
    CH_CHECK(rows.end());
    return days;
}

} // namespace ch::store
