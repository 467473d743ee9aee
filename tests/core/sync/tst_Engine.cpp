// SPDX-License-Identifier: Apache-2.0
// Sessions and passes against a real service in the same process.

#include "tests/core/sync/DeskFixture.h"

using namespace ch;
using namespace ch::sync;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The one that the desk's last call went out with.
QByteArray accessToken(const DeskFixture& desk)
{
    QByteArray token;
    for (const HttpRequest& request : desk.network->seen()) {
        if (const QByteArray header = FaultyTransport::headerOf(request, "authorization"); !header.isEmpty())
            token = header.mid(qsizetype(sizeof("Bearer ") - 1));
    }
    return token;
}

/// Whether the service still takes it.
bool isGood(DeskFixture& desk, const QByteArray& token)
{
    return desk.shop.on([token](ServiceFixture& shop) {
        return shop.send(server::Method::Get, "/users/me", {}, token, {}).status == 200;
    });
}

/// What the desk's own store has of it; empty: nothing.
QByteArray storedToken(DeskFixture& desk)
{
    return require(desk.secrets.read(u"Countinghouse"_s, desk.engine->identity().account())).value_or(QByteArray());
}

int refreshes(DeskFixture& desk, const QByteArray& token)
{
    return desk.shop.on([token](ServiceFixture& shop) {
        return shop.send(server::Method::Post, "/sessions/refresh", "{\"refresh_token\":\"" + token + "\"}", {}, {})
            .status;
    });
}

} // namespace

class tst_Engine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pass_afterSignIn_bringsEverything()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        const Order order = desk.shop.addOrder("TEA");
        QCOMPARE(require(desk.signIn()).isKept, true);
        const SyncReport report = desk.sync();
        QVERIFY2(!report.error, qPrintable(report.error ? report.error->detail : QString()));
        QCOMPARE(desk.cached(order.id), desk.shop.order(order.id));
        QCOMPARE(desk.meta(store::Meta::Online), u"1"_s);
        QVERIFY(!desk.meta(store::Meta::DataAsOf).isEmpty());
        // A second pass changes nothing.
        QCOMPARE(desk.sync().changed, 0);
    }

    void pass_withoutAnybody_saysSignInNeeded()
    {
        DeskFixture desk;
        const SyncReport report = desk.sync();
        QVERIFY(report.error);
        QCOMPARE(report.error->code, QString(kSignInNeeded));
    }

    void session_isRenewedFromTheStoreAfterAStart()
    {
        DeskFixture desk;
        require(desk.signIn());
        desk.open();
        QVERIFY(!desk.sync().error);
    }

    void profile_ofSomebodyElse_isRefusedAndKeepsItsSession()
    {
        DeskFixture desk;
        require(desk.signIn());
        const auto other = desk.signIn(Role::Manager);
        QVERIFY(!other);
        QCOMPARE(other.error().code, u"PROFILE_OF_ANOTHER"_s);
        QCOMPARE(desk.engine->identity().userName, u"merchant"_s);
        QVERIFY(!desk.sync().error);
    }

    void step_isSentOnceAndItsAnswerIsHere()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        const Order order = desk.shop.addOrder("TEA");
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        const auto step = desk.ship(desk.cached(order.id));
        const SyncReport report = desk.engine->push({}, {});
        QCOMPARE(report.sent, 1);
        QCOMPARE(desk.stateOf(step), OperationState::Done);
        QCOMPARE(desk.cached(order.id).status, OrderStatus::Shipped);
        QCOMPARE(desk.cached(order.id), desk.shop.order(order.id));
    }

    void online_isWhatTheLastPassFoundOut_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("online");
        QTest::newRow("network down") << offlineError() << u"0"_s;
        QTest::newRow("no answer") << Error{.kind = ErrorKind::Timeout} << u"0"_s;
        QTest::newRow("captive portal") << Error{.kind = ErrorKind::Protocol} << u"0"_s;
        QTest::newRow("session ended") << Error{.kind = ErrorKind::Unauthorized, .code = kSignInNeeded} << u"0"_s;
        QTest::newRow("stopped, nothing found out") << Error{.kind = ErrorKind::Cancelled} << u"1"_s;
    }
    void online_isWhatTheLastPassFoundOut()
    {
        QFETCH(Error, error);
        QFETCH(QString, online);
        DeskFixture desk;
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        QCOMPARE(desk.meta(store::Meta::Online), u"1"_s);
        desk.network->setRule(
            [error](const HttpRequest&, const FaultyTransport::Pass&, std::stop_token) -> FaultyTransport::Answer {
                return Result<HttpResponse>(error);
            });
        QVERIFY(desk.sync().error);
        QCOMPARE(desk.meta(store::Meta::Online), online);
    }

    void clientTooOld_keepsEverything()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        const Order order = desk.shop.addOrder("TEA");
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        const auto note = desk.note(desk.cached(order.id));
        desk.network->setRule(
            [](const HttpRequest&, const FaultyTransport::Pass&, std::stop_token) -> FaultyTransport::Answer {
                return jsonAnswer(426, refusalEnvelope(42600, "CLIENT_TOO_OLD"));
            });
        const SyncReport report = desk.sync();
        QVERIFY(report.error);
        QCOMPARE(report.error->code, u"CLIENT_TOO_OLD"_s);
        QCOMPARE(report.refused, 0);
        QCOMPARE(desk.stateOf(note), OperationState::Waiting);
        QCOMPARE(desk.cached(order.id).orderNo, order.orderNo);
        // It was reached; it only does not want to talk. Nobody is signed in either.
        QCOMPARE(desk.meta(store::Meta::Online), u"1"_s);
        QCOMPARE(desk.signIn().error().code, u"CLIENT_TOO_OLD"_s);
        desk.network->setRule({});
        QCOMPARE(desk.sync().sent, 1);
        QCOMPARE(desk.stateOf(note), OperationState::Done);
    }

    void anotherVersion_looksOnceAtWhatIsSetAside()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 100);
        const Order order = desk.shop.addOrder("TEA");
        require(desk.signIn());
        desk.network->setRule([](const HttpRequest& request, const FaultyTransport::Pass& pass,
                                 std::stop_token) -> FaultyTransport::Answer {
            if (!request.url.path().endsWith(u"/changes"))
                return std::nullopt;
            auto page = pass();
            page->body.replace("\"status\":\"PAID\"", "\"status\":\"TELEPORTED\"");
            return page;
        });
        QCOMPARE(desk.sync().quarantined, 1);
        // The bytes as a version would have them that knows the word.
        require(desk.engine->write([](sql::Connection& db) -> Result<> {
            CH_CHECK(
                db.run("UPDATE quarantine SET body = CAST(replace(CAST(body AS TEXT), 'TELEPORTED', 'PAID') AS BLOB)"));
            return ok();
        }));
        desk.network->setRule({});
        QVERIFY(!desk.sync().error);
        QCOMPARE(desk.count("SELECT count(*) FROM quarantine"), 1);
        require(
            desk.engine->write([](sql::Connection& db) { return store::write(db, store::Meta::Program, u"0.0.1"_s); }));
        QVERIFY(!desk.sync().error);
        QCOMPARE(desk.count("SELECT count(*) FROM quarantine"), 0);
        QCOMPARE(desk.cached(order.id).status, OrderStatus::Paid);
    }

    void signOut_reached_endsTheSessionOnBothSides()
    {
        DeskFixture desk;
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        const QByteArray token = accessToken(desk);
        const QByteArray refresh = storedToken(desk);
        QVERIFY(isGood(desk, token));
        QVERIFY(!refresh.isEmpty());
        QVERIFY(require(desk.engine->signOut({})).isTold);
        QVERIFY(!isGood(desk, token));
        QCOMPARE(refreshes(desk, refresh), 401);
        QVERIFY(storedToken(desk).isEmpty());
        QVERIFY(!desk.engine->owesFarewell());
        QCOMPARE(desk.sync().error->code, QString(kSignInNeeded));
    }

    void signOut_connectionThatTheServiceGaveUp_isRepeated()
    {
        DeskFixture desk;
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        const QByteArray token = accessToken(desk);
        std::atomic<int> lost = 0;
        desk.network->setRule(
            [&](const HttpRequest& request, const FaultyTransport::Pass&, std::stop_token) -> FaultyTransport::Answer {
                if (request.method == HttpMethod::Delete && lost++ == 0)
                    return Result<HttpResponse>(offlineError());
                return std::nullopt;
            });
        QVERIFY(require(desk.engine->signOut({})).isTold);
        QCOMPARE(lost, 2);
        QVERIFY(!isGood(desk, token));
    }

    void signOut_answerLost_isDone()
    {
        DeskFixture desk;
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        std::atomic<int> lost = 0;
        desk.network->setRule([&](const HttpRequest& request, const FaultyTransport::Pass& pass,
                                  std::stop_token) -> FaultyTransport::Answer {
            if (request.method != HttpMethod::Delete || lost++ > 0)
                return std::nullopt;
            (void)bool(pass());
            return Result<HttpResponse>(offlineError());
        });
        QVERIFY(require(desk.engine->signOut({})).isTold);
        QVERIFY(!desk.engine->owesFarewell());
    }

    void signOut_networkDown_isToldLaterAndKeptNowhere()
    {
        DeskFixture desk;
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        const QByteArray token = accessToken(desk);
        const QByteArray refresh = storedToken(desk);
        desk.network->setRule(networkDown());
        QVERIFY(!require(desk.engine->signOut({})).isTold);
        QVERIFY(desk.engine->owesFarewell());
        QVERIFY(storedToken(desk).isEmpty());
        QVERIFY(isGood(desk, token));
        QVERIFY(!desk.engine->farewell({}));
        desk.network->setRule({});
        // Nobody is signed in here, whatever the service still thinks.
        desk.network->forget();
        QCOMPARE(desk.sync().error->code, QString(kSignInNeeded));
        QVERIFY(desk.network->seen().empty());
        require(desk.engine->farewell({}));
        QVERIFY(!isGood(desk, token));
        QCOMPARE(refreshes(desk, refresh), 401);
        QVERIFY(!desk.engine->owesFarewell());
    }

    void signOut_untold_doesNotTouchTheNextSession()
    {
        DeskFixture desk;
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        const QByteArray first = accessToken(desk);
        desk.network->setRule(networkDown());
        QVERIFY(!require(desk.engine->signOut({})).isTold);
        desk.network->setRule({});
        require(desk.signIn());
        require(desk.engine->farewell({}));
        QVERIFY(!isGood(desk, first));
        QVERIFY(!desk.sync().error);
        QVERIFY(isGood(desk, accessToken(desk)));
        QVERIFY(!storedToken(desk).isEmpty());
    }

    void signOut_beforeAnyCallOfThisRun_endsTheStoredSession()
    {
        DeskFixture desk;
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        const QByteArray refresh = storedToken(desk);
        desk.open();
        QVERIFY(require(desk.engine->signOut({})).isTold);
        QCOMPARE(refreshes(desk, refresh), 401);
        QVERIFY(storedToken(desk).isEmpty());
    }

    void signOut_whileARenewalIsUnderWay_keepsNothingOfIt()
    {
        DeskFixture desk;
        require(desk.signIn());
        desk.open();
        std::atomic<bool> isFirst = true;
        QByteArray brought;
        desk.network->setRule([&](const HttpRequest& request, const FaultyTransport::Pass& pass,
                                  std::stop_token) -> FaultyTransport::Answer {
            if (!request.url.path().endsWith(u"/sessions/refresh") || !isFirst.exchange(false))
                return std::nullopt;
            auto renewed = pass();
            brought = renewed->body;
            // The service has exchanged the tokens; the desk has not heard of it when somebody signs out.
            (void)require(desk.engine->signOut({}));
            return renewed;
        });
        QCOMPARE(desk.sync().error->kind, ErrorKind::Unauthorized);
        QVERIFY(storedToken(desk).isEmpty());
        QVERIFY(brought.contains("refresh_token"));
        require(desk.engine->farewell({}));
        const auto field = [&brought](const QByteArray& name) {
            const qsizetype at = brought.indexOf(QByteArray('"' + name + "\":\"")) + name.size() + 4;
            return brought.mid(at, brought.indexOf('"', at) - at);
        };
        QVERIFY(!isGood(desk, field("access_token")));
        QCOMPARE(refreshes(desk, field("refresh_token")), 401);
        desk.network->forget();
        QCOMPARE(desk.sync().error->code, QString(kSignInNeeded));
        QVERIFY(desk.network->seen().empty());
    }

    void signOut_storeSaysNo_isAnErrorOnlyIfTheServiceWasNotTold()
    {
        DeskFixture desk;
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        desk.secrets.failWith(Error{.kind = ErrorKind::Storage, .code = kSecretDenied});
        desk.network->setRule(networkDown());
        QCOMPARE(desk.engine->signOut({}).error().code, QString(kSecretDenied));
        desk.network->setRule({});
        require(desk.engine->farewell({}));
        QVERIFY(!desk.engine->owesFarewell());
    }
};

QTEST_GUILESS_MAIN(tst_Engine)
#include "tst_Engine.moc"
