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

    // --- The file -----------------------------------------------------------------------------------------------------
    void logDeleted_afterAKill_saysHowManyEntriesAreMissing()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 1000);
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        desk.open();
        QCOMPARE(desk.engine->profile().missingEntries(), 0);
        desk.adjust(u"TEA"_s, 1);
        desk.adjust(u"TEA"_s, 2);
        const PendingOperation last = desk.adjust(u"TEA"_s, 3);
        // What lies on the disk at this moment is what a kill leaves; somebody deletes the log.
        killedCopy(desk, {u"cache.db"_s, u"cache.db.outbox"_s, u"owner.json"_s, u"cache.closed"_s});
        QCOMPARE(desk.count("SELECT count(*) FROM outbox"), 0);
        QCOMPARE(desk.engine->profile().missingEntries(), 3);
        QVERIFY(!desk.engine->profile().salvaged());
        // Numbers that people were told are not given to others.
        QVERIFY(desk.adjust(u"TEA"_s, 4).seq > last.seq);
        // And it is said once.
        desk.open();
        QCOMPARE(desk.engine->profile().missingEntries(), 0);
        QCOMPARE(desk.count("SELECT count(*) FROM outbox"), 1);
    }

    void logKept_afterAKill_missesNothing()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 1000);
        require(desk.signIn());
        desk.adjust(u"TEA"_s, 1);
        killedCopy(desk, {u"cache.db"_s, u"cache.db-wal"_s, u"cache.db.outbox"_s, u"owner.json"_s, u"cache.closed"_s});
        QCOMPARE(desk.engine->profile().missingEntries(), 0);
        QCOMPARE(desk.count("SELECT count(*) FROM outbox"), 1);
    }

    void markOfAProperEnd_isGoneWhileTheFileIsOpen()
    {
        DeskFixture desk;
        desk.engine.reset();
        QVERIFY(QFile::exists(desk.file(u"cache.closed"_s)));
        desk.open();
        QVERIFY(!QFile::exists(desk.file(u"cache.closed"_s)));
    }

    void damage_metWhileRunning_isKnownAtTheNextStart()
    {
        DeskFixture desk;
        for (int i = 0; i < 40; ++i)
            desk.shop.addProduct("SKU" + QByteArray::number(i), 10);
        desk.shop.addOrder("SKU1");
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        const auto step = desk.adjust(u"SKU1"_s, 1);
        desk.open();
        // The file is closed properly later: only what a reader met says that it is damaged.
        QVERIFY(!desk.engine->read(
            [](sql::Connection&) -> Result<> { return Error{.kind = ErrorKind::Storage, .code = u"CORRUPT"_s}; }));
        QVERIFY(desk.engine->profile().isDamaged());
        QVERIFY(desk.sync().error);
        QCOMPARE(desk.sync().error->code, u"CORRUPT"_s);
        desk.open();
        QVERIFY(desk.engine->profile().salvaged());
        QCOMPARE(desk.engine->profile().salvaged()->unreadable, 0);
        QCOMPARE(desk.entry(step.seq).opId, step.opId);
        QVERIFY(!desk.sync().error);
        desk.open();
        QVERIFY(!desk.engine->profile().salvaged());
    }

    void garbledEntries_doNotTakeTheOthersWithThem()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 1000);
        const Order order = desk.shop.addOrder("TEA");
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        std::vector<PendingOperation> steps;
        steps.reserve(6);
        for (int i = 0; i < 6; ++i)
            steps.push_back(desk.note(order, u"note %1"_s.arg(i)));
        require(desk.engine->write([&](sql::Connection& db) -> Result<> {
            CH_CHECK(db.execute(u"PRAGMA ignore_check_constraints = ON"_s));
            CH_CHECK(db.run("UPDATE outbox SET kind = 'N0TE' WHERE seq = ?", steps[0].seq));
            CH_CHECK(db.run("UPDATE outbox SET op_id = 'x' WHERE seq = ?", steps[1].seq));
            CH_CHECK(db.run("UPDATE outbox SET state = 'WAIT1NG' WHERE seq = ?", steps[2].seq));
            CH_CHECK(db.run("UPDATE outbox SET body = CAST('{\"text\":\"no' AS BLOB) WHERE seq = ?", steps[3].seq));
            return ok();
        }));
        QVERIFY(!desk.engine->read([](sql::Connection& db) { return store::operations(db); }));
        desk.open();
        const auto& salvaged = desk.engine->profile().salvaged();
        QVERIFY(salvaged);
        QCOMPARE(salvaged->operations, 2);
        QCOMPARE(salvaged->unreadable, 4);
        QCOMPARE(desk.entry(steps[4].seq).opId, steps[4].opId);
        QCOMPARE(desk.entry(steps[5].seq).body, steps[5].body);
        QCOMPARE(desk.count("SELECT count(*) FROM outbox WHERE kind = 'NOTE'"), 2);
        QVERIFY(!desk.sync().error);
    }

    void overwrittenFile_isReplacedAndItsOutboxSaved_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("header zeroed") << qint64(0) << qint64(100);
        QTest::newRow("first bytes of the header") << qint64(0) << qint64(16);
        QTest::newRow("a page in the middle") << qint64(20 * 4096) << qint64(4096);
    }
    void overwrittenFile_isReplacedAndItsOutboxSaved()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, bytes);
        DeskFixture desk;
        for (int i = 0; i < 100; ++i)
            desk.shop.addProduct("SKU" + QByteArray::number(i), 10);
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        std::vector<PendingOperation> steps;
        steps.reserve(5);
        for (int i = 0; i < 5; ++i)
            steps.push_back(desk.adjust(u"SKU%1"_s.arg(i), 1));
        desk.engine.reset();
        QFile file(desk.file(u"cache.db"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > from + bytes);
        file.seek(from);
        file.write(QByteArray(bytes, '\0'));
        file.close();
        desk.open();
        const auto& salvaged = desk.engine->profile().salvaged();
        QVERIFY(salvaged);
        QVERIFY(QFile::exists(salvaged->setAside));
        QVERIFY(salvaged->isOutboxReadable);
        QCOMPARE(salvaged->operations, 5);
        for (const PendingOperation& step : steps)
            QCOMPARE(desk.entry(step.seq).opId, step.opId);
        // What was set aside is as it was found.
        QFile aside(salvaged->setAside);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        aside.seek(from);
        QCOMPARE(aside.read(bytes), QByteArray(bytes, '\0'));
        QVERIFY(!desk.sync().error);
        QCOMPARE(desk.count("SELECT count(*) FROM products"), 100);
    }

    void noDatabaseAtAll_saysThatNothingCouldBeRead()
    {
        DeskFixture desk;
        require(desk.signIn());
        desk.adjust(u"TEA"_s, 1);
        desk.engine.reset();
        QFile file(desk.file(u"cache.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QByteArray("This is not the cache. ").repeated(1000));
        file.close();
        desk.open();
        QVERIFY(desk.engine->profile().salvaged());
        QVERIFY(desk.engine->profile().salvaged()->unreadable > 0 ||
                !desk.engine->profile().salvaged()->isOutboxReadable);
        QCOMPARE(desk.engine->identity().userName, u"merchant"_s);
    }

    void replacing_killedInTheMiddle_goesOnAtTheNextStart()
    {
        DeskFixture desk;
        desk.shop.addProduct("TEA", 1000);
        require(desk.signIn());
        QVERIFY(!desk.sync().error);
        const auto step = desk.adjust(u"TEA"_s, 1);
        desk.engine.reset();
        // As it is after the damaged file was moved and before the fresh one has its place.
        const QString aside = desk.file(u"cache.db.damaged-then"_s);
        QVERIFY(QFile::rename(desk.file(u"cache.db"_s), aside));
        QFile note(desk.file(u"cache.db.replace"_s));
        QVERIFY(note.open(QIODevice::WriteOnly));
        note.write(aside.toUtf8());
        note.close();
        desk.open();
        QVERIFY(desk.engine->profile().salvaged());
        QCOMPARE(desk.engine->profile().salvaged()->setAside, aside);
        QCOMPARE(desk.entry(step.seq).opId, step.opId);
        QVERIFY(!QFile::exists(desk.file(u"cache.db.replace"_s)));
    }

private:
    /// The profile goes on from a copy of these files as they are now, as after a kill.
    static void killedCopy(DeskFixture& desk, const QStringList& names)
    {
        QHash<QString, QByteArray> contents;
        for (const QString& name : names) {
            QFile file(desk.file(name));
            if (file.open(QIODevice::ReadOnly))
                contents[name] = file.readAll();
        }
        desk.engine.reset();
        for (const QString& name : QDir(desk.file({})).entryList(QDir::Files))
            QFile::remove(desk.file(name));
        for (auto each = contents.cbegin(); each != contents.cend(); ++each) {
            QFile file(desk.file(each.key()));
            if (!file.open(QIODevice::WriteOnly) || file.write(*each) != each->size())
                qFatal("%s cannot be written", qPrintable(each.key()));
        }
        desk.open();
    }
};

QTEST_GUILESS_MAIN(tst_Profile)
#include "tst_Profile.moc"
