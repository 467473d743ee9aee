// SPDX-License-Identifier: Apache-2.0
// An Excel workbook with a sheet for each table: texts as texts, amounts and times as numbers with a format.
// On the lane that writes. The only user of libxlsxwriter.
#pragma once

#include "ui/files/TableFile.h"

#include <QFile>

#include <unordered_map>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace ch::ui {

class XlsxFile : public TableFile
{
public:
    static Result<std::unique_ptr<XlsxFile>> create(const QString& path, const std::vector<TableHead>& tables,
                                                    const QString& workFolder);
    ~XlsxFile() override;

    Result<> add(size_t table, const std::vector<TableRow>& rows) override;
    Result<> finish() override;

private:
    /// A sheet holds 1,048,576 rows; what is more goes on the next.
    struct Sheet
    {
        TableHead head;
        lxw_worksheet* worksheet = nullptr;
        quint32 row = 0;
        int number = 0;
    };

    XlsxFile(const QString& path, const QString& workFolder);
    Result<> open(const std::vector<TableHead>& tables);
    Result<> beginWorksheet(Sheet& sheet);
    Result<> write(Sheet& sheet, const TableRow& row);
    lxw_format* amountFormat(int digits);
    Result<> checkTemporaries() const;

    QByteArray m_part;
    QByteArray m_workFolder;
    lxw_workbook* m_workbook = nullptr;
    lxw_format* m_head = nullptr;
    lxw_format* m_time = nullptr;
    std::unordered_map<int, lxw_format*> m_amounts;
    std::vector<Sheet> m_sheets;
};

} // namespace ch::ui
