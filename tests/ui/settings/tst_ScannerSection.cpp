// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Scanner.h"
#include "tests/support/UiPictures.h"
#include "tests/ui/shell/ShellFixture.h"
#include "ui/kit/PackSettings.h"
#include "ui/settings/ScannerSection.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

class ScannerSectionTest : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }
    void init();
    void cleanup();

    void scan_anywhere_isShownWithItsSpeed();
    void scan_withPrefix_showsWhatArrived();
    void scan_intoAField_doesNotChangeIt();
    void settings_changed_areKept();
    void pictures_folderChosen_isKeptAndForgotten();
    void settings_keptElsewhere_areShown();
    void looks_nothingClippedNothingNameless_data();
    void looks_nothingClippedNothingNameless();

private:
    template <class T> T* control(const QString& name) const
    {
        for (T* each : m_section->findChildren<T*>()) {
            if (each->accessibleName() == name)
                return each;
        }
        qFatal("no %s", qPrintable(name));
    }
    QPushButton* button(const QString& text) const
    {
        for (QPushButton* each : m_section->findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        qFatal("no %s", qPrintable(text));
    }
    QString read() const
    {
        QStringList texts;
        for (const QLabel* label : m_section->findChildren<QLabel*>())
            texts.append(label->text());
        return texts.join(u'\n').remove(QChar(0x200B));
    }
    ui::Preferences& preferences() const { return m_fixture->preferences; }
    void makeSection();

    std::unique_ptr<ShellFixture> m_fixture;
    ui::ScannerSection* m_section = nullptr;
};

void ScannerSectionTest::init()
{
    m_fixture = std::make_unique<ShellFixture>();
    makeSection();
}

void ScannerSectionTest::makeSection()
{
    m_section = new ui::ScannerSection(m_fixture->context);
    m_section->resize(900, 900);
    m_section->show();
    m_section->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_section));
}

void ScannerSectionTest::cleanup()
{
    delete std::exchange(m_section, nullptr);
    m_fixture.reset();
}

void ScannerSectionTest::scan_anywhere_isShownWithItsSpeed()
{
    // Counted words are in the catalogue, of English too.
    const Spoken spoken({});
    Scanner(*m_section).scan(u"4006381333931"_s);
    QTRY_VERIFY(read().contains(u"Neither an order nor an article"));
    QVERIFY(read().contains(u"4006381333931"));
    QVERIFY(read().contains(u"13 characters in "));
}

void ScannerSectionTest::scan_withPrefix_showsWhatArrived()
{
    control<QLineEdit>(u"Characters before the code"_s)->setFocus();
    QTest::keyClicks(control<QLineEdit>(u"Characters before the code"_s), u"~"_s);
    QTRY_COMPARE(ui::scannerSettingsOf(preferences()).prefix, u"~"_s);
    Scanner(*m_section).scan(u"~A-100"_s);
    QTRY_VERIFY(read().contains(u"arrived as ~A-100"));
}

void ScannerSectionTest::scan_intoAField_doesNotChangeIt()
{
    auto* prefix = control<QLineEdit>(u"Characters before the code"_s);
    prefix->setFocus();
    Scanner(*m_section).scan(u"85123A"_s);
    QTRY_VERIFY(read().contains(u"85123A"));
    QCOMPARE(prefix->text(), QString());
}

void ScannerSectionTest::settings_changed_areKept()
{
    control<QSpinBox>(u"Time between characters"_s)->setValue(60);
    control<QSpinBox>(u"Shortest code"_s)->setValue(5);
    auto* end = control<QComboBox>(u"Ends a code with"_s);
    end->setCurrentIndex(end->findData(int(ui::ScanEnd::Tab)));
    Q_EMIT end->activated(end->currentIndex());
    control<QSlider>(u"Volume"_s)->setValue(20);
    for (QCheckBox* box : m_section->findChildren<QCheckBox*>())
        box->click();
    QCOMPARE(ui::scannerSettingsOf(preferences()),
             (ui::ScannerSettings{.end = ui::ScanEnd::Tab, .mostGapMs = 60, .leastLength = 5}));
    QCOMPARE(ui::soundSettingsOf(preferences()), (ui::SoundSettings{.volume = 20, .isMuted = true}));
    QCOMPARE(ui::packSettingsOf(preferences()), (ui::PackSettings{.asksTracking = false, .opensNext = false}));
}

void ScannerSectionTest::pictures_folderChosen_isKeptAndForgotten()
{
    ui::keepPackSettings(preferences(), {.asksTracking = false});
    m_section->hide();
    m_section->show();
    button(u"Choose a folder…"_s)->click();
    auto* dialog = m_section->findChild<QFileDialog*>();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(u"/srv/pictures"_s);
    dialog->close();
    QCOMPARE(ui::packSettingsOf(preferences()),
             (ui::PackSettings{.asksTracking = false, .pictures = u"/srv/pictures"_s}));
    QVERIFY(read().contains(QDir::toNativeSeparators(u"/srv/pictures"_s)));
    // What is set beside it leaves it alone.
    m_section->findChildren<QCheckBox*>().back()->click();
    QCOMPARE(ui::packSettingsOf(preferences()).pictures, u"/srv/pictures"_s);
    button(u"No pictures"_s)->click();
    QCOMPARE(ui::packSettingsOf(preferences()).pictures, QString());
    QVERIFY(!read().contains(QDir::toNativeSeparators(u"/srv/pictures"_s)));
}

void ScannerSectionTest::settings_keptElsewhere_areShown()
{
    ui::keepScannerSettings(preferences(), {.mostGapMs = 70, .keyboard = ui::ScannerKeyboard::UsOnFrench});
    m_section->hide();
    m_section->show();
    QCOMPARE(control<QSpinBox>(u"Time between characters"_s)->value(), 70);
    QCOMPARE(control<QComboBox>(u"Types as"_s)->currentData().toInt(), int(ui::ScannerKeyboard::UsOnFrench));
    QVERIFY(m_section->findChildren<QCheckBox*>().at(1)->isChecked());
}

void ScannerSectionTest::looks_nothingClippedNothingNameless_data()
{
    addLooks();
}

void ScannerSectionTest::looks_nothingClippedNothingNameless()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    const Spoken spoken(look);
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    m_fixture->context.setLocale(look.locale());
    delete std::exchange(m_section, nullptr);
    makeSection();
    Scanner(*m_section).scan(u"countinghouse://order/A-100"_s);
    picture(*m_section, u"scanner-%1"_s.arg(look.name()), {1064, 900});
    QCOMPARE(clippedIn(m_section), QStringList());
    QCOMPARE(namelessIn(m_section), QStringList());
    useTheme();
}

QTEST_MAIN(ScannerSectionTest)
#include "tst_ScannerSection.moc"
