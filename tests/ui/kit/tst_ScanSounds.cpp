// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "ui/kit/Preferences.h"
#include "ui/kit/ScanSounds.h"

#include <QTest>

using namespace ch;
using namespace ch::ui;

class tst_ScanSounds : public test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void page_neverShown_loadsNoSound()
    {
        QWidget page;
        ScanSounds sounds({}, &page);
        sounds.setSettings({.volume = 20, .isMuted = true});
        QVERIFY(sounds.children().isEmpty());
        page.show();
        QCOMPARE(size_t(sounds.children().size()), kScanSounds.size());
        // What was set before holds for what is loaded later.
        for (const QObject* effect : sounds.children())
            QVERIFY(effect->property("muted").toBool());
        page.hide();
        page.show();
        QCOMPARE(size_t(sounds.children().size()), kScanSounds.size());
        sounds.finishLoading();
        QVERIFY(!sounds.isLoading());
    }

    void sound_ofAPageThatIsShownAlready_loadsAllWhenItIsPlayed()
    {
        QWidget page;
        page.show();
        ScanSounds sounds({.volume = 0}, &page);
        sounds.play(ScanSound::Right);
        QCOMPARE(size_t(sounds.children().size()), kScanSounds.size());
        QVERIFY(sounds.isLoading());
        // What a program does when it ends.
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        QCoreApplication::exec();
        QVERIFY(!sounds.isLoading());
    }
};

QTEST_MAIN(tst_ScanSounds)
#include "tst_ScanSounds.moc"
