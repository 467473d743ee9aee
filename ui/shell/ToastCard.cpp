// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/ToastCard.h"

#include "ui/shell/CountLink.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMaxTextWidth = 440;
constexpr int kBar = 3;
constexpr int kTickMs = 100;

} // namespace

ToastCard::ToastCard(const Toast& toast, QWidget* parent)
    : QFrame(parent)
    , m_toast(toast)
    , m_leftMs(std::chrono::milliseconds(toast.time).count())
{
    setObjectName(u"toast"_s);
    setAccessibleName(toast.text);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * kGrid + kBar, kGrid, kGrid, kGrid);
    layout->setSpacing(kGrid);
    auto* text = new TextLabel(toast.text, TextStyle::Body, this);
    const int needed = QFontMetrics(text->font()).horizontalAdvance(toast.text) + kGrid;
    text->setFixedWidth(std::min(needed, kMaxTextWidth));
    layout->addWidget(text);
    if (hasAction()) {
        QPushButton* action = makeButton(toast.actionText, ButtonKind::Quiet, this);
        action->setObjectName(u"toastAction"_s);
        connect(action, &QPushButton::clicked, this, &ToastCard::takeAction);
        layout->addWidget(action);
    }
    QToolButton* close = makeIconButton("x"_L1, tr("Close this message"), this);
    connect(close, &QToolButton::clicked, this, &ToastCard::ended);
    layout->addWidget(close);
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &ToastCard::tick);
    m_sinceTick.start();
    m_timer.start();
}

void ToastCard::takeAction()
{
    if (m_isOver || !hasAction())
        return;
    m_isOver = true;
    m_toast.action();
    Q_EMIT ended();
}

void ToastCard::tick()
{
    const qint64 elapsed = m_sinceTick.restart();
    if (isPaused())
        return;
    m_leftMs -= elapsed;
    if (m_leftMs <= 0 && !m_isOver) {
        m_isOver = true;
        Q_EMIT ended();
    } else if (hasAction()) {
        update();
    }
}

void ToastCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(palette());
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.fillPath(shape, colors.raised);
    painter.save();
    painter.setClipPath(shape);
    painter.fillRect(isRightToLeft() ? width() - kBar : 0, 0, kBar, height(), strongColor(m_toast.tone, palette()));
    if (hasAction()) {
        const auto total = std::chrono::milliseconds(m_toast.time).count();
        const int left = total > 0 ? int(width() * std::max<qint64>(0, m_leftMs) / total) : 0;
        painter.fillRect(0, height() - 2, left, 2, colors.accent);
    }
    painter.restore();
    painter.setPen(colors.border);
    painter.drawPath(shape);
}

void ToastCard::enterEvent(QEnterEvent* event)
{
    QFrame::enterEvent(event);
    m_isHovered = true;
}

void ToastCard::leaveEvent(QEvent* event)
{
    QFrame::leaveEvent(event);
    m_isHovered = false;
}

} // namespace ch::ui
