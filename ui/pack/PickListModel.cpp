// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PickListModel.h"

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More are on the paper; on the screen the first say enough.
constexpr int kMostShares = 6;

} // namespace

PickListModel::PickListModel(UiContext& context, QObject* parent) : QAbstractListModel(parent), m_context(context) {}

void PickListModel::set(const PickList& list)
{
    m_list = list;
    fill();
}

void PickListModel::setByOrder(bool byOrder)
{
    m_isByOrder = byOrder;
    fill();
}

PickListModel::Row PickListModel::rowOf(const PickLine& line) const
{
    QStringList shares;
    for (const PickShare& share : line.shares) {
        if (shares.size() == kMostShares) {
            shares.append(u"…"_s);
            break;
        }
        shares.append(QString(share.orderNo + u" × " + m_context.formats().count(share.quantity)));
    }
    QString note = shares.join(u"   "_s);
    if (line.isShort())
        note = tr("Only %n in stock", nullptr, int(*line.onHand)) +
               (note.isEmpty() ? QString() : QString(u"   "_s + note));
    return {.location = line.location,
            .title = line.title.isEmpty() ? line.sku : line.title,
            .codes = line.barcode.isEmpty() ? line.sku : QString(line.sku + u" · " + line.barcode),
            .note = note,
            .isShort = line.isShort(),
            .quantity = line.quantity};
}

void PickListModel::fill()
{
    beginResetModel();
    m_rows.clear();
    if (!m_isByOrder) {
        for (const PickLine& line : m_list.lines)
            m_rows.push_back(rowOf(line));
    } else {
        for (const PickedOrder& order : m_list.orders) {
            m_rows.push_back(
                {.isHeading = true, .title = order.orderNo, .note = order.shipTo, .quantity = order.units});
            for (const PickLine& line : order.lines)
                m_rows.push_back(rowOf(line));
        }
    }
    endResetModel();
}

QString PickListModel::quantityText(const Row& row) const
{
    return m_context.formats().count(row.quantity);
}

int PickListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PickListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::AccessibleTextRole:
        return row.isHeading
                   ? tr("Order %1, %2, %n unit(s)", nullptr, int(row.quantity)).arg(row.title, row.note)
                   : tr("%1 times %2 at %3", "a quantity, an article, a place")
                         .arg(quantityText(row), row.title, row.location.isEmpty() ? tr("no place") : row.location);
    default:
        return {};
    }
}

} // namespace ch::ui
