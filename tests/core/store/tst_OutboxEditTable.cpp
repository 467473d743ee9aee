// SPDX-License-Identifier: Apache-2.0
#include "core/store/OutboxEditTable.h"
#include "core/store/OutboxTable.h"
#include "tests/core/store/CacheFixture.h"

using namespace ch;
using namespace ch::store;
using namespace Qt::Literals::StringLiterals;

class tst_OutboxEditTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void body_ofEachState_changesOnlyIfNeverSent_data();
    void body_ofEachState_changesOnlyIfNeverSent();
};

void tst_OutboxEditTable::body_ofEachState_changesOnlyIfNeverSent_data()
{
    QTest::addColumn<QString>("history");
    QTest::addColumn<bool>("mayEdit");
    QTest::addColumn<bool>("mayCorrect");
    QTest::addColumn<bool>("mayTakeBack");
    QTest::newRow("never sent") << u""_s << true << false << true;
    QTest::newRow("being sent") << u"send"_s << false << false << false;
    QTest::newRow("sent, no answer") << u"send postpone"_s << false << false << false;
    QTest::newRow("done") << u"send done"_s << false << false << false;
    QTest::newRow("refused") << u"send refuse"_s << false << true << false;
    QTest::newRow("resent") << u"send refuse resend"_s << true << false << true;
    QTest::newRow("discarded") << u"discard"_s << false << false << false;
}

void tst_OutboxEditTable::body_ofEachState_changesOnlyIfNeverSent()
{
    QFETCH(QString, history);
    QFETCH(bool, mayEdit);
    QFETCH(bool, mayCorrect);
    QFETCH(bool, mayTakeBack);
    CacheFixture cache;
    sql::Connection& db = *cache.db;
    const auto entry =
        require(enqueue(db, {.kind = OperationKind::Ship, .entityId = u"1"_s, .label = u"A"_s, .body = "{\"a\":1}"},
                        cache.now, cache.now));
    const QStringList events = history.split(u' ', Qt::SkipEmptyParts);
    for (const QString& event : events) {
        if (event == u"send")
            require(markSending(db, entry.seq, cache.now));
        else if (event == u"postpone")
            require(postpone(db, entry.seq, Error{.kind = ErrorKind::Offline}, cache.now));
        else if (event == u"done")
            require(markDone(db, entry.seq, 2, {}, cache.now));
        else if (event == u"refuse")
            require(markRefused(db, entry.seq, Error{.kind = ErrorKind::Conflict, .code = u"ON_HOLD"_s}, cache.now));
        else if (event == u"resend")
            QVERIFY(require(resend(db, entry.seq, 3, cache.now)));
        else
            QVERIFY(require(discard(db, entry.seq, cache.now)));
    }
    const auto bodyNow = [&] { return require(operation(db, entry.seq))->body; };
    QCOMPARE(require(editQueued(db, entry.seq, "{\"b\":2}")), mayEdit);
    QCOMPARE(bodyNow(), mayEdit ? QByteArray("{\"b\":2}") : entry.body);
    QCOMPARE(require(editRefused(db, entry.seq, "{\"c\":3}")), mayCorrect);
    QCOMPARE(bodyNow() == "{\"c\":3}", mayCorrect);
    QCOMPARE(require(takeBack(db, entry.seq, cache.now)), mayTakeBack);
    const auto after = require(operation(db, entry.seq));
    if (mayTakeBack)
        QCOMPARE(after->state, OperationState::Discarded);
    QVERIFY(!require(editQueued(db, 999, "{}")));
    QVERIFY(!require(takeBack(db, 999, cache.now)));
}

QTEST_GUILESS_MAIN(tst_OutboxEditTable)
#include "tst_OutboxEditTable.moc"
