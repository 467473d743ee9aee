// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/Moves.h"

#include "ui/orders/OrderDetailPane.h"
#include "ui/shell/MainWindow.h"

#include <QMenu>
#include <QPushButton>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

void goTo(Script& script, Stage& stage, const QString& place)
{
    script.act(QString(u"go to "_s + place), [&stage, place] {
        stage.hands.click(stage.window().findChild<QAbstractButton*>(QString(u"rail."_s + place)));
    });
}

void openSheet(Script& script, Stage& stage, const QString& command, const OrderQuery& query)
{
    script.act(u"look for one"_s, [&stage, query] {
        stage.one = {};
        stage.findOne(query, [&stage](const OrderListItem& item) {
            stage.one = item;
            stage.context().openOrder(item.id);
        });
    });
    script.wait(u"an order"_s, [&stage] { return !stage.one.id.isNull(); });
    // What may be done with it is known a moment later: a button of its detail, or in the menu beside the buttons.
    script.wait(QString(u"the sheet: "_s + command), [&stage, command] {
        const Hands& hands = stage.hands;
        if (stage.sheet() != nullptr)
            return true;
        const auto* detail = hands.find<ui::OrderDetailPane>();
        if (detail == nullptr || detail->order() != stage.one.id)
            return false;
        if (hands.find<QMenu>() != nullptr)
            hands.command(command);
        else if (auto* button = hands.find<QPushButton>(command))
            hands.click(button);
        else
            hands.click(u"More actions"_s);
        return false;
    });
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
