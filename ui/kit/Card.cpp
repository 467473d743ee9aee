// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Card.h"

#include "ui/kit/StylePainting.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace ch::ui {

Card::Card(const QString& heading, QWidget* parent)
    : QFrame(parent)
    , m_heading(new TextLabel({}, TextStyle::Heading, this))
    , m_head(new QHBoxLayout)
    , m_body(new QVBoxLayout)
    , m_spring(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(0);
    m_heading->setElided(true);
    m_head->addWidget(m_heading, 1);
    m_head->setSpacing(kGrid);
    m_body->setSpacing(kGrid);
    column->addLayout(m_head);
    column->addLayout(m_body);
    column->addSpacerItem(m_spring);
    setHeading(heading);
}

void Card::setHeading(const QString& heading)
{
    m_heading->setFullText(heading);
    const bool shown = !heading.isEmpty() || m_head->count() > 1;
    m_heading->setVisible(shown);
    m_head->setContentsMargins(0, 0, 0, shown ? kGrid + 4 : 0);
    setAccessibleName(heading);
}

void Card::addHeaderWidget(QWidget* widget)
{
    m_head->addWidget(widget);
    m_head->setContentsMargins(0, 0, 0, kGrid + 4);
    m_heading->show();
}

void Card::settleSpring()
{
    // Rows stand at the top of a card that is taller than they are, but a table or a chart takes what there is.
    const bool grows = m_body->expandingDirections().testFlag(Qt::Vertical);
    if (grows == m_bodyGrows)
        return;
    m_bodyGrows = grows;
    m_spring->changeSize(0, 0, QSizePolicy::Minimum, grows ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    layout()->invalidate();
}

bool Card::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Polish)
        settleSpring();
    return QFrame::event(event);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    paint::box(painter, rect(), colors.surface, colors.border, kRadius + 2);
}

} // namespace ch::ui
