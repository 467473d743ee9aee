// SPDX-License-Identifier: Apache-2.0
// What waits, in which order it goes, and what a person may still decide.

#include "core/store/OutboxTable.h"
#include "tests/core/store/CacheFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

namespace {

PendingOperation add(CacheFixture& cache, OperationKind kind, const QString& entity, qint64 version = 1,
                     UtcTime from = {})
{
    return require(enqueue(
        *cache.db, {.kind = kind, .entityId = entity, .label = u"CH-" + entity, .body = "{}", .baseVersion = version},
        UtcTime(1000), from));
}

std::optional<PendingOperation> next(CacheFixture& cache, qint64 now = 10'000)
{
    return require(nextToSend(*cache.db, UtcTime(now)));
}

Error refusalOf(const QString& code)
{
    return Error{.kind = ErrorKind::Conflict, .code = code, .facts = "{\"version\":9}"};
}

} // namespace

class tst_OutboxTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entries_ofOneEntityGoInTurnAndOthersDoNotWait()
    {
        CacheFixture cache;
        const auto first = add(cache, OperationKind::Hold, u"1"_s);
        const auto second = add(cache, OperationKind::Ship, u"1"_s);
        const auto other = add(cache, OperationKind::Ship, u"2"_s);
        QVERIFY(first.opId != second.opId);
        QCOMPARE(next(cache)->seq, first.seq);
        require(markSending(*cache.db, first.seq, UtcTime(2000)));
        QCOMPARE(next(cache)->seq, other.seq);
        require(postpone(*cache.db, first.seq, refusalOf(u"UNAVAILABLE"_s), UtcTime(20'000)));
        QCOMPARE(next(cache)->seq, other.seq);
        QCOMPARE(next(cache, 20'000)->seq, first.seq);
        require(markDone(*cache.db, first.seq, 7, TraceId(), UtcTime(3000)));
        QCOMPARE(next(cache)->seq, second.seq);
        // It builds on the first, whose answer brought version 7.
        QCOMPARE(require(versionToSend(*cache.db, *next(cache))), std::optional<qint64>(7));
    }

    void refused_stopsItsEntityUntilSomebodyDecides()
    {
        CacheFixture cache;
        const auto first = add(cache, OperationKind::Ship, u"1"_s);
        const auto second = add(cache, OperationKind::Complete, u"1"_s, 4);
        require(markSending(*cache.db, first.seq, UtcTime(2000)));
        require(markRefused(*cache.db, first.seq, refusalOf(u"STATE_CONFLICT"_s), UtcTime(3000)));
        QVERIFY(!next(cache));
        const auto all = require(operations(*cache.db));
        QCOMPARE(all[0].reason, u"STATE_CONFLICT"_s);
        QCOMPARE(all[0].facts, QByteArray("{\"version\":9}"));
        QCOMPARE(all[1].reason, u"BEHIND_REFUSED"_s);
        QCOMPARE(require(outboxCounts(*cache.db)).refused, 1);
        QVERIFY(require(discard(*cache.db, first.seq, UtcTime(4000))));
        QCOMPARE(next(cache)->seq, second.seq);
        QCOMPARE(require(versionToSend(*cache.db, *next(cache))), std::optional<qint64>(4));
        // The decision stays on record.
        QCOMPARE(require(operation(*cache.db, first.seq))->state, OperationState::Discarded);
    }

    void resend_isANewDecision()
    {
        CacheFixture cache;
        const auto entry = add(cache, OperationKind::Ship, u"1"_s);
        QVERIFY(!require(resend(*cache.db, entry.seq, 9, UtcTime(4000))));
        require(markRefused(*cache.db, entry.seq, refusalOf(u"VERSION_MISMATCH"_s), UtcTime(3000)));
        QVERIFY(require(resend(*cache.db, entry.seq, 9, UtcTime(4000))));
        const auto again = *next(cache);
        QVERIFY(again.opId != entry.opId);
        QCOMPARE(again.baseVersion, std::optional<qint64>(9));
        QCOMPARE(again.attempts, 0);
    }

    void undoTime_isWaitedForAndCanBeUsed()
    {
        CacheFixture cache;
        const auto entry = add(cache, OperationKind::Ship, u"1"_s, 1, UtcTime(9000));
        QVERIFY(!next(cache, 8999));
        QCOMPARE(require(nextTime(*cache.db, UtcTime(5000))), std::optional(UtcTime(9000)));
        QVERIFY(require(discard(*cache.db, entry.seq, UtcTime(5000))));
        QVERIFY(!next(cache, 9000));
    }

    void interrupted_isSentAgainWithTheSameKey()
    {
        CacheFixture cache;
        const auto entry = add(cache, OperationKind::Ship, u"1"_s);
        require(markSending(*cache.db, entry.seq, UtcTime(2000)));
        QVERIFY(!next(cache));
        // What may have happened is not a person's to take back.
        QVERIFY(!require(discard(*cache.db, entry.seq, UtcTime(2500))));
        require(resumeInterrupted(*cache.db));
        QCOMPARE(next(cache)->opId, entry.opId);
        QCOMPARE(next(cache)->attempts, 1);
        QVERIFY(!require(discard(*cache.db, entry.seq, UtcTime(2500))));
    }

    void notes_doNotChainVersions()
    {
        CacheFixture cache;
        (void)add(cache, OperationKind::Ship, u"1"_s);
        QVERIFY(!add(cache, OperationKind::Note, u"1"_s).afterSeq);
        QVERIFY(!add(cache, OperationKind::Adjust, u"SKU-1"_s).afterSeq);
        QCOMPARE(require(openOperations(*cache.db, false, u"SKU-1"_s)).size(), size_t(1));
    }

    void ended_areForgottenLater()
    {
        CacheFixture cache;
        const auto done = add(cache, OperationKind::Ship, u"1"_s);
        require(markDone(*cache.db, done.seq, 2, TraceId(), UtcTime(3000)));
        const auto open = add(cache, OperationKind::Ship, u"2"_s);
        require(forgetEnded(*cache.db, UtcTime(3001)));
        const auto left = require(operations(*cache.db));
        QCOMPARE(left.size(), size_t(1));
        QCOMPARE(left[0].seq, open.seq);
    }
};

QTEST_GUILESS_MAIN(tst_OutboxTable)
#include "tst_OutboxTable.moc"
