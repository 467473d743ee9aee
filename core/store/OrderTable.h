// SPDX-License-Identifier: Apache-2.0
// Writes orders to the cache with everything that follows from them: bytes, lines, searched text, counts, figures.
// Belongs to the thread of its connection (the writer's).
#pragma once

#include "core/store/CacheChanges.h"
#include "core/store/NameTable.h"
#include "core/store/OrderRow.h"
#include "core/store/RollupTable.h"
#include "core/store/SearchIndexTable.h"

#include <QHash>

namespace ch::store {

/// NewerOnly: at least once, in any order, must not bring an old state back (R17). Always: the service began anew and its
/// revisions with it.
enum class Replace { NewerOnly, Always };

class OrderTable
{
public:
    OrderTable(NameTable& countries, NameTable& regions, NameTable& skus, RollupTable& rollups,
               SearchIndexTable& search)
        : m_countries(countries)
        , m_regions(regions)
        , m_skus(skus)
        , m_rollups(rollups)
        , m_search(search)
    {}

    /// The number of orders that changed, which are noted in `changes`. `replace(i)` is asked for each that is there already.
    template <class ReplaceOf>
    Result<int> put(sql::Connection& db, const std::vector<OrderRow>& orders, ReplaceOf replace, CacheChanges& changes)
    {
        CH_TRY(auto stored, storedOf(db, orders));
        int changed = 0;
        for (size_t i = 0; i < orders.size(); ++i) {
            CH_TRY(const bool isChanged, putOne(db, orders[i], stored, replace(i)));
            if (!isChanged)
                continue;
            ++changed;
            changes.addOrder(orders[i].id);
        }
        return changed;
    }
    /// False if it is not here.
    Result<bool> remove(sql::Connection& db, OrderId id);
    /// After a rollback.
    void forget() { m_lastRow.reset(); }

private:
    struct Stored
    {
        qint64 row = 0;
        qint64 revision = 0;
        CountedOrder counted;
        std::optional<UtcTime> paidAt;
        std::optional<UtcTime> shippedAt;
        std::optional<UtcTime> shipBy;
        qint64 region = 0;
        QString currency;
        qint64 units = 0;
        qint64 totalMinor = 0;

        std::optional<ShippedOrder> shipped() const;
        std::optional<PaidOrder> paid() const;
    };
    using StoredOrders = QHash<qint64, Stored>;

    static Result<StoredOrders> storedOf(sql::Connection& db, const std::vector<OrderRow>& orders);
    Result<bool> putOne(sql::Connection& db, const OrderRow& order, StoredOrders& stored, Replace replace);
    Result<> insert(sql::Connection& db, const OrderRow& order, Stored& stored);
    Result<> update(sql::Connection& db, const OrderRow& order, const Stored& before, const Stored& after);
    Result<> insertLines(sql::Connection& db, const OrderRow& order, qint64 row);
    Result<> sell(sql::Connection& db, const Stored& stored, const std::vector<LineRow>& lines, int sign);
    Result<std::vector<LineRow>> linesOf(sql::Connection& db, qint64 row);
    Result<qint64> freeRow(sql::Connection& db, UtcTime createdAt);

    void ship(const Stored& stored, int sign);
    void pay(const Stored& stored, int sign);

    NameTable& m_countries;
    NameTable& m_regions;
    NameTable& m_skus;
    RollupTable& m_rollups;
    SearchIndexTable& m_search;
    /// The highest row there is; orders mostly come with higher ones.
    std::optional<qint64> m_lastRow;
};

/// The first row of the second in which an order was created; rows of that second begin here.
qint64 firstRowAt(UtcTime createdAt);

} // namespace ch::store
