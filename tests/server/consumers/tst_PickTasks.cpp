// SPDX-License-Identifier: Apache-2.0
// Draft parcels: one for each order that is paid, with what is left to pick, until nothing is.
#include "server/consumers/PickTaskDrafts.h"
#include "tests/server/events/EventShop.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

class PickShop : public EventShop
{
public:
    PickTaskDrafts drafts;

    QJsonArray open(const QByteArray& query = {}) { return page(query)[u"items"_s].toArray(); }
    QJsonObject page(const QByteArray& query = {})
    {
        runConsumers({&drafts});
        return ok(as(Role::Warehouse, Method::Get, "/pick-tasks" + query));
    }
    QString stateOf(const QJsonObject& order)
    {
        runConsumers({&drafts});
        auto rows = StoreFixture::orThrow(db().query("SELECT state FROM pick_tasks WHERE order_id = ?", idOf(order)));
        return rows.next() ? rows.text(0) : QString();
    }
    QJsonObject cancelled(const QJsonObject& order)
    {
        return ok(as(Role::Merchant, Method::Post, path(order) + "/cancellation", R"({"reason":"CUSTOMER"})",
                     order[u"version"_s].toInteger()));
    }
};

} // namespace

class tst_PickTasks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void payment_makesATask_withLinesAndWhereTheyAre();
    void unpaidOrder_hasNone();
    void part_thatShips_leavesTheRest_andTheLastEndsIt();
    void refundOfEverything_withdrawsIt();
    void hold_isSaid();
    void eventsTwice_makeOneTask();
    void list_isPaged_oldestFirst();
    void list_refusesAForeignCursor();
};

void tst_PickTasks::payment_makesATask_withLinesAndWhereTheyAre()
{
    PickShop shop;
    const QJsonObject order = shop.pay(shop.place(3));
    const QJsonArray tasks = shop.open();
    QCOMPARE(tasks.size(), 1);
    const QJsonObject task = tasks[0].toObject();
    QCOMPARE(task[u"order_id"_s], order[u"id"_s]);
    QCOMPARE(task[u"order_no"_s], order[u"order_no"_s]);
    QCOMPARE(task[u"ship_by"_s], order[u"ship_by"_s]);
    QCOMPARE(task[u"on_hold"_s].toBool(true), false);
    const QJsonObject wanted{{u"line_no"_s, 1},
                             {u"sku"_s, u"TEA"_s},
                             {u"title"_s, u"Tea"_s},
                             {u"quantity"_s, 3},
                             {u"location"_s, u"A-01"_s}};
    QCOMPARE(task[u"lines"_s].toArray(), QJsonArray{wanted});
    // The merchant sees the same, the others nothing.
    QCOMPARE(shop.as(Role::Merchant, Method::Get, "/pick-tasks").status, 200);
    QCOMPARE(shop.as(Role::Manager, Method::Get, "/pick-tasks").status, 403);
}

void tst_PickTasks::unpaidOrder_hasNone()
{
    PickShop shop;
    const QJsonObject order = shop.place();
    shop.cancelled(order);
    QVERIFY(shop.open().isEmpty());
    QCOMPARE(shop.stateOf(order), QString());
}

void tst_PickTasks::part_thatShips_leavesTheRest_andTheLastEndsIt()
{
    PickShop shop;
    const QJsonObject order = shop.pay(shop.place(3));
    shop.open();
    const QJsonObject part = shop.ship(order, 1);
    const QJsonArray tasks = shop.open();
    QCOMPARE(tasks.size(), 1);
    QCOMPARE(tasks[0][u"lines"_s][0][u"quantity"_s].toInt(), 2);
    shop.ship(part);
    QVERIFY(shop.open().isEmpty());
    QCOMPARE(shop.stateOf(order), u"DONE"_s);
}

void tst_PickTasks::refundOfEverything_withdrawsIt()
{
    PickShop shop;
    const QJsonObject order = shop.pay(shop.place());
    shop.open();
    shop.refund(order, 2500);
    QVERIFY(shop.open().isEmpty());
    QCOMPARE(shop.stateOf(order), u"WITHDRAWN"_s);
}

void tst_PickTasks::hold_isSaid()
{
    PickShop shop;
    const QJsonObject order = shop.pay(shop.place());
    PickShop::ok(shop.as(Role::Merchant, Method::Post, PickShop::path(order) + "/hold", R"({"reason":"address"})",
                         order[u"version"_s].toInteger()));
    QCOMPARE(shop.open()[0][u"on_hold"_s].toBool(), true);
}

void tst_PickTasks::eventsTwice_makeOneTask()
{
    PickShop shop;
    const QJsonObject order = shop.pay(shop.place());
    shop.open();
    const auto events = StoreFixture::orThrow(readEvents(shop.db(), {}, 100));
    // The order ships before a broker brings the payment again, without a mark that it was consumed.
    shop.ship(order);
    for (int i = 0; i < 2; ++i) {
        StoreFixture::orThrow(
            shop.write([&](WriteContext& context) { return shop.drafts.apply(context, events.back()); }));
    }
    QCOMPARE(shop.stateOf(order), u"DONE"_s);
    QVERIFY(shop.open().isEmpty());
    QCOMPARE(shop.count("SELECT count(*) FROM pick_tasks"), 1);
}

void tst_PickTasks::list_isPaged_oldestFirst()
{
    PickShop shop;
    QStringList placed;
    for (int i = 0; i < 5; ++i) {
        placed.push_back(shop.pay(shop.place())[u"order_no"_s].toString());
        shop.clock().advanceMs(10);
        shop.open();
    }
    QStringList listed;
    QByteArray query = "?limit=2";
    for (int pages = 0; pages < 3; ++pages) {
        const QJsonObject page = shop.page(query);
        const QJsonArray items = page[u"items"_s].toArray();
        for (const auto& item : items)
            listed.push_back(item[u"order_no"_s].toString());
        QCOMPARE(page[u"next_cursor"_s].isNull(), pages == 2);
        query = "?limit=2&cursor=" + page[u"next_cursor"_s].toString().toLatin1();
    }
    QCOMPARE(listed, placed);
}

void tst_PickTasks::list_refusesAForeignCursor()
{
    PickShop shop;
    QCOMPARE(shop.as(Role::Warehouse, Method::Get, "/pick-tasks?cursor=abc").reason, u"BAD_CURSOR"_s);
    QCOMPARE(shop.as(Role::Warehouse, Method::Get, "/pick-tasks?limit=0").status, 400);
    QCOMPARE(shop.as(Role::Warehouse, Method::Get, "/pick-tasks?state=open").status, 400);
}

QTEST_GUILESS_MAIN(tst_PickTasks)
#include "tst_PickTasks.moc"
