// SPDX-License-Identifier: Apache-2.0
#include "server/audit/Audit.h"

#include "core/wire/Mask.h"
#include "core/wire/OrderJson.h"
#include "server/audit/AuditRepository.h"
#include "server/orders/OrderRepository.h"

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

/// The stored bytes are what every reader gets: they must say what the tables say.
Result<> checkBodies(sql::Connection& db, const Found& found)
{
    return forEachStoredOrder(db, [&](const StoredOrder& stored) -> Result<> {
        CH_TRY(const std::optional<Order> order, loadOrder(db, stored.id));
        const QByteArray body = order ? orderToJson(*order) : QByteArray();
        if (body != stored.body)
            found({u"feed"_s, u"order "_s + stored.orderNo, u"its stored body is not what its tables say"_s});
        else if (withoutMoney(body) != stored.masked)
            found({u"feed"_s, u"order "_s + stored.orderNo, u"its masked body is not the mask of its body"_s});
        return ok();
    });
}

} // namespace

Result<AuditReport> audit(sql::Connection& db, const std::function<void(const Violation&)>& report)
{
    // One read transaction, so that a store that is being served is seen at one moment.
    CH_CHECK(db.execute(u"BEGIN"_s));
    AuditReport counted;
    const Found found = [&](const Violation& violation) {
        ++counted.violations;
        report(violation);
    };
    const auto check = [&]() -> Result<> {
        CH_CHECK(checkStatements(db, found));
        CH_CHECK(checkBodies(db, found));
        CH_TRY(const StoreCounts counts, countStore(db));
        counted.orders = counts.orders;
        counted.products = counts.products;
        counted.movements = counts.movements;
        return ok();
    };
    const auto checked = check();
    CH_CHECK(db.execute(u"COMMIT"_s));
    CH_CHECK(checked);
    return counted;
}

} // namespace ch::server
