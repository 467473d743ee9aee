// SPDX-License-Identifier: Apache-2.0
// Whose profile it is, and what becomes of it when that changes or its file is damaged.

#include "core/store/SalesTable.h"
#include "tests/core/sync/DeskFixture.h"

using namespace ch;
using namespace ch::sync;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The merchant's own role, changed by the service, as a renewal or sign-in tells it.
FaultyTransport::Rule sessionsSay(const QByteArray& from, const QByteArray& to)
{
    return [from, to](const HttpRequest& request, const FaultyTransport::Pass& pass,
                      std::stop_token) -> FaultyTransport::Answer {
        if (!request.url.path().contains(u"/sessions"))
            return std::nullopt;
        auto answer = pass();
        if (answer)
            answer->body.replace(from, to);
        return answer;
    };
}

} // namespace

class tst_Profile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherRole_dropsWhatTheOneBeforeSawAtOnce_data()
    {
        QTest::addColumn<bool>("hasKeyring");
        QTest::newRow("with a keyring") << true;
        QTest::newRow("without a keyring") << false;
    }
    void anotherRole_dropsWhatTheOneBeforeSawAtOnce()
    {
        QFETCH(bool, hasKeyring);
        DeskFixture desk;
        if (!hasKeyring)
            desk.secrets.failWith(Error{.kind = ErrorKind::Storage, .code = kNoSecretStore});
        desk.shop.addProduct("TEA", 1000);
        const Order order = desk.shop.addOrder("TEA");
        for (int i = 0; i < 60; ++i)
            desk.shop.addOrder("TEA");
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        const auto step = desk.ship(desk.cached(order.id));
        desk.network->setRule(sessionsSay("\"role\":\"merchant\"", "\"role\":\"warehouse\""));
        QCOMPARE(require(desk.signIn()).identity.role, Role::Warehouse);
        QCOMPARE(desk.engine->identity().role, Role::Warehouse);
        // Nothing is shown that was meant for the other role, before anything is fetched.
        for (const char* const table :
             {"SELECT count(*) FROM orders", "SELECT count(*) FROM order_bodies", "SELECT count(*) FROM order_texts",
              "SELECT count(*) FROM products", "SELECT count(*) FROM sales_days", "SELECT count(*) FROM order_counts"})
            QCOMPARE(desk.count(table), 0);
        QCOMPARE(desk.meta(store::Meta::DataAsOf), QString());
        QCOMPARE(desk.stateOf(step), OperationState::Waiting);
        QCOMPARE(desk.entry(step.seq).opId, step.opId);
        // The service still takes it for the merchant's; what counts here is that everything comes anew, unasked.
        desk.network->setRule({});
        const SyncReport report = desk.sync();
        QVERIFY2(!report.error, qPrintable(report.error ? report.error->code : QString()));
        QCOMPARE(desk.count("SELECT count(*) FROM orders"), 61);
        QCOMPARE(desk.stateOf(step), OperationState::Done);
    }

    void anotherRole_seenByARenewal_dropsToo()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 1000);
        desk.shop.addOrder("TEA");
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        desk.open();
        desk.network->setRule([](const HttpRequest& request, const FaultyTransport::Pass& pass,
                                 std::stop_token) -> FaultyTransport::Answer {
            if (!request.url.path().contains(u"/sessions"))
                return Result<HttpResponse>(offlineError());
            auto answer = pass();
            if (answer)
                answer->body.replace("\"role\":\"merchant\"", "\"role\":\"warehouse\"");
            return answer;
        });
        QVERIFY(desk.sync().error);
        QCOMPARE(desk.engine->identity().role, Role::Warehouse);
        QCOMPARE(desk.count("SELECT count(*) FROM orders"), 0);
    }

    void pageOfTheRoleBefore_isNotApplied()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 1000);
        desk.shop.addOrder("TEA");
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        desk.shop.addOrder("TEA");
        // The page is on its way when somebody signs in with another role.
        bool isFirst = true;
        desk.network->setRule([&](const HttpRequest& request, const FaultyTransport::Pass& pass,
                                  std::stop_token) -> FaultyTransport::Answer {
            if (!request.url.path().endsWith(u"/changes") || !std::exchange(isFirst, false))
                return std::nullopt;
            auto page = pass();
            desk.network->setRule(sessionsSay("\"role\":\"merchant\"", "\"role\":\"manager\""));
            require(desk.signIn());
            desk.network->setRule({});
            return page;
        });
        const SyncReport report = desk.sync();
        QVERIFY2(!report.error, qPrintable(report.error ? report.error->code : QString()));
        // Both, from the beginning: one page alone would have left a hole behind its cursor.
        QCOMPARE(desk.count("SELECT count(*) FROM orders"), 2);
    }

    void anotherTimeZone_countsOnItsDays()
    {
        DeskFixture desk;
        // Half past eleven in the evening in Berlin, already the next day in Shanghai.
        (void)desk.shop.on([](ServiceFixture& shop) {
            shop.clock().set(UtcTime(1'772'490'600'000));
            return true;
        });
        desk.shop.addProduct("TEA", 1000);
        desk.shop.addOrder("TEA");
        const auto days = [&] { return desk.count("SELECT max(day) FROM sales_days WHERE orders > 0"); };
        desk.network->setRule(sessionsSay("\"time_zone\":\"UTC\"", "\"time_zone\":\"Europe/Berlin\""));
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        QCOMPARE(days(), 20260302);
        QCOMPARE(desk.count("SELECT max(day) FROM order_counts WHERE orders > 0"), 20260302);
        desk.network->setRule(sessionsSay("\"time_zone\":\"UTC\"", "\"time_zone\":\"Asia/Shanghai\""));
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        QCOMPARE(days(), 20260303);
        QCOMPARE(desk.count("SELECT max(day) FROM order_counts WHERE orders > 0"), 20260303);
        QCOMPARE(desk.count("SELECT sum(orders) FROM sales_days"), 1);
        // And so it stays after a start.
        desk.open();
        desk.shop.addOrder("TEA");
        QVERIFY(!desk.sync().error);
        QCOMPARE(desk.count("SELECT orders FROM sales_days WHERE day = 20260303"), 2);
    }
};

QTEST_GUILESS_MAIN(tst_Profile)
#include "tst_Profile.moc"
