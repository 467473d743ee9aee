// SPDX-License-Identifier: Apache-2.0
// Nothing here, still loading, not reachable: an icon, a sentence, what to do, and perhaps a button that does it.
// Thread of the windows.
#pragma once

#include "ui/kit/TextLabel.h"

#include <QPushButton>

namespace ch::ui {

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);
    void set(QLatin1StringView iconName, const QString& title, const QString& text, const QString& buttonText = {});

Q_SIGNALS:
    void buttonClicked();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void drawIcon();

    QLabel* m_icon;
    TextLabel* m_title;
    TextLabel* m_text;
    QPushButton* m_button;
    QString m_iconName;
};

} // namespace ch::ui
