// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/SystemScheme.h"

#include <QGuiApplication>
#include <QPalette>
#include <QSettings>

#ifdef CH_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

SystemScheme::SystemScheme(QObject* parent) : QObject(parent)
{
    readPlatform();
    askPortal();
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            readPlatform();
    });
}

void SystemScheme::setDark(bool dark)
{
    if (m_isDark == dark)
        return;
    m_isDark = dark;
    Q_EMIT changed();
}

void SystemScheme::readPlatform()
{
#if defined(Q_OS_WIN)
    const QSettings settings(uR"(HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize)"_s,
                             QSettings::NativeFormat);
    setDark(settings.value(u"AppsUseLightTheme"_s, 1).toInt() == 0);
#elif defined(Q_OS_MACOS)
    const QSettings settings(u".GlobalPreferences"_s, QSettings::NativeFormat);
    setDark(settings.value(u"AppleInterfaceStyle"_s).toString() == u"Dark");
#else
    // Before the first palette of ours this is the platform theme's.
    if (!QCoreApplication::testAttribute(Qt::AA_SetPalette))
        setDark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128);
#endif
}

#ifdef CH_HAS_DBUS

namespace {

constexpr auto kPortal = "org.freedesktop.portal.Desktop"_L1;
constexpr auto kPath = "/org/freedesktop/portal/desktop"_L1;
constexpr auto kSettings = "org.freedesktop.portal.Settings"_L1;
constexpr auto kAppearance = "org.freedesktop.appearance"_L1;
constexpr auto kColorScheme = "color-scheme"_L1;

/// 1: dark, 2: light, 0: no preference. Read() wraps the value in one variant more than the signal does.
bool meansDark(const QVariant& value)
{
    QVariant inner = value;
    while (inner.canConvert<QDBusVariant>())
        inner = qvariant_cast<QDBusVariant>(inner).variant();
    return inner.toUInt() == 1;
}

} // namespace

void SystemScheme::askPortal()
{
    // Without an address Qt would try to start a bus and wait for it.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(kPortal, kPath, kSettings, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage call = QDBusMessage::createMethodCall(kPortal, kPath, kSettings, u"Read"_s);
    call << QString(kAppearance) << QString(kColorScheme);
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
        done->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (reply.isValid())
            setDark(meansDark(QVariant::fromValue(reply.value())));
    });
}

void SystemScheme::settingChanged(const QString& space, const QString& key, const QDBusVariant& value)
{
    if (space == kAppearance && key == kColorScheme)
        setDark(meansDark(QVariant::fromValue(value)));
}

#else

void SystemScheme::askPortal() {}

void SystemScheme::settingChanged(const QString&, const QString&, const QDBusVariant&) {}

#endif

} // namespace ch::ui
