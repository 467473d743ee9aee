// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderFilterTable.h"
#include "tests/server/orders/ReadsFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::test;

class tst_OrderLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lists_areLedByAnIndex_data();
    void lists_areLedByAnIndex();
    void list_withoutAnything_isTheFirstFiftyNewest();
    void list_whileOrdersArrive_hasNoGapAndNothingTwice();
    void days_areThoseOfTheShop_data();
    void days_areThoseOfTheShop();
    void parameters_areChecked_data();
    void parameters_areChecked();
    void parameters_areNeverPartOfTheStatement_data();
    void parameters_areNeverPartOfTheStatement();
    void cursor_belongsToItsListOnly();
};

void tst_OrderLists::lists_areLedByAnIndex_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("index");
    QTest::addColumn<bool>("sorts");
    const auto row = [](const char* query, const char* index, bool sorts = false) {
        QTest::newRow(*query ? query : "nothing") << QByteArray(query) << QString::fromLatin1(index) << sorts;
    };
    row("", "orders_created");
    row("sort=created_at", "orders_created");
    row("sort=order_no", "sqlite_autoindex_orders_1");
    row("sort=-total_minor", "orders_total");
    row("sort=ship_by", "orders_ship_by");
    row("sort=-ship_by", "orders_ship_by");
    row("sort=-updated_at", "orders_updated");
    row("sort=status", "orders_status");
    row("sort=-status", "orders_status");
    row("status=PAID", "orders_status");
    row("status=COMPLETED&created_from=2026-01-01&created_to=2026-01-31", "orders_status");
    row("status=PAID&sort=created_at", "orders_status");
    row("status=COMPLETED&sort=status", "orders_status");
    row("status=COMPLETED&sort=-status&created_to=2026-01-31", "orders_status");
    row("status=PENDING,PAID", "orders_status", true);
    row("exclude_status=CANCELLED", "orders_status", true);
    row("status=PENDING,PAID&sort=ship_by", "orders_status", true);
    row("status=SHIPPED,COMPLETED&sort=-updated_at", "orders_updated");
    row("country=DE", "orders_country");
    row("country=DE&status=COMPLETED", "orders_country");
    row("country=DE&status=PAID", "orders_status");
    row("created_from=2026-01-01", "orders_created");
    row("created_from=2026-01-01&sort=-total_minor", "orders_created", true);
    row("paid_from=2026-01-01&paid_to=2026-01-01", "orders_paid", true);
    row("min_total=100", "orders_created");
    row("min_total=100&sort=total_minor", "orders_total");
    row("on_hold=true", "orders_status", true);
    row("has_note=true", "orders_noted");
    row("has_note=true&sort=created_at&created_from=2026-01-01", "orders_noted");
    row("has_note=true&country=DE&status=COMPLETED", "orders_noted");
    row("has_note=true&sort=-total_minor", "orders_noted", true);
    row("has_note=true&status=PAID", "orders_status");
    row("has_note=false", "orders_created");
    row("has_note=false&country=DE", "orders_country");
    row("overdue=true", "orders_status");
    row("fulfilment=PARTIAL&status=PAID", "orders_status");
}

void tst_OrderLists::lists_areLedByAnIndex()
{
    CH_EMBEDDED_STORE_ONLY();
    QFETCH(QByteArray, query);
    QFETCH(QString, index);
    QFETCH(bool, sorts);
    ReadsFixture shop;
    auto parsed = StoreFixture::orThrow(readOrderListQuery(shop.services(), shop.reading(shop.merchant, query)));
    for (const bool isFirstPage : {true, false}) {
        if (!isFirstPage)
            parsed.after = OrderPosition{.status = u"PAID"_s, .value = qint64(1'700'000'000'000), .id = OrderId(7)};
        const QStringList plan = StoreFixture::orThrow(orderPageStatement(parsed).explain(shop.db()));
        const QString text = plan.join(u'\n');
        bool isLed = false;
        for (const QString& step : plan) {
            isLed = isLed || step.contains(QString(u" INDEX "_s + index));
            QVERIFY2(step != u"SCAN o"_s, qPrintable(text));
        }
        QVERIFY2(isLed, qPrintable(text));
        QVERIFY2(text.contains(u"USE TEMP B-TREE"_s) == sorts, qPrintable(text));
    }
}

void tst_OrderLists::list_withoutAnything_isTheFirstFiftyNewest()
{
    ReadsFixture shop;
    QStringList newestFirst;
    for (int i = 0; i < 60; ++i) {
        shop.clock.advanceSeconds(1);
        newestFirst.prepend(shop.put(shop.plain(u"N%1"_s.arg(i))).orderNo);
    }
    const QJsonObject page = shop.json(listOrders, shop.merchant, "");
    QCOMPARE(page.keys(), QStringList({u"items"_s, u"next_cursor"_s}));
    QCOMPARE(page[u"items"].toArray().size(), 50);
    QCOMPARE(shop.numbers(shop.merchant, ""), newestFirst);
    QCOMPARE(shop.json(listOrders, shop.merchant, "limit=60")[u"next_cursor"], QJsonValue(QJsonValue::Null));
}

void tst_OrderLists::list_whileOrdersArrive_hasNoGapAndNothingTwice()
{
    for (const QByteArray sort : {"created_at", "-created_at", "-updated_at", "order_no", "-ship_by"}) {
        ReadsFixture shop;
        QStringList before;
        for (int i = 0; i < 40; ++i) {
            shop.clock.advanceMs(i % 3);
            before.push_back(shop.put(shop.plain(u"N%1"_s.arg(i))).orderNo);
        }
        QStringList found;
        QByteArray cursor;
        for (int page = 0; page == 0 || !cursor.isEmpty(); ++page) {
            const QJsonObject json = shop.json(listOrders, shop.merchant, "limit=7&sort=" + sort + cursor);
            for (const auto& each : json[u"items"].toArray())
                found.push_back(each.toObject()[u"order_no"].toString());
            const QString next = json[u"next_cursor"].toString();
            cursor = next.isEmpty() ? QByteArray() : "&cursor=" + next.toLatin1();
            if (page < 5)
                shop.put(shop.plain(u"M%1"_s.arg(page)));
        }
        const QStringList unique = QStringList(QSet<QString>(found.begin(), found.end()).values());
        QCOMPARE(unique.size(), found.size());
        for (const QString& orderNo : before)
            QVERIFY2(found.contains(orderNo), qPrintable(orderNo));
    }
}

void tst_OrderLists::days_areThoseOfTheShop_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("wanted");
    // In Berlin the day of 2026-03-29 lasts from 23:00Z to 22:00Z.
    QTest::newRow("one day") << QByteArray("created_from=2026-03-29&created_to=2026-03-29")
                             << QStringList({u"first"_s, u"last"_s});
    QTest::newRow("from a day") << QByteArray("created_from=2026-03-29")
                                << QStringList({u"first"_s, u"last"_s, u"after"_s});
    QTest::newRow("to a day") << QByteArray("created_to=2026-03-28") << QStringList(u"before"_s);
    QTest::newRow("from a moment, included")
        << QByteArray("created_from=2026-03-29T21:59:59.999Z") << QStringList({u"last"_s, u"after"_s});
    QTest::newRow("to a moment, excluded")
        << QByteArray("created_to=2026-03-29T21:59:59.999Z") << QStringList({u"before"_s, u"first"_s});
    QTest::newRow("a moment of another zone")
        << QByteArray("created_from=2026-03-29T23:59:59.999%2B02:00") << QStringList({u"last"_s, u"after"_s});
    QTest::newRow("paid") << QByteArray("paid_from=2026-03-29&paid_to=2026-03-29")
                          << QStringList({u"first"_s, u"last"_s});
    QTest::newRow("nothing between") << QByteArray("created_from=2026-03-30T00:00:00Z&created_to=2026-03-29")
                                     << QStringList();
}

void tst_OrderLists::days_areThoseOfTheShop()
{
    QFETCH(QByteArray, query);
    QFETCH(QStringList, wanted);
    ReadsFixture shop;
    const std::vector<std::pair<QString, UtcTime>> orders{{u"before"_s, at("2026-03-28T22:59:59.999Z")},
                                                          {u"first"_s, at("2026-03-28T23:00:00.000Z")},
                                                          {u"last"_s, at("2026-03-29T21:59:59.999Z")},
                                                          {u"after"_s, at("2026-03-29T22:00:00.000Z")}};
    for (const auto& [orderNo, time] : orders) {
        Order order = shop.plain(orderNo);
        order.createdAt = time;
        order.paidAt = time;
        order.status = OrderStatus::Paid;
        shop.put(order);
    }
    QCOMPARE(shop.numbers(shop.merchant, "sort=created_at&" + query), wanted);
}

void tst_OrderLists::parameters_areChecked_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("alsoOfCounts");
    const auto row = [](const QByteArray& query, const char* field, bool alsoOfCounts = true) {
        QTest::newRow(query.left(40).constData()) << query << QString::fromLatin1(field) << alsoOfCounts;
    };
    row("colour=red", "colour");
    row("Status=PAID", "Status");
    row("status=paid", "status");
    row("status=PAID,", "status");
    row("status=PAID&status=PAID", "status");
    row("exclude_status=DONE", "exclude_status");
    row("fulfilment=packed", "fulfilment");
    row("created_from=yesterday", "created_from");
    row("created_to=2026-02-30", "created_to");
    row("paid_from=2026-03-01T10:00:00", "paid_from");
    row("paid_to=1e400", "paid_to");
    row("min_total=-1", "min_total");
    row("min_total=1.5", "min_total");
    row("max_total=9223372036854775808", "max_total");
    row("on_hold=yes", "on_hold");
    row("overdue=2", "overdue");
    row("has_note=some", "has_note");
    row("q=" + QByteArray(201, 'x'), "q");
    row("order_no=" + QByteArray("A,").repeated(200) + "A", "order_no");
    row("q=%FF", "query");
    row("q=%2", "query");
    row("q=%00", "query");
    row("sort=name", "sort", false);
    row("sort=--created_at", "sort", false);
    row("sort=created_at,id", "sort", false);
    row("limit=0", "limit", false);
    row("limit=201", "limit", false);
    row("limit=ten", "limit", false);
}

void tst_OrderLists::parameters_areChecked()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, field);
    QFETCH(bool, alsoOfCounts);
    ReadsFixture shop;
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, query), QString(u"BAD_REQUEST "_s + field));
    if (alsoOfCounts)
        QCOMPARE(shop.refusalOf(orderCounts, shop.merchant, query), QString(u"BAD_REQUEST "_s + field));
    for (const char* ofLists : {"sort=created_at", "limit=5", "cursor=x"})
        QVERIFY(shop.refusalOf(orderCounts, shop.merchant, ofLists).startsWith(u"BAD_REQUEST"_s));
}

void tst_OrderLists::parameters_areNeverPartOfTheStatement_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"status",     "exclude_status", "fulfilment", "q",        "sku",      "country",   "created_from",
          "created_to", "paid_from",      "paid_to",    "customer", "order_no", "min_total", "max_total",
          "on_hold",    "has_note",       "overdue",    "sort",     "limit",    "cursor"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_OrderLists::parameters_areNeverPartOfTheStatement()
{
    QFETCH(QString, name);
    ReadsFixture shop;
    shop.put(shop.plain(u"N1"_s));
    for (const QString& value : {u"' OR '1'='1"_s, u"1; DROP TABLE orders; --"_s, u"%"_s, u"_"_s, u"\\"_s, u"?"_s,
                                 u"\")"_s, u"o.id) OR (1=1"_s, u"\U0010FFFF"_s, u"*"_s}) {
        const auto answer = shop.read(listOrders, shop.merchant, encoded({{name, value}}));
        if (answer)
            QCOMPARE(answer->data, QByteArray("{\"items\":[],\"next_cursor\":null}"));
        else
            QVERIFY2(answer.error().code == u"BAD_REQUEST"_s || answer.error().code == u"BAD_CURSOR"_s,
                     qPrintable(answer.error().detail));
    }
    QCOMPARE(shop.numbers(shop.merchant, ""), QStringList(u"N1"_s));
}

void tst_OrderLists::cursor_belongsToItsListOnly()
{
    ReadsFixture shop;
    for (int i = 0; i < 3; ++i)
        shop.put(shop.plain(u"N%1"_s.arg(i)));
    const auto cursorOf = [&](const QByteArray& query) -> QByteArray {
        return "&cursor=" + shop.json(listOrders, shop.merchant, query)[u"next_cursor"].toString().toLatin1();
    };
    const QByteArray plain = cursorOf("limit=1");
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "limit=2" + plain), QString());
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "sort=-created_at" + plain), QString());
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "sort=created_at" + plain), u"BAD_CURSOR"_s);
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "status=PENDING" + plain), u"BAD_CURSOR"_s);
    const QByteArray filtered = cursorOf("limit=1&status=PENDING&country=DE");
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "country=DE&status=PENDING" + filtered), QString());
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "country=DE" + filtered), u"BAD_CURSOR"_s);
    QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "limit=1" + filtered), u"BAD_CURSOR"_s);
    for (const QByteArray garbage : {"x", "AAAA", "%25", "LWNyZWF0ZWRfYXQKCg", "eyJpZCI6MX0"})
        QCOMPARE(shop.refusalOf(listOrders, shop.merchant, "cursor=" + garbage), u"BAD_CURSOR"_s);
}

QTEST_GUILESS_MAIN(tst_OrderLists)
#include "tst_OrderLists.moc"
