// SPDX-License-Identifier: Apache-2.0
// The ledger of a product's stock with a chart of it, newest first, day by day; its age, and whether it could be read anew.
// Thread of the windows.
#pragma once

#include "core/desk/ProductStore.h"
#include "ui/inventory/ProductCells.h"
#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

namespace ch::ui {

class StockChart;

class MovementCard : public Card
{
    Q_OBJECT

public:
    explicit MovementCard(UiContext& context, QWidget* parent = nullptr);

    void render(const desk::ProductMovements& movements, const Product& product);
    void showReading();
    /// What is kept stays; says that it is not fresh.
    void showFailure(const Error& error);
    /// Time has gone by.
    void showAge();

Q_SIGNALS:
    void refreshRequested();

private:
    void fill();
    void addRow(const Movement& movement, const ProductWriter& writer, QBoxLayout* column);
    ProductWriter writer() const;

    UiContext& m_context;
    desk::ProductMovements m_movements;
    TextLabel* m_age;
    QToolButton* m_refresh;
    Notice* m_trouble;
    StockChart* m_chart;
    QWidget* m_rows = nullptr;
    size_t m_shown;
    bool m_isReading = false;
};

} // namespace ch::ui
