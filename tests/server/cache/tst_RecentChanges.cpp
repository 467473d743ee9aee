// SPDX-License-Identifier: Apache-2.0
#include "server/cache/RecentChanges.h"

#include <QTest>

using namespace ch;
using namespace ch::server;

namespace {

const UtcTime kNoon{1'772'442'000'000};
const OrderId kOrder{4711};
const OrderId kOther{4712};

} // namespace

class tst_RecentChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mayBePresent_ofAnOldRevision_isFalse()
    {
        RecentChanges changes;
        changes.note(kOrder, 50, kNoon);
        QVERIFY(!changes.mayBePresent(kOrder, 49, kNoon, kNoon));
        QVERIFY(changes.mayBePresent(kOrder, 50, kNoon, kNoon));
        QVERIFY(changes.mayBePresent(kOrder, 51, kNoon, kNoon));
        QVERIFY(changes.mayBePresent(kOther, 1, kNoon, kNoon));
        QCOMPARE(changes.newest(), 50);
    }
    void mayBePresent_ofAnOrderThatChangedTwice_goesByTheLater()
    {
        RecentChanges changes;
        changes.note(kOrder, 50, kNoon);
        changes.note(kOrder, 60, kNoon.plusSeconds(10));
        changes.note(kOrder, 55, kNoon.plusSeconds(10));
        QCOMPARE(changes.revisionOf(kOrder), 60);
        QVERIFY(!changes.mayBePresent(kOrder, 55, kNoon.plusSeconds(11), kNoon.plusSeconds(11)));
    }
    void mayBePresent_ofWhatWasReadLongAgo_isFalse()
    {
        const RecentChanges changes;
        QVERIFY(changes.mayBePresent(kOrder, 1, kNoon, kNoon.plusSeconds(60)));
        QVERIFY(!changes.mayBePresent(kOrder, 1, kNoon, kNoon.plusSeconds(61)));
        QVERIFY(!changes.mayBePresent(kOrder, 1, kNoon.plusSeconds(3600), kNoon));
    }
    void note_forgetsOnlyWhatNoReadCanBeOlderThan()
    {
        RecentChanges changes;
        changes.note(kOrder, 50, kNoon);
        changes.note(kOther, 51, kNoon.plusSeconds(61));
        QCOMPARE(changes.revisionOf(kOrder), 50);
        changes.note(kOther, 52, kNoon.plusSeconds(76));
        QCOMPARE(changes.revisionOf(kOrder), 0);
        QCOMPARE(changes.revisionOf(kOther), 52);
    }
    void note_ofMoreThanItKeeps_refusesWhatWasReadBefore()
    {
        RecentChanges changes(10);
        for (int i = 0; i < 11; ++i)
            changes.note(OrderId(i + 1), 100 + i, kNoon.plusSeconds(i));
        QCOMPARE(changes.revisionOf(OrderId(1)), 0);
        const UtcTime now = kNoon.plusSeconds(12);
        // The first order, as it was before the change that is forgotten.
        QVERIFY(!changes.mayBePresent(OrderId(1), 5, kNoon.plusMs(-1), now));
        QVERIFY(!changes.mayBePresent(OrderId(1), 5, kNoon.plusMs(900), now));
        QVERIFY(changes.mayBePresent(OrderId(1), 100, kNoon.plusSeconds(2), now));
    }
};

QTEST_GUILESS_MAIN(tst_RecentChanges)
#include "tst_RecentChanges.moc"
