// SPDX-License-Identifier: Apache-2.0
#include "ui/print/InvoicePage.h"

#include "ui/print/PageParts.h"
#include "ui/print/PrintTable.h"
#include "ui/print/PrintText.h"

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostTitleLines = 6;

class Invoice
{
public:
    Invoice(const desk::PrintSource& source, const PrintStyle& style)
        : m_source(source)
        , m_order(source.order)
        , m_style(style)
        , m_measures(measuresOf(style.paper))
        , m_writer(sizeOf(style.paper), m_measures.margin, m_measures.footHeight)
        , m_isLabel(style.paper == Paper::Label)
    {
        const bool isReprint = std::ranges::find(source.printed, PrintDocument::Invoice) != source.printed.end();
        m_head = {.title = style.words(PrintWord::Invoice),
                  .number = m_order.orderNo,
                  .stamps = stampsOf(m_order, isReprint, style.words)};
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
        for (const OrderLine& line : m_order.lines)
            table.addRow(cells(line));
        m_writer.onNewPage([this] { writeContinuedHead(m_writer, m_style, m_head); });
        writeSums();
        writeEnd(m_writer, m_style, m_order.orderNo);
        writeFeet(m_writer, m_style, m_head);
        return m_writer.take();
    }

private:
    QString money(qint64 minor) const { return m_style.formats.money(minor, m_order.currency); }
    QString amount(qint64 minor) const { return m_style.formats.amount(minor, m_order.currency); }

    void writeParties()
    {
        const PrintWords& words = m_style.words;
        const qreal top = m_writer.y();
        const qreal gap = m_measures.gap;
        const int columns = m_isLabel ? 2 : 3;
        const qreal width = (m_writer.width() - gap * (columns - 1)) / columns;
        // Goods may go to somebody else than who pays; the order has one address.
        QStringList customer{m_order.customer.name, m_order.customer.email};
        if (m_style.shows(PrintField::Phone))
            customer.append(m_order.customer.phone);
        if (!m_order.customer.id.isEmpty())
            customer.append(QString(words(PrintWord::CustomerNumber) + u' ' + m_order.customer.id));
        customer.removeAll(QString());
        const qreal customerHeight =
            writeLines(m_writer, {m_writer.left(), top}, width, words(PrintWord::Customer), customer, m_measures);
        const qreal addressHeight =
            writeLines(m_writer, {m_writer.left() + width + gap, top}, width, words(PrintWord::ShipTo),
                       addressLines(m_order.shipTo, words), m_measures);
        const qreal captionHeight = lineHeightOf(m_measures.caption) + 0.8 * kMillimetre;
        qreal height = std::max(customerHeight, addressHeight);
        if (m_isLabel) {
            height += writeFacts(m_writer, {m_writer.left(), top + height + gap * 0.5}, m_writer.width(), facts(),
                                 m_measures) +
                      gap * 0.5;
        } else {
            height =
                std::max(height, captionHeight + writeFacts(m_writer, {m_writer.right() - width, top + captionHeight},
                                                            width, facts(), m_measures));
        }
        m_writer.setY(top + height + gap);
    }

    std::vector<Fact> facts() const
    {
        const PrintWords& words = m_style.words;
        std::vector<Fact> facts{{words(PrintWord::Order), m_order.orderNo},
                                {words(PrintWord::Placed), dayText(m_style, m_order.createdAt)}};
        if (m_order.paidAt)
            facts.push_back({words(PrintWord::Paid), dayText(m_style, *m_order.paidAt)});
        facts.push_back({words(PrintWord::Currency), m_order.currency});
        return facts;
    }

    std::vector<PrintColumn> columns() const
    {
        const PrintWords& words = m_style.words;
        const qreal money = (m_isLabel ? 16 : 27) * kMillimetre;
        return {
            {.title = words(PrintWord::Item)},
            {.title = words(PrintWord::Quantity), .width = (m_isLabel ? 8 : 14) * kMillimetre, .align = Qt::AlignRight},
            {.title = words(PrintWord::UnitPrice), .width = money, .align = Qt::AlignRight},
            {.title = words(PrintWord::Amount), .width = money, .align = Qt::AlignRight}};
    }

    std::vector<TableCell> cells(const OrderLine& line) const
    {
        const bool isFree = line.lineTotalMinor == 0;
        const TextLook number = look(m_measures.body);
        TableCell item{.text = line.title.isEmpty() ? line.sku : line.title,
                       .look = look(m_measures.body, Qt::black, Qt::AlignLeft, kMostTitleLines)};
        if (m_style.shows(PrintField::Sku) && !line.title.isEmpty())
            item.detail = line.sku;
        return {std::move(item),
                {.text = m_style.formats.count(line.quantity), .look = number},
                {.text = isFree ? QString() : amount(line.unitPriceMinor), .look = number},
                {.text = isFree ? m_style.words(PrintWord::Free) : amount(line.lineTotalMinor), .look = number}};
    }

    struct Sum
    {
        QString caption;
        QString amount;
        bool isStrong = false;
        /// A line above it.
        bool isTotal = false;
    };

    std::vector<Sum> sums() const
    {
        const PrintWords& words = m_style.words;
        std::vector<Sum> sums{{words(PrintWord::Subtotal), money(m_order.subtotalMinor)}};
        if (m_order.discountMinor != 0)
            sums.push_back({words(PrintWord::Discount), money(-m_order.discountMinor)});
        sums.push_back({words(PrintWord::Shipping),
                        m_order.shippingMinor == 0 ? words(PrintWord::Free) : money(m_order.shippingMinor)});
        sums.push_back({words(PrintWord::Total), money(m_order.totalMinor), true, true});
        for (const Payment& payment : m_order.payments) {
            if (payment.accepted)
                sums.push_back(
                    {joined(PrintWord::Payment, {dayText(m_style, payment.at), payment.method, payment.reference}),
                     money(-payment.amountMinor)});
        }
        addRefunds(sums);
        const qint64 due = m_order.totalMinor - m_order.paidMinor;
        if (m_order.status != OrderStatus::Cancelled)
            sums.push_back({due > 0 ? words(PrintWord::Due) : words(PrintWord::PaidInFull),
                            due > 0 ? money(due) : QString(), true, true});
        return sums;
    }

    void addRefunds(std::vector<Sum>& sums) const
    {
        qint64 told = 0;
        for (const Refund& refund : m_source.refunds) {
            told += refund.amountMinor;
            sums.push_back(
                {joined(PrintWord::Refund, {dayText(m_style, refund.at), refund.refundNo}), money(refund.amountMinor)});
        }
        // Refunds that are not here yet are in the order's sum.
        if (m_order.refundedMinor > told)
            sums.push_back({m_style.words(PrintWord::Refund), money(m_order.refundedMinor - told)});
    }

    QString joined(PrintWord word, const QStringList& parts) const
    {
        QStringList all{m_style.words(word)};
        all += parts;
        all.removeAll(QString());
        return all.join(u" · "_s);
    }

    void writeSums()
    {
        const std::vector<Sum> all = sums();
        const qreal padding = m_measures.rowPadding * 0.7;
        const qreal lineHeight = lineHeightOf(m_measures.strong) + padding;
        // The sums stay together, if there is a page that holds them.
        m_writer.need(std::min(lineHeight * qreal(all.size()) + m_measures.gap,
                               m_writer.bottom() - m_writer.top() - lineHeight * 3));
        m_writer.skip(m_measures.rowPadding * 1.5);
        const qreal left = m_isLabel ? m_writer.left() : m_writer.left() + m_writer.width() * 0.42;
        const qreal width = m_writer.right() - left;
        for (const Sum& sum : all) {
            m_writer.need(lineHeight);
            if (sum.isTotal) {
                m_writer.rule(left, m_writer.right(), m_writer.y(), m_measures.hairline * 1.5, Qt::black);
                m_writer.skip(padding);
            }
            const QFont& font = sum.isStrong ? m_measures.strong : m_measures.body;
            const qreal amountWidth = sum.amount.isEmpty() ? 0 : widthOf(sum.amount, font) + 3 * kMillimetre;
            m_writer.text({left, m_writer.y()}, width - amountWidth, sum.caption, look(font));
            m_writer.text({left, m_writer.y()}, width, sum.amount, look(font, Qt::black, Qt::AlignRight));
            m_writer.skip(lineHeight);
        }
    }

    const desk::PrintSource& m_source;
    const Order& m_order;
    const PrintStyle& m_style;
    PrintMeasures m_measures;
    PageWriter m_writer;
    bool m_isLabel;
    DocumentHead m_head;
};

} // namespace

std::vector<PrintedPage> invoicePages(const desk::PrintSource& source, const PrintStyle& style)
{
    return Invoice(source, style).write();
}

} // namespace ch::ui
