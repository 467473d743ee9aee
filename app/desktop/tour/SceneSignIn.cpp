// SPDX-License-Identifier: Apache-2.0
// The morning: a wrong address, what the doctor finds, a wrong password, then the right one; the first fetch.
#include "app/desktop/tour/Script.h"
#include "app/desktop/tour/Stage.h"
#include "ui/shell/MainWindow.h"

#include <QAbstractButton>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A port at which nobody listens: 9 is the discard service, and off everywhere.
const QString kNobody = u"http://127.0.0.1:9"_s;

void fillIn(const Stage& stage, const QString& address, const QString& password)
{
    stage.hands.fill(u"Server address"_s, address);
    stage.hands.fill(u"User"_s, kDemoUser);
    stage.hands.fill(u"Password"_s, password);
}

bool isReady(const Stage& stage)
{
    const auto* button = stage.hands.find<QAbstractButton>(u"Sign in"_s);
    return button != nullptr && button->isEnabled();
}

} // namespace

Scene signInScene()
{
    return {u"sign in"_s, [](Script& script, Stage& stage) {
                const Hands& hands = stage.hands;
                const auto isAnswered = [&stage] { return isReady(stage); };
                script.wait(u"the page to sign in"_s, isAnswered);
                script.picture(u"sign-in"_s, Looks::Four);
                script.act(u"a wrong address"_s, [&stage] { fillIn(stage, kNobody, kDemoPassword); });
                script.reach(
                    u"what the doctor finds"_s, [&hands] { hands.click(u"Check the connection"_s); }, isAnswered);
                script.picture(u"doctor"_s);
                script.act(u"a wrong password"_s, [&stage] { fillIn(stage, stage.relay.address(), u"not the one"_s); });
                script.reach(
                    u"the refusal"_s, [&hands] { hands.click(u"Sign in"_s); }, isAnswered);
                script.picture(u"sign-in-refused"_s);
                // A machine that draws tours has no keyring.
                script.act(u"not to be kept"_s, [&hands] { hands.click(u"Keep me signed in"_s); });
                script.act(u"the right password"_s, [&stage] { fillIn(stage, stage.relay.address(), kDemoPassword); });
                script.reach(
                    u"the pages"_s, [&hands] { hands.click(u"Sign in"_s); },
                    [&stage] { return !stage.window().hasFront(); });
            }};
}

Scene loadingScene()
{
    return {u"loading"_s, [](Script& script, Stage& stage) {
                script.act(u"an answer that does not come"_s, [&stage] { stage.relay.setMode(Relay::Mode::Hold); });
                script.wait(u"a fetch that goes on"_s, [&stage] { return !stage.isIdle(); });
                script.picture(u"loading"_s);
                script.act(u"the answer"_s, [&stage] {
                    stage.relay.setMode(Relay::Mode::Pass);
                    stage.workspace().syncNow();
                });
                script.wait(
                    u"everything to be here"_s, [&stage] { return stage.isInStep(); }, std::chrono::seconds(30));
            }};
}

} // namespace ch::app
