// SPDX-License-Identifier: Apache-2.0
// What every screen is given: the workspace behind it, how values are written, what the person set, and ways to ask the
// window for something.
// Thread of the windows.
#pragma once

#include "core/desk/Workspace.h"
#include "ui/kit/Formats.h"
#include "ui/kit/Preferences.h"
#include "ui/kit/Toast.h"

namespace ch::ui {

class UiContext : public QObject
{
    Q_OBJECT

public:
    UiContext(desk::Workspace& workspace, Preferences& preferences, const QLocale& locale, QObject* parent = nullptr);

    desk::Workspace& workspace() const { return m_workspace; }
    Preferences& preferences() const { return m_preferences; }
    const Formats& formats() const { return m_formats; }
    UtcTime now() const { return m_workspace.clock().now(); }
    Role role() const { return m_workspace.identity().role; }

    /// Another language or shop: screens write their values anew.
    void setLocale(const QLocale& locale);

    void toast(const Toast& toast) { Q_EMIT toastRequested(toast); }
    void openOrder(OrderId id) { Q_EMIT orderRequested(id); }
    void showOrders(const OrderQuery& query) { Q_EMIT ordersRequested(query); }

Q_SIGNALS:
    void formatsChanged();
    void toastRequested(const ch::ui::Toast& toast);
    void orderRequested(ch::OrderId id);
    void ordersRequested(const ch::OrderQuery& query);

private:
    desk::Workspace& m_workspace;
    Preferences& m_preferences;
    Formats m_formats;
};

} // namespace ch::ui
