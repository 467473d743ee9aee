// SPDX-License-Identifier: Apache-2.0
// The lines of an order: what was ordered, how far it is, what it costs. No money for those who must not see it.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

#include <QAbstractTableModel>

namespace ch::ui {

class OrderDetailTable;

class OrderLinesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Product, Ordered, Packed, Shipped, Left, Price, Total, ColumnCount };

    explicit OrderLinesModel(UiContext& context, QObject* parent = nullptr);
    void setOrder(const Order& order);
    /// Something is packed that has not shipped.
    bool isBeingPacked() const;
    bool isAnyShipped() const;
    bool isAnyLeft() const;

    int rowCount(const QModelIndex& parent) const override;
    int columnCount(const QModelIndex& parent) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const OrderLine& line, int column) const;

    UiContext& m_context;
    std::vector<OrderLine> m_lines;
    QString m_currency;
    bool m_isOver = false;
};

class OrderDetailLines : public Card
{
    Q_OBJECT

public:
    explicit OrderDetailLines(UiContext& context, QWidget* parent = nullptr);
    void render(const Order& order);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitColumns();

    UiContext& m_context;
    OrderLinesModel m_model;
    OrderDetailTable* m_table;
};

} // namespace ch::ui
