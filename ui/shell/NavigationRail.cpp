// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/NavigationRail.h"

#include "ui/shell/RailButton.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWide = 208;
constexpr int kNarrow = 64;

QVBoxLayout* column(QVBoxLayout* into)
{
    auto* layout = new QVBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid / 4);
    into->addLayout(layout);
    return layout;
}

} // namespace

NavigationRail::NavigationRail(QWidget* parent) : QFrame(parent)
{
    setObjectName(u"navigationRail"_s);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(kGrid + kGrid / 2, kGrid + kGrid / 2, kGrid + kGrid / 2 + 1, kGrid + kGrid / 2);
    all->setSpacing(0);
    m_head = column(all);
    all->addSpacing(2 * kGrid);
    m_places = column(all);
    all->addStretch(1);
    m_tools = column(all);
    m_end = column(all);
    setFixedWidth(kWide);
}

void NavigationRail::setHead(QWidget* head)
{
    m_head->addWidget(head);
}

RailButton* NavigationRail::add(QLatin1StringView iconName, QVBoxLayout* into)
{
    auto* button = new RailButton(iconName, this);
    button->setCompact(m_isCompact);
    into->addWidget(button);
    m_buttons.push_back(button);
    connect(button, &QAbstractButton::clicked, this, [this, button] { Q_EMIT activated(button); });
    return button;
}

RailButton* NavigationRail::addPlace(QLatin1StringView iconName, bool atEnd)
{
    RailButton* button = add(iconName, atEnd ? m_end : m_places);
    button->setCheckable(true);
    return button;
}

RailButton* NavigationRail::addTool(QLatin1StringView iconName)
{
    return add(iconName, m_tools);
}

std::vector<QWidget*> NavigationRail::inOrder() const
{
    std::vector<QWidget*> widgets;
    for (const QVBoxLayout* part : {m_head, m_places, m_tools, m_end}) {
        for (int i = 0; i < part->count(); ++i) {
            if (QWidget* widget = part->itemAt(i)->widget())
                widgets.push_back(widget);
        }
    }
    return widgets;
}

void NavigationRail::setCurrent(RailButton* button)
{
    for (RailButton* each : m_buttons) {
        if (each->isCheckable())
            each->setChecked(each == button);
    }
}

void NavigationRail::setCompact(bool compact)
{
    if (compact == m_isCompact)
        return;
    m_isCompact = compact;
    setFixedWidth(compact ? kNarrow : kWide);
    for (RailButton* each : m_buttons)
        each->setCompact(compact);
}

void NavigationRail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    painter.fillRect(rect(), colors.window);
    painter.fillRect(isRightToLeft() ? 0 : width() - 1, 0, 1, height(), colors.border);
}

void NavigationRail::keyPressEvent(QKeyEvent* event)
{
    // As in any list: up and down move, Enter goes.
    switch (event->key()) {
    case Qt::Key_Up:
        focusNextPrevChild(false);
        break;
    case Qt::Key_Down:
        focusNextPrevChild(true);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (auto* button = qobject_cast<QAbstractButton*>(focusWidget()))
            button->click();
        break;
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace ch::ui
