// SPDX-License-Identifier: Apache-2.0
// A row of an order book whose fields were understood.
// Plain values; safe on any thread.
#pragma once

#include "core/base/UtcTime.h"
#include "server/importer/BookField.h"
#include "server/importer/BookMapping.h"
#include "server/importer/Spool.h"

#include <QByteArrayView>

#include <array>
#include <optional>

namespace ch::server {

struct BookRow
{
    /// Of the file.
    qint64 line = 0;
    /// Part of a refund that stands alone, not of an order.
    bool isRefund = false;
    BookStatus status = BookStatus::Completed;
    UtcTime createdAt;
    /// Nothing if the book says that nobody paid.
    std::optional<UtcTime> paidAt;
    qint64 quantity = 0;
    qint64 unitPriceMinor = 0;
    qint64 lineTotalMinor = 0;
    /// Before it was rounded: a price of 0.001 is a price, though it rounds to nothing.
    bool hasPrice = false;
    qint64 discountMinor = 0;
    qint64 shippingMinor = 0;
    qint64 refundedMinor = 0;
    /// Trimmed UTF-8 by BookField, up to kTextFields. They point into what the row was read from.
    std::array<QByteArrayView, kTextFields> texts;
    /// The cells as they were, one after the other, for the list of refused rows; empty if nobody wants it.
    QByteArrayView cells;

    QByteArrayView text(BookField field) const { return texts[indexOf(field)]; }
};

void writeRow(SpoolWriter& spool, const BookRow& row);
BookRow readRow(SpoolReader spool);

/// What the rows of one order or refund have in common, as bytes that sort them together.
void writeGroupKey(const BookRow& row, QByteArray& key);

} // namespace ch::server
