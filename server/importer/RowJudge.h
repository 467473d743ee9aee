// SPDX-License-Identifier: Apache-2.0
// Judges one row after the other by the rules of contract section 8, in the order given there.
// Belongs to one thread at a time.
#pragma once

#include "core/base/Money.h"
#include "core/base/Result.h"
#include "server/importer/BookClock.h"
#include "server/importer/BookMapping.h"
#include "server/importer/BookRow.h"
#include "server/importer/CsvReader.h"
#include "server/importer/RejectReason.h"

#include <variant>

namespace ch::server {

using Verdict = std::variant<BookRow, RejectReason>;

class RowJudge
{
public:
    /// `header`: the first row. Refused with a sentence that names the columns that are missing or occur twice.
    /// `isConverted`: see BookText. `mapping` must outlive the judge.
    static Result<RowJudge> create(const BookMapping& mapping, const CsvRow& header, bool isConverted);

    /// What the row says, pointing into the row and the mapping; or why it is refused.
    Verdict judge(const CsvRow& row);

private:
    RowJudge(const BookMapping& mapping, bool isConverted);
    bool isMissing(const CsvRow& row) const;
    bool readNumbers(BookRow& row) const;
    bool readPrice(BookRow& row) const;
    bool readAmount(BookField field, qint64& minor) const;
    std::optional<Decimal> decimal(QByteArrayView text) const;
    bool readTimes(BookRow& row);
    bool isReadable(const CsvRow& row) const;
    bool readStatus(BookRow& row) const;

    const BookMapping* m_mapping;
    bool m_isConverted;
    BookClock m_clock;
    /// Where each field stands in a row; -1 if it has no column.
    PerField<int> m_columns;
    /// The trimmed cells of the row at hand, or the mapping's defaults.
    PerField<QByteArrayView> m_cells;
};

/// Without white space at its ends.
QByteArrayView trimmed(QByteArrayView text);

} // namespace ch::server
