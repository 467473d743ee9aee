// SPDX-License-Identifier: Apache-2.0
// The half of KitStyle that paints: which part is drawn by which stroke.
#include "ui/kit/Buttons.h"
#include "ui/kit/KitStyle.h"
#include "ui/kit/StylePainting.h"
#include "ui/kit/Theme.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QTableView>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isOn(const QStyleOption* option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

void drawItemPanel(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
    const Colors& c = colorsOf(option->palette);
    QColor fill;
    if (isOn(option, QStyle::State_Selected))
        fill = c.selection;
    else if (isOn(option, QStyle::State_MouseOver) && isOn(option, QStyle::State_Enabled))
        fill = c.hover;
    if (item && item->backgroundBrush.style() != Qt::NoBrush && !fill.isValid())
        painter->fillRect(option->rect, item->backgroundBrush);
    if (!fill.isValid())
        return;
    // Rows of tables are one band over all cells; entries of lists are boxes.
    if (qobject_cast<const QTableView*>(widget))
        painter->fillRect(option->rect, fill);
    else
        paint::box(*painter, option->rect.adjusted(2, 1, -2, -1), fill, Qt::transparent, 4);
}

void drawFrame(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    if (frame && frame->lineWidth == 0)
        return;
    paint::field(*painter, *option, widget);
}

void drawFocus(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    if (!isOn(option, QStyle::State_KeyboardFocusChange) && !qobject_cast<const QAbstractItemView*>(widget))
        return;
    // In tables a whole row is what has the focus; its selection shows it.
    if (qobject_cast<const QTableView*>(widget))
        return;
    const Colors& c = colorsOf(option->palette);
    const QVariant kind = widget ? widget->property(kKindProperty) : QVariant();
    if (kind.isValid() && static_cast<ButtonKind>(kind.toInt()) == ButtonKind::Primary)
        paint::box(*painter, option->rect.adjusted(3, 3, -3, -3), Qt::transparent, c.onAccent, kRadius - 2, 2);
    else
        paint::focusRing(*painter, option->rect, c, kRadius);
}

} // namespace

void KitStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const
{
    const Colors& c = colorsOf(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            return paint::pushButton(*painter, *button, widget);
        break;
    case PE_PanelButtonTool:
        return paint::toolButton(*painter, *option, widget);
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        return drawFrame(option, painter, widget);
    case PE_Frame:
        if (qobject_cast<const QAbstractItemView*>(widget))
            return paint::box(*painter, option->rect, Qt::transparent, c.border, 0);
        return drawFrame(option, painter, widget);
    case PE_FrameGroupBox:
        // Below the title, which stands on the page.
        return paint::box(*painter, option->rect.adjusted(0, option->fontMetrics.height() + 4, 0, 0), c.surface,
                          c.border, kRadius + 2);
    case PE_FrameMenu:
    case PE_FrameWindow:
        return paint::box(*painter, option->rect, Qt::transparent, c.border, 0);
    case PE_PanelMenu:
        painter->fillRect(option->rect, isDark(option->palette) ? c.raised : c.surface);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, option->palette.color(QPalette::ToolTipBase));
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paint::checkMark(*painter, *option);
    case PE_IndicatorRadioButton:
        return paint::radioMark(*painter, *option);
    case PE_FrameFocusRect:
        return drawFocus(option, painter, widget);
    case PE_PanelItemViewItem:
        return drawItemPanel(option, painter, widget);
    case PE_PanelItemViewRow:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), c.border);
        return;
    case PE_FrameTabWidget:
        return;
    case PE_IndicatorHeaderArrow: {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        const bool up = header && header->sortIndicator == QStyleOptionHeader::SortUp;
        return paint::glyph(*painter, option->rect, up ? "chevron-down"_L1 : "chevron-up"_L1, c.accent, 12);
    }
    case PE_IndicatorArrowDown:
        return paint::glyph(*painter, option->rect, "chevron-down"_L1, c.muted, 14);
    case PE_IndicatorArrowUp:
        return paint::glyph(*painter, option->rect, "chevron-up"_L1, c.muted, 14);
    case PE_IndicatorArrowLeft:
        return paint::glyph(*painter, option->rect, "chevron-left"_L1, c.muted, 14);
    case PE_IndicatorArrowRight:
        return paint::glyph(*painter, option->rect, "chevron-right"_L1, c.muted, 14);
    case PE_IndicatorBranch:
        if (isOn(option, State_Children))
            paint::glyph(*painter, option->rect, isOn(option, State_Open) ? "chevron-down"_L1 : "chevron-right"_L1,
                         c.muted, 14);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void KitStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                           const QWidget* widget) const
{
    const Colors& c = colorsOf(option->palette);
    switch (element) {
    case CE_PushButton:
        // Fusion shows the focus by the bevel alone.
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            paint::pushButton(*painter, *button, widget);
            paint::pushButtonLabel(*painter, *button, widget);
            if (isOn(option, State_HasFocus))
                drawFocus(option, painter, widget);
            return;
        }
        break;
    case CE_PushButtonBevel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            return paint::pushButton(*painter, *button, widget);
        break;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            return paint::pushButtonLabel(*painter, *button, widget);
        break;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return paint::menuItem(*painter, *item, widget);
        break;
    case CE_MenuEmptyArea:
        painter->fillRect(option->rect, isDark(option->palette) ? c.raised : c.surface);
        return;
    case CE_Header:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            // The base asks itself, not the style, for these rectangles.
            QStyleOptionHeader part = *header;
            drawControl(CE_HeaderSection, &part, painter, widget);
            part.rect = subElementRect(SE_HeaderLabel, header, widget);
            drawControl(CE_HeaderLabel, &part, painter, widget);
            if (header->sortIndicator != QStyleOptionHeader::None) {
                part.rect = subElementRect(SE_HeaderArrow, header, widget);
                drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
            }
            return;
        }
        break;
    case CE_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            return paint::headerSection(*painter, *header, widget);
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, c.surface);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), c.border);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            QStyleOptionHeader own = *header;
            own.palette.setColor(QPalette::ButtonText, c.muted);
            // Fusion makes the head of the current column bold, which moves its text.
            own.state.setFlag(State_On, false);
            return QProxyStyle::drawControl(element, &own, painter, widget);
        }
        break;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            return paint::tab(*painter, *tab);
        break;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            QStyleOptionTab own = *tab;
            own.state.setFlag(State_HasFocus, false);
            if (isOn(option, State_Enabled))
                own.palette.setColor(QPalette::WindowText, isOn(option, State_Selected) ? c.text : c.muted);
            return QProxyStyle::drawControl(element, &own, painter, widget);
        }
        break;
    case CE_ItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            QStyleOptionViewItem own = *item;
            for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
                own.palette.setColor(group, QPalette::HighlightedText, own.palette.color(group, QPalette::Text));
            return QProxyStyle::drawControl(element, &own, painter, widget);
        }
        break;
    case CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            return paint::progress(*painter, *bar);
        break;
    case CE_Splitter:
        if (isOn(option, State_Horizontal))
            painter->fillRect(QRect(option->rect.center().x(), option->rect.top(), 1, option->rect.height()), c.border);
        else
            painter->fillRect(QRect(option->rect.left(), option->rect.center().y(), option->rect.width(), 1), c.border);
        return;
    case CE_ShapedFrame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option)) {
            if (frame->frameShape == QFrame::HLine)
                return painter->fillRect(QRect(option->rect.left(), option->rect.center().y(), option->rect.width(), 1),
                                         c.border);
            if (frame->frameShape == QFrame::VLine)
                return painter->fillRect(QRect(option->rect.center().x(), option->rect.top(), 1, option->rect.height()),
                                         c.border);
        }
        break;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            QRect rect = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            if (combo->editable)
                return;
            if (!combo->currentIcon.isNull()) {
                const QRect place(rect.left(), rect.top() + (rect.height() - 16) / 2, 16, 16);
                combo->currentIcon.paint(painter, visualRect(option->direction, rect, place));
                rect.adjust(24, 0, 0, 0);
            }
            painter->setPen(option->palette.color(isOn(option, State_Enabled) ? QPalette::Active : QPalette::Disabled,
                                                  QPalette::Text));
            painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                              option->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, rect.width()));
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void KitStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                  const QWidget* widget) const
{
    const Colors& c = colorsOf(option->palette);
    const QColor glyphColor = isOn(option, State_Enabled) ? c.muted : c.faint;
    if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && combo->frame)
            paint::field(*painter, *option, widget);
        paint::glyph(*painter, subControlRect(control, option, SC_ComboBoxArrow, widget).adjusted(0, 0, -4, 0),
                     "chevron-down"_L1, glyphColor, 16);
        return;
    }
    if (control == CC_SpinBox) {
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            if (spin->frame)
                paint::field(*painter, *option, widget);
            if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
                return;
            for (const SubControl part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
                const bool up = part == SC_SpinBoxUp;
                const bool can = spin->stepEnabled.testFlag(up ? QAbstractSpinBox::StepUpEnabled
                                                               : QAbstractSpinBox::StepDownEnabled);
                const bool over = can && spin->activeSubControls == part && isOn(option, State_MouseOver);
                paint::glyph(*painter,
                             subControlRect(control, option, part, widget).adjusted(0, up ? 3 : -3, -4, up ? 3 : -3),
                             up ? "chevron-up"_L1 : "chevron-down"_L1,
                             over  ? c.accent
                             : can ? glyphColor
                                   : c.faint,
                             12);
            }
            return;
        }
    }
    if (control == CC_Slider) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return paint::slider(*painter, *slider, *this, widget);
    }
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return paint::scrollBar(*painter, *bar, *this, widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace ch::ui
