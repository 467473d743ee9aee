// SPDX-License-Identifier: Apache-2.0
#include "app/countinghouse-cli/AmountText.h"
#include "app/countinghouse-cli/Commands.h"
#include "core/store/SalesBreakdownTable.h"
#include "core/wire/JsonWriter.h"

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

int usage(const QString& sentence)
{
    say(sentence);
    return kUsage;
}

/// What a line names, and its figures; of people's lines the columns are padded.
struct Line
{
    std::vector<std::pair<QLatin1StringView, QString>> names;
    std::vector<std::pair<QLatin1StringView, qint64>> figures;
};

/// "12 orders", "gross 1234.50 GBP".
QString figureText(QLatin1StringView name, qint64 value, const QString& currency)
{
    constexpr auto kMoney = "_minor"_L1;
    if (!name.endsWith(kMoney))
        return QString(QString::number(value).rightJustified(8) + u' ' + name);
    return QString(name.chopped(kMoney.size()) + u' ' + amountText(value, currency).rightJustified(16));
}

void printLine(const Line& line, const QString& currency, bool json)
{
    if (!json) {
        QString text;
        for (const auto& [name, value] : line.names)
            text += value.leftJustified(24) + u"  ";
        for (const auto& [name, value] : line.figures)
            text += figureText(name, value, currency) + u"  ";
        print(text.trimmed());
        return;
    }
    JsonWriter writer;
    writer.beginObject();
    for (const auto& [name, value] : line.names)
        writer.key(name).text(value);
    for (const auto& [name, value] : line.figures)
        writer.key(name).number(value);
    writer.endObject();
    print(writer.take());
}

std::vector<std::pair<QLatin1StringView, qint64>> pairsOf(const SalesFigures& figures)
{
    return {{"orders"_L1, figures.orders},
            {"units"_L1, figures.units},
            {"gross_minor"_L1, figures.grossMinor},
            {"refunded_minor"_L1, figures.refundedMinor},
            {"net_minor"_L1, figures.netMinor()}};
}

using Lines = std::vector<Line>;

Result<Lines> byProduct(sql::Connection& db, const store::SalesRange& range)
{
    CH_TRY(const auto products, store::salesByProduct(db, range, ProductOrder::ByMoney, -1));
    Lines lines;
    for (const ProductSales& product : products)
        lines.push_back(
            {{{"sku"_L1, product.sku}, {"title"_L1, product.title}},
             {{"orders"_L1, product.orders}, {"units"_L1, product.units}, {"gross_minor"_L1, product.grossMinor}}});
    return lines;
}

Result<Lines> byCountry(sql::Connection& db, const store::SalesRange& range)
{
    CH_TRY(const auto countries, store::salesByCountry(db, range));
    Lines lines;
    for (const CountrySales& country : countries)
        lines.push_back({{{"country"_L1, country.country}}, pairsOf(country.figures)});
    return lines;
}

Result<Lines> byRegion(sql::Connection& db, const store::SalesRange& range)
{
    CH_TRY(const auto regions, store::salesByRegion(db, range, -1));
    Lines lines;
    for (const RegionSales& region : regions)
        lines.push_back({{{"country"_L1, region.country}, {"region"_L1, region.region}},
                         {{"orders"_L1, region.figures.orders},
                          {"units"_L1, region.figures.units},
                          {"gross_minor"_L1, region.figures.grossMinor}}});
    return lines;
}

Result<Lines> byWeekHour(sql::Connection& db, const store::SalesRange& range)
{
    CH_TRY(const WeekSales week, store::salesByWeekdayAndHour(db, range));
    Lines lines;
    for (size_t cell = 0; cell < 7 * 24; ++cell) {
        Line line{{}, {{"weekday"_L1, qint64(cell / 24) + 1}, {"hour"_L1, qint64(cell % 24)}}};
        const auto figures = pairsOf(week[cell / 24][cell % 24]);
        line.figures.insert(line.figures.end(), figures.begin(), figures.end());
        lines.push_back(std::move(line));
    }
    return lines;
}

Result<Lines> byOutcome(sql::Connection& db, const store::SalesRange& range)
{
    CH_TRY(const auto outcomes, store::orderOutcomes(db, {range.from, range.to}));
    Lines lines;
    for (const OrderOutcome& outcome : outcomes)
        lines.push_back({{{"status"_L1, QString(nameOf(outcome.status))}, {"reason"_L1, outcome.reason}},
                         {{"was_paid"_L1, outcome.wasPaid ? 1 : 0}, {"orders"_L1, outcome.orders}}});
    return lines;
}

Result<Lines> byShipping(sql::Connection& db, const store::SalesRange& range)
{
    CH_TRY(const ShippingTimes times, store::shippingTimes(db, {range.from, range.to}));
    Lines lines;
    for (const ShippingHours& each : times.hours)
        lines.push_back({{}, {{"hours"_L1, each.hours}, {"orders"_L1, each.orders}, {"late"_L1, each.late}}});
    return lines;
}

Result<Lines> byReason(sql::Connection& db, const store::SalesRange& range)
{
    CH_TRY(const auto reasons, store::refundsByReason(db, range));
    Lines lines;
    for (const RefundReason& reason : reasons)
        lines.push_back({{{"reason"_L1, reason.reason}},
                         {{"refunds"_L1, reason.refunds}, {"refunded_minor"_L1, reason.amountMinor}}});
    return lines;
}

using Breakdown = Result<Lines> (*)(sql::Connection&, const store::SalesRange&);

Breakdown breakdownNamed(const QString& name)
{
    struct Row
    {
        QLatin1StringView name;
        Breakdown breakdown = nullptr;
    };
    static constexpr std::array kRows{Row{"product"_L1, byProduct},     Row{"country"_L1, byCountry},
                                      Row{"region"_L1, byRegion},       Row{"week-hour"_L1, byWeekHour},
                                      Row{"outcome"_L1, byOutcome},     Row{"shipping"_L1, byShipping},
                                      Row{"refund-reason"_L1, byReason}};
    for (const Row& row : kRows) {
        if (name == row.name)
            return row.breakdown;
    }
    return nullptr;
}

Result<Lines> byBucket(sql::Connection& db, const store::SalesRange& range, SalesBucket bucket, const QTimeZone& zone,
                       const store::SalesFilter& filter)
{
    const store::SalesCalendar calendar{.zone = zone, .weekStart = 1};
    CH_TRY(const auto periods, filter.isEmpty() ? store::salesByPeriod(db, range, bucket, calendar)
                                                : store::filteredSales(db, range, bucket, calendar, filter));
    Lines lines;
    for (const PeriodSales& period : periods)
        lines.push_back({{{"from"_L1, QString::fromLatin1(period.label)}}, pairsOf(period.figures)});
    return lines;
}

} // namespace

int showSales(sync::Engine& engine, const SalesArguments& arguments)
{
    const QDate from = QDate::fromString(arguments.from, Qt::ISODate);
    const QDate to = QDate::fromString(arguments.to, Qt::ISODate);
    const auto bucket = salesBucketFromName(arguments.bucket);
    const Breakdown breakdown = breakdownNamed(arguments.by);
    if (!from.isValid() || !to.isValid() || to < from)
        return usage(u"--from and --to are dates like 2011-09-01, the first not after the second."_s);
    if (!bucket)
        return usage(u"--bucket is hour, day, week, month, quarter or year."_s);
    if (!arguments.by.isEmpty() && breakdown == nullptr)
        return usage(u"--by is product, country, region, week-hour, outcome, shipping or refund-reason."_s);
    const Identity identity = engine.identity();
    if (identity.isNobody())
        return failed(Error{.kind = ErrorKind::Unauthorized, .code = sync::kSignInNeeded});
    if (!seesMoney(identity.role)) {
        say(u"This user sees no money: sales are for merchants and managers."_s);
        return kFailed;
    }
    const store::SalesRange range{.from = from, .to = to, .currency = identity.currency};
    const store::SalesFilter filter{.sku = arguments.sku, .country = arguments.country};
    const auto lines = engine.read([&](sql::Connection& db) -> Result<Lines> {
        return breakdown != nullptr ? breakdown(db, range) : byBucket(db, range, *bucket, identity.zone(), filter);
    });
    if (!lines)
        return failed(lines.error());
    for (const Line& line : *lines)
        printLine(line, identity.currency, arguments.json);
    return kDone;
}

} // namespace ch::app
