// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Order.h"
#include "core/domain/Shop.h"

#include <QTest>

using namespace ch;

class ShopTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shipByFor_countsWorkingDays_data();
    void shipByFor_countsWorkingDays();
    void isOverdue_paidAndPassedAndSomethingLeft();
};

void ShopTest::shipByFor_countsWorkingDays_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("paidAt");
    QTest::addColumn<int>("days");
    QTest::addColumn<QByteArray>("shipBy");
    const auto row = [](const char* name, const char* zone, const char* paidAt, int days, const char* shipBy) {
        QTest::newRow(name) << QByteArray(zone) << QByteArray(paidAt) << days << QByteArray(shipBy);
    };
    row("Monday", "UTC", "2011-09-05T12:00:00Z", 2, "2011-09-07T23:59:59.999Z");
    row("Thursday, over the weekend", "UTC", "2011-09-08T12:00:00Z", 2, "2011-09-12T23:59:59.999Z");
    row("Friday", "UTC", "2011-09-09T12:00:00Z", 2, "2011-09-13T23:59:59.999Z");
    row("Saturday", "UTC", "2011-09-10T12:00:00Z", 2, "2011-09-13T23:59:59.999Z");
    row("Sunday", "UTC", "2011-09-11T12:00:00Z", 2, "2011-09-13T23:59:59.999Z");
    row("the same day", "UTC", "2011-09-09T12:00:00Z", 0, "2011-09-09T23:59:59.999Z");
    row("the same day, but a Saturday", "UTC", "2011-09-10T12:00:00Z", 0, "2011-09-12T23:59:59.999Z");
    row("sixty", "UTC", "2011-09-05T12:00:00Z", 60, "2011-11-28T23:59:59.999Z");
    row("already tomorrow in Berlin", "Europe/Berlin", "2011-09-08T22:30:00Z", 1, "2011-09-12T21:59:59.999Z");
    row("still yesterday in New York", "America/New_York", "2011-09-09T02:00:00Z", 1, "2011-09-10T03:59:59.999Z");
    row("over the end of summer time", "Europe/Berlin", "2011-10-28T10:00:00Z", 1, "2011-10-31T22:59:59.999Z");
    row("Shanghai", "Asia/Shanghai", "2020-02-28T16:00:00Z", 2, "2020-03-03T15:59:59.999Z");
    row("a day whose midnight is skipped", "America/Sao_Paulo", "2012-10-18T12:00:00Z", 2, "2012-10-23T01:59:59.999Z");
}

void ShopTest::shipByFor_countsWorkingDays()
{
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, paidAt);
    QFETCH(int, days);
    QFETCH(QByteArray, shipBy);
    Shop shop;
    shop.timeZone = QString::fromLatin1(zone);
    QCOMPARE(shipByFor(UtcTime::fromText(paidAt).value(), shop.zone(), days).toBytes(), shipBy);
}

void ShopTest::isOverdue_paidAndPassedAndSomethingLeft()
{
    Order order;
    order.lines = {OrderLine{}};
    order.lines[0].quantity = 2;
    order.status = OrderStatus::Paid;
    order.shipBy = UtcTime(1'000);
    QVERIFY(!order.isOverdue(UtcTime(1'000)));
    QVERIFY(order.isOverdue(UtcTime(1'001)));
    for (const OrderStatus status : allOrderStatuses()) {
        order.status = status;
        QCOMPARE(order.isOverdue(UtcTime(2'000)), status == OrderStatus::Paid);
    }
    order.status = OrderStatus::Paid;
    order.lines[0].shippedQuantity = 1;
    order.lines[0].releasedQuantity = 1;
    QVERIFY(!order.isOverdue(UtcTime(2'000)));
    order.lines[0].releasedQuantity = 0;
    order.shipBy.reset();
    QVERIFY(!order.isOverdue(UtcTime(2'000)));
}

QTEST_GUILESS_MAIN(ShopTest)
#include "tst_Shop.moc"
