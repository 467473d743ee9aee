// SPDX-License-Identifier: Apache-2.0
// One product whole: what it is, what there is of it, what waits or was refused, what happened to its stock.
// Thread of the windows.
#pragma once

#include "core/desk/ProductStore.h"
#include "ui/inventory/InventoryCommands.h"
#include "ui/inventory/ProductCells.h"
#include "ui/kit/UiContext.h"

#include <QTimer>
#include <QWidget>

class QScrollArea;
class QStackedLayout;

namespace ch::ui {

class EmptyState;
class MovementCard;
class ProductDetailHeader;
class ProductFacts;
class ProductOpenCard;
class StockTiles;

class ProductDetailPane : public QWidget
{
    Q_OBJECT

public:
    ProductDetailPane(UiContext& context, const InventoryCommands& commands, QWidget* parent = nullptr);

    /// Shows it and keeps it up to date until another one is shown; empty: none is chosen.
    void showProduct(const QString& sku);
    const QString& sku() const { return m_sku; }
    /// Nothing: none is shown, or it is not read yet.
    const std::optional<desk::ProductDetail>& detail() const { return m_detail; }

Q_SIGNALS:
    /// What is shown has been read, or is no longer.
    void loaded();
    void againRequested(const ch::PendingOperation& entry);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void load();
    void onDetail(int asked, const Result<desk::ProductDetail>& loaded);
    void loadMovements();
    void refreshMovements();
    void render();
    void renderMovements();
    void onStatus();
    void showProblem(const Error& error);
    void showNothing();
    ProductWriter writer() const;

    UiContext& m_context;
    const InventoryCommands& m_commands;
    QStackedLayout* m_stack;
    QWidget* m_content = nullptr;
    QScrollArea* m_scroll = nullptr;
    ProductDetailHeader* m_header = nullptr;
    StockTiles* m_tiles = nullptr;
    ProductOpenCard* m_open = nullptr;
    ProductFacts* m_facts = nullptr;
    MovementCard* m_movementCard = nullptr;
    EmptyState* m_empty = nullptr;
    QTimer m_movementsDue;
    QTimer m_loadingDue;
    QTimer m_clock;

    QString m_sku;
    /// Answers about a product that is no longer shown are dropped.
    int m_generation = 0;
    std::optional<desk::ProductDetail> m_detail;
    desk::ProductMovements m_movements;
    /// Of the product when its ledger was read last.
    qint64 m_readRevision = -1;
    bool m_wasOnline = false;
};

} // namespace ch::ui
