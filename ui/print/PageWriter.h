// SPDX-License-Identifier: Apache-2.0
// Fills pages from the top to the bottom; begins another one, with its head, when something does not fit.
// A value; safe on any thread.
#pragma once

#include "ui/print/Paper.h"
#include "ui/print/PrintedPage.h"

#include <functional>

namespace ch::ui {

struct TextLook
{
    QFont font;
    QColor color = Qt::black;
    Qt::Alignment align = Qt::AlignLeft;
    int mostLines = 1;
};

class PageWriter
{
public:
    /// `footHeight`: kept free at the bottom of every page.
    PageWriter(QSizeF page, qreal margin, qreal footHeight);

    qreal left() const { return m_margin; }
    qreal right() const { return m_size.width() - m_margin; }
    qreal width() const { return right() - left(); }
    qreal top() const { return m_margin; }
    /// Where the foot begins.
    qreal bottom() const { return m_size.height() - m_margin - m_footHeight; }
    qreal y() const { return m_y; }
    void setY(qreal y) { m_y = y; }
    void skip(qreal height) { m_y += height; }
    bool fits(qreal height) const { return m_y + height <= bottom(); }

    /// Written at the top of every page but the first; leaves y below itself.
    void onNewPage(std::function<void()> writeHead) { m_writeHead = std::move(writeHead); }
    void newPage();
    /// Begins another page unless so much is left on this one.
    void need(qreal height);

    void add(PageItem item) { m_pages.back().items.push_back(std::move(item)); }
    /// At a place of one's own; the height that it takes.
    qreal text(QPointF topLeft, qreal width, const QString& text, const TextLook& look);
    void rule(qreal y, qreal width, const QColor& color);
    void rule(qreal x1, qreal x2, qreal y, qreal width, const QColor& color);

    /// When all pages are there and their number is known. `write(page index, number of pages, top of the foot)`; what it adds goes on
    /// that page.
    void writeFeet(const std::function<void(PageWriter&, int page, int pages)>& write);
    std::vector<PrintedPage> take() { return std::move(m_pages); }

private:
    QSizeF m_size;
    qreal m_margin;
    qreal m_footHeight;
    qreal m_y;
    std::vector<PrintedPage> m_pages;
    std::function<void()> m_writeHead;
};

/// The height that the text will take.
qreal textHeight(const QString& text, qreal width, const TextLook& look);

} // namespace ch::ui
