// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/DeskSession.h"

#include "app/desktop/DemoService.h"
#include "core/base/Deliver.h"
#include "ui/activity/ActivityPage.h"
#include "ui/inventory/InventoryPage.h"
#include "ui/kit/Widgets.h"
#include "ui/orders/OrdersPage.h"
#include "ui/pack/PackPage.h"
#include "ui/print/DocumentPrinter.h"
#include "ui/print/PrintSheet.h"
#include "ui/sales/SalesPage.h"
#include "ui/settings/SettingsPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Notifications.h"
#include "ui/signin/ShopSwitcher.h"
#include "ui/signin/SignInPage.h"
#include "ui/stocktake/StockTakesPage.h"

#include <QSysInfo>

#include <algorithm>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A profile that opens faster than this shows its window at once, without a flash of something else before it.
constexpr int kSlowMs = 300;
constexpr auto kSalvageToast = std::chrono::seconds(60);
constexpr qsizetype kLongestDevice = 64;
/// Where the first rows do not come, or another page is the first, the rest waits no longer than this for them.
constexpr int kLatestMs = 1000;

// Names of places.
const QString kOrders = u"orders"_s;
const QString kPack = u"pack"_s;
const QString kInventory = u"inventory"_s;
const QString kSales = u"sales"_s;
const QString kActivity = u"activity"_s;
const QString kSettings = u"settings"_s;

/// The rail's, from the top.
std::vector<ui::Place> placesFor(Role role)
{
    const auto place = [](const QString& name, QLatin1StringView iconName, const QKeySequence& keys,
                          std::function<QString()> title, bool atEnd = false) {
        return ui::Place{.name = name, .iconName = iconName, .keys = keys, .title = std::move(title), .atEnd = atEnd};
    };
    std::vector<ui::Place> places;
    places.push_back(
        place(kOrders, "orders"_L1, QKeySequence(Qt::Key_G, Qt::Key_O), [] { return DeskSession::tr("Orders"); }));
    // Who changes nothing packs nothing.
    if (role != Role::Manager)
        places.push_back(
            place(kPack, "pack"_L1, QKeySequence(Qt::Key_G, Qt::Key_P), [] { return DeskSession::tr("Pack"); }));
    places.push_back(place(kInventory, "inventory"_L1, QKeySequence(Qt::Key_G, Qt::Key_I),
                           [] { return DeskSession::tr("Inventory"); }));
    // Who sees no money has no use for sales; the service tells such users nothing of them either.
    if (seesMoney(role))
        places.push_back(
            place(kSales, "sales"_L1, QKeySequence(Qt::Key_G, Qt::Key_S), [] { return DeskSession::tr("Sales"); }));
    places.push_back(place(kActivity, "activity"_L1, QKeySequence(Qt::Key_G, Qt::Key_A),
                           [] { return DeskSession::tr("Activity"); }));
    places.push_back(place(
        kSettings, "settings"_L1, QKeySequence(Qt::CTRL | Qt::Key_Comma), [] { return DeskSession::tr("Settings"); },
        true));
    return places;
}

} // namespace

DeskSession::DeskSession(const SessionParts& parts, const QString& profileFolder, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_folder(profileFolder)
    , m_workspace(std::make_unique<desk::Workspace>(desk::Workspace::Parts{
          .secrets = parts.secrets, .clock = parts.clock, .device = QSysInfo::machineHostName().left(kLongestDevice)}))
{
    m_slowOpening.setSingleShot(true);
    m_slowOpening.setInterval(kSlowMs);
    connect(&m_slowOpening, &QTimer::timeout, this, [this] {
        auto note = std::make_unique<ui::EmptyState>();
        note->set("sync"_L1, tr("Opening the shop…"), tr("This takes longer than usual."));
        note->resize(480, 320);
        note->show();
        m_openingNote = std::move(note);
    });
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &DeskSession::makeLaterParts);
    connect(&m_finishing, &QFutureWatcherBase::finished, this, &DeskSession::ended);
}

DeskSession::~DeskSession() = default;

ui::SignInPage* DeskSession::signInPage() const
{
    return m_signIn;
}

void DeskSession::open()
{
    m_slowOpening.start();
    deliver(m_workspace->open(m_folder), this,
            [this](const Result<desk::Workspace::Opened>& result) { takeOpened(result); });
}

void DeskSession::openDemo(const QString& address)
{
    m_demoAddress = address;
    open();
}

void DeskSession::takeOpened(const Result<desk::Workspace::Opened>& result)
{
    makeWindow();
    // Pages are made for a role, which a demo's user has only when signed in.
    if (result && !m_demoAddress.isEmpty())
        return signInToDemo();
    if (!result)
        showSignIn(result.error());
    else if (result->identity.isNobody())
        showSignIn(std::nullopt);
    else
        showPages();
    showWindow();
    if (result)
        tellOfSalvage(*result);
}

void DeskSession::signInToDemo()
{
    const desk::SignInRequest request{
        .server = m_demoAddress, .user = kDemoUser, .password = kDemoPassword, .keep = false};
    deliver(m_workspace->signIn(request), this, [this](const Result<desk::Workspace::SignedIn>& result) {
        if (result)
            showPages();
        else
            showSignIn(result.error());
        showWindow();
    });
}

void DeskSession::showWindow()
{
    m_slowOpening.stop();
    m_window->restorePlace();
    m_window->show();
    m_openingNote.reset();
    Q_EMIT opened();
}

void DeskSession::makeWindow()
{
    m_context = std::make_unique<ui::UiContext>(*m_workspace, m_parts.preferences, m_parts.locale);
    m_window = std::make_unique<ui::MainWindow>(*m_context);
    auto* switcher = new ui::ShopSwitcher(*m_context, m_parts.shops, m_window.get());
    m_window->setHead(switcher);
    connect(switcher, &ui::ShopSwitcher::shopRequested, this, &DeskSession::shopRequested);
    connect(m_window.get(), &ui::MainWindow::closeRequested, this, &DeskSession::closeRequested);
    connect(m_window.get(), &ui::MainWindow::signInRequested, this, [this] { showSignIn(std::nullopt); });
    connect(m_workspace.get(), &desk::Workspace::statusChanged, this, &DeskSession::lookForOrder);
}

void DeskSession::addPages()
{
    if (m_orders != nullptr)
        return;
    m_builtFor = m_context->role();
    for (const ui::Place& place : placesFor(m_builtFor)) {
        m_window->reservePage(place);
        m_missing.append(place.name);
    }
    makePage(kOrders);
    connectPages();
    m_later.start(kLatestMs);
    // A timer of no time at all fires when nothing else is to be done: the rows are painted then.
    connect(m_orders, &ui::OrdersPage::filled, this, [this] { m_later.start(0); });
}

/// What is made when: the window with the page of orders before it is shown; then, when its first rows are on the screen, this:
/// notifications with their place in the tray, and the pages whose numbers stand in the rail; the others when somebody goes there.
void DeskSession::makeLaterParts()
{
    const auto next =
        std::ranges::find_if(m_missing, [](const QString& name) { return name != kSales && name != kSettings; });
    if (!m_hasNotifications)
        makeNotifications();
    else if (next != m_missing.end())
        makePage(QString(*next));
    else
        return;
    // One after the other, so that nobody's key waits for all of them.
    m_later.start(0);
}

void DeskSession::makeNotifications()
{
    m_hasNotifications = true;
    auto* notifications = new ui::Notifications(*m_context, m_window.get());
    connect(notifications, &ui::Notifications::windowRequested, m_window.get(), &ui::MainWindow::bringToFront);
}

void DeskSession::makePage(const QString& name)
{
    if (m_missing.removeOne(name))
        m_window->setPage(name, newPage(name));
}

ui::Page* DeskSession::newPage(const QString& name)
{
    if (name == kOrders)
        return newOrdersPage();
    if (name == kPack)
        return newPackPage();
    if (name == kInventory)
        return newInventoryPage();
    if (name == kSales)
        return newSalesPage();
    if (name == kActivity)
        return m_activity = new ui::ActivityPage(*m_context);
    return newSettingsPage();
}

ui::Page* DeskSession::newOrdersPage()
{
    m_orders = new ui::OrdersPage(*m_context);
    const auto showOrders = [this] { m_window->showPage(m_orders); };
    connect(m_context.get(), &ui::UiContext::orderRequested, m_orders, showOrders);
    connect(m_context.get(), &ui::UiContext::ordersRequested, m_orders, showOrders);
    return m_orders;
}

ui::Page* DeskSession::newPackPage()
{
    m_pack = new ui::PackPage(*m_context);
    auto* printer = new ui::DocumentPrinter(*m_context, m_pack);
    connect(m_pack, &ui::PackPage::documentsWanted, printer, &ui::DocumentPrinter::printAfterPacking);
    connect(m_pack, &ui::PackPage::pickListWanted, this, [this](const std::vector<OrderId>& orders) {
        auto* sheet = new ui::PrintSheet(*m_context, orders, m_pack);
        sheet->choose({PrintDocument::PickList});
        sheet->open();
    });
    connect(m_pack, &ui::PackPage::immersed, m_window.get(), &ui::MainWindow::setImmersed);
    return m_pack;
}

ui::Page* DeskSession::newInventoryPage()
{
    m_inventory = new ui::InventoryPage(*m_context);
    // Who changes nothing counts nothing; the service would not let them either.
    if (m_builtFor != Role::Manager) {
        m_stockTakes = new ui::StockTakesPage(*m_context);
        m_inventory->addTab(tr("Stock takes"), m_stockTakes);
    }
    return m_inventory;
}

ui::Page* DeskSession::newSalesPage()
{
    m_sales = new ui::SalesPage(*m_context);
    connect(m_sales, &ui::SalesPage::productsAsked, this, &DeskSession::showProducts);
    return m_sales;
}

ui::Page* DeskSession::newSettingsPage()
{
    m_settings = new ui::SettingsPage(*m_context);
    connect(m_settings, &ui::SettingsPage::signedOut, this, [this](bool isTold) {
        showSignIn(std::nullopt);
        m_signIn->showSignedOut(isTold);
    });
    return m_settings;
}

ui::ActivityPage& DeskSession::showActivity()
{
    makePage(kActivity);
    m_window->showPage(m_activity);
    return *m_activity;
}

void DeskSession::showProducts(const ProductQuery& query)
{
    makePage(kInventory);
    m_window->showPage(m_inventory);
    m_inventory->showProducts(query);
}

void DeskSession::connectPages()
{
    connect(m_window.get(), &ui::MainWindow::pageWanted, this, &DeskSession::makePage);
    connect(m_window.get(), &ui::MainWindow::waitingRequested, this, [this] { showActivity().showWaiting(); });
    const auto showTrouble = [this] { showActivity().showNeedsAttention(); };
    connect(m_window.get(), &ui::MainWindow::refusedRequested, this, showTrouble);
    connect(m_window.get(), &ui::MainWindow::quarantinedRequested, this, showTrouble);
}

void DeskSession::showSignIn(const std::optional<Error>& why)
{
    if (!m_signIn) {
        m_signIn = new ui::SignInPage(*m_context, m_parts.shops);
        connect(m_signIn, &ui::SignInPage::signedIn, this, &DeskSession::showPages);
        connect(m_signIn, &ui::SignInPage::dismissed, this, &DeskSession::showPages);
        connect(m_signIn, &ui::SignInPage::shopRequested, this, &DeskSession::shopRequested);
        connect(m_signIn, &ui::SignInPage::demoRequested, this, &DeskSession::demoRequested);
    }
    if (why)
        m_signIn->showProblem(*why);
    m_window->setFront(m_signIn);
}

void DeskSession::showPages()
{
    // Pages are made for a role; another one than before needs others, which a session of its own has.
    if (m_orders != nullptr && !m_signIn.isNull() && m_builtFor != m_context->role()) {
        Q_EMIT shopRequested(m_folder);
        return;
    }
    const bool isNew = m_orders == nullptr;
    addPages();
    // A packer's day begins with what is to be packed.
    if (isNew && m_builtFor == Role::Warehouse) {
        makePage(kPack);
        m_window->showPage(m_pack);
    }
    m_window->setFront(nullptr);
    m_workspace->startSync();
    lookForOrder();
}

void DeskSession::tellOfSalvage(const desk::Workspace::Opened& opened)
{
    if (opened.missingEntries > 0)
        m_context->toast(
            {.text =
                 tr("%Ln change(s) that waited to be sent are missing: the end of what was kept here is gone. Look at "
                    "the orders before you do again what you did last.",
                    nullptr, int(opened.missingEntries)),
             .tone = ui::Tone::Bad,
             .time = kSalvageToast});
    if (!opened.setAside)
        return;
    if (opened.isOutboxLost) {
        m_context->toast(
            {.text = tr("What was kept here was damaged and is set aside as %1. What waited to be sent could "
                        "not be read and is lost; look at the orders before you do it again. Everything else "
                        "is fetched again.")
                         .arg(*opened.setAside),
             .tone = ui::Tone::Bad,
             .time = kSalvageToast});
        return;
    }
    m_context->toast(
        {.text = tr("What was kept here was damaged and is set aside as %1. Saved of what waits to be sent: %2. "
                    "Everything else is fetched again.")
                     .arg(*opened.setAside, m_context->formats().count(opened.salvaged)),
         .tone = ui::Tone::Warn,
         .time = kSalvageToast});
}

void DeskSession::openOrder(const QString& orderNo)
{
    m_awaitedOrder = orderNo;
    if (m_window)
        m_window->bringToFront();
    lookForOrder();
}

void DeskSession::lookForOrder()
{
    if (m_awaitedOrder.isEmpty() || m_orders == nullptr || m_window->hasFront())
        return;
    deliver(m_workspace->orders().find(m_awaitedOrder), this,
            [this, orderNo = m_awaitedOrder](const Result<OrderListItem>& item) {
                if (orderNo != m_awaitedOrder)
                    return;
                // Before the first fetch is through, the next status asks again.
                if (!item && item.error().kind == ErrorKind::NotFound && !m_workspace->status().dataAsOf)
                    return;
                m_awaitedOrder.clear();
                if (item)
                    m_context->openOrder(item->id);
                else
                    m_context->toast({.text = tr("There is no order %1 here").arg(orderNo), .tone = ui::Tone::Warn});
            });
}

void DeskSession::setLocale(const QLocale& locale)
{
    m_parts.locale = locale;
    if (m_context)
        m_context->setLocale(locale);
    if (m_stockTakes)
        m_inventory->setTabName(m_stockTakes, tr("Stock takes"));
}

void DeskSession::finish()
{
    if (m_window)
        m_window->hide();
    m_finishing.setFuture(m_workspace->finish());
}

} // namespace ch::app
