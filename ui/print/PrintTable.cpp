// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PrintTable.h"

#include "ui/print/PrintText.h"

#include <numeric>

namespace ch::ui {

namespace {

constexpr qreal kColumnGap = 2.5 * kMillimetre;
constexpr qreal kTickBox = 3.6 * kMillimetre;
constexpr qreal kRowBarHeight = 6 * kMillimetre;
constexpr qreal kBarGap = 0.8 * kMillimetre;
/// A head and one row stay together.
constexpr qreal kLeastRoom = 22 * kMillimetre;

} // namespace

PrintTable::PrintTable(PageWriter& writer, const PrintMeasures& measures, std::vector<PrintColumn> columns)
    : m_writer(writer)
    , m_measures(measures)
    , m_columns(std::move(columns))
{
    const qreal taken = std::accumulate(m_columns.begin(), m_columns.end(), qreal(0),
                                        [](qreal sum, const PrintColumn& column) { return sum + column.width; }) +
                        kColumnGap * qreal(m_columns.size() - 1);
    qreal left = writer.left();
    for (PrintColumn& column : m_columns) {
        if (column.width == 0)
            column.width = writer.width() - taken;
        m_left.push_back(left);
        left += column.width + kColumnGap;
    }
}

qreal PrintTable::width(size_t column) const
{
    return m_columns[column].width;
}

void PrintTable::writeHead()
{
    m_writer.need(kLeastRoom);
    const QFont& font = m_measures.caption;
    for (size_t i = 0; i < m_columns.size(); ++i)
        m_writer.text({m_left[i], m_writer.y()}, m_columns[i].width, m_columns[i].title,
                      look(font, m_measures.muted, m_columns[i].align));
    m_writer.skip(lineHeightOf(font) + m_measures.rowPadding * 0.7);
    m_writer.rule(m_writer.y(), m_measures.hairline * 2, Qt::black);
}

TextLook PrintTable::lookOf(const TableCell& cell, size_t column) const
{
    TextLook own = cell.look;
    own.align = m_columns[column].align;
    return own;
}

qreal PrintTable::barWidth(const Barcode& barcode, size_t column) const
{
    return std::min(m_columns[column].width, barcode.columns * m_measures.module);
}

qreal PrintTable::heightOf(const TableCell& cell, size_t column) const
{
    if (cell.isTickBox)
        return kTickBox;
    qreal height = textHeight(cell.text, m_columns[column].width, cell.look);
    if (!cell.detail.isEmpty())
        height += lineHeightOf(m_measures.small);
    if (cell.barcode)
        height += kRowBarHeight + 2 * kBarGap;
    return height;
}

void PrintTable::write(const TableCell& cell, size_t column, qreal top)
{
    const qreal left = m_left[column];
    const qreal width = m_columns[column].width;
    if (cell.isTickBox) {
        const qreal line = 0.9 * kPoint;
        m_writer.add(PageBox{.rect = QRectF(left + line / 2, top + line / 2, kTickBox - line, kTickBox - line),
                             .line = Qt::black,
                             .lineWidth = line,
                             .radius = 0.6 * kMillimetre});
        return;
    }
    qreal y = top + m_writer.text({left, top}, width, cell.text, lookOf(cell, column));
    if (!cell.detail.isEmpty())
        y += m_writer.text({left, y}, width, cell.detail,
                           look(m_measures.small, m_measures.muted, m_columns[column].align));
    if (cell.barcode)
        m_writer.add(PageBarcode{.rect = QRectF(left, y + kBarGap, barWidth(*cell.barcode, column), kRowBarHeight),
                                 .barcode = *cell.barcode});
}

void PrintTable::addRow(const std::vector<TableCell>& cells)
{
    qreal height = 0;
    qreal firstAscent = 0;
    for (size_t i = 0; i < cells.size(); ++i) {
        height = std::max(height, heightOf(cells[i], i));
        if (!cells[i].isTickBox && !cells[i].text.isEmpty())
            firstAscent = std::max(firstAscent, ascentOf(cells[i].look.font));
    }
    const qreal padding = m_measures.rowPadding;
    m_writer.need(height + 2 * padding);
    const qreal top = m_writer.y() + padding;
    for (size_t i = 0; i < cells.size(); ++i) {
        // Texts of different sizes stand on one line; a box stands in the middle of it.
        qreal down = 0;
        if (cells[i].isTickBox)
            down = std::max<qreal>(0, firstAscent - kTickBox + 0.4 * kMillimetre);
        else if (!cells[i].text.isEmpty())
            down = firstAscent - ascentOf(cells[i].look.font);
        write(cells[i], i, top + down);
    }
    m_writer.setY(top + height + padding);
    m_writer.rule(m_writer.y(), m_measures.hairline, m_measures.line);
}

} // namespace ch::ui
