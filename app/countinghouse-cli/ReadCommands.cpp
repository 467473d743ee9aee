// SPDX-License-Identifier: Apache-2.0
#include "app/countinghouse-cli/AmountText.h"
#include "app/countinghouse-cli/Commands.h"
#include "core/base/Money.h"
#include "core/store/DumpTable.h"
#include "core/store/OrderListTable.h"
#include "core/store/RecordTable.h"
#include "core/wire/JsonSlices.h"
#include "core/wire/JsonWriter.h"
#include "core/wire/OrderJson.h"

#include <QDateTime>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Rows whose orders are read and printed together.
constexpr size_t kChunk = 500;

int usage(const QString& sentence)
{
    say(sentence);
    return kUsage;
}

std::optional<std::vector<OrderStatus>> statusesFrom(const QString& list)
{
    std::vector<OrderStatus> statuses;
    const QStringList names = list.split(u',', Qt::SkipEmptyParts);
    for (const QString& name : names) {
        const auto status = orderStatusFromName(name.trimmed().toUpper());
        if (!status)
            return std::nullopt;
        statuses.push_back(*status);
    }
    return statuses;
}

UtcTime startOf(QDate day, const QTimeZone& zone)
{
    return UtcTime(day.startOfDay(zone).toMSecsSinceEpoch());
}

QString localTime(UtcTime time, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(time.epochMs(), zone).toString(u"yyyy-MM-dd HH:mm"_s);
}

/// `isOutdated`: the service has a newer state of it that this version does not understand.
void printOrder(const Order& order, const QTimeZone& zone, bool isOutdated)
{
    const QString status = isOutdated ? u"UNKNOWN"_s : QString(nameOf(order.status));
    print(u"%1  %2  %3  %4  %5  %6"_s.arg(order.orderNo.leftJustified(18), status.leftJustified(9),
                                          localTime(order.createdAt, zone), order.shipTo.country.leftJustified(2),
                                          amountText(order.totalMinor, order.currency).rightJustified(14),
                                          order.customer.name));
}

/// Orders, by their ids, whose newest state this version does not understand, with what the service said of them.
Result<QHash<QString, QByteArray>> newerStates(sync::Engine& engine)
{
    return engine.read([](sql::Connection& db) -> Result<QHash<QString, QByteArray>> {
        QHash<QString, QByteArray> newer;
        CH_TRY(const auto all, store::quarantined(db));
        for (const store::Quarantined& each : all) {
            if (each.record.entity == u"order")
                newer.insert(each.record.id, each.record.body);
        }
        return newer;
    });
}

/// In its own words where they are JSON; what this version knew before would be a lie.
QByteArray newestOf(const QByteArray& body, const QByteArray& newer)
{
    return isJsonObject(newer) ? newer : body;
}

Result<std::vector<QByteArray>> bodiesAt(sync::Engine& engine, const std::vector<RowNumber>& rows)
{
    return engine.read([&](sql::Connection& db) { return store::bodiesAt(db, rows); });
}

} // namespace

int listOrders(sync::Engine& engine, const ListArguments& arguments)
{
    const QTimeZone zone = engine.identity().zone();
    OrderQuery query;
    const auto statuses = statusesFrom(arguments.status);
    const auto excluded = statusesFrom(arguments.exclude);
    if (!statuses || !excluded)
        return usage(u"A status is PENDING, PAID, SHIPPED, COMPLETED or CANCELLED; several are separated by commas."_s);
    query.statuses = *statuses;
    query.excludedStatuses = *excluded;
    query.search = arguments.search;
    query.hasNote = arguments.hasNote;
    for (const auto& [text, isEnd] : {std::pair(arguments.from, false), std::pair(arguments.to, true)}) {
        if (text.isEmpty())
            continue;
        const QDate day = QDate::fromString(text, Qt::ISODate);
        if (!day.isValid())
            return usage(u"'%1' is no date: write it like 2011-09-01."_s.arg(text));
        (isEnd ? query.createdTo : query.createdFrom) = startOf(isEnd ? day.addDays(1) : day, zone);
    }
    if (!arguments.sort.isEmpty()) {
        query.isDescending = arguments.sort.startsWith(u'-');
        const auto sort =
            orderSortFromName(query.isDescending ? QStringView(arguments.sort).sliced(1) : arguments.sort);
        if (!sort)
            return usage(
                u"'%1' is nothing to sort by: use created_at, order_no, total_minor, ship_by, updated_at, status, "
                "customer, country, units or paid_at, with - before it for the largest first."_s.arg(arguments.sort));
        query.sort = *sort;
    }
    const auto rows = engine.read([&](sql::Connection& db) { return store::orderRows(db, query, arguments.limit); });
    if (!rows)
        return failed(rows.error());
    const auto newer = newerStates(engine);
    if (!newer)
        return failed(newer.error());
    for (size_t start = 0; start < rows->size(); start += kChunk) {
        const auto end = rows->begin() + qsizetype(std::min(rows->size(), start + kChunk));
        const auto bodies = bodiesAt(engine, {rows->begin() + qsizetype(start), end});
        if (!bodies)
            return failed(bodies.error());
        for (const QByteArray& body : *bodies) {
            if (arguments.json && newer->isEmpty()) {
                print(body);
                continue;
            }
            const auto order = orderFromJson(body);
            if (!order)
                continue;
            const auto words = newer->constFind(order->id.toString());
            const bool isOutdated = words != newer->cend();
            if (arguments.json)
                print(isOutdated ? newestOf(body, *words) : body);
            else
                printOrder(*order, zone, isOutdated);
        }
    }
    if (arguments.json)
        return kDone;
    const auto all = engine.read([&](sql::Connection& db) { return store::countOrders(db, query, zone); });
    if (!all)
        return failed(all.error());
    const bool areAll = qint64(rows->size()) == *all;
    say(areAll ? u"%1 orders"_s.arg(*all) : u"%1 of %2 orders"_s.arg(rows->size()).arg(*all));
    if (engine.identity().server.isEmpty())
        say(u"Nobody has signed in to this profile yet."_s);
    return kDone;
}

int showOrder(sync::Engine& engine, const QString& orderNo, bool json)
{
    const auto body = engine.read([&](sql::Connection& db) -> Result<QByteArray> {
        CH_TRY(const OrderId id, store::orderIdOf(db, orderNo));
        return store::orderBody(db, id);
    });
    if (!body)
        return failed(body.error());
    if (body->isEmpty()) {
        say(u"There is no order %1 here: check the number, or run sync."_s.arg(orderNo));
        return kFailed;
    }
    const auto order = orderFromJson(*body);
    const auto newer = newerStates(engine);
    if (!order || !newer)
        return failed(order ? newer.error() : order.error());
    const auto words = newer->constFind(order->id.toString());
    const bool isOutdated = words != newer->cend();
    if (json) {
        print(isOutdated ? newestOf(*body, *words) : *body);
        return kDone;
    }
    const QTimeZone zone = engine.identity().zone();
    printOrder(*order, zone, isOutdated);
    if (isOutdated)
        say(u"The service has a newer state of this order that this version does not understand: what is shown is what it was "
            "before. Install a newer version."_s);
    for (const OrderLine& line : order->lines)
        print(u"  %1  %2 × %3  %4  (%5 shipped)"_s
                  .arg(QString::number(line.lineNo).rightJustified(3), QString::number(line.quantity).rightJustified(4),
                       line.sku.leftJustified(14), line.title)
                  .arg(line.shippedQuantity));
    for (const Shipment& shipment : order->shipments)
        print(u"  parcel %1  %2 %3  %4"_s.arg(shipment.no)
                  .arg(shipment.carrier, shipment.trackingNo, localTime(shipment.shippedAt, zone)));
    const auto pending =
        engine.read([&](sql::Connection& db) { return store::openOperations(db, true, order->id.toString()); });
    if (!pending)
        return failed(pending.error());
    for (const PendingOperation& operation : *pending)
        print(u"  waiting: %1 (%2)"_s.arg(QString(nameOf(operation.kind)), QString(nameOf(operation.state))));
    return kDone;
}

int dumpCache(sync::Engine& engine)
{
    const auto done = engine.read([](sql::Connection& db) {
        return store::dump(db, [](const FeedRecord& record) {
            JsonWriter line;
            line.beginObject();
            line.key("entity"_L1).text(record.entity);
            line.key("id"_L1).text(record.id);
            line.key("revision"_L1).number(record.revision);
            line.key("data"_L1).raw(record.body);
            line.endObject();
            print(line.take());
        });
    });
    return done ? kDone : failed(done.error());
}

} // namespace ch::app
