// SPDX-License-Identifier: Apache-2.0
// What is in one parcel of an order: one that went out, or the one on the bench, whose label comes before its tracking number.
// A pure function; safe on any thread.
#pragma once

#include "core/domain/Order.h"
#include "ui/print/PrintWords.h"

#include <vector>

namespace ch::ui {

struct ParcelView
{
    /// 0: the whole order.
    int no = 0;
    /// How many there will be; 0: not known yet.
    int of = 0;
    std::vector<LineQuantity> lines{};
    QString carrier{};
    QString trackingNo{};

    bool isWholeOrder() const { return no == 0; }
    /// Of a line of the order.
    qint64 quantityOf(const OrderLine& line) const;
    /// "Parcel 2 of 3", "Parcel 2"; empty if there is only the one.
    QString text(const PrintWords& words) const;
};

/// `parcelNo` 0, or one that is neither out nor being packed: the whole order.
ParcelView parcelOf(const Order& order, int parcelNo);

} // namespace ch::ui
