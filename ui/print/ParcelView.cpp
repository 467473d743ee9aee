// SPDX-License-Identifier: Apache-2.0
#include "ui/print/ParcelView.h"

#include <algorithm>

namespace ch::ui {

namespace {

/// Units that are counted into a parcel which is still open.
std::vector<LineQuantity> openParcel(const Order& order)
{
    std::vector<LineQuantity> lines;
    for (const OrderLine& line : order.lines) {
        if (line.packedQuantity > line.shippedQuantity)
            lines.push_back({.lineNo = line.lineNo, .quantity = line.packedQuantity - line.shippedQuantity});
    }
    return lines;
}

bool isAllPacked(const Order& order)
{
    return std::ranges::all_of(order.lines, [](const OrderLine& line) {
        return std::max(line.packedQuantity, line.shippedQuantity) >= line.quantity - line.releasedQuantity;
    });
}

int highestNo(const Order& order)
{
    int highest = 0;
    for (const Shipment& parcel : order.shipments)
        highest = std::max(highest, parcel.no);
    return highest;
}

} // namespace

qint64 ParcelView::quantityOf(const OrderLine& line) const
{
    if (isWholeOrder())
        return line.quantity - line.releasedQuantity;
    const auto found = std::ranges::find(lines, line.lineNo, &LineQuantity::lineNo);
    return found == lines.end() ? 0 : found->quantity;
}

QString ParcelView::text(const PrintWords& words) const
{
    if (isWholeOrder() || (no == 1 && of == 1))
        return {};
    if (of > 0)
        return words(PrintWord::ParcelNumber).arg(no).arg(of);
    return QString(words(PrintWord::Parcel) + u' ' + QString::number(no));
}

ParcelView parcelOf(const Order& order, int parcelNo)
{
    ParcelView view;
    const auto parcel = std::ranges::find(order.shipments, parcelNo, &Shipment::no);
    if (parcel != order.shipments.end()) {
        view = {.no = parcelNo,
                .of = 0,
                .lines = parcel->lines,
                .carrier = parcel->carrier,
                .trackingNo = parcel->trackingNo};
        if (order.units().toShip() == 0)
            view.of = highestNo(order);
    } else if (parcelNo == highestNo(order) + 1) {
        std::vector<LineQuantity> lines = openParcel(order);
        if (!lines.empty())
            view = {.no = parcelNo, .of = isAllPacked(order) ? parcelNo : 0, .lines = std::move(lines)};
    }
    // Of a whole order the last parcel's number is what people ask for.
    if (view.isWholeOrder() && !order.shipments.empty()) {
        view.carrier = order.shipments.back().carrier;
        view.trackingNo = order.shipments.back().trackingNo;
    }
    return view;
}

} // namespace ch::ui
