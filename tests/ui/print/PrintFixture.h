// SPDX-License-Identifier: Apache-2.0
// Orders to print, and readers of what was printed that know nothing of how it was made: pdftotext, and decoders of barcodes.
// Belongs to the test's thread.
#pragma once

#include "core/desk/PrintSource.h"
#include "ui/print/PdfFile.h"
#include "ui/print/PrintStyle.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace ch::test {

using namespace Qt::Literals::StringLiterals;

inline desk::PrintSource printSource(int lines = 3, const QString& orderNo = u"100231"_s)
{
    desk::PrintSource source;
    Order& order = source.order;
    order.id = OrderId(4711);
    order.orderNo = orderNo;
    order.status = OrderStatus::Paid;
    order.currency = u"EUR"_s;
    order.createdAt = *UtcTime::fromText("2025-03-03T09:30:00.000Z");
    order.paidAt = order.createdAt.plusSeconds(60);
    order.shipBy = order.createdAt.plusSeconds(2 * 86'400);
    order.customer = {.id = u"17850"_s, .name = u"Anna Schmidt"_s, .email = u"anna@example.com"_s, .phone = {}};
    order.shipTo = {.name = u"Anna Schmidt"_s,
                    .line1 = u"Kastanienallee 12"_s,
                    .line2 = {},
                    .city = u"Berlin"_s,
                    .region = {},
                    .postcode = u"10435"_s,
                    .country = u"DE"_s,
                    .phone = u"+49 30 1234567"_s};
    for (int i = 1; i <= lines; ++i) {
        OrderLine line{.lineNo = i,
                       .sku = u"SKU-%1"_s.arg(i, 3, 10, QChar(u'0')),
                       .title = u"Article %1, of the better sort"_s.arg(i),
                       .quantity = 1 + i % 3,
                       .unitPriceMinor = 7'777};
        line.lineTotalMinor = line.quantity * line.unitPriceMinor;
        order.subtotalMinor += line.lineTotalMinor;
        order.lines.push_back(line);
        Product product;
        product.sku = line.sku;
        product.title = line.title;
        product.location = u"A-%1"_s.arg(i);
        if (i == 1)
            product.barcode = u"4006381333931"_s;
        source.products.insert(line.sku, product);
    }
    order.discountMinor = 500;
    order.shippingMinor = 490;
    order.totalMinor = order.subtotalMinor - order.discountMinor + order.shippingMinor;
    order.paidMinor = order.totalMinor;
    order.payments = {{.amountMinor = order.totalMinor,
                       .method = u"card"_s,
                       .reference = u"ch_31"_s,
                       .accepted = true,
                       .reason = {},
                       .at = *order.paidAt,
                       .opId = {}}};
    return source;
}

inline Shipment parcel(int no, const QString& carrier, const QString& trackingNo, std::vector<LineQuantity> lines = {})
{
    Shipment parcel;
    parcel.no = no;
    parcel.carrier = carrier;
    parcel.trackingNo = trackingNo;
    parcel.lines = std::move(lines);
    return parcel;
}

inline ui::PrintStyle printStyle(ui::Paper paper = ui::Paper::A4, const QString& language = u"en"_s)
{
    const QLocale locale = language == u"zh_CN" ? QLocale(language) : QLocale(QLocale::English, QLocale::UnitedKingdom);
    ui::PrintStyle style{.paper = paper,
                         .wanted = {.shopName = u"Harbour Goods"_s,
                                    .shopAddress = u"Hafenstraße 8\n20459 Hamburg"_s,
                                    .footer = u"Thank you for your order."_s},
                         .words = ui::PrintWords(language),
                         .formats = ui::Formats(locale, QTimeZone("Europe/Berlin")),
                         .now = *UtcTime::fromText("2025-03-04T08:00:00.000Z"),
                         .shopName = u"Shop"_s};
    return style;
}

/// All lines of a page, in the order in which they were written.
inline QStringList linesOf(const ui::PrintedPage& page)
{
    QStringList lines;
    for (const ui::PageItem& item : page.items) {
        if (const auto* text = std::get_if<ui::PageText>(&item))
            lines.append(text->text);
    }
    return lines;
}
inline QStringList linesOf(const std::vector<ui::PrintedPage>& pages)
{
    QStringList lines;
    for (const ui::PrintedPage& page : pages)
        lines += linesOf(page);
    return lines;
}

/// The rectangles that an item covers; of a text the line that its outlines keep to.
inline QRectF placeOf(const ui::PageItem& item)
{
    if (const auto* text = std::get_if<ui::PageText>(&item)) {
        const QFontMetricsF metrics(text->font);
        return {text->baseline.x(), text->baseline.y() - metrics.capHeight(), metrics.horizontalAdvance(text->text),
                metrics.capHeight()};
    }
    if (const auto* box = std::get_if<ui::PageBox>(&item))
        return box->rect;
    if (const auto* image = std::get_if<ui::PageImage>(&item))
        return image->rect;
    if (const auto* bars = std::get_if<ui::PageBarcode>(&item))
        return bars->rect;
    const auto& rule = std::get<ui::PageRule>(item);
    return QRectF(rule.line.p1(), rule.line.p2()).normalized().adjusted(0, 0, 1, 1);
}

/// In words what stands beyond the paper or on bars; empty: nothing.
inline QString misplacedOn(const ui::PrintedPage& page)
{
    const QRectF paper(QPointF(), page.size);
    for (const ui::PageItem& item : page.items) {
        const QRectF place = placeOf(item);
        const auto* text = std::get_if<ui::PageText>(&item);
        const QString name = text ? text->text : u"something"_s;
        if (!paper.adjusted(-1, -1, 1, 1).contains(place))
            return QString(name + u" is not on the paper");
        for (const ui::PageItem& other : page.items) {
            const auto* bars = std::get_if<ui::PageBarcode>(&other);
            if (text && bars && bars->rect.intersects(place))
                return QString(name + u" is printed over a barcode");
        }
    }
    return {};
}

inline bool hasProgram(const QString& name)
{
    return !QStandardPaths::findExecutable(name).isEmpty();
}

inline QByteArray outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(60'000);
    return process.readAllStandardOutput();
}

inline QString pdfText(const QString& file)
{
    return QString::fromUtf8(outputOf(u"pdftotext"_s, {u"-enc"_s, u"UTF-8"_s, file, u"-"_s}));
}

/// "Code128 100231", "QRCode countinghouse://…", of a page that is rendered as a printer of so many dots would.
inline QStringList barcodesIn(const QString& pdf, int page, int dotsPerInch)
{
    const QTemporaryDir folder;
    const QString image = folder.filePath(u"page"_s);
    (void)outputOf(u"pdftoppm"_s, {u"-gray"_s, u"-r"_s, QString::number(dotsPerInch), u"-f"_s, QString::number(page),
                                   u"-l"_s, QString::number(page), u"-singlefile"_s, pdf, image});
    const QString text = QString::fromUtf8(outputOf(u"zbarimg"_s, {u"-q"_s, QString(image + u".pgm")}));
    QStringList found;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts))
        found.append(line.section(u':', 0, 0).remove(u'-') + u' ' + line.section(u':', 1));
    found.sort();
    return found;
}

/// What a decoder of another family makes of it: one code in an image.
inline QString zxingReads(const QImage& image)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"code.png"_s);
    image.save(file);
    const QString text = QString::fromUtf8(outputOf(u"ZXingReader"_s, {file}));
    static const QRegularExpression said(u"Text: +\"([^\n]*)\"\n.*Format: +([-\\w]+)"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    const auto match = said.match(text);
    return match.hasMatch() ? QString(match.captured(2) + u' ' + match.captured(1)) : text;
}

} // namespace ch::test
