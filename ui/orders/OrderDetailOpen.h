// SPDX-License-Identifier: Apache-2.0
// What of an order is not at the service yet: entries that wait, with a way to take them back, and refused ones to decide on.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

#include <QTimer>

namespace ch::ui {

class OrderDetailOpen : public QWidget
{
    Q_OBJECT

public:
    explicit OrderDetailOpen(UiContext& context, QWidget* parent = nullptr);
    void render(const desk::OrderDetail& detail, const std::vector<TimelineEntry>& timeline);

Q_SIGNALS:
    void correctionRequested(qint64 seq);

private:
    void addWaiting(const desk::OrderDetail& detail, const PendingOperation& entry, QBoxLayout* rows);
    void askToDiscard(const PendingOperation& entry, Notice* question);
    void discard(qint64 seq);
    void showWhere();

    UiContext& m_context;
    QBoxLayout* m_column;
    /// What is shown now.
    std::optional<desk::OrderDetail> m_detail;
    std::vector<TimelineEntry> m_timeline;
    struct Waiting
    {
        PendingOperation entry;
        bool isBehindRefused = false;
        TextLabel* where = nullptr;
    };
    std::vector<Waiting> m_waiting;
    QTimer m_clock;
};

/// "Sent in 6 s", "Still trying", "Waits behind the refused one": where an entry stands that is not through.
QString whereItStands(const PendingOperation& entry, bool isBehindRefused, const UiContext& context);

} // namespace ch::ui
