// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/RankedBars.h"

#include <QPainter>

namespace ch::ui {

namespace {

constexpr int kBarRow = 34;
constexpr int kBarHeight = 5;
constexpr int kGapBeforeDetail = 8;

} // namespace

RankedBars::RankedBars(const QString& name, QWidget* parent) : FigureChart(name, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RankedBars::setRows(std::vector<RankedRow> rows)
{
    const bool isAsMany = std::min(int(rows.size()), m_mostShown) == pointCount();
    m_rows = std::move(rows);
    m_highest = 0;
    for (const RankedRow& row : m_rows)
        m_highest = std::max(m_highest, row.value);
    if (!isAsMany)
        updateGeometry();
    figuresChanged();
}

void RankedBars::setMostShown(int rows)
{
    m_mostShown = rows;
    updateGeometry();
    figuresChanged();
}

QStringList RankedBars::pointLines(int point) const
{
    if (point < 0 || point >= pointCount())
        return {};
    const RankedRow& row = m_rows[size_t(point)];
    QStringList lines{row.detail.isEmpty() ? row.label
                                           : tr("%1 · %2", "a name, its number").arg(row.label, row.detail)};
    lines.push_back(row.share.isEmpty() ? row.text : tr("%1 (%2)", "a figure, its share").arg(row.text, row.share));
    lines += row.more;
    return lines;
}

void RankedBars::draw(QPainter& painter, const QRectF& rect, const ChartColors& colors)
{
    const QFont body = fontOf(TextStyle::Body);
    const QFont caption = fontOf(TextStyle::Caption);
    const QFontMetrics bodyMetrics(body);
    const QFontMetrics captionMetrics(caption);
    int shareWidth = 0;
    for (int i = 0; i < pointCount(); ++i)
        shareWidth = std::max(shareWidth, captionMetrics.horizontalAdvance(m_rows[size_t(i)].share));
    for (int i = 0; i < pointCount(); ++i) {
        const RankedRow& row = m_rows[size_t(i)];
        const QRectF line(rect.left(), rect.top() + i * kBarRow, rect.width(), kBarRow);
        const QRectF words = line.adjusted(0, 0, 0, -kBarHeight - 7);
        painter.setFont(caption);
        painter.setPen(colors.muted);
        painter.drawText(words, Qt::AlignRight | Qt::AlignBottom, row.share);
        const qreal shareRoom = shareWidth > 0 ? shareWidth + 10 : 0;
        painter.setFont(body);
        painter.setPen(colors.text);
        painter.drawText(words.adjusted(0, 0, -shareRoom, 0), Qt::AlignRight | Qt::AlignBottom, row.text);
        qreal room = words.width() - shareRoom - bodyMetrics.horizontalAdvance(row.text) - 12;
        const QString label = bodyMetrics.elidedText(row.label, Qt::ElideRight, int(room));
        painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom, label);
        const qreal used = bodyMetrics.horizontalAdvance(label) + kGapBeforeDetail;
        room -= used;
        if (!row.detail.isEmpty() && room > 24) {
            painter.setFont(caption);
            painter.setPen(colors.muted);
            painter.drawText(words.adjusted(used, 0, 0, -1), Qt::AlignLeft | Qt::AlignBottom,
                             captionMetrics.elidedText(row.detail, Qt::ElideRight, int(room)));
        }
        const QRectF track(line.left(), line.bottom() - kBarHeight - 3, line.width(), kBarHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.grid);
        painter.drawRoundedRect(track, 2.5, 2.5);
        if (row.value <= 0 || m_highest <= 0)
            continue;
        painter.setBrush(row.isMinus ? colors.minus : colors.main);
        QRectF bar = track;
        bar.setWidth(std::max<qreal>(3, track.width() * row.value / m_highest));
        painter.drawRoundedRect(bar, 2.5, 2.5);
    }
}

QSize RankedBars::sizeHint() const
{
    return {360, std::max(1, pointCount()) * kBarRow};
}

QSize RankedBars::minimumSizeHint() const
{
    return {160, std::max(1, pointCount()) * kBarRow};
}

QRectF RankedBars::pointRect(int point) const
{
    return QRectF(2, point * kBarRow + 2, width() - 4, kBarRow - 3);
}

int RankedBars::pointAt(const QPointF& position) const
{
    const int row = int(position.y()) / kBarRow;
    return position.y() >= 0 && row < pointCount() && position.x() >= 0 && position.x() < width() ? row : -1;
}

} // namespace ch::ui
