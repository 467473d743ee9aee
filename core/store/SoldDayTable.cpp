// SPDX-License-Identifier: Apache-2.0
#include "core/store/SoldDayTable.h"

#include "core/store/MetaTable.h"
#include "core/store/SalesProductTable.h"

#include <algorithm>
#include <map>

namespace ch::store {

namespace {

using namespace Qt::Literals::StringLiterals;

/// By the number of the SKU; 0: never.
Result<std::vector<DayNumber>> lastDays(sql::Connection& db)
{
    CH_TRY(const auto last, db.integer("SELECT max(no) FROM skus"));
    std::vector<DayNumber> days(size_t((blockOf(last.value_or(0)) + 1) * kProductsInBlock));
    CH_TRY(sql::Rows rows,
           db.query("SELECT block, span, data FROM product_sales WHERE span > ?", DayNumber(kLastMonthNumber)));
    while (rows.next()) {
        ProductBlock sums{};
        const auto first = size_t(rows.integer(0) * kProductsInBlock);
        if (!addTo(sums, rows.bytes(2), 1) || first + sums.size() > days.size())
            return brokenSums();
        for (size_t place = 0; place < sums.size(); ++place) {
            if (sums[place].orders > 0)
                days[first + place] = std::max(days[first + place], DayNumber(rows.integer(1)));
        }
    }
    CH_CHECK(rows.end());
    return days;
}

Result<DayNumber> lastDayOf(sql::Connection& db, qint64 sku)
{
    DayNumber last = 0;
    CH_TRY(const QStringList currencies, soldCurrencies(db));
    for (const QString& currency : currencies) {
        CH_TRY(sql::Rows rows,
               db.query("SELECT span, data FROM product_sales WHERE currency = ? AND block = ? AND span > ? "
                        "ORDER BY span DESC",
                        currency, blockOf(sku), std::max(last, DayNumber(kLastMonthNumber))));
        while (rows.next()) {
            ProductSums sums;
            if (!addTo(sums, placeOf(sku), rows.bytes(1)))
                return brokenSums();
            if (sums.orders > 0) {
                last = DayNumber(rows.integer(0));
                break;
            }
        }
        CH_CHECK(rows.end());
    }
    return last;
}

/// Orders that were taken back, or paid another day than was thought.
Result<bool> lookBack(sql::Connection& db, const SoldOn& taken)
{
    CH_TRY(const auto known,
           db.integer("SELECT sold_day FROM products WHERE sku = (SELECT sku FROM skus WHERE no = ?)", taken.sku));
    if (known != taken.day)
        return false;
    CH_TRY(const DayNumber last, lastDayOf(db, taken.sku));
    if (last == taken.day)
        return false;
    CH_CHECK(
        db.run("UPDATE products SET sold_day = ? WHERE sku = (SELECT sku FROM skus WHERE no = ?)", last, taken.sku));
    return true;
}

} // namespace

Result<bool> knowsSoldDays(sql::Connection& db)
{
    CH_TRY(const QString known, read(db, Meta::SoldDays));
    return !known.isEmpty();
}

Result<> fillSoldDays(sql::Connection& db)
{
    CH_TRY(const auto days, lastDays(db));
    std::vector<std::pair<qint64, DayNumber>> changed;
    {
        CH_TRY(sql::Rows rows, db.query("SELECT s.no, p.no, p.sold_day FROM products p CROSS JOIN skus s "
                                        "ON s.sku = p.sku"));
        while (rows.next()) {
            if (const DayNumber day = days[size_t(rows.integer(0))]; day != rows.integer(2))
                changed.emplace_back(rows.integer(1), day);
        }
        CH_CHECK(rows.end());
    }
    for (const auto& [row, day] : changed)
        CH_CHECK(db.run("UPDATE products SET sold_day = ? WHERE no = ?", day, row));
    return write(db, Meta::SoldDays, u"1"_s);
}

Result<> findSoldDay(sql::Connection& db, const QString& sku)
{
    CH_TRY(const bool isKept, knowsSoldDays(db));
    if (!isKept)
        return ok();
    CH_TRY(const auto number, db.integer("SELECT no FROM skus WHERE sku = ?", sku));
    CH_TRY(const DayNumber last, lastDayOf(db, number.value_or(0)));
    if (last != 0)
        CH_CHECK(db.run("UPDATE products SET sold_day = ? WHERE sku = ?", last, sku));
    return ok();
}

Result<bool> keepSoldDays(sql::Connection& db, std::span<const SoldOn> changes)
{
    CH_TRY(const bool isKept, knowsSoldDays(db));
    if (!isKept)
        return false;
    bool isOther = false;
    std::map<qint64, DayNumber> latest;
    for (const SoldOn& change : changes) {
        if (change.orders > 0)
            latest[change.sku] = std::max(latest[change.sku], change.day);
    }
    for (const auto& [sku, day] : latest) {
        CH_TRY(const qint64 changed, db.run("UPDATE products SET sold_day = ? WHERE sku = (SELECT sku FROM skus "
                                            "WHERE no = ?) AND sold_day < ?",
                                            day, sku, day));
        isOther |= changed > 0;
    }
    for (const SoldOn& change : changes) {
        if (change.orders >= 0)
            continue;
        CH_TRY(const bool hasMoved, lookBack(db, change));
        isOther |= hasMoved;
    }
    return isOther;
}

} // namespace ch::store
