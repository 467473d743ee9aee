// SPDX-License-Identifier: Apache-2.0
// Stock takes as screens see them: counting, which works offline for days, and what is decided about the result.
// Lives on the thread of the windows; every future is answered from a lane.
#pragma once

#include "core/base/Result.h"
#include "core/domain/Product.h"
#include "core/domain/StockCount.h"

#include <QFuture>
#include <QObject>

namespace ch::desk {

class WorkspaceCore;

/// Offline code of what needs the service: beginning, recounting, approving, cancelling.
inline constexpr QLatin1StringView kStockCountNeedsNetwork("STOCK_COUNT_NEEDS_NETWORK");

struct StockCountItem
{
    StockCount count{};
    /// Counted lines of this desk that the service does not know yet, or refused.
    int waiting = 0;
    int refused = 0;
};

/// A product that is to be counted, with what is known here: the service's last word and this desk's own counting on top.
struct CountSheetLine
{
    StockCountLine line{};
    QString barcode{};
    int waiting = 0;
    int refused = 0;
};

struct CountSheet
{
    StockCount count{};
    /// By place, then SKU.
    std::vector<CountSheetLine> lines{};
    std::vector<CountDecision> decisions{};
    /// When the lines that others counted were read last; nothing: never.
    std::optional<UtcTime> linesAsOf{};
    /// Lines that others changed since are not here.
    bool isBehind = false;
};

/// What a counter says of one product at one place.
struct CountStep
{
    enum class How {
        /// So many more.
        Add,
        /// So many, in place of what this desk said before.
        Set,
        /// Nothing was counted after all.
        TakeBack
    };
    StockCountId count{};
    QString sku{};
    /// Empty: the product's own place.
    QString place{};
    How how = How::Add;
    qint64 units = 1;
    QString note{};
};

struct CountTaken
{
    CountStep step{};
    /// What this desk said of the place, before and now.
    std::optional<qint64> before{};
    std::optional<qint64> after{};
    CountSheetLine line{};
    /// The stock take's numbers with what waits here.
    StockCount count{};
};

class StockCountStore : public QObject
{
    Q_OBJECT

public:
    explicit StockCountStore(WorkspaceCore& core, QObject* parent = nullptr);

    /// Newest first.
    QFuture<Result<std::vector<StockCountItem>>> counts();
    /// NOT_FOUND if it is not here.
    QFuture<Result<CountSheet>> sheet(StockCountId id);
    /// What this desk's user counted here at a place, of the line as it was given by this store; nothing: not counted.
    std::optional<qint64> saidHere(const StockCountLine& line, const QString& place) const;
    QFuture<Result<CountSheetLine>> line(StockCountId id, const QString& sku);

    /// Durable here when it is answered, whatever the network does; sent by itself. Errors: NOT_FOUND (no such product or
    /// stock take), STATE_CONFLICT (it ended), VALIDATION_FAILED (below 0, or more than can be).
    QFuture<Result<CountTaken>> count(const CountStep& step);

    // --- Needs the service ------------------------------------------------------------------------------------------------
    /// Reads the lines that changed since they were read last. Only reads; nobody waits behind it.
    QFuture<Result<>> refresh(StockCountId id);
    QFuture<Result<StockCount>> begin(const NewStockCount& draft, const OpId& key);
    QFuture<Result<StockCount>> recount(StockCountId id, const std::vector<QString>& skus, const OpId& key);
    /// With the decisions that are kept here.
    QFuture<Result<StockCount>> approve(StockCountId id, const CountApproval& approval, const OpId& key);
    QFuture<Result<StockCount>> cancel(StockCountId id, const OpId& key);

    /// Kept here until the approval, through restarts.
    QFuture<Result<>> decide(StockCountId id, const CountDecision& decision);

Q_SIGNALS:
    void changed();

private:
    WorkspaceCore& m_core;
};

} // namespace ch::desk
