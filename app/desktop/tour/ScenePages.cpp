// SPDX-License-Identifier: Apache-2.0
// The other pages of the day, those that this person has: sales, inventory, stock takes, the pack station.
#include "app/desktop/tour/Moves.h"
#include "ui/kit/ToastView.h"
#include "ui/pack/PackFlow.h"
#include "ui/pack/PackPage.h"
#include "ui/shell/MainWindow.h"

#include <QAbstractButton>
#include <QDeadlineTimer>
#include <QTableView>
#include <QToolButton>

#include <memory>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Figures and lists come from lanes, in more than one step: what looks at rest for a moment may not be.
constexpr std::chrono::milliseconds kSettled(900);

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

/// Messages of what was done before would lie over pages that they say nothing of.
void dismissToasts(const QWidget& window)
{
    for (const ui::ToastView* toast : window.findChildren<ui::ToastView*>()) {
        if (auto* cross = toast->findChild<QToolButton*>())
            cross->click();
    }
}

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
