// SPDX-License-Identifier: Apache-2.0
// What can be done from anywhere in the window, each with its keys: what the palette and the shortcut sheet list as "Everywhere".
// Thread of the windows.
#pragma once

#include <QAction>

#include <functional>

namespace ch::ui {

class WindowActions : public QObject
{
    Q_OBJECT

public:
    /// The actions are added to the window, so that their keys work in all of it.
    explicit WindowActions(QWidget* window);

    QAction* palette() const { return m_palette; }
    QAction* search() const { return m_search; }
    QAction* sync() const { return m_sync; }
    QAction* undo() const { return m_undo; }
    QAction* nextPane() const { return m_nextPane; }
    QAction* rail() const { return m_rail; }
    QAction* scheme() const { return m_scheme; }
    QAction* shortcuts() const { return m_shortcuts; }
    QAction* quit() const { return m_quit; }
    /// One more: a way to a page. `text` is asked again when the language changes.
    QAction* addPlace(const QString& name, const QKeySequence& keys, std::function<QString()> text,
                      QLatin1StringView icon);

    const QList<QAction*>& places() const { return m_places; }
    QList<QAction*> everywhere() const;
    void retranslate();

private:
    QAction* add(const char* name, const QKeySequence& keys, QLatin1StringView icon);

    QWidget* m_window;
    QAction* m_palette;
    QAction* m_search;
    QAction* m_sync;
    QAction* m_undo;
    QAction* m_nextPane;
    QAction* m_rail;
    QAction* m_scheme;
    QAction* m_shortcuts;
    QAction* m_quit;
    QList<QAction*> m_places;
    std::vector<std::function<QString()>> m_placeTexts;
};

} // namespace ch::ui
