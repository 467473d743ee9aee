// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/ListMatrix.h"

#include "core/store/OrderListTable.h"
#include "tests/bench/BenchTimes.h"

#include <QDateTime>

#include <cstdio>
#include <functional>
#include <map>

namespace ch::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kPageGoalMs = 5;
constexpr double kCountGoalMs = 20;
constexpr int kPageRows = 128;
constexpr qint64 kDay = 86'400;
constexpr size_t kWorst = 10;

struct Filter
{
    QByteArray name;
    /// Of one field are two filters that no list has at once.
    QByteArray field;
    std::function<void(OrderQuery&)> apply;
};

/// What the store has most and least of, so that each filter finds something wherever there is something.
struct Book
{
    UtcTime oldest;
    UtcTime newest;
    QString sku;
    QString rareSku;
    QString customer;
    QString region;
    QString currency;
    QStringList orderNos;
    qint64 highTotal = 0;
    qint64 middleTotal = 0;
    UtcTime now;
};

QString textOf(sql::Connection& db, std::string_view sql)
{
    auto rows = require(db.query(sql));
    return rows.next() ? rows.text(0) : QString();
}

qint64 numberOf(sql::Connection& db, std::string_view sql)
{
    return require(db.integer(sql)).value_or(0);
}

Book bookOf(sql::Connection& db)
{
    Book book;
    book.oldest = UtcTime(numberOf(db, "SELECT created_at FROM orders ORDER BY row LIMIT 1"));
    book.newest = UtcTime(numberOf(db, "SELECT created_at FROM orders ORDER BY row DESC LIMIT 1"));
    book.sku = textOf(db, "SELECT sku FROM skus WHERE no = (SELECT sku FROM order_lines GROUP BY sku "
                          "ORDER BY count(*) DESC LIMIT 1)");
    book.rareSku = textOf(db, "SELECT sku FROM skus WHERE no = (SELECT sku FROM order_lines GROUP BY sku "
                              "HAVING count(*) >= 20 ORDER BY count(*) LIMIT 1)");
    book.customer = textOf(db, "SELECT customer FROM orders WHERE customer <> '' ORDER BY row DESC LIMIT 1");
    book.region = textOf(db, "SELECT name FROM regions WHERE name <> '' ORDER BY no LIMIT 1");
    book.currency = textOf(db, "SELECT currency FROM orders ORDER BY row DESC LIMIT 1");
    auto numbers = require(db.query("SELECT order_no FROM orders ORDER BY row DESC LIMIT 200"));
    while (numbers.next())
        book.orderNos.push_back(numbers.text(0));
    const qint64 orders = numberOf(db, "SELECT count(*) FROM orders");
    const auto totalAt = [&](qint64 percent) {
        return require(db.integer("SELECT total_minor FROM orders ORDER BY total_minor LIMIT 1 OFFSET ?",
                                  orders * percent / 100))
            .value_or(0);
    };
    book.highTotal = totalAt(95);
    book.middleTotal = totalAt(50);
    book.now = UtcTime(numberOf(db, "SELECT max(updated_at) FROM orders"));
    return book;
}

std::vector<Filter> filtersOf(const Book& book, const QTimeZone& zone)
{
    std::vector<Filter> filters;
    const auto add = [&](const char* field, const char* name, std::function<void(OrderQuery&)> apply) {
        filters.push_back({.name = name, .field = field, .apply = std::move(apply)});
    };
    for (const OrderStatus status : allOrderStatuses())
        add("status", nameOf(status).data(), [status](OrderQuery& q) { q.statuses = {status}; });
    add("status", "not COMPLETED", [](OrderQuery& q) { q.excludedStatuses = {OrderStatus::Completed}; });
    for (const Fulfilment fulfilment :
         {Fulfilment::Unfulfilled, Fulfilment::Packing, Fulfilment::Packed, Fulfilment::Partial, Fulfilment::Fulfilled})
        add("fulfilment", nameOf(fulfilment).data(), [fulfilment](OrderQuery& q) { q.fulfilments = {fulfilment}; });
    for (const char* country : {"DE", "FR"})
        add("country", country, [country](OrderQuery& q) { q.country = QString::fromLatin1(country); });
    // Whole days of the shop, as people ask for them.
    const auto dayAt = [&](qint64 ms) {
        return UtcTime(QDateTime::fromMSecsSinceEpoch(ms, zone).date().startOfDay(zone).toMSecsSinceEpoch());
    };
    const QDate day = QDateTime::fromMSecsSinceEpoch((book.oldest.epochMs() + book.newest.epochMs()) / 2, zone).date();
    const auto after = [&](int days) { return UtcTime(day.addDays(days).startOfDay(zone).toMSecsSinceEpoch()); };
    const UtcTime middle = after(0);
    const auto placed = [&](const char* name, UtcTime from, std::optional<UtcTime> to) {
        add("created", name, [from, to](OrderQuery& q) {
            q.createdFrom = from;
            q.createdTo = to;
        });
    };
    placed("last 90 days", dayAt(book.newest.plusSeconds(-90 * kDay).epochMs()), {});
    placed("90 days in the middle", middle, after(90));
    placed("the first year", dayAt(book.oldest.epochMs()), dayAt(book.oldest.plusSeconds(365 * kDay).epochMs()));
    placed("a day in the middle", middle, after(1));
    const auto paid = [&](const char* name, UtcTime from, std::optional<UtcTime> to) {
        add("paid", name, [from, to](OrderQuery& q) {
            q.paidFrom = from;
            q.paidTo = to;
        });
    };
    paid("paid in a month", middle, after(30));
    paid("paid in the last year", dayAt(book.newest.plusSeconds(-365 * kDay).epochMs()), {});
    add("total", "the dearest 5 %", [total = book.highTotal](OrderQuery& q) { q.minTotalMinor = total; });
    add("total", "half the totals", [total = book.middleTotal](OrderQuery& q) { q.maxTotalMinor = total; });
    add("hold", "on hold", [](OrderQuery& q) { q.onHold = true; });
    add("hold", "not on hold", [](OrderQuery& q) { q.onHold = false; });
    add("note", "has note", [](OrderQuery& q) { q.hasNote = true; });
    add("note", "no note", [](OrderQuery& q) { q.hasNote = false; });
    add("due", "overdue", [now = book.now](OrderQuery& q) { q.dueBefore = now; });
    add("due", "due in three days", [now = book.now](OrderQuery& q) {
        q.dueFrom = now;
        q.dueBefore = now.plusSeconds(4 * kDay);
    });
    add("sku", "a SKU", [sku = book.sku](OrderQuery& q) { q.sku = sku; });
    add("sku", "a rare SKU", [sku = book.rareSku](OrderQuery& q) { q.sku = sku; });
    add("customer", "a customer", [customer = book.customer](OrderQuery& q) { q.customer = customer; });
    add("numbers", "200 numbers", [numbers = book.orderNos](OrderQuery& q) { q.orderNos = numbers; });
    add("outbox", "in the outbox", [](OrderQuery& q) { q.isInOutbox = true; });
    return filters;
}

struct Row
{
    QByteArray name;
    double p50 = 0;
    double p99 = 0;
    qint64 answer = 0;
};

/// Few rounds where there is time to spare, more where it is short.
Row timed(store::Database& db, QByteArray name, double shortMs, const std::function<qint64(sql::Connection&)>& ask)
{
    Row row{.name = std::move(name)};
    std::vector<double> times;
    for (int rounds : {1, 2, 5}) {
        for (; rounds > 0; --rounds) {
            double spent = 0;
            row.answer = require(db.read([&](sql::Connection& reader) -> Result<qint64> {
                                       const double before = cpuMs();
                                       const qint64 answer = ask(reader);
                                       spent = cpuMs() - before;
                                       return answer;
                                   }).result());
            times.push_back(spent);
        }
        if (percentile(times, 50) < shortMs)
            break;
    }
    row.p50 = percentile(times, 50);
    row.p99 = percentile(times, 99);
    return row;
}

void print(const char* what, std::vector<Row> rows, double goalMs)
{
    std::vector<double> medians;
    std::vector<double> worst;
    for (const Row& row : rows) {
        medians.push_back(row.p50);
        worst.push_back(row.p99);
    }
    const auto beyond = std::ranges::count_if(rows, [&](const Row& row) { return row.p50 > goalMs; });
    std::printf("%s: %zu combinations, p50 %.2f ms, p99 %.2f ms of CPU; the median of %td is beyond %.0f ms\n", what,
                rows.size(), percentile(medians, 50), percentile(worst, 99), beyond, goalMs);
    std::ranges::sort(rows, std::greater<>{}, &Row::p50);
    for (size_t i = 0; i < rows.size() && (i < kWorst || rows[i].p50 > goalMs); ++i)
        std::printf("  %-64s cpu p50 %8.2f ms   p99 %8.2f ms   (%lld)\n", rows[i].name.constData(), rows[i].p50,
                    rows[i].p99, qlonglong(rows[i].answer));
    std::fflush(stdout);
}

class Matrix
{
public:
    Matrix(store::Database& db, const QTimeZone& zone, bool isDescending)
        : m_db(db)
        , m_zone(zone)
        , m_isDescending(isDescending)
    {}

    void ask(const QByteArray& name, const OrderQuery& query)
    {
        const Row count = timed(m_db, name, kCountGoalMs / 2, [&](sql::Connection& reader) {
            return require(store::countOrders(reader, query, m_zone));
        });
        m_counts.push_back(count);
        for (int sort = 0; sort < 10; ++sort) {
            OrderQuery sorted = query;
            sorted.sort = OrderSort(sort);
            sorted.isDescending = m_isDescending;
            m_pages.push_back(
                timed(m_db, name + " by " + nameOf(sorted.sort).data(), kPageGoalMs / 2, [&](sql::Connection& reader) {
                    return qint64(
                        require(store::ordersAt(reader, require(store::orderRows(reader, sorted, kPageRows)))).size());
                }));
        }
    }

    void print() const
    {
        bench::print("first pages", m_pages, kPageGoalMs);
        bench::print("exact counts", m_counts, kCountGoalMs);
    }

    qint64 lastCount() const { return m_counts.back().answer; }

private:
    store::Database& m_db;
    const QTimeZone m_zone;
    bool m_isDescending;
    std::vector<Row> m_pages;
    std::vector<Row> m_counts;
};

} // namespace

void printListMatrix(store::Database& db, const QTimeZone& zone, bool isDescending, int oneOf)
{
    const Book book = require(db.read([](sql::Connection& reader) -> Result<Book> { return bookOf(reader); }).result());
    const std::vector<Filter> filters = filtersOf(book, zone);
    Matrix matrix(db, zone, isDescending);
    std::printf("each filter finds:");
    for (const Filter& filter : filters) {
        OrderQuery query;
        filter.apply(query);
        matrix.ask(filter.name, query);
        std::printf(" %s %lld;", filter.name.constData(), qlonglong(matrix.lastCount()));
    }
    std::printf("\n");
    int pairs = 0;
    for (size_t i = 0; i < filters.size(); ++i) {
        for (size_t j = i + 1; j < filters.size(); ++j) {
            if (filters[i].field == filters[j].field || ++pairs % oneOf != 0)
                continue;
            OrderQuery query;
            filters[i].apply(query);
            filters[j].apply(query);
            matrix.ask(filters[i].name + ", " + filters[j].name, query);
        }
    }
    matrix.print();
}

} // namespace ch::bench
