// SPDX-License-Identifier: Apache-2.0
#include "ui/signin/ShopButton.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"
#include "ui/signin/ShopFace.h"

#include <QEvent>
#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kHeight = 56;
constexpr int kMark = 16;

} // namespace

ShopButton::ShopButton(KnownShop shop, bool isOpen, QWidget* parent)
    : QAbstractButton(parent)
    , m_shop(std::move(shop))
    , m_isOpen(isOpen)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    const QString name = QString(shopTitle(m_shop) + u", " + shopDetail(m_shop));
    setAccessibleName(isOpen ? tr("%1, open now").arg(name) : name);
    setToolTip(m_shop.server);
}

QSize ShopButton::sizeHint() const
{
    return {kHeight, kHeight};
}

bool ShopButton::event(QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        update();
    return QAbstractButton::event(event);
}

void ShopButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(palette());
    painter.setPen(hasFocus() ? QPen(colors.accent, 1.5) : QPen(colors.border, 1));
    painter.setBrush(underMouse() || isDown() ? colors.hover : m_isOpen ? colors.accentSoft : colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    paintShop(painter, rect().adjusted(kGrid + kGrid / 2, 0, -2 * kGrid - kMark, 0), shopTitle(m_shop),
              shopDetail(m_shop), palette());
    const QLatin1StringView mark = m_isOpen ? "check"_L1 : "chevron-right"_L1;
    painter.drawPixmap(width() - kMark - kGrid - kGrid / 2, (height() - kMark) / 2,
                       iconPixmap(mark, m_isOpen ? colors.accent : colors.muted, kMark, devicePixelRatioF()));
}

} // namespace ch::ui
