// SPDX-License-Identifier: Apache-2.0
// What a list of orders adds up to in one currency.
// Plain values; safe on any thread.
#pragma once

#include <QString>

namespace ch {

struct OrderTotal
{
    QString currency;
    qint64 orders = 0;
    qint64 totalMinor = 0;
    /// Of the lines with the SKU that the list is filtered by; 0 without one.
    qint64 skuUnits = 0;
    qint64 skuMinor = 0;

    friend bool operator==(const OrderTotal&, const OrderTotal&) = default;
};

} // namespace ch
