// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PackingSlipPage.h"

#include "ui/print/PageParts.h"
#include "ui/print/ParcelView.h"
#include "ui/print/PrintTable.h"
#include "ui/print/PrintText.h"

#include <algorithm>

namespace ch::ui {

namespace {

constexpr int kMostTitleLines = 6;

class PackingSlip
{
public:
    PackingSlip(const desk::PrintSource& source, const PrintStyle& style, int parcelNo)
        : m_source(source)
        , m_order(source.order)
        , m_style(style)
        , m_measures(measuresOf(style.paper))
        , m_writer(sizeOf(style.paper), m_measures.margin, m_measures.footHeight)
        , m_isLabel(style.paper == Paper::Label)
        , m_parcel(parcelOf(source.order, parcelNo))
    {
        m_head = {.title = style.words(PrintWord::PackingSlip),
                  .number = m_order.orderNo,
                  .stamps = stampsOf(m_order, isReprint(), style.words)};
    }

    std::vector<PrintedPage> write()
    {
        writeHead(m_writer, m_style, m_head);
        writeParties();
        PrintTable table(m_writer, m_measures, columns());
        m_writer.onNewPage([&] {
            writeContinuedHead(m_writer, m_style, m_head);
            table.writeHead();
        });
        table.writeHead();
        qint64 units = 0;
        for (const OrderLine& line : m_order.lines) {
            const qint64 quantity = m_parcel.quantityOf(line);
            if (quantity <= 0)
                continue;
            units += quantity;
            table.addRow(cells(line, quantity));
        }
        writeTotal(units);
        // What follows the lines needs no head of a table.
        m_writer.onNewPage([this] { writeContinuedHead(m_writer, m_style, m_head); });
        writeEnd(m_writer, m_style, m_order.orderNo);
        writeFeet(m_writer, m_style, m_head);
        return m_writer.take();
    }

private:
    bool isReprint() const
    {
        return std::ranges::find(m_source.printed, PrintDocument::PackingSlip) != m_source.printed.end();
    }

    void writeParties()
    {
        const qreal top = m_writer.y();
        const qreal gap = m_measures.gap;
        const qreal column = (m_writer.width() - gap) * (m_isLabel ? 0.54 : 0.5);
        QStringList lines = addressLines(m_order.shipTo, m_style.words);
        if (m_style.shows(PrintField::Phone) && !m_order.shipTo.phone.isEmpty())
            lines.append(m_order.shipTo.phone);
        const qreal addressHeight =
            writeLines(m_writer, {m_writer.left(), top}, column, m_style.words(PrintWord::ShipTo), lines, m_measures);
        const qreal factsLeft = m_writer.left() + column + gap;
        const qreal factsHeight =
            writeFacts(m_writer, {factsLeft, top + lineHeightOf(m_measures.caption) + 0.8 * kMillimetre},
                       m_writer.right() - factsLeft, facts(), m_measures);
        m_writer.setY(top + std::max(addressHeight, factsHeight + lineHeightOf(m_measures.caption)) + gap);
    }

    std::vector<Fact> facts() const
    {
        const PrintWords& words = m_style.words;
        std::vector<Fact> facts{{words(PrintWord::Placed), dayText(m_style, m_order.createdAt)}};
        if (m_style.shows(PrintField::ShipBy) && m_order.shipBy)
            facts.push_back({words(PrintWord::ShipBy), dayText(m_style, *m_order.shipBy)});
        if (m_style.shows(PrintField::Carrier)) {
            facts.push_back({words(PrintWord::Carrier), m_parcel.carrier});
            facts.push_back({words(PrintWord::TrackingNumber), m_parcel.trackingNo});
        }
        facts.push_back({words(PrintWord::Parcel), m_parcel.text(words)});
        return facts;
    }

    bool hasLocations() const
    {
        return m_style.shows(PrintField::Location) &&
               std::ranges::any_of(m_source.products, [](const Product& product) {
                   return product.location && !product.location->isEmpty();
               });
    }

    std::vector<PrintColumn> columns() const
    {
        const PrintWords& words = m_style.words;
        std::vector<PrintColumn> columns;
        if (m_style.shows(PrintField::TickBoxes))
            columns.push_back({.width = 4 * kMillimetre});
        columns.push_back(
            {.title = words(PrintWord::Quantity), .width = (m_isLabel ? 7 : 9) * kMillimetre, .align = Qt::AlignRight});
        columns.push_back({.title = words(PrintWord::Item)});
        if (!m_isLabel && m_style.shows(PrintField::Sku))
            columns.push_back({.title = words(PrintWord::Sku), .width = 38 * kMillimetre});
        if (hasLocations())
            columns.push_back({.title = words(PrintWord::Location), .width = (m_isLabel ? 17 : 27) * kMillimetre});
        return columns;
    }

    std::vector<TableCell> cells(const OrderLine& line, qint64 quantity) const
    {
        const auto product = m_source.products.constFind(line.sku);
        const bool isKnown = product != m_source.products.constEnd();
        std::vector<TableCell> cells;
        if (m_style.shows(PrintField::TickBoxes))
            cells.push_back({.isTickBox = true});
        // More than one is what packers overlook.
        cells.push_back({.text = m_style.formats.count(quantity),
                         .look = look(quantity > 1 ? m_measures.number : m_measures.body)});
        TableCell item{.text = line.title.isEmpty() ? line.sku : line.title,
                       .look = look(m_measures.body, Qt::black, Qt::AlignLeft, kMostTitleLines)};
        if (m_isLabel && m_style.shows(PrintField::Sku) && !line.title.isEmpty())
            item.detail = line.sku;
        if (m_style.shows(PrintField::ProductBarcode))
            item.barcode = productBarcode(isKnown && product->barcode ? *product->barcode : line.sku);
        cells.push_back(std::move(item));
        if (!m_isLabel && m_style.shows(PrintField::Sku))
            cells.push_back({.text = line.sku, .look = look(m_measures.body, Qt::black, Qt::AlignLeft, 3)});
        if (hasLocations())
            cells.push_back({.text = isKnown ? product->location.value_or(QString()) : QString(),
                             .look = look(m_measures.strong, Qt::black, Qt::AlignLeft, 3)});
        return cells;
    }

    void writeTotal(qint64 units)
    {
        m_writer.need(lineHeightOf(m_measures.strong) + 2 * m_measures.rowPadding);
        m_writer.skip(m_measures.rowPadding);
        m_writer.text({m_writer.left(), m_writer.y()}, m_writer.width(),
                      m_style.words.counted(PrintWord::Units, units, m_style.formats.locale()),
                      look(m_measures.strong, Qt::black, Qt::AlignRight));
        m_writer.skip(lineHeightOf(m_measures.strong) + m_measures.rowPadding);
    }

    const desk::PrintSource& m_source;
    const Order& m_order;
    const PrintStyle& m_style;
    PrintMeasures m_measures;
    PageWriter m_writer;
    bool m_isLabel;
    ParcelView m_parcel;
    DocumentHead m_head;
};

} // namespace

std::vector<PrintedPage> packingSlipPages(const desk::PrintSource& source, const PrintStyle& style, int parcelNo)
{
    return PackingSlip(source, style, parcelNo).write();
}

} // namespace ch::ui
