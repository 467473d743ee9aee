// SPDX-License-Identifier: Apache-2.0
// The outbox, what was set aside, and what this device did, as screens see them.
// Lives on the thread of the windows; every future is answered from a lane.
#pragma once

#include "core/base/Result.h"
#include "core/domain/FeedRecord.h"
#include "core/domain/Order.h"
#include "core/domain/PendingOperation.h"

#include <QFuture>
#include <QObject>

namespace ch::desk {

class WorkspaceCore;

struct QuarantinedRecord
{
    FeedRecord record;
    QString problem;
    UtcTime at;
};

class ActivityStore : public QObject
{
    Q_OBJECT

public:
    explicit ActivityStore(WorkspaceCore& core, QObject* parent = nullptr);

    /// All entries that are kept (30 days), newest first; those behind a refused one say BEHIND_REFUSED.
    QFuture<Result<std::vector<PendingOperation>>> entries();
    QFuture<Result<std::vector<PendingOperation>>> entriesOf(const std::vector<qint64>& seqs);
    QFuture<Result<std::vector<QuarantinedRecord>>> quarantined();

    /// A refused one, decided anew: a new key, the version that is here now. False: it is no longer refused.
    QFuture<Result<bool>> resend(qint64 seq);
    /// A refused one with another body (the same kind): as resend().
    QFuture<Result<bool>> resendCorrected(qint64 seq, const QByteArray& body);
    /// Waiting or refused ones; stays listed as discarded. False: it was sent already.
    QFuture<Result<bool>> discard(qint64 seq);

Q_SIGNALS:
    /// Entries were added, sent, answered, refused or decided; these ended (done or refused) since the last signal.
    void changed(const std::vector<qint64>& ended);

private:
    WorkspaceCore& m_core;
};

} // namespace ch::desk
