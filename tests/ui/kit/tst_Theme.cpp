// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Pill.h"
#include "ui/kit/TextLabel.h"
#include "ui/kit/Tones.h"

#include <QDir>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QPushButton>
#include <QSvgRenderer>
#include <QTest>

using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Relative luminance and contrast as WCAG 2 defines them.
double luminance(const QColor& color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

QColor dominantInk(const QPixmap& pixmap)
{
    const QImage image = pixmap.toImage();
    QColor ink;
    int strongest = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor at = image.pixelColor(x, y);
            if (at.alpha() > strongest) {
                strongest = at.alpha();
                ink = at;
            }
        }
    }
    return ink;
}

} // namespace

class tst_Theme : public ch::test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }

    void colors_ofTextOnWhatLiesBehind_areReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void colors_ofTextOnWhatLiesBehind_areReadable()
    {
        QFETCH(const bool, dark);
        const Colors& c = colorsOf(paletteOf(dark));
        const std::pair<const char*, QColor> grounds[] = {
            {"window", c.window},       {"surface", c.surface},         {"raised", c.raised},        {"hover", c.hover},
            {"selection", c.selection}, {"neutralSoft", c.neutralSoft}, {"accentSoft", c.accentSoft}};
        const std::pair<const char*, QColor> texts[] = {{"text", c.text}, {"muted", c.muted}, {"accent", c.accent}};
        for (const auto& [groundName, ground] : grounds) {
            for (const auto& [textName, text] : texts)
                QVERIFY2(contrast(text, ground) >= 4.5,
                         qPrintable(u"%1 on %2: %3"_s.arg(QLatin1StringView(textName), QLatin1StringView(groundName))
                                        .arg(contrast(text, ground))));
        }
        for (const QColor& ground : {c.window, c.surface, c.raised})
            QVERIFY2(contrast(c.faint, ground) >= 3.0, qPrintable(QString::number(contrast(c.faint, ground))));
        QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
        for (const Tone tone : {Tone::Neutral, Tone::Info, Tone::Good, Tone::Warn, Tone::Bad}) {
            const QColor strong = strongOf(tone, c);
            for (const QColor& ground : {softOf(tone, c), c.surface, c.window})
                QVERIFY2(contrast(strong, ground) >= 4.5,
                         qPrintable(u"tone %1: %2"_s.arg(static_cast<int>(tone)).arg(contrast(strong, ground))));
            // Notices write in the text's colour on the soft one.
            QVERIFY(contrast(c.text, softOf(tone, c)) >= 4.5);
        }
    }

    void palettes_ofBoth_haveEveryRoleOfEveryGroup()
    {
        for (const bool dark : {false, true}) {
            const QPalette palette = paletteOf(dark);
            QCOMPARE(isDark(palette), dark);
            for (int group = 0; group < QPalette::NColorGroups; ++group) {
                for (int role = 0; role < QPalette::NColorRoles; ++role) {
                    if (role == QPalette::NoRole)
                        continue;
                    QVERIFY2(palette.isBrushSet(static_cast<QPalette::ColorGroup>(group),
                                                static_cast<QPalette::ColorRole>(role)),
                             qPrintable(u"%1 %2"_s.arg(group).arg(role)));
                }
            }
            QVERIFY(contrast(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase)) >= 4.5);
            QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= 4.5);
        }
    }

    void digits_ofEveryStyle_areEquallyWide()
    {
        for (const TextStyle style : {TextStyle::Caption, TextStyle::Body, TextStyle::Strong, TextStyle::Heading,
                                      TextStyle::Title, TextStyle::Figure}) {
            const QFontMetricsF metrics(fontOf(style));
            const qreal width = metrics.horizontalAdvance(u'0');
            for (const QChar digit : u"123456789"_s)
                QVERIFY2(std::abs(metrics.horizontalAdvance(digit) - width) < 0.01,
                         qPrintable(u"%1 in %2: %3, 0 is %4"_s.arg(digit)
                                        .arg(QFontInfo(fontOf(style)).family())
                                        .arg(metrics.horizontalAdvance(digit))
                                        .arg(width)));
            QCOMPARE(metrics.horizontalAdvance(u"1111111"_s), metrics.horizontalAdvance(u"0000000"_s));
        }
    }

    void theme_whenSwitched_reachesWidgetsThatAreShown()
    {
        useTheme(ColorScheme::Light);
        QWidget window;
        auto* label = new TextLabel(u"x"_s, TextStyle::Body, &window);
        auto* button = new QPushButton(u"x"_s, &window);
        window.show();
        const QColor lightText = colorsOf(window.palette()).text;
        useTheme(ColorScheme::Dark);
        // Qt tells widgets in the next turn of the event loop.
        QTRY_VERIFY(isDark(window.palette()));
        QCOMPARE(label->palette().color(QPalette::WindowText), colorsOf(paletteOf(true)).text);
        QVERIFY(label->palette().color(QPalette::WindowText) != lightText);
        QCOMPARE(button->palette().color(QPalette::ButtonText), colorsOf(paletteOf(true)).text);
        useTheme(ColorScheme::Light);
        QTRY_VERIFY(!isDark(window.palette()));
        QCOMPARE(label->palette().color(QPalette::WindowText), lightText);
    }

    void icon_afterASwitch_isDrawnInTheNewColour()
    {
        useTheme(ColorScheme::Light);
        const QIcon glyph = icon("truck"_L1);
        const QColor light = dominantInk(glyph.pixmap(32));
        useTheme(ColorScheme::Dark);
        const QColor dark = dominantInk(glyph.pixmap(32));
        QVERIFY(luminance(dark) > luminance(light));
        QCOMPARE(dominantInk(iconPixmap("truck"_L1, QColor(0xff0000), 32, 1.0)).rgb(), QColor(0xff0000).rgb());
        useTheme(ColorScheme::Light);
    }

    void icon_atAnyRatio_hasAllItsPixels()
    {
        const QPixmap pixmap = iconPixmap("box"_L1, QColor(0x112233), 20, 1.5);
        QCOMPARE(pixmap.size(), QSize(30, 30));
        QCOMPARE(pixmap.devicePixelRatio(), 1.5);
        QCOMPARE(icon("box"_L1).pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
    }

    void icons_ofTheList_existAndAreDrawnInOneColour()
    {
        const QStringList names =
            u"orders pack inventory sales activity settings search filter plus minus x check chevron-down chevron-up "
            "chevron-right chevron-left arrow-up arrow-down arrow-right copy truck box pause play stop ban note refund clock "
            "warning error offline sync user users shop globe lock key sun moon monitor download upload columns split list "
            "star more external undo bell keyboard printer calendar edit trash eye eye-off info help barcode tag mail phone "
            "pin inbox wallet sign-out"_s.split(u' ');
        for (const QString& name : names) {
            QFile file(u":/icons/%1.svg"_s.arg(name));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
            const QByteArray svg = file.readAll();
            QVERIFY2(svg.contains("viewBox=\"0 0 24 24\"") && svg.contains("stroke-width=\"1.75\"") &&
                         !svg.contains('#'),
                     qPrintable(name));
            QVERIFY2(QSvgRenderer(svg).isValid(), qPrintable(name));
            QVERIFY2(dominantInk(iconPixmap(QLatin1StringView(name.toLatin1()), Qt::black, 24, 1.0)).alpha() > 200,
                     qPrintable(name));
        }
    }

    void pill_ofAnyTone_showsItsColours()
    {
        Pill pill(u"Shipped"_s, Tone::Good);
        pill.resize(pill.sizeHint());
        const QImage image = pill.grab().toImage();
        QCOMPARE(image.pixelColor(pill.width() / 2, 2).rgb(), colorsOf(pill.palette()).goodSoft.rgb());
        QCOMPARE(pill.accessibleName(), u"Shipped"_s);
    }
};

QTEST_MAIN(tst_Theme)
#include "tst_Theme.moc"
