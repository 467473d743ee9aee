// SPDX-License-Identifier: Apache-2.0
// Paints the cells of a list of products.
// Thread of the windows.
#pragma once

#include "ui/inventory/ProductListModel.h"
#include "ui/kit/ThemedTable.h"

namespace ch::ui {

class ProductListDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit ProductListDelegate(const ProductListModel& model, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// What stands in a cell until its text is here.
    static void paintPlaceholder(QPainter& painter, const QRect& cell, ProductColumn column, int row,
                                 const Colors& colors);

private:
    struct Cell;
    void paintSku(const Cell& cell) const;
    void paintStock(const Cell& cell) const;
    void paintNumber(const Cell& cell) const;

    const ProductListModel& m_model;
    QFont m_body;
    QFont m_strong;
    QFont m_caption;
};

} // namespace ch::ui
