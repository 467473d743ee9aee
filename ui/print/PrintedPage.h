// SPDX-License-Identifier: Apache-2.0
// A page as it will be: what stands where. Made once, painted on a preview, into a PDF or on a printer.
// Plain values; safe on any thread.
#pragma once

#include "ui/print/Barcode.h"

#include <QColor>
#include <QFont>
#include <QImage>
#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <variant>
#include <vector>

class QPainter;

namespace ch::ui {

/// One line of text, from its left end on, whichever way it is read.
struct PageText
{
    QPointF baseline;
    QString text;
    QFont font;
    QColor color = Qt::black;
};
struct PageBox
{
    QRectF rect;
    /// Invalid: none.
    QColor fill{};
    QColor line{};
    qreal lineWidth = 0;
    qreal radius = 0;
};
struct PageRule
{
    QLineF line;
    qreal width = 0;
    QColor color = Qt::black;
};
struct PageImage
{
    QRectF rect;
    QImage image;
};
struct PageBarcode
{
    QRectF rect;
    Barcode barcode;
};
using PageItem = std::variant<PageText, PageBox, PageRule, PageImage, PageBarcode>;

struct PrintedPage
{
    /// In units (ui/print/Paper.h).
    QSizeF size;
    std::vector<PageItem> items;
};

/// For eyes: as it looks, on screens and printers. For search: the same, and Arabic can be found as it is typed; what lies unseen
/// below it would make a printer's system turn the page into a picture.
enum class PaintFor { Eyes, Search };

/// On a device of so many dots per inch whose origin is the paper's corner.
void paintPageAt(QPainter& painter, const PrintedPage& page, qreal dotsPerInch, PaintFor use = PaintFor::Eyes);

} // namespace ch::ui
