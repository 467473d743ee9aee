// SPDX-License-Identifier: Apache-2.0
// A line to search with: asks when typing pauses, at once on Enter; Esc empties it, Down leads to the results.
// Thread of the windows.
#pragma once

#include <QLineEdit>
#include <QTimer>

class QAction;

namespace ch::ui {

class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(const QString& placeholder = {}, QWidget* parent = nullptr);
    /// Shown at the right while it is empty: "/".
    void setShortcutHint(const QString& hint);

Q_SIGNALS:
    /// 120 ms after the last key, at once for Enter, Esc and the cross. Never twice for the same text.
    void searchRequested(const QString& text);
    void downPressed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void ask();
    void nameButtons();

    QTimer m_pause;
    QAction* m_glass;
    QString m_asked;
    QString m_hint;
};

} // namespace ch::ui
