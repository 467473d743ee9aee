// SPDX-License-Identifier: Apache-2.0
// What documents have in common: the head with the shop and the number, addresses, facts, the end, the foot.
// Pure functions over a page that is being filled; safe on any thread.
#pragma once

#include "core/domain/Order.h"
#include "ui/print/PrintStyle.h"

namespace ch::ui {

struct DocumentHead
{
    QString title;
    /// Below it and in the barcode; may be empty.
    QString number{};
    /// "Reprint", "Cancelled": in frames.
    QStringList stamps{};
};

/// What a row of facts says: "Placed", "3 Mar 2025".
struct Fact
{
    QString caption;
    QString value;
};

/// The shop at the left, the document and its number at the right. Leaves y below.
void writeHead(PageWriter& writer, const PrintStyle& style, const DocumentHead& head);
/// One line, for the pages after the first.
void writeContinuedHead(PageWriter& writer, const PrintStyle& style, const DocumentHead& head);
/// "Page 2 of 3" and what the page belongs to, on every page.
void writeFeet(PageWriter& writer, const PrintStyle& style, const DocumentHead& head);
/// The template's closing words and the code that opens the order, at the end of the last page.
void writeEnd(PageWriter& writer, const PrintStyle& style, const QString& orderNo);

/// As it is written on a parcel: name, street, place, country; no empty lines.
QStringList addressLines(const Address& address, const PrintWords& words);
/// A caption and lines below it, the first in bold; the height.
qreal writeLines(PageWriter& writer, QPointF topLeft, qreal width, const QString& caption, const QStringList& lines,
                 const PrintMeasures& measures);
qreal writeFacts(PageWriter& writer, QPointF topLeft, qreal width, const std::vector<Fact>& facts,
                 const PrintMeasures& measures);
/// Bars with their quiet zones inside `width`, as wide as they need to be, at the side that `align` says; the width they take.
qreal writeBars(PageWriter& writer, const QRectF& where, const QString& text, const PrintMeasures& measures,
                Qt::Alignment align);

/// What the printed QR code says: the desktop opens the order from it.
QString orderLink(const QString& orderNo);
/// Of the order itself, and whether this document was printed before.
QStringList stampsOf(const Order& order, bool isReprint, const PrintWords& words);
QString dayText(const PrintStyle& style, UtcTime time);

} // namespace ch::ui
