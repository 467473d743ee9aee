// SPDX-License-Identifier: Apache-2.0
// Orders as rows of a file for spreadsheets: a table of orders, of their lines, or both.
// An OrderFile is made, used and destroyed on the lane that writes.
#pragma once

#include "core/domain/Order.h"
#include "core/domain/OrderQuery.h"
#include "ui/files/ListExporter.h"
#include "ui/kit/UiContext.h"
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

/// For ListExporter::start(): the orders of `query`, written as `plan` says. Thread of the windows.
ListExport<Order, OrderFile> orderExport(UiContext& context, const ExportPlan& plan, const OrderQuery& query);

} // namespace ch::ui
