// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductListModel.h"

#include "core/base/Deliver.h"
#include "core/desk/ProductStore.h"
#include "ui/kit/TextLabel.h"

#include <algorithm>

namespace ch::ui {

namespace {

using namespace std::chrono_literals;

/// One who drags the scroll bar looks at pages that are gone before they come.
constexpr size_t kMostWanted = 4;
/// While a sync brings page after page, the list is asked for anew no more often than this.
constexpr auto kRefreshPause = 250ms;

} // namespace

ProductListModel::ProductListModel(UiContext& context, QObject* parent)
    : QAbstractTableModel(parent)
    , m_context(context)
    , m_now(context.now())
{
    m_ask.setSingleShot(true);
    m_refresh.setSingleShot(true);
    connect(&m_ask, &QTimer::timeout, this, &ProductListModel::askWanted);
    connect(&m_refresh, &QTimer::timeout, this, &ProductListModel::refresh);
    connect(&context.workspace().products(), &desk::ProductStore::changed, this, &ProductListModel::onChanged);
    connect(&context, &UiContext::formatsChanged, this, &ProductListModel::rewrite);
}

ProductListModel::~ProductListModel()
{
    m_stop.request_stop();
}

void ProductListModel::setQuery(const ProductQuery& query)
{
    m_query = query;
    m_isNewList = true;
    m_now = m_context.now();
    setState(State::Loading);
    askRows();
}

void ProductListModel::refresh()
{
    // While a first sync runs, every answer is old when it comes; to stop it each time would be never to have one.
    if (m_isAsking)
        return m_refresh.start(kRefreshPause);
    askRows();
}

void ProductListModel::askRows()
{
    m_refresh.stop();
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
    m_isAsking = true;
    deliver(m_context.workspace().products().rows(m_query, m_stop.get_token()), this,
            [this, generation = m_generation](Result<std::vector<qint64>> rows) {
                if (generation == m_generation)
                    onRows(std::move(rows));
            });
}

void ProductListModel::onRows(Result<std::vector<qint64>> answer)
{
    m_isAsking = false;
    if (!answer) {
        m_error = answer.error();
        setState(State::Failed);
        return;
    }
    land(*std::move(answer));
    setState(State::Complete);
}

void ProductListModel::land(std::vector<qint64> rows)
{
    const auto start = int(std::ranges::mismatch(m_rows, rows).in1 - m_rows.begin());
    const int most = int(std::min(m_rows.size(), rows.size())) - start;
    int end = 0;
    while (end < most && m_rows[m_rows.size() - 1 - size_t(end)] == rows[rows.size() - 1 - size_t(end)])
        ++end;
    const int taken = int(m_rows.size()) - start - end;
    const int added = int(rows.size()) - start - end;
    ++m_layout;
    m_wanted.clear();
    m_asking.clear();
    if (taken > 0) {
        beginRemoveRows({}, start, start + taken - 1);
        m_rows.erase(m_rows.begin() + start, m_rows.begin() + start + taken);
        endRemoveRows();
    }
    if (added > 0) {
        beginInsertRows({}, start, start + added - 1);
        m_rows = std::move(rows);
        endInsertRows();
    }
    // Whoever hears of the rows may ask whether they are here.
    m_state = State::Complete;
    Q_EMIT landed(std::exchange(m_isNewList, false));
}

void ProductListModel::setState(State state)
{
    if (state != State::Failed)
        m_error.reset();
    m_state = state;
    Q_EMIT stateChanged();
}

void ProductListModel::onChanged()
{
    ++m_changes;
    const QList<qint64> known = m_items.keys();
    for (const qint64 number : known)
        m_items.object(number)->isStale = true;
    // What is on screen is painted again, and so asked for again; the rest is when it is looked at.
    repaint();
    if (!m_refresh.isActive())
        m_refresh.start(kRefreshPause);
}

void ProductListModel::repaint()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void ProductListModel::rewrite()
{
    m_now = m_context.now();
    repaint();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

ProductWriter ProductListModel::writer() const
{
    return {m_context.formats(), m_now, m_context.workspace().identity().currency};
}

const ProductListItem* ProductListModel::itemAt(int row) const
{
    if (row < 0 || row >= int(m_rows.size()))
        return nullptr;
    const Entry* entry = m_items.object(m_rows[size_t(row)]);
    if (!entry || entry->isStale) {
        const int page = row / kPage;
        std::erase(m_wanted, page);
        m_wanted.insert(m_wanted.begin(), page);
        if (m_wanted.size() > kMostWanted)
            m_wanted.pop_back();
        if (!m_ask.isActive())
            m_ask.start(0);
    }
    return entry && entry->item ? &*entry->item : nullptr;
}

const ProductListItem* ProductListModel::knownItem(qint64 number) const
{
    const Entry* entry = m_items.object(number);
    return entry && entry->item ? &*entry->item : nullptr;
}

int ProductListModel::positionOf(qint64 number) const
{
    const auto found = std::ranges::find(m_rows, number);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void ProductListModel::askWanted()
{
    for (const int page : std::exchange(m_wanted, {}))
        askItems(page);
}

void ProductListModel::askItems(int page)
{
    const size_t first = size_t(page) * kPage;
    if (first >= m_rows.size() || m_asking.contains(page))
        return;
    m_asking.insert(page);
    const size_t last = std::min(m_rows.size(), first + kPage);
    const std::vector<qint64> asked(m_rows.begin() + qptrdiff(first), m_rows.begin() + qptrdiff(last));
    const auto items = m_context.workspace().products().items(asked);
    deliver(
        items, this,
        [this, page, asked, layout = m_layout, seen = m_changes](const Result<std::vector<ProductListItem>>& answer) {
            if (layout == m_layout)
                m_asking.erase(page);
            // What changed meanwhile is shown, and asked for once more when it is painted.
            onItems(asked, answer, seen != m_changes);
        });
}

void ProductListModel::onItems(const std::vector<qint64>& asked, const Result<std::vector<ProductListItem>>& answer,
                               bool isStale)
{
    if (!answer) {
        if (answer.error().kind != ErrorKind::Cancelled) {
            m_error = answer.error();
            setState(State::Failed);
        }
        return;
    }
    for (const qint64 number : asked)
        m_items.insert(number, new Entry{.item = std::nullopt, .isStale = isStale});
    for (const ProductListItem& item : *answer)
        m_items.object(item.row)->item = item;
    repaint();
}

int ProductListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ProductListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : productColumns().count();
}

QVariant ProductListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = ProductColumn(index.column());
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (specOf(column).isRightAligned ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const ProductListItem* item = itemAt(index.row());
    if (!item)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    if (role == Qt::ToolTipRole)
        return plainTip(writer().tip(*item, column));
    return role == Qt::DisplayRole ? writer().text(*item, column) : writer().spoken(*item, column);
}

QVariant ProductListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto column = ProductColumn(section);
    if (role == Qt::DisplayRole)
        return titleOf(column);
    if (role == Qt::ToolTipRole)
        return meaningOf(column);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (specOf(column).isRightAligned ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace ch::ui
