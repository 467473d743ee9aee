// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ScannerSettings.h"

#include "ui/kit/Preferences.h"

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kName = "scanner"_L1;
constexpr qsizetype kValues = 6;

/// What appears, and below it the American key that was pressed. Dead keys write nothing and cannot be mended.
constexpr QStringView kGerman = u"zyZYßü+öä#-?ÖÄ_;:\"§&/()=Ü*'°";
constexpr QStringView kFromGerman = u"yzYZ-[];'\\/_:\"?<>@#^&*(){}|~";
constexpr QStringView kFrench = u"&é\"'(-è_çà)1234567890°aqAQzwZWmM,?;:!./§ù%$*";
constexpr QStringView kFromFrench = u"1234567890-!@#$%^&*()_qaQAwzWZ;:mM,./<>?'\"]\\";
static_assert(kGerman.size() == kFromGerman.size());
static_assert(kFrench.size() == kFromFrench.size());

QString mapped(const QString& typed, QStringView from, QStringView to)
{
    QString meant = typed;
    for (QChar& c : meant) {
        if (const qsizetype at = from.indexOf(c); at >= 0)
            c = to[at];
    }
    return meant;
}

template <class Enum> Enum choiceOf(const QString& text, Enum last, Enum otherwise)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number >= 0 && number <= int(last) ? Enum(number) : otherwise;
}

int numberOf(const QString& text, int least, int most, int otherwise)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber ? std::clamp(number, least, most) : otherwise;
}

} // namespace

ScannerSettings scannerSettingsOf(const Preferences& preferences)
{
    ScannerSettings settings;
    const QStringList kept = preferences.list(kName);
    if (kept.size() != kValues)
        return settings;
    settings.end = choiceOf(kept[0], ScanEnd::Pause, settings.end);
    settings.prefix = kept[1];
    settings.suffix = kept[2];
    settings.mostGapMs = numberOf(kept[3], kShortestGapMs, kLongestGapMs, settings.mostGapMs);
    settings.leastLength = numberOf(kept[4], 1, kMostLeastLength, settings.leastLength);
    settings.keyboard = choiceOf(kept[5], ScannerKeyboard::UsOnFrench, settings.keyboard);
    return settings;
}

void keepScannerSettings(Preferences& preferences, const ScannerSettings& settings)
{
    preferences.setList(kName, {QString::number(int(settings.end)), settings.prefix, settings.suffix,
                                QString::number(settings.mostGapMs), QString::number(settings.leastLength),
                                QString::number(int(settings.keyboard))});
}

QString asOnScanner(const QString& typed, ScannerKeyboard keyboard)
{
    switch (keyboard) {
    case ScannerKeyboard::AsThisComputer:
        return typed;
    case ScannerKeyboard::UsOnGerman:
        return mapped(typed, kGerman, kFromGerman);
    case ScannerKeyboard::UsOnFrench:
        return mapped(typed, kFrench, kFromFrench);
    }
    Q_UNREACHABLE();
}

} // namespace ch::ui
