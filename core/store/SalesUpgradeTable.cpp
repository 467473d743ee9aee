// SPDX-License-Identifier: Apache-2.0
#include "core/store/SalesUpgradeTable.h"

#include "core/store/LoadTable.h"
#include "core/store/MetaTable.h"
#include "core/store/RollupTable.h"
#include "core/store/SalesProductTable.h"
#include "core/store/SoldDayTable.h"

namespace ch::store {

namespace {

using namespace Qt::Literals::StringLiterals;

/// One product a row, in the order of currency, span and product.
Result<> packProducts(sql::Connection& db, std::string_view rowsOfOld)
{
    QString currency;
    DayNumber span = 0;
    std::vector<SoldProduct> sold;
    CH_TRY(sql::Rows rows, db.query(rowsOfOld));
    const auto write = [&]() -> Result<> {
        if (!sold.empty())
            CH_CHECK(addProducts(db, currency, span, sold));
        sold.clear();
        return ok();
    };
    while (rows.next()) {
        const auto nextSpan = DayNumber(rows.integer(1));
        const qint64 sku = rows.integer(2);
        if (!sold.empty() &&
            (nextSpan != span || blockOf(sku) != blockOf(sold.front().sku) || rows.text(0) != currency))
            CH_CHECK(write());
        if (sold.empty()) {
            currency = rows.text(0);
            span = nextSpan;
        }
        sold.push_back({sku, {.orders = rows.integer(3), .units = rows.integer(4), .grossMinor = rows.integer(5)}});
    }
    CH_CHECK(rows.end());
    return write();
}

/// What has been paid, by the shop's days, which no script knows.
Result<> countPaid(sql::Connection& db)
{
    CH_TRY(const QString zone, read(db, Meta::TimeZone));
    const QTimeZone known(zone.toLatin1());
    RollupTable rollups(known.isValid() ? known : QTimeZone::utc());
    CH_TRY(sql::Rows rows, db.query("SELECT paid_at, currency, status, country, total_minor FROM orders "
                                    "WHERE paid_at IS NOT NULL"));
    while (rows.next())
        rollups.pay({.paidAt = rows.time(0),
                     .currency = rows.text(1),
                     .status = int(rows.integer(2)),
                     .country = rows.integer(3),
                     .totalMinor = rows.integer(4)},
                    +1);
    CH_CHECK(rows.end());
    CacheChanges changes;
    return rollups.flush(db, changes);
}

/// Files of before had a row for each product and span.
Result<> packOld(sql::Connection& db)
{
    CH_TRY(const auto old,
           db.integer("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'sales_products'"));
    if (old == 0)
        return ok();
    CH_TRY(auto transaction, sql::Transaction::begin(db));
    CH_CHECK(packProducts(db, "SELECT currency, day, sku, orders, units, gross_minor FROM sales_products "
                              "ORDER BY currency, day, sku"));
    CH_CHECK(packProducts(db, "SELECT currency, span, sku, orders, units, gross_minor FROM sales_product_spans "
                              "ORDER BY currency, span, sku"));
    CH_CHECK(countPaid(db));
    CH_CHECK(db.execute(u"DROP TABLE sales_products"_s));
    CH_CHECK(db.execute(u"DROP TABLE sales_product_spans"_s));
    return transaction.commit();
}

} // namespace

Result<> upgradeSales(sql::Connection& db)
{
    CH_CHECK(packOld(db));
    CH_TRY(const bool hasOrders, isLoaded(db));
    CH_TRY(const bool knows, knowsSoldDays(db));
    if (!hasOrders || knows)
        return ok();
    CH_TRY(auto transaction, sql::Transaction::begin(db));
    CH_CHECK(fillSoldDays(db));
    return transaction.commit();
}

} // namespace ch::store
