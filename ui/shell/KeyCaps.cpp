// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/KeyCaps.h"

#include "ui/kit/Theme.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kCapHeight = 20;
constexpr int kCapPadding = 6;
constexpr int kGap = 3;

struct Part
{
    QString text;
    bool isCap = true;
    int width = 0;
};

std::vector<Part> partsOf(const QKeySequence& keys)
{
    std::vector<Part> parts;
    const QFontMetrics metrics(fontOf(TextStyle::Caption));
    for (int i = 0; i < keys.count(); ++i) {
        if (i > 0)
            parts.push_back(
                {.text = QCoreApplication::translate("ch::ui::KeyCaps", "then", "G then O"), .isCap = false});
        QString text = QKeySequence(keys[uint(i)]).toString(QKeySequence::NativeText);
        // "Ctrl++" is Ctrl and +, not two signs without a key.
        const bool isPlus = text.endsWith(u'+');
        if (isPlus)
            text.chop(1);
        for (const QString& key : text.split(u'+', Qt::SkipEmptyParts))
            parts.push_back({.text = key});
        if (isPlus)
            parts.push_back({.text = u"+"_s});
    }
    for (Part& part : parts) {
        const int text = metrics.horizontalAdvance(part.text);
        part.width = part.isCap ? std::max(kCapHeight, text + 2 * kCapPadding) : text + 2;
    }
    return parts;
}

int widthOf(const std::vector<Part>& parts)
{
    int width = 0;
    for (const Part& part : parts)
        width += part.width + kGap;
    return std::max(0, width - kGap);
}

} // namespace

int keyCapsWidth(const QKeySequence& keys)
{
    return widthOf(partsOf(keys));
}

void paintKeyCaps(QPainter& painter, const QRect& box, const QKeySequence& keys, const QPalette& palette,
                  Qt::LayoutDirection direction)
{
    const std::vector<Part> parts = partsOf(keys);
    const Colors& colors = colorsOf(palette);
    painter.setFont(fontOf(TextStyle::Caption));
    int left = direction == Qt::RightToLeft ? box.left() : box.right() + 1 - widthOf(parts);
    for (const Part& part : parts) {
        const QRect cap(left, box.center().y() - kCapHeight / 2 + 1, part.width, kCapHeight);
        if (part.isCap) {
            painter.setPen(colors.border);
            painter.setBrush(colors.raised);
            painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        }
        painter.setPen(colors.muted);
        painter.drawText(cap, Qt::AlignCenter, part.text);
        left += part.width + kGap;
    }
}

} // namespace ch::ui
