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
            if (status == OrderStatus::Completed)
                order.paidAt = order.createdAt.plusSeconds(60);
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

private:
    /// 3,500 completed orders of one day among years of two hundred others; made once.
    LargeBook& largeDay()
    {
        if (!m_largeDay) {
            m_largeDay = std::make_unique<LargeBook>();
            m_largeDay->addDay(OrderStatus::Completed);
        }
        return *m_largeDay;
    }

    std::unique_ptr<LargeBook> m_largeDay;

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
        const QString plan = book.planOf(query);
        QVERIFY2(plan.contains(u"orders_updated_months") && !plan.contains(u"TEMP B-TREE"), qPrintable(plan));
        QCOMPARE(book.idsOf(query), expected);
        // At the end of the book there is nothing to walk past.
        OrderQuery newest{.createdFrom = LargeBook::day(99), .sort = OrderSort::UpdatedAt};
        const QString walk = book.planOf(newest);
        QVERIFY2(walk.contains(u"INDEX orders_updated") && !walk.contains(u"_months"), qPrintable(walk));
    }

    void monthsOfARange_areMerged_inTheOrderOfTheWhole_data()
    {
        QTest::addColumn<OrderSort>("sort");
        QTest::addColumn<bool>("isDescending");
        for (const OrderSort sort : {OrderSort::OrderNo, OrderSort::ShipBy, OrderSort::UpdatedAt, OrderSort::PaidAt}) {
            for (const bool isDescending : {true, false})
                QTest::addRow("%s %s", nameOf(sort).data(), isDescending ? "down" : "up") << sort << isDescending;
        }
    }

    /// Over several months, with orders of before and after in the first and the last.
    void monthsOfARange_areMerged_inTheOrderOfTheWhole()
    {
        QFETCH(const OrderSort, sort);
        QFETCH(const bool, isDescending);
        LargeBook& book = largeDay();
        const OrderQuery query{.excludedStatuses = {OrderStatus::Cancelled},
                               .createdFrom = LargeBook::day(40).plusSeconds(7),
                               .createdTo = LargeBook::day(140).plusSeconds(-3600),
                               .sort = sort,
                               .isDescending = isDescending};
        const QString plan = book.planOf(query);
        QVERIFY2(plan.contains(u"_months") && plan.contains(u"MERGE"), qPrintable(plan));
        const auto whole = require(orderRows(*book.cache.db, query, -1));
        const auto page = require(orderRows(*book.cache.db, query, 100));
        QCOMPARE(page.size(), size_t(100));
        QVERIFY(whole.size() > page.size());
        QVERIFY(std::equal(page.begin(), page.end(), whole.begin()));
    }

    void oneStatusInARange_isSoughtThere()
    {
        LargeBook& book = largeDay();
        // Many in all, few in that time.
        const OrderQuery query{.statuses = {OrderStatus::Completed},
                               .createdFrom = LargeBook::day(20),
                               .createdTo = LargeBook::day(60),
                               .sort = OrderSort::Total};
        const QString plan = book.planOf(query);
        QVERIFY2(plan.contains(u"orders_status (status=? AND row>? AND row<?)"), qPrintable(plan));
    }

    void commonConditions_thatFewFulfilTogether_areFoundByOneOfThem()
    {
        LargeBook& book = largeDay();
        // 3,500 are COMPLETED and a quarter of the book is in a country; as in most shops hardly any of them has notes.
        require(book.cache.db->execute(u"UPDATE orders SET note_count = (row % 3 > 0)"_s));
        require(book.cache.db->execute(u"UPDATE orders SET note_count = 0 WHERE status = 3 AND row % 100 > 0"_s));
        const OrderQuery query{
            .statuses = {OrderStatus::Completed}, .hasNote = true, .sort = OrderSort::Customer, .isDescending = false};
        const QString plan = book.planOf(query);
        QVERIFY2(!plan.contains(u"orders_name"), qPrintable(plan));
        require(book.cache.db->execute(u"UPDATE orders SET note_count = 1"_s));
        QVERIFY2(book.planOf(query).contains(u"orders_name"), qPrintable(book.planOf(query)));
        require(book.cache.db->execute(u"UPDATE orders SET note_count = 0"_s));
    }

    /// An index that knows every filter must not be walked whole where another one has only what is asked for.
    void heldAndDue_areFound_inTheIndexesThatHaveNothingElse()
    {
        LargeBook& book = largeDay();
        for (const OrderSort sort : {OrderSort::CreatedAt, OrderSort::Total, OrderSort::Status}) {
            const QString held = book.planOf({.onHold = true, .sort = sort});
            QVERIFY2(held.contains(u"INDEX orders_held"), qPrintable(held));
            const QString due = book.planOf({.dueBefore = LargeBook::day(300), .sort = sort});
            QVERIFY2(due.contains(u"INDEX orders_to_ship"), qPrintable(due));
        }
    }

    void paidInADay_sortedByNumber_isMergedFromTheMonthsOfItsOrders()
    {
        LargeBook& book = largeDay();
        OrderQuery query{.paidFrom = LargeBook::day(99), .paidTo = LargeBook::day(103), .sort = OrderSort::OrderNo};
        const auto whole = require(orderRows(*book.cache.db, query, -1));
        QVERIFY(whole.size() > 100);
        const QString plan = book.planOf(query);
        QVERIFY2(plan.contains(u"orders_no_months"), qPrintable(plan));
        const auto page = require(orderRows(*book.cache.db, query, 100));
        QCOMPARE(page.size(), size_t(100));
        QVERIFY(std::equal(page.begin(), page.end(), whole.begin()));
    }

    void severalStatuses_sortedByStatus_areSoughtOneByOne()
    {
        LargeBook& book = largeDay();
        OrderQuery query{.excludedStatuses = {OrderStatus::Paid}, .sort = OrderSort::Status};
        const QString plan = book.planOf(query);
        QVERIFY2(!plan.contains(u"SCAN") && plan.count(u"orders_status (status=?") == 4, qPrintable(plan));
    }

    void notesOfADay_areFoundInTheirIndex()
    {
        LargeBook& book = largeDay();
        const QString plan = book.planOf({.createdFrom = LargeBook::day(10),
                                          .createdTo = LargeBook::day(90),
                                          .hasNote = true,
                                          .sort = OrderSort::Total});
        QVERIFY2(plan.contains(u"INDEX orders_noted (row>? AND row<?)"), qPrintable(plan));
    }

    void cheapestHalf_sortedByTotal_isSoughtAtItsTop()
    {
        LargeBook& book = largeDay();
        const QString plan = book.planOf({.maxTotalMinor = 1'000'000, .sort = OrderSort::Total});
        QVERIFY2(plan.contains(u"SEARCH o USING") && plan.contains(u"INDEX orders_total"), qPrintable(plan));
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
