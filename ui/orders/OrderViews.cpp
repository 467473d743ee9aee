// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderViews.h"

#include "ui/kit/ColumnChooser.h"
#include "ui/orders/OrdersCommands.h"
#include "ui/orders/ViewEdits.h"
#include "ui/orders/ViewSidebar.h"

namespace ch::ui {

OrderViews::OrderViews(UiContext& context, OrdersCommands& commands, ViewSidebar& sidebar, ColumnChooser& columns,
                       QWidget* page)
    : QObject(page)
    , m_context(context)
    , m_commands(commands)
    , m_sidebar(sidebar)
    , m_columns(columns)
    , m_model(sidebar.model())
    , m_edits(new ViewEdits(context, page))
{
    m_commands.action(OrdersCommand::SaveView)->setVisible(m_edits->isAllowed());
    connectSidebar();
    connect(m_edits, &ViewEdits::saved, this, [this](const SavedView& view) { m_id = view.id; });
    connect(&m_model, &ViewListModel::rowsInserted, this, &OrderViews::show);
    connect(&m_model, &ViewListModel::failed, this, &OrderViews::failed);
    connect(&m_model, &ViewListModel::counted, this, [this](ViewKind kind, qint64 count) {
        if (kind == ViewKind::Late)
            Q_EMIT lateCounted(count);
    });
    connect(&m_columns, &ColumnChooser::changed, this, &OrderViews::show);
}

void OrderViews::connectSidebar()
{
    connect(&m_sidebar, &ViewSidebar::chosen, this, &OrderViews::choose);
    connect(&m_sidebar, &ViewSidebar::updateRequested, this, &OrderViews::change);
    connect(&m_sidebar, &ViewSidebar::renameRequested, this,
            [this](int row) { m_edits->rename(*m_model.entry(row).saved); });
    connect(&m_sidebar, &ViewSidebar::deleteRequested, this,
            [this](int row) { m_edits->remove(*m_model.entry(row).saved); });
}

void OrderViews::setFilter(const Filter& filter)
{
    m_filter = filter;
    // Nothing of a saved view is left without its filter.
    if (filter.isEmpty())
        m_id = {};
    show();
}

void OrderViews::choose(int row)
{
    const ViewEntry entry = m_model.entry(row);
    m_id = entry.saved ? entry.saved->id : ViewId();
    m_columns.borrow(entry.columns);
    if (!entry.unknown.isEmpty())
        m_context.toast(
            {.text = tr("This view has filters that this version does not know; the list shows more than was meant."),
             .tone = Tone::Warn});
    Q_EMIT chosen(entry.filter);
    show();
}

void OrderViews::saveNew()
{
    m_edits->saveNew(m_filter, m_columns.shownNames());
}

void OrderViews::saveChange()
{
    if (const int row = m_model.rowOf(m_id); row >= 0)
        change(row);
}

void OrderViews::change(int row)
{
    m_edits->change(*m_model.entry(row).saved, m_filter, m_columns.shownNames());
}

bool OrderViews::differsFrom(int row) const
{
    const ViewEntry& entry = m_model.entry(row);
    const bool hasColumns = !entry.columns.isEmpty();
    return entry.filter != m_filter || (hasColumns && entry.columns != m_columns.shownNames());
}

void OrderViews::show()
{
    int row = m_id.isNull() ? -1 : m_model.rowOf(m_id);
    for (int each = 0; each < m_model.rowCount() && row < 0; ++each) {
        if (m_model.entry(each).kind != ViewKind::Heading && !differsFrom(each))
            row = each;
    }
    m_sidebar.setCurrent(row);
    const bool isSaved = row >= 0 && m_model.entry(row).kind == ViewKind::Saved;
    m_commands.action(OrdersCommand::ChangeView)->setVisible(m_edits->isAllowed() && isSaved && differsFrom(row));
    m_commands.action(OrdersCommand::SaveView)->setEnabled(m_edits->isAllowed() && !m_filter.isEmpty());
}

} // namespace ch::ui
