// SPDX-License-Identifier: Apache-2.0
// The window's own parts: palette, shortcuts; and the settings, section by section.
#include "app/desktop/tour/Moves.h"
#include "ui/settings/SettingsPage.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ShortcutSheet.h"

#include <QListWidget>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

Scene shellScene()
{
    return {u"palette and shortcuts"_s, [](Script& script, Stage& stage) {
                const Hands& hands = stage.hands;
                goTo(script, stage, u"orders"_s);
                script.reach(
                    u"the palette"_s, [&hands] { hands.command(u"Find an order or an action"_s); },
                    [&stage] { return stage.window().commandPalette().isVisible(); });
                script.picture(u"palette"_s);
                script.act(u"a name"_s, [&hands] { hands.type(u"Weber"_s); });
                script.wait(u"orders"_s, [&stage] {
                    const ui::PaletteModel& model = stage.window().commandPalette().model();
                    return model.rowCount() > 0 &&
                           model.entry(model.rowCount() - 1).kind == ui::PaletteEntry::Kind::Order;
                });
                script.picture(u"palette-search"_s);
                script.act(u"close"_s, [&hands] { hands.press(Qt::Key_Escape); });
                script.reach(
                    u"the shortcuts"_s, [&hands] { hands.command(u"Keyboard shortcuts"_s); },
                    [&hands] { return hands.find<ui::ShortcutSheet>() != nullptr; });
                script.picture(u"shortcuts"_s);
            }};
}

Scene settingsScene()
{
    return {u"settings"_s, [](Script& script, Stage& stage) {
                goTo(script, stage, u"settings"_s);
                script.wait(u"the page"_s, [&stage] {
                    return stage.window().currentPage() == stage.program.session()->settingsPage();
                });
                const auto sections = [&stage] { return stage.hands.find<QListWidget>(); };
                const int rows = stage.program.session()->settingsPage()->findChild<QListWidget*>()->count();
                script.picture(u"settings"_s, Looks::Four);
                for (int row = 1; row < rows; ++row) {
                    script.act(u"a section"_s, [&stage, sections, row] { stage.hands.choose(sections(), row); });
                    script.picture(u"settings-%1"_s.arg(row + 1));
                }
            }};
}

} // namespace ch::app
