// SPDX-License-Identifier: Apache-2.0
// The routes: who is told of what, and a secret that is shown once.
#include "tests/server/webhooks/WebhookShop.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

class tst_WebhookHandlers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanupTestCase() { m_shop.reset(); }
    void create_showsTheSecretOnce();
    void create_again_withTheSameKey_isTheSameWithoutTheSecret();
    void create_ofWhatIsNoWebhook_isRefused_data();
    void create_ofWhatIsNoWebhook_isRefused();
    void create_ofTooMany_isRefused();
    void delete_takesWhatWaitedWithIt();
    void events_ofBeforeAndOfOtherKinds_areNotTold();
    void whatWasTold_isForgottenInTime_butNothingThatWaits();
    void webhookThatWasToldMuch_isDeletedAtOnce_andForgottenBitByBit();

private:
    std::unique_ptr<WebhookShop> m_shop;
};

void tst_WebhookHandlers::create_showsTheSecretOnce()
{
    WebhookShop shop;
    const QJsonObject created = shop.created("https://example.com/hook?a=1", R"(["order.paid","order.shipped"])");
    const QString secret = created[u"secret"_s].toString();
    QVERIFY(secret.startsWith(u"whsec_"_s));
    QCOMPARE(QByteArray::fromBase64(secret.sliced(6).toLatin1()).size(), 32);
    QCOMPARE(created[u"url"_s].toString(), u"https://example.com/hook?a=1"_s);
    QCOMPARE(created[u"events"_s].toArray(), (QJsonArray{u"order.paid"_s, u"order.shipped"_s}));
    const Response listed = shop.as(Role::Merchant, Method::Get, "/webhooks");
    QVERIFY(!listed.body.contains("secret") && !listed.body.contains("whsec_"));
    const QJsonObject webhook = shop.webhook();
    QCOMPARE(webhook[u"id"_s], created[u"id"_s]);
    QCOMPARE(webhook[u"created_by"_s].toString(), u"merchant"_s);
    for (const QString& name : {u"last_delivered_at"_s, u"failing_since"_s, u"last_problem"_s, u"switched_off_at"_s})
        QVERIFY2(webhook[name].isNull(), qPrintable(name));
}

void tst_WebhookHandlers::create_again_withTheSameKey_isTheSameWithoutTheSecret()
{
    WebhookShop shop;
    const QByteArray body = R"({"url":"https://example.com/","events":["order.paid"]})";
    const auto post = [&] {
        return shop.send(Method::Post, "/webhooks", body, shop.token(Role::Merchant),
                         {{"idempotency-key", "a-key-of-16-characters"}});
    };
    const QJsonObject first = EventShop::ok(post());
    const QJsonObject second = EventShop::ok(post());
    QVERIFY(first.contains(u"secret"_s));
    QVERIFY(second.contains(u"secret"_s) && second[u"secret"_s].isNull());
    QCOMPARE(second[u"id"_s], first[u"id"_s]);
    QCOMPARE(shop.count("SELECT count(*) FROM webhooks"), 1);
}

void tst_WebhookHandlers::create_ofWhatIsNoWebhook_isRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto url = [](const char* text) -> QByteArray {
        return QByteArray(R"({"url":")") + text + R"(","events":["order.paid"]})";
    };
    QTest::newRow("http elsewhere") << url("http://example.com/") << 422;
    QTest::newRow("http to a name like loopback") << url("http://127.0.0.1.example.com/") << 422;
    QTest::newRow("ftp") << url("ftp://example.com/") << 422;
    QTest::newRow("file") << url("file:///etc/passwd") << 422;
    QTest::newRow("user") << url("https://user:secret@example.com/") << 422;
    QTest::newRow("fragment") << url("https://example.com/#a") << 422;
    QTest::newRow("no host") << url("https:///hook") << 422;
    QTest::newRow("no address") << url("hook") << 422;
    QTest::newRow("no events") << QByteArray(R"({"url":"https://example.com/","events":[]})") << 422;
    QTest::newRow("unknown event") << QByteArray(R"({"url":"https://example.com/","events":["order.teleported"]})")
                                   << 422;
    QTest::newRow("imports are no news") << QByteArray(R"({"url":"https://example.com/","events":["order.imported"]})")
                                         << 422;
    QTest::newRow("events as text") << QByteArray(R"({"url":"https://example.com/","events":"order.paid"})") << 400;
    QTest::newRow("own secret") << QByteArray(
                                       R"({"url":"https://example.com/","events":["order.paid"],"secret":"whsec_AA"})")
                                << 400;
}

void tst_WebhookHandlers::create_ofWhatIsNoWebhook_isRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    // Nothing of it stays, so one will do for all.
    if (!m_shop)
        m_shop = std::make_unique<WebhookShop>();
    QCOMPARE(m_shop->as(Role::Merchant, Method::Post, "/webhooks", body).status, status);
    QCOMPARE(m_shop->count("SELECT count(*) FROM webhooks"), 0);
}

void tst_WebhookHandlers::create_ofTooMany_isRefused()
{
    WebhookShop shop;
    for (int i = 0; i < 50; ++i)
        shop.created("https://example.com/" + QByteArray::number(i));
    QCOMPARE(shop.create("https://example.com/50").status, 422);
}

void tst_WebhookHandlers::delete_takesWhatWaitedWithIt()
{
    WebhookShop shop;
    const QByteArray path = "/webhooks/" + shop.created("https://example.com/")[u"id"_s].toString().toLatin1();
    shop.pay(shop.place());
    shop.tell();
    QCOMPARE(shop.webhook()[u"waiting"_s].toInt(), 1);
    QCOMPARE(shop.as(Role::Merchant, Method::Delete, path).status, 200);
    QCOMPARE(shop.count("SELECT count(*) FROM webhook_deliveries"), 0);
    QCOMPARE(shop.as(Role::Merchant, Method::Delete, path).status, 404);
}

void tst_WebhookHandlers::events_ofBeforeAndOfOtherKinds_areNotTold()
{
    WebhookShop shop;
    shop.pay(shop.place());
    const QJsonObject placed = shop.place();
    shop.created("https://example.com/");
    shop.tell();
    QCOMPARE(shop.waiting(), 0);
    shop.ship(shop.pay(placed));
    shop.tell();
    QCOMPARE(shop.waiting(), 1);
    QCOMPARE(shop.count("SELECT count(*) FROM webhook_deliveries WHERE kind = 'PAID'"), 1);
}

void tst_WebhookHandlers::webhookThatWasToldMuch_isDeletedAtOnce_andForgottenBitByBit()
{
    WebhookShop shop;
    const QByteArray id = shop.created("https://example.com/")[u"id"_s].toString().toLatin1();
    StoreFixture::orThrow(shop.db().run(
        "INSERT INTO webhook_deliveries (id, webhook_id, position, seq, order_id, kind, trace_id, body, created_at, "
        "next_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) "
        "SELECT i, CAST(? AS BIGINT), i, 1, 1, 'PAID', '', '', 1, 1 FROM n",
        id.toLongLong()));
    QCOMPARE(shop.as(Role::Merchant, Method::Delete, "/webhooks/" + id).status, 200);
    QCOMPARE(shop.as(Role::Merchant, Method::Delete, "/webhooks/" + id).status, 404);
    QVERIFY(StoreFixture::orThrow(readWebhooks(shop.db())).empty());
    QCOMPARE(StoreFixture::orThrow(countWebhooks(shop.db())), 0);
    // No more than what the others' writes can wait for.
    QCOMPARE(shop.count("SELECT count(*) FROM webhook_deliveries"), 700);
    bool isMore = true;
    int portions = 0;
    for (; isMore && portions < 10; ++portions) {
        StoreFixture::orThrow(shop.write([&isMore](WriteContext& context) -> Result<> {
            CH_TRY(isMore, forgetDeliveries(context, UtcTime(0)));
            return ch::ok();
        }));
    }
    QVERIFY(portions < 10);
    QCOMPARE(shop.count("SELECT count(*) FROM webhook_deliveries"), 0);
    QCOMPARE(shop.count("SELECT count(*) FROM webhooks"), 0);
}

void tst_WebhookHandlers::whatWasTold_isForgottenInTime_butNothingThatWaits()
{
    WebhookShop shop;
    shop.created("https://example.com/");
    for (int i = 0; i < 3; ++i)
        shop.pay(shop.place());
    shop.tell();
    const auto ids = StoreFixture::orThrow(
        readDue(shop.db(), StoreFixture::orThrow(readWebhooks(shop.db())).front().id, shop.clock().now(), 10));
    QCOMPARE(ids.size(), 3);
    const auto forget = [&](qint64 olderThanMs) {
        StoreFixture::orThrow(shop.write([olderThanMs](WriteContext& context) -> Result<> {
            CH_CHECK(forgetDeliveries(context, context.now.plusMs(-olderThanMs)));
            return ch::ok();
        }));
        return shop.count("SELECT count(*) FROM webhook_deliveries");
    };
    StoreFixture::orThrow(
        shop.write([&](WriteContext& context) { return recordDelivered(context, ids.front(), 204); }));
    shop.clock().advanceMs(1'000);
    StoreFixture::orThrow(shop.write([&](WriteContext& context) -> Result<> {
        CH_TRY(const auto webhook, recordFailed(context, ids.back(), 500, u"no"_s, {}));
        return webhook ? ch::ok() : Call::notFound();
    }));
    QCOMPARE(forget(1'000), 3);
    QCOMPARE(forget(999), 2);
    QCOMPARE(forget(0), 2);
    shop.clock().advanceMs(1);
    QCOMPARE(forget(0), 1);
    QCOMPARE(shop.waiting(), 1);
}

QTEST_GUILESS_MAIN(tst_WebhookHandlers)
#include "tst_WebhookHandlers.moc"
