// SPDX-License-Identifier: Apache-2.0
// Events: which there are, in which order, what they say, and how far a reader of them is.
#include "server/events/EventTable.h"
#include "server/orders/OrderRepository.h"
#include "tests/server/events/EventShop.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

std::vector<TimelineKind> kindsOf(const std::vector<Event>& events)
{
    std::vector<TimelineKind> kinds;
    for (const Event& event : events)
        kinds.push_back(event.kind);
    return kinds;
}

} // namespace

class tst_Events : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steps_areEvents_inTheOrderOfTheirCommits();
    void importedOrder_isHistory_butItsNextStepIsNews();
    void readEvents_inPages_leavesNothingOutAndRepeatsNothing();
    void event_asJson_isTheSameAgain();
    void json_thatIsNoEvent_isRefused_data();
    void json_thatIsNoEvent_isRefused();
    void cursor_movedBySomebodyElse_doesNotMove();
    void passConsumed_stopsAtTheFirstThatIsMissing();
    void forgetConsumed_forgetsWhatIsOldAndPassed_andNothingElse();
    void readSetAside_beginsWithWhatWasTriedLeast();
};

void tst_Events::steps_areEvents_inTheOrderOfTheirCommits()
{
    EventShop shop;
    const QJsonObject first = shop.place();
    const QJsonObject second = shop.place();
    shop.pay(first);
    // Gives all back, which ends the order: two entries of one change.
    shop.refund(shop.pay(second), 2500);
    auto events = StoreFixture::orThrow(readEvents(shop.db(), {}, 100));
    using enum TimelineKind;
    QCOMPARE(kindsOf(events), (std::vector{Placed, Placed, Paid, Paid, Refunded, Cancelled}));
    QCOMPARE(events[4].position, events[5].position);
    for (size_t i = 1; i < events.size(); ++i)
        QVERIFY(events[i - 1].cursor() < events[i].cursor());
    QCOMPARE(events[2].orderId, EventShop::idOf(first));
    QCOMPARE(events[2].id(), first[u"id"_s].toString() + u"-2"_s);
    QVERIFY(!events[2].trace.isNull());

    StoreFixture::orThrow(addOrders(shop.db(), events));
    QCOMPARE(events[2].order.status, OrderStatus::Paid);
    QCOMPARE(events[2].order.totalMinor, 2500);
    QCOMPARE(events[2].order.customerId, u"C-1"_s);
    QCOMPARE(events[2].order.lines.size(), 1);
    QCOMPARE(events[2].order.lines.front().sku, u"TEA"_s);
    // What the order is when it is read.
    QCOMPARE(events[1].order.status, OrderStatus::Cancelled);
    QCOMPARE(events[1].order.version, shop.get(second)[u"version"_s].toInteger());
}

void tst_Events::importedOrder_isHistory_butItsNextStepIsNews()
{
    EventShop shop;
    const auto imported = shop.ids().nextId<OrderId>();
    QVERIFY(shop.write([&](WriteContext& context) -> Result<> {
        Order order;
        order.id = imported;
        order.orderNo = u"BOOK-1"_s;
        order.status = OrderStatus::Paid;
        order.source = u"import"_s;
        order.currency = u"EUR"_s;
        order.createdAt = order.updatedAt = context.now;
        order.lines.push_back({.lineNo = 1, .sku = u"TEA"_s, .title = u"Tea"_s, .quantity = 1});
        const std::vector<TimelineEntry> timeline{{.kind = TimelineKind::Placed, .at = context.now}};
        CH_CHECK(insertOrder(context, {.after = order, .timeline = timeline}, {.moveStock = false, .isNews = false}));
        return ch::ok();
    }));
    QCOMPARE(StoreFixture::orThrow(readEvents(shop.db(), {}, 100)).size(), 0);
    QVERIFY(!StoreFixture::orThrow(readEvent(shop.db(), imported, 1)));
    EventShop::ok(shop.as(Role::Merchant, Method::Post, "/orders/" + imported.toBytes() + "/notes", R"({"text":"x"})"));
    const auto events = StoreFixture::orThrow(readEvents(shop.db(), {}, 100));
    QCOMPARE(kindsOf(events), (std::vector{TimelineKind::Noted}));
    QCOMPARE(events.front().seq, 2);
}

void tst_Events::readEvents_inPages_leavesNothingOutAndRepeatsNothing()
{
    EventShop shop;
    for (int i = 0; i < 4; ++i)
        shop.refund(shop.pay(shop.place()), 2500);
    const auto all = StoreFixture::orThrow(readEvents(shop.db(), {}, 100));
    QCOMPARE(all.size(), 16);
    // Three do not divide four: pages end between the two entries of one change too.
    std::vector<Event> read;
    EventCursor cursor;
    while (true) {
        QCOMPARE(StoreFixture::orThrow(countEvents(shop.db(), cursor, 100)), qint64(all.size() - read.size()));
        const auto page = StoreFixture::orThrow(readEvents(shop.db(), cursor, 3));
        if (page.empty())
            break;
        read.insert(read.end(), page.begin(), page.end());
        cursor = page.back().cursor();
    }
    QCOMPARE(read, all);
    QVERIFY(!StoreFixture::orThrow(timeOfNextEvent(shop.db(), cursor)));
    QCOMPARE(StoreFixture::orThrow(timeOfNextEvent(shop.db(), {})), all.front().at);
}

void tst_Events::event_asJson_isTheSameAgain()
{
    EventShop shop;
    shop.ship(shop.pay(shop.place()), 1);
    auto events = StoreFixture::orThrow(readEvents(shop.db(), {}, 100));
    QCOMPARE(events.size(), 3);
    StoreFixture::orThrow(addOrders(shop.db(), events));
    for (const Event& event : events)
        QCOMPARE(StoreFixture::orThrow(eventFromJson(eventToJson(event))), event);
    const QJsonObject json = QJsonDocument::fromJson(eventToJson(events[2])).object();
    QCOMPARE(json[u"type"_s].toString(), u"order.shipped"_s);
    QCOMPARE(json[u"id"_s].toString(), events[2].id());
    QCOMPARE(json[u"data"_s][u"detail"_s][u"carrier"_s].toString(), u"DHL"_s);
    QCOMPARE(json[u"data"_s][u"lines"_s][0][u"shipped_quantity"_s].toInteger(), 1);
    // Nobody's name or address leaves the service unasked.
    QVERIFY(!eventToJson(events[2]).contains("ship_to") && !eventToJson(events[2]).contains("line1"));
}

void tst_Events::json_thatIsNoEvent_isRefused_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("unknown kind") << QByteArray("order.placed") << QByteArray("order.teleported");
    QTest::newRow("upper case") << QByteArray("order.placed") << QByteArray("order.PLACED");
    QTest::newRow("no news") << QByteArray("order.placed") << QByteArray("order.imported");
    QTest::newRow("id as number") << QByteArray("\"order_id\":\"") << QByteArray("\"order_id\":7,\"x\":\"");
    QTest::newRow("no position") << QByteArray("\"position\"") << QByteArray("\"place\"");
    QTest::newRow("status") << QByteArray("\"PENDING\"") << QByteArray("\"LOST\"");
    QTest::newRow("cut") << QByteArray("}}") << QByteArray("}");
}

void tst_Events::json_thatIsNoEvent_isRefused()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const Event event{.orderId = OrderId(7),
                      .seq = 1,
                      .position = 3,
                      .order = {.orderNo = u"A"_s, .version = 1, .revision = 3, .currency = u"EUR"_s}};
    QByteArray json = eventToJson(event);
    QVERIFY(eventFromJson(json));
    QVERIFY(json.contains(before));
    QVERIFY(!eventFromJson(json.replace(before, after)));
}

void tst_Events::cursor_movedBySomebodyElse_doesNotMove()
{
    EventShop shop;
    const auto move = [&](EventCursor from, EventCursor to) {
        bool moved = false;
        StoreFixture::orThrow(shop.write([&](WriteContext& context) -> Result<> {
            CH_TRY(moved, moveCursor(context, u"relay"_s, from, to));
            return ch::ok();
        }));
        return moved;
    };
    QVERIFY(!StoreFixture::orThrow(cursorOf(shop.db(), u"relay"_s)));
    QVERIFY(move({}, {5, 1}));
    QVERIFY(!move({}, {6, 1}));
    QVERIFY(!move({5, 2}, {6, 1}));
    QVERIFY(move({5, 1}, {6, 1}));
    QCOMPARE(StoreFixture::orThrow(cursorOf(shop.db(), u"relay"_s)), (EventCursor{6, 1}));
    QCOMPARE(StoreFixture::orThrow(slowestCursor(shop.db())), (EventCursor{6, 1}));
}

void tst_Events::passConsumed_stopsAtTheFirstThatIsMissing()
{
    EventShop shop;
    for (int i = 0; i < 3; ++i)
        shop.pay(shop.place());
    const auto events = StoreFixture::orThrow(readEvents(shop.db(), {}, 100));
    QCOMPARE(events.size(), 6);
    constexpr std::array kWanted{TimelineKind::Paid};
    const auto pass = [&] {
        int passed = 0;
        StoreFixture::orThrow(shop.write([&](WriteContext& context) -> Result<> {
            CH_TRY(passed, passConsumed(context, u"points"_s, kWanted, 100));
            return ch::ok();
        }));
        return passed;
    };
    const auto mark = [&](size_t i) {
        StoreFixture::orThrow(shop.write([&](WriteContext& context) -> Result<> {
            CH_TRY(const bool isFirst, markConsumed(context, u"points"_s, events[i].cursor()));
            return isFirst ? ch::ok() : refusal(Reason::StateConflict);
        }));
    };
    // The first is a placement, which nobody waits for.
    QCOMPARE(pass(), 1);
    mark(3);
    QCOMPARE(pass(), 0);
    mark(1);
    QCOMPARE(pass(), 4);
    QCOMPARE(StoreFixture::orThrow(cursorOf(shop.db(), u"points"_s)), events[4].cursor());
}

// Else as many as are tried at a time, and always fail, would keep all behind them from their turn.
void tst_Events::readSetAside_beginsWithWhatWasTriedLeast()
{
    EventShop shop;
    for (int i = 0; i < 3; ++i)
        shop.place();
    const auto events = StoreFixture::orThrow(readEvents(shop.db(), {}, 100));
    QCOMPARE(events.size(), 3);
    const auto fail = [&](const Event& event) {
        StoreFixture::orThrow(
            shop.write([&](WriteContext& context) { return setAside(context, u"c"_s, event, u"e"_s); }));
    };
    const auto turn = [&] {
        std::vector<EventCursor> cursors;
        for (const SetAsideEvent& event : StoreFixture::orThrow(readSetAside(shop.db(), u"c"_s, 2)))
            cursors.push_back(event.cursor);
        return cursors;
    };
    for (const Event& event : events)
        fail(event);
    QCOMPARE(turn(), (std::vector{events[0].cursor(), events[1].cursor()}));
    fail(events[0]);
    fail(events[1]);
    QCOMPARE(turn(), (std::vector{events[2].cursor(), events[0].cursor()}));
}

void tst_Events::forgetConsumed_forgetsWhatIsOldAndPassed_andNothingElse()
{
    EventShop shop;
    StoreFixture::orThrow(shop.write([&](WriteContext& context) -> Result<> {
        for (int i = 1; i <= 4; ++i)
            CH_CHECK(markConsumed(context, u"points"_s, {i, 1}));
        CH_CHECK(moveCursor(context, u"points"_s, {}, {3, 1}));
        return ch::ok();
    }));
    const auto forget = [&] {
        StoreFixture::orThrow(shop.write([](WriteContext& context) -> Result<> {
            CH_CHECK(forgetConsumed(context, context.now.plusMs(-1000)));
            return ch::ok();
        }));
        return shop.count("SELECT count(*) FROM consumed_events");
    };
    QCOMPARE(forget(), 4);
    shop.clock().advanceMs(1001);
    QCOMPARE(forget(), 2);
    QCOMPARE(shop.count("SELECT min(position) FROM consumed_events"), 3);
}

QTEST_GUILESS_MAIN(tst_Events)
#include "tst_Events.moc"
