// SPDX-License-Identifier: Apache-2.0
// A shop whose stock is counted, and what counters and merchants ask of the service.
// One thread.
#pragma once

#include "server/stock/StockCountHandlers.h"
#include "tests/server/stock/StockFixture.h"

#include <QTest>

namespace ch::test {

using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

/// A shop with TEA (10) at A-1-2, MUG (5) at A-12-1, JAR (20) at B-1, and a retired one that is gone.
class CountingShop : public StockFixture
{
public:
    CountingShop()
    {
        putAt(u"TEA"_s, u"A-1-2"_s);
        putAt(u"MUG"_s, u"A-12-1"_s);
        addProduct(u"JAR"_s, 500, 20);
        putAt(u"JAR"_s, u"B-1"_s);
        addProduct(u"OLD"_s, 100, 0);
        orThrow(db().run("UPDATE products SET active = 0 WHERE sku = 'OLD'"));
        orThrow(refreshProduct(context(), u"OLD"_s));
    }

    Call at(const Caller& caller, const QByteArray& body, const QStringList& path = {})
    {
        Call made = call(caller, body);
        made.pathValues.assign(path.begin(), path.end());
        return made;
    }
    QString begin(const QByteArray& scope, bool blind = false)
    {
        const QByteArray body = q("{'name':'n','scope':") + q(scope) + (blind ? q(",'blind':true}") : q("}"));
        return objectIn(send(createStockCount, at(merchant, body)), 201)[u"id"_s].toString();
    }
    QByteArray entry(const char* counted, const QByteArray& more = {}) const
    {
        return q("{'expected':1,'counted_at':'") + clock.now().toBytes() + q("','counted':") + counted + q(more) + '}';
    }
    Result<Answer> counts(const Caller& caller, const QString& id, const QString& sku, const QByteArray& body)
    {
        return send(countLine, at(caller, body, {id, sku}));
    }
    QJsonObject counted(const QString& id, const QString& sku, const char* units, const QByteArray& more = {},
                        const Caller* by = nullptr)
    {
        clock.advanceMs(10);
        return objectIn(counts(by ? *by : warehouse, id, sku, entry(units, more)), 200);
    }
    QJsonObject line(const QString& id, const QString& sku)
    {
        return objectIn(read(getStockCountLine, at(merchant, {}, {id, sku})), 200);
    }
    QJsonObject detail(const QString& id, const QByteArray& query = {}, const Caller* by = nullptr)
    {
        Call made = ask(by ? *by : merchant, query);
        made.pathValues = {id};
        return objectIn(read(getStockCount, made), 200);
    }
    Result<Answer> approve(const QString& id, const QByteArray& body = "{}")
    {
        return send(approveStockCount, at(merchant, q(body), {id}));
    }
    QString stock(const QString& sku)
    {
        const Product now = product(sku);
        return u"%1/%2"_s.arg(now.onHand).arg(now.reserved);
    }
    void adjustBy(const QString& sku, int delta, const QString& reason)
    {
        objectIn(send(adjustStock, on(merchant, {},
                                      q("{'sku':'") + sku.toUtf8() + q("','delta':") + QByteArray::number(delta) +
                                          q(",'reason':'") + reason.toUtf8() + q("'}"))),
                 201);
    }

private:
    void putAt(const QString& sku, const QString& location)
    {
        orThrow(db().run("UPDATE products SET location = ? WHERE sku = ?", location, sku));
        orThrow(refreshProduct(context(), sku));
    }
    static QByteArray q(QByteArray json) { return json.replace('\'', '"'); }
};

inline QStringList skusOf(const QJsonObject& detail)
{
    QStringList skus;
    for (const auto& line : detail[u"lines"_s].toArray())
        skus.push_back(line.toObject()[u"sku"_s].toString());
    return skus;
}

} // namespace ch::test
