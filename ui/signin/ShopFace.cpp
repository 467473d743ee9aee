// SPDX-License-Identifier: Apache-2.0
#include "ui/signin/ShopFace.h"

#include "ui/kit/Theme.h"
#include "ui/signin/ShopList.h"

#include <QPainter>
#include <QUrl>

namespace ch::ui {

namespace {

constexpr int kLeastTextWidth = 48;

/// What is seen as one character, which may be several QChars.
QString initialOf(const QString& title)
{
    for (const char32_t c : title.toUcs4()) {
        if (QChar::isLetterOrNumber(c))
            return QString::fromUcs4(&c, 1).toUpper();
    }
    return {};
}

} // namespace

QString shopTitle(const KnownShop& shop)
{
    return shop.shopName.isEmpty() ? QUrl(shop.server).host() : shop.shopName;
}

QString shopDetail(const KnownShop& shop)
{
    const QString host = QUrl(shop.server).host();
    return shop.userName.isEmpty() ? host : QString(shop.userName + u" · " + host);
}

void paintShop(QPainter& painter, const QRect& rect, const QString& title, const QString& detail,
               const QPalette& palette)
{
    const Colors& colors = colorsOf(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isNarrow = rect.width() < kShopSquare + kGrid + kLeastTextWidth;
    const QRect square(isNarrow ? rect.left() + (rect.width() - kShopSquare) / 2 : rect.left(),
                       rect.top() + (rect.height() - kShopSquare) / 2, kShopSquare, kShopSquare);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.accent);
    painter.drawRoundedRect(square, kRadius, kRadius);
    QFont initial = fontOf(TextStyle::Heading);
    painter.setFont(initial);
    painter.setPen(colors.onAccent);
    painter.drawText(square, Qt::AlignCenter, initialOf(title));
    if (!isNarrow) {
        const QRect text = rect.adjusted(kShopSquare + kGrid + kGrid / 2, 0, 0, 0);
        const QFont strong = fontOf(TextStyle::Strong);
        const QFont caption = fontOf(TextStyle::Caption);
        const QRect upper(text.left(), square.top() - 1, text.width(), kShopSquare / 2 + 1);
        const QRect lower = upper.translated(0, kShopSquare / 2 + 1);
        painter.setFont(strong);
        painter.setPen(colors.text);
        painter.drawText(upper, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(strong).elidedText(title, Qt::ElideRight, upper.width()));
        painter.setFont(caption);
        painter.setPen(colors.muted);
        painter.drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(caption).elidedText(detail, Qt::ElideRight, lower.width()));
    }
    painter.restore();
}

} // namespace ch::ui
