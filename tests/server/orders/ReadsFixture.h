// SPDX-License-Identifier: Apache-2.0
// Orders put into a store as they are given, and the handlers that read them.
// Belongs to the test's thread.
#pragma once

#include "server/orders/OrderReadHandlers.h"
#include "tests/server/orders/OrderFixture.h"

#include <QUrl>

namespace ch::test {

using Parameters = std::vector<std::pair<QString, QString>>;

inline QByteArray encoded(const Parameters& parameters)
{
    QByteArrayList parts;
    for (const auto& [name, value] : parameters)
        parts.push_back(name.toLatin1() + '=' + QUrl::toPercentEncoding(value));
    return parts.join('&');
}

inline UtcTime at(const char* text)
{
    return UtcTime::fromText(text).value();
}

/// A shop in Berlin; orders are put into the store as they are given, finished ones and impossible ones too.
class ReadsFixture : public OrderFixture
{
public:
    ReadsFixture()
    {
        Shop berlin = shop();
        berlin.timeZone = u"Europe/Berlin"_s;
        shopHolder.set(berlin);
    }

    Order plain(const QString& orderNo)
    {
        Order order;
        order.id = ids().nextId<OrderId>();
        order.orderNo = orderNo;
        order.source = u"api"_s;
        order.currency = u"EUR"_s;
        order.customer.name = u"Anna Vogel"_s;
        order.shipTo.country = u"DE"_s;
        order.createdAt = clock.now();
        order.updatedAt = clock.now();
        order.lines.push_back({.lineNo = 1, .sku = u"TEA"_s, .title = u"Tea"_s, .quantity = 2});
        return order;
    }
    Order put(const Order& order)
    {
        OrderChange change;
        change.after = order;
        return orThrow(insertOrder(context(), change, {.moveStock = false}));
    }

    Call reading(const Caller& caller, const QByteArray& query, OrderId id = {})
    {
        Call made = call(caller, {}, id);
        made.request.method = Method::Get;
        made.request.target = "/api/v1/orders?" + query;
        return made;
    }
    Result<Answer> read(ReadHandler handler, const Caller& caller, const QByteArray& query, OrderId id = {})
    {
        return handler(services(), db(), reading(caller, query, id));
    }
    QJsonObject json(ReadHandler handler, const Caller& caller, const QByteArray& query, OrderId id = {})
    {
        return QJsonDocument::fromJson(orThrow(read(handler, caller, query, id)).data).object();
    }
    /// `member` of every item, over all the pages.
    QStringList all(ReadHandler handler, const Caller& caller, const QByteArray& query, QStringView member,
                    OrderId id = {})
    {
        QStringList found;
        QByteArray cursor;
        do {
            const QJsonObject page = json(handler, caller, query + cursor, id);
            for (const auto& each : page[u"items"].toArray())
                found.push_back(each.toObject()[member].toVariant().toString());
            const auto next = page[u"next_cursor"];
            cursor = next.isNull() ? QByteArray() : "&cursor=" + next.toString().toLatin1();
        } while (!cursor.isEmpty() && found.size() < 10'000);
        return found;
    }
    QStringList numbers(const Caller& caller, const QByteArray& query)
    {
        return all(listOrders, caller, query, u"order_no");
    }
    /// "REASON field"; "" for a good answer.
    QString refusalOf(ReadHandler handler, const Caller& caller, const QByteArray& query, OrderId id = {})
    {
        const auto answer = read(handler, caller, query, id);
        if (answer)
            return {};
        const auto facts = QJsonDocument::fromJson(answer.error().facts).object();
        return QString(answer.error().code + u' ' + facts[u"field"].toString()).trimmed();
    }
};

} // namespace ch::test
