// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Theme.h"

#include "ui/kit/KitAccessible.h"
#include "ui/kit/KitStyle.h"
#include "ui/kit/SystemScheme.h"

#include <QApplication>
#include <QIcon>

static void initKitResources()
{
    // Of a static library: nothing refers to them, so the linker would leave them out. Has to stand outside namespaces.
    Q_INIT_RESOURCE(kit_icons);
}

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

void setApplicationPalette(QApplication& app, bool dark)
{
    const QPalette palette = paletteOf(dark);
    if (QApplication::palette() != palette)
        QApplication::setPalette(palette);
    // Tool tips have a palette of their own that the platform may have set.
    QApplication::setPalette(palette, "QTipLabel");
    Q_UNUSED(app)
}

} // namespace

void applyTheme(QApplication& app, ColorScheme scheme)
{
    initKitResources();
    auto* system = app.findChild<SystemScheme*>(QString(), Qt::FindDirectChildrenOnly);
    if (!system) {
        system = new SystemScheme(&app);
        QObject::connect(system, &SystemScheme::changed, &app, [&app, system] {
            if (system->isFollowed())
                setApplicationPalette(app, system->isDark());
        });
        installKitAccessibility();
        app.setStyle(new KitStyle);
        app.setFont(fontOf(TextStyle::Body));
        app.setWindowIcon(QIcon(u":/icons/countinghouse.svg"_s));
    }
    system->setFollowed(scheme == ColorScheme::Follow);
    setApplicationPalette(app, scheme == ColorScheme::Follow ? system->isDark() : scheme == ColorScheme::Dark);
}

} // namespace ch::ui
