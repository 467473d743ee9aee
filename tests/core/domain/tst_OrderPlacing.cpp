// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/domain/OrderNumber.h"
#include "tests/core/domain/ChangeText.h"
#include "tests/core/domain/OrderFixture.h"

#include <QSet>
#include <QTest>

#include <limits>
#include <map>

using namespace ch;
using namespace ch::test;

namespace {

constexpr qint64 kMax = std::numeric_limits<qint64>::max();

const std::map<QString, Product>& products()
{
    static const std::map<QString, Product> kProducts = [] {
        std::map<QString, Product> all;
        for (const auto& [sku, price, active] : {std::tuple(u"AAA"_s, 500LL, true),
                                                 {u"aaa"_s, 700LL, true},
                                                 {u"OLD"_s, 100LL, false},
                                                 {u"FREE"_s, 0LL, true},
                                                 {u"GOLD"_s, kMax / 1'000, true}}) {
            Product product;
            product.sku = sku;
            product.title = u"Title of "_s + sku;
            product.priceMinor = price;
            product.active = active;
            all[sku] = product;
        }
        return all;
    }();
    return kProducts;
}

OrderDraft draft(std::vector<OrderDraft::Line> lines = {{u"AAA"_s, 3, {}}})
{
    OrderDraft draft;
    draft.currency = u"EUR"_s;
    draft.customer.name = u"Ada"_s;
    draft.shipTo = {u"Ada"_s, u"1 Engine St"_s, {}, u"London"_s, {}, {}, u"GB"_s, {}};
    draft.lines = std::move(lines);
    return draft;
}

Result<OrderChange> place(const OrderDraft& wanted)
{
    const Shop here = shop();
    return placeOrder(wanted,
                      {.shop = here,
                       .id = OrderId(1'234'567'890'123'456'789),
                       .paymentTimeoutSeconds = 1'800,
                       .product =
                           [](const QString& sku) {
                               const auto found = products().find(sku);
                               return found == products().end() ? nullptr : &found->second;
                           }},
                      step());
}

QString problemsOf(const OrderDraft& wanted)
{
    const auto result = place(wanted);
    return result ? u"(placed)"_s : fieldsOf(result).join(u' ');
}

} // namespace

class OrderPlacingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void place_good_isPendingWithEverythingReserved();
    void place_sameSkuTwice_keepsTwoLines();
    void place_withNote_notesIt();
    void place_pricesAndTotals_data();
    void place_pricesAndTotals();
    void place_badValues_nameTheirFields_data();
    void place_badValues_nameTheirFields();
    void place_everythingWrong_namesAllAtOnce();
    void place_mostLines_areTaken();
    void place_otherCurrency_needsEveryPrice();
    void isOrderNo_visibleText_data();
    void isOrderNo_visibleText();
    void orderNoFromId_isShortAndUnique();
};

void OrderPlacingTest::place_good_isPendingWithEverythingReserved()
{
    OrderDraft wanted = draft({{u"AAA"_s, 3, {}}, {u"aaa"_s, 2, 650}});
    wanted.orderNo = u"WEB 17/a"_s;
    wanted.shippingMinor = 490;
    wanted.discountMinor = 90;
    const auto change = place(wanted);
    QVERIFY2(change, qPrintable(fieldsOf(change).join(u' ')));
    const Order& order = change->after;
    QCOMPARE(order.id, OrderId(1'234'567'890'123'456'789));
    QCOMPARE(order.orderNo, u"WEB 17/a"_s);
    QCOMPARE(order.status, OrderStatus::Pending);
    QCOMPARE(order.version, qint64(1));
    QCOMPARE(order.revision, qint64(0));
    QCOMPARE(order.source, u"api"_s);
    QCOMPARE(order.currency, u"EUR"_s);
    QCOMPARE(order.customer, wanted.customer);
    QCOMPARE(order.shipTo, wanted.shipTo);
    QCOMPARE(order.lines, std::vector<OrderLine>({line(1, u"AAA"_s, 3, 500), line(2, u"aaa"_s, 2, 650)}));
    QCOMPARE(order.subtotalMinor, qint64(2'800));
    QCOMPARE(order.totalMinor, qint64(3'200));
    QCOMPARE(order.paidMinor, qint64(0));
    QCOMPARE(order.createdAt, kNow);
    QCOMPARE(order.updatedAt, kNow);
    QCOMPARE(order.expiresAt, std::optional<UtcTime>(kNow.plusSeconds(1'800)));
    QVERIFY(!order.paidAt && !order.shipBy && !order.hold && !order.claim);
    QCOMPARE(order.placedBy, UserId(7));
    QCOMPARE(order.createOpId, u"0123456789abcdef"_s);
    QCOMPARE(stockOf(*change), QStringList({u"RESERVE AAA line 1 x3 #0"_s, u"RESERVE aaa line 2 x2 #0"_s}));
    QCOMPARE(kindsOf(*change), QStringList(u"PLACED"_s));
    QCOMPARE(detailOf(change->timeline[0], u"units"), u"5"_s);
    QCOMPARE(detailOf(change->timeline[0], u"total_minor"), u"3200"_s);
    QCOMPARE(change->timeline[0].actor, step().actor);
    QVERIFY(!change->refund);
}

void OrderPlacingTest::place_sameSkuTwice_keepsTwoLines()
{
    const auto change = place(draft({{u"AAA"_s, 1, {}}, {u"AAA"_s, 2, {}}}));
    QVERIFY(change);
    QCOMPARE(stockOf(*change), QStringList({u"RESERVE AAA line 1 x1 #0"_s, u"RESERVE AAA line 2 x2 #0"_s}));
}

void OrderPlacingTest::place_withNote_notesIt()
{
    OrderDraft wanted = draft();
    wanted.note = u"leave at the door"_s;
    const auto change = place(wanted);
    QVERIFY(change);
    QCOMPARE(kindsOf(*change), QStringList({u"PLACED"_s, u"NOTED"_s}));
    QCOMPARE(detailOf(change->timeline[1], u"text"), wanted.note);
    QCOMPARE(change->after.noteCount, 1);
}

void OrderPlacingTest::place_pricesAndTotals_data()
{
    QTest::addColumn<OrderDraft>("wanted");
    QTest::addColumn<qint64>("total");
    QTest::newRow("the product's price") << draft({{u"AAA"_s, 3, {}}}) << qint64(1'500);
    QTest::newRow("a price of its own") << draft({{u"AAA"_s, 3, 499}}) << qint64(1'497);
    QTest::newRow("free by price") << draft({{u"AAA"_s, 3, 0}}) << qint64(0);
    QTest::newRow("free product") << draft({{u"FREE"_s, 1, {}}}) << qint64(0);
    QTest::newRow("most units") << draft({{u"AAA"_s, 1'000'000, {}}}) << qint64(500'000'000);
    OrderDraft reduced = draft();
    reduced.discountMinor = 1'500;
    QTest::newRow("discount of all") << reduced << qint64(0);
    OrderDraft largest = draft({{u"AAA"_s, 1, kMax}});
    QTest::newRow("the largest amount") << largest << kMax;
    largest.discountMinor = 1;
    largest.shippingMinor = 1;
    QTest::newRow("the largest amount by way of a discount") << largest << kMax;
}

void OrderPlacingTest::place_pricesAndTotals()
{
    QFETCH(OrderDraft, wanted);
    QFETCH(qint64, total);
    const auto change = place(wanted);
    QVERIFY2(change, qPrintable(fieldsOf(change).join(u' ')));
    QCOMPARE(change->after.totalMinor, total);
    QCOMPARE(change->after.totalMinor,
             change->after.subtotalMinor - change->after.discountMinor + change->after.shippingMinor);
}

void OrderPlacingTest::place_badValues_nameTheirFields_data()
{
    QTest::addColumn<OrderDraft>("wanted");
    QTest::addColumn<QString>("fields");
    const auto row = [](const char* name, const QString& fields, auto spoil) {
        OrderDraft wanted = draft();
        spoil(wanted);
        QTest::newRow(name) << wanted << fields;
    };
    row("no customer", u"customer.name"_s, [](OrderDraft& d) { d.customer.name = u"  "_s; });
    row("no recipient", u"ship_to.name"_s, [](OrderDraft& d) { d.shipTo.name.clear(); });
    row("no street", u"ship_to.line1"_s, [](OrderDraft& d) { d.shipTo.line1.clear(); });
    row("no city", u"ship_to.city"_s, [](OrderDraft& d) { d.shipTo.city.clear(); });
    row("no country", u"ship_to.country"_s, [](OrderDraft& d) { d.shipTo.country.clear(); });
    row("no lines", u"lines"_s, [](OrderDraft& d) { d.lines.clear(); });
    row("too many lines", u"lines"_s, [](OrderDraft& d) { d.lines.resize(1'201, d.lines[0]); });
    row("unknown product", u"lines[0].sku"_s, [](OrderDraft& d) { d.lines[0].sku = u"Aaa"_s; });
    row("retired product", u"lines[1].sku"_s, [](OrderDraft& d) { d.lines.push_back({u"OLD"_s, 1, {}}); });
    row("zero", u"lines[0].quantity"_s, [](OrderDraft& d) { d.lines[0].quantity = 0; });
    row("minus one", u"lines[0].quantity"_s, [](OrderDraft& d) { d.lines[0].quantity = -1; });
    row("too many units", u"lines[0].quantity"_s, [](OrderDraft& d) { d.lines[0].quantity = 1'000'001; });
    row("2^63 - 1 units", u"lines[0].quantity"_s, [](OrderDraft& d) { d.lines[0].quantity = kMax; });
    row("negative price", u"lines[0].unit_price_minor"_s, [](OrderDraft& d) { d.lines[0].unitPriceMinor = -1; });
    row("line overflows", u"lines[0].unit_price_minor"_s, [](OrderDraft& d) { d.lines[0].unitPriceMinor = kMax; });
    row("line overflows by the product's price", u"lines[0].unit_price_minor"_s, [](OrderDraft& d) {
        d.lines[0] = {u"GOLD"_s, 1'001, {}};
    });
    row("subtotal overflows", u"lines"_s, [](OrderDraft& d) { d.lines = {{u"AAA"_s, 1, kMax}, {u"AAA"_s, 1, 1}}; });
    row("total overflows", u"shipping_minor"_s, [](OrderDraft& d) {
        d.lines[0] = {u"AAA"_s, 1, kMax};
        d.shippingMinor = 1;
    });
    row("discount above subtotal", u"discount_minor"_s, [](OrderDraft& d) { d.discountMinor = 1'501; });
    row("shipping does not make up for the discount", u"discount_minor"_s, [](OrderDraft& d) {
        d.discountMinor = 1'501;
        d.shippingMinor = 1'000;
    });
    row("negative discount", u"discount_minor"_s, [](OrderDraft& d) { d.discountMinor = -1; });
    row("negative shipping", u"shipping_minor"_s, [](OrderDraft& d) { d.shippingMinor = -1; });
    row("no currency", u"currency lines[0].unit_price_minor"_s, [](OrderDraft& d) { d.currency.clear(); });
    row("unknown currency", u"currency"_s, [](OrderDraft& d) {
        d.currency = u"XYZ"_s;
        d.lines[0].unitPriceMinor = 1;
    });
    row("bad order number", u"order_no"_s, [](OrderDraft& d) { d.orderNo = u" A1"_s; });
    row("long note", u"note"_s, [](OrderDraft& d) { d.note = QString(2'001, u'n'); });
}

void OrderPlacingTest::place_badValues_nameTheirFields()
{
    QFETCH(OrderDraft, wanted);
    QFETCH(QString, fields);
    QCOMPARE(problemsOf(wanted), fields);
}

void OrderPlacingTest::place_everythingWrong_namesAllAtOnce()
{
    OrderDraft wanted;
    wanted.orderNo = QString(33, u'A');
    wanted.currency = u"eur"_s;
    wanted.shippingMinor = -1;
    wanted.discountMinor = -1;
    wanted.lines = {{u"AAA"_s, 1, 1}, {u"OLD"_s, 0, {}}, {u"?"_s, 5, -1}};
    QCOMPARE(problemsOf(wanted), u"customer.name ship_to.name ship_to.line1 ship_to.city ship_to.country order_no "
                                 "currency shipping_minor discount_minor lines[1].sku lines[1].quantity "
                                 "lines[1].unit_price_minor lines[2].sku lines[2].unit_price_minor"_s);
}

void OrderPlacingTest::place_mostLines_areTaken()
{
    OrderDraft wanted = draft();
    wanted.lines.resize(1'200, wanted.lines[0]);
    const auto change = place(wanted);
    QVERIFY(change);
    QCOMPARE(change->after.lines.back().lineNo, 1'200);
    QCOMPARE(change->stock.size(), size_t(1'200));
    QCOMPARE(change->after.totalMinor, qint64(1'800'000));
}

void OrderPlacingTest::place_otherCurrency_needsEveryPrice()
{
    OrderDraft wanted = draft({{u"AAA"_s, 1, 1'000}, {u"AAA"_s, 1, {}}});
    wanted.currency = u"JPY"_s;
    QCOMPARE(problemsOf(wanted), u"lines[1].unit_price_minor"_s);
    wanted.lines[1].unitPriceMinor = 5;
    const auto change = place(wanted);
    QVERIFY(change);
    QCOMPARE(change->after.currency, u"JPY"_s);
    QCOMPARE(change->after.totalMinor, qint64(1'005));
}

void OrderPlacingTest::isOrderNo_visibleText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("one") << u"1"_s << true;
    QTest::newRow("32") << QString(32, u'A') << true;
    QTest::newRow("33") << QString(33, u'A') << false;
    QTest::newRow("32 beyond the basic plane") << QString(u"𝟛"_s).repeated(32) << true;
    QTest::newRow("33 beyond the basic plane") << QString(u"𝟛"_s).repeated(33) << false;
    QTest::newRow("chinese") << u"订单-1"_s << true;
    QTest::newRow("space inside") << u"A 1"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("space") << u" "_s << false;
    QTest::newRow("space before") << u" A"_s << false;
    QTest::newRow("space after") << u"A "_s << false;
    QTest::newRow("tab") << u"A\t1"_s << false;
    QTest::newRow("line break") << u"A\n1"_s << false;
    QTest::newRow("no-break space") << u"A\u00a01"_s << false;
    QTest::newRow("ideographic space at the end") << u"A\u3000"_s << false;
    QTest::newRow("zero width") << u"A\u200b1"_s << false;
    QTest::newRow("right to left override") << u"A\u202e1"_s << false;
    QTest::newRow("escape") << u"A\u001b[31m"_s << false;
    QTest::newRow("zero byte") << QString(u"A\0"_s + QChar(0)) << false;
    QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << false;
    QTest::newRow("reversed surrogates") << QString(QString(QChar(0xdc00)) + QChar(0xd800)) << false;
}

void OrderPlacingTest::isOrderNo_visibleText()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    QCOMPARE(isOrderNo(text), good);
}

void OrderPlacingTest::orderNoFromId_isShortAndUnique()
{
    QCOMPARE(orderNoFromId(OrderId(1)), u"CH1"_s);
    QCOMPARE(orderNoFromId(OrderId(32)), u"CH10"_s);
    QCOMPARE(orderNoFromId(OrderId(kMax)), u"CH7ZZZZZZZZZZZZ"_s);
    QSet<QString> seen;
    for (qint64 i = 0; i < 10'000; ++i) {
        const QString no = orderNoFromId(OrderId(175'928'847'299'117'057 + i * 4'194'304 + i % 7));
        QVERIFY(isOrderNo(no) && no.size() <= 15);
        QVERIFY(!no.contains(u'I') && !no.contains(u'L') && !no.contains(u'O') && !no.contains(u'U'));
        seen.insert(no);
    }
    QCOMPARE(seen.size(), qsizetype(10'000));
    QCOMPARE(place(draft())->after.orderNo, orderNoFromId(OrderId(1'234'567'890'123'456'789)));
}

QTEST_GUILESS_MAIN(OrderPlacingTest)
#include "tst_OrderPlacing.moc"
