// SPDX-License-Identifier: Apache-2.0
// Figures of sales at a million orders over five years: every chart for many ranges, and what an order costs that arrives.
// Makes its cache if there is none. Reports, asserts nothing.

#include "core/store/Database.h"
#include "core/store/FeedWriter.h"
#include "core/store/LoadTable.h"
#include "core/store/OrderListTable.h"
#include "core/store/SalesBreakdownTable.h"
#include "core/store/StockWorthTable.h"
#include "core/wire/CatalogueJson.h"
#include "core/wire/OrderJson.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>

#include <cstdio>

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
    for (int i = 0; i < kProducts; ++i)
        records.push_back(productRecord(i));
    apply(db, writer, std::exchange(records, {}));
    for (qint64 i = 0; i < orders; ++i) {
        records.push_back(recordOf(sample(i, orders), 10'000 + i));
        if (records.size() == kPage || i + 1 == orders)
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

template <class Fn> void measure(Database& db, const char* name, int rounds, Fn fn)
{
    std::vector<double> ms;
    qint64 answer = 0;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        answer = require(db.read([&](sql::Connection& reader) -> Result<qint64> { return fn(reader, i); }).result());
        ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(ms);
    std::printf("%-46s p50 %8.2f ms   p99 %8.2f ms   (%lld)\n", name, ms[ms.size() / 2], ms[ms.size() * 99 / 100],
                qlonglong(answer));
    std::fflush(stdout);
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

void askAll(Database& db, const QTimeZone& zone)
{
    const SalesCalendar calendar{.zone = zone};
    const SalesRange all{.from = QDate(2020, 9, 14), .to = QDate(2025, 9, 13), .currency = u"EUR"_s};
    for (const SalesBucket bucket : {SalesBucket::Day, SalesBucket::Week, SalesBucket::Month, SalesBucket::Year}) {
        const QByteArray name = QByteArray("any range by ") + QByteArray(nameOf(bucket).data());
        measure(db, name.constData(), 200, [&](sql::Connection& reader, int i) {
            return qint64(require(salesByPeriod(reader, rangeOf(i), bucket, calendar)).size());
        });
    }
    measure(db, "41 days by hour", 200, [&](sql::Connection& reader, int i) {
        SalesRange days = rangeOf(i);
        days.to = days.from.addDays(40);
        return qint64(require(salesByPeriod(reader, days, SalesBucket::Hour, calendar)).size());
    });
    const auto products = [](sql::Connection& reader, const SalesRange& range) {
        return qint64(require(salesByProduct(reader, range, ProductOrder::ByMoney, 50)).size());
    };
    measure(db, "products, all five years", 50, [&](sql::Connection& reader, int) { return products(reader, all); });
    measure(db, "products, any range", 200,
            [&](sql::Connection& reader, int i) { return products(reader, rangeOf(i)); });
    measure(db, "products, a month", 200, [&](sql::Connection& reader, int i) {
        const QDate month(2021 + i % 4, 1 + i % 12, 1);
        return products(reader, {month, month.addMonths(1).addDays(-1), u"EUR"_s});
    });
    measure(db, "countries, any range", 200,
            [&](sql::Connection& reader, int i) { return qint64(require(salesByCountry(reader, rangeOf(i))).size()); });
    measure(db, "regions, any range", 200, [&](sql::Connection& reader, int i) {
        return qint64(require(salesByRegion(reader, rangeOf(i), 50)).size());
    });
    measure(db, "hours of the week, any range", 200, [&](sql::Connection& reader, int i) {
        return require(salesByWeekdayAndHour(reader, rangeOf(i)))[0][0].orders;
    });
    measure(db, "what became of orders, any range", 200, [&](sql::Connection& reader, int i) {
        return qint64(require(orderOutcomes(reader, {rangeOf(i).from, rangeOf(i).to})).size());
    });
    measure(db, "time to ship, any range", 200, [&](sql::Connection& reader, int i) {
        return require(shippingTimes(reader, {rangeOf(i).from, rangeOf(i).to})).orders();
    });
    measure(db, "refunds by reason, any range", 200, [&](sql::Connection& reader, int i) {
        return qint64(require(refundsByReason(reader, rangeOf(i))).size());
    });
    measure(db, "other currencies, any range", 200, [&](sql::Connection& reader, int i) {
        return qint64(require(salesInOtherCurrencies(reader, rangeOf(i))).size());
    });
    measure(db, "one SKU in one country, five years by month", 50, [&](sql::Connection& reader, int i) {
        return totalOf(require(filteredSales(reader, all, SalesBucket::Month, calendar,
                                             {.sku = u"SKU-%1"_s.arg(80'000 + i), .country = u"DE"_s})))
            .orders;
    });
    measure(db, "stock worth and slow movers", 10, [&](sql::Connection& reader, int) {
        return require(stockWorth(reader, UtcTime(kFirstMs + kSpanMs - 90LL * 86'400'000), 50)).slowProducts;
    });
    const UtcTime from = startOfSalesDay(QDate(2023, 1, 1), zone);
    const OrderQuery year{
        .currency = u"EUR"_s, .paidFrom = from, .paidTo = from.plusSeconds(365 * 86'400LL), .sort = OrderSort::PaidAt};
    measure(db, "list behind a year: first rows", 20,
            [&](sql::Connection& reader, int) { return qint64(require(orderRows(reader, year, 128)).size()); });
    measure(db, "list behind a year: its sum", 10,
            [&](sql::Connection& reader, int) { return require(orderTotals(reader, year)).front().totalMinor; });
    measure(db, "list behind an hour of the week: first rows", 20, [&](sql::Connection& reader, int i) {
        OrderQuery cell = year;
        cell.paidHour = WeekHour{.weekday = 1 + i % 7, .hour = i % 24, .timeZone = QString::fromLatin1(zone.id())};
        return qint64(require(orderRows(reader, cell, 128)).size());
    });
}

void addOrders(Database& db, const QTimeZone& zone, qint64 orders)
{
    FeedWriter writer(zone);
    std::vector<double> ms;
    for (int i = 0; i < 300; ++i) {
        QElapsedTimer timer;
        timer.start();
        apply(db, writer, {recordOf(sample(orders + i, orders), 900'000'000 + i)});
        ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(ms);
    std::printf("an order that arrives, alone in its page            p50 %8.2f ms   p99 %8.2f ms\n", ms[150], ms[297]);
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
    askAll(*db, zone);
    addOrders(*db, zone, orders);
}
