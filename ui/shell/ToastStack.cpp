// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/ToastStack.h"

#include "ui/shell/ToastCard.h"

#include <QAccessible>
#include <QEvent>
#include <QVBoxLayout>

namespace ch::ui {

namespace {

/// More at once is a wall, not a message: the oldest without a button goes first.
constexpr size_t kMaxCards = 3;

} // namespace

ToastStack::ToastStack(QWidget* area) : QWidget(area), m_area(area)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    area->installEventFilter(this);
    hide();
}

void ToastStack::show(const Toast& toast)
{
    if (m_cards.size() >= kMaxCards) {
        const auto spare =
            std::find_if(m_cards.begin(), m_cards.end(), [](ToastCard* card) { return !card->hasAction(); });
        remove(spare == m_cards.end() ? m_cards.front() : *spare);
    }
    auto* card = new ToastCard(toast, this);
    connect(card, &ToastCard::ended, this, [this, card] { remove(card); });
    layout()->addWidget(card);
    layout()->setAlignment(card, Qt::AlignHCenter);
    m_cards.push_back(card);
    card->show();
    place();
    QWidget::show();
    raise();
    QAccessibleEvent event(card, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

bool ToastStack::takeAction()
{
    const auto found =
        std::find_if(m_cards.rbegin(), m_cards.rend(), [](ToastCard* card) { return card->hasAction(); });
    if (found == m_cards.rend())
        return false;
    (*found)->takeAction();
    return true;
}

void ToastStack::remove(ToastCard* card)
{
    std::erase(m_cards, card);
    layout()->removeWidget(card);
    card->hide();
    card->deleteLater();
    if (m_cards.empty())
        hide();
    else
        place();
}

void ToastStack::place()
{
    layout()->activate();
    const QSize size = layout()->sizeHint();
    setGeometry((m_area->width() - size.width()) / 2, m_area->height() - size.height() - 2 * kGrid, size.width(),
                size.height());
}

bool ToastStack::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_area && event->type() == QEvent::Resize && !m_cards.empty())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace ch::ui
