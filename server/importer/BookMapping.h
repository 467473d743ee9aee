// SPDX-License-Identifier: Apache-2.0
// What the columns of an order book mean: a mapping file, or one of those that are built in (docs/importing.md).
// A plain value; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "server/api/CountryNames.h"
#include "server/importer/BookField.h"
#include "server/importer/DatePattern.h"

#include <QHash>
#include <QString>
#include <QTimeZone>

namespace ch::server {

/// How far an order had come when the book was written.
enum class BookStatus {
    Completed,
    /// Paid, to be shipped.
    Paid,
    /// Cancelled before it was paid.
    Cancelled,
    /// Never paid.
    TimedOut,
    /// Paid, and all of it given back.
    Refunded,
};

struct BookMapping
{
    QString currency;
    int currencyDigits = 2;
    QTimeZone zone;
    QString timeZone;
    /// Empty: told from the file.
    QString encoding;
    char delimiter = ',';
    char decimalSeparator = '.';
    /// 0: none.
    char thousandsSeparator = 0;
    /// A row is a whole order, not one of its lines.
    bool rowIsOrder = false;
    /// Header texts, trimmed; empty where the book has no such column.
    PerField<QString> columns;
    /// For fields that have no column, or whose cell is empty.
    PerField<QByteArray> defaults;
    std::vector<DatePattern> datePatterns;
    /// Order numbers that begin so are refunds; empty: there are none.
    QByteArray refundPrefix;
    /// How long after it was placed an order that was never paid counts as closed.
    int unpaidAfterMinutes = 30;
    /// By the text of the status column; `otherStatus` for texts that are not listed (nothing: such a row is refused).
    QHash<QByteArray, BookStatus> statuses;
    std::optional<BookStatus> otherStatus;
    CountryNames countries;

    bool has(BookField field) const
    {
        return !columns[indexOf(field)].isEmpty() || !defaults[indexOf(field)].isEmpty();
    }
};

/// "online-retail", "tmall", or the path of a mapping file. Errors carry a sentence that names the member at fault.
Result<BookMapping> loadMapping(const QString& nameOrFile);

} // namespace ch::server
