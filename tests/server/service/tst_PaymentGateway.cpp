// SPDX-License-Identifier: Apache-2.0
// Ruling 4, last sentence: a gateway signs its callback instead of presenting a token, and may do nothing else.
#include "server/api/GatewaySecret.h"
#include "tests/support/ServiceFixture.h"

#include <QMessageAuthenticationCode>
#include <QTemporaryDir>
#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray kSecret = "0123456789abcdef0123456789abcdef";

/// By Qt's own HMAC, so that two implementations have to agree.
QByteArray signatureOf(const QByteArray& body, const QByteArray& secret = kSecret)
{
    return "sha256=" + QMessageAuthenticationCode::hash(body, secret, QCryptographicHash::Sha256).toHex();
}

} // namespace

class tst_PaymentGateway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void signature_isThatOfRfc4231();
    void secretFile_mustBeLongEnough();
    void signedPayment_isRecorded_andTellsNothing();
    void signedPayment_isRefused_data();
    void signedPayment_isRefused();
    void signedPayment_ofAClosedOrder_isKept_andTellsNothing();
    void signature_opensNoOtherRoute();
    void withoutASecret_nothingIsSigned();

private:
    QByteArray place();
    QByteArray paymentOf(const QByteArray& order, const QByteArray& reference = "gw-1") const
    {
        return "{\"order_id\":\"" + order + R"(","amount_minor":500,"method":"card","reference":")" + reference + "\"}";
    }
    Response pay(const QByteArray& order, const QByteArray& body, const QByteArray& signature,
                 const QByteArray& token = {})
    {
        return m_shop->send(Method::Post, "/orders/" + order + "/payments", body, token,
                            {{"idempotency-key", OpId::random().toString().toLatin1()}, {"x-signature", signature}});
    }
    QByteArray orderBody(const QByteArray& order)
    {
        return m_shop->as(Role::Merchant, Method::Get, "/orders/" + order).body;
    }

    std::unique_ptr<test::ServiceFixture> m_shop;
    QByteArray m_order;
    QByteArray m_otherOrder;
};

void tst_PaymentGateway::init()
{
    m_shop = std::make_unique<test::ServiceFixture>();
    m_shop->settings.gatewaySecret = GatewaySecret(kSecret);
    const Response made =
        m_shop->as(Role::Merchant, Method::Post, "/products", R"({"sku":"TEA","title":"Tea","price_minor":500})");
    QCOMPARE(made.status, 201);
    QCOMPARE(
        m_shop
            ->as(Role::Merchant, Method::Post, "/stock-adjustments", R"({"sku":"TEA","delta":10,"reason":"RECEIVED"})")
            .status,
        201);
    m_order = place();
    m_otherOrder = place();
}

QByteArray tst_PaymentGateway::place()
{
    const Response placed =
        m_shop->as(Role::Merchant, Method::Post, "/orders",
                   R"({"currency":"EUR","customer":{"name":"Mia"},"ship_to":{"name":"Mia","line1":"Hafen 1",)"
                   R"("city":"Kiel","country":"DE"},"lines":[{"sku":"TEA","quantity":1}]})");
    if (placed.status != 201)
        qFatal("no order: %s", placed.body.constData());
    auto document = test::StoreFixture::orThrow(JsonDocument::parse(placed.body, UnknownMembers::Ignore));
    return document.root().requiredObject("data"_L1).requiredText("id"_L1).toLatin1();
}

void tst_PaymentGateway::signature_isThatOfRfc4231()
{
    // Its test case 6, whose key is longer than a block.
    const QByteArray key(131, '\xaa');
    const QByteArray text = "Test Using Larger Than Block-Size Key - Hash Key First";
    QVERIFY(
        GatewaySecret(key).hasSigned(text, "sha256=60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
    QVERIFY(
        !GatewaySecret(key).hasSigned(text, "sha256=60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f55"));
}

void tst_PaymentGateway::secretFile_mustBeLongEnough()
{
    QTemporaryDir folder;
    const auto load = [&](const QByteArray& content) {
        QFile file(folder.filePath(u"secret"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write the secret");
        file.close();
        return GatewaySecret::fromFile(file.fileName());
    };
    const auto trimmed = load(kSecret + '\n');
    QVERIFY(trimmed);
    QVERIFY(trimmed->hasSigned("x", signatureOf("x")));
    const auto tooShort = load("short");
    QVERIFY(!tooShort);
    QVERIFY(tooShort.error().detail.contains(u"openssl rand -hex 32"_s));
    QVERIFY(!GatewaySecret::fromFile(folder.filePath(u"missing"_s)));
}

void tst_PaymentGateway::signedPayment_isRecorded_andTellsNothing()
{
    const QByteArray body = paymentOf(m_order);
    const Response paid = pay(m_order, body, signatureOf(body));
    QCOMPARE(paid.status, 201);
    QVERIFY2(paid.body.contains("\"data\":{}"), paid.body.constData());
    QVERIFY(orderBody(m_order).contains("\"status\":\"PAID\""));
    const Response events = m_shop->as(Role::Merchant, Method::Get, "/orders/" + m_order + "/events");
    QVERIFY2(events.body.contains("payment gateway"), events.body.constData());

    // The gateway repeats itself under another key: nothing changes, and still it learns nothing.
    const Response again = pay(m_order, body, signatureOf(body));
    QCOMPARE(again.status, 200);
    QVERIFY2(again.body.contains("\"data\":{}"), again.body.constData());
}

void tst_PaymentGateway::signedPayment_isRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<int>("status");
    // "O" stands for the order of the address, "X" for the other one.
    const QByteArray good = R"({"order_id":"O","amount_minor":500,"method":"card","reference":"r"})";
    const QByteArray other = R"({"order_id":"X","amount_minor":500,"method":"card","reference":"r"})";
    const QByteArray nameless = R"({"amount_minor":500,"method":"card","reference":"r"})";
    QTest::newRow("no signature") << good << QByteArray() << 401;
    QTest::newRow("scheme alone") << good << QByteArray("sha256=") << 401;
    QTest::newRow("other scheme") << good << QByteArray("sha1=00") << 401;
    QTest::newRow("of another body") << good << signatureOf("{}") << 401;
    QTest::newRow("under another secret") << good << QByteArray("other secret") << 401;
    QTest::newRow("upper case") << good << QByteArray("upper") << 401;
    QTest::newRow("another order's body") << other << QByteArray("right") << 422;
    QTest::newRow("body without order") << nameless << QByteArray("right") << 422;
    QTest::newRow("wrong amount") << QByteArray(good).replace("500", "499") << QByteArray("right") << 422;
    QTest::newRow("no JSON") << QByteArray("paid") << QByteArray("right") << 400;
}

void tst_PaymentGateway::signedPayment_isRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, signature);
    QFETCH(int, status);
    body.replace("\"O\"", QByteArray('"' + m_order + '"')).replace("\"X\"", QByteArray('"' + m_otherOrder + '"'));
    if (signature == "right")
        signature = signatureOf(body);
    else if (signature == "other secret")
        signature = signatureOf(body, "another secret of thirty-two byte");
    else if (signature == "upper")
        signature = "sha256=" + signatureOf(body).sliced(7).toUpper();
    const Response refused = pay(m_order, body, signature);
    QVERIFY2(refused.status == status, refused.body.constData());
    QVERIFY(orderBody(m_order).contains("\"status\":\"PENDING\""));
}

void tst_PaymentGateway::signedPayment_ofAClosedOrder_isKept_andTellsNothing()
{
    QCOMPARE(
        m_shop->as(Role::Merchant, Method::Post, "/orders/" + m_order + "/cancellation", R"({"reason":"CUSTOMER"})", 1)
            .status,
        200);
    const QByteArray body = paymentOf(m_order);
    const Response late = pay(m_order, body, signatureOf(body));
    QCOMPARE(late.status, 409);
    QCOMPARE(late.reason, u"ORDER_CLOSED"_s);
    QVERIFY2(!late.body.contains("Hafen") && !late.body.contains("CANCELLED"), late.body.constData());
    QVERIFY(orderBody(m_order).contains("gw-1"));
}

void tst_PaymentGateway::signature_opensNoOtherRoute()
{
    int tried = 0;
    for (const Route& route : routes()) {
        if (route.isPublic() || route.gatewaySignature == GatewaySignature::Taken)
            continue;
        QByteArray path(route.pattern.data(), qsizetype(route.pattern.size()));
        path.replace("{id}", m_order).replace("{no}", "1").replace("{sku}", "TEA");
        const QByteArray body = paymentOf(m_order);
        const Response refused = m_shop->send(
            route.method, path, body, {},
            {{"idempotency-key", OpId::random().toString().toLatin1()}, {"x-signature", signatureOf(body)}});
        QVERIFY2(refused.status == 401, path.constData());
        ++tried;
    }
    QVERIFY(tried > 40);
    // Who presents a token is judged by it.
    const QByteArray body = paymentOf(m_order);
    QCOMPARE(pay(m_order, body, signatureOf(body), "no such token").status, 401);
    QCOMPARE(pay(m_order, body, signatureOf(body), m_shop->token(Role::Warehouse)).status, 403);
}

void tst_PaymentGateway::withoutASecret_nothingIsSigned()
{
    m_shop->settings.gatewaySecret = GatewaySecret();
    const QByteArray body = paymentOf(m_order);
    QCOMPARE(pay(m_order, body, signatureOf(body)).status, 401);
    QCOMPARE(pay(m_order, body, signatureOf(body, {})).status, 401);
}

QTEST_GUILESS_MAIN(tst_PaymentGateway)
#include "tst_PaymentGateway.moc"
