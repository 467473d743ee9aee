// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/PointsCommand.h"

#include "app/order-service/Console.h"
#include "core/base/Clock.h"
#include "core/wire/JsonWriter.h"
#include "server/consumers/PointsTable.h"
#include "server/store/Store.h"

namespace ch::app {

using namespace server;
using namespace Qt::Literals::StringLiterals;

namespace {

Result<> printBalances(sql::Connection& db, bool asJson)
{
    CH_TRY(const auto balances, readBalances(db));
    for (const CustomerPoints& balance : balances) {
        if (!asJson) {
            print(u"%1\t%2 points of %3 orders"_s.arg(balance.customer).arg(balance.points).arg(balance.orders));
            continue;
        }
        JsonWriter json;
        json.beginObject().key("customer_id"_L1).text(balance.customer).key("points"_L1).number(balance.points);
        json.key("orders"_L1).number(balance.orders).endObject();
        print(QString::fromUtf8(json.take()));
    }
    return ok();
}

Result<> printLedger(sql::Connection& db, const QString& customer, bool asJson)
{
    CH_TRY(const auto entries, readLedger(db, customer));
    qint64 sum = 0;
    for (const PointsEntry& entry : entries) {
        sum += entry.points;
        if (!asJson) {
            print(u"%1\t%2\t%3"_s.arg(entry.at.toString(), entry.orderNo).arg(entry.points));
            continue;
        }
        JsonWriter json;
        json.beginObject().key("order_no"_L1).text(entry.orderNo).key("at"_L1).time(entry.at);
        json.key("points"_L1).number(entry.points).endObject();
        print(QString::fromUtf8(json.take()));
    }
    if (!asJson)
        print(u"%1 points"_s.arg(sum));
    return ok();
}

} // namespace

int printPoints(const QString& store, const QString& customer, bool json)
{
    const SystemClock clock;
    const auto opened = Store::open(store, StoreUse::ReadOnly, clock);
    if (!opened)
        return failed(opened.error());
    const auto db = (*opened)->openReader();
    if (!db)
        return failed(db.error());
    const auto printed = customer.isEmpty() ? printBalances(**db, json) : printLedger(**db, customer, json);
    return printed ? int(kDone) : failed(printed.error());
}

} // namespace ch::app
