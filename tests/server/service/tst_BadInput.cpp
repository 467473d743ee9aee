// SPDX-License-Identifier: Apache-2.0
// Whatever comes in a body, every route that changes something answers in the envelope and never with a 500: malformed,
// deeply nested, huge and undecodable texts, members of every wrong type, members that nobody knows.
#include "tests/support/ServiceFixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A good body of each route. Members in it are what is turned into everything else.
const std::map<QByteArray, QByteArray> kBodies{
    {"POST /sessions", R"({"username":"manager","password":"secret of manager","device":"d"})"},
    {"POST /sessions/refresh", R"({"refresh_token":"AAAA"})"},
    {"DELETE /sessions/current", {}},
    {"PATCH /users/me", R"({"current_password":"not that one","new_password":"another rare one"})"},
    {"POST /users", R"({"name":"nora","role":"warehouse","password":"a rare one 1"})"},
    {"PATCH /users/{id}", R"({"name":"nora","role":"warehouse","password":"a rare one 1"})"},
    {"DELETE /users/{id}", {}},
    {"POST /orders",
     R"({"order_no":"W-1","currency":"EUR","customer":{"id":"7","name":"A","email":"a@example.org","phone":"1"},)"
     R"("ship_to":{"name":"A","line1":"1","line2":"2","city":"B","region":"R","postcode":"P","country":"DE","phone":"1"},)"
     R"("lines":[{"sku":"TEA","quantity":1,"unit_price_minor":100}],"shipping_minor":0,"discount_minor":0,"note":"n"})"},
    {"PATCH /orders/{id}", R"({"customer":{"name":"B"},"ship_to":{"name":"B","line1":"1","city":"C","country":"DE"},)"
                           R"("ship_by":"2027-01-01T00:00:00.000Z"})"},
    {"POST /orders/{id}/payments", R"({"amount_minor":100,"method":"card","reference":"r"})"},
    {"POST /orders/{id}/shipments",
     R"({"carrier":"DHL","tracking_no":"T","lines":[{"line_no":1,"quantity":1}],"notify":true})"},
    {"PATCH /orders/{id}/shipments/{no}", R"({"carrier":"DHL","tracking_no":"T2"})"},
    {"POST /orders/{id}/completion", "{}"},
    {"POST /orders/{id}/cancellation", R"({"reason":"CUSTOMER","note":"n"})"},
    {"POST /orders/{id}/refunds",
     R"({"amount_minor":1,"reason":"r","note":"n","release":[{"line_no":1,"quantity":1}]})"},
    {"POST /orders/{id}/prints", R"({"document":"slip","printer":"p","copies":1})"},
    {"POST /orders/{id}/hold", R"({"reason":"r","until":"2027-01-01T00:00:00.000Z"})"},
    {"DELETE /orders/{id}/hold", {}},
    {"PUT /orders/{id}/claim", R"({"take_over":true,"reason":"r"})"},
    {"DELETE /orders/{id}/claim", {}},
    {"POST /orders/{id}/notes", R"({"text":"t"})"},
    {"PUT /orders/{id}/packing", R"({"lines":[{"line_no":1,"packed_quantity":1}]})"},
    {"POST /batches/shipments",
     R"({"items":[{"order_id":"1","version":1,"idempotency_key":"key-of-an-item-01",)"
     R"("carrier":"DHL","tracking_no":"T","lines":[{"line_no":1,"quantity":1}],"notify":true}]})"},
    {"POST /products", R"({"sku":"NEW","title":"T","barcode":"b","price_minor":1,"location":"A-1","reorder_point":1})"},
    {"PATCH /products/{sku}",
     R"({"title":"T","barcode":"b","price_minor":1,"location":"A-1","reorder_point":1,"active":true})"},
    {"POST /stock-adjustments", R"({"sku":"TEA","delta":1,"reason":"RECEIVED","note":"n"})"},
    {"POST /stock-counts",
     R"({"name":"n","scope":{"kind":"SKUS","location":"A","skus":["TEA"]},"blind":true,"note":"n"})"},
    {"PUT /stock-counts/{id}/lines/{sku}",
     R"({"counted":1,"expected":1,"counted_at":"2027-01-01T00:00:00.000Z","place":"A-1","round":1,"note":"n"})"},
    {"POST /stock-counts/{id}/recount", R"({"skus":["TEA"]})"},
    {"POST /stock-counts/{id}/approval", R"({"version":1,"reason":"COUNTED","note":"n",)"
                                         R"("lines":[{"sku":"TEA","decision":"APPLY","reason":"LOST","note":"n"}]})"},
    {"POST /stock-counts/{id}/cancellation", {}},
    {"PATCH /shop", R"({"name":"S","currency":"EUR","time_zone":"Europe/Berlin","handling_days":2})"},
    {"POST /views",
     R"({"name":"v","query":{"status":"PAID"},"columns":["order_no"],"sort":"-created_at","roles":["merchant"]})"},
    {"PUT /views/{id}",
     R"({"name":"v","query":{"status":"PAID"},"columns":["order_no"],"sort":"-created_at","roles":["merchant"]})"},
    {"DELETE /views/{id}", {}},
    {"POST /webhooks", R"({"url":"https://example.com/","events":["order.paid"]})"},
    {"DELETE /webhooks/{id}", {}},
};

QByteArray nameOfRoute(const Route& route)
{
    return nameOf(route.method).toByteArray() + ' ' + QByteArray(route.pattern.data(), qsizetype(route.pattern.size()));
}

/// Every value that a member might be given by mistake, or by somebody who tries.
QList<QJsonValue> wrongValues()
{
    return {QJsonValue::Null,
            true,
            0,
            -1,
            1.5,
            9.3e18,
            -9.3e18,
            QString(),
            u"x"_s,
            u" "_s,
            u"\u202e\u0000\n'\"; DROP TABLE orders; --"_s,
            u"9223372036854775808"_s,
            QString(5'000, u'茶'),
            QJsonArray{},
            QJsonArray{1, u"x"_s, QJsonValue::Null},
            QJsonObject{},
            QJsonObject{{u"a"_s, 1}}};
}

/// `body` with the member at `path` (names and indices) replaced.
QJsonValue replaced(const QJsonValue& body, const QVariantList& path, const QJsonValue& value)
{
    if (path.isEmpty())
        return value;
    if (body.isArray()) {
        QJsonArray array = body.toArray();
        const int at = path.first().toInt();
        array[at] = replaced(array[at], path.sliced(1), value);
        return array;
    }
    QJsonObject object = body.toObject();
    const QString name = path.first().toString();
    object[name] = replaced(object[name], path.sliced(1), value);
    return object;
}

/// The paths of all members, and of all objects ("" names the body itself).
void collect(const QJsonValue& value, const QVariantList& at, QList<QVariantList>& members,
             QList<QVariantList>& objects)
{
    if (!at.isEmpty())
        members.push_back(at);
    if (value.isObject()) {
        objects.push_back(at);
        for (const QString& name : value.toObject().keys())
            collect(value.toObject()[name], at + QVariantList{name}, members, objects);
    } else if (value.isArray()) {
        for (int i = 0; i < value.toArray().size(); ++i)
            collect(value.toArray()[i], at + QVariantList{i}, members, objects);
    }
}

QByteArray textOf(const QJsonValue& value)
{
    return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace

class tst_BadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyChangingRoute_isTried();
    void brokenTexts_areRefused_data() { addRoutes(); }
    void brokenTexts_areRefused();
    void wrongValues_neverGive500_data() { addRoutes(); }
    void wrongValues_neverGive500();
    void unknownMembers_areRefusedByName_data() { addRoutes(); }
    void unknownMembers_areRefusedByName();
    void wrongHeaders_areRefused_data() { addRoutes(); }
    void wrongHeaders_areRefused();
    void otherTextThanPlainJson_isRefused_data();
    void otherTextThanPlainJson_isRefused();
    void tokenScheme_inAnyCase_isTaken();
    void numbersInAddress_thatAreNotDigits_areRefused_data();
    void numbersInAddress_thatAreNotDigits_areRefused();
    void storeIsSound_afterAllThat();

private:
    struct Told
    {
        int status = 0;
        QJsonObject data;
    };
    static void addRoutes();
    const Route& route() const;
    /// A fresh order of the state that the route wants, or another real thing.
    QByteArray pathOf(const Route& route);
    Told send(const Route& route, const QByteArray& body, ServiceFixture::Headers more = {});
    QByteArray newOrder(bool isPaid);

    std::unique_ptr<ServiceFixture> m_shop;
    QByteArray m_paid;
    QByteArray m_pending;
};

void tst_BadInput::initTestCase()
{
    m_shop = std::make_unique<ServiceFixture>();
    const auto good = [&](const QByteArray& path, const QByteArray& body) {
        QCOMPARE(m_shop->as(Role::Merchant, Method::Post, path, body).status, 201);
    };
    good("/products", R"({"sku":"TEA","title":"T","price_minor":100})");
    good("/stock-adjustments", R"({"sku":"TEA","delta":100000,"reason":"RECEIVED"})");
    m_paid = newOrder(true);
    m_pending = newOrder(false);
}

QByteArray tst_BadInput::newOrder(bool isPaid)
{
    const Response placed = m_shop->as(
        Role::Merchant, Method::Post, "/orders",
        R"({"currency":"EUR","customer":{"name":"A"},"ship_to":{"name":"A","line1":"1","city":"B","country":"DE"},)"
        R"("lines":[{"sku":"TEA","quantity":5}]})");
    const QJsonObject order = QJsonDocument::fromJson(placed.body).object()[u"data"_s].toObject();
    QByteArray id = order[u"id"_s].toString().toLatin1();
    if (isPaid)
        m_shop->as(Role::Merchant, Method::Post, "/orders/" + id + "/payments",
                   R"({"amount_minor":500,"method":"card","reference":"first"})");
    return id;
}

void tst_BadInput::addRoutes()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < routes().size(); ++i) {
        if (routes()[i].method != Method::Get)
            QTest::newRow(nameOfRoute(routes()[i]).constData()) << int(i);
    }
}

const Route& tst_BadInput::route() const
{
    QFETCH(int, index);
    return routes()[size_t(index)];
}

QByteArray tst_BadInput::pathOf(const Route& route)
{
    QByteArray path(route.pattern.data(), qsizetype(route.pattern.size()));
    const bool isOrder = path.startsWith("/orders/");
    // What takes an order's last unit, its payment or its life is tried on one that is still unpaid.
    const bool ends = path.contains("/payments") || path.contains("/cancellation");
    path.replace("{id}", !isOrder ? QByteArray("4611686018427387904") : ends ? m_pending : m_paid);
    return path.replace("{no}", "1").replace("{sku}", "TEA");
}

tst_BadInput::Told tst_BadInput::send(const Route& route, const QByteArray& body, ServiceFixture::Headers more)
{
    const auto has = [&](const QByteArray& name) {
        return std::ranges::any_of(more, [&](const auto& header) { return header.first == name; });
    };
    if (!has("idempotency-key"))
        more.emplace_back("idempotency-key", OpId::random().toString().toLatin1());
    if (route.ifMatch == IfMatch::Taken && !has("if-match"))
        more.emplace_back("if-match", "\"1\"");
    // One's own session must outlive the test.
    const bool isOwnSession = nameOfRoute(route) == "DELETE /sessions/current";
    const QByteArray token = isOwnSession ? QByteArray(43, 'A') : m_shop->token(Role::Merchant);
    const Response response =
        m_shop->send(route.method, pathOf(route), body, route.isPublic() ? QByteArray() : token, more);
    const QJsonObject envelope = QJsonDocument::fromJson(response.body).object();
    const int code = envelope[u"code"_s].toInt();
    const bool agrees = response.status < 300 ? code == response.status : code / 100 == response.status;
    if (!agrees || envelope[u"trace_id"_s].toString().size() != 32 || !envelope[u"data"_s].isObject())
        throw std::runtime_error(QByteArray("no envelope: " + response.body).toStdString());
    // What comes out says nothing of the inside.
    for (const char* inside : {"SELECT", "INSERT", "sqlite", "QSql", "exception"}) {
        if (response.body.contains(inside))
            throw std::runtime_error(response.body.toStdString());
    }
    return {response.status, envelope[u"data"_s].toObject()};
}

void tst_BadInput::everyChangingRoute_isTried()
{
    size_t changing = 0;
    for (const Route& each : routes()) {
        if (each.method == Method::Get)
            continue;
        ++changing;
        QVERIFY2(kBodies.contains(nameOfRoute(each)), nameOfRoute(each).constData());
    }
    QCOMPARE(kBodies.size(), changing);
}

void tst_BadInput::brokenTexts_areRefused()
{
    const QByteArray open(100'000, '[');
    const QByteArray good =
        kBodies.at(nameOfRoute(route())).isEmpty() ? QByteArray("{}") : kBodies.at(nameOfRoute(route()));
    const QList<QByteArray> texts{
        "{",
        "}",
        "[]",
        "null",
        "true",
        "1",
        "\"text\"",
        " ",
        good.chopped(1),
        good + good,
        good + ",",
        '[' + good + ']',
        "{\"a\":}",
        "{'a':1}",
        "{\"a\":1e400}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\xff\xfe\"}",
        "{\"a\":\"\xc3\x28\"}",
        "{\"a\":\"\xed\xa0\x80\"}",
        QByteArray("{\"a\":\"\0\"}", 9),
        QByteArray("\xef\xbb\xbf") + good,
        open,
        "{\"a\":" + open,
        QByteArray("{\"a\":").repeated(50'000),
        "{\"a\":" + open + QByteArray(100'000, ']') + "}",
        "{\"a\":\"" + QByteArray(900'000, 'x') + "\"}",
        "{\"" + QByteArray(100'000, 'x') + "\":1}",
        "{" + QByteArray("\"a\":1,").repeated(20'000) + "\"a\":1}",
        "{\"lines\":[" + QByteArray("{},").repeated(100'000) + "{}]}",
    };
    for (const QByteArray& text : texts) {
        const Told told = send(route(), text);
        const bool isRefused = told.status == 400 || told.status == 401 || told.status == 422;
        QVERIFY2(isRefused, QByteArray(text.left(60) + " → " + QByteArray::number(told.status)).constData());
    }
}

void tst_BadInput::wrongValues_neverGive500()
{
    const QJsonValue body = QJsonDocument::fromJson(kBodies.at(nameOfRoute(route()))).object();
    QList<QVariantList> members;
    QList<QVariantList> objects;
    collect(body, {}, members, objects);
    for (const QVariantList& member : members) {
        for (const QJsonValue& value : wrongValues()) {
            const QByteArray text = textOf(replaced(body, member, value));
            const Told told = send(route(), text);
            QVERIFY2(told.status < 500,
                     QByteArray(text.left(400) + " → " + QByteArray::number(told.status)).constData());
        }
        // Left out altogether.
        if (const QVariantList parent = member.first(member.size() - 1); member.last().typeId() == QMetaType::QString) {
            QJsonValue holder = body;
            for (const QVariant& step : parent)
                holder = holder.isArray() ? holder.toArray()[step.toInt()] : holder.toObject()[step.toString()];
            QJsonObject without = holder.toObject();
            without.remove(member.last().toString());
            QVERIFY(send(route(), textOf(replaced(body, parent, without))).status < 500);
        }
    }
}

void tst_BadInput::unknownMembers_areRefusedByName()
{
    const QJsonValue body = QJsonDocument::fromJson(kBodies.at(nameOfRoute(route()))).object();
    QList<QVariantList> members;
    QList<QVariantList> objects;
    collect(body, {}, members, objects);
    for (const QVariantList& object : objects) {
        // A view's query has whatever parameters lists have: the name is judged, but as a parameter.
        const QByteArray text = textOf(replaced(body, object + QVariantList{u"no_such_member"_s}, 1));
        const Told told = send(route(), text);
        if (told.status == 401)
            return;
        // An item of a batch is refused by itself.
        const bool isItem = nameOfRoute(route()) == "POST /batches/shipments" && !object.isEmpty();
        const QString where =
            isItem ? QString::fromUtf8(QJsonDocument(told.data).toJson()) : told.data[u"field"_s].toString();
        QVERIFY2(isItem ? told.status == 200 || told.status == 400 : told.status == 400,
                 QByteArray(text + " → " + QByteArray::number(told.status)).constData());
        QVERIFY2(where.contains(u"no_such_member"_s), QByteArray(text + " names " + where.toUtf8()).constData());
    }
}

void tst_BadInput::wrongHeaders_areRefused()
{
    const QByteArray body = kBodies.at(nameOfRoute(route()));
    const bool isKeyed = std::holds_alternative<Write>(route().run);
    for (const QByteArray key : {"", "short", "with a blank in it", "quote'quote'quote'", "ключключключключ"}) {
        const Told told = send(route(), body, {{"idempotency-key", key}});
        QVERIFY2(told.status < 500, key.constData());
        if (isKeyed)
            QCOMPARE(told.data[u"reason"_s].toString(), u"IDEMPOTENCY_KEY_REQUIRED"_s);
    }
    for (const QByteArray version :
         {"1", "\"\"", "\"-1\"", "\"+1\"", "\" 1\"", "\"01\"", "\"x\"", "*", "W/\"1\"", "\"99999999999999999999\""}) {
        const Told told = send(route(), body, {{"if-match", version}});
        QVERIFY2(told.status < 500, version.constData());
        if (route().ifMatch == IfMatch::Taken)
            QCOMPARE(told.status, 400);
    }
}

void tst_BadInput::otherTextThanPlainJson_isRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    QTest::newRow("utf-8") << QByteArray("content-type") << QByteArray("Application/JSON; charset=UTF-8") << 201;
    QTest::newRow("quoted") << QByteArray("content-type") << QByteArray("application/json;charset=\"utf-8\"") << 201;
    QTest::newRow("latin1") << QByteArray("content-type") << QByteArray("application/json; charset=latin1") << 415;
    QTest::newRow("utf-16") << QByteArray("content-type") << QByteArray("application/json;charset=utf-16") << 415;
    QTest::newRow("a form") << QByteArray("content-type") << QByteArray("application/x-www-form-urlencoded") << 415;
    QTest::newRow("gzip") << QByteArray("content-encoding") << QByteArray("gzip") << 415;
    QTest::newRow("as it is") << QByteArray("content-encoding") << QByteArray("identity") << 201;
}

void tst_BadInput::otherTextThanPlainJson_isRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(int, status);
    const Response response =
        m_shop->send(Method::Post, "/orders/" + m_paid + "/notes", R"({"text":"t"})", m_shop->token(Role::Merchant),
                     {{"idempotency-key", OpId::random().toString().toLatin1()}, {name, value}});
    QCOMPARE(response.status, status);
}

void tst_BadInput::tokenScheme_inAnyCase_isTaken()
{
    const QByteArray token = m_shop->token(Role::Merchant);
    const auto ask = [&](const QByteArray& authorization) {
        return m_shop->send(Method::Get, "/users/me", {}, {}, {{"authorization", authorization}}).status;
    };
    QCOMPARE(ask("bearer " + token), 200);
    QCOMPARE(ask("BEARER " + token), 200);
    for (const QByteArray& wrong :
         QList<QByteArray>{"", "b", "Bearer", "Bearer ", "Basic " + token, token, "Bearer  " + token})
        QVERIFY2(ask(wrong) == 401, wrong.constData());
}

void tst_BadInput::numbersInAddress_thatAreNotDigits_areRefused_data()
{
    QTest::addColumn<QByteArray>("number");
    for (const char* number : {"+5", "%2B5", "%205", "5%20", "5.0", "5e0", "0x5", "%EF%BC%95", "1_0", "five"})
        QTest::newRow(number) << QByteArray(number);
}

void tst_BadInput::numbersInAddress_thatAreNotDigits_areRefused()
{
    QFETCH(QByteArray, number);
    const Response response = m_shop->as(Role::Merchant, Method::Get, "/orders?limit=" + number);
    QCOMPARE(response.status, 400);
    QVERIFY(response.body.contains(R"("field":"limit")"));
}

void tst_BadInput::storeIsSound_afterAllThat()
{
    const auto count = [&](std::string_view sql) {
        return StoreFixture::orThrow(m_shop->db().integer(sql)).value_or(0);
    };
    QCOMPARE(count("SELECT count(*) FROM products WHERE on_hand < 0 OR reserved < 0 OR reserved > on_hand"), 0);
    QCOMPARE(count("SELECT count(*) FROM products p WHERE on_hand <> (SELECT sum(delta_on_hand) FROM movements m "
                   "WHERE m.sku = p.sku) AND EXISTS (SELECT 1 FROM movements m WHERE m.sku = p.sku)"),
             0);
    QCOMPARE(m_shop->as(Role::Merchant, Method::Get, "/users/me").status, 200);
    QCOMPARE(m_shop->as(Role::Merchant, Method::Get, "/orders").status, 200);
}

QTEST_GUILESS_MAIN(tst_BadInput)
#include "tst_BadInput.moc"
