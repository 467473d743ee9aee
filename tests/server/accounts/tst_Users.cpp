// SPDX-License-Identifier: Apache-2.0
#include "tests/server/accounts/AccountsFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::test;

namespace {

QByteArray draft(const QByteArray& name, const QByteArray& role = "warehouse",
                 const QByteArray& password = "long enough 7")
{
    return R"({"name":")" + name + R"(","role":")" + role + R"(","password":")" + password + "\"}";
}

QByteArray change(const QString& from, const QString& to)
{
    return QJsonDocument(QJsonObject{{u"current_password"_s, from}, {u"new_password"_s, to}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

class tst_Users : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void me_isTheUser_withoutReadingTheStore();
    void me_withAParameter_isRefused();
    void list_isByName();
    void create_addsAUserWhoCanSignIn();
    void create_withABadBody_isRefused_data();
    void create_withABadBody_isRefused();
    void create_withANameThatIsTaken_isRefused_data();
    void create_withANameThatIsTaken_isRefused();
    void patch_endsSessions_onlyWhereItMust_data();
    void patch_endsSessions_onlyWhereItMust();
    void patch_ofTheName_isSeenBySessions();
    void patch_isRefused_data();
    void patch_isRefused();
    void lastMerchant_staysMerchant();
    void secondMerchant_mayGo();
    void remove_endsSessionsAndLeavesATombstone();
    void remove_isRefused();
    void ownPassword_changed_endsOtherSessionsOnly();
    void ownPassword_withAWrongCurrentOne_isRefusedAndSlowedDown();
    void ownPassword_changedMeanwhile_isRefused();
    void feed_hasUsersForMerchantsOnly();
};

void tst_Users::me_isTheUser_withoutReadingTheStore()
{
    AccountsFixture shop;
    const Caller walter = shop.callerOf(shop.signIn(u"walter"_s));
    shop.restart();
    // A database without any table: reading one would fail.
    const auto empty = StoreFixture::orThrow(sql::Connection::open({.file = u":memory:"_s}));
    const auto answer = getMe(shop.services(), *empty, shop.call({}, walter));
    const QJsonObject me = AccountsFixture::json(answer);
    QCOMPARE(me.keys(), QStringList({u"created_at"_s, u"id"_s, u"name"_s, u"revision"_s, u"role"_s, u"version"_s}));
    QCOMPARE(me[u"name"].toString(), u"walter"_s);
    QCOMPARE(me[u"role"].toString(), u"warehouse"_s);
    QVERIFY(answer->isMasked);
}

void tst_Users::me_withAParameter_isRefused()
{
    AccountsFixture shop;
    Call call = shop.call({}, shop.callerOf(shop.signIn(u"walter"_s)));
    call.request.target = "/api/v1/users/me?fields=name";
    QCOMPARE(AccountsFixture::codeOf(getMe(shop.services(), shop.db(), call)), u"BAD_REQUEST"_s);
}

void tst_Users::list_isByName()
{
    AccountsFixture shop;
    const Caller merle = shop.callerOf(shop.signIn(u"Merle"_s));
    for (const char* name : {"zoe", "Anna", "\u00C4nne"})
        QVERIFY(shop.send(createUser, shop.call(draft(name), merle)));
    QStringList names;
    for (const auto& each :
         AccountsFixture::json(listUsers(shop.services(), shop.db(), shop.call({}, merle)))[u"items"].toArray())
        names.push_back(each.toObject()[u"name"].toString());
    QCOMPARE(names, QStringList({u"Anna"_s, u"Merle"_s, u"walter"_s, u"zoe"_s, u"Änne"_s}));
}

void tst_Users::create_addsAUserWhoCanSignIn()
{
    AccountsFixture shop;
    const Caller merle = shop.callerOf(shop.signIn(u"Merle"_s));
    const auto answer = shop.send(createUser, shop.call(draft("Zoë B.", "storefront"), merle));
    const QJsonObject user = AccountsFixture::json(answer);
    QCOMPARE(answer->status, 201);
    QCOMPARE(user[u"name"].toString(), u"Zoë B."_s);
    QCOMPARE(user[u"role"].toString(), u"storefront"_s);
    QCOMPARE(user[u"version"].toInteger(), 1);
    QVERIFY(!answer->data.contains("argon2"));
    QVERIFY(shop.trySignIn(u"zoë b."_s, u"long enough 7"_s));
}

void tst_Users::create_withABadBody_isRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QStringList>("fields");
    const auto invalid = u"VALIDATION_FAILED"_s;
    const auto row = [](const char* name, const QByteArray& body, const QString& reason, const QStringList& fields) {
        QTest::newRow(name) << body << reason << fields;
    };
    row("an unknown role", draft("a", "admin"), invalid, {u"role"_s});
    row("a role in capitals", draft("a", "MERCHANT"), invalid, {u"role"_s});
    row("a short password", draft("a", "manager", "short 7"), invalid, {u"password"_s});
    row("a common password", draft("a", "manager", "Passw0rd"), invalid, {u"password"_s});
    row("its own name", draft("Wolfgang", "manager", "wolfgang"), invalid, {u"password"_s});
    row("an empty name", draft(""), invalid, {u"name"_s});
    row("a blank at the end", draft("a "), invalid, {u"name"_s});
    row("a control character", draft("a\\u0007b"), invalid, {u"name"_s});
    row("a line separator", draft("a\\u2028b"), invalid, {u"name"_s});
    row("65 characters", draft(QByteArray(65, 'a')), invalid, {u"name"_s});
    row("all of it", draft("", "", ""), invalid, {u"name"_s, u"role"_s, u"password"_s});
    row("no role", R"({"name":"a","password":"long enough 7"})", u"BAD_REQUEST"_s, {});
    row("an id", R"({"name":"a","role":"manager","password":"long enough 7","id":"1"})", u"BAD_REQUEST"_s, {});
    row("nothing", "", u"BAD_REQUEST"_s, {});
}

void tst_Users::create_withABadBody_isRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    QFETCH(QStringList, fields);
    AccountsFixture shop;
    const auto answer = shop.send(createUser, shop.call(body, shop.callerOf(shop.signIn(u"Merle"_s))));
    QCOMPARE(AccountsFixture::codeOf(answer), reason);
    QCOMPARE(AccountsFixture::badFields(answer), fields);
    QCOMPARE(StoreFixture::orThrow(shop.db().integer("SELECT count(*) FROM users")), std::optional<qint64>(2));
}

void tst_Users::create_withANameThatIsTaken_isRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("the same") << QByteArray("Jörg");
    QTest::newRow("other letters") << QByteArray("jÖRG");
    QTest::newRow("decomposed") << QByteArray("Jo\u0308rg");
}

void tst_Users::create_withANameThatIsTaken_isRefused()
{
    QFETCH(QByteArray, name);
    AccountsFixture shop;
    const Caller merle = shop.callerOf(shop.signIn(u"Merle"_s));
    QVERIFY(shop.send(createUser, shop.call(draft("Jörg"), merle)));
    const auto again = shop.send(createUser, shop.call(draft(name), merle));
    QCOMPARE(AccountsFixture::badFields(again), QStringList(u"name"_s));
    const auto renamed =
        shop.send(patchUser, shop.callOn(shop.idOf(u"walter"_s), R"({"name":")" + name + "\"}", merle));
    QCOMPARE(AccountsFixture::badFields(renamed), QStringList(u"name"_s));
}

void tst_Users::patch_endsSessions_onlyWhereItMust_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("ends");
    QTest::addColumn<bool>("changes");
    QTest::newRow("role") << QByteArray(R"({"role":"manager"})") << true << true;
    QTest::newRow("password") << QByteArray(R"({"password":"another one 7"})") << true << true;
    QTest::newRow("name") << QByteArray(R"({"name":"Walter"})") << false << true;
    QTest::newRow("the same role") << QByteArray(R"({"role":"warehouse"})") << false << false;
    QTest::newRow("the same name") << QByteArray(R"({"name":"walter","role":null})") << false << false;
}

void tst_Users::patch_endsSessions_onlyWhereItMust()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, ends);
    QFETCH(bool, changes);
    AccountsFixture shop;
    const Caller merle = shop.callerOf(shop.signIn(u"Merle"_s));
    const SignedIn walter = shop.signIn(u"walter"_s);
    const Caller packing = shop.callerOf(walter);
    const auto answer = shop.send(patchUser, shop.callOn(packing.id, body, merle));
    QCOMPARE(AccountsFixture::json(answer)[u"version"].toInteger(), changes ? 2 : 1);
    QCOMPARE(shop.refusalOf(walter.access), ends ? u"UNAUTHENTICATED"_s : QString());
    QCOMPARE(shop.accounts().isAlive(packing), !ends);
    QCOMPARE(bool(shop.tryRefresh(walter.refresh)), !ends);
    QVERIFY(shop.accounts().isAlive(merle));
    shop.restart();
    QCOMPARE(shop.accounts().isAlive(packing), !ends);
}

void tst_Users::patch_ofTheName_isSeenBySessions()
{
    AccountsFixture shop;
    const Caller merle = shop.callerOf(shop.signIn(u"Merle"_s));
    const SignedIn walter = shop.signIn(u"walter"_s);
    const UserId id = shop.idOf(u"walter"_s);
    QVERIFY(shop.send(patchUser, shop.callOn(id, R"({"name":"Walter W."})", merle)));
    QCOMPARE(shop.callerOf(walter).name, u"Walter W."_s);
    const auto me = getMe(shop.services(), shop.db(), shop.call({}, shop.callerOf(walter)));
    QCOMPARE(AccountsFixture::json(me)[u"name"].toString(), u"Walter W."_s);
    QCOMPARE(AccountsFixture::codeOf(shop.trySignIn(u"walter"_s, passwordOf(u"walter"_s))), u"UNAUTHENTICATED"_s);
    QVERIFY(shop.trySignIn(u"walter w."_s, passwordOf(u"walter"_s)));
}

void tst_Users::patch_isRefused_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no such user") << u"77"_s << QByteArray(R"({"role":"manager"})") << u"NOT_FOUND"_s;
    QTest::newRow("no id") << u"walter"_s << QByteArray(R"({"role":"manager"})") << u"NOT_FOUND"_s;
    QTest::newRow("nothing") << u"walter's"_s << QByteArray("{}") << u"BAD_REQUEST"_s;
    QTest::newRow("an unknown member") << u"walter's"_s << QByteArray(R"({"version":7})") << u"BAD_REQUEST"_s;
    QTest::newRow("an unknown role") << u"walter's"_s << QByteArray(R"({"role":"root"})") << u"VALIDATION_FAILED"_s;
    QTest::newRow("a short password") << u"walter's"_s << QByteArray(R"({"password":"1"})") << u"VALIDATION_FAILED"_s;
}

void tst_Users::patch_isRefused()
{
    QFETCH(QString, id);
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    AccountsFixture shop;
    Call call = shop.callOn(shop.idOf(u"walter"_s), body, shop.callerOf(shop.signIn(u"Merle"_s)));
    if (id != u"walter's"_s)
        call.pathValues = {id};
    QCOMPARE(AccountsFixture::codeOf(shop.send(patchUser, call)), reason);
}

void tst_Users::lastMerchant_staysMerchant()
{
    AccountsFixture shop;
    const Caller merle = shop.callerOf(shop.signIn(u"Merle"_s));
    const auto demoted = shop.send(patchUser, shop.callOn(merle.id, R"({"role":"manager"})", merle));
    QCOMPARE(AccountsFixture::codeOf(demoted), u"STATE_CONFLICT"_s);
    QVERIFY(QJsonDocument::fromJson(demoted.error().facts).object().contains(u"problem"));
    QCOMPARE(AccountsFixture::codeOf(shop.send(deleteUser, shop.callOn(merle.id, {}, merle))), u"STATE_CONFLICT"_s);
    QVERIFY(shop.accounts().isAlive(merle));
    QVERIFY(shop.send(patchUser, shop.callOn(merle.id, R"({"role":"merchant","name":"Merle M."})", merle)));
}

void tst_Users::secondMerchant_mayGo()
{
    AccountsFixture shop;
    const Caller merle = shop.callerOf(shop.signIn(u"Merle"_s));
    QVERIFY(shop.send(patchUser, shop.callOn(shop.idOf(u"walter"_s), R"({"role":"merchant"})", merle)));
    QVERIFY(shop.send(deleteUser, shop.callOn(merle.id, "{}", merle)));
    QVERIFY(!shop.accounts().isAlive(merle));
}

void tst_Users::remove_endsSessionsAndLeavesATombstone()
{
    AccountsFixture shop;
    const Caller merle = shop.callerOf(shop.signIn(u"Merle"_s));
    const SignedIn walter = shop.signIn(u"walter"_s);
    const UserId id = shop.idOf(u"walter"_s);
    const auto answer = shop.send(deleteUser, shop.callOn(id, {}, merle));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(shop.refusalOf(walter.access), u"UNAUTHENTICATED"_s);
    QCOMPARE(AccountsFixture::codeOf(shop.tryRefresh(walter.refresh)), u"UNAUTHENTICATED"_s);
    QCOMPARE(AccountsFixture::codeOf(shop.trySignIn(u"walter"_s, passwordOf(u"walter"_s))), u"UNAUTHENTICATED"_s);
    QCOMPARE(StoreFixture::orThrow(
                 shop.db().integer("SELECT deleted FROM feed WHERE entity = 'user' AND entity_id = ?", id.toString())),
             std::optional<qint64>(1));
    QCOMPARE(AccountsFixture::codeOf(shop.send(deleteUser, shop.callOn(id, {}, merle))), u"NOT_FOUND"_s);
}

void tst_Users::remove_isRefused()
{
    AccountsFixture shop;
    const Caller merle = shop.callerOf(shop.signIn(u"Merle"_s));
    const UserId id = shop.idOf(u"walter"_s);
    QCOMPARE(AccountsFixture::codeOf(shop.send(deleteUser, shop.callOn(id, R"({"really":true})", merle))),
             u"BAD_REQUEST"_s);
    QCOMPARE(AccountsFixture::codeOf(shop.send(deleteUser, shop.callOn(UserId(5), {}, merle))), u"NOT_FOUND"_s);
}

void tst_Users::ownPassword_changed_endsOtherSessionsOnly()
{
    AccountsFixture shop;
    const SignedIn here = shop.signIn(u"walter"_s);
    const SignedIn there = shop.signIn(u"walter"_s);
    const SignedIn merle = shop.signIn(u"Merle"_s);
    const auto answer =
        shop.send(patchMe, shop.call(change(passwordOf(u"walter"_s), u"quite a new one"_s), shop.callerOf(here)));
    QCOMPARE(AccountsFixture::json(answer)[u"version"].toInteger(), 2);
    QCOMPARE(shop.refusalOf(here.access), QString());
    QVERIFY(shop.tryRefresh(here.refresh));
    QCOMPARE(shop.refusalOf(there.access), u"UNAUTHENTICATED"_s);
    QCOMPARE(AccountsFixture::codeOf(shop.tryRefresh(there.refresh)), u"UNAUTHENTICATED"_s);
    QCOMPARE(shop.refusalOf(merle.access), QString());
    QCOMPARE(AccountsFixture::codeOf(shop.trySignIn(u"walter"_s, passwordOf(u"walter"_s))), u"UNAUTHENTICATED"_s);
    QVERIFY(shop.trySignIn(u"walter"_s, u"quite a new one"_s));
}

void tst_Users::ownPassword_withAWrongCurrentOne_isRefusedAndSlowedDown()
{
    AccountsFixture shop;
    const SignedIn here = shop.signIn(u"walter"_s);
    const Caller walter = shop.callerOf(here);
    const auto common = shop.send(patchMe, shop.call(change(passwordOf(u"walter"_s), u"12345678"_s), walter));
    QCOMPARE(AccountsFixture::badFields(common), QStringList(u"new_password"_s));
    for (int i = 0; i < 5; ++i) {
        const auto refused = shop.send(patchMe, shop.call(change(u"wrong"_s, u"quite a new one"_s), walter));
        QCOMPARE(AccountsFixture::codeOf(refused), u"VALIDATION_FAILED"_s);
        QCOMPARE(AccountsFixture::badFields(refused), QStringList(u"current_password"_s));
    }
    const QByteArray good = change(passwordOf(u"walter"_s), u"quite a new one"_s);
    const auto limited = shop.send(patchMe, shop.call(good, walter));
    QCOMPARE(AccountsFixture::codeOf(limited), u"RATE_LIMITED"_s);
    QCOMPARE(AccountsFixture::codeOf(shop.trySignIn(u"walter"_s, passwordOf(u"walter"_s))), u"RATE_LIMITED"_s);
    QCOMPARE(shop.refusalOf(here.access), QString());
    shop.clock.advanceSeconds(1);
    QVERIFY(shop.send(patchMe, shop.call(good, walter)));
}

void tst_Users::ownPassword_changedMeanwhile_isRefused()
{
    AccountsFixture shop;
    const Caller walter = shop.callerOf(shop.signIn(u"walter"_s));
    std::promise<Result<PlannedWrite>> planned;
    const QByteArray body = change(passwordOf(u"walter"_s), u"quite a new one"_s);
    QVERIFY(shop.accounts().runSlow([&] { planned.set_value(patchMe(shop.services(), shop.call(body, walter))); }));
    const auto late = planned.get_future().get();
    QVERIFY(late);
    StoreFixture::orThrow(setPassword(shop.context(), u"walter"_s, u"set by somebody"_s));
    QCOMPARE(AccountsFixture::badFields(late->effect(shop.context())), QStringList(u"current_password"_s));
}

void tst_Users::feed_hasUsersForMerchantsOnly()
{
    AccountsFixture shop;
    const Caller merle = shop.callerOf(shop.signIn(u"Merle"_s));
    const UserId id = shop.idOf(u"walter"_s);
    const auto answer = shop.send(patchUser, shop.callOn(id, R"({"role":"manager"})", merle));
    QVERIFY(answer);
    auto rows = StoreFixture::orThrow(shop.db().query(
        "SELECT f.position, u.revision, f.audience, f.body, f.deleted FROM feed f JOIN users u ON f.position = u.revision "
        "WHERE f.entity = 'user' AND f.entity_id = ?",
        id.toString()));
    QVERIFY(rows.next());
    QCOMPARE(rows.integer(2), Roles(Role::Merchant).bits());
    QCOMPARE(StoreFixture::orThrow(readJson(rows, 3)), answer->data);
    QCOMPARE(rows.integer(4), 0);
    QVERIFY(!rows.next());
}

QTEST_GUILESS_MAIN(tst_Users)
#include "tst_Users.moc"
