// SPDX-License-Identifier: Apache-2.0
#include "server/demo/DemoShop.h"

#include "core/domain/Reason.h"
#include "server/accounts/UserAdmin.h"
#include "server/demo/DemoOrders.h"
#include "server/demo/DemoTable.h"
#include "server/orders/OrderRepository.h"
#include "server/stock/ProductRepository.h"
#include "server/store/Store.h"

#include <QDateTime>

#include <map>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

// No service ever leases it, so ids given here at past times meet no other.
constexpr int kDemoWorker = 0;
// From the last evening to midnight.
constexpr qint64 kEveningMs = 6 * 3'600'000;

Result<> checkEmpty(sql::Connection& db)
{
    CH_TRY(const bool isEmpty, isEmptyStore(db));
    if (!isEmpty)
        return refusal(Reason::StateConflict, {},
                       u"This store has orders or users already: a demo shop needs a store of its own (--store "
                       "sqlite:demo.db)."_s);
    return ok();
}

Result<User> addDemoUser(WriteContext& context, Role role)
{
    const QString name = nameOf(role);
    return addUser(context, name, role, u"demo-"_s + name);
}

Actor actorFor(const User& user, const QString& device)
{
    return Actor{.userId = user.id, .name = user.name, .role = user.role, .device = device};
}

Result<DemoStaff> addUsers(WriteContext& context)
{
    CH_TRY(const User merchant, addDemoUser(context, Role::Merchant));
    CH_TRY(const User packer, addDemoUser(context, Role::Warehouse));
    CH_CHECK(addDemoUser(context, Role::Manager));
    return DemoStaff{.merchant = actorFor(merchant, u"Office"_s), .packer = actorFor(packer, u"Pack station 1"_s)};
}

/// The day's first moment in the shop's zone: all that a demo shop is follows from it and the seed.
UtcTime startOfDay(const Shop& shop, UtcTime now)
{
    const QTimeZone zone = shop.zone();
    const QDate day = QDateTime::fromMSecsSinceEpoch(now.epochMs(), zone).date();
    return UtcTime(day.startOfDay(zone).toMSecsSinceEpoch());
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

struct StockMove
{
    MovementKind kind = MovementKind::Receive;
    QString reason;
    qint64 delta = 0;
    QString note;
};

Result<> moveStock(WriteContext& context, const Actor& actor, const QString& sku, const StockMove& move)
{
    CH_CHECK(changeStock(
        context, {.sku = sku, .kind = move.kind, .reason = move.reason, .deltaOnHand = move.delta, .note = move.note},
        {.actor = actor, .orderId = {}, .at = context.now}));
    return ok();
}

struct Month
{
    Deliveries needed;
    bool isLast = false;
};

/// The SKUs of which nothing shall be left in the end.
Result<QStringList> receive(WriteContext& context, const Actor& packer, const std::vector<DemoProduct>& products,
                            const Month& month, DemoRandom& random)
{
    QStringList soldOut;
    Actor actor = packer;
    actor.device = u"Goods in"_s;
    for (const DemoProduct& demo : products) {
        const auto found = month.needed.find(demo.product.sku);
        qint64 quantity = found == month.needed.end() ? 0 : found->second;
        if (month.isLast) {
            // Every tenth product is about to be out of stock, every fifth low, the rest well supplied.
            const qint64 kind = random.below(10);
            const qint64 reorder = demo.product.reorderPoint.value_or(10);
            quantity += kind == 0 ? 0 : kind <= 2 ? random.between(1, reorder) : reorder * random.between(2, 6);
            if (kind == 0)
                soldOut.push_back(demo.product.sku);
        }
        if (quantity == 0)
            continue;
        const bool oneIsBroken = random.percent(4);
        CH_CHECK(moveStock(context, actor, demo.product.sku,
                           {.reason = u"RECEIVED"_s,
                            .delta = quantity + (oneIsBroken ? 1 : 0),
                            .note = u"Delivery %1"_s.arg(random.between(10'000, 99'999))}));
        if (oneIsBroken)
            CH_CHECK(moveStock(
                context, actor, demo.product.sku,
                {.kind = MovementKind::Adjust, .reason = u"DAMAGED"_s, .delta = -1, .note = u"Broken in its box"_s}));
    }
    return soldOut;
}

/// What is left of these goes over the counter.
Result<> sellOut(WriteContext& context, const Actor& merchant, const QStringList& skus)
{
    for (const QString& sku : skus) {
        CH_TRY(const auto product, loadProduct(context.db, sku));
        const qint64 left = product ? product->available() : 0;
        if (left > 0)
            CH_CHECK(moveStock(context, merchant, sku,
                               {.kind = MovementKind::Adjust,
                                .reason = u"OTHER"_s,
                                .delta = -left,
                                .note = u"Sold at the tea fair"_s}));
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

    const UtcTime today = startOfDay(shop, clock.now());
    DemoOrders orders(shop, demoProducts(), options.seed, today, options.orders);
    CH_TRY(const qint64 position, takeTurn(db));
    IdGenerator ids(orders.clock(), kDemoWorker, 0);
    WriteContext context(db, ids, position);

    context.now = orders.start();
    CH_TRY(DemoStaff staff, addUsers(context));
    orders.setStaff(staff);
    // Apart from the orders' chances, so that a changed delivery changes no order.
    DemoRandom random = DemoRandom::of(options.seed, -1);
    for (const DemoProduct& demo : orders.products()) {
        Product product = demo.product;
        product.createdAt = context.now;
        product.updatedAt = context.now;
        CH_CHECK(insertProduct(context, product));
    }
    QStringList soldOut;
    while (!orders.isDone()) {
        context.now = orders.nextMonth();
        CH_TRY(const std::vector<DemoOrder> month, orders.makeMonth(ids));
        CH_TRY(soldOut, receive(context, staff.packer, orders.products(),
                                {.needed = deliveriesFor(month), .isLast = orders.isDone()}, random));
        for (const DemoOrder& order : month) {
            context.now = order.change.after.updatedAt;
            CH_CHECK(insertOrder(context, order.change, {.isNews = false}));
        }
    }
    context.now = today.plusMs(-kEveningMs);
    CH_CHECK(sellOut(context, staff.merchant, soldOut));
    return context.persistClocks();
}

} // namespace ch::server
