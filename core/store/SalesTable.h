// SPDX-License-Identifier: Apache-2.0
// Sales figures out of the cache, the same as the service's report (contract section 9): an order counts on the day it was
// paid, a refund on the day it was made, in the shop's time zone and one currency.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/sql/Connection.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace ch::store {

struct SalesFigures
{
    qint64 orders = 0;
    qint64 units = 0;
    qint64 grossMinor = 0;
    qint64 refundedMinor = 0;

    qint64 netMinor() const { return grossMinor - refundedMinor; }
    SalesFigures& operator+=(const SalesFigures& other);
    friend bool operator==(const SalesFigures&, const SalesFigures&) = default;
};

/// Days of the shop's time zone, both included.
struct SalesRange
{
    QDate from;
    QDate to;
    /// ISO 4217.
    QString currency;
};

enum class SalesBucket { Day, Week, Month, Quarter, Year };
QLatin1StringView nameOf(SalesBucket bucket);
std::optional<SalesBucket> salesBucketFromName(QStringView name);

struct PeriodSales
{
    /// The first day of the period; may lie before the range, whose days alone are counted.
    QDate from;
    SalesFigures figures;
};
/// Every period that the range touches, empty ones too. `weekStart` 1 (Monday) – 7.
Result<std::vector<PeriodSales>> salesByPeriod(sql::Connection& db, const SalesRange& range, SalesBucket bucket,
                                               int weekStart);

struct ProductSales
{
    QString sku;
    qint64 orders = 0;
    qint64 units = 0;
    qint64 grossMinor = 0;
};
/// Most money first, then by SKU.
Result<std::vector<ProductSales>> salesByProduct(sql::Connection& db, const SalesRange& range, int limit);

struct CountrySales
{
    /// Empty for refunds whose order is not known.
    QString country;
    SalesFigures figures;
};
/// Most money first, then by country.
Result<std::vector<CountrySales>> salesByCountry(sql::Connection& db, const SalesRange& range);

/// Indexes 0 (Monday) – 6; 24 hours each.
Result<std::vector<std::vector<SalesFigures>>> salesByWeekdayAndHour(sql::Connection& db, const SalesRange& range,
                                                                     const QTimeZone& zone);

/// The first and the last day with a sale or a refund; nothing if there was none.
Result<std::optional<std::pair<QDate, QDate>>> salesDays(sql::Connection& db, const QString& currency);

} // namespace ch::store
