// SPDX-License-Identifier: Apache-2.0
// Hears a scanner wherever the focus is: takes its keys out of all that reach the window of a page, and lets typing through.
// Thread of the windows.
#pragma once

#include "ui/kit/PlainShortcuts.h"
#include "ui/kit/ScanDetector.h"

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTimer>

namespace ch::ui {

class ScannerInput : public QObject
{
    Q_OBJECT

public:
    /// Listens while the page is visible in an active window.
    explicit ScannerInput(QWidget* page);

    void setSettings(const ScannerSettings& settings);
    const ScannerSettings& settings() const { return m_detector.settings(); }

Q_SIGNALS:
    void scanned(const ch::ui::ScanRead& read);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// A key that waits until it is clear who sent it.
    struct Held
    {
        QEvent::Type type = QEvent::KeyPress;
        int key = 0;
        Qt::KeyboardModifiers modifiers{};
        QString text{};
    };

    bool isListeningTo(const QObject* watched) const;
    bool takePress(const QKeyEvent& event);
    void hold(const QKeyEvent& event);
    void letGo();
    bool replay(const Held& key);
    void announce();
    void stopWaiting();
    void endWait();

    QWidget* m_page;
    ScanDetector m_detector;
    PlainShortcuts m_shortcuts;
    std::vector<Held> m_held;
    /// The release of the key that ended a scan belongs to it.
    int m_endKey = 0;
    bool m_isReplaying = false;
    QTimer m_pause;
    QTimer m_lastLook;
    QElapsedTimer m_clock;
};

} // namespace ch::ui
