// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ColumnChooser.h"

#include "ui/orders/ColumnHeader.h"
#include "ui/orders/ColumnPopover.h"

#include <QAction>
#include <QMenu>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kRemembered = "orders.columns"_L1;

} // namespace

ColumnChooser::ColumnChooser(UiContext& context, ColumnHeader& header, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_header(header)
    , m_own(ColumnLayout::fromStrings(context.preferences().list(QString(kRemembered)), context.role()))
{
    header.setColumns(m_own);
    connect(&header, &ColumnHeader::columnsChanged, this, &ColumnChooser::set);
}

QStringList ColumnChooser::shownNames() const
{
    return m_header.columns().shownNames();
}

void ColumnChooser::borrow(const QStringList& names)
{
    m_isBorrowed = !names.isEmpty();
    ColumnLayout columns = m_own;
    columns.showOnly(names);
    m_header.setColumns(columns);
}

void ColumnChooser::set(const ColumnLayout& columns)
{
    m_header.setColumns(columns);
    // Those of a saved view are the view's, and saved with it.
    if (!m_isBorrowed) {
        m_own = columns;
        m_context.preferences().setList(QString(kRemembered), columns.toStrings());
    }
    Q_EMIT changed();
}

void ColumnChooser::openBelow(QWidget& anchor)
{
    auto* popover = new ColumnPopover(m_header.columns(), m_context.role(), &anchor);
    connect(popover, &ColumnPopover::columnsChanged, this, &ColumnChooser::set);
    popover->popUpBelow(anchor);
}

void ColumnChooser::openMenu(std::optional<Column> column, const QPoint& position, QAction* choose)
{
    auto* menu = new QMenu(&m_header);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (column && specOf(*column).sort) {
        const OrderSort sort = *specOf(*column).sort;
        connect(menu->addAction(tr("Sort ascending")), &QAction::triggered, this,
                [this, sort] { Q_EMIT sortRequested(sort, false); });
        connect(menu->addAction(tr("Sort descending")), &QAction::triggered, this,
                [this, sort] { Q_EMIT sortRequested(sort, true); });
        menu->addSeparator();
    }
    if (column) {
        connect(menu->addAction(tr("Hide “%1”").arg(titleOf(*column))), &QAction::triggered, this, [this, column] {
            ColumnLayout columns = m_header.columns();
            columns.setShown(*column, false);
            set(columns);
        });
    }
    menu->addAction(choose);
    menu->popup(position);
}

} // namespace ch::ui
