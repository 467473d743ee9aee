// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ExportTable.h"

#include "core/base/Money.h"
#include "ui/kit/Words.h"

#include <QCoreApplication>
#include <QDateTime>

namespace ch::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(OrderExport)
};

TableAmount amountOf(qint64 minor, const Order& order)
{
    return {minor, currencyDigits(order.currency).value_or(2)};
}

QString trackingOf(const Order& order)
{
    QStringList numbers;
    for (const Shipment& shipment : order.shipments)
        numbers.push_back(shipment.trackingNo);
    numbers.removeAll(QString());
    return numbers.join(QStringLiteral(" "));
}

QString carriersOf(const Order& order)
{
    QStringList carriers;
    for (const Shipment& shipment : order.shipments)
        carriers.push_back(shipment.carrier);
    carriers.removeAll(QString());
    carriers.removeDuplicates();
    return carriers.join(QStringLiteral(" "));
}

} // namespace

ExportTable::ExportTable(Kind kind, Role role, const Formats& formats)
    : m_kind(kind)
    , m_hasMoney(seesMoney(role))
    , m_zone(formats.zone())
{
    for (const OrderStatus status : allOrderStatuses())
        m_statuses[size_t(status)] = words(status);
    for (const Fulfilment fulfilment :
         {Fulfilment::Unfulfilled, Fulfilment::Packing, Fulfilment::Packed, Fulfilment::Partial, Fulfilment::Fulfilled})
        m_fulfilments[size_t(fulfilment)] = words(fulfilment);
    if (kind == Kind::Orders)
        defineOrders();
    else
        defineLines();
}

void ExportTable::defineOrders()
{
    m_head.title = Text::tr("Orders");
    // Times are the shop's, and a spreadsheet has no zones: the head says which.
    const QString zone = QString::fromLatin1(m_zone.id());
    const auto time = [&](const QString& title) {
        m_head.columns.push_back({Text::tr("%1 (%2)", "a time and its zone").arg(title, zone), 20});
    };
    m_head.columns = {{Text::tr("Order"), 16}, {Text::tr("Status"), 12}, {Text::tr("Fulfilment"), 14}};
    time(Text::tr("Placed"));
    time(Text::tr("Paid on"));
    time(Text::tr("Ship by"));
    time(Text::tr("Shipped"));
    time(Text::tr("Completed"));
    time(Text::tr("Cancelled"));
    m_head.columns.insert(m_head.columns.end(), {{Text::tr("Reason of cancellation"), 16},
                                                 {Text::tr("Hold"), 20},
                                                 {Text::tr("Customer number"), 16},
                                                 {Text::tr("Customer"), 24},
                                                 {Text::tr("Phone"), 18},
                                                 {Text::tr("Recipient"), 24},
                                                 {Text::tr("Address 1"), 28},
                                                 {Text::tr("Address 2"), 20},
                                                 {Text::tr("City"), 18},
                                                 {Text::tr("Region"), 16},
                                                 {Text::tr("Postcode"), 12},
                                                 {Text::tr("Country"), 10},
                                                 {Text::tr("Lines"), 8},
                                                 {Text::tr("Units"), 8},
                                                 {Text::tr("Units to ship"), 12},
                                                 {Text::tr("Carrier"), 14},
                                                 {Text::tr("Tracking numbers"), 24}});
    if (m_hasMoney)
        m_head.columns.insert(m_head.columns.end(), {{Text::tr("E-mail"), 28},
                                                     {Text::tr("Currency"), 10},
                                                     {Text::tr("Subtotal"), 14},
                                                     {Text::tr("Discount"), 14},
                                                     {Text::tr("Shipping"), 14},
                                                     {Text::tr("Total"), 14},
                                                     {Text::tr("Paid"), 14},
                                                     {Text::tr("Refunded"), 14}});
    m_head.columns.push_back({Text::tr("Id"), 22});
}

void ExportTable::defineLines()
{
    m_head.title = Text::tr("Lines");
    m_head.columns = {
        {Text::tr("Order"), 16},
        {Text::tr("Status"), 12},
        {Text::tr("%1 (%2)", "a time and its zone").arg(Text::tr("Placed"), QString::fromLatin1(m_zone.id())), 20},
        {Text::tr("Customer"), 24},
        {Text::tr("Country"), 10},
        {Text::tr("Line"), 8},
        {Text::tr("SKU"), 18},
        {Text::tr("Title"), 36},
        {Text::tr("Quantity"), 10},
        {Text::tr("Packed"), 10},
        {Text::tr("Shipped"), 10},
        {Text::tr("Given back"), 10}};
    if (m_hasMoney)
        m_head.columns.insert(m_head.columns.end(),
                              {{Text::tr("Currency"), 10}, {Text::tr("Unit price"), 14}, {Text::tr("Line total"), 14}});
}

QDateTime ExportTable::localTime(UtcTime time) const
{
    // A spreadsheet's moment has no zone; this one is what the shop's clock said.
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time.epochMs(), m_zone);
    return {local.date(), local.time(), Qt::UTC};
}

TableCell ExportTable::timeCell(const std::optional<UtcTime>& time) const
{
    return time ? TableCell(localTime(*time)) : TableCell();
}

std::vector<TableRow> ExportTable::rowsOf(const Order& order) const
{
    std::vector<TableRow> rows;
    if (m_kind == Kind::Orders) {
        rows.push_back(rowOf(order));
        return rows;
    }
    for (const OrderLine& line : order.lines)
        rows.push_back(rowOf(order, line));
    return rows;
}

TableRow ExportTable::rowOf(const Order& order) const
{
    const UnitTotals units = order.units();
    TableRow row{order.orderNo,
                 m_statuses[size_t(order.status)],
                 m_fulfilments[size_t(order.fulfilment())],
                 localTime(order.createdAt),
                 timeCell(order.paidAt),
                 timeCell(order.shipBy),
                 timeCell(order.shippedAt),
                 timeCell(order.completedAt),
                 timeCell(order.cancelledAt),
                 order.cancelReason,
                 order.hold ? order.hold->reason : QString()};
    addPlace(row, order);
    row.insert(row.end(), {qint64(order.lines.size()), units.ordered,
                           order.status == OrderStatus::Cancelled ? qint64(0) : units.toShip(), carriersOf(order),
                           trackingOf(order)});
    if (m_hasMoney)
        row.insert(row.end(), {order.customer.email, order.currency, amountOf(order.subtotalMinor, order),
                               amountOf(order.discountMinor, order), amountOf(order.shippingMinor, order),
                               amountOf(order.totalMinor, order), amountOf(order.paidMinor, order),
                               amountOf(order.refundedMinor, order)});
    // As text: a spreadsheet's numbers lose the last digits of an id.
    row.push_back(order.id.toString());
    return row;
}

void ExportTable::addPlace(TableRow& row, const Order& order) const
{
    const Address& place = order.shipTo;
    row.insert(row.end(),
               {order.customer.id, order.customer.name, place.phone.isEmpty() ? order.customer.phone : place.phone,
                place.name, place.line1, place.line2, place.city, place.region, place.postcode, place.country});
}

TableRow ExportTable::rowOf(const Order& order, const OrderLine& line) const
{
    TableRow row{order.orderNo,
                 m_statuses[size_t(order.status)],
                 localTime(order.createdAt),
                 order.customer.name,
                 order.shipTo.country,
                 qint64(line.lineNo),
                 line.sku,
                 line.title,
                 line.quantity,
                 line.packedQuantity,
                 line.shippedQuantity,
                 line.releasedQuantity};
    if (m_hasMoney)
        row.insert(row.end(),
                   {order.currency, amountOf(line.unitPriceMinor, order), amountOf(line.lineTotalMinor, order)});
    return row;
}

} // namespace ch::ui
