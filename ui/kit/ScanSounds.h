// SPDX-License-Identifier: Apache-2.0
// What a scan sounds like: right, line full, order full, wrong, one too many. Nobody has to look up from the box.
// Thread of the windows; play() returns at once, with or without a sound card.
#pragma once

#include <QObject>

#include <array>

class QSoundEffect;

namespace ch::ui {

class Preferences;

enum class ScanSound { Right, LineComplete, OrderComplete, Wrong, Over };
inline constexpr std::array kScanSounds{ScanSound::Right, ScanSound::LineComplete, ScanSound::OrderComplete,
                                        ScanSound::Wrong, ScanSound::Over};

struct SoundSettings
{
    /// 0–100.
    int volume = 80;
    bool isMuted = false;

    friend bool operator==(const SoundSettings&, const SoundSettings&) = default;
};
SoundSettings soundSettingsOf(const Preferences& preferences);
void keepSoundSettings(Preferences& preferences, const SoundSettings& settings);

/// Nothing is loaded, and no sound card looked for, before the widget that is the parent is shown.
class ScanSounds : public QObject
{
    Q_OBJECT

public:
    explicit ScanSounds(const SoundSettings& settings, QObject* parent = nullptr);

    void setSettings(const SoundSettings& settings);
    void play(ScanSound sound);
    /// Some are still being read.
    bool isLoading() const;
    /// Waits until none is, a second at most. By itself before the program ends; a test that ends at once needs it, too.
    void finishLoading();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void load();

    SoundSettings m_settings;
    std::array<QSoundEffect*, kScanSounds.size()> m_effects{};
};

} // namespace ch::ui
