// SPDX-License-Identifier: Apache-2.0
// A caption above a value that can be selected and copied with the button that appears on hover or focus.
// Thread of the windows.
#pragma once

#include "ui/kit/TextLabel.h"

#include <QToolButton>

class QBoxLayout;

namespace ch::ui {

class CopyField : public QWidget
{
    Q_OBJECT

public:
    explicit CopyField(const QString& caption, QWidget* parent = nullptr);
    void setCaption(const QString& caption);
    /// Empty: a dash is shown and nothing can be copied.
    void setValue(const QString& value);
    QString value() const { return m_text; }
    /// The caption in front of the value, that wide, instead of above it, where both have room: for many of them below each other.
    void setCaptionBeside(int width);
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void copy();
    void showButton();
    void placeCaption();

    QBoxLayout* m_column;
    TextLabel* m_caption;
    QLabel* m_value;
    QToolButton* m_copy;
    QString m_text;
    int m_besideWidth = 0;
};

} // namespace ch::ui
