// SPDX-License-Identifier: Apache-2.0
// A file of rows for spreadsheets, CSV or XLSX, written whole or not at all: until finish() there is nothing under its name.
// Made, used and destroyed on the lane that writes.
#pragma once

#include "core/base/Result.h"

#include <QDateTime>

#include <memory>
#include <variant>
#include <vector>

namespace ch::ui {

enum class TableFormat { Csv, Xlsx };

struct TableAmount
{
    qint64 minor = 0;
    /// Of its currency: JPY 0, EUR 2, KWD 3.
    int digits = 2;

    friend bool operator==(const TableAmount&, const TableAmount&) = default;
};
/// Nothing, text, a count, an amount, a moment of the shop's days.
using TableCell = std::variant<std::monostate, QString, qint64, TableAmount, QDateTime>;
using TableRow = std::vector<TableCell>;

struct TableColumn
{
    QString title;
    /// In characters.
    int width = 12;
};

struct TableHead
{
    /// A sheet's name: at most 31 characters, none of []:*?/\.
    QString title;
    std::vector<TableColumn> columns;
};

struct TableFilePlan
{
    TableFormat format = TableFormat::Xlsx;
    /// One for CSV; XLSX has a sheet for each.
    std::vector<TableHead> tables{};
    QString folder;
    /// With its suffix; made safe, and another one if there is such a file already.
    QString name;
    /// For what a large XLSX file is put together from.
    QString workFolder{};
};

class TableFile
{
public:
    /// Errors: Storage.
    static Result<std::unique_ptr<TableFile>> create(const TableFilePlan& plan);
    virtual ~TableFile() = default;
    TableFile(const TableFile&) = delete;
    TableFile& operator=(const TableFile&) = delete;

    /// Below what `table` has already; each row as long as its columns. Errors: Storage.
    virtual Result<> add(size_t table, const std::vector<TableRow>& rows) = 0;
    /// From now on it is there. Not to be used after that.
    virtual Result<> finish() = 0;
    const QString& path() const { return m_path; }

protected:
    explicit TableFile(const QString& path) : m_path(path) {}

private:
    QString m_path;
};

} // namespace ch::ui
