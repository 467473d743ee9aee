// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/OrderFinder.h"

#include "core/base/Deliver.h"

namespace ch::ui {

namespace {

constexpr int kLimit = 8;
constexpr int kPauseMs = 120;
constexpr qsizetype kShortest = 2;

/// Puts answers that come one by one into the order in which they were asked for.
struct Loading
{
    std::vector<std::optional<OrderListItem>> places;
    size_t open = 0;
};

} // namespace

OrderFinder::OrderFinder(desk::OrderStore& store, QObject* parent) : QObject(parent), m_store(store)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &OrderFinder::ask);
}

void OrderFinder::find(const QString& text)
{
    ++m_generation;
    m_text = text.trimmed();
    m_exact.reset();
    m_some.clear();
    m_expected = 0;
    if (m_text.size() < kShortest) {
        m_pause.stop();
        answer();
    } else {
        m_pause.start();
    }
}

void OrderFinder::ask()
{
    const int generation = m_generation;
    m_expected = 2;
    deliver(m_store.find(m_text), this,
            [this, generation](const Result<OrderListItem>& exact) { add(generation, exact); });
    deliver(m_store.firstRows(OrderQuery{.search = m_text}, kLimit), this,
            [this, generation](const Result<std::vector<RowNumber>>& rows) {
                if (!rows || rows->empty())
                    return add(generation, std::vector<OrderListItem>());
                deliver(m_store.items(*rows), this,
                        [this, generation](const Result<std::vector<OrderListItem>>& some) { add(generation, some); });
            });
}

void OrderFinder::add(int generation, const Result<OrderListItem>& exact)
{
    if (generation != m_generation)
        return;
    if (exact)
        m_exact = *exact;
    answer();
}

void OrderFinder::add(int generation, const Result<std::vector<OrderListItem>>& some)
{
    if (generation != m_generation)
        return;
    if (some)
        m_some = *some;
    answer();
}

void OrderFinder::answer()
{
    if (--m_expected > 0)
        return;
    std::vector<OrderListItem> orders;
    if (m_exact) {
        std::erase_if(m_some, [this](const OrderListItem& each) { return each.id == m_exact->id; });
        orders.push_back(*m_exact);
    }
    orders.insert(orders.end(), m_some.begin(), m_some.end());
    Q_EMIT found(m_text, orders);
}

void OrderFinder::load(const std::vector<OrderId>& ids)
{
    if (ids.empty()) {
        Q_EMIT loaded({});
        return;
    }
    auto loading =
        std::make_shared<Loading>(Loading{std::vector<std::optional<OrderListItem>>(ids.size()), ids.size()});
    for (size_t i = 0; i < ids.size(); ++i) {
        deliver(m_store.item(ids[i]), this, [this, loading, i](const Result<OrderListItem>& item) {
            if (item)
                loading->places[i] = *item;
            if (--loading->open > 0)
                return;
            std::vector<OrderListItem> orders;
            for (const auto& each : loading->places) {
                if (each)
                    orders.push_back(*each);
            }
            Q_EMIT loaded(orders);
        });
    }
}

} // namespace ch::ui
