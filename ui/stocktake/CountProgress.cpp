// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/CountProgress.h"

#include "ui/kit/Theme.h"

#include <QPainter>
#include <QPainterPath>

namespace ch::ui {

CountProgress::CountProgress(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(kGrid);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void CountProgress::set(const StockCount& count)
{
    const double lines = double(std::max<qint64>(1, count.lines));
    m_counted = std::min(1.0, double(count.counted) / lines);
    m_recounts = std::min(1.0 - m_counted, double(count.recounts) / lines);
    m_isOpen = count.isOpen();
    setAccessibleName(tr("%1 % counted").arg(int(m_counted * 100)));
    update();
}

QSize CountProgress::sizeHint() const
{
    return {160, kGrid};
}

void CountProgress::paintEvent(QPaintEvent*)
{
    const Colors& colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath whole;
    whole.addRoundedRect(QRectF(rect()), height() / 2.0, height() / 2.0);
    painter.setClipPath(whole);
    painter.fillRect(rect(), colors.neutralSoft);
    const double counted = width() * m_counted;
    painter.fillRect(QRectF(0, 0, counted, height()), m_isOpen ? colors.accent : colors.good);
    painter.fillRect(QRectF(counted, 0, width() * m_recounts, height()), colors.warn);
}

} // namespace ch::ui
