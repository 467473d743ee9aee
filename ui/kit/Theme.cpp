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

/// Qt has FreeType thicken the strokes of CFF fonts (Noto's Chinese) for dark text on light ground; light on dark they come
/// out bold beside Latin letters, which are not CFF. Half of it suits both. FreeType reads this when the first font is loaded.
void tameStemDarkening()
{
#ifdef Q_OS_LINUX
    constexpr char kVariable[] = "FREETYPE_PROPERTIES";
    if (!qEnvironmentVariableIsSet(kVariable))
        qputenv(kVariable, "cff:darkening-parameters=500,150,1000,100,1667,80,2333,0");
#endif
}

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
    tameStemDarkening();
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
