// SPDX-License-Identifier: Apache-2.0
// The parts of StylePainting.h that belong to lists, tabs and bars.
#include "ui/kit/StylePainting.h"
#include "ui/kit/Theme.h"

#include <QAbstractScrollArea>

namespace ch::ui::paint {

using namespace Qt::Literals::StringLiterals;

void headerSection(QPainter& painter, const QStyleOptionHeader& option, const QWidget*)
{
    const Colors& c = colorsOf(option.palette);
    painter.fillRect(option.rect, c.surface);
    const bool over = option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    if (over)
        painter.fillRect(option.rect, c.hover);
    const QRect& r = option.rect;
    if (option.orientation == Qt::Horizontal) {
        painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), c.border);
        // A short rule shows where a column can be dragged wider.
        if (over && option.position != QStyleOptionHeader::End && option.position != QStyleOptionHeader::OnlyOneSection)
            painter.fillRect(QRect(r.right(), r.top() + 8, 1, r.height() - 16), c.border);
    } else {
        painter.fillRect(QRect(r.right(), r.top(), 1, r.height()), c.border);
    }
}

void tab(QPainter& painter, const QStyleOptionTab& option)
{
    const Colors& c = colorsOf(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool over = option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    const QRect& r = option.rect;
    if (over && !selected)
        box(painter, r.adjusted(2, 3, -2, -5), c.hover, Qt::transparent, 4);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange) &&
        selected)
        focusRing(painter, r.adjusted(2, 3, -2, -5), c, 4);
    if (selected)
        box(painter, QRectF(r.left() + 8, r.bottom() - 1, r.width() - 16, 2), c.accent, Qt::transparent, 1);
}

void progress(QPainter& painter, const QStyleOptionProgressBar& option)
{
    const Colors& c = colorsOf(option.palette);
    const QRectF track(option.rect.left(), option.rect.center().y() - 1, option.rect.width(), 4);
    box(painter, track, c.neutralSoft, Qt::transparent, 2);
    const qint64 range = qint64(option.maximum) - option.minimum;
    if (range <= 0) {
        // Not known how much: a still bar in the middle; what moves is ProgressLine.
        box(painter, track.adjusted(track.width() / 3, 0, -track.width() / 3, 0), c.accent, Qt::transparent, 2);
        return;
    }
    const qreal share = qreal(qint64(option.progress) - option.minimum) / qreal(range);
    QRectF done = track;
    done.setWidth(track.width() * std::clamp(share, 0.0, 1.0));
    if (option.direction == Qt::RightToLeft)
        done.moveRight(track.right());
    if (done.width() >= 1)
        box(painter, done, option.state.testFlag(QStyle::State_Enabled) ? c.accent : c.faint, Qt::transparent, 2);
}

void slider(QPainter& painter, const QStyleOptionSlider& option, const QStyle& style, const QWidget* widget)
{
    const Colors& c = colorsOf(option.palette);
    const bool horizontal = option.orientation == Qt::Horizontal;
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const QRectF handle = style.subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, widget);
    const QRectF area = option.rect;
    const QPointF middle = handle.center();
    const QRectF track = horizontal ? QRectF(area.left(), middle.y() - 2, area.width(), 4)
                                    : QRectF(middle.x() - 2, area.top(), 4, area.height());
    box(painter, track, c.neutralSoft, Qt::transparent, 2);
    // What is below the value: at the left, or at the bottom; upside down the other way round.
    QRectF done = track;
    if (horizontal && !option.upsideDown)
        done.setRight(middle.x());
    else if (horizontal)
        done.setLeft(middle.x());
    else if (option.upsideDown)
        done.setTop(middle.y());
    else
        done.setBottom(middle.y());
    box(painter, done, enabled ? c.accent : c.faint, Qt::transparent, 2);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const QRectF knob(middle.x() - 8, middle.y() - 8, 16, 16);
    box(painter, knob, isDark(option.palette) ? c.raised : c.surface, enabled ? c.accent : c.faint, 8, focused ? 4 : 2);
}

QRect scrollBarRect(const QStyle& style, const QStyleOptionSlider& option, QStyle::SubControl part,
                    const QWidget* widget)
{
    const QRect& r = option.rect;
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? r.width() : r.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int slider = length;
    if (range > 0) {
        slider = static_cast<int>(qint64(option.pageStep) * length / (range + std::max(1, option.pageStep)));
        slider = std::clamp(slider, std::min(length, style.pixelMetric(QStyle::PM_ScrollBarSliderMin, &option, widget)),
                            length);
    }
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - slider, option.upsideDown);
    const auto along = [&r, horizontal](int from, int size) {
        return horizontal ? QRect(r.left() + from, r.top(), size, r.height())
                          : QRect(r.left(), r.top() + from, r.width(), size);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return r;
    case QStyle::SC_ScrollBarSlider:
        return QStyle::visualRect(option.direction, r, along(start, slider));
    case QStyle::SC_ScrollBarSubPage:
        return QStyle::visualRect(option.direction, r, along(0, start));
    case QStyle::SC_ScrollBarAddPage:
        return QStyle::visualRect(option.direction, r, along(start + slider, length - start - slider));
    default:
        return {};
    }
}

void scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QStyle& style, const QWidget* widget)
{
    // It stands beside what scrolls and looks like a part of it.
    const QWidget* holder = widget ? widget->parentWidget() : nullptr;
    const auto* area = qobject_cast<const QAbstractScrollArea*>(holder ? holder->parentWidget() : nullptr);
    if (area && area->viewport()->autoFillBackground())
        painter.fillRect(option.rect, area->viewport()->palette().brush(area->viewport()->backgroundRole()));
    if (option.maximum <= option.minimum)
        return;
    const Colors& c = colorsOf(option.palette);
    const bool horizontal = option.orientation == Qt::Horizontal;
    const bool over = option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_Sunken);
    const QRectF slider = style.subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, widget);
    const qreal inset = over ? 2 : 3;
    const QRectF handle = horizontal ? slider.adjusted(2, inset, -2, -inset) : slider.adjusted(inset, 2, -inset, -2);
    QColor color = c.faint;
    color.setAlphaF(option.state.testFlag(QStyle::State_Sunken) ? 0.95F : over ? 0.75F : 0.45F);
    const qreal radius = (horizontal ? handle.height() : handle.width()) / 2;
    box(painter, handle, color, Qt::transparent, radius);
}

} // namespace ch::ui::paint
