// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/AuditCommand.h"

#include "app/order-service/Console.h"
#include "core/base/Clock.h"
#include "server/audit/Audit.h"
#include "server/store/Store.h"

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

int runAudit(const QString& store)
{
    const SystemClock clock;
    const auto opened = server::Store::open(store, server::StoreUse::ReadOnly, clock);
    if (!opened)
        return failed(opened.error());
    const auto db = (*opened)->openReader();
    if (!db)
        return failed(db.error());
    const auto report = server::audit(**db, [](const server::Violation& violation) {
        print(violation.invariant + u' ' + violation.subject + u": "_s + violation.finding);
    });
    if (!report)
        return failed(report.error());
    const QString looked =
        u"%1 orders, %2 products, %3 movements"_s.arg(report->orders).arg(report->products).arg(report->movements);
    if (report->violations > 0) {
        complain(u"%1 violations in %2."_s.arg(report->violations).arg(looked));
        return kFailed;
    }
    print(u"No violations in %1."_s.arg(looked));
    return kDone;
}

} // namespace ch::app
