// SPDX-License-Identifier: Apache-2.0
// The other pages of the day, those that this person has: sales, inventory, stock takes, the pack station.
#include "app/desktop/tour/Moves.h"
#include "ui/pack/PackFlow.h"
#include "ui/pack/PackPage.h"
#include "ui/shell/MainWindow.h"

#include <QAbstractButton>
#include <QTableView>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The bench with the order that is due first, before its first scan; then it is left as it was.
void packOne(Script& script, Stage& stage)
{
    const auto stageOfWork = [&stage] { return stage.program.session()->packPage()->flow().stage(); };
    script.reach(
        u"an order on the bench"_s, [&stage] { stage.hands.command(u"Start packing"_s); },
        [stageOfWork] { return stageOfWork() == ui::PackFlow::Stage::Packing; });
    script.picture(u"pack-bench"_s, Looks::Four);
    script.reach(
        u"back to the list"_s, [&stage] { stage.hands.command(u"Leave the order"_s); },
        [stageOfWork] { return stageOfWork() == ui::PackFlow::Stage::Empty; });
}

} // namespace

Scene pagesScene()
{
    return {u"pages"_s, [](Script& script, Stage& stage) {
                script.act(u"read messages go"_s, [&stage] { dismissToasts(stage.window()); });
                for (const QString& place : {u"sales"_s, u"inventory"_s, u"pack"_s}) {
                    auto* button = stage.window().findChild<QAbstractButton*>(QString(u"rail."_s + place));
                    if (button == nullptr)
                        continue;
                    settle(script, place, [&stage, button] { stage.hands.click(button); });
                    if (place == u"inventory"_s)
                        settle(script, u"a product"_s,
                               [&stage] { stage.hands.choose(stage.hands.find<QTableView>(), 0); });
                    script.picture(place, place == u"sales"_s ? Looks::Four : Looks::Two);
                    if (place == u"pack"_s)
                        packOne(script, stage);
                    if (place == u"inventory"_s) {
                        settle(script, u"stock takes"_s, [&stage] { stage.hands.click(u"Stock takes"_s); });
                        script.picture(u"stock-takes"_s);
                        settle(script, u"products"_s, [&stage] { stage.hands.click(u"Products"_s); });
                    }
                }
                goTo(script, stage, u"orders"_s);
            }};
}

} // namespace ch::app
