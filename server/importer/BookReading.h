// SPDX-License-Identifier: Apache-2.0
// The first half of an import: reads and judges every row, and sorts the good ones by order.
// Belongs to one thread at a time.
#pragma once

#include "server/importer/Importer.h"
#include "server/importer/RejectLog.h"
#include "server/importer/RowJudge.h"
#include "server/importer/SpillSorter.h"

#include <vector>

namespace ch::server {

class BookReading
{
public:
    /// All references must outlive the reading.
    BookReading(const ImportOptions& options, const BookMapping& mapping, RejectLog& rejects);

    /// Reads the whole file; then rows() gives the good ones, those of one order or refund together, in file order.
    Result<> read();
    SpillSorter& rows() { return m_rows; }
    /// Rows of the file, good or not.
    qint64 count() const { return m_count; }
    const std::vector<QByteArray>& header() const { return m_header; }

private:
    Result<> take(RowJudge& judge, const CsvRow& row);

    const ImportOptions& m_options;
    const BookMapping& m_mapping;
    RejectLog& m_rejects;
    SpillSorter m_rows;
    SpoolWriter m_spool;
    QByteArray m_key;
    std::vector<QByteArray> m_header;
    qint64 m_count = 0;
};

} // namespace ch::server
