// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/FigureTable.h"

namespace ch::ui {

namespace {

constexpr qsizetype kLongestSheetName = 31;
constexpr int kNumberWidth = 14;
constexpr int kTextWidth = 28;

} // namespace

TableHead FigureTable::head() const
{
    QString name;
    for (const QChar each : title) {
        if (!QStringView(u"[]:*?/\\").contains(each))
            name += each;
    }
    TableHead head{.title = name.left(kLongestSheetName), .columns = {}};
    for (const Column& column : columns)
        head.columns.push_back({column.title, column.isNumber ? kNumberWidth : kTextWidth});
    return head;
}

std::vector<TableRow> FigureTable::fileRows() const
{
    std::vector<TableRow> written = rows;
    for (size_t column = 0; column < columns.size(); ++column) {
        const QStringList& texts = columns[column].inFile;
        for (qsizetype row = 0; row < texts.size(); ++row)
            written[size_t(row)][column] = texts[row].isEmpty() ? TableCell() : TableCell(texts[row]);
    }
    return written;
}

QString cellText(const TableCell& cell, const QString& currency, const Formats& formats)
{
    if (const auto* text = std::get_if<QString>(&cell))
        return *text;
    if (const auto* count = std::get_if<qint64>(&cell))
        return formats.count(*count);
    if (const auto* amount = std::get_if<TableAmount>(&cell))
        return formats.money(amount->minor, currency);
    if (const auto* time = std::get_if<QDateTime>(&cell))
        return formats.locale().toString(*time, QLocale::ShortFormat);
    return {};
}

void FigureTableModel::setTable(FigureTable table, const Formats& formats)
{
    const bool isSameShape = table.rows.size() == m_table.rows.size() && table.columns.size() == m_table.columns.size();
    if (!isSameShape)
        beginResetModel();
    m_table = std::move(table);
    m_formats = formats;
    if (!isSameShape) {
        endResetModel();
        return;
    }
    if (m_table.columns.empty())
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int FigureTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_table.rows.size());
}

int FigureTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_table.columns.size());
}

QVariant FigureTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto column = size_t(index.column());
    if (role == Qt::TextAlignmentRole)
        return int((m_table.columns[column].isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const TableRow& row = m_table.rows[size_t(index.row())];
    return column < row.size() ? cellText(row[column], m_table.currency, m_formats) : QVariant();
}

QVariant FigureTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const FigureTable::Column& column = m_table.columns[size_t(section)];
    if (role == Qt::TextAlignmentRole)
        return int((column.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? column.title : QVariant();
}

} // namespace ch::ui
