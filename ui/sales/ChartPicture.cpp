// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/ChartPicture.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// At 100 %; pictures have twice as many pixels.
constexpr QSizeF kSize(960, 480);
constexpr int kMargin = 28;
constexpr int kHead = 56;
constexpr int kLegend = 22;
constexpr int kPixelRatio = 2;
/// Of Qt's logical pixels.
constexpr int kDotsPerInch = 96;

Error notDrawn()
{
    return Error{.kind = ErrorKind::Storage, .code = u"NOT_DRAWN"_s};
}

void drawAll(QPainter& painter, FigureChart& chart, const PictureWords& words)
{
    const ChartColors colors = paperColors();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(), kSize), colors.surface);
    painter.setFont(fontOf(TextStyle::Heading));
    painter.setPen(colors.text);
    const QRectF head(kMargin, kMargin - 8, kSize.width() - 2 * kMargin, kHead);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignTop, words.title);
    painter.setFont(fontOf(TextStyle::Caption));
    painter.setPen(colors.muted);
    painter.drawText(head.adjusted(0, 24, 0, 0), Qt::AlignLeft | Qt::AlignTop, words.subtitle);
    const int below = words.legend.empty() ? 0 : kLegend;
    if (below > 0)
        drawLegend(painter, QRectF(kMargin, kMargin + kHead - 12, kSize.width() - 2 * kMargin, 18), words.legend,
                   colors);
    painter.setFont(fontOf(TextStyle::Caption));
    chart.drawApart(painter,
                    QRectF(QPointF(), kSize).adjusted(kMargin, kMargin + kHead - 8 + below, -kMargin, -kMargin + 6),
                    colors);
}

Result<QByteArray> pngOf(FigureChart& chart, const PictureWords& words)
{
    QImage image(kSize.toSize() * kPixelRatio, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return notDrawn();
    image.setDevicePixelRatio(kPixelRatio);
    QPainter painter(&image);
    drawAll(painter, chart, words);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        return notDrawn();
    return bytes;
}

Result<QByteArray> svgOf(FigureChart& chart, const PictureWords& words)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return notDrawn();
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(kSize.toSize());
    generator.setViewBox(QRectF(QPointF(), kSize));
    generator.setResolution(kDotsPerInch);
    generator.setTitle(words.title);
    generator.setDescription(words.subtitle);
    QPainter painter;
    if (!painter.begin(&generator))
        return notDrawn();
    drawAll(painter, chart, words);
    painter.end();
    return bytes;
}

Result<QByteArray> pdfOf(FigureChart& chart, const PictureWords& words)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return notDrawn();
    QPdfWriter writer(&buffer);
    writer.setTitle(words.title);
    writer.setPageSize(QPageSize(kSize * 72.0 / kDotsPerInch, QPageSize::Point));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(kDotsPerInch * 4);
    QPainter painter;
    if (!painter.begin(&writer))
        return notDrawn();
    painter.scale(4, 4);
    drawAll(painter, chart, words);
    painter.end();
    return bytes;
}

} // namespace

Result<QByteArray> chartPicture(FigureChart& chart, const PictureWords& words, FigureFile kind)
{
    switch (kind) {
    case FigureFile::Png:
        return pngOf(chart, words);
    case FigureFile::Svg:
        return svgOf(chart, words);
    case FigureFile::Pdf:
        return pdfOf(chart, words);
    case FigureFile::Xlsx:
    case FigureFile::Csv:
        break;
    }
    return notDrawn();
}

} // namespace ch::ui
