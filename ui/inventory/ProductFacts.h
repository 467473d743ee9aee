// SPDX-License-Identifier: Apache-2.0
// What is written about a product: SKU, barcode, location, reorder point, price. Each can be copied, and all be edited.
// Thread of the windows.
#pragma once

#include "ui/inventory/InventoryCommands.h"
#include "ui/inventory/ProductCells.h"
#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

namespace ch::ui {

class ProductFacts : public Card
{
    Q_OBJECT

public:
    ProductFacts(UiContext& context, const InventoryCommands& commands, QWidget* parent = nullptr);

    void render(const ProductListItem& item, const ProductWriter& writer);

private:
    std::vector<std::pair<ProductColumn, CopyField*>> m_fields;
};

} // namespace ch::ui
