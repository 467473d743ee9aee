// SPDX-License-Identifier: Apache-2.0
// What a restored service no longer knows of what it had acknowledged (R19).

#include "core/store/OutboxTable.h"
#include "core/store/OutboxVanishedTable.h"
#include "tests/core/store/CacheFixture.h"

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

namespace {

PendingOperation done(CacheFixture& cache, OperationKind kind, const QString& entity, qint64 revision)
{
    auto entry =
        require(enqueue(*cache.db, {.kind = kind, .entityId = entity, .label = entity, .body = "{}", .baseVersion = 1},
                        UtcTime(1), {}));
    require(markDone(*cache.db, entry.seq, 2, {}, UtcTime(2)));
    require(noteAnsweredRevision(*cache.db, entry.seq, revision));
    return entry;
}

QString reasonOf(CacheFixture& cache, const PendingOperation& entry)
{
    return require(operation(*cache.db, entry.seq))->reason;
}

} // namespace

class tst_OutboxVanishedTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resync_marksWhatTheServiceWentBackBehind()
    {
        CacheFixture cache;
        OrderSampler sampler(1);
        const Order known = sampler.order(1);
        const Order older = sampler.order(2);
        const Order gone = sampler.order(3);
        (void)require(cache.apply({recordOf(known, 10), recordOf(older, 11), recordOf(gone, 12)}));
        const auto kept = done(cache, OperationKind::Hold, u"1"_s, 10);
        const auto before = done(cache, OperationKind::Hold, u"2"_s, 9);
        const auto forgotten = done(cache, OperationKind::Hold, u"2"_s, 11);
        const auto lost = done(cache, OperationKind::Note, u"3"_s, 12);
        const auto noProduct = done(cache, OperationKind::Adjust, u"TEA"_s, 5);
        const auto waiting =
            require(enqueue(*cache.db, {.kind = OperationKind::Hold, .entityId = u"3"_s, .label = u"3"_s, .body = "{}"},
                            UtcTime(1), {}));
        {
            auto transaction = require(sql::Transaction::begin(*cache.db));
            require(cache.writer.beginResync(*cache.db));
            require(transaction.commit());
        }
        // The service as it was: the third order was not yet there, the second not yet changed.
        const PageReport report = require(cache.apply({recordOf(known, 10), recordOf(older, 9)}, false, true));
        QCOMPARE(report.removed, 1);
        QCOMPARE(report.vanished, 3);
        QCOMPARE(reasonOf(cache, kept), QString());
        QCOMPARE(reasonOf(cache, before), QString());
        QCOMPARE(reasonOf(cache, forgotten), QString(kVanished));
        QCOMPARE(reasonOf(cache, lost), QString(kVanished));
        QCOMPARE(reasonOf(cache, noProduct), QString(kVanished));
        QCOMPARE(require(operation(*cache.db, waiting.seq))->state, OperationState::Waiting);
        // They stay done: nothing is sent again by itself.
        QCOMPARE(require(operation(*cache.db, lost.seq))->state, OperationState::Done);
        QCOMPARE(require(markVanished(*cache.db)), 0);
    }

    void ordinaryPages_markNothing()
    {
        CacheFixture cache;
        OrderSampler sampler(1);
        (void)require(cache.apply({recordOf(sampler.order(1), 10)}));
        const auto entry = done(cache, OperationKind::Hold, u"1"_s, 12);
        // The answer came before the feed; the feed brings it later.
        QCOMPARE(require(cache.apply({recordOf(sampler.order(2), 11)})).vanished, 0);
        QCOMPARE(reasonOf(cache, entry), QString());
    }
};

QTEST_GUILESS_MAIN(tst_OutboxVanishedTable)
#include "tst_OutboxVanishedTable.moc"
