// SPDX-License-Identifier: Apache-2.0
#include "core/desk/PackStore.h"
#include "tests/core/desk/DeskFixture.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using desk::PackOrder;
using desk::PackWork;
using desk::PackWorkList;

namespace {

constexpr int kMany = 10'000;

ShipmentDraft parcelOf(const std::vector<LineQuantity>& lines, const QString& tracking)
{
    return {.carrier = u"DHL"_s, .trackingNo = tracking, .lines = lines};
}

QString factOf(const Error& error, QLatin1StringView name)
{
    return QJsonDocument::fromJson(error.facts).object().value(name).toString();
}

} // namespace

class PackStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_desk.reset(); }

    void workList_isWhatCanBePacked_dueFirst();
    void workList_limited_saysHowManyThereAre();
    void workList_shippedOffline_isShorterAtOnce();
    void order_lines_havePlacesAndBarcodes();
    void order_unknown_isNotFound();
    void product_byBarcodeOrSku_isFound();
    void pickList_severalOrders_isOneWalk();
    void save_severalScans_areOneEntry();
    void save_entryBeingSent_isFollowedByAnother();
    void save_byHand_isOnTheTimeline();
    void save_closedOrder_isRefusedAtOnce();
    void ship_withUnsavedScans_keepsBothOrNothing();
    void ship_inParts_completesTheOrder();
    void ship_undone_leavesTheScans();
    void claim_twoDesks_secondIsToldWho();
    void claim_takenOver_needsAReason();
    void claim_released_isFree();
    void claim_programEnds_isGivenBack();
    void claim_offline_saysSo();
    void packing_offlineUnderAClaim_isRefusedAtReplayAndExplained();

private:
    desk::PackStore& pack() { return m_desk->workspace->pack(); }
    PackWorkList list(int limit = kMany) { return good(pack().workList(limit)); }
    /// The nth that nobody touched.
    PackWork work(size_t nth = 0)
    {
        for (const PackWork& each : list().items) {
            if (each.packed == 0 && each.shipped == 0 && each.waiting == 0 && !each.claim && nth-- == 0)
                return each;
        }
        qFatal("no work");
    }
    PackWork again(OrderId id)
    {
        for (const PackWork& each : list().items) {
            if (each.id == id)
                return each;
        }
        qFatal("it is gone");
    }
    std::vector<PendingOperation> entries(DeskFixture& desk)
    {
        auto all = good(desk.workspace->activity().entries());
        std::ranges::reverse(all);
        return all;
    }
    static PackingProgress allOf(const Order& order)
    {
        PackingProgress progress;
        for (const OrderLine& line : order.lines)
            progress.packed.push_back({line.lineNo, line.quantity - line.releasedQuantity});
        return progress;
    }
    bool isDone(qint64 seq)
    {
        m_desk->hurry();
        return m_desk->waitForState(seq, OperationState::Done);
    }
    void goOffline()
    {
        m_service->stop();
        m_desk->workspace->syncNow();
        QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::Offline));
    }
    void goOnline()
    {
        m_service->start();
        m_desk->workspace->syncNow();
        QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::None));
    }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<DeskFixture> m_desk;
};

void PackStoreTest::initTestCase()
{
    m_service = std::make_unique<RealService>(400);
    m_service->start();
}

void PackStoreTest::init()
{
    m_desk = std::make_unique<DeskFixture>();
    m_desk->join(*m_service, u"warehouse"_s);
}

void PackStoreTest::workList_isWhatCanBePacked_dueFirst()
{
    const PackWorkList found = list();
    QCOMPARE(found.total, qint64(found.items.size()));
    QVERIFY(found.items.size() > 5);
    std::optional<UtcTime> last;
    for (const PackWork& each : found.items) {
        const Order order = good(m_desk->workspace->orders().detail(each.id)).shown;
        QCOMPARE(order.status, OrderStatus::Paid);
        QVERIFY(!order.hold);
        QCOMPARE(each.units, order.units().toShip());
        QCOMPARE(each.shipBy, order.shipBy);
        QVERIFY(!last || !each.shipBy || *last <= *each.shipBy);
        last = each.shipBy;
    }
    QCOMPARE(found.total, good(m_desk->workspace->orders().count({.statuses = {OrderStatus::Paid}, .onHold = false})));
}

void PackStoreTest::workList_limited_saysHowManyThereAre()
{
    const PackWorkList all = list();
    const PackWorkList some = list(3);
    QCOMPARE(some.total, all.total);
    QCOMPARE(some.items, std::vector(all.items.begin(), all.items.begin() + 3));
}

void PackStoreTest::workList_shippedOffline_isShorterAtOnce()
{
    goOffline();
    const PackWorkList before = list();
    const PackWork first = before.items.front();
    (void)good(pack().ship(first.id, {}, parcelOf({}, u"OFF-1"_s), {}));
    const PackWorkList after = list(2);
    QCOMPARE(after.total, before.total - 1);
    QVERIFY(after.items.front().id != first.id);
    goOnline();
    m_desk->hurry();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->workspace->status().waiting, 0, 20'000);
    QCOMPARE(list().total, before.total - 1);
}

void PackStoreTest::order_lines_havePlacesAndBarcodes()
{
    const PackOrder order = good(pack().order(work().id));
    QVERIFY(!order.shown.lines.empty());
    int placed = 0;
    for (const OrderLine& line : order.shown.lines) {
        QVERIFY(order.products.contains(line.sku));
        placed += order.products.value(line.sku).location ? 1 : 0;
        QCOMPARE(line.unitPriceMinor, 0);
    }
    QVERIFY(placed > 0);
    QCOMPARE(order.shown.customer.email, QString());
}

void PackStoreTest::order_unknown_isNotFound()
{
    QCOMPARE(bad(pack().order(OrderId(1))).kind, ErrorKind::NotFound);
}

void PackStoreTest::product_byBarcodeOrSku_isFound()
{
    const PackOrder order = good(pack().order(work().id));
    const Product wanted = order.products.value(order.shown.lines.front().sku);
    QCOMPARE(good(pack().product(wanted.sku)).sku, wanted.sku);
    QCOMPARE(good(pack().product(wanted.sku.toLower())).sku, wanted.sku);
    if (wanted.barcode) {
        QCOMPARE(good(pack().product(*wanted.barcode)).sku, wanted.sku);
        // The same article on a label of GS1-128.
        QCOMPARE(good(pack().product(QString(u"]C101"_s + wanted.barcode->rightJustified(14, u'0')))).sku, wanted.sku);
    }
    QCOMPARE(bad(pack().product(u"no such thing"_s)).kind, ErrorKind::NotFound);
}

void PackStoreTest::pickList_severalOrders_isOneWalk()
{
    std::vector<OrderId> ids;
    qint64 units = 0;
    for (const PackWork& each : list(5).items) {
        ids.push_back(each.id);
        units += each.units - each.packed;
    }
    ids.emplace_back(1);
    const PickList picks = good(pack().pickList(ids));
    QCOMPARE(picks.units(), units);
    QVERIFY(picks.orders.size() <= 5);
}

void PackStoreTest::save_severalScans_areOneEntry()
{
    goOffline();
    const PackWork order = work();
    const OrderLine line = good(pack().order(order.id)).shown.lines.front();
    const PendingOperation first = good(pack().save(order.id, {.packed = {{line.lineNo, 0}}}));
    const PendingOperation second =
        good(pack().save(order.id, {.packed = {{line.lineNo, 1}}, .byHand = {{line.lineNo, 1}}}));
    QCOMPARE(second.seq, first.seq);
    QCOMPARE(second.body, R"({"lines":[{"line_no":%1,"packed_quantity":1,"by_hand":1}]})"_ba.replace(
                              "%1", QByteArray::number(line.lineNo)));
    QCOMPARE(good(pack().order(order.id)).shown.line(line.lineNo)->packedQuantity, 1);
    // Taken back again: nothing is said to have been counted that is not there.
    const PendingOperation third = good(pack().save(order.id, {.packed = {{line.lineNo, 0}}}));
    QCOMPARE(third.seq, first.seq);
    QVERIFY(!third.body.contains("by_hand"));
    goOnline();
    QVERIFY(isDone(first.seq));
}

void PackStoreTest::save_entryBeingSent_isFollowedByAnother()
{
    const PackWork order = work();
    const OrderLine line = good(pack().order(order.id)).shown.lines.front();
    const PendingOperation first = good(pack().save(order.id, {.packed = {{line.lineNo, 1}}}));
    QVERIFY(isDone(first.seq));
    const PendingOperation second = good(pack().save(order.id, {.packed = {{line.lineNo, 0}}}));
    QVERIFY(second.seq != first.seq);
    QVERIFY(isDone(second.seq));
    QCOMPARE(good(pack().order(order.id)).shown.line(line.lineNo)->packedQuantity, 0);
}

void PackStoreTest::save_byHand_isOnTheTimeline()
{
    const PackWork order = work();
    const OrderLine line = good(pack().order(order.id)).shown.lines.front();
    const PendingOperation entry =
        good(pack().save(order.id, {.packed = {{line.lineNo, 1}}, .byHand = {{line.lineNo, 1}}}));
    QVERIFY(isDone(entry.seq));
    const auto timeline = good(m_desk->workspace->orders().refreshTimeline(order.id));
    QCOMPARE(timeline.entries.back().kind, TimelineKind::Packed);
    QVERIFY(std::ranges::find(timeline.entries.back().detail, Field{u"by_hand"_s, qint64(1)}) !=
            timeline.entries.back().detail.end());
    (void)good(pack().save(order.id, {.packed = {{line.lineNo, 0}}}));
}

void PackStoreTest::save_closedOrder_isRefusedAtOnce()
{
    const auto shipped = m_desk->items({.statuses = {OrderStatus::Shipped}});
    QVERIFY(!shipped.empty());
    QCOMPARE(bad(pack().save(shipped.front().id, {.packed = {{1, 0}}})).code, u"STATE_CONFLICT"_s);
    QCOMPARE(good(m_desk->workspace->activity().entries()).size(), size_t(0));
}

void PackStoreTest::ship_withUnsavedScans_keepsBothOrNothing()
{
    goOffline();
    const PackWork order = work();
    const Order before = good(pack().order(order.id)).shown;
    // No carrier: the parcel is refused, and so are the scans that came with it.
    ShipmentDraft wrong = parcelOf({}, u"X"_s);
    wrong.carrier.clear();
    QCOMPARE(bad(pack().ship(order.id, allOf(before), wrong, {})).code, u"VALIDATION_FAILED"_s);
    QVERIFY(entries(*m_desk).empty());
    (void)good(pack().ship(order.id, allOf(before), parcelOf({}, u"X"_s), {}));
    const auto queued = entries(*m_desk);
    QCOMPARE(queued.size(), size_t(2));
    QCOMPARE(queued[0].kind, OperationKind::Packing);
    QCOMPARE(queued[1].kind, OperationKind::Ship);
    QCOMPARE(good(pack().order(order.id)).shown.status, OrderStatus::Shipped);
    goOnline();
    QVERIFY(isDone(queued[1].seq));
}

void PackStoreTest::ship_inParts_completesTheOrder()
{
    PackWork order;
    for (const PackWork& each : list().items) {
        if (each.units >= 2 && each.packed == 0 && each.shipped == 0)
            order = each;
    }
    const Order before = good(pack().order(order.id)).shown;
    PackingSession session(before, good(pack().order(order.id)).products);
    const QString code = session.nextLine()->sku;
    QVERIFY(session.scan(code).isRight());
    (void)good(pack().ship(order.id, session.takeProgress(), parcelOf(session.parcel(), u"P-1"_s), {}));
    session.closeParcel();
    for (const PackLine& line : std::vector(session.lines()))
        (void)session.countByHand(line.lineNo, line.wanted);
    const PendingOperation second =
        good(pack().ship(order.id, session.takeProgress(), parcelOf(session.parcel(), u"P-2"_s), {}));
    QVERIFY(isDone(second.seq));
    const Order after = good(m_desk->workspace->orders().detail(order.id)).base;
    QCOMPARE(after.status, OrderStatus::Shipped);
    QCOMPARE(after.shipments.size(), before.shipments.size() + 2);
    QCOMPARE(after.shipments[before.shipments.size()].trackingNo, u"P-1"_s);
    QCOMPARE(after.shipments[before.shipments.size()].lines.front().quantity, 1);
}

void PackStoreTest::ship_undone_leavesTheScans()
{
    const PackWork order = work();
    const Order before = good(pack().order(order.id)).shown;
    const PendingOperation parcel =
        good(pack().ship(order.id, allOf(before), parcelOf({}, u"U-1"_s), std::chrono::seconds(30)));
    QCOMPARE(good(m_desk->workspace->orders().undo({parcel.seq})), std::vector<bool>{true});
    const Order after = good(pack().order(order.id)).shown;
    QCOMPARE(after.status, OrderStatus::Paid);
    QCOMPARE(after.units().packed, after.units().ordered - after.units().released);
    PackingProgress none;
    for (const OrderLine& line : before.lines)
        none.packed.push_back({line.lineNo, line.packedQuantity});
    (void)good(pack().save(order.id, none));
}

void PackStoreTest::claim_twoDesks_secondIsToldWho()
{
    const PackWork order = work();
    const Order claimed = good(pack().claim(order.id, {}));
    QCOMPARE(claimed.claim->user, u"warehouse"_s);
    DeskFixture other;
    other.join(*m_service, u"merchant"_s);
    const Error error = bad(other.workspace->pack().claim(order.id, {}));
    QCOMPARE(error.code, u"CLAIMED"_s);
    QCOMPARE(factOf(error, "user"_L1), u"warehouse"_s);
    const auto theirs = [&] {
        for (const PackWork& each : good(other.workspace->pack().workList(kMany)).items) {
            if (each.id == order.id)
                return each;
        }
        return PackWork{};
    };
    QTRY_VERIFY_WITH_TIMEOUT(theirs().claim.has_value(), 20'000);
    QVERIFY(!theirs().isMine);
    QVERIFY(again(order.id).isMine);
    // Renewed by whoever has it.
    QVERIFY(good(pack().claim(order.id, {})).claim->expiresAt >= claimed.claim->expiresAt);
    (void)good(pack().releaseClaim(order.id));
}

void PackStoreTest::claim_takenOver_needsAReason()
{
    const PackWork order = work();
    (void)good(pack().claim(order.id, {}));
    DeskFixture other;
    other.join(*m_service, u"merchant"_s);
    QCOMPARE(bad(other.workspace->pack().claim(order.id, {.takeOver = true})).code, u"VALIDATION_FAILED"_s);
    const Order taken = good(other.workspace->pack().claim(order.id, {.takeOver = true, .reason = u"gone home"_s}));
    QCOMPARE(taken.claim->user, u"merchant"_s);
    QTRY_COMPARE_WITH_TIMEOUT(again(order.id).claim.value_or(Claim()).user, u"merchant"_s, 20'000);
    (void)good(other.workspace->pack().releaseClaim(order.id));
}

void PackStoreTest::claim_released_isFree()
{
    const PackWork order = work();
    (void)good(pack().claim(order.id, {}));
    QVERIFY(!good(pack().releaseClaim(order.id)).claim.has_value());
    QVERIFY(!again(order.id).claim.has_value());
}

void PackStoreTest::claim_programEnds_isGivenBack()
{
    const PackWork left = work(0);
    const PackWork packing = work(1);
    (void)good(pack().claim(left.id, {}));
    (void)good(pack().claim(packing.id, {}));
    // What was scanned last goes out before.
    const Order order = good(pack().order(packing.id)).shown;
    (void)good(pack().save(packing.id, {.packed = {{order.lines.front().lineNo, 1}}, .byHand = {}}));
    const QFuture<void> finished = m_desk->workspace->finish();
    QTRY_VERIFY_WITH_TIMEOUT(finished.isFinished(), 10'000);
    DeskFixture other;
    other.join(*m_service, u"merchant"_s);
    QVERIFY(!good(other.workspace->pack().order(left.id)).claim.has_value());
    const PackOrder seen = good(other.workspace->pack().order(packing.id));
    QCOMPARE(seen.shown.lines.front().packedQuantity, 1);
    QVERIFY(!seen.claim.has_value());
    // For the tests that follow.
    (void)good(other.workspace->pack().save(packing.id, {.packed = {{order.lines.front().lineNo, 0}}, .byHand = {}}));
    other.hurry();
    QTRY_COMPARE_WITH_TIMEOUT(other.workspace->status().waiting, 0, 20'000);
}

void PackStoreTest::claim_offline_saysSo()
{
    const PackWork order = work();
    goOffline();
    const Error error = bad(pack().claim(order.id, {}));
    QCOMPARE(error.kind, ErrorKind::Offline);
    QCOMPARE(error.code, QString(desk::kClaimNeedsNetwork));
    goOnline();
}

void PackStoreTest::packing_offlineUnderAClaim_isRefusedAtReplayAndExplained()
{
    const PackWork order = work(1);
    DeskFixture other;
    other.join(*m_service, u"merchant"_s);
    // This desk packs without a network and is switched off; somebody claims the order meanwhile.
    goOffline();
    const OrderLine line = good(pack().order(order.id)).shown.lines.front();
    const PendingOperation entry = good(pack().save(order.id, {.packed = {{line.lineNo, 1}}}));
    m_desk->close();
    m_service->start();
    (void)good(other.workspace->pack().claim(order.id, {}));
    m_desk->open();
    m_desk->workspace->startSync();
    m_desk->hurry();
    QVERIFY(m_desk->waitForState(entry.seq, OperationState::Refused));
    const PendingOperation refused = good(m_desk->workspace->activity().entriesOf({entry.seq})).front();
    QCOMPARE(refused.reason, u"CLAIMED"_s);
    QVERIFY(refused.facts.contains("merchant"));
    QCOMPARE(good(m_desk->workspace->activity().discard(entry.seq)), true);
    (void)good(other.workspace->pack().releaseClaim(order.id));
}

QTEST_GUILESS_MAIN(PackStoreTest)
#include "tst_PackStore.moc"
