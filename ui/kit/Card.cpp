// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Card.h"

#include "ui/kit/StylePainting.h"

#include <QPainter>
#include <QVBoxLayout>

namespace ch::ui {

Card::Card(const QString& heading, QWidget* parent)
    : QFrame(parent)
    , m_heading(new TextLabel({}, TextStyle::Heading, this))
    , m_head(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(kGrid + 4);
    m_heading->setElided(true);
    m_head->addWidget(m_heading, 1);
    m_head->setSpacing(kGrid);
    m_body->setSpacing(kGrid);
    column->addLayout(m_head);
    column->addLayout(m_body, 1);
    setHeading(heading);
}

void Card::setHeading(const QString& heading)
{
    m_heading->setFullText(heading);
    m_heading->setVisible(!heading.isEmpty() || m_head->count() > 1);
    setAccessibleName(heading);
}

void Card::addHeaderWidget(QWidget* widget)
{
    m_head->addWidget(widget);
    m_heading->show();
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    paint::box(painter, rect(), colors.surface, colors.border, kRadius + 2);
}

} // namespace ch::ui
