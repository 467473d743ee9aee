// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/UiContext.h"

namespace ch::ui {

UiContext::UiContext(desk::Workspace& workspace, Preferences& preferences, const QLocale& locale, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_preferences(preferences)
    , m_formats(locale, workspace.identity().zone())
{
    connect(&m_workspace, &desk::Workspace::identityChanged, this, [this] { setLocale(m_formats.locale()); });
}

void UiContext::setLocale(const QLocale& locale)
{
    const QTimeZone zone = m_workspace.identity().zone();
    // The language may have changed with the locale staying: texts are written anew anyway.
    m_formats = Formats(locale, zone);
    Q_EMIT formatsChanged();
}

} // namespace ch::ui
