// SPDX-License-Identifier: Apache-2.0
#include "server/stock/ProductListRepository.h"

#include "server/store/StoredJson.h"

#include <QList>

#include <string>
#include <utility>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A statement put together from literal fragments of this file, with the values of its placeholders.
struct Statement
{
    std::string sql;
    std::vector<QVariant> values;
};

std::string_view sortExpression(ProductSort sort)
{
    switch (sort) {
    case ProductSort::Sku:
        return "p.sku";
    case ProductSort::Title:
        return "p.title";
    case ProductSort::OnHand:
        return "p.on_hand";
    case ProductSort::Available:
        return "p.on_hand - p.reserved";
    case ProductSort::UpdatedAt:
        return "p.updated_at";
    }
    Q_UNREACHABLE();
}

QVariant sortValue(ProductSort sort, const QString& value)
{
    const bool isText = sort == ProductSort::Sku || sort == ProductSort::Title;
    return isText ? sql::toBound(value) : sql::toBound(value.toLongLong());
}

/// A LIKE pattern for the text in lower case. Engines agree on the case of ASCII letters alone, so any other letter that
/// has a case matches every character here; contains() has the last word.
QString patternOf(const QString& text)
{
    QString pattern;
    const QList<uint> points = text.toUcs4();
    for (const char32_t point : points) {
        if (point == U'%' || point == U'_' || point == U'\\')
            pattern += u'\\' + QChar(static_cast<char16_t>(point));
        else if (point < 0x80)
            pattern += QChar(static_cast<char16_t>(point)).toLower();
        else if (QChar::toLower(point) != point || QChar::toUpper(point) != point)
            pattern += u'_';
        else
            pattern += QString::fromUcs4(&point, 1);
    }
    return pattern;
}

Result<bool> isExactCode(sql::Connection& db, const QString& text)
{
    CH_TRY(const auto found, db.integer("SELECT count(*) FROM products WHERE sku = ? OR barcode = ?", text, text));
    return found.value_or(0) > 0;
}

/// How `search` is meant; found out once for a page.
enum class SearchMode { None, Exact, Part };

void addSearch(Statement& statement, const QString& text, SearchMode mode)
{
    if (mode == SearchMode::Exact) {
        statement.sql += " AND (p.sku = ? OR p.barcode = ?)";
        statement.values.insert(statement.values.end(), {sql::toBound(text), sql::toBound(text)});
    } else if (mode == SearchMode::Part) {
        const QString pattern = patternOf(text);
        statement.sql += " AND (lower(p.title) LIKE ? ESCAPE '\\' OR lower(p.sku) LIKE ? ESCAPE '\\')";
        statement.values.insert(statement.values.end(),
                                {sql::toBound(QString(u'%' + pattern + u'%')), sql::toBound(QString(pattern + u'%'))});
    }
}

void addFlags(Statement& statement, const ProductQuery& query)
{
    if (query.isLow)
        statement.sql += *query.isLow ? " AND p.reorder_point IS NOT NULL AND p.on_hand - p.reserved <= p.reorder_point"
                                      : " AND (p.reorder_point IS NULL OR p.on_hand - p.reserved > p.reorder_point)";
    if (query.isOut)
        statement.sql += *query.isOut ? " AND p.on_hand = p.reserved" : " AND p.on_hand > p.reserved";
    if (query.isActive)
        statement.sql += *query.isActive ? " AND p.active = 1" : " AND p.active = 0";
}

/// The next rows of the list: SKU, title, sort value, body. Bodies are fetched for the rows of the page alone, after a sort
/// without an index has seen every row.
Statement statementFor(const ProductQuery& query, SearchMode mode, int rows)
{
    const std::string by(sortExpression(query.sort));
    const std::string direction = query.isDescending ? " DESC" : " ASC";
    Statement statement;
    statement.sql =
        "SELECT page.sku, page.title, page.sort_value, f.body FROM (SELECT p.sku AS sku, p.title AS title, p.revision AS revision, " +
        by + " AS sort_value FROM products p WHERE 1 = 1";
    if (query.search)
        addSearch(statement, *query.search, mode);
    addFlags(statement, query);
    if (query.after) {
        statement.sql += " AND (" + by + ", p.sku) " + (query.isDescending ? "<" : ">") + " (?, ?)";
        statement.values.push_back(sortValue(query.sort, query.after->value));
        statement.values.push_back(sql::toBound(query.after->sku));
    }
    statement.sql += " ORDER BY " + by + direction + ", p.sku" + direction +
                     " LIMIT ?) page JOIN feed f ON f.position = page.revision ORDER BY page.sort_value" + direction +
                     ", page.sku" + direction;
    statement.values.push_back(sql::toBound(rows));
    return statement;
}

bool matches(const QString& text, const QString& sku, const QString& title)
{
    return title.contains(text, Qt::CaseInsensitive) || sku.startsWith(text, Qt::CaseInsensitive);
}

/// The only SKU of a statement that asks for two at most; nothing if there is none, or two.
Result<std::optional<QString>> onlySku(Result<sql::Rows> found)
{
    CH_TRY(sql::Rows rows, std::move(found));
    std::optional<QString> sku;
    if (rows.next())
        sku = rows.text(0);
    if (sku && rows.next())
        sku.reset();
    CH_CHECK(rows.end());
    return sku;
}

Result<bool> isBarcode(sql::Connection& db, const QString& code)
{
    CH_TRY(const auto found, db.integer("SELECT count(*) FROM products WHERE barcode = ?", code));
    return found.value_or(0) > 0;
}

/// The SKU behind a code that is no SKU as written.
Result<std::optional<QString>> skuOfLooseCode(sql::Connection& db, const QString& code)
{
    CH_TRY(const bool hasBarcode, isBarcode(db, code));
    if (hasBarcode)
        return onlySku(db.query("SELECT sku FROM products WHERE barcode = ? LIMIT 2", code));
    return onlySku(db.query("SELECT sku FROM products WHERE lower(sku) = lower(?) UNION "
                            "SELECT sku FROM products WHERE barcode IS NOT NULL AND lower(barcode) = lower(?) LIMIT 2",
                            code, code));
}

} // namespace

Result<std::optional<QByteArray>> readProduct(sql::Connection& db, const QString& sku)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT f.body FROM products p JOIN feed f ON f.position = p.revision WHERE p.sku = ?", sku));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<QByteArray>();
    }
    CH_TRY(QByteArray body, readJson(rows, 0));
    return std::optional(std::move(body));
}

Result<std::optional<QString>> scannedSku(sql::Connection& db, const QString& code)
{
    CH_TRY(auto exact, onlySku(db.query("SELECT sku FROM products WHERE sku = ?", code)));
    return exact ? exact : skuOfLooseCode(db, code);
}

Result<std::optional<QByteArray>> readScannedProduct(sql::Connection& db, const QString& code)
{
    CH_TRY(auto exact, readProduct(db, code));
    if (exact)
        return exact;
    CH_TRY(const auto meant, skuOfLooseCode(db, code));
    if (!meant)
        return std::optional<QByteArray>();
    return readProduct(db, *meant);
}

Result<ProductPage> readProducts(sql::Connection& db, ProductQuery query)
{
    SearchMode mode = SearchMode::None;
    if (query.search) {
        CH_TRY(const bool isExact, isExactCode(db, *query.search));
        mode = isExact ? SearchMode::Exact : SearchMode::Part;
    }
    const int wanted = query.limit + 1;
    ProductPage page;
    ProductPosition last;
    while (true) {
        const Statement statement = statementFor(query, mode, wanted);
        CH_TRY(sql::Rows rows, db.queryBound(statement.sql, statement.values));
        int seen = 0;
        while (rows.next()) {
            ++seen;
            query.after = {rows.text(2), rows.text(0)};
            if (mode == SearchMode::Part && !matches(*query.search, rows.text(0), rows.text(1)))
                continue;
            if (page.items.size() == size_t(query.limit)) {
                page.end = std::move(last);
                return page;
            }
            CH_TRY(QByteArray body, readJson(rows, 3));
            page.items.push_back(std::move(body));
            last = *query.after;
        }
        CH_CHECK(rows.end());
        if (seen < wanted)
            return page;
    }
}

} // namespace ch::server
