// SPDX-License-Identifier: Apache-2.0
// What the desk does when its disk does not.

#include "core/store/SalesProductTable.h"
#include "tests/core/sync/DeskFixture.h"
#include "tests/support/DatabaseFaults.h"

using namespace ch;
using namespace ch::sync;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The next COMMIT after a statement that begins so fails.
DatabaseFaults::Rule commitFailsAfter(const QByteArray& start)
{
    auto isNext = std::make_shared<bool>(false);
    return [isNext, start](const QByteArray& sql) -> int {
        if (sql.startsWith(start))
            *isNext = true;
        if (sql != "COMMIT" || !*isNext)
            return kSqliteOk;
        *isNext = false;
        return kSqliteFull;
    };
}

/// Counts and sales as the cache has added them up.
QByteArrayList figuresOf(DeskFixture& desk)
{
    QByteArrayList lines;
    for (const char* const sql :
         {"SELECT day || ' ' || status || ' ' || fulfilment || ' ' || on_hold || ' ' || country || ' ' || orders FROM "
          "order_counts WHERE orders <> 0 ORDER BY 1",
          "SELECT 'd ' || currency || ' ' || day || ' ' || orders || ' ' || gross_minor || ' ' || refunded_minor FROM "
          "sales_days ORDER BY 1",
          "SELECT 'l ' || s.sku || ' ' || l.units FROM order_lines l JOIN skus s ON s.no = l.sku ORDER BY 1"}) {
        lines += require(desk.engine->read([sql](sql::Connection& db) -> Result<QByteArrayList> {
            QByteArrayList found;
            CH_TRY(sql::Rows rows, db.query(sql));
            while (rows.next())
                found.push_back(rows.text(0).toUtf8());
            CH_CHECK(rows.end());
            return found;
        }));
    }
    const auto products = require(desk.engine->read([](sql::Connection& db) {
        return store::salesByProduct(db, {.from = QDate(2000, 1, 1), .to = QDate(2100, 1, 1), .currency = u"EUR"_s},
                                     ProductOrder::ByUnits, -1);
    }));
    for (const ProductSales& product : products)
        lines.push_back("p " + product.sku.toUtf8() + ' ' + QByteArray::number(product.units));
    return lines;
}

} // namespace

class tst_StorageFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { DatabaseFaults::setRule({}); }

    void failedCommit_leavesNothingInMemory()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        desk.shop.addProduct("MUG", 100);
        desk.shop.addOrder("TEA");
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        // A page with a SKU that no order had before, whose COMMIT fails.
        desk.shop.addOrder("MUG");
        DatabaseFaults::setRule(commitFailsAfter("INSERT INTO orders "));
        const SyncReport failed = desk.sync();
        QVERIFY(failed.error);
        QCOMPARE(failed.error->code, u"DISK_FULL"_s);
        DatabaseFaults::setRule({});
        desk.shop.addOrder("TEA");
        QVERIFY(!desk.sync().error);
        const QByteArrayList inMemory = figuresOf(desk);
        // Another desk, that never met a fault.
        DeskFixture clean;
        clean.shop.addProduct("TEA", 100);
        clean.shop.addProduct("MUG", 100);
        clean.shop.addOrder("TEA");
        clean.shop.addOrder("MUG");
        clean.shop.addOrder("TEA");
        require(clean.signIn());
        QVERIFY(!clean.sync().error);
        QCOMPARE(inMemory, figuresOf(clean));
    }
};

QTEST_GUILESS_MAIN(tst_StorageFaults)
#include "tst_StorageFaults.moc"
