// SPDX-License-Identifier: Apache-2.0
// A scanner at a window: a device with a clock of its own that sends 20 characters in 100 ms however busy the window is.
// Its keys take the way of real keys, shortcuts and focus included. Thread of the windows.
#pragma once

#include <QElapsedTimer>
#include <QTest>
#include <QTestEventLoop>
#include <QWidget>
#include <QWindow>

#include <chrono>
#include <ctime>
#include <deque>
#include <thread>
#include <vector>

namespace ch::test {

class Scanner : public QObject
{
public:
    explicit Scanner(QWidget& window) : m_window(window) {}

    void setGap(int milliseconds) { m_gap = std::chrono::milliseconds(milliseconds); }
    void setEnd(Qt::Key key) { m_end = key; }
    void setCapsLock(bool on) { m_capsLock = on; }

    void scan(const QString& code)
    {
        std::vector<Stroke> strokes = strokesOf(code);
        strokes.push_back({.key = m_end, .text = m_end == Qt::Key_Tab ? QStringLiteral("\t") : QStringLiteral("\r")});
        send(strokes, m_gap);
    }
    /// As a person types: slowly.
    void type(const QString& text, int gapMs = 80) { send(strokesOf(text), std::chrono::milliseconds(gapMs)); }
    /// From the moment the device sent the last key until all that happens at once had happened, in nanoseconds.
    qint64 lastAnswerNs() const { return m_answerNs; }
    /// Of it the time in which a processor worked for this thread: what others do on the machine is not in it.
    qint64 lastAnswerCpuNs() const { return m_answerCpuNs; }

protected:
    /// A key says when it was hit, not when the window got round to it.
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease &&
            event->type() != QEvent::ShortcutOverride)
            return false;
        auto& key = *static_cast<QKeyEvent*>(event);
        if (m_hitAt == 0)
            m_hitAt = key.timestamp() - quint64(m_late.count());
        key.setTimestamp(m_hitAt);
        return false;
    }

private:
    using Clock = std::chrono::steady_clock;
    struct Stroke
    {
        Qt::Key key = Qt::Key_unknown;
        QString text{};
        Qt::KeyboardModifiers modifiers{};
    };

    std::vector<Stroke> strokesOf(const QString& text) const
    {
        std::vector<Stroke> strokes;
        for (const QChar c : text) {
            const char16_t code = c.toUpper().unicode();
            strokes.push_back(
                {.key = code < 128 ? Qt::Key(code) : Qt::Key_unknown,
                 .text = QString(!m_capsLock || !c.isLetter() ? c : (c.isUpper() ? c.toLower() : c.toUpper())),
                 .modifiers = c.isUpper() ? Qt::ShiftModifier : Qt::NoModifier});
        }
        return strokes;
    }

    void send(const std::vector<Stroke>& strokes, std::chrono::milliseconds gap)
    {
        QTestEventLoop loop;
        const Clock::time_point start = Clock::now();
        size_t arrived = 0;
        bool isPressing = false;
        std::deque<size_t> queue;
        const auto arrive = [&](size_t index) {
            queue.push_back(index);
            // A key that is sent lets others in: one after the other all the same.
            if (std::exchange(isPressing, true))
                return;
            for (; !queue.empty(); queue.pop_front(), ++arrived)
                press(strokes[queue.front()], start + gap * (queue.front() + 1));
            isPressing = false;
            if (arrived == strokes.size())
                loop.exitLoop();
        };
        std::thread device([&] {
            for (size_t i = 0; i < strokes.size(); ++i) {
                std::this_thread::sleep_until(start + gap * (i + 1));
                QMetaObject::invokeMethod(
                    this, [&arrive, i] { arrive(i); }, Qt::QueuedConnection);
            }
        });
        loop.enterLoop(30);
        device.join();
        if (arrived != strokes.size())
            qFatal("the window takes no keys");
    }

    static qint64 cpuNs()
    {
#ifdef Q_OS_UNIX
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
#else
        return std::chrono::nanoseconds(Clock::now().time_since_epoch()).count();
#endif
    }

    void press(const Stroke& stroke, Clock::time_point hit)
    {
        m_late = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - hit);
        m_hitAt = 0;
        // In front of all others: what is installed last looks first.
        qApp->installEventFilter(this);
        QWindow* const window = m_window.windowHandle();
        const qint64 before = cpuNs();
        QTest::sendKeyEvent(QTest::Press, window, stroke.key, stroke.text, stroke.modifiers);
        m_answerNs = std::chrono::nanoseconds(Clock::now() - hit).count();
        m_answerCpuNs = cpuNs() - before;
        QTest::sendKeyEvent(QTest::Release, window, stroke.key, stroke.text, stroke.modifiers);
        qApp->removeEventFilter(this);
    }

    QWidget& m_window;
    std::chrono::milliseconds m_gap{5};
    Qt::Key m_end = Qt::Key_Return;
    bool m_capsLock = false;
    std::chrono::milliseconds m_late{};
    quint64 m_hitAt = 0;
    qint64 m_answerNs = 0;
    qint64 m_answerCpuNs = 0;
};

} // namespace ch::test
