// SPDX-License-Identifier: Apache-2.0
#include "core/store/StockWorthTable.h"

#include "core/base/Money.h"
#include "core/store/LoadTable.h"
#include "core/store/SalesProductTable.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace ch::store {

namespace {

/// The last day that spans have.
const QDate kEver(9999, 12, 31);

qint64 worthOf(qint64 units, qint64 priceMinor)
{
    return multiplyChecked(units, priceMinor).value_or(std::numeric_limits<qint64>::max());
}

qint64 sumOf(qint64 a, qint64 b)
{
    return addChecked(a, b).value_or(std::numeric_limits<qint64>::max());
}

struct OnHand
{
    qint64 sku = 0;
    qint64 units = 0;
    qint64 worthMinor = 0;
};

/// What sums do not know, of those few that are shown.
Result<SlowProduct> named(sql::Connection& db, const OnHand& product)
{
    SlowProduct slow{.sku = {}, .title = {}, .onHand = product.units, .worthMinor = product.worthMinor, .lastSold = {}};
    {
        CH_TRY(sql::Rows rows, db.query("SELECT p.sku, p.title FROM skus s CROSS JOIN products p ON p.sku = s.sku "
                                        "WHERE s.no = ?",
                                        product.sku));
        if (rows.next()) {
            slow.sku = rows.text(0);
            slow.title = rows.text(1);
        }
        CH_CHECK(rows.end());
    }
    // Rows of orders are in the order of their creation; unpaid ones sold nothing.
    CH_TRY(sql::Rows rows, db.query("SELECT o.paid_at FROM order_lines l CROSS JOIN orders o ON o.row = l.row "
                                    "WHERE l.sku = ? AND o.paid_at IS NOT NULL ORDER BY l.row DESC LIMIT 1",
                                    product.sku));
    if (rows.next())
        slow.lastSold = rows.time(0);
    CH_CHECK(rows.end());
    return slow;
}

} // namespace

Result<StockWorth> stockWorth(sql::Connection& db, QDate slowSince, int limit)
{
    StockWorth stock{.slowSince = slowSince};
    // While the book is being loaded nobody knows yet what was sold.
    CH_TRY(const bool knowsOrders, isLoaded(db));
    std::vector<bool> isSold;
    if (knowsOrders) {
        CH_TRY(isSold, soldProducts(db, {.from = slowSince, .to = kEver}));
    }
    std::vector<OnHand> slow;
    {
        CH_TRY(sql::Rows rows, db.query("SELECT sku, on_hand, price_minor FROM stock_on_hand"));
        while (rows.next()) {
            const OnHand each{.sku = rows.integer(0),
                              .units = rows.integer(1),
                              .worthMinor = worthOf(rows.integer(1), rows.integer(2))};
            ++stock.products;
            stock.units += each.units;
            stock.worthMinor = sumOf(stock.worthMinor, each.worthMinor);
            if (!knowsOrders || (size_t(each.sku) < isSold.size() && isSold[size_t(each.sku)]))
                continue;
            ++stock.slowProducts;
            stock.slowWorthMinor = sumOf(stock.slowWorthMinor, each.worthMinor);
            slow.push_back(each);
        }
        CH_CHECK(rows.end());
    }
    const auto first = std::min(slow.size(), size_t(std::max(0, limit)));
    std::partial_sort(slow.begin(), slow.begin() + qsizetype(first), slow.end(), [](const OnHand& a, const OnHand& b) {
        return std::tie(b.worthMinor, a.sku) < std::tie(a.worthMinor, b.sku);
    });
    for (size_t i = 0; i < first; ++i) {
        CH_TRY(auto each, named(db, slow[i]));
        stock.slow.push_back(std::move(each));
    }
    return stock;
}

} // namespace ch::store
