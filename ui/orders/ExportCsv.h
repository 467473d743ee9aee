// SPDX-License-Identifier: Apache-2.0
// RFC 4180 in UTF-8, which no spreadsheet takes for formulas (D4): docs/EXPORTS.md says how, and how to undo it.
// ExportCsv: on the lane that writes. The functions are pure.
#pragma once

#include "ui/orders/ExportFile.h"

#include <QSaveFile>

namespace ch::ui {

/// A text that begins a formula, or holds one behind a quote or separator, gets an apostrophe before it there. Any other text,
/// apostrophes included, is as it was; undone by textOfSafeCell().
QString safeCellText(const QString& text);
QString textOfSafeCell(const QString& cell);

class ExportCsv : public ExportFile
{
public:
    static Result<std::unique_ptr<ExportCsv>> create(const QString& path, const ExportTable& table);

    Result<> add(const std::vector<Order>& orders) override;
    Result<> finish() override;

private:
    ExportCsv(const QString& path, const ExportTable& table);
    Result<> write(const QByteArray& bytes);
    Error failure() const;

    ExportTable m_table;
    QSaveFile m_file;
};

} // namespace ch::ui
