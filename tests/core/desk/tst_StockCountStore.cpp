// SPDX-License-Identifier: Apache-2.0
#include "core/desk/StockCountStore.h"
#include "tests/core/desk/DeskFixture.h"

#include <QSignalSpy>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using desk::CountStep;

namespace {

StockCount begin(DeskFixture& desk, bool blind = false, const CountScope& scope = {})
{
    return good(
        desk.workspace->stockCounts().begin({.name = u"Aisle"_s, .scope = scope, .blind = blind}, OpId::random()));
}

desk::CountTaken count(DeskFixture& desk, const StockCount& of, const QString& sku, qint64 units,
                       CountStep::How how = CountStep::How::Set, const QString& place = {})
{
    return good(
        desk.workspace->stockCounts().count({.count = of.id, .sku = sku, .place = place, .how = how, .units = units}));
}

desk::CountSheet sheet(DeskFixture& desk, const StockCount& of)
{
    return good(desk.workspace->stockCounts().sheet(of.id));
}

const desk::CountSheetLine& lineOf(const desk::CountSheet& sheet, const QString& sku)
{
    const auto at = std::ranges::find_if(sheet.lines, [&](const auto& each) { return each.line.sku == sku; });
    if (at == sheet.lines.end())
        qFatal("no line %s", qPrintable(sku));
    return *at;
}

bool isThere(DeskFixture& desk, const StockCount& count)
{
    return QTest::qWaitFor([&] { return bool(await(desk.workspace->stockCounts().sheet(count.id))); }, 20'000);
}

/// Everything that was counted here has arrived.
bool isSent(DeskFixture& desk)
{
    desk.hurry();
    desk.workspace->syncNow();
    return QTest::qWaitFor(
        [&] {
            const auto items = good(desk.workspace->stockCounts().counts());
            return std::ranges::all_of(items, [](const auto& item) { return item.waiting == 0; });
        },
        20'000);
}

} // namespace

class tst_StockCountStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service = std::make_unique<RealService>(60);
        m_service->start();
    }

    void begun_isThereAtOnce_withAllItsProducts()
    {
        DeskFixture desk;
        desk.join(*m_service);
        QSignalSpy changed(&desk.workspace->stockCounts(), &desk::StockCountStore::changed);
        const StockCount made = begin(desk);
        QTRY_VERIFY(!changed.isEmpty());
        const desk::CountSheet here = sheet(desk, made);
        QCOMPARE(qint64(here.lines.size()), made.lines);
        QVERIFY(std::ranges::all_of(here.lines, [](const auto& each) { return !each.line.counted; }));
        QVERIFY(std::ranges::all_of(here.lines, [](const auto& each) { return each.line.onHand.has_value(); }));
    }

    void counting_scansOfOneProduct_areOneRequest()
    {
        DeskFixture desk;
        desk.join(*m_service);
        const StockCount made = begin(desk);
        const QString sku = sheet(desk, made).lines.front().line.sku;
        for (int i = 0; i < 20; ++i)
            count(desk, made, sku, 1, CountStep::How::Add);
        const desk::CountSheet here = sheet(desk, made);
        QCOMPARE(lineOf(here, sku).line.counted, std::optional<qint64>(20));
        QCOMPARE(lineOf(here, sku).waiting, 1);
        QVERIFY(isSent(desk));
        (void)good(desk.workspace->stockCounts().refresh(made.id));
        const desk::CountSheetLine line = lineOf(sheet(desk, made), sku);
        QCOMPARE(line.line.counted, std::optional<qint64>(20));
        QCOMPARE(line.waiting, 0);
        QCOMPARE(line.line.entries.size(), size_t(1));
        QVERIFY(line.line.expected.has_value());
    }

    void counting_byWhoMayNot_isRefusedAtOnce()
    {
        DeskFixture desk;
        desk.join(*m_service);
        const StockCount made = begin(desk);
        DeskFixture manager;
        manager.join(*m_service, u"manager"_s);
        const QString sku = sheet(desk, made).lines.front().line.sku;
        const Error error = bad(manager.workspace->stockCounts().count({.count = made.id, .sku = sku}));
        QCOMPARE(error.kind, ErrorKind::Forbidden);
    }

    void counting_takenBackAndPlaces_areTheCountersOwn()
    {
        DeskFixture desk;
        desk.join(*m_service);
        const StockCount made = begin(desk);
        const QString sku = sheet(desk, made).lines.front().line.sku;
        count(desk, made, sku, 4);
        const desk::CountTaken second = count(desk, made, sku, 3, CountStep::How::Set, u"B-9"_s);
        QCOMPARE(second.before, std::nullopt);
        QCOMPARE(second.line.line.counted, std::optional<qint64>(7));
        const desk::CountTaken back = count(desk, made, sku, 0, CountStep::How::TakeBack);
        QCOMPARE(back.before, std::optional<qint64>(4));
        QCOMPARE(back.line.line.counted, std::optional<qint64>(3));
        QVERIFY(isSent(desk));
        QCOMPARE(lineOf(sheet(desk, made), sku).line.counted, std::optional<qint64>(3));
        QCOMPARE(bad(desk.workspace->stockCounts().count(
                         {.count = made.id, .sku = sku, .how = CountStep::How::Add, .units = -1}))
                     .code,
                 u"VALIDATION_FAILED"_s);
        QCOMPARE(bad(desk.workspace->stockCounts().count({.count = made.id, .sku = u"no such thing"_s})).code,
                 u"NOT_FOUND"_s);
    }

    /// Days without a network on two desks, a restart in between; then both are sent, and both count.
    void twoDesks_countOffline_andAddUp()
    {
        DeskFixture merchant;
        merchant.join(*m_service);
        const StockCount made = begin(merchant);
        DeskFixture packer;
        packer.join(*m_service, u"warehouse"_s);
        QVERIFY(isThere(packer, made));
        const auto lines = sheet(merchant, made).lines;
        const QString shared = lines[0].line.sku;
        m_service->stop();

        count(merchant, made, shared, 5);
        count(packer, made, shared, 7);
        for (size_t i = 1; i < 30; ++i)
            count(i % 2 == 0 ? merchant : packer, made, lines[i].line.sku, qint64(i));
        packer.close();
        packer.open();
        QCOMPARE(lineOf(sheet(packer, made), shared).line.counted, std::optional<qint64>(7));
        QCOMPARE(good(packer.workspace->stockCounts().counts()).front().waiting, 16);
        QCOMPARE(bad(merchant.workspace->stockCounts().approve(made.id, {}, OpId::random())).kind, ErrorKind::Offline);

        m_service->start();
        packer.workspace->startSync();
        QVERIFY(isSent(merchant));
        QVERIFY(isSent(packer));
        for (DeskFixture* desk : {&merchant, &packer}) {
            desk->workspace->syncNow();
            QTRY_COMPARE_WITH_TIMEOUT(sheet(*desk, made).count.counted, 30, 20'000);
            (void)good(desk->workspace->stockCounts().refresh(made.id));
            const desk::CountSheet here = sheet(*desk, made);
            QCOMPARE(lineOf(here, shared).line.counted, std::optional<qint64>(12));
            for (size_t i = 1; i < 30; ++i)
                QCOMPARE(lineOf(here, lines[i].line.sku).line.counted, std::optional<qint64>(qint64(i)));
            QVERIFY(!here.isBehind);
        }
    }

    void blind_tellsTheWarehouseNothing()
    {
        DeskFixture merchant;
        merchant.join(*m_service);
        const StockCount made = begin(merchant, true);
        DeskFixture packer;
        packer.join(*m_service, u"warehouse"_s);
        QVERIFY(isThere(packer, made));
        const QString sku = sheet(packer, made).lines.front().line.sku;
        count(packer, made, sku, 3);
        QVERIFY(isSent(packer));
        (void)good(packer.workspace->stockCounts().refresh(made.id));
        const desk::CountSheet here = sheet(packer, made);
        QVERIFY(!here.count.differences);
        for (const desk::CountSheetLine& line : here.lines)
            QVERIFY(!line.line.expected && !line.line.onHand && !line.line.difference());
        (void)good(merchant.workspace->stockCounts().refresh(made.id));
        QTRY_VERIFY_WITH_TIMEOUT(lineOf(sheet(merchant, made), sku).line.expected.has_value(), 20'000);
    }

    void approval_changesTheStock_withWhatWasDecidedHere()
    {
        DeskFixture desk;
        desk.join(*m_service);
        const StockCount made = begin(desk);
        // What nobody ordered can go to nothing.
        QStringList free;
        for (const desk::CountSheetLine& line : sheet(desk, made).lines) {
            if (line.line.onHand.value_or(0) > 0)
                free += line.line.sku;
        }
        const qint64 before = *lineOf(sheet(desk, made), free[0]).line.onHand;
        count(desk, made, free[0], before + 2);
        count(desk, made, free[1], *lineOf(sheet(desk, made), free[1]).line.onHand + 1);
        QVERIFY(isSent(desk));
        desk::StockCountStore& store = desk.workspace->stockCounts();
        (void)good(store.decide(made.id, {.sku = free[0], .reason = u"RETURNED"_s, .note = u"found"_s}));
        (void)good(store.decide(made.id, {.sku = free[1], .kind = CountDecision::Kind::Leave}));
        (void)good(store.refresh(made.id));
        const desk::CountSheet seen = sheet(desk, made);
        QCOMPARE(seen.decisions.size(), size_t(2));
        QCOMPARE(lineOf(seen, free[0]).line.difference(), std::optional<qint64>(2));
        const StockCount ended =
            good(store.approve(made.id, {.version = seen.count.version, .lines = seen.decisions}, OpId::random()));
        QCOMPARE(ended.status, StockCountStatus::Approved);
        const desk::CountSheet after = sheet(desk, made);
        QCOMPARE(lineOf(after, free[0]).line.applied, std::optional<qint64>(2));
        QCOMPARE(lineOf(after, free[0]).line.reason, u"RETURNED"_s);
        QCOMPARE(lineOf(after, free[1]).line.applied, std::nullopt);
        QVERIFY(after.decisions.empty());
        QCOMPARE(bad(store.count({.count = made.id, .sku = free[0]})).code, u"STATE_CONFLICT"_s);
        QCOMPARE(bad(store.approve(made.id, {}, OpId::random())).code, u"STATE_CONFLICT"_s);
    }

    void recount_asksAgain_andLateEntriesOfTheOldRoundStayAside()
    {
        DeskFixture merchant;
        merchant.join(*m_service);
        const StockCount made = begin(merchant);
        const QString sku = sheet(merchant, made).lines.front().line.sku;
        count(merchant, made, sku, 1);
        QVERIFY(isSent(merchant));
        const StockCount asked = good(merchant.workspace->stockCounts().recount(made.id, {sku}, OpId::random()));
        QCOMPARE(asked.recounts, 1);
        QCOMPARE(lineOf(sheet(merchant, made), sku).line.state(), CountLineState::Recount);
        count(merchant, made, sku, 9);
        QVERIFY(isSent(merchant));
        QCOMPARE(lineOf(sheet(merchant, made), sku).line.counted, std::optional<qint64>(9));
        QCOMPARE(good(merchant.workspace->stockCounts().cancel(made.id, OpId::random())).status,
                 StockCountStatus::Cancelled);
    }

    void countedAfterTheEnd_isKeptAndExplained()
    {
        DeskFixture merchant;
        merchant.join(*m_service);
        const StockCount made = begin(merchant);
        DeskFixture packer;
        packer.join(*m_service, u"warehouse"_s);
        QVERIFY(isThere(packer, made));
        const QString sku = sheet(packer, made).lines.front().line.sku;
        (void)good(merchant.workspace->stockCounts().cancel(made.id, OpId::random()));
        // The news of the end may be here or not: either way nothing is lost without a word.
        const auto taken = await(packer.workspace->stockCounts().count({.count = made.id, .sku = sku}));
        if (!taken) {
            QCOMPARE(taken.error().code, u"STATE_CONFLICT"_s);
            return;
        }
        packer.hurry();
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(good(packer.workspace->activity().entries()),
                                                     [](const PendingOperation& each) {
                                                         return each.kind == OperationKind::CountLine &&
                                                                each.state == OperationState::Refused &&
                                                                each.reason == u"STATE_CONFLICT";
                                                     }),
                                 20'000);
    }

private:
    std::unique_ptr<RealService> m_service;
};

QTEST_GUILESS_MAIN(tst_StockCountStore)
#include "tst_StockCountStore.moc"
