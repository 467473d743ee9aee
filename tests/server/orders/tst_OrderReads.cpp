// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderListRepository.h"
#include "server/orders/OrderReadHandlers.h"
#include "tests/server/orders/ReadsFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::test;

class tst_OrderReads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void warehouse_asksForNoMoney();
    void storefront_seesItsOwnOnly();
    void country_isFoundByCodeAndByName();
    void counts_haveEveryStatus();
    void order_isTheStoredBody();
    void order_readAgain_isItsPresentBody_whateverTheHintSays();
    void events_comeInPages();
    void events_ofNothing_areNotFound();
    void refunds_areNewestFirst();
};

void tst_OrderReads::warehouse_asksForNoMoney()
{
    ReadsFixture shop;
    Order order = shop.plain(u"N1"_s);
    order.customer.email = u"anna@example.org"_s;
    order = shop.put(order);
    const auto list = shop.read(listOrders, shop.warehouse, "");
    const auto one = shop.read(getOrder, shop.warehouse, "", order.id);
    for (const auto& answer : {list, one}) {
        QVERIFY(answer);
        // Whoever answers leaves the money out of what is not said to be masked.
        QVERIFY(!answer->isMasked);
        QVERIFY(answer->data.contains("N1"));
    }
    for (const QByteArray query : {"min_total=1", "max_total=1", "max_total=x", "min_total=1&colour=red"}) {
        QCOMPARE(shop.refusalOf(listOrders, shop.warehouse, query), u"FORBIDDEN"_s);
        QCOMPARE(shop.refusalOf(orderCounts, shop.warehouse, query), u"FORBIDDEN"_s);
    }
    for (const QByteArray query : {"sort=total_minor", "sort=-total_minor"})
        QCOMPARE(shop.refusalOf(listOrders, shop.warehouse, query), u"FORBIDDEN"_s);
    for (const QByteArray name : {"q", "customer"}) {
        QCOMPARE(shop.numbers(shop.warehouse, name + "=anna@example.org"), QStringList());
        QCOMPARE(shop.numbers(shop.merchant, name + "=anna@example.org"), QStringList(u"N1"_s));
        QCOMPARE(shop.numbers(shop.warehouse, name + "=Anna%20Vogel"), QStringList(u"N1"_s));
    }
}

void tst_OrderReads::storefront_seesItsOwnOnly()
{
    ReadsFixture shop;
    Order own = shop.plain(u"own"_s);
    own.placedBy = shop.storefront.id;
    own = shop.put(own);
    Order others = shop.plain(u"others"_s);
    others.placedBy = shop.otherFront.id;
    others = shop.put(others);
    const Order nobodys = shop.put(shop.plain(u"nobodys"_s));

    QCOMPARE(shop.numbers(shop.storefront, ""), QStringList(u"own"_s));
    for (const QByteArray query : {"q=others", "order_no=own,others", "customer=Anna%20Vogel", "sku=TEA", "country=DE",
                                   "status=PENDING", "sort=total_minor"})
        QVERIFY(!shop.numbers(shop.storefront, query).contains(u"others"_s));
    QCOMPARE(shop.json(orderCounts, shop.storefront, "")[u"PENDING"].toInt(), 1);
    QCOMPARE(shop.json(getOrder, shop.storefront, "", own.id)[u"order_no"].toString(), u"own"_s);
    const auto unknown = shop.read(getOrder, shop.storefront, "", OrderId(99));
    for (const OrderId id : {others.id, nobodys.id}) {
        const auto refused = shop.read(getOrder, shop.storefront, "", id);
        QVERIFY(!refused);
        QCOMPARE(refused.error(), unknown.error());
    }
}

void tst_OrderReads::country_isFoundByCodeAndByName()
{
    ReadsFixture shop;
    for (const auto& [number, country] : {std::pair{u"code"_s, u"GB"_s}, {u"island"_s, u"Channel Islands"_s}}) {
        Order order = shop.plain(number);
        order.shipTo.country = country;
        shop.put(order);
    }
    const QByteArray draft = OrderFixture::draft(q("[{'sku':'TEA','quantity':1}]"), q(",'order_no':'name'"));
    const QByteArray written = QByteArray(draft).replace("\"DE\"", "\" united  kingdom\"");
    const Order placed = OrderFixture::orderIn(shop.send(placeOrder, shop.call(shop.merchant, written)), 201);
    QCOMPARE(placed.shipTo.country, u"GB"_s);
    for (const QByteArray country : {"GB", "gb", "United%20Kingdom", "Great%20Britain"})
        QCOMPARE(shop.numbers(shop.merchant, "sort=order_no&country=" + country), (QStringList{u"code"_s, u"name"_s}));
    QCOMPARE(shop.numbers(shop.merchant, "country=Channel%20Islands"), QStringList(u"island"_s));
    QCOMPARE(shop.json(orderCounts, shop.merchant, "country=United%20Kingdom")[u"PENDING"].toInt(), 2);
    QCOMPARE(shop.numbers(shop.merchant, "country=EIRE"), QStringList());

    const QByteArray moved = q("{'ship_to':{'name':'A','line1':'1','city':'Dublin','country':'EIRE'}}");
    const auto patched = shop.send(patchOrder, shop.call(shop.merchant, moved, placed.id, placed.version));
    QCOMPARE(OrderFixture::orderIn(patched, 200).shipTo.country, u"IE"_s);
    QCOMPARE(shop.numbers(shop.merchant, "country=EIRE"), QStringList(u"name"_s));
}

void tst_OrderReads::counts_haveEveryStatus()
{
    ReadsFixture shop;
    const QByteArray none = R"({"PENDING":0,"PAID":0,"SHIPPED":0,"COMPLETED":0,"CANCELLED":0})";
    QCOMPARE(StoreFixture::orThrow(shop.read(orderCounts, shop.merchant, "")).data, none);
    shop.put(shop.plain(u"N1"_s));
    QCOMPARE(StoreFixture::orThrow(shop.read(orderCounts, shop.merchant, "status=PAID&exclude_status=PAID")).data,
             none);
    QCOMPARE(shop.numbers(shop.merchant, "status=PAID&exclude_status=PAID"), QStringList());
    QByteArray one = none;
    one.replace("\"PENDING\":0", "\"PENDING\":1");
    QCOMPARE(StoreFixture::orThrow(shop.read(orderCounts, shop.merchant, "")).data, one);
}

void tst_OrderReads::order_isTheStoredBody()
{
    ReadsFixture shop;
    const Order order = shop.paid();
    const auto answer = shop.read(getOrder, shop.merchant, "", order.id);
    QCOMPARE(StoreFixture::orThrow(answer).data, orderToJson(order));
    QCOMPARE(shop.refusalOf(getOrder, shop.merchant, "", OrderId(99)), u"NOT_FOUND"_s);
    QCOMPARE(shop.refusalOf(getOrder, shop.merchant, "fields=id", order.id), u"BAD_REQUEST fields"_s);
    Call noNumber = shop.reading(shop.merchant, "");
    noNumber.pathValues = {u"N1"_s};
    QCOMPARE(getOrder(shop.services(), shop.db(), noNumber).error().code, u"NOT_FOUND"_s);
}

void tst_OrderReads::events_comeInPages()
{
    ReadsFixture shop;
    const Order order = shop.paid();
    for (int i = 0; i < 9; ++i)
        QVERIFY(shop.send(addNote, shop.call(shop.merchant, R"({"text":"again"})", order.id)));
    const QStringList kinds = shop.timeline(order.id);
    QCOMPARE(kinds.size(), 11);
    for (const QByteArray limit : {"1", "3", "11", "200"})
        QCOMPARE(shop.all(orderEvents, shop.merchant, "limit=" + limit, u"kind", order.id), kinds);

    const QJsonObject first = shop.json(orderEvents, shop.merchant, "limit=1", order.id);
    const QJsonObject placed = first[u"items"].toArray().first().toObject();
    QCOMPARE(placed.keys(), QStringList({u"actor"_s, u"actor_role"_s, u"at"_s, u"changes"_s, u"detail"_s, u"device"_s,
                                         u"kind"_s, u"op_id"_s, u"seq"_s, u"trace_id"_s}));
    QCOMPARE(placed[u"actor"].toString(), u"storefront"_s);
    QCOMPARE(placed[u"seq"].toInt(), 1);
    QVERIFY(placed[u"changes"].isObject());
    // The service masks what is not said to be masked.
    QVERIFY(!StoreFixture::orThrow(shop.read(orderEvents, shop.warehouse, "", order.id)).isMasked);

    QCOMPARE(shop.refusalOf(orderEvents, shop.merchant, "limit=201", order.id), u"BAD_REQUEST limit"_s);
    QCOMPARE(shop.refusalOf(orderEvents, shop.merchant, "cursor=x", order.id), u"BAD_CURSOR"_s);
    QCOMPARE(shop.refusalOf(orderEvents, shop.merchant, "kind=PAID", order.id), u"BAD_REQUEST kind"_s);
    const Order other = shop.paid(1, 1);
    const QByteArray cursor = "cursor=" + first[u"next_cursor"].toString().toLatin1();
    QCOMPARE(shop.refusalOf(orderEvents, shop.merchant, cursor, other.id), u"BAD_CURSOR"_s);
}

void tst_OrderReads::events_ofNothing_areNotFound()
{
    ReadsFixture shop;
    QCOMPARE(shop.refusalOf(orderEvents, shop.merchant, "", OrderId(99)), u"NOT_FOUND"_s);
}

void tst_OrderReads::refunds_areNewestFirst()
{
    ReadsFixture shop;
    shop.clock.set(at("2026-03-28T12:00:00Z"));
    QStringList newestFirst;
    std::vector<Order> orders;
    for (int i = 0; i < 4; ++i) {
        const Order order = shop.paid(1, 1);
        orders.push_back(order);
        const auto refunded =
            shop.send(refundOrder,
                      shop.call(shop.merchant, R"({"amount_minor":100,"reason":"DAMAGED"})", order.id, order.version));
        QVERIFY2(refunded, qPrintable(refunded ? QString() : QString::fromUtf8(refunded.error().facts)));
        newestFirst.prepend(order.orderNo);
        shop.clock.advanceSeconds(12 * 3600);
    }
    for (const QByteArray limit : {"1", "3", "4", "200"})
        QCOMPARE(shop.all(listRefunds, shop.merchant, "limit=" + limit, u"order_no"), newestFirst);
    const QByteArray two = (orders[1].orderNo + u',' + orders[2].orderNo).toLatin1();
    QCOMPARE(shop.all(listRefunds, shop.merchant, "limit=1&order_no=" + two, u"order_no"),
             QStringList({orders[2].orderNo, orders[1].orderNo}));
    // The refunds were made at noon and midnight UTC, of the 28th and the 29th.
    QCOMPARE(shop.all(listRefunds, shop.merchant, "from=2026-03-29&to=2026-03-29", u"order_no"),
             QStringList({orders[2].orderNo, orders[1].orderNo}));
    QCOMPARE(shop.all(listRefunds, shop.merchant, "to=2026-03-28", u"order_no"), QStringList(orders[0].orderNo));
    const QByteArray cursor =
        "cursor=" + shop.json(listRefunds, shop.merchant, "limit=1")[u"next_cursor"].toString().toLatin1();
    QCOMPARE(shop.refusalOf(listRefunds, shop.merchant, cursor + "&to=2026-03-29"), u"BAD_CURSOR"_s);
    QCOMPARE(shop.refusalOf(listRefunds, shop.merchant, "sort=at"), u"BAD_REQUEST sort"_s);
}

void tst_OrderReads::order_readAgain_isItsPresentBody_whateverTheHintSays()
{
    ReadsFixture shop;
    RevisionHints hints;
    const auto body = [&](OrderId id) {
        return StoreFixture::orThrow(readOrderBody(shop.db(), id, &hints)).value_or("nothing");
    };
    const Order order = shop.paid();
    const Order other = shop.paid(1, 1);
    QCOMPARE(hints.find(order.id), qint64(0));
    QCOMPARE(body(order.id), orderToJson(order));
    const qint64 revision = hints.find(order.id);
    QVERIFY(revision > 0);
    QCOMPARE(body(order.id), orderToJson(order));

    QVERIFY(shop.send(addNote, shop.call(shop.merchant, R"({"text":"again"})", order.id)));
    const QByteArray changed = StoreFixture::orThrow(shop.read(getOrder, shop.merchant, "", order.id)).data;
    QCOMPARE(body(order.id), changed);
    QVERIFY(hints.find(order.id) > revision);

    QCOMPARE(body(other.id), orderToJson(other));
    hints.note(order.id, hints.find(other.id));
    QCOMPARE(body(order.id), changed);
    hints.note(OrderId(99), hints.find(other.id));
    QCOMPARE(body(OrderId(99)), QByteArray("nothing"));
}

QTEST_GUILESS_MAIN(tst_OrderReads)
#include "tst_OrderReads.moc"
