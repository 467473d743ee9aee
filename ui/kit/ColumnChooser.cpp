// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ColumnChooser.h"

#include "ui/kit/ColumnHeader.h"
#include "ui/kit/ColumnPopover.h"

#include <QAction>
#include <QMenu>

namespace ch::ui {

ColumnChooser::ColumnChooser(UiContext& context, ColumnHeader& header, const QString& remembered, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_header(header)
    , m_remembered(remembered)
    , m_own(
          ColumnLayout::fromStrings(context.preferences().list(remembered), header.columns().columns(), context.role()))
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
        m_context.preferences().setList(m_remembered, columns.toStrings());
    }
    Q_EMIT changed();
}

void ColumnChooser::openBelow(QWidget& anchor)
{
    auto* popover = new ColumnPopover(m_header.columns(), &anchor);
    connect(popover, &ColumnPopover::columnsChanged, this, &ColumnChooser::set);
    popover->popUpBelow(anchor);
}

void ColumnChooser::openMenu(std::optional<ColumnId> column, const QPoint& position, QAction* choose)
{
    auto* menu = new QMenu(&m_header);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const ListColumns& columns = m_header.columns().columns();
    if (column && columns.spec(*column).sort) {
        const int sort = *columns.spec(*column).sort;
        connect(menu->addAction(tr("Sort ascending")), &QAction::triggered, this,
                [this, sort] { Q_EMIT sortRequested(sort, false); });
        connect(menu->addAction(tr("Sort descending")), &QAction::triggered, this,
                [this, sort] { Q_EMIT sortRequested(sort, true); });
        menu->addSeparator();
    }
    if (column) {
        connect(menu->addAction(tr("Hide “%1”").arg(columns.title(*column))), &QAction::triggered, this,
                [this, column] {
                    ColumnLayout fewer = m_header.columns();
                    fewer.setShown(*column, false);
                    set(fewer);
                });
    }
    menu->addAction(choose);
    menu->popup(position);
}

} // namespace ch::ui
