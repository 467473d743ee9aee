// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ShipLinesModel.h"

#include "ui/orders/OrderDetailTable.h"

#include <algorithm>

namespace ch::ui {

ShipLinesModel::ShipLinesModel(const Order& order, const QString& nowHeading, const QLocale& locale, QObject* parent)
    : QAbstractTableModel(parent)
    , m_nowHeading(nowHeading)
    , m_locale(locale)
{
    for (const OrderLine& line : order.lines) {
        if (line.toShip() > 0)
            m_rows.push_back({line, 0});
    }
}

void ShipLinesModel::setAll(bool all)
{
    for (Row& row : m_rows)
        row.now = all ? row.line.toShip() : 0;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Now), index(rowCount({}) - 1, Now));
}

void ShipLinesModel::setQuantities(const std::vector<LineQuantity>& quantities)
{
    for (Row& row : m_rows) {
        const auto wanted = std::ranges::find(quantities, row.line.lineNo, &LineQuantity::lineNo);
        row.now = wanted == quantities.end() ? 0 : std::clamp<qint64>(wanted->quantity, 0, row.line.toShip());
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Now), index(rowCount({}) - 1, Now));
}

std::vector<LineQuantity> ShipLinesModel::quantities() const
{
    std::vector<LineQuantity> quantities;
    for (const Row& row : m_rows) {
        if (row.now > 0)
            quantities.push_back({row.line.lineNo, row.now});
    }
    return quantities;
}

qint64 ShipLinesModel::total() const
{
    qint64 units = 0;
    for (const Row& row : m_rows)
        units += row.now;
    return units;
}

qint64 ShipLinesModel::left() const
{
    qint64 units = 0;
    for (const Row& row : m_rows)
        units += row.line.toShip();
    return units;
}

int ShipLinesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ShipLinesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ShipLinesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    const QString title = row.line.title.isEmpty() ? row.line.sku : row.line.title;
    if (role == Qt::TextAlignmentRole && index.column() != Product)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == OrderDetailTable::kSecondLineRole)
        return index.column() == Product ? row.line.sku : QVariant();
    if (role == OrderDetailTable::kMostRole)
        return row.line.toShip();
    if (role == Qt::AccessibleTextRole && index.column() == Now)
        return tr("%1 of %2, %3").arg(row.now).arg(row.line.toShip()).arg(title);
    if (role == Qt::EditRole && index.column() == Now)
        return row.now;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Product:
        return title;
    case Left:
        return m_locale.toString(row.line.toShip());
    default:
        return m_locale.toString(row.now);
    }
}

QVariant ShipLinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Product ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Product:
        return tr("Product");
    case Left:
        return tr("Left");
    default:
        return m_nowHeading;
    }
}

Qt::ItemFlags ShipLinesModel::flags(const QModelIndex& index) const
{
    const auto flags = QAbstractTableModel::flags(index);
    return index.column() == Now ? flags | Qt::ItemIsEditable : flags;
}

bool ShipLinesModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || index.column() != Now || role != Qt::EditRole)
        return false;
    Row& row = m_rows[static_cast<size_t>(index.row())];
    const qint64 wanted = value.toLongLong();
    if (wanted < 0 || wanted > row.line.toShip())
        return false;
    row.now = wanted;
    Q_EMIT dataChanged(index, index);
    return true;
}

} // namespace ch::ui
