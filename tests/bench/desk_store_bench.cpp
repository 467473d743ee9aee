// SPDX-License-Identifier: Apache-2.0
// The desk's cache at a million orders: first load, steady pages, lists, counts, search, figures. Reports, asserts nothing.

#include "core/store/Database.h"
#include "core/store/FeedWriter.h"
#include "core/store/LoadTable.h"
#include "core/store/OrderListTable.h"
#include "core/store/SalesBreakdownTable.h"
#include "core/wire/OrderJson.h"
#include "tests/bench/BenchTimes.h"
#include "tests/bench/ListMatrix.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace ch;
using namespace ch::bench;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A shop of five years; the same number, the same order.
class Book
{
public:
    explicit Book(qint64 orders) : m_orders(orders) {}

    Order order(qint64 index, int state) const
    {
        QRandomGenerator random{quint32(index * 2654435761U + 17)};
        static const QStringList given{u"Anna"_s, u"Bernd"_s, u"Chloé"_s,  u"Dmitri"_s,
                                       u"小明"_s, u"伟"_s,    u"Fatima"_s, u"Jörg"_s};
        static const QStringList family{u"Schmidt"_s, u"王"_s,     u"李"_s,    u"Okafor"_s,
                                        u"Martin"_s,  u"García"_s, u"Nowak"_s, u"Smith"_s};
        static const QStringList cities{u"Berlin"_s, u"London"_s, u"呼和浩特"_s, u"上海"_s, u"Paris"_s, u"Kraków"_s};
        static const QStringList regions{QString(), u"内蒙古自治区"_s, u"Brandenburg"_s, QString()};
        static const QStringList nouns{u"HOLDER"_s,      u"CAKE STAND"_s, u"LUNCH BAG"_s, u"茶杯"_s,
                                       u"ALARM CLOCK"_s, u"BUNTING"_s,    u"毛巾"_s};
        static const QStringList colours{u"RED"_s, u"WHITE"_s, u"BLUE"_s, u"VINTAGE"_s, u"红色"_s, u"POLKADOT"_s};
        Order order;
        order.id = OrderId(1'000'000'000'000'000LL + index * 4096);
        order.orderNo = u"CH-%1"_s.arg(1'000'000 + index);
        order.currency = u"EUR"_s;
        order.source = u"api"_s;
        order.customer.name =
            given[random.bounded(8)] + u' ' + family[random.bounded(8)] + QString::number(random.bounded(5000));
        order.customer.id = QString::number(10'000 + random.bounded(60'000));
        order.customer.email = u"customer%1@example.com"_s.arg(random.bounded(60'000));
        order.shipTo = {.name = order.customer.name,
                        .line1 = u"Street %1"_s.arg(random.bounded(300)),
                        .line2 = {},
                        .city = cities[random.bounded(6)],
                        .region = regions[random.bounded(4)],
                        .postcode = QString::number(10'000 + random.bounded(80'000)),
                        .country = country(random),
                        .phone = u"+49 30 123456"_s};
        for (int i = 0; i < 2; ++i) {
            const int product = int(random.bounded(5000) * random.generateDouble());
            OrderLine line;
            line.lineNo = i + 1;
            line.sku = u"SKU-%1"_s.arg(80'000 + product);
            line.title = colours[product % 6] + u' ' + nouns[product % 7] + u' ' + QString::number(product);
            line.quantity = 1 + random.bounded(5);
            line.unitPriceMinor = 150 + product;
            line.lineTotalMinor = line.quantity * line.unitPriceMinor;
            order.subtotalMinor += line.lineTotalMinor;
            order.lines.push_back(line);
        }
        order.shippingMinor = 490;
        order.totalMinor = order.subtotalMinor + 490;
        const qint64 span = 5LL * 365 * 86'400'000;
        order.createdAt = UtcTime(1'600'000'000'000 + index * (span / m_orders));
        order.updatedAt = order.createdAt.plusSeconds(200'000 + state);
        order.noteCount = index % 40 == 0 ? 1 : 0;
        advance(order, random, index + state * (m_orders / 7));
        return order;
    }

private:
    static QString country(QRandomGenerator& random)
    {
        static const QStringList names{u"DE"_s, u"GB"_s, u"CN"_s, u"FR"_s, u"PL"_s, u"US"_s, u"AT"_s, u"CH"_s};
        const int draw = random.bounded(100);
        return draw < 60 ? names[0] : draw < 75 ? names[1] : draw < 85 ? names[2] : names[3 + random.bounded(5)];
    }

    void advance(Order& order, QRandomGenerator& random, qint64 age) const
    {
        const int draw = random.bounded(100);
        if (draw < 5) {
            order.status = OrderStatus::Cancelled;
            order.cancelReason = u"TIMEOUT"_s;
            return;
        }
        order.paidAt = order.createdAt.plusSeconds(60 + random.bounded(20'000));
        order.shipBy = UtcTime((order.paidAt->epochMs() / 86'400'000 + 2) * 86'400'000);
        order.paidMinor = order.totalMinor;
        order.payments.push_back(
            {.amountMinor = order.totalMinor, .method = u"card"_s, .reference = order.orderNo, .at = *order.paidAt});
        order.status = OrderStatus::Paid;
        if (age > m_orders * 985 / 1000 && age <= m_orders)
            return;
        for (OrderLine& line : order.lines)
            line.packedQuantity = line.shippedQuantity = line.quantity;
        order.shippedAt = order.paidAt->plusSeconds(80'000);
        order.shipments.push_back({.no = 1,
                                   .carrier = u"DHL"_s,
                                   .trackingNo = u"00340434%1"_s.arg(random.generate()),
                                   .lines = {{1, order.lines[0].quantity}, {2, order.lines[1].quantity}},
                                   .shippedAt = *order.shippedAt,
                                   .by = u"anna"_s});
        order.status = age > m_orders * 95 / 100 ? OrderStatus::Shipped : OrderStatus::Completed;
    }

    qint64 m_orders;
};

FeedRecord recordOf(Order order, qint64 revision)
{
    order.revision = revision;
    return {.entity = u"order"_s,
            .id = order.id.toString(),
            .revision = revision,
            .deleted = false,
            .body = orderToJson(order)};
}

qint64 residentMib()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toLongLong() / 1024;
    }
    return 0;
}

struct Times
{
    std::vector<double> ms{};
    std::vector<double> cpu{};

    void print(const char* name, qint64 answer)
    {
        std::printf("%-58s p50 %8.2f ms   p99 %8.2f ms   cpu p50 %8.2f ms   p99 %8.2f ms   (%lld)\n", name,
                    percentile(ms, 50), percentile(ms, 99), percentile(cpu, 50), percentile(cpu, 99),
                    qlonglong(answer));
        std::fflush(stdout);
    }
};

template <class Fn> void measure(Database& db, const char* name, int rounds, Fn fn)
{
    Times times;
    qint64 answer = 0;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        double cpu = 0;
        answer = require(db.read([&](sql::Connection& reader) -> Result<qint64> {
                               const double before = cpuMs();
                               const qint64 rows = fn(reader, i);
                               cpu = cpuMs() - before;
                               return rows;
                           }).result());
        times.cpu.push_back(cpu);
        times.ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    times.print(name, answer);
}

qint64 found(sql::Connection& db, const OrderQuery& query)
{
    return qint64(require(ordersAt(db, require(orderRows(db, query, 128)))).size());
}

/// Pages of 1,000 orders on top of what is there: half new, half changed in their status.
struct Rate
{
    double ordersPerSecond = 0;
    double ordersPerCpuSecond = 0;
};

Rate steadyPages(Database& db, const QTimeZone& zone, qint64 orders)
{
    constexpr int kPages = 20;
    FeedWriter writer(zone);
    const Book book(orders);
    QRandomGenerator random(7);
    const auto some = require(db.read([&](sql::Connection& reader) { return orderRows(reader, {}, -1); }).result());
    qint64 revision = 4'000'000'000'000'000'000;
    double ms = 0;
    double cpu = 0;
    for (int pageNo = 0; pageNo < kPages; ++pageNo) {
        FeedPage feed{.records = {}, .cursor = u"steady"_s, .hasMore = true};
        std::vector<RowNumber> changed;
        changed.reserve(500);
        for (int i = 0; i < 500; ++i)
            changed.push_back(some[random.bounded(quint32(some.size()))]);
        auto present = require(db.read([&](sql::Connection& reader) { return ordersAt(reader, changed); }).result());
        for (Order& order : present) {
            order.status = order.status == OrderStatus::Shipped ? OrderStatus::Completed : OrderStatus::Shipped;
            feed.records.push_back(recordOf(order, ++revision));
        }
        for (int i = 0; i < 500; ++i) {
            Order order = book.order(orders + pageNo * 500 + i, 0);
            feed.records.push_back(recordOf(order, ++revision));
        }
        QElapsedTimer timer;
        timer.start();
        const std::clock_t before = std::clock();
        const DecodedPage decoded = decode(std::move(feed));
        require(db.write(Durability::Service, [&](sql::Connection& connection) {
                      return writer.apply(connection, decoded, UtcTime(1'800'000'000'000), false);
                  }).result());
        ms += double(timer.nsecsElapsed()) / 1e6;
        cpu += double(std::clock() - before) / CLOCKS_PER_SEC;
    }
    return {.ordersPerSecond = kPages * 1000 / (ms / 1000), .ordersPerCpuSecond = kPages * 1000 / cpu};
}

/// What a pass does first: indexes that a newer program has and the cache has not.
void makeIndexes(Database& db, const QTimeZone& zone)
{
    FeedWriter writer(zone);
    QElapsedTimer timer;
    timer.start();
    const std::clock_t before = std::clock();
    int steps = 0;
    for (LoadStep step; !step.isComplete; ++steps)
        step = require(db.write(Durability::Service, [&](sql::Connection& connection) {
                             return finishLoad(connection, writer.search());
                         }).result());
    if (steps > 1)
        std::printf("%d indexes made anew in %.1f s, %.1f s of CPU\n", steps - 1, double(timer.elapsed()) / 1000,
                    double(std::clock() - before) / CLOCKS_PER_SEC);
}

/// Peak resident memory apart, what the reader of a finished cache is asked.
void askAll(Database& db, const QTimeZone& zone);

} // namespace

// desk_store_bench CACHE.db [STEADY [CPU]]   a cache that countinghouse-cli synced from tests/bench/million_orders.py, and
//                                            the reference program's steady orders, in a second and in a second of CPU
// desk_store_bench CACHE.db --matrix [down|up [N]]    every one and two filters by every sort, or every Nth two
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(
            stderr,
            "usage: desk_store_bench CACHE.db [ORDERS_PER_SECOND_OF_THE_REFERENCE [PER_CPU_SECOND] | --matrix [down|up [N]]]\n");
        return 2;
    }
    const QTimeZone zone("Europe/Berlin");
    auto db = require(Database::open(QString::fromLocal8Bit(argv[1])));
    makeIndexes(*db, zone);
    if (argc > 2 && QByteArray(argv[2]) == "--matrix") {
        const int oneOf = argc > 4 ? QByteArray(argv[4]).toInt() : 1;
        printListMatrix(*db, zone, argc < 4 || QByteArray(argv[3]) != "up", std::max(1, oneOf));
        return 0;
    }
    askAll(*db, zone);
    const qint64 orders =
        require(db->read([&](sql::Connection& reader) { return countOrders(reader, {}, zone); }).result());
    const Rate steady = steadyPages(*db, zone, orders);
    std::printf("steady pages of 1,000, half new, half changed, decoding included: %.0f orders/s",
                steady.ordersPerSecond);
    if (argc > 2)
        std::printf("; the C program %s: %.2f of it (goal ≥ 0.6)", argv[2],
                    steady.ordersPerSecond / QByteArray(argv[2]).toDouble());
    std::printf("; in a second of CPU %.0f orders", steady.ordersPerCpuSecond);
    if (argc > 3)
        std::printf(", the C program %s: %.2f of it", argv[3],
                    steady.ordersPerCpuSecond / QByteArray(argv[3]).toDouble());
    std::printf("\npeak memory %lld MiB\n", qlonglong(residentMib()));
}

namespace {

void askAll(Database& db, const QTimeZone& zone)
{
    const qint64 orders =
        require(db.read([&](sql::Connection& reader) { return countOrders(reader, {}, zone); }).result());
    const UtcTime now(1'800'000'000'000);
    const auto list = [&](const char* name, OrderQuery query) {
        measure(db, QByteArray(QByteArray("list  ") + name).constData(), 30,
                [&](sql::Connection& reader, int) { return found(reader, query); });
        measure(db, QByteArray(QByteArray("count ") + name).constData(), 10,
                [&](sql::Connection& reader, int) { return require(countOrders(reader, query, zone)); });
    };
    const OrderStatus paid = OrderStatus::Paid;
    const UtcTime year(1'650'000'000'000);
    list("all", {});
    for (int sort = 0; sort < 10; ++sort) {
        const QByteArray name(nameOf(OrderSort(sort)).data());
        list(QByteArray("all by " + name).constData(), {.sort = OrderSort(sort)});
        list(QByteArray("PAID by " + name).constData(), {.statuses = {paid}, .sort = OrderSort(sort)});
        list(QByteArray("CANCELLED in FR by " + name).constData(),
             {.statuses = {OrderStatus::Cancelled}, .country = u"FR"_s, .sort = OrderSort(sort)});
        list(QByteArray("90 days, COMPLETED by " + name).constData(), {.statuses = {OrderStatus::Completed},
                                                                       .createdFrom = year,
                                                                       .createdTo = year.plusSeconds(90 * 86'400),
                                                                       .sort = OrderSort(sort)});
        list(QByteArray("total > 200 by " + name).constData(), {.minTotalMinor = 20'000, .sort = OrderSort(sort)});
    }
    list("paid in a year", {.paidFrom = year, .paidTo = year.plusSeconds(365 * 86'400)});
    list("paid in a month by total",
         {.paidFrom = year, .paidTo = year.plusSeconds(30 * 86'400), .sort = OrderSort::Total});
    list("one SKU", {.sku = u"SKU-80100"_s});
    list("one SKU in CN", {.sku = u"SKU-80100"_s, .country = u"CN"_s});
    list("one customer", {.customer = u"12345"_s});
    list("overdue", {.dueBefore = now});
    list("on hold", {.onHold = true});
    list("has note", {.hasNote = true});
    list("has note by total", {.hasNote = true, .sort = OrderSort::Total});
    list("has note in FR", {.country = u"FR"_s, .hasNote = true});
    list("has note, PAID by ship_by", {.statuses = {paid}, .hasNote = true, .sort = OrderSort::ShipBy});
    list("no note", {.hasNote = false});
    list("no note, PAID", {.statuses = {paid}, .hasNote = false});
    for (const QString& text : {u"1999"_s, u"CH-1234567"_s, u"schmidt12"_s, u"内蒙"_s, u"呼和浩特"_s, u"85"_s, u"he"_s,
                                u"SKU-80100"_s, u"HOLDER 10"_s, u"茶杯"_s, u"qz"_s}) {
        list(QByteArray("search " + text.toUtf8()).constData(), {.search = text});
        measure(
            db, QByteArray("list  search " + text.toUtf8() + " by total").constData(), 5,
            [&](sql::Connection& reader, int) { return found(reader, {.search = text, .sort = OrderSort::Total}); });
    }
    const auto rows = require(db.read([&](sql::Connection& reader) { return orderRows(reader, {}, -1); }).result());
    measure(db, "one order (goal p99 2 ms)", 300, [&](sql::Connection& reader, int i) {
        return qint64(require(bodiesAt(reader, {rows[size_t(i * 3001LL % orders)]})).front().size());
    });
    const SalesRange all{QDate(2020, 9, 1), QDate(2025, 9, 30), u"EUR"_s};
    measure(db, "sales by day, five years", 20, [&](sql::Connection& reader, int) {
        return qint64(
            require(salesByPeriod(reader, all, SalesBucket::Day, {.zone = QTimeZone("Europe/Berlin")})).size());
    });
    measure(db, "sales by month, five years", 20, [&](sql::Connection& reader, int) {
        return qint64(
            require(salesByPeriod(reader, all, SalesBucket::Month, {.zone = QTimeZone("Europe/Berlin")})).size());
    });
    measure(db, "sales by product, five years, top 50", 10, [&](sql::Connection& reader, int) {
        return qint64(require(salesByProduct(reader, all, ProductOrder::ByMoney, 50)).size());
    });
    measure(db, "sales by product, 30 days, top 50", 10, [&](sql::Connection& reader, int) {
        return qint64(require(salesByProduct(reader, {QDate(2023, 1, 1), QDate(2023, 1, 30), u"EUR"_s},
                                             ProductOrder::ByMoney, 50))
                          .size());
    });
    measure(db, "sales by country, five years", 10,
            [&](sql::Connection& reader, int) { return qint64(require(salesByCountry(reader, all)).size()); });
}

} // namespace
