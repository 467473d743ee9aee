// SPDX-License-Identifier: Apache-2.0
// /shop and /views through the whole service.
#include "server/feed/FeedRepository.h"
#include "tests/support/ServiceFixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Told
{
    int status = 0;
    QString reason;
    QJsonObject data;
    /// The fields that are wrong, in order.
    QStringList fields;
};

class Office : public ServiceFixture
{
public:
    Told ask(Role role, Method method, const QByteArray& path, const QByteArray& body = {})
    {
        const Response response = as(role, method, path, body);
        Told told{.status = response.status,
                  .reason = response.reason,
                  .data = QJsonDocument::fromJson(response.body).object()[u"data"_s].toObject()};
        if (told.data.contains(u"field"_s))
            told.fields.push_back(told.data.value(u"field"_s).toString());
        for (const auto& error : told.data.value(u"errors"_s).toArray())
            told.fields.push_back(error.toObject()[u"field"_s].toString());
        return told;
    }
    Told patch(const QByteArray& body) { return ask(Role::Merchant, Method::Patch, "/shop", body); }
    QJsonObject shopNow(Role role = Role::Manager) { return ask(role, Method::Get, "/shop").data; }
    QStringList viewNames(Role role)
    {
        QStringList names;
        for (const auto& view : ask(role, Method::Get, "/views").data[u"items"_s].toArray())
            names.push_back(view.toObject()[u"name"_s].toString());
        return names;
    }
    QByteArray create(const QByteArray& name, const QByteArray& roles = R"(["merchant"])")
    {
        const Told made = ask(Role::Merchant, Method::Post, "/views", view(name, roles));
        if (made.status != 201)
            throw std::runtime_error("the view was refused");
        return made.data[u"id"_s].toString().toLatin1();
    }
    static QByteArray view(const QByteArray& name, const QByteArray& roles = R"(["merchant"])",
                           const QByteArray& query = R"({"status":"PAID"})")
    {
        return R"({"name":")" + name + R"(","query":)" + query +
               R"(,"columns":["order_no"],"sort":"-ship_by","roles":)" + roles + '}';
    }
    qint64 count(std::string_view sql) { return StoreFixture::orThrow(db().integer(sql)).value_or(0); }
};

} // namespace

class tst_Shop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shop_isTheSameForAllWhoMaySeeIt();
    void patch_changesWhatItNames_andNothingElse();
    void patch_sameValues_isNoChange();
    void patch_isSeenByTheNextRequest();
    void patch_wrong_isRefused_data();
    void patch_wrong_isRefused();
    void patch_ofTheCurrency_isRefusedOnceThereAreOrders();

    void views_areThoseOfTheRole();
    void views_roundTrip();
    void view_replaced_keepsItsIdAndRises();
    void view_withoutARole_leavesThatRolesFeed();
    void view_deleted_isATombstone();
    void view_unknown_isNotFound();
    void view_wrong_isRefused_data();
    void view_wrong_isRefused();
    void view_ofManyOrderNumbers_isKept();
    void views_areAtMostTwoHundred();
};

void tst_Shop::shop_isTheSameForAllWhoMaySeeIt()
{
    Office office;
    const QJsonObject shop = office.shopNow(Role::Merchant);
    QCOMPARE(shop[u"currency"_s].toString(), u"EUR"_s);
    QCOMPARE(shop[u"handling_days"_s].toInt(), 2);
    QCOMPARE(office.shopNow(Role::Manager), shop);
    QCOMPARE(office.shopNow(Role::Warehouse), shop);
}

void tst_Shop::patch_changesWhatItNames_andNothingElse()
{
    Office office;
    QJsonObject wanted = office.shopNow();
    const Told told = office.patch(R"({"name":"港山 & Hill","handling_days":0})");
    QCOMPARE(told.status, 200);
    wanted[u"name"_s] = u"港山 & Hill"_s;
    wanted[u"handling_days"_s] = 0;
    if (wanted.contains(u"version"_s))
        wanted[u"version"_s] = wanted[u"version"_s].toInt() + 1;
    QCOMPARE(told.data, wanted);
    QCOMPARE(office.shopNow(), wanted);
}

void tst_Shop::patch_sameValues_isNoChange()
{
    Office office;
    QCOMPARE(office.patch(R"({"currency":"EUR"})").status, 200);
    QCOMPARE(office.count("SELECT version FROM shop"), 1);
}

void tst_Shop::patch_isSeenByTheNextRequest()
{
    Office office;
    const auto zoneOfReport = [&] {
        return office.ask(Role::Manager, Method::Get, "/reports/sales?from=2026-03-01&to=2026-03-01")
            .data[u"time_zone"_s]
            .toString();
    };
    QCOMPARE(zoneOfReport(), u"UTC"_s);
    QCOMPARE(office.patch(R"({"time_zone":"Asia/Shanghai"})").status, 200);
    QCOMPARE(zoneOfReport(), u"Asia/Shanghai"_s);
}

void tst_Shop::patch_wrong_isRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* body, int status, const char* field) {
        QTest::newRow(body) << QByteArray(body) << status << QString::fromLatin1(field);
    };
    row(R"({"name":""})", 422, "name");
    row(R"({"name":"  "})", 422, "name");
    row(R"({"name":null})", 400, "name");
    row(R"({"currency":"EURO"})", 422, "currency");
    row(R"({"currency":"eur"})", 422, "currency");
    row(R"({"time_zone":"Berlin"})", 422, "time_zone");
    row(R"({"time_zone":"../../etc/passwd"})", 422, "time_zone");
    row(R"({"handling_days":61})", 422, "handling_days");
    row(R"({"handling_days":-1})", 422, "handling_days");
    row(R"({"handling_days":"2"})", 400, "handling_days");
    row(R"({"id":"2"})", 400, "id");
    row(R"({"name":"","currency":"x","time_zone":"y","handling_days":99})", 422, "name");
}

void tst_Shop::patch_wrong_isRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, field);
    Office office;
    const QJsonObject before = office.shopNow();
    const Told told = office.patch(body);
    QCOMPARE(told.status, status);
    QCOMPARE(told.fields.value(0), field);
    QCOMPARE(office.shopNow(), before);
}

void tst_Shop::patch_ofTheCurrency_isRefusedOnceThereAreOrders()
{
    Office office;
    QCOMPARE(office.patch(R"({"currency":"JPY"})").status, 200);
    QCOMPARE(office.ask(Role::Merchant, Method::Post, "/products", R"({"sku":"T","title":"T","price_minor":5})").status,
             201);
    QCOMPARE(
        office.ask(Role::Merchant, Method::Post, "/stock-adjustments", R"({"sku":"T","delta":1,"reason":"RECEIVED"})")
            .status,
        201);
    QCOMPARE(office
                 .ask(Role::Merchant, Method::Post, "/orders",
                      R"({"currency":"JPY","customer":{"name":"A"},"ship_to":{"name":"A","line1":"1","city":"B",)"
                      R"("country":"JP"},"lines":[{"sku":"T","quantity":1}]})")
                 .status,
             201);
    const Told refused = office.patch(R"({"currency":"KWD","name":"Other"})");
    QCOMPARE(refused.reason, u"STATE_CONFLICT"_s);
    QCOMPARE(refused.fields, QStringList(u"currency"_s));
    QVERIFY(office.shopNow()[u"name"_s].toString() != u"Other"_s);
    QCOMPARE(office.patch(R"({"currency":"JPY","name":"Other"})").status, 200);
}

void tst_Shop::views_areThoseOfTheRole()
{
    Office office;
    office.create("office", R"(["merchant","manager"])");
    office.create("packing", R"(["warehouse"])");
    office.create("all", R"(["merchant","manager","warehouse"])");
    // Whoever keeps them sees them all.
    QCOMPARE(office.viewNames(Role::Merchant), (QStringList{u"all"_s, u"office"_s, u"packing"_s}));
    QCOMPARE(office.viewNames(Role::Manager), (QStringList{u"all"_s, u"office"_s}));
    QCOMPARE(office.viewNames(Role::Warehouse), (QStringList{u"all"_s, u"packing"_s}));
}

void tst_Shop::views_roundTrip()
{
    Office office;
    const QByteArray query = R"({"status":"PAID","country":"DE","q":"王小明 \"quoted\"","overdue":"true"})";
    const Told made =
        office.ask(Role::Merchant, Method::Post, "/views", Office::view("Late, Germany", R"(["merchant"])", query));
    QCOMPARE(made.status, 201);
    QCOMPARE(made.data[u"query"_s].toObject(), QJsonDocument::fromJson(query).object());
    QCOMPARE(made.data[u"columns"_s].toArray(), QJsonArray{u"order_no"_s});
    QCOMPARE(made.data[u"sort"_s].toString(), u"-ship_by"_s);
    QCOMPARE(office.ask(Role::Merchant, Method::Get, "/views").data[u"items"_s].toArray(), QJsonArray{made.data});
}

void tst_Shop::view_replaced_keepsItsIdAndRises()
{
    Office office;
    const QByteArray id = office.create("first");
    const Told replaced = office.ask(Role::Merchant, Method::Put, "/views/" + id, Office::view("second"));
    QCOMPARE(replaced.status, 200);
    QCOMPARE(replaced.data[u"id"_s].toString().toLatin1(), id);
    QCOMPARE(replaced.data[u"version"_s].toInt(), 2);
    QCOMPARE(office.viewNames(Role::Merchant), QStringList(u"second"_s));
    QCOMPARE(office.count("SELECT count(*) FROM feed WHERE entity = 'view'"), 1);
}

void tst_Shop::view_withoutARole_leavesThatRolesFeed()
{
    Office office;
    const QByteArray id = office.create("shared", R"(["merchant","warehouse"])");
    const auto feedOf = [&](Role role) {
        FeedCursor cursor = StoreFixture::orThrow(newestCursor(office.db(), role));
        cursor.position = 0;
        const QByteArray page =
            StoreFixture::orThrow(readChanges(office.db(), cursor, {.items = 100, .bytes = 1 << 20}));
        for (const auto& item : QJsonDocument::fromJson(page).object()[u"items"_s].toArray()) {
            if (item.toObject()[u"id"_s].toString().toLatin1() == id)
                return item.toObject()[u"deleted"_s].toBool() ? u"gone"_s : u"there"_s;
        }
        return u"never"_s;
    };
    QCOMPARE(feedOf(Role::Warehouse), u"there"_s);
    QCOMPARE(office.ask(Role::Merchant, Method::Put, "/views/" + id, Office::view("shared", R"(["manager"])")).status,
             200);
    QCOMPARE(feedOf(Role::Warehouse), u"gone"_s);
    QCOMPARE(feedOf(Role::Manager), u"there"_s);
    QCOMPARE(feedOf(Role::Merchant), u"there"_s);
}

void tst_Shop::view_deleted_isATombstone()
{
    Office office;
    const QByteArray id = office.create("gone soon");
    QCOMPARE(office.ask(Role::Merchant, Method::Delete, "/views/" + id).status, 200);
    QCOMPARE(office.viewNames(Role::Merchant), QStringList());
    QCOMPARE(office.count("SELECT deleted FROM feed WHERE entity = 'view'"), 1);
    QCOMPARE(office.ask(Role::Merchant, Method::Delete, "/views/" + id).status, 404);
}

void tst_Shop::view_unknown_isNotFound()
{
    Office office;
    for (const QByteArray id : {"1", "x", "-1", "4611686018427387904"}) {
        QCOMPARE(office.ask(Role::Merchant, Method::Put, "/views/" + id, Office::view("v")).status, 404);
        QCOMPARE(office.ask(Role::Merchant, Method::Delete, "/views/" + id).status, 404);
    }
}

void tst_Shop::view_wrong_isRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const QByteArray& body, int status, const char* field) {
        QTest::newRow(name) << body << status << QString::fromLatin1(field);
    };
    const QByteArray roles = R"(["merchant"])";
    row("blank name", Office::view(" "), 422, "name");
    row("long name", Office::view(QByteArray(101, 'n')), 422, "name");
    row("no roles", R"({"name":"v"})", 400, "roles");
    row("empty roles", Office::view("v", "[]"), 422, "roles");
    row("unknown role", Office::view("v", R"(["emperor"])"), 422, "roles");
    row("unknown filter", Office::view("v", roles, R"({"colour":"red"})"), 400, "query.colour");
    row("limit is no filter", Office::view("v", roles, R"({"limit":"5"})"), 400, "query.limit");
    row("filter that is no text", Office::view("v", roles, R"({"overdue":true})"), 400, "query.overdue");
    row("unknown sort", Office::view("v").replace("-ship_by", "-colour"), 422, "sort");
    row("unknown member", Office::view("v").replace("\"sort\"", "\"order\""), 400, "order");
    const QByteArray columns = QByteArray("\"a\",").repeated(64) + "\"a\"";
    row("too many columns", Office::view("v").replace("\"order_no\"", columns), 422, "columns");
}

void tst_Shop::view_wrong_isRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, field);
    Office office;
    const Told told = office.ask(Role::Merchant, Method::Post, "/views", body);
    QCOMPARE(told.status, status);
    QCOMPARE(told.fields.value(0), field);
    QCOMPARE(office.viewNames(Role::Merchant), QStringList());
}

/// A column of numbers pasted into the search, and saved.
void tst_Shop::view_ofManyOrderNumbers_isKept()
{
    Office office;
    QStringList numbers;
    for (int i = 0; i < 200; ++i)
        numbers.push_back(u"ORDER-NUMBER-OF-32-CHARACTERS-%1"_s.arg(i, 2, 10, QChar(u'0')).left(32));
    const QByteArray query =
        QJsonDocument(QJsonObject{{u"order_no"_s, numbers.join(u',')}}).toJson(QJsonDocument::Compact);
    QCOMPARE(
        office.ask(Role::Merchant, Method::Post, "/views", Office::view("pasted", R"(["merchant"])", query)).status,
        201);
}

void tst_Shop::views_areAtMostTwoHundred()
{
    Office office;
    for (int i = 0; i < 200; ++i)
        office.create("v" + QByteArray::number(i));
    const Told refused = office.ask(Role::Merchant, Method::Post, "/views", Office::view("one more"));
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.fields, QStringList(u"name"_s));
    QCOMPARE(office.viewNames(Role::Merchant).size(), 200);
}

QTEST_GUILESS_MAIN(tst_Shop)
#include "tst_Shop.moc"
