// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/CopyCommand.h"

#include "app/order-service/Console.h"
#include "app/order-service/OpenStore.h"
#include "server/audit/Audit.h"
#include "server/store/StoreTransfer.h"

#include <algorithm>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Both are what they should be in themselves, and the same as each other.
int prove(sql::Connection& from, sql::Connection& to)
{
    for (sql::Connection* db : {&from, &to}) {
        const auto report = server::audit(*db, [](const server::Violation& violation) {
            print(violation.invariant + u' ' + violation.subject + u": "_s + violation.finding);
        });
        if (!report)
            return failed(report.error());
        if (report->violations > 0) {
            complain(u"%1 violations in the %2: do not serve it."_s.arg(report->violations)
                         .arg(db == &from ? u"old store" : u"new store"));
            return kFailed;
        }
    }
    const auto before = server::digestTables(from);
    const auto after = server::digestTables(to);
    if (!before || !after)
        return failed(!before ? before.error() : after.error());
    for (size_t i = 0; i < before->size(); ++i) {
        const server::TableDigest& old = (*before)[i];
        const bool isSame = old == (*after)[i];
        print(u"%1  %2 rows  sha256 %3%4"_s.arg(old.table, -22)
                  .arg(old.rows, 9)
                  .arg(QString::fromLatin1(old.hash.toHex().left(16)), isSame ? u""_s : u"  DIFFERS"_s));
    }
    if (*before != *after) {
        complain(u"The new store is not the same as the old one: do not serve it."_s);
        return kFailed;
    }
    return kDone;
}

} // namespace

int copyStore(const QString& from, const QString& to)
{
    const SystemClock clock;
    if (!from.startsWith("sqlite:"_L1) || !to.startsWith("postgresql:"_L1)) {
        complain(
            u"A shop is moved from an embedded store to PostgreSQL: give --from sqlite:FILE --to postgresql://…"_s);
        return kUsage;
    }
    // Nobody writes it meanwhile, which only its lock can promise.
    const auto exists = server::storeExists(from);
    if (!exists || !*exists) {
        complain(u"There is no store '%1': check the path."_s.arg(from));
        return kFailed;
    }
    const auto source = server::Store::open(from, server::StoreUse::Exclusive, clock);
    if (!source)
        return failed(source.error());
    const auto old = (*source)->openReader();
    if (!old)
        return failed(old.error());
    auto target = OpenStore::open(to, server::StoreUse::Exclusive, clock);
    if (!target)
        return failed(target.error());
    const auto progress = [](const QString& table, qint64 rows) {
        if (rows % 100'000 == 0)
            complain(u"%1: %2 rows"_s.arg(table).arg(rows));
    };
    {
        sql::Connection& db = (*target)->db();
        auto transaction = sql::Transaction::begin(db);
        if (!transaction)
            return failed(transaction.error());
        if (auto turn = server::takeTurn(db); !turn)
            return failed(turn.error());
        if (auto empty = server::checkIsEmpty(db); !empty)
            return failed(empty.error());
        if (auto copied = server::copyTables(**old, db, progress); !copied)
            return failed(copied.error());
        if (auto committed = transaction->commit(); !committed)
            return failed(committed.error());
    }
    if (const int proof = prove(**old, (*target)->db()); proof != kDone)
        return proof;
    print(
        u"Copied %1 to %2; both pass the audit, and every table is the same."_s.arg(from, server::withoutPassword(to)));
    print(u"Next: order-service serve --store %1"_s.arg(server::withoutPassword(to)));
    return kDone;
}

} // namespace ch::app
