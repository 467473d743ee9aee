// SPDX-License-Identifier: Apache-2.0
#include "tests/core/desk/DeskFixture.h"
#include "tests/support/UiTest.h"
#include "ui/shell/NewOrderWatch.h"
#include "ui/shell/Notifications.h"

#include <QSignalSpy>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

class tst_NewOrderWatch : public test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        m_mine.join(m_service);
        m_theirs.join(m_service);
    }

    void init()
    {
        m_watch = std::make_unique<NewOrderWatch>(*m_mine.workspace);
        m_watch->setStatuses({OrderStatus::Shipped});
        m_found.clear();
        connect(m_watch.get(), &NewOrderWatch::found, this, [this](const std::vector<NewOrder>& orders) {
            m_found.insert(m_found.end(), orders.begin(), orders.end());
        });
        // The first look finds out what is here already.
        m_mine.workspace->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->seenUntil().has_value(), 10'000);
    }

    void othersShip_watchedStatus_isAnnouncedOnce()
    {
        QVERIFY(m_found.empty());
        const OrderListItem order = ship(m_theirs);
        QTRY_VERIFY_WITH_TIMEOUT(!m_found.empty(), 20'000);
        QCOMPARE(m_found.size(), size_t(1));
        QCOMPARE(m_found.front().id, order.id);
        QCOMPARE(m_found.front().status, OrderStatus::Shipped);
        // A note changes the order, not its status.
        m_theirs.take(order.id, NoteDraft{u"seen"_s});
        const OrderListItem next = ship(m_theirs);
        QTRY_VERIFY_WITH_TIMEOUT(m_found.size() >= 2, 20'000);
        QCOMPARE(m_found.size(), size_t(2));
        QCOMPARE(m_found.back().id, next.id);
    }

    void ownShipment_isNotNews()
    {
        const OrderListItem own = ship(m_mine);
        const OrderListItem other = ship(m_theirs);
        QTRY_VERIFY_WITH_TIMEOUT(!m_found.empty(), 20'000);
        for (const NewOrder& each : m_found)
            QVERIFY2(each.id != own.id, qPrintable(each.orderNo));
        QCOMPARE(m_found.front().id, other.id);
    }

    void statusNotAskedFor_isNotAnnounced_laterEither()
    {
        m_watch->setStatuses({OrderStatus::Paid});
        const UtcTime before = *m_watch->seenUntil();
        ship(m_theirs);
        QTRY_VERIFY_WITH_TIMEOUT(*m_watch->seenUntil() > before, 20'000);
        QVERIFY(m_found.empty());
        m_watch->setStatuses({OrderStatus::Shipped});
        const OrderListItem order = ship(m_theirs);
        QTRY_VERIFY_WITH_TIMEOUT(!m_found.empty(), 20'000);
        QCOMPARE(m_found.size(), size_t(1));
        QCOMPARE(m_found.front().id, order.id);
    }

    void quietHours_paused_tellsAfterwards()
    {
        m_watch->setPaused(true);
        const UtcTime before = *m_watch->seenUntil();
        const OrderListItem order = ship(m_theirs);
        QTRY_VERIFY_WITH_TIMEOUT(isShippedHere(order.id), 20'000);
        QCOMPARE(*m_watch->seenUntil(), before);
        m_watch->setPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(!m_found.empty(), 20'000);
        QCOMPARE(m_found.front().id, order.id);
    }

    void isQuiet_aroundMidnightAndEmpty_data()
    {
        QTest::addColumn<QTime>("time");
        QTest::addColumn<QTime>("from");
        QTest::addColumn<QTime>("to");
        QTest::addColumn<bool>("quiet");
        const auto at = [](int hour, int minute = 0) { return QTime(hour, minute); };
        QTest::newRow("day, inside") << at(13) << at(12) << at(14) << true;
        QTest::newRow("day, at the start") << at(12) << at(12) << at(14) << true;
        QTest::newRow("day, at the end") << at(14) << at(12) << at(14) << false;
        QTest::newRow("night, before midnight") << at(23) << at(22) << at(7) << true;
        QTest::newRow("night, after midnight") << at(6, 59) << at(22) << at(7) << true;
        QTest::newRow("night, morning") << at(7) << at(22) << at(7) << false;
        QTest::newRow("night, noon") << at(12) << at(22) << at(7) << false;
        QTest::newRow("same time") << at(12) << at(12) << at(12) << false;
        QTest::newRow("no time") << at(12) << QTime() << at(13) << false;
    }
    void isQuiet_aroundMidnightAndEmpty()
    {
        QFETCH(const QTime, time);
        QFETCH(const QTime, from);
        QFETCH(const QTime, to);
        QTEST(isQuiet(time, from, to), "quiet");
    }

    void words_oneFewMany_nameOrCount()
    {
        const auto order = [](const QString& no, OrderStatus status) {
            return NewOrder{.orderNo = no, .status = status};
        };
        std::vector<NewOrder> orders{order(u"1001"_s, OrderStatus::Paid)};
        QCOMPARE(Notifications::titleOf(orders), u"Order 1001: %1"_s.arg(words(OrderStatus::Paid)));
        orders.push_back(order(u"1002"_s, OrderStatus::Paid));
        QCOMPARE(Notifications::textOf(orders), u"1001, 1002"_s);
        orders.push_back(order(u"1003"_s, OrderStatus::Pending));
        orders.push_back(order(u"1004"_s, OrderStatus::Paid));
        QCOMPARE(Notifications::textOf(orders),
                 u"%1: 1 · %2: 3"_s.arg(words(OrderStatus::Pending), words(OrderStatus::Paid)));
    }

private:
    OrderListItem ship(test::DeskFixture& desk)
    {
        OrderListItem order = desk.somethingToShip();
        const PendingOperation entry =
            desk.take(order.id, ShipmentDraft{.carrier = u"DHL"_s, .trackingNo = order.orderNo});
        if (!desk.waitForState(entry.seq, OperationState::Done))
            qFatal("not shipped");
        return order;
    }
    bool isShippedHere(OrderId id)
    {
        return test::good(m_mine.workspace->orders().item(id)).baseStatus == OrderStatus::Shipped;
    }

    test::RealService m_service{800};
    test::DeskFixture m_mine;
    test::DeskFixture m_theirs;
    std::unique_ptr<NewOrderWatch> m_watch;
    std::vector<NewOrder> m_found;
};

QTEST_MAIN(tst_NewOrderWatch)
#include "tst_NewOrderWatch.moc"
