// SPDX-License-Identifier: Apache-2.0
#include "server/stock/ProductRepository.h"
#include "tests/server/orders/OrderFixture.h"
#include "tests/support/ServiceFixture.h"

#include <QTest>

#include <future>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

struct Asked
{
    QByteArray path;
    QByteArray body;
    QByteArray key = OpId::random().toString().toLatin1();
    Method method = Method::Post;
    std::optional<qint64> version{};
};

struct Told
{
    int status = 0;
    QJsonObject data;
    bool isReplayed = false;

    QString reason() const { return data.value(u"reason"_s).toString(); }
};

Asked order(const QByteArray& lines, const QByteArray& more = {})
{
    return {.path = "/orders", .body = OrderFixture::draft(lines, more)};
}

/// The service with 100 TEA and 5 MUG; what is asked together is one group of the writer.
class GroupService : public ServiceFixture
{
public:
    GroupService()
    {
        for (const auto& [sku, units] : {std::pair("TEA", "100"), std::pair("MUG", "5")}) {
            one({.path = "/products", .body = q("{'sku':'") + sku + q("','title':'x','price_minor':1290}")});
            one({.path = "/stock-adjustments",
                 .body = q("{'sku':'") + sku + q("','delta':") + units + q(",'reason':'RECEIVED'}")});
        }
    }

    Told one(const Asked& asked) { return together({asked}).front(); }

    std::vector<Told> together(const std::vector<Asked>& all)
    {
        token(Role::Merchant);
        std::promise<void> running;
        std::promise<void> release;
        auto released = release.get_future().share();
        writes->submit({.work =
                            [&running, released](WriteContext&) {
                                running.set_value();
                                released.wait();
                                return StepVerdict{};
                            },
                        .done = [](const Result<>&) {}});
        running.get_future().wait();
        std::vector<std::future<Response>> answers;
        for (const Asked& asked : all) {
            auto answer = std::make_shared<std::promise<Response>>();
            answers.push_back(answer->get_future());
            service->dispatch(requestFor(asked),
                              [answer](Response response) { answer->set_value(std::move(response)); });
        }
        release.set_value();
        std::vector<Told> told;
        told.reserve(answers.size());
        for (auto& answer : answers)
            told.push_back(toldBy(answer.get()));
        return told;
    }

    qint64 count(std::string_view sql) { return StoreFixture::orThrow(db().integer(sql)).value_or(0); }
    Product product(const QString& sku) { return StoreFixture::orThrow(loadProduct(db(), sku)).value(); }

    /// Whether the product's row, its movements and its one feed entry agree.
    bool agrees(const QString& sku)
    {
        const Product stored = product(sku);
        auto sums = StoreFixture::orThrow(
            db().query("SELECT sum(delta_on_hand), sum(delta_reserved) FROM movements WHERE sku = ?", sku));
        if (!sums.next() || sums.integer(0) != stored.onHand || sums.integer(1) != stored.reserved)
            return false;
        auto feed = StoreFixture::orThrow(
            db().query("SELECT position, body FROM feed WHERE entity = 'product' AND entity_id = ?", sku));
        return feed.next() && feed.integer(0) == stored.revision &&
               StoreFixture::orThrow(readJson(feed, 1)) == productToJson(stored) && !feed.next();
    }

private:
    Request requestFor(const Asked& asked)
    {
        Request request;
        request.method = asked.method;
        request.target = "/api/v1" + asked.path;
        request.body = asked.body;
        request.headers = {{"authorization", "Bearer " + token(Role::Merchant)},
                           {"content-type", "application/json"},
                           {"idempotency-key", asked.key}};
        if (asked.version)
            request.headers.emplace_back("if-match", '"' + QByteArray::number(*asked.version) + '"');
        return request;
    }

    static Told toldBy(const Response& response)
    {
        Told told{.status = response.status,
                  .data = QJsonDocument::fromJson(response.body).object().value(u"data"_s).toObject()};
        for (const auto& [name, value] : response.headers)
            told.isReplayed |= name.toLower() == "idempotent-replayed" && value == "true";
        return told;
    }
};

const QByteArray kTwoTea = q("[{'sku':'TEA','quantity':2}]");
const QByteArray kTwoMugs = q("[{'sku':'MUG','quantity':2}]");

} // namespace

class tst_OrderGroups : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void orders_ofTheSameProducts_eachMoveTheirStock()
    {
        GroupService service;
        std::vector<Asked> asked;
        asked.reserve(20);
        for (int i = 0; i < 20; ++i)
            asked.push_back(order(q("[{'sku':'TEA','quantity':3},{'sku':'TEA','quantity':1}]")));
        for (const Told& told : service.together(asked))
            QCOMPARE(told.status, 201);
        QCOMPARE(service.product(u"TEA"_s).reserved, 80);
        QVERIFY(service.agrees(u"TEA"_s));
        QCOMPARE(service.count("SELECT count(*) FROM order_lines"), 40);
        QCOMPARE(service.count("SELECT count(*) FROM events WHERE position IS NOT NULL"), 20);
        QCOMPARE(service.count("SELECT count(*) FROM orders o JOIN feed f ON f.position = o.revision"), 20);
    }

    void orders_betweenOtherChangesOfTheirProduct_seeThem_andAreSeen()
    {
        GroupService service;
        const auto told = service.together(
            {order(kTwoMugs),
             {.path = "/stock-adjustments", .body = q("{'sku':'MUG','delta':-3,'reason':'DAMAGED'}")},
             {.path = "/products/MUG", .body = q("{'title':'A mug'}"), .method = Method::Patch, .version = 1},
             order(kTwoMugs),
             {.path = "/stock-adjustments", .body = q("{'sku':'MUG','delta':-1,'reason':'DAMAGED'}")},
             {.path = "/stock-adjustments", .body = q("{'sku':'MUG','delta':2,'reason':'RECEIVED'}")},
             order(kTwoMugs)});
        QStringList outcomes;
        for (const Told& each : told)
            outcomes += each.status < 300 ? u"good"_s : each.reason();
        QCOMPARE(outcomes, (QStringList{u"good"_s, u"good"_s, u"good"_s, u"INSUFFICIENT_STOCK"_s,
                                        u"INSUFFICIENT_STOCK"_s, u"good"_s, u"good"_s}));
        const Product mug = service.product(u"MUG"_s);
        QCOMPARE(mug.title, u"A mug"_s);
        QCOMPARE(mug.onHand, 4);
        QCOMPARE(mug.reserved, 4);
        QVERIFY(service.agrees(u"MUG"_s));
    }

    void orders_ofMoreThanThereIs_areRefusedAlone_andRemembered()
    {
        GroupService service;
        const std::vector<Asked> asked{order(kTwoMugs), order(kTwoMugs), order(kTwoMugs), order(kTwoMugs),
                                       order(kTwoTea)};
        const auto told = service.together(asked);
        QCOMPARE(told[0].status, 201);
        QCOMPARE(told[1].status, 201);
        QCOMPARE(told[2].reason(), u"INSUFFICIENT_STOCK"_s);
        QCOMPARE(told[3].data.value(u"available"_s).toInt(), 1);
        QCOMPARE(told[4].status, 201);
        QVERIFY(service.agrees(u"MUG"_s));
        const Told again = service.one(asked[2]);
        QVERIFY(again.isReplayed);
        QCOMPARE(again.data, told[2].data);
        QCOMPARE(service.count("SELECT count(*) FROM orders"), 3);
    }

    void sameKey_twiceInAGroup_isOneOrder()
    {
        GroupService service;
        Asked asked = order(kTwoTea);
        Asked otherBody = order(kTwoMugs);
        otherBody.key = asked.key;
        const auto told = service.together({order(kTwoTea), asked, asked, otherBody});
        QCOMPARE(told[1].status, 201);
        QVERIFY(!told[1].isReplayed && told[2].isReplayed);
        QCOMPARE(told[2].data, told[1].data);
        QCOMPARE(told[3].reason(), u"KEY_REUSED"_s);
        QCOMPARE(service.count("SELECT count(*) FROM orders"), 2);
        QVERIFY(service.agrees(u"TEA"_s));
    }

    void orderNo_takenInTheSameGroup_isDuplicate_alsoWhereStockIsShort()
    {
        GroupService service;
        const auto told = service.together(
            {order(kTwoTea), order(kTwoTea, q(",'order_no':'WEB 1'")), order(kTwoTea, q(",'order_no':'WEB 1'")),
             order(q("[{'sku':'MUG','quantity':50}]"), q(",'order_no':'WEB 1'")), order(kTwoTea)});
        QCOMPARE(told[1].status, 201);
        QCOMPARE(told[2].reason(), u"DUPLICATE_ORDER_NO"_s);
        QCOMPARE(told[3].reason(), u"DUPLICATE_ORDER_NO"_s);
        QCOMPARE(told[4].status, 201);
        QCOMPARE(service.count("SELECT count(*) FROM orders"), 3);
        QVERIFY(service.agrees(u"TEA"_s));
    }

    void keyThatMadeAnOrder_andWasForgotten_isReused_itsNeighboursStay()
    {
        GroupService service;
        const Asked old = order(kTwoTea);
        QCOMPARE(service.one(old).status, 201);
        StoreFixture::orThrow(service.db().run("DELETE FROM idempotency WHERE key = ?", QString::fromLatin1(old.key)));
        const auto told = service.together({order(kTwoTea), old, order(kTwoTea)});
        QCOMPARE(told[0].status, 201);
        QCOMPARE(told[1].reason(), u"KEY_REUSED"_s);
        QCOMPARE(told[2].status, 201);
        QCOMPARE(service.count("SELECT count(*) FROM orders"), 3);
        QCOMPARE(service.product(u"TEA"_s).reserved, 6);
        QVERIFY(service.agrees(u"TEA"_s));
    }
};

QTEST_GUILESS_MAIN(tst_OrderGroups)
#include "tst_OrderGroups.moc"
