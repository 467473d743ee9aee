// SPDX-License-Identifier: Apache-2.0
#include "server/reports/ReportHandlers.h"

#include "core/domain/SalesPeriods.h"
#include "core/domain/Shop.h"
#include "core/wire/JsonWriter.h"
#include "server/api/QueryParameters.h"
#include "server/reports/SalesRepository.h"
#include "server/store/Snapshot.h"

#include <QDate>

#include <algorithm>
#include <array>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ReportQuery
{
    SalesRange range;
    QTimeZone zone;
    SalesBucket bucket = SalesBucket::Day;
    /// "product", "country", "weekday", or empty: by bucket.
    QString by;
    /// 1 Monday – 7 Sunday.
    int weekStart = 1;
};

Result<ReportQuery> readQuery(const Services& services, const Call& call)
{
    const auto shop = services.shop.get();
    QueryParameters parameters(call.request.queryText());
    ReportQuery query;
    query.range.currency = shop->currency;
    query.zone = shop->zone();
    if (const auto name = parameters.text("time_zone"_L1)) {
        if (isTimeZoneName(*name))
            query.zone = QTimeZone(name->toLatin1());
        else
            parameters.wrong("time_zone"_L1, u"must be the IANA name of a time zone, such as Europe/Berlin"_s);
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
    const auto known = bucket ? salesBucketFromName(*bucket) : SalesBucket::Day;
    if (!known)
        parameters.wrong("bucket"_L1, u"must be hour, day, week, month, quarter or year"_s);
    CH_CHECK(parameters.finish());
    query.range.from = *from;
    query.range.to = *to;
    query.bucket = *known;
    query.by = by.value_or(QString());
    return query;
}

void writeFigures(JsonWriter& json, const SalesFigures& figures)
{
    json.key("orders"_L1).number(figures.orders);
    json.key("units"_L1).number(figures.units);
    json.key("gross_minor"_L1).number(figures.grossMinor);
    json.key("refunded_minor"_L1).number(figures.refundedMinor);
    json.key("net_minor"_L1).number(figures.netMinor());
}

JsonWriter& beginReport(JsonWriter& json, const ReportQuery& query)
{
    json.beginObject().key("currency"_L1).text(query.range.currency);
    return json.key("time_zone"_L1).text(QString::fromLatin1(query.zone.id()));
}

Error tooManyBuckets(const QString& field)
{
    Problems problems;
    problems.wrongShape(field,
                        u"makes more than %1 buckets: take larger ones or a shorter range"_s.arg(kMostSalesPeriods));
    return problems.result().error();
}

/// The figures of each period, as far as it lies in the range.
Result<std::vector<SalesFigures>> figuresOf(sql::Connection& db, const SalesRange& range,
                                            const std::vector<SalesPeriod>& periods)
{
    std::vector<SalesFigures> figures;
    for (size_t i = 0; i < periods.size(); ++i) {
        const UtcTime end = i + 1 < periods.size() ? periods[i + 1].start : range.to;
        CH_TRY(const SalesFigures each,
               salesIn(db, SalesRange{
                               .from = std::max(periods[i].start, range.from), .to = end, .currency = range.currency}));
        figures.push_back(each);
    }
    return figures;
}

Result<> reportByBucket(JsonWriter& json, sql::Connection& db, const ReportQuery& query)
{
    const auto periods = salesPeriods(query.bucket, query.range.from, query.range.to, query.zone, query.weekStart);
    if (!periods)
        return tooManyBuckets(u"bucket"_s);
    CH_TRY(const auto figures, figuresOf(db, query.range, *periods));
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
    const auto days = salesPeriods(SalesBucket::Day, query.range.from, query.range.to, query.zone, query.weekStart);
    if (!days)
        return tooManyBuckets(u"by"_s);
    CH_TRY(const auto figures, figuresOf(db, query.range, *days));
    std::array<SalesFigures, 7> weekdays;
    for (size_t i = 0; i < figures.size(); ++i) {
        const QDate day = QDate::fromString(QString::fromLatin1((*days)[i].label), Qt::ISODate);
        weekdays[size_t(day.dayOfWeek() - 1)] += figures[i];
    }
    beginReport(json, query).key("by"_L1).text(query.by).key("items"_L1).beginArray();
    for (int i = 0; i < 7; ++i) {
        const int day = (query.weekStart - 1 + i) % 7;
        json.beginObject().key("weekday"_L1).number(day + 1);
        writeFigures(json, weekdays[size_t(day)]);
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
        writeFigures(json, country.figures);
        json.endObject();
    }
    json.endArray().endObject();
    return ok();
}

/// Every figure as of one moment: a payment that comes between two buckets would be in neither, or in both.
Result<Answer> report(sql::Connection& db, const ReportQuery& query)
{
    CH_TRY(const auto snapshot, Snapshot::begin(db));
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

} // namespace

Result<PlannedRead> salesReport(const Services& services, const Call& call)
{
    CH_TRY(const ReportQuery query, readQuery(services, call));
    return PlannedRead([query](sql::Connection& db) { return report(db, query); });
}

} // namespace ch::server
