// SPDX-License-Identifier: Apache-2.0
// What waits, what was refused and why, what was set aside, what was done here.
#include "app/desktop/tour/Moves.h"
#include "ui/activity/ActivityPage.h"
#include "ui/shell/MainWindow.h"

#include <QTabBar>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

void showTab(const Stage& stage, ui::ActivitySection section)
{
    if (auto* tabs = stage.program.session()->activityPage()->findChild<QTabBar*>())
        tabs->setCurrentIndex(int(section));
}

} // namespace

Scene activityScene()
{
    return {u"activity"_s, [](Script& script, Stage& stage) {
                // Without a network, so that it goes on waiting while the picture is taken.
                openSheet(script, stage, u"Add note"_s, {.statuses = {OrderStatus::Paid}, .onHold = false});
                script.act(u"a note"_s, [&stage] { stage.hands.fill(u"Note"_s, u"Wrap it as a gift."_s); });
                submit(script, stage);
                openSheet(script, stage, u"Hold"_s,
                          {.statuses = {OrderStatus::Paid}, .onHold = false, .isDescending = false});
                script.act(u"why"_s, [&stage] { stage.hands.fill(u"Reason"_s, u"Waiting for stock"_s); });
                submit(script, stage);
                script.wait(u"they wait"_s, [&stage] { return stage.status().waiting > 1; });
                script.act(u"the page"_s, [&stage] {
                    stage.window().showPage(stage.program.session()->activityPage());
                    stage.program.session()->activityPage()->showWaiting();
                });
                script.picture(u"activity-waiting"_s);
                script.act(u"what was refused"_s,
                           [&stage] { stage.program.session()->activityPage()->showNeedsAttention(); });
                script.picture(u"activity-refused"_s, Looks::Four);
                script.act(u"what was set aside"_s, [&stage] { showTab(stage, ui::ActivitySection::SetAside); });
                script.picture(u"activity-set-aside"_s);
                script.act(u"what was done here"_s, [&stage] { showTab(stage, ui::ActivitySection::Done); });
                script.picture(u"activity-done"_s);
            }};
}

} // namespace ch::app
