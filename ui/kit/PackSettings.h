// SPDX-License-Identifier: Apache-2.0
// What the pack station does by itself.
// A plain value, kept in the profile's preferences; thread of the windows.
#pragma once

namespace ch::ui {

class Preferences;

struct PackSettings
{
    /// False: the last scan closes the parcel.
    bool asksTracking = true;
    /// The next order of the work list opens by itself.
    bool opensNext = true;

    friend bool operator==(const PackSettings&, const PackSettings&) = default;
};
PackSettings packSettingsOf(const Preferences& preferences);
void keepPackSettings(Preferences& preferences, const PackSettings& settings);

} // namespace ch::ui
