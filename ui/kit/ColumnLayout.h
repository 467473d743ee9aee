// SPDX-License-Identifier: Apache-2.0
// Which columns a list shows, in which order and how wide; and what of that has room.
// A value; any thread.
#pragma once

#include "ui/kit/ListColumns.h"

#include <vector>

namespace ch::ui {

class ColumnLayout
{
public:
    /// What a role begins with.
    ColumnLayout(const ListColumns& columns, Role role);
    /// As toStrings() wrote it. Columns that are missing are hidden at the end; unknown ones are left out.
    static ColumnLayout fromStrings(const QStringList& strings, const ListColumns& columns, Role role);
    /// "order_no:120", "-paid_at:128": hidden. Without a width: the standard one.
    QStringList toStrings() const;

    const ListColumns& columns() const { return *m_columns; }
    Role role() const { return m_role; }
    /// Shown, in order, whether they have room or not.
    std::vector<ColumnId> shown() const;
    QStringList shownNames() const;
    /// Shows exactly these, in this order; names that are no columns or that the role may not see are left out. None: no
    /// change.
    void showOnly(const QStringList& names);
    std::vector<ColumnId> all() const;
    bool isShown(ColumnId column) const;
    /// The last one that is shown stays.
    void setShown(ColumnId column, bool shown);
    /// Before the one that is at `position` now, among all.
    void move(ColumnId column, int position);
    void setWidth(ColumnId column, int width);

    struct Placed
    {
        ColumnId column;
        int width;

        friend bool operator==(const Placed&, const Placed&) = default;
    };
    /// What is drawn in `room` pixels: elastic columns share what is left; where there is too little, columns shrink to their
    /// least width, then those of the highest rank are left out.
    std::vector<Placed> placedIn(int room) const;

    friend bool operator==(const ColumnLayout&, const ColumnLayout&) = default;

private:
    struct Entry
    {
        ColumnId column;
        bool isShown;
        /// 0: the standard one.
        int width = 0;

        friend bool operator==(const Entry&, const Entry&) = default;
    };
    Entry* entryOf(ColumnId column);
    const Entry* entryOf(ColumnId column) const;

    const ListColumns* m_columns;
    Role m_role;
    std::vector<Entry> m_entries;
};

} // namespace ch::ui
