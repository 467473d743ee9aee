// SPDX-License-Identifier: Apache-2.0
// What a list of orders shows and in which order: the filters of GET /orders and those that only a desk has.
// Plain values; safe on any thread.
#pragma once

#include "core/base/UtcTime.h"
#include "core/domain/OrderStatus.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace ch {

enum class OrderSort { CreatedAt, OrderNo, Total, ShipBy, UpdatedAt, Status, Customer, Country, Units, PaidAt };

/// created_at, order_no, total_minor, ship_by, updated_at, status, customer, country, units, paid_at.
QLatin1StringView nameOf(OrderSort sort);
std::optional<OrderSort> orderSortFromName(QStringView name);

/// An hour of the week on the clock of a time zone: "Mondays from 14:00 to 15:00".
struct WeekHour
{
    /// 1 (Monday) – 7.
    int weekday = 1;
    /// 0 – 23.
    int hour = 0;
    /// IANA name.
    QString timeZone{};

    friend bool operator==(const WeekHour&, const WeekHour&) = default;
};

/// Empty members filter nothing. Times: from included, to excluded.
struct OrderQuery
{
    std::vector<OrderStatus> statuses{};
    std::vector<OrderStatus> excludedStatuses{};
    std::vector<Fulfilment> fulfilments{};
    /// Any substring of two characters or more; letter case is ignored.
    QString search{};
    QString sku{};
    QString country{};
    /// As the address has it.
    QString region{};
    /// ISO 4217.
    QString currency{};
    /// Why it was cancelled: CUSTOMER, …, TIMEOUT, REFUNDED.
    QString cancelReason{};
    /// The shop's number of the customer.
    QString customer{};
    QStringList orderNos{};
    std::optional<UtcTime> createdFrom{};
    std::optional<UtcTime> createdTo{};
    std::optional<UtcTime> paidFrom{};
    std::optional<UtcTime> paidTo{};
    /// Ever, whatever became of it later.
    std::optional<bool> isPaid{};
    std::optional<WeekHour> paidHour{};
    /// When its last parcel went out.
    std::optional<UtcTime> shippedFrom{};
    std::optional<UtcTime> shippedTo{};
    /// Whole hours from payment to the last parcel, both ends included.
    std::optional<qint64> minShipHours{};
    std::optional<qint64> maxShipHours{};
    /// Its last parcel went out after ship_by.
    std::optional<bool> isShippedLate{};
    /// Both ends included.
    std::optional<qint64> minTotalMinor{};
    std::optional<qint64> maxTotalMinor{};
    std::optional<bool> onHold{};
    /// One that waits in the outbox is one too.
    std::optional<bool> hasNote{};
    /// Paid, something left to ship, and ship_by lies before this moment (overdue: now) and not before that one (due today: from
    /// the beginning of today to its end).
    std::optional<UtcTime> dueBefore{};
    std::optional<UtcTime> dueFrom{};
    /// Something of this order waits in the outbox or was refused.
    bool isInOutbox = false;

    OrderSort sort = OrderSort::CreatedAt;
    bool isDescending = true;

    friend bool operator==(const OrderQuery&, const OrderQuery&) = default;
};

} // namespace ch
