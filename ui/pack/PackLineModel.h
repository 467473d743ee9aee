// SPDX-License-Identifier: Apache-2.0
// The lines of the order on the bench: what is open in the order of a walk, then what is done.
// Thread of the windows.
#pragma once

#include "core/domain/PackingSession.h"
#include "ui/kit/Formats.h"

#include <QAbstractListModel>

namespace ch::ui {

class PackLineModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void set(const std::vector<PackLine>& lines, const Formats& formats);
    const PackLine& lineAt(int row) const { return m_lines[size_t(row)]; }
    /// -1: there is no such line.
    int rowOf(int lineNo) const;
    const Formats& formats() const { return m_formats; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<PackLine> m_lines;
    Formats m_formats;
};

} // namespace ch::ui
