// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ColumnLayout.h"

#include <QStringList>

#include <algorithm>

namespace ch::ui {

namespace {

constexpr int kWidest = 2000;

int sumOf(const std::vector<ColumnLayout::Placed>& columns)
{
    int sum = 0;
    for (const ColumnLayout::Placed& placed : columns)
        sum += placed.width;
    return sum;
}

int leastOf(const ColumnLayout::Placed& placed, const ListColumns& specs)
{
    return std::min(placed.width, specs.spec(placed.column).leastWidth);
}

int leastSumOf(const std::vector<ColumnLayout::Placed>& columns, const ListColumns& specs)
{
    int sum = 0;
    for (const ColumnLayout::Placed& placed : columns)
        sum += leastOf(placed, specs);
    return sum;
}

/// Takes `missing` pixels, from each column in proportion to what it can give.
void shrink(std::vector<ColumnLayout::Placed>& columns, const ListColumns& specs, int missing)
{
    int spare = 0;
    for (const ColumnLayout::Placed& placed : columns)
        spare += placed.width - leastOf(placed, specs);
    for (ColumnLayout::Placed& placed : columns) {
        const int own = placed.width - leastOf(placed, specs);
        const int given = spare > 0 ? int(std::lround(double(missing) * own / spare)) : 0;
        placed.width -= std::min(given, own);
        missing -= std::min(given, own);
        spare -= own;
    }
}

/// Shares `room` pixels among the columns of `elastic`.
void stretch(std::vector<ColumnLayout::Placed>& columns, const std::vector<ColumnId>& elastic, int room)
{
    const auto isElastic = [&](const ColumnLayout::Placed& placed) {
        return std::ranges::find(elastic, placed.column) != elastic.end();
    };
    int sum = 0;
    for (const ColumnLayout::Placed& placed : columns)
        sum += isElastic(placed) ? placed.width : 0;
    for (ColumnLayout::Placed& placed : columns) {
        if (!isElastic(placed) || sum <= 0)
            continue;
        const int share = int(qint64(room) * placed.width / sum);
        sum -= placed.width;
        room -= share;
        placed.width += share;
    }
}

} // namespace

ColumnLayout::ColumnLayout(const ListColumns& columns, Role role) : m_columns(&columns), m_role(role)
{
    for (int place = 0; place < columns.count(); ++place) {
        const ColumnId column(place);
        if (columns.isVisibleTo(role, column))
            m_entries.push_back({column, columns.spec(column).isShownAtFirst});
    }
}

ColumnLayout ColumnLayout::fromStrings(const QStringList& strings, const ListColumns& columns, Role role)
{
    ColumnLayout standard(columns, role);
    ColumnLayout layout(columns, role);
    layout.m_entries.clear();
    for (const QString& string : strings) {
        const bool isHidden = string.startsWith(u'-');
        const QStringView text = QStringView(string).sliced(isHidden ? 1 : 0);
        const qsizetype colon = text.indexOf(u':');
        const auto column = columns.fromName(colon < 0 ? text : text.first(colon));
        if (!column || !columns.isVisibleTo(role, *column) || layout.entryOf(*column))
            continue;
        const int width = colon < 0 ? 0 : text.sliced(colon + 1).toInt();
        layout.m_entries.push_back({*column, !isHidden, std::clamp(width, 0, kWidest)});
    }
    if (layout.shown().empty())
        return standard;
    for (const Entry& entry : standard.m_entries) {
        if (!layout.entryOf(entry.column))
            layout.m_entries.push_back({entry.column, false});
    }
    return layout;
}

QStringList ColumnLayout::toStrings() const
{
    QStringList strings;
    for (const Entry& entry : m_entries) {
        QString string = entry.isShown ? QString() : QStringLiteral("-");
        string += m_columns->spec(entry.column).name;
        if (entry.width > 0)
            string += u':' + QString::number(entry.width);
        strings.push_back(string);
    }
    return strings;
}

std::vector<ColumnId> ColumnLayout::shown() const
{
    std::vector<ColumnId> columns;
    for (const Entry& entry : m_entries) {
        if (entry.isShown)
            columns.push_back(entry.column);
    }
    return columns;
}

QStringList ColumnLayout::shownNames() const
{
    QStringList names;
    for (const ColumnId column : shown())
        names.push_back(QString(m_columns->spec(column).name));
    return names;
}

void ColumnLayout::showOnly(const QStringList& names)
{
    std::vector<Entry> entries;
    for (const QString& name : names) {
        const auto column = m_columns->fromName(name);
        const Entry* known = column ? entryOf(*column) : nullptr;
        const bool isNew = std::ranges::none_of(entries, [&](const Entry& entry) { return entry.column == column; });
        if (known && isNew)
            entries.push_back({*column, true, known->width});
    }
    if (entries.empty())
        return;
    for (const Entry& entry : m_entries) {
        if (std::ranges::none_of(entries, [&](const Entry& other) { return other.column == entry.column; }))
            entries.push_back({entry.column, false, entry.width});
    }
    m_entries = std::move(entries);
}

std::vector<ColumnId> ColumnLayout::all() const
{
    std::vector<ColumnId> columns;
    for (const Entry& entry : m_entries)
        columns.push_back(entry.column);
    return columns;
}

bool ColumnLayout::isShown(ColumnId column) const
{
    const Entry* entry = entryOf(column);
    return entry && entry->isShown;
}

void ColumnLayout::setShown(ColumnId column, bool shown)
{
    Entry* entry = entryOf(column);
    if (!entry || entry->isShown == shown)
        return;
    if (!shown && this->shown().size() == 1)
        return;
    entry->isShown = shown;
}

void ColumnLayout::move(ColumnId column, int position)
{
    const Entry* entry = entryOf(column);
    if (!entry)
        return;
    const int from = int(entry - m_entries.data());
    const int to = std::clamp(position, 0, int(m_entries.size()) - 1);
    const auto begin = m_entries.begin();
    if (from < to)
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    else
        std::rotate(begin + to, begin + from, begin + from + 1);
}

void ColumnLayout::setWidth(ColumnId column, int width)
{
    if (Entry* entry = entryOf(column))
        entry->width = std::clamp(width, m_columns->spec(column).leastWidth, kWidest);
}

std::vector<ColumnLayout::Placed> ColumnLayout::placedIn(int room) const
{
    std::vector<Placed> columns;
    // One that a person has given a width keeps it.
    std::vector<ColumnId> elastic;
    for (const Entry& entry : m_entries) {
        if (!entry.isShown)
            continue;
        columns.push_back({entry.column, entry.width > 0 ? entry.width : m_columns->spec(entry.column).width});
        if (entry.width == 0 && m_columns->spec(entry.column).isElastic)
            elastic.push_back(entry.column);
    }
    while (columns.size() > 1 && leastSumOf(columns, *m_columns) > room) {
        columns.erase(std::ranges::max_element(
            columns, {}, [this](const Placed& placed) { return m_columns->spec(placed.column).rank; }));
    }
    // Where those that grow have no room, the others share what is left: no list ends before its edge.
    const auto isPlaced = [&columns](ColumnId column) {
        return std::ranges::find(columns, column, &Placed::column) != columns.end();
    };
    if (std::ranges::none_of(elastic, isPlaced)) {
        for (const Placed& placed : columns) {
            if (entryOf(placed.column)->width == 0)
                elastic.push_back(placed.column);
        }
    }
    const int wanted = sumOf(columns);
    if (wanted > room)
        shrink(columns, *m_columns, wanted - room);
    else
        stretch(columns, elastic, room - wanted);
    return columns;
}

ColumnLayout::Entry* ColumnLayout::entryOf(ColumnId column)
{
    const auto found = std::ranges::find(m_entries, column, &Entry::column);
    return found == m_entries.end() ? nullptr : &*found;
}

const ColumnLayout::Entry* ColumnLayout::entryOf(ColumnId column) const
{
    const auto found = std::ranges::find(m_entries, column, &Entry::column);
    return found == m_entries.end() ? nullptr : &*found;
}

} // namespace ch::ui
