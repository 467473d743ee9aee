// SPDX-License-Identifier: Apache-2.0
// The screen of orders: views, the list with its filter, and the detail of one order side by side.
// Thread of the windows.
#pragma once

#include "ui/kit/FirstRow.h"
#include "ui/kit/Page.h"
#include "ui/kit/UiContext.h"
#include "ui/orders/Column.h"
#include "ui/orders/Filter.h"

#include <QTimer>

namespace ch::ui {

class ColumnChooser;
class ListAndDetail;
class OrderActions;
class OrderDetailPane;
class OrderListHead;
class OrderListPane;
class OrderViews;
class OrdersCommands;
class PasteCheck;
class ViewSidebar;
enum class OrdersCommand;

class OrdersPage : public Page
{
    Q_OBJECT

public:
    explicit OrdersPage(UiContext& context, QWidget* parent = nullptr);
    ~OrdersPage() override;

    /// Beside the list, whether the list has it or not. Also what UiContext::openOrder() asks for.
    void openOrder(OrderId id);
    /// Exactly these orders. Also what UiContext::showOrders() asks for.
    void showOrders(const OrderQuery& query);
    const Filter& filter() const { return m_filter; }
    void setFilter(const Filter& filter);

    QList<QAction*> commands() const override;
    void focusSearch() override;
    void enter() override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Once: the first rows are here and on their way to the screen.
    void filled();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void buildTools();
    void connectList();
    void connectViews();
    void connectDetail();
    void onCommand(OrdersCommand command);
    void onSort(Column column);

    void ask();
    void onMinute();
    /// `sort`: an OrderSort, as the list's columns have it.
    void sortBy(int sort, bool isDescending);
    void onLanded(bool isNewList);
    void chooseFirst();
    void showList();

    void showCellMenu(const QModelIndex& index, const QPoint& position);
    void exportList();

    void onMoved(OrderId order);
    /// What is done is done with what is seen: the selected orders, or the one that is open by itself.
    void offerActions(const std::vector<OrderId>& selected);
    void follow();
    void step(int by);
    void onDetailAppeared();
    void showNeighbours();
    void place();

    UiContext& m_context;
    Filter m_filter;
    OrdersCommands* m_commands;
    OrderActions* m_actions;
    PasteCheck* m_pasted;
    ViewSidebar* m_sidebar;
    QWidget* m_main;
    OrderListHead* m_head;
    ListAndDetail* m_panes;
    OrderListPane* m_list;
    OrderDetailPane* m_detail;
    ColumnChooser* m_columns;
    OrderViews* m_views;

    OrderId m_moved;
    QTimer m_follow;
    QTimer m_minute;
    std::optional<bool> m_wantsViews;
    bool m_isFirstList = true;
    FirstRow m_first;
    /// What is open was asked for by itself, not by going to its row.
    bool m_isOpenApart = false;
};

} // namespace ch::ui
