// SPDX-License-Identifier: Apache-2.0
// The base of tests of widgets: no display needed, the theme applied, no animations to wait for.
// Thread of the windows.
#pragma once

#include "ui/kit/Theme.h"

#include <QApplication>
#include <QObject>

namespace ch::test {

class UiTest : public QObject
{
public:
    /// Qt Test calls it before it makes the application.
    static void initMain()
    {
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
    }

protected:
    /// In initTestCase(), or where the scheme matters.
    static void useTheme(ui::ColorScheme scheme = ui::ColorScheme::Light)
    {
        ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), scheme);
        // The offscreen platform has no window manager that could give the focus back.
        QApplication::setEffectEnabled(Qt::UI_AnimateCombo, false);
    }
};

} // namespace ch::test
