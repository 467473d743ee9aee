// SPDX-License-Identifier: Apache-2.0
// Each invariant of contract section 7 broken by hand in a sound store: the audit must say which, and of what. A check that
// no breach here makes fail is a failure too.
#include "server/audit/Audit.h"
#include "server/audit/AuditRepository.h"
#include "server/demo/DemoShop.h"
#include "tests/server/importer/ImportFixture.h"
#include "tests/support/ServiceFixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A shop in which everything happened once, through the service: keys, parcels, refunds, refusals, views.
class LivedInShop : public ServiceFixture
{
public:
    LivedInShop()
    {
        for (const QByteArray sku : {"TEA", "MUG", "JAR"}) {
            post("/products", R"({"sku":")" + sku + R"(","title":"T","price_minor":100})", 201);
            post("/stock-adjustments", R"({"sku":")" + sku + R"(","delta":100,"reason":"RECEIVED"})", 201);
        }
        place();
        pay(place());
        const QJsonObject shipped = ship(pay(place()), {});
        post(path(shipped) + "/completion", "{}", 200, shipped);
        ship(pay(place()), R"(,"lines":[{"line_no":1,"quantity":1}])");
        const QJsonObject again = ship(ship(pay(place()), R"(,"lines":[{"line_no":2,"quantity":1}])"), {});
        post(path(again) + "/refunds", R"({"amount_minor":50,"reason":"late"})", 201, again);
        const QJsonObject unwanted = pay(place());
        post(path(unwanted) + "/refunds", R"({"amount_minor":300,"reason":"changed mind"})", 201, unwanted);
        post(path(unwanted) + "/notes", R"({"text":"rang"})", 201);
        const QJsonObject cancelled = place();
        post(path(cancelled) + "/cancellation", R"({"reason":"CUSTOMER"})", 200, cancelled);
        post(path(cancelled) + "/shipments", kParcel, 409, cancelled);
        post(path(cancelled) + "/payments", R"({"amount_minor":300,"method":"card","reference":"late"})", 409);
        post("/orders", draft(1000), 409);
        post("/views", R"({"name":"v","query":{},"columns":[],"sort":"-created_at","roles":["merchant"]})", 201);
        takeStock();
    }

    static inline const QByteArray kParcel = R"({"carrier":"DHL","tracking_no":"T")";

private:
    static QByteArray draft(int tea)
    {
        return R"({"currency":"EUR","customer":{"name":"A"},"ship_to":{"name":"A","line1":"1","city":"B","country":"DE"},)"
               R"("lines":[{"sku":"TEA","quantity":)" +
               QByteArray::number(tea) + R"(},{"sku":"MUG","quantity":1}]})";
    }
    QJsonObject post(const QByteArray& at, QByteArray body, int wanted, const QJsonObject& seen = {})
    {
        if (!body.isEmpty() && !body.endsWith('}'))
            body += '}';
        const Response response = as(Role::Merchant, Method::Post, at, body,
                                     seen.isEmpty() ? std::nullopt : std::optional(seen[u"version"_s].toInteger()));
        if (response.status != wanted)
            throw std::runtime_error(QByteArray(at + ": " + response.body).toStdString());
        return QJsonDocument::fromJson(response.body).object()[u"data"_s].toObject();
    }
    static QByteArray path(const QJsonObject& order) { return "/orders/" + order[u"id"_s].toString().toLatin1(); }
    /// A count that was approved, one that goes on, one that nobody wants any more.
    void takeStock()
    {
        const QByteArray jar = R"({"name":"n","blind":true,"scope":{"kind":"SKUS","skus":["JAR"]}})";
        const QByteArray approved = stockCount(post("/stock-counts", jar, 201));
        count(approved + "/lines/JAR", 97);
        post(approved + "/approval", "{}", 200);
        const QByteArray open = stockCount(post("/stock-counts", jar, 201));
        count(open + "/lines/JAR", 95);
        post(stockCount(post("/stock-counts", jar, 201)) + "/cancellation", {}, 200);
    }
    void count(const QByteArray& at, int units)
    {
        const Response response =
            as(Role::Warehouse, Method::Put, at,
               R"({"expected":100,"counted_at":"2030-01-01T00:00:00Z","counted":)" + QByteArray::number(units) + '}');
        if (response.status != 200)
            throw std::runtime_error(QByteArray(at + ": " + response.body).toStdString());
    }
    static QByteArray stockCount(const QJsonObject& made)
    {
        return "/stock-counts/" + made[u"id"_s].toString().toLatin1();
    }
    QJsonObject place() { return post("/orders", draft(2), 201); }
    QJsonObject pay(const QJsonObject& order)
    {
        return post(path(order) + "/payments", R"({"amount_minor":300,"method":"card","reference":"r"})", 201);
    }
    QJsonObject ship(const QJsonObject& order, const QByteArray& lines)
    {
        return post(path(order) + "/shipments", kParcel + lines, 201, order);
    }
};

QStringList violationsOf(sql::Connection& db)
{
    QStringList found;
    StoreFixture::orThrow(audit(db, [&](const Violation& violation) {
        found.push_back(violation.invariant + u' ' + violation.subject + u": "_s + violation.finding);
    }));
    return found;
}

} // namespace

class tst_Audit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void soundStore_hasNoViolations_data();
    void soundStore_hasNoViolations();
    void breach_isFound_data();
    void breach_isFound();
    void everyCheck_wasMadeToFail();
    void report_countsWhatItLookedAt();

private:
    std::unique_ptr<sql::Connection> openCopy();

    QTemporaryDir m_folder;
    int m_copies = 0;
    QSet<size_t> m_failed;
};

void tst_Audit::initTestCase()
{
    LivedInShop shop;
    StoreFixture::orThrow(shop.db().execute(u"VACUUM INTO '%1'"_s.arg(m_folder.filePath(u"sound.db"_s))));
}

std::unique_ptr<sql::Connection> tst_Audit::openCopy()
{
    const QString file = m_folder.filePath(u"copy%1.db"_s.arg(++m_copies));
    if (!QFile::copy(m_folder.filePath(u"sound.db"_s), file))
        throw std::runtime_error("cannot copy the store");
    auto db = StoreFixture::orThrow(sql::Connection::open({.file = file}));
    // The store's own guards would refuse most of what this test is about.
    StoreFixture::orThrow(db->execute(u"PRAGMA ignore_check_constraints=ON"_s));
    StoreFixture::orThrow(db->execute(u"PRAGMA foreign_keys=OFF"_s));
    return db;
}

void tst_Audit::soundStore_hasNoViolations_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("lived in") << u"lived in"_s;
    QTest::newRow("empty") << u"empty"_s;
    QTest::newRow("demo") << u"demo"_s;
    QTest::newRow("imported") << u"imported"_s;
}

void tst_Audit::soundStore_hasNoViolations()
{
    QFETCH(QString, kind);
    if (kind == u"lived in"_s) {
        QCOMPARE(violationsOf(*openCopy()), QStringList());
        return;
    }
    ImportFixture store;
    if (kind == u"demo"_s) {
        auto transaction = StoreFixture::orThrow(sql::Transaction::begin(store.db()));
        StoreFixture::orThrow(makeDemoShop(store.db(), {.orders = 300, .seed = 3}, store.clock));
        StoreFixture::orThrow(transaction.commit());
    } else if (kind == u"imported"_s) {
        // Finished ones, one that is still to ship, and a refund that names no order.
        const QByteArray book = "1,TEA,Tea,2,2011-01-05 10:00:00,1.25,17850.0,United Kingdom\n"
                                "1,MUG,Mug,1,2011-01-05 10:00:00,2.50,17850.0,United Kingdom\n"
                                "2,TEA,Tea,4,2011-11-05 10:00:00,1.25,,France\n"
                                "C3,TEA,Tea,-1,2011-11-06 10:00:00,1.25,,France\n";
        StoreFixture::orThrow(store.import({.file = store.write(u"book.csv"_s, ImportFixture::kOnlineRetail + book),
                                            .mapping = u"online-retail"_s,
                                            .openSince = QDate(2011, 6, 1)}));
        StoreFixture::orThrow(store.context().persistClocks());
        QCOMPARE(store.count("SELECT count(*) FROM orders WHERE status = 'PAID'"), 1);
    }
    const QStringList found = violationsOf(store.db());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u"\n"_s)));
}

void tst_Audit::breach_isFound_data()
{
    QTest::addColumn<QByteArray>("breach");
    QTest::addColumn<QString>("violation");
    const auto row = [](const char* name, const char* breach, const char* violation) {
        QTest::newRow(name) << QByteArray(breach) << QString::fromLatin1(violation);
    };
    row("negative stock", "UPDATE products SET on_hand = -1 WHERE sku = 'TEA'", "I1 sku TEA: on_hand -1");
    row("more reserved than there is", "UPDATE products SET reserved = on_hand + 1 WHERE sku = 'TEA'", "I1 sku TEA:");
    row("stock without a movement", "UPDATE products SET on_hand = on_hand + 1 WHERE sku = 'MUG'",
        "I2 sku MUG: on_hand");
    row("movement without stock", "DELETE FROM movements WHERE kind = 'RECEIVE' AND sku = 'TEA'",
        "I2 sku TEA: on_hand");
    row("reserved for nobody", "UPDATE products SET reserved = reserved + 1 WHERE sku = 'TEA'",
        "I2 sku TEA: reserved 6, but open orders wait for 5");
    row("line not reserved",
        "DELETE FROM movements WHERE line_no = 2 AND order_id = (SELECT id FROM orders WHERE status = 'PENDING')",
        "I2 order %PENDING line 2: reserved 0, released 0, shipped 0 of 1");
    row("order not reserved", "DELETE FROM movements WHERE order_id = (SELECT id FROM orders WHERE status = 'PENDING')",
        "I2 order %PENDING line 1: reserved 0");
    row("reserved twice",
        "INSERT INTO movements SELECT id + 900000, sku, kind, reason, delta_on_hand, delta_reserved, order_id, line_no, 9, user_id, "
        "user, device, at, op_id, note, stock_count_id FROM movements WHERE kind = 'RESERVE' AND line_no = 1 AND order_id = "
        "(SELECT id FROM orders WHERE status = 'PENDING')",
        "I2 order %PENDING line 1: reserved 4, released 0, shipped 0 of 2");
    row("released and shipped",
        "INSERT INTO movements SELECT id + 900000, sku, 'RELEASE', reason, 0, -delta_reserved, order_id, line_no, 9, user_id, user, "
        "device, at, op_id, note, stock_count_id FROM movements WHERE kind = 'RESERVE' AND line_no = 1 AND order_id = "
        "(SELECT id FROM orders WHERE status = 'COMPLETED')",
        "I2 order %COMPLETED line 1: reserved 2, released 2, shipped 2 of 2");
    row("not released",
        "DELETE FROM movements WHERE kind = 'RELEASE' AND line_no = 1 AND order_id = "
        "(SELECT id FROM orders WHERE cancel_reason = 'CUSTOMER')",
        "I2 order %CUSTOMER line 1: reserved 2, released 0, shipped 0 of 2");
    row("movement of another line", "UPDATE movements SET line_no = 7 WHERE kind = 'RESERVE' AND line_no = 2",
        "I2 movement ");
    row("movement of no product",
        "PRAGMA foreign_keys=OFF;UPDATE movements SET sku = 'GONE' WHERE kind = 'RECEIVE' AND sku = 'TEA'",
        "I2 movement %: is RECEIVE of GONE, which is no product");
    row("reservation that takes goods", "UPDATE movements SET delta_on_hand = -1 WHERE kind = 'RESERVE'",
        "I2 movement ");
    row("count without its movement", "DELETE FROM movements WHERE stock_count_id IS NOT NULL",
        "I2 stock count % sku JAR: applied -3, but its movement is missing");
    row("count of another number", "UPDATE stock_count_entries SET counted = 1 WHERE counted = 95",
        "I2 stock count % sku JAR: counted 95, but its entries sum to 1");
    row("count's own numbers", "UPDATE stock_counts SET counted_count = 0 WHERE status = 'COUNTING'",
        "I2 stock count %: says 1/0/0/1, its lines 1/1/0/1");
    row("sold what never came",
        "UPDATE movements SET delta_on_hand = -1000, delta_reserved = -1000 WHERE kind = 'SHIP'",
        "I3 sku TEA: shipped ");

    row("order without lines",
        "DELETE FROM order_lines WHERE order_id = (SELECT id FROM orders WHERE status = 'PENDING')",
        "I4 order %PENDING: has no lines");
    row("order without timeline",
        "DELETE FROM events WHERE order_id = (SELECT id FROM orders WHERE status = 'PENDING')",
        "I4 order %PENDING: has no timeline");
    row("line of no order",
        "PRAGMA foreign_keys=OFF;UPDATE order_lines SET order_id = 7 WHERE order_id = "
        "(SELECT id FROM orders WHERE status = 'PENDING')",
        "I4 order 7: is not there, but its line 1 is");
    row("timeline of no order",
        "PRAGMA foreign_keys=OFF;UPDATE events SET order_id = 7 WHERE order_id = (SELECT id FROM orders WHERE status = 'PENDING')",
        "I4 order 7: is not there, but its timeline's entry 1 is");
    row("note that is not there", "UPDATE orders SET note_count = note_count + 1 WHERE status = 'PENDING'",
        "I4 order %PENDING: says 1 notes, its timeline has 0");
    row("note that is not counted", "UPDATE orders SET note_count = 0 WHERE cancel_reason = 'REFUNDED'",
        "I4 order %REFUNDED: says 0 notes, its timeline has 1");
    row("sums of lines", "UPDATE orders SET packed_units = packed_units + 1 WHERE status = 'PENDING'",
        "I4 order %PENDING: units 3/1/0/0");
    row("total", "UPDATE orders SET total_minor = total_minor + 1 WHERE status = 'PENDING'",
        "I4 order %PENDING: total 301");
    row("paid", "UPDATE orders SET paid_minor = paid_minor + 1 WHERE status = 'COMPLETED'",
        "I4 order %COMPLETED: paid 301, but its payments sum to 300");
    row("refunded", "UPDATE orders SET refunded_minor = 49 WHERE refunded_minor = 50",
        "I4 order %SHIPPED: refunded 49, but its refunds sum to 50");
    row("more refunded than came in",
        "UPDATE refunds SET amount_minor = 5000 WHERE amount_minor = 50; "
        "UPDATE orders SET refunded_minor = 5000 WHERE refunded_minor = 50",
        "I4 order %SHIPPED: refunded 5000 of 300");

    row("parcels and line differ", "UPDATE shipment_lines SET quantity = quantity + 1 WHERE line_no = 1",
        "I5 order %COMPLETED line 1: parcels hold 3, the line says 2 of 2");
    row("line without parcel",
        "DELETE FROM shipment_lines WHERE order_id = (SELECT id FROM orders WHERE status = 'COMPLETED')",
        "I5 order %COMPLETED line 1: parcels hold 0, the line says 2 of 2");
    row("more shipped than ordered",
        "UPDATE order_lines SET shipped_quantity = 9, packed_quantity = 9 WHERE line_no = 1 AND order_id = "
        "(SELECT id FROM orders WHERE status = 'COMPLETED')",
        "I5 order %COMPLETED line 1: parcels hold 2, the line says 9 of 2");
    row("empty parcel",
        "INSERT INTO shipments SELECT order_id, 2, carrier, tracking_no, shipped_at, by, NULL, NULL FROM shipments "
        "WHERE order_id = (SELECT id FROM orders WHERE status = 'COMPLETED')",
        "I5 order %COMPLETED parcel 2: is empty");
    row("parcel that is missing",
        "UPDATE shipments SET no = 5 WHERE order_id = (SELECT id FROM orders WHERE status = 'COMPLETED')",
        "I5 order %COMPLETED: has 1 parcels up to number 5");
    row("shipped without being paid", "UPDATE orders SET paid_at = NULL WHERE status = 'COMPLETED'",
        "I5 order %COMPLETED: was shipped without being paid");
    row("paid twice", "UPDATE payments SET accepted = 1 WHERE accepted = 0", "I5 order %CUSTOMER: was paid 1 times");
    row("cancelled and shipped", "UPDATE orders SET status = 'CANCELLED' WHERE status = 'COMPLETED'",
        "I5 order %CANCELLED was COMPLETED: is cancelled and shipped");
    row("shipped with units left", "UPDATE orders SET status = 'SHIPPED' WHERE fulfilment = 'PARTIAL'",
        "I5 order %SHIPPED was PARTIAL: is SHIPPED with 2 units left to ship");
    row("paid with nothing left", "UPDATE orders SET status = 'PAID' WHERE status = 'COMPLETED'",
        "I5 order %PAID was COMPLETED: is PAID with 0 units left to ship");

    row("order of a key is gone", "UPDATE orders SET create_op_id = 'another-key-00001' WHERE status = 'PENDING'",
        "I6 key %: of user % was answered 201, but its order is not there");
    row("parcel of a key is gone", "UPDATE shipments SET op_id = 'another-key-' || order_id || no",
        "I6 key %: of user % was answered 201, but its parcel");
    row("payment of a key is gone", "UPDATE payments SET op_id = 'another-key-' || order_id WHERE accepted = 1",
        "I6 key %: of user % was answered 201, but its payment");
    row("refund of a key is gone", "UPDATE refunds SET op_id = 'another-key-' || id",
        "I6 key %: of user % was answered 201, but its refund");
    row("movement of a key is gone", "UPDATE movements SET op_id = 'another-key-' || id WHERE order_id IS NULL",
        "I6 key %: of user % was answered 201, but its movement");
    row("stock count of a key is gone", "UPDATE stock_counts SET create_op_id = 'another-key-' || id",
        "I6 key %: of user % was answered 201, but its stock count");
    row("entry of a key is gone", "UPDATE stock_count_entries SET op_id = 'another-key-' || id",
        "I6 key %: of user % was answered 200, but its entry");
    row("approval of a key is gone", "UPDATE stock_counts SET status = 'CANCELLED' WHERE status = 'APPROVED'",
        "I6 key %: of user % was answered 200, but its stock count has not ended by it");
    row("refused, and done", "UPDATE idempotency SET status = 40900 WHERE route LIKE '%/shipments' AND status = 201",
        "I6 key %: of user % was refused with 40900, but has an effect");
    row("late money that was taken", "UPDATE payments SET accepted = 1 WHERE accepted = 0",
        "I6 key %: of user % was refused with 40903, but has an effect");
    row("one key, two effects",
        "UPDATE refunds SET op_id = (SELECT op_id FROM shipments s WHERE s.order_id = refunds.order_id LIMIT 1) "
        "WHERE amount_minor = 50",
        "I6 key %: of user % had 2 effects");
    row("one key, two orders",
        "UPDATE events SET op_id = (SELECT create_op_id FROM orders WHERE status = 'PENDING') "
        "WHERE kind = 'PLACED' AND order_id = (SELECT id FROM orders WHERE status = 'COMPLETED')",
        "I6 key %: is on the timelines of 2 orders");

    row("timeline with a gap", "UPDATE events SET seq = 9 WHERE kind = 'COMPLETED'",
        "I7 order %COMPLETED: its timeline has 4 entries up to number 9");
    row("no version", "UPDATE orders SET version = 0 WHERE status = 'PENDING'", "I7 order %PENDING: has version 0");
    row("completed without its time", "UPDATE orders SET completed_at = NULL WHERE status = 'COMPLETED'",
        "I7 order %COMPLETED: is COMPLETED without its time");
    row("illegal step",
        "UPDATE events SET changes = '{\"status\":{\"old\":\"PENDING\",\"new\":\"SHIPPED\"}}' WHERE kind = 'PAID'",
        "I7 order %COMPLETED: was PENDING, and then ");
    row("step from elsewhere",
        "UPDATE events SET changes = '{\"status\":{\"old\":\"PAID\",\"new\":\"COMPLETED\"}}' WHERE kind = 'COMPLETED'",
        "I7 order %COMPLETED: was SHIPPED, and then ");
    row("step that is no JSON", "UPDATE events SET changes = '{\"status\":{' WHERE kind = 'COMPLETED'",
        "I7 order %COMPLETED: was SHIPPED, and then ");
    row("status that nothing led to", "UPDATE orders SET status = 'SHIPPED' WHERE status = 'COMPLETED'",
        "I7 order %SHIPPED was COMPLETED: is SHIPPED, but its timeline ends with COMPLETED");
    row("step that nobody noted", "UPDATE events SET changes = '' WHERE kind = 'COMPLETED'",
        "I7 order %COMPLETED: is COMPLETED, but its timeline ends with SHIPPED");

    row("twice in the feed",
        "INSERT INTO feed SELECT 1000000, entity, entity_id, audience, deleted, changed_at, body, masked FROM feed WHERE "
        "entity = 'view'",
        "I8 view %: is in the feed 2 times");
    row("behind the end of the feed", "UPDATE feed_clock SET position = 3",
        "I8 product TEA: stands behind the end of the feed");
    row("order not in the feed",
        "DELETE FROM feed WHERE position = (SELECT revision FROM orders WHERE status = 'PENDING')",
        "I8 order %PENDING: is not in the feed at its revision ");
    row("product not in the feed", "UPDATE products SET revision = 1 WHERE sku = 'TEA'",
        "I8 sku TEA: is not in the feed at its revision 1");
    row("refund not in the feed", "DELETE FROM feed WHERE entity = 'refund'", "I8 refund %: is not in the feed");
    row("user not in the feed", "UPDATE feed SET entity_id = '7' WHERE entity = 'user'",
        "I8 user %: is not in the feed");
    row("view not in the feed", "UPDATE views SET revision = revision + 1", "I8 view %: is not in the feed");
    row("stock count not in the feed", "UPDATE stock_counts SET revision = revision + 1",
        "I8 stock count %: is not in the feed");
    row("in the feed alone", "DELETE FROM views", "I8 view %: is in the feed, but not in the store");
    row("deleted in the feed alone", "UPDATE feed SET deleted = 1 WHERE entity = 'product' AND entity_id = 'MUG'",
        "I8 product MUG: is deleted in the feed, but in the store");
    row("another body", "UPDATE orders SET ship_city = 'Elsewhere' WHERE status = 'PENDING'",
        "feed order %PENDING: its stored body is not what its tables say");
    row("a damaged body", "UPDATE feed SET body = substr(body, 1, 20) WHERE entity = 'product'",
        "feed product TEA: stored JSON cannot be read");
    row("a damaged refund", "UPDATE feed SET body = substr(body, 2) WHERE entity = 'refund'",
        "feed refund %: stored JSON cannot be read");
    row("a damaged answer", "UPDATE idempotency SET data = substr(data, 1, 30)",
        "feed answer to %: stored JSON cannot be read");
    row("another product's body", "UPDATE products SET title = 'Coffee' WHERE sku = 'TEA'",
        "feed sku TEA: its stored body is not what its tables say");
    row("another stock count's body", "UPDATE stock_counts SET note = 'x'", "feed stock count %: its stored body");
    row("a blind count that tells", "UPDATE feed SET masked = body WHERE entity = 'stock_count'",
        "feed stock count %: its masked body is not what its counters may see");
}

void tst_Audit::breach_isFound()
{
    QFETCH(QByteArray, breach);
    QFETCH(QString, violation);
    const auto db = openCopy();
    // "%PENDING" stands for the number of the order that is so, or was before; "%" for any text.
    static const QRegularExpression orderOf(u"%([A-Z]+)(?: was ([A-Z]+))?"_s);
    if (const auto match = orderOf.match(violation); match.hasMatch()) {
        const QString name = match.captured(match.lastCapturedIndex() == 2 ? 2 : 1);
        auto rows = StoreFixture::orThrow(db->query(
            "SELECT order_no FROM orders WHERE status = ? OR cancel_reason = ? OR fulfilment = ? ORDER BY id LIMIT 1",
            name, name, name));
        QVERIFY(rows.next());
        violation.replace(match.capturedStart(), match.capturedLength(), rows.text(0));
    }
    for (const QByteArray& statement : breach.split(';'))
        StoreFixture::orThrow(db->execute(QString::fromLatin1(statement)));
    const QStringList found = violationsOf(*db);
    const QStringList parts = violation.split(u'%');
    const bool isThere = std::ranges::any_of(found, [&](const QString& line) {
        qsizetype at = 0;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            at = line.indexOf(parts[i], at);
            if (at < 0 || (i == 0 && at > 0))
                return false;
            at += parts[i].size();
        }
        return true;
    });
    QVERIFY2(isThere, qPrintable(violation + u"\n found: "_s + found.join(u"\n        "_s)));
    for (size_t i = 0; i < invariantChecks().size(); ++i) {
        auto rows = StoreFixture::orThrow(db->query(invariantChecks()[i].sql));
        if (rows.next())
            m_failed.insert(i);
    }
}

void tst_Audit::everyCheck_wasMadeToFail()
{
    for (size_t i = 0; i < invariantChecks().size(); ++i)
        QVERIFY2(m_failed.contains(i), std::string(invariantChecks()[i].sql).c_str());
}

void tst_Audit::report_countsWhatItLookedAt()
{
    const auto db = openCopy();
    int reported = 0;
    StoreFixture::orThrow(db->execute(u"UPDATE products SET on_hand = on_hand + 1"_s));
    const AuditReport report = StoreFixture::orThrow(audit(*db, [&](const Violation&) { ++reported; }));
    QCOMPARE(report.orders, 7);
    QCOMPARE(report.products, 3);
    QCOMPARE(report.violations, reported);
    QVERIFY(report.movements > 20 && reported >= 4);
}

QTEST_GUILESS_MAIN(tst_Audit)
#include "tst_Audit.moc"
