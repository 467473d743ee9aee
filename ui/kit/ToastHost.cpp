// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ToastHost.h"

#include "ui/kit/ToastView.h"

#include <QAccessible>
#include <QEvent>
#include <QShortcut>
#include <QVBoxLayout>

namespace ch::ui {

namespace {

/// More than that nobody reads; the oldest goes.
constexpr int kMost = 4;

} // namespace

ToastHost::ToastHost(QWidget* window)
    : QWidget(window)
    , m_column(new QVBoxLayout(this))
    , m_undo(new QShortcut(QKeySequence::Undo, window))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kGrid);
    m_undo->setEnabled(false);
    connect(m_undo, &QShortcut::activated, this, &ToastHost::undoNewest);
    window->installEventFilter(this);
    hide();
}

void ToastHost::add(const Toast& toast)
{
    if (m_views.size() >= kMost)
        remove(m_views.front());
    auto* view = new ToastView(toast, this);
    connect(view, &ToastView::ended, this, [this, view] { remove(view); });
    m_views.append(view);
    m_column->addWidget(view, 0, Qt::AlignHCenter);
    m_undo->setEnabled(m_undo->isEnabled() || view->hasAction());
    view->show();
    place();
    show();
    raise();
    // It takes no focus, so a screen reader has to be told.
    QAccessibleEvent event(view, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ToastHost::setBottomMargin(int pixels)
{
    m_bottom = pixels;
    place();
}

void ToastHost::undoNewest()
{
    for (auto view = m_views.crbegin(); view != m_views.crend(); ++view) {
        if ((*view)->hasAction()) {
            (*view)->act();
            return;
        }
    }
}

void ToastHost::remove(ToastView* view)
{
    if (!m_views.removeOne(view))
        return;
    m_column->removeWidget(view);
    view->hide();
    view->deleteLater();
    m_undo->setEnabled(
        std::any_of(m_views.cbegin(), m_views.cend(), [](ToastView* each) { return each->hasAction(); }));
    setVisible(!m_views.isEmpty());
    place();
}

void ToastHost::place()
{
    const QSize size = m_column->sizeHint().boundedTo(parentWidget()->size() - QSize(2 * kGrid, 0));
    resize(size);
    move((parentWidget()->width() - size.width()) / 2, parentWidget()->height() - size.height() - m_bottom);
}

bool ToastHost::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

bool ToastHost::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        place();
    return QWidget::event(event);
}

} // namespace ch::ui
