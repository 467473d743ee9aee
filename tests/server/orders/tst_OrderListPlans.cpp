// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderFilterTable.h"
#include "server/orders/OrderQuery.h"
#include "tests/server/orders/ReadsFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

/// What PostgreSQL makes of lists (docs/decisions/026), in a store large enough that it would mind reading the whole of it.
/// Of SQLite's plans: tst_OrderLists.
class tst_OrderListPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_shop.reset(); }

    void lists_areLedByAnIndex_data();
    void lists_areLedByAnIndex();

private:
    std::unique_ptr<ReadsFixture> m_shop;
};

void tst_OrderListPlans::initTestCase()
{
    if (PostgresDatabase::server().isEmpty())
        QSKIP("about PostgreSQL");
    m_shop = std::make_unique<ReadsFixture>();
    m_shop->put(m_shop->plain(u"N"_s));
    // One every 20 minutes; as in a shop, most are completed and the newest are not. Columns that the server computes are left
    // to it.
    auto done = m_shop->db().execute(
        u"DO $$ DECLARE cols text; BEGIN "
        "SELECT string_agg('copy.' || quote_ident(column_name), ', ' ORDER BY ordinal_position) INTO cols "
        "FROM information_schema.columns WHERE table_name = 'orders' AND is_generated = 'NEVER'; "
        "EXECUTE 'INSERT INTO orders (' || replace(cols, 'copy.', '') || ') SELECT ' || cols || ' "
        "FROM orders o, generate_series(CAST(1 AS BIGINT), 20000) i, "
        "jsonb_populate_record(NULL::orders, to_jsonb(o) || jsonb_build_object(''id'', o.id + i, ''order_no'', ''N'' || i, "
        "''revision'', o.revision + i, ''created_at'', o.created_at - i * 1200000, ''updated_at'', o.updated_at - i * 1000, "
        "''total_minor'', i * 7919 % 90000, ''ship_country'', (ARRAY[''DE'', ''AT'', ''FR'', ''NL''])[1 + i % 4], "
        "''status'', CASE WHEN i < 600 THEN ''PAID'' WHEN i < 1000 THEN ''SHIPPED'' WHEN i % 20 = 0 THEN ''CANCELLED'' "
        "WHEN i % 97 = 0 THEN ''PENDING'' ELSE ''COMPLETED'' END, ''paid_at'', o.created_at - i * 1200000 + 60000, "
        "''note_count'', CASE WHEN i % 100 = 0 THEN 1 ELSE 0 END)) copy'; END $$"_s);
    if (done)
        done = m_shop->db().execute(u"ANALYZE"_s);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
}

void tst_OrderListPlans::lists_areLedByAnIndex_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("index");
    const auto row = [](const char* query, const char* index) {
        QTest::newRow(*query ? query : "nothing") << QByteArray(query) << QString::fromLatin1(index);
    };
    row("", "orders_created");
    row("sort=created_at", "orders_created");
    row("sort=order_no", "orders_order_no_key");
    row("sort=-total_minor", "orders_total");
    row("sort=ship_by", "orders_ship_by");
    row("sort=-updated_at", "orders_updated");
    row("sort=status", "orders_status");
    row("status=PAID", "orders_status");
    row("status=COMPLETED", "orders_status");
    row("status=COMPLETED&created_from=2026-01-01&created_to=2026-01-31", "orders_status");
    row("status=PAID&sort=created_at", "orders_status");
    row("country=DE", "orders_country");
    row("created_from=2026-01-01", "orders_created");
    row("has_note=true", "orders_noted");
}

void tst_OrderListPlans::lists_areLedByAnIndex()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, index);
    auto parsed =
        StoreFixture::orThrow(readOrderListQuery(m_shop->services(), m_shop->reading(m_shop->merchant, query)));
    for (const bool isFirstPage : {true, false}) {
        if (!isFirstPage)
            parsed.after = OrderPosition{.status = u"PAID"_s, .value = qint64(1'700'000'000'000), .id = OrderId(7)};
        const QString plan = StoreFixture::orThrow(orderPageStatement(parsed).explain(m_shop->db())).join(u'\n');
        QVERIFY2(plan.contains(u"using "_s + index + u' '), qPrintable(plan));
        QVERIFY2(!plan.contains(u"Seq Scan"_s), qPrintable(plan));
        // An incremental one, within each value of the index, is not one of the whole.
        QVERIFY2(!plan.contains(u"->  Sort "_s), qPrintable(plan));
    }
}

QTEST_GUILESS_MAIN(tst_OrderListPlans)
#include "tst_OrderListPlans.moc"
