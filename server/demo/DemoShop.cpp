// SPDX-License-Identifier: Apache-2.0
#include "server/demo/DemoShop.h"

#include "core/domain/Reason.h"
#include "server/accounts/UserAdmin.h"
#include "server/demo/DemoOrders.h"
#include "server/demo/DemoTable.h"
#include "server/orders/OrderRepository.h"
#include "server/stock/ProductRepository.h"
#include "server/store/Store.h"

#include <map>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

// No service ever leases it, so ids given here at past times meet no other.
constexpr int kDemoWorker = 0;

Result<> checkEmpty(sql::Connection& db)
{
    CH_TRY(const bool isEmpty, isEmptyStore(db));
    if (!isEmpty)
        return refusal(Reason::StateConflict, {},
                       u"This store has orders or users already: a demo shop needs a store of its own (--store "
                       "sqlite:demo.db)."_s);
    return ok();
}

Result<> addUsers(WriteContext& context)
{
    for (const Role role : {Role::Merchant, Role::Warehouse, Role::Manager}) {
        const QString name = nameOf(role);
        CH_CHECK(addUser(context, name, role, u"demo-"_s + name));
    }
    return ok();
}

/// What the month's orders will need, with something over: little for a few products, so that stock is low or out.
using Deliveries = std::map<QString, qint64>;

Deliveries deliveriesFor(const std::vector<DemoOrder>& orders)
{
    Deliveries needed;
    for (const DemoOrder& order : orders) {
        for (const StockEffect& effect : order.change.stock) {
            if (effect.kind == MovementKind::Reserve)
                needed[effect.sku] += effect.quantity;
        }
    }
    return needed;
}

Result<> receive(WriteContext& context, const Deliveries& needed, const std::vector<DemoProduct>& products,
                 DemoRandom& random, bool isLast)
{
    const Actor actor{.name = u"warehouse"_s, .role = Role::Warehouse, .device = u"Goods in"_s};
    for (const DemoProduct& demo : products) {
        const auto found = needed.find(demo.product.sku);
        qint64 quantity = found == needed.end() ? 0 : found->second;
        if (isLast) {
            // Every tenth product is out of stock, every fifth low, the rest well supplied.
            const qint64 kind = random.below(10);
            const qint64 reorder = demo.product.reorderPoint.value_or(10);
            quantity += kind == 0 ? 0 : kind <= 2 ? random.between(1, reorder) : reorder * random.between(2, 6);
        }
        if (quantity == 0)
            continue;
        CH_CHECK(changeStock(context,
                             {.sku = demo.product.sku,
                              .kind = MovementKind::Receive,
                              .reason = u"RECEIVED"_s,
                              .deltaOnHand = quantity,
                              .note = u"Delivery"_s},
                             {.actor = actor, .orderId = {}, .at = context.now}));
    }
    return ok();
}

} // namespace

Result<> makeDemoShop(sql::Connection& db, const DemoOptions& options, const Clock& clock)
{
    CH_CHECK(checkEmpty(db));
    const Shop shop{.name = u"Harbour & Hill 港山"_s, .currency = u"EUR"_s, .timeZone = u"Europe/Berlin"_s};
    CH_CHECK(saveShop(db, shop));
    CH_CHECK(markAsDemo(db));

    DemoRandom random(options.seed);
    DemoOrders orders(shop, demoProducts(), random, clock.now(), options.orders);
    CH_TRY(const qint64 position, feedPosition(db));
    IdGenerator ids(orders.clock(), kDemoWorker, 0);
    WriteContext context(db, ids, position);

    context.now = clock.now();
    CH_CHECK(addUsers(context));
    context.now = orders.start();
    for (const DemoProduct& demo : orders.products()) {
        Product product = demo.product;
        product.createdAt = context.now;
        product.updatedAt = context.now;
        CH_CHECK(insertProduct(context, product));
    }
    for (bool isLast = false; !isLast;) {
        context.now = orders.nextMonth();
        CH_TRY(const std::vector<DemoOrder> month, orders.makeMonth(ids));
        isLast = orders.isDone();
        CH_CHECK(receive(context, deliveriesFor(month), orders.products(), random, isLast));
        for (const DemoOrder& order : month) {
            context.now = order.change.after.updatedAt;
            CH_CHECK(insertOrder(context, order.change));
        }
    }
    return context.persistClocks();
}

} // namespace ch::server
