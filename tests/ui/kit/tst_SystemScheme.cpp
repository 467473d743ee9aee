// SPDX-License-Identifier: Apache-2.0
// Light and dark as the desktop says it, with a bus and a portal of the test's own.
#include "tests/support/UiTest.h"
#include "ui/kit/SystemScheme.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The bus has to be known before the application is made.
struct PrivateBus
{
    QProcess daemon;
    QString address;

    PrivateBus()
    {
        const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        if (program.isEmpty())
            return;
        daemon.start(program, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s});
        if (daemon.waitForReadyRead(5000))
            address = QString::fromUtf8(daemon.readLine()).trimmed();
    }
    ~PrivateBus()
    {
        daemon.terminate();
        daemon.waitForFinished(3000);
    }
};

PrivateBus& bus()
{
    static PrivateBus theBus;
    return theBus;
}

} // namespace

/// What xdg-desktop-portal answers.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 0;
    void change(uint now)
    {
        scheme = now;
        Q_EMIT SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(now));
    }
    void changeSomethingElse() { Q_EMIT SettingChanged(u"org.gnome.desktop"_s, u"color-scheme"_s, QDBusVariant(1U)); }

public Q_SLOTS:
    // Read() wraps the value twice, for historical reasons.
    QDBusVariant Read(const QString&, const QString&) const
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
    }

Q_SIGNALS:
    void SettingChanged(const QString& space, const QString& key, const QDBusVariant& value);
};

class tst_SystemScheme : public test::UiTest
{
    Q_OBJECT

public:
    static void initMain()
    {
        UiTest::initMain();
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus().address.toUtf8());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (bus().address.isEmpty())
            QSKIP("there is no dbus-daemon here");
        QDBusConnection portal = QDBusConnection::connectToBus(bus().address, u"portal"_s);
        QVERIFY(portal.isConnected());
        QVERIFY(portal.registerObject(u"/org/freedesktop/portal/desktop"_s, &m_portal,
                                      QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(portal.registerService(u"org.freedesktop.portal.Desktop"_s));
    }

    void scheme_atTheStart_isTheDesktops()
    {
        m_portal.scheme = 1;
        SystemScheme scheme;
        QTRY_VERIFY(scheme.isDark());
    }

    void scheme_whenTheDesktopChanges_isToldOnce()
    {
        m_portal.scheme = 2;
        SystemScheme scheme;
        QSignalSpy changed(&scheme, &SystemScheme::changed);
        m_portal.changeSomethingElse();
        m_portal.change(1);
        QTRY_VERIFY(scheme.isDark());
        m_portal.change(1);
        m_portal.change(0);
        QTRY_VERIFY(!scheme.isDark());
        QCOMPARE(changed.size(), 2);
    }

    void theme_thatFollows_switchesWithTheDesktop()
    {
        m_portal.scheme = 1;
        useTheme(ColorScheme::Follow);
        QTRY_VERIFY(isDark(QApplication::palette()));
        m_portal.change(2);
        QTRY_VERIFY(!isDark(QApplication::palette()));
        // A person's own choice wins.
        useTheme(ColorScheme::Light);
        m_portal.change(1);
        auto* scheme = qApp->findChild<SystemScheme*>();
        QTRY_VERIFY(scheme->isDark());
        QVERIFY(!isDark(QApplication::palette()));
        useTheme(ColorScheme::Follow);
        QVERIFY(isDark(QApplication::palette()));
    }

private:
    Portal m_portal;
};

QTEST_MAIN(tst_SystemScheme)
#include "tst_SystemScheme.moc"
