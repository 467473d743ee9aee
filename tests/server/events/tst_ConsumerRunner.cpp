// SPDX-License-Identifier: Apache-2.0
// Consumers in the service's own process: every event has its effect once, whatever ends, fails or competes.
#include "tests/server/events/EventShop.h"

#include <QElapsedTimer>
#include <QTest>

#include <set>

using namespace ch;
using namespace ch::server;
using namespace ch::test;

namespace {

/// Writes a row for each event. The table does not mind two of them: the test counts.
class Witness : public Consumer
{
public:
    explicit Witness(EventShop& shop, QLatin1StringView name = "witness"_L1) : m_name(name)
    {
        StoreFixture::orThrow(
            shop.db().execute(u"CREATE TABLE IF NOT EXISTS effects (consumer TEXT, position BIGINT)"_s));
    }

    QLatin1StringView name() const override { return m_name; }
    bool wants(TimelineKind kind) const override { return kind == TimelineKind::Paid; }
    Result<> apply(WriteContext& context, const Event& event) override
    {
        CH_CHECK(
            context.db.run("INSERT INTO effects (consumer, position) VALUES (?, ?)", QString(m_name), event.position));
        if (failures > 0 && (onlyOrder.isNull() || event.orderId == onlyOrder)) {
            const bool isLast = --failures == 0;
            if (storeError)
                return *storeError;
            return refusal(isLast ? lastReason.value_or(reason) : reason);
        }
        return ch::ok();
    }
    void committed() override { ++commits; }

    std::atomic<int> failures = 0;
    Reason reason = Reason::StateConflict;
    /// Of the last failure, if it is another.
    std::optional<Reason> lastReason;
    /// In place of both.
    std::optional<Error> storeError;
    OrderId onlyOrder;
    std::atomic<int> commits = 0;

private:
    const QLatin1StringView m_name;
};

constexpr ConsumerRunner::Settings kHasty{.gathering = std::chrono::milliseconds(0),
                                          .afterFailure = std::chrono::milliseconds(1)};

qint64 effects(EventShop& shop)
{
    return shop.count("SELECT count(*) FROM effects");
}

} // namespace

class tst_ConsumerRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void events_areConsumedOnce_andTheCursorStaysBehindThem();
    void runner_isWokenByACommit();
    void runner_stoppedAndStartedBetweenBatches_consumesEachOnce();
    void stepThatIsLost_isTriedAgain_andCountsOnce();
    void storeThatFails_setsNothingAside_data();
    void storeThatFails_setsNothingAside();
    void failuresOfTheStore_doNotCountAgainstTheEvent();
    void eventThatAlwaysFails_isSetAside_andOthersGoOn_untilItIsTriedAgain();
    void consumerThatFails_doesNotHoldUpTheOthers();
    void twoRunnersAtOnce_consumeEachOnce();
    void eventsThatAnotherWayBrought_areNotConsumedAgain();
    void storeThatIsAway_isAskedMoreAndMoreSeldom();
};

void tst_ConsumerRunner::events_areConsumedOnce_andTheCursorStaysBehindThem()
{
    EventShop shop;
    Witness witness(shop);
    for (int i = 0; i < 5; ++i)
        shop.pay(shop.place());
    shop.runConsumers({&witness});
    QCOMPARE(effects(shop), 5);
    QVERIFY(witness.commits > 0);
    shop.runConsumers({&witness});
    QCOMPARE(effects(shop), 5);
    shop.pay(shop.place());
    shop.runConsumers({&witness});
    QCOMPARE(effects(shop), 6);
    QCOMPARE(shop.count("SELECT count(*) FROM consumed_events"), 6);
}

void tst_ConsumerRunner::runner_isWokenByACommit()
{
    EventShop shop;
    Witness witness(shop);
    std::atomic<int> consumed = 0;
    std::atomic<bool> isDrained = false;
    ConsumerRunner runner({&witness}, [&] { return shop.reader(); }, *shop.writes,
                          {.consumed = [&](QLatin1StringView, const Event&) { ++consumed; },
                           .measured = [&](QLatin1StringView, qint64, qint64) { isDrained = true; }},
                          {.poll = std::chrono::hours(1)});
    QTRY_VERIFY(isDrained);
    shop.pay(shop.place());
    runner.wake();
    QTRY_COMPARE(consumed, 1);
}

void tst_ConsumerRunner::runner_stoppedAndStartedBetweenBatches_consumesEachOnce()
{
    EventShop shop;
    Witness witness(shop);
    for (int i = 0; i < 30; ++i)
        shop.pay(shop.place());
    ConsumerRunner::Settings settings = kHasty;
    settings.batch = 4;
    int starts = 0;
    while (effects(shop) < 30) {
        QVERIFY(++starts < 100);
        std::promise<void> some;
        std::atomic<bool> isFirst = true;
        ConsumerRunner runner(
            {&witness}, [&] { return shop.reader(); }, *shop.writes,
            {.consumed =
                 [&](QLatin1StringView, const Event&) {
                     if (isFirst.exchange(false))
                         some.set_value();
                 }},
            settings);
        QCOMPARE(some.get_future().wait_for(std::chrono::seconds(10)), std::future_status::ready);
    }
    QVERIFY(starts > 1);
    shop.runConsumers({&witness});
    QCOMPARE(effects(shop), 30);
    QCOMPARE(shop.count("SELECT count(DISTINCT position) FROM effects"), 30);
}

void tst_ConsumerRunner::stepThatIsLost_isTriedAgain_andCountsOnce()
{
    EventShop shop;
    Witness witness(shop);
    witness.failures = 8;
    witness.reason = Reason::Unavailable;
    for (int i = 0; i < 3; ++i)
        shop.pay(shop.place());
    shop.runConsumers({&witness}, kHasty);
    QCOMPARE(witness.failures, 0);
    QCOMPARE(effects(shop), 3);
    // What the store failed on is nobody's fault: nothing is set aside.
    QCOMPARE(shop.count("SELECT count(*) FROM set_aside_events"), 0);
}

void tst_ConsumerRunner::storeThatFails_setsNothingAside_data()
{
    QTest::addColumn<QString>("code");
    for (const auto code : {"DISK_FULL", "IO_ERROR", "BUSY", "TOO_SLOW", "CONNECTION_LOST", "READ_ONLY"})
        QTest::newRow(code) << QString::fromLatin1(code);
}

void tst_ConsumerRunner::storeThatFails_setsNothingAside()
{
    QFETCH(QString, code);
    EventShop shop;
    Witness witness(shop);
    witness.failures = 8;
    witness.storeError = Error{.kind = ErrorKind::Storage, .code = code};
    for (int i = 0; i < 3; ++i)
        shop.pay(shop.place());
    shop.runConsumers({&witness}, kHasty);
    QCOMPARE(shop.count("SELECT count(*) FROM set_aside_events"), 0);
    QCOMPARE(effects(shop), 3);
}

void tst_ConsumerRunner::failuresOfTheStore_doNotCountAgainstTheEvent()
{
    EventShop shop;
    Witness witness(shop);
    witness.failures = 6;
    witness.reason = Reason::Unavailable;
    witness.lastReason = Reason::StateConflict;
    shop.pay(shop.place());
    shop.runConsumers({&witness}, kHasty);
    QCOMPARE(shop.count("SELECT count(*) FROM set_aside_events"), 0);
    QCOMPARE(effects(shop), 1);
}

void tst_ConsumerRunner::eventThatAlwaysFails_isSetAside_andOthersGoOn_untilItIsTriedAgain()
{
    EventShop shop;
    Witness witness(shop);
    shop.pay(shop.place());
    const QJsonObject poisoned = shop.pay(shop.place());
    shop.pay(shop.place());
    witness.onlyOrder = EventShop::idOf(poisoned);
    witness.failures = 1'000'000;
    shop.runConsumers({&witness}, kHasty);
    QCOMPARE(effects(shop), 2);
    QCOMPARE(shop.count("SELECT count(*) FROM set_aside_events WHERE order_id = ?", witness.onlyOrder), 1);
    // The next start tries again.
    shop.runConsumers({&witness}, kHasty);
    QCOMPARE(shop.count("SELECT attempts FROM set_aside_events"), 2);
    witness.failures = 0;
    shop.runConsumers({&witness}, kHasty);
    QCOMPARE(effects(shop), 3);
    QCOMPARE(shop.count("SELECT count(*) FROM set_aside_events"), 0);
    shop.runConsumers({&witness}, kHasty);
    QCOMPARE(effects(shop), 3);
}

void tst_ConsumerRunner::consumerThatFails_doesNotHoldUpTheOthers()
{
    EventShop shop;
    Witness failing(shop, "failing"_L1);
    Witness good(shop, "good"_L1);
    failing.failures = 1'000'000;
    failing.reason = Reason::Unavailable;
    for (int i = 0; i < 3; ++i)
        shop.pay(shop.place());
    ConsumerRunner runner(
        {&failing, &good}, [&] { return shop.reader(); }, *shop.writes, {}, kHasty);
    QTRY_COMPARE(shop.count("SELECT count(*) FROM effects WHERE consumer = 'good'"), 3);
    QCOMPARE(shop.count("SELECT count(*) FROM effects WHERE consumer = 'failing'"), 0);
}

void tst_ConsumerRunner::twoRunnersAtOnce_consumeEachOnce()
{
    EventShop shop;
    Witness first(shop);
    Witness second(shop);
    std::atomic<int> consumed = 0;
    const ConsumerRunner::Observer observer{.consumed = [&](QLatin1StringView, const Event&) { ++consumed; }};
    ConsumerRunner::Settings settings = kHasty;
    settings.batch = 2;
    settings.poll = std::chrono::milliseconds(5);
    ConsumerRunner one(
        {&first}, [&] { return shop.reader(); }, *shop.writes, observer, settings);
    ConsumerRunner other(
        {&second}, [&] { return shop.reader(); }, *shop.writes, observer, settings);
    for (int i = 0; i < 20; ++i) {
        shop.pay(shop.place());
        one.wake();
        other.wake();
    }
    QTRY_COMPARE_WITH_TIMEOUT(consumed, 20, 15'000);
    QCOMPARE(effects(shop), 20);
    QCOMPARE(shop.count("SELECT count(DISTINCT position) FROM effects"), 20);
}

void tst_ConsumerRunner::eventsThatAnotherWayBrought_areNotConsumedAgain()
{
    EventShop shop;
    Witness witness(shop);
    for (int i = 0; i < 3; ++i)
        shop.pay(shop.place());
    auto events = StoreFixture::orThrow(readEvents(shop.db(), {}, 100));
    const auto deliver = [&](const Event& event) {
        bool isFirst = false;
        StoreFixture::orThrow(shop.write([&](WriteContext& context) -> Result<> {
            CH_TRY(isFirst, consume(context, witness, event));
            return ch::ok();
        }));
        return isFirst;
    };
    QVERIFY(deliver(events.back()));
    QVERIFY(!deliver(events.back()));
    shop.runConsumers({&witness});
    QCOMPARE(effects(shop), 3);
}

void tst_ConsumerRunner::storeThatIsAway_isAskedMoreAndMoreSeldom()
{
    EventShop shop;
    Witness witness(shop);
    std::promise<void> sixth;
    int failures = 0;
    ConsumerRunner::Settings settings = kHasty;
    settings.afterFailure = std::chrono::milliseconds(10);
    QElapsedTimer timer;
    timer.start();
    ConsumerRunner runner(
        {&witness}, []() -> Result<std::unique_ptr<sql::Connection>> { return refusal(Reason::Unavailable); },
        *shop.writes,
        {.failed =
             [&](QLatin1StringView, const Error&) {
                 if (++failures == 6)
                     sixth.set_value();
             }},
        settings);
    QCOMPARE(sixth.get_future().wait_for(std::chrono::seconds(10)), std::future_status::ready);
    QVERIFY2(timer.elapsed() >= 10 + 20 + 40 + 80 + 160, QByteArray::number(timer.elapsed()).constData());
}

QTEST_GUILESS_MAIN(tst_ConsumerRunner)
#include "tst_ConsumerRunner.moc"
