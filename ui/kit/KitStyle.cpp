// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/KitStyle.h"

#include "ui/kit/Icons.h"
#include "ui/kit/StylePainting.h"
#include "ui/kit/Theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where the system has no dialog of its own for files, Qt's stands beside our sheets.
QLatin1StringView fileDialogIcon(QStyle::StandardPixmap which)
{
    switch (which) {
    case QStyle::SP_ArrowBack:
        return "chevron-left"_L1;
    case QStyle::SP_ArrowForward:
        return "chevron-right"_L1;
    case QStyle::SP_FileDialogToParent:
        return "arrow-up"_L1;
    case QStyle::SP_FileDialogNewFolder:
        return "plus"_L1;
    case QStyle::SP_FileDialogListView:
        return "list"_L1;
    case QStyle::SP_FileDialogDetailedView:
        return "columns"_L1;
    case QStyle::SP_DirIcon:
    case QStyle::SP_DirHomeIcon:
    case QStyle::SP_DirOpenIcon:
    case QStyle::SP_DirClosedIcon:
    case QStyle::SP_DirLinkIcon:
        return "folder"_L1;
    case QStyle::SP_FileIcon:
    case QStyle::SP_FileLinkIcon:
        return "file"_L1;
    case QStyle::SP_ComputerIcon:
    case QStyle::SP_DriveHDIcon:
        return "monitor"_L1;
    default:
        return {};
    }
}

} // namespace

KitStyle::KitStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void KitStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) ||
        qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QScrollBar*>(widget) ||
        qobject_cast<QLineEdit*>(widget) || qobject_cast<QTabBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto* calendar = qobject_cast<QCalendarWidget*>(widget)) {
        // Red would say that something is wrong with them.
        for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
            calendar->setWeekdayTextFormat(day, {});
        calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    }
    // The frame fills itself, with round corners that a filled viewport would cover.
    if (qobject_cast<QPlainTextEdit*>(widget) || qobject_cast<QTextEdit*>(widget))
        static_cast<QAbstractScrollArea*>(widget)->viewport()->setAutoFillBackground(false);
    // Text begins where that of a line edit does.
    if (auto* plain = qobject_cast<QPlainTextEdit*>(widget))
        plain->document()->setDocumentMargin(kGrid - 1);
    else if (auto* rich = qobject_cast<QTextEdit*>(widget))
        rich->document()->setDocumentMargin(kGrid - 1);
}

int KitStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarPanelWidth:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
        return 1;
    case PM_HeaderGripMargin:
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 4;
    case PM_SplitterWidth:
        return 5;
    // Of texts in lists and tables, which add one.
    case PM_FocusFrameHMargin:
    case PM_ToolTipLabelFrameWidth:
        return kGrid - 1;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
    case PM_HeaderMargin:
        return kGrid;
    case PM_HeaderMarkSize:
    case PM_ScrollBarExtent:
        return 12;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
    case PM_LineEditIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return 2 * kGrid;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength:
        return 18;
    case PM_TabBarTabHSpace:
        return 3 * kGrid;
    case PM_ScrollBarSliderMin:
        return 32;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int KitStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_TitleBar_NoBorder:
        return hint == SH_TitleBar_NoBorder ? 1 : 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_MiddleClickAbsolutePosition:
    case SH_Slider_AbsoluteSetButtons:
        return hint == SH_Slider_AbsoluteSetButtons ? int(Qt::LeftButton) : 1;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_Menu_SubMenuPopupDelay:
        return 150;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_Header_ArrowAlignment:
        return Qt::AlignRight | Qt::AlignVCenter;
    case SH_Table_GridLineColor:
        return static_cast<int>(colorsOf(option ? option->palette : QApplication::palette()).border.rgb());
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon KitStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    switch (which) {
    case SP_LineEditClearButton:
        return icon("x"_L1);
    // A calendar's head is a band of the accent.
    case SP_ArrowLeft:
        return iconOnAccent("chevron-left"_L1);
    case SP_ArrowRight:
        return iconOnAccent("chevron-right"_L1);
    case SP_ToolBarHorizontalExtensionButton:
        return icon("more"_L1);
    default:
        if (const QLatin1StringView name = fileDialogIcon(which); !name.isEmpty())
            return icon(name);
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

QPalette KitStyle::standardPalette() const
{
    return paletteOf(isDark(QApplication::palette()));
}

QSize KitStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                 const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        int width = contents.width() + 3 * kGrid;
        if (button && !button->icon.isNull())
            width += 2;
        if (button && button->features.testFlag(QStyleOptionButton::HasMenu))
            width += 2 * kGrid;
        const bool hasText = button && !button->text.isEmpty();
        return {std::max(width, hasText ? 64 : kControlHeight), std::max(kControlHeight, contents.height() + kGrid)};
    }
    case CT_LineEdit:
    case CT_SpinBox:
    case CT_ComboBox: {
        QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        if (type == CT_ComboBox)
            size.setWidth(contents.width() + 2 * kGrid + 4 * kGrid);
        // The editor inside a spin box or combo box has no frame and fills what it is given.
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (!frame || frame->lineWidth > 0)
            size.setHeight(std::max(kControlHeight, size.height()));
        return size;
    }
    case CT_ToolButton: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return size.expandedTo({kControlHeight, kControlHeight});
    }
    case CT_CheckBox:
    case CT_RadioButton:
        return QProxyStyle::sizeFromContents(type, option, contents, widget).expandedTo({0, 3 * kGrid});
    case CT_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {contents.width(), 9};
        QSize size = contents;
        size.setWidth(size.width() + (item ? paint::menuLeft(*item) : 0) + paint::kMenuRight +
                      (item && item->text.contains(u'\t') ? 3 * kGrid : 0));
        size.setHeight(kControlHeight);
        return size;
    }
    case CT_TabBarTab:
    case CT_HeaderSection:
        return QProxyStyle::sizeFromContents(type, option, contents, widget).expandedTo({0, 36});
    case CT_ItemViewItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return size.expandedTo({0, kControlHeight});
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

QRect KitStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth > 0)
            return option->rect.adjusted(kGrid - 2, 1, 2 - kGrid, -1);
        break;
    }
    case SE_HeaderArrow: {
        constexpr int kSize = 12;
        const QRect& r = option->rect;
        return visualRect(option->direction, r,
                          QRect(r.right() - kGrid - kSize + 2, r.top() + (r.height() - kSize) / 2, kSize, kSize));
    }
    case SE_PushButtonFocusRect:
    case SE_ToolBoxTabContents:
        return option->rect;
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect:
        return option->rect.adjusted(0, 1, 0, -1);
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect KitStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                               const QWidget* widget) const
{
    const auto mirrored = [option](const QRect& rect) { return visualRect(option->direction, option->rect, rect); };
    const QRect& r = option->rect;
    if (control == CC_ComboBox) {
        constexpr int kArrow = 3 * kGrid + 2;
        if (part == SC_ComboBoxArrow)
            return mirrored(QRect(r.right() - kArrow, r.top(), kArrow, r.height()));
        if (part == SC_ComboBoxEditField)
            return mirrored(r.adjusted(kGrid + 2, 1, -kArrow, -1));
        if (part == SC_ComboBoxFrame)
            return r;
    }
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const bool hasButtons = spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
        const int width = hasButtons ? 3 * kGrid : 0;
        const int half = r.height() / 2;
        if (part == SC_SpinBoxUp)
            return hasButtons ? mirrored(QRect(r.right() - width, r.top() + 1, width, half - 1)) : QRect();
        if (part == SC_SpinBoxDown)
            return hasButtons ? mirrored(QRect(r.right() - width, r.top() + half, width, r.height() - half - 1))
                              : QRect();
        if (part == SC_SpinBoxEditField)
            return mirrored(r.adjusted(kGrid - 2, 1, hasButtons ? -width - 2 : 2 - kGrid, -1));
        if (part == SC_SpinBoxFrame)
            return r;
    }
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return paint::scrollBarRect(*this, *bar, part, widget);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

} // namespace ch::ui
