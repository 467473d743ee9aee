// SPDX-License-Identifier: Apache-2.0
// What is sent, with which version, and what an answer does to the outbox.

#include "core/api/ApiCode.h"
#include "tests/core/sync/DeskFixture.h"

#include <map>

using namespace ch;
using namespace ch::sync;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A desk that has what the shop has.
class Desk : public DeskFixture
{
public:
    Desk()
    {
        shop.addProduct("TEA", 1000);
        shop.addProduct("MUG", 1000);
        require(signIn());
        requirePass();
    }
    void requirePass()
    {
        if (const SyncReport report = sync(); report.error)
            qFatal("%s", qPrintable(report.error->code));
    }
    Order newOrder()
    {
        const Order order = shop.addOrder("TEA");
        requirePass();
        return cached(order.id);
    }
    SyncReport push() { return engine->push({}, {}); }
    qint64 onHand(const QString& sku)
    {
        return shop.on([sku](ServiceFixture& service) {
            return require(service.db().integer("SELECT on_hand FROM products WHERE sku = ?", sku)).value_or(-1);
        });
    }
    bool discard(const PendingOperation& step)
    {
        return require(engine->write([&](sql::Connection& db) { return store::discard(db, step.seq, clock.now()); }));
    }
    /// The service has forgotten every key.
    void forgetKeys()
    {
        (void)shop.on(
            [](ServiceFixture& service) { return require(service.db().run("DELETE FROM idempotency")) >= 0; });
    }
};

/// The service does it, and the answer is lost, for requests whose path ends so.
FaultyTransport::Rule answersLost(const QString& path)
{
    return [path](const HttpRequest& request, const FaultyTransport::Pass& pass,
                  std::stop_token) -> FaultyTransport::Answer {
        if (!request.url.path().endsWith(path) || FaultyTransport::keyOf(request).isEmpty())
            return std::nullopt;
        (void)bool(pass());
        return Result<HttpResponse>(offlineError());
    };
}

QList<QByteArray> keysOf(const DeskFixture& desk)
{
    QList<QByteArray> keys;
    for (const HttpRequest& request : desk.network->changes())
        keys.push_back(FaultyTransport::keyOf(request));
    return keys;
}

} // namespace

class tst_PushOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- Ruling 1 -----------------------------------------------------------------------------------------------------
    void twoSteps_theSecondIsSentWithTheFirstOnesVersion()
    {
        Desk desk;
        const Order order = desk.newOrder();
        const auto first = desk.enqueue(OperationKind::Hold, order, toJson(HoldDraft{.reason = u"address"_s}));
        const auto second = desk.enqueue(OperationKind::ReleaseHold, order, {});
        const auto third = desk.ship(order);
        QCOMPARE(desk.push().sent, 3);
        for (const auto& step : {first, second, third})
            QCOMPARE(desk.stateOf(step), OperationState::Done);
        QCOMPARE(desk.shop.order(order.id).status, OrderStatus::Shipped);
    }

    void stepBehindANote_doesNotStepOverWhatSomebodyElseDid()
    {
        Desk desk;
        const Order order = desk.newOrder();
        const auto note = desk.note(order);
        const auto ship = desk.ship(order);
        const Order held = desk.shop.hold(order.id);
        const SyncReport report = desk.push();
        QCOMPARE(report.sent, 1);
        QCOMPARE(report.refused, 1);
        QCOMPARE(desk.stateOf(note), OperationState::Done);
        QCOMPARE(desk.stateOf(ship), OperationState::Refused);
        QCOMPARE(desk.entry(ship.seq).reason, u"VERSION_MISMATCH"_s);
        QCOMPARE(desk.shop.order(order.id).version, held.version);
    }

    void stepsAroundANote_stillChain()
    {
        Desk desk;
        const Order order = desk.newOrder();
        desk.enqueue(OperationKind::Hold, order, toJson(HoldDraft{.reason = u"address"_s}));
        desk.note(order);
        desk.enqueue(OperationKind::ReleaseHold, order, {});
        QCOMPARE(desk.push().sent, 3);
    }

    void changeBetweenTwoSteps_refusesTheSecond()
    {
        Desk desk;
        const Order order = desk.newOrder();
        const auto first = desk.enqueue(OperationKind::Hold, order, toJson(HoldDraft{.reason = u"address"_s}));
        const auto second = desk.enqueue(OperationKind::ReleaseHold, order, {});
        // Somebody else edits the order right after the first step arrived.
        desk.network->setRule([&](const HttpRequest& request, const FaultyTransport::Pass& pass,
                                  std::stop_token) -> FaultyTransport::Answer {
            if (request.method != HttpMethod::Post || !request.url.path().endsWith(u"/hold"))
                return std::nullopt;
            auto answer = pass();
            desk.shop.edit(order.id, "{\"ship_to\":{\"name\":\"Anna\",\"line1\":\"2 Side\",\"city\":\"Hamburg\","
                                     "\"country\":\"DE\"}}");
            return answer;
        });
        desk.push();
        QCOMPARE(desk.stateOf(first), OperationState::Done);
        QCOMPARE(desk.stateOf(second), OperationState::Refused);
        QCOMPARE(desk.entry(second.seq).reason, u"VERSION_MISMATCH"_s);
    }

    void resentWithAnotherVersion_takesNobodyElseAlong()
    {
        Desk desk;
        const Order order = desk.newOrder();
        const auto first = desk.enqueue(OperationKind::Hold, order, toJson(HoldDraft{.reason = u"address"_s}));
        const auto second = desk.enqueue(OperationKind::ReleaseHold, order, {});
        desk.shop.edit(order.id, "{\"customer\":{\"name\":\"Bert\"}}");
        desk.push();
        QCOMPARE(desk.stateOf(first), OperationState::Refused);
        desk.requirePass();
        const qint64 seen = desk.cached(order.id).version;
        QVERIFY(require(desk.engine->write(
            [&](sql::Connection& db) { return store::resend(db, first.seq, seen, desk.clock.now()); })));
        desk.push();
        QCOMPARE(desk.stateOf(first), OperationState::Done);
        // It was decided before anybody here had seen what Bert's friend did.
        QCOMPARE(desk.stateOf(second), OperationState::Refused);
    }

    // --- Answers that got lost ----------------------------------------------------------------------------------------
    void lostAnswer_isAskedForUnderTheSameKeyAndDoneOnce()
    {
        Desk desk;
        const auto step = desk.adjust(u"TEA"_s, 5);
        desk.network->forget();
        desk.network->setRule(answersLost(u"/stock-adjustments"_s));
        QVERIFY(desk.push().error);
        QCOMPARE(desk.stateOf(step), OperationState::Waiting);
        desk.network->setRule({});
        desk.clock.advanceSeconds(600);
        QCOMPARE(desk.push().sent, 1);
        QCOMPARE(desk.stateOf(step), OperationState::Done);
        QCOMPARE(desk.onHand(u"TEA"_s), 1005);
        for (const QByteArray& key : keysOf(desk))
            QCOMPARE(key, step.opId.toString().toLatin1());
    }

    void forgottenKey_isFoundOnTheTimelineOrInTheLedger_data()
    {
        QTest::addColumn<bool>("isOld");
        QTest::newRow("looked up before it is sent, after 25 days") << true;
        QTest::newRow("looked up after the refusal") << false;
    }
    void forgottenKey_isFoundOnTheTimelineOrInTheLedger()
    {
        QFETCH(bool, isOld);
        Desk desk;
        const Order order = desk.newOrder();
        const auto ship = desk.ship(order);
        const auto complete = desk.enqueue(OperationKind::Complete, order, {});
        const auto adjust = desk.adjust(u"MUG"_s, 5);
        desk.network->setRule(answersLost(u"/shipments"_s));
        QVERIFY(desk.push().error);
        if (isOld) {
            desk.network->setRule(answersLost(u"/stock-adjustments"_s));
            QVERIFY(desk.push().error);
        }
        QCOMPARE(desk.shop.order(order.id).status, OrderStatus::Shipped);
        desk.network->setRule({});
        desk.forgetKeys();
        desk.clock.advanceSeconds(isOld ? 26LL * 24 * 3600 : 600);
        desk.network->forget();
        QVERIFY(!desk.push().error);
        QCOMPARE(desk.stateOf(ship), OperationState::Done);
        QCOMPARE(desk.stateOf(adjust), OperationState::Done);
        QCOMPARE(desk.onHand(u"MUG"_s), 1005);
        QCOMPARE(desk.shop.order(order.id).shipments.size(), size_t(1));
        QCOMPARE(desk.stateOf(complete), OperationState::Done);
        if (isOld) {
            for (const HttpRequest& request : desk.network->changes())
                QVERIFY(request.url.path().endsWith(u"/completion"));
        }
    }

    void foundStep_isNoLicenceToStepOverOthers()
    {
        Desk desk;
        const Order order = desk.newOrder();
        const auto hold = desk.enqueue(OperationKind::Hold, order, toJson(HoldDraft{.reason = u"address"_s}));
        const auto release = desk.enqueue(OperationKind::ReleaseHold, order, {});
        desk.network->setRule(answersLost(u"/hold"_s));
        QVERIFY(desk.push().error);
        desk.network->setRule({});
        desk.forgetKeys();
        desk.shop.edit(order.id, "{\"customer\":{\"name\":\"Bert\"}}");
        desk.clock.advanceSeconds(600);
        QVERIFY(!desk.push().error);
        QCOMPARE(desk.stateOf(hold), OperationState::Done);
        QCOMPARE(desk.stateOf(release), OperationState::Refused);
        QCOMPARE(desk.entry(release.seq).reason, u"VERSION_MISMATCH"_s);
    }

    void ended_namesItsOrder()
    {
        Desk desk;
        const Order refused = desk.newOrder();
        const Order done = desk.newOrder();
        const auto completed = desk.enqueue(OperationKind::Complete, refused, {});
        const auto note = desk.note(done);
        std::map<qint64, std::vector<OrderId>> told;
        desk.engine->observe([&told](const store::CacheChanges& changes) {
            for (const qint64 seq : changes.ended)
                told[seq] = changes.orders;
        });
        QVERIFY(!desk.push().error);
        desk.engine->observe({});
        QCOMPARE(desk.stateOf(completed), OperationState::Refused);
        QCOMPARE(desk.stateOf(note), OperationState::Done);
        // The order is as it was, and yet not as it is shown: nothing of it waits any more.
        QVERIFY(std::ranges::count(told[completed.seq], refused.id) == 1);
        QVERIFY(std::ranges::count(told[note.seq], done.id) >= 1);
    }

    // --- Answers that are none ----------------------------------------------------------------------------------------
    void clientTooOld_pausesAndRefusesNothing()
    {
        Desk desk;
        const auto first = desk.adjust(u"TEA"_s, 1);
        const auto second = desk.adjust(u"MUG"_s, 1);
        desk.network->forget();
        desk.network->setRule(
            [](const HttpRequest& request, const FaultyTransport::Pass&, std::stop_token) -> FaultyTransport::Answer {
                if (FaultyTransport::keyOf(request).isEmpty())
                    return std::nullopt;
                return jsonAnswer(426, refusalEnvelope(42600, "CLIENT_TOO_OLD"));
            });
        const SyncReport report = desk.push();
        QVERIFY(report.error);
        QCOMPARE(report.error->code, u"CLIENT_TOO_OLD"_s);
        QCOMPARE(desk.stateOf(first), OperationState::Waiting);
        QCOMPARE(desk.stateOf(second), OperationState::Waiting);
        QCOMPARE(desk.network->changes().size(), size_t(1));
        desk.network->setRule({});
        QCOMPARE(desk.push().sent, 2);
        QCOMPARE(desk.entry(first.seq).opId, first.opId);
    }

    void oneThatTheServiceCannotDealWith_holdsBackNoOthers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("500") << 500 << refusalEnvelope(50000, "INTERNAL");
        QTest::newRow("no answer of ours") << 200 << QByteArray("<html>");
    }
    void oneThatTheServiceCannotDealWith_holdsBackNoOthers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        Desk desk;
        const Order order = desk.newOrder();
        const auto bad = desk.adjust(u"TEA"_s, 1);
        const auto good = desk.adjust(u"MUG"_s, 1);
        const auto note = desk.note(order);
        const Order late = desk.shop.addOrder("MUG");
        desk.network->forget();
        desk.network->setRule(
            [=](const HttpRequest& request, const FaultyTransport::Pass&, std::stop_token) -> FaultyTransport::Answer {
                if (FaultyTransport::keyOf(request) != bad.opId.toString().toLatin1())
                    return std::nullopt;
                return jsonAnswer(status, body);
            });
        const SyncReport report = desk.sync();
        QVERIFY(!report.error);
        QVERIFY(report.heldBack);
        QCOMPARE(desk.stateOf(bad), OperationState::Waiting);
        QCOMPARE(desk.stateOf(good), OperationState::Done);
        QCOMPARE(desk.stateOf(note), OperationState::Done);
        QCOMPARE(desk.cached(late.id).id, late.id);
        // It waits longer each time, and meanwhile nothing is sent.
        const size_t asked = desk.network->changes().size();
        QVERIFY(!desk.sync().heldBack);
        QCOMPARE(desk.network->changes().size(), asked);
        desk.network->setRule({});
        desk.clock.advanceSeconds(600);
        QCOMPARE(desk.push().sent, 1);
        QCOMPARE(desk.onHand(u"TEA"_s), 1001);
    }

    void serviceThatCannotDealWithAnything_isNotStormed()
    {
        Desk desk;
        for (int i = 0; i < 20; ++i)
            desk.shop.addProduct("SKU" + QByteArray::number(i), 10);
        desk.requirePass();
        for (int i = 0; i < 20; ++i)
            desk.adjust(u"SKU%1"_s.arg(i), 1);
        desk.network->forget();
        desk.network->setRule(
            [](const HttpRequest& request, const FaultyTransport::Pass&, std::stop_token) -> FaultyTransport::Answer {
                if (FaultyTransport::keyOf(request).isEmpty())
                    return std::nullopt;
                return jsonAnswer(500, refusalEnvelope(50000, "INTERNAL"));
            });
        const SyncReport report = desk.sync();
        QVERIFY(report.heldBack);
        // Three entries, three attempts each.
        QCOMPARE(desk.network->changes().size(), size_t(9));
        QVERIFY(!report.error);
    }

    // --- Taking back --------------------------------------------------------------------------------------------------
    void discard_isForWhatCertainlyDidNotArrive_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<bool>("mayDiscard");
        const auto offline = [](const char* code) {
            return Error{.kind = ErrorKind::Offline, .code = QLatin1StringView(code)};
        };
        QTest::newRow("no connection") << offline("NOT_CONNECTED") << true;
        QTest::newRow("no trust") << offline("TLS_REFUSED") << true;
        QTest::newRow("connection lost") << offline("") << false;
        QTest::newRow("no answer") << Error{.kind = ErrorKind::Timeout} << false;
        QTest::newRow("stopped") << Error{.kind = ErrorKind::Cancelled} << false;
    }
    void discard_isForWhatCertainlyDidNotArrive()
    {
        QFETCH(Error, error);
        QFETCH(bool, mayDiscard);
        Desk desk;
        const auto step = desk.adjust(u"TEA"_s, 1);
        desk.network->setRule(
            [error](const HttpRequest&, const FaultyTransport::Pass&, std::stop_token) -> FaultyTransport::Answer {
                return Result<HttpResponse>(error);
            });
        QVERIFY(desk.push().error);
        QCOMPARE(desk.stateOf(step), OperationState::Waiting);
        QCOMPARE(desk.entry(step.seq).attempts, 1);
        QCOMPARE(desk.discard(step), mayDiscard);
    }

    void discard_afterALostAnswer_isNotForALaterRefusalToConnect()
    {
        Desk desk;
        const auto step = desk.adjust(u"TEA"_s, 1);
        int attempt = 0;
        desk.network->setRule([&](const HttpRequest& request, const FaultyTransport::Pass& pass,
                                  std::stop_token) -> FaultyTransport::Answer {
            // The first of the three attempts of one call arrives.
            if (++attempt == 1)
                return answersLost(u"/stock-adjustments"_s)(request, pass, {});
            return Result<HttpResponse>(Error{.kind = ErrorKind::Offline, .code = api_code::kNotConnected});
        });
        QCOMPARE(desk.push().error->code, QString(api_code::kNotConnected));
        QVERIFY(!desk.discard(step));
        desk.clock.advanceSeconds(600);
        QVERIFY(desk.push().error);
        QVERIFY(!desk.discard(step));
        desk.network->setRule({});
        desk.clock.advanceSeconds(600);
        QCOMPARE(desk.push().sent, 1);
        QCOMPARE(desk.onHand(u"TEA"_s), 1001);
    }

    // --- Answers ------------------------------------------------------------------------------------------------------
    void answerAboutAProduct_isHereAtOnceLetterForLetter()
    {
        Desk desk;
        desk.adjust(u"TEA"_s, 7);
        QCOMPARE(desk.push().sent, 1);
        QCOMPARE(desk.count("SELECT on_hand FROM products WHERE sku = 'TEA'"), 1007);
        const auto bytes = [&] {
            return require(desk.engine->read([](sql::Connection& db) -> Result<QByteArray> {
                CH_TRY(sql::Rows rows, db.query("SELECT body FROM products WHERE sku = 'TEA'"));
                return rows.next() ? rows.bytes(0) : QByteArray();
            }));
        };
        const QByteArray answered = bytes();
        require(desk.engine->write([](sql::Connection& db) -> Result<> {
            CH_CHECK(db.run("DELETE FROM products WHERE sku = 'TEA'"));
            return store::write(db, store::Meta::Cursor, QString());
        }));
        desk.requirePass();
        QCOMPARE(bytes(), answered);
    }
};

QTEST_GUILESS_MAIN(tst_PushOutbox)
#include "tst_PushOutbox.moc"
