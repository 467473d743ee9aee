// SPDX-License-Identifier: Apache-2.0
// The rows of a file of products with what each comes to, one group of them at a time.
// Thread of the windows.
#pragma once

#include "core/desk/ProductImport.h"
#include "ui/kit/Formats.h"

#include <QAbstractTableModel>

namespace ch::ui {

class ProductImportModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RowNo, Sku, Verdict, Detail, ColumnCount };
    enum class Group { Problems, New, Changed, Unchanged };
    static Group groupOf(desk::ImportVerdict verdict);

    using QAbstractTableModel::QAbstractTableModel;

    void setPlan(std::shared_ptr<const desk::ProductImportPlan> plan, const Formats& formats);
    void show(Group group);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const desk::ProductImportPlan> m_plan;
    Formats m_formats;
    std::vector<quint32> m_shown;
};

} // namespace ch::ui
