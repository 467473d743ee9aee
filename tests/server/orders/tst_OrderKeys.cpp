// SPDX-License-Identifier: Apache-2.0
#include "server/stock/ProductRepository.h"
#include "tests/server/orders/OrderFixture.h"
#include "tests/support/ServiceFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

/// The service with a product, and its answers as JSON.
class OrderService : public ServiceFixture
{
public:
    OrderService()
    {
        post(Role::Merchant, "/products", q("{'sku':'TEA','title':'Tea','price_minor':1290}"));
        post(Role::Merchant, "/stock-adjustments", q("{'sku':'TEA','delta':100,'reason':'RECEIVED'}"));
    }

    struct Told
    {
        int status = 0;
        QJsonObject data;
        bool replayed = false;

        QString reason() const { return data.value(u"reason"_s).toString(); }
        QByteArray path(const QByteArray& step) const
        {
            return "/orders/" + data.value(u"id"_s).toString().toLatin1() + step;
        }
        qint64 version() const { return data.value(u"version"_s).toInteger(); }
    };
    Told post(Role role, const QByteArray& path, const QByteArray& body, std::optional<qint64> version = {},
              const QByteArray& key = OpId::random().toString().toLatin1(), Method method = Method::Post)
    {
        Headers headers;
        if (!key.isEmpty())
            headers.emplace_back("idempotency-key", key);
        if (version)
            headers.emplace_back("if-match", '"' + QByteArray::number(*version) + '"');
        const Response response = send(method, path, body, token(role), headers);
        const QJsonObject envelope = QJsonDocument::fromJson(response.body).object();
        Told told{.status = response.status, .data = envelope.value(u"data"_s).toObject()};
        for (const auto& [name, value] : response.headers)
            told.replayed |= name.toLower() == "idempotent-replayed" && value == "true";
        return told;
    }

    Told place() { return post(Role::Storefront, "/orders", OrderFixture::draft(q("[{'sku':'TEA','quantity':2}]"))); }
    Told pay(const Told& order)
    {
        return post(Role::Storefront, order.path("/payments"),
                    OrderFixture::payment(order.data.value(u"total_minor"_s).toInteger()));
    }
    Told order(const Told& of)
    {
        const Response response = send(Method::Get, of.path({}), {}, token(Role::Merchant), {});
        return {.status = response.status,
                .data = QJsonDocument::fromJson(response.body).object().value(u"data"_s).toObject()};
    }
    qint64 count(std::string_view sql) { return StoreFixture::orThrow(db().integer(sql)).value_or(0); }
};

using Told = OrderService::Told;

QByteArray item(const Told& order, qint64 version, const QByteArray& key, const QByteArray& tracking = "T1")
{
    return q("{'order_id':'") + order.data.value(u"id"_s).toString().toLatin1() + q("','version':") +
           QByteArray::number(version) + q(",'idempotency_key':'") + key + q("','carrier':'DHL','tracking_no':'") +
           tracking + q("'}");
}

QByteArray batch(const QByteArrayList& items)
{
    return q("{'items':[") + items.join(',') + "]}";
}

const QByteArray kShipment = q("{'tracking_no':'T1', 'carrier':'DHL'}");

} // namespace

class tst_OrderKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void place_sameKeyAgain_isTheSameOrder()
    {
        OrderService service;
        const QByteArray body = OrderFixture::draft(q("[{'sku':'TEA','quantity':2}]"));
        const Told first = service.post(Role::Storefront, "/orders", body, {}, "key-of-one-order-1");
        const Told again = service.post(Role::Storefront, "/orders", body, {}, "key-of-one-order-1");
        QCOMPARE(first.status, 201);
        QCOMPARE(again.status, 201);
        QVERIFY(!first.replayed && again.replayed);
        QCOMPARE(again.data, first.data);
        QCOMPARE(service.post(Role::Storefront, "/orders", body + ' ', {}, "key-of-one-order-1").reason(),
                 u"KEY_REUSED"_s);
        // Another user's key is another key.
        QCOMPARE(service.post(Role::Merchant, "/orders", body, {}, "key-of-one-order-1").status, 201);
        QCOMPARE(service.count("SELECT count(*) FROM orders"), 2);
    }

    void shopFront_isNotToldOfNotes()
    {
        OrderService service;
        const QByteArray body = OrderFixture::draft(q("[{'sku':'TEA','quantity':2}]"), q(",'note':'ring twice'"));
        const QByteArray key = "key-of-a-noted-order";
        const Told placed = service.post(Role::Storefront, "/orders", body, {}, key);
        QCOMPARE(placed.status, 201);
        QCOMPARE(service.post(Role::Merchant, placed.path("/notes"), q("{'text':'odd'}")).data[u"note_count"].toInt(),
                 2);
        QVERIFY(!placed.data.contains(u"note_count"_s));
        QVERIFY(!service.post(Role::Storefront, "/orders", body, {}, key).data.contains(u"note_count"_s));
        QVERIFY(!service.pay(placed).data.contains(u"note_count"_s));
        for (const QByteArray& path : {placed.path({}), QByteArray("/orders"), QByteArray("/orders?status=PAID")}) {
            for (const Role role : {Role::Merchant, Role::Manager, Role::Warehouse, Role::Storefront}) {
                const Response response = service.send(Method::Get, path, {}, service.token(role), {});
                QCOMPARE(response.status, 200);
                QCOMPARE(response.body.contains("\"note_count\":2"), role != Role::Storefront);
                QVERIFY(response.body.contains(placed.data[u"order_no"].toString().toUtf8()));
            }
        }
    }

    void pay_tooLate_keepsMoneyAndAnswersTheSameUnderTheKey()
    {
        OrderService service;
        service.settings.paymentTimeoutSeconds = 60;
        const Told placed = service.place();
        service.clock().advanceSeconds(60);
        const QByteArray body = OrderFixture::payment(2580);
        const auto pay = [&] {
            return service.post(Role::Storefront, placed.path("/payments"), body, {}, "key-of-a-late-one");
        };
        const Told late = pay();
        QCOMPARE(late.status, 409);
        QCOMPARE(late.reason(), u"ORDER_CLOSED"_s);
        QCOMPARE(late.data.value(u"status"_s).toString(), u"CANCELLED"_s);
        const Told again = pay();
        QCOMPARE(again.data, late.data);
        QVERIFY(!late.replayed && again.replayed);
        const Told order = service.order(placed);
        QCOMPARE(order.data.value(u"cancel_reason"_s).toString(), u"TIMEOUT"_s);
        QCOMPARE(order.data.value(u"payments"_s).toArray().size(), 1);
        QCOMPARE(service.count("SELECT reserved FROM products"), 0);
    }

    /// A refusal of each kind that a key remembers, asked for again when it would no longer be refused.
    void refusals_sameKeyAgain_areReplayedAndSaySo()
    {
        OrderService service;
        const Told unpaid = service.place();
        const auto twice = [&](const QByteArray& body, qint64 version, const QByteArray& key, auto between) {
            const Told first = service.post(Role::Merchant, unpaid.path("/shipments"), body, version, key);
            between();
            const Told again = service.post(Role::Merchant, unpaid.path("/shipments"), body, version, key);
            return std::pair(first, again);
        };
        const auto [conflict, conflictAgain] =
            twice(kShipment, unpaid.version(), "key-of-a-conflict-1", [&] { service.pay(unpaid); });
        QCOMPARE(conflict.status, 409);
        QCOMPARE(conflictAgain.status, 409);
        QCOMPARE(conflictAgain.data, conflict.data);
        QVERIFY(!conflict.replayed && conflictAgain.replayed);

        const auto [stale, staleAgain] = twice(kShipment, unpaid.version(), "key-of-a-stale-one-", [] {});
        QCOMPARE(stale.status, 412);
        QCOMPARE(staleAgain.status, 412);
        QCOMPARE(staleAgain.data, stale.data);
        QVERIFY(!stale.replayed && staleAgain.replayed);

        // What no key remembers is no replay, however often it is asked.
        const auto [unknown, unknownAgain] = twice(q("{'carrier':''}"), 1, "key-of-a-wrong-body", [] {});
        QVERIFY(unknown.status >= 400 && unknown.status == unknownAgain.status);
        QVERIFY(!unknown.replayed && !unknownAgain.replayed);
    }

    void batch_mixed_tellsEachAndRepeatsWithoutEffect()
    {
        OrderService service;
        const Told good = service.pay(service.place());
        const Told unpaid = service.place();
        const Told stale = service.pay(service.place());
        const Told other = service.pay(service.place());
        const QByteArray body =
            batch({item(good, good.version(), "key-of-the-good-one"), item(unpaid, 1, "key-of-the-unpaid-"),
                   item(stale, stale.version() - 1, "key-of-the-stale-1"), item(good, 1, "short"),
                   item(other, other.version(), "key-of-the-other-1")});
        const auto ship = [&] {
            const Told told = service.post(Role::Warehouse, "/batches/shipments", body, {}, {});
            QStringList outcomes{QString::number(told.status)};
            for (const QJsonValue each : told.data.value(u"items"_s).toArray())
                outcomes.push_back(QString::number(each.toObject().value(u"code"_s).toInt()));
            return outcomes;
        };
        const QStringList expected{u"200"_s, u"201"_s, u"40900"_s, u"41200"_s, u"40001"_s, u"201"_s};
        QCOMPARE(ship(), expected);
        QCOMPARE(ship(), expected);
        QCOMPARE(service.count("SELECT count(*) FROM shipments"), 2);
        QCOMPARE(service.count("SELECT on_hand FROM products"), 96);
    }

    void batch_sameKeyTwice_isOneEffect()
    {
        OrderService service;
        const Told paid = service.pay(service.place());
        const QByteArray one = item(paid, paid.version(), "one-key-named-twice");
        const Told told = service.post(Role::Warehouse, "/batches/shipments", batch({one, one}), {}, {});
        const QJsonArray items = told.data.value(u"items"_s).toArray();
        QCOMPARE(items.size(), 2);
        QCOMPARE(items[0].toObject(), items[1].toObject());
        QCOMPARE(items[0].toObject().value(u"status"_s).toInt(), 201);
        QCOMPARE(service.count("SELECT count(*) FROM shipments"), 1);
        // Another parcel under the same key is not that parcel.
        const Told reused = service.post(Role::Warehouse, "/batches/shipments",
                                         batch({item(paid, paid.version(), "one-key-named-twice", "T2")}), {}, {});
        QCOMPARE(reused.data.value(u"items"_s).toArray()[0].toObject().value(u"code"_s).toInt(), 42201);
    }

    void batch_itemSentBeforeAsASingleOne_isReplayed_andTheOtherWayRound()
    {
        OrderService service;
        const Told first = service.pay(service.place());
        QCOMPARE(
            service.post(Role::Warehouse, first.path("/shipments"), kShipment, first.version(), "single-then-batch")
                .status,
            201);
        const Told told = service.post(Role::Warehouse, "/batches/shipments",
                                       batch({item(first, first.version(), "single-then-batch")}), {}, {});
        QCOMPARE(told.data.value(u"items"_s).toArray()[0].toObject().value(u"status"_s).toInt(), 201);

        const Told second = service.pay(service.place());
        service.post(Role::Warehouse, "/batches/shipments",
                     batch({item(second, second.version(), "batch-then-single")}), {}, {});
        const Told single =
            service.post(Role::Warehouse, second.path("/shipments"), kShipment, second.version(), "batch-then-single");
        QCOMPARE(single.status, 201);
        QVERIFY(single.replayed);
        QCOMPARE(service.count("SELECT count(*) FROM shipments"), 2);
    }

    void hold_sameKeyAfterItsTimePassed_isReplayed()
    {
        OrderService service;
        const Told paid = service.pay(service.place());
        const QByteArray body =
            q("{'reason':'wait','until':'") + service.clock().now().plusSeconds(60).toBytes() + q("'}");
        const auto hold = [&] {
            return service.post(Role::Merchant, paid.path("/hold"), body, paid.version(), "key-of-one-hold--");
        };
        const Told first = hold();
        QCOMPARE(first.status, 201);
        service.clock().advanceSeconds(120);
        const Told again = hold();
        QCOMPARE(again.status, 201);
        QVERIFY(again.replayed);
    }

    void ship_checks_comeInTheOrderPromised()
    {
        OrderService service;
        const Told placed = service.place();
        const auto ship = [&](const QByteArray& path, const QByteArray& body, std::optional<qint64> version) {
            return service.post(Role::Warehouse, path, body, version).reason();
        };
        const QByteArray path = placed.path("/shipments");
        QCOMPARE(ship("/orders/12345/shipments", "{}", {}), u"BAD_REQUEST"_s);
        QCOMPARE(ship("/orders/12345/shipments", kShipment, {}), u"NOT_FOUND"_s);
        QCOMPARE(ship(path, kShipment, {}), u"PRECONDITION_REQUIRED"_s);
        QCOMPARE(ship(path, kShipment, 99), u"STATE_CONFLICT"_s);
        const Told paid = service.pay(placed);
        QCOMPARE(service.post(Role::Merchant, paid.path("/hold"), q("{'reason':'x'}"), paid.version()).status, 201);
        QCOMPARE(ship(path, kShipment, 99), u"VERSION_MISMATCH"_s);
        const Told held = service.post(Role::Warehouse, path, kShipment, paid.version() + 1);
        QCOMPARE(held.status, 409);
        QCOMPARE(held.reason(), u"ON_HOLD"_s);
    }

    void warehouse_seesNoMoneyInAnyAnswer()
    {
        OrderService service;
        const Told paid = service.pay(service.place());
        const auto leaks = [](const Told& told) {
            const QByteArray json = QJsonDocument(told.data).toJson();
            return json.contains("_minor") || json.contains("example.org");
        };
        QVERIFY(leaks(paid));
        const Told claimed = service.post(Role::Warehouse, paid.path("/claim"), {}, {},
                                          OpId::random().toString().toLatin1(), Method::Put);
        QCOMPARE(claimed.status, 200);
        QVERIFY(!leaks(claimed));
        const Told shipped = service.post(Role::Warehouse, paid.path("/shipments"), kShipment, paid.version());
        QCOMPARE(shipped.status, 201);
        QVERIFY(!leaks(shipped));
        const Told second = service.pay(service.place());
        QVERIFY(!leaks(service.post(Role::Warehouse, "/batches/shipments",
                                    batch({item(second, second.version(), "key-of-the-good-one")}), {}, {})));
    }
};

QTEST_GUILESS_MAIN(tst_OrderKeys)
#include "tst_OrderKeys.moc"
