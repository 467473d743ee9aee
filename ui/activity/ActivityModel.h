// SPDX-License-Identifier: Apache-2.0
// One section of the activity page as a list: what a search leaves of it.
// Thread of the windows.
#pragma once

#include "ui/activity/ActivityItem.h"
#include "ui/kit/Words.h"

#include <QAbstractListModel>

namespace ch::ui {

class UiContext;

/// What a row shows.
struct ActivityRow
{
    QLatin1StringView icon;
    QString title;
    QString text;
    /// "today 10:12".
    QString time;
    /// Empty: none.
    QString pill;
    Tone tone = Tone::Neutral;
};

class ActivityModel : public QAbstractListModel
{
    Q_OBJECT

public:
    ActivityModel(ActivitySection section, UiContext& context, QObject* parent = nullptr);

    /// In the order to be shown. Rows that stay keep their place in views: selection and scroll position live on.
    void setItems(std::vector<ActivityItem> items);
    /// Shows only rows whose title, entered text or reason holds all words of the text.
    void setSearch(const QString& text);

    const ActivityItem& item(int row) const { return m_shown[size_t(row)]; }
    ActivityRow rowAt(int row) const;
    /// −1: not shown.
    int rowOf(const QString& key) const;
    /// Before the search.
    qsizetype total() const { return qsizetype(m_all.size()); }

    int rowCount(const QModelIndex& parent) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    bool matches(const ActivityItem& item) const;
    void show(std::vector<ActivityItem> items);
    void removeMissing(const std::vector<ActivityItem>& items);
    void place(ActivityItem item, int row);

    ActivitySection m_section;
    UiContext& m_context;
    std::vector<ActivityItem> m_all;
    std::vector<ActivityItem> m_shown;
    QStringList m_words;
};

} // namespace ch::ui
