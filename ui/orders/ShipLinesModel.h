// SPDX-License-Identifier: Apache-2.0
// The lines of an order with something left, and how many units of each are taken now: for parcels, and for refunds that
// give units back to stock.
// Thread of the windows.
#pragma once

#include "core/domain/Order.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace ch::ui {

class ShipLinesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Product, Left, Now, ColumnCount };

    /// `nowHeading`: what is done with them: "Ships now".
    ShipLinesModel(const Order& order, const QString& nowHeading, const QLocale& locale, QObject* parent = nullptr);

    /// All that is left, or none.
    void setAll(bool all);
    void setQuantities(const std::vector<LineQuantity>& quantities);
    /// Those that are not 0.
    std::vector<LineQuantity> quantities() const;
    qint64 total() const;
    qint64 left() const;
    bool isEverything() const { return total() == left(); }

    int rowCount(const QModelIndex& parent) const override;
    int columnCount(const QModelIndex& parent) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

private:
    struct Row
    {
        OrderLine line;
        qint64 now = 0;
    };
    std::vector<Row> m_rows;
    QString m_nowHeading;
    QLocale m_locale;
};

} // namespace ch::ui
