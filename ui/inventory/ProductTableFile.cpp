// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductTableFile.h"

#include "core/base/Money.h"
#include "core/desk/ProductStore.h"

#include <QCoreApplication>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

TableHead productTableHead(const QString& title, bool withMoney)
{
    TableHead head{.title = title, .columns = {}};
    const auto add = [&head](const QString& name, int width) { head.columns.push_back({name, width}); };
    add(u"sku"_s, 16);
    add(u"title"_s, 40);
    add(u"barcode"_s, 16);
    add(u"location"_s, 12);
    add(u"reorder_point"_s, 12);
    if (withMoney)
        add(u"price"_s, 12);
    add(u"on_hand"_s, 12);
    add(u"reserved"_s, 12);
    add(u"available"_s, 12);
    add(u"active"_s, 8);
    return head;
}

TableRow productTableRow(const ProductListItem& item, int currencyDigits, bool withMoney)
{
    const Product& product = item.product;
    TableRow row;
    row.reserve(10);
    row.emplace_back(product.sku);
    row.emplace_back(product.title);
    row.emplace_back(product.barcode.value_or(QString()));
    row.emplace_back(product.location.value_or(QString()));
    if (product.reorderPoint)
        row.emplace_back(*product.reorderPoint);
    else
        row.emplace_back();
    if (withMoney)
        row.emplace_back(TableAmount{.minor = product.priceMinor, .digits = currencyDigits});
    row.emplace_back(product.onHand);
    row.emplace_back(product.reserved);
    row.emplace_back(product.available());
    row.emplace_back(QString(product.active ? u"yes"_s : u"no"_s));
    return row;
}

ProductTableFile::ProductTableFile(std::unique_ptr<TableFile> file, int currencyDigits, bool withMoney)
    : m_file(std::move(file))
    , m_currencyDigits(currencyDigits)
    , m_withMoney(withMoney)
{}

Result<> ProductTableFile::add(const std::vector<ProductListItem>& items)
{
    std::vector<TableRow> rows;
    rows.reserve(items.size());
    for (const ProductListItem& item : items)
        rows.push_back(productTableRow(item, m_currencyDigits, m_withMoney));
    return m_file->add(0, rows);
}

ListExport<ProductListItem, ProductTableFile> productExport(UiContext& context, TableFilePlan plan,
                                                            const ProductQuery& query)
{
    desk::ProductStore& products = context.workspace().products();
    const bool withMoney = seesMoney(context.role());
    const int digits = currencyDigits(context.workspace().identity().currency).value_or(2);
    plan.tables = {productTableHead(QCoreApplication::translate("ch::ui::ProductTableFile", "Products"), withMoney)};
    return {.text = QCoreApplication::translate("ch::ui::ProductTableFile", "Exporting products"),
            .atOnce = 1'000,
            .numbers = [&products, query](const std::stop_token& stop) { return products.rows(query, stop); },
            .records = [&products](const std::vector<qint64>& numbers) { return products.itemsForFile(numbers); },
            .create = [plan, digits, withMoney]() -> Result<std::unique_ptr<ProductTableFile>> {
                CH_TRY(auto file, TableFile::create(plan));
                return std::make_unique<ProductTableFile>(std::move(file), digits, withMoney);
            }};
}

} // namespace ch::ui
