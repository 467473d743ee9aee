// SPDX-License-Identifier: Apache-2.0
// Tells a person about new orders: in the system's tray, with a sound, or as a toast while the window is being looked at.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/shell/NewOrderWatch.h"

class QSystemTrayIcon;

namespace ch::ui {

/// From included, to excluded; over midnight if `to` is earlier. The same time twice: never quiet.
bool isQuiet(QTime time, QTime from, QTime to);

class Notifications : public QObject
{
    Q_OBJECT

public:
    /// `window`: whether it is the active one decides where things are said.
    Notifications(UiContext& context, QWidget* window);
    ~Notifications() override;

    /// "Order 1042 is paid", "3 new orders".
    static QString titleOf(const std::vector<NewOrder>& orders);
    /// "2 Paid · 1 Pending"; the numbers where they are few.
    static QString textOf(const std::vector<NewOrder>& orders);

Q_SIGNALS:
    /// The tray's icon was pressed.
    void windowRequested();

private:
    void apply();
    void updateTray();
    /// Also after a crash nothing is announced twice.
    void saveSeen();
    void announce(const std::vector<NewOrder>& orders);
    void showAnnounced();
    bool isQuietNow() const;

    UiContext& m_context;
    QWidget* m_window;
    NewOrderWatch* m_watch;
    QSystemTrayIcon* m_tray = nullptr;
    QTimer m_minute;
    std::vector<NewOrder> m_announced;
    std::optional<UtcTime> m_saved;
};

} // namespace ch::ui
