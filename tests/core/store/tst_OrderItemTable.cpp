// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderItemTable.h"
#include "core/store/OutboxTable.h"
#include "tests/core/store/CacheFixture.h"

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

class tst_OrderItemTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows_asked_comeInThatOrderWithTheirOrders();
    void rows_goneOrUnreadable_areLeftOut();
    void rows_stopped_areCancelled();
    void openEntries_stayWithTheirOrder();
    void number_letterForLetter_comesFirst();
    void number_twoAlike_isNone();
    void number_beforeTheIndexIsReady_isFound();
    void countries_mostFrequentFirst();

private:
    static void fill(CacheFixture& cache, int count)
    {
        OrderSampler sampler(7);
        for (int id = 1; id <= count; ++id)
            cache.put(sampler.order(id));
        cache.flush();
    }
    static void putNumbered(CacheFixture& cache, qint64 id, const QString& orderNo)
    {
        Order order = OrderSampler(quint32(id)).order(id);
        order.orderNo = orderNo;
        cache.put(order);
        cache.flush();
    }
    static OrderId found(CacheFixture& cache, const QString& orderNo)
    {
        return require(orderNumbered(*cache.db, orderNo)).value_or(OrderId());
    }
};

void tst_OrderItemTable::rows_asked_comeInThatOrderWithTheirOrders()
{
    CacheFixture cache;
    fill(cache, 300);
    auto rows = require(orderRows(*cache.db, {.sort = OrderSort::Total}, -1));
    std::ranges::reverse(rows);
    const auto stored = require(storedOrders(*cache.db, rows));
    QCOMPARE(stored.size(), rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(stored[i].row, rows[i]);
        Order expected = cache.orders.at(stored[i].order.id.value());
        expected.revision = stored[i].order.revision;
        QVERIFY(stored[i].order == expected);
        QVERIFY(stored[i].open.empty());
        const auto alone = require(storedOrder(*cache.db, stored[i].order.id));
        QCOMPARE(alone->row, rows[i]);
    }
}

void tst_OrderItemTable::rows_goneOrUnreadable_areLeftOut()
{
    CacheFixture cache;
    fill(cache, 3);
    const auto rows = require(orderRows(*cache.db, {}, -1));
    const OrderId gone = require(storedOrders(*cache.db, {rows[0]})).front().order.id;
    cache.remove(gone.value());
    cache.flush();
    (void)require(
        cache.db->run("UPDATE order_bodies SET body = '{\"of a later\":\"program\"}' WHERE row = ?", rows[1]));
    const auto stored = require(storedOrders(*cache.db, rows));
    QCOMPARE(stored.size(), size_t(1));
    QCOMPARE(stored.front().row, rows[2]);
    QVERIFY(!require(storedOrder(*cache.db, gone)));
}

void tst_OrderItemTable::rows_stopped_areCancelled()
{
    CacheFixture cache;
    fill(cache, 3);
    std::stop_source source;
    source.request_stop();
    const auto rows = require(orderRows(*cache.db, {}, -1));
    QCOMPARE(storedOrders(*cache.db, rows, source.get_token()).error().kind, ErrorKind::Cancelled);
    QCOMPARE(orderRows(*cache.db, {}, -1, source.get_token()).error().kind, ErrorKind::Cancelled);
}

void tst_OrderItemTable::openEntries_stayWithTheirOrder()
{
    CacheFixture cache;
    fill(cache, 5);
    const auto add = [&](const QString& id, OperationKind kind) {
        return require(
            enqueue(*cache.db, {.kind = kind, .entityId = id, .label = id, .body = "{}"}, cache.now, cache.now));
    };
    add(u"2"_s, OperationKind::Note);
    const auto onFour = add(u"4"_s, OperationKind::Note);
    add(u"2"_s, OperationKind::Hold);
    add(u"2"_s, OperationKind::Adjust);
    const auto done = add(u"2"_s, OperationKind::Note);
    require(markDone(*cache.db, done.seq, 1, {}, cache.now));
    for (const StoredOrder& each : require(storedOrders(*cache.db, require(orderRows(*cache.db, {}, -1))))) {
        const size_t expected = each.order.id == OrderId(2) ? 2 : each.order.id == OrderId(4) ? 1 : 0;
        QCOMPARE(each.open.size(), expected);
    }
    const auto two = require(storedOrder(*cache.db, OrderId(2)));
    QCOMPARE(two->open.front().kind, OperationKind::Note);
    QCOMPARE(two->open.back().kind, OperationKind::Hold);

    // What was refused waits to be sent no more, whichever condition leads.
    const QStringList every{require(storedOrder(*cache.db, OrderId(2)))->order.orderNo,
                            require(storedOrder(*cache.db, OrderId(4)))->order.orderNo};
    const auto waiting = [&](const QStringList& orderNos) {
        return require(orderRows(*cache.db, {.orderNos = orderNos, .isInOutbox = true}, -1)).size();
    };
    QCOMPARE(waiting({}), size_t(2));
    QCOMPARE(waiting(every), size_t(2));
    require(markSending(*cache.db, onFour.seq, cache.now));
    require(markRefused(*cache.db, onFour.seq, {.kind = ErrorKind::Conflict, .code = u"STATE_CONFLICT"_s}, cache.now));
    QCOMPARE(waiting({}), size_t(1));
    QCOMPARE(waiting(every), size_t(1));
}

void tst_OrderItemTable::number_letterForLetter_comesFirst()
{
    CacheFixture cache;
    putNumbered(cache, 1, u"Ab-100"_s);
    putNumbered(cache, 2, u"aB-100"_s);
    putNumbered(cache, 3, u"AB-1000"_s);
    cache.finish();
    QCOMPARE(found(cache, u"aB-100"_s), OrderId(2));
    QCOMPARE(found(cache, u"ab-1000"_s), OrderId(3));
    QCOMPARE(found(cache, u"ab-1"_s), OrderId());
    QCOMPARE(found(cache, u"\"OR\""_s), OrderId());
}

void tst_OrderItemTable::number_twoAlike_isNone()
{
    CacheFixture cache;
    putNumbered(cache, 1, u"Ab-100"_s);
    putNumbered(cache, 2, u"aB-100"_s);
    cache.finish();
    QCOMPARE(found(cache, u"AB-100"_s), OrderId());
}

void tst_OrderItemTable::number_beforeTheIndexIsReady_isFound()
{
    CacheFixture cache;
    putNumbered(cache, 1, u"Ab-100"_s);
    putNumbered(cache, 2, u"7A"_s);
    QCOMPARE(found(cache, u"AB-100"_s), OrderId(1));
    QCOMPARE(found(cache, u"7a"_s), OrderId(2));
    cache.finish();
    QCOMPARE(found(cache, u"7a"_s), OrderId(2));
}

void tst_OrderItemTable::countries_mostFrequentFirst()
{
    CacheFixture cache;
    fill(cache, 400);
    std::map<QString, int> counts;
    for (const auto& [id, order] : cache.orders)
        ++counts[order.shipTo.country];
    const QStringList countries = require(orderCountries(*cache.db));
    QCOMPARE(size_t(countries.size()), counts.size());
    for (qsizetype i = 1; i < countries.size(); ++i)
        QVERIFY(counts.at(countries[i - 1]) >= counts.at(countries[i]));
}

QTEST_GUILESS_MAIN(tst_OrderItemTable)
#include "tst_OrderItemTable.moc"
