// SPDX-License-Identifier: Apache-2.0
// Orders for those who print: with places, barcodes, refunds, and what was printed of them before; and the record of a print.
// Lives on the thread of the windows; every future is answered from a lane. Use deliver() to take results.
#pragma once

#include "core/base/Result.h"
#include "core/desk/PrintSource.h"
#include "core/domain/PendingOperation.h"
#include "core/domain/StepDrafts.h"

#include <QFuture>
#include <QObject>

#include <stop_token>

namespace ch::desk {

class WorkspaceCore;
struct StepOutcome;

/// One document of one order that came out of a printer.
struct PrintRecord
{
    OrderId order;
    PrintDraft draft;
};

class PrintStore : public QObject
{
    Q_OBJECT

public:
    explicit PrintStore(WorkspaceCore& core, QObject* parent = nullptr);

    /// In the order asked for; an order that is not here is left out. Cancelled if stopped.
    QFuture<Result<std::vector<PrintSource>>> sources(const std::vector<OrderId>& orders, std::stop_token stop = {});
    /// Whether this user's prints are put on the orders' timelines; a manager reads only.
    bool mayRecord() const;
    /// Durable in the outbox when answered, and sent as soon as there is a network: a print cannot be undone.
    QFuture<std::vector<StepOutcome>> record(const std::vector<PrintRecord>& prints);

private:
    WorkspaceCore& m_core;
};

} // namespace ch::desk
