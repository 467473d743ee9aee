// SPDX-License-Identifier: Apache-2.0
// Orders as a pack station sees them: the work list, one order with its places and barcodes, claims, progress, parcels.
// Lives on the thread of the windows; every future is answered from a lane. Use deliver() to take results.
#pragma once

#include "core/base/Result.h"
#include "core/domain/OrderSteps.h"
#include "core/domain/PackingSession.h"
#include "core/domain/PendingOperation.h"
#include "core/domain/PickList.h"

#include <QFuture>
#include <QObject>

#include <chrono>

namespace ch::desk {

class WorkspaceCore;

/// Kind Offline: a claim is had from the service or not at all (contract section 10, ruling 7).
inline constexpr QLatin1StringView kClaimNeedsNetwork("CLAIM_NEEDS_NETWORK");

/// Progress is sent no earlier: a scan a second is not a request a second.
inline constexpr std::chrono::seconds kPackingGathers{3};

/// A row of the work list: no prices, no e-mails.
struct PackWork
{
    OrderId id;
    QString orderNo;
    QString shipTo;
    QString city;
    QString country;
    std::optional<UtcTime> shipBy;
    int lines = 0;
    /// Units that have still to go out, and how many of those are packed already.
    qint64 units = 0;
    qint64 packed = 0;
    /// In closed parcels.
    qint64 shipped = 0;
    /// That lives.
    std::optional<Claim> claim;
    bool isMine = false;
    /// Entries of the outbox about it.
    int waiting = 0;
    int refused = 0;

    friend bool operator==(const PackWork&, const PackWork&) = default;
};

struct PackWorkList
{
    /// What is due first stands first.
    std::vector<PackWork> items;
    /// Of all there are; `items` may hold the first of them only.
    qint64 total = 0;

    friend bool operator==(const PackWorkList&, const PackWorkList&) = default;
};

/// An order on the bench.
struct PackOrder
{
    /// With what waits in the outbox applied.
    Order shown;
    ProductsBySku products;
    /// That lives; `isMine`: this user's at this desk.
    std::optional<Claim> claim;
    bool isMine = false;
    int waiting = 0;
    int refused = 0;
    /// The service has a newer state of it, which this version does not understand.
    bool isOutdated = false;
};

class PackStore : public QObject
{
    Q_OBJECT

public:
    explicit PackStore(WorkspaceCore& core, QObject* parent = nullptr);

    /// Paid, not on hold, something left to go out; the first `limit` of them.
    QFuture<Result<PackWorkList>> workList(int limit);
    QFuture<Result<PackOrder>> order(OrderId id);
    /// Of a barcode or SKU, to say what was scanned by mistake. NotFound: no product has such a code.
    QFuture<Result<Product>> product(const QString& code);
    /// Of orders that are here, in the order given.
    QFuture<Result<PickList>> pickList(const std::vector<OrderId>& orders);

    // --- At the service, at once; Offline CLAIM_NEEDS_NETWORK without one ---------------------------------------------
    /// Claims or renews. Conflict CLAIMED (facts: user, device, expires_at) if somebody else has it.
    QFuture<Result<Order>> claim(OrderId id, const ClaimDraft& draft);
    QFuture<Result<Order>> releaseClaim(OrderId id);

    // --- With or without a network: durable in the outbox when answered -----------------------------------------------
    /// Joins an entry that was not sent yet, else makes one, which is sent after kPackingGathers.
    QFuture<Result<PendingOperation>> save(OrderId id, const PackingProgress& progress);
    /// What was not saved yet and the parcel, in one transaction; sent after the time to undo.
    QFuture<Result<PendingOperation>> ship(OrderId id, const PackingProgress& progress, const ShipmentDraft& parcel,
                                           std::chrono::seconds undoTime);

Q_SIGNALS:
    /// Orders are others than before, or something about them was put into the outbox or taken out.
    void changed(const std::vector<ch::OrderId>& orders, bool isMany);

private:
    WorkspaceCore& m_core;
};

} // namespace ch::desk
