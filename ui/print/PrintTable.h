// SPDX-License-Identifier: Apache-2.0
// Rows in columns on paper: heads are repeated on every page, a row is never split.
// Belongs to whoever fills the page; safe on any thread.
#pragma once

#include "ui/print/PrintStyle.h"

namespace ch::ui {

struct PrintColumn
{
    QString title{};
    /// In units; one of them may be 0 and takes what is left.
    qreal width = 0;
    Qt::Alignment align = Qt::AlignLeft;
};

struct TableCell
{
    QString text{};
    TextLook look{};
    /// Below the text, in small type.
    QString detail{};
    std::optional<Barcode> barcode{};
    /// A square to tick instead of a text.
    bool isTickBox = false;
};

class PrintTable
{
public:
    PrintTable(PageWriter& writer, const PrintMeasures& measures, std::vector<PrintColumn> columns);

    void writeHead();
    void addRow(const std::vector<TableCell>& cells);
    /// Where a column begins.
    qreal x(size_t column) const { return m_left[column]; }
    qreal width(size_t column) const;

private:
    qreal heightOf(const TableCell& cell, size_t column) const;
    void write(const TableCell& cell, size_t column, qreal top);
    qreal barWidth(const Barcode& barcode, size_t column) const;
    TextLook lookOf(const TableCell& cell, size_t column) const;

    PageWriter& m_writer;
    PrintMeasures m_measures;
    std::vector<PrintColumn> m_columns;
    std::vector<qreal> m_left;
};

} // namespace ch::ui
