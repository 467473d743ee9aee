// SPDX-License-Identifier: Apache-2.0
// Which columns a list shows, in which order and how wide; and what of that has room.
// A value; any thread.
#pragma once

#include "ui/orders/Column.h"

#include <vector>

namespace ch::ui {

class ColumnLayout
{
public:
    /// What a role begins with.
    explicit ColumnLayout(Role role = Role::Merchant);
    /// As toStrings() wrote it. Columns that are missing are hidden at the end; unknown ones are left out.
    static ColumnLayout fromStrings(const QStringList& strings, Role role);
    /// "order_no:120", "-paid_at:128": hidden. Without a width: the standard one.
    QStringList toStrings() const;

    /// Shown, in order, whether they have room or not.
    std::vector<Column> shown() const;
    QStringList shownNames() const;
    /// Shows exactly these, in this order; names that are no columns or that the role may not see are left out. None: no
    /// change.
    void showOnly(const QStringList& names);
    std::vector<Column> all() const;
    bool isShown(Column column) const;
    /// The last one that is shown stays.
    void setShown(Column column, bool shown);
    /// Before the one that is at `position` now, among all.
    void move(Column column, int position);
    void setWidth(Column column, int width);

    struct Placed
    {
        Column column;
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
        Column column;
        bool isShown;
        /// 0: the standard one.
        int width = 0;

        friend bool operator==(const Entry&, const Entry&) = default;
    };
    Entry* entryOf(Column column);
    const Entry* entryOf(Column column) const;

    Role m_role;
    std::vector<Entry> m_entries;
};

} // namespace ch::ui
