// SPDX-License-Identifier: Apache-2.0
// Which way a list takes to its rows: never through most of a large book for a page of it.

#include "core/store/OrderListTable.h"
#include "tests/core/store/CacheFixture.h"

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Two hundred orders, a day apart, in a book that says it holds a hundred times a thousand.
class LargeBook
{
public:
    LargeBook()
    {
        OrderSampler sampler(5);
        for (qint64 id = 1; id <= 200; ++id) {
            Order order = sampler.order(id);
            order.createdAt = UtcTime(1'300'000'000'000 + id * 86'400'000);
            order.updatedAt = order.createdAt.plusSeconds(3600);
            cache.put(order);
        }
        cache.flush();
        cache.finish();
        require(cache.db->execute(u"UPDATE order_counts SET orders = orders * 5000 WHERE day = 0"_s));
    }
    /// More than are few, all in one day in the middle of years.
    void addDay(OrderStatus status)
    {
        OrderSampler sampler(6);
        for (qint64 id = 1001; id <= 4500; ++id) {
            Order order = sampler.order(id);
            order.status = status;
            order.createdAt = day(100).plusSeconds(20 * (id - 1000));
            order.updatedAt = order.createdAt.plusSeconds(3600);
            cache.put(order);
        }
        cache.flush();
    }
    QString planOf(const OrderQuery& query) { return require(explainOrderRows(*cache.db, query, 128)).join(u"; "); }
    std::vector<qint64> idsOf(const OrderQuery& query)
    {
        std::vector<qint64> ids;
        for (const Order& order : require(ordersAt(*cache.db, require(orderRows(*cache.db, query, 128)))))
            ids.push_back(order.id.value());
        return ids;
    }
    static UtcTime day(qint64 number) { return UtcTime(1'300'000'000'000 + number * 86'400'000); }

    CacheFixture cache;
};

} // namespace

class tst_OrderListPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneStatus_sortedByStatus_isSoughtInItsIndex()
    {
        LargeBook book;
        book.addDay(OrderStatus::Paid);
        const OrderQuery query{.statuses = {OrderStatus::Paid}, .sort = OrderSort::Status};
        QVERIFY2(!book.planOf(query).contains(u"SCAN"), qPrintable(book.planOf(query)));
    }

    void textThatManyHave_sortedByTotal_isTheSameByTheShortCut()
    {
        LargeBook book;
        for (const bool isDescending : {true, false}) {
            const OrderQuery query{.search = u"sku"_s, .sort = OrderSort::Total, .isDescending = isDescending};
            const auto whole = require(orderRows(*book.cache.db, query, -1));
            QCOMPARE(whole.size(), size_t(200));
            const auto page = require(orderRows(*book.cache.db, query, 50));
            QVERIFY(std::equal(page.begin(), page.end(), whole.begin()));
            QCOMPARE(page.size(), size_t(50));
        }
    }

    void rangeInTheMiddle_sortedByUpdate_isNotWalkedTo()
    {
        LargeBook book;
        book.addDay(OrderStatus::Completed);
        std::vector<qint64> expected;
        for (qint64 id = 4500; id >= 1001; --id)
            expected.push_back(id);
        expected.resize(128);
        const OrderQuery query{.createdFrom = LargeBook::day(100).plusSeconds(1),
                               .createdTo = LargeBook::day(101),
                               .sort = OrderSort::UpdatedAt};
        QVERIFY2(!book.planOf(query).contains(u"orders_updated"), qPrintable(book.planOf(query)));
        QCOMPARE(book.idsOf(query), expected);
        // At the end of the book there is nothing to walk past.
        OrderQuery newest{.createdFrom = LargeBook::day(99), .sort = OrderSort::UpdatedAt};
        QVERIFY2(book.planOf(newest).contains(u"orders_updated"), qPrintable(book.planOf(newest)));
    }

    void undatedStatuses_sortedByDue_areNotWalkedTo()
    {
        LargeBook book;
        book.addDay(OrderStatus::Cancelled);
        const OrderQuery query{.statuses = {OrderStatus::Cancelled, OrderStatus::Pending}, .sort = OrderSort::ShipBy};
        QVERIFY2(!book.planOf(query).contains(u"orders_due"), qPrintable(book.planOf(query)));
    }
};

QTEST_GUILESS_MAIN(tst_OrderListPlans)
#include "tst_OrderListPlans.moc"
