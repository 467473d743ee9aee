// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/PackSettings.h"

#include "ui/kit/Preferences.h"

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kName = "pack.station"_L1;
constexpr auto kNoTracking = "no-tracking"_L1;
constexpr auto kStays = "stays"_L1;
constexpr auto kPictures = "pictures:"_L1;

} // namespace

PackSettings packSettingsOf(const Preferences& preferences)
{
    const QStringList kept = preferences.list(kName);
    PackSettings settings{.asksTracking = !kept.contains(kNoTracking), .opensNext = !kept.contains(kStays)};
    for (const QString& each : kept) {
        if (each.startsWith(kPictures))
            settings.pictures = each.sliced(kPictures.size());
    }
    return settings;
}

void keepPackSettings(Preferences& preferences, const PackSettings& settings)
{
    QStringList kept;
    if (!settings.asksTracking)
        kept.append(kNoTracking);
    if (!settings.opensNext)
        kept.append(kStays);
    if (!settings.pictures.isEmpty())
        kept.append(QString(kPictures + settings.pictures));
    preferences.setList(kName, kept);
}

} // namespace ch::ui
