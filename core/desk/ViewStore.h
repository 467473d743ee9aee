// SPDX-License-Identifier: Apache-2.0
// Saved views: lists under a name, shared by role (at the service) or this desk's own.
// Lives on the thread of the windows; every future is answered from a lane.
#pragma once

#include "core/base/Result.h"
#include "core/domain/Shop.h"

#include <QFuture>
#include <QObject>

namespace ch::desk {

class WorkspaceCore;

class ViewStore : public QObject
{
    Q_OBJECT

public:
    explicit ViewStore(WorkspaceCore& core, QObject* parent = nullptr);

    /// Shared with this user's role, by name.
    QFuture<Result<std::vector<SavedView>>> views();
    /// Shared views are changed at the service, by merchants: needs the network. A null id makes a new one.
    QFuture<Result<SavedView>> save(const SavedView& view, const OpId& key);
    QFuture<Result<>> remove(ViewId id, const OpId& key);

Q_SIGNALS:
    void changed();

private:
    WorkspaceCore& m_core;
};

} // namespace ch::desk
