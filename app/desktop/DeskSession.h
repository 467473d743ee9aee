// SPDX-License-Identifier: Apache-2.0
// One open profile with its window: workspace, pages, notifications, in the order in which they depend on each other.
// Main thread.
#pragma once

#include "core/desk/Workspace.h"
#include "core/domain/ProductQuery.h"
#include "ui/kit/UiContext.h"
#include "ui/signin/ShopList.h"

#include <QFutureWatcher>
#include <QTimer>

namespace ch::ui {
class ActivityPage;
class InventoryPage;
class MainWindow;
class OrdersPage;
class PackPage;
class Page;
class SalesPage;
class SettingsPage;
class SignInPage;
class StockTakesPage;
} // namespace ch::ui

namespace ch::app {

/// What a session borrows from the program.
struct SessionParts
{
    SecretStore& secrets;
    const Clock& clock;
    ui::Preferences& preferences;
    ui::ShopList& shops;
    QLocale locale;
};

class DeskSession : public QObject
{
    Q_OBJECT

public:
    DeskSession(const SessionParts& parts, const QString& profileFolder, QObject* parent = nullptr);
    ~DeskSession() override;

    /// Shows the window as soon as the profile is open, with a session or with the page to sign in.
    void open();
    /// The same for a demo shop, which is signed in to by itself.
    void openDemo(const QString& address);
    /// As soon as somebody is signed in and the order is here.
    void openOrder(const QString& orderNo);
    void setLocale(const QLocale& locale);
    /// Hides the window and sends what waits, for 3 s at most; ended() follows.
    void finish();

    QString profileFolder() const { return m_folder; }
    /// Null before opened(). See makeLaterParts() for what is in it when.
    ui::MainWindow* window() const { return m_window.get(); }
    ui::UiContext* context() const { return m_context.get(); }
    ui::OrdersPage* ordersPage() const { return m_orders; }
    /// Null for who only reads.
    ui::PackPage* packPage() const { return m_pack; }
    ui::InventoryPage* inventoryPage() const { return m_inventory; }
    /// Null for those who count nothing.
    ui::StockTakesPage* stockTakesPage() const { return m_stockTakes; }
    ui::ActivityPage* activityPage() const { return m_activity; }
    /// Null for roles that see no money.
    ui::SalesPage* salesPage() const { return m_sales; }
    ui::SettingsPage* settingsPage() const { return m_settings; }
    /// Null while it is not shown.
    ui::SignInPage* signInPage() const;

Q_SIGNALS:
    void opened();
    void shopRequested(const QString& profileFolder);
    void demoRequested();
    void closeRequested();
    void ended();

private:
    void takeOpened(const Result<desk::Workspace::Opened>& result);
    void signInToDemo();
    void makeWindow();
    void showWindow();
    void addPages();
    void connectPages();
    void makeLaterParts();
    void makeNotifications();
    void makePage(const QString& name);
    ui::Page* newPage(const QString& name);
    ui::Page* newOrdersPage();
    ui::Page* newPackPage();
    ui::Page* newInventoryPage();
    ui::Page* newSalesPage();
    void showProducts(const ProductQuery& query);
    ui::Page* newSettingsPage();
    ui::ActivityPage& showActivity();
    void showSignIn(const std::optional<Error>& why);
    void showPages();
    void tellOfSalvage(const desk::Workspace::Opened& opened);
    void lookForOrder();

    SessionParts m_parts;
    QString m_folder;
    QString m_demoAddress;
    QString m_awaitedOrder;
    QTimer m_slowOpening;
    QTimer m_later;
    bool m_hasNotifications = false;
    /// Places in the rail whose pages have still to be made.
    QStringList m_missing;
    std::unique_ptr<QWidget> m_openingNote;
    QFutureWatcher<void> m_finishing;
    std::unique_ptr<desk::Workspace> m_workspace;
    std::unique_ptr<ui::UiContext> m_context;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::OrdersPage* m_orders = nullptr;
    ui::PackPage* m_pack = nullptr;
    ui::InventoryPage* m_inventory = nullptr;
    ui::StockTakesPage* m_stockTakes = nullptr;
    ui::ActivityPage* m_activity = nullptr;
    ui::SalesPage* m_sales = nullptr;
    ui::SettingsPage* m_settings = nullptr;
    QPointer<ui::SignInPage> m_signIn;
    Role m_builtFor = Role::Merchant;
};

} // namespace ch::app
