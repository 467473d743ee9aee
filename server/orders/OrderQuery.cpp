// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderQuery.h"

#include "core/domain/Reason.h"
#include "server/api/CountryNames.h"

#include <QCryptographicHash>

#include <algorithm>
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

void keepOnly(std::vector<OrderStatus>& statuses, std::initializer_list<OrderStatus> wanted)
{
    std::erase_if(statuses, [&](OrderStatus status) { return std::ranges::find(wanted, status) == wanted.end(); });
}

/// The statuses that an order of the filter can have at all. on_hold and overdue say something about them too, which
/// spares looking at all the orders that are done.
std::optional<std::vector<OrderStatus>> readStatuses(QueryParameters& parameters, const OrderFilter& filter)
{
    const auto included = readNames<OrderStatus>(parameters, "status"_L1, orderStatusFromName);
    const auto excluded = readNames<OrderStatus>(parameters, "exclude_status"_L1, orderStatusFromName);
    std::vector<OrderStatus> statuses;
    for (const OrderStatus status : allOrderStatuses()) {
        const bool isIncluded = included.empty() || std::ranges::find(included, status) != included.end();
        if (isIncluded && std::ranges::find(excluded, status) == excluded.end())
            statuses.push_back(status);
    }
    if (filter.onHold.value_or(false))
        keepOnly(statuses, {OrderStatus::Pending, OrderStatus::Paid});
    if (filter.overdue.value_or(false))
        keepOnly(statuses, {OrderStatus::Paid});
    if (statuses.size() == allOrderStatuses().size())
        return std::nullopt;
    return statuses;
}

/// Before anything else is judged: what a role may not ask, it may not ask wrongly either.
Result<> checkRole(const Call& call)
{
    QueryParameters parameters(call.request.queryText());
    if (!readsNotes(call.caller.role) && parameters.text("has_note"_L1))
        return refusal(Reason::Forbidden);
    if (seesMoney(call.caller.role))
        return ok();
    const QString sort = parameters.text("sort"_L1).value_or(QString());
    if (parameters.text("min_total"_L1) || parameters.text("max_total"_L1) || sort == "total_minor"_L1 ||
        sort == "-total_minor"_L1)
        return refusal(Reason::Forbidden);
    return ok();
}

OrderFilter readFilter(const Services& services, const Call& call, QueryParameters& parameters)
{
    const QTimeZone zone = services.shop.get()->zone();
    OrderFilter filter;
    filter.fulfilments = readNames<Fulfilment>(parameters, "fulfilment"_L1, fulfilmentFromName);
    filter.search = parameters.text("q"_L1);
    filter.searchesEmail = seesMoney(call.caller.role);
    filter.sku = parameters.text("sku"_L1);
    if (const auto country = parameters.text("country"_L1))
        filter.country = storedCountry(*country);
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
    filter.hasNote = parameters.boolean("has_note"_L1);
    filter.statuses = readStatuses(parameters, filter);
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

Result<OrderPosition> readPosition(const QString& text, const OrderListQuery& query)
{
    CH_TRY(const KeysetCursor cursor, KeysetCursor::fromText(text, query.list));
    const auto id = OrderId::fromText(cursor.id.toUtf8());
    if (!id)
        return refusal(Reason::BadCursor);
    OrderPosition position{.status = {}, .value = cursor.value, .id = *id};
    if (query.sort == OrderSort::OrderNo)
        return position;
    QString number = cursor.value;
    if (query.sort == OrderSort::Status) {
        position.status = number.section(u' ', 0, 0);
        number = number.section(u' ', 1);
    }
    bool isNumber = false;
    position.value = number.toLongLong(&isNumber);
    if (!isNumber)
        return refusal(Reason::BadCursor);
    return position;
}

} // namespace

QString fingerprintOfFilters(const Call& call)
{
    auto parameters = queryParameters(call.request.queryText()).value_or(std::vector<std::pair<QString, QString>>());
    std::erase_if(parameters, [](const auto& each) {
        return each.first == "cursor"_L1 || each.first == "limit"_L1 || each.first == "sort"_L1;
    });
    if (parameters.empty())
        return {};
    std::ranges::sort(parameters);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto& [name, value] : parameters)
        hash.addData(QString(name + u'=' + value + u'\n').toUtf8());
    return QString::fromLatin1(hash.result().toHex().left(16));
}

KeysetCursor cursorAt(const OrderPosition& position, const OrderListQuery& query)
{
    QString value = position.value.toString();
    if (query.sort == OrderSort::Status)
        value = position.status + u' ' + value;
    return {.sort = query.list, .value = value, .id = position.id.toString()};
}

Result<OrderListQuery> readOrderListQuery(const Services& services, const Call& call)
{
    CH_CHECK(checkRole(call));
    QueryParameters parameters(call.request.queryText());
    OrderListQuery query;
    query.filter = readFilter(services, call, parameters);
    const QString sortText = parameters.text("sort"_L1).value_or(u"-created_at"_s);
    query.isDescending = sortText.startsWith(u'-');
    const auto sort = sortFromName(QStringView(sortText).sliced(query.isDescending ? 1 : 0));
    if (sort)
        query.sort = *sort;
    else
        parameters.wrong("sort"_L1, u"must be created_at, order_no, total_minor, ship_by, updated_at or status; '-' "
                                    "before it descends"_s);
    query.limit = int(parameters.integer("limit"_L1, {1, kLongestOrderPage}).value_or(query.limit));
    const auto cursor = parameters.text("cursor"_L1, 1000);
    CH_CHECK(parameters.finish());
    query.list = sortText + u' ' + fingerprintOfFilters(call);
    if (cursor) {
        CH_TRY(query.after, readPosition(*cursor, query));
    }
    return query;
}

Result<OrderFilter> readOrderCountsQuery(const Services& services, const Call& call)
{
    CH_CHECK(checkRole(call));
    QueryParameters parameters(call.request.queryText());
    OrderFilter filter = readFilter(services, call, parameters);
    CH_CHECK(parameters.finish());
    return filter;
}

} // namespace ch::server
