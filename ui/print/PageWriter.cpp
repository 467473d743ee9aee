// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PageWriter.h"

#include "ui/print/PrintText.h"

namespace ch::ui {

namespace {

qreal leftOf(const QString& line, const TextLook& look, qreal left, qreal width)
{
    if (look.align & Qt::AlignRight)
        return left + width - widthOf(line, look.font);
    if (look.align & Qt::AlignHCenter)
        return left + (width - widthOf(line, look.font)) / 2;
    return left;
}

QStringList linesOf(const QString& text, qreal width, const TextLook& look)
{
    if (text.isEmpty())
        return {};
    if (look.mostLines == 1)
        return {elideText(text, look.font, width)};
    return wrapText(text, look.font, width, look.mostLines);
}

} // namespace

PageWriter::PageWriter(QSizeF page, qreal margin, qreal footHeight)
    : m_size(page)
    , m_margin(margin)
    , m_footHeight(footHeight)
    , m_y(margin)
{
    m_pages.push_back({.size = page, .items = {}});
}

void PageWriter::newPage()
{
    m_pages.push_back({.size = m_size, .items = {}});
    m_y = m_margin;
    if (m_writeHead)
        m_writeHead();
}

void PageWriter::need(qreal height)
{
    if (!fits(height))
        newPage();
}

qreal PageWriter::text(QPointF topLeft, qreal width, const QString& text, const TextLook& look)
{
    const qreal lineHeight = lineHeightOf(look.font);
    const QStringList lines = linesOf(text, width, look);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const qreal baseline = topLeft.y() + qreal(i) * lineHeight + ascentOf(look.font);
        if (!lines[i].isEmpty())
            add(PageText{.baseline = {leftOf(lines[i], look, topLeft.x(), width), baseline},
                         .text = lines[i],
                         .font = look.font,
                         .color = look.color});
    }
    return qreal(lines.size()) * lineHeight;
}

void PageWriter::rule(qreal y, qreal width, const QColor& color)
{
    rule(left(), right(), y, width, color);
}

void PageWriter::rule(qreal x1, qreal x2, qreal y, qreal width, const QColor& color)
{
    add(PageRule{.line = QLineF(x1, y, x2, y), .width = width, .color = color});
}

void PageWriter::writeFeet(const std::function<void(PageWriter&, int, int)>& write)
{
    std::vector<PrintedPage> pages;
    pages.swap(m_pages);
    const int count = int(pages.size());
    for (int i = 0; i < count; ++i) {
        m_pages.push_back(std::move(pages[size_t(i)]));
        m_y = bottom();
        write(*this, i + 1, count);
    }
}

qreal textHeight(const QString& text, qreal width, const TextLook& look)
{
    return qreal(linesOf(text, width, look).size()) * lineHeightOf(look.font);
}

} // namespace ch::ui
