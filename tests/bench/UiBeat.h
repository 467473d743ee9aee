// SPDX-License-Identifier: Apache-2.0
// How long the thread of the windows is not there for a person: gaps between beats, and what it was that took longest.
// Main thread.
#pragma once

#include <QApplication>
#include <QEvent>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace ch::bench {

inline double clockMs(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

inline double monotonicMs()
{
    return clockMs(CLOCK_MONOTONIC);
}

/// Times what it delivers.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        const QEvent::Type type = event->type();
        // By now: the receiver may not live to its end.
        const char* const name = receiver->metaObject()->className();
        const double began = clockMs(CLOCK_THREAD_CPUTIME_ID);
        m_wasPaused = m_isPaused;
        ++m_depth;
        const bool isTaken = QApplication::notify(receiver, event);
        --m_depth;
        const double took = clockMs(CLOCK_THREAD_CPUTIME_ID) - began;
        if (took > m_longestMs && !m_wasPaused) {
            m_longestMs = took;
            m_longest = QByteArray(name) + " event " + QByteArray::number(int(type));
        }
        return isTaken;
    }

    void forgetLongest() { m_longestMs = 0; }
    /// What is delivered meanwhile, and what asked for it, is not the desktop's work.
    void setPaused(bool isPaused)
    {
        m_isPaused = isPaused;
        m_wasPaused = m_wasPaused || isPaused;
    }
    /// The one delivery that worked longest, as class and number of the event's type.
    const QByteArray& longest() const { return m_longest; }
    double longestMs() const { return m_longestMs; }

private:
    int m_depth = 0;
    bool m_isPaused = false;
    /// In the delivery that is under way.
    bool m_wasPaused = false;
    double m_longestMs = 0;
    QByteArray m_longest;
};

/// A beat each millisecond: the longest time between two of them is the longest wait for a person's key. On a machine that others
/// use too some of it is theirs: what this thread itself worked meanwhile is counted beside it.
class Beat : public QObject
{
public:
    Beat()
    {
        m_timer.setInterval(1);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Beat::beat);
    }

    void start()
    {
        m_gapMs = 0;
        m_workMs = 0;
        m_lastMs = 0;
        m_timer.start();
    }
    /// What is measured from now on, for who looks where the longest gap was.
    void setPlace(const QString& place)
    {
        m_place = place;
        if (!m_timer.isActive()) {
            m_lastMs = 0;
            m_timer.start();
        }
    }
    /// Nothing is measured until the next place.
    void pause() { m_timer.stop(); }

    double gapMs() const { return m_gapMs; }
    /// The longest stretch of work of this thread between two beats, in CPU time.
    double workMs() const { return m_workMs; }
    const QString& workPlace() const { return m_workPlace; }

private:
    void beat()
    {
        const double now = monotonicMs();
        const double cpu = clockMs(CLOCK_THREAD_CPUTIME_ID);
        if (m_lastMs > 0) {
            m_gapMs = std::max(m_gapMs, now - m_lastMs);
            if (cpu - m_lastCpu > m_workMs) {
                m_workMs = cpu - m_lastCpu;
                m_workPlace = m_place;
            }
        }
        m_lastMs = now;
        m_lastCpu = cpu;
    }

    QTimer m_timer;
    QString m_place;
    QString m_workPlace;
    double m_lastMs = 0;
    double m_lastCpu = 0;
    double m_gapMs = 0;
    double m_workMs = 0;
};

} // namespace ch::bench
