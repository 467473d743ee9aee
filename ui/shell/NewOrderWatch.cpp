// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/NewOrderWatch.h"

#include "core/base/Deliver.h"

namespace ch::ui {

namespace {

/// After the last change: what comes in one pass is one announcement.
constexpr int kPauseMs = 1500;
/// More than any shop gets between two passes; what is older is found by the next look.
constexpr int kLimit = 500;

} // namespace

UtcTime enteredAt(const Order& order)
{
    switch (order.status) {
    case OrderStatus::Pending:
        return order.createdAt;
    case OrderStatus::Paid:
        return order.paidAt.value_or(order.createdAt);
    case OrderStatus::Shipped:
        return order.shippedAt.value_or(order.updatedAt);
    case OrderStatus::Completed:
        return order.completedAt.value_or(order.updatedAt);
    case OrderStatus::Cancelled:
        return order.cancelledAt.value_or(order.updatedAt);
    }
    return order.updatedAt;
}

NewOrderWatch::NewOrderWatch(desk::Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &NewOrderWatch::look);
    connect(&workspace.orders(), &desk::OrderStore::changed, this, &NewOrderWatch::wake);
    connect(&workspace, &desk::Workspace::statusChanged, this, [this] {
        // The first look: after what was missed has been fetched.
        if (!m_seenUntil && m_workspace.status().dataAsOf)
            wake();
    });
    connect(&workspace.activity(), &desk::ActivityStore::changed, this, &NewOrderWatch::noteOwn);
}

void NewOrderWatch::setStatuses(const std::vector<OrderStatus>& statuses)
{
    m_statuses = statuses;
}

void NewOrderWatch::setPaused(bool paused)
{
    m_isPaused = paused;
    if (!paused && m_isStale)
        wake();
}

void NewOrderWatch::wake()
{
    m_isStale = true;
    // Not restarted by each change: a busy shop would never be heard of.
    if (!m_isPaused && !m_pause.isActive())
        m_pause.start();
}

void NewOrderWatch::look()
{
    // While the first load runs everything is new, and nothing is news.
    if (m_isPaused || m_isLooking || !m_workspace.status().dataAsOf)
        return;
    m_isLooking = true;
    m_isStale = false;
    // All statuses: what was missed while nobody asked for a status is not news once somebody does.
    const OrderQuery newest{.sort = OrderSort::UpdatedAt, .isDescending = true};
    deliver(m_workspace.orders().firstRows(newest, kLimit), this, [this](const Result<std::vector<RowNumber>>& rows) {
        if (!rows)
            return giveUp();
        deliver(m_workspace.orders().items(*rows), this, [this](const Result<std::vector<OrderListItem>>& items) {
            return items ? loadChanged(*items) : giveUp();
        });
    });
}

void NewOrderWatch::loadChanged(const std::vector<OrderListItem>& newest)
{
    if (!m_seenUntil) {
        // What is here already is not news; in a shop without orders, the first one will be.
        m_seenUntil = newest.empty() ? UtcTime() : newest.front().updatedAt;
        return judge({});
    }
    std::vector<RowNumber> rows;
    for (const OrderListItem& item : newest) {
        if (item.updatedAt > *m_seenUntil)
            rows.push_back(item.row);
    }
    if (rows.empty())
        return judge({});
    deliver(m_workspace.orders().orders(rows), this,
            [this](const Result<std::vector<Order>>& orders) { return orders ? judge(*orders) : giveUp(); });
}

void NewOrderWatch::giveUp()
{
    // The cache cannot be read; the status line says so. The next change looks again, from the same moment on.
    m_isLooking = false;
}

void NewOrderWatch::judge(const std::vector<Order>& orders)
{
    m_isLooking = false;
    std::vector<NewOrder> news;
    std::optional<UtcTime> until = m_seenUntil;
    for (const Order& order : orders) {
        const UtcTime entered = enteredAt(order);
        const bool isAskedFor = std::find(m_statuses.begin(), m_statuses.end(), order.status) != m_statuses.end();
        if (entered > *m_seenUntil && isAskedFor && !m_own.contains(order.id.value()))
            news.push_back({.id = order.id, .orderNo = order.orderNo, .status = order.status, .enteredAt = entered});
        until = std::max(*until, order.updatedAt);
    }
    m_seenUntil = until;
    std::sort(news.begin(), news.end(), [](const NewOrder& a, const NewOrder& b) { return a.enteredAt < b.enteredAt; });
    if (!news.empty())
        Q_EMIT found(news);
    if (m_isStale)
        wake();
}

void NewOrderWatch::noteOwn(const std::vector<qint64>& ended)
{
    if (ended.empty())
        return;
    deliver(m_workspace.activity().entriesOf(ended), this,
            [this](const Result<std::vector<PendingOperation>>& entries) {
                if (!entries)
                    return;
                for (const PendingOperation& entry : *entries) {
                    if (isAboutOrder(entry.kind) && entry.state == OperationState::Done)
                        m_own.insert(entry.entityId.toLongLong());
                }
            });
}

} // namespace ch::ui
