// SPDX-License-Identifier: Apache-2.0
#include "server/importer/Importer.h"
#include "tests/server/importer/ImportFixture.h"

#include <QStringConverter>
#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

UtcTime at(const char* text)
{
    return *UtcTime::fromText(text);
}

} // namespace

class tst_Importer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void order_ofManyRows_isOne();
    void order_finished_hasItsHistory();
    void lineTotal_isRoundedFromTheUnroundedPrice_data();
    void lineTotal_isRoundedFromTheUnroundedPrice();
    void refund_ofManyRows_isOne();
    void product_takesLastTitleAndPrice();
    void product_existing_isLeftAlone();
    void skus_differingInCase_areTwo();
    void tmall_paid_isCompleted();
    void tmall_unpaid_isTimedOut();
    void tmall_refundedInPart_staysCompleted();
    void tmall_refundedWhole_isCancelled();
    void tmall_secondRowOfAnOrder_isRefused();
    void openSince_makesOrdersToShip();
    void openSince_dayIsTheBooks();
    void openSince_refundedOrder_hasNothingToShip();
    void order_ofTooManyLines_isRefused();
    void feed_carriesWhatTheTablesSay();
    void otherShop_semicolonsAndCommas();
    void otherShop_statuses();
    void otherShop_gbk();
};

void tst_Importer::order_ofManyRows_isOne()
{
    ImportFixture fixture;
    // Not adjacent, two minutes, two countries, one row without a customer, two rows alike.
    const auto summary =
        fixture.importOnlineRetail("536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:27:00,3.39,,EIRE\n"
                                   "536366,22633,HAND WARMER,6,2010-12-01 08:28:00,1.85,,\n"
                                   "536365,84406B,,8,2010-12-01 08:26:00,2.75,17850.0,United Kingdom\n"
                                   "536365,84406B,,8,2010-12-01 08:26:00,2.75,17850.0,United Kingdom\n");
    QCOMPARE(summary.orders, 2);
    QCOMPARE(summary.lines, 4);
    QCOMPARE(summary.rows, 4);
    QCOMPARE(summary.products, 3);
    QCOMPARE(summary.grossMinor, 6 * 339 + 2 * 8 * 275 + 6 * 185);

    const Order order = fixture.order(u"536365"_s);
    QCOMPARE(order.createdAt, at("2010-12-01T08:26:00Z"));
    QCOMPARE(order.customer.id, u"17850"_s);
    QCOMPARE(order.customer.name, u"Customer 17850"_s);
    QCOMPARE(order.shipTo.name, u"Customer 17850"_s);
    QCOMPARE(order.shipTo.country, u"IE"_s);
    QCOMPARE(order.source, u"import"_s);
    QCOMPARE(order.currency, u"GBP"_s);
    QCOMPARE(order.lines.size(), 3U);
    QCOMPARE(order.lines[0].sku, u"71053"_s);
    QCOMPARE(order.lines[0].title, u"WHITE METAL LANTERN"_s);
    QCOMPARE(order.lines[1].title, QString());
    QCOMPARE(order.lines[1].lineNo, 2);
    QCOMPARE(order.lines[2].sku, u"84406B"_s);
    QCOMPARE(order.totalMinor, 6 * 339 + 2 * 8 * 275);

    QCOMPARE(fixture.order(u"536366"_s).customer.name, u"Guest"_s);
    QCOMPARE(fixture.order(u"536366"_s).customer.id, QString());
}

void tst_Importer::order_finished_hasItsHistory()
{
    ImportFixture fixture;
    fixture.importOnlineRetail(ImportFixture::kLantern);
    const Order order = fixture.order(u"536365"_s);
    const UtcTime time = at("2010-12-01T08:26:00Z");
    QCOMPARE(order.status, OrderStatus::Completed);
    QCOMPARE(order.fulfilment(), Fulfilment::Fulfilled);
    QCOMPARE(order.version, 4);
    QCOMPARE(order.paidAt, time);
    QCOMPARE(order.shippedAt, time);
    QCOMPARE(order.completedAt, time);
    QCOMPARE(order.updatedAt, time);
    QVERIFY(!order.expiresAt);
    QVERIFY(!order.cancelledAt);
    QCOMPARE(order.shipBy, at("2010-12-03T23:59:59.999Z"));
    QCOMPARE(order.paidMinor, order.totalMinor);
    QCOMPARE(order.payments.size(), 1U);
    QCOMPARE(order.payments[0].method, u"import"_s);
    QCOMPARE(order.payments[0].reference, u"536365"_s);
    QVERIFY(order.shipments.empty());
    QCOMPARE(order.lines[0].shippedQuantity, 6);
    QCOMPARE(order.lines[0].packedQuantity, 6);
    QCOMPARE(fixture.timeline(u"536365"_s), (QStringList{u"PLACED"_s, u"PAID"_s, u"SHIPPED"_s, u"COMPLETED"_s}));
    QCOMPARE(fixture.count("SELECT count(*) FROM events WHERE actor = 'import' AND actor_role = '' AND "
                           "at = 1291191960000"),
             4);
    // The opening of its product, no more.
    QCOMPARE(fixture.count("SELECT count(*) FROM movements"), 1);
    QCOMPARE(fixture.product(u"71053"_s).onHand, 1000);
}

void tst_Importer::lineTotal_isRoundedFromTheUnroundedPrice_data()
{
    QTest::addColumn<QByteArray>("quantity");
    QTest::addColumn<QByteArray>("price");
    QTest::addColumn<qint64>("unit");
    QTest::addColumn<qint64>("total");
    QTest::newRow("plain") << "6"_ba
                           << "2.55"_ba << 255LL << 1530LL;
    QTest::newRow("a tenth of a penny") << "500"_ba
                                        << "0.001"_ba << 0LL << 50LL;
    QTest::newRow("half a penny") << "1"_ba
                                  << "0.005"_ba << 1LL << 1LL;
    QTest::newRow("half a penny, three times") << "3"_ba
                                               << "0.005"_ba << 1LL << 2LL;
    QTest::newRow("just below half") << "1"_ba
                                     << "0.0049999"_ba << 0LL << 0LL;
    QTest::newRow("what a double gets wrong") << "1"_ba
                                              << "1.005"_ba << 101LL << 101LL;
    QTest::newRow("and this") << "1"_ba
                              << "8.325"_ba << 833LL << 833LL;
    QTest::newRow("free") << "3"_ba
                          << "0.0"_ba << 0LL << 0LL;
    QTest::newRow("many digits") << "7"_ba
                                 << "0.142857142857"_ba << 14LL << 100LL;
}

void tst_Importer::lineTotal_isRoundedFromTheUnroundedPrice()
{
    QFETCH(const QByteArray, quantity);
    QFETCH(const QByteArray, price);
    ImportFixture fixture;
    fixture.importOnlineRetail("1,S,T," + quantity + ",2010-12-01 08:26:00," + price + ",,\n");
    QTEST(fixture.order(u"1"_s).lines[0].unitPriceMinor, "unit");
    QTEST(fixture.order(u"1"_s).lines[0].lineTotalMinor, "total");
    QTEST(fixture.order(u"1"_s).totalMinor, "total");
}

void tst_Importer::refund_ofManyRows_isOne()
{
    ImportFixture fixture;
    // −1 × 0.005 rounds half up, to 0; the row against the others lowers the refund.
    const auto summary =
        fixture.importOnlineRetail("C536379,D,Discount,-1,2010-12-01 09:42:00,27.50,14527.0,United Kingdom\n"
                                   "C536379,X,,-2,2010-12-01 09:41:00,1.255,14527.0,United Kingdom\n"
                                   "C536379,X,,-1,2010-12-01 09:41:00,0.005,14527.0,United Kingdom\n"
                                   "C536379,Y,,1,2010-12-01 09:43:00,1.00,14527.0,United Kingdom\n"
                                   "C536380,Y,,1,2010-12-01 09:43:00,1.00,14527.0,United Kingdom\n"
                                   "C536380,Z,,-1,2010-12-01 09:43:00,1.00,14527.0,United Kingdom\n");
    QCOMPARE(summary.refunds, 1);
    QCOMPARE(summary.refundedMinor, 2750 + 251 - 100);
    QCOMPARE(ImportFixture::rejected(summary, RejectReason::NotARefund), 2);
    QCOMPARE(summary.orders, 0);
    QCOMPARE(summary.products, 0);
    QCOMPARE(fixture.count("SELECT at FROM refunds WHERE refund_no = 'C536379' AND order_id IS NULL"),
             at("2010-12-01T09:41:00Z").epochMs());
}

void tst_Importer::product_takesLastTitleAndPrice()
{
    ImportFixture fixture;
    // Last in the file, though the orders are written in the order of their numbers; rows that are refused do not count.
    fixture.importOnlineRetail("3,A,third,1,2010-12-01 08:26:00,3.00,,\n"
                               "2,A,second,1,2010-12-01 08:26:00,2.00,,\n"
                               "1,A,,1,2010-12-01 08:26:00,0,,\n"
                               "4,A,refused,-1,2010-12-01 08:26:00,9.00,,\n"
                               "C5,A,returned,-1,2010-12-01 08:26:00,9.00,,\n"
                               "6,NAMELESS,,1,2010-12-01 08:26:00,0,,\n");
    QCOMPARE(fixture.product(u"A"_s).title, u"second"_s);
    QCOMPARE(fixture.product(u"A"_s).priceMinor, 200);
    QCOMPARE(fixture.product(u"NAMELESS"_s).title, u"NAMELESS"_s);
    QCOMPARE(fixture.product(u"NAMELESS"_s).priceMinor, 0);
    QCOMPARE(fixture.count("SELECT count(*) FROM products"), 2);
}

void tst_Importer::product_existing_isLeftAlone()
{
    ImportFixture fixture;
    Product present;
    present.sku = u"71053"_s;
    present.title = u"Our own name"_s;
    present.priceMinor = 999;
    QVERIFY(ImportFixture::orThrow(insertProduct(fixture.context(), present)));
    const auto summary = fixture.importOnlineRetail(ImportFixture::kLantern);
    QCOMPARE(summary.products, 0);
    QCOMPARE(fixture.product(u"71053"_s).title, u"Our own name"_s);
    QCOMPARE(fixture.product(u"71053"_s).priceMinor, 999);
    QCOMPARE(fixture.product(u"71053"_s).onHand, 0);
}

void tst_Importer::skus_differingInCase_areTwo()
{
    ImportFixture fixture;
    fixture.importOnlineRetail("1,85035A,upper,1,2010-12-01 08:26:00,1.00,,\n"
                               "1,85035a,lower,1,2010-12-01 08:26:00,2.00,,\n");
    QCOMPARE(fixture.product(u"85035A"_s).title, u"upper"_s);
    QCOMPARE(fixture.product(u"85035a"_s).title, u"lower"_s);
}

void tst_Importer::tmall_paid_isCompleted()
{
    ImportFixture fixture;
    const auto summary = fixture.importTmall("4,157.05,157.0,湖南省,2020-02-20 23:58:34,2020-02-21 00:00:44,0.0\n");
    QCOMPARE(summary.grossMinor, 15705);
    const Order order = fixture.order(u"4"_s);
    QCOMPARE(order.status, OrderStatus::Completed);
    QCOMPARE(order.currency, u"CNY"_s);
    QCOMPARE(order.customer.name, u"Guest"_s);
    QCOMPARE(order.shipTo.name, u"Guest"_s);
    QCOMPARE(order.shipTo.region, u"湖南省"_s);
    QCOMPARE(order.shipTo.country, u"CN"_s);
    QCOMPARE(order.createdAt, at("2020-02-20T15:58:34Z"));
    QCOMPARE(order.paidAt, at("2020-02-20T16:00:44Z"));
    QCOMPARE(order.payments[0].at, at("2020-02-20T16:00:44Z"));
    QCOMPARE(order.completedAt, at("2020-02-20T16:00:44Z"));
    QCOMPARE(order.lines.size(), 1U);
    QCOMPARE(order.lines[0].sku, u"TMALL-ITEM"_s);
    QCOMPARE(order.lines[0].quantity, 1);
    QCOMPARE(order.lines[0].unitPriceMinor, 15705);
    QCOMPARE(fixture.product(u"TMALL-ITEM"_s).priceMinor, 15705);
}

void tst_Importer::tmall_unpaid_isTimedOut()
{
    ImportFixture fixture;
    fixture.importTmall("1,178.8,0.0,上海,2020-02-21 00:00:00,,0.0\n");
    const Order order = fixture.order(u"1"_s);
    QCOMPARE(order.status, OrderStatus::Cancelled);
    QCOMPARE(order.cancelReason, u"TIMEOUT"_s);
    QCOMPARE(order.cancelledAt, at("2020-02-20T16:30:00Z"));
    QCOMPARE(order.totalMinor, 17880);
    QCOMPARE(order.paidMinor, 0);
    QCOMPARE(order.lines[0].shippedQuantity, 0);
    QVERIFY(order.payments.empty());
    QVERIFY(!order.paidAt);
    QCOMPARE(fixture.timeline(u"1"_s), (QStringList{u"PLACED"_s, u"TIMED_OUT"_s}));
}

void tst_Importer::tmall_refundedInPart_staysCompleted()
{
    ImportFixture fixture;
    const auto summary = fixture.importTmall("4,157.0,100.0,湖南省,2020-02-20 10:00:00,2020-02-20 10:01:00,57.0\n");
    QCOMPARE(summary.refunds, 1);
    QCOMPARE(summary.refundedMinor, 5700);
    const Order order = fixture.order(u"4"_s);
    QCOMPARE(order.status, OrderStatus::Completed);
    QCOMPARE(order.paidMinor, 15700);
    QCOMPARE(order.refundedMinor, 5700);
    QCOMPARE(order.lines[0].shippedQuantity, 1);
    QCOMPARE(fixture.timeline(u"4"_s),
             (QStringList{u"PLACED"_s, u"PAID"_s, u"SHIPPED"_s, u"COMPLETED"_s, u"REFUNDED"_s}));
    QCOMPARE(fixture.count("SELECT r.at FROM refunds r JOIN orders o ON o.id = r.order_id WHERE o.order_no = '4'"),
             at("2020-02-20T02:01:00Z").epochMs());
}

void tst_Importer::tmall_refundedWhole_isCancelled()
{
    ImportFixture fixture;
    fixture.importTmall("4,157.0,0.0,湖南省,2020-02-20 10:00:00,2020-02-20 10:01:00,157.0\n");
    const Order order = fixture.order(u"4"_s);
    QCOMPARE(order.status, OrderStatus::Cancelled);
    QCOMPARE(order.cancelReason, u"REFUNDED"_s);
    QCOMPARE(order.paidAt, at("2020-02-20T02:01:00Z"));
    QCOMPARE(order.cancelledAt, at("2020-02-20T02:01:00Z"));
    QCOMPARE(order.refundedMinor, 15700);
    QCOMPARE(order.lines[0].shippedQuantity, 0);
    QCOMPARE(order.lines[0].releasedQuantity, 1);
    QCOMPARE(fixture.timeline(u"4"_s), (QStringList{u"PLACED"_s, u"PAID"_s, u"REFUNDED"_s, u"CANCELLED"_s}));
    QCOMPARE(fixture.count("SELECT count(*) FROM movements WHERE order_id IS NOT NULL"), 0);
}

void tst_Importer::tmall_secondRowOfAnOrder_isRefused()
{
    ImportFixture fixture;
    const auto summary = fixture.importTmall("4,157.0,0.0,湖南省,2020-02-20 10:00:00,2020-02-20 10:01:00,0\n"
                                             "5,1.0,0.0,湖南省,2020-02-20 10:00:00,2020-02-20 10:01:00,0\n"
                                             "4,99.0,0.0,上海,2020-02-20 11:00:00,2020-02-20 11:01:00,0\n");
    QCOMPARE(summary.orders, 2);
    QCOMPARE(ImportFixture::rejected(summary, RejectReason::DuplicateOrder), 1);
    QCOMPARE(fixture.order(u"4"_s).totalMinor, 15700);
}

void tst_Importer::openSince_makesOrdersToShip()
{
    ImportFixture fixture;
    const QByteArray book = QByteArray(ImportFixture::kOnlineRetail) + "1,A,,5,2011-08-24 23:59:59,1.00,,\n"
                                                                       "2,A,,1200,2011-08-25 00:00:00,1.00,,\n"
                                                                       "2,A,,7,2011-08-25 00:00:00,1.00,,\n"
                                                                       "2,B,,1,2011-08-25 00:00:00,1.00,,\n";
    const auto summary = ImportFixture::orThrow(fixture.import(
        {.file = fixture.write(u"book.csv"_s, book), .mapping = u"online-retail"_s, .openSince = QDate(2011, 8, 25)}));
    QCOMPARE(summary.orders, 2);
    QCOMPARE(summary.products, 2);
    QCOMPARE(fixture.order(u"1"_s).status, OrderStatus::Completed);
    const Order open = fixture.order(u"2"_s);
    QCOMPARE(open.status, OrderStatus::Paid);
    QCOMPARE(open.version, 2);
    QCOMPARE(open.units().toShip(), 1208);
    // Thursday, and a bank holiday is a working day: Monday's end in London, in summer.
    QCOMPARE(open.shipBy, at("2011-08-29T22:59:59.999Z"));
    QVERIFY(!open.shippedAt);
    QCOMPARE(fixture.timeline(u"2"_s), (QStringList{u"PLACED"_s, u"PAID"_s}));

    QCOMPARE(fixture.product(u"A"_s).onHand, 1000 + 1207);
    QCOMPARE(fixture.product(u"A"_s).reserved, 1207);
    QCOMPARE(fixture.product(u"B"_s).onHand, 1001);
    QCOMPARE(fixture.product(u"B"_s).reserved, 1);
    QCOMPARE(fixture.count("SELECT sum(delta_on_hand) FROM movements WHERE sku = 'A'"), 2207);
    QCOMPARE(fixture.count("SELECT sum(delta_reserved) FROM movements WHERE sku = 'A' AND kind = 'RESERVE'"), 1207);
    QCOMPARE(fixture.count("SELECT count(*) FROM movements WHERE kind = 'RECEIVE' AND reason = 'RECEIVED'"), 5);
}

void tst_Importer::openSince_dayIsTheBooks()
{
    ImportFixture fixture;
    const QByteArray book = QByteArray(ImportFixture::kTmall) +
                            "1,10.0,0,上海,2020-02-20 23:59:59,2020-02-21 08:00:00,0\n"
                            "2,10.0,0,上海,2020-02-21 00:00:00,2020-02-21 08:00:00,0\n";
    ImportFixture::orThrow(fixture.import(
        {.file = fixture.write(u"book.csv"_s, book), .mapping = u"tmall"_s, .openSince = QDate(2020, 2, 21)}));
    QCOMPARE(fixture.order(u"1"_s).status, OrderStatus::Completed);
    QCOMPARE(fixture.order(u"2"_s).status, OrderStatus::Paid);
}

void tst_Importer::openSince_refundedOrder_hasNothingToShip()
{
    ImportFixture fixture;
    const QByteArray book = QByteArray(ImportFixture::kTmall) +
                            "1,10.0,0,上海,2020-02-21 00:00:00,2020-02-21 08:00:00,10.0\n"
                            "2,10.0,0,上海,2020-02-21 00:00:00,,0\n"
                            "3,10.0,0,上海,2020-02-21 00:00:00,2020-02-21 08:00:00,4.0\n";
    ImportFixture::orThrow(fixture.import(
        {.file = fixture.write(u"book.csv"_s, book), .mapping = u"tmall"_s, .openSince = QDate(2020, 2, 1)}));
    QCOMPARE(fixture.order(u"1"_s).status, OrderStatus::Cancelled);
    QCOMPARE(fixture.order(u"2"_s).status, OrderStatus::Cancelled);
    QCOMPARE(fixture.order(u"3"_s).status, OrderStatus::Paid);
    QCOMPARE(fixture.order(u"3"_s).refundedMinor, 400);
    QCOMPARE(fixture.product(u"TMALL-ITEM"_s).reserved, 1);
}

void tst_Importer::order_ofTooManyLines_isRefused()
{
    ImportFixture fixture;
    QByteArray book;
    for (int i = 0; i < 10'001; ++i)
        book += "1,A,,1,2010-12-01 08:26:00,1.00,,\n";
    for (int i = 0; i < 10'000; ++i)
        book += "2,B,,1,2010-12-01 08:26:00,1.00,,\n";
    const auto summary = fixture.importOnlineRetail(book);
    QCOMPARE(ImportFixture::rejected(summary, RejectReason::TooManyLines), 10'001);
    QCOMPARE(summary.orders, 1);
    QCOMPARE(summary.lines, 10'000);
    QCOMPARE(summary.products, 1);
}

void tst_Importer::feed_carriesWhatTheTablesSay()
{
    ImportFixture fixture;
    fixture.importOnlineRetail(QByteArray(ImportFixture::kLantern) + "C1,D,,-1,2010-12-01 09:41:00,27.50,,\n");
    fixture.importTmall("4,157.0,0.0,湖南省,2020-02-20 10:00:00,2020-02-20 10:01:00,57\n");
    QCOMPARE(fixture.count("SELECT count(*) FROM feed WHERE entity = 'order'"), 2);
    QCOMPARE(fixture.count("SELECT count(*) FROM feed WHERE entity = 'refund'"), 2);
    QCOMPARE(fixture.count("SELECT count(*) FROM feed WHERE entity = 'product'"), 2);
    QCOMPARE(fixture.count("SELECT count(*) FROM orders o JOIN feed f ON f.position = o.revision AND "
                           "f.entity_id = CAST(o.id AS TEXT)"),
             2);
    QCOMPARE(fixture.count("SELECT count(*) FROM products p JOIN feed f ON f.position = p.revision AND "
                           "f.entity_id = p.sku"),
             2);
}

void tst_Importer::otherShop_semicolonsAndCommas()
{
    ImportFixture fixture;
    const QString mapping = fixture.write(u"old-shop.json"_s, R"({
        "currency": "EUR", "time_zone": "Europe/Berlin", "rows": "lines",
        "delimiter": ";", "decimal_separator": ",", "thousands_separator": ".",
        "encoding": "windows-1252",
        "date_formats": ["dd.MM.yyyy HH:mm", "dd.MM.yyyy"],
        "columns": {
            "order_no": "Bestellung", "created_at": "Datum", "sku": "Artikel", "title": "Bezeichnung",
            "quantity": "Menge", "unit_price": "Preis", "discount": "Rabatt", "shipping": "Versand",
            "customer_name": "Name", "customer_email": "E-Mail", "line1": "Straße", "postcode": "PLZ", "city": "Ort",
            "country": "Land"
        },
        "refund_prefix": "GS"
    })");
    const QByteArray book =
        "Bestellung;Datum;Artikel;Bezeichnung;Menge;Preis;Rabatt;Versand;Name;E-Mail;Stra\xDF"
        "e;PLZ;Ort;Land\n"
        "B-1;24.12.2010 18:30;K1;K\xFC"
        "bel;2;1.234,50;5,00;4,90;J\xF6rg M\xFCller;j@example.org;Weg 1;01067;Dresden;Deutschland\n"
        "B-1;24.12.2010 18:30;K2;;1;0,335;5,00;4,90;J\xF6rg M\xFCller;j@example.org;Weg 1;01067;Dresden;Deutschland\n"
        "B-2;25.12.2010;K2;Deckel;1;1.50;;;;;;;;\n"
        "B-3;25.12.2010;K2;Deckel;1;1,50;2,00;;;;;;;\n"
        "GS-1;26.12.2010;K2;Deckel;-1;1,50;;;;;;;;\n";
    const auto summary =
        ImportFixture::orThrow(fixture.import({.file = fixture.write(u"book.csv"_s, book), .mapping = mapping}));
    QCOMPARE(summary.orders, 1);
    QCOMPARE(summary.refunds, 1);
    QCOMPARE(summary.refundedMinor, 150);
    // A dot that groups no thousands, and a discount above the order.
    QCOMPARE(ImportFixture::rejected(summary, RejectReason::BadNumber), 2);
    const Order order = fixture.order(u"B-1"_s);
    QCOMPARE(order.createdAt, at("2010-12-24T17:30:00Z"));
    QCOMPARE(order.lines[0].unitPriceMinor, 123'450);
    QCOMPARE(order.lines[0].title, u"Kübel"_s);
    QCOMPARE(order.lines[1].lineTotalMinor, 34);
    QCOMPARE(order.subtotalMinor, 246'934);
    QCOMPARE(order.discountMinor, 500);
    QCOMPARE(order.shippingMinor, 490);
    QCOMPARE(order.totalMinor, 246'924);
    QCOMPARE(order.customer.name, u"Jörg Müller"_s);
    QCOMPARE(order.customer.email, u"j@example.org"_s);
    QCOMPARE(order.shipTo.line1, u"Weg 1"_s);
    QCOMPARE(order.shipTo.postcode, u"01067"_s);
    QCOMPARE(order.shipTo.city, u"Dresden"_s);
    QCOMPARE(order.shipTo.country, u"DE"_s);
}

void tst_Importer::otherShop_statuses()
{
    ImportFixture fixture;
    const QString mapping = fixture.write(u"shop.json"_s, R"({
        "currency": "USD", "time_zone": "America/New_York", "rows": "orders",
        "date_formats": ["M/d/yyyy H:mm", "yyyy-MM-ddTHH:mm:ssZZ"],
        "columns": {
            "order_no": "Name", "created_at": "Created", "total": "Total", "status": "Status", "quantity": "Items",
            "sku": "SKU", "country": "Country"
        },
        "defaults": { "sku": "MISC", "country": "USA" },
        "statuses": { "fulfilled": "COMPLETED", "open": "PAID", "void": "CANCELLED", "expired": "TIMEOUT",
                      "refunded": "REFUNDED" },
        "unpaid_after_minutes": 60
    })");
    const QByteArray book = "Name,Created,Total,Status,Items,SKU,Country\n"
                            "#1,7/4/2011 9:05,100.00,fulfilled,3,A,\n"
                            "#2,2011-07-04T09:05:00-04:00,5,open,2,,CA\n"
                            "#3,7/4/2011 9:05,5,void,1,,\n"
                            "#4,7/4/2011 9:05,5,expired,1,,\n"
                            "#5,7/4/2011 9:05,5,refunded,1,,\n"
                            "#6,7/4/2011 9:05,5,lost,1,,\n"
                            "#7,7/4/2011 9:05,5,,1,,\n";
    const auto summary =
        ImportFixture::orThrow(fixture.import({.file = fixture.write(u"book.csv"_s, book), .mapping = mapping}));
    QCOMPARE(summary.orders, 5);
    QCOMPARE(ImportFixture::rejected(summary, RejectReason::BadStatus), 1);
    QCOMPARE(ImportFixture::rejected(summary, RejectReason::MissingField), 1);
    const Order first = fixture.order(u"#1"_s);
    QCOMPARE(first.status, OrderStatus::Completed);
    QCOMPARE(first.createdAt, at("2011-07-04T13:05:00Z"));
    QCOMPARE(first.lines[0].quantity, 3);
    QCOMPARE(first.lines[0].unitPriceMinor, 3333);
    QCOMPARE(first.lines[0].lineTotalMinor, 10000);
    QCOMPARE(first.shipTo.country, u"US"_s);
    QCOMPARE(fixture.order(u"#2"_s).status, OrderStatus::Paid);
    QCOMPARE(fixture.order(u"#2"_s).createdAt, at("2011-07-04T13:05:00Z"));
    QCOMPARE(fixture.order(u"#2"_s).shipTo.country, u"CA"_s);
    QCOMPARE(fixture.order(u"#2"_s).lines[0].sku, u"MISC"_s);
    QCOMPARE(fixture.product(u"MISC"_s).reserved, 2);
    QCOMPARE(fixture.order(u"#3"_s).cancelReason, u"OTHER"_s);
    QVERIFY(fixture.order(u"#3"_s).payments.empty());
    QCOMPARE(fixture.order(u"#4"_s).cancelReason, u"TIMEOUT"_s);
    QCOMPARE(fixture.order(u"#4"_s).cancelledAt, at("2011-07-04T14:05:00Z"));
    QCOMPARE(fixture.order(u"#5"_s).cancelReason, u"REFUNDED"_s);
    QCOMPARE(fixture.order(u"#5"_s).refundedMinor, 500);
}

void tst_Importer::otherShop_gbk()
{
    if (!QStringDecoder("GB18030").isValid())
        QSKIP("this Qt has no tables for GB18030");
    ImportFixture fixture;
    QStringEncoder encoder("GB18030");
    const QString text = QString::fromUtf8(ImportFixture::kTmall) +
                         u"4,157.0,157.0,湖南省,2020-02-20 23:58:34,2020-02-20 23:58:44,0.0\n"_s;
    QByteArray book = encoder.encode(text);
    // Bytes that mean nothing in GB18030 either.
    book += "5,157.0,157.0,\xFF\xFF,2020-02-20 23:58:34,2020-02-20 23:58:44,0.0\n";
    const auto summary = ImportFixture::orThrow(fixture.import(book, u"tmall"_s));
    QCOMPARE(summary.orders, 1);
    QCOMPARE(fixture.order(u"4"_s).shipTo.region, u"湖南省"_s);
    QCOMPARE(ImportFixture::rejected(summary, RejectReason::BadEncoding), 1);
}

QTEST_GUILESS_MAIN(tst_Importer)
#include "tst_Importer.moc"
