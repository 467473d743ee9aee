// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderBodies.h"
#include "server/orders/OrderListRepository.h"
#include "tests/server/orders/ReadsFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kPlenty = 1 << 20;

struct Shelf : ReadsFixture
{
    explicit Shelf(qsizetype bytes = kPlenty) : bodies(bytes) {}

    /// The cities of the list, newest order first.
    QStringList cities(const QByteArray& query = {})
    {
        const auto parsed = orThrow(readOrderListQuery(services(), reading(merchant, query)));
        const OrderPage page = orThrow(readOrders(db(), parsed, &bodies));
        QStringList found;
        for (const QByteArray& item : page.items)
            found.push_back(QJsonDocument::fromJson(item)[u"ship_to"_s][u"city"_s].toString());
        return found;
    }
    Order in(const QString& city)
    {
        clock.advanceMs(1);
        Order order = plain(u"N"_s + city);
        order.shipTo.city = city;
        return put(order);
    }
    /// Writes something else where the feed has the order, as nobody ever does: who reads it there finds it.
    void disguise(const Order& order, const QString& city)
    {
        Order other = order;
        other.shipTo.city = city;
        orThrow(
            db().run("UPDATE feed SET body = ? WHERE position = ?", storedJson(orderToJson(other)), order.revision));
    }

    OrderBodies bodies;
};

} // namespace

class tst_OrderBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void list_readAgain_readsOnlyWhatIsNew()
    {
        Shelf shop;
        const Order bonn = shop.in(u"Bonn"_s);
        QCOMPARE(shop.cities(), QStringList{u"Bonn"_s});
        shop.disguise(bonn, u"Elsewhere"_s);
        const Order kiel = shop.in(u"Kiel"_s);
        QCOMPARE(shop.cities(), QStringList({u"Kiel"_s, u"Bonn"_s}));
        shop.disguise(kiel, u"Elsewhere"_s);
        QCOMPARE(shop.cities(), QStringList({u"Kiel"_s, u"Bonn"_s}));
    }

    void list_afterAChange_showsWhatTheOrderIs()
    {
        Shelf shop;
        const Order order = shop.in(u"Bonn"_s);
        shop.in(u"Kiel"_s);
        shop.cities();
        OrderChange change{.after = order};
        change.after.shipTo.city = u"Köln"_s;
        StoreFixture::orThrow(updateOrder(shop.context(), order, change));
        QCOMPARE(shop.cities(), QStringList({u"Kiel"_s, u"Köln"_s}));
    }

    void bodies_beyondTheirRoom_areReadAgain()
    {
        Shelf shop(1);
        const Order order = shop.in(u"Bonn"_s);
        QCOMPARE(shop.cities(), QStringList{u"Bonn"_s});
        shop.disguise(order, u"Kiel"_s);
        QCOMPARE(shop.cities(), QStringList{u"Kiel"_s});
    }

    void bodies_ofEveryNumberOfOrders_areAllThere()
    {
        Shelf shop;
        QStringList newestFirst;
        for (int i = 0; i < 70; ++i) {
            newestFirst.prepend(QString::number(i));
            shop.in(newestFirst.front());
        }
        for (const int limit : {1, 2, 3, 31, 32, 33, 64, 65, 70, 200}) {
            OrderBodies fresh(kPlenty);
            const auto query = StoreFixture::orThrow(
                readOrderListQuery(shop.services(), shop.reading(shop.merchant, "limit=" + QByteArray::number(limit))));
            QCOMPARE(StoreFixture::orThrow(readOrders(shop.db(), query, &fresh)).items.size(),
                     size_t(std::min(limit, 70)));
            QCOMPARE(shop.cities("limit=" + QByteArray::number(limit)), newestFirst.first(std::min(limit, 70)));
        }
    }

    void bodies_ofAnOrderThatChangedSinceItWasListed_saySo()
    {
        Shelf shop;
        const Order before = shop.in(u"Bonn"_s);
        const Order other = shop.in(u"Kiel"_s);
        OrderChange change{.after = before};
        change.after.shipTo.city = u"Köln"_s;
        StoreFixture::orThrow(updateOrder(shop.context(), before, change));
        std::vector<ListedOrder> listed{{.id = before.id, .revision = before.revision},
                                        {.id = other.id, .revision = other.revision}};
        QVERIFY(!StoreFixture::orThrow(addBodies(shop.db(), listed, shop.bodies)));
        QCOMPARE(listed[0].body, QByteArray());
        QCOMPARE(listed[1].body, orderToJson(other));
    }

    /// Looked for twice, within a snapshot too; the others are shown.
    void list_withAnOrderThatTheFeedLacks_hasTheOthers()
    {
        Shelf shop;
        const Order order = shop.in(u"Bonn"_s);
        shop.in(u"Kiel"_s);
        StoreFixture::orThrow(shop.db().run("DELETE FROM feed WHERE position = ?", order.revision));
        QCOMPARE(shop.cities(), QStringList{u"Kiel"_s});
        QCOMPARE(shop.cities(), QStringList{u"Kiel"_s});
    }
};

QTEST_GUILESS_MAIN(tst_OrderBodies)
#include "tst_OrderBodies.moc"
