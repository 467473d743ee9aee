// SPDX-License-Identifier: Apache-2.0
#include "server/reports/ReportHandlers.h"

#include "core/wire/JsonWriter.h"
#include "server/api/QueryParameters.h"
#include "server/api/RateLimiter.h"
#include "server/reports/SalesPeriods.h"
#include "server/reports/SalesRepository.h"

#include <QDateTime>

#include <array>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ReportQuery
{
    SalesRange range;
    QTimeZone zone;
    Bucket bucket = Bucket::Day;
    /// "product", "country", "weekday", or empty: by bucket.
    QString by;
    /// 1 Monday – 7 Sunday.
    int weekStart = 1;
};

/// What falls into one bucket.
struct Figures
{
    qint64 orders = 0;
    qint64 units = 0;
    qint64 grossMinor = 0;
    qint64 refundedMinor = 0;
};

Result<ReportQuery> readQuery(const Services& services, const Call& call)
{
    const auto shop = services.shop.get();
    QueryParameters parameters(call.request.queryText());
    ReportQuery query;
    query.range.currency = shop->currency;
    query.zone = shop->zone();
    if (const auto name = parameters.text("time_zone"_L1)) {
        query.zone = QTimeZone(name->toLatin1());
        if (!query.zone.isValid()) {
            parameters.wrong("time_zone"_L1, u"must be an IANA time zone such as Europe/Berlin"_s);
            query.zone = QTimeZone::utc();
        }
    }
    const auto from = parameters.from("from"_L1, query.zone);
    const auto to = parameters.to("to"_L1, query.zone);
    const auto bucket = parameters.text("bucket"_L1);
    const auto by = parameters.text("by"_L1);
    query.weekStart = int(parameters.integer("week_start"_L1, {1, 7}).value_or(1));
    CH_CHECK(parameters.finish());

    if (!from)
        parameters.wrong("from"_L1, u"is required: the first day of the report"_s);
    if (!to)
        parameters.wrong("to"_L1, u"is required: the last day of the report"_s);
    if (from && to && *to <= *from)
        parameters.wrong("to"_L1, u"must not be before from"_s);
    if (bucket && by)
        parameters.wrong("by"_L1, u"cannot be given together with bucket"_s);
    if (by && *by != "product"_L1 && *by != "country"_L1 && *by != "weekday"_L1)
        parameters.wrong("by"_L1, u"must be product, country or weekday"_s);
    const auto known = bucket ? bucketFromName(*bucket) : Bucket::Day;
    if (!known)
        parameters.wrong("bucket"_L1, u"must be hour, day, week, month, quarter or year"_s);
    CH_CHECK(parameters.finish());
    query.range.from = *from;
    query.range.to = *to;
    query.bucket = *known;
    query.by = by.value_or(QString());
    return query;
}

void writeFigures(JsonWriter& json, const Figures& figures)
{
    json.key("orders"_L1).number(figures.orders);
    json.key("units"_L1).number(figures.units);
    json.key("gross_minor"_L1).number(figures.grossMinor);
    json.key("refunded_minor"_L1).number(figures.refundedMinor);
    json.key("net_minor"_L1).number(figures.grossMinor - figures.refundedMinor);
}

JsonWriter& beginReport(JsonWriter& json, const ReportQuery& query)
{
    json.beginObject().key("currency"_L1).text(query.range.currency);
    return json.key("time_zone"_L1).text(QString::fromLatin1(query.zone.id()));
}

Result<> reportByBucket(JsonWriter& json, sql::Connection& db, const ReportQuery& query)
{
    const auto periods = salesPeriods(query.bucket, query.range.from, query.range.to, query.zone, query.weekStart);
    if (!periods) {
        Problems problems;
        problems.wrongShape(u"bucket"_s,
                            u"makes more than %1 buckets: take larger ones or a shorter range"_s.arg(kMostBuckets));
        return problems.result();
    }
    std::vector<Figures> figures(periods->size());
    // Rows come in order of time, so each one's bucket is found from the last one's.
    const auto advance = [&periods](size_t& index, UtcTime at) {
        while (index + 1 < periods->size() && (*periods)[index + 1].start <= at)
            ++index;
    };
    size_t orderIndex = 0;
    CH_CHECK(forEachPaidOrder(db, query.range, [&](const PaidOrder& order) {
        advance(orderIndex, order.paidAt);
        Figures& bucket = figures[orderIndex];
        ++bucket.orders;
        bucket.units += order.units;
        bucket.grossMinor += order.totalMinor;
    }));
    size_t refundIndex = 0;
    CH_CHECK(forEachRefund(db, query.range, [&](UtcTime at, qint64 amountMinor) {
        advance(refundIndex, at);
        figures[refundIndex].refundedMinor += amountMinor;
    }));
    beginReport(json, query).key("bucket"_L1).text(nameOf(query.bucket)).key("items"_L1).beginArray();
    for (size_t i = 0; i < figures.size(); ++i) {
        json.beginObject().key("from"_L1).utf8((*periods)[i].label);
        writeFigures(json, figures[i]);
        json.endObject();
    }
    json.endArray().endObject();
    return ok();
}

Result<> reportByWeekday(JsonWriter& json, sql::Connection& db, const ReportQuery& query)
{
    const auto dayOf = [&query](UtcTime at) {
        return size_t(QDateTime::fromMSecsSinceEpoch(at.epochMs(), query.zone).date().dayOfWeek() - 1);
    };
    std::array<Figures, 7> figures;
    CH_CHECK(forEachPaidOrder(db, query.range, [&](const PaidOrder& order) {
        Figures& day = figures[dayOf(order.paidAt)];
        ++day.orders;
        day.units += order.units;
        day.grossMinor += order.totalMinor;
    }));
    CH_CHECK(forEachRefund(db, query.range,
                           [&](UtcTime at, qint64 amountMinor) { figures[dayOf(at)].refundedMinor += amountMinor; }));
    beginReport(json, query).key("by"_L1).text(query.by).key("items"_L1).beginArray();
    for (int i = 0; i < 7; ++i) {
        const int day = (query.weekStart - 1 + i) % 7;
        json.beginObject().key("weekday"_L1).number(day + 1);
        writeFigures(json, figures[size_t(day)]);
        json.endObject();
    }
    json.endArray().endObject();
    return ok();
}

Result<> reportByProduct(JsonWriter& json, sql::Connection& db, const ReportQuery& query)
{
    CH_TRY(const auto sales, salesByProduct(db, query.range));
    beginReport(json, query).key("by"_L1).text(query.by).key("items"_L1).beginArray();
    for (const ProductSales& product : sales) {
        json.beginObject().key("sku"_L1).text(product.sku).key("title"_L1).text(product.title);
        json.key("orders"_L1).number(product.orders).key("units"_L1).number(product.units);
        json.key("gross_minor"_L1).number(product.grossMinor).endObject();
    }
    json.endArray().endObject();
    return ok();
}

Result<> reportByCountry(JsonWriter& json, sql::Connection& db, const ReportQuery& query)
{
    CH_TRY(const auto sales, salesByCountry(db, query.range));
    beginReport(json, query).key("by"_L1).text(query.by).key("items"_L1).beginArray();
    for (const CountrySales& country : sales) {
        json.beginObject().key("country"_L1).textOrNull(country.country);
        writeFigures(json, {country.orders, country.units, country.grossMinor, country.refundedMinor});
        json.endObject();
    }
    json.endArray().endObject();
    return ok();
}

} // namespace

Result<Answer> salesReport(const Services& services, sql::Connection& db, const Call& call)
{
    CH_TRY(const ReportQuery query, readQuery(services, call));
    CH_TRY(const auto admission, services.reportLimit.admit(call.caller.id, call.now));
    JsonWriter json;
    if (query.by == "product"_L1)
        CH_CHECK(reportByProduct(json, db, query));
    else if (query.by == "country"_L1)
        CH_CHECK(reportByCountry(json, db, query));
    else if (query.by == "weekday"_L1)
        CH_CHECK(reportByWeekday(json, db, query));
    else
        CH_CHECK(reportByBucket(json, db, query));
    return Answer{.status = 200, .data = json.take()};
}

} // namespace ch::server
