// SPDX-License-Identifier: Apache-2.0
// Products as rows of a file for spreadsheets, with the columns that an import reads again.
// Functions: any thread, productExport() that of the windows. A ProductTableFile is made, used and destroyed on the lane that
// writes.
#pragma once

#include "core/domain/ProductListItem.h"
#include "core/domain/ProductQuery.h"
#include "ui/files/ListExporter.h"
#include "ui/files/TableFile.h"
#include "ui/kit/UiContext.h"

namespace ch::ui {

/// The head of a file of products: as an import reads it again, in English whatever the language. Without money for roles that
/// see none.
TableHead productTableHead(const QString& title, bool withMoney);
TableRow productTableRow(const ProductListItem& item, int currencyDigits, bool withMoney);

class ProductTableFile
{
public:
    /// `file` has one table, with productTableHead().
    ProductTableFile(std::unique_ptr<TableFile> file, int currencyDigits, bool withMoney);

    Result<> add(const std::vector<ProductListItem>& items);
    Result<> finish() { return m_file->finish(); }
    const QString& path() const { return m_file->path(); }

private:
    std::unique_ptr<TableFile> m_file;
    int m_currencyDigits;
    bool m_withMoney;
};

/// For ListExporter::start(): the products of `query`, written as `plan` says, whose tables are set here.
ListExport<ProductListItem, ProductTableFile> productExport(UiContext& context, TableFilePlan plan,
                                                            const ProductQuery& query);

} // namespace ch::ui
