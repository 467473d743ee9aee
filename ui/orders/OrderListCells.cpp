// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderListCells.h"

#include <QCoreApplication>

#include <algorithm>

namespace ch::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(OrderCells)
};

std::optional<UtcTime> timeOf(const OrderListItem& item, Column column)
{
    switch (column) {
    case Column::Created:
        return item.createdAt;
    case Column::Paid:
        return item.paidAt;
    case Column::ShipBy:
        return item.shipBy;
    case Column::Shipped:
        return item.shippedAt;
    case Column::Updated:
        return item.updatedAt;
    default:
        return std::nullopt;
    }
}

QString placeOf(const OrderListItem& item)
{
    QStringList parts{item.city, item.region};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString itemsOf(const OrderListItem& item)
{
    const QString title = item.firstTitle.isEmpty() ? item.firstSku : item.firstTitle;
    return item.lineCount > 1 ? Text::tr("%1 +%2", "title of the first line, how many other lines")
                                    .arg(title, QString::number(item.lineCount - 1))
                              : title;
}

void setDay(Filter& filter, FilterPart part, UtcTime time, const Formats& formats)
{
    filter.clear(part);
    const QDate day = formats.localDay(time);
    auto& from = part == FilterPart::Created ? filter.fixed.createdFrom : filter.fixed.paidFrom;
    auto& to = part == FilterPart::Created ? filter.fixed.createdTo : filter.fixed.paidTo;
    from = formats.startOf(day);
    to = formats.startOf(day.addDays(1));
}

std::optional<Filter> withText(Filter filter, QString OrderQuery::*member, const QString& text)
{
    if (text.isEmpty())
        return std::nullopt;
    filter.fixed.*member = text;
    return filter;
}

/// Searches need two characters.
std::optional<Filter> withSearch(const Filter& filter, const QString& text)
{
    return text.size() < 2 ? std::nullopt : withText(filter, &OrderQuery::search, text);
}

std::optional<Filter> withCustomer(Filter filter, const OrderListItem& item)
{
    if (item.customerId.isEmpty())
        return withSearch(filter, item.customerName);
    filter.fixed.customer = item.customerId;
    filter.customerName = item.customerName;
    return filter;
}

} // namespace

QString CellWriter::text(const OrderListItem& item, Column column) const
{
    switch (column) {
    case Column::Number:
        return item.orderNo;
    case Column::Status:
        return item.isOutdated ? unknownStatus() : words(item.status);
    case Column::Fulfilment:
        return words(item.fulfilment);
    case Column::Customer:
        return item.customerName;
    case Column::City:
        return placeOf(item);
    case Column::Country:
        return formats.country(item.country);
    case Column::Items:
        return itemsOf(item);
    case Column::Units:
        return formats.count(item.units);
    case Column::Total:
        return formats.money(item.totalMinor, item.currency);
    case Column::ShipBy:
        return item.shipBy ? formats.dayOf(*item.shipBy, now) : QString();
    case Column::Created:
    case Column::Paid:
    case Column::Shipped:
    case Column::Updated: {
        const auto time = timeOf(item, column);
        return time ? formats.when(*time, now) : QString();
    }
    case Column::Carrier:
        return item.carrier;
    case Column::Tracking:
        return item.trackingNo;
    }
    Q_UNREACHABLE();
}

QString CellWriter::tip(const OrderListItem& item, Column column) const
{
    QStringList lines;
    if (const auto time = timeOf(item, column))
        lines.push_back(formats.exact(*time));
    if (column == Column::ShipBy && item.isOverdue(now))
        lines.push_back(Text::tr("Late: %Ln unit(s) still to ship", nullptr, int(item.toShip)));
    if (column == Column::Number)
        lines += marks(item);
    if (column == Column::Status && item.isOutdated) {
        lines.push_back(outdatedWords());
        lines.push_back(Text::tr("Before: %1").arg(words(item.status)));
    } else if (column == Column::Status) {
        lines.push_back(words(item.status) + QStringLiteral(" · ") + words(item.fulfilment));
        if (!item.cancelReason.isEmpty())
            lines.push_back(reasonWords(item.cancelReason));
        if (item.baseStatus != item.status)
            lines.push_back(Text::tr("At the service: %1").arg(words(item.baseStatus)));
    }
    if (column == Column::Customer)
        lines += {item.customerName, placeOf(item), formats.country(item.country)};
    if (column == Column::Items)
        lines += {itemsOf(item), Text::tr("%Ln unit(s)", nullptr, int(item.units))};
    if (column == Column::Total && item.refundedMinor > 0)
        lines.push_back(Text::tr("Refunded: %1").arg(formats.money(item.refundedMinor, item.currency)));
    if (lines.isEmpty())
        lines.push_back(text(item, column));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString CellWriter::spoken(const OrderListItem& item, Column column) const
{
    QStringList parts{text(item, column)};
    if (column == Column::Number)
        parts += marks(item);
    if (column == Column::Status)
        parts.push_back(fulfilmentNote(item));
    if (column == Column::Customer)
        parts.push_back(item.city);
    if (column == Column::ShipBy && item.isOverdue(now))
        parts.push_back(Text::tr("late"));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QStringList CellWriter::marks(const OrderListItem& item) const
{
    QStringList marks;
    if (item.refused > 0)
        marks.push_back(Text::tr("%Ln change(s) refused", nullptr, item.refused));
    if (item.waiting > 0)
        marks.push_back(Text::tr("%Ln change(s) waiting to be sent", nullptr, item.waiting));
    if (item.onHold)
        marks.push_back(Text::tr("on hold"));
    if (item.noteCount > 0)
        marks.push_back(Text::tr("%Ln note(s)", nullptr, int(std::min<qint64>(item.noteCount, 99'999))));
    return marks;
}

QString unknownStatus()
{
    return Text::tr("Unknown", "the status of an order whose newest state cannot be read");
}

QString outdatedWords()
{
    return Text::tr("This version cannot read the newest state of this order. What is shown is what it was before.");
}

QString fulfilmentNote(const OrderListItem& item)
{
    const bool isTelling =
        !item.isOutdated && item.status == OrderStatus::Paid && item.fulfilment != Fulfilment::Unfulfilled;
    return isTelling ? words(item.fulfilment) : QString();
}

std::optional<Filter> withSame(const Filter& filter, const OrderListItem& item, Column column, const Formats& formats)
{
    Filter same = filter;
    switch (column) {
    case Column::Number:
        same.fixed.orderNos = {item.orderNo};
        return same;
    case Column::Status:
        same.fixed.statuses = {item.status};
        std::erase(same.fixed.excludedStatuses, item.status);
        return same;
    case Column::Fulfilment:
        same.fixed.fulfilments = {item.fulfilment};
        return same;
    case Column::Customer:
        return withCustomer(same, item);
    case Column::City:
        return withSearch(same, item.city);
    case Column::Country:
        return withText(same, &OrderQuery::country, item.country);
    case Column::Items:
        return withText(same, &OrderQuery::sku, item.firstSku);
    case Column::Total:
        same.fixed.minTotalMinor = same.fixed.maxTotalMinor = item.totalMinor;
        return same;
    case Column::Created:
        setDay(same, FilterPart::Created, item.createdAt, formats);
        return same;
    case Column::Paid:
        if (!item.paidAt)
            return std::nullopt;
        setDay(same, FilterPart::Paid, *item.paidAt, formats);
        return same;
    case Column::Tracking:
        return withSearch(same, item.trackingNo);
    case Column::Carrier:
    case Column::Units:
    case Column::ShipBy:
    case Column::Shipped:
    case Column::Updated:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

std::optional<Filter> without(const Filter& filter, const OrderListItem& item, Column column)
{
    Filter rest = filter;
    if (column == Column::Status) {
        std::erase(rest.fixed.statuses, item.status);
        if (std::ranges::find(rest.fixed.excludedStatuses, item.status) == rest.fixed.excludedStatuses.end())
            rest.fixed.excludedStatuses.push_back(item.status);
        return rest;
    }
    if (column != Column::Fulfilment)
        return std::nullopt;
    if (rest.fixed.fulfilments.empty())
        rest.fixed.fulfilments = {Fulfilment::Unfulfilled, Fulfilment::Packing, Fulfilment::Packed, Fulfilment::Partial,
                                  Fulfilment::Fulfilled};
    std::erase(rest.fixed.fulfilments, item.fulfilment);
    return rest.fixed.fulfilments.empty() ? std::nullopt : std::optional(rest);
}

QString sameText(const OrderListItem& item, Column column, const Formats& formats)
{
    if (column == Column::Items)
        return item.firstSku;
    if (column == Column::City)
        return item.city;
    if (column == Column::Created || column == Column::Paid) {
        const auto time = timeOf(item, column);
        return time ? formats.day(formats.localDay(*time)) : QString();
    }
    // No text of these depends on the time.
    return CellWriter{formats, item.updatedAt}.text(item, column);
}

} // namespace ch::ui
