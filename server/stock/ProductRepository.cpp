// SPDX-License-Identifier: Apache-2.0
#include "server/stock/ProductRepository.h"

#include "core/domain/Reason.h"
#include "core/wire/CatalogueJson.h"
#include "server/stock/ProductsInHand.h"
#include "server/store/Extras.h"
#include "server/store/FeedTable.h"

#include <algorithm>
#include <map>
#include <string>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Enough for a person to go and look; an answer is no report. `order_count` says how many there are.
constexpr qsizetype kNamedOrders = 20;

/// What all effects on one SKU come to.
struct StockSum
{
    qint64 onHand = 0;
    qint64 reserved = 0;
};

Error insufficientStock(const QString& sku, qint64 available)
{
    JsonWriter facts;
    facts.beginObject().key("sku"_L1).text(sku).key("available"_L1).number(available).endObject();
    return refusal(Reason::InsufficientStock, facts.take());
}

/// The orders that hold reservations of a product.
struct Reservers
{
    /// The newest of them.
    QStringList orderNos;
    qint64 count = 0;
};

Error stockIsReserved(const Product& product, const Reservers& reservers, const QByteArray& lines)
{
    JsonWriter facts;
    facts.beginObject().key("sku"_L1).text(product.sku).key("available"_L1).number(product.available());
    facts.key("orders"_L1).beginArray();
    for (const QString& orderNo : reservers.orderNos)
        facts.text(orderNo);
    facts.endArray().key("order_count"_L1).number(reservers.count);
    if (!lines.isEmpty())
        facts.key("lines"_L1).raw(lines);
    facts.endObject();
    return refusal(Reason::InsufficientStock, facts.take());
}

Error versionMismatch(qint64 version)
{
    JsonWriter facts;
    facts.beginObject().key("version"_L1).number(version).endObject();
    return refusal(Reason::VersionMismatch, facts.take());
}

/// Puts the product, whose revision is new, into the feed in place of its old state.
Result<> publish(WriteContext& context, const Product& product, qint64 oldRevision)
{
    if (!keeps(Extra::Feed))
        return ok();
    FeedEntry entry;
    entry.entity = Entity::Product;
    entry.id = product.sku;
    entry.audience = feedAudience(Entity::Product);
    entry.body = productToJson(product);
    return putFeedEntry(context, entry, product.revision, oldRevision);
}

/// Whether the product's stock can be moved so.
bool allows(const Product& product, const StockSum& sum)
{
    const qint64 onHand = product.onHand + sum.onHand;
    const qint64 reserved = product.reserved + sum.reserved;
    return onHand >= 0 && reserved >= 0 && reserved <= onHand;
}

Product moved(Product product, const StockSum& sum)
{
    product.onHand += sum.onHand;
    product.reserved += sum.reserved;
    return product;
}

/// Stores what moved() made of the product, and publishes it.
Result<Product> storeMoved(WriteContext& context, const Product& before, Product after)
{
    after.revision = context.nextPosition();
    after.updatedAt = context.now;
    CH_CHECK(ProductsInHand::of(context).change(before, after));
    return after;
}

Result<> recordEffect(WriteContext& context, const StockEffect& effect, const MovementSource& source)
{
    return context.db.gather(
        sql::Gathered::Rows,
        "INSERT INTO movements (id, sku, kind, reason, delta_on_hand, delta_reserved, order_id, line_no, "
        "sequence, user_id, user, device, at, op_id, note) "
        "VALUES (?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        context.ids.nextId<MovementId>(), effect.sku, nameOf(effect.kind), effect.deltaOnHand(), effect.deltaReserved(),
        source.orderId, effect.lineNo, effect.sequence, source.actor.userId, source.actor.name, source.actor.device,
        source.at, source.actor.opId);
}

Result<> recordChange(WriteContext& context, const StockChange& change, const MovementSource& source)
{
    CH_TRY(
        const qint64 inserted,
        context.db.run(
            "INSERT INTO movements (id, sku, kind, reason, delta_on_hand, delta_reserved, user_id, user, device, "
            "at, op_id, note, stock_count_id) VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (user_id, op_id) WHERE order_id IS NULL AND stock_count_id IS NULL AND op_id <> '' DO NOTHING",
            context.ids.nextId<MovementId>(), change.sku, nameOf(change.kind), change.reason, change.deltaOnHand,
            source.actor.userId, source.actor.name, source.actor.device, source.at, source.actor.opId, change.note,
            change.stockCountId));
    return inserted == 1 ? ok() : refusal(Reason::KeyReused);
}

/// Newest first, for there the open ones are: the walk ends as soon as they explain all that is reserved, however long the
/// SKU's past is.
Result<Reservers> ordersThatReserve(sql::Connection& db, const Product& product)
{
    Reservers reservers;
    QString last;
    CH_TRY(sql::Rows rows, db.query("SELECT o.order_no, l.quantity - l.shipped_quantity - l.released_quantity "
                                    "FROM order_lines l JOIN orders o ON o.id = l.order_id "
                                    "WHERE l.sku = ? AND l.quantity > l.shipped_quantity + l.released_quantity "
                                    "AND o.status IN ('PENDING', 'PAID') ORDER BY l.order_id DESC",
                                    product.sku));
    for (qint64 unexplained = product.reserved; unexplained > 0 && rows.next(); unexplained -= rows.integer(1)) {
        const QString orderNo = rows.text(0);
        if (orderNo == std::exchange(last, orderNo))
            continue;
        ++reservers.count;
        if (reservers.orderNos.size() < kNamedOrders)
            reservers.orderNos.push_back(orderNo);
    }
    CH_CHECK(rows.end());
    return reservers;
}

} // namespace

namespace {

const std::string kSelectBySku =
    "SELECT sku, title, barcode, price_minor, location, reorder_point, active, on_hand, reserved, version, "
    "revision, created_at, updated_at FROM products WHERE sku ";
const std::string kSelectOne = kSelectBySku + "= ?";

Product productFrom(const sql::Rows& rows)
{
    Product product;
    product.sku = rows.text(0);
    product.title = rows.text(1);
    product.barcode = rows.optionalText(2);
    product.priceMinor = rows.integer(3);
    product.location = rows.optionalText(4);
    product.reorderPoint = rows.optionalInteger(5);
    product.active = rows.boolean(6);
    product.onHand = rows.integer(7);
    product.reserved = rows.integer(8);
    product.version = rows.integer(9);
    product.revision = rows.integer(10);
    product.createdAt = rows.time(11);
    product.updatedAt = rows.time(12);
    return product;
}

} // namespace

Result<std::optional<Product>> loadProduct(sql::Connection& db, const QString& sku)
{
    CH_TRY(sql::Rows rows, db.query(kSelectOne, sku));
    if (rows.next())
        return std::optional(productFrom(rows));
    CH_CHECK(rows.end());
    return std::optional<Product>();
}

Result<std::vector<Product>> loadProducts(sql::Connection& db, const QStringList& skus)
{
    // Few shapes of the statement, each of which stays prepared: the last SKU fills up what a shape has too many.
    constexpr qsizetype kSmall = 4;
    constexpr qsizetype kLarge = 32;
    constexpr qsizetype kLargest = 128;
    std::vector<Product> products;
    for (qsizetype first = 0; first < skus.size();) {
        const qsizetype left = skus.size() - first;
        const qsizetype size = left == 1 ? 1 : left <= kSmall ? kSmall : left <= kLarge ? kLarge : kLargest;
        std::string sql = kSelectBySku + "IN (?";
        std::vector<QVariant> values;
        for (qsizetype i = 0; i < size; ++i) {
            if (i > 0)
                sql += ", ?";
            values.push_back(sql::toBound(skus[std::min(first + i, skus.size() - 1)]));
        }
        CH_TRY(sql::Rows rows, db.queryBound(sql + ')', values));
        while (rows.next())
            products.push_back(productFrom(rows));
        CH_CHECK(rows.end());
        first += size;
    }
    return products;
}

Result<std::optional<Product>> insertProduct(WriteContext& context, const Product& product)
{
    Product stored = product;
    stored.onHand = 0;
    stored.reserved = 0;
    stored.version = 1;
    stored.revision = context.nextPosition();
    if (stored.createdAt == UtcTime())
        stored.createdAt = context.now;
    stored.updatedAt = std::max(stored.createdAt, stored.updatedAt);
    CH_TRY(const qint64 inserted,
           context.db.run(
               "INSERT INTO products (sku, title, barcode, price_minor, location, reorder_point, active, on_hand, "
               "reserved, version, revision, created_at, updated_at) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 1, ?, ?, ?) ON CONFLICT (sku) DO NOTHING",
               stored.sku, stored.title, stored.barcode, stored.priceMinor, stored.location, stored.reorderPoint,
               stored.active, stored.revision, stored.createdAt, stored.updatedAt));
    if (inserted == 0)
        return std::optional<Product>();
    ProductsInHand::of(context).drop(stored.sku);
    CH_CHECK(publish(context, stored, 0));
    return std::optional(std::move(stored));
}

Result<Product> updateProduct(WriteContext& context, const Product& before, const Product& after)
{
    Product stored = after;
    // An edit never touches stock, whatever the form was opened on (R9).
    stored.sku = before.sku;
    stored.onHand = before.onHand;
    stored.reserved = before.reserved;
    stored.createdAt = before.createdAt;
    stored.version = before.version + 1;
    stored.revision = context.nextPosition();
    stored.updatedAt = context.now;
    CH_TRY(
        const qint64 changed,
        context.db.run("UPDATE products SET title = ?, barcode = ?, price_minor = ?, location = ?, reorder_point = ?, "
                       "active = ?, version = ?, revision = ?, updated_at = ? WHERE sku = ? AND version = ?",
                       stored.title, stored.barcode, stored.priceMinor, stored.location, stored.reorderPoint,
                       stored.active, stored.version, stored.revision, stored.updatedAt, before.sku, before.version));
    if (changed == 0) {
        CH_TRY(const auto present, loadProduct(context.db, before.sku));
        return present ? versionMismatch(present->version) : refusal(Reason::NotFound);
    }
    ProductsInHand::of(context).drop(stored.sku);
    CH_CHECK(publish(context, stored, before.revision));
    return stored;
}

Result<> writeStock(WriteContext& context, const Product& before, const Product& after)
{
    const StockSum sum{.onHand = after.onHand - before.onHand, .reserved = after.reserved - before.reserved};
    // It was read in this transaction, in this writer's turn: the guards hold unless somebody changes the store by hand.
    CH_CHECK(context.db.gather(
        sql::Gathered::Guarded,
        "UPDATE products SET reserved = reserved + ?, on_hand = on_hand + ?, revision = ?, updated_at = ? "
        "WHERE sku = ? AND on_hand + ? >= 0 AND reserved + ? >= 0 AND reserved + ? <= on_hand + ?",
        sum.reserved, sum.onHand, after.revision, after.updatedAt, after.sku, sum.onHand, sum.reserved, sum.reserved,
        sum.onHand));
    return publish(context, after, before.revision);
}

namespace {

Result<std::optional<Product>> productOf(WriteContext& context, const QString& sku, const KnownProducts& known)
{
    if (const Product* product = known ? known(sku) : nullptr)
        return std::optional(*product);
    return ProductsInHand::of(context).find(sku);
}

} // namespace

Result<PlannedStock> planStockEffects(WriteContext& context, std::span<const StockEffect> effects,
                                      const KnownProducts& known)
{
    // One change for each row, in the order of the SKU's bytes: two lines of one SKU cannot each pass alone, and two orders
    // of the same SKUs cannot wait for each other (R7).
    std::map<QByteArray, StockSum> sums;
    for (const StockEffect& effect : effects) {
        StockSum& sum = sums[effect.sku.toUtf8()];
        sum.onHand += effect.deltaOnHand();
        sum.reserved += effect.deltaReserved();
    }
    PlannedStock planned;
    planned.reserve(sums.size());
    for (const auto& [sku, sum] : sums) {
        CH_TRY(auto product, productOf(context, QString::fromUtf8(sku), known));
        if (!product)
            return insufficientStock(QString::fromUtf8(sku), 0);
        if (!allows(*product, sum))
            return insufficientStock(product->sku, product->available());
        Product after = moved(*product, sum);
        planned.emplace_back(*std::move(product), std::move(after));
    }
    return planned;
}

Result<> storeStockEffects(WriteContext& context, PlannedStock&& planned, std::span<const StockEffect> effects,
                           const MovementSource& source)
{
    for (auto& [before, after] : planned)
        CH_CHECK(storeMoved(context, before, std::move(after)));
    for (const StockEffect& effect : keeps(Extra::Ledger) ? effects : std::span<const StockEffect>())
        CH_CHECK(recordEffect(context, effect, source));
    return ok();
}

Result<> applyStockEffects(WriteContext& context, std::span<const StockEffect> effects, const MovementSource& source)
{
    CH_TRY(PlannedStock planned, planStockEffects(context, effects));
    return storeStockEffects(context, std::move(planned), effects, source);
}

Result<Product> changeStock(WriteContext& context, const StockChange& change, const MovementSource& source)
{
    CH_TRY(const auto product, ProductsInHand::of(context).find(change.sku));
    if (!product)
        return refusal(Reason::NotFound, {}, u"a stock change of an unknown SKU"_s);
    if (change.deltaOnHand == 0 && !change.stockCountId.isNull()) {
        CH_CHECK(recordChange(context, change, source));
        return *product;
    }
    const StockSum sum{.onHand = change.deltaOnHand, .reserved = 0};
    if (!allows(*product, sum))
        return refuseBelowReservations(context.db, *product);
    CH_TRY(const Product stored, storeMoved(context, *product, moved(*product, sum)));
    CH_CHECK(recordChange(context, change, source));
    return stored;
}

Error refuseBelowReservations(sql::Connection& db, const Product& product, const QByteArray& lines)
{
    CH_TRY(const Reservers reservers, ordersThatReserve(db, product));
    return stockIsReserved(product, reservers, lines);
}

Result<Product> refreshProduct(WriteContext& context, const QString& sku)
{
    CH_TRY(auto product, loadProduct(context.db, sku));
    if (!product)
        return refusal(Reason::NotFound, {}, u"a refresh of an unknown SKU"_s);
    const qint64 oldRevision = product->revision;
    product->revision = context.nextPosition();
    product->updatedAt = context.now;
    CH_CHECK(context.db.run("UPDATE products SET revision = ?, updated_at = ? WHERE sku = ?", product->revision,
                            product->updatedAt, sku));
    ProductsInHand::of(context).drop(sku);
    CH_CHECK(publish(context, *product, oldRevision));
    return *std::move(product);
}

} // namespace ch::server
