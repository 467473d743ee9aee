// SPDX-License-Identifier: Apache-2.0
// Bad days: no network, a service that fails, a record that cannot be read, a session that has ended.
#include "app/desktop/tour/Moves.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/StatusStrip.h"

#include <QAbstractButton>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;
using Trouble = SyncStatus::Trouble;

namespace {

void waitFor(Script& script, Stage& stage, const QString& what, Trouble trouble)
{
    script.wait(
        what, [&stage, trouble] { return stage.status().trouble == trouble && stage.isIdle(); },
        std::chrono::seconds(40));
}

void back(Script& script, Stage& stage)
{
    script.act(u"good again"_s, [&stage] {
        stage.relay.setMode(Relay::Mode::Pass);
        stage.workspace().syncNow();
    });
    waitFor(script, stage, u"the line says online"_s, Trouble::None);
}

/// Somebody took the session away: what is here stays in sight until the person wants to sign in again.
void sessionEnds(Script& script, Stage& stage)
{
    const Hands& hands = stage.hands;
    script.act(u"a session that has ended"_s, [&stage] {
        stage.relay.setMode(Relay::Mode::Refuse);
        stage.workspace().syncNow();
    });
    waitFor(script, stage, u"the line says so"_s, Trouble::SignInNeeded);
    script.picture(u"session-ended"_s);
    script.reach(
        u"the page to sign in again"_s, [&hands] { hands.click(u"Sign in"_s); },
        [&stage] { return stage.window().hasFront(); });
    script.picture(u"sign-in-again"_s);
    script.act(u"the password"_s, [&stage] {
        stage.relay.setMode(Relay::Mode::Pass);
        stage.hands.click(u"Keep me signed in"_s);
        stage.hands.fill(u"Password"_s, kDemoPassword);
    });
    script.reach(
        u"the pages again"_s, [&hands] { hands.click(u"Sign in"_s); }, [&stage] { return !stage.window().hasFront(); });
    waitFor(script, stage, u"the line says online again"_s, Trouble::None);
}

} // namespace

Scene troubleScene()
{
    return {u"trouble"_s, [](Script& script, Stage& stage) {
                goTo(script, stage, u"orders"_s);
                script.act(u"a service that fails"_s, [&stage] {
                    stage.relay.setMode(Relay::Mode::Fail);
                    stage.workspace().syncNow();
                });
                waitFor(script, stage, u"the line says so"_s, Trouble::Failed);
                script.picture(u"error"_s);
                back(script, stage);

                // Of the same length, and no status that this version knows.
                script.act(u"a record that cannot be read"_s, [&stage] {
                    stage.colleague.prepare();
                    stage.relay.replaceOnce("\"status\":\"PAID\"", "\"status\":\"LOST\"");
                    stage.findShippable(1, [&stage](const std::vector<OrderListItem>& items) {
                        if (!items.empty())
                            stage.colleague.step(items.front().id.toString(), u"/notes"_s, {{u"text"_s, u"Seen"_s}});
                    });
                });
                script.wait(u"a change to it"_s, [&stage] { return stage.colleague.isDone(); });
                // The bell is out of order since the service failed, and rings again when it likes.
                script.reach(
                    u"it is set aside"_s, [&stage] { stage.workspace().syncNow(); },
                    [&stage] { return stage.status().quarantined > 0; });

                sessionEnds(script, stage);

                script.act(u"no network"_s, [&stage] {
                    stage.relay.setMode(Relay::Mode::Cut);
                    stage.workspace().syncNow();
                });
                waitFor(script, stage, u"the line says offline"_s, Trouble::Offline);
                script.picture(u"offline"_s, Looks::Four);
            }};
}

} // namespace ch::app
