// SPDX-License-Identifier: Apache-2.0
#include "core/domain/PickList.h"

#include "core/domain/NaturalOrder.h"

#include <QSet>

#include <algorithm>

namespace ch {

namespace {

bool isBefore(const PickLine& a, const PickLine& b)
{
    if (const auto order = naturalOrder(a.location, b.location); order != 0)
        return order < 0;
    return naturalOrder(a.sku, b.sku) < 0;
}

/// One line for each SKU, however many lines the order has of it.
std::vector<PickLine> leftOf(const Order& order, const ProductsBySku& products)
{
    std::vector<PickLine> lines;
    const PackingSession session(order, products);
    for (const PackLine& each : session.lines()) {
        if (each.left() <= 0)
            continue;
        const auto same = std::ranges::find(lines, each.sku, &PickLine::sku);
        if (same != lines.end()) {
            same->quantity += each.left();
            continue;
        }
        PickLine made{.sku = each.sku,
                      .title = each.title,
                      .barcode = each.barcode,
                      .location = each.location,
                      .quantity = each.left()};
        if (const auto product = products.constFind(each.sku); product != products.constEnd()) {
            made.onHand = product->onHand;
            // The article's own name: lines keep the words that it was sold under.
            if (!product->title.isEmpty())
                made.title = product->title;
        }
        lines.push_back(std::move(made));
    }
    std::ranges::sort(lines, isBefore);
    return lines;
}

} // namespace

qint64 PickList::units() const
{
    qint64 units = 0;
    for (const PickLine& line : lines)
        units += line.quantity;
    return units;
}

PickList pickListOf(const std::vector<Order>& orders, const ProductsBySku& products)
{
    PickList list;
    QSet<qint64> seen;
    QHash<QString, size_t> places;
    for (const Order& order : orders) {
        if (seen.contains(order.id.value()))
            continue;
        seen.insert(order.id.value());
        PickedOrder picked{.id = order.id,
                           .orderNo = order.orderNo,
                           .shipBy = order.shipBy,
                           .shipTo = order.shipTo.name.isEmpty() ? order.customer.name : order.shipTo.name,
                           .lines = leftOf(order, products)};
        for (const PickLine& line : picked.lines) {
            picked.units += line.quantity;
            if (!places.contains(line.sku)) {
                places.insert(line.sku, list.lines.size());
                PickLine& sum = list.lines.emplace_back(line);
                sum.quantity = 0;
            }
            PickLine& sum = list.lines[places.value(line.sku)];
            sum.quantity += line.quantity;
            sum.shares.push_back({.order = order.id, .orderNo = order.orderNo, .quantity = line.quantity});
        }
        if (!picked.lines.empty())
            list.orders.push_back(std::move(picked));
    }
    std::ranges::sort(list.lines, isBefore);
    return list;
}

} // namespace ch
