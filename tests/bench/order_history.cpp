// SPDX-License-Identifier: Apache-2.0
// Made-up finished orders of five years as rows for PostgreSQL's COPY, their JSON by the service's own functions. The same
// number, the same orders: one process for each table makes rows that belong together.
//   order_history orders|order_lines|payments|feed|ids ORDERS BEFORE   (BEFORE: the feed's position before the first)
//   order_history check   (orders in standard input, a line each: id|order_no|status|total_minor|its JSON in the feed, in hexadecimal
//                          digits; says how many are not what their JSON says)

#include "core/domain/Role.h"
#include "core/wire/OrderJson.h"
#include "server/store/JsonCompression.h"

#include <QByteArray>
#include <QFile>

#include <array>
#include <cstdio>
#include <cstdlib>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kFirstMs = 1'609'459'200'000; // 2021-01-01
constexpr qint64 kSpanMs = 5LL * 365 * 86'400'000;
constexpr qint64 kIdEpochMs = 1'577'836'800'000;
// As in service_bench.py: POST takes from the same products.
constexpr quint64 kProducts = 5'000;

/// SplitMix64: any order is made without those before it.
class Dice
{
public:
    explicit Dice(qint64 seed) : m_state(quint64(seed) * 0x9E3779B97F4A7C15U) {}

    qint64 below(quint64 sides)
    {
        m_state += 0x9E3779B97F4A7C15U;
        quint64 value = m_state;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
        return qint64((value ^ (value >> 31)) % sides);
    }
    template <class Words> const QString& of(const Words& words) { return words[size_t(below(words.size()))]; }

private:
    quint64 m_state;
};

OrderId idOf(qint64 index, qint64 orders)
{
    return OrderId((kFirstMs + kSpanMs / orders * index - kIdEpochMs) << 22);
}

OrderLine line(int lineNo, Dice& dice)
{
    const qint64 product = 1 + dice.below(kProducts);
    OrderLine line;
    line.lineNo = lineNo;
    line.sku = line.title = u"BENCH-%1"_s.arg(product, 5, 10, QLatin1Char('0'));
    line.quantity = 1 + dice.below(3);
    line.unitPriceMinor = 500 + product * 7919 % 90'000;
    line.lineTotalMinor = line.quantity * line.unitPriceMinor;
    return line;
}

void addParties(Order& order, Dice& dice)
{
    static const std::array given{u"Anna"_s, u"Bernd"_s, u"Chloé"_s, u"Dmitri"_s, u"小明"_s, u"Fatima"_s, u"Jörg"_s};
    static const std::array family{u"Schmidt"_s, u"王"_s,    u"Okafor"_s, u"Martin"_s,
                                   u"García"_s,  u"Nowak"_s, u"Smith"_s};
    static const std::array cities{u"Berlin"_s, u"London"_s, u"呼和浩特"_s, u"Paris"_s, u"Kraków"_s};
    static const std::array countries{u"DE"_s, u"DE"_s, u"DE"_s, u"DE"_s, u"GB"_s, u"CN"_s, u"FR"_s, u"PL"_s};
    const qint64 customer = dice.below(1'000'000);
    order.customer.id = QString::number(customer);
    order.customer.name = dice.of(given) + u' ' + dice.of(family) + QString::number(customer % 5'000);
    order.shipTo.name = order.customer.name;
    order.shipTo.line1 = u"Road %1"_s.arg(1 + dice.below(300));
    order.shipTo.city = dice.of(cities);
    order.shipTo.postcode = QString::number(10'000 + dice.below(80'000));
    order.shipTo.country = dice.of(countries);
}

void cancel(Order& order)
{
    order.status = OrderStatus::Cancelled;
    order.cancelReason = u"TIMEOUT"_s;
    order.version = 2;
    order.updatedAt = order.createdAt.plusSeconds(1'800);
    order.cancelledAt = order.updatedAt;
}

void complete(Order& order)
{
    order.status = OrderStatus::Completed;
    order.version = 4;
    order.paidMinor = order.totalMinor;
    order.paidAt = order.createdAt.plusSeconds(300);
    order.payments.push_back(
        {.amountMinor = order.totalMinor, .method = u"card"_s, .reference = order.orderNo, .at = *order.paidAt});
    order.shipBy = order.paidAt->plusSeconds(2 * 86'400);
    order.shippedAt = order.paidAt->plusSeconds(86'400);
    order.completedAt = order.updatedAt = order.paidAt->plusSeconds(3 * 86'400);
    for (OrderLine& each : order.lines)
        each.packedQuantity = each.shippedQuantity = each.quantity;
}

/// An order of a book that was imported: finished, without parcels. One in twenty was never paid.
Order order(qint64 index, qint64 orders, qint64 before)
{
    Dice dice(index);
    Order order;
    order.id = idOf(index, orders);
    order.orderNo = u"CH-%1"_s.arg(10'000'000 + index);
    order.revision = before + 1 + index;
    order.source = u"import"_s;
    order.currency = u"EUR"_s;
    order.createdAt = UtcTime(kFirstMs + kSpanMs / orders * index);
    addParties(order, dice);
    const int lines = 1 + int(dice.below(2));
    for (int lineNo = 1; lineNo <= lines; ++lineNo) {
        order.lines.push_back(line(lineNo, dice));
        order.subtotalMinor += order.lines.back().lineTotalMinor;
    }
    order.totalMinor = order.subtotalMinor;
    if (dice.below(20) == 0)
        cancel(order);
    else
        complete(order);
    return order;
}

/// Rows in COPY's text format, to standard output.
class CopyRows
{
public:
    ~CopyRows() { flush(); }

    void text(QByteArrayView value)
    {
        separate();
        for (const char c : value) {
            if (c == '\\' || c == '\t' || c == '\n' || c == '\r')
                m_bytes.append('\\');
            m_bytes.append(c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c);
        }
    }
    void text(const QString& value) { text(QByteArrayView(value.toUtf8())); }
    void bytes(const QByteArray& value)
    {
        separate();
        m_bytes.append("\\\\x").append(value.toHex());
    }
    void number(qint64 value)
    {
        separate();
        m_bytes.append(QByteArray::number(value));
    }
    void time(const std::optional<UtcTime>& value)
    {
        if (value)
            return number(value->epochMs());
        separate();
        m_bytes.append("\\N");
    }
    void end()
    {
        m_bytes.append('\n');
        m_isFirst = true;
        if (m_bytes.size() > 1 << 20)
            flush();
    }

private:
    void separate()
    {
        if (!m_isFirst)
            m_bytes.append('\t');
        m_isFirst = false;
    }
    void flush()
    {
        if (std::fwrite(m_bytes.constData(), 1, size_t(m_bytes.size()), stdout) != size_t(m_bytes.size()))
            std::exit(1);
        m_bytes.resize(0);
    }

    QByteArray m_bytes;
    bool m_isFirst = true;
};

/// Columns as ten_million.py names them.
void orderRow(CopyRows& rows, const Order& order)
{
    rows.number(order.id.value());
    rows.text(order.orderNo);
    rows.text(QByteArrayView(nameOf(order.status)));
    rows.number(order.version);
    rows.number(order.revision);
    rows.text(order.source);
    rows.text(order.currency);
    rows.text(order.customer.id);
    rows.text(order.customer.name);
    for (const QString& value :
         {order.customer.email, order.customer.phone, order.shipTo.name, order.shipTo.line1, order.shipTo.line2,
          order.shipTo.city, order.shipTo.region, order.shipTo.postcode, order.shipTo.country, order.shipTo.phone})
        rows.text(value);
    for (const qint64 value : {order.subtotalMinor, order.discountMinor, order.shippingMinor, order.totalMinor,
                               order.paidMinor, order.refundedMinor, order.units().ordered, order.units().packed,
                               order.units().shipped, order.units().released})
        rows.number(value);
    rows.text(order.cancelReason);
    for (const std::optional<UtcTime>& value :
         {std::optional(order.createdAt), order.paidAt, order.shipBy, order.shippedAt, order.completedAt,
          order.cancelledAt, std::optional(order.updatedAt)})
        rows.time(value);
    rows.end();
}

void lineRows(CopyRows& rows, const Order& order)
{
    for (const OrderLine& line : order.lines) {
        rows.number(order.id.value());
        rows.number(line.lineNo);
        rows.text(line.sku);
        rows.text(line.title);
        for (const qint64 value : {line.quantity, line.unitPriceMinor, line.lineTotalMinor, line.packedQuantity,
                                   line.shippedQuantity, line.releasedQuantity})
            rows.number(value);
        rows.end();
    }
}

void paymentRows(CopyRows& rows, const Order& order)
{
    for (const Payment& payment : order.payments) {
        rows.number(order.id.value());
        rows.number(1);
        rows.number(payment.amountMinor);
        rows.text(payment.method);
        rows.text(payment.reference);
        rows.number(payment.accepted);
        rows.text(payment.reason);
        rows.time(payment.at);
        rows.end();
    }
}

void feedRow(CopyRows& rows, const Order& order)
{
    rows.number(order.revision);
    rows.text(QByteArrayView("order"));
    rows.number(order.id.value());
    rows.number((Role::Merchant | Role::Manager | Roles(Role::Warehouse)).bits());
    rows.time(order.updatedAt);
    rows.bytes(server::compressJson(orderToJson(order)));
    rows.end();
}

void idRow(CopyRows& rows, const Order& order)
{
    rows.number(order.id.value());
    rows.end();
}

bool saysTheSame(const QByteArrayList& row)
{
    const auto json = row.size() == 5 ? server::decompressJson(QByteArray::fromHex(row.at(4))) : QByteArray();
    const auto order = json ? orderFromJson(*json) : Result<Order>(json.error());
    return order && order->id.toString().toLatin1() == row.at(0) && order->orderNo.toUtf8() == row.at(1) &&
           nameOf(order->status) == QLatin1StringView(row.at(2)) && order->totalMinor == row.at(3).toLongLong();
}

int check()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 1;
    int wrong = 0;
    for (QByteArray row = input.readLine(); !row.isEmpty(); row = input.readLine())
        wrong += saysTheSame(row.trimmed().split('|')) ? 0 : 1;
    std::printf("%d\n", wrong);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const struct
    {
        QByteArrayView name;
        void (*write)(CopyRows&, const Order&) = nullptr;
    } tables[] = {
        {"orders", orderRow}, {"order_lines", lineRows}, {"payments", paymentRows}, {"feed", feedRow}, {"ids", idRow}};
    if (argc == 2 && QByteArrayView(argv[1]) == "check")
        return check();
    const qint64 orders = argc == 4 ? QByteArray(argv[2]).toLongLong() : 0;
    for (const auto& table : tables) {
        if (orders <= 0 || table.name != argv[1])
            continue;
        CopyRows rows;
        for (qint64 index = 0; index < orders; ++index)
            table.write(rows, order(index, orders, QByteArray(argv[3]).toLongLong()));
        return 0;
    }
    std::fputs("order_history orders|order_lines|payments|feed|ids ORDERS BEFORE, or order_history check\n", stderr);
    return 2;
}
