// SPDX-License-Identifier: Apache-2.0
// Finds orders that entered a status since the last look: what is worth an announcement.
// Thread of the windows.
#pragma once

#include "core/desk/Workspace.h"

#include <QSet>
#include <QTimer>

namespace ch::ui {

struct NewOrder
{
    OrderId id;
    QString orderNo;
    OrderStatus status = OrderStatus::Paid;
    UtcTime enteredAt;
};

/// When the order came into the status that it is in, by the service's clock.
UtcTime enteredAt(const Order& order);

class NewOrderWatch : public QObject
{
    Q_OBJECT

public:
    explicit NewOrderWatch(desk::Workspace& workspace, QObject* parent = nullptr);

    void setStatuses(const std::vector<OrderStatus>& statuses);
    /// What was announced before the program started; nothing: what is here when the first fetch is done is not new.
    void setSeenUntil(std::optional<UtcTime> time) { m_seenUntil = time; }
    std::optional<UtcTime> seenUntil() const { return m_seenUntil; }
    /// Nothing is looked for meanwhile; what came is found afterwards.
    void setPaused(bool paused);

Q_SIGNALS:
    /// Oldest first. What this desk did itself is not among them.
    void found(const std::vector<ch::ui::NewOrder>& orders);

private:
    void wake();
    void look();
    void loadChanged(const std::vector<OrderListItem>& newest);
    void judge(const std::vector<Order>& orders);
    void giveUp();
    void noteOwn(const std::vector<qint64>& ended);

    desk::Workspace& m_workspace;
    QTimer m_pause;
    std::vector<OrderStatus> m_statuses;
    std::optional<UtcTime> m_seenUntil;
    /// What this desk's own steps brought about since the program started.
    QSet<qint64> m_own;
    bool m_isPaused = false;
    bool m_isLooking = false;
    bool m_isStale = false;
};

} // namespace ch::ui
