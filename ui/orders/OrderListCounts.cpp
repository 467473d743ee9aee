// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderListCounts.h"

#include "core/base/Deliver.h"

namespace ch::ui {

using namespace std::chrono_literals;

namespace {

/// While a sync brings page after page.
constexpr auto kPause = 250ms;

} // namespace

OrderListCounts::OrderListCounts(UiContext& context, QObject* parent) : QObject(parent), m_context(context)
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(kPause);
    connect(&m_wait, &QTimer::timeout, this, &OrderListCounts::ask);
    connect(&context.workspace().orders(), &desk::OrderStore::changed, this, &OrderListCounts::askAgain);
}

OrderListCounts::~OrderListCounts()
{
    m_stop.request_stop();
}

void OrderListCounts::setQuery(const OrderQuery& query)
{
    m_query = query;
    ask();
}

void OrderListCounts::askAgain()
{
    if (m_isAsking)
        m_isStale = true;
    else if (!m_wait.isActive())
        m_wait.start();
}

void OrderListCounts::ask()
{
    m_wait.stop();
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
    m_isAsking = true;
    m_isStale = false;
    deliver(m_context.workspace().orders().countByStatus(m_query, m_stop.get_token()), this,
            [this, generation = m_generation](const Result<std::array<qint64, 5>>& counts) {
                if (generation == m_generation)
                    onStatuses(counts);
            });
    deliver(m_context.workspace().orders().count(m_query, m_stop.get_token()), this,
            [this, generation = m_generation](const Result<qint64>& count) {
                if (generation == m_generation)
                    onCount(count);
            });
    askTotals();
}

void OrderListCounts::askTotals()
{
    // Sums of whole books would be many rows for a figure that nobody asked for.
    const bool isWanted = (m_query.paidFrom || m_query.paidTo || m_query.paidHour) && seesMoney(m_context.role());
    if (!isWanted) {
        Q_EMIT added({});
        return;
    }
    deliver(m_context.workspace().orders().totals(m_query, m_stop.get_token()), this,
            [this, generation = m_generation](const Result<std::vector<OrderTotal>>& totals) {
                if (generation == m_generation && totals)
                    Q_EMIT added(*totals);
            });
}

void OrderListCounts::onStatuses(const Result<std::array<qint64, 5>>& counts)
{
    if (counts)
        Q_EMIT countedByStatus(*counts);
    else
        Q_EMIT failed(counts.error());
}

void OrderListCounts::onCount(const Result<qint64>& count)
{
    m_isAsking = false;
    if (m_isStale)
        m_wait.start();
    if (count)
        Q_EMIT counted(*count);
    else
        Q_EMIT failed(count.error());
}

} // namespace ch::ui
