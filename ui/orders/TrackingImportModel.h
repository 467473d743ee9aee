// SPDX-License-Identifier: Apache-2.0
// The rows of a carrier's list beside the orders they mean: the preview before anything is shipped.
// Thread of the windows.
#pragma once

#include "ui/orders/TrackingMatch.h"

#include <QAbstractTableModel>

namespace ch::ui {

class TrackingImportModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RowNo, Number, Tracking, Verdict, ColumnCount };

    explicit TrackingImportModel(TrackingMatch& match, QObject* parent = nullptr);
    /// To be called whenever the match has other rows or other verdicts.
    void reset();

    int rowCount(const QModelIndex& parent) const override;
    int columnCount(const QModelIndex& parent) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    TrackingMatch& m_match;
};

} // namespace ch::ui
