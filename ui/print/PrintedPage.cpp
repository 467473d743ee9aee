// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PrintedPage.h"

#include "ui/print/Paper.h"

#include <QPainter>

namespace ch::ui {

namespace {

class ItemPainter
{
public:
    explicit ItemPainter(QPainter& painter) : m_painter(painter) {}

    void operator()(const PageText& item) const
    {
        m_painter.setFont(item.font);
        m_painter.setPen(item.color);
        m_painter.drawText(item.baseline, item.text);
    }
    void operator()(const PageBox& item) const
    {
        m_painter.setPen(item.line.isValid() ? QPen(item.line, item.lineWidth) : QPen(Qt::NoPen));
        m_painter.setBrush(item.fill.isValid() ? QBrush(item.fill) : QBrush(Qt::NoBrush));
        if (item.radius > 0)
            m_painter.drawRoundedRect(item.rect, item.radius, item.radius);
        else
            m_painter.drawRect(item.rect);
    }
    void operator()(const PageRule& item) const
    {
        m_painter.setPen(QPen(item.color, item.width, Qt::SolidLine, Qt::FlatCap));
        m_painter.drawLine(item.line);
    }
    void operator()(const PageImage& item) const { m_painter.drawImage(item.rect, item.image); }
    void operator()(const PageBarcode& item) const { drawBarcode(m_painter, item.barcode, item.rect); }

private:
    QPainter& m_painter;
};

} // namespace

void paintPage(QPainter& painter, const PrintedPage& page)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    // Which way a line is read is its own affair: a Hebrew name in an English slip.
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    for (const PageItem& item : page.items)
        std::visit(ItemPainter(painter), item);
    painter.restore();
}

void paintPageAt(QPainter& painter, const PrintedPage& page, qreal dotsPerInch)
{
    painter.save();
    painter.scale(dotsPerInch / kUnitsPerInch, dotsPerInch / kUnitsPerInch);
    paintPage(painter, page);
    painter.restore();
}

} // namespace ch::ui
