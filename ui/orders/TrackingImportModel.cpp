// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/TrackingImportModel.h"

#include "ui/orders/OrderDetailTable.h"

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What the verdict alone does not say.
QString reasonOf(const TrackingMatchRow& row)
{
    if (row.verdict == TrackingVerdict::NotPossible)
        return words(row.reason).what;
    if (row.verdict == TrackingVerdict::Damaged)
        return TrackingImportModel::tr("A spreadsheet rounded it; export the column as text.");
    if (row.verdict == TrackingVerdict::Matched && row.sharesWith > 0)
        return TrackingImportModel::tr("Same number as row %1").arg(row.sharesWith);
    return {};
}

QString whoOf(const TrackingMatchRow& row)
{
    if (!row.order)
        return {};
    QStringList parts;
    for (const QString& part : {row.order->customerName, row.order->city, row.order->country}) {
        if (!part.isEmpty())
            parts.push_back(part);
    }
    return parts.join(u" · "_s);
}

} // namespace

TrackingImportModel::TrackingImportModel(TrackingMatch& match, QObject* parent)
    : QAbstractTableModel(parent)
    , m_match(match)
{}

void TrackingImportModel::reset()
{
    beginResetModel();
    endResetModel();
}

int TrackingImportModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_match.rows().size());
}

int TrackingImportModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TrackingImportModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount({}))
        return {};
    const TrackingMatchRow& row = m_match.rows()[static_cast<size_t>(index.row())];
    if (role == OrderDetailTable::kToneRole && index.column() == Verdict)
        return int(toneOf(row.verdict));
    if (role == OrderDetailTable::kSecondLineRole) {
        if (index.column() == Number)
            return whoOf(row);
        return index.column() == Tracking ? row.row.carrier : QString();
    }
    if (role == Qt::ToolTipRole && index.column() == Verdict)
        return reasonOf(row);
    if (role == Qt::TextAlignmentRole && index.column() == RowNo)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == OrderDetailTable::kNoteRole && index.column() == Verdict)
        return reasonOf(row);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case RowNo:
        return QString::number(row.row.row);
    case Number:
        return row.order ? row.order->orderNo : row.row.orderNo;
    case Tracking:
        return row.row.trackingNo;
    default:
        return words(row.verdict);
    }
}

QVariant TrackingImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == RowNo ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RowNo:
        return tr("Row");
    case Number:
        return tr("Order");
    case Tracking:
        return tr("Tracking number");
    default:
        return tr("Check");
    }
}

} // namespace ch::ui
