// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ListColumns.h"

namespace ch::ui {

std::optional<ColumnId> ListColumns::fromName(QStringView name) const
{
    for (int place = 0; place < count(); ++place) {
        if (m_columns[size_t(place)].name == name)
            return ColumnId(place);
    }
    return std::nullopt;
}

std::optional<ColumnId> ListColumns::sortedBy(int sort) const
{
    for (int place = 0; place < count(); ++place) {
        if (m_columns[size_t(place)].sort == sort)
            return ColumnId(place);
    }
    return std::nullopt;
}

bool ListColumns::isVisibleTo(Role role, ColumnId column) const
{
    return seesMoney(role) || !spec(column).isMoney;
}

} // namespace ch::ui
