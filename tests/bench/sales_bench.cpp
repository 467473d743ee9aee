// SPDX-License-Identifier: Apache-2.0
// Figures of sales at a million orders over five years: every chart for many ranges, what an order costs that arrives,
// and every list behind a figure. CPU beside the clock: on a machine that others use it says more.
// Makes its cache if there is none. Reports, asserts nothing.

#include "core/store/Database.h"
#include "core/store/FeedWriter.h"
#include "core/store/LoadTable.h"
#include "core/store/OrderListTable.h"
#include "core/store/RefundListTable.h"
#include "core/store/SalesBreakdownTable.h"
#include "core/store/StockWorthTable.h"
#include "core/wire/CatalogueJson.h"
#include "core/wire/OrderJson.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>

#include <cstdio>
#include <ctime>

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kProducts = 5'000;
constexpr int kPage = 1'000;
constexpr qint64 kFirstMs = 1'600'000'000'000;
constexpr qint64 kSpanMs = 5LL * 365 * 86'400'000;

template <class T> T require(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(QString(result.error().code + u' ' + result.error().detail)));
    return *std::move(result);
}

Order sample(qint64 index, qint64 orders)
{
    QRandomGenerator random{quint32(index * 2654435761U + 29)};
    static const QStringList countries{u"DE"_s, u"GB"_s, u"CN"_s, u"FR"_s, u"PL"_s, u"US"_s, u"AT"_s, u"CH"_s};
    static const QStringList regions{QString(), u"Bayern"_s, u"Brandenburg"_s, u"Hessen"_s, u"内蒙古自治区"_s};
    Order order;
    order.id = OrderId(1'000'000'000'000'000LL + index * 4096);
    order.orderNo = u"CH-%1"_s.arg(1'000'000 + index);
    order.currency = random.bounded(100) == 0 ? u"USD"_s : u"EUR"_s;
    order.source = u"api"_s;
    order.customer.name = u"Customer %1"_s.arg(random.bounded(60'000));
    order.shipTo.country = countries[int(random.bounded(8) * random.generateDouble())];
    order.shipTo.region = regions[random.bounded(5)];
    for (int i = 0; i < 2; ++i) {
        const int product = int(random.bounded(kProducts) * random.generateDouble());
        OrderLine line;
        line.lineNo = i + 1;
        line.sku = u"SKU-%1"_s.arg(80'000 + product);
        line.title = u"Product %1"_s.arg(product);
        line.quantity = 1 + random.bounded(5);
        line.unitPriceMinor = 150 + product;
        line.lineTotalMinor = line.quantity * line.unitPriceMinor;
        order.subtotalMinor += line.lineTotalMinor;
        order.lines.push_back(line);
    }
    order.totalMinor = order.subtotalMinor;
    order.createdAt = UtcTime(kFirstMs + index * (kSpanMs / orders));
    order.updatedAt = order.createdAt;
    if (random.bounded(20) == 0) {
        order.status = OrderStatus::Cancelled;
        order.cancelReason = u"TIMEOUT"_s;
        return order;
    }
    order.paidAt = order.createdAt.plusSeconds(60 + random.bounded(20'000));
    order.shipBy = order.paidAt->plusSeconds(2 * 86'400);
    for (OrderLine& line : order.lines)
        line.packedQuantity = line.shippedQuantity = line.quantity;
    order.shippedAt = order.paidAt->plusSeconds(3'600 * (1 + random.bounded(60)));
    order.shipments.push_back({.no = 1, .carrier = u"DHL"_s, .trackingNo = u"T%1"_s.arg(index), .lines = {{1, 1}}});
    order.status = OrderStatus::Completed;
    return order;
}

FeedRecord recordOf(Order order, qint64 revision)
{
    order.revision = revision;
    return {.entity = u"order"_s,
            .id = order.id.toString(),
            .revision = revision,
            .deleted = false,
            .body = orderToJson(order)};
}

FeedRecord refundRecord(const Order& order, qint64 revision)
{
    static const QStringList reasons{u"DAMAGED"_s, u"CUSTOMER"_s, u"OTHER"_s};
    Refund refund;
    refund.id = RefundId(order.id.value() + 1);
    refund.refundNo = u"R-"_s + order.orderNo;
    refund.orderId = order.id;
    refund.amountMinor = order.totalMinor / 2 + 1;
    refund.currency = order.currency;
    refund.reason = reasons[int(revision % reasons.size())];
    refund.at = order.paidAt->plusSeconds(5 * 86'400);
    return {.entity = u"refund"_s,
            .id = refund.id.toString(),
            .revision = revision,
            .deleted = false,
            .body = refundToJson(refund)};
}

FeedRecord productRecord(int number)
{
    Product product;
    product.sku = u"SKU-%1"_s.arg(80'000 + number);
    product.title = u"Product %1"_s.arg(number);
    product.priceMinor = 150 + number;
    product.onHand = number % 40;
    return {.entity = u"product"_s,
            .id = product.sku,
            .revision = number + 1,
            .deleted = false,
            .body = productToJson(product)};
}

void apply(Database& db, FeedWriter& writer, std::vector<FeedRecord> records)
{
    const DecodedPage page = decode({.records = std::move(records), .cursor = u"bench"_s, .hasMore = true});
    require(db.write(Durability::Service, [&](sql::Connection& connection) {
                  return writer.apply(connection, page, UtcTime(kFirstMs + kSpanMs), false);
              }).result());
}

void fill(Database& db, const QTimeZone& zone, qint64 orders)
{
    FeedWriter writer(zone);
    QElapsedTimer timer;
    timer.start();
    std::vector<FeedRecord> records;
    records.reserve(kProducts);
    for (int i = 0; i < kProducts; ++i)
        records.push_back(productRecord(i));
    apply(db, writer, std::exchange(records, {}));
    for (qint64 i = 0; i < orders; ++i) {
        const Order order = sample(i, orders);
        records.push_back(recordOf(order, 10'000 + 2 * i));
        if (order.paidAt && i % 50 == 0)
            records.push_back(refundRecord(order, 10'001 + 2 * i));
        if (records.size() >= kPage || i + 1 == orders)
            apply(db, writer, std::exchange(records, {}));
    }
    std::printf("first load: %.0f orders/s\n", double(orders) * 1000 / double(timer.elapsed()));
    for (;;) {
        const LoadStep step = require(db.write(Durability::Service, [&](sql::Connection& connection) {
                                            return finishLoad(connection, writer.search());
                                        }).result());
        if (step.isComplete)
            return;
    }
}

double cpuMs()
{
    return double(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

struct Times
{
    std::vector<double> wall;
    std::vector<double> cpu;

    void print(const char* name, qint64 answer)
    {
        std::ranges::sort(wall);
        std::ranges::sort(cpu);
        const auto p99 = wall.size() * 99 / 100;
        std::printf("%-48s p50 %7.2f  p99 %7.2f ms   CPU p50 %7.2f  p99 %7.2f ms   (%lld)\n", name,
                    wall[wall.size() / 2], wall[p99], cpu[cpu.size() / 2], cpu[p99], qlonglong(answer));
        std::fflush(stdout);
    }
};

template <class Fn> void measure(Database& db, const std::string& name, int rounds, Fn fn)
{
    Times times;
    qint64 answer = 0;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        const double cpu = cpuMs();
        answer = require(db.read([&](sql::Connection& reader) -> Result<qint64> { return fn(reader, i); }).result());
        times.wall.push_back(double(timer.nsecsElapsed()) / 1e6);
        times.cpu.push_back(cpuMs() - cpu);
    }
    times.print(name.c_str(), answer);
}

/// Another range each time, of any length.
SalesRange rangeOf(int round)
{
    QRandomGenerator random{quint32(round * 7919 + 5)};
    const QDate first = QDate(2020, 9, 14).addDays(random.bounded(1'500));
    return {.from = first,
            .to = first.addDays(random.bounded(1, int(first.daysTo(QDate(2025, 9, 13))))),
            .currency = u"EUR"_s};
}

const SalesRange kAll{.from = QDate(2020, 9, 14), .to = QDate(2025, 9, 13), .currency = u"EUR"_s};
constexpr int kRounds = 300;

void askByTime(Database& db, const QTimeZone& zone)
{
    const SalesCalendar calendar{.zone = zone};
    for (const SalesBucket bucket :
         {SalesBucket::Day, SalesBucket::Week, SalesBucket::Month, SalesBucket::Quarter, SalesBucket::Year}) {
        measure(db, std::string("any range by ") + nameOf(bucket).data(), kRounds, [&](sql::Connection& reader, int i) {
            return qint64(require(salesByPeriod(reader, rangeOf(i), bucket, calendar)).size());
        });
    }
    measure(db, "41 days by hour", kRounds, [&](sql::Connection& reader, int i) {
        SalesRange days = rangeOf(i);
        days.to = days.from.addDays(40);
        return qint64(require(salesByPeriod(reader, days, SalesBucket::Hour, calendar)).size());
    });
    measure(db, "one country, any range by day", kRounds, [&](sql::Connection& reader, int i) {
        return totalOf(require(filteredSales(reader, rangeOf(i), SalesBucket::Day, calendar, {.country = u"DE"_s})))
            .orders;
    });
    const auto sku = [](int i) { return u"SKU-%1"_s.arg(80'000 + i % 200); };
    measure(db, "one SKU, any range by day", kRounds, [&](sql::Connection& reader, int i) {
        return totalOf(require(filteredSales(reader, rangeOf(i), SalesBucket::Day, calendar, {.sku = sku(i)}))).orders;
    });
    measure(db, "one SKU in one country, five years by month", kRounds, [&](sql::Connection& reader, int i) {
        return totalOf(require(filteredSales(reader, kAll, SalesBucket::Month, calendar,
                                             {.sku = sku(i), .country = u"DE"_s})))
            .orders;
    });
}

void askBreakdowns(Database& db)
{
    measure(db, "top products, all five years", kRounds, [&](sql::Connection& reader, int) {
        return qint64(require(topProducts(reader, kAll, 50)).byUnits.size());
    });
    measure(db, "top products, any range", kRounds, [&](sql::Connection& reader, int i) {
        return qint64(require(topProducts(reader, rangeOf(i), 50)).byUnits.size());
    });
    // Both ends as far from a month's and a year's as they can be.
    measure(db, "top products, 2021-06-16 to 2025-05-15", kRounds, [&](sql::Connection& reader, int) {
        return qint64(
            require(topProducts(reader, {QDate(2021, 6, 16), QDate(2025, 5, 15), u"EUR"_s}, 50)).byUnits.size());
    });
    measure(db, "top products, a month", kRounds, [&](sql::Connection& reader, int i) {
        const QDate month(2021 + i % 4, 1 + i % 12, 1);
        return qint64(
            require(topProducts(reader, {month, month.addMonths(1).addDays(-1), u"EUR"_s}, 50)).byUnits.size());
    });
    measure(db, "countries, any range", kRounds,
            [&](sql::Connection& reader, int i) { return qint64(require(salesByCountry(reader, rangeOf(i))).size()); });
    measure(db, "regions, any range", kRounds, [&](sql::Connection& reader, int i) {
        return qint64(require(salesByRegion(reader, rangeOf(i), 50)).size());
    });
    measure(db, "hours of the week, any range", kRounds, [&](sql::Connection& reader, int i) {
        return require(salesByWeekdayAndHour(reader, rangeOf(i)))[0][0].orders;
    });
    measure(db, "what became of orders, any range", kRounds, [&](sql::Connection& reader, int i) {
        return qint64(require(orderOutcomes(reader, {rangeOf(i).from, rangeOf(i).to})).size());
    });
    measure(db, "time to ship, any range", kRounds, [&](sql::Connection& reader, int i) {
        return require(shippingTimes(reader, {rangeOf(i).from, rangeOf(i).to})).orders();
    });
    measure(db, "refunds by reason, any range", kRounds, [&](sql::Connection& reader, int i) {
        return qint64(require(refundsByReason(reader, rangeOf(i))).size());
    });
    measure(db, "other currencies, any range", kRounds, [&](sql::Connection& reader, int i) {
        return qint64(require(salesInOtherCurrencies(reader, rangeOf(i))).size());
    });
    const QDate end = QDateTime::fromMSecsSinceEpoch(kFirstMs + kSpanMs, QTimeZone::utc()).date();
    measure(db, "stock worth and slow movers", kRounds, [&](sql::Connection& reader, int i) {
        return require(stockWorth(reader, end.addDays(-90 - i % 30), 50)).slowProducts;
    });
}

/// The first rows, the count by status and the sum of the list that a figure opens.
template <class QueryOf> void measureList(Database& db, const char* name, const QTimeZone& zone, QueryOf queryOf)
{
    constexpr int kLists = 100;
    const std::string text(name);
    measure(db, text + ": first rows", kLists,
            [&](sql::Connection& reader, int i) { return qint64(require(orderRows(reader, queryOf(i), 128)).size()); });
    measure(db, text + ": count", kLists,
            [&](sql::Connection& reader, int i) { return require(countOrders(reader, queryOf(i), zone)); });
    measure(db, text + ": sum", kLists, [&](sql::Connection& reader, int i) {
        const auto totals = require(orderTotals(reader, queryOf(i), zone));
        return totals.empty() ? 0 : totals.front().totalMinor;
    });
}

void askLists(Database& db, const QTimeZone& zone)
{
    const auto days = [&](const SalesRange& range) {
        return OrderQuery{.currency = u"EUR"_s,
                          .paidFrom = startOfSalesDay(range.from, zone),
                          .paidTo = startOfSalesDay(range.to.addDays(1), zone),
                          .sort = OrderSort::PaidAt};
    };
    const auto year = [&](int i) { return days({QDate(2021 + i % 4, 1, 1), QDate(2021 + i % 4, 12, 31)}); };
    measureList(db, "list of a year", zone, year);
    measureList(db, "list of any range", zone, [&](int i) { return days(rangeOf(i)); });
    measureList(db, "list of a day", zone, [&](int i) { return days({rangeOf(i).from, rangeOf(i).from}); });
    const auto with = [&](auto change) {
        return [=](int i) {
            OrderQuery query = year(i);
            change(query, i);
            return query;
        };
    };
    measureList(db, "list of a year and country", zone, with([](OrderQuery& query, int) { query.country = u"DE"_s; }));
    measureList(db, "list of a year and region", zone, with([](OrderQuery& query, int) {
                    query.country = u"DE"_s;
                    query.region = u"Hessen"_s;
                }));
    measureList(db, "list of a year and product", zone,
                with([](OrderQuery& query, int i) { query.sku = u"SKU-%1"_s.arg(80'000 + i % 200); }));
    measureList(db, "list of a year's hour of the week", zone, with([&](OrderQuery& query, int i) {
                    query.paidHour =
                        WeekHour{.weekday = 1 + i % 7, .hour = i % 24, .timeZone = QString::fromLatin1(zone.id())};
                }));
    const auto placed = [&](int i) {
        const OrderQuery paid = year(i);
        return OrderQuery{.createdFrom = paid.paidFrom, .createdTo = paid.paidTo};
    };
    measureList(db, "list of a year: placed and paid", zone, [&](int i) {
        OrderQuery query = placed(i);
        query.isPaid = true;
        return query;
    });
    measureList(db, "list of a year: cancelled for TIMEOUT", zone, [&](int i) {
        OrderQuery query = placed(i);
        query.statuses = {OrderStatus::Cancelled};
        query.cancelReason = u"TIMEOUT"_s;
        return query;
    });
    const auto shipped = [&](int i) {
        const OrderQuery paid = year(i);
        return OrderQuery{.isPaid = true, .shippedFrom = paid.paidFrom, .shippedTo = paid.paidTo};
    };
    measureList(db, "list of a year: shipped on the third day", zone, [&](int i) {
        OrderQuery query = shipped(i);
        query.minShipHours = 48;
        query.maxShipHours = 71;
        return query;
    });
    measureList(db, "list of a year: shipped late", zone, [&](int i) {
        OrderQuery query = shipped(i);
        query.isShippedLate = true;
        return query;
    });
    measure(db, "refunds of any range: list and sum", 100, [&](sql::Connection& reader, int i) {
        const OrderQuery range = days(rangeOf(i));
        const RefundQuery query{.from = *range.paidFrom, .to = *range.paidTo, .currency = u"EUR"_s};
        return qint64(require(refundList(reader, query, 1'000)).size()) + require(refundTotal(reader, query)).refunds;
    });
}

void addOrders(Database& db, const QTimeZone& zone, qint64 orders)
{
    FeedWriter writer(zone);
    Times times;
    for (int i = 0; i < kRounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        const double cpu = cpuMs();
        apply(db, writer, {recordOf(sample(orders + i, orders), 900'000'000 + i)});
        times.wall.push_back(double(timer.nsecsElapsed()) / 1e6);
        times.cpu.push_back(cpuMs() - cpu);
    }
    times.print("an order that arrives, alone in its page", kRounds);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: sales_bench CACHE.db [ORDERS]\n");
        return 2;
    }
    const QTimeZone zone("Europe/Berlin");
    const QString file = QString::fromLocal8Bit(argv[1]);
    const bool isNew = !QFile::exists(file);
    const qint64 orders = argc > 2 ? QByteArray(argv[2]).toLongLong() : 1'000'000;
    auto db = require(Database::open(file));
    if (isNew)
        fill(*db, zone, orders);
    askByTime(*db, zone);
    askBreakdowns(*db);
    askLists(*db, zone);
    addOrders(*db, zone, orders);
}
