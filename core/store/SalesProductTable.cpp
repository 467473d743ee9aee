// SPDX-License-Identifier: Apache-2.0
#include "core/store/SalesProductTable.h"

#include <algorithm>
#include <map>

namespace ch::store {

namespace {

using namespace Qt::Literals::StringLiterals;
using sql::Statement;

/// By the number of the SKU.
Result<std::vector<ProductSums>> sumsOf(sql::Connection& db, const SalesRange& range)
{
    CH_TRY(const auto last, db.integer("SELECT max(no) FROM skus"));
    const qint64 blocks = blockOf(last.value_or(0)) + 1;
    std::vector<ProductSums> sums(size_t(blocks * kProductsInBlock));
    Statement sql = withSpans(range.from, range.to);
    sql.add(", blocks (block) AS (SELECT 0 UNION ALL SELECT block + 1 FROM blocks WHERE block + 1 < ?) "
            "SELECT p.block, sign, p.data FROM blocks CROSS JOIN spans CROSS JOIN product_sales p "
            "ON p.currency = ? AND p.block = blocks.block AND p.span BETWEEN first AND last",
            blocks, range.currency);
    CH_TRY(sql::Rows rows, sql.query(db));
    while (rows.next()) {
        const auto begin = sums.begin() + rows.integer(0) * kProductsInBlock;
        const std::span<ProductSums, kProductsInBlock> block(begin, size_t(kProductsInBlock));
        if (!addTo(block, rows.bytes(2), int(rows.integer(1))))
            return brokenSums();
    }
    CH_CHECK(rows.end());
    return sums;
}

qint64 valueOf(const ProductSums& sums, ProductOrder order)
{
    return order == ProductOrder::ByMoney ? sums.grossMinor : sums.units;
}

/// Numbers of those that were sold and may be among the first `limit`: of several alike the SKU decides, which is not known yet.
std::vector<qint64> candidates(const std::vector<ProductSums>& sums, ProductOrder order, int limit)
{
    std::vector<qint64> sold;
    for (size_t sku = 0; sku < sums.size(); ++sku) {
        if (sums[sku].orders > 0)
            sold.push_back(qint64(sku));
    }
    if (limit < 0 || sold.size() <= size_t(limit))
        return sold;
    if (limit == 0)
        return {};
    const auto of = [&](qint64 sku) { return valueOf(sums[size_t(sku)], order); };
    const auto last = sold.begin() + limit - 1;
    std::ranges::nth_element(sold, last, std::greater(), of);
    const qint64 least = of(*last);
    std::erase_if(sold, [&](qint64 sku) { return of(sku) < least; });
    return sold;
}

/// For json_each: one parameter instead of thousands.
QString listOf(const std::vector<qint64>& numbers)
{
    QByteArray json("[");
    for (const qint64 number : numbers) {
        if (json.size() > 1)
            json += ',';
        json += QByteArray::number(number);
    }
    return QString::fromLatin1(json + ']');
}

/// Of those that are shown only.
Result<std::map<qint64, QString>> titlesOf(sql::Connection& db, const std::vector<qint64>& skus)
{
    std::map<qint64, QString> titles;
    CH_TRY(sql::Rows rows, db.query("SELECT s.no, p.title FROM json_each(?) j CROSS JOIN skus s ON s.no = j.value "
                                    "CROSS JOIN products p ON p.sku = s.sku",
                                    listOf(skus)));
    while (rows.next())
        titles[rows.integer(0)] = rows.text(1);
    CH_CHECK(rows.end());
    return titles;
}

Result<std::vector<ProductSales>> first(sql::Connection& db, const std::vector<ProductSums>& sums, ProductOrder order,
                                        int limit)
{
    std::vector<std::pair<qint64, QString>> named;
    {
        CH_TRY(sql::Rows rows, db.query("SELECT s.no, s.sku FROM json_each(?) j CROSS JOIN skus s ON s.no = j.value "
                                        "ORDER BY s.sku",
                                        listOf(candidates(sums, order, limit))));
        while (rows.next())
            named.emplace_back(rows.integer(0), rows.text(1));
        CH_CHECK(rows.end());
    }
    std::ranges::stable_sort(named, std::greater(),
                             [&](const auto& each) { return valueOf(sums[size_t(each.first)], order); });
    if (limit >= 0 && named.size() > size_t(limit))
        named.resize(size_t(limit));
    std::vector<qint64> shown;
    shown.reserve(named.size());
    for (const auto& [number, sku] : named)
        shown.push_back(number);
    CH_TRY(auto titles, titlesOf(db, shown));
    std::vector<ProductSales> sales;
    sales.reserve(named.size());
    for (auto& [number, sku] : named) {
        const ProductSums& product = sums[size_t(number)];
        sales.push_back({.sku = std::move(sku),
                         .title = std::move(titles[number]),
                         .orders = product.orders,
                         .units = product.units,
                         .grossMinor = product.grossMinor});
    }
    return sales;
}

} // namespace

Error brokenSums()
{
    return Error{.kind = ErrorKind::Storage, .code = u"CORRUPT"_s, .detail = u"sums of products"_s};
}

Result<TopProducts> topProducts(sql::Connection& db, const SalesRange& range, int limit)
{
    CH_TRY(const auto sums, sumsOf(db, range));
    TopProducts top;
    CH_TRY(top.byMoney, first(db, sums, ProductOrder::ByMoney, limit));
    CH_TRY(top.byUnits, first(db, sums, ProductOrder::ByUnits, limit));
    return top;
}

Result<std::vector<ProductSales>> salesByProduct(sql::Connection& db, const SalesRange& range, ProductOrder order,
                                                 int limit)
{
    CH_TRY(const auto sums, sumsOf(db, range));
    return first(db, sums, order, limit);
}

Result<QStringList> soldCurrencies(sql::Connection& db)
{
    QStringList currencies;
    // From one to the next through the index: there are few.
    for (QString last;;) {
        CH_TRY(sql::Rows next, db.query("SELECT min(currency) FROM product_sales WHERE currency > ?", last));
        if (!next.next() || next.isNull(0))
            return currencies;
        last = next.text(0);
        currencies.push_back(last);
        CH_CHECK(next.end());
    }
}

Result<std::vector<bool>> soldProducts(sql::Connection& db, const SalesDays& days)
{
    std::vector<bool> isSold;
    CH_TRY(const QStringList currencies, soldCurrencies(db));
    for (const QString& currency : currencies) {
        CH_TRY(const auto sums, sumsOf(db, {.from = days.from, .to = days.to, .currency = currency}));
        isSold.resize(std::max(isSold.size(), sums.size()));
        for (size_t sku = 0; sku < sums.size(); ++sku)
            isSold[sku] = isSold[sku] || sums[sku].orders > 0;
    }
    return isSold;
}

Result<std::vector<ProductDay>> productDays(sql::Connection& db, const SalesRange& range, qint64 sku)
{
    std::vector<ProductDay> days;
    CH_TRY(sql::Rows rows,
           db.query("SELECT span, data FROM product_sales WHERE currency = ? AND block = ? AND span BETWEEN ? AND ? "
                    "ORDER BY span",
                    range.currency, blockOf(sku), numberOf(range.from), numberOf(range.to)));
    while (rows.next()) {
        ProductDay day{.day = dateOf(int(rows.integer(0))), .sums = {}};
        if (!addTo(day.sums, placeOf(sku), rows.bytes(1)))
            return brokenSums();
        if (!day.sums.isEmpty())
            days.push_back(day);
    }
    CH_CHECK(rows.end());
    return days;
}

Result<> addProducts(sql::Connection& db, const QString& currency, DayNumber span, std::span<const SoldProduct> sold)
{
    const qint64 block = blockOf(sold.front().sku);
    ProductBlock sums{};
    {
        CH_TRY(sql::Rows rows, db.query("SELECT data FROM product_sales WHERE currency = ? AND block = ? AND span = ?",
                                        currency, block, span));
        if (rows.next() && !addTo(sums, rows.bytes(0), 1))
            return brokenSums();
        CH_CHECK(rows.end());
    }
    for (const SoldProduct& each : sold)
        sums[placeOf(each.sku)] += each.sums;
    const QByteArray bytes = bytesOf(sums);
    if (bytes.isEmpty()) {
        CH_CHECK(
            db.run("DELETE FROM product_sales WHERE currency = ? AND block = ? AND span = ?", currency, block, span));
        return ok();
    }
    CH_CHECK(db.run("INSERT INTO product_sales (currency, block, span, data) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (currency, block, span) DO UPDATE SET data = excluded.data",
                    currency, block, span, bytes));
    return ok();
}

} // namespace ch::store
