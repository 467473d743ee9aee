// SPDX-License-Identifier: Apache-2.0
#include "core/store/StockWorthTable.h"

#include "core/base/Money.h"
#include "core/store/LoadTable.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace ch::store {

namespace {

constexpr qint64 kRowsPerSecond = 16;

qint64 worthOf(qint64 units, qint64 priceMinor)
{
    return multiplyChecked(units, priceMinor).value_or(std::numeric_limits<qint64>::max());
}

qint64 sumOf(qint64 a, qint64 b)
{
    return addChecked(a, b).value_or(std::numeric_limits<qint64>::max());
}

} // namespace

Result<StockWorth> stockWorth(sql::Connection& db, UtcTime slowSince, int limit)
{
    StockWorth stock;
    std::vector<SlowProduct> slow;
    // Before the index of products there is, each would be looked for in all lines.
    CH_TRY(const bool knowsOrders, isLoaded(db));
    // Rows of orders are in the order of their creation, to the second.
    CH_TRY(
        sql::Rows rows,
        !knowsOrders
            ? db.query("SELECT on_hand, price_minor FROM products WHERE on_hand > 0")
            : db.query(
                  "SELECT p.on_hand, p.price_minor, p.sku, p.title, "
                  "(SELECT max(l.row) FROM order_lines l WHERE l.sku = s.no) FROM products p LEFT JOIN skus s ON s.sku = p.sku "
                  "WHERE p.on_hand > 0"));
    while (rows.next()) {
        const qint64 onHand = rows.integer(0);
        const qint64 worth = worthOf(onHand, rows.integer(1));
        ++stock.products;
        stock.units += onHand;
        stock.worthMinor = sumOf(stock.worthMinor, worth);
        if (!knowsOrders)
            continue;
        std::optional<UtcTime> lastOrdered;
        if (!rows.isNull(4))
            lastOrdered = UtcTime(rows.integer(4) / kRowsPerSecond * 1000);
        if (lastOrdered && *lastOrdered >= slowSince)
            continue;
        ++stock.slowProducts;
        stock.slowWorthMinor = sumOf(stock.slowWorthMinor, worth);
        slow.push_back({.sku = rows.text(2),
                        .title = rows.text(3),
                        .onHand = onHand,
                        .worthMinor = worth,
                        .lastOrdered = lastOrdered});
    }
    CH_CHECK(rows.end());
    const auto named = std::min(slow.size(), size_t(std::max(0, limit)));
    std::partial_sort(slow.begin(), slow.begin() + qsizetype(named), slow.end(),
                      [](const SlowProduct& a, const SlowProduct& b) {
                          return std::tie(b.worthMinor, a.sku) < std::tie(a.worthMinor, b.sku);
                      });
    slow.resize(named);
    stock.slow = std::move(slow);
    return stock;
}

} // namespace ch::store
