// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/CountTabs.h"

#include "ui/kit/Theme.h"

#include <QStyleOptionTab>
#include <QStylePainter>

namespace ch::ui {

namespace {

constexpr int kHeight = 36;
constexpr int kGap = 6;

} // namespace

CountTabs::CountTabs(int tabs, QWidget* parent) : QTabBar(parent), m_counts(tabs)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    for (int index = 0; index < tabs; ++index)
        addTab(QString());
}

void CountTabs::setTab(int index, const QString& name, const QString& count)
{
    m_counts[index] = count;
    // Setting the text is what makes the bar measure its tabs again.
    setTabText(index, name);
    setAccessibleTabName(index, count.isEmpty() ? name : tr("%1: %2", "a part of a list, how many").arg(name, count));
}

void CountTabs::setChosen(bool isChosen)
{
    m_isChosen = isChosen;
    update();
}

QSize CountTabs::tabSizeHint(int index) const
{
    const int text = QFontMetrics(fontOf(TextStyle::Strong)).horizontalAdvance(tabText(index));
    const QString& number = m_counts[index];
    const int count = number.isEmpty() ? 0 : kGap + QFontMetrics(fontOf(TextStyle::Caption)).horizontalAdvance(number);
    return {text + count + 2 * kMargin, kHeight};
}

void CountTabs::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    const Colors& colors = colorsOf(palette());
    for (int index = 0; index < count(); ++index) {
        QStyleOptionTab option;
        initStyleOption(&option, index);
        const bool isCurrent = index == chosen();
        option.state.setFlag(QStyle::State_Selected, isCurrent);
        painter.drawControl(QStyle::CE_TabBarTabShape, option);
        const QFont font = fontOf(isCurrent ? TextStyle::Strong : TextStyle::Body);
        QRect rect = tabRect(index).adjusted(kMargin, 0, -kMargin, 0);
        painter.setFont(font);
        painter.setPen(isCurrent ? colors.text : colors.muted);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, tabText(index));
        rect.setLeft(rect.left() + QFontMetrics(font).horizontalAdvance(tabText(index)) + kGap);
        painter.setFont(fontOf(TextStyle::Caption));
        painter.setPen(isCurrent ? colors.accent : colors.faint);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, m_counts[index]);
    }
}

} // namespace ch::ui
