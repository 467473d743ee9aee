// SPDX-License-Identifier: Apache-2.0
// A scanner at a window: keys as its driver sends them, 20 characters in 100 ms. They take the way of real keys, shortcuts
// and focus included. Thread of the windows.
#pragma once

#include <QElapsedTimer>
#include <QTest>
#include <QWidget>
#include <QWindow>

namespace ch::test {

class Scanner
{
public:
    explicit Scanner(QWidget& window) : m_window(window) {}

    void setGap(int milliseconds) { m_gapMs = milliseconds; }
    void setEnd(Qt::Key key) { m_end = key; }
    void setCapsLock(bool on) { m_capsLock = on; }

    void scan(const QString& code)
    {
        for (const QChar c : code)
            type(c, m_gapMs);
        QTest::qWait(m_gapMs);
        QElapsedTimer clock;
        clock.start();
        QTest::keyClick(m_window.windowHandle(), m_end);
        m_endNs = clock.nsecsElapsed();
    }
    /// From the end key until everything that happens at once has happened, in nanoseconds.
    qint64 lastAnswerNs() const { return m_endNs; }
    /// As a person types: slowly.
    void type(const QString& text, int gapMs = 80)
    {
        for (const QChar c : text)
            type(c, gapMs);
    }

private:
    void type(QChar c, int gapMs)
    {
        // Keys at a window come at once, whatever delay they are given.
        QTest::qWait(gapMs);
        const bool shift = c.isUpper();
        const QChar sent = m_capsLock && c.isLetter() ? (shift ? c.toLower() : c.toUpper()) : c;
        const Qt::KeyboardModifiers modifiers = shift ? Qt::ShiftModifier : Qt::NoModifier;
        QTest::sendKeyEvent(QTest::Click, m_window.windowHandle(), keyOf(c), QString(sent), modifiers);
    }
    static Qt::Key keyOf(QChar c)
    {
        const char16_t code = c.toUpper().unicode();
        return code < 128 ? Qt::Key(code) : Qt::Key_unknown;
    }

    QWidget& m_window;
    int m_gapMs = 5;
    Qt::Key m_end = Qt::Key_Return;
    bool m_capsLock = false;
    qint64 m_endNs = 0;
};

} // namespace ch::test
