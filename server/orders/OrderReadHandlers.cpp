// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderReadHandlers.h"

#include "core/domain/Reason.h"
#include "core/wire/JsonWriter.h"
#include "server/api/CachedRead.h"
#include "server/orders/OrderListRepository.h"
#include "server/store/Store.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kTimelineLimit = 100;
constexpr int kRefundLimit = 50;

/// What the cursors of an order's timeline belong to.
QString timelineOf(OrderId id)
{
    return u"seq "_s + id.toString();
}

Result<int> readSeq(const QString& text, OrderId id)
{
    CH_TRY(const KeysetCursor cursor, KeysetCursor::fromText(text, timelineOf(id)));
    bool isNumber = false;
    const int seq = cursor.id.toInt(&isNumber);
    if (!isNumber || seq < 0)
        return refusal(Reason::BadCursor);
    return seq;
}

QString refundListOf(const Call& call)
{
    return u"-at "_s + fingerprintOfFilters(call);
}

Result<RefundPosition> readRefundPosition(const QString& text, const Call& call)
{
    CH_TRY(const KeysetCursor cursor, KeysetCursor::fromText(text, refundListOf(call)));
    bool isNumber = false;
    const qint64 at = cursor.value.toLongLong(&isNumber);
    const auto id = RefundId::fromText(cursor.id.toLatin1());
    if (!isNumber || !id)
        return refusal(Reason::BadCursor);
    return RefundPosition{UtcTime(at), *id};
}

bool seesEveryOrder(const Caller& caller)
{
    return caller.role != Role::Storefront;
}

/// A storefront sees what it placed itself.
bool maySee(const Caller& caller, UserId placedBy)
{
    return seesEveryOrder(caller) || caller.id == placedBy;
}

Result<QByteArray> countsOf(sql::Connection& db, const OrderFilter& filter)
{
    CH_TRY(const auto counts, countOrders(db, filter));
    JsonWriter json;
    json.beginObject();
    for (const OrderStatus status : allOrderStatuses()) {
        const auto found = counts.find(status);
        json.key(nameOf(status)).number(found == counts.end() ? 0 : found->second);
    }
    json.endObject();
    return json.take();
}

} // namespace

Result<Answer> getOrder(const Services& services, sql::Connection& db, const Call& call)
{
    CH_CHECK(QueryParameters(call.request.queryText()).finish());
    CH_TRY(const OrderId id, call.pathId<OrderId>(0));
    if (seesEveryOrder(call.caller)) {
        CH_TRY(auto body, readOrderBody(db, id, services.revisionHints));
        if (!body)
            return Call::notFound();
        return Answer{.data = *std::move(body)};
    }
    CH_TRY(auto order, readStoredOrder(db, id));
    if (!order || !maySee(call.caller, order->placedBy))
        return Call::notFound();
    return Answer{.data = std::move(order->body)};
}

Result<std::optional<CachedRead>> cachedOrder(const Services&, const Call& call)
{
    CH_CHECK(QueryParameters(call.request.queryText()).finish());
    CH_TRY(const OrderId id, call.pathId<OrderId>(0));
    const auto load = [id](sql::Connection& db) -> Result<std::optional<CacheEntry>> {
        CH_TRY(auto order, readStoredOrder(db, id));
        if (!order)
            return std::optional<CacheEntry>();
        return std::optional(CacheEntry{
            .version = order->revision, .placedBy = order->placedBy.value(), .body = std::move(order->body)});
    };
    const auto answer = [caller = call.caller](const CacheEntry* entry) -> Result<Answer> {
        if (!entry || !maySee(caller, UserId(entry->placedBy)))
            return Call::notFound();
        return Answer{.data = entry->body};
    };
    return std::optional(CachedRead{AnswerCache::Key::ofOrder(id), load, answer});
}

Result<Answer> listOrders(const Services& services, sql::Connection& db, const Call& call)
{
    CH_TRY(const OrderListQuery query, readOrderListQuery(services, call));
    CH_TRY(const OrderPage page, readOrders(db, query, services.orderBodies));
    std::optional<KeysetCursor> next;
    if (page.end)
        next = cursorAt(*page.end, query);
    return Answer{.data = pageToJson(page.items, next)};
}

Result<Answer> orderCounts(const Services& services, sql::Connection& db, const Call& call)
{
    CH_TRY(const OrderFilter filter, readOrderCountsQuery(services, call));
    CH_TRY(auto json, countsOf(db, filter));
    return Answer{.data = std::move(json), .isMasked = true};
}

Result<std::optional<CachedRead>> cachedCounts(const Services& services, const Call& call)
{
    CH_TRY(const OrderFilter filter, readOrderCountsQuery(services, call));
    // They change by the mere passing of time.
    if (filter.onHold || filter.overdue)
        return std::optional<CachedRead>();
    const Caller& caller = call.caller;
    // Days are the shop's, and what a search finds depends on what the role may see.
    QByteArray question = fingerprintOfFilters(call).toLatin1() + (seesMoney(caller.role) ? ":w" : ":m");
    question += ":s" + QByteArray::number(services.shop.get()->version);
    if (filter.placedBy)
        question += ":u" + QByteArray::number(filter.placedBy->value());
    const auto load = [filter](sql::Connection& db) -> Result<std::optional<CacheEntry>> {
        CH_TRY(const qint64 position, feedPosition(db));
        CH_TRY(auto json, countsOf(db, filter));
        return std::optional(CacheEntry{.version = position, .body = std::move(json)});
    };
    const auto answer = [](const CacheEntry* entry) -> Result<Answer> {
        return Answer{.data = entry->body, .isMasked = true};
    };
    return std::optional(CachedRead{AnswerCache::Key::ofCounts(question), load, answer});
}

Result<Answer> orderEvents(const Services&, sql::Connection& db, const Call& call)
{
    QueryParameters parameters(call.request.queryText());
    const int limit = int(parameters.integer("limit"_L1, {1, 200}).value_or(kTimelineLimit));
    const auto cursor = parameters.text("cursor"_L1, 1000);
    CH_CHECK(parameters.finish());
    CH_TRY(const OrderId id, call.pathId<OrderId>(0));
    int afterSeq = 0;
    if (cursor) {
        CH_TRY(afterSeq, readSeq(*cursor, id));
    }
    CH_TRY(const bool exists, orderExists(db, id));
    if (!exists)
        return Call::notFound();
    CH_TRY(auto entries, readTimeline(db, id, afterSeq, limit + 1));
    std::optional<KeysetCursor> next;
    if (entries.size() > size_t(limit)) {
        entries.pop_back();
        next = KeysetCursor{timelineOf(id), {}, QString::number(entries.back().seq)};
    }
    std::vector<QByteArray> items;
    items.reserve(entries.size());
    for (StoredTimelineEntry& entry : entries)
        items.push_back(std::move(entry.json));
    return Answer{.data = pageToJson(items, next)};
}

Result<Answer> listRefunds(const Services& services, sql::Connection& db, const Call& call)
{
    const QTimeZone zone = services.shop.get()->zone();
    QueryParameters parameters(call.request.queryText());
    RefundFilter filter;
    filter.orderNos = parameters.list("order_no"_L1, 200);
    filter.from = parameters.from("from"_L1, zone);
    filter.to = parameters.to("to"_L1, zone);
    const int limit = int(parameters.integer("limit"_L1, {1, 200}).value_or(kRefundLimit));
    const auto cursor = parameters.text("cursor"_L1, 1000);
    CH_CHECK(parameters.finish());
    std::optional<RefundPosition> after;
    if (cursor) {
        CH_TRY(after, readRefundPosition(*cursor, call));
    }
    CH_TRY(const RefundPage page, readRefunds(db, filter, after, limit));
    std::optional<KeysetCursor> next;
    if (page.end)
        next = KeysetCursor{refundListOf(call), QString::number(page.end->at.epochMs()), page.end->id.toString()};
    return Answer{.data = pageToJson(page.items, next)};
}

} // namespace ch::server
