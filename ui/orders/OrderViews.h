// SPDX-License-Identifier: Apache-2.0
// The views beside the list of orders: which of them it shows, and what a person does with them.
// Thread of the windows.
#pragma once

#include "ui/orders/Filter.h"
#include "ui/orders/ViewListModel.h"

namespace ch::ui {

class ColumnChooser;
class OrdersCommands;
class ViewEdits;
class ViewSidebar;

class OrderViews : public QObject
{
    Q_OBJECT

public:
    /// Of `page`, over whose window sheets open.
    OrderViews(UiContext& context, OrdersCommands& commands, ViewSidebar& sidebar, ColumnChooser& columns,
               QWidget* page);

    /// What the list shows from now on: its view is marked, and what differs from it can be saved.
    void setFilter(const Filter& filter);
    /// The list is no saved view's any more.
    void leave() { m_id = {}; }
    void saveNew();
    void saveChange();
    /// Reads the saved ones and counts all anew.
    void reload() { m_model.reload(); }
    /// Counts all anew, not too often.
    void recount() { m_model.recount(); }
    /// Marks the view of the list anew; after a change of language, too.
    void show();

Q_SIGNALS:
    /// A person went to a view; its columns are there already.
    void chosen(const ch::ui::Filter& filter);
    void lateCounted(qint64 count);
    void failed(const ch::Error& error);

private:
    void connectSidebar();
    void choose(int row);
    void change(int row);
    bool differsFrom(int row) const;

    UiContext& m_context;
    OrdersCommands& m_commands;
    ViewSidebar& m_sidebar;
    ColumnChooser& m_columns;
    ViewListModel& m_model;
    ViewEdits* m_edits;
    Filter m_filter;
    /// Saved views only: the one that the list began with.
    ViewId m_id;
};

} // namespace ch::ui
