// SPDX-License-Identifier: Apache-2.0
// One section of the activity page: its rows, or what an empty one means.
// Thread of the windows.
#pragma once

#include "ui/activity/ActivityModel.h"

#include <QStackedWidget>

class QListView;

namespace ch::ui {

class EmptyState;

class ActivityList : public QStackedWidget
{
    Q_OBJECT

public:
    ActivityList(ActivitySection section, UiContext& context, QWidget* parent = nullptr);

    ActivityModel& model() const { return *m_model; }
    QListView& view() const { return *m_view; }
    /// In the order of the rows.
    std::vector<ActivityItem> selected() const;
    void select(const QString& key);
    void setItems(std::vector<ActivityItem> items);
    void setSearch(const QString& text);
    void retranslate();

Q_SIGNALS:
    void selectionChanged();
    void activated();

private:
    void showRowsOrWhy();
    void connectView();

    ActivitySection m_section;
    ActivityModel* m_model;
    QListView* m_view;
    EmptyState* m_empty;
    bool m_isSearched = false;
};

} // namespace ch::ui
