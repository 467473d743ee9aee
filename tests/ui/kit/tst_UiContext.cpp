// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ManualClock.h"
#include "tests/support/MemorySecretStore.h"
#include "tests/support/UiTest.h"
#include "ui/kit/UiContext.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

class tst_UiContext : public test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void requests_ofScreens_reachTheWindow()
    {
        UiContext context(m_workspace, m_preferences, QLocale(u"en_GB"_s));
        QString said;
        OrderId opened;
        connect(&context, &UiContext::toastRequested, this, [&said](const Toast& toast) { said = toast.text; });
        connect(&context, &UiContext::orderRequested, this, [&opened](OrderId id) { opened = id; });
        context.toast({.text = u"Shipped."_s});
        context.openOrder(OrderId(7));
        QCOMPARE(said, u"Shipped."_s);
        QCOMPARE(opened, OrderId(7));
        QCOMPARE(context.now(), m_clock.now());
    }

    void formats_afterALanguageOrAShop_areWrittenAnew()
    {
        UiContext context(m_workspace, m_preferences, QLocale(u"en_GB"_s));
        QSignalSpy changed(&context, &UiContext::formatsChanged);
        QCOMPARE(context.formats().count(1234), u"1,234"_s);
        context.setLocale(QLocale(u"de_DE"_s));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(context.formats().count(1234), u"1.234"_s);
        Q_EMIT m_workspace.identityChanged(m_workspace.identity());
        QCOMPARE(changed.size(), 2);
        QCOMPARE(context.formats().locale(), QLocale(u"de_DE"_s));
    }

private:
    QTemporaryDir m_folder;
    test::ManualClock m_clock;
    test::MemorySecretStore m_secrets;
    Preferences m_preferences{m_folder.filePath(u"preferences.ini"_s)};
    desk::Workspace m_workspace{{m_secrets, m_clock, u"test"_s}};
};

QTEST_MAIN(tst_UiContext)
#include "tst_UiContext.moc"
