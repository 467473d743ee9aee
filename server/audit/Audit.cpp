// SPDX-License-Identifier: Apache-2.0
#include "server/audit/Audit.h"

#include "core/domain/OrderStatus.h"
#include "core/domain/StockCountRules.h"
#include "core/wire/CatalogueJson.h"
#include "core/wire/JsonReader.h"
#include "core/wire/OrderJson.h"
#include "core/wire/StockCountJson.h"
#include "server/audit/AuditRepository.h"
#include "server/orders/OrderRepository.h"
#include "server/stock/ProductRepository.h"
#include "server/stock/StockCountRepository.h"
#include "server/store/Snapshot.h"

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

using Found = std::function<void(Violation)>;

Result<> checkStatements(sql::Connection& db, const Found& found)
{
    for (const InvariantCheck& check : invariantChecks()) {
        CH_TRY(sql::Rows rows, db.query(check.sql));
        while (rows.next())
            found({QString::fromLatin1(check.invariant.data(), qsizetype(check.invariant.size())), rows.text(0),
                   rows.text(1)});
        CH_CHECK(rows.end());
    }
    return ok();
}

/// Where the change leads, if it leads on from `from` by a legal step.
std::optional<OrderStatus> stepIn(const QByteArray& changes, OrderStatus from)
{
    auto document = JsonDocument::parse(changes, UnknownMembers::Ignore);
    if (!document)
        return std::nullopt;
    JsonObject status = document->root().requiredObject("status"_L1);
    const QString before = status.requiredText("old"_L1);
    const auto after = orderStatusFromName(status.requiredText("new"_L1));
    if (!document->result() || !after || orderStatusFromName(before) != from)
        return std::nullopt;
    const bool isLegal = std::ranges::any_of(
        orderSteps(), [&](const OrderStep& step) { return step.from == from && step.to == *after; });
    return isLegal ? after : std::nullopt;
}

/// What happened to each order is a path through the status table that ends where the order is.
Result<> checkHistories(sql::Connection& db, const Found& found)
{
    return forEachStatusHistory(db, [&](const StatusHistory& history) -> Result<> {
        const QString subject = u"order "_s + history.orderNo;
        OrderStatus status = OrderStatus::Pending;
        for (const QByteArray& changes : history.changes) {
            const auto next = stepIn(changes, status);
            if (!next) {
                found({u"I7"_s, subject,
                       u"was %1, and then %2"_s.arg(nameOf(status), QString::fromUtf8(changes).left(200))});
                return ok();
            }
            status = *next;
        }
        if (nameOf(status) != history.status)
            found({u"I7"_s, subject, u"is %1, but its timeline ends with %2"_s.arg(history.status, nameOf(status))});
        return ok();
    });
}

/// The stored bytes are what every reader gets: they must say what the tables say.
Result<> checkBodies(sql::Connection& db, const Found& found)
{
    const auto compare = [&](const QString& subject, const QByteArray& wanted, const auto& stored) {
        if (wanted != stored.body)
            found({u"feed"_s, subject, u"its stored body is not what its tables say"_s});
    };
    CH_CHECK(forEachUnreadableJson(db, [&](const UnreadableJson& unreadable) -> Result<> {
        found({u"feed"_s, unreadable.subject, unreadable.reason});
        return ok();
    }));
    CH_CHECK(forEachStoredOrder(db, [&](const StoredOrder& stored) -> Result<> {
        CH_TRY(const std::optional<Order> order, loadOrder(db, stored.id));
        compare(u"order "_s + stored.orderNo, order ? orderToJson(*order) : QByteArray(), stored);
        return ok();
    }));
    CH_CHECK(forEachStoredProduct(db, [&](const StoredProduct& stored) -> Result<> {
        CH_TRY(const std::optional<Product> product, loadProduct(db, stored.sku));
        compare(u"sku "_s + stored.sku, product ? productToJson(*product) : QByteArray(), stored);
        return ok();
    }));
    return forEachStoredStockCount(db, [&](const StoredStockCount& stored) -> Result<> {
        const QString subject = u"stock count "_s + stored.id.toString();
        CH_TRY(const std::optional<StockCount> count, loadStockCount(db, stored.id));
        if (!count || stockCountToJson(*count) != stored.body)
            found({u"feed"_s, subject, u"its stored body is not what its tables say"_s});
        else if (stockCountToJson(seenBy(*count, tellsExpected(*count, Role::Warehouse))) != stored.masked)
            found({u"feed"_s, subject, u"its masked body is not what its counters may see"_s});
        return ok();
    });
}

} // namespace

Result<AuditReport> audit(sql::Connection& db, const std::function<void(const Violation&)>& report)
{
    // One read transaction, so that a store that is being served is seen at one moment.
    CH_TRY(const Snapshot snapshot, Snapshot::begin(db));
    AuditReport counted;
    const Found found = [&](const Violation& violation) {
        ++counted.violations;
        report(violation);
    };
    const auto check = [&]() -> Result<> {
        CH_CHECK(checkStatements(db, found));
        CH_CHECK(checkHistories(db, found));
        CH_CHECK(checkBodies(db, found));
        CH_TRY(const StoreCounts counts, countStore(db));
        counted.orders = counts.orders;
        counted.products = counts.products;
        counted.movements = counts.movements;
        return ok();
    };
    CH_CHECK(check());
    return counted;
}

} // namespace ch::server
