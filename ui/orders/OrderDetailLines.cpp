// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderDetailLines.h"

#include "ui/orders/OrderDetailTable.h"

#include <QBoxLayout>
#include <QHeaderView>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWideEnough = 640;

} // namespace

OrderLinesModel::OrderLinesModel(UiContext& context, QObject* parent) : QAbstractTableModel(parent), m_context(context)
{}

void OrderLinesModel::setOrder(const Order& order)
{
    beginResetModel();
    m_lines = order.lines;
    m_currency = order.currency;
    // Of a cancelled order nothing is left to ship, whatever its quantities say.
    m_isOver = order.status == OrderStatus::Cancelled;
    endResetModel();
}

bool OrderLinesModel::isBeingPacked() const
{
    return std::ranges::any_of(m_lines,
                               [](const OrderLine& line) { return line.packedQuantity > line.shippedQuantity; });
}

bool OrderLinesModel::isAnyShipped() const
{
    return std::ranges::any_of(m_lines, [](const OrderLine& line) { return line.shippedQuantity > 0; });
}

bool OrderLinesModel::isAnyLeft() const
{
    return !m_isOver && std::ranges::any_of(m_lines, [](const OrderLine& line) { return line.toShip() > 0; });
}

int OrderLinesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int OrderLinesModel::columnCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return seesMoney(m_context.role()) ? int(ColumnCount) : int(Price);
}

QString OrderLinesModel::text(const OrderLine& line, int column) const
{
    const Formats& formats = m_context.formats();
    switch (column) {
    case Product:
        return line.title.isEmpty() ? line.sku : line.title;
    case Ordered:
        return formats.count(line.quantity);
    case Packed:
        return formats.count(line.packedQuantity);
    case Shipped:
        return formats.count(line.shippedQuantity);
    case Left:
        return formats.count(m_isOver ? 0 : line.toShip());
    case Price:
        return formats.amount(line.unitPriceMinor, m_currency);
    default:
        return formats.amount(line.lineTotalMinor, m_currency);
    }
}

QVariant OrderLinesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const OrderLine& line = m_lines[static_cast<size_t>(index.row())];
    const bool isLeft = !m_isOver && line.toShip() > 0;
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() == Product ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case OrderDetailTable::kSecondLineRole:
        if (index.column() != Product)
            return {};
        return line.releasedQuantity > 0
                   ? QString(line.sku + u" · "_s + tr("%n given back to stock", nullptr, int(line.releasedQuantity)))
                   : line.sku;
    case OrderDetailTable::kFaintRole:
        return index.column() != Product && text(line, index.column()) == m_context.formats().count(0);
    case OrderDetailTable::kStrongRole:
        return index.column() == Left && isLeft;
    default:
        return {};
    }
}

QVariant OrderLinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Product ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Product:
        return tr("Product");
    case Ordered:
        return tr("Ordered");
    case Packed:
        return tr("Packed");
    case Shipped:
        return tr("Shipped");
    case Left:
        return tr("Left");
    case Price:
        return tr("Price");
    default:
        return m_currency;
    }
}

OrderDetailLines::OrderDetailLines(UiContext& context, QWidget* parent)
    : Card({}, parent)
    , m_context(context)
    , m_model(context)
    , m_table(new OrderDetailTable(tr("Lines"), this))
{
    m_table->setModel(&m_model);
    m_table->setMostRows(10);
    m_table->setWideColumn(OrderLinesModel::Product);
    m_table->setWraps(OrderLinesModel::Product);
    body()->addWidget(m_table);
}

void OrderDetailLines::render(const Order& order)
{
    setHeading(tr("%n line(s)", nullptr, int(order.lines.size())));
    m_model.setOrder(order);
    fitColumns();
}

void OrderDetailLines::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    fitColumns();
}

void OrderDetailLines::fitColumns()
{
    QHeaderView* const header = m_table->horizontalHeader();
    const QFontMetrics metrics(header->font());
    for (int column = OrderLinesModel::Ordered; column < m_model.columnCount({}); ++column) {
        const QString head = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        int width = metrics.horizontalAdvance(head) + 2 * kGrid;
        for (int row = 0; row < std::min(m_model.rowCount({}), 50); ++row)
            width = std::max(width, QFontMetrics(fontOf(TextStyle::Strong))
                                            .horizontalAdvance(m_model.index(row, column).data().toString()) +
                                        2 * kGrid);
        m_table->setColumnWidth(column, width);
    }
    // Where there is little room, the total says enough, of packing only what is not shipped yet, what is shipped once something
    // is, and what is left as long as something is: the product's name wants the room.
    const bool isNarrow = width() < kWideEnough;
    if (m_model.columnCount({}) > OrderLinesModel::Price)
        m_table->setColumnHidden(OrderLinesModel::Price, isNarrow);
    m_table->setColumnHidden(OrderLinesModel::Packed, isNarrow && !m_model.isBeingPacked());
    m_table->setColumnHidden(OrderLinesModel::Shipped, isNarrow && !m_model.isAnyShipped());
    m_table->setColumnHidden(OrderLinesModel::Left, isNarrow && !m_model.isAnyLeft());
}

} // namespace ch::ui
