// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderTable.h"
#include "server/orders/RefundTable.h"
#include "tests/server/orders/OrderFixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

TimelineEntry entry(TimelineKind kind, UtcTime at, const QString& actor)
{
    TimelineEntry made;
    made.kind = kind;
    made.at = at;
    made.actor.name = actor;
    return made;
}

/// A finished order as an import brings it.
OrderChange finishedOrder(OrderId id, const QString& orderNo, int lines)
{
    OrderChange change;
    Order& order = change.after;
    order.id = id;
    order.orderNo = orderNo;
    order.status = OrderStatus::Completed;
    order.version = 3;
    order.source = u"import"_s;
    order.currency = u"GBP"_s;
    order.customer.name = u"Guest"_s;
    order.shipTo.country = u"Channel Islands"_s;
    const UtcTime at(1'291'191'960'000);
    for (int i = 1; i <= lines; ++i) {
        order.lines.push_back({.lineNo = i,
                               .sku = u"OLD-%1"_s.arg(i % 7),
                               .title = {},
                               .quantity = i,
                               .unitPriceMinor = 255,
                               .lineTotalMinor = 255 * i,
                               .packedQuantity = i,
                               .shippedQuantity = i,
                               .releasedQuantity = 0});
        order.subtotalMinor += 255 * i;
    }
    order.totalMinor = order.subtotalMinor;
    order.paidMinor = order.totalMinor;
    order.payments.push_back({.amountMinor = order.totalMinor,
                              .method = u"BOOK"_s,
                              .reference = orderNo,
                              .accepted = true,
                              .reason = {},
                              .at = at,
                              .opId = {}});
    order.createdAt = at;
    order.paidAt = at;
    order.shippedAt = at;
    order.completedAt = at;
    order.updatedAt = at;
    for (const TimelineKind kind :
         {TimelineKind::Imported, TimelineKind::Paid, TimelineKind::Shipped, TimelineKind::Completed})
        change.timeline.push_back(entry(kind, at, u"import"_s));
    return change;
}

} // namespace

class tst_OrderRepository : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void load_unknownOrder_isNothing()
    {
        OrderFixture f;
        QVERIFY(!f.orThrow(loadOrder(f.db(), OrderId(4711))));
    }

    void insert_orderWithEveryPart_loadsTheSame()
    {
        OrderFixture f;
        OrderChange change = finishedOrder(f.ids().nextId<OrderId>(), u"536365"_s, 3);
        Order& order = change.after;
        order.customer = {
            .id = u"17850"_s, .name = u"Customer 17850"_s, .email = u"a@example.org"_s, .phone = u"+44"_s};
        order.shipTo = {.name = u"Née Ωmega 😀"_s,
                        .line1 = u"1"_s,
                        .line2 = u"2"_s,
                        .city = u"C"_s,
                        .region = u"R"_s,
                        .postcode = u"P"_s,
                        .country = u"GB"_s,
                        .phone = u"T"_s};
        order.discountMinor = 5;
        order.shippingMinor = 7;
        order.refundedMinor = 9;
        order.payments.push_back({.amountMinor = 9,
                                  .method = u"CARD"_s,
                                  .reference = u"twice"_s,
                                  .accepted = false,
                                  .reason = u"STATE_CONFLICT"_s,
                                  .at = UtcTime(1'291'191'960'001),
                                  .opId = u"0123456789abcdef"_s});
        order.shipments = {{.no = 1,
                            .carrier = u"DHL"_s,
                            .trackingNo = u"X"_s,
                            .lines = {{3, 3}, {1, 1}},
                            .shippedAt = UtcTime(7),
                            .by = u"w"_s,
                            .opId = {}},
                           {.no = 2,
                            .carrier = u"UPS"_s,
                            .trackingNo = u"Y"_s,
                            .lines = {{2, 2}},
                            .shippedAt = UtcTime(8),
                            .by = u"w"_s,
                            .opId = {}}};
        order.hold = Hold{.reason = u"fraud?"_s, .until = UtcTime(99), .by = u"m"_s, .at = UtcTime(98)};
        order.claim = Claim{.userId = UserId(5), .user = u"w"_s, .device = u"d"_s, .expiresAt = UtcTime(97)};
        order.cancelReason = u"OTHER"_s;
        order.expiresAt = UtcTime(1);
        order.shipBy = UtcTime(2);
        order.cancelledAt = UtcTime(3);
        order.placedBy = UserId(6);
        order.createOpId = u"fedcba9876543210"_s;

        const Order stored = f.orThrow(insertOrder(f.context(), change, {.moveStock = false}));
        QCOMPARE(f.load(order.id), stored);
        QVERIFY(stored.revision > 0);
        Order expected = order;
        expected.revision = stored.revision;
        expected.shipments[0].lines = {{1, 1}, {3, 3}};
        QCOMPARE(stored, expected);
        QCOMPARE(f.timeline(order.id), (QStringList{u"IMPORTED"_s, u"PAID"_s, u"SHIPPED"_s, u"COMPLETED"_s}));
        VERIFY_STORE(f);
    }

    void insert_finishedOrdersOf705Lines_areQuickAndMoveNoStock()
    {
        OrderFixture f;
        QElapsedTimer timer;
        timer.start();
        auto transaction = f.orThrow(sql::Transaction::begin(f.db()));
        for (int i = 0; i < 20; ++i)
            f.orThrow(insertOrder(f.context(), finishedOrder(f.ids().nextId<OrderId>(), u"B%1"_s.arg(i), 705),
                                  {.moveStock = false}));
        f.orThrow(transaction.commit());
        qInfo("20 orders of 705 lines in %lld ms", timer.elapsed());
        QCOMPARE(f.count("SELECT count(*) FROM order_lines"), 20 * 705);
        QCOMPARE(f.count("SELECT count(*) FROM movements WHERE order_id IS NOT NULL"), 0);
        VERIFY_STORE(f);
    }

    void insert_orderNoTaken_isDuplicateAndNamesIt()
    {
        OrderFixture f;
        f.orThrow(insertOrder(f.context(), finishedOrder(OrderId(1), u"A"_s, 1), {.moveStock = false}));
        const auto again = insertOrder(f.context(), finishedOrder(OrderId(2), u"A"_s, 1), {.moveStock = false});
        QVERIFY(!again);
        QCOMPARE(again.error().code, u"DUPLICATE_ORDER_NO"_s);
        QCOMPARE(again.error().facts, q("{'order_no':'A'}"));
        // Byte for byte: another case is another number.
        f.orThrow(insertOrder(f.context(), finishedOrder(OrderId(3), u"a"_s, 1), {.moveStock = false}));
    }

    void insert_keyUsedBySameUser_isKeyReused_byAnotherIsFine()
    {
        OrderFixture f;
        const auto change = [](qint64 id, qint64 user) {
            OrderChange made = finishedOrder(OrderId(id), u"N%1"_s.arg(id), 1);
            made.after.placedBy = UserId(user);
            made.after.createOpId = u"one-and-the-same-key"_s;
            return made;
        };
        f.orThrow(insertOrder(f.context(), change(1, 11), {.moveStock = false}));
        const auto again = insertOrder(f.context(), change(2, 11), {.moveStock = false});
        QCOMPARE(again ? QString() : again.error().code, u"KEY_REUSED"_s);
        f.orThrow(insertOrder(f.context(), change(3, 12), {.moveStock = false}));
    }

    void update_nothingChanged_writesNothing()
    {
        OrderFixture f;
        const Order placed = f.place();
        const Order before = f.load(placed.id);
        const qint64 position = f.context().position();
        const Order same =
            f.orThrow(updateOrder(f.context(), before, {.after = before, .stock = {}, .timeline = {}, .refund = {}}));
        QCOMPARE(same, before);
        QCOMPARE(f.context().position(), position);
        QCOMPARE(f.timeline(placed.id).size(), 1);
        VERIFY_STORE(f);
    }

    void update_overtaken_isRefusedWithPresentState_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QByteArray>("facts");
        QTest::newRow("status") << QByteArray("UPDATE orders SET status = 'CANCELLED', version = version + 1")
                                << u"STATE_CONFLICT"_s << q("{'status':'CANCELLED','version':2}");
        QTest::newRow("version") << QByteArray("UPDATE orders SET version = version + 1") << u"VERSION_MISMATCH"_s
                                 << q("{'status':'PENDING','version':2}");
        QTest::newRow("revision") << QByteArray("UPDATE orders SET revision = revision + 1") << u"VERSION_MISMATCH"_s
                                  << q("{'status':'PENDING','version':1}");
    }
    void update_overtaken_isRefusedWithPresentState()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, reason);
        QFETCH(QByteArray, facts);
        OrderFixture f;
        const Order before = f.load(f.place().id);
        const auto change = addNote(before, u"hello"_s, {.actor = {}, .now = f.clock.now(), .ifMatch = {}});
        f.orThrow(f.db().run(sql.toStdString()));
        const auto stored = updateOrder(f.context(), before, f.orThrow(change));
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, reason);
        QCOMPARE(stored.error().facts, facts);
    }

    void update_orderGone_isNotFound()
    {
        OrderFixture f;
        Order ghost = f.load(f.place().id);
        ghost.id = OrderId(1);
        const auto change = addNote(ghost, u"hello"_s, {.actor = {}, .now = f.clock.now(), .ifMatch = {}});
        const auto stored = updateOrder(f.context(), ghost, f.orThrow(change));
        QCOMPARE(stored ? QString() : stored.error().code, u"NOT_FOUND"_s);
    }

    void refund_ofNoOrder_isStoredWithItsFeedEntry()
    {
        OrderFixture f;
        Refund refund{.id = f.ids().nextId<RefundId>(),
                      .refundNo = u"C536379"_s,
                      .orderId = {},
                      .orderNo = {},
                      .amountMinor = 2750,
                      .currency = u"GBP"_s,
                      .reason = u"OTHER"_s,
                      .note = {},
                      .release = {},
                      .at = UtcTime(1'291'191'960'000),
                      .by = u"import"_s,
                      .opId = {},
                      .revision = 0};
        const Refund stored = f.orThrow(insertRefund(f.context(), refund, {}));
        refund.revision = stored.revision;
        QCOMPARE(stored, refund);
        QCOMPARE(f.count("SELECT count(*) FROM refunds WHERE order_id IS NULL AND op_id IS NULL"), 1);
        // A second one without a key is no repetition.
        refund.id = f.ids().nextId<RefundId>();
        refund.refundNo = u"C536380"_s;
        f.orThrow(insertRefund(f.context(), refund, {}));
        QCOMPARE(f.count("SELECT count(*) FROM feed WHERE entity = 'refund' AND audience = 3"), 2);
        VERIFY_STORE(f);
    }
};

QTEST_GUILESS_MAIN(tst_OrderRepository)
#include "tst_OrderRepository.moc"
