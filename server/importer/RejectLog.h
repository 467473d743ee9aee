// SPDX-License-Identifier: Apache-2.0
// Counts refused rows by reason and, if somebody wants it, writes them to a file by line, safe to open in a spreadsheet.
// Belongs to one thread at a time.
#pragma once

#include "server/importer/RejectReason.h"
#include "server/importer/SpillSorter.h"
#include "server/importer/Spool.h"

#include <QSaveFile>

#include <memory>
#include <span>

namespace ch::server {

class RejectLog
{
public:
    /// `file`: where the rows go; empty if they are only counted. `folder`: for what does not fit into memory.
    RejectLog(const QString& file, const QString& folder);

    /// Makes sure that the file can be written before a long import begins.
    Result<> open();
    bool keepsCells() const { return m_file != nullptr; }

    /// A row that was read just now.
    Result<> add(RejectReason reason, qint64 line, std::span<const QByteArrayView> fields);
    /// A row whose cells were kept aside as cells() makes them.
    Result<> addKept(RejectReason reason, qint64 line, QByteArrayView cells);
    /// The row's cells as bytes for later; empty if nobody will want them. Valid until the next call.
    QByteArrayView cells(std::span<const QByteArrayView> fields);

    /// By RejectReason.
    const std::array<qint64, kRejectReasons>& counts() const { return m_counts; }
    /// Writes the file: the row's number, the reason, then the book's own columns.
    Result<> write(std::span<const QByteArray> header);

private:
    Result<> writeLine(const QByteArray& line);

    std::array<qint64, kRejectReasons> m_counts{};
    std::unique_ptr<QSaveFile> m_file;
    SpillSorter m_rows;
    SpoolWriter m_spool;
};

/// A cell of a CSV that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front, unless it is
/// a number; so does what begins with an apostrophe, so that taking one away gives back the text. Bytes that are no UTF-8
/// become U+FFFD.
QByteArray safeCell(QByteArrayView text);

} // namespace ch::server
