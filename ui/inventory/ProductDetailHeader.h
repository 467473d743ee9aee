// SPDX-License-Identifier: Apache-2.0
// The head of a product's detail: title, SKU, how its stock stands, and what can be done.
// Thread of the windows.
#pragma once

#include "ui/inventory/InventoryCommands.h"
#include "ui/inventory/ProductCells.h"
#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

#include <QFrame>

class QHBoxLayout;

namespace ch::ui {

class ProductDetailHeader : public QFrame
{
    Q_OBJECT

public:
    ProductDetailHeader(UiContext& context, const InventoryCommands& commands, QWidget* parent = nullptr);

    void render(const ProductListItem& item, const ProductWriter& writer);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addButton(InventoryCommand command, ButtonKind kind, QLayout* row);
    void addIconButton(InventoryCommand command, QHBoxLayout* row);

    const InventoryCommands& m_commands;
    TextLabel* m_title;
    TextLabel* m_sku;
    Pill* m_stock;
    Pill* m_waiting;
    Pill* m_refused;
    TextLabel* m_outdated;
};

} // namespace ch::ui
