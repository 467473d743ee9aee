// SPDX-License-Identifier: Apache-2.0
#include "core/desk/PrintStore.h"
#include "tests/core/desk/DeskFixture.h"

#include <algorithm>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

class tst_PrintStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_desk.reset(); }

    void sources_comeAsAskedFor_withTheirProducts();
    void sources_unknownOrder_isLeftOut();
    void sources_stopped_areCancelled();
    void sources_refunds_areForThoseWhoSeeMoney();
    void record_offline_waits_andReachesTheTimeline();
    void record_anotherDesksPrint_isKnownFromTheTimeline();
    void record_discarded_wasNoPrint();
    void record_manager_isRefused();
    void record_warehouse_mayPrint();
    void record_oneThatIsGone_leavesTheOthers();

private:
    desk::PrintStore& prints() { return m_desk->workspace->prints(); }
    desk::PrintSource source(OrderId id) { return good(prints().sources({id})).at(0); }
    static PrintDraft slip(const QString& printer)
    {
        return {.document = QString(nameOf(PrintDocument::PackingSlip)), .printer = printer, .copies = 1};
    }
    /// The entry's number.
    qint64 record(OrderId id, const PrintDraft& draft)
    {
        const auto outcomes = await(prints().record({{.order = id, .draft = draft}}));
        if (outcomes.size() != 1 || !outcomes.front().entry)
            qFatal("not recorded");
        return outcomes.front().entry->seq;
    }
    std::vector<TimelineEntry> printsOf(OrderId id)
    {
        auto entries = good(m_desk->workspace->orders().refreshTimeline(id)).entries;
        std::erase_if(entries, [](const TimelineEntry& entry) { return entry.kind != TimelineKind::Printed; });
        return entries;
    }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<DeskFixture> m_desk;
    size_t m_orders = 0;
};

void tst_PrintStore::initTestCase()
{
    m_service = std::make_unique<RealService>(300);
    m_service->start();
}

void tst_PrintStore::init()
{
    m_desk = std::make_unique<DeskFixture>();
    m_desk->join(*m_service);
    // Each test has an order of its own.
    ++m_orders;
}

void tst_PrintStore::sources_comeAsAskedFor_withTheirProducts()
{
    const auto items = m_desk->items();
    const std::vector<OrderId> ids{items[7].id, items[2].id, items[5].id};
    const auto sources = good(prints().sources(ids));
    QCOMPARE(sources.size(), size_t(3));
    for (size_t i = 0; i < ids.size(); ++i) {
        QVERIFY(sources[i].order.id == ids[i]);
        QVERIFY(sources[i].printed.empty());
        for (const OrderLine& line : sources[i].order.lines) {
            QVERIFY(sources[i].products.contains(line.sku));
            QCOMPARE(sources[i].products.value(line.sku).sku, line.sku);
        }
    }
    // What waits is on paper as well.
    const OrderListItem item = m_desk->somethingToShip(m_orders);
    (void)m_desk->take(item.id, ShipmentDraft{.carrier = u"DHL"_s, .trackingNo = u"0034"_s}, std::chrono::seconds(20));
    QCOMPARE(source(item.id).order.shipments.back().trackingNo, u"0034"_s);
}

void tst_PrintStore::sources_unknownOrder_isLeftOut()
{
    const OrderId known = m_desk->items().front().id;
    const auto sources = good(prints().sources({OrderId(1), known, OrderId(2)}));
    QCOMPARE(sources.size(), size_t(1));
    QVERIFY(sources.front().order.id == known);
}

void tst_PrintStore::sources_stopped_areCancelled()
{
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(bad(prints().sources({m_desk->items().front().id}, stop.get_token())).kind, ErrorKind::Cancelled);
}

void tst_PrintStore::sources_refunds_areForThoseWhoSeeMoney()
{
    const auto refunded = [this] {
        const auto items = m_desk->items();
        const auto found =
            std::ranges::find_if(items, [](const OrderListItem& item) { return item.refundedMinor > 0; });
        return found == items.end() ? OrderId() : found->id;
    };
    const OrderId id = refunded();
    if (id.isNull())
        QSKIP("the demo shop gave nothing back");
    const desk::PrintSource mine = source(id);
    qint64 sum = 0;
    for (const Refund& refund : mine.refunds)
        sum += refund.amountMinor;
    QCOMPARE(sum, mine.order.refundedMinor);
    DeskFixture warehouse;
    warehouse.join(*m_service, u"warehouse"_s);
    const auto theirs = good(warehouse.workspace->prints().sources({id}));
    QVERIFY(theirs.at(0).refunds.empty());
    QCOMPARE(theirs.at(0).order.totalMinor, 0);
}

void tst_PrintStore::record_offline_waits_andReachesTheTimeline()
{
    const OrderListItem item = m_desk->somethingToShip(m_orders);
    m_service->stop();
    m_desk->workspace->syncNow();
    QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::Offline));
    const qint64 first = record(item.id, slip(u"Brother 王"_s));
    QCOMPARE(m_desk->stateOf(first), OperationState::Waiting);
    // The next one is a reprint, offline too.
    QVERIFY(source(item.id).printed == std::vector{PrintDocument::PackingSlip});
    const qint64 second = record(item.id, slip(u"/srv/prints"_s));

    m_service->start();
    m_desk->workspace->syncNow();
    QVERIFY(m_desk->waitForState(first, OperationState::Done));
    QVERIFY(m_desk->waitForState(second, OperationState::Done));
    const auto entries = printsOf(item.id);
    QCOMPARE(entries.size(), size_t(2));
    QCOMPARE(entries[0].actor.name, u"merchant"_s);
    QCOMPARE(entries[0].actor.device, u"packing bench"_s);
    const auto fieldOf = [](const TimelineEntry& entry, const QString& name) {
        const auto field = std::ranges::find(entry.detail, name, &Field::name);
        return field == entry.detail.end() ? QString() : std::get<QString>(field->value);
    };
    QCOMPARE(fieldOf(entries[0], u"document"_s), u"PACKING_SLIP"_s);
    QCOMPARE(fieldOf(entries[0], u"printer"_s), u"Brother 王"_s);
    QCOMPARE(fieldOf(entries[1], u"printer"_s), u"/srv/prints"_s);
    QVERIFY(source(item.id).printed == std::vector{PrintDocument::PackingSlip});
}

void tst_PrintStore::record_anotherDesksPrint_isKnownFromTheTimeline()
{
    const OrderListItem item = m_desk->somethingToShip(m_orders);
    DeskFixture other;
    other.join(*m_service, u"warehouse"_s);
    const auto outcomes = await(other.workspace->prints().record({{.order = item.id, .draft = slip(u"Zebra"_s)}}));
    QVERIFY(outcomes.at(0).entry);
    QVERIFY(other.waitForState(outcomes.at(0).entry->seq, OperationState::Done));
    QVERIFY(source(item.id).printed.empty());
    QCOMPARE(printsOf(item.id).size(), size_t(1));
    QVERIFY(source(item.id).printed == std::vector{PrintDocument::PackingSlip});
}

void tst_PrintStore::record_discarded_wasNoPrint()
{
    const OrderListItem item = m_desk->somethingToShip(m_orders);
    m_service->stop();
    m_desk->workspace->syncNow();
    QVERIFY(m_desk->waitForTrouble(SyncStatus::Trouble::Offline));
    const qint64 seq = record(item.id, slip(u"Brother"_s));
    const auto back = good(m_desk->workspace->orders().undo({seq}));
    m_service->start();
    QVERIFY(back == std::vector<bool>{true} || back == std::vector<bool>{false});
    QCOMPARE(source(item.id).printed.empty(), back.front());
}

void tst_PrintStore::record_manager_isRefused()
{
    DeskFixture manager;
    manager.join(*m_service, u"manager"_s);
    const OrderId id = manager.items().front().id;
    QVERIFY(!manager.workspace->prints().mayRecord());
    const auto outcomes = await(manager.workspace->prints().record({{.order = id, .draft = slip(u"Brother"_s)}}));
    QVERIFY(!outcomes.at(0).entry);
    QCOMPARE(outcomes.at(0).entry.error().kind, ErrorKind::Forbidden);
    // Reading is all that printing needs.
    QCOMPARE(good(manager.workspace->prints().sources({id})).size(), size_t(1));
}

void tst_PrintStore::record_warehouse_mayPrint()
{
    DeskFixture warehouse;
    warehouse.join(*m_service, u"warehouse"_s);
    QVERIFY(warehouse.workspace->prints().mayRecord());
}

void tst_PrintStore::record_oneThatIsGone_leavesTheOthers()
{
    const auto items = m_desk->items();
    const auto outcomes = await(prints().record({{.order = items[3].id, .draft = slip(u"Office"_s)},
                                                 {.order = OrderId(1), .draft = slip(u"Office"_s)},
                                                 {.order = items[4].id, .draft = slip(u"Office"_s)}}));
    QCOMPARE(outcomes.size(), size_t(3));
    QVERIFY(outcomes[0].entry && outcomes[2].entry);
    QVERIFY(!outcomes[1].entry);
    QCOMPARE(outcomes[1].entry.error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(tst_PrintStore)
#include "tst_PrintStore.moc"
