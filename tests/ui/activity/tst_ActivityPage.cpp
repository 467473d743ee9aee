// SPDX-License-Identifier: Apache-2.0
#include "core/sql/Connection.h"
#include "tests/core/desk/DeskFixture.h"
#include "tests/support/UiPictures.h"
#include "ui/activity/ActivityDetail.h"
#include "ui/activity/ActivityList.h"
#include "ui/activity/ActivityPage.h"
#include "ui/activity/CorrectionSheet.h"
#include "ui/kit/EmptyState.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTabBar>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using ui::ActivityPage;
using ui::ActivitySection;

namespace {

const QTimeZone kZone("Europe/Berlin");

} // namespace

/// Against the order service itself, with a second desk that comes in between.
class tst_ActivityPage : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void empty_eachSection_saysWhatItIsFor();
    void refused_showsBothVersionsAndRaisesTheAlarm();
    void resend_refused_waitsAgainAndIsDone();
    void correct_refused_sendsWhatWasEntered();
    void discard_asksFirstAndKeepsTheRecord();
    void discard_escape_keepsIt();
    void takeBack_waiting_isDiscardedWithoutAQuestion();
    void waiting_offline_saysThatItGoesOnTrying();
    void open_selected_asksTheWindow();
    void copy_several_holdsEachTrace();
    void setAside_record_isShownWithItsProblem();
    void search_isForAllSections();
    void language_switched_writesEntriesAnew();
    void looks_nothingClippedNothingNameless_data();
    void looks_nothingClippedNothingNameless();

private:
    /// Ships an order that the other desk puts on hold in between.
    qint64 makeRefused();
    void makePage(const QLocale& locale = QLocale(QLocale::English, QLocale::UnitedKingdom));
    ui::ActivityList* section(ActivitySection section) const
    {
        return m_page->findChild<ui::ActivityList*>(u"activity%1"_s.arg(int(section)));
    }
    int rows(ActivitySection which) const { return section(which)->model().rowCount({}); }
    /// So that what was refused may be done.
    void endHold(qint64 seq);
    QAction* action(const QString& text) const;
    QPushButton* button(const QString& text) const;
    QStringList texts() const;

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<DeskFixture> m_desk;
    std::unique_ptr<DeskFixture> m_other;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::UiContext> m_context;
    std::unique_ptr<ActivityPage> m_page;
};

void tst_ActivityPage::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(2'000);
    m_service->start();
}

void tst_ActivityPage::init()
{
    m_desk = std::make_unique<DeskFixture>();
    m_other = std::make_unique<DeskFixture>();
    m_desk->join(*m_service);
    m_other->join(*m_service);
}

void tst_ActivityPage::cleanup()
{
    m_page.reset();
    m_context.reset();
    m_desk.reset();
    m_other.reset();
}

void tst_ActivityPage::makePage(const QLocale& locale)
{
    m_page.reset();
    m_preferences = std::make_unique<ui::Preferences>(m_desk->folder.filePath(u"settings.ini"_s));
    m_context = std::make_unique<ui::UiContext>(*m_desk->workspace, *m_preferences, locale);
    m_page = std::make_unique<ActivityPage>(*m_context);
    m_page->resize(1072, 760);
    m_page->show();
    m_page->activateWindow();
    if (!QTest::qWaitForWindowActive(m_page.get()))
        qFatal("the window is not active");
    m_page->enter();
}

qint64 tst_ActivityPage::makeRefused()
{
    const OrderListItem item = m_desk->somethingToShip();
    const PendingOperation entry = m_desk->take(
        item.id, ShipmentDraft{.carrier = u"DHL"_s, .trackingNo = u"00340434161094042557"_s}, std::chrono::seconds(2));
    const PendingOperation hold = m_other->take(item.id, HoldDraft{.reason = u"The customer moves house"_s});
    if (!m_other->waitForState(hold.seq, OperationState::Done))
        qFatal("the hold was not sent");
    if (!m_desk->waitForState(entry.seq, OperationState::Refused))
        qFatal("the shipment was not refused");
    return entry.seq;
}

void tst_ActivityPage::endHold(qint64 seq)
{
    const OrderId order = *ui::orderOf(good(m_desk->workspace->activity().entriesOf({seq})).front());
    const auto release = m_other->take(order, ReleaseHoldDraft{});
    QVERIFY(m_other->waitForState(release.seq, OperationState::Done));
    m_desk->workspace->syncNow();
    QTRY_VERIFY(m_desk->isIdle());
    QTRY_VERIFY(!good(m_desk->workspace->orders().detail(order)).base.hold);
}

QAction* tst_ActivityPage::action(const QString& text) const
{
    for (QAction* each : m_page->commands()) {
        if (each->text() == text)
            return each;
    }
    qFatal("no action %s", qPrintable(text));
}

QPushButton* tst_ActivityPage::button(const QString& text) const
{
    for (QPushButton* each : m_page->window()->findChildren<QPushButton*>()) {
        if (each->text() == text && each->isVisible())
            return each;
    }
    qFatal("no button %s", qPrintable(text));
}

QStringList tst_ActivityPage::texts() const
{
    QStringList all;
    for (const QLabel* label : m_page->findChildren<QLabel*>()) {
        if (label->isVisible() && !label->text().isEmpty())
            all.push_back(label->text());
    }
    return all;
}

void tst_ActivityPage::empty_eachSection_saysWhatItIsFor()
{
    makePage();
    auto* tabs = m_page->findChild<QTabBar*>();
    QSet<QString> titles;
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        QTRY_VERIFY(section(ActivitySection(i))->findChild<ui::EmptyState*>()->isVisible());
        QCOMPARE(rows(ActivitySection(i)), 0);
        titles.insert(texts().join(u'|'));
    }
    QCOMPARE(titles.size(), 4);
    QVERIFY(!action(u"Send again"_s)->isEnabled());
}

void tst_ActivityPage::refused_showsBothVersionsAndRaisesTheAlarm()
{
    makePage();
    QSignalSpy counts(m_page.get(), &ui::Page::countChanged);
    makeRefused();
    QTRY_COMPARE(rows(ActivitySection::NeedsAttention), 1);
    QTRY_VERIFY(!counts.isEmpty() && counts.back() == QVariantList({qint64(1), true}));
    QTRY_VERIFY(texts().contains(u"The customer moves house"_s));
    const QString shown = texts().join(u'|');
    QVERIFY(shown.contains(u"DHL 00340434161094042557"));
    QVERIFY(shown.contains(ui::words(OrderStatus::Paid)));
    QCOMPARE(m_page->findChild<QTabBar*>()->accessibleTabName(0), u"Needs attention: 1"_s);
    QVERIFY(action(u"Discard…"_s)->isEnabled());
    // As long as the order is on hold, it would be refused again.
    QVERIFY(!action(u"Send again"_s)->isVisible());
    QVERIFY(!action(u"Correct and send again…"_s)->isVisible());
    QVERIFY(!action(u"Take back"_s)->isVisible());
}

void tst_ActivityPage::resend_refused_waitsAgainAndIsDone()
{
    const qint64 seq = makeRefused();
    makePage();
    QTRY_COMPARE(rows(ActivitySection::NeedsAttention), 1);
    endHold(seq);
    QTRY_VERIFY(action(u"Send again"_s)->isEnabled());
    button(u"Send again"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(rows(ActivitySection::NeedsAttention), 0, 20'000);
    QVERIFY(m_desk->waitForState(seq, OperationState::Done));
    QTRY_COMPARE(rows(ActivitySection::Done), 1);
}

void tst_ActivityPage::correct_refused_sendsWhatWasEntered()
{
    const qint64 seq = makeRefused();
    makePage();
    QTRY_COMPARE(rows(ActivitySection::NeedsAttention), 1);
    endHold(seq);
    QTRY_VERIFY(action(u"Correct and send again…"_s)->isEnabled());
    action(u"Correct and send again…"_s)->trigger();
    auto* sheet = m_page->window()->findChild<ui::CorrectionSheet*>();
    QVERIFY(sheet);
    auto* form = sheet->findChild<ui::OperationCorrection*>();
    form->findChildren<QLineEdit*>().back()->setText(u"CORRECTED-1"_s);
    sheet->primaryButton()->click();
    QTRY_VERIFY(good(m_desk->workspace->activity().entriesOf({seq})).front().body.contains("CORRECTED-1"));
    QVERIFY(m_desk->waitForState(seq, OperationState::Done));
}

void tst_ActivityPage::discard_asksFirstAndKeepsTheRecord()
{
    const qint64 seq = makeRefused();
    makePage();
    QTRY_COMPARE(rows(ActivitySection::NeedsAttention), 1);
    QTRY_VERIFY(action(u"Discard…"_s)->isEnabled());
    action(u"Discard…"_s)->trigger();
    QCOMPARE(m_desk->stateOf(seq), OperationState::Refused);
    button(u"Discard"_s)->click();
    QVERIFY(m_desk->waitForState(seq, OperationState::Discarded));
    QTRY_COMPARE(rows(ActivitySection::NeedsAttention), 0);
    QTRY_COMPARE(rows(ActivitySection::Done), 1);
}

void tst_ActivityPage::discard_escape_keepsIt()
{
    const qint64 seq = makeRefused();
    makePage();
    QTRY_COMPARE(rows(ActivitySection::NeedsAttention), 1);
    QTRY_VERIFY(action(u"Discard…"_s)->isEnabled());
    action(u"Discard…"_s)->trigger();
    QTest::keyClick(button(u"Discard"_s), Qt::Key_Escape);
    QCOMPARE(m_desk->stateOf(seq), OperationState::Refused);
    QVERIFY(button(u"Discard…"_s)->isVisible());
}

void tst_ActivityPage::takeBack_waiting_isDiscardedWithoutAQuestion()
{
    const PendingOperation entry =
        m_desk->take(m_desk->somethingToShip().id, NoteDraft{.text = u"a note"_s}, std::chrono::seconds(30));
    makePage();
    m_page->showWaiting();
    QTRY_COMPARE(rows(ActivitySection::Waiting), 1);
    QTRY_VERIFY(texts().join(u'|').contains(u"Sent in "));
    QSignalSpy toasts(m_context.get(), &ui::UiContext::toastRequested);
    action(u"Take back"_s)->trigger();
    QVERIFY(m_desk->waitForState(entry.seq, OperationState::Discarded));
    QTRY_COMPARE(rows(ActivitySection::Waiting), 0);
    QTRY_COMPARE(toasts.size(), 1);
}

void tst_ActivityPage::waiting_offline_saysThatItGoesOnTrying()
{
    m_service->stop();
    const PendingOperation entry = m_desk->take(m_desk->somethingToShip().id, NoteDraft{.text = u"a note"_s});
    makePage();
    m_page->showWaiting();
    QTRY_COMPARE(rows(ActivitySection::Waiting), 1);
    QTRY_VERIFY_WITH_TIMEOUT(good(m_desk->workspace->activity().entriesOf({entry.seq})).front().attempts > 0, 20'000);
    m_desk->workspace->syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(texts().join(u'|').contains(u"cannot be taken back"), 20'000);
    QVERIFY(!action(u"Take back"_s)->isEnabled());
    QTRY_VERIFY(action(u"Try now"_s)->isEnabled());
    m_service->start();
    action(u"Try now"_s)->trigger();
    QVERIFY(m_desk->waitForState(entry.seq, OperationState::Done));
    QTRY_COMPARE(rows(ActivitySection::Waiting), 0);
}

void tst_ActivityPage::open_selected_asksTheWindow()
{
    const OrderListItem item = m_desk->somethingToShip();
    (void)m_desk->take(item.id, NoteDraft{.text = u"a note"_s}, std::chrono::seconds(30));
    makePage();
    m_page->showWaiting();
    QTRY_COMPARE(rows(ActivitySection::Waiting), 1);
    QSignalSpy opened(m_context.get(), &ui::UiContext::orderRequested);
    QTest::keyClick(&section(ActivitySection::Waiting)->view(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.front().front().value<OrderId>(), item.id);
}

void tst_ActivityPage::copy_several_holdsEachTrace()
{
    const auto first =
        m_desk->take(m_desk->somethingToShip().id, NoteDraft{.text = u"secret"_s}, std::chrono::seconds(30));
    const auto second =
        m_desk->take(m_desk->somethingToShip().id, NoteDraft{.text = u"secret"_s}, std::chrono::seconds(30));
    makePage();
    m_page->showWaiting();
    QTRY_COMPARE(rows(ActivitySection::Waiting), 2);
    section(ActivitySection::Waiting)->view().selectAll();
    QVERIFY(!action(u"Open the order"_s)->isEnabled());
    action(u"Copy details"_s)->trigger();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(first.opId.toString()));
    QVERIFY(copied.contains(second.opId.toString()));
    QVERIFY(!copied.contains(u"secret"));
}

void tst_ActivityPage::setAside_record_isShownWithItsProblem()
{
    const QString file = m_desk->folder.filePath(u"profile/cache.db"_s);
    m_desk->close();
    {
        auto db = sql::Connection::open({.file = file, .access = sql::Access::ReadWrite});
        QVERIFY(db);
        QVERIFY((*db)->run("INSERT INTO quarantine (entity, id, revision, problem, body, at) "
                           "VALUES ('order', '77', 9, 'status: is no status', '{\"email\":\"x\"}', 1760000000000)"));
    }
    m_desk->open();
    makePage();
    QTRY_COMPARE(rows(ActivitySection::SetAside), 1);
    // Nothing was refused, so this is what needs a look.
    m_page->showNeedsAttention();
    QTRY_VERIFY(texts().contains(u"status: is no status"_s));
    action(u"Copy details"_s)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"order 77, revision 9"));
}

void tst_ActivityPage::search_isForAllSections()
{
    const OrderListItem item = m_desk->somethingToShip();
    (void)m_desk->take(item.id, NoteDraft{.text = u"wrap it"_s}, std::chrono::seconds(30));
    (void)m_desk->take(m_desk->somethingToShip().id, NoteDraft{.text = u"call first"_s}, std::chrono::seconds(30));
    makePage();
    QTRY_COMPARE(rows(ActivitySection::Waiting), 2);
    m_page->focusSearch();
    auto* search = m_page->findChild<QLineEdit*>();
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"wrap"_s);
    QTRY_COMPARE(rows(ActivitySection::Waiting), 1);
    // Letters typed here are no shortcuts.
    QTest::keyClicks(search, u"r"_s);
    QTRY_COMPARE(rows(ActivitySection::Waiting), 0);
    search->clear();
    QTRY_COMPARE(rows(ActivitySection::Waiting), 2);
}

void tst_ActivityPage::language_switched_writesEntriesAnew()
{
    (void)m_desk->take(m_desk->somethingToShip().id, NoteDraft{.text = u"a note"_s}, std::chrono::seconds(30));
    makePage();
    m_page->showWaiting();
    QTRY_COMPARE(rows(ActivitySection::Waiting), 1);
    const Spoken spoken({.isChinese = true});
    QTRY_VERIFY(m_page->findChild<QTabBar*>()->tabText(1).startsWith(u"等待中"));
    QVERIFY(section(ActivitySection::Waiting)->model().rowAt(0).title.startsWith(u"添加备注"));
    QVERIFY(button(u"撤回"_s)->isEnabled());
    QTRY_VERIFY(texts().join(u'|').contains(u"秒后发送"));
}

void tst_ActivityPage::looks_nothingClippedNothingNameless_data()
{
    addLooks();
}

void tst_ActivityPage::looks_nothingClippedNothingNameless()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    const Spoken spoken(look);
    makeRefused();
    makeRefused();
    for (size_t i = 2; i < 6; ++i)
        (void)m_desk->take(m_desk->somethingToShip().id,
                           ShipmentDraft{.carrier = u"UPS"_s, .trackingNo = u"1Z999AA10123456784"_s},
                           std::chrono::seconds(i < 4 ? 0 : 30));
    makePage(look.locale());
    QTRY_COMPARE(rows(ActivitySection::NeedsAttention), 2);
    QTRY_COMPARE(rows(ActivitySection::Waiting), 2);
    QTRY_COMPARE(rows(ActivitySection::Done), 2);
    auto* tabs = m_page->findChild<QTabBar*>();
    QTRY_VERIFY(texts().contains(u"The customer moves house"_s));
    QStringList faults;
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        picture(*m_page, u"activity-%1-%2"_s.arg(i).arg(look.name()), {1072, 760});
        faults += clippedIn(m_page.get()) + namelessIn(m_page.get());
    }
    // What the window leaves it on a laptop of 1280×800 at 150 %.
    tabs->setCurrentIndex(0);
    picture(*m_page, u"activity-small-"_s + look.name(), {789, 490});
    faults += clippedIn(m_page.get());
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

QTEST_MAIN(tst_ActivityPage)
#include "tst_ActivityPage.moc"
