// SPDX-License-Identifier: Apache-2.0
#include "server/Routes.h"

#include "server/accounts/AccountHandlers.h"
#include "server/consumers/PickTaskHandlers.h"
#include "server/feed/FeedHandlers.h"
#include "server/orders/OrderHandlers.h"
#include "server/orders/OrderReadHandlers.h"
#include "server/reports/ReportHandlers.h"
#include "server/shop/ShopHandlers.h"
#include "server/stock/StockCountHandlers.h"
#include "server/stock/StockHandlers.h"
#include "server/webhooks/WebhookHandlers.h"

#include <array>

namespace ch::server {

namespace {

constexpr Roles kNobodyYet;
constexpr Roles kMerchant = Role::Merchant;
constexpr Roles kReaders = Role::Merchant | Role::Manager | Roles(Role::Warehouse);
constexpr Roles kReadersAndShopFront = kReaders | Role::Storefront;
constexpr Roles kOffice = Role::Merchant | Role::Manager;
constexpr Roles kHandsOn = Role::Merchant | Role::Warehouse;
constexpr Roles kSellers = Role::Merchant | Role::Storefront;

constexpr auto kRoutes = std::to_array<Route>({
    {Method::Post, "/sessions", kNobodyYet, Task{createSession}},
    {Method::Post, "/sessions/refresh", kNobodyYet, Task{refreshSession}},
    {Method::Delete, "/sessions/current", kEveryRole, Task{deleteSession}},

    {Method::Get, "/users/me", kEveryRole, PointRead{getMe}},
    {Method::Patch, "/users/me", kEveryRole, Write{patchMe, Write::PlannedOn::SlowThread}},
    {Method::Get, "/users", kMerchant, PoolRead{listUsers}},
    {Method::Post, "/users", kMerchant, Write{createUser, Write::PlannedOn::SlowThread}},
    {Method::Patch, "/users/{id}", kMerchant, Write{patchUser, Write::PlannedOn::SlowThread}},
    {Method::Delete, "/users/{id}", kMerchant, Write{deleteUser}},

    {Method::Get, "/orders", kReadersAndShopFront, PoolRead{listOrders, MayLag::Yes}},
    {Method::Post, "/orders", kSellers, Write{placeOrder}},
    {Method::Get, "/orders/counts", kReadersAndShopFront, PoolRead{orderCounts, MayLag::Yes, cachedCounts}},
    {Method::Get, "/orders/{id}", kReadersAndShopFront, PointRead{getOrder, cachedOrder}},
    {Method::Patch, "/orders/{id}", kMerchant, Write{patchOrder}, IfMatch::Taken},
    {Method::Get, "/orders/{id}/events", kReaders, PoolRead{orderEvents}},
    {Method::Post, "/orders/{id}/payments", kSellers, Write{recordPayment}, IfMatch::Ignored, GatewaySignature::Taken},
    {Method::Post, "/orders/{id}/shipments", kHandsOn, Write{shipOrder}, IfMatch::Taken},
    {Method::Patch, "/orders/{id}/shipments/{no}", kHandsOn, Write{correctShipment}, IfMatch::Taken},
    {Method::Post, "/orders/{id}/completion", kMerchant, Write{completeOrder}, IfMatch::Taken},
    {Method::Post, "/orders/{id}/cancellation", kMerchant, Write{cancelOrder}, IfMatch::Taken},
    {Method::Post, "/orders/{id}/refunds", kMerchant, Write{refundOrder}, IfMatch::Taken},
    {Method::Post, "/orders/{id}/prints", kHandsOn, Write{recordPrint}},
    {Method::Post, "/orders/{id}/hold", kHandsOn, Write{holdOrder}, IfMatch::Taken},
    {Method::Delete, "/orders/{id}/hold", kHandsOn, Write{releaseHold}, IfMatch::Taken},
    {Method::Put, "/orders/{id}/claim", kHandsOn, Write{claimOrder}},
    {Method::Delete, "/orders/{id}/claim", kHandsOn, Write{releaseClaim}},
    {Method::Post, "/orders/{id}/notes", kMerchant, Write{addNote}},
    {Method::Put, "/orders/{id}/packing", kHandsOn, Write{setPacking}},
    {Method::Post, "/batches/shipments", kHandsOn, Batch{shipBatch}},
    {Method::Get, "/pick-tasks", kHandsOn, PoolRead{listPickTasks}},
    {Method::Get, "/refunds", kOffice, PoolRead{listRefunds, MayLag::Yes}},

    {Method::Get, "/products", kReaders, PoolRead{listProducts, MayLag::Yes}},
    {Method::Post, "/products", kMerchant, Write{createProduct}},
    {Method::Get, "/products/{sku}", kReaders, PointRead{getProduct}},
    {Method::Patch, "/products/{sku}", kMerchant, Write{patchProduct}, IfMatch::Taken},
    {Method::Get, "/products/{sku}/movements", kReaders, PoolRead{listMovements, MayLag::Yes}},
    {Method::Post, "/stock-adjustments", kHandsOn, Write{adjustStock}},
    {Method::Get, "/stock-counts", kHandsOn, PoolRead{listStockCounts}},
    {Method::Post, "/stock-counts", kHandsOn, Write{createStockCount}},
    {Method::Get, "/stock-counts/{id}", kHandsOn, PoolRead{getStockCount}},
    {Method::Get, "/stock-counts/{id}/lines/{sku}", kHandsOn, PoolRead{getStockCountLine}},
    {Method::Put, "/stock-counts/{id}/lines/{sku}", kHandsOn, Write{countLine}},
    {Method::Post, "/stock-counts/{id}/recount", kMerchant, Write{recountLines}},
    {Method::Post, "/stock-counts/{id}/approval", kMerchant, Write{approveStockCount}},
    {Method::Post, "/stock-counts/{id}/cancellation", kMerchant, Write{cancelStockCount}},

    {Method::Get, "/shop", kReaders, PointRead{getShop}},
    {Method::Patch, "/shop", kMerchant, Write{patchShop}},
    {Method::Get, "/views", kReaders, PoolRead{listViews}},
    {Method::Post, "/views", kMerchant, Write{createView}},
    {Method::Put, "/views/{id}", kMerchant, Write{replaceView}},
    {Method::Delete, "/views/{id}", kMerchant, Write{deleteView}},

    {Method::Get, "/webhooks", kMerchant, PoolRead{listWebhooks}},
    {Method::Post, "/webhooks", kMerchant, Write{createWebhook}},
    {Method::Delete, "/webhooks/{id}", kMerchant, Write{deleteWebhook}},

    {Method::Get, "/changes", kReaders, PoolRead{listChanges}},
    {Method::Get, "/changes/stream", kReaders, Stream{streamChanges}},
    {Method::Get, "/reports/sales", kOffice, CostlyRead{salesReport}},
});

constexpr QByteArrayView kPrefix = "/api/v1";

QByteArrayView takeSegment(QByteArrayView& path)
{
    const qsizetype end = path.indexOf('/', 1);
    const QByteArrayView segment = path.sliced(1, (end < 0 ? path.size() : end) - 1);
    path = end < 0 ? QByteArrayView() : path.sliced(end);
    return segment;
}

/// Whether the path has the pattern's shape; the encoded values of its variables.
bool matches(QByteArrayView pattern, QByteArrayView path, std::vector<QByteArrayView>& values)
{
    values.clear();
    while (!pattern.isEmpty() && !path.isEmpty()) {
        const QByteArrayView wanted = takeSegment(pattern);
        const QByteArrayView given = takeSegment(path);
        if (wanted.startsWith('{')) {
            if (given.isEmpty())
                return false;
            values.push_back(given);
        } else if (wanted != given) {
            return false;
        }
    }
    return pattern.isEmpty() && path.isEmpty();
}

} // namespace

std::span<const Route> routes()
{
    return kRoutes;
}

QByteArrayView nameOf(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    case Method::Other:
        return "OTHER";
    }
    Q_UNREACHABLE();
}

std::optional<RouteMatch> findRoute(Method method, QByteArrayView path)
{
    if (!path.startsWith(kPrefix) || path.size() == kPrefix.size() || path[kPrefix.size()] != '/')
        return std::nullopt;
    path = path.sliced(kPrefix.size());

    RouteMatch match;
    std::string_view matchedPattern;
    std::vector<QByteArrayView> values;
    for (const Route& route : kRoutes) {
        // A fixed path ("/orders/counts") stands before the variable one that it also fits ("/orders/{id}"): once a
        // pattern matched, only its own other methods count.
        if (!matchedPattern.empty() && route.pattern != matchedPattern)
            continue;
        if (!matches(QByteArrayView(route.pattern.data(), qsizetype(route.pattern.size())), path, values))
            continue;
        matchedPattern = route.pattern;
        if (!match.allow.isEmpty())
            match.allow += ", ";
        match.allow.append(nameOf(route.method));
        if (route.method != method)
            continue;
        match.route = &route;
        for (const QByteArrayView value : values) {
            auto decoded = percentDecoded(value);
            if (!decoded)
                return std::nullopt;
            match.pathValues.push_back(*std::move(decoded));
        }
    }
    if (matchedPattern.empty())
        return std::nullopt;
    return match;
}

} // namespace ch::server
