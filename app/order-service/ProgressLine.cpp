// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/ProgressLine.h"

#include <QLocale>

#include <algorithm>
#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kBetweenMs = 200;
/// Reading and judging a row takes about this part of the time that it takes to bring it into the store.
constexpr double kReadingShare = 0.15;

bool isTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) == 1;
#endif
}

} // namespace

QString durationText(qint64 milliseconds)
{
    const qint64 seconds = (milliseconds + 999) / 1000;
    if (seconds < 60)
        return u"%1 s"_s.arg(seconds);
    if (seconds < 3600)
        return u"%1 min %2 s"_s.arg(seconds / 60).arg(seconds % 60);
    return u"%1 h %2 min"_s.arg(seconds / 3600).arg(seconds / 60 % 60);
}

ProgressLine::ProgressLine() : m_isTerminal(isTerminal())
{
    m_sinceStart.start();
    m_sincePhase.start();
}

ProgressLine::~ProgressLine()
{
    if (m_width > 0)
        write({});
}

void ProgressLine::show(const server::ImportProgress& progress)
{
    using Phase = server::ImportProgress::Phase;
    if (!m_isTerminal)
        return;
    if (progress.phase != m_phase) {
        m_phase = progress.phase;
        m_sincePhase.restart();
    }
    const qint64 elapsed = m_sinceStart.elapsed();
    if (elapsed - m_lastShownMs < kBetweenMs)
        return;
    m_lastShownMs = elapsed;
    const QLocale english(QLocale::English);
    const qint64 phaseMs = std::max<qint64>(m_sincePhase.elapsed(), 1);
    const bool isReading = progress.phase == Phase::Reading;
    QString text =
        u"%1 %2 rows, %3 rows/s"_s.arg(isReading ? u"Reading:"_s : u"Writing:"_s, english.toString(progress.rows),
                                       english.toString(progress.rows * 1000 / phaseMs));
    if (progress.share > 0) {
        const double done =
            isReading ? progress.share * kReadingShare : kReadingShare + progress.share * (1 - kReadingShare);
        text += u", %1 %, %2 left"_s.arg(static_cast<int>(done * 100))
                    .arg(durationText(static_cast<qint64>(double(elapsed) * (1 - done) / done)));
    }
    write(text);
}

void ProgressLine::write(const QString& text)
{
    // Blanks instead of an escape sequence: every terminal understands them.
    const QByteArray line = '\r' + text.leftJustified(m_width).toUtf8() + (text.isEmpty() ? "\r" : "");
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
    std::fflush(stderr);
    m_width = std::max(m_width, text.size());
}

} // namespace ch::app
