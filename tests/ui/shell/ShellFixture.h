// SPDX-License-Identifier: Apache-2.0
// What the parts of a window need, without a service: a workspace that nobody opened, a clock that stands, settings of its own.
// Belongs to the test's thread.
#pragma once

#include "tests/support/ManualClock.h"
#include "tests/support/MemorySecretStore.h"
#include "ui/kit/UiContext.h"

#include <QTemporaryDir>

namespace ch::test {

struct ShellFixture
{
    QTemporaryDir folder;
    ManualClock clock;
    MemorySecretStore secrets;
    desk::Workspace workspace{{.secrets = secrets, .clock = clock, .device = QStringLiteral("test")}};
    ui::Preferences preferences{folder.filePath(QStringLiteral("settings.ini"))};
    ui::UiContext context{workspace, preferences, QLocale(QLocale::English, QLocale::UnitedKingdom)};
};

} // namespace ch::test
