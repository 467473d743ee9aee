// SPDX-License-Identifier: Apache-2.0
#include "server/store/WriteQueue.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

#include <future>
#include <optional>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

class tst_GatheredRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void gatheredRows_areThereForWhoReads_andAfterTheCommit();
    void gatheredRows_ofEveryKind_areStoredAsTheyAre();
    void gatheredRows_ofManyBytes_goInPortions();
    void gatheredRow_thatCannotBe_losesItsOwnStepOnly();
    void gatheredRow_thatCannotBeSent_losesItsOwnStepOnly();
    void change_behindGatheredRows_tellsItsOwnCount();
    void gatheredRows_ofAnUndoneStep_areNotWritten();
    void gatheredParent_isWrittenBeforeItsChildren();
    void gatheredGuard_thatFails_isTriedAgain();
    void keptRows_areWrittenOnce_andForgottenWithWhatIsUndone();
    void foreseen_isToldBeforeTheFirstStepRuns();
    void rowsSentAhead_areWrittenWhileFurtherStepsRun();
    void rowsSentAhead_areThereForWhoReads();
    void rowSentAhead_thatCannotBe_losesItsOwnStepOnly();
    void guardSentAhead_thatFails_isTriedAgain();
    void keptRows_areNotSentAhead();
    void connectionLostBehindWhatWasSent_groupIsWrittenOnce();

private:
    using Outcome = std::future<Result<>>;
    using Work = std::function<StepVerdict(WriteContext&)>;
    using Foresee = std::function<void(WriteContext&)>;
    Outcome submit(Work work, Foresee foresee = {});
    /// The steps make one group of their own; their outcomes.
    std::vector<Outcome> together(std::vector<Work> works, const Foresee& foresee = {});
    qint64 rows() { return number("SELECT count(*) FROM t"); }
    /// Of the writer, as its server sees it; -1 if it has no such process.
    qint64 writersProcess(std::string_view lastStatement);
    qint64 number(std::string_view sql) { return (*m_fixture->db().integer(sql)).value_or(-1); }

    std::unique_ptr<test::StoreFixture> m_fixture;
    std::unique_ptr<WriteQueue> m_queue;
    std::atomic<size_t> m_groups{0};
    std::atomic<size_t> m_failures{0};
};

void tst_GatheredRows::init()
{
    m_groups = 0;
    m_failures = 0;
    m_fixture = std::make_unique<test::StoreFixture>();
    QVERIFY(m_fixture->db().executeScript(u"CREATE TABLE t (a BIGINT PRIMARY KEY);\n"
                                          "CREATE TABLE parent (a BIGINT PRIMARY KEY);\n"_s));
    m_queue = std::make_unique<WriteQueue>(
        [this] { return m_fixture->store().openWriter(); }, m_fixture->ids(), m_fixture->clock,
        WriteQueue::Observer{.committed = [this](size_t, qint64, size_t) { ++m_groups; },
                             .failed = [this](const Error&) { ++m_failures; }});
    QVERIFY(m_queue->start());
}

void tst_GatheredRows::cleanup()
{
    m_queue.reset();
    m_fixture.reset();
}

tst_GatheredRows::Outcome tst_GatheredRows::submit(Work work, Foresee foresee)
{
    auto promise = std::make_shared<std::promise<Result<>>>();
    m_queue->submit({.work = std::move(work), .foresee = std::move(foresee), .done = [promise](Result<> result) {
                         promise->set_value(std::move(result));
                     }});
    return promise->get_future();
}

std::vector<tst_GatheredRows::Outcome> tst_GatheredRows::together(std::vector<Work> works, const Foresee& foresee)
{
    std::promise<void> running;
    std::promise<void> release;
    auto released = release.get_future().share();
    auto blocker = submit([&running, released](WriteContext&) {
        running.set_value();
        released.wait();
        return StepVerdict{};
    });
    running.get_future().wait();
    std::vector<Outcome> outcomes;
    outcomes.reserve(works.size());
    for (auto& work : works)
        outcomes.push_back(submit(std::move(work), foresee));
    release.set_value();
    // Answered before the others run.
    blocker.wait();
    for (const Outcome& outcome : outcomes)
        outcome.wait();
    return outcomes;
}

namespace {

auto gathering(qint64 value, bool keep = true)
{
    return [value, keep](WriteContext& context) {
        const bool isGood = bool(context.db.gather(sql::Gathered::Rows, "INSERT INTO t VALUES (?)", value));
        return StepVerdict{.keep = isGood && keep};
    };
}

} // namespace

void tst_GatheredRows::gatheredRows_areThereForWhoReads_andAfterTheCommit()
{
    qint64 seen = 0;
    const auto reading = [&seen](WriteContext& context) {
        seen = (*context.db.integer("SELECT sum(a) FROM t")).value_or(-1);
        return StepVerdict{};
    };
    for (Outcome& outcome : together({gathering(1), gathering(2), reading, gathering(4)}))
        QVERIFY(outcome.get());
    QCOMPARE(seen, 3);
    QCOMPARE(rows(), 3);
    QCOMPARE(m_groups.load(), size_t(2));
}

void tst_GatheredRows::gatheredRows_ofEveryKind_areStoredAsTheyAre()
{
    const bool isOnServer = m_fixture->db().engine() == sql::Engine::PostgreSql;
    QVERIFY(m_fixture->db().execute(isOnServer
                                        ? u"CREATE TABLE kinds (no BIGINT, a BIGINT, b TEXT, c BYTEA, d TEXT)"_s
                                        : u"CREATE TABLE kinds (no INTEGER, a INTEGER, b TEXT, c BLOB, d TEXT)"_s));
    const QStringList texts{u""_s,           u"NULL"_s, u"it's \"so\" \\ {a,b}"_s,
                            u"$1 ? ;\n--"_s, u"茶 🍵"_s, u"长'\""_s.repeated(3000)};
    const auto number = [](qint64 i) {
        return i == 1 ? std::optional<qint64>() : std::optional(i - (qint64(1) << 62));
    };
    std::vector<std::function<StepVerdict(WriteContext&)>> works;
    for (qint64 i = 0; i < texts.size(); ++i) {
        works.emplace_back([i, a = number(i), text = texts[i]](WriteContext& context) {
            return StepVerdict{.keep = bool(context.db.gather(
                                   sql::Gathered::Rows, "INSERT INTO kinds (no, a, b, c, d) VALUES (?, ?, ?, ?, '?')",
                                   i, a, i == 0 ? std::optional<QString>() : std::optional(text),
                                   i == 2 ? std::optional<QByteArray>() : std::optional(text.toUtf8())))};
        });
    }
    for (Outcome& outcome : together(std::move(works)))
        QVERIFY(outcome.get());
    auto stored = test::StoreFixture::orThrow(m_fixture->db().query("SELECT a, b, c, d FROM kinds ORDER BY no"));
    for (qint64 i = 0; i < texts.size(); ++i) {
        QVERIFY(stored.next());
        QCOMPARE(stored.optionalInteger(0), number(i));
        QCOMPARE(stored.optionalText(1), i == 0 ? std::optional<QString>() : std::optional(texts[i]));
        QCOMPARE(stored.isNull(2), i == 2);
        QCOMPARE(stored.bytes(2), i == 2 ? QByteArray() : texts[i].toUtf8());
        QCOMPARE(stored.text(3), u"?"_s);
    }
    QVERIFY(!stored.next());
    QCOMPARE(m_failures.load(), size_t(0));
}

void tst_GatheredRows::gatheredRows_ofManyBytes_goInPortions()
{
    QVERIFY(m_fixture->db().execute(u"CREATE TABLE texts (a TEXT)"_s));
    const QString text(600'000, u'x');
    const auto adding = [&text](WriteContext& context) {
        return StepVerdict{.keep = bool(context.db.gather(sql::Gathered::Rows, "INSERT INTO texts VALUES (?)", text))};
    };
    for (Outcome& outcome : together({adding, adding, adding, adding, adding}))
        QVERIFY(outcome.get());
    QCOMPARE(number("SELECT sum(length(a)) FROM texts"), 3'000'000);
    QCOMPARE(m_failures.load(), size_t(0));
}

void tst_GatheredRows::gatheredRow_thatCannotBe_losesItsOwnStepOnly()
{
    auto outcomes = together({gathering(1), gathering(2), gathering(1), gathering(3)});
    QVERIFY(outcomes[0].get());
    QVERIFY(outcomes[1].get());
    QVERIFY(outcomes[3].get());
    QCOMPARE(rows(), 3);
    QCOMPARE(number("SELECT sum(a) FROM t"), 6);
}

void tst_GatheredRows::gatheredRow_thatCannotBeSent_losesItsOwnStepOnly()
{
    if (m_fixture->db().engine() == sql::Engine::Sqlite)
        QSKIP("an embedded store takes any text");
    QVERIFY(m_fixture->db().execute(u"CREATE TABLE texts (a TEXT)"_s));
    const auto adding = [](const QString& text) {
        return [text](WriteContext& context) {
            return StepVerdict{.keep =
                                   bool(context.db.gather(sql::Gathered::Rows, "INSERT INTO texts VALUES (?)", text))};
        };
    };
    auto outcomes = together({adding(u"a"_s), adding(u"b"_s + QChar(u'\0')), adding(u"c"_s)});
    QVERIFY(outcomes[0].get());
    QVERIFY(outcomes[2].get());
    QCOMPARE(number("SELECT count(*) FROM texts"), 2);
}

void tst_GatheredRows::change_behindGatheredRows_tellsItsOwnCount()
{
    QVERIFY(m_fixture->db().run("INSERT INTO parent VALUES (1), (2), (3)"));
    qint64 some = -1;
    qint64 none = -1;
    const auto changing = [&some, &none](WriteContext& context) {
        const auto gathered = context.db.gather(sql::Gathered::Rows, "INSERT INTO t VALUES (?)", qint64(9));
        some = *context.db.run("UPDATE parent SET a = a + 10 WHERE a > ?", 1);
        none = *context.db.run("UPDATE parent SET a = 0 WHERE a = ?", 5);
        return StepVerdict{.keep = bool(gathered)};
    };
    for (Outcome& outcome : together({gathering(1), changing, gathering(2)}))
        QVERIFY(outcome.get());
    QCOMPARE(some, 2);
    QCOMPARE(none, 0);
    QCOMPARE(rows(), 3);
}

void tst_GatheredRows::gatheredRows_ofAnUndoneStep_areNotWritten()
{
    for (Outcome& outcome : together({gathering(1), gathering(2, false), gathering(4)}))
        QVERIFY(outcome.get());
    QCOMPARE(*m_fixture->db().integer("SELECT sum(a) FROM t"), 5);
}

void tst_GatheredRows::gatheredParent_isWrittenBeforeItsChildren()
{
    QVERIFY(m_fixture->db().execute(u"CREATE TABLE strict_child (a BIGINT REFERENCES parent (a))"_s));
    const auto family = [](qint64 value) {
        return [value](WriteContext& context) {
            const bool isGood =
                context.db.gather(sql::Gathered::ReferredTo, "INSERT INTO parent (a) VALUES (?)", value) &&
                context.db.gather(sql::Gathered::Rows, "INSERT INTO strict_child (a) VALUES (?)", value);
            return StepVerdict{.keep = isGood};
        };
    };
    const auto orphan = [](WriteContext& context) {
        return StepVerdict{
            .keep = bool(context.db.gather(sql::Gathered::Rows, "INSERT INTO strict_child (a) VALUES (?)", qint64(7)))};
    };
    QVERIFY(m_fixture->db().run("INSERT INTO parent (a) VALUES (7)"));
    // Where the children's text came first, the parents' still goes before it.
    for (Outcome& outcome : together({orphan, family(1), family(2)}))
        QVERIFY(outcome.get());
    QCOMPARE(*m_fixture->db().integer("SELECT count(*) FROM strict_child"), 3);
    QCOMPARE(m_failures.load(), size_t(0));
}

void tst_GatheredRows::gatheredGuard_thatFails_isTriedAgain()
{
    QVERIFY(m_fixture->db().run("INSERT INTO t VALUES (1), (2)"));
    int runs = 0;
    const auto guarded = [&runs](qint64 from, bool isMistaken) {
        return [&runs, from, isMistaken](WriteContext& context) {
            const qint64 believed = isMistaken && ++runs == 1 ? 99 : from;
            return StepVerdict{.keep =
                                   bool(context.db.gather(sql::Gathered::Guarded, "UPDATE t SET a = a + ? WHERE a = ?",
                                                          qint64(10), believed))};
        };
    };
    for (Outcome& outcome : together({guarded(1, false), guarded(2, true)}))
        QVERIFY(outcome.get());
    QCOMPARE(runs, 2);
    QCOMPARE(*m_fixture->db().integer("SELECT sum(a) FROM t"), 23);
}

namespace {

/// A sum that grows in memory; its row is written when somebody reads.
class SumInHand final : public sql::PendingRows
{
public:
    explicit SumInHand(WriteContext& context) : m_db(context.db) {}

    Result<> add(qint64 value)
    {
        m_sum += value;
        m_db.countChange();
        return m_db.isGathering() ? ok() : write();
    }
    Result<> write() override
    {
        const qint64 sum = std::exchange(m_sum, 0);
        return sum == 0 ? ok() : m_db.gather(sql::Gathered::Rows, "INSERT INTO t VALUES (?)", sum);
    }
    void forget() override { m_sum = 0; }

private:
    sql::Connection& m_db;
    qint64 m_sum = 0;
};

} // namespace

void tst_GatheredRows::keptRows_areWrittenOnce_andForgottenWithWhatIsUndone()
{
    const bool isOnServer = m_fixture->db().engine() == sql::Engine::PostgreSql;
    const auto adding = [](qint64 value, bool keep) {
        return [value, keep](WriteContext& context) {
            return StepVerdict{.keep = bool(context.kept<SumInHand>().add(value)) && keep};
        };
    };
    for (Outcome& outcome : together({adding(1, true), adding(2, true)}))
        QVERIFY(outcome.get());
    QCOMPARE(rows(), isOnServer ? 1 : 2);
    QCOMPARE(*m_fixture->db().integer("SELECT sum(a) FROM t"), 3);
    for (Outcome& outcome : together({adding(10, true), adding(20, false), adding(40, true)}))
        QVERIFY(outcome.get());
    QCOMPARE(*m_fixture->db().integer("SELECT sum(a) FROM t"), 53);
}

void tst_GatheredRows::foreseen_isToldBeforeTheFirstStepRuns()
{
    int told = 0;
    std::vector<int> known;
    const auto work = [&](WriteContext&) {
        known.push_back(told);
        return StepVerdict{};
    };
    for (Outcome& outcome : together({work, work, work}, [&told](WriteContext&) { ++told; }))
        QVERIFY(outcome.get());
    QCOMPARE(known, (std::vector<int>{3, 3, 3}));
}

qint64 tst_GatheredRows::writersProcess(std::string_view lastStatement)
{
    return number(std::string("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND "
                              "pid <> pg_backend_pid() AND state = 'idle in transaction' AND query LIKE '") +
                  std::string(lastStatement) + '\'');
}

namespace {

constexpr int kLongGroup = 30;
/// As the server tells of rows that it writes, once their statement was prepared in a group before.
constexpr std::string_view kSentAhead = "PREPARE %rows AS INSERT INTO t %";

std::vector<std::function<StepVerdict(WriteContext&)>> longGroup()
{
    std::vector<std::function<StepVerdict(WriteContext&)>> works;
    for (qint64 i = 1; i <= kLongGroup; ++i)
        works.emplace_back(gathering(i));
    return works;
}

} // namespace

void tst_GatheredRows::rowsSentAhead_areWrittenWhileFurtherStepsRun()
{
    if (m_fixture->db().engine() == sql::Engine::Sqlite)
        QSKIP("an embedded store has no server");
    QVERIFY(submit(gathering(0)).get());
    auto works = longGroup();
    qint64 process = -1;
    // It sends nothing itself, so what the server did last it was sent by the steps before.
    works.emplace_back([this, &process](WriteContext&) {
        process = writersProcess("%");
        (void)QTest::qWaitFor([&] { return (process = writersProcess(kSentAhead)) > 0; });
        return StepVerdict{};
    });
    for (Outcome& outcome : together(std::move(works)))
        QVERIFY(outcome.get());
    QVERIFY(process > 0);
    QCOMPARE(rows(), kLongGroup + 1);
    QCOMPARE(m_failures.load(), size_t(0));
}

void tst_GatheredRows::rowsSentAhead_areThereForWhoReads()
{
    auto works = longGroup();
    std::vector<qint64> seen;
    for (const int place : {kLongGroup, 20, 7}) {
        works.emplace(works.begin() + place, [&seen](WriteContext& context) {
            seen.push_back((*context.db.integer("SELECT count(*) FROM t")).value_or(-1));
            return StepVerdict{};
        });
    }
    for (Outcome& outcome : together(std::move(works)))
        QVERIFY(outcome.get());
    QCOMPARE(seen, (std::vector<qint64>{7, 20, kLongGroup}));
    QCOMPARE(rows(), kLongGroup);
}

void tst_GatheredRows::rowSentAhead_thatCannotBe_losesItsOwnStepOnly()
{
    auto works = longGroup();
    works.insert(works.begin() + 3, gathering(2));
    works.emplace_back(gathering(kLongGroup));
    auto outcomes = together(std::move(works));
    for (size_t i = 0; i < outcomes.size(); ++i)
        QCOMPARE(bool(outcomes[i].get()) || i == 3 || i == outcomes.size() - 1, true);
    QCOMPARE(rows(), kLongGroup);
    QCOMPARE(number("SELECT sum(a) FROM t"), kLongGroup * (kLongGroup + 1) / 2);
}

void tst_GatheredRows::guardSentAhead_thatFails_isTriedAgain()
{
    QVERIFY(m_fixture->db().run("INSERT INTO t VALUES (1000)"));
    int runs = 0;
    auto works = longGroup();
    works.insert(works.begin() + 1, [&runs](WriteContext& context) {
        const qint64 believed = ++runs == 1 ? 999 : 1000;
        return StepVerdict{.keep = bool(context.db.gather(sql::Gathered::Guarded, "UPDATE t SET a = a + ? WHERE a = ?",
                                                          qint64(1), believed))};
    });
    for (Outcome& outcome : together(std::move(works)))
        QVERIFY(outcome.get());
    QCOMPARE(runs, 2);
    QCOMPARE(number("SELECT max(a) FROM t"), 1001);
    QCOMPARE(rows(), kLongGroup + 1);
}

void tst_GatheredRows::keptRows_areNotSentAhead()
{
    const bool isOnServer = m_fixture->db().engine() == sql::Engine::PostgreSql;
    std::vector<Work> works;
    for (qint64 i = 1; i <= kLongGroup; ++i) {
        works.emplace_back([i](WriteContext& context) {
            return StepVerdict{.keep = context.kept<SumInHand>().add(i + 1000) &&
                                       context.db.gather(sql::Gathered::Rows, "INSERT INTO parent VALUES (?)", i)};
        });
    }
    for (Outcome& outcome : together(std::move(works)))
        QVERIFY(outcome.get());
    QCOMPARE(rows(), isOnServer ? 1 : kLongGroup);
    QCOMPARE(number("SELECT count(*) FROM parent"), kLongGroup);
}

void tst_GatheredRows::connectionLostBehindWhatWasSent_groupIsWrittenOnce()
{
    if (m_fixture->db().engine() == sql::Engine::Sqlite)
        QSKIP("an embedded store has no server");
    QVERIFY(submit(gathering(0)).get());
    auto works = longGroup();
    int runs = 0;
    works.emplace(works.begin() + 10, [this, &runs](WriteContext&) {
        qint64 process = -1;
        if (++runs > 1)
            return StepVerdict{};
        (void)QTest::qWaitFor([&] { return (process = writersProcess(kSentAhead)) > 0; });
        (void)bool(
            m_fixture->db().integer("SELECT CAST(pg_terminate_backend(CAST(? AS INTEGER)) AS INTEGER)", process));
        return StepVerdict{};
    });
    for (Outcome& outcome : together(std::move(works)))
        QVERIFY(outcome.get());
    QCOMPARE(runs, 2);
    QCOMPARE(rows(), kLongGroup + 1);
}

QTEST_GUILESS_MAIN(tst_GatheredRows)
#include "tst_GatheredRows.moc"
