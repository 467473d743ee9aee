// SPDX-License-Identifier: Apache-2.0
// The running service with one product, and a day's steps on its orders: what makes events.
// Belongs to the test's thread.
#pragma once

#include "server/events/ConsumerRunner.h"
#include "tests/support/ServiceFixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <future>

namespace ch::test {

using namespace Qt::Literals::StringLiterals;

class EventShop : public ServiceFixture
{
public:
    EventShop()
    {
        ok(as(Role::Merchant, server::Method::Post, "/products",
              R"({"sku":"TEA","title":"Tea","price_minor":1250,"location":"A-01"})"));
        ok(as(Role::Merchant, server::Method::Post, "/stock-adjustments",
              R"({"sku":"TEA","delta":100000,"reason":"RECEIVED"})"));
    }

    static QJsonObject ok(const server::Response& response)
    {
        if (response.status >= 300)
            throw std::runtime_error(response.body.toStdString());
        return QJsonDocument::fromJson(response.body).object()[u"data"_s].toObject();
    }
    static QByteArray path(const QJsonObject& order) { return "/orders/" + order[u"id"_s].toString().toLatin1(); }
    static OrderId idOf(const QJsonObject& order) { return OrderId(order[u"id"_s].toString().toLongLong()); }

    QJsonObject place(int quantity = 2, const QByteArray& customer = "C-1")
    {
        const QByteArray id = customer.isEmpty() ? QByteArray() : "\"id\":\"" + customer + "\",";
        return ok(as(Role::Merchant, server::Method::Post, "/orders",
                     R"({"currency":"EUR","customer":{)" + id +
                         R"("name":"A"},"ship_to":{"name":"A","line1":"1","city":"B","country":"DE"},)"
                         R"("lines":[{"sku":"TEA","quantity":)" +
                         QByteArray::number(quantity) + "}]}"));
    }
    QJsonObject pay(const QJsonObject& order, const QByteArray& reference = "r")
    {
        return ok(as(Role::Merchant, server::Method::Post, path(order) + "/payments",
                     R"({"amount_minor":)" + QByteArray::number(order[u"total_minor"_s].toInteger()) +
                         R"(,"method":"card","reference":")" + reference + "\"}"));
    }
    QJsonObject ship(const QJsonObject& order, int quantity = 0)
    {
        const QByteArray lines =
            quantity > 0 ? R"(,"lines":[{"line_no":1,"quantity":)" + QByteArray::number(quantity) + "}]" : QByteArray();
        return ok(as(Role::Warehouse, server::Method::Post, path(order) + "/shipments",
                     R"({"carrier":"DHL","tracking_no":"T1")" + lines + "}", order[u"version"_s].toInteger()));
    }
    QJsonObject complete(const QJsonObject& order)
    {
        return ok(
            as(Role::Merchant, server::Method::Post, path(order) + "/completion", {}, order[u"version"_s].toInteger()));
    }
    QJsonObject refund(const QJsonObject& order, qint64 amountMinor)
    {
        return ok(as(Role::Merchant, server::Method::Post, path(order) + "/refunds",
                     R"({"amount_minor":)" + QByteArray::number(amountMinor) + R"(,"reason":"DAMAGED"})",
                     order[u"version"_s].toInteger()));
    }
    QJsonObject get(const QJsonObject& order) { return ok(as(Role::Merchant, server::Method::Get, path(order))); }

    template <class... Args> qint64 count(std::string_view sql, const Args&... args)
    {
        return StoreFixture::orThrow(db().integer(sql, args...)).value_or(0);
    }
    /// Something of the writer's thread.
    Result<> write(const std::function<Result<>(server::WriteContext&)>& step)
    {
        std::promise<Result<>> committed;
        auto future = committed.get_future();
        Result<> outcome = ch::ok();
        writes->submit({.work =
                            [&](server::WriteContext& context) {
                                outcome = step(context);
                                return server::StepVerdict{.keep = bool(outcome)};
                            },
                        .done = [&](const Result<>& result) { committed.set_value(result); }});
        const Result<> result = future.get();
        return result ? outcome : result;
    }

    /// Runs until there is nothing left for any of the consumers, and no longer.
    void runConsumers(const std::vector<server::Consumer*>& consumers, server::ConsumerRunner::Settings pace = {})
    {
        std::promise<void> drained;
        std::atomic<int> left = int(consumers.size());
        const auto measured = [&](QLatin1StringView, qint64 waiting, qint64) {
            if (waiting == 0 && --left == 0)
                drained.set_value();
        };
        server::ConsumerRunner runner(
            consumers, [this] { return reader(); }, *writes, {.measured = measured}, pace);
        if (drained.get_future().wait_for(std::chrono::seconds(20)) != std::future_status::ready)
            throw std::runtime_error("the consumers do not come to an end");
    }
    Result<std::unique_ptr<sql::Connection>> reader() { return store().openReader(); }
};

} // namespace ch::test
