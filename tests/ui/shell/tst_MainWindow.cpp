// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "tests/ui/shell/ShellFixture.h"
#include "ui/kit/Sheet.h"
#include "ui/kit/ToastHost.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/CountLink.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/RailButton.h"
#include "ui/shell/RemovalsSheet.h"
#include "ui/shell/ShortcutSheet.h"
#include "ui/shell/StatusStrip.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A page with a search field and one command.
class TestPage : public Page
{
public:
    TestPage() : search(new QLineEdit(this)), command(new QAction(u"Ship"_s, this))
    {
        search->setGeometry(10, 10, 100, 24);
        setFocusPolicy(Qt::StrongFocus);
        command->setShortcut(Qt::Key_S);
        command->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(command);
    }
    void focusSearch() override { search->setFocus(); }

    QLineEdit* search;
    QAction* command;
};

} // namespace

class tst_MainWindow : public test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }

    void init()
    {
        m_shell = std::make_unique<test::ShellFixture>();
        m_window = std::make_unique<MainWindow>(m_shell->context);
        m_orders = new TestPage;
        m_activity = new TestPage;
        m_window->addPage({.name = u"orders"_s,
                           .iconName = "orders"_L1,
                           .keys = QKeySequence(Qt::Key_G, Qt::Key_O),
                           .title = [] { return u"Orders"_s; }},
                          m_orders);
        m_window->addPage({.name = u"activity"_s,
                           .iconName = "activity"_L1,
                           .keys = QKeySequence(Qt::Key_G, Qt::Key_A),
                           .title = [] { return u"Activity"_s; }},
                          m_activity);
        m_window->resize(1280, 800);
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
        m_window->showPage(m_orders);
    }
    void cleanup()
    {
        m_window.reset();
        m_shell.reset();
    }

    void chord_gThenLetter_goesToThePage()
    {
        QCOMPARE(m_window->currentPage(), m_orders);
        press(Qt::Key_G);
        press(Qt::Key_A);
        QCOMPARE(m_window->currentPage(), m_activity);
        press(Qt::Key_G);
        press(Qt::Key_O);
        QCOMPARE(m_window->currentPage(), m_orders);
        QVERIFY(rail("orders")->isChecked());
        QVERIFY(!rail("activity")->isChecked());
    }

    void chord_typedIntoAField_isText()
    {
        m_orders->search->setFocus();
        QTest::keyClicks(m_orders->search, u"ga/"_s);
        QCOMPARE(m_orders->search->text(), u"ga/"_s);
        QCOMPARE(m_window->currentPage(), m_orders);
    }

    void slash_pressed_focusesTheSearch()
    {
        press(Qt::Key_Slash);
        QVERIFY(m_orders->search->hasFocus());
    }

    void railButton_clicked_goesThereAndStaysMarked()
    {
        QTest::mouseClick(rail("activity"), Qt::LeftButton);
        QCOMPARE(m_window->currentPage(), m_activity);
        QTest::mouseClick(rail("activity"), Qt::LeftButton);
        QVERIFY(rail("activity")->isChecked());
        QCOMPARE(m_window->currentPage(), m_activity);
    }

    void railButton_byKeyboard_worksToo()
    {
        rail("orders")->setFocus();
        QTest::keyClick(rail("orders"), Qt::Key_Down);
        QVERIFY(rail("activity")->hasFocus());
        QTest::keyClick(rail("activity"), Qt::Key_Return);
        QCOMPARE(m_window->currentPage(), m_activity);
    }

    void countChanged_manyAndAlert_areShownAndNamed()
    {
        Q_EMIT m_activity->countChanged(1234, true);
        QCOMPARE(rail("activity")->countText(), u"1,234"_s);
        QVERIFY(rail("activity")->isAlert());
        QCOMPARE(rail("activity")->accessibleName(), u"Activity, 1,234, needs attention"_s);
        Q_EMIT m_activity->countChanged(0, false);
        QCOMPARE(rail("activity")->countText(), QString());
        QCOMPARE(rail("activity")->accessibleName(), u"Activity"_s);
    }

    void width_below1440_leavesOnlyIcons()
    {
        auto* const railFrame = m_window->findChild<NavigationRail*>();
        m_window->resize(1440, 700);
        QVERIFY(!railFrame->isCompact());
        m_window->resize(1439, 700);
        QVERIFY(railFrame->isCompact());
        QCOMPARE(rail("orders")->toolTip(), u"Orders (G, O)"_s);
        m_window->resize(1440, 700);
        QVERIFY(!railFrame->isCompact());
    }

    void rail_asAPersonWantsIt_staysSo()
    {
        auto* const railFrame = m_window->findChild<NavigationRail*>();
        m_window->resize(1280, 800);
        QVERIFY(railFrame->isCompact());
        press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!railFrame->isCompact());
        m_window->resize(1000, 700);
        QVERIFY(!railFrame->isCompact());
        QTest::mouseClick(m_window->findChild<QAbstractButton*>(u"railFold"_s), Qt::LeftButton);
        QVERIFY(railFrame->isCompact());
        m_window->resize(1920, 1080);
        QVERIFY(railFrame->isCompact());
    }

    void palette_ctrlK_opensAndClosesWithThePagesCommands()
    {
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_window->commandPalette().isVisible());
        const PaletteModel& model = m_window->commandPalette().model();
        QStringList titles;
        for (int row = 0; row < model.rowCount(); ++row)
            titles.append(model.entry(row).title);
        QVERIFY(titles.indexOf(u"Ship"_s) > titles.indexOf(u"Orders"_s));
        QVERIFY(titles.contains(u"Go to Activity"_s));
        QVERIFY(titles.contains(u"Fetch and send now"_s));
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!m_window->commandPalette().isVisible());
    }

    void shortcutSheet_f1_listsThisPageFirst()
    {
        press(Qt::Key_F1);
        auto* sheet = m_window->findChild<ShortcutSheet*>();
        QVERIFY(sheet != nullptr);
        QCOMPARE(sheet->model().entry(0).title, u"Orders"_s);
        QCOMPARE(sheet->model().entry(1).title, u"Ship"_s);
        press(Qt::Key_F1);
        QVERIFY(!sheet->isVisible());
    }

    void shortcutSheet_pageNotMadeYet_isMadeToTellOfIt()
    {
        m_window->reservePage(
            {.name = u"sales"_s, .iconName = "sales"_L1, .keys = QKeySequence(Qt::Key_G, Qt::Key_S), .title = [] {
                 return u"Sales"_s;
             }});
        connect(m_window.get(), &MainWindow::pageWanted, this, [this](const QString& name) {
            auto* page = new TestPage;
            page->command->setText(u"Save the chart"_s);
            m_window->setPage(name, page);
        });
        press(Qt::Key_F1);
        auto* sheet = m_window->findChild<ShortcutSheet*>();
        QVERIFY(sheet != nullptr);
        QStringList titles;
        for (int row = 0; row < sheet->model().rowCount(); ++row)
            titles.push_back(sheet->model().entry(row).title);
        QVERIFY(titles.contains(u"Save the chart"_s));
        QCOMPARE(m_window->currentPage(), m_orders);
    }

    void sheetOpen_navigation_waitsForIt()
    {
        auto* sheet = new Sheet(u"Ship"_s, m_orders);
        sheet->open();
        QTest::mouseClick(rail("activity"), Qt::LeftButton);
        press(Qt::Key_G);
        press(Qt::Key_A);
        press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), m_orders);
        QVERIFY(!m_window->commandPalette().isVisible());
        QVERIFY(rail("orders")->isChecked());
        sheet->close();
    }

    void statusStrip_counts_leadToActivity()
    {
        QSignalSpy waiting(m_window.get(), &MainWindow::waitingRequested);
        QSignalSpy refused(m_window.get(), &MainWindow::refusedRequested);
        m_window->statusStrip().setStatus({.waiting = 3, .refused = 1});
        m_window->findChild<CountLink*>(u"statusWaiting"_s)->click();
        m_window->findChild<CountLink*>(u"statusRefused"_s)->click();
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(refused.size(), 1);
    }

    void signInNeeded_actionPressed_asksForIt()
    {
        QSignalSpy asked(m_window.get(), &MainWindow::signInRequested);
        m_window->statusStrip().setStatus({.trouble = SyncStatus::Trouble::SignInNeeded});
        m_window->findChild<QPushButton*>(u"statusAction"_s)->click();
        QCOMPARE(asked.size(), 1);
    }

    void removalsSheet_eachButton_doesWhatItSays()
    {
        const Error error{.kind = ErrorKind::Conflict,
                          .code = u"REMOVALS_NEED_CONSENT"_s,
                          .facts = R"({"entity":"order","removed":1999,"present":2000})"};
        const auto open = [&] {
            auto* sheet = new RemovalsSheet(error, m_shell->context.formats(), m_window.get());
            sheet->open();
            return sheet;
        };
        auto* kept = open();
        bool says = false;
        for (const auto* label : kept->findChildren<QLabel*>())
            says = says || label->text().contains(u"1,999"_s);
        QVERIFY(says);
        QSignalSpy acceptedFirst(kept, &RemovalsSheet::accepted);
        button(kept, u"Keep what is here"_s)->click();
        QCOMPARE(acceptedFirst.size(), 0);
        auto* removed = open();
        QSignalSpy accepted(removed, &RemovalsSheet::accepted);
        button(removed, u"Remove it here too"_s)->click();
        QCOMPARE(accepted.size(), 1);
        QVERIFY(!removed->isVisible());
    }

    void toast_withUndo_isTakenBackByCtrlZ()
    {
        int undone = 0;
        m_shell->context.toast(
            {.text = u"Shipped 40 orders"_s, .actionText = u"Undo"_s, .action = [&undone] { ++undone; }});
        QCOMPARE(m_window->toasts().count(), 1);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 1);
        QTRY_COMPARE(m_window->toasts().count(), 0);
    }

    void f6_pressed_goesRoundTheParts()
    {
        m_orders->setFocus();
        press(Qt::Key_F6);
        QVERIFY(m_window->statusStrip().isAncestorOf(QApplication::focusWidget()));
        press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), rail("orders"));
        press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), m_orders);
    }

    void front_shown_coversPagesAndTheirKeys()
    {
        auto* front = new TestPage;
        m_window->setFront(front);
        QVERIFY(front->isVisible());
        QVERIFY(!m_orders->isVisible());
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!m_window->commandPalette().isVisible());
        m_window->setFront(nullptr);
        QVERIFY(m_orders->isVisible());
        QVERIFY(!m_window->hasFront());
    }

    void place_closedAndOpenedAgain_isTheSame()
    {
        m_window->resize(800, 620);
        QSignalSpy closing(m_window.get(), &MainWindow::closeRequested);
        m_window->close();
        QCOMPARE(closing.size(), 1);
        QVERIFY(m_window->isVisible());
        MainWindow again(m_shell->context);
        again.restorePlace();
        QCOMPARE(again.size(), QSize(800, 620));
    }

    void place_largerThanTheScreen_fits()
    {
        // As after somebody set the size of everything to 150 %.
        const QSize room = QGuiApplication::primaryScreen()->availableSize();
        m_window->resize(room + QSize(400, 300));
        m_window->close();
        MainWindow again(m_shell->context);
        again.restorePlace();
        QCOMPARE(again.size(), room);
        test::ShellFixture fresh;
        MainWindow first(fresh.context);
        first.restorePlace();
        QCOMPARE(first.size(), QSize(1280, 800).boundedTo(room));
    }

    void names_everyControl_hasOne()
    {
        for (const auto* button : m_window->findChildren<QAbstractButton*>()) {
            if (button->isVisible())
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                         qPrintable(button->objectName()));
        }
    }

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : m_window.get(), key, modifiers);
    }
    static QPushButton* button(const QWidget* parent, const QString& text)
    {
        for (auto* each : parent->findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        qFatal("no button %s", qUtf8Printable(text));
    }
    RailButton* rail(const char* name) const
    {
        return m_window->findChild<RailButton*>(QString(u"rail."_s + QString::fromLatin1(name)));
    }

    std::unique_ptr<test::ShellFixture> m_shell;
    std::unique_ptr<MainWindow> m_window;
    TestPage* m_orders = nullptr;
    TestPage* m_activity = nullptr;
};

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
