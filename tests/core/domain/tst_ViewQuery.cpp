// SPDX-License-Identifier: Apache-2.0
#include "core/domain/ViewQuery.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

namespace {

const QTimeZone kBerlin("Europe/Berlin");
/// 2026-03-02T09:00:00Z, ten in the morning in Berlin.
const UtcTime kNow(1'772'442'000'000);

QString valueOf(const QueryParameters& parameters, const QString& name)
{
    for (const auto& [each, value] : parameters) {
        if (each == name)
            return value;
    }
    return {};
}

} // namespace

class tst_ViewQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyParameter_thereAndBack_isTheSame();
    void randomQueries_thereAndBack_areTheSame();
    void dayBounds_writtenAsDays_includeBothEnds();
    void springForward_day_has23Hours();
    void overdue_readADayLater_meansThatDay();
    void dueToday_readADayLater_meansThatDay();
    void unknownParameter_read_isNamed();
    void badValue_read_isNamed_data();
    void badValue_read_isNamed();
    void sort_unknown_isNewestFirst();
};

void tst_ViewQuery::everyParameter_thereAndBack_isTheSame()
{
    const QueryParameters parameters{
        {u"status"_s, u"PAID,SHIPPED"_s},
        {u"exclude_status"_s, u"CANCELLED"_s},
        {u"fulfilment"_s, u"UNFULFILLED,PACKED"_s},
        {u"q"_s, u"Anna, \"K\""_s},
        {u"sku"_s, u"85123A"_s},
        {u"country"_s, u"DE"_s},
        {u"customer"_s, u"17850"_s},
        {u"order_no"_s, u"A-1,A-2"_s},
        {u"created_from"_s, u"2026-01-01"_s},
        {u"created_to"_s, u"2026-01-31"_s},
        {u"paid_from"_s, u"2026-01-02T10:30:00.000Z"_s},
        {u"paid_to"_s, u"2026-03-29"_s},
        {u"min_total"_s, u"1000"_s},
        {u"max_total"_s, u"99999"_s},
        {u"on_hold"_s, u"false"_s},
        {u"has_note"_s, u"true"_s},
        {u"overdue"_s, u"true"_s},
        {u"in_outbox"_s, u"true"_s},
    };
    const ReadViewQuery read = orderQueryOf(parameters, u"-total_minor"_s, kBerlin, kNow);
    QVERIFY2(read.unknown.isEmpty(), qPrintable(read.unknown.join(u' ')));
    QCOMPARE(parametersOf(read.query, kBerlin, kNow), parameters);
    QCOMPARE(sortTextOf(read.query), u"-total_minor"_s);
    QCOMPARE(read.query.statuses, (std::vector{OrderStatus::Paid, OrderStatus::Shipped}));
    QCOMPARE(read.query.onHold, std::optional(false));
    QCOMPARE(read.query.hasNote, std::optional(true));
    QCOMPARE(read.query.dueBefore, std::optional(kNow));
}

void tst_ViewQuery::randomQueries_thereAndBack_areTheSame()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const auto maybeTime = [&]() -> std::optional<UtcTime> {
        switch (random.bounded(3)) {
        case 0:
            return std::nullopt;
        case 1:
            return UtcTime(QDate(2025, 1, 1).addDays(random.bounded(700)).startOfDay(kBerlin).toMSecsSinceEpoch());
        default:
            return UtcTime(1'700'000'000'000 + random.bounded(1'000'000'000));
        }
    };
    const QList<QTimeZone> zones{kBerlin, QTimeZone("America/Sao_Paulo"), QTimeZone("Asia/Shanghai"),
                                 QTimeZone("Pacific/Apia")};
    for (int i = 0; i < 2000; ++i) {
        const QTimeZone& zone = zones[random.bounded(int(zones.size()))];
        OrderQuery query;
        if (random.bounded(2))
            query.statuses = {OrderStatus(random.bounded(5))};
        if (random.bounded(2))
            query.fulfilments = {Fulfilment(random.bounded(5))};
        query.search = random.bounded(2) ? u"王 x"_s : QString();
        query.createdFrom = maybeTime();
        query.createdTo = maybeTime();
        query.paidFrom = maybeTime();
        query.paidTo = maybeTime();
        if (random.bounded(2))
            query.maxTotalMinor = random.bounded(100'000);
        const std::array<std::optional<UtcTime>, 4> due{std::nullopt, kNow, endOfDay(kNow, zone), kNow.plusSeconds(9)};
        query.dueBefore = due[size_t(random.bounded(4))];
        if (random.bounded(2))
            query.dueFrom = random.bounded(2) ? startOfDay(kNow, zone) : kNow.plusSeconds(-9);
        query.isInOutbox = random.bounded(2) == 1;
        query.sort = OrderSort(random.bounded(10));
        query.isDescending = random.bounded(2) == 1;
        const ReadViewQuery read = orderQueryOf(parametersOf(query, zone, kNow), sortTextOf(query), zone, kNow);
        QVERIFY(read.unknown.isEmpty());
        QCOMPARE(read.query, query);
    }
}

void tst_ViewQuery::dayBounds_writtenAsDays_includeBothEnds()
{
    const auto read =
        orderQueryOf({{u"created_from"_s, u"2026-01-05"_s}, {u"created_to"_s, u"2026-01-05"_s}}, {}, kBerlin, kNow);
    QCOMPARE(read.query.createdFrom->toString(), u"2026-01-04T23:00:00.000Z"_s);
    QCOMPARE(read.query.createdTo->toString(), u"2026-01-05T23:00:00.000Z"_s);
}

void tst_ViewQuery::springForward_day_has23Hours()
{
    const auto read =
        orderQueryOf({{u"paid_from"_s, u"2026-03-29"_s}, {u"paid_to"_s, u"2026-03-29"_s}}, {}, kBerlin, kNow);
    QCOMPARE(read.query.paidTo->epochMs() - read.query.paidFrom->epochMs(), 23LL * 3600 * 1000);
}

void tst_ViewQuery::overdue_readADayLater_meansThatDay()
{
    OrderQuery query;
    query.dueBefore = kNow.plusSeconds(-60);
    const auto parameters = parametersOf(query, kBerlin, kNow);
    QCOMPARE(valueOf(parameters, u"overdue"_s), u"true"_s);
    const UtcTime tomorrow = kNow.plusSeconds(86'400);
    QCOMPARE(orderQueryOf(parameters, {}, kBerlin, tomorrow).query.dueBefore, std::optional(tomorrow));
}

void tst_ViewQuery::dueToday_readADayLater_meansThatDay()
{
    OrderQuery query;
    query.dueFrom = startOfDay(kNow, kBerlin);
    query.dueBefore = endOfDay(kNow, kBerlin);
    const auto parameters = parametersOf(query, kBerlin, kNow);
    QCOMPARE(valueOf(parameters, u"due_today"_s), u"true"_s);
    const auto later = orderQueryOf(parameters, {}, kBerlin, kNow.plusSeconds(86'400));
    QCOMPARE(later.query.dueFrom->toString(), u"2026-03-02T23:00:00.000Z"_s);
    QCOMPARE(later.query.dueBefore->toString(), u"2026-03-03T23:00:00.000Z"_s);
}

void tst_ViewQuery::unknownParameter_read_isNamed()
{
    const auto read = orderQueryOf({{u"colour"_s, u"red"_s}, {u"sku"_s, u"A"_s}}, {}, kBerlin, kNow);
    QCOMPARE(read.unknown, QStringList{u"colour"_s});
    QCOMPARE(read.query.sku, u"A"_s);
}

void tst_ViewQuery::badValue_read_isNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("status") << u"status"_s << u"PAID,LOST"_s;
    QTest::newRow("fulfilment") << u"fulfilment"_s << u"x"_s;
    QTest::newRow("on hold") << u"on_hold"_s << u"yes"_s;
    QTest::newRow("notes") << u"has_note"_s << u"1"_s;
    QTest::newRow("amount") << u"min_total"_s << u"10.5"_s;
    QTest::newRow("day") << u"created_from"_s << u"2026-02-30"_s;
    QTest::newRow("overdue") << u"overdue"_s << u"1"_s;
    QTest::newRow("due before") << u"due_before"_s << u"soon"_s;
}

void tst_ViewQuery::badValue_read_isNamed()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    const auto read = orderQueryOf({{name, value}}, {}, kBerlin, kNow);
    QCOMPARE(read.unknown, QStringList{name});
    QCOMPARE(read.query, OrderQuery());
}

void tst_ViewQuery::sort_unknown_isNewestFirst()
{
    const auto read = orderQueryOf({}, u"-colour"_s, kBerlin, kNow);
    QCOMPARE(read.query.sort, OrderSort::CreatedAt);
    QVERIFY(read.query.isDescending);
    QCOMPARE(read.unknown, QStringList{u"sort"_s});
}

QTEST_APPLESS_MAIN(tst_ViewQuery)
#include "tst_ViewQuery.moc"
