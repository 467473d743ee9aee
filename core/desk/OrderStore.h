// SPDX-License-Identifier: Apache-2.0
// Orders as screens see them: lists, details, and the steps that a person takes.
// Lives on the thread of the windows; every future is answered from a lane. Use deliver() to take results.
#pragma once

#include "core/base/Result.h"
#include "core/domain/Order.h"
#include "core/domain/OrderListItem.h"
#include "core/domain/OrderQuery.h"
#include "core/domain/OrderSteps.h"
#include "core/domain/OrderTotal.h"
#include "core/domain/PendingOperation.h"
#include "core/domain/Timeline.h"

#include <QFuture>
#include <QObject>

#include <array>
#include <deque>
#include <stop_token>

namespace ch::desk {

class WorkspaceCore;

/// Kind Offline: money moves at the service or not at all, and so does a change of address.
inline constexpr QLatin1StringView kMoneyNeedsNetwork("MONEY_NEEDS_NETWORK");
inline constexpr QLatin1StringView kEditNeedsNetwork("EDIT_NEEDS_NETWORK");

struct OrderDetail
{
    RowNumber row = 0;
    /// What the service said last.
    Order base;
    /// With what waits in the outbox applied; equals `base` if nothing waits or none of it can be applied.
    Order shown;
    /// Waiting, sending and refused entries about this order, oldest first.
    std::vector<PendingOperation> open;
    /// As OrderListItem::isOutdated.
    bool isOutdated = false;
};

/// A timeline is read from the service when an order is opened, and kept with its age (contract section 10, ruling 13).
struct OrderTimeline
{
    /// Oldest first.
    std::vector<TimelineEntry> entries;
    /// When it was read; nothing: never, and `entries` is empty.
    std::optional<UtcTime> asOf;
};

/// Whether a step may be taken now, as the rules of core/domain see it.
struct StepCheck
{
    /// Of an order that is not here only the id is known; the refusal is then NOT_FOUND.
    OrderListItem order;
    /// Why not: code STATE_CONFLICT, ON_HOLD, FORBIDDEN, …; nothing: it may.
    std::optional<Error> refusal;
};

/// What became of one of many steps.
struct StepOutcome
{
    OrderId order;
    QString orderNo;
    /// The entry of the outbox (its `seq` undoes it), or why there is none.
    Result<PendingOperation> entry = Error{};
    /// A corrected tracking number of a parcel that was not sent yet: `entry` is the parcel's own, changed. Undoing it would
    /// take back the parcel, so do not offer that.
    bool isPartOfParcel = false;
};

/// What a commit changed.
struct OrderChanges
{
    /// True: too many to name; everything shown should be asked for again.
    bool isMany = false;
    std::vector<OrderId> ids;
    /// Whether lists may have other rows or another order than before. False: only the named rows look different, for
    /// something about them was put into the outbox or taken out; lists with `isInOutbox` may have other rows even so.
    bool affectsLists = true;
};

class OrderStore : public QObject
{
    Q_OBJECT

public:
    explicit OrderStore(WorkspaceCore& core, QObject* parent = nullptr);

    // --- Lists -----------------------------------------------------------------------------------------------------
    /// The first rows of a list, for the first screen. Milliseconds.
    QFuture<Result<std::vector<RowNumber>>> firstRows(const OrderQuery& query, int limit);
    /// All rows, on a lane of its own: up to a second at a million. Cancelled if stopped.
    QFuture<Result<std::vector<RowNumber>>> allRows(const OrderQuery& query, std::stop_token stop);
    /// Exact.
    QFuture<Result<qint64>> count(const OrderQuery& query, std::stop_token stop = {});
    /// What the list adds up to, by currency.
    QFuture<Result<std::vector<OrderTotal>>> totals(const OrderQuery& query, std::stop_token stop = {});
    /// By OrderStatus; the query's own statuses count for nothing.
    QFuture<Result<std::array<qint64, 5>>> countByStatus(const OrderQuery& query, std::stop_token stop = {});
    /// In the order asked for; a row that has gone is left out.
    QFuture<Result<std::vector<OrderListItem>>> items(const std::vector<RowNumber>& rows);
    /// By number: letter for letter, else whatever its case if only one matches. NotFound otherwise.
    QFuture<Result<OrderListItem>> find(const QString& orderNo);
    QFuture<Result<OrderListItem>> item(OrderId id);
    /// Whole orders for exports and print, in the order asked for, without what is pending.
    QFuture<Result<std::vector<Order>>> orders(const std::vector<RowNumber>& rows);
    /// Countries that orders go to, most frequent first: for filters.
    QFuture<Result<QStringList>> countries();

    // --- One order -------------------------------------------------------------------------------------------------
    QFuture<Result<OrderDetail>> detail(OrderId id);
    /// What is kept of the timeline; at once.
    QFuture<Result<OrderTimeline>> timeline(OrderId id);
    /// Reads it from the service. Offline: an Error, what is kept stays. Who leafs through orders waits for the last ones
    /// only: earlier reads that are not through yet end as Cancelled.
    QFuture<Result<OrderTimeline>> refreshTimeline(OrderId id);

    // --- Steps, with or without a network: durable in the outbox when answered -------------------------------------
    /// What the rules say about each, before anybody decides.
    QFuture<Result<std::vector<StepCheck>>> check(const std::vector<OrderStepRequest>& requests);
    /// Each in a transaction of its own, sent after the time to undo. Refused by the rules: no entry.
    QFuture<std::vector<StepOutcome>> take(const std::vector<OrderStepRequest>& requests,
                                           std::chrono::seconds undoTime);
    /// Takes back what has not been sent; false for each that has.
    QFuture<Result<std::vector<bool>>> undo(const std::vector<qint64>& seqs);

    // --- Steps that need the service: money, addresses ---------------------------------------------------------------
    /// `key` is the decision's: the same for each attempt, made with OpId::random() when the person decides.
    QFuture<Result<Order>> refund(OrderId id, const RefundDraft& draft, qint64 version, const OpId& key);
    QFuture<Result<Order>> recordPayment(OrderId id, const PaymentDraft& draft, const OpId& key);
    QFuture<Result<Order>> edit(OrderId id, const OrderEdit& draft, qint64 version, const OpId& key);

Q_SIGNALS:
    void changed(const ch::desk::OrderChanges& changes);

private:
    WorkspaceCore& m_core;
    /// Ends timelines that are being read, oldest first.
    std::deque<std::stop_source> m_timelineReads;
};

} // namespace ch::desk
