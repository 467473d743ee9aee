// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/StylePainting.h"

#include "ui/kit/Buttons.h"
#include "ui/kit/Icons.h"
#include "ui/kit/KitStyle.h"
#include "ui/kit/Theme.h"

#include <QAbstractButton>

namespace ch::ui::paint {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isOn(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

QColor mixed(const QColor& a, const QColor& b, qreal share)
{
    const auto mix = [share](int x, int y) { return qRound(x + (y - x) * share); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

ButtonKind kindOf(const QWidget* widget)
{
    const QVariant kind = widget ? widget->property(kKindProperty) : QVariant();
    return kind.isValid() ? static_cast<ButtonKind>(kind.toInt()) : ButtonKind::Plain;
}

/// What a button looks like in a state.
struct ButtonLook
{
    QColor fill;
    QColor border;
    QColor text;
};

ButtonLook lookOf(const QStyleOption& option, ButtonKind kind)
{
    const Colors& c = colorsOf(option.palette);
    const bool dark = isDark(option.palette);
    const bool down = isOn(option, QStyle::State_Sunken);
    const bool over = isOn(option, QStyle::State_MouseOver);
    const bool checked = isOn(option, QStyle::State_On);
    if (!isOn(option, QStyle::State_Enabled)) {
        const bool solid = kind == ButtonKind::Primary;
        return {solid ? c.neutralSoft : QColor(Qt::transparent),
                kind == ButtonKind::Quiet || solid ? QColor(Qt::transparent) : c.border, c.faint};
    }
    switch (kind) {
    case ButtonKind::Primary: {
        const QColor shade = dark ? QColor(Qt::white) : QColor(Qt::black);
        const QColor fill = mixed(c.accent, shade, down ? 0.22 : over ? 0.12 : 0.0);
        return {fill, fill, c.onAccent};
    }
    case ButtonKind::Danger: {
        const QColor fill = down ? mixed(c.badSoft, c.bad, 0.18) : over ? c.badSoft : QColor(Qt::transparent);
        return {fill, mixed(c.border, c.bad, 0.45), c.bad};
    }
    case ButtonKind::Quiet: {
        const QColor fill = checked ? c.accentSoft
                            : down  ? mixed(c.hover, c.border, 0.7)
                            : over  ? c.hover
                                    : QColor(Qt::transparent);
        return {fill, Qt::transparent, c.accent};
    }
    case ButtonKind::Plain:
        break;
    }
    const QColor base = option.palette.color(QPalette::Button);
    const QColor fill = checked ? c.accentSoft
                        : down  ? mixed(base, c.border, 0.6)
                        : over  ? mixed(base, c.border, 0.3)
                                : base;
    return {fill, mixed(c.border, c.text, over ? 0.16 : 0.06), checked ? c.accent : c.text};
}

} // namespace

void box(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& border, qreal radius, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal inset = width / 2;
    painter.setPen(border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(border, width));
    painter.setBrush(fill);
    const QRectF inner = border.alpha() == 0 ? rect : rect.adjusted(inset, inset, -inset, -inset);
    painter.drawRoundedRect(inner, radius, radius);
    painter.restore();
}

void focusRing(QPainter& painter, const QRectF& rect, const Colors& colors, qreal radius)
{
    box(painter, rect, Qt::transparent, colors.accent, radius, 2);
}

void field(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    const Colors& c = colorsOf(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool wrong = widget && widget->property(kProblemProperty).toBool();
    const bool focused = isOn(option, QStyle::State_HasFocus);
    const QColor fill = !enabled ? c.window : isDark(option.palette) ? c.raised : c.surface;
    QColor border = mixed(c.border, c.text, isOn(option, QStyle::State_MouseOver) && enabled ? 0.28 : 0.1);
    if (wrong)
        border = c.bad;
    else if (focused)
        border = c.accent;
    box(painter, option.rect, fill, border, kRadius, focused ? 2 : 1);
}

void glyph(QPainter& painter, const QRect& rect, QLatin1StringView name, const QColor& color, int size)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPixmap pixmap = iconPixmap(name, color, size, ratio);
    painter.drawPixmap(QPoint(rect.center().x() - size / 2 + 1, rect.center().y() - size / 2 + 1), pixmap);
}

void pushButton(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget)
{
    const ButtonLook look = lookOf(option, kindOf(widget));
    box(painter, option.rect, look.fill, look.border, kRadius);
}

void pushButtonLabel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget)
{
    const ButtonLook look = lookOf(option, kindOf(widget));
    QRect rect = option.rect.adjusted(kGrid, 0, -kGrid, 0);
    if (option.features.testFlag(QStyleOptionButton::HasMenu)) {
        const QRect arrow(rect.right() - 15, rect.top(), 16, rect.height());
        glyph(painter, QStyle::visualRect(option.direction, option.rect, arrow), "chevron-down"_L1, look.text, 14);
        rect.setRight(arrow.left() - 2);
    }
    const int textWidth =
        option.text.isEmpty() ? 0 : option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int gap = option.text.isEmpty() ? 0 : kGrid - 2;
    if (!option.icon.isNull()) {
        const int size = option.iconSize.width();
        const int left = rect.left() + std::max(0, (rect.width() - size - gap - textWidth) / 2);
        const QRect place(left, rect.top() + (rect.height() - size) / 2, size, size);
        const QRect shown = QStyle::visualRect(option.direction, option.rect, place);
        const QString name = option.icon.name();
        // Icons of ours follow the button's text; others are drawn as they are.
        if (name.isEmpty())
            option.icon.paint(&painter, shown);
        else
            painter.drawPixmap(shown.topLeft(), iconPixmap(QLatin1StringView(name.toLatin1()), look.text, size,
                                                           painter.device()->devicePixelRatioF()));
        rect.setLeft(left + size + gap);
        rect.setWidth(std::min(rect.width(), textWidth + 2));
    }
    painter.save();
    painter.setPen(look.text);
    const int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    painter.drawText(
        QStyle::visualRect(option.direction, option.rect, rect), flags,
        option.fontMetrics.elidedText(option.text, Qt::ElideRight, rect.width() + 1, Qt::TextShowMnemonic));
    painter.restore();
}

void toolButton(QPainter& painter, const QStyleOption& option, const QWidget*)
{
    const Colors& c = colorsOf(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool checked = isOn(option, QStyle::State_On);
    QColor fill = Qt::transparent;
    if (checked)
        fill = c.accentSoft;
    if (enabled && isOn(option, QStyle::State_MouseOver))
        fill = checked ? mixed(c.accentSoft, c.accent, 0.12) : mixed(c.hover, c.border, 0.35);
    if (enabled && isOn(option, QStyle::State_Sunken))
        fill = mixed(c.hover, c.border, 0.8);
    const bool raised = !isOn(option, QStyle::State_AutoRaise);
    box(painter, option.rect, raised && fill.alpha() == 0 ? option.palette.color(QPalette::Button) : fill,
        raised ? mixed(c.border, c.text, 0.06) : QColor(Qt::transparent), kRadius);
}

void checkMark(QPainter& painter, const QStyleOption& option)
{
    const Colors& c = colorsOf(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool filled = isOn(option, QStyle::State_On) || isOn(option, QStyle::State_NoChange);
    const QRect square = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, {16, 16}, option.rect);
    const QColor rest = isDark(option.palette) ? c.raised : c.surface;
    const QColor edge = mixed(c.border, c.text, isOn(option, QStyle::State_MouseOver) ? 0.5 : 0.32);
    const QColor fill = !filled ? rest : enabled ? c.accent : c.faint;
    box(painter, square, enabled || filled ? fill : c.window, filled ? fill : enabled ? edge : c.border, 4);
    if (filled)
        glyph(painter, square.adjusted(0, 0, -1, -1), isOn(option, QStyle::State_On) ? "check"_L1 : "minus"_L1,
              enabled ? c.onAccent : c.window, 12);
}

void radioMark(QPainter& painter, const QStyleOption& option)
{
    const Colors& c = colorsOf(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool on = isOn(option, QStyle::State_On);
    const QRectF circle = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, {16, 16}, option.rect);
    const QColor rest = isDark(option.palette) ? c.raised : c.surface;
    const QColor edge = mixed(c.border, c.text, isOn(option, QStyle::State_MouseOver) ? 0.5 : 0.32);
    const QColor fill = on ? (enabled ? c.accent : c.faint) : enabled ? rest : c.window;
    box(painter, circle, fill, on ? fill : enabled ? edge : c.border, 8);
    if (on)
        box(painter, circle.adjusted(5, 5, -5, -5), enabled ? c.onAccent : c.window, Qt::transparent, 3);
}

void menuItem(QPainter& painter, const QStyleOptionMenuItem& option, const QWidget*)
{
    const Colors& c = colorsOf(option.palette);
    const QRect& r = option.rect;
    const auto mirrored = [&option](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(r.left() + 4, r.center().y(), r.width() - 8, 1), c.border);
        return;
    }
    const bool enabled = isOn(option, QStyle::State_Enabled);
    if (isOn(option, QStyle::State_Selected) && enabled)
        box(painter, r, mixed(c.hover, c.border, 0.35), Qt::transparent, 4);
    const QColor color = enabled ? c.text : c.faint;
    const QRect mark = mirrored(QRect(r.left() + 10, r.top(), 16, r.height()));
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option.checked)
            glyph(painter, mark.adjusted(0, 0, -1, -1), "check"_L1, enabled ? c.accent : c.faint, 16);
    } else if (!option.icon.isNull()) {
        const QRect place = QStyle::alignedRect(option.direction, Qt::AlignCenter, {16, 16}, mark);
        option.icon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QRect text = mirrored(r.adjusted(menuLeft(option), 0, -kMenuRight + 4, 0));
    const qsizetype split = option.text.indexOf(u'\t');
    painter.save();
    painter.setFont(option.font);
    painter.setPen(color);
    const int flags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    painter.drawText(text, flags | Qt::AlignLeft, split < 0 ? option.text : option.text.left(split));
    if (split >= 0) {
        painter.setPen(enabled ? c.muted : c.faint);
        painter.drawText(text.adjusted(0, 0, 8, 0), flags | Qt::AlignRight, option.text.mid(split + 1));
    }
    painter.restore();
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const bool rightToLeft = option.direction == Qt::RightToLeft;
        glyph(painter, mirrored(QRect(r.right() - 22, r.top(), 14, r.height())),
              rightToLeft ? "chevron-left"_L1 : "chevron-right"_L1, enabled ? c.muted : c.faint, 14);
    }
}

} // namespace ch::ui::paint
