// SPDX-License-Identifier: Apache-2.0
#include "core/store/TimelineTable.h"
#include "tests/core/store/CacheFixture.h"

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

namespace {

StoredTimeline sample(UtcTime asOf)
{
    StoredTimeline timeline{.entries = {}, .asOf = asOf};
    for (int seq = 1; seq <= 3; ++seq) {
        TimelineEntry entry;
        entry.seq = seq;
        entry.kind = seq == 1 ? TimelineKind::Placed : TimelineKind::Edited;
        entry.at = UtcTime(1'000'000 + seq);
        entry.actor = {.userId = {},
                       .name = u"anna 王"_s,
                       .role = Role::Merchant,
                       .device = u"desk"_s,
                       .opId = u"0123456789abcdef"_s,
                       .trace = TraceId::random()};
        entry.changes = {{u"city"_s, u"Bonn"_s, u"Köln"_s}, {u"total_minor"_s, qint64(5), std::monostate()}};
        entry.detail = {{u"note"_s, u"by phone"_s}};
        timeline.entries.push_back(entry);
    }
    return timeline;
}

} // namespace

class tst_TimelineTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeline_writtenAndRead_isTheSame();
    void timeline_neverRead_isNothing();
    void timeline_readAnew_replaces();
    void timelines_beyondTheLimit_oldestGo();
    void kindOfALaterProgram_isLeftOut();
    void orderGone_timelineGoes();
    void firstVersionsCache_isUpgraded();
};

void tst_TimelineTable::timeline_writtenAndRead_isTheSame()
{
    CacheFixture cache;
    const StoredTimeline written = sample(cache.now);
    require(putTimeline(*cache.db, OrderId(1), written));
    const auto read = require(timeline(*cache.db, OrderId(1)));
    QCOMPARE(read->asOf, written.asOf);
    QVERIFY(read->entries == written.entries);
}

void tst_TimelineTable::timeline_neverRead_isNothing()
{
    CacheFixture cache;
    QVERIFY(!require(timeline(*cache.db, OrderId(1))));
}

void tst_TimelineTable::timeline_readAnew_replaces()
{
    CacheFixture cache;
    require(putTimeline(*cache.db, OrderId(1), sample(cache.now)));
    StoredTimeline later = sample(cache.now.plusSeconds(60));
    later.entries.pop_back();
    require(putTimeline(*cache.db, OrderId(1), later));
    const auto read = require(timeline(*cache.db, OrderId(1)));
    QCOMPARE(read->asOf, later.asOf);
    QVERIFY(read->entries == later.entries);
}

void tst_TimelineTable::timelines_beyondTheLimit_oldestGo()
{
    CacheFixture cache;
    auto transaction = require(sql::Transaction::begin(*cache.db));
    for (int i = 1; i <= kKeptTimelines + 3; ++i)
        require(putTimeline(*cache.db, OrderId(i), {.entries = {}, .asOf = cache.now.plusSeconds(i)}));
    require(transaction.commit());
    QVERIFY(!require(timeline(*cache.db, OrderId(3))));
    QVERIFY(require(timeline(*cache.db, OrderId(4))));
    require(forgetTimelines(*cache.db));
    QVERIFY(!require(timeline(*cache.db, OrderId(4))));
}

void tst_TimelineTable::kindOfALaterProgram_isLeftOut()
{
    CacheFixture cache;
    require(putTimeline(*cache.db, OrderId(1), sample(cache.now)));
    (void)require(cache.db->run("UPDATE timelines SET body = replace(CAST(body AS TEXT), 'PLACED', 'BEAMED')"));
    QCOMPARE(require(timeline(*cache.db, OrderId(1)))->entries.size(), size_t(2));
}

void tst_TimelineTable::orderGone_timelineGoes()
{
    CacheFixture cache;
    cache.put(OrderSampler(1).order(1));
    cache.flush();
    require(putTimeline(*cache.db, OrderId(1), sample(cache.now)));
    cache.remove(1);
    cache.flush();
    QVERIFY(!require(timeline(*cache.db, OrderId(1))));
}

void tst_TimelineTable::firstVersionsCache_isUpgraded()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"cache.db"_s);
    {
        const auto db = require(sql::Connection::open({.file = file}));
        require(sql::migrate(*db, {Database::migrations().front()}));
        (void)require(db->run("INSERT INTO meta (name, value) VALUES ('cursor', 'c1')"));
    }
    const auto database = require(Database::open(file));
    const auto written =
        database
            ->write(Durability::Person,
                    [](sql::Connection& db) { return putTimeline(db, OrderId(1), sample(UtcTime(1))); })
            .result();
    QVERIFY(written);
    const auto cursor =
        database->scan([](sql::Connection& db) { return db.integer("SELECT count(*) FROM meta WHERE value = 'c1'"); })
            .result();
    // What is derived from orders is derived anew: everything is fetched from the beginning.
    QCOMPARE(require(cursor), std::optional<qint64>(0));
}

QTEST_GUILESS_MAIN(tst_TimelineTable)
#include "tst_TimelineTable.moc"
