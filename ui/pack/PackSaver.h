// SPDX-License-Identifier: Apache-2.0
// Keeps what was scanned: many scans are one write, and none is older than a second when it is on the disk.
// Thread of the windows; writes on a lane.
#pragma once

#include "core/desk/PackStore.h"
#include "ui/kit/UiContext.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace ch::ui {

class PackSaver : public QObject
{
    Q_OBJECT

public:
    /// `take`: what was counted since it was asked last.
    PackSaver(UiContext& context, std::function<PackingProgress()> take, QObject* parent = nullptr);

    void setOrder(OrderId id) { m_order = id; }
    /// Something was counted.
    void note();
    /// At once.
    void flush();
    /// Somebody else takes what was counted.
    void drop() { m_pause.stop(); }
    bool isSaving() const { return m_saving > 0; }
    /// Something was written moments ago, and waits to be sent.
    bool isFresh() const;
    /// Grows with every write: what was read before is older than the screen.
    int writes() const { return m_writes; }

Q_SIGNALS:
    /// All that was taken is kept.
    void saved();
    /// Nothing of what was taken is kept.
    void failed(ch::OrderId order, const ch::Error& error);

private:
    UiContext& m_context;
    std::function<PackingProgress()> m_take;
    OrderId m_order;
    QTimer m_pause;
    QElapsedTimer m_sinceWrite;
    int m_saving = 0;
    int m_writes = 0;
};

} // namespace ch::ui
