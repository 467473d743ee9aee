// SPDX-License-Identifier: Apache-2.0
// GET /reports/sales against plain loops over the orders and refunds that were put in.
#include "server/reports/ReportHandlers.h"
#include "server/store/Snapshot.h"
#include "tests/server/orders/OrderFixture.h"
#include "tests/support/ServiceFixture.h"

#include <QTest>

#include <future>
#include <random>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

struct Sale
{
    UtcTime paidAt;
    QString country;
    QString sku;
    int units = 1;
    qint64 totalMinor = 0;
};
struct Given
{
    UtcTime at;
    QString country;
    qint64 amountMinor = 0;
};

UtcTime at(const char* text)
{
    return UtcTime::fromText(text).value();
}

/// A shop in Berlin whose sales are put into the store as they are given.
class SalesShop : public OrderFixture
{
public:
    SalesShop()
    {
        Shop berlin = shop();
        berlin.timeZone = u"Europe/Berlin"_s;
        shopHolder.set(berlin);
    }

    OrderId sell(const Sale& sale, const QString& currency = u"EUR"_s)
    {
        Order order;
        order.id = ids().nextId<OrderId>();
        order.orderNo = u"S%1"_s.arg(++m_count);
        order.status = OrderStatus::Completed;
        order.source = u"api"_s;
        order.currency = currency;
        order.customer.name = u"Anna Vogel"_s;
        order.shipTo.country = sale.country;
        order.createdAt = sale.paidAt;
        order.updatedAt = sale.paidAt;
        order.paidAt = sale.paidAt;
        order.subtotalMinor = order.totalMinor = order.paidMinor = sale.totalMinor;
        order.lines.push_back({.lineNo = 1,
                               .sku = sale.sku,
                               .title = u"Tea"_s,
                               .quantity = sale.units,
                               .lineTotalMinor = sale.totalMinor,
                               .packedQuantity = sale.units,
                               .shippedQuantity = sale.units});
        OrderChange change;
        change.after = order;
        return orThrow(insertOrder(context(), change, {.moveStock = false})).id;
    }
    /// A refund as it lies in the store; `order` may be null.
    void giveBack(const Given& given, OrderId order, const QString& currency = u"EUR"_s)
    {
        const auto id = ids().nextId<RefundId>();
        orThrow(db().run("INSERT INTO refunds (id, refund_no, order_id, amount_minor, currency, reason, note, at, by, "
                         "revision) VALUES (?, ?, ?, ?, ?, 'OTHER', '', ?, 'x', 0)",
                         id, QString(u"R"_s + id.toString()), order, given.amountMinor, currency, given.at));
    }

    Result<Answer> ask(const QByteArray& query)
    {
        Call made = call(merchant, {});
        made.request.method = Method::Get;
        made.request.target = "/api/v1/reports/sales?" + query;
        auto planned = salesReport(services(), made);
        if (!planned)
            return planned.error();
        return (*planned)(db());
    }
    QJsonObject report(const QByteArray& query) { return QJsonDocument::fromJson(orThrow(ask(query)).data).object(); }
    /// "label orders units gross refunded net" of each item.
    QStringList rows(const QByteArray& query, QLatin1StringView label = "from"_L1)
    {
        QStringList found;
        for (const auto& each : report(query)[u"items"_s].toArray()) {
            const QJsonObject item = each.toObject();
            QString row = item[label].toVariant().toString();
            for (const auto name : {"orders"_L1, "units"_L1, "gross_minor"_L1, "refunded_minor"_L1, "net_minor"_L1})
                row += u' ' + item[name].toVariant().toString();
            found.push_back(row.trimmed());
        }
        return found;
    }
    /// "REASON field"; "" for a good answer.
    QString refusal(const QByteArray& query)
    {
        const auto answer = ask(query);
        if (answer)
            return {};
        const auto facts = QJsonDocument::fromJson(answer.error().facts).object();
        return QString(answer.error().code + u' ' + facts[u"field"_s].toString()).trimmed();
    }

private:
    int m_count = 0;
};

/// What came in and went out, counted in the plainest way.
class Sum
{
public:
    void add(const Sale& sale)
    {
        ++m_orders;
        m_units += sale.units;
        m_gross += sale.totalMinor;
    }
    void add(const Given& given) { m_refunded += given.amountMinor; }
    QString after(const QString& label) const
    {
        return u"%1 %2 %3 %4 %5 %6"_s.arg(label)
            .arg(m_orders)
            .arg(m_units)
            .arg(m_gross)
            .arg(m_refunded)
            .arg(m_gross - m_refunded)
            .trimmed();
    }
    qint64 gross() const { return m_gross; }

private:
    qint64 m_orders = 0;
    qint64 m_units = 0;
    qint64 m_gross = 0;
    qint64 m_refunded = 0;
};

/// Random sales and refunds around both changes of Berlin's clock in 2026, and around month ends.
struct Year
{
    explicit Year(unsigned seed) : random(seed)
    {
        const auto below = [this](int limit) { return std::uniform_int_distribution(0, limit - 1)(random); };
        const QStringList countries{u"DE"_s, u"GB"_s, u"Atlantis"_s, QString()};
        for (const char* around : {"2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z", "2026-06-30T22:00:00Z"}) {
            for (int i = 0; i < 60; ++i) {
                const UtcTime moment = at(around).plusMs((below(2000) - 1000) * 180'000LL);
                const QString& country = countries[below(4)];
                if (i % 4 == 0)
                    refunds.push_back({moment, country, below(5'000)});
                else
                    sales.push_back({moment, country, below(2) ? u"TEA"_s : u"MUG"_s, 1 + below(9), below(100'000)});
            }
        }
    }
    void putInto(SalesShop& shop)
    {
        std::map<QString, OrderId> ofCountry;
        for (const Sale& sale : sales)
            ofCountry[sale.country] = shop.sell(sale);
        for (const Given& given : refunds)
            shop.giveBack(given, ofCountry.at(given.country));
    }

    std::mt19937 random;
    std::vector<Sale> sales;
    std::vector<Given> refunds;
};

QDate dayIn(const QTimeZone& zone, UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.epochMs(), zone).date();
}

} // namespace

class tst_SalesReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void days_agreeWithAPlainLoop_inAnyZone_data();
    void days_agreeWithAPlainLoop_inAnyZone();
    void largerBuckets_areTheSumsOfTheirDays_data();
    void largerBuckets_areTheSumsOfTheirDays();
    void hours_ofTheLongDay_tellTheTwoTwosApart();
    void range_isOfWholeDaysOrExactMoments();
    void byWeekday_beginsWhereTheWeekDoes();
    void byCountryAndByProduct_agreeWithAPlainLoop();
    void otherCurrencies_areLeftOut();
    void sumBeyond64Bits_staysAtTheLargest();
    void badQueries_areRefused_data();
    void badQueries_areRefused();
    void report_isOfOneMoment_whateverIsCommittedMeanwhile();
    void snapshot_seesOneState();
    void parallelReports_waitInLine_andTheRestIsTurnedAway();
};

void tst_SalesReports::days_agreeWithAPlainLoop_inAnyZone_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::newRow("the shop's") << QByteArray();
    QTest::newRow("Shanghai") << QByteArray("Asia/Shanghai");
    QTest::newRow("New York") << QByteArray("America/New_York");
    QTest::newRow("Kathmandu") << QByteArray("Asia/Kathmandu");
}

void tst_SalesReports::days_agreeWithAPlainLoop_inAnyZone()
{
    QFETCH(QByteArray, zone);
    SalesShop shop;
    Year year(17);
    year.putInto(shop);
    const QTimeZone its(zone.isEmpty() ? QByteArray("Europe/Berlin") : zone);
    std::map<QDate, Sum> days;
    for (QDate day(2026, 3, 1); day <= QDate(2026, 11, 30); day = day.addDays(1))
        days[day];
    for (const Sale& sale : year.sales)
        days.at(dayIn(its, sale.paidAt)).add(sale);
    for (const Given& given : year.refunds)
        days.at(dayIn(its, given.at)).add(given);
    QStringList wanted;
    for (const auto& [day, sum] : days)
        wanted.push_back(sum.after(day.toString(Qt::ISODate)));
    const QByteArray query =
        "from=2026-03-01&to=2026-11-30" + (zone.isEmpty() ? QByteArray() : QByteArray("&time_zone=" + zone));
    QCOMPARE(shop.rows(query + "&bucket=day"), wanted);
    // A day is what is meant where nothing is said.
    QCOMPARE(shop.rows(query), wanted);
    const QJsonObject report = shop.report(query);
    QCOMPARE(report[u"time_zone"_s].toString(), QString::fromLatin1(its.id()));
    QCOMPARE(report[u"bucket"_s].toString(), u"day"_s);
    QCOMPARE(report[u"currency"_s].toString(), u"EUR"_s);
}

void tst_SalesReports::largerBuckets_areTheSumsOfTheirDays_data()
{
    QTest::addColumn<QByteArray>("bucket");
    for (const QByteArray bucket : {"hour", "week", "month", "quarter", "year"})
        QTest::newRow(bucket.constData()) << bucket;
}

void tst_SalesReports::largerBuckets_areTheSumsOfTheirDays()
{
    QFETCH(QByteArray, bucket);
    SalesShop shop;
    Year year(18);
    year.putInto(shop);
    const auto total = [&](const QByteArray& query) {
        std::array<qint64, 5> sums{};
        for (const QString& row : shop.rows(query)) {
            const QStringList parts = row.split(u' ');
            for (size_t i = 0; i < sums.size(); ++i)
                sums[i] += parts[qsizetype(i) + 1].toLongLong();
        }
        return sums;
    };
    // Neither end is the beginning of a larger bucket: the first and the last hold only what is in the range.
    const QByteArray range = "from=2026-03-28&to=2026-10-25&bucket=";
    QCOMPARE(total(range + bucket), total(range + "day"));
    QVERIFY(total(range + "day")[0] > 0);
    QVERIFY(total(range + "day")[0] < qint64(year.sales.size()));
}

void tst_SalesReports::hours_ofTheLongDay_tellTheTwoTwosApart()
{
    SalesShop shop;
    shop.sell({at("2026-10-25T00:30:00Z"), u"DE"_s, u"TEA"_s, 1, 100});
    shop.sell({at("2026-10-25T01:30:00Z"), u"DE"_s, u"TEA"_s, 2, 250});
    const QStringList rows = shop.rows("from=2026-10-25&to=2026-10-25&bucket=hour");
    QCOMPARE(rows.size(), 25);
    QCOMPARE(rows[2], u"2026-10-25T02:00:00+02:00 1 1 100 0 100"_s);
    QCOMPARE(rows[3], u"2026-10-25T02:00:00+01:00 1 2 250 0 250"_s);
}

void tst_SalesReports::range_isOfWholeDaysOrExactMoments()
{
    SalesShop shop;
    // Midnight in Berlin, and the millisecond before.
    for (const char* moment : {"2026-03-28T22:59:59.999Z", "2026-03-28T23:00:00.000Z", "2026-03-29T21:59:59.999Z",
                               "2026-03-29T22:00:00.000Z"})
        shop.sell({at(moment), u"DE"_s, u"TEA"_s, 1, 1});
    QCOMPARE(shop.rows("from=2026-03-29&to=2026-03-29"), QStringList{u"2026-03-29 2 2 2 0 2"_s});
    QCOMPARE(shop.rows("from=2026-03-28T23:00:00.000Z&to=2026-03-29T21:59:59.999Z"),
             QStringList{u"2026-03-29 1 1 1 0 1"_s});
}

void tst_SalesReports::byWeekday_beginsWhereTheWeekDoes()
{
    SalesShop shop;
    shop.sell({at("2026-03-02T12:00:00Z"), u"DE"_s, u"TEA"_s, 1, 10}); // a Monday
    shop.sell({at("2026-03-09T12:00:00Z"), u"DE"_s, u"TEA"_s, 1, 20}); // another
    shop.sell({at("2026-03-08T22:59:59Z"), u"DE"_s, u"TEA"_s, 1, 40}); // a Sunday in Berlin, to its last second
    const QStringList monday = shop.rows("from=2026-03-02&to=2026-03-15&by=weekday", "weekday"_L1);
    QCOMPARE(monday, (QStringList{u"1 2 2 30 0 30"_s, u"2 0 0 0 0 0"_s, u"3 0 0 0 0 0"_s, u"4 0 0 0 0 0"_s,
                                  u"5 0 0 0 0 0"_s, u"6 0 0 0 0 0"_s, u"7 1 1 40 0 40"_s}));
    QStringList sunday = shop.rows("from=2026-03-02&to=2026-03-15&by=weekday&week_start=7", "weekday"_L1);
    QCOMPARE(sunday.first(), u"7 1 1 40 0 40"_s);
    std::rotate(sunday.begin(), sunday.begin() + 1, sunday.end());
    QCOMPARE(sunday, monday);
}

void tst_SalesReports::byCountryAndByProduct_agreeWithAPlainLoop()
{
    SalesShop shop;
    Year year(19);
    year.putInto(shop);
    shop.giveBack({at("2026-06-01T00:00:00Z"), {}, 77}, {}); // of a book that names no order
    std::map<QString, Sum> countries;
    std::map<QString, Sum> products;
    for (const Sale& sale : year.sales) {
        countries[sale.country].add(sale);
        products[sale.sku].add(sale);
    }
    for (const Given& given : year.refunds)
        countries[given.country].add(given);
    countries[QString()].add(Given{{}, {}, 77});
    const auto byMoney = [](const std::map<QString, Sum>& sums) {
        std::vector<std::pair<qint64, QString>> order;
        order.reserve(sums.size());
        for (const auto& [name, sum] : sums)
            order.emplace_back(-sum.gross(), sum.after(name));
        std::ranges::sort(order);
        QStringList rows;
        for (const auto& [money, row] : order)
            rows.push_back(row);
        return rows;
    };
    QCOMPARE(shop.rows("from=2026-01-01&to=2026-12-31&by=country", "country"_L1), byMoney(countries));
    QStringList sold;
    for (const QString& row : shop.rows("from=2026-01-01&to=2026-12-31&by=product", "sku"_L1))
        sold.push_back(row + u" 0 "_s + row.section(u' ', -1));
    QCOMPARE(sold, byMoney(products));
}

void tst_SalesReports::otherCurrencies_areLeftOut()
{
    SalesShop shop;
    const OrderId dollars = shop.sell({at("2026-03-02T12:00:00Z"), u"US"_s, u"TEA"_s, 1, 10}, u"USD"_s);
    shop.giveBack({at("2026-03-02T13:00:00Z"), {}, 5}, dollars, u"USD"_s);
    for (const QByteArray by : {"&bucket=day", "&by=country", "&by=product"}) {
        for (const QString& row : shop.rows("from=2026-03-02&to=2026-03-02" + by))
            QCOMPARE(row, u"2026-03-02 0 0 0 0 0"_s);
    }
}

void tst_SalesReports::sumBeyond64Bits_staysAtTheLargest()
{
    SalesShop shop;
    constexpr qint64 kLarge = 9'000'000'000'000'000'000;
    shop.sell({at("2026-03-02T12:00:00Z"), u"DE"_s, u"TEA"_s, 1, kLarge});
    shop.sell({at("2026-03-02T13:00:00Z"), u"DE"_s, u"TEA"_s, 1, kLarge});
    QCOMPARE(shop.rows("from=2026-03-02&to=2026-03-02"),
             QStringList{u"2026-03-02 2 2 9223372036854775807 0 9223372036854775807"_s});
}

void tst_SalesReports::badQueries_areRefused_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char* query, const char* refusal) {
        QTest::newRow(query) << QByteArray(query) << QString::fromLatin1(refusal);
    };
    row("to=2026-03-02", "BAD_REQUEST from");
    row("from=2026-03-02", "BAD_REQUEST to");
    row("from=2026-03-03&to=2026-03-01", "BAD_REQUEST to");
    row("from=2026-02-30&to=2026-03-01", "BAD_REQUEST from");
    row("from=2026-03-01&to=2026-03-02&bucket=minute", "BAD_REQUEST bucket");
    row("from=2026-03-01&to=2026-03-02&bucket=day&by=country", "BAD_REQUEST by");
    row("from=2026-03-01&to=2026-03-02&by=customer", "BAD_REQUEST by");
    row("from=2026-03-01&to=2026-03-02&week_start=0", "BAD_REQUEST week_start");
    row("from=2026-03-01&to=2026-03-02&week_start=8", "BAD_REQUEST week_start");
    row("from=2026-03-01&to=2026-03-02&time_zone=Mars/Olympus", "BAD_REQUEST time_zone");
    row("from=2026-03-01&to=2026-03-02&currency=EUR", "BAD_REQUEST currency");
    row("from=1990-01-01&to=2026-03-02&bucket=day", "BAD_REQUEST bucket");
    row("from=1990-01-01&to=2026-03-02&by=weekday", "BAD_REQUEST by");
}

void tst_SalesReports::badQueries_areRefused()
{
    QFETCH(QByteArray, query);
    SalesShop shop;
    QTEST(shop.refusal(query), "refusal");
}

/// One order goes to and fro between the first and the last of many buckets: a report that read them one by one would
/// now and then see it in both, or in neither.
void tst_SalesReports::report_isOfOneMoment_whateverIsCommittedMeanwhile()
{
    SalesShop shop;
    const UtcTime first = at("2026-01-01T12:00:00Z");
    const UtcTime last = at("2026-12-30T12:00:00Z");
    const OrderId id = shop.sell({first, u"DE"_s, u"TEA"_s, 1, 100});
    auto reader = StoreFixture::orThrow(shop.store().openReader());
    Call made = shop.call(shop.merchant, {});
    made.request.target = "/api/v1/reports/sales?from=2026-01-01&to=2026-12-31&bucket=hour";
    const PlannedRead planned = StoreFixture::orThrow(salesReport(shop.services(), made));

    std::atomic<bool> isDone = false;
    auto reading = std::async(std::launch::async, [&] {
        // The reader's connection belongs to this thread, so it is opened here.
        auto own = StoreFixture::orThrow(shop.store().openReader());
        QList<qint64> totals;
        for (int i = 0; i < 20; ++i) {
            qint64 total = 0;
            const QByteArray data = StoreFixture::orThrow(planned(*own)).data;
            for (const auto& item : QJsonDocument::fromJson(data).object()[u"items"_s].toArray())
                total += item.toObject()[u"orders"_s].toInteger();
            totals.push_back(total);
        }
        isDone = true;
        return totals;
    });
    int moves = 0;
    while (!isDone)
        StoreFixture::orThrow(
            shop.db().run("UPDATE orders SET paid_at = ? WHERE id = ?", ++moves % 2 ? last : first, id));
    QCOMPARE(reading.get(), QList<qint64>(20, 1));
    QVERIFY(moves > 20);
}

void tst_SalesReports::snapshot_seesOneState()
{
    SalesShop shop;
    auto reader = StoreFixture::orThrow(shop.store().openReader());
    const auto count = [&] { return StoreFixture::orThrow(reader->integer("SELECT count(*) FROM orders")).value(); };
    {
        const auto snapshot = StoreFixture::orThrow(Snapshot::begin(*reader));
        QCOMPARE(count(), 0);
        shop.sell({at("2026-03-02T12:00:00Z"), u"DE"_s, u"TEA"_s, 1, 10});
        QCOMPARE(count(), 0);
    }
    QCOMPARE(count(), 1);
    QVERIFY(Snapshot::begin(*reader));
}

void tst_SalesReports::parallelReports_waitInLine_andTheRestIsTurnedAway()
{
    ServiceFixture shop;
    const QByteArray token = shop.token(Role::Merchant);
    // Nothing is read until everybody has asked.
    std::promise<void> go;
    QVERIFY(shop.reads->run([gone = go.get_future().share()](sql::Connection&) { gone.wait(); }));
    std::vector<std::future<int>> answers;
    const auto ask = [&](const QByteArray& query) {
        Request request;
        request.method = Method::Get;
        request.target = "/api/v1/reports/sales?" + query;
        request.headers.emplace_back("authorization", "Bearer " + token);
        auto answered = std::make_shared<std::promise<int>>();
        answers.push_back(answered->get_future());
        shop.service->dispatch(std::move(request),
                               [answered](const Response& response) { answered->set_value(response.status); });
    };
    for (int i = 0; i < 12; ++i)
        ask("from=2026-03-01&to=2026-03-31&bucket=day");
    // What is refused for itself takes no place in the line.
    ask("from=2026-03-01");
    go.set_value();
    std::map<int, int> statuses;
    for (auto& answer : answers)
        ++statuses[answer.get()];
    QCOMPARE(statuses, (std::map<int, int>{{200, 9}, {400, 1}, {429, 3}}));
    QCOMPARE(shop.as(Role::Merchant, Method::Get, "/reports/sales?from=2026-03-01&to=2026-03-31").status, 200);
}

QTEST_GUILESS_MAIN(tst_SalesReports)
#include "tst_SalesReports.moc"
