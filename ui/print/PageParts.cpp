// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PageParts.h"

#include "ui/print/PrintText.h"

#include <QUrl>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qreal kQrSide = 19 * kMillimetre;
constexpr qreal kQrSideLabel = 16 * kMillimetre;
constexpr int kMostSenderLines = 6;
constexpr int kMostFooterLines = 8;
constexpr int kMostAddressLines = 12;

bool isLabel(const PrintStyle& style)
{
    return style.paper == Paper::Label;
}

/// Framed, from the right edge to the left; the height that they take.
qreal writeStamps(PageWriter& writer, const PrintMeasures& m, qreal top, const QStringList& stamps, qreal right)
{
    if (stamps.isEmpty())
        return 0;
    const QFont& font = m.strong;
    const qreal padding = 1.6 * kMillimetre;
    const qreal height = lineHeightOf(font) + 0.8 * kMillimetre;
    for (const QString& stamp : stamps) {
        const qreal width = widthOf(stamp, font) + 2 * padding;
        writer.add(PageBox{.rect = QRectF(right - width, top, width, height),
                           .line = Qt::black,
                           .lineWidth = 1.1 * kPoint,
                           .radius = 1 * kMillimetre});
        writer.text({right - width + padding, top + 0.4 * kMillimetre}, width, stamp, look(font));
        right -= width + padding;
    }
    return height + 1.5 * kMillimetre;
}

/// The height that it takes.
qreal writeSender(PageWriter& writer, const PrintStyle& style, const PrintMeasures& m, qreal top, qreal width)
{
    const bool hasLogo = style.shows(PrintField::Logo) && !style.wanted.logo.isNull();
    qreal y = top;
    if (hasLogo) {
        const QSizeF size = QSizeF(style.wanted.logo.size()).scaled(m.logo, Qt::KeepAspectRatio);
        writer.add(PageImage{.rect = QRectF(QPointF(writer.left(), y), size), .image = style.wanted.logo});
        y += size.height() + 2 * kMillimetre;
    }
    y += writer.text({writer.left(), y}, width, style.sender(),
                     look(hasLogo ? m.strong : m.heading, Qt::black, Qt::AlignLeft, 2));
    if (!isLabel(style))
        y += writer.text({writer.left(), y + 0.6 * kMillimetre}, width, style.wanted.shopAddress,
                         look(m.small, m.muted, Qt::AlignLeft, kMostSenderLines));
    return y - top;
}

} // namespace

void writeHead(PageWriter& writer, const PrintStyle& style, const DocumentHead& head)
{
    const PrintMeasures m = measuresOf(style.paper);
    const qreal top = writer.y();
    const qreal half = writer.width() * 0.5;
    const qreal senderHeight = writeSender(writer, style, m, top, half - 4 * kMillimetre);

    qreal y = top +
              writer.text({writer.left() + half, top - 0.12 * lineHeightOf(m.title)}, half, head.title,
                          look(m.title, Qt::black, Qt::AlignRight)) -
              0.12 * lineHeightOf(m.title);
    y += writeStamps(writer, m, y + 0.8 * kMillimetre, head.stamps, writer.right());
    if (isLabel(style)) {
        // Below both, over the whole width.
        y = std::max(y, top + senderHeight) + 1.5 * kMillimetre;
        if (!head.number.isEmpty() && style.shows(PrintField::OrderBarcode)) {
            writeBars(writer, QRectF(writer.left(), y, writer.width(), m.barHeight), head.number, m, Qt::AlignHCenter);
            y += m.barHeight + 0.6 * kMillimetre;
        }
        y += writer.text({writer.left(), y}, writer.width(), head.number, look(m.heading, Qt::black, Qt::AlignHCenter));
        writer.setY(y + m.gap * 0.6);
    } else {
        y += writer.text({writer.left() + half, y}, half, head.number, look(m.heading, Qt::black, Qt::AlignRight));
        if (!head.number.isEmpty() && style.shows(PrintField::OrderBarcode)) {
            y += 1.5 * kMillimetre;
            writeBars(writer, QRectF(writer.left() + half, y, half, m.barHeight), head.number, m, Qt::AlignRight);
            y += m.barHeight;
        }
        writer.setY(std::max(y, top + senderHeight) + m.gap);
    }
}

void writeContinuedHead(PageWriter& writer, const PrintStyle& style, const DocumentHead& head)
{
    const PrintMeasures m = measuresOf(style.paper);
    const QString title = QString(head.title + (head.number.isEmpty() ? QString() : QString(u" · " + head.number)) +
                                  u" · " + style.words(PrintWord::Continued));
    writer.text({writer.left(), writer.y()}, writer.width(), title, look(m.strong));
    writer.skip(lineHeightOf(m.strong) + m.gap * 0.6);
}

void writeFeet(PageWriter& writer, const PrintStyle& style, const DocumentHead& head)
{
    const PrintMeasures m = measuresOf(style.paper);
    writer.writeFeet([&](PageWriter& page, int number, int pages) {
        const qreal y = page.bottom() + (m.footHeight - lineHeightOf(m.caption));
        const QString place = style.words(PrintWord::PageOf).arg(number).arg(pages);
        const qreal placeWidth = widthOf(place, m.caption);
        const QString owner = head.number.isEmpty() ? style.sender() : QString(style.sender() + u" · " + head.number);
        page.text({page.left(), y}, page.width() - placeWidth - 4 * kMillimetre, owner, look(m.caption, m.muted));
        page.text({page.left(), y}, page.width(), place, look(m.caption, m.muted, Qt::AlignRight));
    });
}

void writeEnd(PageWriter& writer, const PrintStyle& style, const QString& orderNo)
{
    const PrintMeasures m = measuresOf(style.paper);
    const auto qr = style.shows(PrintField::QrCode) && !orderNo.isEmpty()
                        ? encodeBarcode(Symbology::Qr, orderLink(orderNo))
                        : std::nullopt;
    const QString footer = style.shows(PrintField::Footer) ? style.wanted.footer.trimmed() : QString();
    if (!qr && footer.isEmpty())
        return;
    const qreal side = isLabel(style) ? kQrSideLabel : kQrSide;
    const qreal textLeft = qr ? writer.left() + side + 5 * kMillimetre : writer.left();
    const TextLook footerLook = look(m.small, m.muted, Qt::AlignLeft, kMostFooterLines);
    const qreal footerHeight = textHeight(footer, writer.right() - textLeft, footerLook);
    const qreal captionHeight = qr ? lineHeightOf(m.caption) : 0;
    const qreal height = std::max(qr ? side : 0, footerHeight + captionHeight);
    writer.need(height + m.gap);
    // At the bottom of the last page, where it is on every order's slip.
    const qreal top = writer.bottom() - height;
    if (qr) {
        writer.add(PageBarcode{.rect = QRectF(writer.left(), top + height - side, side, side), .barcode = *qr});
        writer.text({textLeft, writer.bottom() - captionHeight}, writer.right() - textLeft,
                    style.words(PrintWord::ScanToOpen), look(m.caption, m.muted));
    }
    writer.text({textLeft, top}, writer.right() - textLeft, footer, footerLook);
    writer.setY(writer.bottom());
}

QStringList addressLines(const Address& address, const PrintWords& words)
{
    const bool isChinese = address.country == u"CN";
    const QString place = isChinese ? QString(address.region + u' ' + address.city + u' ' + address.postcode)
                                    : QString(address.postcode + u' ' + address.city);
    QStringList lines{address.name, address.line1, address.line2, place.simplified()};
    if (!isChinese)
        lines.append(address.region == address.city ? QString() : address.region);
    lines.append(words.country(address.country));
    lines.removeAll(QString());
    return lines;
}

qreal writeLines(PageWriter& writer, QPointF topLeft, qreal width, const QString& caption, const QStringList& lines,
                 const PrintMeasures& measures)
{
    qreal y = topLeft.y();
    if (!caption.isEmpty())
        y += writer.text({topLeft.x(), y}, width, caption, look(measures.caption, measures.muted)) + 0.8 * kMillimetre;
    for (qsizetype i = 0; i < lines.size(); ++i)
        y += writer.text({topLeft.x(), y}, width, lines[i],
                         look(i == 0 ? measures.strong : measures.body, Qt::black, Qt::AlignLeft, kMostAddressLines));
    return y - topLeft.y();
}

qreal writeFacts(PageWriter& writer, QPointF topLeft, qreal width, const std::vector<Fact>& facts,
                 const PrintMeasures& measures)
{
    qreal captionWidth = 0;
    for (const Fact& fact : facts) {
        if (!fact.value.isEmpty())
            captionWidth = std::max(captionWidth, widthOf(fact.caption, measures.small));
    }
    captionWidth = std::min(captionWidth + 3 * kMillimetre, width * 0.55);
    qreal y = topLeft.y();
    for (const Fact& fact : facts) {
        if (fact.value.isEmpty())
            continue;
        const qreal down = ascentOf(measures.body) - ascentOf(measures.small);
        writer.text({topLeft.x(), y + down}, captionWidth - 1 * kMillimetre, fact.caption,
                    look(measures.small, measures.muted));
        y += std::max(writer.text({topLeft.x() + captionWidth, y}, width - captionWidth, fact.value,
                                  look(measures.body, Qt::black, Qt::AlignLeft, 3)),
                      lineHeightOf(measures.body));
    }
    return y - topLeft.y();
}

qreal writeBars(PageWriter& writer, const QRectF& where, const QString& text, const PrintMeasures& measures,
                Qt::Alignment align)
{
    const auto barcode = encodeBarcode(Symbology::Code128, text);
    if (!barcode)
        return 0;
    const int quiet = barcode->quietModules();
    // The page's margin is blank as well, so that bars may stand flush with it.
    const bool isCentred = align.testFlag(Qt::AlignHCenter);
    const qreal most = where.width() / (barcode->columns + (isCentred ? 0 : quiet));
    const qreal width = std::min(measures.module, most) * barcode->columns;
    qreal left = where.left();
    if (isCentred)
        left = where.center().x() - width / 2;
    else if (align.testFlag(Qt::AlignRight))
        left = where.right() - width;
    writer.add(PageBarcode{.rect = QRectF(left, where.top(), width, where.height()), .barcode = *barcode});
    return width;
}

QString orderLink(const QString& orderNo)
{
    return QString(u"countinghouse://order/"_s + QString::fromLatin1(QUrl::toPercentEncoding(orderNo)));
}

QStringList stampsOf(const Order& order, bool isReprint, const PrintWords& words)
{
    QStringList stamps;
    if (isReprint)
        stamps.append(words(PrintWord::Reprint));
    if (order.status == OrderStatus::Cancelled)
        stamps.append(words(PrintWord::Cancelled));
    else if (order.hold)
        stamps.append(words(PrintWord::OnHold));
    return stamps;
}

QString dayText(const PrintStyle& style, UtcTime time)
{
    return style.formats.day(style.formats.localDay(time));
}

} // namespace ch::ui
