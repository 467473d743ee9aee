// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Popover.h"

#include "ui/kit/TextLabel.h"
#include "ui/kit/Theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

namespace ch::ui {

Popover::Popover(const QString& title, QWidget* parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
    , m_body(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_TranslucentBackground);
    setAccessibleName(title);
    m_body->setContentsMargins(2 * kGrid, kGrid + 4, 2 * kGrid, kGrid + 6);
    m_body->setSpacing(kGrid);
    m_body->addWidget(new TextLabel(title, TextStyle::Strong, this));
}

void Popover::popUpBelow(const QWidget& anchor)
{
    adjustSize();
    QPoint position = anchor.mapToGlobal(QPoint(0, anchor.height() + 4));
    // Within the window that it belongs to, where that is wide enough; in any case on the screen.
    const QRect window = anchor.window()->geometry().adjusted(kGrid, 0, -kGrid, 0);
    position.setX(std::max(window.left(), std::min(position.x(), window.right() - width())));
    const QRect free = anchor.screen() ? anchor.screen()->availableGeometry() : QRect();
    // A window that nobody sees may be larger than the screen that there is not.
    if (free.width() >= window.width()) {
        position.setX(std::clamp(position.x(), free.left(), std::max(free.left(), free.right() - width())));
        position.setY(std::clamp(position.y(), free.top(), std::max(free.top(), free.bottom() - height())));
    }
    move(position);
    show();
    setFocus(Qt::PopupFocusReason);
}

void Popover::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        close();
    else
        QFrame::keyPressEvent(event);
}

void Popover::paintEvent(QPaintEvent*)
{
    const Colors& colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.border);
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

} // namespace ch::ui
