// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ScanSounds.h"

#include "ui/kit/Preferences.h"

#include <QAudio>
#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>
#include <QSoundEffect>
#include <QTimer>
#include <QUrl>

#include <algorithm>

namespace ch::ui {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kName = "scanner.sounds"_L1;
constexpr auto kMuted = "muted"_L1;
constexpr std::array kFiles{"right"_L1, "line"_L1, "order"_L1, "wrong"_L1, "over"_L1};
/// Of five small files in the program; a thread that hangs in the system's sound is not waited for.
constexpr auto kLongestLoad = 1s;
static_assert(kFiles.size() == kScanSounds.size());

} // namespace

SoundSettings soundSettingsOf(const Preferences& preferences)
{
    SoundSettings settings;
    const QStringList kept = preferences.list(kName);
    if (kept.isEmpty())
        return settings;
    bool isNumber = false;
    const int volume = kept.front().toInt(&isNumber);
    if (isNumber)
        settings.volume = std::clamp(volume, 0, 100);
    settings.isMuted = kept.size() > 1 && kept[1] == kMuted;
    return settings;
}

void keepSoundSettings(Preferences& preferences, const SoundSettings& settings)
{
    preferences.setList(kName, {QString::number(settings.volume), settings.isMuted ? QString(kMuted) : QString()});
}

ScanSounds::ScanSounds(const SoundSettings& settings, QObject* parent) : QObject(parent), m_settings(settings)
{
    if (parent != nullptr)
        parent->installEventFilter(this);
}

bool ScanSounds::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show)
        load();
    return QObject::eventFilter(watched, event);
}

void ScanSounds::load()
{
    if (m_effects.front() != nullptr)
        return;
    // All are read before the first is heard.
    for (const ScanSound sound : kScanSounds) {
        auto* effect = new QSoundEffect(this);
        effect->setSource(QUrl(QString(u"qrc:/sounds/" + kFiles[size_t(sound)] + u".wav")));
        m_effects[size_t(sound)] = effect;
    }
    setSettings(m_settings);
    // As a program ends Qt waits for the thread that reads them, with the lock in its hand that this thread waits for (~QSampleCache
    // of Qt 6.4): one of two hundred that end in the midst of it never do.
    connect(qApp, &QCoreApplication::aboutToQuit, this, &ScanSounds::finishLoading);
}

bool ScanSounds::isLoading() const
{
    return std::ranges::any_of(m_effects, [](const QSoundEffect* effect) {
        return effect != nullptr && effect->status() == QSoundEffect::Loading;
    });
}

void ScanSounds::finishLoading()
{
    QEventLoop loop;
    const auto look = [&] {
        if (!isLoading())
            loop.quit();
    };
    for (QSoundEffect* effect : m_effects) {
        if (effect != nullptr)
            connect(effect, &QSoundEffect::statusChanged, &loop, look);
    }
    QTimer::singleShot(kLongestLoad, &loop, &QEventLoop::quit);
    if (isLoading())
        loop.exec(QEventLoop::ExcludeUserInputEvents);
}

void ScanSounds::setSettings(const SoundSettings& settings)
{
    m_settings = settings;
    if (m_effects.front() == nullptr)
        return;
    // Ears hear ratios: the middle of the scale is half as loud, not hardly less.
    const auto volume = QAudio::convertVolume(float(settings.volume) / 100.0F, QAudio::LogarithmicVolumeScale,
                                              QAudio::LinearVolumeScale);
    for (QSoundEffect* effect : m_effects) {
        effect->setVolume(volume);
        effect->setMuted(settings.isMuted || settings.volume == 0);
    }
}

void ScanSounds::play(ScanSound sound)
{
    load();
    // The newest counts: two at once say nothing.
    for (QSoundEffect* effect : m_effects) {
        if (effect->isPlaying())
            effect->stop();
    }
    m_effects[size_t(sound)]->play();
}

} // namespace ch::ui
