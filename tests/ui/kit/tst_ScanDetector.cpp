// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Preferences.h"
#include "ui/kit/ScanDetector.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

using Answer = ScanDetector::Answer;
using Kind = ScanKey::Kind;

namespace {

/// Characters each so many milliseconds after the one before, then the end key; what was read, empty if it was typed.
ScanRead sent(ScanDetector& detector, const QString& text, int gapMs, Kind end = Kind::Enter, bool capsLock = false)
{
    qint64 now = 1'000;
    for (const QChar c : text) {
        const bool shift = c.isLetter() && c.isUpper() != capsLock;
        (void)detector.key({.kind = Kind::Character, .character = c, .hasShift = shift, .timeMs = now});
        now += gapMs;
    }
    if (detector.key({.kind = end, .character = {}, .hasShift = false, .timeMs = now}) == Answer::Scan)
        return detector.read();
    return {};
}

} // namespace

class ScanDetectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keys_fastWithEnd_areAScan();
    void keys_slow_areTyping();
    void keys_pauseInBetween_beginAnew();
    void keys_tooFew_areTyping();
    void end_setting_isKeptTo_data();
    void end_setting_isKeptTo();
    void pause_withoutEndKey_endsALongScanOnly();
    void pause_tooEarly_keysThatComeLateStillBelong();
    void read_prefixAndSuffix_areTakenOff_data();
    void read_prefixAndSuffix_areTakenOff();
    void read_capsLock_isPutRight();
    void read_upperCaseWithoutShift_staysAsItIs();
    void keyboard_otherThanScanners_isMended_data();
    void keyboard_otherThanScanners_isMended();
    void settings_kept_comeBack();
    void settings_garbled_areAsFromTheStart();
};

void ScanDetectorTest::keys_fastWithEnd_areAScan()
{
    ScanDetector detector;
    const ScanRead read = sent(detector, u"4006381333931"_s, 5);
    QCOMPARE(read.text, u"4006381333931"_s);
    QCOMPARE(read.characters(), 13);
    QCOMPARE(read.milliseconds, 65);
    QVERIFY(!read.hadCapsLock);
    QVERIFY(!detector.isHolding());
}

void ScanDetectorTest::keys_slow_areTyping()
{
    ScanDetector detector;
    QCOMPARE(sent(detector, u"4006381333931"_s, 60).text, QString());
    QVERIFY(!detector.isHolding());
}

void ScanDetectorTest::keys_pauseInBetween_beginAnew()
{
    ScanDetector detector;
    QCOMPARE(detector.key({.kind = Kind::Character, .character = u'x', .timeMs = 0}), Answer::Hold);
    QCOMPARE(detector.key({.kind = Kind::Character, .character = u'A', .timeMs = 500}), Answer::LetGoAndHold);
    QCOMPARE(detector.key({.kind = Kind::Character, .character = u'B', .timeMs = 505}), Answer::Hold);
    QCOMPARE(detector.key({.kind = Kind::Character, .character = u'C', .timeMs = 510}), Answer::Hold);
    QCOMPARE(detector.key({.kind = Kind::Enter, .timeMs = 515}), Answer::Scan);
    QCOMPARE(detector.read().text, u"ABC"_s);
}

void ScanDetectorTest::keys_tooFew_areTyping()
{
    ScanDetector detector;
    QCOMPARE(sent(detector, u"42"_s, 5).text, QString());
    QCOMPARE(sent(detector, u"420"_s, 5).text, u"420"_s);
}

void ScanDetectorTest::end_setting_isKeptTo_data()
{
    QTest::addColumn<int>("end");
    QTest::addColumn<bool>("enter");
    QTest::addColumn<bool>("tab");
    QTest::newRow("either") << int(ScanEnd::EnterOrTab) << true << true;
    QTest::newRow("Enter") << int(ScanEnd::Enter) << true << false;
    QTest::newRow("Tab") << int(ScanEnd::Tab) << false << true;
    QTest::newRow("pause") << int(ScanEnd::Pause) << false << false;
}

void ScanDetectorTest::end_setting_isKeptTo()
{
    QFETCH(const int, end);
    QFETCH(const bool, enter);
    QFETCH(const bool, tab);
    ScanDetector detector(ScannerSettings{.end = ScanEnd(end)});
    QCOMPARE(!sent(detector, u"85123A"_s, 5, Kind::Enter).text.isEmpty(), enter);
    QCOMPARE(!sent(detector, u"85123A"_s, 5, Kind::Tab).text.isEmpty(), tab);
    QVERIFY(sent(detector, u"85123A"_s, 5, Kind::Other).text.isEmpty());
}

void ScanDetectorTest::pause_withoutEndKey_endsALongScanOnly()
{
    ScanDetector detector(ScannerSettings{.end = ScanEnd::Pause});
    for (int i = 0; i < 6; ++i)
        (void)detector.key({.kind = Kind::Character, .character = QChar(u'1' + i), .timeMs = i * 5});
    QVERIFY(detector.pause());
    QCOMPARE(detector.read().text, u"123456"_s);
    for (int i = 0; i < 3; ++i)
        (void)detector.key({.kind = Kind::Character, .character = QChar(u'1' + i), .timeMs = i * 5});
    QVERIFY(!detector.pause());
    QVERIFY(!detector.isHolding());
    ScanDetector withEnd;
    (void)withEnd.key({.kind = Kind::Character, .character = u'1', .timeMs = 0});
    QVERIFY(!withEnd.pause());
}

void ScanDetectorTest::pause_tooEarly_keysThatComeLateStillBelong()
{
    // The machine was busy: the rest of the code arrives when all had been taken for typing, and was hit right behind it.
    ScanDetector detector;
    for (int i = 0; i < 6; ++i)
        QCOMPARE(detector.key({.kind = Kind::Character, .character = QChar(u'1' + i), .timeMs = i * 5}), Answer::Hold);
    QVERIFY(!detector.pause());
    QVERIFY(!detector.isHolding());
    QCOMPARE(detector.key({.kind = Kind::Character, .character = u'7', .timeMs = 30}), Answer::Hold);
    QVERIFY(detector.isHolding());
    QVERIFY(!detector.pause());
    QCOMPARE(detector.key({.kind = Kind::Enter, .timeMs = 35}), Answer::Scan);
    QCOMPARE(detector.read().text, u"1234567"_s);
    // What was hit later as well is something else.
    QCOMPARE(detector.key({.kind = Kind::Character, .character = u'8', .timeMs = 40}), Answer::Hold);
    QVERIFY(!detector.pause());
    QCOMPARE(detector.key({.kind = Kind::Character, .character = u'9', .timeMs = 200}), Answer::LetGoAndHold);
    QCOMPARE(detector.key({.kind = Kind::Enter, .timeMs = 205}), Answer::LetGoAndPass);
}

void ScanDetectorTest::read_prefixAndSuffix_areTakenOff_data()
{
    QTest::addColumn<QString>("sentText");
    QTest::addColumn<QString>("text");
    QTest::newRow("both") << u"~85123A#"_s << u"85123A"_s;
    QTest::newRow("neither") << u"85123A"_s << u"85123A"_s;
    QTest::newRow("only the prefix") << u"~85123A"_s << u"85123A"_s;
    QTest::newRow("twice") << u"~~85123A##"_s << u"~85123A#"_s;
}

void ScanDetectorTest::read_prefixAndSuffix_areTakenOff()
{
    QFETCH(const QString, sentText);
    QFETCH(const QString, text);
    ScanDetector detector(ScannerSettings{.prefix = u"~"_s, .suffix = u"#"_s});
    const ScanRead read = sent(detector, sentText, 5);
    QCOMPARE(read.text, text);
    QCOMPARE(read.raw, sentText);
}

void ScanDetectorTest::read_capsLock_isPutRight()
{
    ScanDetector detector;
    const ScanRead read = sent(detector, u"COUNTINGHOUSE://ORDER/a-100"_s, 5, Kind::Enter, true);
    QCOMPARE(read.text, u"countinghouse://order/A-100"_s);
    QVERIFY(read.hadCapsLock);
}

void ScanDetectorTest::read_upperCaseWithoutShift_staysAsItIs()
{
    // A scanner that sends characters and not keys says nothing of Shift.
    ScanDetector detector;
    for (int i = 0; i < 3; ++i)
        (void)detector.key({.kind = Kind::Character, .character = u'A', .hasShift = false, .timeMs = i});
    QCOMPARE(detector.key({.kind = Kind::Enter, .timeMs = 3}), Answer::Scan);
    QCOMPARE(detector.read().text, u"AAA"_s);
    QVERIFY(!detector.read().hadCapsLock);
}

void ScanDetectorTest::keyboard_otherThanScanners_isMended_data()
{
    QTest::addColumn<int>("keyboard");
    QTest::addColumn<QString>("arrived");
    QTest::addColumn<QString>("meant");
    QTest::newRow("same") << int(ScannerKeyboard::AsThisComputer) << u"A-100_b/y"_s << u"A-100_b/y"_s;
    QTest::newRow("German, a number") << int(ScannerKeyboard::UsOnGerman) << u"Aß100"_s << u"A-100"_s;
    QTest::newRow("German, a link") << int(ScannerKeyboard::UsOnGerman) << u"countinghouseÖ--order-Yß1"_s
                                    << u"countinghouse://order/Z-1"_s;
    QTest::newRow("German, y and z") << int(ScannerKeyboard::UsOnGerman) << u"zYZy"_s << u"yZYz"_s;
    QTest::newRow("French, digits") << int(ScannerKeyboard::UsOnFrench) << u"&é\"'(-è_çà"_s << u"1234567890"_s;
    QTest::newRow("French, a number") << int(ScannerKeyboard::UsOnFrench) << u"Q)&àà"_s << u"A-100"_s;
    QTest::newRow("French, a link") << int(ScannerKeyboard::UsOnFrench) << u"countinghouseM!!order!W&"_s
                                    << u"countinghouse://order/Z1"_s;
}

void ScanDetectorTest::keyboard_otherThanScanners_isMended()
{
    QFETCH(const int, keyboard);
    QFETCH(const QString, arrived);
    QFETCH(const QString, meant);
    ScanDetector detector(ScannerSettings{.keyboard = ScannerKeyboard(keyboard)});
    const ScanRead read = sent(detector, arrived, 5);
    QCOMPARE(read.text, meant);
    QCOMPARE(read.raw, arrived);
}

void ScanDetectorTest::settings_kept_comeBack()
{
    const QTemporaryDir folder;
    const ScannerSettings settings{.end = ScanEnd::Tab,
                                   .prefix = u"~, \""_s,
                                   .suffix = u"中"_s,
                                   .mostGapMs = 50,
                                   .leastLength = 6,
                                   .keyboard = ScannerKeyboard::UsOnFrench};
    {
        Preferences preferences(folder.filePath(u"preferences.ini"_s));
        QCOMPARE(scannerSettingsOf(preferences), ScannerSettings());
        keepScannerSettings(preferences, settings);
    }
    const Preferences again(folder.filePath(u"preferences.ini"_s));
    QCOMPARE(scannerSettingsOf(again), settings);
}

void ScanDetectorTest::settings_garbled_areAsFromTheStart()
{
    const QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"preferences.ini"_s));
    preferences.setList(u"scanner"_s, {u"1"_s, u"2"_s});
    QCOMPARE(scannerSettingsOf(preferences), ScannerSettings());
    preferences.setList(u"scanner"_s, {u"9"_s, QString(), QString(), u"100000"_s, u"x"_s, u"-1"_s});
    QCOMPARE(scannerSettingsOf(preferences), (ScannerSettings{.mostGapMs = kLongestGapMs}));
}

QTEST_GUILESS_MAIN(ScanDetectorTest)
#include "tst_ScanDetector.moc"
