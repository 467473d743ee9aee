// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackLineModel.h"

#include "ui/pack/PackWords.h"

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

void PackLineModel::set(const std::vector<PackLine>& lines, const Formats& formats)
{
    m_formats = formats;
    std::vector<PackLine> sorted = lines;
    std::stable_partition(sorted.begin(), sorted.end(), [](const PackLine& line) { return !line.isDone(); });
    const bool isSameRows = std::ranges::equal(sorted, m_lines, {}, &PackLine::lineNo, &PackLine::lineNo);
    if (!isSameRows) {
        beginResetModel();
        m_lines = std::move(sorted);
        endResetModel();
        return;
    }
    for (size_t row = 0; row < sorted.size(); ++row) {
        if (m_lines[row] == sorted[row])
            continue;
        m_lines[row] = sorted[row];
        Q_EMIT dataChanged(index(int(row)), index(int(row)));
    }
}

int PackLineModel::rowOf(int lineNo) const
{
    const auto found = std::ranges::find(m_lines, lineNo, &PackLine::lineNo);
    return found == m_lines.end() ? -1 : int(found - m_lines.begin());
}

int PackLineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant PackLineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PackLine& line = lineAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return line.title.isEmpty() ? line.sku : line.title;
    case Qt::AccessibleTextRole:
        return tr("%1: %2, %3 packed")
            .arg(line.location.isEmpty() ? tr("no place") : line.location, line.title.isEmpty() ? line.sku : line.title,
                 ofWords(line.packed, line.wanted, m_formats));
    default:
        return {};
    }
}

} // namespace ch::ui
