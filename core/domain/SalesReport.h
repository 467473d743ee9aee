// SPDX-License-Identifier: Apache-2.0
// Sales figures as the service reports them (contract section 9, ruling 19).
// Plain values; safe on any thread. Amounts are minor units of the report's currency.
#pragma once

#include <QDate>
#include <QString>

#include <vector>

namespace ch {

struct SalesReportQuery
{
    /// Days of the report's zone, both included.
    QDate from;
    QDate to;
    /// hour, day, week, month, quarter or year; or empty with `by`.
    QString bucket{};
    /// product, country or weekday; or empty with `bucket`.
    QString by{};
    /// Empty: the shop's.
    QString timeZone{};
    /// 1 (Monday) – 7.
    int weekStart = 1;
};

struct SalesReportItem
{
    /// The bucket's first day or hour as written ("2011-09-01"), the SKU, the country (empty: not known) or the weekday (1–7).
    QString key;
    /// The product's title; else empty.
    QString title{};
    qint64 orders = 0;
    qint64 units = 0;
    qint64 grossMinor = 0;
    /// 0 by product: a refund names none.
    qint64 refundedMinor = 0;

    qint64 netMinor() const { return grossMinor - refundedMinor; }
    friend bool operator==(const SalesReportItem&, const SalesReportItem&) = default;
};

struct SalesReport
{
    QString currency;
    QString timeZone;
    std::vector<SalesReportItem> items;

    friend bool operator==(const SalesReport&, const SalesReport&) = default;
};

} // namespace ch
