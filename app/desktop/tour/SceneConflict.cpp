// SPDX-License-Identifier: Apache-2.0
// An order that was shipped here while there was no network, and cancelled at another desk meanwhile: both versions side by side, and
// what can be done about it.
#include "app/desktop/tour/Moves.h"
#include "ui/orders/ConflictPanel.h"
#include "ui/shell/MainWindow.h"

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

Scene conflictScene()
{
    return {u"cancelled meanwhile"_s, [](Script& script, Stage& stage) {
                const Hands& hands = stage.hands;
                script.wait(
                    u"nothing waiting"_s, [&stage] { return stage.isInStep(); }, std::chrono::seconds(20));
                openSheet(script, stage, u"Ship"_s, {.statuses = {OrderStatus::Paid}, .onHold = false});
                script.act(u"the network goes, and the customer wants the money back"_s, [&stage] {
                    stage.relay.setMode(Relay::Mode::Cut);
                    stage.colleague.prepare();
                    stage.colleague.giveBack(stage.one.id.toString(),
                                             stage.round == 0 ? u"Ordered by mistake"_s : u"顾客误购"_s);
                });
                script.wait(u"it happened"_s, [&stage] { return stage.colleague.isDone(); });
                script.act(u"a parcel"_s, [&hands] {
                    hands.fill(u"Carrier"_s, u"DHL"_s);
                    hands.fill(u"Tracking number"_s, u"00340434161094049712"_s);
                });
                submit(script, stage);
                script.wait(u"it waits"_s, [&stage] { return stage.status().waiting > 0; });
                script.act(u"the network is back"_s, [&stage] {
                    stage.relay.setMode(Relay::Mode::Pass);
                    stage.workspace().syncNow();
                });
                script.wait(
                    u"both versions"_s,
                    [&stage] { return stage.isInStep() && stage.hands.find<ui::ConflictPanel>() != nullptr; },
                    std::chrono::seconds(40));
                settle(script, u"the timeline"_s, [&stage] { dismissToasts(stage.window()); });
                script.picture(u"conflict"_s, Looks::Four);
                script.act(u"give up what was wanted"_s, [&hands] { hands.click(u"Discard"_s); });
                script.picture(u"conflict-discard"_s);
            }};
}

} // namespace ch::app
