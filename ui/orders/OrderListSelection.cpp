// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderListSelection.h"

#include "core/base/Deliver.h"

#include <algorithm>

namespace ch::ui {

namespace {

using namespace std::chrono_literals;

/// Rows asked for at once while the orders of a large selection are looked up.
constexpr size_t kChunk = 1000;
/// A person who holds Shift and an arrow key passes many selections.
constexpr auto kSettled = 30ms;
/// How far behind a row that leaves one looks for the row that takes its place.
constexpr int kMostFollowers = 16;

} // namespace

OrderListSelection::OrderListSelection(OrderListModel& model, UiContext& context, QObject* parent)
    : QItemSelectionModel(&model, parent)
    , m_model(model)
    , m_context(context)
{
    m_resolve.setSingleShot(true);
    connect(&m_resolve, &QTimer::timeout, this, &OrderListSelection::resolve);
    connect(&model, &OrderListModel::aboutToReplace, this, &OrderListSelection::beforeReplace);
    connect(&model, &OrderListModel::landed, this, &OrderListSelection::afterLanding);
    connect(&model, &OrderListModel::stateChanged, this, &OrderListSelection::onState);
    connect(&model, &OrderListModel::dataChanged, this, &OrderListSelection::onDataChanged);
    connect(this, &QItemSelectionModel::currentRowChanged, this, &OrderListSelection::onCurrentChanged);
    connect(this, &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_isLanding)
            return;
        forgetAwaited();
        m_isKnown = false;
        m_resolve.start(kSettled);
        Q_EMIT countChanged(count());
    });
}

qint64 OrderListSelection::count() const
{
    auto rows = qint64(m_awaited.size());
    for (const QItemSelectionRange& range : selection())
        rows += range.height();
    return rows;
}

std::optional<std::vector<OrderId>> OrderListSelection::ids() const
{
    if (!m_isKnown)
        return std::nullopt;
    std::vector<OrderId> ids;
    ids.reserve(m_rows.size());
    for (const RowNumber row : m_rows) {
        if (const auto known = m_known.find(row); known != m_known.end())
            ids.push_back(known->second);
    }
    return ids;
}

void OrderListSelection::selectOnly(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    m_isCurrentGone = false;
    // A view that got the focus has made the first row current while the list landed, and nobody heard of it.
    const bool isCurrent = currentIndex().isValid() && currentIndex().row() == row;
    const int column = std::max(0, currentIndex().column());
    setCurrentIndex(m_model.index(row, column), ClearAndSelect | Rows);
    m_anchor = currentIndex();
    if (isCurrent)
        onCurrentChanged(currentIndex());
}

bool OrderListSelection::step(int by)
{
    // Where the current row has left the list, its place was taken by the one that follows.
    const int from = currentIndex().isValid() ? currentIndex().row() : -1;
    const int to = m_isCurrentGone && by > 0 ? from : from + by;
    if (to < 0 || to >= m_model.rowCount())
        return false;
    selectOnly(to);
    return true;
}

std::vector<RowNumber> OrderListSelection::selectedRows(int first, int last) const
{
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : selection()) {
        const int top = std::max(first, range.top());
        const int bottom = std::min(last, range.bottom());
        if (top <= bottom)
            ranges.emplace_back(top, bottom);
    }
    std::ranges::sort(ranges);
    std::vector<RowNumber> rows;
    for (const auto& [top, bottom] : ranges)
        rows.insert(rows.end(), m_model.rows().begin() + top, m_model.rows().begin() + bottom + 1);
    return rows;
}

void OrderListSelection::beforeReplace(int first, int last)
{
    m_isLanding = true;
    m_kept = selectedRows(first, last);
    const int current = currentIndex().isValid() ? currentIndex().row() : -1;
    m_keptCurrent.clear();
    if (m_anchor.isValid() && m_anchor.row() >= first && m_anchor.row() <= last)
        m_keptAnchor = m_model.rows()[size_t(m_anchor.row())];
    if (current < first || current > last)
        return;
    const int end = std::min(m_model.rowCount(), current + 1 + kMostFollowers);
    m_keptCurrent.assign(m_model.rows().begin() + current, m_model.rows().begin() + end);
}

void OrderListSelection::afterLanding(bool isNewList)
{
    const bool wasReplaced = std::exchange(m_isLanding, false);
    if (isNewList && !wasReplaced)
        forgetAwaited();
    restoreAnchor(isNewList);
    if (!wasReplaced && m_awaited.empty() && m_awaitedCurrent.empty())
        return renewRun();
    m_isLanding = true;
    std::vector<RowNumber> kept = std::exchange(m_kept, {});
    kept.insert(kept.end(), m_awaited.begin(), m_awaited.end());
    m_awaited.clear();
    const std::vector<int> here = m_model.positionsOf(kept);
    selectRows(here);
    if (m_model.state() == OrderListModel::State::Partial) {
        std::unordered_set<RowNumber> found;
        for (const int position : here)
            found.insert(m_model.rows()[size_t(position)]);
        std::ranges::copy_if(kept, std::back_inserter(m_awaited),
                             [&found](RowNumber row) { return !found.contains(row); });
    }
    if (m_keptCurrent.empty() && !currentIndex().isValid())
        m_keptCurrent = m_awaitedCurrent;
    m_awaitedCurrent.clear();
    restoreCurrent(isNewList);
    m_isLanding = false;
    renewRun();
    m_isKnown = false;
    m_resolve.start(kSettled);
    Q_EMIT countChanged(count());
}

void OrderListSelection::onState()
{
    // Nothing more is on its way.
    if (m_model.state() == OrderListModel::State::Failed && !m_awaited.empty()) {
        forgetAwaited();
        m_resolve.start(kSettled);
        Q_EMIT countChanged(count());
    }
}

void OrderListSelection::forgetAwaited()
{
    m_awaited.clear();
    m_awaitedCurrent.clear();
}

void OrderListSelection::restoreCurrent(bool isNewList)
{
    const std::vector<RowNumber> kept = std::exchange(m_keptCurrent, {});
    if (kept.empty())
        return;
    // Where Qt puts it meanwhile depends on who is asked first, a view or its selection.
    for (const RowNumber row : kept) {
        const std::vector<int> position = m_model.positionsOf({row});
        if (position.empty())
            continue;
        m_isCurrentGone = row != kept.front();
        // Nobody went to the row that takes its place, so what is open does not follow when that one comes.
        if (m_isCurrentGone)
            m_isCurrentUnknown = false;
        if (m_isCurrentGone && isNewList)
            break;
        setCurrentIndex(m_model.index(position.front(), std::max(0, currentIndex().column())), NoUpdate);
        return;
    }
    m_isCurrentGone = false;
    if (!isNewList)
        return;
    clearCurrentIndex();
    if (m_model.state() == OrderListModel::State::Partial)
        m_awaitedCurrent = {kept.front()};
}

void OrderListSelection::restoreAnchor(bool isNewList)
{
    const std::optional<RowNumber> kept = std::exchange(m_keptAnchor, std::nullopt);
    if (isNewList)
        m_anchor = QModelIndex();
    else if (kept) {
        const std::vector<int> position = m_model.positionsOf({*kept});
        m_anchor = position.empty() ? QModelIndex() : m_model.index(position.front(), 0);
    }
}

void OrderListSelection::renewRun()
{
    if (!m_anchor.isValid() || !currentIndex().isValid() || m_anchor.row() == currentIndex().row())
        return;
    const int first = std::min(m_anchor.row(), currentIndex().row());
    const int last = std::max(m_anchor.row(), currentIndex().row());
    const std::vector<RowNumber> rows = selectedRows(first, last);
    // Nobody holds Shift, or rows came between: Shift then takes them in.
    if (rows.empty())
        return;
    m_isLanding = true;
    const std::vector<int> positions = m_model.positionsOf(rows);
    selectRows(positions, Deselect);
    selectRows(positions);
    m_isLanding = false;
}

void OrderListSelection::selectRows(const std::vector<int>& positions, SelectionFlag how)
{
    QItemSelection ranges;
    const int lastColumn = m_model.columnCount() - 1;
    for (size_t i = 0; i < positions.size();) {
        size_t end = i + 1;
        while (end < positions.size() && positions[end] == positions[end - 1] + 1)
            ++end;
        ranges.append(
            QItemSelectionRange(m_model.index(positions[i], 0), m_model.index(positions[end - 1], lastColumn)));
        i = end;
    }
    if (!ranges.isEmpty())
        select(ranges, how | Rows);
}

void OrderListSelection::onCurrentChanged(const QModelIndex& current)
{
    if (m_isLanding)
        return;
    m_awaitedCurrent.clear();
    m_isCurrentGone = false;
    const OrderListItem* item = current.isValid() ? m_model.itemAt(current.row()) : nullptr;
    m_isCurrentUnknown = current.isValid() && !item;
    Q_EMIT moved(item ? item->id : OrderId());
}

void OrderListSelection::onDataChanged()
{
    const OrderListItem* item =
        m_isCurrentUnknown && currentIndex().isValid() ? m_model.itemAt(currentIndex().row()) : nullptr;
    if (!item)
        return;
    m_isCurrentUnknown = false;
    Q_EMIT moved(item->id);
}

void OrderListSelection::resolve()
{
    // Which ones they are is known when all rows are here.
    if (!m_awaited.empty())
        return;
    ++m_generation;
    m_rows = selectedRows(0, m_model.rowCount() - 1);
    m_unknown.clear();
    std::unordered_map<RowNumber, OrderId> known;
    for (const RowNumber row : m_rows) {
        if (const auto before = m_known.find(row); before != m_known.end())
            known.insert(*before);
        else if (const OrderListItem* item = m_model.knownItem(row))
            known.emplace(row, item->id);
        else
            m_unknown.push_back(row);
    }
    m_known = std::move(known);
    askNext();
}

void OrderListSelection::askNext()
{
    if (m_unknown.empty()) {
        m_isKnown = true;
        Q_EMIT idsChanged(*ids());
        return;
    }
    const size_t first = m_unknown.size() - std::min(kChunk, m_unknown.size());
    const std::vector<RowNumber> chunk(m_unknown.begin() + qsizetype(first), m_unknown.end());
    m_unknown.resize(first);
    deliver(m_context.workspace().orders().items(chunk), this,
            [this, generation = m_generation](const Result<std::vector<OrderListItem>>& items) {
                if (generation == m_generation)
                    onItems(items);
            });
}

void OrderListSelection::onItems(const Result<std::vector<OrderListItem>>& answer)
{
    // What cannot be read now cannot be acted on either; the list itself says what is the matter.
    if (answer) {
        for (const OrderListItem& item : *answer)
            m_known.emplace(item.row, item.id);
    }
    askNext();
}

} // namespace ch::ui
