// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductImportModel.h"

#include "ui/inventory/ImportWords.h"

namespace ch::ui {

using desk::ImportVerdict;

ProductImportModel::Group ProductImportModel::groupOf(ImportVerdict verdict)
{
    switch (verdict) {
    case ImportVerdict::New:
        return Group::New;
    case ImportVerdict::Changed:
        return Group::Changed;
    case ImportVerdict::Unchanged:
        return Group::Unchanged;
    default:
        return Group::Problems;
    }
}

void ProductImportModel::setPlan(std::shared_ptr<const desk::ProductImportPlan> plan, const Formats& formats)
{
    beginResetModel();
    m_plan = std::move(plan);
    m_formats = formats;
    m_shown.clear();
    endResetModel();
}

void ProductImportModel::show(Group group)
{
    beginResetModel();
    m_shown.clear();
    for (quint32 i = 0; m_plan && i < m_plan->steps.size(); ++i) {
        if (groupOf(m_plan->steps[i].verdict) == group)
            m_shown.push_back(i);
    }
    endResetModel();
}

int ProductImportModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ProductImportModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProductImportModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() == RowNo ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const desk::ProductImportStep& step = m_plan->steps[m_shown[size_t(index.row())]];
    switch (index.column()) {
    case RowNo:
        return m_formats.count(step.row);
    case Sku:
        return step.sku.left(64);
    case Verdict:
        return words(step.verdict);
    default:
        return detailWords(step, m_formats);
    }
}

QVariant ProductImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RowNo:
        return tr("Row");
    case Sku:
        return tr("SKU");
    case Verdict:
        return tr("What it comes to");
    default:
        return tr("What is written or changes");
    }
}

} // namespace ch::ui
