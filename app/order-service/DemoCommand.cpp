// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/DemoCommand.h"

#include "app/order-service/Console.h"
#include "app/order-service/OpenStore.h"
#include "server/demo/DemoShop.h"

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

int runDemo(const DemoArguments& arguments)
{
    const SystemClock clock;
    auto opened = OpenStore::open(arguments.store, server::StoreUse::Exclusive, clock);
    if (!opened)
        return failed(opened.error());
    sql::Connection& db = (*opened)->db();
    auto transaction = sql::Transaction::begin(db);
    if (!transaction)
        return failed(transaction.error());
    if (auto made = server::makeDemoShop(db, {.orders = arguments.orders, .seed = arguments.seed}, clock); !made)
        return failed(made.error());
    if (auto committed = (*transaction).commit(); !committed)
        return failed(committed.error());
    print(u"Made a demo shop with %1 orders in %2."_s.arg(arguments.orders)
              .arg(server::withoutPassword(arguments.store)));
    print(u"Users: merchant, warehouse, manager; each one's password is demo- and the name."_s);
    print(u"Next: order-service serve --store %1"_s.arg(server::withoutPassword(arguments.store)));
    return kDone;
}

} // namespace ch::app
