// SPDX-License-Identifier: Apache-2.0
// What just happened, above the bottom of the window, with a way back for some seconds. Never takes the focus.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"

#include <QWidget>

namespace ch::ui {

class ToastCard;

class ToastStack : public QWidget
{
    Q_OBJECT

public:
    /// Lies over `area`, at its bottom, as long as there is something to say.
    explicit ToastStack(QWidget* area);

    void show(const Toast& toast);
    using QWidget::show;
    /// Presses the button of the newest one that has a button; false if there is none.
    bool takeAction();
    int count() const { return int(m_cards.size()); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void remove(ToastCard* card);
    void place();

    QWidget* m_area;
    /// Oldest first.
    std::vector<ToastCard*> m_cards;
};

} // namespace ch::ui
