// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/PaletteModel.h"

#include "ui/kit/Words.h"

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

int PaletteModel::nextChoice(int row, int step) const
{
    for (; row >= 0 && row < int(m_entries.size()); row += step) {
        const PaletteEntry& each = entry(row);
        if (each.kind != PaletteEntry::Kind::Heading && each.isEnabled)
            return row;
    }
    return -1;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PaletteEntry& each = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return each.title;
    case Qt::ToolTipRole:
        // Why it cannot be done now, where the action says so.
        return each.action && !each.isEnabled ? each.action->toolTip() : QString();
    case Qt::AccessibleTextRole:
        if (each.kind == PaletteEntry::Kind::Order)
            return QString(each.title + u", "_s + each.order.customerName + u", "_s + words(each.order.status));
        if (each.action && !each.action->shortcut().isEmpty())
            return QString(each.title + u", "_s + each.action->shortcut().toString(QKeySequence::NativeText));
        return each.title;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const PaletteEntry& each = entry(index.row());
    const bool canBeChosen = each.kind != PaletteEntry::Kind::Heading && each.isEnabled;
    return canBeChosen ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::ItemNeverHasChildren;
}

QString plainText(const QAction& action)
{
    QString text = action.text();
    for (qsizetype at = text.indexOf(u'&'); at >= 0; at = text.indexOf(u'&', at + 1))
        text.remove(at, 1);
    while (text.endsWith(u'…') || text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QString idOf(const QAction& action)
{
    return action.objectName().isEmpty() ? plainText(action) : action.objectName();
}

int matchScore(const QString& text, const QString& typed)
{
    const QStringList wanted = typed.split(u' ', Qt::SkipEmptyParts);
    int score = 0;
    for (const QString& word : wanted) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0)
            return 0;
        const bool isBeginning = at == 0 || !text.at(at - 1).isLetterOrNumber();
        score += at == 0 ? 4 : isBeginning ? 3 : 1;
    }
    return score;
}

} // namespace ch::ui
