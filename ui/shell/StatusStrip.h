// SPDX-License-Identifier: Apache-2.0
// The line at the bottom of the window: how old the data is, what waits, what was refused, whether the service answers, and
// what is going on.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"
#include "ui/shell/StatusSentence.h"

#include <QTimer>

namespace ch::ui {

class CountLink;
class ThinBar;

class StatusStrip : public QFrame
{
    Q_OBJECT

public:
    explicit StatusStrip(UiContext& context, QWidget* parent = nullptr);

    void setStatus(const SyncStatus& status);
    const StatusSentence& sentence() const { return m_sentence; }

Q_SIGNALS:
    void waitingClicked();
    void refusedClicked();
    void quarantinedClicked();
    void actionRequested(ch::ui::StatusAction action);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void noteContact();
    CountLink* addCount(const QString& name);
    void say();

    UiContext& m_context;
    SyncStatus m_status;
    StatusSentence m_sentence;
    UtcTime m_programStart;
    /// What was here when the program began: anything else came since.
    std::optional<UtcTime> m_firstDataAsOf;
    bool m_hasHadContact = false;
    /// "today" becomes "yesterday" and "in 12 s" becomes "in 11 s" while nothing else happens.
    QTimer m_tick;
    TextLabel* m_data;
    CountLink* m_waiting;
    CountLink* m_refused;
    CountLink* m_quarantined;
    TextLabel* m_lastDot = nullptr;
    ThinBar* m_bar;
    TextLabel* m_progress;
    QLabel* m_dot;
    TextLabel* m_link;
    QPushButton* m_action;
};

} // namespace ch::ui
