// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderQuery.h"

#include "core/domain/Reason.h"

#include <array>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<QLatin1StringView, 6> kSortNames{"created_at"_L1, "order_no"_L1,   "total_minor"_L1,
                                                      "ship_by"_L1,    "updated_at"_L1, "status"_L1};

template <class T>
std::vector<T> readNames(QueryParameters& parameters, QLatin1StringView name, std::optional<T> (*fromName)(QStringView))
{
    std::vector<T> values;
    for (const QString& text : parameters.list(name, 10)) {
        if (const auto value = fromName(text))
            values.push_back(*value);
        else
            parameters.wrong(name, u"must be names of the contract, separated by commas"_s);
    }
    return values;
}

bool isForbidden(const OrderFilter& filter, Role role)
{
    return !seesMoney(role) && (filter.minTotal || filter.maxTotal);
}

OrderFilter readFilter(const Services& services, const Call& call, QueryParameters& parameters)
{
    const QTimeZone zone = services.shop.get()->zone();
    OrderFilter filter;
    filter.statuses = readNames<OrderStatus>(parameters, "status"_L1, orderStatusFromName);
    filter.excludedStatuses = readNames<OrderStatus>(parameters, "exclude_status"_L1, orderStatusFromName);
    filter.fulfilments = readNames<Fulfilment>(parameters, "fulfilment"_L1, fulfilmentFromName);
    filter.search = parameters.text("q"_L1);
    filter.searchesEmail = seesMoney(call.caller.role);
    filter.sku = parameters.text("sku"_L1);
    filter.country = parameters.text("country"_L1);
    filter.createdFrom = parameters.from("created_from"_L1, zone);
    filter.createdTo = parameters.to("created_to"_L1, zone);
    filter.paidFrom = parameters.from("paid_from"_L1, zone);
    filter.paidTo = parameters.to("paid_to"_L1, zone);
    filter.customer = parameters.text("customer"_L1);
    filter.orderNos = parameters.list("order_no"_L1, 200);
    filter.minTotal = parameters.integer("min_total"_L1, {0, std::numeric_limits<qint64>::max()});
    filter.maxTotal = parameters.integer("max_total"_L1, {0, std::numeric_limits<qint64>::max()});
    filter.onHold = parameters.boolean("on_hold"_L1);
    filter.overdue = parameters.boolean("overdue"_L1);
    if (call.caller.role == Role::Storefront)
        filter.placedBy = call.caller.id;
    filter.now = call.now;
    return filter;
}

std::optional<OrderSort> sortFromName(QStringView name)
{
    for (size_t i = 0; i < kSortNames.size(); ++i) {
        if (kSortNames[i] == name)
            return OrderSort(i);
    }
    return std::nullopt;
}

bool isTextSort(OrderSort sort)
{
    return sort == OrderSort::OrderNo || sort == OrderSort::Status;
}

Result<OrderPosition> readPosition(const QString& text, const OrderListQuery& query)
{
    CH_TRY(const KeysetCursor cursor, KeysetCursor::fromText(text, query.sortText));
    const auto id = OrderId::fromText(cursor.id.toLatin1());
    bool isNumber = true;
    if (!isTextSort(query.sort))
        cursor.value.toLongLong(&isNumber);
    if (!id || !isNumber)
        return refusal(Reason::BadCursor);
    return OrderPosition{cursor.value, *id};
}

} // namespace

Result<OrderListQuery> readOrderListQuery(const Services& services, const Call& call)
{
    QueryParameters parameters(call.request.queryText());
    OrderListQuery query;
    query.filter = readFilter(services, call, parameters);
    query.sortText = parameters.text("sort"_L1).value_or(u"-created_at"_s);
    query.isDescending = query.sortText.startsWith(u'-');
    const auto sort = sortFromName(QStringView(query.sortText).sliced(query.isDescending ? 1 : 0));
    if (sort)
        query.sort = *sort;
    else
        parameters.wrong("sort"_L1, u"must be created_at, order_no, total_minor, ship_by, updated_at or status; '-' "
                                    "before it descends"_s);
    query.limit = int(parameters.integer("limit"_L1, {1, 200}).value_or(query.limit));
    const auto cursor = parameters.text("cursor"_L1, 1000);
    CH_CHECK(parameters.finish());
    query.isMasked = !seesMoney(call.caller.role);
    if (isForbidden(query.filter, call.caller.role) || (query.isMasked && query.sort == OrderSort::TotalMinor))
        return refusal(Reason::Forbidden);
    if (cursor) {
        CH_TRY(query.after, readPosition(*cursor, query));
    }
    return query;
}

Result<OrderFilter> readOrderCountsQuery(const Services& services, const Call& call)
{
    QueryParameters parameters(call.request.queryText());
    OrderFilter filter = readFilter(services, call, parameters);
    CH_CHECK(parameters.finish());
    if (isForbidden(filter, call.caller.role))
        return refusal(Reason::Forbidden);
    return filter;
}

} // namespace ch::server
