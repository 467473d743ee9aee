// SPDX-License-Identifier: Apache-2.0
#include "tests/core/desk/DeskFixture.h"

#include <algorithm>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using desk::StepCheck;

namespace {

const ShipmentDraft kParcel{.carrier = u"DHL"_s, .trackingNo = u"00340434161094000001"_s};

std::optional<QString> refusalOf(const std::vector<StepCheck>& checks)
{
    return checks.front().refusal ? std::optional(checks.front().refusal->code) : std::nullopt;
}

} // namespace

class tst_OrderStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_desk.reset(); }

    void lists_allAgree_withEachOther();
    void lists_stopped_areCancelled();
    void items_areDetails_inShort();
    void items_goneRows_areLeftOut();
    void find_number_ignoresCase();
    void countries_areThoseOfTheOrders();
    void check_eachRole_mayDoItsSteps();
    void check_states_areNamed();
    void take_offline_waitsAndIsShown();
    void note_offline_isFoundWhileItWaits();
    void take_refused_leavesNoEntry();
    void take_manyOrders_answersForEach();
    void take_online_isDoneAndTold();
    void take_twoSteps_bothArrive();
    void undo_inTime_leavesNothing();
    void undo_tooLate_isFalse();
    void correction_ofUnsentParcel_becomesPartOfIt();
    void correction_ofSentParcel_isAnEntry();
    void refusal_versionMismatch_isKeptAndResent();
    void refusal_discarded_isGone();
    void timeline_readOnce_isThereOffline();
    void refund_online_isInTheCacheAtOnce();
    void refund_sameKeyAgain_happensOnce();
    void money_offline_saysSo();
    void edit_online_changesTheAddress();
    void warehouse_seesNoMoney();

private:
    desk::OrderStore& orders() { return m_desk->workspace->orders(); }
    bool isIn(qint64 seq) const { return std::ranges::find(m_desk->ended, seq) != m_desk->ended.end(); }
    void goOffline()
    {
        m_service->stop();
        m_desk->workspace->syncNow();
        QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::Offline));
    }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<DeskFixture> m_desk;
};

void tst_OrderStore::initTestCase()
{
    m_service = std::make_unique<RealService>(600);
    m_service->start();
}

void tst_OrderStore::init()
{
    m_desk = std::make_unique<DeskFixture>();
    m_desk->join(*m_service);
}

void tst_OrderStore::lists_allAgree_withEachOther()
{
    const std::vector<OrderQuery> queries{
        {},
        {.statuses = {OrderStatus::Paid}},
        {.excludedStatuses = {OrderStatus::Completed}, .sort = OrderSort::Customer, .isDescending = false},
        {.country = u"DE"_s, .sort = OrderSort::Total},
        {.search = u"an"_s},
        {.statuses = {OrderStatus::Cancelled}, .search = u"zz no such thing"_s},
    };
    for (const OrderQuery& query : queries) {
        const auto all = m_desk->rows(query);
        const auto first = good(orders().firstRows(query, 50));
        QCOMPARE(first.size(), std::min<size_t>(50, all.size()));
        QVERIFY(std::equal(first.begin(), first.end(), all.begin()));
        QCOMPARE(good(orders().count(query)), qint64(all.size()));
        const auto byStatus = good(orders().countByStatus(query));
        OrderQuery anyStatus = query;
        anyStatus.statuses.clear();
        anyStatus.excludedStatuses.clear();
        qint64 sum = 0;
        for (const OrderStatus status : allOrderStatuses()) {
            OrderQuery one = anyStatus;
            one.statuses = {status};
            QCOMPARE(byStatus[size_t(status)], qint64(m_desk->rows(one).size()));
            sum += byStatus[size_t(status)];
        }
        QCOMPARE(sum, qint64(m_desk->rows(anyStatus).size()));
    }
}

void tst_OrderStore::lists_stopped_areCancelled()
{
    std::stop_source source;
    source.request_stop();
    QCOMPARE(bad(orders().allRows({}, source.get_token())).kind, ErrorKind::Cancelled);
    QCOMPARE(bad(orders().count({}, source.get_token())).kind, ErrorKind::Cancelled);
    QCOMPARE(bad(orders().countByStatus({}, source.get_token())).kind, ErrorKind::Cancelled);
}

void tst_OrderStore::items_areDetails_inShort()
{
    for (const OrderListItem& item : m_desk->items()) {
        const desk::OrderDetail detail = good(orders().detail(item.id));
        QCOMPARE(detail.row, item.row);
        QVERIFY(detail.shown == detail.base);
        QVERIFY(detail.open.empty());
        QCOMPARE(item.orderNo, detail.base.orderNo);
        QCOMPARE(item.status, detail.base.status);
        QCOMPARE(item.fulfilment, detail.base.fulfilment());
        QCOMPARE(item.totalMinor, detail.base.totalMinor);
        QCOMPARE(item.country, detail.base.shipTo.country);
        QCOMPARE(item.lineCount, int(detail.base.lines.size()));
        QCOMPARE(good(orders().item(item.id)), item);
    }
}

void tst_OrderStore::items_goneRows_areLeftOut()
{
    auto rows = m_desk->rows();
    rows.resize(3);
    const std::vector<RowNumber> asked{rows[2], 5, rows[0], rows[1] + 1};
    const auto items = good(orders().items(asked));
    QCOMPARE(items.size(), size_t(2));
    QCOMPARE(items[0].row, rows[2]);
    QCOMPARE(items[1].row, rows[0]);
    QCOMPARE(bad(orders().detail(OrderId(1))).kind, ErrorKind::NotFound);
    QCOMPARE(bad(orders().item(OrderId(1))).kind, ErrorKind::NotFound);
    QCOMPARE(good(orders().orders(asked)).size(), size_t(2));
}

void tst_OrderStore::find_number_ignoresCase()
{
    const OrderListItem item = m_desk->items().front();
    QCOMPARE(good(orders().find(item.orderNo)).id, item.id);
    QCOMPARE(good(orders().find(item.orderNo.toLower())).id, item.id);
    QCOMPARE(bad(orders().find(item.orderNo.chopped(1))).kind, ErrorKind::NotFound);
    QCOMPARE(bad(orders().find({})).kind, ErrorKind::NotFound);
    QCOMPARE(bad(orders().find(u"x"_s)).kind, ErrorKind::NotFound);
}

void tst_OrderStore::countries_areThoseOfTheOrders()
{
    const QStringList countries = good(orders().countries());
    QVERIFY(countries.size() > 1);
    qint64 sum = 0;
    qint64 before = std::numeric_limits<qint64>::max();
    for (const QString& country : countries) {
        const qint64 count = good(orders().count({.country = country}));
        QVERIFY(count > 0 && count <= before);
        before = count;
        sum += count;
    }
    QCOMPARE(sum, qint64(m_desk->rows().size()));
}

void tst_OrderStore::check_eachRole_mayDoItsSteps()
{
    const OrderListItem item = m_desk->somethingToShip();
    const std::vector<OrderStepRequest> requests{
        {item.id, kParcel}, {item.id, NoteDraft{.text = u"x"_s}}, {item.id, HoldDraft{.reason = u"x"_s}}};
    for (const auto& [user, expected] : std::vector<std::pair<QString, QStringList>>{
             {u"merchant"_s, {u""_s, u""_s, u""_s}},
             {u"warehouse"_s, {u""_s, u"FORBIDDEN"_s, u""_s}},
             {u"manager"_s, {u"FORBIDDEN"_s, u"FORBIDDEN"_s, u"FORBIDDEN"_s}}}) {
        DeskFixture desk;
        desk.join(*m_service, user);
        const auto checks = good(desk.workspace->orders().check(requests));
        QCOMPARE(checks.size(), requests.size());
        for (size_t i = 0; i < checks.size(); ++i) {
            QCOMPARE(checks[i].order.id, item.id);
            QCOMPARE(checks[i].refusal ? checks[i].refusal->code : u""_s, expected[qsizetype(i)]);
        }
    }
}

void tst_OrderStore::check_states_areNamed()
{
    const auto completed = m_desk->items({.statuses = {OrderStatus::Completed}});
    QVERIFY(!completed.empty());
    QCOMPARE(refusalOf(good(orders().check({{completed.front().id, kParcel}}))), u"STATE_CONFLICT"_s);
    QCOMPARE(refusalOf(good(orders().check({{OrderId(1), kParcel}}))), u"NOT_FOUND"_s);
    const OrderListItem item = m_desk->somethingToShip();
    QCOMPARE(refusalOf(good(orders().check({{item.id, kParcel}}))), std::nullopt);
    const ShipmentDraft tooMany{.carrier = u"DHL"_s, .trackingNo = u"1"_s, .lines = {{.lineNo = 1, .quantity = 900}}};
    QCOMPARE(refusalOf(good(orders().check({{item.id, tooMany}}))), u"VALIDATION_FAILED"_s);
    // What waits counts: a hold that was not sent yet holds.
    m_desk->take(item.id, HoldDraft{.reason = u"address"_s}, std::chrono::seconds(60));
    QCOMPARE(refusalOf(good(orders().check({{item.id, kParcel}}))), u"ON_HOLD"_s);
}

void tst_OrderStore::take_offline_waitsAndIsShown()
{
    const OrderListItem item = m_desk->somethingToShip();
    const auto before = good(orders().detail(item.id));
    goOffline();
    m_desk->orderChanges.clear();
    const PendingOperation entry = m_desk->take(item.id, kParcel);
    QCOMPARE(entry.baseVersion, std::optional(item.version));
    QTRY_VERIFY(!m_desk->orderChanges.empty());
    QCOMPARE(m_desk->orderChanges.front().ids, std::vector{item.id});
    QVERIFY(!m_desk->orderChanges.front().affectsLists);
    const auto shown = good(orders().items({item.row})).front();
    QCOMPARE(shown.status, OrderStatus::Shipped);
    QCOMPARE(shown.baseStatus, OrderStatus::Paid);
    QCOMPARE(shown.waiting, 1);
    const auto after = good(orders().detail(item.id));
    QVERIFY(after.base == before.base);
    QCOMPARE(after.shown.status, OrderStatus::Shipped);
    QCOMPARE(after.open.size(), size_t(1));
    QCOMPARE(m_desk->rows({.isInOutbox = true}), std::vector{item.row});
    QTRY_COMPARE(m_desk->workspace->status().waiting, 1);
    m_service->start();
    m_desk->workspace->syncNow();
    QVERIFY(m_desk->waitForState(entry.seq, OperationState::Done));
    QTRY_VERIFY(isIn(entry.seq));
    const auto done = good(orders().detail(item.id));
    QCOMPARE(done.base.status, OrderStatus::Shipped);
    QCOMPARE(done.base.shipments.back().opId, entry.opId.toString());
    QVERIFY(done.open.empty());
}

void tst_OrderStore::note_offline_isFoundWhileItWaits()
{
    const auto isIn = [](const std::vector<RowNumber>& rows, RowNumber row) {
        return std::ranges::find(rows, row) != rows.end();
    };
    const OrderListItem item = m_desk->items({.hasNote = false}).front();
    QCOMPARE(item.noteCount, 0);
    const auto noted = m_desk->rows({.hasNote = true});
    QVERIFY(!noted.empty() && !isIn(noted, item.row));
    for (const OrderListItem& each : m_desk->items({.hasNote = true}))
        QVERIFY(each.noteCount > 0);
    const qint64 all = good(orders().count({}));
    goOffline();
    const PendingOperation entry = m_desk->take(item.id, NoteDraft{.text = u"rang twice"_s});
    QVERIFY(isIn(m_desk->rows({.hasNote = true}), item.row));
    QVERIFY(!isIn(m_desk->rows({.hasNote = false}), item.row));
    QCOMPARE(good(orders().count({.hasNote = true})), qint64(noted.size()) + 1);
    QCOMPARE(good(orders().count({.hasNote = false})), all - qint64(noted.size()) - 1);
    QCOMPARE(good(orders().items({item.row})).front().noteCount, 1);
    QCOMPARE(good(orders().detail(item.id)).base.noteCount, 0);
    m_service->start();
    m_desk->workspace->syncNow();
    QVERIFY(m_desk->waitForState(entry.seq, OperationState::Done));
    const auto done = good(orders().detail(item.id));
    QCOMPARE(done.base.noteCount, 1);
    QCOMPARE(done.base.version, item.version);
    QVERIFY(isIn(m_desk->rows({.hasNote = true}), item.row));
}

void tst_OrderStore::take_refused_leavesNoEntry()
{
    const auto completed = m_desk->items({.statuses = {OrderStatus::Completed}});
    const auto outcomes = await(orders().take({{completed.front().id, kParcel}}, {}));
    QVERIFY(!outcomes.front().entry);
    QCOMPARE(outcomes.front().entry.error().code, u"STATE_CONFLICT"_s);
    QCOMPARE(outcomes.front().orderNo, completed.front().orderNo);
    QCOMPARE(good(orders().detail(completed.front().id)).open.size(), size_t(0));
}

void tst_OrderStore::take_manyOrders_answersForEach()
{
    std::vector<OrderStepRequest> requests;
    for (const OrderListItem& item : m_desk->items({.statuses = {OrderStatus::Paid, OrderStatus::Completed}}))
        requests.push_back({item.id, NoteDraft{.text = u"bulk"_s}});
    requests.push_back({OrderId(1), NoteDraft{.text = u"bulk"_s}});
    const auto outcomes = await(orders().take(requests, std::chrono::seconds(60)));
    QCOMPARE(outcomes.size(), requests.size());
    std::vector<qint64> seqs;
    for (size_t i = 0; i < outcomes.size(); ++i) {
        QCOMPARE(outcomes[i].order, requests[i].order);
        if (outcomes[i].entry)
            seqs.push_back(outcomes[i].entry->seq);
    }
    QCOMPARE(seqs.size(), requests.size() - 1);
    QCOMPARE(outcomes.back().entry.error().kind, ErrorKind::NotFound);
    const auto undone = good(orders().undo(seqs));
    QVERIFY(std::ranges::all_of(undone, [](bool each) { return each; }));
}

void tst_OrderStore::take_online_isDoneAndTold()
{
    const OrderListItem item = m_desk->somethingToShip();
    m_desk->orderChanges.clear();
    const PendingOperation entry = m_desk->take(item.id, kParcel);
    QTRY_VERIFY(isIn(entry.seq));
    QTRY_VERIFY(std::ranges::any_of(m_desk->orderChanges, [&](const desk::OrderChanges& each) {
        return each.affectsLists && std::ranges::find(each.ids, item.id) != each.ids.end();
    }));
    QCOMPARE(good(orders().item(item.id)).baseStatus, OrderStatus::Shipped);
}

void tst_OrderStore::take_twoSteps_bothArrive()
{
    const OrderListItem item = m_desk->somethingToShip();
    goOffline();
    const ShipmentDraft part{.carrier = u"DHL"_s, .trackingNo = u"1"_s, .lines = {{.lineNo = 1, .quantity = 1}}};
    const PendingOperation first = m_desk->take(item.id, part);
    const PendingOperation second = m_desk->take(item.id, kParcel);
    QCOMPARE(good(orders().detail(item.id)).shown.shipments.size(), size_t(2));
    m_service->start();
    m_desk->workspace->syncNow();
    QVERIFY(m_desk->waitForState(first.seq, OperationState::Done));
    QVERIFY(m_desk->waitForState(second.seq, OperationState::Done));
    QCOMPARE(good(orders().detail(item.id)).base.shipments.size(), size_t(2));
}

void tst_OrderStore::undo_inTime_leavesNothing()
{
    const OrderListItem item = m_desk->somethingToShip();
    const PendingOperation entry = m_desk->take(item.id, kParcel, std::chrono::seconds(60));
    m_desk->workspace->syncNow();
    QTRY_COMPARE(good(orders().item(item.id)).waiting, 1);
    QCOMPARE(good(orders().undo({entry.seq})), std::vector{true});
    QTRY_VERIFY(isIn(entry.seq));
    QCOMPARE(good(orders().item(item.id)), item);
    QCOMPARE(m_desk->stateOf(entry.seq), OperationState::Discarded);
    QCOMPARE(good(orders().undo({entry.seq})), std::vector{false});
}

void tst_OrderStore::undo_tooLate_isFalse()
{
    const OrderListItem item = m_desk->somethingToShip();
    const PendingOperation entry = m_desk->take(item.id, NoteDraft{.text = u"x"_s});
    QVERIFY(m_desk->waitForState(entry.seq, OperationState::Done));
    QCOMPARE(good(orders().undo({entry.seq, 999'999})), (std::vector{false, false}));
}

void tst_OrderStore::correction_ofUnsentParcel_becomesPartOfIt()
{
    const OrderListItem item = m_desk->somethingToShip();
    const PendingOperation parcel = m_desk->take(item.id, kParcel, std::chrono::seconds(60));
    const int no = good(orders().detail(item.id)).shown.shipments.back().no;
    const auto outcomes = await(orders().take(
        {{item.id, CorrectParcelDraft{.parcelNo = no, .correction = {.carrier = {}, .trackingNo = u"RIGHT"_s}}}}, {}));
    QVERIFY(outcomes.front().entry);
    QVERIFY(outcomes.front().isPartOfParcel);
    QCOMPARE(outcomes.front().entry->seq, parcel.seq);
    const auto detail = good(orders().detail(item.id));
    QCOMPARE(detail.open.size(), size_t(1));
    QCOMPARE(detail.shown.shipments.back().trackingNo, u"RIGHT"_s);
    QCOMPARE(detail.shown.shipments.back().carrier, kParcel.carrier);
    QCOMPARE(good(orders().undo({parcel.seq})), std::vector{true});
}

void tst_OrderStore::correction_ofSentParcel_isAnEntry()
{
    const OrderListItem item = m_desk->somethingToShip();
    const PendingOperation parcel = m_desk->take(item.id, kParcel);
    QVERIFY(m_desk->waitForState(parcel.seq, OperationState::Done));
    const int no = good(orders().detail(item.id)).base.shipments.back().no;
    const PendingOperation correction = m_desk->take(
        item.id, CorrectParcelDraft{.parcelNo = no, .correction = {.carrier = {}, .trackingNo = u"RIGHT"_s}});
    QVERIFY(correction.seq != parcel.seq);
    QVERIFY(m_desk->waitForState(correction.seq, OperationState::Done));
    QCOMPARE(good(orders().detail(item.id)).base.shipments.back().trackingNo, u"RIGHT"_s);
}

void tst_OrderStore::refusal_versionMismatch_isKeptAndResent()
{
    const OrderListItem item = m_desk->somethingToShip();
    const PendingOperation entry = m_desk->take(item.id, kParcel, std::chrono::seconds(2));
    // Meanwhile somebody else, at another desk, changes the order.
    DeskFixture other;
    other.join(*m_service);
    const auto edited = good(
        other.workspace->orders().edit(item.id, {.shipBy = UtcTime(1'900'000'000'000)}, item.version, OpId::random()));
    QVERIFY(edited.version > item.version);
    QVERIFY(m_desk->waitForState(entry.seq, OperationState::Refused));
    QTRY_VERIFY(isIn(entry.seq));
    const auto refused = good(m_desk->workspace->activity().entriesOf({entry.seq})).front();
    QCOMPARE(refused.reason, u"VERSION_MISMATCH"_s);
    const auto marked = good(orders().item(item.id));
    QCOMPARE(marked.refused, 1);
    QCOMPARE(marked.status, OrderStatus::Paid);
    QTRY_COMPARE(good(orders().item(item.id)).version, edited.version);
    QVERIFY(good(m_desk->workspace->activity().resend(entry.seq)));
    QVERIFY(m_desk->waitForState(entry.seq, OperationState::Done));
    QVERIFY(!good(m_desk->workspace->activity().resend(entry.seq)));
    QCOMPARE(good(orders().item(item.id)).baseStatus, OrderStatus::Shipped);
}

void tst_OrderStore::refusal_discarded_isGone()
{
    const OrderListItem item = m_desk->somethingToShip();
    const PendingOperation entry = m_desk->take(item.id, kParcel, std::chrono::seconds(2));
    DeskFixture other;
    other.join(*m_service);
    const PendingOperation held = other.take(item.id, HoldDraft{.reason = u"fraud?"_s});
    QVERIFY(other.waitForState(held.seq, OperationState::Done));
    QVERIFY(m_desk->waitForState(entry.seq, OperationState::Refused));
    const int changes = m_desk->activityChanges;
    QVERIFY(good(m_desk->workspace->activity().discard(entry.seq)));
    QTRY_VERIFY(m_desk->activityChanges > changes);
    QCOMPARE(m_desk->stateOf(entry.seq), OperationState::Discarded);
    QCOMPARE(good(orders().item(item.id)).refused, 0);
    const auto all = good(m_desk->workspace->activity().entries());
    QVERIFY(std::ranges::is_sorted(all, std::greater(), &PendingOperation::seq));
    QVERIFY(std::ranges::find(all, entry.seq, &PendingOperation::seq) != all.end());
}

void tst_OrderStore::timeline_readOnce_isThereOffline()
{
    const OrderListItem item = m_desk->somethingToShip();
    QVERIFY(!good(orders().timeline(item.id)).asOf);
    const auto fresh = good(orders().refreshTimeline(item.id));
    QVERIFY(fresh.asOf.has_value());
    QVERIFY(fresh.entries.size() >= 2);
    QCOMPARE(fresh.entries.front().kind, TimelineKind::Placed);
    goOffline();
    QCOMPARE(bad(orders().refreshTimeline(item.id)).kind, ErrorKind::Offline);
    const auto kept = good(orders().timeline(item.id));
    QCOMPARE(kept.asOf, fresh.asOf);
    QVERIFY(kept.entries == fresh.entries);
    m_service->start();
}

void tst_OrderStore::refund_online_isInTheCacheAtOnce()
{
    const OrderListItem item = m_desk->somethingToShip();
    const Order answered =
        good(orders().refund(item.id, {.amountMinor = 1, .reason = u"CUSTOMER"_s}, item.version, OpId::random()));
    QCOMPARE(answered.refundedMinor, item.refundedMinor + 1);
    const auto detail = good(orders().detail(item.id));
    QVERIFY(detail.base.version >= answered.version);
    QCOMPARE(detail.base.refundedMinor, answered.refundedMinor);
}

void tst_OrderStore::refund_sameKeyAgain_happensOnce()
{
    const OrderListItem item = m_desk->somethingToShip();
    const OpId key = OpId::random();
    const RefundDraft draft{.amountMinor = 2, .reason = u"CUSTOMER"_s};
    const Order first = good(orders().refund(item.id, draft, item.version, key));
    const Order again = good(orders().refund(item.id, draft, item.version, key));
    QCOMPARE(again.refundedMinor, first.refundedMinor);
    const Error stale = bad(orders().refund(item.id, draft, item.version, OpId::random()));
    QCOMPARE(stale.code, u"VERSION_MISMATCH"_s);
}

void tst_OrderStore::money_offline_saysSo()
{
    const OrderListItem item = m_desk->somethingToShip();
    goOffline();
    const Error refund =
        bad(orders().refund(item.id, {.amountMinor = 1, .reason = u"CUSTOMER"_s}, item.version, OpId::random()));
    QCOMPARE(refund.kind, ErrorKind::Offline);
    QCOMPARE(refund.code, desk::kMoneyNeedsNetwork);
    QCOMPARE(bad(orders().recordPayment(item.id, {.amountMinor = 1, .method = u"CASH"_s, .reference = u"1"_s},
                                        OpId::random()))
                 .code,
             desk::kMoneyNeedsNetwork);
    QCOMPARE(bad(orders().edit(item.id, {.shipBy = UtcTime(1'900'000'000'000)}, item.version, OpId::random())).code,
             desk::kEditNeedsNetwork);
    m_service->start();
}

void tst_OrderStore::edit_online_changesTheAddress()
{
    const OrderListItem item = m_desk->somethingToShip();
    Address address = good(orders().detail(item.id)).base.shipTo;
    address.line1 = u"2 Other Street"_s;
    const Order edited = good(orders().edit(item.id, {.shipTo = address}, item.version, OpId::random()));
    QCOMPARE(edited.shipTo, address);
    QCOMPARE(good(orders().detail(item.id)).base.shipTo, address);
}

void tst_OrderStore::warehouse_seesNoMoney()
{
    DeskFixture packer;
    packer.join(*m_service, u"warehouse"_s);
    const auto items = packer.items();
    QVERIFY(!items.empty());
    for (const OrderListItem& item : items)
        QCOMPARE(item.totalMinor, 0);
    const OrderListItem item = packer.somethingToShip();
    const auto timeline = good(packer.workspace->orders().refreshTimeline(item.id));
    QVERIFY(!timeline.entries.empty());
    const Error refused = bad(packer.workspace->orders().refund(item.id, {.amountMinor = 1, .reason = u"CUSTOMER"_s},
                                                                item.version, OpId::random()));
    QCOMPARE(refused.kind, ErrorKind::Forbidden);
}

QTEST_GUILESS_MAIN(tst_OrderStore)
#include "tst_OrderStore.moc"
