// SPDX-License-Identifier: Apache-2.0
// How figures of sales are said: periods, amounts on axes, changes, choices.
// Pure functions; thread of the windows.
#pragma once

#include "ui/kit/Formats.h"
#include "ui/sales/SalesPeriodChoice.h"

namespace ch::ui {

/// What a chart over time can show.
enum class SalesMetric { Net, Gross, Refunds, Orders, Average, Units };
inline constexpr int kSalesMetrics = 6;

QString words(SalesPreset preset);
QString words(SalesComparison comparison);
QString words(SalesBucket bucket);
QString words(SalesMetric metric);
bool isMoney(SalesMetric metric);
qint64 valueOf(SalesMetric metric, const SalesFigures& figures);
QString valueText(SalesMetric metric, qint64 value, const Formats& formats, const QString& currency);

/// "1 – 30 Sep 2011", "28 Dec 2010 – 3 Jan 2011", "3 Mar 2011".
QString daysText(const SalesDays& days, const Formats& formats);
/// All of a period, for tables, tips and screen readers: "Thu, 1 Sep 2011", "Week of 5 Sep 2011", "September 2011",
/// "Q3 2011", "1 Sep 2011 13:00".
QString periodText(const PeriodSales& period, SalesBucket bucket, const Formats& formats);
/// The same for files, in no language: "2011-09-01", "2011-W36", "2011-09", "2011-Q3", "2011", "2011-09-01 13:00". An hour that
/// comes twice has its offset besides ("2011-10-30 01:00+01:00"); a week that does not begin on Monday is its first day.
QString periodInFile(const PeriodSales& period, SalesBucket bucket, const QTimeZone& zone);
/// As short as can be, for axes: "1 Sep", "13:00", "Sep", "Q3", "2011".
QString periodTick(const PeriodSales& period, SalesBucket bucket, const Formats& formats);

/// "12.5k", "1.2M"; in Chinese by ten thousands: "1.3万".
QString shortCount(qint64 number, const Formats& formats);
/// With the currency's sign: "£12.5k".
QString shortMoney(qint64 minor, const QString& currency, const Formats& formats);
/// "12.3 %" of a whole; "–" of nothing.
QString shareText(qint64 part, qint64 whole, const Formats& formats);
/// "+12.3 %", "−4 %"; empty where there was nothing before.
QString changeText(qint64 now, qint64 before, const Formats& formats);
/// A country's name; empty, kNoValue: "Not known".
QString countryText(const QString& country, const Formats& formats);
/// "5 h", "2 d 3 h".
QString hoursText(qint64 hours, const Formats& formats);

} // namespace ch::ui
