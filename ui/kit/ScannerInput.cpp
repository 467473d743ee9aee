// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ScannerInput.h"

#include <QApplication>
#include <QWindow>

namespace ch::ui {

namespace {

/// Timers come late on a busy machine, key events carry their own time: no hurry.
constexpr int kPauseSlackMs = 15;
/// For keys that came while the window was busy: timers may be served before them.
constexpr int kLastLookMs = 4;
constexpr QChar kGroupSeparator(0x1d);

/// A character as it is typed, with or without Shift; AltGr is Ctrl and Alt together on Windows.
bool isCharacter(const QKeyEvent& event)
{
    if (event.text().size() != 1)
        return false;
    if (event.text().front() == kGroupSeparator)
        return true;
    const Qt::KeyboardModifiers commands =
        event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool isTyped = commands == Qt::NoModifier || commands == (Qt::ControlModifier | Qt::AltModifier);
    return isTyped && event.text().front().isPrint();
}

ScanKey::Kind kindOf(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        return ScanKey::Kind::Enter;
    if (event.key() == Qt::Key_Tab)
        return ScanKey::Kind::Tab;
    return isCharacter(event) ? ScanKey::Kind::Character : ScanKey::Kind::Other;
}

bool isModifierKey(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_CapsLock || key == Qt::Key_AltGr || key == Qt::Key_Control ||
           key == Qt::Key_Alt || key == Qt::Key_Meta;
}

} // namespace

ScannerInput::ScannerInput(QWidget* page) : QObject(page), m_page(page), m_shortcuts(page)
{
    m_clock.start();
    m_pause.setSingleShot(true);
    m_pause.setInterval(m_detector.settings().mostGapMs + kPauseSlackMs);
    m_lastLook.setSingleShot(true);
    m_lastLook.setInterval(kLastLookMs);
    connect(&m_pause, &QTimer::timeout, &m_lastLook, qOverload<>(&QTimer::start));
    connect(&m_lastLook, &QTimer::timeout, this, &ScannerInput::endWait);
    qApp->installEventFilter(this);
}

void ScannerInput::setSettings(const ScannerSettings& settings)
{
    letGo();
    m_detector = ScanDetector(settings);
    m_pause.setInterval(settings.mostGapMs + kPauseSlackMs);
}

bool ScannerInput::isListeningTo(const QObject* watched) const
{
    const QWidget* window = m_page->window();
    if (m_isReplaying || !m_page->isVisible() || !window->isActiveWindow() || QApplication::activePopupWidget())
        return false;
    if (watched->isWindowType())
        return watched == window->windowHandle();
    const auto* widget = qobject_cast<const QWidget*>(watched);
    return widget && widget->window() == window;
}

bool ScannerInput::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::KeyPress && type != QEvent::KeyRelease && type != QEvent::ShortcutOverride)
        return false;
    if (!isListeningTo(watched))
        return false;
    auto& key = *static_cast<QKeyEvent*>(event);
    switch (type) {
    case QEvent::ShortcutOverride:
        // A code may begin like a shortcut; those of plain keys are looked at when it is clear that a person typed.
        if (!isCharacter(key) && !m_detector.isHolding())
            return false;
        key.accept();
        return true;
    case QEvent::KeyPress:
        return takePress(key);
    default:
        if (m_endKey != 0 && key.key() == m_endKey) {
            m_endKey = 0;
            return true;
        }
        if (m_held.empty() || isModifierKey(key.key()))
            return false;
        hold(key);
        return true;
    }
}

bool ScannerInput::takePress(const QKeyEvent& event)
{
    if (isModifierKey(event.key()))
        return false;
    const ScanKey key{.kind = event.isAutoRepeat() ? ScanKey::Kind::Other : kindOf(event),
                      .character = event.text().isEmpty() ? QChar() : event.text().front(),
                      .hasShift = event.modifiers().testFlag(Qt::ShiftModifier),
                      // The time the key was hit, not the one we got round to it; some senders know none.
                      .timeMs = event.timestamp() > 0 ? qint64(event.timestamp()) : m_clock.elapsed()};
    switch (m_detector.key(key)) {
    case ScanDetector::Answer::LetGoAndHold:
        letGo();
        [[fallthrough]];
    case ScanDetector::Answer::Hold:
        hold(event);
        m_lastLook.stop();
        m_pause.start();
        return true;
    case ScanDetector::Answer::Scan:
        m_endKey = event.key();
        announce();
        return true;
    case ScanDetector::Answer::LetGoAndPass:
        letGo();
        m_shortcuts.reset();
        return false;
    }
    Q_UNREACHABLE();
}

void ScannerInput::hold(const QKeyEvent& event)
{
    m_held.push_back({.type = event.type(), .key = event.key(), .modifiers = event.modifiers(), .text = event.text()});
}

void ScannerInput::announce()
{
    stopWaiting();
    m_held.clear();
    m_shortcuts.reset();
    const ScanRead read = m_detector.read();
    if (!read.text.isEmpty())
        Q_EMIT scanned(read);
}

void ScannerInput::stopWaiting()
{
    m_pause.stop();
    m_lastLook.stop();
}

void ScannerInput::endWait()
{
    if (m_detector.pause())
        announce();
    else
        letGo();
}

void ScannerInput::letGo()
{
    stopWaiting();
    const std::vector<Held> typed = std::exchange(m_held, {});
    for (const Held& key : typed) {
        // Whatever the key did may have closed the page.
        if (!replay(key))
            return;
    }
}

bool ScannerInput::replay(const Held& key)
{
    QWidget* focus = QApplication::focusWidget();
    if (!focus || focus->window() != m_page->window())
        focus = m_page->window();
    const QPointer<ScannerInput> alive(this);
    m_isReplaying = true;
    bool isShortcut = false;
    if (key.type == QEvent::KeyPress) {
        QKeyEvent ask(QEvent::ShortcutOverride, key.key, key.modifiers, key.text);
        ask.ignore();
        QCoreApplication::sendEvent(focus, &ask);
        if (alive && !ask.isAccepted())
            isShortcut = m_shortcuts.press(key.key, key.modifiers);
    }
    if (alive && !isShortcut) {
        QKeyEvent event(key.type, key.key, key.modifiers, key.text);
        QCoreApplication::sendEvent(focus, &event);
    }
    if (!alive)
        return false;
    m_isReplaying = false;
    return true;
}

} // namespace ch::ui
