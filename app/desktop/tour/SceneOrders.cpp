// SPDX-License-Identifier: Apache-2.0
// The list: full, filtered, saved as a view, empty; an order of each kind beside it.
#include "app/desktop/tour/Moves.h"
#include "ui/kit/Popover.h"
#include "ui/orders/OrderListView.h"
#include "ui/orders/OrdersPage.h"
#include "ui/orders/ViewListModel.h"
#include "ui/orders/ViewSidebar.h"
#include "ui/shell/MainWindow.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QListView>
#include <QMenu>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

int rows(const Stage& stage)
{
    const auto* list = stage.hands.find<ui::OrderListView>();
    return list == nullptr ? 0 : list->model()->rowCount();
}

/// The number of the view of everything is the number of orders.
bool areViewsCounted(const Stage& stage)
{
    const auto* views = stage.window().findChild<ui::ViewListModel*>();
    const int row = views == nullptr ? -1 : views->rowOf(ui::ViewKind::All);
    return row >= 0 && views->entry(row).count == stage.status().orders;
}

void showEverything(Script& script, Stage& stage)
{
    script.act(u"no filter"_s, [&stage] { stage.hands.command(u"Clear all filters"_s); });
    script.wait(u"all orders"_s, [&stage] { return rows(stage) == stage.status().orders; });
}

/// What the Menu key does in a cell of the list.
void openCellMenu(Script& script, Stage& stage)
{
    script.reach(
        u"a cell's menu"_s,
        [&stage] {
            auto* list = stage.hands.find<ui::OrderListView>();
            if (list == nullptr)
                return;
            list->setFocus();
            list->setCurrentIndex(list->model()->index(0, int(ui::Column::Customer)));
            QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
            QApplication::sendEvent(list, &event);
        },
        [&stage] { return stage.hands.find<QMenu>() != nullptr; });
}

void pictureOf(Script& script, Stage& stage, const QString& name, const OrderQuery& query)
{
    script.act(u"look for one"_s, [&stage, query] {
        stage.one = {};
        stage.findOne(query, [&stage](const OrderListItem& item) {
            stage.one = item;
            stage.context().openOrder(item.id);
        });
    });
    script.wait(u"its detail"_s, [&stage] { return !stage.one.id.isNull(); });
    script.picture(name);
}

} // namespace

Scene ordersScene()
{
    return {u"orders"_s, [](Script& script, Stage& stage) {
                const Hands& hands = stage.hands;
                goTo(script, stage, u"orders"_s);
                script.wait(u"all orders"_s, [&stage] { return rows(stage) == stage.status().orders; });
                script.wait(u"the views counted"_s, [&stage] { return areViewsCounted(stage); });
                script.picture(u"orders"_s, Looks::Four);

                script.reach(
                    u"the filters"_s, [&hands] { hands.click(u"Add a filter"_s); },
                    [&hands] { return hands.find<QMenu>() != nullptr; });
                script.picture(u"filter-menu"_s);
                script.reach(
                    u"countries"_s, [&hands] { hands.command(u"Country"_s); },
                    [&hands] { return hands.find<ui::Popover>() != nullptr; });
                script.act(u"Germany"_s, [&hands] { hands.type(u"DE"_s); });
                script.picture(u"filter-country"_s);
                script.act(u"that one"_s, [&hands] { hands.press(Qt::Key_Return); });
                script.act(u"close"_s, [&hands] {
                    if (auto* popover = hands.find<ui::Popover>())
                        popover->close();
                });
                script.wait(u"fewer orders"_s, [&stage] { return rows(stage) < stage.status().orders; });
                script.act(u"paid ones"_s, [&stage] {
                    ui::Filter filter = stage.program.session()->ordersPage()->filter();
                    filter.fixed.statuses = {OrderStatus::Paid};
                    stage.program.session()->ordersPage()->setFilter(filter);
                });
                script.picture(u"filter-chips"_s, Looks::Four);

                giveCommand(script, stage, u"Save view"_s);
                script.act(u"its name"_s, [&stage] {
                    stage.hands.fill(u"Name"_s, stage.round == 0 ? u"To ship to Germany"_s : u"发往德国"_s);
                });
                script.picture(u"save-view"_s);
                script.reach(
                    u"the view"_s, [&stage] { stage.sheet()->primaryButton()->click(); },
                    [&stage] { return stage.sheet() == nullptr; });
                script.picture(u"saved-view"_s);

                chooseView(script, stage, u"Late"_s);
                script.picture(u"late"_s);
                openCellMenu(script, stage);
                script.picture(u"cell-menu"_s);
                script.reach(
                    u"close"_s,
                    [&hands] {
                        if (auto* menu = hands.find<QMenu>())
                            menu->close();
                    },
                    [&hands] { return hands.find<QMenu>() == nullptr; });
                script.reach(
                    u"the columns"_s, [&hands] { hands.command(u"Columns"_s); },
                    [&hands] { return hands.find<ui::Popover>() != nullptr; });
                script.picture(u"columns"_s);
                script.act(u"close"_s, [&hands] {
                    if (auto* popover = hands.find<ui::Popover>())
                        popover->close();
                });

                script.act(u"a search"_s, [&hands] {
                    hands.command(u"Clear all filters"_s);
                    hands.command(u"Search in this list"_s);
                    hands.type(u"tea"_s);
                });
                script.wait(u"what was found"_s,
                            [&stage] { return rows(stage) > 0 && rows(stage) < stage.status().orders; });
                script.picture(u"search"_s);
                script.act(u"a search for nothing"_s, [&hands] {
                    hands.command(u"Search in this list"_s);
                    hands.fill(u"Search orders"_s, u"no such order anywhere"_s);
                });
                script.wait(u"an empty list"_s, [&stage] { return rows(stage) == 0; });
                script.picture(u"empty"_s);
                showEverything(script, stage);
            }};
}

Scene detailScene()
{
    return {u"detail"_s, [](Script& script, Stage& stage) {
                pictureOf(script, stage, u"detail-paid"_s, {.statuses = {OrderStatus::Paid}, .onHold = false});
                pictureOf(script, stage, u"detail-unpaid"_s, {.statuses = {OrderStatus::Pending}});
                pictureOf(script, stage, u"detail-shipped"_s, {.statuses = {OrderStatus::Shipped}});
                pictureOf(script, stage, u"detail-completed"_s, {.statuses = {OrderStatus::Completed}});
                pictureOf(script, stage, u"detail-cancelled"_s, {.statuses = {OrderStatus::Cancelled}});
                script.picture(u"laptop-150"_s, Looks::Small);
            }};
}

} // namespace ch::app
