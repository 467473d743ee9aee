// SPDX-License-Identifier: Apache-2.0
// Tells a scanner from a person by how fast characters follow each other and by the key at the end.
// A plain value without a clock: whoever feeds it says when keys came.
#pragma once

#include "ui/kit/ScannerSettings.h"

#include <vector>

namespace ch::ui {

/// What a scanner sent, and how.
struct ScanRead
{
    /// The code: without prefix and suffix, as the scanner meant it.
    QString text;
    /// What arrived, character by character.
    QString raw;
    int milliseconds = 0;
    /// Letters came in the wrong case and were put right.
    bool hadCapsLock = false;

    int characters() const { return int(raw.size()); }
};

struct ScanKey
{
    enum class Kind { Character, Enter, Tab, Other };
    Kind kind = Kind::Other;
    QChar character{};
    bool hasShift = false;
    qint64 timeMs = 0;
};

class ScanDetector
{
public:
    enum class Answer {
        /// It may be part of a scan: nobody else sees it for now.
        Hold,
        /// The characters held so far were typed, this one may begin a scan: let them go, hold this one.
        LetGoAndHold,
        /// Nothing is held any more; what was, was typed. This key is nothing to us.
        LetGoAndPass,
        /// A scan ended with this key, which is part of it.
        Scan,
    };

    explicit ScanDetector(const ScannerSettings& settings = {}) : m_settings(settings) {}
    const ScannerSettings& settings() const { return m_settings; }

    Answer key(const ScanKey& key);
    /// No key came for a while: true if that ended a scan. What is held was typed otherwise. Either way nothing is held, but keys
    /// that were hit in time and come late still belong to what they follow.
    bool pause();
    bool isHolding() const { return !m_held.empty() && !m_isLetGo; }
    /// What was read, after a scan.
    const ScanRead& read() const { return m_read; }

private:
    bool endsWith(ScanKey::Kind kind) const;
    bool isScan(qint64 endMs) const;
    void finish(qint64 endMs);
    void forget();

    ScannerSettings m_settings;
    std::vector<ScanKey> m_held;
    /// Others saw what is in m_held: it looked typed, and may prove to be a scan all the same.
    bool m_isLetGo = false;
    ScanRead m_read;
};

} // namespace ch::ui
