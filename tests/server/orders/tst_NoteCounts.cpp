// SPDX-License-Identifier: Apache-2.0
// Notes and their number: in the order's row, its bytes and the feed, and in a store of before they were counted.
#include "server/orders/OrderHandlers.h"
#include "server/store/IdempotencyTable.h"
#include "tests/server/orders/ReadsFixture.h"

#include <QFile>
#include <QTest>

using namespace ch;
using namespace ch::test;

class tst_NoteCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void note_raisesCountAndRevision_notTheVersion();
    void note_ofThePlacement_counts();
    void shopFront_mayNotAskForNotes();
    void everybodyElse_mayAskForNotes();
    void storeOfBefore_isCountedAndToldAnew();
};

namespace {

QByteArray note(const char* text)
{
    return R"({"text":")" + QByteArray(text) + R"("})";
}

} // namespace

void tst_NoteCounts::note_raisesCountAndRevision_notTheVersion()
{
    ReadsFixture shop;
    const Order order = shop.paid();
    QCOMPARE(order.noteCount, 0);
    const Order once = OrderFixture::orderIn(shop.send(addNote, shop.call(shop.merchant, note("rang"), order.id)), 201);
    const Order twice =
        OrderFixture::orderIn(shop.send(addNote, shop.call(shop.merchant, note("again"), order.id)), 201);
    QCOMPARE(once.noteCount, 1);
    QCOMPARE(twice.noteCount, 2);
    QCOMPARE(twice.version, order.version);
    QVERIFY(once.revision > order.revision && twice.revision > once.revision);
    QCOMPARE(shop.load(order.id).noteCount, 2);
    // Nobody's next step was made wrong.
    QCOMPARE(shop.shipped(order).noteCount, 2);
    QCOMPARE(shop.violations(), QStringList());
}

void tst_NoteCounts::note_ofThePlacement_counts()
{
    ReadsFixture shop;
    const QByteArray lines = R"([{"sku":"TEA","quantity":1}])";
    const Order noted = OrderFixture::orderIn(
        shop.send(placeOrder, shop.call(shop.storefront, OrderFixture::draft(lines, R"(,"note":"ring twice")"))), 201);
    const Order blank = OrderFixture::orderIn(
        shop.send(placeOrder, shop.call(shop.storefront, OrderFixture::draft(lines, R"(,"note":"  ")"))), 201);
    QCOMPARE(shop.load(noted.id).noteCount, 1);
    QCOMPARE(shop.load(blank.id).noteCount, 0);
    QCOMPARE(shop.numbers(shop.merchant, "has_note=true"), QStringList(noted.orderNo));
    QCOMPARE(shop.numbers(shop.merchant, "has_note=false"), QStringList(blank.orderNo));
    QCOMPARE(shop.json(orderCounts, shop.merchant, "has_note=true")[u"PENDING"].toInt(), 1);
    QCOMPARE(shop.violations(), QStringList());
}

void tst_NoteCounts::shopFront_mayNotAskForNotes()
{
    ReadsFixture shop;
    for (const QByteArray query : {"has_note=true", "has_note=false", "has_note=perhaps"}) {
        QCOMPARE(shop.refusalOf(listOrders, shop.storefront, query), u"FORBIDDEN"_s);
        QCOMPARE(shop.refusalOf(orderCounts, shop.storefront, query), u"FORBIDDEN"_s);
    }
    QCOMPARE(shop.refusalOf(listOrders, shop.storefront, "on_hold=true"), QString());
}

void tst_NoteCounts::everybodyElse_mayAskForNotes()
{
    ReadsFixture shop;
    const Caller manager = OrderFixture::callerOf(Role::Manager, 16);
    for (const Caller& caller : {shop.merchant, shop.warehouse, manager}) {
        QCOMPARE(shop.refusalOf(listOrders, caller, "has_note=true"), QString());
        QCOMPARE(shop.refusalOf(orderCounts, caller, "has_note=false"), QString());
    }
}

void tst_NoteCounts::storeOfBefore_isCountedAndToldAnew()
{
    ReadsFixture shop;
    shop.receive(u"MUG"_s, 10);
    std::vector<Order> orders;
    for (int i = 0; i < 6; ++i) {
        Order order = shop.paid(1, 1);
        for (int notes = i % 3; notes > 0; --notes)
            order = OrderFixture::orderIn(shop.send(addNote, shop.call(shop.merchant, note("rang"), order.id)), 201);
        orders.push_back(shop.load(order.id));
    }
    StoreFixture::orThrow(shop.context().persistClocks());

    // As the version before left it.
    const bool isServer = shop.db().engine() == sql::Engine::PostgreSql;
    const auto run = [&](const QString& statement) { StoreFixture::orThrow(shop.db().execute(statement)); };
    const QStringList bodies = shop.jsons("SELECT body FROM feed ORDER BY position");
    const KeyedRequest keyed{.user = UserId(1),
                             .key = *OpId::fromText("0123456789abcdef"),
                             .route = u"POST /x"_s,
                             .bodyHash = bodyHash("{}")};
    StoreFixture::orThrow(rememberAnswer(shop.context(), keyed, {.code = 201, .data = "{\"city\":\"北京 \\\\\"}"}));
    const QStringList answers = shop.jsons("SELECT data FROM idempotency ORDER BY user_id, key");
    const QStringList keys = shop.texts("SELECT key FROM idempotency ORDER BY user_id, key");
    QVERIFY(!answers.isEmpty());
    const QString blind = uR"({"note":"数 \\ \"x\"","difference_count":null})"_s;
    const QStringList positions = shop.texts("SELECT position FROM feed ORDER BY position");
    if (isServer) {
        run(uR"(ALTER TABLE feed ALTER COLUMN body TYPE TEXT COLLATE "C" USING '')"_s);
        run(uR"(ALTER TABLE feed ALTER COLUMN masked TYPE TEXT COLLATE "C" USING NULL)"_s);
        run(uR"(ALTER TABLE idempotency ALTER COLUMN data TYPE TEXT COLLATE "C" USING '')"_s);
    }
    const auto plain = [&](const QString& json) { return isServer ? sql::toBound(json) : sql::toBound(json.toUtf8()); };
    for (qsizetype i = 0; i < bodies.size(); ++i) {
        QString body = bodies[i];
        for (const Order& order : orders) {
            if (positions[i] == QString::number(order.revision))
                body.replace(u",\"note_count\":%1}"_s.arg(order.noteCount), u"}"_s);
        }
        StoreFixture::orThrow(
            shop.db().run("UPDATE feed SET body = ? WHERE position = ?", plain(body), positions[i].toLongLong()));
    }
    for (qsizetype i = 0; i < answers.size(); ++i)
        StoreFixture::orThrow(
            shop.db().run("UPDATE idempotency SET data = ? WHERE key = ?", plain(answers[i]), keys[i]));
    StoreFixture::orThrow(
        shop.db().run("UPDATE feed SET masked = ? WHERE position = ?", plain(blind), positions.front().toLongLong()));
    run(u"DROP INDEX orders_noted"_s);
    run(u"ALTER TABLE orders DROP COLUMN note_count"_s);
    run(isServer ? u"UPDATE schema_version SET version = 4"_s : u"PRAGMA user_version=4"_s);
    const qint64 end = shop.count("SELECT position FROM feed_clock");
    const std::string notNoted = " FROM feed f WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.kind = 'NOTED' AND "
                                 "CAST(e.order_id AS TEXT) = f.entity_id) ORDER BY position";
    const QStringList untouched = shop.jsons("SELECT body" + notNoted);
    const QStringList places = shop.texts("SELECT position" + notNoted);

    std::vector<sql::Migration> migrations;
    for (const QString& name : {u"005_note_counts.sql"_s, u"007_json_compressed.sql"_s}) {
        QFile script((isServer ? u":/server/migrations/postgresql/"_s : u":/server/migrations/sqlite/"_s) + name);
        QVERIFY(script.open(QIODevice::ReadOnly));
        migrations.push_back({name.left(3).toInt(), QString::fromUtf8(script.readAll())});
    }
    StoreFixture::orThrow(sql::migrate(shop.db(), migrations));

    // The four with notes stand behind the old end, in their order; the others where they were, byte for byte.
    qint64 position = end;
    for (const Order& before : orders) {
        const Order after = shop.load(before.id);
        QCOMPARE(after.noteCount, before.noteCount);
        QCOMPARE(after.version, before.version);
        QCOMPARE(after.revision, before.noteCount > 0 ? ++position : before.revision);
        QCOMPARE(after.updatedAt, before.updatedAt);
    }
    QCOMPARE(shop.count("SELECT position FROM feed_clock"), end + 4);
    QCOMPARE(shop.jsons("SELECT body FROM feed WHERE position <= " + std::to_string(end) + " ORDER BY position"),
             untouched);
    QCOMPARE(shop.texts("SELECT position FROM feed WHERE position <= " + std::to_string(end) + " ORDER BY position"),
             places);
    QCOMPARE(shop.jsons("SELECT masked FROM feed WHERE masked IS NOT NULL"), QStringList(blind));
    QCOMPARE(shop.jsons("SELECT data FROM idempotency ORDER BY user_id, key"), answers);
    QCOMPARE(StoreFixture::orThrow(findAnswer(shop.db(), keyed))->data, answers.front().toUtf8());
    QCOMPARE(shop.violations(), QStringList());
}

QTEST_GUILESS_MAIN(tst_NoteCounts)
#include "tst_NoteCounts.moc"
