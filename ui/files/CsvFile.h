// SPDX-License-Identifier: Apache-2.0
// RFC 4180 in UTF-8, which no spreadsheet takes for formulas (D4): docs/EXPORTS.md says how, and how to undo it.
// CsvFile: on the lane that writes. The functions are pure.
#pragma once

#include "ui/files/TableFile.h"

#include <QSaveFile>

namespace ch::ui {

/// A text that begins a formula, or holds one behind a quote or separator, gets an apostrophe before it there. Any other text,
/// apostrophes included, is as it was; undone by textOfSafeCell().
QString safeCellText(const QString& text);
QString textOfSafeCell(const QString& cell);

class CsvFile : public TableFile
{
public:
    static Result<std::unique_ptr<CsvFile>> create(const QString& path, const TableHead& head);

    Result<> add(size_t table, const std::vector<TableRow>& rows) override;
    Result<> finish() override;

private:
    explicit CsvFile(const QString& path);
    Result<> write(const QByteArray& bytes);
    Error failure() const;

    QSaveFile m_file;
};

} // namespace ch::ui
