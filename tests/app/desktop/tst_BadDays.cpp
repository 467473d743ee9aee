// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/DeskSession.h"
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/activity/ActivityPage.h"
#include "ui/activity/VersionsView.h"
#include "ui/orders/BulkRun.h"
#include "ui/orders/BulkSheet.h"
#include "ui/orders/BulkShipForm.h"
#include "ui/orders/OrderDetailPane.h"
#include "ui/orders/OrderListPane.h"
#include "ui/orders/OrdersPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/StatusStrip.h"
#include "ui/signin/ShopList.h"
#include "ui/signin/SignInPage.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <sys/resource.h>

#include <atomic>
#include <csignal>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using Trouble = SyncStatus::Trouble;

namespace {

/// The machine's clock, as somebody set it.
class MovedClock final : public Clock
{
public:
    UtcTime now() const override { return UtcTime(SystemClock().now().epochMs() + m_byMs.load()); }
    void moveBy(std::chrono::milliseconds by) { m_byMs += by.count(); }

private:
    std::atomic<qint64> m_byMs = 0;
};

/// As long as it lives, no file of this program can grow beyond what it has: a full disk.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes = 0)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

/// The desktop as the program makes it, signed in.
struct Desk
{
    explicit Desk(const RealService& service)
    {
        preferences.setUndoTime(std::chrono::seconds(0));
        session = std::make_unique<app::DeskSession>(app::SessionParts{.secrets = secrets,
                                                                       .clock = clock,
                                                                       .preferences = preferences,
                                                                       .shops = shops,
                                                                       .locale = QLocale(u"en_GB"_s)},
                                                     folder.filePath(u"profile"_s));
        session->open();
        if (!QTest::qWaitFor([this] { return session->window() != nullptr && session->signInPage() != nullptr; }))
            qFatal("no window");
        QApplication::setActiveWindow(session->window());
        signIn(service.url());
        if (!QTest::qWaitFor([this] { return status().dataAsOf && isIdle() && list().model()->rowCount() > 0; },
                             30'000))
            qFatal("no orders");
    }

    void signIn(const QString& url)
    {
        const QWidget* page = session->signInPage();
        if (!field<QLineEdit>(page, u"Server address"_s)->isReadOnly()) {
            field<QLineEdit>(page, u"Server address"_s)->setText(url);
            field<QLineEdit>(page, u"User"_s)->setText(u"merchant"_s);
        }
        field<QLineEdit>(page, u"Password"_s)->setText(u"demo-merchant"_s);
        if (!press(page, u"Sign in"_s) || !QTest::qWaitFor([this] { return !window().hasFront(); }, 20'000))
            qFatal("not signed in");
    }

    ui::MainWindow& window() const { return *session->window(); }
    desk::Workspace& workspace() const { return session->context()->workspace(); }
    const SyncStatus& status() const { return workspace().status(); }
    bool isIdle() const { return status().activity == SyncStatus::Activity::Idle; }
    QString line() const { return window().statusStrip().sentence().whole(); }
    ui::OrderListView& list() const { return session->ordersPage()->findChild<ui::OrderListPane*>()->view(); }
    ui::OrderDetailPane& detail() const { return *session->ordersPage()->findChild<ui::OrderDetailPane*>(); }
    bool tryNow() const { return press(&window(), u"Try now"_s); }
    bool waitForTrouble(Trouble trouble) const
    {
        return QTest::qWaitFor([&] { return status().trouble == trouble && isIdle(); }, 30'000);
    }
    QAction* command(const QString& text) const
    {
        for (QAction* action : session->ordersPage()->commands()) {
            if (action->text() == text)
                return action;
        }
        qFatal("no command %s", qPrintable(text));
    }
    template <class T> T* sheet() const
    {
        T* found = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                for (T* each : window().findChildren<T*>())
                    found = each->isVisible() ? each : found;
                return found != nullptr;
            },
            10'000);
        if (!found)
            qFatal("no sheet");
        return found;
    }
    bool hasSheet() const
    {
        const QList<ui::Sheet*> sheets = window().findChildren<ui::Sheet*>();
        return std::ranges::any_of(sheets, &QWidget::isVisible);
    }

    /// Shows exactly the orders that can be shipped.
    bool showShippable() const
    {
        ui::Filter filter;
        filter.fixed.statuses = {OrderStatus::Paid};
        filter.fixed.fulfilments = {Fulfilment::Unfulfilled};
        filter.fixed.onHold = false;
        session->ordersPage()->setFilter(filter);
        return QTest::qWaitFor([this] { return model().state() == ui::OrderListModel::State::Complete; }, 10'000);
    }
    ui::OrderListModel& model() const { return session->ordersPage()->findChild<ui::OrderListPane*>()->model(); }
    /// The one in that row, open.
    OrderListItem choose(int row) const
    {
        list().setFocus();
        list().orders().selectOnly(row);
        if (!QTest::qWaitFor([&] { return model().itemAt(row) && detail().order() == model().itemAt(row)->id; },
                             10'000))
            qFatal("row %d is not shown", row);
        return *model().itemAt(row);
    }
    bool trigger(const QString& text) const
    {
        return QTest::qWaitFor([&] { return command(text)->isEnabled(); }, 10'000) && (command(text)->trigger(), true);
    }
    /// Through its sheet.
    bool addNote(const QString& text) const
    {
        if (!trigger(u"Add note…"_s))
            return false;
        auto* sheet = this->sheet<ui::Sheet>();
        field<QPlainTextEdit>(sheet, u"Note"_s)->setPlainText(text);
        sheet->primaryButton()->click();
        return true;
    }

    QTemporaryDir folder;
    MemorySecretStore secrets;
    MovedClock clock;
    ui::Preferences preferences{folder.filePath(u"settings.ini"_s)};
    ui::ShopList shops{folder.filePath(u"shops.ini"_s), folder.filePath(u"profiles"_s)};
    std::unique_ptr<app::DeskSession> session;
};

} // namespace

/// The client's faults as somebody at the window sees them: it says what is true, keeps everything, and stands in nobody's way.
class tst_BadDays : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        useTheme();
        m_service = std::make_unique<RealService>(2000);
        m_service->start();
    }
    void init() { m_desk = std::make_unique<Desk>(*m_service); }
    void cleanup()
    {
        // Whatever happened: no box that wants an answer first.
        QVERIFY(QApplication::activeModalWidget() == nullptr);
        m_desk.reset();
    }

    void serviceKilled_inABulkShipment_eachOrderIsShippedOnce();
    void networkGone_forAnHour_changesWaitAndAreSent();
    void orderCancelled_meanwhile_bothVersionsAreShown();
    void sessionRevoked_changesWaitForTheNextSignIn();
    void diskFull_step_saysSoAndCanBeTakenLater();
    void diskFull_export_leavesNothing_data();
    void diskFull_export_leavesNothing();
    void clockChanged_changesAreSentOnce();

private:
    qsizetype notesOf(OrderId id) { return OtherPerson(m_service->url()).order(id).value(u"notes"_s).toArray().size(); }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<Desk> m_desk;
};

void tst_BadDays::serviceKilled_inABulkShipment_eachOrderIsShippedOnce()
{
    constexpr int kForty = 40;
    QVERIFY(m_desk->showShippable());
    QVERIFY(m_desk->model().rowCount() >= kForty);
    m_desk->choose(0);
    for (int i = 1; i < kForty; ++i)
        QTest::keyClick(&m_desk->list(), Qt::Key_Down, Qt::ShiftModifier);
    QTRY_VERIFY(m_desk->list().orders().ids().has_value());
    const std::vector<OrderId> ids = *m_desk->list().orders().ids();
    QCOMPARE(ids.size(), size_t(kForty));
    QVERIFY(m_desk->trigger(u"Ship…"_s));
    auto* sheet = m_desk->sheet<ui::BulkSheet>();
    auto* table = sheet->findChild<ui::BulkShipTable*>();
    QTRY_COMPARE(table->model()->rowCount(), kForty);
    sheet->findChild<ui::BulkShipForm*>()->findChild<QComboBox*>()->setEditText(u"DHL"_s);
    QStringList numbers;
    for (int i = 0; i < kForty; ++i)
        numbers.push_back(u"00340434161094%1"_s.arg(100'000 + i));
    QGuiApplication::clipboard()->setText(numbers.join(u'\n'));
    table->setCurrentIndex(table->model()->index(0, ui::BulkShipModel::Tracking));
    QTest::keySequence(table, QKeySequence(QKeySequence::Paste));
    QVERIFY(press(sheet, sheet->primaryButton()->text()));

    // In the middle of it, as far as a machine this fast has one.
    QTRY_VERIFY_WITH_TIMEOUT(sheet->run().count(ui::BulkRun::State::Done) > 0, 30'000);
    m_service->kill();
    const int doneBefore = sheet->run().count(ui::BulkRun::State::Done);
    if (doneBefore < kForty) {
        QVERIFY(m_desk->waitForTrouble(Trouble::Offline));
        QVERIFY2(m_desk->line().contains(u"waiting"_s) && m_desk->line().contains(u"Offline"_s),
                 qPrintable(m_desk->line()));
        QCOMPARE(sheet->run().count(ui::BulkRun::State::Refused), 0);
    }
    m_service->start();
    if (doneBefore < kForty)
        m_desk->workspace().syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(sheet->run().count(ui::BulkRun::State::Done), kForty, 60'000);
    QCOMPARE(m_desk->status().refused, 0);
    OtherPerson other(m_service->url());
    for (const OrderId id : ids)
        QCOMPARE(other.order(id).value(u"shipments"_s).toArray().size(), 1);
}

void tst_BadDays::networkGone_forAnHour_changesWaitAndAreSent()
{
    QVERIFY(m_desk->showShippable());
    const OrderListItem item = m_desk->choose(1);
    const qsizetype before = notesOf(item.id);
    const auto asOf = m_desk->status().dataAsOf;
    m_service->stop();
    QVERIFY(m_desk->addNote(u"Wrap it as a gift."_s));
    QTRY_COMPARE(m_desk->status().waiting, 1);
    QVERIFY(m_desk->waitForTrouble(Trouble::Offline));
    m_desk->clock.moveBy(std::chrono::hours(1));
    QTRY_VERIFY2(m_desk->line().contains(u"1 waiting"_s), qPrintable(m_desk->line()));
    QVERIFY2(m_desk->line().contains(u"Offline"_s), qPrintable(m_desk->line()));
    // The age of what is here does not move with the clock.
    QCOMPARE(m_desk->status().dataAsOf, asOf);
    QVERIFY(!m_desk->hasSheet());
    QTRY_VERIFY(textOf(&m_desk->detail()).contains(u"1 waiting"_s));
    m_service->start();
    QVERIFY(m_desk->tryNow());
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->status().waiting, 0, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->line().contains(u"Online"_s), 30'000);
    QCOMPARE(notesOf(item.id), before + 1);
}

void tst_BadDays::orderCancelled_meanwhile_bothVersionsAreShown()
{
    QVERIFY(m_desk->showShippable());
    const OrderListItem item = m_desk->choose(2);
    // Time to take it back is time in which somebody else is faster.
    m_desk->preferences.setUndoTime(std::chrono::seconds(3));
    QVERIFY(m_desk->trigger(u"Ship…"_s));
    auto* sheet = m_desk->sheet<ui::Sheet>();
    field<QComboBox>(sheet, u"Carrier"_s)->setEditText(u"DHL"_s);
    field<QLineEdit>(sheet, u"Tracking number"_s)->setText(u"00340434161094042557"_s);
    sheet->primaryButton()->click();
    QTRY_COMPARE(m_desk->status().waiting, 1);
    OtherPerson other(m_service->url());
    (void)other.step(item.id, u"cancellation"_s, {{u"reason"_s, u"CUSTOMER"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->status().refused, 1, 30'000);
    QVERIFY2(m_desk->line().contains(u"1 refused"_s), qPrintable(m_desk->line()));

    QVERIFY(press(&m_desk->window(), u"1 refused: show them"_s));
    QCOMPARE(m_desk->window().currentPage(), m_desk->session->activityPage());
    QTRY_VERIFY(textOf(m_desk->session->activityPage()).contains(item.orderNo));
    QTRY_VERIFY(m_desk->session->activityPage()->findChild<ui::VersionsView*>() != nullptr);
    const QString said = textOf(m_desk->session->activityPage());
    QVERIFY2(said.contains(u"Cancelled"_s) && said.contains(u"00340434161094042557"_s), qPrintable(said));
    QCOMPARE(other.order(item.id).value(u"status"_s).toString(), u"CANCELLED"_s);
    QCOMPARE(other.order(item.id).value(u"shipments"_s).toArray().size(), 0);
}

void tst_BadDays::sessionRevoked_changesWaitForTheNextSignIn()
{
    QVERIFY(m_desk->showShippable());
    const OrderListItem item = m_desk->choose(3);
    const qsizetype before = notesOf(item.id);
    m_service->stop();
    m_service->setPassword(u"merchant"_s, "demo-merchant");
    QVERIFY(m_desk->addNote(u"Call before delivery."_s));
    QTRY_COMPARE(m_desk->status().waiting, 1);
    m_service->start();
    m_desk->workspace().syncNow();
    QVERIFY(m_desk->waitForTrouble(Trouble::SignInNeeded));
    QTRY_VERIFY2(m_desk->line().contains(u"Sign-in needed"_s), qPrintable(m_desk->line()));
    QVERIFY2(m_desk->line().contains(u"1 waiting"_s), qPrintable(m_desk->line()));
    // The orders stay in sight until somebody wants to sign in.
    QVERIFY(!m_desk->window().hasFront());
    QVERIFY(m_desk->model().rowCount() > 0);
    QVERIFY(press(&m_desk->window().statusStrip(), u"Sign in"_s));
    QVERIFY(m_desk->window().hasFront());
    m_desk->signIn(m_service->url());
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->status().waiting, 0, 30'000);
    QCOMPARE(notesOf(item.id), before + 1);
}

void tst_BadDays::diskFull_step_saysSoAndCanBeTakenLater()
{
    QVERIFY(m_desk->showShippable());
    const OrderListItem item = m_desk->choose(4);
    const qsizetype before = notesOf(item.id);
    ui::Sheet* sheet = nullptr;
    {
        const FullDisk full;
        QVERIFY(m_desk->addNote(u"On a full disk."_s));
        sheet = m_desk->sheet<ui::Sheet>();
        QTRY_VERIFY_WITH_TIMEOUT(!sheet->notice()->isHidden() && !sheet->notice()->text().isEmpty(), 20'000);
        // Nothing that did not happen is shown, and what was written is still there.
        QCOMPARE(m_desk->status().waiting, 0);
        QCOMPARE(field<QPlainTextEdit>(sheet, u"Note"_s)->toPlainText(), u"On a full disk."_s);
    }
    QTRY_VERIFY(sheet->primaryButton()->isEnabled());
    sheet->primaryButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_desk->hasSheet(), 20'000);
    m_desk->workspace().syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(notesOf(item.id) == before + 1, 30'000);
}

void tst_BadDays::diskFull_export_leavesNothing_data()
{
    QTest::addColumn<int>("kind");
    QTest::addRow("csv") << 0;
    QTest::addRow("xlsx") << 1;
}

void tst_BadDays::diskFull_export_leavesNothing()
{
    QFETCH(const int, kind);
    const QTemporaryDir folder;
    QVERIFY(m_desk->trigger(u"Export orders"_s));
    auto* sheet = m_desk->sheet<ui::Sheet>();
    field<ui::SegmentedControl>(sheet, u"Kind of file"_s)->setCurrentIndex(kind);
    field<QLineEdit>(sheet, u"Folder"_s)->setText(folder.path());
    {
        const FullDisk full(16 * 1024);
        sheet->primaryButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(textOf(&m_desk->window()).contains(u"The export failed."_s), 20'000);
        QTRY_COMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }
    QVERIFY(m_desk->trigger(u"Export orders"_s));
    sheet = m_desk->sheet<ui::Sheet>();
    field<ui::SegmentedControl>(sheet, u"Kind of file"_s)->setCurrentIndex(kind);
    field<QLineEdit>(sheet, u"Folder"_s)->setText(folder.path());
    sheet->primaryButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(textOf(&m_desk->window()).contains(u"exported to"_s), 20'000);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void tst_BadDays::clockChanged_changesAreSentOnce()
{
    using namespace std::chrono_literals;
    QVERIFY(m_desk->showShippable());
    const OrderListItem item = m_desk->choose(5);
    const qsizetype before = notesOf(item.id);
    m_service->stop();
    QVERIFY(m_desk->addNote(u"Whatever the clock says."_s));
    QTRY_COMPARE(m_desk->status().waiting, 1);
    for (const std::chrono::milliseconds by : {std::chrono::milliseconds(-2h), std::chrono::milliseconds(24h * 365)}) {
        m_desk->clock.moveBy(by);
        m_desk->workspace().syncNow();
        QVERIFY(m_desk->waitForTrouble(Trouble::Offline));
        QTRY_VERIFY2(m_desk->line().contains(u"1 waiting"_s), qPrintable(m_desk->line()));
    }
    m_service->start();
    m_desk->workspace().syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->status().waiting, 0, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->line().contains(u"Online"_s), 30'000);
    QCOMPARE(m_desk->status().refused, 0);
    QCOMPARE(notesOf(item.id), before + 1);
}

QTEST_MAIN(tst_BadDays)
#include "tst_BadDays.moc"
