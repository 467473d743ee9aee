// SPDX-License-Identifier: Apache-2.0
// X1: every route with every principal. The matrix is written here by hand from contract section 5 and compared with the
// route table, so that a route that nobody thought about fails.
#include "tests/support/ServiceFixture.h"

#include <QTest>

#include <map>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

namespace {

using Matrix = std::map<QByteArray, QByteArray>;

/// Which roles may: m(erchant), g (manager), w(arehouse), s(torefront); "-" needs no token.
const Matrix kMatrix{
    {"POST /sessions", "-"},
    {"POST /sessions/refresh", "-"},
    {"DELETE /sessions/current", "mgws"},
    {"GET /users/me", "mgws"},
    {"PATCH /users/me", "mgws"},
    {"GET /users", "m"},
    {"POST /users", "m"},
    {"PATCH /users/{id}", "m"},
    {"DELETE /users/{id}", "m"},
    {"GET /orders", "mgws"},
    {"POST /orders", "ms"},
    {"GET /orders/counts", "mgws"},
    {"GET /orders/{id}", "mgws"},
    {"PATCH /orders/{id}", "m"},
    {"GET /orders/{id}/events", "mgw"},
    {"POST /orders/{id}/payments", "ms"},
    {"POST /orders/{id}/shipments", "mw"},
    {"PATCH /orders/{id}/shipments/{no}", "mw"},
    {"POST /orders/{id}/completion", "m"},
    {"POST /orders/{id}/cancellation", "m"},
    {"POST /orders/{id}/refunds", "m"},
    {"POST /orders/{id}/prints", "mw"},
    {"POST /orders/{id}/hold", "mw"},
    {"DELETE /orders/{id}/hold", "mw"},
    {"PUT /orders/{id}/claim", "mw"},
    {"DELETE /orders/{id}/claim", "mw"},
    {"POST /orders/{id}/notes", "m"},
    {"PUT /orders/{id}/packing", "mw"},
    {"POST /batches/shipments", "mw"},
    {"GET /refunds", "mg"},
    {"GET /products", "mgw"},
    {"POST /products", "m"},
    {"GET /products/{sku}", "mgw"},
    {"PATCH /products/{sku}", "m"},
    {"GET /products/{sku}/movements", "mgw"},
    {"POST /stock-adjustments", "mw"},
    {"GET /stock-counts", "mw"},
    {"POST /stock-counts", "mw"},
    {"GET /stock-counts/{id}", "mw"},
    {"GET /stock-counts/{id}/lines/{sku}", "mw"},
    {"PUT /stock-counts/{id}/lines/{sku}", "mw"},
    {"POST /stock-counts/{id}/recount", "m"},
    {"POST /stock-counts/{id}/approval", "m"},
    {"POST /stock-counts/{id}/cancellation", "m"},
    {"GET /shop", "mgw"},
    {"PATCH /shop", "m"},
    {"GET /views", "mgw"},
    {"POST /views", "m"},
    {"PUT /views/{id}", "m"},
    {"DELETE /views/{id}", "m"},
    {"GET /pick-tasks", "mw"},
    {"GET /webhooks", "m"},
    {"POST /webhooks", "m"},
    {"DELETE /webhooks/{id}", "m"},
    {"GET /changes", "mgw"},
    {"GET /changes/stream", "mgw"},
    {"GET /reports/sales", "mg"},
};

char letterOf(Role role)
{
    switch (role) {
    case Role::Merchant:
        return 'm';
    case Role::Manager:
        return 'g';
    case Role::Warehouse:
        return 'w';
    case Role::Storefront:
        return 's';
    }
    Q_UNREACHABLE();
}

QByteArray nameOfRoute(const Route& route)
{
    return nameOf(route.method).toByteArray() + ' ' + QByteArray(route.pattern.data(), qsizetype(route.pattern.size()));
}

/// The pattern with ids that no object has.
QByteArray pathOf(const Route& route)
{
    QByteArray path(route.pattern.data(), qsizetype(route.pattern.size()));
    return path.replace("{id}", "4611686018427387904").replace("{no}", "1").replace("{sku}", "NO-SUCH-SKU");
}

QByteArray reasonOf(const Response& response)
{
    return response.reason.toLatin1();
}

} // namespace

class tst_Authorization : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_fixture = std::make_unique<test::ServiceFixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void matrix_namesEveryRoute_andNoOther();
    void everyRoute_withoutToken_is401_data();
    void everyRoute_withoutToken_is401();
    void everyRoute_forEveryRole_isAsTheMatrixSays_data();
    void everyRoute_forEveryRole_isAsTheMatrixSays();
    void refusedCalls_changeNothing();
    void warehouse_readsNeitherMoneyNorAddresses_whereTheMerchantDoes();
    void unknownRoute_is401WithoutToken_404With();
    void wrongMethod_is405WithAllow();

private:
    std::unique_ptr<test::ServiceFixture> m_fixture;
};

void tst_Authorization::matrix_namesEveryRoute_andNoOther()
{
    QSet<QByteArray> known;
    for (const Route& route : routes()) {
        known.insert(nameOfRoute(route));
        QVERIFY2(kMatrix.contains(nameOfRoute(route)), nameOfRoute(route).constData());
    }
    for (const auto& [name, roles] : kMatrix)
        QVERIFY2(known.contains(name), name.constData());
    QCOMPARE(known.size(), qsizetype(routes().size()));
}

void tst_Authorization::everyRoute_withoutToken_is401_data()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < routes().size(); ++i)
        QTest::newRow(nameOfRoute(routes()[i]).constData()) << int(i);
}

void tst_Authorization::everyRoute_withoutToken_is401()
{
    QFETCH(int, index);
    const Route& route = routes()[size_t(index)];
    if (route.isPublic())
        return;
    for (const QByteArray& token : {QByteArray(), QByteArray("not-a-token"), QByteArray(43, 'A')}) {
        const Response response = m_fixture->send(route.method, pathOf(route), {}, token, {});
        QCOMPARE(response.status, 401);
        QCOMPARE(reasonOf(response), QByteArray("UNAUTHENTICATED"));
    }
}

void tst_Authorization::everyRoute_forEveryRole_isAsTheMatrixSays_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("roleBits");
    for (size_t i = 0; i < routes().size(); ++i) {
        for (const Role role : {Role::Merchant, Role::Manager, Role::Warehouse, Role::Storefront})
            QTest::newRow(QByteArray(nameOfRoute(routes()[i]) + " as " + nameOf(role).data()).constData())
                << int(i) << int(role);
    }
}

void tst_Authorization::everyRoute_forEveryRole_isAsTheMatrixSays()
{
    QFETCH(int, index);
    QFETCH(int, roleBits);
    const Role role = Role(roleBits);
    const Route& route = routes()[size_t(index)];
    const QByteArray& allowed = kMatrix.at(nameOfRoute(route));
    if (allowed == "-" || nameOfRoute(route) == "DELETE /sessions/current")
        return;
    const Response response = m_fixture->as(role, route.method, pathOf(route));
    if (allowed.contains(letterOf(role))) {
        // Whatever else may be wrong with an empty request for something that is not there, it is not the role.
        QVERIFY2(response.status != 401 && response.status != 403 && response.status < 500,
                 QByteArray(QByteArray::number(response.status) + ' ' + response.body).constData());
    } else {
        QCOMPARE(response.status, 403);
        QCOMPARE(reasonOf(response), QByteArray("FORBIDDEN"));
    }
}

void tst_Authorization::refusedCalls_changeNothing()
{
    const auto before = m_fixture->db().integer("SELECT position FROM feed_clock");
    for (const Route& route : routes()) {
        for (const Role role : {Role::Manager, Role::Warehouse, Role::Storefront}) {
            if (route.method != Method::Get && !route.isPublic() && !route.who.contains(role))
                QCOMPARE(m_fixture->as(role, route.method, pathOf(route), "{}").status, 403);
        }
    }
    QCOMPARE(*m_fixture->db().integer("SELECT position FROM feed_clock"), *before);
    QCOMPARE(*m_fixture->db().integer("SELECT count(*) FROM idempotency"), 0);
}

void tst_Authorization::warehouse_readsNeitherMoneyNorAddresses_whereTheMerchantDoes()
{
    QCOMPARE(
        m_fixture->as(Role::Merchant, Method::Post, "/products", R"({"sku":"TEA","title":"Tea","price_minor":450})")
            .status,
        201);
    const auto adjusted = R"({"sku":"TEA","delta":9,"reason":"RECEIVED"})";
    QCOMPARE(m_fixture->as(Role::Merchant, Method::Post, "/stock-adjustments", adjusted).status, 201);
    const QByteArray placed =
        R"({"currency":"EUR","customer":{"name":"Anna","email":"anna@example.org"},"ship_to":{"name":"Anna",)"
        R"("line1":"Road 1","city":"Berlin","country":"DE"},"lines":[{"sku":"TEA","quantity":1}]})";
    QCOMPARE(m_fixture->as(Role::Merchant, Method::Post, "/orders", placed).status, 201);
    const auto id = m_fixture->db().integer("SELECT max(id) FROM orders");
    const QByteArray order = "/orders/" + QByteArray::number((*id).value_or(0));
    for (const QByteArray& path :
         QByteArrayList{order, QByteArray("/orders"), QByteArray("/orders?q=TEA"), QByteArray("/products/TEA"),
                        QByteArray("/products"), QByteArray("/changes"), order + "/events"}) {
        const Response whole = m_fixture->as(Role::Merchant, Method::Get, path);
        QCOMPARE(whole.status, 200);
        QVERIFY2(whole.body.contains("_minor"), path.constData());
        const Response masked = m_fixture->as(Role::Warehouse, Method::Get, path);
        QCOMPARE(masked.status, 200);
        QVERIFY2(masked.body.contains("TEA") || path.endsWith("/events"), masked.body.constData());
        QVERIFY2(!masked.body.contains("_minor") && !masked.body.contains("email") && !masked.body.contains("anna@"),
                 masked.body.constData());
    }
}

void tst_Authorization::unknownRoute_is401WithoutToken_404With()
{
    QCOMPARE(m_fixture->send(Method::Get, "/nothing", {}, {}, {}).status, 401);
    QCOMPARE(m_fixture->as(Role::Merchant, Method::Get, "/nothing").status, 404);
    QCOMPARE(m_fixture->as(Role::Merchant, Method::Get, "/orders/1/2/3/4").status, 404);
    QCOMPARE(m_fixture->as(Role::Merchant, Method::Get, "/orders/").status, 404);
}

void tst_Authorization::wrongMethod_is405WithAllow()
{
    const Response response = m_fixture->as(Role::Merchant, Method::Delete, "/orders");
    QCOMPARE(response.status, 405);
    const std::pair<QByteArray, QByteArray> allow{"Allow", "GET, POST"};
    QVERIFY(std::ranges::find(response.headers, allow) != response.headers.end());
    QCOMPARE(m_fixture->as(Role::Merchant, Method::Other, "/orders").status, 405);
    QCOMPARE(m_fixture->as(Role::Merchant, Method::Post, "/orders/counts").status, 405);
}

QTEST_GUILESS_MAIN(tst_Authorization)
#include "tst_Authorization.moc"
