// SPDX-License-Identifier: Apache-2.0
// A shop that runs on a thread of its own in the test's process: what desks are tested against.
// Callable from any thread.
#pragma once

#include "core/base/Lane.h"
#include "core/wire/OrderJson.h"
#include "tests/support/LoopbackTransport.h"
#include "tests/support/ServiceFixture.h"

namespace ch::test {

class LoopbackShop
{
public:
    LoopbackShop()
    {
        m_lane.run([this] { m_service = std::make_unique<ServiceFixture>(); }).waitForFinished();
        transport =
            std::make_shared<LoopbackTransport>([this](const server::Request& request) { return handle(request); });
    }
    ~LoopbackShop()
    {
        m_lane.run([this] { m_service.reset(); }).waitForFinished();
    }

    /// What the service of the shop is behind.
    std::shared_ptr<Transport> transport;

    /// `fn(ServiceFixture&)` on the shop's thread.
    template <class Fn> auto on(Fn fn)
    {
        return m_lane.run([this, fn = std::move(fn)]() mutable { return fn(*m_service); }).result();
    }
    server::Response as(Role role, server::Method method, const QByteArray& path, const QByteArray& body = {},
                        std::optional<qint64> version = {})
    {
        return on([=](ServiceFixture& shop) { return shop.as(role, method, path, body, version); });
    }

    void addProduct(const QByteArray& sku, qint64 onHand)
    {
        wanted(201, as(Role::Merchant, server::Method::Post, "/products",
                       "{\"sku\":\"" + sku + "\",\"title\":\"The " + sku + "\",\"price_minor\":1290}"));
        wanted(201,
               as(Role::Merchant, server::Method::Post, "/stock-adjustments",
                  "{\"sku\":\"" + sku + "\",\"delta\":" + QByteArray::number(onHand) + ",\"reason\":\"RECEIVED\"}"));
    }
    /// Paid, two units of the SKU.
    Order addOrder(const QByteArray& sku)
    {
        const Order placed = orderIn(
            201, as(Role::Merchant, server::Method::Post, "/orders",
                    "{\"currency\":\"EUR\",\"customer\":{\"name\":\"Anna\",\"email\":\"anna@example.com\"},"
                    "\"ship_to\":{\"name\":\"Anna\",\"line1\":\"1 Main\",\"city\":\"Hamburg\",\"country\":\"DE\"},"
                    "\"lines\":[{\"sku\":\"" +
                        sku + "\",\"quantity\":2}]}"));
        return orderIn(201, as(Role::Merchant, server::Method::Post, "/orders/" + placed.id.toBytes() + "/payments",
                               "{\"amount_minor\":" + QByteArray::number(placed.totalMinor) +
                                   ",\"method\":\"CARD\",\"reference\":\"P" + placed.id.toBytes() + "\"}"));
    }
    Order order(OrderId id) { return orderIn(200, as(Role::Merchant, server::Method::Get, "/orders/" + id.toBytes())); }
    void note(OrderId id, const QByteArray& text)
    {
        wanted(201, as(Role::Merchant, server::Method::Post, "/orders/" + id.toBytes() + "/notes",
                       "{\"text\":\"" + text + "\"}"));
    }
    Order edit(OrderId id, const QByteArray& patch)
    {
        return orderIn(200,
                       as(Role::Merchant, server::Method::Patch, "/orders/" + id.toBytes(), patch, order(id).version));
    }
    Order hold(OrderId id)
    {
        return orderIn(201, as(Role::Merchant, server::Method::Post, "/orders/" + id.toBytes() + "/hold",
                               "{\"reason\":\"somebody else\"}", order(id).version));
    }

private:
    server::Response handle(const server::Request& request)
    {
        return on([&](ServiceFixture& shop) { return shop.service->handle(request); });
    }
    static void wanted(int status, const server::Response& response)
    {
        if (response.status != status)
            qFatal("wanted %d: %d %s", status, response.status, response.body.constData());
    }
    static Order orderIn(int status, const server::Response& response)
    {
        wanted(status, response);
        auto document = StoreFixture::orThrow(JsonDocument::parse(response.body, UnknownMembers::Ignore));
        JsonObject data = document.root().requiredObject(QLatin1StringView("data"));
        return readOrder(data);
    }

    Lane m_lane{QStringLiteral("shop")};
    std::unique_ptr<ServiceFixture> m_service;
};

} // namespace ch::test
