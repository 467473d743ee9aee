// SPDX-License-Identifier: Apache-2.0
#include "core/store/Database.h"
#include "core/store/RecordTable.h"
#include "core/wire/OrderJson.h"
#include "tests/core/desk/DeskFixture.h"

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

class tst_ActivityStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_desk.reset(); }

    void refused_correctedAndResent_isDone();
    void correction_ofWhatIsNotRefused_isFalse();
    void waitingBehindRefused_saysSo();
    void entriesOf_unknown_areLeftOut();
    void quarantined_afterARestart_areListed();
    void damagedCache_isSetAside_outboxIsSaved();

private:
    desk::ActivityStore& activity() { return m_desk->workspace->activity(); }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<DeskFixture> m_desk;
};

void tst_ActivityStore::initTestCase()
{
    m_service = std::make_unique<RealService>(200);
    m_service->start();
}

void tst_ActivityStore::init()
{
    m_desk = std::make_unique<DeskFixture>();
    m_desk->join(*m_service);
}

void tst_ActivityStore::refused_correctedAndResent_isDone()
{
    const OrderListItem item = m_desk->somethingToShip();
    const ShipmentDraft all{.carrier = u"DHL"_s, .trackingNo = u"1"_s};
    const PendingOperation entry = m_desk->take(item.id, all, std::chrono::seconds(2));
    DeskFixture other;
    other.join(*m_service);
    (void)good(
        other.workspace->orders().edit(item.id, {.shipBy = UtcTime(1'900'000'000'000)}, item.version, OpId::random()));
    QVERIFY(m_desk->waitForState(entry.seq, OperationState::Refused));
    QTRY_VERIFY(good(m_desk->workspace->orders().item(item.id)).version > item.version);
    const QByteArray corrected =
        toJson(ShipmentDraft{.carrier = u"UPS"_s, .trackingNo = u"2"_s, .lines = {{.lineNo = 1, .quantity = 1}}});
    QVERIFY(good(activity().resendCorrected(entry.seq, corrected)));
    QVERIFY(m_desk->waitForState(entry.seq, OperationState::Done));
    const auto again = good(activity().entriesOf({entry.seq})).front();
    QVERIFY(again.opId != entry.opId);
    const Order base = good(m_desk->workspace->orders().detail(item.id)).base;
    QCOMPARE(base.shipments.back().carrier, u"UPS"_s);
    QCOMPARE(base.status, OrderStatus::Paid);
}

void tst_ActivityStore::correction_ofWhatIsNotRefused_isFalse()
{
    const OrderListItem item = m_desk->somethingToShip();
    const PendingOperation entry = m_desk->take(item.id, NoteDraft{.text = u"mine"_s}, std::chrono::seconds(60));
    QVERIFY(!good(activity().resendCorrected(entry.seq, "{\"text\":\"theirs\"}")));
    QCOMPARE(good(activity().entriesOf({entry.seq})).front().body, entry.body);
    QVERIFY(!good(activity().resend(entry.seq)));
    QVERIFY(!good(activity().resendCorrected(987'654, "{}")));
    QVERIFY(good(activity().discard(entry.seq)));
}

void tst_ActivityStore::waitingBehindRefused_saysSo()
{
    const OrderListItem item = m_desk->somethingToShip();
    const PendingOperation first =
        m_desk->take(item.id, ShipmentDraft{.carrier = u"DHL"_s, .trackingNo = u"1"_s}, std::chrono::seconds(2));
    DeskFixture other;
    other.join(*m_service);
    const PendingOperation held = other.take(item.id, HoldDraft{.reason = u"fraud?"_s});
    QVERIFY(other.waitForState(held.seq, OperationState::Done));
    QVERIFY(m_desk->waitForState(first.seq, OperationState::Refused));
    const PendingOperation second = m_desk->take(item.id, NoteDraft{.text = u"behind"_s});
    m_desk->workspace->syncNow();
    const auto entries = good(activity().entries());
    const auto found = std::ranges::find(entries, second.seq, &PendingOperation::seq);
    QVERIFY(found != entries.end());
    QCOMPARE(found->reason, u"BEHIND_REFUSED"_s);
    QVERIFY(good(activity().discard(first.seq)));
    QVERIFY(m_desk->waitForState(second.seq, OperationState::Done));
}

void tst_ActivityStore::entriesOf_unknown_areLeftOut()
{
    QVERIFY(good(activity().entriesOf({987'654})).empty());
    QVERIFY(good(activity().quarantined()).empty());
}

void tst_ActivityStore::quarantined_afterARestart_areListed()
{
    m_desk->close();
    {
        const auto database = store::Database::open(m_desk->folder.path() + u"/profile/cache.db");
        QVERIFY(database);
        const BadFeedRecord bad{.record = {.entity = u"order"_s, .id = u"77"_s, .revision = 5, .body = "{\"id\":7}"},
                                .problem = u"lines: is missing"_s};
        QVERIFY((*database)
                    ->write(store::Durability::Person,
                            [&](sql::Connection& db) { return store::quarantine(db, bad, UtcTime(1000)); })
                    .result());
    }
    m_desk->open();
    const auto records = good(activity().quarantined());
    QCOMPARE(records.size(), size_t(1));
    QCOMPARE(records.front().record.id, u"77"_s);
    QCOMPARE(records.front().problem, u"lines: is missing"_s);
    QTRY_COMPARE(m_desk->workspace->status().quarantined, 1);
}

void tst_ActivityStore::damagedCache_isSetAside_outboxIsSaved()
{
    const OrderListItem item = m_desk->somethingToShip();
    const PendingOperation entry = m_desk->take(item.id, NoteDraft{.text = u"kept"_s}, std::chrono::seconds(600));
    m_desk->close();
    {
        QFile file(m_desk->folder.path() + u"/profile/cache.db");
        QVERIFY(file.open(QIODevice::ReadWrite));
        // The middle of the file; the outbox is small and near its beginning or its end.
        file.seek(file.size() / 2);
        file.write(QByteArray(8192, '\x5a'));
    }
    MemorySecretStore secrets;
    SystemClock clock;
    desk::Workspace workspace({.secrets = secrets, .clock = clock, .device = u"d"_s});
    const auto opened = good(workspace.open(m_desk->folder.path() + u"/profile"));
    QVERIFY(opened.setAside.has_value());
    QVERIFY(QFile::exists(*opened.setAside));
    QCOMPARE(opened.identity.userName, u"merchant"_s);
    QVERIFY(opened.salvaged >= 1);
    const auto saved = good(workspace.activity().entries());
    QVERIFY(std::ranges::find(saved, entry.opId, &PendingOperation::opId) != saved.end());
}

QTEST_GUILESS_MAIN(tst_ActivityStore)
#include "tst_ActivityStore.moc"
