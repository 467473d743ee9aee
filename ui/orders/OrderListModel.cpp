// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderListModel.h"

#include "core/base/Deliver.h"
#include "ui/kit/TextLabel.h"

#include <algorithm>

namespace ch::ui {

namespace {

using namespace std::chrono_literals;

/// Shown before all others are known: more than a window's height.
constexpr int kFirstRows = 128;
/// While a sync brings page after page, the list is asked for anew no more often than this, and than twice as long as it took.
constexpr auto kRefreshPause = 250ms;

/// A set of row numbers without an allocation for each: a list of a million is looked through in one go.
class RowSet
{
public:
    explicit RowSet(const std::vector<RowNumber>& rows)
    {
        size_t size = 16;
        while (size < 2 * rows.size())
            size *= 2;
        m_slots.assign(size, kEmpty);
        for (const RowNumber row : rows)
            m_slots[slotOf(row)] = row;
    }
    bool contains(RowNumber row) const { return m_slots[slotOf(row)] == row; }

private:
    static constexpr RowNumber kEmpty = std::numeric_limits<RowNumber>::min();

    /// Where it is, or the free place where it would be.
    size_t slotOf(RowNumber row) const
    {
        size_t slot = size_t((quint64(row) * 0x9E3779B97F4A7C15ULL) >> 20) & (m_slots.size() - 1);
        while (m_slots[slot] != kEmpty && m_slots[slot] != row)
            slot = (slot + 1) & (m_slots.size() - 1);
        return slot;
    }

    std::vector<RowNumber> m_slots;
};

} // namespace

OrderListModel::OrderListModel(UiContext& context, QObject* parent)
    : LongListModel(parent)
    , m_context(context)
    , m_now(context.now())
    , m_items(*this, [&context](const auto& numbers) { return context.workspace().orders().items(numbers); })
{
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &OrderListModel::refresh);
    connect(&context.workspace().orders(), &desk::OrderStore::changed, this, &OrderListModel::onChanged);
    connect(&context, &UiContext::formatsChanged, this, &OrderListModel::rewrite);
}

OrderListModel::~OrderListModel()
{
    m_stop.request_stop();
}

void OrderListModel::setQuery(const OrderQuery& query)
{
    m_query = query;
    m_isRefreshing = false;
    m_now = m_context.now();
    beginNewList();
    askRows();
}

void OrderListModel::followQuery(const OrderQuery& query)
{
    m_query = query;
    refresh();
}

void OrderListModel::refresh()
{
    // While a first sync runs, every answer is old when it comes; to stop it each time would be never to have one.
    if (m_isAsking && state() != State::Failed)
        return m_refresh.start(kRefreshPause);
    m_isRefreshing = !isNewList();
    askRows();
}

void OrderListModel::askRows()
{
    m_refresh.stop();
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
    m_isAsking = true;
    m_early.reset();
    m_awaitsFirst = !m_isRefreshing;
    if (m_isRefreshing)
        return askAllRows();
    deliver(m_context.workspace().orders().firstRows(m_query, kFirstRows), this,
            [this, generation = m_generation](const Result<std::vector<RowNumber>>& rows) {
                if (generation == m_generation)
                    onFirstRows(rows);
            });
}

void OrderListModel::askAllRows()
{
    m_asked.start();
    deliver(m_context.workspace().orders().allRows(m_query, m_stop.get_token()), this,
            [this, generation = m_generation](Result<std::vector<RowNumber>> rows) {
                if (generation == m_generation)
                    onAllRows(std::move(rows));
            });
}

void OrderListModel::onFirstRows(const Result<std::vector<RowNumber>>& answer)
{
    if (!answer)
        return failRows(answer.error());
    const bool isAll = answer->size() < size_t(kFirstRows);
    if (!isAll)
        askAllRows();
    std::vector<RowNumber> unknown;
    std::ranges::copy_if(*answer, std::back_inserter(unknown),
                         [this](RowNumber row) { return !m_items.contains(row); });
    if (unknown.empty())
        return showFirst(*answer, isAll);
    // A new list appears with its texts, not as bars that turn into texts a moment later.
    const QFuture<Result<std::vector<OrderListItem>>> items = m_context.workspace().orders().items(unknown);
    deliver(items, this,
            [this, generation = m_generation, seen = m_items.changes(), rows = *answer, unknown,
             isAll](const Result<std::vector<OrderListItem>>& found) {
                if (generation != m_generation)
                    return;
                if (!found)
                    return failRows(found.error());
                m_items.keep(seen, unknown, *found);
                showFirst(rows, isAll);
            });
}

void OrderListModel::showFirst(const std::vector<RowNumber>& rows, bool isAll)
{
    m_awaitsFirst = false;
    if (m_early)
        return onAllRows(*std::exchange(m_early, std::nullopt));
    m_isAsking = !isAll;
    land(rows, isAll ? State::Complete : State::Partial);
}

void OrderListModel::onAllRows(Result<std::vector<RowNumber>> answer)
{
    if (m_awaitsFirst) {
        m_early = std::move(answer);
        return;
    }
    if (!answer)
        return failRows(answer.error());
    m_took = std::chrono::milliseconds(m_asked.elapsed());
    m_isAsking = false;
    m_isRefreshing = false;
    land(*std::move(answer), State::Complete);
}

void OrderListModel::failRows(const Error& error)
{
    m_isAsking = false;
    m_isRefreshing = false;
    m_awaitsFirst = false;
    m_early.reset();
    fail(error);
}

void OrderListModel::onChanged(const desk::OrderChanges& changes)
{
    const std::unordered_set<OrderId> ids(changes.ids.begin(), changes.ids.end());
    m_items.markStale([&](const OrderListItem* item) { return changes.isMany || (item && ids.contains(item->id)); });
    // What is on screen is painted again, and so asked for again; the rest is when it is looked at.
    repaintAll();
    if ((changes.affectsLists || changes.isMany) && !m_refresh.isActive())
        m_refresh.start(std::max<std::chrono::milliseconds>(kRefreshPause, 2 * m_took));
}

int OrderListModel::knownPositionOf(OrderId id) const
{
    for (const RowNumber row : m_items.knownNumbers()) {
        const OrderListItem* item = knownItem(row);
        if (!item || item->id != id)
            continue;
        const std::vector<int> position = positionsOf({row});
        return position.empty() ? -1 : position.front();
    }
    return -1;
}

std::vector<int> OrderListModel::positionsOf(const std::vector<RowNumber>& rows) const
{
    std::vector<int> positions;
    if (rows.empty())
        return positions;
    const RowSet set(rows);
    const std::vector<RowNumber>& all = this->rows();
    for (size_t position = 0; position < all.size(); ++position) {
        if (set.contains(all[position]))
            positions.push_back(int(position));
    }
    return positions;
}

void OrderListModel::rewrite()
{
    m_now = m_context.now();
    repaintAll();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int OrderListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : orderColumns().count();
}

QVariant OrderListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (specOf(column).isRightAligned ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const OrderListItem* item = itemAt(index.row());
    if (!item)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    if (role == Qt::ToolTipRole)
        return plainTip(writer().tip(*item, column));
    return role == Qt::DisplayRole ? writer().text(*item, column) : writer().spoken(*item, column);
}

QVariant OrderListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto column = Column(section);
    if (role == Qt::DisplayRole)
        return titleOf(column);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (specOf(column).isRightAligned ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace ch::ui
