// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/ChartLegend.h"

#include <QPainter>

namespace ch::ui {

namespace {

constexpr int kSwatch = 14;
constexpr int kSwatchGap = 6;
constexpr int kEntryGap = 18;
constexpr int kHeight = 18;

void drawSwatch(QPainter& painter, const QRectF& rect, ChartLegend::Shape shape, const ChartColors& colors)
{
    const QRectF box(rect.left() + 1, rect.center().y() - 5.5, 11, 11);
    const QPointF left(rect.left(), rect.center().y());
    const QPointF right(rect.right(), rect.center().y());
    painter.setPen(Qt::NoPen);
    switch (shape) {
    case ChartLegend::Shape::Bar:
        painter.setBrush(colors.main);
        painter.drawRoundedRect(box, 2, 2);
        break;
    case ChartLegend::Shape::MinusBar:
        painter.setBrush(colors.minus);
        painter.drawRoundedRect(box, 2, 2);
        break;
    case ChartLegend::Shape::UnfinishedBar:
        painter.setPen(QPen(colors.main, 1));
        painter.setBrush(colors.unfinished);
        painter.drawRoundedRect(box, 2, 2);
        break;
    case ChartLegend::Shape::Line:
        painter.setPen(QPen(colors.line, 1.8));
        painter.drawLine(left, right);
        painter.setPen(QPen(colors.surface, 1));
        painter.setBrush(colors.line);
        painter.drawEllipse(rect.center(), 3.5, 3.5);
        break;
    case ChartLegend::Shape::ThinLine:
    case ChartLegend::Shape::ThinBefore:
        painter.setPen(QPen(shape == ChartLegend::Shape::ThinLine ? colors.line : colors.before, 1.4));
        painter.drawLine(left, right);
        break;
    case ChartLegend::Shape::DashedLine: {
        QPen pen(colors.before, 1.8, Qt::DashLine);
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.drawLine(left, right);
        break;
    }
    }
}

} // namespace

ChartLegend::ChartLegend(QWidget* parent) : QWidget(parent)
{
    setFont(fontOf(TextStyle::Caption));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void ChartLegend::setEntries(const std::vector<Entry>& entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    QStringList said;
    for (const Entry& entry : entries)
        said.push_back(entry.text);
    setAccessibleName(said.join(QStringLiteral(", ")));
    setVisible(!entries.empty());
    updateGeometry();
    update();
}

QSize ChartLegend::sizeHint() const
{
    int width = 0;
    for (const Entry& entry : m_entries)
        width += kSwatch + kSwatchGap + fontMetrics().horizontalAdvance(entry.text) + kEntryGap;
    return {width, kHeight};
}

QSize ChartLegend::minimumSizeHint() const
{
    return {0, kHeight};
}

void ChartLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    painter.setLayoutDirection(layoutDirection());
    drawLegend(painter, QRectF(rect()), m_entries, chartColorsOf(palette()));
}

void drawLegend(QPainter& painter, const QRectF& rect, const std::vector<ChartLegend::Entry>& entries,
                const ChartColors& colors)
{
    const bool isMirrored = painter.layoutDirection() == Qt::RightToLeft;
    const QFontMetricsF metrics(painter.font(), painter.device());
    const auto placed = [&](qreal left, qreal width) {
        return QRectF(isMirrored ? rect.right() - left - width : rect.left() + left, rect.top(), width, rect.height());
    };
    // What comes after it on a page is not to be painted with its brushes.
    painter.save();
    qreal left = 0;
    for (const ChartLegend::Entry& entry : entries) {
        const qreal room = std::max<qreal>(0, rect.width() - left - kSwatch - kSwatchGap);
        const QString text = metrics.elidedText(entry.text, Qt::ElideRight, room);
        if (text.isEmpty())
            break;
        drawSwatch(painter, placed(left, kSwatch), entry.shape, colors);
        left += kSwatch + kSwatchGap;
        const qreal advance = metrics.horizontalAdvance(text);
        painter.setPen(colors.muted);
        painter.drawText(placed(left, advance + 1), int(Qt::AlignVCenter) | int(Qt::AlignLeft), text);
        left += advance + kEntryGap;
    }
    painter.restore();
}

} // namespace ch::ui
