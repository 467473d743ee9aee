// SPDX-License-Identifier: Apache-2.0
// A filter in words: a click edits it, the cross removes it. Focusable; Delete removes, Enter edits.
// Thread of the windows.
#pragma once

#include "ui/kit/TextLabel.h"

#include <QFrame>
#include <QToolButton>

namespace ch::ui {

class Chip : public QFrame
{
    Q_OBJECT

public:
    explicit Chip(const QString& text, QWidget* parent = nullptr);
    void setText(const QString& text);
    QString text() const { return m_label->text(); }
    /// False: it can only be edited.
    void setRemovable(bool removable);

Q_SIGNALS:
    void clicked();
    void removed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_label;
    QToolButton* m_cross;
};

} // namespace ch::ui
