// SPDX-License-Identifier: Apache-2.0
#include "tests/server/orders/OrderFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

QByteArray item(const Order& order, const char* key, const QByteArray& more = {})
{
    return q("{'order_id':'") + order.id.toBytes() + q("','version':") + QByteArray::number(order.version) +
           q(",'idempotency_key':'") + key + q("','carrier':'DHL','tracking_no':'T9'") + more + '}';
}

QByteArray batch(const QByteArrayList& items)
{
    return q("{'items':[") + items.join(',') + "]}";
}

} // namespace

class tst_OrderShipping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ship_everything_isShippedAndTakesStock()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const Call call = f.shipment(paid);
        const Order order = OrderFixture::orderIn(f.send(shipOrder, call), 201);
        QCOMPARE(order.status, OrderStatus::Shipped);
        QCOMPARE(order.version, paid.version + 1);
        QCOMPARE(order.fulfilment(), Fulfilment::Fulfilled);
        QCOMPARE(order.shipments.size(), size_t(1));
        QCOMPARE(order.shipments[0].by, u"warehouse"_s);
        QCOMPARE(order.shipments[0].opId, call.key.toString());
        QCOMPARE(order.shippedAt, f.clock.now());
        QCOMPARE(f.product(u"TEA"_s).onHand, 8);
        QCOMPARE(f.product(u"TEA"_s).reserved, 0);
        QCOMPARE(f.texts("SELECT DISTINCT fulfilment FROM orders"), QStringList(u"FULFILLED"_s));
        VERIFY_STORE(f);
    }

    void ship_inParts_staysPaidUntilTheLast()
    {
        OrderFixture f;
        const Order paid = f.paid(5, 3);
        const Order part = f.shipped(paid, q("[{'line_no':2,'quantity':1},{'line_no':1,'quantity':2}]"));
        QCOMPARE(part.status, OrderStatus::Paid);
        QCOMPARE(part.fulfilment(), Fulfilment::Partial);
        QCOMPARE(f.load(part.id).shipments[0].lines, (std::vector<LineQuantity>{{1, 2}, {2, 1}}));
        VERIFY_STORE(f);
        const Order more = f.shipped(part, q("[{'line_no':1,'quantity':3}]"));
        const Order rest = f.shipped(more);
        QCOMPARE(rest.status, OrderStatus::Shipped);
        QCOMPARE(rest.shipments.size(), size_t(3));
        QCOMPARE(rest.shipments[2].lines, (std::vector<LineQuantity>{{2, 2}}));
        QCOMPARE(f.product(u"TEA"_s).onHand, 5);
        VERIFY_STORE(f);
    }

    void ship_refusals_data()
    {
        QTest::addColumn<QString>("circumstance");
        QTest::addColumn<QString>("reason");
        for (const auto& [circumstance, reason] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"unknown order", "NOT_FOUND"},
                 {"no If-Match", "PRECONDITION_REQUIRED"},
                 {"unpaid, old version", "STATE_CONFLICT"},
                 {"shipped already", "STATE_CONFLICT"},
                 {"old version", "VERSION_MISMATCH"},
                 {"on hold, old version", "VERSION_MISMATCH"},
                 {"on hold", "ON_HOLD"},
                 {"more than left", "VALIDATION_FAILED"},
                 {"unknown line", "VALIDATION_FAILED"},
                 {"line twice", "VALIDATION_FAILED"},
                 {"no lines", "VALIDATION_FAILED"},
                 {"unknown member", "BAD_REQUEST"},
                 {"no body", "BAD_REQUEST"},
             })
            QTest::newRow(circumstance) << QString::fromLatin1(circumstance) << QString::fromLatin1(reason);
    }
    void ship_refusals()
    {
        QFETCH(QString, circumstance);
        QFETCH(QString, reason);
        OrderFixture f;
        const auto is = [&](QLatin1StringView text) { return circumstance.contains(text); };
        Order order = is("unpaid"_L1) ? f.place() : f.paid();
        if (is("shipped already"_L1))
            order = f.shipped(order);
        if (is("on hold"_L1))
            order = OrderFixture::orderIn(
                f.send(holdOrder, f.call(f.merchant, q("{'reason':'fraud?'}"), order.id, order.version)), 201);
        QByteArray lines;
        if (is("more than left"_L1))
            lines = q("[{'line_no':1,'quantity':3}]");
        if (is("unknown line"_L1))
            lines = q("[{'line_no':3,'quantity':1}]");
        if (is("line twice"_L1))
            lines = q("[{'line_no':1,'quantity':1},{'line_no':1,'quantity':1}]");
        if (is("no lines"_L1))
            lines = "[]";
        Call call = f.shipment(order, lines);
        if (is("unknown order"_L1))
            call.pathValues = {u"12345"_s};
        if (is("no If-Match"_L1))
            call.ifMatch.reset();
        if (is("old version"_L1))
            call.ifMatch = order.version - 1;
        if (is("unknown member"_L1))
            call.request.body.insert(1, q("'status':'SHIPPED',"));
        if (is("no body"_L1))
            call.request.body.clear();

        const Order before = f.load(order.id);
        const auto answer = f.send(shipOrder, call);
        QCOMPARE(answer ? QString() : answer.error().code, reason);
        if (reason == u"VERSION_MISMATCH"_s || reason == u"STATE_CONFLICT"_s)
            QCOMPARE(answer.error().facts, stateFacts(before));
        QCOMPARE(f.load(order.id), before);
        VERIFY_STORE(f);
    }

    void ship_holdThatLapsed_endsItAndTheParcelIsThePackers()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const QByteArray hold = q("{'reason':'wait','until':'") + f.clock.now().plusSeconds(60).toBytes() + q("'}");
        const Order held =
            OrderFixture::orderIn(f.send(holdOrder, f.call(f.merchant, hold, paid.id, paid.version)), 201);
        f.clock.advanceSeconds(61);
        const Order order = f.shipped(held);
        QVERIFY(!order.hold);
        QCOMPARE(f.timeline(order.id).sliced(3), (QStringList{u"HOLD_EXPIRED"_s, u"SHIPPED"_s}));
        QCOMPARE(f.texts("SELECT DISTINCT user FROM movements WHERE kind = 'SHIP'"), QStringList(u"warehouse"_s));
        QCOMPARE(f.texts("SELECT by_id FROM shipments"), QStringList(f.warehouse.id.toString()));
        VERIFY_STORE(f);
    }

    void correct_trackingNumber_keepsTheOldOneInTheTimeline()
    {
        OrderFixture f;
        const Order shipped = f.shipped(f.paid());
        Call call = f.call(f.warehouse, q("{'tracking_no':'T2'}"), shipped.id, shipped.version);
        call.pathValues.push_back(u"1"_s);
        const Order order = OrderFixture::orderIn(f.send(correctShipment, call), 200);
        QCOMPARE(order.shipments[0].trackingNo, u"T2"_s);
        QCOMPARE(order.shipments[0].carrier, u"DHL"_s);
        QCOMPARE(order.version, shipped.version + 1);
        QCOMPARE(f.load(order.id).shipments[0], order.shipments[0]);
        QCOMPARE(f.event(order.id, u"SHIPMENT_CORRECTED"_s, "changes"_L1).value(u"tracking_no"_s).toObject(),
                 (QJsonObject{{u"old"_s, u"T1"_s}, {u"new"_s, u"T2"_s}}));
        // The same values again are no change.
        call.key = OpId::random();
        call.ifMatch = order.version;
        QCOMPARE(OrderFixture::orderIn(f.send(correctShipment, call), 200), order);
        VERIFY_STORE(f);
    }

    void correct_refusals()
    {
        OrderFixture f;
        const Order shipped = f.shipped(f.paid());
        const auto refusalFor = [&](const QByteArray& body, const QString& parcel, std::optional<qint64> ifMatch) {
            Call call = f.call(f.warehouse, body, shipped.id, ifMatch);
            call.pathValues.push_back(parcel);
            return f.refusalOf(correctShipment, call);
        };
        const QByteArray good = q("{'carrier':'UPS'}");
        // The parcel is looked for before If-Match is asked for.
        QCOMPARE(refusalFor(good, u"2"_s, {}), u"NOT_FOUND"_s);
        for (const QString& parcel : {u"0"_s, u"-1"_s, u"01"_s, u"x"_s, u"99999999999"_s})
            QCOMPARE(refusalFor(good, parcel, shipped.version), u"NOT_FOUND"_s);
        QCOMPARE(refusalFor(good, u"1"_s, {}), u"PRECONDITION_REQUIRED"_s);
        QCOMPARE(refusalFor(good, u"1"_s, shipped.version - 1), u"VERSION_MISMATCH"_s);
        QCOMPARE(refusalFor("{}", u"1"_s, shipped.version), u"BAD_REQUEST"_s);
        QCOMPARE(refusalFor(q("{'carrier':' '}"), u"1"_s, shipped.version), u"VALIDATION_FAILED"_s);
        QCOMPARE(f.load(shipped.id).revision, shipped.revision);
    }

    void complete_shippedOrder_isCompleted()
    {
        OrderFixture f;
        const Order shipped = f.shipped(f.paid());
        const Order order =
            OrderFixture::orderIn(f.send(completeOrder, f.call(f.merchant, {}, shipped.id, shipped.version)), 200);
        QCOMPARE(order.status, OrderStatus::Completed);
        QCOMPARE(order.completedAt, f.clock.now());
        VERIFY_STORE(f);
    }

    void complete_refusals()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const auto refusalFor = [&](const QByteArray& body, std::optional<qint64> ifMatch) {
            return f.refusalOf(completeOrder, f.call(f.merchant, body, paid.id, ifMatch));
        };
        QCOMPARE(refusalFor("", paid.version), u"STATE_CONFLICT"_s);
        QCOMPARE(refusalFor("{}", paid.version - 1), u"STATE_CONFLICT"_s);
        QCOMPARE(refusalFor("{}", {}), u"PRECONDITION_REQUIRED"_s);
        QCOMPARE(refusalFor(q("{'at':'now'}"), paid.version), u"BAD_REQUEST"_s);
        QCOMPARE(refusalFor("[]", paid.version), u"BAD_REQUEST"_s);
    }

    void batch_threeBadItems_othersShip()
    {
        OrderFixture f;
        const Order good = f.paid(1, 1);
        const Order unpaid = f.place(1, 1);
        const Order stale = f.paid(1, 1);
        const Order alsoGood = f.paid(1, 1);
        Order unknown = good;
        unknown.id = OrderId(12345);
        Order old = stale;
        --old.version;
        const QByteArray body =
            batch({item(good, "key-of-the-first-1"), item(unpaid, "key-of-the-second"),
                   item(unknown, "key-of-the-third-"), item(old, "key-of-the-fourth"),
                   item(alsoGood, "key-of-the-fifth-", q(",'lines':[{'line_no':1,'quantity':1}],'notify':true"))});
        const auto items = f.orThrow(shipBatch(f.services(), f.call(f.warehouse, body)));
        QCOMPARE(items.size(), size_t(5));
        QStringList outcomes;
        for (const BatchItem& each : items) {
            QVERIFY(!each.refusal);
            const auto answer = f.apply(each.effect);
            outcomes.push_back(answer ? QString::number(answer->status) : answer.error().code);
        }
        QCOMPARE(outcomes,
                 (QStringList{u"201"_s, u"STATE_CONFLICT"_s, u"NOT_FOUND"_s, u"VERSION_MISMATCH"_s, u"201"_s}));
        QCOMPARE(f.load(good.id).status, OrderStatus::Shipped);
        QCOMPARE(f.load(good.id).shipments.at(0).opId, u"key-of-the-first-1"_s);
        QCOMPARE(f.load(alsoGood.id).fulfilment(), Fulfilment::Partial);
        QCOMPARE(f.event(alsoGood.id, u"SHIPPED"_s, "detail"_L1).value(u"notify"_s), QJsonValue(true));
        VERIFY_STORE(f);
    }

    void batch_item_standsForTheSingleRequest()
    {
        OrderFixture f;
        const Order order = f.paid();
        const auto items = f.orThrow(
            shipBatch(f.services(),
                      f.call(f.warehouse,
                             batch({item(order, "one-key-for-both-", q(",'lines':[{'line_no':1,'quantity':2}]")),
                                    item(order, "one-key-for-both-", q(",'lines':[{'quantity':2,'line_no':1}]"))}))));
        const Call single = f.call(
            f.warehouse,
            q("{ 'notify': false, 'lines': [{'line_no':1,'quantity':2}], 'tracking_no': 'T9', 'carrier': 'DHL' }"),
            order.id, order.version);
        const auto planned = f.orThrow(shipOrder(f.services(), single));
        QVERIFY(!planned.canonicalBody.isEmpty());
        for (const BatchItem& each : items) {
            QCOMPARE(each.canonicalBody, planned.canonicalBody);
            QCOMPARE(each.call.request.target, "/api/v1/orders/" + order.id.toBytes() + "/shipments");
            QCOMPARE(each.call.request.method, Method::Post);
            QCOMPARE(each.call.key.toString(), u"one-key-for-both-"_s);
            QCOMPARE(each.call.ifMatch, std::optional(order.version));
            QCOMPARE(each.call.caller.id, f.warehouse.id);
            QCOMPARE(each.name, '"' + order.id.toBytes() + '"');
        }
        const auto other = f.orThrow(shipOrder(f.services(), f.shipment(order)));
        QVERIFY(other.canonicalBody != planned.canonicalBody);
    }

    void batch_itemThatIsWrongByItself_isItsOwnRefusal_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("reason");
        QTest::newRow("key too short") << QByteArray("\"a-key-of-16-chars\"") << QByteArray("\"short\"")
                                       << u"IDEMPOTENCY_KEY_REQUIRED"_s;
        QTest::newRow("no key") << q("'idempotency_key':'a-key-of-16-chars',") << QByteArray()
                                << u"IDEMPOTENCY_KEY_REQUIRED"_s;
        QTest::newRow("key is a number") << QByteArray("\"a-key-of-16-chars\"") << QByteArray("1") << u"BAD_REQUEST"_s;
        QTest::newRow("version is text") << q("'version':2") << q("'version':'2'") << u"BAD_REQUEST"_s;
        QTest::newRow("no carrier") << q("'carrier':'DHL',") << QByteArray() << u"BAD_REQUEST"_s;
        QTest::newRow("blank carrier") << QByteArray("\"DHL\"") << QByteArray("\" \"") << u"VALIDATION_FAILED"_s;
        QTest::newRow("order_id is no id") << q("'order_id':'") << q("'order_id':'x\\'/") << u"NOT_FOUND"_s;
    }
    void batch_itemThatIsWrongByItself_isItsOwnRefusal()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, reason);
        OrderFixture f;
        const Order order = f.paid();
        QByteArray bad = item(order, "a-key-of-16-chars");
        QVERIFY(bad.contains(from));
        bad.replace(from, to);
        const auto items =
            f.orThrow(shipBatch(f.services(), f.call(f.warehouse, batch({bad, item(order, "another-key-16-chars")}))));
        QVERIFY(items.at(0).refusal);
        QCOMPARE(items.at(0).refusal->code, reason);
        QVERIFY(!QJsonDocument::fromJson('[' + items.at(0).name + ']').isNull());
        QVERIFY(!items.at(1).refusal);
    }

    void batch_itemWithoutVersion_isPreconditionRequired()
    {
        OrderFixture f;
        const Order order = f.paid();
        QByteArray bad = item(order, "a-key-of-16-chars");
        bad.replace(q("'version':2,"), "");
        const auto items = f.orThrow(shipBatch(f.services(), f.call(f.warehouse, batch({bad}))));
        const auto answer = f.apply(items.at(0).effect);
        QCOMPARE(answer ? QString() : answer.error().code, u"PRECONDITION_REQUIRED"_s);
    }

    void batch_wrongAsAWhole_isRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason");
        const QByteArray good = q("{'order_id':'1','version':1,'idempotency_key':'a-key-of-16-chars','carrier':'D',"
                                  "'tracking_no':'T'}");
        QTest::newRow("empty") << QByteArray() << u"BAD_REQUEST"_s;
        QTest::newRow("no items") << QByteArray("{}") << u"BAD_REQUEST"_s;
        QTest::newRow("items is null") << q("{'items':null}") << u"BAD_REQUEST"_s;
        QTest::newRow("items is an object") << q("{'items':{}}") << u"BAD_REQUEST"_s;
        QTest::newRow("an item is text") << batch({good, "\"x\""}) << u"BAD_REQUEST"_s;
        QTest::newRow("more beside items") << q("{'all':true,'items':[") + good + "]}" << u"BAD_REQUEST"_s;
        QTest::newRow("more in an item") << batch({QByteArray(good).replace("{", q("{'status':'SHIPPED',"))})
                                         << u"BAD_REQUEST"_s;
        QTest::newRow("an item without order_id")
            << batch({QByteArray(good).replace(q("'order_id':'1',"), "")}) << u"BAD_REQUEST"_s;
        QTest::newRow("order_id is a number") << batch({QByteArray(good).replace(q("'1'"), "1")}) << u"BAD_REQUEST"_s;
        QTest::newRow("none") << batch({}) << u"VALIDATION_FAILED"_s;
        QTest::newRow("201") << batch(QByteArrayList(201, good)) << u"VALIDATION_FAILED"_s;
    }
    void batch_wrongAsAWhole_isRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        OrderFixture f;
        const auto items = shipBatch(f.services(), f.call(f.warehouse, body));
        QCOMPARE(items ? QString() : items.error().code, reason);
    }

    void batch_of200_isTaken()
    {
        OrderFixture f;
        const Order order = f.paid();
        auto items =
            shipBatch(f.services(), f.call(f.warehouse, batch(QByteArrayList(200, item(order, "a-key-of-16-chars")))));
        QCOMPARE(f.orThrow(std::move(items)).size(), size_t(200));
    }
};

QTEST_GUILESS_MAIN(tst_OrderShipping)
#include "tst_OrderShipping.moc"
