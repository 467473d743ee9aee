// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Shop.h"
#include "server/audit/Audit.h"
#include "server/demo/DemoShop.h"
#include "tests/support/StoreFixture.h"

#include <QRegularExpression>
#include <QTest>

#include <ctime>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A moment as people in the demo shop's zone would write it.
UtcTime inBerlin(const QByteArray& local)
{
    return UtcTime(QDateTime(QDate::fromString(QString::fromLatin1(local).left(10), Qt::ISODate),
                             QTime::fromString(QString::fromLatin1(local).sliced(11)), QTimeZone("Europe/Berlin"))
                       .toMSecsSinceEpoch());
}

class Demo : public StoreFixture
{
public:
    explicit Demo(const QByteArray& local, int orders = 2000, qint64 seed = 1)
    {
        clock.set(inBerlin(local));
        auto transaction = orThrow(sql::Transaction::begin(db()));
        orThrow(makeDemoShop(db(), {.orders = orders, .seed = seed}, clock));
        orThrow(transaction.commit());
    }

    /// Every row of every table, but for what only one process can know.
    QStringList everything()
    {
        QStringList rows;
        for (const QString& table : texts("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
            QStringList columns;
            for (const QString& column :
                 texts(QString(u"SELECT name FROM pragma_table_info('%1')"_s.arg(table)).toStdString())) {
                // The salt of a password is chance; who leases a worker number is the process.
                if (column != u"password_hash"_s)
                    columns.push_back(u"quote(\"%1\")"_s.arg(column));
            }
            if (table == u"workers"_s)
                continue;
            const QString sql = u"SELECT %1 FROM \"%2\" ORDER BY 1"_s.arg(columns.join(u" || ',' || "_s), table);
            for (const QString& row : texts(sql.toStdString()))
                rows.push_back(table + u' ' + row);
        }
        return rows;
    }
};

} // namespace

class tst_DemoShop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSeedOnOneDay_isTheSameShop_data();
    void sameSeedOnOneDay_isTheSameShop();
    void otherSeed_isAnotherShop();
    void sameSeedOnAnotherDay_sellsTheSameToTheSame();
    void morning_hasWorkToDo_data();
    void morning_hasWorkToDo();
    void everything_liesBeforeTheDay();
    void history_hasEveryKindOfStory();
    void stock_isLowOrOutForSome();
    void books_balance_data();
    void books_balance();
    void customers_liveWhereTheirAddressIs_data();
    void customers_liveWhereTheirAddressIs();
    void titles_areInBothLanguages();
    void barcodes_areWhatAScannerReads();
    void twoThousandOrders_takeLessThanTwoSeconds();
    void storeWithUsers_isRefused();
};

void tst_DemoShop::sameSeedOnOneDay_isTheSameShop_data()
{
    QTest::addColumn<QByteArray>("early");
    QTest::addColumn<QByteArray>("late");
    QTest::newRow("a Thursday") << QByteArray("2026-11-26 00:00:00") << QByteArray("2026-11-26 23:59:59");
    QTest::newRow("the clock springs forward")
        << QByteArray("2026-03-29 00:30:00") << QByteArray("2026-03-29 12:00:00");
    QTest::newRow("the clock falls back") << QByteArray("2026-10-25 01:00:00") << QByteArray("2026-10-25 23:00:00");
}

void tst_DemoShop::sameSeedOnOneDay_isTheSameShop()
{
    QFETCH(QByteArray, early);
    QFETCH(QByteArray, late);
    const QStringList shop = Demo(early, 300).everything();
    QVERIFY(shop.size() > 3000);
    QCOMPARE(Demo(late, 300).everything(), shop);
}

void tst_DemoShop::otherSeed_isAnotherShop()
{
    const auto names = [](qint64 seed) {
        return Demo("2026-11-26 09:00:00", 50, seed).texts("SELECT customer_name FROM orders ORDER BY id");
    };
    QCOMPARE(names(5), names(5));
    QVERIFY(names(5) != names(6));
}

void tst_DemoShop::sameSeedOnAnotherDay_sellsTheSameToTheSame()
{
    const auto sold = [](const char* day) {
        return Demo(day, 200).texts(
            "SELECT o.order_no || ' ' || o.customer_name || ' ' || group_concat(l.sku || ' ' || "
            "l.quantity) FROM orders o JOIN order_lines l ON l.order_id = o.id GROUP BY o.id "
            "ORDER BY o.order_no");
    };
    QCOMPARE(sold("2026-11-26 09:00:00"), sold("2027-02-13 09:00:00"));
}

void tst_DemoShop::morning_hasWorkToDo_data()
{
    QTest::addColumn<QByteArray>("morning");
    for (QDate day(2026, 11, 20); day < QDate(2026, 11, 27); day = day.addDays(1))
        QTest::newRow(day.toString(u"dddd"_s).toLatin1().constData())
            << day.toString(Qt::ISODate).toLatin1() + " 07:30:00";
    QTest::newRow("summer") << QByteArray("2026-07-01 07:30:00");
    QTest::newRow("New Year") << QByteArray("2027-01-01 07:30:00");
}

void tst_DemoShop::morning_hasWorkToDo()
{
    QFETCH(QByteArray, morning);
    Demo shop(morning);
    const qint64 paid = shop.count("SELECT count(*) FROM orders WHERE status = 'PAID'");
    QVERIFY2(paid >= 60 && paid <= 120, QByteArray::number(paid).constData());
    const auto now = inBerlin(morning);
    const auto due = [&](UtcTime before) {
        return StoreFixture::orThrow(
                   shop.db().integer("SELECT count(*) FROM orders WHERE status = 'PAID' AND ship_by < ?", before))
            .value_or(0);
    };
    const QDate day = QDate::fromString(QString::fromLatin1(morning.first(10)), Qt::ISODate);
    const UtcTime tonight(day.addDays(1).startOfDay(QTimeZone("Europe/Berlin")).toMSecsSinceEpoch());
    const qint64 late = due(now);
    QVERIFY2(late * 100 >= paid * 5 && late * 100 <= paid * 20, QByteArray::number(late).constData());
    const bool isWorkingDay = day.dayOfWeek() <= Qt::Friday;
    QVERIFY2((due(tonight) - late > 5) == isWorkingDay, QByteArray::number(due(tonight) - late).constData());
    const qint64 ready = shop.count("SELECT count(*) FROM orders WHERE status = 'PAID' AND hold_reason IS NULL");
    QVERIFY2(ready >= 40, QByteArray::number(ready).constData());
    QVERIFY(shop.count("SELECT count(*) FROM orders WHERE status = 'PAID' AND hold_reason IS NOT NULL") >= 2);
    QVERIFY(shop.count("SELECT count(*) FROM orders WHERE status = 'PAID' AND fulfilment = 'PARTIAL'") >= 2);
    QVERIFY(shop.count("SELECT count(*) FROM orders WHERE status = 'PAID' AND fulfilment IN ('PACKING', 'PACKED')") >=
            2);
    QVERIFY(shop.count("SELECT count(*) FROM orders o WHERE status = 'PAID' AND EXISTS (SELECT 1 FROM events e WHERE "
                       "e.order_id = o.id AND e.kind = 'NOTED')") >= 3);
    // Those that wait for their money still may: the service does not close them at its first look.
    const qint64 pending = shop.count("SELECT count(*) FROM orders WHERE status = 'PENDING'");
    QVERIFY(pending >= 5);
    QCOMPARE(StoreFixture::orThrow(shop.db().integer("SELECT count(*) FROM orders WHERE expires_at > ?", tonight)),
             std::optional(pending));
}

void tst_DemoShop::everything_liesBeforeTheDay()
{
    Demo shop("2026-11-26 15:00:00");
    const UtcTime midnight = inBerlin("2026-11-26 00:00:00");
    for (const std::string_view newest : {"SELECT max(updated_at) FROM orders", "SELECT max(at) FROM events",
                                          "SELECT max(at) FROM refunds", "SELECT max(at) FROM movements",
                                          "SELECT max(shipped_at) FROM shipments", "SELECT max(created_at) FROM users"})
        QVERIFY2(UtcTime(shop.count(newest)) <= midnight, std::string(newest).c_str());
    // Nor does anything happen before its cause: a timeline goes forward.
    QCOMPARE(shop.count("SELECT count(*) FROM events a JOIN events b ON b.order_id = a.order_id AND b.seq = a.seq + 1 "
                        "WHERE b.at < a.at"),
             0);
}

void tst_DemoShop::history_hasEveryKindOfStory()
{
    Demo shop("2026-11-26 09:00:00");
    for (const auto kind : {"PLACED", "PAID", "SHIPPED", "COMPLETED", "CANCELLED", "TIMED_OUT", "REFUNDED", "HELD",
                            "NOTED", "CLAIMED", "PACKED", "SHIPMENT_CORRECTED", "PAYMENT_REFUSED"})
        QVERIFY2(StoreFixture::orThrow(
                     shop.db().integer("SELECT count(*) FROM events WHERE kind = ?", QString::fromLatin1(kind)))
                         .value_or(0) > 0,
                 kind);
    QVERIFY(shop.count("SELECT count(*) FROM orders WHERE cancel_reason = 'REFUNDED'") > 0);
    QVERIFY(shop.count("SELECT count(*) FROM payments WHERE accepted = 0") > 0);
    QVERIFY(shop.count("SELECT count(*) FROM (SELECT 1 FROM shipments GROUP BY order_id HAVING count(*) > 1)") > 10);
    QVERIFY(shop.count("SELECT count(*) FROM movements WHERE reason = 'DAMAGED'") > 5);
    // December sells more than summer does, and the shop has grown.
    const auto soldIn = [&](const char* from, const char* to) {
        return StoreFixture::orThrow(shop.db().integer("SELECT count(*) FROM orders WHERE created_at BETWEEN ? AND ?",
                                                       inBerlin(from), inBerlin(to)))
            .value_or(0);
    };
    QVERIFY(soldIn("2026-11-01 00:00:00", "2026-11-21 00:00:00") >
            soldIn("2026-07-01 00:00:00", "2026-07-21 00:00:00"));
    QVERIFY(soldIn("2026-09-01 00:00:00", "2026-10-01 00:00:00") >
            soldIn("2026-02-01 00:00:00", "2026-03-01 00:00:00"));
}

void tst_DemoShop::stock_isLowOrOutForSome()
{
    Demo shop("2026-11-26 09:00:00");
    const qint64 products = shop.count("SELECT count(*) FROM products");
    QVERIFY(products >= 70);
    const qint64 out = shop.count("SELECT count(*) FROM products WHERE on_hand = reserved");
    const qint64 low = shop.count("SELECT count(*) FROM products WHERE on_hand - reserved <= reorder_point");
    QVERIFY(out >= 3 && out < low && low < products / 2);
}

void tst_DemoShop::books_balance_data()
{
    QTest::addColumn<int>("orders");
    for (const int orders : {1, 2, 20, 2000})
        QTest::addRow("%d orders", orders) << orders;
}

void tst_DemoShop::books_balance()
{
    QFETCH(int, orders);
    Demo shop("2026-11-26 09:00:00", orders);
    QStringList violations;
    const auto report = StoreFixture::orThrow(audit(shop.db(), [&](const Violation& violation) {
        violations.push_back(violation.invariant + u' ' + violation.subject + u' ' + violation.finding);
    }));
    QCOMPARE(violations, QStringList());
    QCOMPARE(report.orders, orders);
    QCOMPARE(shop.texts("SELECT name FROM users ORDER BY name"),
             (QStringList{u"manager"_s, u"merchant"_s, u"warehouse"_s}));
}

void tst_DemoShop::customers_liveWhereTheirAddressIs_data()
{
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("postcode");
    QTest::addColumn<QString>("line1");
    QTest::addColumn<QString>("phone");
    const auto row = [](const char* country, const char* postcode, const char* line1, const char* phone) {
        QTest::newRow(country) << QString::fromLatin1(country) << QString::fromUtf8(postcode)
                               << QString::fromUtf8(line1) << QString::fromUtf8(phone);
    };
    row("DE", "\\d{5}", "\\D+ \\d+", "\\+49 .*");
    row("FR", "\\d{5}", "\\d+ \\D+", "\\+33 .*");
    row("GB", "[A-Z]{1,2}\\d+ \\d[A-Z]{2}", "\\d+ \\D+", "\\+44 .*");
    row("NL", "[1-9]\\d{3} [A-Z]{2}", "\\D+ \\d+", "\\+31 .*");
    row("IT", "\\d{5}", "\\D+, \\d+", "\\+39 .*");
    row("US", "\\d{5}", "\\d+ .+", "\\+1 .*");
    row("CN", "\\d{6}", "\\D+\\d+号", "\\+86 .*");
    row("JP", "\\d{3}-\\d{4}", "\\D+\\d+-\\d+-\\d+", "\\+81 .*");
}

void tst_DemoShop::customers_liveWhereTheirAddressIs()
{
    QFETCH(QString, country);
    QFETCH(QString, postcode);
    QFETCH(QString, line1);
    QFETCH(QString, phone);
    Demo shop("2026-11-26 09:00:00", 1000);
    auto rows = StoreFixture::orThrow(
        shop.db().query("SELECT ship_postcode, ship_line1, customer_phone, customer_name, ship_name, customer_email "
                        "FROM orders WHERE ship_country = ?",
                        country));
    int seen = 0;
    const auto matches = [](const QString& pattern, const QString& text) {
        return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
    };
    const bool isEastern = country == u"CN"_s || country == u"JP"_s;
    for (; rows.next(); ++seen) {
        QVERIFY2(matches(postcode, rows.text(0)), qPrintable(rows.text(0)));
        QVERIFY2(matches(line1, rows.text(1)), qPrintable(rows.text(1)));
        QVERIFY2(matches(phone, rows.text(2)), qPrintable(rows.text(2)));
        QVERIFY(rows.text(3) == rows.text(4) && rows.text(3).contains(u' ') == !isEastern);
        QVERIFY2(matches(u"[a-z]+\\.[a-z]+\\d+@example\\.com"_s, rows.text(5)), qPrintable(rows.text(5)));
    }
    QVERIFY(seen > 10);
    QCOMPARE(shop.count("SELECT count(DISTINCT ship_country) FROM orders"), 8);
}

void tst_DemoShop::titles_areInBothLanguages()
{
    Demo shop("2026-11-26 09:00:00", 20);
    static const QRegularExpression han(u"\\p{Han}"_s);
    static const QRegularExpression latin(u"[A-Za-z]{3}"_s);
    for (const QString& title : shop.texts("SELECT title FROM products"))
        QVERIFY2(title.contains(han) && title.contains(latin), qPrintable(title));
}

void tst_DemoShop::barcodes_areWhatAScannerReads()
{
    Demo shop("2026-11-26 09:00:00", 20);
    QSet<QString> seen;
    for (const QString& barcode : shop.texts("SELECT barcode FROM products")) {
        QCOMPARE(barcode.size(), 13);
        int sum = 0;
        for (qsizetype i = 0; i < 13; ++i)
            sum += barcode[i].digitValue() * (i % 2 == 0 ? 1 : 3);
        QCOMPARE(sum % 10, 0);
        seen.insert(barcode);
    }
    QCOMPARE(seen.size(), shop.count("SELECT count(*) FROM products"));
}

/// Of the processor, for a test's machine may have more to do.
void tst_DemoShop::twoThousandOrders_takeLessThanTwoSeconds()
{
    const std::clock_t began = std::clock();
    Demo shop("2026-11-26 09:00:00");
    const double seconds = double(std::clock() - began) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 2, QByteArray::number(seconds).constData());
    QCOMPARE(shop.count("SELECT count(*) FROM orders"), 2000);
}

void tst_DemoShop::storeWithUsers_isRefused()
{
    Demo shop("2026-11-26 09:00:00", 1);
    const auto again = makeDemoShop(shop.db(), {.orders = 1, .seed = 2}, shop.clock);
    QVERIFY(!again);
    QVERIFY(again.error().detail.contains(u"--store"_s));
    QCOMPARE(shop.count("SELECT count(*) FROM orders"), 1);
}

QTEST_GUILESS_MAIN(tst_DemoShop)
#include "tst_DemoShop.moc"
