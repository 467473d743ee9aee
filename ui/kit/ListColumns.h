// SPDX-License-Identifier: Apache-2.0
// The columns that a list can have: what each is called, how wide it is, what it is sorted by, who sees it.
// Constant data; any thread, but for the titles (thread of the windows).
#pragma once

#include "core/domain/Role.h"

#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <span>
#include <type_traits>

namespace ch::ui {

/// A column of one list: its place among all that the list can have. Each list has an enumeration of its own for them.
struct ColumnId
{
    constexpr explicit ColumnId(int index) : place(index) {}
    template <class Enum>
    requires std::is_enum_v<Enum>
    // NOLINTNEXTLINE(google-explicit-constructor): the enumeration is what a list writes.
    constexpr ColumnId(Enum column) : place(int(column)) {}
    template <class Enum>
    requires std::is_enum_v<Enum>
    constexpr Enum as() const { return Enum(place); }

    int place;

    friend constexpr bool operator==(const ColumnId&, const ColumnId&) = default;
};

struct ListColumn
{
    /// As saved views and preferences call it.
    QLatin1StringView name;
    /// The list's own sort; nothing: the cache has no index for it.
    std::optional<int> sort{};
    /// Pixels at 100 %.
    int width = 0;
    int leastWidth = 0;
    /// Takes what room is left.
    bool isElastic = false;
    bool isRightAligned = false;
    bool isMoney = false;
    bool isShownAtFirst = false;
    /// Where there is not room for all, those with a higher rank go first.
    int rank = 0;
    /// A first click on its head sorts downwards: what is looked for first are the newest and the largest.
    bool descendsFirst = false;
};

class ListColumns
{
public:
    /// `columns` in the order of the list's enumeration; they and `titleOf` live as long as the program.
    constexpr ListColumns(std::span<const ListColumn> columns, QString (*titleOf)(ColumnId))
        : m_columns(columns)
        , m_titleOf(titleOf)
    {}

    int count() const { return int(m_columns.size()); }
    const ListColumn& spec(ColumnId column) const { return m_columns[size_t(column.place)]; }
    QString title(ColumnId column) const { return m_titleOf(column); }
    std::optional<ColumnId> fromName(QStringView name) const;
    std::optional<ColumnId> sortedBy(int sort) const;
    /// Whether the role sees what is in it.
    bool isVisibleTo(Role role, ColumnId column) const;

private:
    std::span<const ListColumn> m_columns;
    QString (*m_titleOf)(ColumnId);
};

} // namespace ch::ui
