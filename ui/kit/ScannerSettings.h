// SPDX-License-Identifier: Apache-2.0
// How the scanner at this desk is set up: what it sends around a code, how fast, as which keyboard.
// Plain values; kept in the profile's preferences. Thread of the windows.
#pragma once

#include <QString>

namespace ch::ui {

class Preferences;

enum class ScanEnd { EnterOrTab, Enter, Tab, Pause };
/// A scanner types as a keyboard, most of them as an American one; what arrives depends on the keyboard of this computer.
enum class ScannerKeyboard { AsThisComputer, UsOnGerman, UsOnFrench };

struct ScannerSettings
{
    ScanEnd end = ScanEnd::EnterOrTab;
    /// Sent before and after each code; taken off where they are there.
    QString prefix{};
    QString suffix{};
    /// Characters that come slower than this one after the other were typed by a person.
    int mostGapMs = 35;
    /// Fewer characters were typed by a person.
    int leastLength = 3;
    ScannerKeyboard keyboard = ScannerKeyboard::AsThisComputer;

    friend bool operator==(const ScannerSettings&, const ScannerSettings&) = default;
};

inline constexpr int kShortestGapMs = 10;
inline constexpr int kLongestGapMs = 120;
inline constexpr int kMostLeastLength = 20;

/// What is out of range or unreadable is as it is from the start.
ScannerSettings scannerSettingsOf(const Preferences& preferences);
void keepScannerSettings(Preferences& preferences, const ScannerSettings& settings);

/// What the scanner meant, where it types as another keyboard than the computer's.
QString asOnScanner(const QString& typed, ScannerKeyboard keyboard);

} // namespace ch::ui
