// SPDX-License-Identifier: Apache-2.0
#include "core/store/SalesTable.h"

#include "core/store/ShopCalendar.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>

namespace ch::store {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::array kBucketNames{"day"_L1, "week"_L1, "month"_L1, "quarter"_L1, "year"_L1};

DayNumber numberOf(QDate day)
{
    return day.year() * 10000 + day.month() * 100 + day.day();
}

QDate dateOf(DayNumber number)
{
    return QDate(number / 10000, number / 100 % 100, number % 100);
}

QDate startOf(QDate day, SalesBucket bucket, int weekStart)
{
    switch (bucket) {
    case SalesBucket::Day:
        return day;
    case SalesBucket::Week:
        return day.addDays(-((day.dayOfWeek() - weekStart + 7) % 7));
    case SalesBucket::Month:
        return QDate(day.year(), day.month(), 1);
    case SalesBucket::Quarter:
        return QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
    case SalesBucket::Year:
        return QDate(day.year(), 1, 1);
    }
    Q_UNREACHABLE();
}

QDate after(QDate start, SalesBucket bucket)
{
    switch (bucket) {
    case SalesBucket::Day:
        return start.addDays(1);
    case SalesBucket::Week:
        return start.addDays(7);
    case SalesBucket::Month:
        return start.addMonths(1);
    case SalesBucket::Quarter:
        return start.addMonths(3);
    case SalesBucket::Year:
        return start.addYears(1);
    }
    Q_UNREACHABLE();
}

} // namespace

QLatin1StringView nameOf(SalesBucket bucket)
{
    return kBucketNames[size_t(bucket)];
}

std::optional<SalesBucket> salesBucketFromName(QStringView name)
{
    for (size_t i = 0; i < kBucketNames.size(); ++i) {
        if (name == kBucketNames[i])
            return SalesBucket(i);
    }
    return std::nullopt;
}

SalesFigures& SalesFigures::operator+=(const SalesFigures& other)
{
    orders += other.orders;
    units += other.units;
    grossMinor += other.grossMinor;
    refundedMinor += other.refundedMinor;
    return *this;
}

Result<std::vector<PeriodSales>> salesByPeriod(sql::Connection& db, const SalesRange& range, SalesBucket bucket,
                                               int weekStart)
{
    std::vector<PeriodSales> periods;
    for (QDate start = startOf(range.from, bucket, weekStart); start <= range.to; start = after(start, bucket))
        periods.push_back({start, {}});
    CH_TRY(sql::Rows rows,
           db.query("SELECT day, sum(orders), sum(units), sum(gross_minor), sum(refunded_minor) FROM sales_days "
                    "WHERE currency = ? AND day >= ? AND day <= ? GROUP BY day ORDER BY day",
                    range.currency, numberOf(range.from), numberOf(range.to)));
    size_t current = 0;
    while (rows.next()) {
        const QDate day = dateOf(int(rows.integer(0)));
        while (current + 1 < periods.size() && periods[current + 1].from <= day)
            ++current;
        periods[current].figures += {.orders = rows.integer(1),
                                     .units = rows.integer(2),
                                     .grossMinor = rows.integer(3),
                                     .refundedMinor = rows.integer(4)};
    }
    CH_CHECK(rows.end());
    return periods;
}

Result<std::vector<ProductSales>> salesByProduct(sql::Connection& db, const SalesRange& range, int limit)
{
    std::vector<ProductSales> sales;
    CH_TRY(sql::Rows rows,
           db.query(
               "SELECT skus.sku, sold.orders, sold.units, sold.gross FROM ("
               "SELECT sku, sum(orders) AS orders, sum(units) AS units, sum(gross_minor) AS gross FROM sales_products "
               "WHERE currency = ? AND day >= ? AND day <= ? GROUP BY sku HAVING sum(orders) > 0) sold "
               "JOIN skus ON skus.no = sold.sku ORDER BY sold.gross DESC, skus.sku LIMIT ?",
               range.currency, numberOf(range.from), numberOf(range.to), limit));
    while (rows.next())
        sales.push_back(
            {.sku = rows.text(0), .orders = rows.integer(1), .units = rows.integer(2), .grossMinor = rows.integer(3)});
    CH_CHECK(rows.end());
    return sales;
}

Result<std::vector<CountrySales>> salesByCountry(sql::Connection& db, const SalesRange& range)
{
    std::vector<CountrySales> sales;
    CH_TRY(sql::Rows rows,
           db.query("SELECT coalesce(countries.name, ''), sold.orders, sold.units, sold.gross, sold.refunded FROM ("
                    "SELECT country, sum(orders) AS orders, sum(units) AS units, sum(gross_minor) AS gross, "
                    "sum(refunded_minor) AS refunded FROM sales_days WHERE currency = ? AND day >= ? AND day <= ? "
                    "GROUP BY country) sold LEFT JOIN countries ON countries.no = sold.country "
                    "WHERE sold.orders <> 0 OR sold.refunded <> 0 ORDER BY sold.gross DESC, 1",
                    range.currency, numberOf(range.from), numberOf(range.to)));
    while (rows.next())
        sales.push_back({rows.text(0),
                         {.orders = rows.integer(1),
                          .units = rows.integer(2),
                          .grossMinor = rows.integer(3),
                          .refundedMinor = rows.integer(4)}});
    CH_CHECK(rows.end());
    return sales;
}

Result<std::vector<std::vector<SalesFigures>>> salesByWeekdayAndHour(sql::Connection& db, const SalesRange& range,
                                                                     const QTimeZone& zone)
{
    std::vector<std::vector<SalesFigures>> week(7, std::vector<SalesFigures>(24));
    const UtcTime from(range.from.startOfDay(zone).toMSecsSinceEpoch());
    const UtcTime to(range.to.addDays(1).startOfDay(zone).toMSecsSinceEpoch());
    CH_TRY(sql::Rows rows, db.query("SELECT hour, orders, units, gross_minor, refunded_minor FROM sales_hours "
                                    "WHERE currency = ? AND hour >= ? AND hour < ?",
                                    range.currency, from, to));
    while (rows.next()) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(rows.integer(0), zone);
        week[size_t(local.date().dayOfWeek() - 1)][size_t(local.time().hour())] += {.orders = rows.integer(1),
                                                                                    .units = rows.integer(2),
                                                                                    .grossMinor = rows.integer(3),
                                                                                    .refundedMinor = rows.integer(4)};
    }
    CH_CHECK(rows.end());
    return week;
}

Result<std::optional<std::pair<QDate, QDate>>> salesDays(sql::Connection& db, const QString& currency)
{
    CH_TRY(sql::Rows rows, db.query("SELECT min(day), max(day) FROM sales_days WHERE currency = ?", currency));
    std::optional<std::pair<QDate, QDate>> days;
    if (rows.next() && !rows.isNull(0))
        days = std::pair(dateOf(int(rows.integer(0))), dateOf(int(rows.integer(1))));
    CH_CHECK(rows.end());
    return days;
}

} // namespace ch::store
