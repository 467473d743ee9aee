// SPDX-License-Identifier: Apache-2.0
#include "ui/print/AddressLabelPage.h"

#include "ui/print/PageParts.h"
#include "ui/print/ParcelView.h"
#include "ui/print/PrintText.h"

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qreal kPadding = 5 * kMillimetre;
constexpr int kMostLines = 4;

class LabelWriter
{
public:
    LabelWriter(PageWriter& writer, const PrintStyle& style, const QRectF& label)
        : m_writer(writer)
        , m_style(style)
        // Whatever the paper, it is a label.
        , m_measures(measuresOf(Paper::Label))
        , m_area(label.adjusted(kPadding, kPadding, -kPadding, -kPadding))
    {}

    void write(const desk::PrintSource& source, int parcelNo)
    {
        const Order& order = source.order;
        const ParcelView parcel = parcelOf(order, parcelNo);
        qreal y = writeSender();
        m_writer.rule(m_area.left(), m_area.right(), y, 1.4 * kPoint, Qt::black);
        y += 4 * kMillimetre;
        const bool isReprint = std::ranges::find(source.printed, PrintDocument::AddressLabel) != source.printed.end();
        const qreal bottom = writeBottom(order, parcel, isReprint);
        writeAddress(order, y, bottom);
    }

private:
    /// Where it ends.
    qreal writeSender()
    {
        const QImage& logo = m_style.wanted.logo;
        qreal width = m_area.width();
        qreal height = 0;
        if (m_style.shows(PrintField::Logo) && !logo.isNull()) {
            const QSizeF size =
                QSizeF(logo.size()).scaled(QSizeF(30 * kMillimetre, 10 * kMillimetre), Qt::KeepAspectRatio);
            m_writer.add(PageImage{.rect = QRectF({m_area.right() - size.width(), m_area.top()}, size), .image = logo});
            width -= size.width() + 3 * kMillimetre;
            height = size.height();
        }
        const QString caption = m_style.words(PrintWord::From);
        qreal y = m_area.top() + m_writer.text(m_area.topLeft(), width, caption, look(m_measures.caption));
        y += m_writer.text({m_area.left(), y}, width, m_style.sender(), look(m_measures.strong));
        y += m_writer.text({m_area.left(), y}, width, m_style.wanted.shopAddress,
                           look(m_measures.small, Qt::black, Qt::AlignLeft, 3));
        return std::max(y, m_area.top() + height) + 2.5 * kMillimetre;
    }

    /// The barcode, and above it what carriers and packers ask for; where it begins.
    qreal writeBottom(const Order& order, const ParcelView& parcel, bool isReprint)
    {
        const bool hasBars = m_style.shows(PrintField::OrderBarcode);
        const qreal barHeight = 17 * kMillimetre;
        const qreal numberHeight = lineHeightOf(m_measures.heading);
        qreal top = m_area.bottom() - numberHeight - (hasBars ? barHeight + 1 * kMillimetre : 0);
        const qreal bottomTop = top;
        if (hasBars) {
            writeBars(m_writer, QRectF(m_area.left(), top, m_area.width(), barHeight), order.orderNo, m_measures,
                      Qt::AlignHCenter);
            top += barHeight + 1 * kMillimetre;
        }
        m_writer.text({m_area.left(), top}, m_area.width(), order.orderNo,
                      look(m_measures.heading, Qt::black, Qt::AlignHCenter));

        const QString carrier = carrierText(parcel);
        const QString marks = markText(parcel, isReprint);
        qreal y = bottomTop - 3 * kMillimetre;
        if (!carrier.isEmpty() || !marks.isEmpty()) {
            y -= lineHeightOf(m_measures.body);
            m_writer.text({m_area.left(), y}, m_area.width() * 0.66, carrier, look(m_measures.body));
            m_writer.text({m_area.left(), y}, m_area.width(), marks,
                          look(m_measures.strong, Qt::black, Qt::AlignRight));
            y -= 2 * kMillimetre;
        }
        m_writer.rule(m_area.left(), m_area.right(), y, 0.7 * kPoint, Qt::black);
        return y;
    }

    QString carrierText(const ParcelView& parcel) const
    {
        return m_style.shows(PrintField::Carrier) ? QString(parcel.carrier + u' ' + parcel.trackingNo).trimmed()
                                                  : QString();
    }

    QString markText(const ParcelView& parcel, bool isReprint) const
    {
        QStringList marks{parcel.text(m_style.words)};
        if (isReprint)
            marks.append(m_style.words(PrintWord::Reprint));
        marks.removeAll(QString());
        return marks.join(u" · "_s);
    }

    /// As large as it fits.
    void writeAddress(const Order& order, qreal top, qreal bottom)
    {
        m_writer.text({m_area.left(), top}, m_area.width(), m_style.words(PrintWord::ShipTo), look(m_measures.caption));
        top += lineHeightOf(m_measures.caption) + 1 * kMillimetre;
        QStringList lines = addressLines(order.shipTo, m_style.words);
        const QString country = m_style.words.country(order.shipTo.country);
        if (!lines.isEmpty() && !country.isEmpty() && lines.back() == country)
            lines.back() = country.toUpper();
        const QString phone = m_style.shows(PrintField::Phone) ? order.shipTo.phone : QString();
        for (const qreal points : {16.0, 14.0, 12.0, 10.0, 8.5}) {
            const bool isLast = points < 9;
            if (isLast || heightOf(lines, phone, points) <= bottom - top) {
                writeLinesAt(lines, phone, points, top, bottom);
                return;
            }
        }
    }

    static TextLook lookAt(qsizetype line, qsizetype lines, qreal points)
    {
        const bool isStrong = line == 0 || line == lines - 1;
        return look(printFont(line == 0 ? points * 1.15 : points, isStrong), Qt::black, Qt::AlignLeft, kMostLines);
    }
    qreal heightOf(const QStringList& lines, const QString& phone, qreal points) const
    {
        qreal height = 0;
        for (qsizetype i = 0; i < lines.size(); ++i)
            height += textHeight(lines[i], m_area.width(), lookAt(i, lines.size(), points));
        return height + (phone.isEmpty() ? 0 : lineHeightOf(m_measures.body) + 1 * kMillimetre);
    }
    void writeLinesAt(const QStringList& lines, const QString& phone, qreal points, qreal top, qreal bottom)
    {
        qreal y = top;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const TextLook lineLook = lookAt(i, lines.size(), points);
            // What does not fit even in the smallest type is cut rather than printed over the barcode.
            if (y + lineHeightOf(lineLook.font) > bottom)
                return;
            y += m_writer.text({m_area.left(), y}, m_area.width(), lines[i], lineLook);
        }
        if (!phone.isEmpty() && y + 1 * kMillimetre + lineHeightOf(m_measures.body) <= bottom)
            m_writer.text({m_area.left(), y + 1 * kMillimetre}, m_area.width(),
                          QString(m_style.words(PrintWord::Phone) + u' ' + phone), look(m_measures.body));
    }

    PageWriter& m_writer;
    const PrintStyle& m_style;
    PrintMeasures m_measures;
    QRectF m_area;
};

} // namespace

std::vector<PrintedPage> addressLabelPages(const std::vector<desk::PrintSource>& sources, const PrintStyle& style,
                                           int parcelNo)
{
    const QSizeF page = sizeOf(style.paper);
    const int across = style.paper == Paper::Label ? 1 : 2;
    const QSizeF label = page / across;
    PageWriter writer(page, 0, 0);
    int place = 0;
    for (const desk::PrintSource& source : sources) {
        if (place == across * across) {
            writer.newPage();
            place = 0;
        }
        const int column = place % across;
        const int row = place / across;
        const QRectF where(QPointF(column * label.width(), row * label.height()), label);
        if (across > 1 && place == 0) {
            // Where to cut.
            const QColor faint(0xb0, 0xb4, 0xba);
            writer.add(PageRule{.line = QLineF(0, label.height(), page.width(), label.height()),
                                .width = 0.4 * kPoint,
                                .color = faint});
            writer.add(PageRule{
                .line = QLineF(label.width(), 0, label.width(), page.height()), .width = 0.4 * kPoint, .color = faint});
        }
        LabelWriter(writer, style, where).write(source, parcelNo);
        ++place;
    }
    return writer.take();
}

} // namespace ch::ui
