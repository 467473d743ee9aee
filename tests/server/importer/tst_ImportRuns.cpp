// SPDX-License-Identifier: Apache-2.0
#include "server/importer/Importer.h"
#include "server/stock/ProductRepository.h"
#include "tests/server/importer/ImportFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Everything that an import may write, but for ids and times of its own, as text.
QByteArray contentOf(ImportFixture& fixture)
{
    QByteArray all;
    // NOLINTBEGIN(bugprone-suspicious-missing-comma): one statement is longer than a line
    for (const std::string_view sql :
         {"SELECT order_no || status || total_minor || created_at || version FROM orders ORDER BY order_no",
          "SELECT order_no || line_no || l.sku || title || quantity || line_total_minor FROM order_lines l "
          "JOIN orders o ON o.id = l.order_id ORDER BY order_no, line_no",
          "SELECT refund_no || amount_minor || at FROM refunds ORDER BY refund_no",
          "SELECT sku || title || price_minor || on_hand || reserved FROM products ORDER BY sku",
          "SELECT count(*) FROM events", "SELECT count(*) FROM feed", "SELECT count(*) FROM movements",
          "SELECT count(*) FROM payments", "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"}) {
        // NOLINTEND(bugprone-suspicious-missing-comma)
        auto rows = ImportFixture::orThrow(fixture.db().query(sql));
        while (rows.next())
            all += rows.text(0).toUtf8() + '\n';
    }
    return all;
}

} // namespace

class tst_ImportRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twice_addsNothing();
    void overlap_addsTheRest();
    void orderNumberOfTheShop_isLeftAlone();
    void emptyStore_takesTheBooksCurrencyAndZone();
    void otherCurrency_leavesTheShopAlone();
    void failure_leavesNothing();
    void schema_isTheSameAfterwards();
    void rejects_areListedByLine();
    void rejects_areSafeInASpreadsheet_data();
    void rejects_areSafeInASpreadsheet();
    void rejects_unwritable_isRefusedAtOnce();
    void rejects_overTheBook_areRefused();
    void progress_goesUp();
    void stopped_whileReadingOrWriting_leavesNothing();
    void manyRows_inBoundedMemory_areTheSame();
};

void tst_ImportRuns::twice_addsNothing()
{
    ImportFixture fixture;
    const QByteArray book = QByteArray(ImportFixture::kLantern) + "C1,D,,-1,2010-12-01 09:41:00,27.50,,\n"
                                                                  "536366,X,,-1,2010-12-01 09:41:00,1,,\n";
    fixture.importOnlineRetail(book);
    const QByteArray content = contentOf(fixture);
    const auto again = fixture.importOnlineRetail(book);
    QCOMPARE(contentOf(fixture), content);
    QCOMPARE(again.orders, 0);
    QCOMPARE(again.lines, 0);
    QCOMPARE(again.products, 0);
    QCOMPARE(again.refunds, 0);
    QCOMPARE(again.refundedMinor, 0);
    QCOMPARE(again.grossMinor, 0);
    QCOMPARE(again.alreadyPresent, 2);
    QCOMPARE(ImportFixture::rejected(again, RejectReason::NegativeQuantity), 1);

    ImportFixture tmall;
    const QByteArray orders = "1,10.0,0,上海,2020-02-21 00:00:00,2020-02-21 08:00:00,4.0\n"
                              "2,10.0,0,上海,2020-02-21 00:00:00,,0\n";
    tmall.importTmall(orders);
    const QByteArray before = contentOf(tmall);
    QCOMPARE(tmall.importTmall(orders).alreadyPresent, 3);
    QCOMPARE(contentOf(tmall), before);
}

void tst_ImportRuns::overlap_addsTheRest()
{
    ImportFixture fixture;
    fixture.importOnlineRetail("1,A,first,1,2010-12-01 08:26:00,1.00,,\n");
    const auto summary = fixture.importOnlineRetail("1,A,changed,9,2010-12-01 08:26:00,1.00,,\n"
                                                    "2,A,changed,1,2010-12-01 08:26:00,2.00,,\n"
                                                    "2,B,new,1,2010-12-01 08:26:00,2.00,,\n");
    QCOMPARE(summary.orders, 1);
    QCOMPARE(summary.lines, 2);
    QCOMPARE(summary.products, 1);
    QCOMPARE(summary.alreadyPresent, 1);
    QCOMPARE(fixture.order(u"1"_s).lines[0].quantity, 1);
    QCOMPARE(fixture.product(u"A"_s).title, u"first"_s);
}

void tst_ImportRuns::orderNumberOfTheShop_isLeftAlone()
{
    ImportFixture fixture;
    Product own;
    own.sku = u"71053"_s;
    own.title = u"Lantern"_s;
    QVERIFY(ImportFixture::orThrow(insertProduct(fixture.context(), own)));
    OrderDraft draft{
        .orderNo = u"536365"_s, .currency = u"EUR"_s, .customer = {}, .shipTo = {}, .lines = {}, .note = {}};
    draft.customer.name = u"Ada"_s;
    draft.shipTo = {.name = u"Ada"_s,
                    .line1 = u"1 Street"_s,
                    .line2 = {},
                    .city = u"Town"_s,
                    .region = {},
                    .postcode = {},
                    .country = u"DE"_s,
                    .phone = {}};
    draft.lines = {{.sku = u"71053"_s, .quantity = 1, .unitPriceMinor = 100}};
    const Shop shop = fixture.shop();
    const PlaceContext place{.shop = shop, .id = OrderId(7), .product = [&](const QString&) { return &own; }};
    const StepContext step{.actor = {}, .now = fixture.clock.now(), .ifMatch = {}};
    const OrderChange change = ImportFixture::orThrow(placeOrder(draft, place, step));
    ImportFixture::orThrow(insertOrder(fixture.context(), change, {.moveStock = false}));

    const auto summary = fixture.importOnlineRetail(ImportFixture::kLantern);
    QCOMPARE(summary.alreadyPresent, 1);
    QCOMPARE(fixture.order(u"536365"_s).status, OrderStatus::Pending);
    // A store with orders keeps its currency.
    QCOMPARE(fixture.shop().currency, u"EUR"_s);
}

void tst_ImportRuns::emptyStore_takesTheBooksCurrencyAndZone()
{
    ImportFixture fixture;
    QCOMPARE(fixture.shop().currency, u"EUR"_s);
    const qint64 version = fixture.shop().version;
    fixture.importOnlineRetail(ImportFixture::kLantern);
    QCOMPARE(fixture.shop().currency, u"GBP"_s);
    QCOMPARE(fixture.shop().timeZone, u"Europe/London"_s);
    QCOMPARE(fixture.shop().version, version + 1);
}

void tst_ImportRuns::otherCurrency_leavesTheShopAlone()
{
    ImportFixture fixture;
    fixture.importOnlineRetail(ImportFixture::kLantern);
    const auto summary = fixture.importTmall("4,157.0,0.0,湖南省,2020-02-20 10:00:00,2020-02-20 10:01:00,0\n");
    QCOMPARE(summary.orders, 1);
    QCOMPARE(summary.otherShopCurrency, u"GBP"_s);
    QCOMPARE(fixture.shop().currency, u"GBP"_s);
    QCOMPARE(fixture.order(u"4"_s).currency, u"CNY"_s);
    // A price in another currency is no price here, and what has none must not be sold for nothing.
    QCOMPARE(fixture.product(u"TMALL-ITEM"_s).priceMinor, 0);
    QVERIFY(!fixture.product(u"TMALL-ITEM"_s).active);
    QVERIFY(fixture.product(u"71053"_s).active);
}

void tst_ImportRuns::failure_leavesNothing()
{
    ImportFixture fixture;
    const QByteArray empty = contentOf(fixture);
    QByteArray book = ImportFixture::kOnlineRetail;
    for (int i = 0; i < 5000; ++i)
        book += QByteArray::number(i) + ",A,,1,2010-12-01 08:26:00,1.00,,\n";
    // The file ends in the middle: nothing is known about the rest of it.
    const auto failed = fixture.import(
        {.file = fixture.write(u"book.csv.xz"_s, packed(book).chopped(50)), .mapping = u"online-retail"_s});
    QVERIFY(!failed);
    QCOMPARE(contentOf(fixture), empty);

    // What was written and is taken back leaves nothing either, the index on SKUs included.
    QVERIFY(bool(fixture.importAndUndo(book, u"online-retail"_s)));
    QCOMPARE(contentOf(fixture), empty);
    QCOMPARE(fixture.shop().currency, u"EUR"_s);
}

void tst_ImportRuns::schema_isTheSameAfterwards()
{
    ImportFixture fixture;
    const std::string_view kSchema = "SELECT group_concat(name || sql) FROM sqlite_master WHERE sql IS NOT NULL "
                                     "ORDER BY name";
    const auto schema = [&] {
        auto rows = ImportFixture::orThrow(fixture.db().query(kSchema));
        return rows.next() ? rows.text(0).split(u"CREATE"_s) : QStringList();
    };
    QStringList before = schema();
    QVERIFY(before.size() > 30);
    fixture.importOnlineRetail(ImportFixture::kLantern);
    QStringList after = schema();
    before.sort();
    after.sort();
    QCOMPARE(after.size(), before.size());
    QCOMPARE(fixture.count("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = 'order_lines_sku'"), 1);
    QCOMPARE(fixture.count("PRAGMA temp_store"), 2);
}

void tst_ImportRuns::rejects_areListedByLine()
{
    ImportFixture fixture;
    const QByteArray book =
        QByteArray("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID, Country ,Extra\n") +
        "C9,D,\"say \"\"no\"\"\",1,2010-12-01 09:41:00,27.50,,France,x\n" + // NOT_A_REFUND, found last
        "1,A,\"two\nlines\",-1,2010-12-01 09:41:00,1,,\"a,b\",\n" + "2,A\n" +
        "3,A,CAF\xC9,1,2010-12-01 09:41:00,1,,,\n" + "4,\"A,1,2010-12-01 09:41:00,1,,,\n";
    const auto summary = ImportFixture::orThrow(fixture.import({.file = fixture.write(u"book.csv"_s, book),
                                                                .mapping = u"online-retail"_s,
                                                                .rejectsFile = fixture.path(u"rejects.csv"_s)}));
    QCOMPARE(summary.rows, 5);
    QCOMPARE(summary.orders, 0);
    const QByteArray expected =
        "row,reason,InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country,Extra\n"
        "2,NOT_A_REFUND,C9,D,\"say \"\"no\"\"\",1,2010-12-01 09:41:00,27.50,,France,x\n"
        "3,NEGATIVE_QUANTITY,1,A,\"two\nlines\",-1,2010-12-01 09:41:00,1,,\"a,b\",\n"
        "5,MISSING_FIELD,2,A\n"
        "6,BAD_ENCODING,3,A,CAF\xEF\xBF\xBD,1,2010-12-01 09:41:00,1,,,\n"
        "7,MISSING_FIELD,4,\"\"\"A\",1,2010-12-01 09:41:00,1,,,\n";
    QCOMPARE(fixture.read(u"rejects.csv"_s), expected);
}

void tst_ImportRuns::rejects_areSafeInASpreadsheet_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("plain") << "LANTERN"_ba
                           << "LANTERN"_ba;
    QTest::newRow("formula") << "=1+1"_ba
                             << "'=1+1"_ba;
    QTest::newRow("plus") << "+cmd"_ba
                          << "'+cmd"_ba;
    QTest::newRow("minus") << "-cmd"_ba
                           << "'-cmd"_ba;
    QTest::newRow("negative number") << "-12.50"_ba
                                     << "-12.50"_ba;
    QTest::newRow("positive number") << "+12"_ba
                                     << "+12"_ba;
    QTest::newRow("a sum that looks like a number") << "-1+2"_ba
                                                    << "'-1+2"_ba;
    QTest::newRow("at") << "@SUM(A1)"_ba
                        << "'@SUM(A1)"_ba;
    QTest::newRow("apostrophe") << "'tis"_ba
                                << "''tis"_ba;
    QTest::newRow("full-width") << "＝1"_ba
                                << "'＝1"_ba;
    QTest::newRow("formula in quotes") << "=HYPERLINK(\"x\",\"y\")"_ba
                                       << "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""_ba;
    QTest::newRow("comma") << "a,b"_ba
                           << "\"a,b\""_ba;
    QTest::newRow("semicolon") << "a;=1"_ba
                               << "\"a;=1\""_ba;
    QTest::newRow("empty") << ""_ba
                           << ""_ba;
}

void tst_ImportRuns::rejects_areSafeInASpreadsheet()
{
    QFETCH(const QByteArray, cell);
    QFETCH(const QByteArray, written);
    ImportFixture fixture;
    QByteArray quoted = cell;
    const QByteArray book = QByteArray(ImportFixture::kOnlineRetail) + "1,A,\"" + quoted.replace('"', "\"\"") +
                            "\",-1,2010-12-01 09:41:00,1,,\n";
    ImportFixture::orThrow(fixture.import({.file = fixture.write(u"book.csv"_s, book),
                                           .mapping = u"online-retail"_s,
                                           .rejectsFile = fixture.path(u"rejects.csv"_s)}));
    const QByteArray rejects = fixture.read(u"rejects.csv"_s);
    const QByteArray expected = "\n2,NEGATIVE_QUANTITY,1,A," + written + ",-1,2010-12-01 09:41:00,1,,\n";
    QVERIFY2(rejects.endsWith(expected), rejects.constData());
}

void tst_ImportRuns::rejects_unwritable_isRefusedAtOnce()
{
    ImportFixture fixture;
    const auto failed = fixture.import({.file = fixture.write(u"book.csv"_s, ImportFixture::kOnlineRetail),
                                        .mapping = u"online-retail"_s,
                                        .rejectsFile = u"/no/such/folder/rejects.csv"_s});
    QVERIFY(!failed);
    QVERIFY(failed.error().detail.contains(u"--rejects"_s));
}

void tst_ImportRuns::rejects_overTheBook_areRefused()
{
    ImportFixture fixture;
    const QByteArray text = QByteArray(ImportFixture::kOnlineRetail) + ImportFixture::kLantern;
    const QString book = fixture.write(u"book.csv"_s, text);
    const QString other = fixture.write(u"other.csv"_s, "kept");
    QVERIFY(QFile::link(book, fixture.path(u"link.csv"_s)));
    for (const QString& name : {u"book.csv"_s, u"link.csv"_s, u"./book.csv"_s, u"other.csv"_s}) {
        const auto summary = fixture.import(
            {.file = book, .mapping = u"online-retail"_s, .rejectsFile = fixture.path(name), .otherFiles = {other}});
        QVERIFY(!summary);
        QVERIFY2(summary.error().detail.contains(u"choose another place for --rejects"_s), qPrintable(name));
    }
    QCOMPARE(fixture.read(u"book.csv"_s), text);
    QCOMPARE(fixture.read(u"other.csv"_s), "kept");
    QVERIFY(
        fixture.import({.file = book, .mapping = u"online-retail"_s, .rejectsFile = fixture.path(u"rejects.csv"_s)}));
}

void tst_ImportRuns::progress_goesUp()
{
    ImportFixture fixture;
    QByteArray book = ImportFixture::kOnlineRetail;
    for (int i = 0; i < 20'000; ++i)
        book += QByteArray::number(i / 50) + ",A,,1,2010-12-01 08:26:00,1.00,,\n";
    std::vector<ImportProgress> seen;
    ImportFixture::orThrow(fixture.import({.file = fixture.write(u"book.csv"_s, book),
                                           .mapping = u"online-retail"_s,
                                           .onProgress = [&](const ImportProgress& now) { seen.push_back(now); }}));
    QVERIFY(seen.size() >= 8);
    QCOMPARE(seen.front().phase, ImportProgress::Phase::Reading);
    QCOMPARE(seen.back().phase, ImportProgress::Phase::Writing);
    for (size_t i = 1; i < seen.size(); ++i) {
        if (seen[i].phase != seen[i - 1].phase)
            continue;
        QVERIFY(seen[i].rows > seen[i - 1].rows);
        QVERIFY(seen[i].share >= seen[i - 1].share && seen[i].share <= 1);
    }
}

void tst_ImportRuns::stopped_whileReadingOrWriting_leavesNothing()
{
    ImportFixture fixture;
    const QByteArray before = contentOf(fixture);
    QByteArray lines;
    for (int i = 0; i < 10'000; ++i)
        lines += QByteArray::number(i) + ",A,Thing,1,2010-12-01 08:26:00,1.00,,\n";
    const QString book = fixture.write(u"long.csv"_s, ImportFixture::kOnlineRetail + lines);
    for (const auto phase : {ImportProgress::Phase::Reading, ImportProgress::Phase::Writing}) {
        bool isStopped = false;
        const auto imported =
            fixture.import({.file = book,
                            .mapping = u"online-retail"_s,
                            .onProgress = [&](const ImportProgress& now) { isStopped = now.phase == phase; },
                            .isStopped = [&] { return isStopped; }});
        QVERIFY(!imported);
        QCOMPARE(imported.error().code, u"INTERRUPTED"_s);
        QCOMPARE(contentOf(fixture), before);
    }
    QCOMPARE(ImportFixture::orThrow(fixture.import({.file = book, .mapping = u"online-retail"_s})).orders, 10'000);
}

void tst_ImportRuns::manyRows_inBoundedMemory_areTheSame()
{
    // More than the sorter holds, in an order as bad as can be: each order's lines far apart.
    constexpr int kOrders = 20'000;
    constexpr int kLines = 15;
    ImportFixture fixture;
    QByteArray book = ImportFixture::kOnlineRetail;
    for (int line = 0; line < kLines; ++line) {
        for (int order = 0; order < kOrders; ++order)
            book += QByteArray::number(900'000 + order) + ",SKU-" + QByteArray::number((order * 7 + line) % 997) +
                    ",A DESCRIPTION OF SOME LENGTH " + QByteArray::number(line) + ',' + QByteArray::number(line + 1) +
                    ",2010-12-01 08:26:00,0." + QByteArray::number(10 + line) + ",17850.0,United Kingdom\n";
    }
    const auto summary = ImportFixture::orThrow(fixture.import(book, u"online-retail"_s));
    QCOMPARE(summary.orders, kOrders);
    QCOMPARE(summary.lines, kOrders * kLines);
    QCOMPARE(summary.products, 997);
    const Order order = fixture.order(u"912345"_s);
    QCOMPARE(order.lines.size(), size_t(kLines));
    for (int line = 0; line < kLines; ++line) {
        QCOMPARE(order.lines[size_t(line)].quantity, line + 1);
        QVERIFY(order.lines[size_t(line)].title.endsWith(u' ' + QString::number(line)));
    }
    QCOMPARE(fixture.count("SELECT count(DISTINCT title) FROM products"), 1);
    QCOMPARE(fixture.product(u"SKU-0"_s).title, u"A DESCRIPTION OF SOME LENGTH 14"_s);
}

QTEST_GUILESS_MAIN(tst_ImportRuns)
#include "tst_ImportRuns.moc"
