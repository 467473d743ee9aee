// SPDX-License-Identifier: Apache-2.0
#include "tests/server/orders/OrderFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

QByteArray line(const char* sku, qint64 quantity)
{
    return q("{'sku':'") + QByteArray(sku) + q("','quantity':") + QByteArray::number(quantity) + '}';
}

} // namespace

class tst_OrderPlacement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void place_goodDraft_reservesAndAnswersPending()
    {
        OrderFixture f;
        f.settings.paymentTimeoutSeconds = 60;
        const Call call = f.call(
            f.storefront, OrderFixture::draft('[' + line("TEA", 2) + ',' + line("MUG", 1) + ']',
                                              q(",'shipping_minor':490,'discount_minor':100,'note':'Ring twice'")));
        const Order order = OrderFixture::orderIn(f.send(placeOrder, call), 201);
        QCOMPARE(order.status, OrderStatus::Pending);
        QCOMPARE(order.version, 1);
        QCOMPARE(order.source, u"api"_s);
        QCOMPARE(order.lines.at(0).title, u"The TEA"_s);
        QCOMPARE(order.subtotalMinor, 2 * 1290 + 1300);
        QCOMPARE(order.totalMinor, 2 * 1290 + 1300 + 490 - 100);
        QCOMPARE(order.createdAt, f.clock.now());
        QCOMPARE(order.expiresAt, f.clock.now().plusSeconds(60));
        QVERIFY(order.orderNo.startsWith(u"CH"_s));
        const Order stored = f.load(order.id);
        QCOMPARE(stored.placedBy, f.storefront.id);
        QCOMPARE(stored.createOpId, call.key.toString());
        QCOMPARE(f.product(u"TEA"_s).reserved, 2);
        QCOMPARE(f.product(u"MUG"_s).reserved, 1);
        QCOMPARE(f.timeline(order.id), (QStringList{u"PLACED"_s, u"NOTED"_s}));
        QCOMPARE(f.event(order.id, u"NOTED"_s, "detail"_L1), (QJsonObject{{u"text"_s, u"Ring twice"_s}}));
        QCOMPARE(f.texts("SELECT trace_id FROM events WHERE seq = 1"), QStringList(call.request.trace.toString()));
        VERIFY_STORE(f);
    }

    void place_orderNoTaken_isDuplicateAndReservesNothing()
    {
        OrderFixture f;
        const QByteArray body = OrderFixture::draft('[' + line("TEA", 1) + ']', q(",'order_no':'WEB 1'"));
        QCOMPARE(OrderFixture::orderIn(f.send(placeOrder, f.call(f.storefront, body)), 201).orderNo, u"WEB 1"_s);
        const auto again = f.send(placeOrder, f.call(f.merchant, body));
        QCOMPARE(again ? QString() : again.error().code, u"DUPLICATE_ORDER_NO"_s);
        QCOMPARE(again.error().facts, q("{'order_no':'WEB 1'}"));
        QCOMPARE(f.product(u"TEA"_s).reserved, 1);
        QCOMPARE(f.count("SELECT count(*) FROM orders"), 1);
        VERIFY_STORE(f);
    }

    void place_notEnoughStock_reservesNothing_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("facts");
        QTest::newRow("one line") << '[' + line("MUG", 6) + ']' << q("{'sku':'MUG','available':5}");
        QTest::newRow("two lines of one SKU, each of which would do")
            << '[' + line("MUG", 3) + ',' + line("MUG", 3) + ']' << q("{'sku':'MUG','available':5}");
        QTest::newRow("the last line is short")
            << '[' + line("MUG", 5) + ',' + line("TEA", 11) + ']' << q("{'sku':'TEA','available':10}");
        QTest::newRow("the first line is short")
            << '[' + line("TEA", 11) + ',' + line("MUG", 5) + ']' << q("{'sku':'TEA','available':10}");
    }
    void place_notEnoughStock_reservesNothing()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QByteArray, facts);
        OrderFixture f;
        const auto answer = f.send(placeOrder, f.call(f.storefront, OrderFixture::draft(lines)));
        QCOMPARE(answer ? QString() : answer.error().code, u"INSUFFICIENT_STOCK"_s);
        QCOMPARE(answer.error().facts, facts);
        QCOMPARE(f.product(u"TEA"_s).reserved, 0);
        QCOMPARE(f.product(u"MUG"_s).reserved, 0);
        QCOMPARE(f.count("SELECT count(*) FROM orders"), 0);
        QCOMPARE(f.count("SELECT count(*) FROM events"), 0);
        VERIFY_STORE(f);
    }

    void place_badBody_isRefusedAndNamesTheField_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("field");
        const auto draft = [](const QByteArray& lines, const QByteArray& more = {}) {
            return OrderFixture::draft(lines, more);
        };
        const QByteArray good = '[' + line("TEA", 1) + ']';
        QTest::newRow("empty") << QByteArray() << u"BAD_REQUEST"_s << u"body"_s;
        QTest::newRow("cut") << draft(good).chopped(3) << u"BAD_REQUEST"_s << u"body"_s;
        QTest::newRow("status") << draft(good, q(",'status':'PAID'")) << u"BAD_REQUEST"_s << u"status"_s;
        QTest::newRow("placed_by") << draft(good, q(",'placed_by':'1'")) << u"BAD_REQUEST"_s << u"placed_by"_s;
        QTest::newRow("quantity is text")
            << draft(q("[{'sku':'TEA','quantity':'5'}]")) << u"BAD_REQUEST"_s << u"lines[0].quantity"_s;
        QTest::newRow("quantity is 1.5") << draft(q("[{'sku':'TEA','quantity':1.5}]")) << u"BAD_REQUEST"_s
                                         << u"lines[0].quantity"_s;
        QTest::newRow("quantity 0") << draft('[' + line("TEA", 0) + ']') << u"VALIDATION_FAILED"_s
                                    << u"lines[0].quantity"_s;
        QTest::newRow("quantity 2^31") << draft('[' + line("TEA", 1LL << 31) + ']') << u"VALIDATION_FAILED"_s
                                       << u"lines[0].quantity"_s;
        QTest::newRow("unknown SKU") << draft('[' + line("TEA", 1) + ',' + line("tea", 1) + ']')
                                     << u"VALIDATION_FAILED"_s << u"lines[1].sku"_s;
        QTest::newRow("no lines") << draft("[]") << u"VALIDATION_FAILED"_s << u"lines"_s;
        QTest::newRow("discount") << draft(good, q(",'discount_minor':1291")) << u"VALIDATION_FAILED"_s
                                  << u"discount_minor"_s;
        QTest::newRow("no city") << draft(good).replace(q("'city':'Hamburg',"), "") << u"BAD_REQUEST"_s
                                 << u"ship_to.city"_s;
        QTest::newRow("blank city") << draft(good).replace("Hamburg", " ") << u"VALIDATION_FAILED"_s
                                    << u"ship_to.city"_s;
        QTest::newRow("other currency without prices")
            << draft(good).replace("EUR", "USD") << u"VALIDATION_FAILED"_s << u"lines[0].unit_price_minor"_s;
    }
    void place_badBody_isRefusedAndNamesTheField()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        QFETCH(QString, field);
        OrderFixture f;
        const auto answer = f.send(placeOrder, f.call(f.storefront, body));
        QCOMPARE(answer ? QString() : answer.error().code, reason);
        const QJsonObject facts = QJsonDocument::fromJson(answer.error().facts).object();
        const QString named = reason == u"BAD_REQUEST"_s
                                  ? facts.value(u"field"_s).toString()
                                  : facts.value(u"errors"_s).toArray().at(0).toObject().value(u"field"_s).toString();
        QCOMPARE(named, field);
        QCOMPARE(f.count("SELECT count(*) FROM orders"), 0);
    }

    void place_retiredProduct_isRefused()
    {
        OrderFixture f;
        Product retired = f.product(u"TEA"_s);
        retired.active = false;
        f.orThrow(updateProduct(f.context(), f.product(u"TEA"_s), retired));
        QCOMPARE(f.refusalOf(placeOrder, f.call(f.storefront, OrderFixture::draft('[' + line("TEA", 1) + ']'))),
                 u"VALIDATION_FAILED"_s);
    }

    void place_sameKeyOfTwoUsers_isTwoOrders()
    {
        OrderFixture f;
        Call first = f.call(f.storefront, OrderFixture::draft('[' + line("TEA", 1) + ']'));
        Call second = first;
        second.caller = f.merchant;
        OrderFixture::orderIn(f.send(placeOrder, first), 201);
        OrderFixture::orderIn(f.send(placeOrder, second), 201);
        QCOMPARE(f.product(u"TEA"_s).reserved, 2);
    }

    void place_otherCurrencyWithPrices_keepsThem()
    {
        OrderFixture f;
        const QByteArray body =
            OrderFixture::draft(q("[{'sku':'TEA','quantity':3,'unit_price_minor':0}]")).replace("EUR", "JPY");
        const Order order = OrderFixture::orderIn(f.send(placeOrder, f.call(f.storefront, body)), 201);
        QCOMPARE(order.currency, u"JPY"_s);
        QCOMPARE(order.totalMinor, 0);
        // A total of 0 is paid by 0.
        QCOMPARE(f.pay(order).status, OrderStatus::Paid);
        VERIFY_STORE(f);
    }

    void pay_amountDue_isPaid()
    {
        OrderFixture f;
        const Order placed = f.place();
        const Call call = f.call(f.storefront, OrderFixture::payment(placed.totalMinor), placed.id);
        const Order order = OrderFixture::orderIn(f.send(recordPayment, call), 201);
        QCOMPARE(order.status, OrderStatus::Paid);
        QCOMPARE(order.version, 2);
        QVERIFY(order.revision > placed.revision);
        QCOMPARE(order.paidAt, f.clock.now());
        QVERIFY(order.shipBy && !order.expiresAt);
        QCOMPARE(order.payments.at(0).opId, call.key.toString());
        QCOMPARE(order.paidMinor, order.totalMinor);
        QCOMPARE(f.timeline(order.id), (QStringList{u"PLACED"_s, u"PAID"_s}));
        VERIFY_STORE(f);
    }

    void pay_otherAmount_changesNothing()
    {
        OrderFixture f;
        const Order placed = f.place();
        for (const qint64 amount : {placed.totalMinor - 1, placed.totalMinor + 1, qint64(0)})
            QCOMPARE(f.refusalOf(recordPayment, f.call(f.storefront, OrderFixture::payment(amount), placed.id)),
                     u"VALIDATION_FAILED"_s);
        QCOMPARE(f.load(placed.id).revision, placed.revision);
        VERIFY_STORE(f);
    }

    void pay_sameReferenceAgain_changesNothingAndAnswersTheOrder()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const auto again = f.send(recordPayment, f.call(f.storefront, OrderFixture::payment(paid.totalMinor), paid.id));
        QCOMPARE(OrderFixture::orderIn(again, 200), paid);
        VERIFY_STORE(f);
    }

    void pay_twice_keepsTheMoneyAsRefused()
    {
        OrderFixture f;
        const Order paid = f.paid();
        const Call second = f.call(f.storefront, OrderFixture::payment(paid.totalMinor, "ref-2"), paid.id);
        QCOMPARE(f.refusalOf(recordPayment, second), u"STATE_CONFLICT"_s);
        const Order after = f.load(paid.id);
        QCOMPARE(after.payments.size(), size_t(2));
        QVERIFY(!after.payments.at(1).accepted);
        QCOMPARE(after.payments.at(1).reason, u"STATE_CONFLICT"_s);
        QCOMPARE(after.version, paid.version);
        QVERIFY(after.revision > paid.revision);
        QCOMPARE(after.paidMinor, paid.totalMinor);
        // The refused reference again under another key: no third payment, and the order says what became of it.
        const auto again =
            f.send(recordPayment, f.call(f.storefront, OrderFixture::payment(paid.totalMinor, "ref-2"), paid.id));
        OrderFixture::orderIn(again, 200);
        QCOMPARE(again->data, orderToJson(after));
        QCOMPARE(f.load(paid.id), after);
        VERIFY_STORE(f);
    }

    void pay_sameKeyOfTwoUsersOnOneOrder_isJudgedTwice()
    {
        OrderFixture f;
        const Order placed = f.place();
        Call first = f.call(f.storefront, OrderFixture::payment(placed.totalMinor), placed.id);
        Call second = f.call(f.merchant, OrderFixture::payment(placed.totalMinor, "ref-2"), placed.id);
        second.key = first.key;
        QCOMPARE(f.refusalOf(recordPayment, first), QString());
        QCOMPARE(f.refusalOf(recordPayment, second), u"STATE_CONFLICT"_s);
        QCOMPARE(f.load(placed.id).payments.size(), size_t(2));
    }

    void pay_pastExpiry_closesTheOrderAndKeepsTheMoney()
    {
        OrderFixture f;
        const Order placed = f.place();
        f.clock.set(*placed.expiresAt);
        const auto answer =
            f.send(recordPayment, f.call(f.storefront, OrderFixture::payment(placed.totalMinor), placed.id));
        QVERIFY(answer && answer->refusal);
        QCOMPARE(answer->refusal->code, u"ORDER_CLOSED"_s);
        const Order after = f.load(placed.id);
        QCOMPARE(after.status, OrderStatus::Cancelled);
        QCOMPARE(after.cancelReason, u"TIMEOUT"_s);
        QCOMPARE(answer->refusal->facts, stateFacts(after));
        QVERIFY(!after.payments.at(0).accepted);
        QCOMPARE(after.paidMinor, 0);
        QCOMPARE(f.product(u"TEA"_s).reserved, 0);
        // It was the service that gave the stock back, whoever's payment came too late.
        QCOMPARE(f.texts("SELECT DISTINCT user FROM movements WHERE kind = 'RELEASE'"), QStringList(u"service"_s));
        QCOMPARE(f.timeline(placed.id), (QStringList{u"PLACED"_s, u"TIMED_OUT"_s, u"PAYMENT_REFUSED"_s}));
        VERIFY_STORE(f);
    }

    void pay_justBeforeExpiry_isPaid()
    {
        OrderFixture f;
        const Order placed = f.place();
        f.clock.set(placed.expiresAt->plusMs(-2));
        QCOMPARE(f.pay(placed).status, OrderStatus::Paid);
    }

    void pay_cancelledOrder_keepsTheMoneyAsRefused()
    {
        OrderFixture f;
        const Order placed = f.place();
        OrderFixture::orderIn(
            f.send(cancelOrder, f.call(f.merchant, q("{'reason':'CUSTOMER'}"), placed.id, placed.version)), 200);
        QCOMPARE(f.refusalOf(recordPayment, f.call(f.storefront, OrderFixture::payment(placed.totalMinor), placed.id)),
                 u"ORDER_CLOSED"_s);
        QCOMPARE(f.load(placed.id).payments.size(), size_t(1));
        VERIFY_STORE(f);
    }

    void pay_orderOfAnotherStorefront_isAnsweredLikeAnUnknownOne()
    {
        OrderFixture f;
        const Order placed = f.place();
        const QByteArray body = OrderFixture::payment(placed.totalMinor);
        const auto foreign = f.send(recordPayment, f.call(f.otherFront, body, placed.id));
        const auto unknown = f.send(recordPayment, f.call(f.otherFront, body, OrderId(12345)));
        QVERIFY(!foreign && !unknown);
        QCOMPARE(foreign.error().code, u"NOT_FOUND"_s);
        QVERIFY(foreign.error() == unknown.error());
        QCOMPARE(f.load(placed.id).revision, placed.revision);
        // The merchant records payments of every order.
        OrderFixture::orderIn(f.send(recordPayment, f.call(f.merchant, body, placed.id)), 201);
    }

    void pay_badBody_isRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << QByteArray() << u"BAD_REQUEST"_s;
        QTest::newRow("no reference") << q("{'amount_minor':1,'method':'CARD'}") << u"BAD_REQUEST"_s;
        QTest::newRow("more") << q("{'amount_minor':1,'method':'C','reference':'r','accepted':true}")
                              << u"BAD_REQUEST"_s;
        QTest::newRow("amount is 1e3") << q("{'amount_minor':1e3,'method':'C','reference':'r'}") << u"BAD_REQUEST"_s;
        QTest::newRow("negative") << q("{'amount_minor':-1,'method':'C','reference':'r'}") << u"VALIDATION_FAILED"_s;
        QTest::newRow("blank reference") << q("{'amount_minor':1,'method':'C','reference':' '}")
                                         << u"VALIDATION_FAILED"_s;
    }
    void pay_badBody_isRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        OrderFixture f;
        // Judged before the order is looked up.
        QCOMPARE(f.refusalOf(recordPayment, f.call(f.storefront, body, OrderId(12345))), reason);
    }

    void pay_idThatIsNone_isNotFound()
    {
        OrderFixture f;
        for (const QString& text : {u"0"_s, u"-1"_s, u"1x"_s, u"01"_s, u"9223372036854775808"_s}) {
            Call call = f.call(f.merchant, OrderFixture::payment(1));
            call.pathValues = {text};
            QCOMPARE(f.refusalOf(recordPayment, call), u"NOT_FOUND"_s);
        }
    }
};

QTEST_GUILESS_MAIN(tst_OrderPlacement)
#include "tst_OrderPlacement.moc"
