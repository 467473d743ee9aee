// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderCloser.h"
#include "tests/server/orders/OrderFixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

/// Takes steps at random, legal and not, on a few orders.
class Walk
{
public:
    Walk(OrderFixture& fixture, quint32 seed) : f(fixture), m_random(seed) {}

    /// The reason of a refusal; "" for a step that was done.
    QString step()
    {
        f.clock.advanceSeconds(below(90));
        if (m_orders.size() < 8 || below(12) == 0)
            return place();
        const Order order = f.load(m_orders[size_t(below(int(m_orders.size())))]);
        switch (below(14)) {
        case 0:
        case 1:
        case 2:
            return send(recordPayment, f.storefront,
                        OrderFixture::payment(order.totalMinor, "r" + QByteArray::number(below(3))), order);
        case 3:
        case 4:
        case 5:
            return send(shipOrder, f.warehouse,
                        q("{'carrier':'DHL','tracking_no':'T'") + some(order, "lines", "quantity") + '}', order);
        case 6:
        case 7:
            return send(refundOrder, f.merchant,
                        q("{'reason':'X','amount_minor':") +
                            QByteArray::number(below(2) ? order.totalMinor : below(999)) +
                            some(order, "release", "quantity") + '}',
                        order);
        case 8:
            return send(cancelOrder, f.merchant, q("{'reason':'CUSTOMER'}"), order);
        case 9:
            return send(setPacking, below(2) ? f.warehouse : f.otherPacker,
                        '{' + some(order, "lines", "packed_quantity").mid(1) + '}', order);
        case 10:
            return send(claimOrder, below(2) ? f.warehouse : f.otherPacker,
                        below(4) ? q("{}") : q("{'take_over':true,'reason':'late'}"), order);
        case 11:
            return send(holdOrder, f.merchant,
                        q("{'reason':'wait','until':'") + f.clock.now().plusSeconds(below(400)).toBytes() + q("'}"),
                        order);
        case 12:
            return send(releaseHold, f.merchant, {}, order);
        default:
            return sweep();
        }
    }

private:
    int below(int limit) { return int(m_random.bounded(limit)); }

    QString place()
    {
        const auto answer = f.send(
            placeOrder, f.call(f.storefront,
                               OrderFixture::draft(q("[{'sku':'TEA','quantity':") + QByteArray::number(1 + below(4)) +
                                                   q("},{'sku':'MUG','quantity':") + QByteArray::number(1 + below(3)) +
                                                   q("},{'sku':'TEA','quantity':1}]"))));
        if (!answer) {
            f.receive(u"TEA"_s, 12);
            f.receive(u"MUG"_s, 8);
            return answer.error().code;
        }
        m_orders.push_back(OrderFixture::orderIn(answer, 201).id);
        return {};
    }

    /// ,"list":[…] with one line or two, or nothing.
    QByteArray some(const Order& order, const QByteArray& list, const QByteArray& quantity)
    {
        if (below(3) == 0 && quantity == "quantity")
            return {};
        QByteArrayList lines;
        const int first = below(int(order.lines.size()));
        for (int i = first; i < std::min(first + 1 + below(2), int(order.lines.size())); ++i)
            lines.push_back(q("{'line_no':") + QByteArray::number(i + 1) + q(",'") + quantity + q("':") +
                            QByteArray::number(1 + below(2)) + '}');
        return q(",'") + list + q("':[") + lines.join(',') + ']';
    }

    QString send(WriteHandler handler, const Caller& caller, const QByteArray& body, const Order& order)
    {
        const qint64 seen = below(8) == 0 ? order.version - 1 : order.version;
        QString reason = f.refusalOf(handler, f.call(caller, body, order.id, seen));
        const Order after = f.load(order.id);
        if (after.version < order.version || after.revision < order.revision)
            throw std::runtime_error("a version went down");
        // What is over is tried once or twice more and then left alone.
        if (after.status != OrderStatus::Pending && after.status != OrderStatus::Paid && below(2) == 0)
            std::erase(m_orders, order.id);
        return reason;
    }

    QString sweep()
    {
        const ClosedOrders closed = f.swept(closeExpiredOrders, 50);
        f.swept(endPassedHolds, 50);
        return closed.failure ? closed.failure->code : QString();
    }

    OrderFixture& f;
    QRandomGenerator m_random;
    std::vector<OrderId> m_orders;
};

} // namespace

class tst_OrderWalk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void randomSteps_leaveTheStoreInOrder_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1u, 2u, 3u, QRandomGenerator::global()->generate()})
            QTest::addRow("seed %u", seed) << seed;
    }
    void randomSteps_leaveTheStoreInOrder()
    {
        QFETCH(quint32, seed);
        OrderFixture f;
        Walk walk(f, seed);
        QMap<QString, int> outcomes;
        for (int i = 0; i < 600; ++i) {
            const QString reason = walk.step();
            ++outcomes[reason.isEmpty() ? u"done"_s : reason];
            const auto row = reasonFromName(reason);
            QVERIFY2(reason.isEmpty() || (row && row->httpStatus() < 500), qPrintable(reason));
            if (i % 100 == 99)
                VERIFY_STORE(f);
        }
        qInfo() << "seed" << seed << outcomes;
        // A walk that gets nowhere proves nothing.
        QVERIFY(outcomes[u"done"_s] > 200);
        QVERIFY(f.count("SELECT count(*) FROM movements WHERE kind = 'SHIP'") > 5);
        QVERIFY(f.count("SELECT count(*) FROM movements WHERE kind = 'RELEASE'") > 5);
        QVERIFY(f.count("SELECT count(*) FROM refunds") > 5);
        // Never shipped and cancelled.
        QCOMPARE(f.count("SELECT count(*) FROM orders WHERE status = 'CANCELLED' AND shipped_units > 0"), 0);
        QCOMPARE(f.count("SELECT count(*) FROM orders o WHERE shipped_units <> (SELECT coalesce(sum(quantity), 0) FROM "
                         "shipment_lines s WHERE s.order_id = o.id)"),
                 0);
    }
};

QTEST_GUILESS_MAIN(tst_OrderWalk)
#include "tst_OrderWalk.moc"
