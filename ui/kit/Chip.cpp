// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Chip.h"

#include "ui/kit/Buttons.h"
#include "ui/kit/StylePainting.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kHeight = 28;

} // namespace

Chip::Chip(const QString& text, QWidget* parent)
    : QFrame(parent)
    , m_label(new TextLabel({}, TextStyle::Body, this))
    , m_cross(makeIconButton("x"_L1, tr("Remove this filter"), this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setFixedHeight(kHeight);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_label->setElided(true);
    m_label->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_cross->setFixedSize(20, 20);
    m_cross->setIconSize({12, 12});
    m_cross->setCursor(Qt::ArrowCursor);
    // Delete does the same; Tab goes from chip to chip.
    m_cross->setFocusPolicy(Qt::NoFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 6, 0);
    row->setSpacing(4);
    row->addWidget(m_label);
    row->addWidget(m_cross);
    connect(m_cross, &QToolButton::clicked, this, &Chip::removed);
    setText(text);
}

void Chip::setText(const QString& text)
{
    m_label->setFullText(text);
    setAccessibleName(text);
    setAccessibleDescription(tr("Filter. Enter changes it, Delete removes it."));
}

void Chip::setRemovable(bool removable)
{
    m_cross->setVisible(removable);
    layout()->setContentsMargins(12, 0, removable ? 6 : 12, 0);
    setAccessibleDescription(removable ? tr("Filter. Enter changes it, Delete removes it.")
                                       : tr("Filter. Enter changes it."));
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT clicked();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (!m_cross->isHidden())
            Q_EMIT removed();
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void Chip::mousePressEvent(QMouseEvent* event)
{
    // Taken, so that the release comes here too.
    event->accept();
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    const qreal radius = height() / 2.0;
    paint::box(painter, rect(), underMouse() ? colors.accentSoft : colors.raised, colors.border, radius);
    if (hasFocus())
        paint::focusRing(painter, rect(), colors, radius - 1);
}

} // namespace ch::ui
