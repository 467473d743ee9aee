// SPDX-License-Identifier: Apache-2.0
#include "core/store/CatalogueTable.h"

#include "core/store/ProductText.h"
#include "core/store/SoldDayTable.h"

namespace ch::store {

namespace {

struct StoredRefund
{
    qint64 revision = 0;
    RefundedMoney money;
};

Result<std::optional<StoredRefund>> storedRefund(sql::Connection& db, RefundId id)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT revision, at, currency, coalesce(country, 0), amount_minor, reason FROM refunds "
                    "WHERE id = ?",
                    id));
    std::optional<StoredRefund> stored;
    if (rows.next())
        stored = StoredRefund{.revision = rows.integer(0),
                              .money = {.at = rows.time(1),
                                        .currency = rows.text(2),
                                        .country = rows.integer(3),
                                        .amountMinor = rows.integer(4),
                                        .reason = rows.text(5)}};
    CH_CHECK(rows.end());
    return stored;
}

/// What the search index holds of a product; a row of 0: there is none.
struct FoundText
{
    qint64 row = 0;
    QString text{};
};

Result<FoundText> foundText(sql::Connection& db, const QString& sku)
{
    CH_TRY(sql::Rows rows, db.query("SELECT no, text FROM products WHERE sku = ?", sku));
    FoundText found;
    if (rows.next())
        found = {.row = rows.integer(0), .text = rows.text(1)};
    CH_CHECK(rows.end());
    return found;
}

Result<> forgetText(sql::Connection& db, const FoundText& found)
{
    CH_CHECK(db.run("INSERT INTO product_search (product_search, rowid, text) VALUES ('delete', ?, ?)", found.row,
                    found.text));
    return ok();
}

/// Stock changes all day, texts hardly ever.
Result<> learnText(sql::Connection& db, const FoundText& before, const QString& sku, const QString& text)
{
    if (before.row != 0 && before.text == text)
        return ok();
    if (before.row != 0)
        CH_CHECK(forgetText(db, before));
    CH_CHECK(db.run("INSERT INTO product_search (rowid, text) SELECT no, text FROM products WHERE sku = ?", sku));
    return ok();
}

/// Figures of stock read this instead of the whole products.
Result<> keepOnHand(sql::Connection& db, const Product& product)
{
    CH_CHECK(db.run("INSERT INTO skus (sku) VALUES (?) ON CONFLICT (sku) DO NOTHING", product.sku));
    if (product.onHand > 0)
        CH_CHECK(
            db.run("INSERT INTO stock_on_hand (sku, on_hand, price_minor) SELECT no, ?, ? FROM skus WHERE sku = ? "
                   "ON CONFLICT (sku) DO UPDATE SET on_hand = excluded.on_hand, price_minor = excluded.price_minor",
                   product.onHand, product.priceMinor, product.sku));
    else
        CH_CHECK(db.run("DELETE FROM stock_on_hand WHERE sku = (SELECT no FROM skus WHERE sku = ?)", product.sku));
    return ok();
}

} // namespace

Result<bool> putProduct(sql::Connection& db, const ProductRow& row, Replace replace)
{
    const Product& product = row.product;
    const QString text = searchTextOf(product);
    CH_TRY(const FoundText before, foundText(db, product.sku));
    CH_TRY(const qint64 changed,
           db.run("INSERT INTO products (sku, revision, title, place, barcode, on_hand, reserved, available, "
                  "reorder_point, price_minor, active, updated_at, text, body) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sku) DO UPDATE SET "
                  "revision = excluded.revision, title = excluded.title, place = excluded.place, "
                  "barcode = excluded.barcode, on_hand = excluded.on_hand, reserved = excluded.reserved, "
                  "available = excluded.available, reorder_point = excluded.reorder_point, "
                  "price_minor = excluded.price_minor, active = excluded.active, updated_at = excluded.updated_at, "
                  "text = excluded.text, body = excluded.body WHERE excluded.revision > revision OR ?",
                  product.sku, product.revision, product.title, placeKey(product.location.value_or(QString())),
                  product.barcode.value_or(QString()), product.onHand, product.reserved, product.available(),
                  product.reorderPoint, product.priceMinor, product.active, product.updatedAt, text, row.body,
                  replace == Replace::Always));
    if (changed == 0)
        return false;
    CH_CHECK(learnText(db, before, product.sku, text));
    CH_CHECK(keepOnHand(db, product));
    if (before.row == 0)
        CH_CHECK(findSoldDay(db, product.sku));
    return true;
}

Result<bool> hasProduct(sql::Connection& db, const QString& sku)
{
    CH_TRY(const auto any, db.integer("SELECT 1 FROM products WHERE sku = ?", sku));
    return any.has_value();
}

Result<bool> removeProduct(sql::Connection& db, const QString& sku)
{
    CH_TRY(const FoundText before, foundText(db, sku));
    if (before.row == 0)
        return false;
    CH_CHECK(forgetText(db, before));
    CH_CHECK(db.run("DELETE FROM stock_on_hand WHERE sku = (SELECT no FROM skus WHERE sku = ?)", sku));
    CH_CHECK(db.run("DELETE FROM products WHERE sku = ?", sku));
    return true;
}

Result<bool> RefundTable::put(sql::Connection& db, const RefundRow& row, Replace replace)
{
    const Refund& refund = row.refund;
    CH_TRY(const auto before, storedRefund(db, refund.id));
    if (before && replace == Replace::NewerOnly && refund.revision <= before->revision)
        return false;
    // One whose order the book does not name belongs to no country, now and later.
    const std::optional<qint64> country = refund.orderId.isNull() ? std::optional<qint64>(0) : std::nullopt;
    CH_CHECK(db.run(
        "INSERT INTO refunds (id, revision, order_id, at, amount_minor, currency, country, reason, "
        "body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, "
        "order_id = excluded.order_id, at = excluded.at, amount_minor = excluded.amount_minor, "
        "currency = excluded.currency, country = excluded.country, reason = excluded.reason, body = excluded.body",
        refund.id, refund.revision, refund.orderId, refund.at, refund.amountMinor, refund.currency, country,
        refund.reason, row.body));
    if (before)
        m_rollups.refund(before->money, -1);
    m_rollups.refund({.at = refund.at,
                      .currency = refund.currency,
                      .country = 0,
                      .amountMinor = refund.amountMinor,
                      .reason = refund.reason},
                     +1);
    return true;
}

Result<bool> RefundTable::remove(sql::Connection& db, RefundId id)
{
    CH_TRY(const auto before, storedRefund(db, id));
    if (!before)
        return false;
    CH_CHECK(db.run("DELETE FROM refunds WHERE id = ?", id));
    m_rollups.refund(before->money, -1);
    return true;
}

Result<> RefundTable::place(sql::Connection& db)
{
    struct Placed
    {
        RefundId id;
        RefundedMoney money;
    };
    std::vector<Placed> found;
    {
        CH_TRY(sql::Rows rows,
               db.query("SELECT refunds.id, refunds.at, refunds.currency, orders.country, refunds.amount_minor, "
                        "refunds.reason FROM refunds "
                        "CROSS JOIN orders ON orders.id = refunds.order_id WHERE refunds.country IS NULL"));
        while (rows.next())
            found.push_back({rows.id<RefundId>(0),
                             {.at = rows.time(1),
                              .currency = rows.text(2),
                              .country = rows.integer(3),
                              .amountMinor = rows.integer(4),
                              .reason = rows.text(5)}});
        CH_CHECK(rows.end());
    }
    for (const Placed& refund : found) {
        CH_CHECK(db.run("UPDATE refunds SET country = ? WHERE id = ?", refund.money.country, refund.id));
        RefundedMoney before = refund.money;
        before.country = 0;
        m_rollups.refund(before, -1);
        m_rollups.refund(refund.money, +1);
    }
    return ok();
}

} // namespace ch::store
