// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ScanDetector.h"

#include <algorithm>

namespace ch::ui {

namespace {

/// The end key of some scanners comes later than the characters do.
constexpr int kEndSlack = 3;
/// Without an end key only a pause ends a scan: so short a text may as well be two keys hit at once.
constexpr int kLeastWithoutEnd = 5;

bool isWrongCase(const ScanKey& key)
{
    return key.hasShift && key.character.isLower();
}

QChar otherCase(QChar c)
{
    return c.isLower() ? c.toUpper() : c.toLower();
}

} // namespace

bool ScanDetector::endsWith(ScanKey::Kind kind) const
{
    switch (m_settings.end) {
    case ScanEnd::EnterOrTab:
        return kind == ScanKey::Kind::Enter || kind == ScanKey::Kind::Tab;
    case ScanEnd::Enter:
        return kind == ScanKey::Kind::Enter;
    case ScanEnd::Tab:
        return kind == ScanKey::Kind::Tab;
    case ScanEnd::Pause:
        return false;
    }
    Q_UNREACHABLE();
}

bool ScanDetector::isScan(qint64 endMs) const
{
    return !m_held.empty() && std::ssize(m_held) >= m_settings.leastLength &&
           endMs - m_held.back().timeMs <= qint64(m_settings.mostGapMs) * kEndSlack;
}

ScanDetector::Answer ScanDetector::key(const ScanKey& key)
{
    if (key.kind == ScanKey::Kind::Character) {
        const bool isNext = m_held.empty() || key.timeMs - m_held.back().timeMs <= m_settings.mostGapMs;
        if (!isNext)
            forget();
        m_isLetGo = false;
        m_held.push_back(key);
        return isNext ? Answer::Hold : Answer::LetGoAndHold;
    }
    if (endsWith(key.kind) && isScan(key.timeMs)) {
        finish(key.timeMs);
        return Answer::Scan;
    }
    forget();
    return Answer::LetGoAndPass;
}

bool ScanDetector::pause()
{
    const bool isEnd =
        m_settings.end == ScanEnd::Pause && std::ssize(m_held) >= std::max(m_settings.leastLength, kLeastWithoutEnd);
    if (isEnd)
        finish(m_held.back().timeMs);
    m_isLetGo = !isEnd;
    return isEnd;
}

void ScanDetector::forget()
{
    m_held.clear();
    m_isLetGo = false;
}

void ScanDetector::finish(qint64 endMs)
{
    m_read = {};
    m_read.milliseconds = int(endMs - m_held.front().timeMs);
    // Only CapsLock makes small letters out of Shift.
    m_read.hadCapsLock = std::ranges::any_of(m_held, isWrongCase);
    QString text;
    for (const ScanKey& key : m_held) {
        m_read.raw.append(key.character);
        text.append(m_read.hadCapsLock ? otherCase(key.character) : key.character);
    }
    forget();
    text = asOnScanner(text, m_settings.keyboard);
    if (!m_settings.prefix.isEmpty() && text.startsWith(m_settings.prefix))
        text.remove(0, m_settings.prefix.size());
    if (!m_settings.suffix.isEmpty() && text.endsWith(m_settings.suffix))
        text.chop(m_settings.suffix.size());
    m_read.text = text.trimmed();
}

} // namespace ch::ui
