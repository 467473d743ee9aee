// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/KpiTile.h"

#include "ui/kit/StylePainting.h"
#include "ui/kit/Tones.h"
#include "ui/sales/ChartColors.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace ch::ui {

namespace {

constexpr int kPadding = 14;
constexpr int kLeastFigure = 15;
constexpr size_t kTrendPoints = 32;
constexpr int kTrendWidth = 66;
constexpr int kLeastTrend = 26;
constexpr int kTrendHeight = 20;

} // namespace

KpiTile::KpiTile(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void KpiTile::setWords(const Words& words)
{
    if (words == m_words)
        return;
    m_words = words;
    QStringList said{words.name, words.value};
    if (!words.change.isEmpty())
        said.push_back(words.change);
    if (!words.before.isEmpty())
        said.push_back(words.before);
    setAccessibleName(said.join(QStringLiteral(", ")));
    update();
}

void KpiTile::setOpens(const QStringList& texts)
{
    m_opens = texts;
    setToolTip(texts.isEmpty() ? tr("Show it in the chart")
                               : tr("Click: show it in the chart. Double click or Enter: %1", "what is opened")
                                     .arg(texts.front().toLower()));
}

void KpiTile::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_opens.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < int(m_opens.size()); ++i)
        connect(menu->addAction(m_opens[i]), &QAction::triggered, this, [this, i] { Q_EMIT opened(i); });
    const bool isMouse = event->reason() == QContextMenuEvent::Mouse;
    menu->popup(isMouse ? event->globalPos() : mapToGlobal(rect().bottomLeft()));
}

void KpiTile::mouseDoubleClickEvent(QMouseEvent* event)
{
    QAbstractButton::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && !m_opens.isEmpty())
        Q_EMIT opened(0);
}

void KpiTile::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !m_opens.isEmpty())
        Q_EMIT opened(0);
    else
        QAbstractButton::keyPressEvent(event);
}

void KpiTile::setHasFoot(bool has)
{
    if (has == m_hasFoot)
        return;
    m_hasFoot = has;
    updateGeometry();
    update();
}

void KpiTile::setTrend(const std::vector<double>& values, bool isMinus)
{
    std::vector<double> trend;
    // Neighbours that would share a pixel are one.
    const size_t each = (values.size() + kTrendPoints - 1) / kTrendPoints;
    for (size_t i = 0; i < values.size(); i += each) {
        const size_t count = std::min(each, values.size() - i);
        trend.push_back(std::accumulate(values.begin() + qsizetype(i), values.begin() + qsizetype(i + count), 0.0) /
                        double(count));
    }
    const double lowest = std::min(0.0, trend.empty() ? 0.0 : std::ranges::min(trend));
    const double highest = trend.empty() ? 0.0 : std::ranges::max(trend);
    for (double& value : trend)
        value = highest > lowest ? (value - lowest) / (highest - lowest) : 0;
    if (trend == m_trend && isMinus == m_isMinus)
        return;
    m_trend = std::move(trend);
    m_isMinus = isMinus;
    update();
}

void KpiTile::paintTrend(QPainter& painter, const QRectF& rect) const
{
    if (m_trend.size() < 3 || rect.width() < kLeastTrend)
        return;
    const ChartColors colors = chartColorsOf(palette());
    const QColor color = m_isMinus ? colors.minus : colors.main;
    QPolygonF line;
    const double step = rect.width() / double(m_trend.size() - 1);
    for (size_t i = 0; i < m_trend.size(); ++i)
        line.append(QPointF(rect.left() + double(i) * step, rect.bottom() - m_trend[i] * rect.height()));
    QPolygonF area = line;
    area.append(rect.bottomRight());
    area.append(rect.bottomLeft());
    QColor faint = color;
    faint.setAlphaF(0.16F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faint);
    painter.drawPolygon(area);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
}

void KpiTile::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void KpiTile::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void KpiTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(palette());
    paint::box(painter, rect(), underMouse() && !isChecked() ? colors.hover : colors.surface,
               isChecked() ? colors.accent : colors.border, kRadius + 2, isChecked() ? 2 : 1);
    if (hasFocus())
        paint::focusRing(painter, QRectF(rect()).adjusted(3, 3, -3, -3), colors, kRadius);
    const QRect inside = rect().adjusted(kPadding, 12, -kPadding, -11);

    painter.setFont(fontOf(TextStyle::Caption));
    painter.setPen(colors.muted);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignTop,
                     painter.fontMetrics().elidedText(m_words.name, Qt::ElideRight, inside.width()));
    const int left = inside.left() + painter.fontMetrics().horizontalAdvance(m_words.name) + kGrid;
    const int trendLeft = std::max(left, inside.right() - kTrendWidth);
    paintTrend(painter, QRectF(trendLeft, inside.top() + 1, inside.right() - trendLeft, kTrendHeight));

    // A figure is never cut: it gets smaller until it fits.
    QFont figure = fontOf(TextStyle::Figure);
    figure.setPixelSize(24);
    while (figure.pixelSize() > kLeastFigure && QFontMetrics(figure).horizontalAdvance(m_words.value) > inside.width())
        figure.setPixelSize(figure.pixelSize() - 1);
    painter.setFont(figure);
    painter.setPen(isEnabled() ? colors.text : colors.muted);
    painter.drawText(inside.adjusted(0, -2, 0, 2), Qt::AlignLeft | (m_hasFoot ? Qt::AlignVCenter : Qt::AlignBottom),
                     m_words.value);

    QRect foot = inside;
    if (!m_words.change.isEmpty()) {
        QFont strong = fontOf(TextStyle::Caption);
        strong.setWeight(QFont::DemiBold);
        painter.setFont(strong);
        painter.setPen(m_words.tone == Tone::Neutral ? colors.muted : strongOf(m_words.tone, colors));
        painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, m_words.change);
        foot.setLeft(foot.left() + painter.fontMetrics().horizontalAdvance(m_words.change) + 7);
    }
    painter.setFont(fontOf(TextStyle::Caption));
    painter.setPen(colors.muted);
    if (foot.width() > 24)
        painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom,
                         painter.fontMetrics().elidedText(m_words.before, Qt::ElideRight, foot.width()));
}

} // namespace ch::ui
