// SPDX-License-Identifier: Apache-2.0
#include "core/domain/NaturalOrder.h"
#include "core/domain/PickList.h"
#include "tests/core/domain/OrderFixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ch;
using namespace ch::test;

namespace {

ProductsBySku shelves()
{
    ProductsBySku known;
    const std::pair<QString, QString> places[]{{u"AAA"_s, u"B-15"_s}, {u"BBB"_s, u"B-2"_s}, {u"CCC"_s, QString()}};
    for (const auto& [sku, place] : places) {
        Product product;
        product.sku = sku;
        product.title = u"Product "_s + sku;
        if (!place.isEmpty())
            product.location = place;
        product.onHand = 4;
        known.insert(sku, product);
    }
    return known;
}

Order orderOf(qint64 id, const std::vector<OrderLine>& lines)
{
    Order order = pendingOrder();
    order.id = OrderId(id);
    order.orderNo = u"A-%1"_s.arg(id);
    order.status = OrderStatus::Paid;
    order.lines = lines;
    return order;
}

QStringList walkOf(const PickList& list)
{
    QStringList walk;
    for (const PickLine& line : list.lines)
        walk.append(u"%1×%2@%3"_s.arg(line.quantity).arg(line.sku, line.location));
    return walk;
}

} // namespace

class PickListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pickList_severalOrders_sumsBySkuInTheOrderOfAWalk();
    void pickList_sameSkuTwiceInAnOrder_isOneShare();
    void pickList_packedUnits_areNotFetchedAgain();
    void pickList_orderTwice_countsOnce();
    void pickList_moreThanInStock_saysSo();
    void pickList_unknownArticle_isStillThere();
    void pickList_randomOrders_everyUnitIsThereOnce();
};

void PickListTest::pickList_severalOrders_sumsBySkuInTheOrderOfAWalk()
{
    const PickList list = pickListOf({orderOf(1, {line(1, u"AAA"_s, 3, 1), line(2, u"CCC"_s, 1, 1)}),
                                      orderOf(2, {line(1, u"BBB"_s, 2, 1), line(2, u"AAA"_s, 1, 1)})},
                                     shelves());
    QCOMPARE(walkOf(list), QStringList({u"2×BBB@B-2"_s, u"4×AAA@B-15"_s, u"1×CCC@"_s}));
    QCOMPARE(list.units(), 7);
    QCOMPARE(list.lines[1].shares, (std::vector<PickShare>{{OrderId(1), u"A-1"_s, 3}, {OrderId(2), u"A-2"_s, 1}}));
    QCOMPARE(list.lines[1].title, u"Product AAA"_s);
    QCOMPARE(list.orders.size(), size_t(2));
    QCOMPARE(list.orders[1].units, 3);
    QCOMPARE(list.orders[1].lines[0].sku, u"BBB"_s);
}

void PickListTest::pickList_sameSkuTwiceInAnOrder_isOneShare()
{
    const PickList list = pickListOf({orderOf(1, {line(1, u"AAA"_s, 3, 1), line(2, u"AAA"_s, 1, 1)})}, shelves());
    QCOMPARE(walkOf(list), QStringList(u"4×AAA@B-15"_s));
    QCOMPARE(list.lines[0].shares.size(), size_t(1));
}

void PickListTest::pickList_packedUnits_areNotFetchedAgain()
{
    Order half = orderOf(1, {line(1, u"AAA"_s, 3, 1), line(2, u"BBB"_s, 1, 1)});
    half.lines[0].packedQuantity = 2;
    half.lines[1].packedQuantity = 1;
    Order done = orderOf(2, {line(1, u"BBB"_s, 1, 1)});
    done.lines[0].packedQuantity = 1;
    const PickList list = pickListOf({half, done}, shelves());
    QCOMPARE(walkOf(list), QStringList(u"1×AAA@B-15"_s));
    QCOMPARE(list.orders.size(), size_t(1));
}

void PickListTest::pickList_orderTwice_countsOnce()
{
    const Order order = orderOf(1, {line(1, u"AAA"_s, 3, 1)});
    QCOMPARE(pickListOf({order, order}, shelves()), pickListOf({order}, shelves()));
}

void PickListTest::pickList_moreThanInStock_saysSo()
{
    const PickList list = pickListOf({orderOf(1, {line(1, u"AAA"_s, 5, 1), line(2, u"BBB"_s, 4, 1)})}, shelves());
    QVERIFY(!list.lines[0].isShort());
    QVERIFY(list.lines[1].isShort());
}

void PickListTest::pickList_unknownArticle_isStillThere()
{
    const PickList list = pickListOf({orderOf(1, {line(1, u"ZZZ"_s, 2, 1)})}, shelves());
    QCOMPARE(walkOf(list), QStringList(u"2×ZZZ@"_s));
    QCOMPARE(list.lines[0].title, u"Title of ZZZ"_s);
    QVERIFY(!list.lines[0].isShort());
}

void PickListTest::pickList_randomOrders_everyUnitIsThereOnce()
{
    const auto seed = QRandomGenerator::global()->generate();
    qInfo() << "seed" << seed;
    QRandomGenerator random(seed);
    for (int round = 0; round < 100; ++round) {
        ProductsBySku known;
        for (int i = 0; i < 12; ++i) {
            Product product;
            product.sku = u"S%1"_s.arg(i);
            product.location = u"%1-%2"_s.arg(QChar(u'A' + int(random.bounded(3u)))).arg(random.bounded(30u));
            known.insert(product.sku, product);
        }
        std::vector<Order> orders;
        QHash<QString, qint64> wanted;
        for (int id = 1; id <= 10; ++id) {
            std::vector<OrderLine> lines;
            for (int no = 1; no <= int(1 + random.bounded(5u)); ++no) {
                OrderLine made = line(no, u"S%1"_s.arg(random.bounded(12u)), 1 + random.bounded(9), 1);
                made.packedQuantity = random.bounded(int(made.quantity) + 1);
                if (made.quantity > made.packedQuantity)
                    wanted[made.sku] += made.quantity - made.packedQuantity;
                lines.push_back(made);
            }
            orders.push_back(orderOf(id, lines));
        }
        const PickList list = pickListOf(orders, known);
        QHash<QString, qint64> picked;
        qint64 split = 0;
        for (size_t i = 0; i < list.lines.size(); ++i) {
            const PickLine& each = list.lines[i];
            QVERIFY(!picked.contains(each.sku));
            picked.insert(each.sku, each.quantity);
            qint64 shared = 0;
            for (const PickShare& share : each.shares)
                shared += share.quantity;
            QCOMPARE(shared, each.quantity);
            if (i > 0)
                QVERIFY(naturalOrder(list.lines[i - 1].location, each.location) <= 0);
        }
        QCOMPARE(picked, wanted);
        for (const PickedOrder& order : list.orders) {
            QVERIFY(order.units > 0);
            split += order.units;
        }
        QCOMPARE(split, list.units());
    }
}

QTEST_GUILESS_MAIN(PickListTest)
#include "tst_PickList.moc"
