// SPDX-License-Identifier: Apache-2.0
#include "core/store/ProductListTable.h"

#include "core/domain/ScanCode.h"
#include "core/store/OutboxTable.h"
#include "core/store/ProductText.h"
#include "core/store/RecordTable.h"
#include "core/store/SalesSpans.h"
#include "core/store/SearchText.h"
#include "core/store/SoldDayTable.h"
#include "core/store/StoredBody.h"
#include "core/wire/CatalogueJson.h"

namespace ch::store {

using namespace Qt::Literals::StringLiterals;
using sql::Statement;

namespace {

constexpr int kRowsBetweenLooks = 4096;

QString lastOf(const QString& beginning)
{
    return beginning + QString::fromUcs4(U"\U0010FFFF", 1);
}

/// A text that is looked for.
struct TextSearch
{
    QString text{};
    /// What the index is asked; nothing: it is not asked, for one character is in nearly every text; empty: it knows no such text.
    std::optional<QString> match{};
};

Result<TextSearch> searchFor(sql::Connection& db, const ProductQuery& query)
{
    TextSearch search{.text = folded(query.search.trimmed())};
    if (search.text.size() < kShortestSearch)
        return search;
    if (search.text.toUcs4().size() >= 3) {
        search.match = matchExpression(search.text);
        return search;
    }
    QStringList terms;
    CH_TRY(sql::Rows rows,
           db.query("SELECT term FROM product_terms WHERE term >= ? AND term < ?", search.text, lastOf(search.text)));
    while (rows.next())
        terms.push_back(rows.text(0));
    CH_CHECK(rows.end());
    search.match = matchAny(terms);
    return search;
}

/// `list`: what it is walked by where neither a search nor a filter leads; `found`: what a search reads of each row.
struct Indexes
{
    std::string_view list{};
    std::string_view found{};
};

/// FROM … WHERE … To sort what a search finds is faster than to walk past the rest, even if it is half of the products.
Statement searched(std::string_view selected, const TextSearch& search, const Indexes& indexes)
{
    Statement sql(selected);
    if (!search.match)
        sql.add(" FROM products p").add(indexes.list).add(" WHERE 1 = 1");
    else if (search.match->isEmpty())
        sql.add(" FROM products p WHERE 0");
    else
        sql.add(" FROM product_search f CROSS JOIN products p")
            .add(indexes.found)
            .add(" ON p.no = f.rowid WHERE f.product_search MATCH ?", *search.match);
    // The index names rows that have the text's parts, wherever.
    if (!search.text.isEmpty())
        sql.add(" AND instr(p.text, ?) > 0", search.text);
    return sql;
}

/// What every filter but the group asks for.
void addFilters(Statement& sql, const ProductQuery& query)
{
    const QString place = placeKey(query.place);
    if (!place.isEmpty())
        sql.add(" AND p.place >= ? AND p.place < ?", place, lastOf(place));
    // What was refused waits for nobody but its person; in the list it is what the index is made for.
    if (query.isInOutbox)
        sql.add(" AND p.sku IN (SELECT entity_id FROM outbox WHERE entity = 'product' "
                "AND state IN ('WAITING', 'SENDING', 'REFUSED') AND state <> 'REFUSED')");
    if (query.notSoldSince.isValid())
        sql.add(" AND p.sold_day < ?", numberOf(query.notSoldSince));
}

/// Before all orders are here nobody knows what was not sold.
Result<bool> isAnswerable(sql::Connection& db, const ProductQuery& query)
{
    return query.notSoldSince.isValid() ? knowsSoldDays(db) : Result<bool>(true);
}

std::string_view conditionOf(ProductGroup group)
{
    switch (group) {
    case ProductGroup::Active:
        return " AND p.active = 1";
    case ProductGroup::Low:
        return " AND p.active = 1 AND p.available <= p.reorder_point";
    case ProductGroup::Out:
        return " AND p.active = 1 AND p.available <= 0";
    case ProductGroup::OnHand:
        return " AND p.on_hand > 0";
    case ProductGroup::Retired:
        return " AND p.active = 0";
    }
    Q_UNREACHABLE();
}

struct SortText
{
    std::string_view index;
    std::string_view descending;
    std::string_view ascending;
};

SortText textOf(ProductSort sort)
{
    switch (sort) {
    case ProductSort::Sku:
        return {" INDEXED BY products_sku", " ORDER BY p.sku DESC", " ORDER BY p.sku"};
    case ProductSort::Title:
        return {" INDEXED BY products_title", " ORDER BY p.title DESC, p.no DESC", " ORDER BY p.title, p.no"};
    case ProductSort::Place:
        return {" INDEXED BY products_place", " ORDER BY p.place DESC, p.no DESC", " ORDER BY p.place, p.no"};
    case ProductSort::OnHand:
        return {" INDEXED BY products_on_hand", " ORDER BY p.on_hand DESC, p.no DESC", " ORDER BY p.on_hand, p.no"};
    case ProductSort::Reserved:
        return {" INDEXED BY products_reserved", " ORDER BY p.reserved DESC, p.no DESC", " ORDER BY p.reserved, p.no"};
    case ProductSort::Available:
        return {" INDEXED BY products_available", " ORDER BY p.available DESC, p.no DESC",
                " ORDER BY p.available, p.no"};
    case ProductSort::Price:
        return {" INDEXED BY products_price", " ORDER BY p.price_minor DESC, p.no DESC",
                " ORDER BY p.price_minor, p.no"};
    case ProductSort::UpdatedAt:
        return {" INDEXED BY products_updated", " ORDER BY p.updated_at DESC, p.no DESC",
                " ORDER BY p.updated_at, p.no"};
    }
    Q_UNREACHABLE();
}

/// Few products lie in a place or wait for the service: to sort those is faster than to look at every row for it.
Indexes indexesFor(const ProductQuery& query, const SortText& sort)
{
    const bool isNarrow = query.place.isEmpty() && query.sort != ProductSort::Title && query.sort != ProductSort::Place;
    return {.list = query.isInOutbox         ? ""
                    : !query.place.isEmpty() ? " INDEXED BY products_place"
                                             : sort.index,
            .found = isNarrow ? " INDEXED BY products_found" : ""};
}

Statement rowsStatement(const ProductQuery& query, const TextSearch& search, int limit)
{
    const SortText sort = textOf(query.sort);
    Statement sql = searched("SELECT p.no", search, indexesFor(query, sort));
    sql.add(conditionOf(query.group));
    addFilters(sql, query);
    sql.add(query.isDescending ? sort.descending : sort.ascending).add(" LIMIT ?", limit);
    return sql;
}

Result<Product> productFromJson(const QByteArray& body)
{
    return storedBody(body, readProduct);
}

struct Beside
{
    bool hasOpen = false;
    bool hasSetAside = false;
};

Result<Beside> besides(sql::Connection& db)
{
    Beside beside;
    CH_TRY(const auto open, db.integer("SELECT 1 FROM outbox WHERE entity = 'product' "
                                       "AND state IN ('WAITING', 'SENDING', 'REFUSED') LIMIT 1"));
    beside.hasOpen = open.has_value();
    CH_TRY(const qint64 setAside, quarantinedCount(db));
    beside.hasSetAside = setAside > 0;
    return beside;
}

struct Bytes
{
    qint64 row = 0;
    qint64 revision = 0;
    QByteArray body;
};

Result<std::optional<StoredProduct>> decoded(sql::Connection& db, const Bytes& bytes, Beside beside)
{
    std::optional<StoredProduct> stored;
    auto product = productFromJson(bytes.body);
    // A newer program may have written it; the feed brings it again or sets it aside with a reason.
    if (!product)
        return stored;
    stored.emplace(StoredProduct{.row = bytes.row, .product = *std::move(product), .open = {}});
    stored->product.revision = bytes.revision;
    if (beside.hasOpen) {
        CH_TRY(stored->open, openOperations(db, false, stored->product.sku));
    }
    if (beside.hasSetAside) {
        CH_TRY(stored->isOutdated, isQuarantined(db, "product"_L1, stored->product.sku));
    }
    return stored;
}

Result<QString> onlySku(Result<sql::Rows> asked)
{
    CH_TRY(sql::Rows rows, std::move(asked));
    QString sku;
    int found = 0;
    while (rows.next()) {
        sku = rows.text(0);
        ++found;
    }
    CH_CHECK(rows.end());
    return found == 1 ? sku : QString();
}

/// As SKU or barcode letter for letter, else as a SKU in another case.
Result<QString> productWithCode(sql::Connection& db, const QString& code)
{
    if (code.isEmpty())
        return QString();
    CH_TRY(QString sku, onlySku(db.query("SELECT sku FROM products WHERE sku = ?", code)));
    if (sku.isEmpty()) {
        CH_TRY(sku, onlySku(db.query("SELECT sku FROM products WHERE barcode = ? AND barcode <> '' LIMIT 2", code)));
    }
    if (sku.isEmpty()) {
        CH_TRY(sku, onlySku(db.query("SELECT sku FROM products WHERE sku = ? COLLATE NOCASE LIMIT 2", code)));
    }
    return sku;
}

/// "A-02" of "A-02-15": all up to and with the first number.
QString areaOf(const QString& location)
{
    qsizetype end = 0;
    while (end < location.size() && !location[end].isDigit())
        ++end;
    while (end < location.size() && location[end].isDigit())
        ++end;
    return location.first(end);
}

} // namespace

Result<std::vector<qint64>> productRows(sql::Connection& db, const ProductQuery& query, int limit,
                                        const std::stop_token& stop)
{
    std::vector<qint64> found;
    CH_TRY(const bool isKnown, isAnswerable(db, query));
    if (!isKnown)
        return found;
    CH_TRY(const TextSearch search, searchFor(db, query));
    CH_TRY(sql::Rows rows, rowsStatement(query, search, limit).query(db));
    while (rows.next()) {
        if (found.size() % kRowsBetweenLooks == 0 && stop.stop_requested())
            return Error{.kind = ErrorKind::Cancelled};
        found.push_back(rows.integer(0));
    }
    CH_CHECK(rows.end());
    return found;
}

Result<QStringList> explainProductRows(sql::Connection& db, const ProductQuery& query)
{
    CH_TRY(const TextSearch search, searchFor(db, query));
    return rowsStatement(query, search, -1).explain(db);
}

Result<ProductCounts> countProducts(sql::Connection& db, const ProductQuery& query)
{
    ProductCounts counts{};
    CH_TRY(const bool isKnown, isAnswerable(db, query));
    if (!isKnown)
        return counts;
    CH_TRY(const TextSearch search, searchFor(db, query));
    Statement sql = searched("SELECT sum(p.active = 1), sum(p.active = 1 AND p.available <= p.reorder_point), "
                             "sum(p.active = 1 AND p.available <= 0), sum(p.on_hand > 0), sum(p.active = 0)",
                             search, {.found = query.place.isEmpty() ? " INDEXED BY products_found" : ""});
    addFilters(sql, query);
    CH_TRY(sql::Rows rows, sql.query(db));
    if (rows.next()) {
        for (size_t i = 0; i < counts.size(); ++i)
            counts[i] = rows.integer(int(i));
    }
    CH_CHECK(rows.end());
    return counts;
}

Result<QStringList> productPlaces(sql::Connection& db, int limit)
{
    QStringList places;
    // Bodies have the location as it is written; the key only its order.
    CH_TRY(sql::Rows rows, db.query("SELECT body FROM products WHERE place <> '' ORDER BY place"));
    while (rows.next() && places.size() < limit) {
        const auto product = productFromJson(rows.bytes(0));
        const QString area = product ? areaOf(product->location.value_or(QString())) : QString();
        if (!area.isEmpty() && (places.isEmpty() || places.back().compare(area, Qt::CaseInsensitive) != 0))
            places.push_back(area);
    }
    CH_CHECK(rows.end());
    return places;
}

Result<std::vector<StoredProduct>> storedProducts(sql::Connection& db, const std::vector<qint64>& rows,
                                                  const std::stop_token& stop)
{
    std::vector<StoredProduct> products;
    products.reserve(rows.size());
    CH_TRY(const Beside beside, besides(db));
    for (const qint64 row : rows) {
        if (stop.stop_requested())
            return Error{.kind = ErrorKind::Cancelled};
        Bytes bytes{.row = row};
        {
            CH_TRY(sql::Rows found, db.query("SELECT revision, body FROM products WHERE no = ?", row));
            if (found.next())
                bytes = {.row = row, .revision = found.integer(0), .body = found.bytes(1)};
            CH_CHECK(found.end());
        }
        CH_TRY(auto stored, decoded(db, bytes, beside));
        if (stored)
            products.push_back(*std::move(stored));
    }
    return products;
}

Result<std::optional<StoredProduct>> storedProduct(sql::Connection& db, const QString& sku)
{
    Bytes bytes;
    {
        CH_TRY(sql::Rows rows, db.query("SELECT no, revision, body FROM products WHERE sku = ?", sku));
        if (rows.next())
            bytes = {.row = rows.integer(0), .revision = rows.integer(1), .body = rows.bytes(2)};
        CH_CHECK(rows.end());
    }
    return decoded(db, bytes, {.hasOpen = true, .hasSetAside = true});
}

Result<QString> scannedProduct(sql::Connection& db, const QString& code)
{
    const QString plain = plainCode(code);
    CH_TRY(QString sku, productWithCode(db, plain));
    // A label may bear the article's number in another length than the catalogue does.
    const QString gtin = gtinOf(plain);
    for (const int length : {14, 13, 12, 8}) {
        if (!sku.isEmpty() || gtin.isEmpty() || QStringView(gtin).left(14 - length).count(u'0') != 14 - length)
            continue;
        CH_TRY(sku, productWithCode(db, gtin.right(length)));
    }
    return sku;
}

Result<> eachProduct(sql::Connection& db, const std::function<bool(const Product&)>& each)
{
    CH_TRY(sql::Rows rows, db.query("SELECT body FROM products ORDER BY no"));
    while (rows.next()) {
        const auto product = productFromJson(rows.bytes(0));
        if (product && !each(*product))
            return ok();
    }
    return rows.end();
}

} // namespace ch::store
