// SPDX-License-Identifier: Apache-2.0
// What is in the rows of a long list: read by pages as it is looked at, kept for a while, read again once it is stale.
// Thread of the windows; what it asks for is answered from lanes.
#pragma once

#include "core/base/Deliver.h"
#include "ui/kit/LongListModel.h"

#include <QCache>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <functional>
#include <unordered_set>

namespace ch::ui {

/// An Item has its record's number in `row`.
template <class Item> class PagedItems
{
public:
    static constexpr int kPage = 128;
    /// Reads these records; those that are gone are missing from the answer.
    using Read = std::function<QFuture<Result<std::vector<Item>>>(const std::vector<qint64>& numbers)>;

    /// `model` owns this; it is told of what came and of what failed.
    PagedItems(LongListModel& model, Read read);

    /// What is in the model's row; nothing if it is not here yet: then it is asked for.
    const Item* at(int row) const;
    /// Nothing if it is not here; asks for nothing.
    const Item* known(qint64 number) const;
    bool contains(qint64 number) const { return m_items.contains(number); }
    QList<qint64> knownNumbers() const { return m_items.keys(); }

    /// How often records changed: what an answer has seen, which was asked for at this count.
    quint64 changes() const { return m_changes; }
    /// Records have changed: items for which `isStale` holds (called with null for one that had gone) are shown as they are, and
    /// asked for again when they are painted.
    void markStale(const std::function<bool(const Item*)>& isStale);
    /// Keeps what was read otherwise: an answer for `asked`, asked for when changes() was `seen`.
    void keep(quint64 seen, const std::vector<qint64>& asked, const std::vector<Item>& items);

private:
    struct Entry
    {
        /// Nothing: it has gone.
        std::optional<Item> item;
        bool isStale = false;
    };
    static constexpr int kKept = 32 * kPage;
    /// One who drags the scroll bar looks at pages that are gone before they come.
    static constexpr size_t kMostWanted = 6;
    static constexpr size_t kMostAsking = 2;

    void want(int page) const;
    void askWanted();
    void ask(int page);
    void onAnswer(int page, quint64 seen, const std::vector<qint64>& asked, const Result<std::vector<Item>>& answer);
    bool needs(qint64 number) const;
    /// A page's number means other rows than before.
    void forgetPages() const;

    LongListModel& m_model;
    Read m_read;
    mutable QCache<qint64, Entry> m_items{kKept};
    quint64 m_changes = 0;
    // Of which layout of the model the pages below are.
    mutable quint64 m_layout = 0;
    // Pages that were looked at, the last one last; asked for from the event loop, for data() may not change the model.
    mutable std::deque<int> m_wanted;
    mutable std::unordered_set<int> m_asking;
    mutable QTimer m_ask;
};

template <class Item>
PagedItems<Item>::PagedItems(LongListModel& model, Read read) : m_model(model)
                                                              , m_read(std::move(read))
{
    m_ask.setSingleShot(true);
    QObject::connect(&m_ask, &QTimer::timeout, &m_ask, [this] { askWanted(); });
}

template <class Item> const Item* PagedItems<Item>::at(int row) const
{
    if (row < 0 || row >= m_model.rowCount())
        return nullptr;
    const qint64 number = m_model.rows()[size_t(row)];
    if (needs(number))
        want(row / kPage);
    return known(number);
}

template <class Item> const Item* PagedItems<Item>::known(qint64 number) const
{
    const Entry* entry = m_items.object(number);
    return entry && entry->item ? &*entry->item : nullptr;
}

template <class Item> bool PagedItems<Item>::needs(qint64 number) const
{
    const Entry* entry = m_items.object(number);
    return !entry || entry->isStale;
}

template <class Item> void PagedItems<Item>::markStale(const std::function<bool(const Item*)>& isStale)
{
    ++m_changes;
    const QList<qint64> numbers = m_items.keys();
    for (const qint64 number : numbers) {
        Entry* entry = m_items.object(number);
        entry->isStale = entry->isStale || isStale(entry->item ? &*entry->item : nullptr);
    }
}

template <class Item>
void PagedItems<Item>::keep(quint64 seen, const std::vector<qint64>& asked, const std::vector<Item>& items)
{
    const bool isStale = seen != m_changes;
    for (const qint64 number : asked)
        m_items.insert(number, new Entry{{}, isStale});
    for (const Item& item : items)
        m_items.insert(item.row, new Entry{item, isStale});
}

template <class Item> void PagedItems<Item>::forgetPages() const
{
    if (std::exchange(m_layout, m_model.m_layout) == m_model.m_layout)
        return;
    m_wanted.clear();
    m_asking.clear();
}

template <class Item> void PagedItems<Item>::want(int page) const
{
    forgetPages();
    if (m_asking.contains(page) || m_model.state() == LongListModel::State::Failed)
        return;
    std::erase(m_wanted, page);
    m_wanted.push_back(page);
    if (m_wanted.size() > kMostWanted)
        m_wanted.pop_front();
    if (!m_ask.isActive())
        m_ask.start(0);
}

template <class Item> void PagedItems<Item>::askWanted()
{
    forgetPages();
    while (!m_wanted.empty() && m_asking.size() < kMostAsking) {
        const int page = m_wanted.back();
        m_wanted.pop_back();
        ask(page);
    }
}

template <class Item> void PagedItems<Item>::ask(int page)
{
    const std::vector<qint64>& rows = m_model.rows();
    const size_t first = size_t(page) * kPage;
    std::vector<qint64> asked;
    for (size_t row = first; row < std::min(rows.size(), first + kPage); ++row) {
        if (needs(rows[row]))
            asked.push_back(rows[row]);
    }
    if (asked.empty())
        return;
    m_asking.insert(page);
    deliver(m_read(asked), &m_ask, [this, page, layout = m_layout, seen = m_changes, asked](const auto& answer) {
        onAnswer(layout == m_model.m_layout ? page : -1, seen, asked, answer);
    });
}

template <class Item>
void PagedItems<Item>::onAnswer(int page, quint64 seen, const std::vector<qint64>& asked,
                                const Result<std::vector<Item>>& answer)
{
    m_asking.erase(page);
    if (!answer)
        return m_model.fail(answer.error());
    keep(seen, asked, *answer);
    const int first = page < 0 ? 0 : page * kPage;
    const int end = page < 0 ? m_model.rowCount() : std::min(m_model.rowCount(), first + kPage);
    m_model.repaint(first, end - 1);
    askWanted();
}

} // namespace ch::ui
