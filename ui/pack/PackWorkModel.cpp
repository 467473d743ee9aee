// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackWorkModel.h"

#include "ui/pack/PackWords.h"

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

PackWorkModel::PackWorkModel(UiContext& context, QObject* parent) : QAbstractTableModel(parent), m_context(context) {}

void PackWorkModel::set(const desk::PackWorkList& list)
{
    // Rows that stay in their places keep their selection, and the view its place.
    const bool isSameRows = std::ranges::equal(list.items, m_list.items, {}, &desk::PackWork::id, &desk::PackWork::id);
    if (!isSameRows) {
        beginResetModel();
        m_list = list;
        endResetModel();
        return;
    }
    const desk::PackWorkList before = std::exchange(m_list, list);
    for (int row = 0; row < rowCount(); ++row) {
        if (before.items[size_t(row)] != itemAt(row))
            Q_EMIT dataChanged(index(row, 0), index(row, kPackColumns - 1));
    }
}

bool PackWorkModel::isLate(const desk::PackWork& work) const
{
    return work.shipBy && *work.shipBy < m_context.now();
}

int PackWorkModel::lateCount() const
{
    return int(std::ranges::count_if(m_list.items, [this](const desk::PackWork& work) { return isLate(work); }));
}

int PackWorkModel::rowOf(OrderId id) const
{
    const auto found = std::ranges::find(m_list.items, id, &desk::PackWork::id);
    return found == m_list.items.end() ? -1 : int(found - m_list.items.begin());
}

QString PackWorkModel::text(const desk::PackWork& work, PackColumn column) const
{
    const Formats& formats = m_context.formats();
    switch (column) {
    case PackColumn::Due:
        return work.shipBy ? formats.dayOf(*work.shipBy, m_context.now()) : QString();
    case PackColumn::Number:
        return work.orderNo;
    case PackColumn::ShipTo:
        return work.shipTo;
    case PackColumn::Units:
        return tr("%1 in %2", "units in lines")
            .arg(tr("%n unit(s)", nullptr, int(work.units)), tr("%n line(s)", nullptr, work.lines));
    case PackColumn::Packed:
        if (work.packed == 0)
            return work.shipped > 0 ? tr("%n shipped", nullptr, int(work.shipped)) : QString();
        return ofWords(work.packed, work.units, formats);
    case PackColumn::Who:
        if (!work.claim)
            return {};
        return work.isMine ? tr("You") : whoHas(*work.claim);
    }
    Q_UNREACHABLE();
}

int PackWorkModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_list.items.size());
}

int PackWorkModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kPackColumns;
}

QVariant PackWorkModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const desk::PackWork& work = itemAt(index.row());
    const auto column = PackColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(work, column);
    case Qt::ToolTipRole:
        if (column == PackColumn::Due && work.shipBy)
            return m_context.formats().exact(*work.shipBy);
        if (column == PackColumn::Who && work.claim)
            return tr("Until %1, if it is not renewed")
                .arg(m_context.formats().when(work.claim->expiresAt, m_context.now()));
        return {};
    default:
        return {};
    }
}

QVariant PackWorkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= kPackColumns)
        return {};
    switch (PackColumn(section)) {
    case PackColumn::Due:
        return tr("Due");
    case PackColumn::Number:
        return tr("Order");
    case PackColumn::ShipTo:
        return tr("Ship to");
    case PackColumn::Units:
        return tr("To pack");
    case PackColumn::Packed:
        return tr("Packed");
    case PackColumn::Who:
        return tr("Packed by");
    }
    Q_UNREACHABLE();
}

} // namespace ch::ui
