// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/StockChart.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace ch;
using namespace ch::ui;

class tst_StockChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void history_movements_areWalkedBackFromNow();
    void history_writtenInAnotherOrder_goesByTime();
    void history_ofReservationsOnly_isEmpty();
    void history_tooManyPoints_keepsTheExtremes();
};

void tst_StockChart::history_movements_areWalkedBackFromNow()
{
    std::vector<Movement> movements(3);
    movements[0] = {.deltaOnHand = -4, .at = UtcTime(300)};
    movements[1] = {.deltaOnHand = 0, .deltaReserved = 4, .at = UtcTime(200)};
    movements[2] = {.deltaOnHand = 10, .at = UtcTime(100)};
    const std::vector<StockPoint> expected{{UtcTime(100), 0}, {UtcTime(100), 10}, {UtcTime(300), 6}};
    QCOMPARE(stockHistory(movements, 6, 100), expected);
}

void tst_StockChart::history_writtenInAnotherOrder_goesByTime()
{
    // An order that was placed first and sent last.
    const std::vector<Movement> movements{{.deltaOnHand = -2, .at = UtcTime(20)},
                                          {.deltaOnHand = -3, .at = UtcTime(40)},
                                          {.deltaOnHand = 10, .at = UtcTime(10)}};
    const std::vector<StockPoint> expected{{UtcTime(10), 0}, {UtcTime(10), 10}, {UtcTime(20), 8}, {UtcTime(40), 5}};
    QCOMPARE(stockHistory(movements, 5, 100), expected);
}

void tst_StockChart::history_ofReservationsOnly_isEmpty()
{
    QVERIFY(stockHistory({{.deltaReserved = 1, .at = UtcTime(1)}}, 5, 100).empty());
    QVERIFY(stockHistory({}, 5, 100).empty());
}

void tst_StockChart::history_tooManyPoints_keepsTheExtremes()
{
    QRandomGenerator random(3);
    std::vector<Movement> movements;
    movements.reserve(5'000);
    for (int i = 0; i < 5'000; ++i)
        movements.push_back({.deltaOnHand = qint64(random.bounded(21)) - 10, .at = UtcTime(1'000'000 - i * 10)});
    const auto all = stockHistory(movements, 700, 100'000);
    const auto fewer = stockHistory(movements, 700, 400);
    QVERIFY(fewer.size() <= 400);
    QVERIFY(fewer.size() > 100);
    const auto extremesOf = [](const std::vector<StockPoint>& points) {
        const auto [least, greatest] = std::ranges::minmax(points, {}, &StockPoint::onHand);
        return std::pair(least.onHand, greatest.onHand);
    };
    QCOMPARE(extremesOf(fewer), extremesOf(all));
    QCOMPARE(fewer.front(), all.front());
    QCOMPARE(fewer.back(), all.back());
    QVERIFY(std::ranges::is_sorted(fewer, {}, &StockPoint::at));
}

QTEST_GUILESS_MAIN(tst_StockChart)
#include "tst_StockChart.moc"
