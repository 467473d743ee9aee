// SPDX-License-Identifier: Apache-2.0
// What the pack station does by itself.
// A plain value, kept in the profile's preferences; thread of the windows.
#pragma once

#include <QString>

namespace ch::ui {

class Preferences;

struct PackSettings
{
    /// False: the last scan closes the parcel.
    bool asksTracking = true;
    /// The next order of the work list opens by itself.
    bool opensNext = true;
    /// The folder with pictures of the products, each named by its SKU or its barcode; empty: none are shown.
    QString pictures{};

    friend bool operator==(const PackSettings&, const PackSettings&) = default;
};
PackSettings packSettingsOf(const Preferences& preferences);
void keepPackSettings(Preferences& preferences, const PackSettings& settings);

} // namespace ch::ui
