// SPDX-License-Identifier: Apache-2.0
// Lists, counts and search against a plain loop over the same orders.

#include "core/store/OutboxTable.h"
#include "tests/core/store/CacheFixture.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

namespace {

/// `waiting`: orders that have a note in the outbox.
bool isShown(const Order& order, const OrderQuery& query, const std::set<qint64>& waiting = {})
{
    const auto has = [](const auto& values, auto value) { return std::ranges::find(values, value) != values.end(); };
    if (!query.statuses.empty() && !has(query.statuses, order.status))
        return false;
    if (has(query.excludedStatuses, order.status))
        return false;
    if (!query.fulfilments.empty() && !has(query.fulfilments, order.fulfilment()))
        return false;
    if (!query.search.isEmpty() && !searchTextOf(order).contains(folded(query.search)))
        return false;
    if (!query.sku.isEmpty() && std::ranges::none_of(order.lines, [&](const auto& l) { return l.sku == query.sku; }))
        return false;
    if (!query.country.isEmpty() && order.shipTo.country != query.country)
        return false;
    if (!query.customer.isEmpty() && order.customer.id != query.customer &&
        folded(order.customer.name) != folded(query.customer))
        return false;
    if (!query.orderNos.isEmpty() && !query.orderNos.contains(order.orderNo))
        return false;
    if ((query.createdFrom && order.createdAt < *query.createdFrom) ||
        (query.createdTo && order.createdAt >= *query.createdTo))
        return false;
    if ((query.paidFrom && (!order.paidAt || *order.paidAt < *query.paidFrom)) ||
        (query.paidTo && (!order.paidAt || *order.paidAt >= *query.paidTo)))
        return false;
    if ((query.minTotalMinor && order.totalMinor < *query.minTotalMinor) ||
        (query.maxTotalMinor && order.totalMinor > *query.maxTotalMinor))
        return false;
    if (query.onHold && order.hold.has_value() != *query.onHold)
        return false;
    if (query.hasNote && (order.noteCount > 0 || waiting.contains(order.id.value())) != *query.hasNote)
        return false;
    if (query.dueBefore && !(order.status == OrderStatus::Paid && order.units().toShip() > 0 && order.shipBy &&
                             *order.shipBy < *query.dueBefore))
        return false;
    if (query.dueFrom && !(order.status == OrderStatus::Paid && order.units().toShip() > 0 && order.shipBy &&
                           *order.shipBy >= *query.dueFrom))
        return false;
    return true;
}

QVariant sortKey(const Order& order, OrderSort sort)
{
    const auto time = [](const std::optional<UtcTime>& t) { return t ? t->epochMs() : qint64(-1); };
    switch (sort) {
    case OrderSort::CreatedAt:
        return order.createdAt.epochMs();
    case OrderSort::OrderNo:
        return order.orderNo;
    case OrderSort::Total:
        return order.totalMinor;
    case OrderSort::ShipBy:
        return time(order.shipBy);
    case OrderSort::UpdatedAt:
        return order.updatedAt.epochMs();
    case OrderSort::Status:
        return int(order.status);
    case OrderSort::Customer:
        return QString::fromLatin1(folded(order.customer.name).toUtf8().toHex());
    case OrderSort::Country:
        return order.shipTo.country;
    case OrderSort::Units:
        return order.units().ordered;
    case OrderSort::PaidAt:
        return time(order.paidAt);
    }
    Q_UNREACHABLE();
}

bool isBefore(const QVariant& a, const QVariant& b)
{
    return a.typeId() == QMetaType::QString ? a.toString() < b.toString() : a.toLongLong() < b.toLongLong();
}

OrderQuery randomQuery(OrderSampler& sampler, const CacheFixture& cache)
{
    OrderQuery query;
    const auto some = [&] { return std::next(cache.orders.begin(), sampler.below(int(cache.orders.size())))->second; };
    for (int filters = sampler.below(4); filters > 0; --filters) {
        const Order order = some();
        switch (sampler.below(13)) {
        case 0:
            query.statuses = {order.status, some().status};
            break;
        case 1:
            query.excludedStatuses = {order.status};
            break;
        case 2:
            query.fulfilments = {order.fulfilment()};
            break;
        case 3: {
            const QString text = searchTextOf(order);
            const int start = sampler.below(int(text.size()) - 1);
            query.search = text.mid(start, 2 + sampler.below(9)).section(QChar(0x1f), 0, 0).trimmed();
            if (query.search.size() < 2)
                query.search.clear();
            break;
        }
        case 4:
            query.sku = order.lines.front().sku;
            break;
        case 5:
            query.country = order.shipTo.country;
            break;
        case 6:
            query.customer = sampler.below(2) == 0 ? order.customer.id : order.customer.name.toUpper();
            break;
        case 7:
            query.createdFrom = std::min(order.createdAt, some().createdAt);
            query.createdTo = query.createdFrom->plusSeconds(sampler.below(200'000));
            break;
        case 8:
            query.paidFrom = order.createdAt;
            query.paidTo = order.createdAt.plusSeconds(sampler.below(200'000));
            break;
        case 9:
            query.minTotalMinor = order.totalMinor - 50;
            query.maxTotalMinor = order.totalMinor + 500;
            break;
        case 10:
            query.onHold = sampler.below(2) == 0;
            break;
        case 11:
            query.hasNote = sampler.below(2) == 0;
            break;
        default:
            if (sampler.below(3) > 0)
                query.dueBefore = order.createdAt.plusSeconds(86'400);
            if (sampler.below(2) > 0)
                query.dueFrom = order.createdAt.plusSeconds(-86'400);
            break;
        }
    }
    query.sort = OrderSort(sampler.below(10));
    query.isDescending = sampler.below(2) == 0;
    return query;
}

} // namespace

class tst_OrderListTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lists_areWhatALoopFinds_data()
    {
        QTest::addColumn<bool>("isLoaded");
        QTest::addColumn<bool>("areNotesWaiting");
        QTest::newRow("while the first load runs") << false << false;
        QTest::newRow("with every index") << true << false;
        QTest::newRow("while notes wait in the outbox") << true << true;
    }

    void lists_areWhatALoopFinds()
    {
        QFETCH(const bool, isLoaded);
        QFETCH(const bool, areNotesWaiting);
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        OrderSampler sampler(seed);
        CacheFixture cache;
        for (qint64 id = 1; id <= 300; ++id)
            cache.put(sampler.order(id));
        cache.flush();
        if (isLoaded)
            cache.finish();
        // States change and orders vanish with and without the indexes.
        for (int i = 0; i < 150; ++i) {
            Order order = std::next(cache.orders.begin(), sampler.below(int(cache.orders.size())))->second;
            sampler.change(order);
            cache.put(order);
        }
        for (int i = 0; i < 20; ++i)
            cache.remove(std::next(cache.orders.begin(), sampler.below(int(cache.orders.size())))->first);
        for (qint64 id = 400; id <= 440; ++id)
            cache.put(sampler.order(id));
        cache.flush();

        std::set<qint64> waiting;
        for (int i = 0; areNotesWaiting && i < 25; ++i) {
            const auto& [id, order] = *std::next(cache.orders.begin(), sampler.below(int(cache.orders.size())));
            const bool isRefused = i < 5;
            // What was refused is no note; nor is anything else that waits.
            const auto entry = require(enqueue(*cache.db,
                                               {.kind = i >= 5 && i < 10 ? OperationKind::Print : OperationKind::Note,
                                                .entityId = order.id.toString(),
                                                .label = order.orderNo,
                                                .body = "{}"},
                                               cache.now, cache.now));
            if (isRefused)
                require(markRefused(*cache.db, entry.seq, Error{.kind = ErrorKind::Forbidden}, cache.now));
            if (i >= 10)
                waiting.insert(id);
        }

        int withHits = 0;
        for (int round = 0; round < 600; ++round) {
            const OrderQuery query = randomQuery(sampler, cache);
            std::set<qint64> expected;
            for (const auto& [id, order] : cache.orders) {
                if (isShown(order, query, waiting))
                    expected.insert(id);
            }
            withHits += expected.empty() ? 0 : 1;
            const auto rows = require(orderRows(*cache.db, query, -1));
            const auto found = require(ordersAt(*cache.db, rows));
            std::set<qint64> ids;
            for (const Order& order : found)
                ids.insert(order.id.value());
            QCOMPARE(ids.size(), found.size());
            QCOMPARE(ids, expected);
            for (size_t i = 1; i < found.size(); ++i) {
                const QVariant a = sortKey(found[i - 1], query.sort);
                const QVariant b = sortKey(found[i], query.sort);
                QVERIFY2(!(query.isDescending ? isBefore(a, b) : isBefore(b, a)), nameOf(query.sort).data());
            }
            QCOMPARE(require(countOrders(*cache.db, query, cache.zone)), qint64(expected.size()));
            const auto page = require(orderRows(*cache.db, query, 7));
            QVERIFY(std::equal(page.begin(), page.end(), rows.begin(),
                               rows.begin() + std::min<qsizetype>(7, qsizetype(rows.size()))));
        }
        QVERIFY(withHits > 200);
    }

    void notes_areFound_byTheirIndex()
    {
        CacheFixture cache;
        OrderSampler sampler(7);
        for (qint64 id = 1; id <= 300; ++id) {
            Order order = sampler.order(id);
            order.noteCount = id % 50 == 0 ? 2 : 0;
            cache.put(order);
        }
        cache.flush();
        cache.finish();
        for (const OrderQuery& query :
             {OrderQuery{.hasNote = true}, OrderQuery{.hasNote = true, .isDescending = false},
              OrderQuery{.country = u"DE"_s, .hasNote = true}, OrderQuery{.hasNote = true, .sort = OrderSort::Total}}) {
            const QString plan = require(explainOrderRows(*cache.db, query, 50)).join(u'\n');
            QVERIFY2(plan.contains(u"INDEX orders_noted"_s), qPrintable(plan));
            QVERIFY2(plan.contains(u"TEMP B-TREE"_s) == (query.sort == OrderSort::Total), qPrintable(plan));
        }
        QCOMPARE(require(orderRows(*cache.db, {.hasNote = true}, -1)).size(), size_t(6));
        QCOMPARE(require(countOrders(*cache.db, {.hasNote = false}, cache.zone)), 294);
    }

    void notes_toldToAnEarlierVersion_areCounted()
    {
        CacheFixture cache;
        OrderSampler sampler(9);
        for (qint64 id = 1; id <= 200; ++id)
            cache.put(sampler.order(id));
        // A customer's words are no count.
        Order order = sampler.order(201);
        order.noteCount = 0;
        order.lines[0].title = u"\"note_count\":7"_s;
        cache.put(order);
        cache.flush();
        cache.finish();
        const auto notes = [&] {
            QStringList counts;
            auto rows = require(cache.db->query("SELECT id, note_count FROM orders ORDER BY id"));
            while (rows.next())
                counts.push_back(rows.text(0) + u' ' + rows.text(1));
            return counts;
        };
        const QStringList before = notes();
        QVERIFY(before.contains(u"201 0"_s));
        // Its indexes knew nothing of notes.
        QStringList indexes;
        auto listed = require(
            cache.db->query("SELECT name FROM sqlite_master WHERE type = 'index' AND instr(sql, 'note_count') > 0"));
        while (listed.next())
            indexes.push_back(listed.text(0));
        require(listed.end());
        QVERIFY(indexes.size() > 10);
        for (const QString& index : indexes)
            require(cache.db->execute(QString(u"DROP INDEX " + index)));
        require(cache.db->execute(u"ALTER TABLE orders DROP COLUMN note_count"_s));
        const auto all = Database::migrations();
        const auto ninth = std::ranges::find(all, 9, &sql::Migration::number);
        QVERIFY(ninth != all.end());
        require(cache.db->executeScript(ninth->script));
        cache.finish();
        QCOMPARE(notes(), before);
        const QString plan = require(explainOrderRows(*cache.db, {.hasNote = true}, 50)).join(u'\n');
        QVERIFY2(plan.contains(u"INDEX orders_noted"_s), qPrintable(plan));
    }

    void index_ofAnEarlierVersion_isMadeAnew()
    {
        CacheFixture cache;
        OrderSampler sampler(11);
        for (qint64 id = 1; id <= 50; ++id)
            cache.put(sampler.order(id));
        cache.flush();
        cache.finish();
        const auto statement = [&] {
            auto rows = require(cache.db->query("SELECT sql FROM sqlite_master WHERE name = 'orders_total'"));
            return rows.next() ? rows.text(0) : QString();
        };
        const QString made = statement();
        require(cache.db->execute(u"DROP INDEX orders_total"_s));
        require(cache.db->execute(u"CREATE INDEX orders_total ON orders (total_minor, row)"_s));
        require(cache.db->execute(u"DROP INDEX orders_updated_months"_s));
        // Lists go on with what is there.
        const OrderQuery query{.createdFrom = UtcTime(0), .sort = OrderSort::UpdatedAt};
        QCOMPARE(require(orderRows(*cache.db, {.sort = OrderSort::Total}, 128)).size(), size_t(50));
        QCOMPARE(require(orderRows(*cache.db, query, 128)).size(), size_t(50));
        QVERIFY(statement() != made);
        cache.finish();
        QCOMPARE(statement(), made);
        QCOMPARE(require(cache.db->integer("SELECT count(*) FROM sqlite_master WHERE name = 'orders_updated_months'")),
                 1);
    }

    void search_findsAnySubstring_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("two Chinese characters") << u"内蒙"_s << true;
        QTest::newRow("five digits in a title") << u"85123"_s << true;
        QTest::newRow("letter case and a hyphen") << u"heart t-l"_s << true;
        QTest::newRow("two letters at the end of a text") << u"er"_s << true;
        QTest::newRow("the last two letters of the last title") << u"23"_s << true;
        QTest::newRow("a quotation mark") << u"e \"q"_s << true;
        QTest::newRow("an accent and letter case") << u"STRAßE"_s << true;
        QTest::newRow("a percent sign is only itself") << u"%%"_s << false;
        QTest::newRow("words of two fields are no text") << u"londonsku"_s << false;
        QTest::newRow("one character is too short") << u"a"_s << false;
    }

    void search_findsAnySubstring()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isFound);
        CacheFixture cache;
        OrderSampler sampler(3);
        Order order = sampler.order(1);
        order.shipTo.region = u"内蒙古自治区"_s;
        order.shipTo.city = u"London"_s;
        order.lines.resize(1);
        order.lines[0].title = u"White HEART T-Light holder Straße \"quoted\" 85123"_s;
        cache.put(order);
        cache.flush();
        OrderQuery query;
        query.search = text;
        QCOMPARE(require(countOrders(*cache.db, query, cache.zone)), qint64(isFound));
        cache.finish();
        QCOMPARE(require(countOrders(*cache.db, query, cache.zone)), qint64(isFound));
        QCOMPARE(require(orderRows(*cache.db, query, 10)).size(), size_t(isFound));
    }

    void ordersOfOneInstant_areListedByAge()
    {
        CacheFixture cache;
        OrderSampler sampler(5);
        std::vector<qint64> ids;
        for (qint64 id = 1; id <= 100; ++id) {
            Order order = sampler.order(id);
            order.createdAt = UtcTime(1'382'700'000'000);
            cache.put(order);
            ids.push_back(id);
        }
        cache.flush();
        OrderQuery query;
        query.isDescending = false;
        std::vector<qint64> found;
        for (const Order& order : require(ordersAt(*cache.db, require(orderRows(*cache.db, query, -1)))))
            found.push_back(order.id.value());
        QCOMPARE(found, ids);
    }
};

QTEST_GUILESS_MAIN(tst_OrderListTable)
#include "tst_OrderListTable.moc"
