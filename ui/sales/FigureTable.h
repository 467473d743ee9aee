// SPDX-License-Identifier: Apache-2.0
// A chart's figures as a table: what the table view shows and what files are written from.
// FigureTable is a plain value; the model lives on the thread of the windows.
#pragma once

#include "ui/files/TableFile.h"
#include "ui/kit/Formats.h"

#include <QAbstractTableModel>

namespace ch::ui {

struct FigureTable
{
    struct Column
    {
        QString title;
        bool isNumber = false;
        /// By row, what files have instead of what the screen says: days as every program reads them. Empty: the same.
        QStringList inFile{};
    };

    QString title;
    std::vector<Column> columns{};
    std::vector<TableRow> rows{};
    /// Of the amounts in it.
    QString currency{};

    /// For a file.
    TableHead head() const;
    std::vector<TableRow> fileRows() const;
    friend bool operator==(const FigureTable& a, const FigureTable& b)
    {
        return a.title == b.title && a.rows == b.rows;
    }
};

QString cellText(const TableCell& cell, const QString& currency, const Formats& formats);

class FigureTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// A table of the same shape changes its cells in place: neither selection nor scroll position is lost.
    void setTable(FigureTable table, const Formats& formats);
    const FigureTable& table() const { return m_table; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    FigureTable m_table;
    Formats m_formats;
};

} // namespace ch::ui
