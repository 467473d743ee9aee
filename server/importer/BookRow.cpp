// SPDX-License-Identifier: Apache-2.0
#include "server/importer/BookRow.h"

#include <limits>

namespace ch::server {

namespace {

constexpr qint64 kNobodyPaid = std::numeric_limits<qint64>::min();

} // namespace

void writeRow(SpoolWriter& spool, const BookRow& row)
{
    spool.number(row.line);
    spool.number(row.isRefund ? 1 : 0);
    spool.number(static_cast<qint64>(row.status));
    spool.number(row.createdAt.epochMs());
    spool.number(row.paidAt ? row.paidAt->epochMs() : kNobodyPaid);
    spool.number(row.quantity);
    spool.number(row.unitPriceMinor);
    spool.number(row.lineTotalMinor);
    spool.number(row.hasPrice ? 1 : 0);
    spool.number(row.discountMinor);
    spool.number(row.shippingMinor);
    spool.number(row.refundedMinor);
    for (const QByteArrayView text : row.texts)
        spool.text(text);
    spool.text(row.cells);
}

BookRow readRow(SpoolReader spool)
{
    BookRow row;
    row.line = spool.number();
    row.isRefund = spool.number() != 0;
    row.status = static_cast<BookStatus>(spool.number());
    row.createdAt = UtcTime(spool.number());
    const qint64 paidAt = spool.number();
    if (paidAt != kNobodyPaid)
        row.paidAt = UtcTime(paidAt);
    row.quantity = spool.number();
    row.unitPriceMinor = spool.number();
    row.lineTotalMinor = spool.number();
    row.hasPrice = spool.number() != 0;
    row.discountMinor = spool.number();
    row.shippingMinor = spool.number();
    row.refundedMinor = spool.number();
    for (QByteArrayView& text : row.texts)
        text = spool.text();
    row.cells = spool.text();
    return row;
}

void writeGroupKey(const BookRow& row, QByteArray& key)
{
    key.resize(1);
    key[0] = row.isRefund ? 'R' : 'O';
    key.append(row.text(BookField::OrderNo));
}

} // namespace ch::server
