// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderFile.h"

#include <QCoreApplication>

namespace ch::ui {

OrderFile::OrderFile(std::unique_ptr<TableFile> file, const std::vector<ExportTable>& tables)
    : m_file(std::move(file))
    , m_tables(tables)
{}

Result<std::unique_ptr<OrderFile>> OrderFile::create(const ExportPlan& plan)
{
    TableFilePlan files{.format = plan.format, .folder = plan.folder, .name = plan.name, .workFolder = plan.workFolder};
    for (const ExportTable& table : plan.tables)
        files.tables.push_back(table.head());
    CH_TRY(auto file, TableFile::create(files));
    return std::unique_ptr<OrderFile>(new OrderFile(std::move(file), plan.tables));
}

Result<> OrderFile::add(const std::vector<Order>& orders)
{
    for (size_t table = 0; table < m_tables.size(); ++table) {
        std::vector<TableRow> rows;
        for (const Order& order : orders) {
            for (TableRow& row : m_tables[table].rowsOf(order))
                rows.push_back(std::move(row));
        }
        CH_CHECK(m_file->add(table, rows));
    }
    return ok();
}

ListExport<Order, OrderFile> orderExport(UiContext& context, const ExportPlan& plan, const OrderQuery& query)
{
    desk::OrderStore& orders = context.workspace().orders();
    return {.text = QCoreApplication::translate("ch::ui::OrderFile", "Exporting orders"),
            .atOnce = 250,
            .numbers = [&orders, query](const std::stop_token& stop) { return orders.allRows(query, stop); },
            .records = [&orders](const std::vector<qint64>& numbers) { return orders.orders(numbers); },
            .create = [plan] { return OrderFile::create(plan); }};
}

} // namespace ch::ui
