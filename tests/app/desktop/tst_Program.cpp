// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/Program.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace ch::app;
using namespace Qt::Literals::StringLiterals;

/// What the command line means for a program that runs.
class tst_Program : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void language_ofTheCommandLine_isTheOneToStartWith_data()
    {
        QTest::addColumn<QString>("chosen");
        QTest::newRow("another one") << u"en"_s;
        QTest::newRow("the same one") << u"zh_CN"_s;
        QTest::newRow("the one set before") << u"de"_s;
    }
    void language_ofTheCommandLine_isTheOneToStartWith()
    {
        QFETCH(const QString, chosen);
        const QTemporaryDir home;
        ch::ui::Preferences(home.filePath(u"settings.ini"_s)).setLanguage(u"de"_s);
        Program program(Arguments{.language = u"zh_CN"_s}, home.path());
        QCOMPARE(program.languages().locale().language(), QLocale::Chinese);
        // What the settings show as chosen is what is seen.
        QCOMPARE(program.preferences().language(), u"zh_CN"_s);
        program.preferences().setScalePercent(150);
        QCOMPARE(program.languages().locale().language(), QLocale::Chinese);
        program.preferences().setLanguage(chosen);
        QCOMPARE(program.languages().locale().language(), QLocale(chosen).language());
        QCOMPARE(program.preferences().language(), chosen);
        QCOMPARE(ch::ui::Preferences(home.filePath(u"settings.ini"_s)).language(), chosen);
    }
    void language_ofTheCommandLine_isNotWrittenDown()
    {
        const QTemporaryDir home;
        {
            Program program(Arguments{.language = u"zh_CN"_s}, home.path());
            program.preferences().setColorScheme(ch::ui::ColorScheme::Dark);
        }
        QCOMPARE(ch::ui::Preferences(home.filePath(u"settings.ini"_s)).language(), QString());
    }
    void colours_chosen_applyWhateverTheLanguageArgument()
    {
        const QTemporaryDir home;
        Program program(Arguments{.language = u"zh_CN"_s}, home.path());
        program.preferences().setColorScheme(ch::ui::ColorScheme::Dark);
        QVERIFY(ch::ui::isDark(qApp->palette()));
        program.preferences().setColorScheme(ch::ui::ColorScheme::Light);
        QVERIFY(!ch::ui::isDark(qApp->palette()));
    }
};

QTEST_MAIN(tst_Program)
#include "tst_Program.moc"
