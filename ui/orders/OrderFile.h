// SPDX-License-Identifier: Apache-2.0
// Orders as rows of a file for spreadsheets: a table of orders, of their lines, or both.
// Made, used and destroyed on the lane that writes.
#pragma once

#include "core/domain/Order.h"
#include "ui/orders/ExportTable.h"

namespace ch::ui {

struct ExportPlan
{
    TableFormat format = TableFormat::Xlsx;
    /// One for CSV; XLSX has a sheet for each.
    std::vector<ExportTable> tables{};
    /// As in TableFilePlan.
    QString folder{};
    QString name{};
    QString workFolder{};
};

class OrderFile
{
public:
    /// Errors: Storage.
    static Result<std::unique_ptr<OrderFile>> create(const ExportPlan& plan);

    Result<> add(const std::vector<Order>& orders);
    Result<> finish() { return m_file->finish(); }
    const QString& path() const { return m_file->path(); }

private:
    OrderFile(std::unique_ptr<TableFile> file, const std::vector<ExportTable>& tables);

    std::unique_ptr<TableFile> m_file;
    std::vector<ExportTable> m_tables;
};

} // namespace ch::ui
