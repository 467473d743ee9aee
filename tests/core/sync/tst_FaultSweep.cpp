// SPDX-License-Identifier: Apache-2.0
// C6, H13: each step of a day's work to the disk and to the network fails once, for all of them; afterwards desk and service
// agree as if none had.

#include "core/api/ApiCode.h"
#include "core/api/ChangesApi.h"
#include "core/store/DumpTable.h"
#include "tests/core/sync/DeskFixture.h"
#include "tests/support/DatabaseFaults.h"
#include "tests/support/FaultPlan.h"

#include <pthread.h>

#include <map>

using namespace ch;
using namespace ch::sync;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// More steps than a day's work has: a sweep that gets here has a fault of its own.
constexpr int kMostSteps = 5'000;

bool isThreadOfTheShop()
{
    char name[16] = {};
    pthread_getname_np(pthread_self(), name, sizeof name);
    return QByteArrayView(name) == QByteArrayView("shop");
}

/// Of a statement that goes through many rows the first two steps; the others are like the second.
bool isOneOfMany(const QByteArray& sql)
{
    thread_local QByteArray last;
    thread_local int steps = 0;
    steps = sql == last ? steps + 1 : 1;
    last = sql;
    return steps > 2;
}

DatabaseFaults::Rule failing(FaultPlan& plan, int code)
{
    return [&plan, code](const QByteArray& sql) {
        const bool isCounted = !isThreadOfTheShop() && !isOneOfMany(sql);
        return isCounted && plan.strikes() ? code : int(kSqliteOk);
    };
}

using Records = std::map<QByteArray, QByteArray>;

/// The same small work again and again, on one desk and one shop.
class Day
{
public:
    Day()
    {
        desk.shop.addProduct("TEA", 1'000'000);
        desk.shop.addProduct("MUG", 1'000'000);
        require(desk.signIn());
        if (desk.sync().error)
            qFatal("the desk cannot begin");
    }

    /// What others do, and what a person does here while nobody looks.
    void prepare()
    {
        const Order old = desk.shop.addOrder("TEA");
        if (desk.sync().error)
            qFatal("the desk is not in step before the fault");
        desk.shop.note(old.id, "from elsewhere");
        desk.shop.addOrder("MUG");
        const Order seen = desk.cached(old.id);
        steps = {desk.note(seen), desk.ship(seen), desk.adjust(u"MUG"_s, 1)};
        ++adjusted;
    }
    /// A start of the program and a pass; whatever fails.
    void work()
    {
        auto opened = desk.tryOpen();
        if (opened)
            (void)desk.sync();
    }
    /// The fault is gone: what a person would do is try again.
    void settle()
    {
        if (!desk.engine)
            desk.open();
        for (int tries = 0; tries < 3; ++tries) {
            desk.clock.advanceSeconds(900);
            const SyncReport report = desk.sync();
            QVERIFY2(!report.error || tries < 2, qPrintable(report.error ? report.error->detail : QString()));
            if (!report.error && !report.heldBack)
                break;
        }
        QVERIFY(!desk.engine->profile().salvaged());
        QCOMPARE(desk.engine->profile().missingEntries(), 0);
        for (const PendingOperation& step : steps) {
            QCOMPARE(desk.stateOf(step), OperationState::Done);
            QCOMPARE(desk.entry(step.seq).opId, step.opId);
        }
        QCOMPARE(mine(), theirs());
        QCOMPARE(desk.count("SELECT on_hand FROM products WHERE sku = 'MUG'"), 1'000'000 + adjusted);
        QCOMPARE(desk.count("SELECT count(*) FROM quarantine"), 0);
        QCOMPARE(desk.count("SELECT sum(orders) FROM order_counts WHERE day = 0"),
                 desk.count("SELECT count(*) FROM orders"));
        QCOMPARE(desk.count("SELECT sum(orders) FROM sales_days"),
                 desk.count("SELECT count(*) FROM orders WHERE paid_at IS NOT NULL"));
        require(desk.engine->write([](sql::Connection& db) -> Result<> {
            CH_CHECK(db.run("INSERT INTO order_search (order_search) VALUES ('integrity-check')"));
            return ok();
        }));
    }

    DeskFixture desk;
    std::vector<PendingOperation> steps;
    qint64 adjusted = 0;

private:
    Records mine()
    {
        return require(desk.engine->read([](sql::Connection& db) -> Result<Records> {
            Records records;
            CH_CHECK(store::dump(db, [&records](const FeedRecord& record) {
                records[(record.entity + u' ' + record.id).toUtf8()] = record.body;
            }));
            return records;
        }));
    }
    Records theirs()
    {
        Records records;
        const auto client = require(desk.engine->client());
        QString cursor;
        for (bool hasMore = true; hasMore;) {
            const FeedPage page = require(ChangesApi(*client).changesSince(cursor, 1000, CallContext({})));
            for (const FeedRecord& record : page.records)
                records[(record.entity + u' ' + record.id).toUtf8()] = record.body;
            cursor = page.cursor;
            hasMore = page.hasMore;
        }
        return records;
    }
};

} // namespace

class tst_FaultSweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { DatabaseFaults::setRule({}); }

    void everyStepToTheDisk_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("disk full") << int(kSqliteFull);
        QTest::newRow("disk broken") << int(kSqliteIoError);
        QTest::newRow("locked by another program") << int(kSqliteBusy);
    }
    void everyStepToTheDisk()
    {
        QFETCH(int, code);
        Day day;
        FaultPlan plan;
        int step = 1;
        for (; step < kMostSteps; ++step) {
            day.prepare();
            day.desk.engine.reset();
            plan.arm(step);
            DatabaseFaults::setRule(failing(plan, code));
            day.work();
            DatabaseFaults::setRule({});
            if (plan.struck() == 0)
                break;
            day.settle();
            if (QTest::currentTestFailed()) {
                qInfo("at step %d", step);
                return;
            }
        }
        qInfo("%d steps failed, one after the other", step - 1);
        QVERIFY(step > 100 && step < kMostSteps);
    }

    void everyRequest_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("times");
        int mode = 0;
        for (const char* const name : {"no connection", "answer lost after the commit", "no answer", "not available",
                                       "answered by a portal", "cut in half"}) {
            QTest::addRow("%s, once", name) << mode << 1;
            QTest::addRow("%s, as often as it is tried", name) << mode << 3;
            ++mode;
        }
    }
    void everyRequest()
    {
        QFETCH(int, mode);
        QFETCH(int, times);
        Day day;
        FaultPlan plan;
        int step = 1;
        for (; step < kMostSteps; ++step) {
            day.prepare();
            day.desk.engine.reset();
            plan.arm(step, times);
            day.desk.network->setRule(
                [&](const HttpRequest&, const FaultyTransport::Pass& pass, std::stop_token) -> FaultyTransport::Answer {
                    return plan.strikes() ? std::optional(betrayed(mode, pass)) : std::nullopt;
                });
            day.work();
            day.desk.network->setRule({});
            if (plan.struck() == 0)
                break;
            day.settle();
            if (QTest::currentTestFailed()) {
                qInfo("at request %d", step);
                return;
            }
        }
        qInfo("%d requests failed, one after the other", step - 1);
        QVERIFY(step > 4 && step < kMostSteps);
    }

private:
    static Result<HttpResponse> betrayed(int mode, const FaultyTransport::Pass& pass)
    {
        switch (mode) {
        case 0:
            return Error{.kind = ErrorKind::Offline, .code = api_code::kNotConnected};
        case 1:
            (void)bool(pass());
            return offlineError();
        case 2:
            (void)bool(pass());
            return Error{.kind = ErrorKind::Timeout};
        case 3:
            return jsonAnswer(503, refusalEnvelope(50300, "UNAVAILABLE"));
        case 4:
            return HttpResponse{
                .status = 200, .headers = {{"content-type", "text/html"}}, .body = "<html>Hello</html>"};
        default: {
            auto answer = pass();
            if (answer)
                answer->body.truncate(answer->body.size() / 2);
            return answer;
        }
        }
    }
};

QTEST_GUILESS_MAIN(tst_FaultSweep)
#include "tst_FaultSweep.moc"
