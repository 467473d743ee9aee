// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/ThinBar.h"

#include "ui/kit/Theme.h"

#include <QPainter>

namespace ch::ui {

namespace {

constexpr int kWidth = 120;
constexpr int kHeight = 4;
constexpr int kSteps = 48;

} // namespace

ThinBar::ThinBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_timer.setInterval(33);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_step = (m_step + 1) % kSteps;
        update();
    });
}

void ThinBar::setFraction(double fraction)
{
    m_fraction = fraction;
    // It moves only where there is nothing better to show: a timer that repaints for nothing keeps laptops awake.
    if (m_fraction < 0 && isVisible())
        m_timer.start();
    else
        m_timer.stop();
    update();
}

QSize ThinBar::sizeHint() const
{
    return {kWidth, kHeight};
}

void ThinBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const Colors& colors = colorsOf(palette());
    const qreal radius = kHeight / 2.0;
    const QRectF whole(0, (height() - kHeight) / 2.0, width(), kHeight);
    painter.setBrush(colors.neutralSoft);
    painter.drawRoundedRect(whole, radius, radius);
    QRectF part = whole;
    if (m_fraction >= 0) {
        part.setWidth(std::max<qreal>(kHeight, whole.width() * std::min(1.0, m_fraction)));
    } else {
        part.setWidth(whole.width() / 3);
        part.moveLeft((whole.width() - part.width()) * m_step / (kSteps - 1));
    }
    if (isRightToLeft())
        part.moveRight(whole.right() - part.left());
    painter.setBrush(colors.accent);
    painter.drawRoundedRect(part, radius, radius);
}

void ThinBar::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    setFraction(m_fraction);
}

void ThinBar::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace ch::ui
