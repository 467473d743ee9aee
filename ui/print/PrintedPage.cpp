// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PrintedPage.h"

#include "ui/print/ArabicText.h"
#include "ui/print/Paper.h"

#include <QPainter>

namespace ch::ui {

namespace {

class ItemPainter
{
public:
    ItemPainter(QPainter& painter, PaintFor use) : m_painter(painter), m_use(use) {}

    void operator()(const PageText& item) const
    {
        if (m_use == PaintFor::Search && isArabicLine(item.text)) {
            drawArabicLine(m_painter, item.baseline, item.text, item.font, item.color);
            return;
        }
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
    PaintFor m_use;
};

} // namespace

void paintPageAt(QPainter& painter, const PrintedPage& page, qreal dotsPerInch, PaintFor use)
{
    painter.save();
    painter.scale(dotsPerInch / kUnitsPerInch, dotsPerInch / kUnitsPerInch);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    // Which way a line is read is its own affair: a Hebrew name in an English slip.
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    for (const PageItem& item : page.items)
        std::visit(ItemPainter(painter, use), item);
    painter.restore();
}

} // namespace ch::ui
