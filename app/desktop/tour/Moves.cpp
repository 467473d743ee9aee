// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/Moves.h"

#include "ui/kit/ToastView.h"
#include "ui/orders/OrderDetailPane.h"
#include "ui/orders/OrderListView.h"
#include "ui/orders/ViewSidebar.h"
#include "ui/shell/MainWindow.h"

#include <QAbstractButton>
#include <QDeadlineTimer>
#include <QListView>
#include <QToolButton>

#include <memory>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kSettled(900);

} // namespace

void goTo(Script& script, Stage& stage, const QString& place)
{
    script.act(QString(u"go to "_s + place), [&stage, place] {
        stage.hands.click(stage.window().findChild<QAbstractButton*>(QString(u"rail."_s + place)));
    });
}

void chooseView(Script& script, Stage& stage, const QString& name)
{
    // A small window has them behind a button.
    script.reach(
        u"the views"_s,
        [&stage] {
            if (stage.hands.find<ui::ViewSidebar>() == nullptr)
                stage.hands.command(u"Show views"_s);
        },
        [&stage] { return stage.hands.find<ui::ViewSidebar>() != nullptr; });
    script.act(QString(u"the view "_s + name), [&stage, name] {
        if (auto* sidebar = stage.hands.find<ui::ViewSidebar>())
            stage.hands.choose(sidebar->findChild<QListView*>(), name);
        stage.hands.press(Qt::Key_Return);
    });
    script.wait(u"its orders"_s, [&stage] {
        const auto* list = stage.hands.find<ui::OrderListView>();
        return list != nullptr && list->model()->rowCount() < stage.status().orders;
    });
}

void giveCommand(Script& script, Stage& stage, const QString& command)
{
    script.wait(QString(u"the command: "_s + command), [&stage, command] { return stage.hands.offers(command); });
    script.reach(
        QString(u"the sheet: "_s + command), [&stage, command] { stage.hands.command(command); },
        [&stage] { return stage.sheet() != nullptr; });
}

void openSheet(Script& script, Stage& stage, const QString& command, const OrderQuery& query)
{
    goTo(script, stage, u"orders"_s);
    script.act(u"look for one"_s, [&stage, query] {
        stage.one = {};
        stage.findOne(query, [&stage](const OrderListItem& item) {
            stage.one = item;
            stage.context().openOrder(item.id);
        });
    });
    script.wait(u"an order"_s, [&stage] {
        const auto* detail = stage.hands.find<ui::OrderDetailPane>();
        return !stage.one.id.isNull() && detail != nullptr && detail->order() == stage.one.id;
    });
    giveCommand(script, stage, command);
}

void dismissToasts(const QWidget& window)
{
    for (const ui::ToastView* toast : window.findChildren<ui::ToastView*>()) {
        if (auto* cross = toast->findChild<QToolButton*>())
            cross->click();
    }
}

void settle(Script& script, const QString& what, std::function<void()> act)
{
    auto deadline = std::make_shared<QDeadlineTimer>();
    script.reach(
        what,
        [act = std::move(act), deadline] {
            act();
            deadline->setRemainingTime(kSettled);
        },
        [deadline] { return deadline->hasExpired(); });
}

void submit(Script& script, Stage& stage)
{
    script.reach(
        u"done"_s, [&stage] { stage.sheet()->primaryButton()->click(); },
        [&stage] { return stage.sheet() == nullptr; });
}

void leave(Script& script, Stage& stage)
{
    script.act(u"leave"_s, [&stage] {
        if (ui::Sheet* sheet = stage.sheet())
            sheet->close();
    });
}

} // namespace ch::app
