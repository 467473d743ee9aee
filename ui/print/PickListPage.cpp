// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PickListPage.h"

#include "ui/print/PageParts.h"
#include "ui/print/PrintTable.h"
#include "ui/print/PrintText.h"

#include <QDateTime>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostTitleLines = 4;
constexpr int kMostShareLines = 12;

class PickListWriter
{
public:
    PickListWriter(const PickList& list, const PrintStyle& style)
        : m_list(list)
        , m_style(style)
        , m_measures(measuresOf(style.paper))
        , m_writer(sizeOf(style.paper), m_measures.margin, m_measures.footHeight)
        , m_isLabel(style.paper == Paper::Label)
        , m_head{.title = style.words(PrintWord::PickList)}
    {}

    std::vector<PrintedPage> write()
    {
        writeHead(m_writer, m_style, m_head);
        writeSummary();
        if (m_list.lines.empty()) {
            m_writer.text({m_writer.left(), m_writer.y()}, m_writer.width(), m_style.words(PrintWord::NothingToPick),
                          look(m_measures.body, Qt::black, Qt::AlignLeft, 3));
        } else {
            writeWalk();
            // One order needs no sorting.
            if (m_list.orders.size() > 1)
                writeOrders();
        }
        writeFeet(m_writer, m_style, m_head);
        return m_writer.take();
    }

private:
    QString count(qint64 n) const { return m_style.formats.count(n); }

    void writeSummary()
    {
        const QLocale& locale = m_style.formats.locale();
        const PrintWords& words = m_style.words;
        const QString text = QStringList{words.counted(PrintWord::Orders, qint64(m_list.orders.size()), locale),
                                         words.counted(PrintWord::Lines, qint64(m_list.lines.size()), locale),
                                         words.counted(PrintWord::Units, m_list.units(), locale)}
                                 .join(u" · "_s);
        const auto local = QDateTime::fromMSecsSinceEpoch(m_style.now.epochMs(), m_style.formats.zone());
        const QString printed = QString(words(PrintWord::Printed) + u' ' + dayText(m_style, m_style.now) + u' ' +
                                        locale.toString(local.time(), QLocale::ShortFormat));
        const qreal top = m_writer.y();
        m_writer.text({m_writer.left(), top}, m_writer.width(), text, look(m_measures.strong));
        if (m_isLabel)
            m_writer.skip(lineHeightOf(m_measures.strong));
        m_writer.text({m_writer.left(), m_writer.y()}, m_writer.width(), printed,
                      look(m_measures.small, m_measures.muted, m_isLabel ? Qt::AlignLeft : Qt::AlignRight));
        m_writer.skip(lineHeightOf(m_measures.strong) + m_measures.gap * 0.7);
    }

    std::vector<PrintColumn> columns() const
    {
        const PrintWords& words = m_style.words;
        std::vector<PrintColumn> columns{
            {.width = 4 * kMillimetre},
            {.title = words(PrintWord::Location), .width = (m_isLabel ? 18 : 25) * kMillimetre},
            {.title = words(PrintWord::Quantity), .width = (m_isLabel ? 8 : 12) * kMillimetre, .align = Qt::AlignRight},
            {.title = words(PrintWord::Item)}};
        if (!m_isLabel) {
            columns.push_back({.title = words(PrintWord::InStock), .width = 14 * kMillimetre, .align = Qt::AlignRight});
            columns.push_back({.title = words(PrintWord::Order), .width = 46 * kMillimetre});
        }
        return columns;
    }

    std::vector<TableCell> cells(const PickLine& line) const
    {
        QStringList shares;
        for (const PickShare& share : line.shares)
            shares.append(u"%1 × %2"_s.arg(share.orderNo, count(share.quantity)));
        TableCell item{.text = line.title.isEmpty() ? line.sku : line.title,
                       .look = look(m_measures.body, Qt::black, Qt::AlignLeft, kMostTitleLines),
                       .detail = line.title.isEmpty() ? QString() : line.sku};
        if (m_style.shows(PrintField::ProductBarcode))
            item.barcode = productBarcode(line.barcode.isEmpty() ? line.sku : line.barcode);
        std::vector<TableCell> cells{{.isTickBox = true},
                                     {.text = line.location.isEmpty() ? u"–"_s : line.location,
                                      .look = look(m_measures.strong, Qt::black, Qt::AlignLeft, 3)},
                                     {.text = count(line.quantity), .look = look(m_measures.number)},
                                     std::move(item)};
        if (!m_isLabel) {
            // Who walks there is told before that it will not be enough.
            cells.push_back({.text = line.onHand ? count(*line.onHand) : QString(),
                             .look = look(line.isShort() ? m_measures.strong : m_measures.small)});
            cells.push_back({.text = m_list.orders.size() > 1 ? shares.join(u"\n"_s) : shares.join(QString()),
                             .look = look(m_measures.small, m_measures.muted, Qt::AlignLeft, kMostShareLines)});
        }
        return cells;
    }

    void writeWalk()
    {
        PrintTable table(m_writer, m_measures, columns());
        m_writer.onNewPage([&] {
            writeContinuedHead(m_writer, m_style, m_head);
            table.writeHead();
        });
        table.writeHead();
        for (const PickLine& line : m_list.lines)
            table.addRow(cells(line));
        m_writer.onNewPage([this] { writeContinuedHead(m_writer, m_style, m_head); });
    }

    void writeOrders()
    {
        const qreal barHeight = 7 * kMillimetre;
        m_writer.need(30 * kMillimetre);
        m_writer.skip(m_measures.gap);
        m_writer.text({m_writer.left(), m_writer.y()}, m_writer.width(), m_style.words(PrintWord::SortIntoOrders),
                      look(m_measures.heading));
        m_writer.skip(lineHeightOf(m_measures.heading) + 1.5 * kMillimetre);
        for (const PickedOrder& order : m_list.orders)
            writeOrder(order, barHeight);
    }

    void writeOrder(const PickedOrder& order, qreal barHeight)
    {
        const qreal padding = m_measures.rowPadding;
        const qreal textWidth = m_writer.width() * (m_isLabel ? 1 : 0.62);
        const TextLook linesLook = look(m_measures.small, Qt::black, Qt::AlignLeft, 1);
        const qreal rowHeight = lineHeightOf(m_measures.small);
        const qreal headHeight = lineHeightOf(m_measures.strong);
        m_writer.need(headHeight + rowHeight + 2 * padding + barHeight * 0.5);
        m_writer.rule(m_writer.y(), m_measures.hairline, m_measures.line);
        m_writer.skip(padding);
        const qreal top = m_writer.y();
        // Apart, or a Hebrew name would change places with the number.
        const qreal numberWidth = widthOf(order.orderNo, m_measures.strong) + 2.5 * kMillimetre;
        m_writer.text({m_writer.left(), top}, textWidth, order.orderNo, look(m_measures.strong));
        if (numberWidth < textWidth)
            m_writer.text({m_writer.left() + numberWidth, top}, textWidth - numberWidth, order.shipTo,
                          look(m_measures.body));
        if (!m_isLabel && m_style.shows(PrintField::OrderBarcode))
            writeBars(m_writer, QRectF(m_writer.left() + textWidth, top, m_writer.width() - textWidth, barHeight),
                      order.orderNo, m_measures, Qt::AlignRight);
        m_writer.skip(headHeight);
        for (const PickLine& line : order.lines) {
            m_writer.need(rowHeight);
            const QString text = u"%1 × %2 · %3"_s.arg(count(line.quantity), line.sku, line.title);
            m_writer.text({m_writer.left(), m_writer.y()}, textWidth, text, linesLook);
            m_writer.skip(rowHeight);
        }
        // On another page than it began, the bars are above.
        if (m_writer.y() > top && !m_isLabel)
            m_writer.setY(std::max(m_writer.y(), top + barHeight));
        m_writer.skip(padding);
    }

    const PickList& m_list;
    const PrintStyle& m_style;
    PrintMeasures m_measures;
    PageWriter m_writer;
    bool m_isLabel;
    DocumentHead m_head;
};

} // namespace

std::vector<PrintedPage> pickListPages(const PickList& list, const PrintStyle& style)
{
    return PickListWriter(list, style).write();
}

} // namespace ch::ui
