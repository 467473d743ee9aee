// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/SegmentedControl.h"

#include "ui/kit/Segment.h"
#include "ui/kit/StylePainting.h"
#include "ui/kit/Theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace ch::ui {

SegmentedControl::SegmentedControl(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_row(new QHBoxLayout(this))
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_row->setContentsMargins(2, 2, 2, 2);
    m_row->setSpacing(2);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::currentChanged);
}

void SegmentedControl::addSegment(const QString& text, const QString& toolTip)
{
    auto* segment = new Segment(text, {}, this);
    segment->setToolTip(toolTip);
    add(segment);
}

void SegmentedControl::addSegment(QLatin1StringView iconName, const QString& text)
{
    add(new Segment(text, iconName, this));
}

void SegmentedControl::add(QAbstractButton* segment)
{
    const int index = count();
    m_group->addButton(segment, index);
    m_row->addWidget(segment);
    segment->setChecked(index == 0);
    // One stop for Tab; arrows go on from there.
    segment->setFocusPolicy(index == 0 ? Qt::TabFocus : Qt::NoFocus);
}

void SegmentedControl::setSegmentText(int index, const QString& text)
{
    if (QAbstractButton* segment = m_group->button(index)) {
        segment->setText(text);
        segment->updateGeometry();
    }
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled)
{
    if (QAbstractButton* segment = m_group->button(index))
        segment->setEnabled(enabled);
}

int SegmentedControl::count() const
{
    return static_cast<int>(m_group->buttons().size());
}

int SegmentedControl::currentIndex() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrentIndex(int index)
{
    QAbstractButton* wanted = m_group->button(index);
    if (!wanted)
        return;
    for (QAbstractButton* segment : m_group->buttons())
        segment->setFocusPolicy(segment == wanted ? Qt::TabFocus : Qt::NoFocus);
    wanted->setChecked(true);
}

void SegmentedControl::choose(int index)
{
    const bool hadFocus = isAncestorOf(focusWidget()) || (focusWidget() && focusWidget()->hasFocus());
    setCurrentIndex(index);
    if (hadFocus)
        m_group->button(index)->setFocus(Qt::TabFocusReason);
    Q_EMIT currentChanged(index);
}

void SegmentedControl::keyPressEvent(QKeyEvent* event)
{
    int step = 0;
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up)
        step = -1;
    else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down)
        step = 1;
    if (step == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (layoutDirection() == Qt::RightToLeft && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right))
        step = -step;
    for (int index = currentIndex() + step; index >= 0 && index < count(); index += step) {
        if (m_group->button(index)->isEnabled()) {
            choose(index);
            return;
        }
    }
}

void SegmentedControl::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    paint::box(painter, rect(), isDark(palette()) ? colors.raised : colors.neutralSoft, Qt::transparent, kRadius);
}

} // namespace ch::ui
