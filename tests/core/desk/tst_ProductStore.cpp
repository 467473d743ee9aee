// SPDX-License-Identifier: Apache-2.0
#include "core/desk/ProductStore.h"
#include "tests/core/desk/DeskFixture.h"

#include <algorithm>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using desk::ImportField;
using desk::ImportVerdict;
using namespace std::chrono_literals;

class tst_ProductStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_desk.reset(); }

    void lists_allAgree_withEachOther();
    void adjust_offline_waitsAndIsShown();
    void adjust_belowReserved_leavesNoEntry();
    void adjustThenCount_offline_buildOnEachOther();
    void undo_inTime_leavesNothing();
    void c17_stockGoneMeanwhile_isRefusedAndOthersGoOn();
    void c18_countOnOldStock_isRefusedAndNothingChanges();
    void d9_editAfterASale_leavesTheStock();
    void edit_afterSomebodyElse_isRefused();
    void edit_offline_saysSo();
    void create_twice_happensOnce();
    void movements_readOnce_areThereOffline();
    void roles_mayWhatTheyMay();
    void find_barcode_isTheProduct();
    void import_file_isDoneAndDoneOnce();
    void import_refusedRow_othersGoOn();
    void import_stopped_endsWhereItWas();

private:
    desk::ProductStore& products() { return m_desk->workspace->products(); }
    desk::ProductDetail detail(const QString& sku) { return good(products().detail(sku)); }
    /// A product of its own for each test, with so much on hand.
    QString fresh(qint64 onHand)
    {
        QString sku = u"TEST-%1"_s.arg(++m_made);
        (void)good(products().create({.sku = sku, .title = u"Made for a test"_s, .priceMinor = 250}, OpId::random()));
        if (onHand > 0) {
            change(StockDelta{.sku = sku, .delta = onHand, .reason = u"RECEIVED"_s});
            if (!settles(sku, onHand))
                qFatal("no stock came");
        }
        return sku;
    }
    PendingOperation change(const desk::StockStep& step, std::chrono::seconds undoTime = {})
    {
        return good(products().change(step, undoTime));
    }
    bool settles(const QString& sku, qint64 onHand)
    {
        m_desk->workspace->syncNow();
        return QTest::qWaitFor([&] { return detail(sku).base.onHand == onHand && detail(sku).item.waiting == 0; },
                               20'000);
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
    }
    static desk::ProductImportRow row(int no, const QString& sku,
                                      std::initializer_list<std::pair<ImportField, QString>> cells)
    {
        desk::ProductImportRow made{.row = no, .sku = sku};
        for (const auto& [field, text] : cells)
            made.fields[size_t(field)] = text;
        return made;
    }
    desk::ProductImportReport run(const desk::ProductImportPlan& plan, std::stop_token stop = {})
    {
        return good(products().import(plan, stop, [](qint64, qint64) {}));
    }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<DeskFixture> m_desk;
    int m_made = 0;
};

void tst_ProductStore::initTestCase()
{
    m_service = std::make_unique<RealService>(200);
    m_service->start();
}

void tst_ProductStore::init()
{
    m_desk = std::make_unique<DeskFixture>();
    m_desk->join(*m_service);
}

void tst_ProductStore::lists_allAgree_withEachOther()
{
    const ProductCounts counts = good(products().counts({}, {}));
    QVERIFY(counts[size_t(ProductGroup::Active)] > 10);
    for (size_t i = 0; i < kProductGroupCount; ++i) {
        const auto rows = good(products().rows({.group = ProductGroup(i)}, {}));
        QCOMPARE(qint64(rows.size()), counts[i]);
        const auto items = good(products().items(rows));
        QCOMPARE(items.size(), rows.size());
        for (const ProductListItem& item : items) {
            if (ProductGroup(i) == ProductGroup::OnHand)
                QVERIFY(item.baseOnHand > 0);
            else
                QCOMPARE(item.product.active, ProductGroup(i) != ProductGroup::Retired);
            QVERIFY(ProductGroup(i) != ProductGroup::Low || item.isLow());
            QVERIFY(ProductGroup(i) != ProductGroup::Out || item.isOut());
        }
    }
}

void tst_ProductStore::adjust_offline_waitsAndIsShown()
{
    const QString sku = fresh(10);
    goOffline();
    const PendingOperation entry =
        change(StockDelta{.sku = sku, .delta = -4, .reason = u"DAMAGED"_s, .note = u"fell"_s});
    QCOMPARE(entry.kind, OperationKind::Adjust);
    const desk::ProductDetail shown = detail(sku);
    QCOMPARE(shown.item.product.onHand, 6);
    QCOMPARE(shown.item.baseOnHand, 10);
    QCOMPARE(shown.base.onHand, 10);
    QCOMPARE(shown.item.waiting, 1);
    QCOMPARE(good(products().rows({.isInOutbox = true}, {})).size(), size_t(1));
    goOnline();
    QVERIFY(settles(sku, 6));
    QCOMPARE(m_desk->stateOf(entry.seq), OperationState::Done);
    QCOMPARE(detail(sku).item.baseOnHand, 6);
}

void tst_ProductStore::adjust_belowReserved_leavesNoEntry()
{
    const QString sku = fresh(3);
    const Error error = bad(products().change(StockDelta{.sku = sku, .delta = -4, .reason = u"LOST"_s}, {}));
    QCOMPARE(error.kind, ErrorKind::Conflict);
    QCOMPARE(error.code, u"INSUFFICIENT_STOCK"_s);
    QVERIFY(detail(sku).open.empty());
    QCOMPARE(bad(products().change(StockDelta{.sku = u"NOBODY"_s, .delta = 1, .reason = u"OTHER"_s}, {})).kind,
             ErrorKind::NotFound);
}

void tst_ProductStore::adjustThenCount_offline_buildOnEachOther()
{
    const QString sku = fresh(5);
    goOffline();
    change(StockDelta{.sku = sku, .delta = 7, .reason = u"RECEIVED"_s});
    const qint64 expected = detail(sku).item.product.onHand;
    QCOMPARE(expected, 12);
    change(StockCountDraft{.sku = sku, .counted = 11, .expected = expected, .reason = u"COUNTED"_s});
    QCOMPARE(detail(sku).item.product.onHand, 11);
    goOnline();
    QVERIFY(settles(sku, 11));
}

void tst_ProductStore::undo_inTime_leavesNothing()
{
    const QString sku = fresh(5);
    const PendingOperation entry = change(StockDelta{.sku = sku, .delta = 9, .reason = u"RECEIVED"_s}, 60s);
    QCOMPARE(detail(sku).item.product.onHand, 14);
    QCOMPARE(good(products().undo({entry.seq})), std::vector<bool>{true});
    QCOMPARE(detail(sku).item.product.onHand, 5);
    QVERIFY(detail(sku).open.empty());
    QVERIFY(settles(sku, 5));
}

void tst_ProductStore::c17_stockGoneMeanwhile_isRefusedAndOthersGoOn()
{
    const QString sku = fresh(8);
    const QString other = fresh(2);
    goOffline();
    const PendingOperation taken = change(StockDelta{.sku = sku, .delta = -5, .reason = u"DAMAGED"_s});
    const PendingOperation added = change(StockDelta{.sku = other, .delta = 3, .reason = u"RECEIVED"_s});
    QCOMPARE(detail(sku).item.product.onHand, 3);
    // The desk is switched off while another one takes five of the eight.
    m_desk->close();
    m_service->start();
    {
        DeskFixture office;
        office.join(*m_service);
        desk::ProductStore& theirs = office.workspace->products();
        (void)good(theirs.change(StockDelta{.sku = sku, .delta = -5, .reason = u"LOST"_s}, {}));
        QVERIFY(QTest::qWaitFor([&] { return good(theirs.detail(sku)).item.waiting == 0; }, 20'000));
        QCOMPARE(good(theirs.detail(sku)).base.onHand, 3);
    }
    m_desk->open();
    m_desk->workspace->startSync();
    QVERIFY(m_desk->waitForState(taken.seq, OperationState::Refused));
    QVERIFY(m_desk->waitForState(added.seq, OperationState::Done));
    QVERIFY(QTest::qWaitFor([&] { return detail(sku).base.onHand == 3; }, 20'000));
    const desk::ProductDetail shown = detail(sku);
    QCOMPARE(shown.open.size(), size_t(1));
    QCOMPARE(shown.open.front().reason, u"INSUFFICIENT_STOCK"_s);
    QCOMPARE(shown.item.refused, 1);
    QCOMPARE(shown.item.product.onHand, 3);
    QVERIFY(settles(other, 5));
}

void tst_ProductStore::c18_countOnOldStock_isRefusedAndNothingChanges()
{
    const QString sku = fresh(10);
    DeskFixture office;
    office.join(*m_service);
    // Counted with the old number in view, held back by its undo time until the other change is through.
    const PendingOperation count =
        change(StockCountDraft{.sku = sku, .counted = 9, .expected = 10, .reason = u"COUNTED"_s}, 300s);
    (void)good(office.workspace->products().change(StockDelta{.sku = sku, .delta = -2, .reason = u"DAMAGED"_s}, {}));
    QVERIFY(QTest::qWaitFor([&] { return detail(sku).base.onHand == 8; }, 20'000));
    m_desk->workspace->finish();
    QVERIFY(m_desk->waitForState(count.seq, OperationState::Refused));
    const desk::ProductDetail shown = detail(sku);
    QCOMPARE(shown.open.front().reason, u"STALE_QUANTITY"_s);
    QCOMPARE(shown.base.onHand, 8);
    QCOMPARE(shown.item.product.onHand, 8);
    QCOMPARE(good(office.workspace->products().detail(sku)).base.onHand, 8);
}

void tst_ProductStore::d9_editAfterASale_leavesTheStock()
{
    const QString sku = fresh(10);
    const Product form = detail(sku).base;
    change(StockDelta{.sku = sku, .delta = -3, .reason = u"LOST"_s});
    QVERIFY(settles(sku, 7));
    const Product after = good(
        products().edit(sku, {.title = u"Another title"_s, .location = u"A-02-15"_s}, form.version, OpId::random()));
    QCOMPARE(after.title, u"Another title"_s);
    QCOMPARE(after.onHand, 7);
    // In the cache at once, without a pass.
    QCOMPARE(detail(sku).base.title, u"Another title"_s);
    QCOMPARE(detail(sku).base.location, u"A-02-15"_s);
    QCOMPARE(detail(sku).base.onHand, 7);
}

void tst_ProductStore::edit_afterSomebodyElse_isRefused()
{
    const QString sku = fresh(0);
    const qint64 version = detail(sku).base.version;
    (void)good(products().edit(sku, {.title = u"First"_s}, version, OpId::random()));
    const Error error = bad(products().edit(sku, {.title = u"Second"_s}, version, OpId::random()));
    QCOMPARE(error.kind, ErrorKind::Conflict);
    QCOMPARE(error.code, u"VERSION_MISMATCH"_s);
    QCOMPARE(detail(sku).base.title, u"First"_s);
}

void tst_ProductStore::edit_offline_saysSo()
{
    const QString sku = fresh(0);
    const qint64 version = detail(sku).base.version;
    goOffline();
    const Error error = bad(products().edit(sku, {.title = u"x"_s}, version, OpId::random()));
    QCOMPARE(error.kind, ErrorKind::Offline);
    QCOMPARE(error.code, QString(desk::kProductNeedsNetwork));
    goOnline();
    QVERIFY(QTest::qWaitFor([&] { return m_desk->workspace->status().isOnline(); }, 20'000));
}

void tst_ProductStore::create_twice_happensOnce()
{
    const ProductDraft draft{
        .sku = u"ONCE"_s, .title = u"Once"_s, .barcode = u"4006381333931"_s, .priceMinor = 99, .reorderPoint = 5};
    const OpId key = OpId::random();
    const Product made = good(products().create(draft, key));
    QCOMPARE(made.barcode, draft.barcode);
    QCOMPARE(made.reorderPoint, draft.reorderPoint);
    // The same decision again is the same product; another decision is refused.
    QCOMPARE(good(products().create(draft, key)).revision, made.revision);
    QCOMPARE(bad(products().create(draft, OpId::random())).kind, ErrorKind::Invalid);
    QCOMPARE(good(products().rows({.search = u"ONCE"_s}, {})).size(), size_t(1));
    QVERIFY(detail(u"ONCE"_s).item.isLow());
}

void tst_ProductStore::movements_readOnce_areThereOffline()
{
    const QString sku = fresh(10);
    QVERIFY(!good(products().movements(sku)).asOf);
    change(StockDelta{.sku = sku, .delta = -3, .reason = u"DAMAGED"_s, .note = u"=1+1"_s});
    QVERIFY(settles(sku, 7));
    const desk::ProductMovements read = good(products().refreshMovements(sku));
    QVERIFY(read.isWhole);
    QCOMPARE(read.entries.size(), size_t(2));
    QCOMPARE(read.entries.front().deltaOnHand, -3);
    QCOMPARE(read.entries.front().note, u"=1+1"_s);
    QCOMPARE(read.entries.front().device, u"packing bench"_s);
    QCOMPARE(read.entries.back().kind, MovementKind::Receive);
    // I2: the row is the sum of its movements.
    qint64 sum = 0;
    for (const Movement& movement : read.entries)
        sum += movement.deltaOnHand;
    QCOMPARE(sum, detail(sku).base.onHand);
    goOffline();
    QCOMPARE(bad(products().refreshMovements(sku)).kind, ErrorKind::Offline);
    QVERIFY(good(products().movements(sku)).entries == read.entries);
    goOnline();
}

void tst_ProductStore::roles_mayWhatTheyMay()
{
    const QString sku = fresh(4);
    DeskFixture packer;
    packer.join(*m_service, u"warehouse"_s);
    desk::ProductStore& hers = packer.workspace->products();
    QCOMPARE(good(hers.detail(sku)).base.priceMinor, 0);
    (void)good(hers.change(StockDelta{.sku = sku, .delta = 1, .reason = u"RETURNED"_s}, {}));
    QVERIFY(QTest::qWaitFor([&] { return good(hers.detail(sku)).base.onHand == 5; }, 20'000));
    QCOMPARE(bad(hers.edit(sku, {.title = u"x"_s}, 1, OpId::random())).kind, ErrorKind::Forbidden);
    QCOMPARE(bad(hers.import({}, {}, [](qint64, qint64) {})).kind, ErrorKind::Forbidden);
    DeskFixture manager;
    manager.join(*m_service, u"manager"_s);
    desk::ProductStore& his = manager.workspace->products();
    QCOMPARE(good(his.detail(sku)).base.priceMinor, 250);
    QCOMPARE(bad(his.change(StockDelta{.sku = sku, .delta = 1, .reason = u"OTHER"_s}, {})).kind, ErrorKind::Forbidden);
}

void tst_ProductStore::find_barcode_isTheProduct()
{
    const QString sku = fresh(0);
    (void)good(products().edit(sku, {.barcode = u"9999000011112"_s}, detail(sku).base.version, OpId::random()));
    QCOMPARE(good(products().find(u" 9999000011112 "_s)).product.sku, sku);
    QCOMPARE(good(products().find(sku.toLower())).product.sku, sku);
    QCOMPARE(bad(products().find(u"no such thing"_s)).kind, ErrorKind::NotFound);
}

void tst_ProductStore::import_file_isDoneAndDoneOnce()
{
    const QString known = fresh(6);
    const QString counted = fresh(6);
    const std::vector<desk::ProductImportRow> rows{
        row(2, known,
            {{ImportField::Title, u"Renamed"_s}, {ImportField::Price, u"12.50"_s}, {ImportField::OnHand, u""_s}}),
        row(3, counted, {{ImportField::OnHand, u"9"_s}}),
        row(4, u"IMPORTED"_s,
            {{ImportField::Title, u"红茶"_s},
             {ImportField::Price, u"3"_s},
             {ImportField::Location, u"B-1"_s},
             {ImportField::OnHand, u"20"_s}}),
        row(5, u"IMPORTED"_s, {{ImportField::Title, u"again"_s}}),
        row(6, u"BAD"_s, {{ImportField::Title, u"x"_s}, {ImportField::Price, u"cheap"_s}}),
    };
    const desk::ProductImportPlan plan = good(products().plan(rows, {}));
    QCOMPARE(plan.toDo(), 3);
    QCOMPARE(plan.countOf(ImportVerdict::New), 1);
    QCOMPARE(plan.countOf(ImportVerdict::SkuTwice), 1);
    QCOMPARE(plan.countOf(ImportVerdict::PriceUnusable), 1);
    // Nothing was sent by looking at it.
    QCOMPARE(detail(known).base.title, u"Made for a test"_s);
    const desk::ProductImportReport report = run(plan);
    QVERIFY(!report.ended);
    QVERIFY(report.failures.empty());
    QCOMPARE(report.created, 1);
    QCOMPARE(report.changed, 1);
    QCOMPARE(report.counted, 2);
    QCOMPARE(detail(known).base.title, u"Renamed"_s);
    QCOMPARE(detail(known).base.priceMinor, 1250);
    QCOMPARE(detail(known).base.onHand, 6);
    QCOMPARE(detail(counted).base.onHand, 9);
    QCOMPARE(detail(u"IMPORTED"_s).base.onHand, 20);
    QCOMPARE(detail(u"IMPORTED"_s).base.location, u"B-1"_s);
    // The same file again: nothing is left to do, nothing twice.
    const desk::ProductImportPlan again = good(products().plan(rows, {}));
    QCOMPARE(again.toDo(), 0);
    QCOMPARE(again.countOf(ImportVerdict::Unchanged), 3);
    QCOMPARE(again.problems(), 2);
}

void tst_ProductStore::import_refusedRow_othersGoOn()
{
    const QString moved = fresh(6);
    const QString other = fresh(1);
    const std::vector<desk::ProductImportRow> rows{row(2, moved, {{ImportField::OnHand, u"7"_s}}),
                                                   row(3, other, {{ImportField::Title, u"Renamed"_s}})};
    const desk::ProductImportPlan plan = good(products().plan(rows, {}));
    // Between the look and the decision somebody sells some.
    change(StockDelta{.sku = moved, .delta = -2, .reason = u"LOST"_s});
    QVERIFY(settles(moved, 4));
    const desk::ProductImportReport report = run(plan);
    QVERIFY(!report.ended);
    QCOMPARE(report.failures.size(), size_t(1));
    QCOMPARE(report.failures.front().row, 2);
    QCOMPARE(report.failures.front().error.code, u"STALE_QUANTITY"_s);
    QCOMPARE(detail(moved).base.onHand, 4);
    QCOMPARE(detail(other).base.title, u"Renamed"_s);
}

void tst_ProductStore::import_stopped_endsWhereItWas()
{
    std::vector<desk::ProductImportRow> rows;
    rows.reserve(300);
    for (int i = 0; i < 300; ++i)
        rows.push_back(row(i + 2, u"LONG-%1"_s.arg(i), {{ImportField::Title, u"x"_s}, {ImportField::Price, u"1"_s}}));
    const desk::ProductImportPlan plan = good(products().plan(rows, {}));
    QCOMPARE(plan.countOf(ImportVerdict::New), 300);
    std::stop_source stop;
    const auto report = good(products().import(plan, stop.get_token(), [&stop](qint64 done, qint64) {
        if (done == 40)
            stop.request_stop();
    }));
    QCOMPARE(report.created, 40);
    QCOMPARE(report.ended->kind, ErrorKind::Cancelled);
    // The rest, and only the rest, is still to be done.
    const desk::ProductImportPlan rest = good(products().plan(rows, {}));
    QCOMPARE(rest.countOf(ImportVerdict::Unchanged), 40);
    QCOMPARE(rest.countOf(ImportVerdict::New), 260);
    QCOMPARE(run(rest).created, 260);
    QCOMPARE(good(products().rows({.search = u"LONG-"_s}, {})).size(), size_t(300));
}

QTEST_GUILESS_MAIN(tst_ProductStore)
#include "tst_ProductStore.moc"
