// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/FigureChart.h"

#include "ui/kit/StylePainting.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace ch::ui {

namespace {

constexpr int kTipPadding = 10;
constexpr int kTipGap = 10;
constexpr int kPage = 10;

} // namespace

FigureChart::FigureChart(const QString& name, QWidget* parent) : QWidget(parent)
{
    setName(name);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setFont(fontOf(TextStyle::Caption));
}

void FigureChart::setName(const QString& name)
{
    m_name = name;
    say();
}

void FigureChart::setOpens(bool opens)
{
    m_opens = opens;
}

void FigureChart::setNarrowText(const QString& text)
{
    m_narrowText = text;
}

void FigureChart::setCursor(int point)
{
    const int wanted = point >= 0 && point < pointCount() ? point : -1;
    if (wanted == m_cursor)
        return;
    m_cursor = wanted;
    say();
    update();
}

void FigureChart::drawApart(QPainter& painter, const QRectF& rect, const ChartColors& colors)
{
    painter.save();
    draw(painter, rect, colors);
    painter.restore();
    m_drawn = {};
    update();
}

bool FigureChart::isMinusAt(const QPointF&) const
{
    return false;
}

int FigureChart::neighbour(int point, int key) const
{
    const int last = pointCount() - 1;
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        return point < 0 ? last : std::max(0, point - 1);
    case Qt::Key_Right:
    case Qt::Key_Down:
        return point < 0 ? 0 : std::min(last, point + 1);
    case Qt::Key_PageUp:
        return std::max(0, point - kPage);
    case Qt::Key_PageDown:
        return std::min(last, point + kPage);
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return last;
    default:
        return point;
    }
}

void FigureChart::figuresChanged()
{
    m_drawn = {};
    if (m_cursor >= pointCount())
        m_cursor = -1;
    say();
    update();
}

void FigureChart::say()
{
    // A new name of what has the focus is read out.
    setAccessibleName(m_cursor < 0 ? m_name
                                   : tr("%1. %2", "a chart, the figures of one of its points")
                                         .arg(m_name, pointLines(m_cursor).join(QStringLiteral(", "))));
}

void FigureChart::paintEvent(QPaintEvent*)
{
    const ChartColors colors = chartColorsOf(palette());
    const qreal ratio = devicePixelRatioF();
    const QSize wanted = size() * ratio;
    if (m_drawn.size() != wanted) {
        m_drawn = QPixmap(wanted);
        m_drawn.setDevicePixelRatio(ratio);
        m_drawn.fill(Qt::transparent);
        QPainter painter(&m_drawn);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(font());
        draw(painter, QRectF(rect()), colors);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_cursor >= 0 && (hasFocus() || m_isPointed)) {
        const QRectF mark = pointRect(m_cursor);
        if (!mark.isNull()) {
            painter.setPen(QPen(colors.focus, hasFocus() ? 2 : 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(mark.adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3);
        }
        paintTip(painter, m_cursor);
    } else if (hasFocus() && m_isByKey) {
        paint::focusRing(painter, QRectF(rect()), colorsOf(palette()), kRadius);
    }
}

void FigureChart::paintTip(QPainter& painter, int point) const
{
    const QStringList lines = pointLines(point);
    if (lines.isEmpty())
        return;
    QFont headFont = fontOf(TextStyle::Caption);
    headFont.setWeight(QFont::DemiBold);
    const QFontMetrics head(headFont);
    const QFontMetrics body(font());
    int width = head.horizontalAdvance(lines.front());
    for (const QString& line : lines.sliced(1))
        width = std::max(width, body.horizontalAdvance(line));
    const int lineHeight = body.height() + 2;
    const QSize size(width + 2 * kTipPadding, int(lines.size()) * lineHeight + 2 * kTipPadding - 4);
    const QRectF mark = pointRect(point);
    // Beside the point where there is room, and never out of the chart.
    QPointF corner(mark.right() + kTipGap, mark.top());
    if (corner.x() + size.width() > rect().right())
        corner.setX(mark.left() - kTipGap - size.width());
    corner.setX(std::clamp<qreal>(corner.x(), 0, std::max(0, rect().width() - size.width())));
    corner.setY(std::clamp<qreal>(corner.y(), 0, std::max(0, rect().height() - size.height())));
    const QRectF box(corner, size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRoundedRect(box, kRadius, kRadius);
    painter.setPen(palette().color(QPalette::ToolTipText));
    qreal top = box.top() + kTipPadding - 2;
    for (const QString& line : lines) {
        painter.setFont(top < box.top() + kTipPadding ? headFont : font());
        painter.drawText(QRectF(box.left() + kTipPadding, top, width + 2, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         line);
        top += lineHeight;
    }
}

void FigureChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_drawn = {};
}

void FigureChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::LanguageChange)
        figuresChanged();
}

void FigureChart::mouseMoveEvent(QMouseEvent* event)
{
    const int point = pointAt(event->position());
    m_isPointed = point >= 0;
    setCursor(point);
    QWidget::setCursor(point >= 0 && m_opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void FigureChart::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton ? pointAt(event->position()) : -1;
    // Else the page would be scrolled or a card be taken for clicked.
    event->accept();
}

void FigureChart::mouseReleaseEvent(QMouseEvent* event)
{
    const int point = pointAt(event->position());
    if (event->button() == Qt::LeftButton && point >= 0 && point == std::exchange(m_pressed, -1) && m_opens)
        Q_EMIT opened(point, isMinusAt(event->position()));
}

void FigureChart::contextMenuEvent(QContextMenuEvent* event)
{
    const int point = event->reason() == QContextMenuEvent::Mouse ? pointAt(QPointF(event->pos())) : m_cursor;
    if (point < 0 || !m_opens || (!hasMinus() && m_narrowText.isEmpty()))
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Show these orders")), &QAction::triggered, this,
            [this, point] { Q_EMIT opened(point, false); });
    if (hasMinus())
        connect(menu->addAction(tr("Show these refunds")), &QAction::triggered, this,
                [this, point] { Q_EMIT opened(point, true); });
    if (!m_narrowText.isEmpty())
        connect(menu->addAction(m_narrowText), &QAction::triggered, this, [this, point] { Q_EMIT narrowed(point); });
    const QPoint place = event->reason() == QContextMenuEvent::Mouse ? event->globalPos()
                                                                     : mapToGlobal(pointRect(point).center().toPoint());
    menu->popup(place);
}

void FigureChart::leaveEvent(QEvent*)
{
    m_isPointed = false;
    if (!hasFocus())
        setCursor(-1);
    update();
}

void FigureChart::keyPressEvent(QKeyEvent* event)
{
    m_isByKey = true;
    if (pointCount() == 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
        setCursor(neighbour(m_cursor, event->key()));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_cursor < 0 || !m_opens)
            return QWidget::keyPressEvent(event);
        Q_EMIT opened(m_cursor, hasMinus() && event->modifiers().testFlag(Qt::ShiftModifier) != isOfMinus());
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FigureChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    const bool isByTab = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    m_isByKey = isByTab || event->reason() == Qt::ShortcutFocusReason;
    if (m_cursor < 0 && isByTab && pointCount() > 0)
        setCursor(neighbour(-1, Qt::Key_Right));
    update();
}

void FigureChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    if (!m_isPointed)
        setCursor(-1);
    update();
}

} // namespace ch::ui
