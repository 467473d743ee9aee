// SPDX-License-Identifier: Apache-2.0
// The whole page of orders with real widgets on a demo shop, against the order service itself, and hands for it.
// Belongs to the test's thread.
#pragma once

#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/orders/ExportSheet.h"
#include "ui/orders/FilterBar.h"
#include "ui/orders/FilterPopover.h"
#include "ui/orders/FilterSearch.h"
#include "ui/orders/FilterTabs.h"
#include "ui/orders/OrderDetailPane.h"
#include "ui/orders/OrderListMenu.h"
#include "ui/orders/OrderListPane.h"
#include "ui/orders/OrdersPage.h"
#include "ui/orders/ViewSaveSheet.h"
#include "ui/orders/ViewSidebar.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>

namespace ch::test {

using namespace Qt::Literals::StringLiterals;
using State = ui::OrderListModel::State;

class OrdersPageTest : public UiTest
{
protected:
    void startShop(int orders)
    {
        useTheme();
        m_service = std::make_unique<RealService>(orders);
        m_service->start();
        m_ui = std::make_unique<OrderUi>(*m_service);
    }
    void openPage()
    {
        m_ui->host.resize(1280, 800);
        m_ui->toasts.clear();
        // Nobody else gives the focus back after a popup.
        m_ui->host.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_ui->host));
        makePage(*m_ui);
    }
    void closePage()
    {
        delete std::exchange(m_page, nullptr);
        m_ui->preferences->setList(u"orders.columns"_s, {});
        m_ui->preferences->setList(u"orders.panes"_s, {});
    }

    ui::OrderListPane& pane() const { return *m_page->findChild<ui::OrderListPane*>(); }
    ui::OrderListView& list() const { return pane().view(); }
    ui::OrderListModel& model() const { return pane().model(); }
    ui::FilterSearch& search() const { return *m_page->findChild<ui::FilterSearch*>(); }
    ui::FilterTabs& tabs() const { return *m_page->findChild<ui::FilterTabs*>(); }
    ui::ViewListModel& views() const { return *m_page->findChild<ui::ViewListModel*>(); }
    ui::ViewSidebar& sidebar() const { return *m_page->findChild<ui::ViewSidebar*>(); }
    ui::OrderDetailPane& detail() const { return *m_page->findChild<ui::OrderDetailPane*>(); }
    void makePage(OrderUi& ui)
    {
        m_page = ui.put(new ui::OrdersPage(*ui.context));
        QVERIFY(settles());
    }
    /// All rows of the filter are here.
    bool settles() const
    {
        return QTest::qWaitFor([this] { return model().state() == State::Complete; }, 10'000);
    }
    QStringList chips() const
    {
        QStringList texts;
        for (const ui::Chip* chip : m_page->findChildren<ui::Chip*>()) {
            if (chip->isVisibleTo(m_page))
                texts.push_back(chip->text());
        }
        return texts;
    }
    ui::Chip& chip(const QString& part) const
    {
        for (ui::Chip* chip : m_page->findChildren<ui::Chip*>()) {
            if (chip->isVisibleTo(m_page) && chip->text().contains(part))
                return *chip;
        }
        qFatal("no chip %s", qPrintable(part));
    }
    void setFilter(const OrderQuery& query)
    {
        m_page->setFilter(ui::filterOf(query));
        QVERIFY(settles());
    }
    QAction* command(const QString& text) const
    {
        for (QAction* action : m_page->commands()) {
            if (action->text() == text)
                return action;
        }
        qFatal("no command %s", qPrintable(text));
    }
    template <class T> T* popover() const
    {
        T* found = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                for (T* each : m_page->findChildren<T*>())
                    found = each->isVisible() ? each : found;
                return found != nullptr;
            },
            5'000);
        return found;
    }
    /// The menu of a cell of the current row.
    ui::OrderListMenu* cellMenu(int row, ui::Column column)
    {
        list().setCurrentIndex(model().index(row, int(column)));
        (void)QTest::qWaitFor([&] { return model().itemAt(row) != nullptr; }, 5'000);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(&list(), &event);
        return popover<ui::OrderListMenu>();
    }
    static QAction* actionOf(const QMenu* menu, const QString& start)
    {
        for (QAction* action : menu->actions()) {
            if (action->text().startsWith(start))
                return action;
        }
        return nullptr;
    }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    ui::OrdersPage* m_page = nullptr;
};

} // namespace ch::test
