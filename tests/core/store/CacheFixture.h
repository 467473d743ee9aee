// SPDX-License-Identifier: Apache-2.0
// A cache in a temporary folder, a shop's worth of made-up orders, and the same orders kept plainly beside it to compare
// with.
// One thread.
#pragma once

#include "core/domain/OrderQuery.h"
#include "core/store/Database.h"
#include "core/store/FeedWriter.h"
#include "core/store/LoadTable.h"
#include "core/store/OrderListTable.h"
#include "core/store/SearchText.h"
#include "core/wire/OrderJson.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <map>

namespace ch::store {

inline void require(const Result<>& result)
{
    if (!result)
        qFatal("%s", qPrintable(QString(result.error().code + u' ' + result.error().detail)));
}
template <class T> T require(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(QString(result.error().code + u' ' + result.error().detail)));
    return *std::move(result);
}

/// Random but believable: same seed, same shop.
class OrderSampler
{
public:
    explicit OrderSampler(quint32 seed) : m_random(seed) {}

    Order order(qint64 id)
    {
        using namespace Qt::Literals::StringLiterals;
        static const QStringList names{u"王小明"_s, u"Zoë Ångström"_s, u"ANNA Schmidt"_s, u"Guest"_s, u"李雷"_s};
        static const QStringList cities{u"上海"_s, u"Berlin"_s, u"呼和浩特"_s, u"London"_s};
        static const QStringList countries{u"CN"_s, u"DE"_s, u"GB"_s, u"Unspecified"_s};
        static const QStringList titles{u"WHITE HANGING HEART T-LIGHT HOLDER"_s, u"红色 茶杯"_s, u"Straße \"quoted\""_s,
                                        u"CAKE STAND 85123"_s};
        Order order;
        order.id = OrderId(id);
        order.orderNo = u"CH-%1"_s.arg(500000 + id * 7);
        order.currency = below(20) == 0 ? u"USD"_s : u"EUR"_s;
        order.source = u"api"_s;
        order.customer.name = names[below(int(names.size()))];
        order.customer.id = below(3) == 0 ? QString() : QString::number(17000 + below(30));
        order.shipTo.name = order.customer.name;
        order.shipTo.line1 = u"1"_s;
        order.shipTo.city = cities[below(int(cities.size()))];
        order.shipTo.region = below(2) ? u"内蒙古自治区"_s : QString();
        order.shipTo.country = countries[below(int(countries.size()))];
        const int lines = 1 + below(3);
        for (int i = 0; i < lines; ++i) {
            OrderLine line;
            line.lineNo = i + 1;
            line.sku = u"SKU-%1"_s.arg(below(12));
            line.title = titles[below(int(titles.size()))];
            line.quantity = 1 + below(4);
            line.unitPriceMinor = 100 + below(900);
            line.lineTotalMinor = line.quantity * line.unitPriceMinor;
            order.subtotalMinor += line.lineTotalMinor;
            order.lines.push_back(line);
        }
        order.totalMinor = order.subtotalMinor;
        // Minutes only, so that many share their instant; around the end of summer time.
        order.createdAt = UtcTime(1'382'700'000'000LL + qint64(below(4000)) * 60'000);
        order.updatedAt = order.createdAt;
        order.noteCount = std::max(0, below(8) - 5);
        change(order);
        return order;
    }

    /// Some later state of an order.
    void change(Order& order)
    {
        using namespace Qt::Literals::StringLiterals;
        order.updatedAt = order.updatedAt.plusSeconds(1 + below(100'000));
        switch (below(6)) {
        case 0:
            order.status = OrderStatus::Paid;
            order.paidAt = order.createdAt.plusSeconds(below(90'000));
            order.shipBy = order.paidAt->plusSeconds(2 * 86'400);
            break;
        case 1:
            order.status = OrderStatus::Cancelled;
            order.cancelReason = u"CUSTOMER"_s;
            break;
        case 2:
            if (!order.paidAt)
                order.paidAt = order.createdAt.plusSeconds(below(90'000));
            order.status = OrderStatus::Shipped;
            for (OrderLine& line : order.lines)
                line.packedQuantity = line.shippedQuantity = line.quantity;
            order.shipments = {{.no = 1, .carrier = u"DHL"_s, .trackingNo = u"TRK%1"_s.arg(below(100'000))}};
            break;
        case 3:
            order.hold = Hold{.reason = u"address"_s, .by = u"anna"_s};
            break;
        case 4:
            order.hold.reset();
            order.shipTo.country = u"FR"_s;
            break;
        default:
            break;
        }
    }

    int below(int limit) { return int(m_random.bounded(limit)); }

private:
    QRandomGenerator m_random;
};

inline FeedRecord recordOf(const Order& order, qint64 revision)
{
    Order stored = order;
    stored.revision = revision;
    return {.entity = QStringLiteral("order"),
            .id = order.id.toString(),
            .revision = revision,
            .deleted = false,
            .body = orderToJson(stored)};
}

class CacheFixture
{
public:
    CacheFixture() : writer(zone)
    {
        db = require(sql::Connection::open({.file = folder.filePath(QStringLiteral("cache.db"))}));
        require(sql::migrate(*db, Database::migrations()));
    }

    Result<PageReport> apply(std::vector<FeedRecord> records, bool hasMore = false, bool mayRemove = false)
    {
        auto transaction = require(sql::Transaction::begin(*db));
        auto report =
            writer.apply(*db, decode({std::move(records), QStringLiteral("cursor"), hasMore}), now, mayRemove);
        if (report)
            require(transaction.commit());
        else
            writer.forget();
        return report;
    }

    void put(const Order& order)
    {
        orders[order.id.value()] = order;
        pending.push_back(recordOf(order, ++revision));
    }
    void remove(qint64 id)
    {
        orders.erase(id);
        pending.push_back({.entity = QStringLiteral("order"),
                           .id = QString::number(id),
                           .revision = ++revision,
                           .deleted = true,
                           .body = {}});
    }
    void flush() { (void)require(apply(std::exchange(pending, {}))); }

    void finish()
    {
        for (;;) {
            auto transaction = require(sql::Transaction::begin(*db));
            const LoadStep step = require(finishLoad(*db, writer.search()));
            require(transaction.commit());
            if (step.isComplete)
                return;
        }
    }

    QTemporaryDir folder;
    QTimeZone zone{"Europe/Berlin"};
    UtcTime now{1'400'000'000'000};
    std::unique_ptr<sql::Connection> db;
    FeedWriter writer;
    std::map<qint64, Order> orders;
    std::vector<FeedRecord> pending;
    qint64 revision = 0;
};

} // namespace ch::store
