// SPDX-License-Identifier: Apache-2.0
#include "server/importer/RowJudge.h"
#include "tests/server/importer/ImportFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

class tst_RowJudge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlineRetailRow_isJudgedInOrder_data();
    void onlineRetailRow_isJudgedInOrder();
    void tmallRow_isJudgedInOrder_data();
    void tmallRow_isJudgedInOrder();
    void separatedNumber_isReadWhereItsGroupsAreSound_data();
    void separatedNumber_isReadWhereItsGroupsAreSound();
    void header_unusable_isRefused_data();
    void header_unusable_isRefused();
    void header_inAnotherOrderWithMoreColumns_isGood();
    void text_isTrimmed_data();
    void text_isTrimmed();

private:
    void judge(const QByteArray& book, const QString& mapping);

    ImportFixture m_fixture;
};

void tst_RowJudge::judge(const QByteArray& book, const QString& mapping)
{
    QFETCH(const QString, reason);
    const auto summary = m_fixture.importAndUndo(book, mapping);
    QVERIFY2(bool(summary), summary ? "" : qPrintable(summary.error().detail));
    QString found;
    for (size_t i = 0; i < kRejectReasons; ++i) {
        if (summary->rejected[i] == 1)
            found += kRejectReasonNames[i];
        else
            QCOMPARE(summary->rejected[i], 0);
    }
    QCOMPARE(found, reason);
    QCOMPARE(summary->orders, reason.isEmpty() ? 1 : 0);
    QCOMPARE(summary->products, reason.isEmpty() ? 1 : 0);
}

void tst_RowJudge::onlineRetailRow_isJudgedInOrder_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const QByteArray& text, const char* reason) {
        QTest::newRow(name) << text << QString::fromLatin1(reason);
    };
    row("good", "536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom", "");
    row("no description, no customer, no country", "536365,85123A,,6,2010-12-01 08:26:00,2.55,,", "");
    row("free", "536365,85123A,GIFT,6,2010-12-01 08:26:00,0.0,17850.0,France", "");
    row("whole numbers written with a point", "536365,85123A,LANTERN,6.0,2010-12-01 08:26:00,2,17850,France", "");
    row("more fields than columns", "536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,France,x,y", "");
    row("letter A is no refund", "A563185,B,Adjust bad debt,1,2011-08-12 14:50:00,11062.06,,United Kingdom", "");
    row("64 characters of SKU", "536365," + QByteArray(64, 'S') + ",X,6,2010-12-01 08:26:00,2.55,,France", "");
    row("32 characters of number", QByteArray(32, '7') + ",S,X,6,2010-12-01 08:26:00,2.55,,France", "");
    row("path-like names", "../../etc/passwd,..\\..\\x,/dev/null,6,2010-12-01 08:26:00,2.55,,France", "");
    row("a formula", "536365,=1+1,=HYPERLINK(1),6,2010-12-01 08:26:00,2.55,,France", "");
    row("a million pieces", "536365,S,X,1000000,2010-12-01 08:26:00,2.55,,France", "");

    row("no number", ",85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,France", "MISSING_FIELD");
    row("no SKU", "536365,,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,France", "MISSING_FIELD");
    row("blank SKU", "536365,\"  \",LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,France", "MISSING_FIELD");
    row("no quantity", "536365,85123A,LANTERN,,2010-12-01 08:26:00,2.55,17850.0,France", "MISSING_FIELD");
    row("no date", "536365,85123A,LANTERN,6,,2.55,17850.0,France", "MISSING_FIELD");
    row("no price", "536365,85123A,LANTERN,6,2010-12-01 08:26:00,,17850.0,France", "MISSING_FIELD");
    row("short row", "536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0", "MISSING_FIELD");
    row("one cell", "536365", "MISSING_FIELD");
    row("open quote", "536365,\"85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,France", "MISSING_FIELD");

    row("words for a quantity", "536365,85123A,X,six,2010-12-01 08:26:00,2.55,,France", "BAD_NUMBER");
    row("half a piece", "536365,85123A,X,1.5,2010-12-01 08:26:00,2.55,,France", "BAD_NUMBER");
    row("exponent", "536365,85123A,X,1e3,2010-12-01 08:26:00,2.55,,France", "BAD_NUMBER");
    row("more than a million", "536365,85123A,X,1000001,2010-12-01 08:26:00,2.55,,France", "BAD_NUMBER");
    row("2^63", "536365,85123A,X,9223372036854775808,2010-12-01 08:26:00,2.55,,France", "BAD_NUMBER");
    row("NaN", "536365,85123A,X,nan,2010-12-01 08:26:00,2.55,,France", "BAD_NUMBER");
    row("words for a price", "536365,85123A,X,6,2010-12-01 08:26:00,free,,France", "BAD_NUMBER");
    row("decimal comma", "536365,85123A,X,6,2010-12-01 08:26:00,\"2,55\",,France", "BAD_NUMBER");
    row("currency sign", "536365,85123A,X,6,2010-12-01 08:26:00,£2.55,,France", "BAD_NUMBER");
    row("too much money", "536365,85123A,X,1000000,2010-12-01 08:26:00,99999999999.99,,France", "BAD_NUMBER");

    row("words for a date", "536365,85123A,X,6,yesterday,2.55,,France", "BAD_DATE");
    row("another format", "536365,85123A,X,6,12/1/2010 8:26,2.55,,France", "BAD_DATE");
    row("no such day", "536365,85123A,X,6,2010-02-30 08:26:00,2.55,,France", "BAD_DATE");

    row("Latin-1", "536365,85123A,CAF\xC9,6,2010-12-01 08:26:00,2.55,,France", "BAD_ENCODING");
    row("Latin-1 in a column that is not used", "536365,85123A,X,6,2010-12-01 08:26:00,2.55,,France,\xC9",
        "BAD_ENCODING");
    row("half a character", "536365,85123A,X\xE4\xB8,6,2010-12-01 08:26:00,2.55,,France", "BAD_ENCODING");
    row("surrogate", "536365,85123A,X\xED\xA0\x80,6,2010-12-01 08:26:00,2.55,,France", "BAD_ENCODING");
    row("zero byte", QByteArray("536365,85123A,X\0Y,6,2010-12-01 08:26:00,2.55,,France", 53), "BAD_ENCODING");

    row("SKU too long", "536365," + QByteArray(65, 'S') + ",X,6,2010-12-01 08:26:00,2.55,,France", "BAD_TEXT");
    row("number too long", QByteArray(33, '7') + ",S,X,6,2010-12-01 08:26:00,2.55,,France", "BAD_TEXT");
    row("control character", "536\x1B[2J,S,X,6,2010-12-01 08:26:00,2.55,,France", "BAD_TEXT");
    row("line break in the SKU", "536365,\"S\nT\",X,6,2010-12-01 08:26:00,2.55,,France", "BAD_TEXT");

    row("price below zero", "A563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,France", "NEGATIVE_PRICE");
    row("price just below zero", "536365,S,X,1,2011-08-12 14:51:00,-0.001,,France", "NEGATIVE_PRICE");
    row("quantity zero", "536365,85123A,X,0,2010-12-01 08:26:00,2.55,,France", "NEGATIVE_QUANTITY");
    row("write-off", "536589,21777,,-10,2010-12-01 16:50:00,0.0,,United Kingdom", "NEGATIVE_QUANTITY");
    row("refund of nothing", "C536379,D,Discount,-1,2010-12-01 09:41:00,0.0,14527.0,France", "NOT_A_REFUND");
    row("refund the wrong way round", "C536379,D,Discount,1,2010-12-01 09:41:00,27.5,14527.0,France", "NOT_A_REFUND");

    row("missing before wrong", ",85123A,X,six,yesterday,-1,,\xC9", "MISSING_FIELD");
    row("number before date", "536365,85123A,X,six,yesterday,-1,,\xC9", "BAD_NUMBER");
    row("date before encoding", "536365,85123A,X,6,yesterday,-1,,\xC9", "BAD_DATE");
    row("encoding before price", "536365,85123A,X,-6,2010-12-01 08:26:00,-1,,\xC9", "BAD_ENCODING");
    row("price before refund", "C536365,85123A,X,-6,2010-12-01 08:26:00,-1,,France", "NEGATIVE_PRICE");
    row("price before quantity", "536365,85123A,X,-6,2010-12-01 08:26:00,-1,,France", "NEGATIVE_PRICE");
}

void tst_RowJudge::onlineRetailRow_isJudgedInOrder()
{
    QFETCH(const QByteArray, row);
    judge(ImportFixture::kOnlineRetail + row + '\n', u"online-retail"_s);
}

void tst_RowJudge::tmallRow_isJudgedInOrder_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const QByteArray& text, const char* reason) {
        QTest::newRow(name) << text << QString::fromLatin1(reason);
    };
    row("good", "4,157.0,157.0,湖南省,2020-02-20 23:58:34,2020-02-20 23:58:44,0.0", "");
    row("unpaid", "1,178.8,0.0,上海,2020-02-21 00:00:00,,0.0", "");
    row("no refund column filled", "4,157.0,157.0,湖南省,2020-02-20 23:58:34,2020-02-20 23:58:44,", "");
    row("no total", "4,,157.0,湖南省,2020-02-20 23:58:34,2020-02-20 23:58:44,0.0", "MISSING_FIELD");
    row("bad total", "4,x,157.0,湖南省,2020-02-20 23:58:34,2020-02-20 23:58:44,0.0", "BAD_NUMBER");
    row("bad refund", "4,157.0,157.0,湖南省,2020-02-20 23:58:34,2020-02-20 23:58:44,x", "BAD_NUMBER");
    row("bad payment time", "4,157.0,157.0,湖南省,2020-02-20 23:58:34,never,0.0", "BAD_DATE");
    row("total below zero", "4,-157.0,157.0,湖南省,2020-02-20 23:58:34,2020-02-20 23:58:44,0.0", "NEGATIVE_PRICE");
    row("refund below zero", "4,157.0,157.0,湖南省,2020-02-20 23:58:34,2020-02-20 23:58:44,-0.001", "NEGATIVE_PRICE");
    row("more back than paid", "4,157.0,157.0,湖南省,2020-02-20 23:58:34,2020-02-20 23:58:44,157.01", "NOT_A_REFUND");
    row("back without payment", "4,157.0,0.0,湖南省,2020-02-20 23:58:34,,10", "NOT_A_REFUND");
}

void tst_RowJudge::tmallRow_isJudgedInOrder()
{
    QFETCH(const QByteArray, row);
    judge(ImportFixture::kTmall + row + '\n', u"tmall"_s);
}

void tst_RowJudge::separatedNumber_isReadWhereItsGroupsAreSound_data()
{
    QTest::addColumn<QString>("separators");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("minor");
    constexpr qint64 kRefused = -1;
    const auto row = [](const char* separators, const char* text, qint64 minor) {
        QTest::addRow("%s %s", separators, text)
            << QString::fromLatin1(separators) << QByteArray(text).replace('_', ' ') << minor;
    };
    // The decimal separator, then the thousands separator, if any.
    row(",.", "1.234,50", 123'450);
    row(",.", "12.345.678,9", 1'234'567'890);
    row(",.", "1234,50", 123'450);
    row(",.", "+1.000", 100'000);
    row(",.", "7", 700);
    row(",.", ",5", 50);
    row(",.", "1.50", kRefused);
    row(",.", "1.5000", kRefused);
    row(",.", "1234.567", kRefused);
    row(",.", ".123", kRefused);
    row(",.", "1..234", kRefused);
    row(",.", "1.234.", kRefused);
    row(",.", "1.23,4", kRefused);
    row(",.", "1,234.5", kRefused);
    row(",.", "1,2,3", kRefused);
    row(",", "1234,5", 123'450);
    row(",", "1.234", kRefused);
    row(".,", "1,234.50", 123'450);
    row(".,", "12,34", kRefused);
    row("._", "1_234.50", 123'450);
    row(".'", "1'234'567", 123'456'700);
    row(".'", "1'2'3", kRefused);
}

void tst_RowJudge::separatedNumber_isReadWhereItsGroupsAreSound()
{
    QFETCH(QString, separators);
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, minor);
    separators.replace(u'_', u' ');
    const QString mapping = m_fixture.write(
        u"shop.json"_s,
        R"({"currency": "EUR", "time_zone": "UTC", "rows": "orders", "date_formats": ["yyyy-MM-dd"], "delimiter": ";",
            "decimal_separator": "%1", "thousands_separator": "%2", "defaults": {"sku": "A"},
            "columns": {"order_no": "No", "created_at": "Date", "total": "Total"}})"_ba
            .replace("%1", separators.left(1).toLatin1())
            .replace("%2", separators.mid(1).toLatin1()));
    const auto summary = m_fixture.importAndUndo("No;Date;Total\n1;2026-01-01;" + text + '\n', mapping);
    QVERIFY2(bool(summary), summary ? "" : qPrintable(summary.error().detail));
    QCOMPARE(ImportFixture::rejected(*summary, RejectReason::BadNumber), minor < 0 ? 1 : 0);
    QCOMPARE(summary->grossMinor, std::max<qint64>(minor, 0));
}

void tst_RowJudge::header_unusable_isRefused_data()
{
    QTest::addColumn<QByteArray>("book");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty file") << ""_ba << u"is empty"_s;
    QTest::newRow("one column missing")
        << "InvoiceNo,StockCode,Description,InvoiceDate,UnitPrice,CustomerID,Country\n"_ba << u"no column 'Quantity'"_s;
    QTest::newRow("two missing") << "InvoiceNo,Description,InvoiceDate,UnitPrice,CustomerID,Country\n"_ba
                                 << u"no columns 'StockCode', 'Quantity'"_s;
    QTest::newRow("twice")
        << "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country,Quantity\n"_ba
        << u"two columns 'Quantity'"_s;
    QTest::newRow("semicolons")
        << "InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country\n"_ba
        << u"separated by ';'"_s;
    QTest::newRow("no header") << "536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n"_ba
                               << u"its first line names '536365'"_s;
    QTest::newRow("binary") << QByteArray("\x7F"
                                          "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0",
                                          24)
                            << u"no columns"_s;
    QTest::newRow("one endless line") << QByteArray(1'000'000, 'x') << u"is it a CSV file?"_s;
    QTest::newRow("the other book") << QByteArray(ImportFixture::kTmall) << u"'订单编号'"_s;
}

void tst_RowJudge::header_unusable_isRefused()
{
    QFETCH(const QByteArray, book);
    QFETCH(const QString, says);
    const auto summary = m_fixture.importAndUndo(book, u"online-retail"_s);
    QVERIFY(!summary);
    QVERIFY2(summary.error().detail.contains(says), qPrintable(summary.error().detail));
}

void tst_RowJudge::header_inAnotherOrderWithMoreColumns_isGood()
{
    ImportFixture fixture;
    const auto summary =
        fixture.import("Country, Extra ,UnitPrice,Quantity, InvoiceNo,StockCode,InvoiceDate,Description,CustomerID \n"
                       "France,?,2.55,6,536365,85123A,2010-12-01 08:26:00,LANTERN,17850.0\n"_ba,
                       u"online-retail"_s);
    QVERIFY2(bool(summary), summary ? "" : qPrintable(summary.error().detail));
    QCOMPARE(summary->grossMinor, 1530);
}

void tst_RowJudge::text_isTrimmed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("plain") << "a b"_ba
                           << "a b"_ba;
    QTest::newRow("spaces") << " \t a b \r\n"_ba
                            << "a b"_ba;
    QTest::newRow("no-break space") << "\xC2\xA0 a\xC2\xA0"_ba
                                    << "a"_ba;
    QTest::newRow("ideographic space") << "\xE3\x80\x80 中 \xE3\x80\x80"_ba
                                       << "中"_ba;
    QTest::newRow("only spaces") << " \xC2\xA0 "_ba
                                 << ""_ba;
    QTest::newRow("empty") << ""_ba
                           << ""_ba;
}

void tst_RowJudge::text_isTrimmed()
{
    QFETCH(const QByteArray, text);
    QTEST(trimmed(text).toByteArray(), "result");
}

QTEST_GUILESS_MAIN(tst_RowJudge)
#include "tst_RowJudge.moc"
