// SPDX-License-Identifier: Apache-2.0
// One line on a terminal's stderr that is written over again while something long goes on. Nothing elsewhere, so that
// logs and pipes stay readable.
// Belongs to one thread at a time.
#pragma once

#include "server/importer/Importer.h"

#include <QElapsedTimer>

namespace ch::app {

class ProgressLine
{
public:
    ProgressLine();
    /// Wipes the line.
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const server::ImportProgress& progress);

private:
    void write(const QString& text);

    const bool m_isTerminal;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sincePhase;
    qint64 m_lastShownMs = -1000;
    server::ImportProgress::Phase m_phase = server::ImportProgress::Phase::Reading;
    qsizetype m_width = 0;
};

/// "2 min 5 s" of a time to wait.
QString durationText(qint64 milliseconds);

} // namespace ch::app
