// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/orders/BulkEligibility.h"
#include "ui/orders/BulkResults.h"
#include "ui/orders/BulkSheet.h"
#include "ui/orders/BulkShipForm.h"
#include "ui/orders/OrderActionStart.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLineEdit>

#include <algorithm>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using ui::BulkRun;
using ui::OrderAction;

class tst_BulkSheet : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_ui.reset(); }

    void check_mixed_groupsTheReasons();
    void check_noneEligible_cannotGoOn();
    void ship_withNumbers_endsEach();
    void ship_withoutNumbers_areLeftOut();
    void ship_nothingEntered_isNamed();
    void ship_controlEnterInACell_takesWhatIsTyped();
    void ship_scannedWithoutAPause_eachNumberInItsRow();
    void ship_columnPastedIntoACell_fillsTheRowsBelow();
    void undo_all_leavesNothing();
    void close_early_offersUndoInAToast();
    void refused_one_isRetried();
    void result_copied_isText();
    void cancel_many_takesReason();
    void hold_then_release_many();
    void many_fiveHundred_inTime();
    void models_areSound();
    void looks_nothingClippedNothingNameless_data() { addLooks(); }
    void looks_nothingClippedNothingNameless();

private:
    std::vector<OrderListItem> items(OrderStatus status, size_t count);
    ui::BulkSheet* open(OrderAction which, const std::vector<OrderListItem>& items);
    /// Waits for the check, fills in carrier and numbers.
    void fillShip(ui::BulkSheet* sheet);
    bool press(ui::BulkSheet* sheet) { return ch::test::press(sheet, sheet->primaryButton()->text()); }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OtherPerson> m_person;
    std::unique_ptr<OrderUi> m_ui;
};

void tst_BulkSheet::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(3000);
    m_service->start();
    m_person = std::make_unique<OtherPerson>(m_service->url());
}

void tst_BulkSheet::init()
{
    m_ui = std::make_unique<OrderUi>(*m_service);
    m_ui->preferences->setUndoTime(std::chrono::seconds(30));
}

std::vector<OrderListItem> tst_BulkSheet::items(OrderStatus status, size_t count)
{
    std::vector<OrderListItem> found = m_ui->desk.items({.statuses = {status}, .onHold = false});
    std::erase_if(found, [](const OrderListItem& item) { return item.waiting + item.refused > 0; });
    if (found.size() < count)
        qFatal("only %d are %s", int(found.size()), nameOf(status).data());
    found.resize(count);
    return found;
}

ui::BulkSheet* tst_BulkSheet::open(OrderAction which, const std::vector<OrderListItem>& items)
{
    std::vector<OrderId> ids;
    ids.reserve(items.size());
    for (const OrderListItem& item : items)
        ids.push_back(item.id);
    ui::startAction(*m_ui->context, &m_ui->host, which, ids);
    auto* sheet = m_ui->sheet<ui::BulkSheet>();
    // The rules have answered.
    if (!QTest::qWaitFor(
            [sheet] { return sheet->findChild<ui::BulkEligibility*>()->findChild<ui::Pill*>()->isVisible(); }, 20'000))
        qFatal("no check");
    QTest::qWait(1);
    return sheet;
}

void tst_BulkSheet::fillShip(ui::BulkSheet* sheet)
{
    QTRY_VERIFY(sheet->findChild<ui::BulkShipForm*>() && sheet->findChild<ui::BulkShipForm*>()->isVisible());
    sheet->findChild<ui::BulkShipForm*>()->findChild<QComboBox*>()->setEditText(u"DHL"_s);
    auto* table = sheet->findChild<ui::BulkShipTable*>();
    QStringList numbers;
    for (int row = 0; row < table->model()->rowCount({}); ++row)
        numbers.push_back(u"00340%1"_s.arg(row));
    QGuiApplication::clipboard()->setText(numbers.join(u'\n'));
    table->setCurrentIndex(table->model()->index(0, ui::BulkShipModel::Tracking));
    QTest::keySequence(table, QKeySequence(QKeySequence::Paste));
}

void tst_BulkSheet::check_mixed_groupsTheReasons()
{
    std::vector<OrderListItem> mixed = items(OrderStatus::Paid, 3);
    for (const OrderStatus status : {OrderStatus::Completed, OrderStatus::Cancelled}) {
        const auto more = items(status, 2);
        mixed.insert(mixed.end(), more.begin(), more.end());
    }
    const OrderListItem held = m_ui->desk.items({.statuses = {OrderStatus::Paid}, .onHold = true}).front();
    mixed.push_back(held);
    auto* sheet = open(OrderAction::Ship, mixed);
    auto* eligibility = sheet->findChild<ui::BulkEligibility*>();
    QTRY_VERIFY(textOf(eligibility).contains(u"3 possible"));
    const QString said = textOf(eligibility);
    QVERIFY(said.contains(u"5 not possible"));
    QVERIFY(said.contains(held.orderNo));
    QVERIFY(said.contains(mixed[3].orderNo));
    // Completed, cancelled, on hold: three reasons, each with its own sentence.
    const int sentences = int(said.count(QRegularExpression(u"– \\d+ order"_s)));
    QCOMPARE(sentences, 3);
    QCOMPARE(sheet->findChild<ui::BulkShipTable*>()->model()->rowCount({}), 3);
}

void tst_BulkSheet::check_noneEligible_cannotGoOn()
{
    auto* sheet = open(OrderAction::Ship, items(OrderStatus::Completed, 3));
    QTRY_VERIFY(textOf(sheet).contains(u"3 not possible"));
    QVERIFY(!sheet->primaryButton()->isEnabled());
}

void tst_BulkSheet::ship_withNumbers_endsEach()
{
    m_ui->preferences->setUndoTime(std::chrono::seconds(1));
    const auto chosen = items(OrderStatus::Paid, 12);
    auto* sheet = open(OrderAction::Ship, chosen);
    fillShip(sheet);
    QVERIFY(press(sheet));
    QTRY_COMPARE_WITH_TIMEOUT(sheet->run().count(BulkRun::State::Done), 12, 60'000);
    QTRY_VERIFY(textOf(sheet).contains(u"12 of 12 done"));
    for (const OrderListItem& item : chosen)
        QCOMPARE(m_ui->detail(item.id).base.status, OrderStatus::Shipped);
}

void tst_BulkSheet::ship_withoutNumbers_areLeftOut()
{
    const auto chosen = items(OrderStatus::Paid, 4);
    auto* sheet = open(OrderAction::Ship, chosen);
    fillShip(sheet);
    auto* table = sheet->findChild<ui::BulkShipTable*>();
    QVERIFY(table->model()->setData(table->model()->index(1, ui::BulkShipModel::Tracking), QString()));
    QVERIFY(textOf(sheet).contains(u"without a tracking number"));
    QVERIFY(press(sheet));
    QTRY_COMPARE(sheet->run().count(BulkRun::State::Waiting), 3);
    QCOMPARE(m_ui->detail(chosen[1].id).open.size(), 0u);
    QVERIFY(ch::test::press(sheet, u"Undo all"_s));
    QTRY_COMPARE(sheet->run().count(BulkRun::State::TakenBack), 3);
}

void tst_BulkSheet::ship_nothingEntered_isNamed()
{
    auto* sheet = open(OrderAction::Ship, items(OrderStatus::Paid, 2));
    QTRY_VERIFY(sheet->primaryButton()->isEnabled());
    field<QComboBox>(sheet, u"Carrier of all parcels"_s)->setEditText({});
    QVERIFY(press(sheet));
    QVERIFY(textOf(sheet).contains(u"Carrier of all parcels is needed."));
    QVERIFY(textOf(sheet).contains(u"Tracking number: at least one order needs one."));
    QVERIFY(sheet->run().rows().empty());
}

void tst_BulkSheet::ship_controlEnterInACell_takesWhatIsTyped()
{
    const auto chosen = items(OrderStatus::Paid, 2);
    auto* sheet = open(OrderAction::Ship, chosen);
    sheet->findChild<ui::BulkShipForm*>()->findChild<QComboBox*>()->setEditText(u"DHL"_s);
    auto* table = sheet->findChild<ui::BulkShipTable*>();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, ui::BulkShipModel::Tracking));
    QTest::keyClicks(m_ui->host.focusWidget(), u"0034001"_s);
    // As a scanner ends: the next row is ready.
    QTest::keyClick(m_ui->host.focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(table->currentIndex().row(), 1);
    QTRY_VERIFY(qobject_cast<QLineEdit*>(m_ui->host.focusWidget()));
    QTest::keyClicks(m_ui->host.focusWidget(), u"0034002"_s);
    QTest::keyClick(m_ui->host.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(sheet->run().count(BulkRun::State::Waiting), 2);
    QCOMPARE(m_ui->detail(chosen[1].id).shown.shipments.back().trackingNo, u"0034002");
    QVERIFY(ch::test::press(sheet, u"Undo all"_s));
    QTRY_COMPARE(sheet->run().count(BulkRun::State::TakenBack), 2);
}

void tst_BulkSheet::ship_scannedWithoutAPause_eachNumberInItsRow()
{
    auto* sheet = open(OrderAction::Ship, items(OrderStatus::Paid, 20));
    auto* table = sheet->findChild<ui::BulkShipTable*>();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, ui::BulkShipModel::Tracking));
    QTRY_VERIFY(qobject_cast<QLineEdit*>(m_ui->host.focusWidget()));
    // All of it is here before the window gets round to anything else, as from a scanner on a busy machine.
    for (int row = 0; row < 20; ++row) {
        QTest::keyClicks(m_ui->host.focusWidget(), u"JJD%1"_s.arg(700'000 + row));
        QTest::keyClick(m_ui->host.focusWidget(), row % 2 == 0 ? Qt::Key_Return : Qt::Key_Enter);
    }
    for (int row = 0; row < 20; ++row)
        QCOMPARE(table->model()->index(row, ui::BulkShipModel::Tracking).data().toString(),
                 u"JJD%1"_s.arg(700'000 + row));
}

void tst_BulkSheet::ship_columnPastedIntoACell_fillsTheRowsBelow()
{
    auto* sheet = open(OrderAction::Ship, items(OrderStatus::Paid, 3));
    auto* table = sheet->findChild<ui::BulkShipTable*>();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, ui::BulkShipModel::Tracking));
    QTRY_VERIFY(qobject_cast<QLineEdit*>(m_ui->host.focusWidget()));
    QGuiApplication::clipboard()->setText(u"0034001\n0034002\n0034003\n"_s);
    QTest::keySequence(m_ui->host.focusWidget(), QKeySequence(QKeySequence::Paste));
    for (int row = 0; row < 3; ++row)
        QCOMPARE(table->model()->index(row, ui::BulkShipModel::Tracking).data().toString(), u"003400%1"_s.arg(row + 1));
}

void tst_BulkSheet::undo_all_leavesNothing()
{
    const auto chosen = items(OrderStatus::Paid, 6);
    auto* sheet = open(OrderAction::Ship, chosen);
    fillShip(sheet);
    QVERIFY(press(sheet));
    QTRY_COMPARE(sheet->run().count(BulkRun::State::Waiting), 6);
    QVERIFY(ch::test::press(sheet, u"Undo all"_s));
    QTRY_COMPARE(sheet->run().count(BulkRun::State::TakenBack), 6);
    QTRY_VERIFY(!findButton(sheet, u"Undo all"_s));
    for (const OrderListItem& item : chosen)
        QCOMPARE(m_ui->detail(item.id).open.size(), 0u);
}

void tst_BulkSheet::close_early_offersUndoInAToast()
{
    const auto chosen = items(OrderStatus::Paid, 2);
    auto* sheet = open(OrderAction::Ship, chosen);
    fillShip(sheet);
    QVERIFY(press(sheet));
    QTRY_COMPARE(sheet->run().count(BulkRun::State::Waiting), 2);
    QVERIFY(ch::test::press(sheet, u"Close"_s));
    QVERIFY(m_ui->waitForToast(u"will be shipped"));
    m_ui->toasts.back().action();
    QVERIFY(m_ui->waitForToast(u"Taken back"));
    QCOMPARE(m_ui->detail(chosen[0].id).open.size(), 0u);
}

void tst_BulkSheet::refused_one_isRetried()
{
    m_ui->preferences->setUndoTime(std::chrono::seconds(3));
    const auto chosen = items(OrderStatus::Paid, 3);
    auto* sheet = open(OrderAction::Ship, chosen);
    fillShip(sheet);
    QVERIFY(press(sheet));
    QTRY_COMPARE(sheet->run().count(BulkRun::State::Waiting), 3);
    // Somebody corrects the address of one of them: another version.
    m_person->step(chosen[1].id, u"hold"_s, {{u"reason"_s, u"x"_s}});
    m_person->step(chosen[1].id, u"hold"_s, {}, "DELETE");
    QTRY_COMPARE_WITH_TIMEOUT(sheet->run().ended(), 3, 60'000);
    QCOMPARE(sheet->run().count(BulkRun::State::Done), 2);
    QCOMPARE(sheet->run().rows()[1].state, BulkRun::State::Refused);
    QCOMPARE(sheet->run().rows()[1].error.code, u"VERSION_MISMATCH");
    QVERIFY(m_ui->waitForVersion(chosen[1].id, m_person->order(chosen[1].id).value(u"version").toInteger()));
    auto* results = sheet->findChild<ui::BulkResults*>();
    QTRY_VERIFY(results->asText().contains(ui::words(sheet->run().rows()[1].error).what));
    // What is left to do comes first once all have ended.
    const auto* table = results->findChild<ui::OrderDetailTable*>();
    QTRY_COMPARE(table->model()->index(0, ui::BulkResultModel::Number).data().toString(), chosen[1].orderNo);
    QCOMPARE(table->model()->index(1, ui::BulkResultModel::Number).data().toString(), chosen[0].orderNo);
    QVERIFY(ch::test::press(sheet, u"Retry 1 failed"_s));
    QTRY_COMPARE_WITH_TIMEOUT(sheet->run().count(BulkRun::State::Done), 3, 30'000);
    QCOMPARE(m_person->order(chosen[1].id).value(u"shipments").toArray().size(), 1);
}

void tst_BulkSheet::result_copied_isText()
{
    const auto chosen = items(OrderStatus::Completed, 2);
    auto* sheet = open(OrderAction::Note, chosen);
    QTRY_VERIFY(sheet->primaryButton()->isEnabled());
    field<QWidget>(sheet, u"Note"_s)->setFocus();
    QTest::keyClicks(m_ui->host.focusWidget(), u"Thank-you card enclosed"_s);
    QVERIFY(press(sheet));
    QTRY_COMPARE(sheet->run().count(BulkRun::State::Waiting), 2);
    QVERIFY(ch::test::press(sheet, u"Copy as text"_s));
    const QString copied = QGuiApplication::clipboard()->text();
    for (const OrderListItem& item : chosen)
        QVERIFY(copied.contains(QString(item.orderNo + u'\t' + ui::words(OperationState::Waiting))));
    QVERIFY(ch::test::press(sheet, u"Undo all"_s));
    QTRY_COMPARE(sheet->run().count(BulkRun::State::TakenBack), 2);
}

void tst_BulkSheet::cancel_many_takesReason()
{
    const auto chosen = items(OrderStatus::Pending, 2);
    auto* sheet = open(OrderAction::Cancel, chosen);
    QTRY_VERIFY(sheet->primaryButton()->isEnabled());
    auto* reason = field<QComboBox>(sheet, u"Reason"_s);
    reason->setCurrentIndex(reason->findData(u"FRAUD"_s));
    QVERIFY(press(sheet));
    QTRY_COMPARE(sheet->run().count(BulkRun::State::Waiting), 2);
    QCOMPARE(m_ui->detail(chosen[1].id).shown.cancelReason, u"FRAUD");
    QVERIFY(ch::test::press(sheet, u"Undo all"_s));
    QTRY_COMPARE(sheet->run().count(BulkRun::State::TakenBack), 2);
}

void tst_BulkSheet::hold_then_release_many()
{
    m_ui->preferences->setUndoTime(std::chrono::seconds(0));
    const auto chosen = items(OrderStatus::Paid, 3);
    auto* hold = open(OrderAction::Hold, chosen);
    QTRY_VERIFY(hold->primaryButton()->isEnabled());
    field<QComboBox>(hold, u"Reason"_s)->setEditText(u"Stock is counted"_s);
    QVERIFY(press(hold));
    QTRY_COMPARE_WITH_TIMEOUT(hold->run().count(BulkRun::State::Done), 3, 30'000);
    hold->close();
    auto* release = open(OrderAction::ReleaseHold, chosen);
    QTRY_VERIFY(release->primaryButton()->isEnabled());
    QVERIFY(press(release));
    QTRY_COMPARE_WITH_TIMEOUT(release->run().count(BulkRun::State::Done), 3, 30'000);
    QVERIFY(!m_ui->detail(chosen[0].id).base.hold);
}

void tst_BulkSheet::many_fiveHundred_inTime()
{
    std::vector<OrderId> ids;
    for (const RowNumber row : m_ui->desk.rows({.statuses = {OrderStatus::Completed}})) {
        for (const OrderListItem& item : good(m_ui->orders().items({row})))
            ids.push_back(item.id);
        if (ids.size() == 500)
            break;
    }
    BulkRun run(*m_ui->context);
    std::vector<OrderStepRequest> requests;
    QStringList numbers;
    for (const OrderId id : ids) {
        requests.push_back({id, NoteDraft{.text = u"n"_s}});
        numbers.push_back(id.toString());
    }
    QElapsedTimer clock;
    clock.start();
    run.start(requests, numbers);
    QTRY_COMPARE_WITH_TIMEOUT(run.count(BulkRun::State::Waiting), 500, 60'000);
    qInfo("500 entries durable in %lld ms", clock.elapsed());
    run.undoAll();
    QTRY_COMPARE_WITH_TIMEOUT(run.count(BulkRun::State::TakenBack), 500, 60'000);
}

void tst_BulkSheet::models_areSound()
{
    ui::BulkShipModel ship(items(OrderStatus::Paid, 4), m_ui->context->formats());
    const QAbstractItemModelTester shipTester(&ship, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ship.paste(u"a\n\nc\nd\ne"_s, 0);
    QCOMPARE(ship.ready(), 3);
    ship.paste(u"CH-1\tx"_s, 1);
    QCOMPARE(ship.tracking(1), u"x");

    BulkRun run(*m_ui->context);
    ui::BulkResultModel results(run);
    const QAbstractItemModelTester tester(&results, QAbstractItemModelTester::FailureReportingMode::QtTest);
    run.start({{OrderId(1), NoteDraft{.text = u"n"_s}}}, {u"CH-1"_s});
    results.reset();
    QTRY_COMPARE(run.count(BulkRun::State::NotTaken), 1);
    QCOMPARE(results.index(0, ui::BulkResultModel::Number).data().toString(), u"CH-1");
}

void tst_BulkSheet::looks_nothingClippedNothingNameless()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    const Spoken spoken(look);
    m_ui->context->setLocale(look.locale());
    std::vector<OrderListItem> mixed = items(OrderStatus::Paid, 9);
    for (const OrderStatus status : {OrderStatus::Completed, OrderStatus::Cancelled}) {
        const auto more = items(status, 2);
        mixed.insert(mixed.end(), more.begin(), more.end());
    }
    auto* sheet = open(OrderAction::Ship, mixed);
    fillShip(sheet);
    QTest::qWait(250);
    picture(m_ui->host, u"bulk-%1-check"_s.arg(look.name()), {1280, 800});
    QVERIFY2(clippedIn(sheet).isEmpty(), qPrintable(clippedIn(sheet).join(u"; "_s)));
    QVERIFY2(namelessIn(sheet).isEmpty(), qPrintable(namelessIn(sheet).join(u"; "_s)));
    QVERIFY(press(sheet));
    QTRY_COMPARE(sheet->run().count(BulkRun::State::Waiting), 9);
    picture(m_ui->host, u"bulk-%1-results"_s.arg(look.name()), {1280, 800});
    QVERIFY2(clippedIn(sheet).isEmpty(), qPrintable(clippedIn(sheet).join(u"; "_s)));
    for (auto* button : sheet->findChildren<QPushButton*>()) {
        if (button->isVisible() && sheet->run().canUndo() && button->parentWidget()->inherits("ch::ui::BulkResults")) {
            button->click();
            break;
        }
    }
    QTRY_COMPARE(sheet->run().count(BulkRun::State::TakenBack), 9);
    useTheme();
}

QTEST_MAIN(tst_BulkSheet)
#include "tst_BulkSheet.moc"
