// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ToastView.h"

#include "ui/kit/Buttons.h"
#include "ui/kit/Icons.h"
#include "ui/kit/StylePainting.h"
#include "ui/kit/Tones.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kTextWidth = 520;

/// Toasts are dark on light windows and light on dark ones: nothing else on a page looks so.
QPalette toastPalette(const QPalette& palette)
{
    return paletteOf(!isDark(palette));
}

} // namespace

ToastView::ToastView(const Toast& toast, QWidget* parent)
    : QFrame(parent)
    , m_toast(toast)
    , m_icon(new QLabel(this))
    , m_left(toast.time)
{
    setPalette(toastPalette(parent->palette()));
    setAttribute(Qt::WA_Hover);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2 * kGrid, 10, kGrid, 10);
    row->setSpacing(kGrid + 4);
    m_icon->setFixedSize(18, 18);
    m_icon->setVisible(toast.tone != Tone::Neutral);
    auto* text = new TextLabel(toast.text, TextStyle::Body, this);
    // A wrapping label likes to be narrow; what fits stays on one line.
    text->setWordWrap(text->fontMetrics().horizontalAdvance(toast.text) > kTextWidth);
    text->setMinimumWidth(text->wordWrap() ? kTextWidth : 0);
    text->setMaximumWidth(kTextWidth);
    row->addWidget(m_icon);
    row->addWidget(text, 1);
    if (hasAction()) {
        m_action = makeButton({}, ButtonKind::Quiet, this);
        m_action->setToolTip(tr("Ctrl+Z"));
        m_action->setAccessibleName(toast.actionText);
        connect(m_action, &QPushButton::clicked, this, &ToastView::act);
        row->addWidget(m_action);
    }
    QToolButton* cross = makeIconButton("x"_L1, tr("Dismiss"), this);
    connect(cross, &QToolButton::clicked, this, &ToastView::ended);
    row->addWidget(cross);
    cross->setIcon(QIcon(iconPixmap("x"_L1, colorsOf(palette()).muted, 16, devicePixelRatioF())));

    setAccessibleName(hasAction()
                          ? tr("%1 %2: Ctrl+Z", "what happened, name of an action").arg(toast.text, toast.actionText)
                          : toast.text);
    connect(&m_timer, &QTimer::timeout, this, &ToastView::tick);
    m_timer.start(50ms);
    m_sinceTick.start();
    drawIcon();
    tick();
}

std::chrono::milliseconds ToastView::left() const
{
    return m_timer.isActive() ? m_left - std::chrono::milliseconds(m_sinceTick.elapsed()) : m_left;
}

void ToastView::act()
{
    if (m_ended)
        return;
    m_ended = true;
    const auto action = m_toast.action;
    Q_EMIT ended();
    if (action)
        action();
}

void ToastView::tick()
{
    m_left = left();
    m_sinceTick.restart();
    if (m_left <= 0ms && !m_ended) {
        m_ended = true;
        m_timer.stop();
        Q_EMIT ended();
        return;
    }
    if (m_action) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_left).count();
        m_action->setText(tr("%1 (%2)", "name of an action, seconds left").arg(m_toast.actionText).arg(seconds));
    }
    update();
}

void ToastView::drawIcon()
{
    m_icon->setPixmap(
        iconPixmap(iconOf(m_toast.tone), strongOf(m_toast.tone, colorsOf(palette())), 18, devicePixelRatioF()));
}

void ToastView::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

void ToastView::enterEvent(QEnterEvent* event)
{
    QFrame::enterEvent(event);
    m_left = left();
    m_timer.stop();
}

void ToastView::leaveEvent(QEvent* event)
{
    QFrame::leaveEvent(event);
    if (!m_ended) {
        m_sinceTick.restart();
        m_timer.start();
    }
}

void ToastView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    paint::box(painter, rect(), colors.raised, colors.border, kRadius + 2);
    // What is left of its time, along the lower edge.
    const double share =
        std::clamp(double(m_left.count()) / double(std::chrono::milliseconds(m_toast.time).count()), 0.0, 1.0);
    const QRectF bar(kRadius + 2, height() - 3, (width() - 2 * kRadius - 4) * share, 2);
    if (hasAction() && bar.width() >= 1)
        paint::box(painter, bar, colors.accent, Qt::transparent, 1);
}

} // namespace ch::ui
