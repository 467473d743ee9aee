// SPDX-License-Identifier: Apache-2.0
#include "core/desk/OnlineSteps.h"

#include "core/api/ApiCode.h"
#include "core/store/TimelineTable.h"

namespace ch::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A service that never ends its pages must not fill the memory.
constexpr int kMostPages = 100;

} // namespace

Error named(Error error, QLatin1StringView code)
{
    if (error.kind == ErrorKind::Offline && (error.code.isEmpty() || error.code == api_code::kNotConnected))
        error.code = code;
    return error;
}

void keepAnswers(sync::Engine& engine, const std::vector<FeedRecord>& records)
{
    (void)bool(engine.cache().write(store::Durability::Service,
                                    [&records](sql::Connection& db, store::FeedWriter& feed) -> Result<> {
                                        for (const FeedRecord& record : records)
                                            CH_CHECK(feed.applyAnswer(db, record));
                                        return ok();
                                    }));
}

Result<Order> takeOnline(sync::Engine& engine, QLatin1StringView offlineCode, const OnlineStep& step)
{
    CH_TRY(const auto client, engine.client());
    auto answer = step(OrdersApi(*client));
    if (!answer)
        return named(std::move(answer).error(), offlineCode);
    keepAnswers(engine, {{.entity = u"order"_s,
                          .id = answer->order.id.toString(),
                          .revision = answer->order.revision,
                          .deleted = false,
                          .body = answer->body}});
    return std::move(answer->order);
}

Result<OrderTimeline> fetchTimeline(sync::Engine& engine, OrderId id, UtcTime now, const CallContext& context)
{
    CH_TRY(const auto client, engine.client());
    const OrdersApi orders(*client);
    store::StoredTimeline timeline{.entries = {}, .asOf = now};
    PageRequest request;
    for (int page = 0; page < kMostPages; ++page) {
        CH_TRY(auto answer, orders.events(id, request, context));
        timeline.entries.insert(timeline.entries.end(), std::make_move_iterator(answer.items.begin()),
                                std::make_move_iterator(answer.items.end()));
        request.cursor = answer.nextCursor;
        if (request.cursor.isEmpty())
            break;
    }
    CH_CHECK(engine.write([&](sql::Connection& db) { return store::putTimeline(db, id, timeline); }));
    return OrderTimeline{.entries = std::move(timeline.entries), .asOf = timeline.asOf};
}

} // namespace ch::desk
