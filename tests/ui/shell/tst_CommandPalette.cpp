// SPDX-License-Identifier: Apache-2.0
#include "tests/core/desk/DeskFixture.h"
#include "tests/support/UiTest.h"
#include "ui/kit/UiContext.h"
#include "ui/shell/CommandPalette.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;
using Kind = PaletteEntry::Kind;

class tst_CommandPalette : public test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        useTheme();
        m_service.start();
        m_desk.join(m_service);
        m_order = m_desk.items().front();
    }

    void init()
    {
        m_preferences = std::make_unique<Preferences>(m_desk.folder.filePath(u"settings-%1.ini"_s.arg(++m_run)));
        m_context = std::make_unique<UiContext>(*m_desk.workspace, *m_preferences, QLocale(u"en"_s));
        m_window = std::make_unique<QWidget>();
        m_window->resize(1000, 700);
        m_before = new QLineEdit(m_window.get());
        m_palette = new CommandPalette(*m_context, m_window.get());
        m_field = m_palette->findChild<QLineEdit*>(u"paletteField"_s);
        m_list = m_palette->findChild<QListView*>(u"paletteList"_s);
        m_tester = std::make_unique<QAbstractItemModelTester>(&m_palette->model(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_ship = add("ship", u"&Ship…"_s);
        m_hold = add("hold", u"Put on hold"_s);
        m_go = add("go", u"Go to Activity"_s);
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
        m_before->setFocus();
    }
    void cleanup() { m_tester.reset(); }

    void open_nothingTyped_listsGroupsUnderHeadings()
    {
        open();
        QCOMPARE(titles(), QStringList({u"Orders"_s, u"Ship"_s, u"Put on hold"_s, u"Go to"_s, u"Go to Activity"_s}));
        QCOMPARE(current(), u"Ship"_s);
        QVERIFY(m_field->hasFocus());
    }

    void typed_partOfAnAction_findsIt()
    {
        open();
        QTest::keyClicks(m_field, u"hol"_s);
        QCOMPARE(current(), u"Put on hold"_s);
        QSignalSpy triggered(m_hold, &QAction::triggered);
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(triggered.size(), 1);
        QVERIFY(!m_palette->isVisible());
        QVERIFY(m_before->hasFocus());
    }

    void typed_wholeNumber_putsThatOrderFirstAndOpensIt()
    {
        open();
        QSignalSpy requested(m_context.get(), &UiContext::orderRequested);
        QTest::keyClicks(m_field, m_order.orderNo);
        QTRY_VERIFY(hasOrder(m_order.id));
        QCOMPARE(current(), m_order.orderNo);
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().first().value<OrderId>(), m_order.id);
    }

    void typed_customer_findsTheirOrders()
    {
        open();
        m_field->setText(m_order.customerName);
        QTRY_VERIFY(hasOrder(m_order.id));
    }

    void typed_somethingElseMeanwhile_dropsTheLateAnswer()
    {
        open();
        m_field->setText(m_order.orderNo);
        m_field->setText(u"zzzz no such thing"_s);
        QTRY_COMPARE(m_palette->model().rowCount(), 0);
        // Long enough for the answer to the first text, had it been asked for.
        QSignalSpy reset(&m_palette->model(), &QAbstractItemModel::modelReset);
        QVERIFY(reset.wait(2000) || reset.isEmpty());
        QVERIFY(!hasOrder(m_order.id));
    }

    void reopened_afterUse_showsRecentFirst()
    {
        open();
        QTest::keyClicks(m_field, u"hold"_s);
        QTest::keyClick(m_field, Qt::Key_Return);
        m_context->openOrder(m_order.id);
        open();
        QTRY_VERIFY(hasOrder(m_order.id));
        QCOMPARE(titles().mid(0, 3), QStringList({u"Recent"_s, m_order.orderNo, u"Put on hold"_s}));
        QCOMPARE(current(), m_order.orderNo);
    }

    void keys_upDownPages_skipHeadingsAndGoRound()
    {
        open();
        QTest::keyClick(m_field, Qt::Key_Down);
        QTest::keyClick(m_field, Qt::Key_Down);
        QCOMPARE(current(), u"Go to Activity"_s);
        QTest::keyClick(m_field, Qt::Key_Down);
        QCOMPARE(current(), u"Ship"_s);
        QTest::keyClick(m_field, Qt::Key_Up);
        QCOMPARE(current(), u"Go to Activity"_s);
        QTest::keyClick(m_field, Qt::Key_PageUp);
        QCOMPARE(current(), u"Ship"_s);
    }

    void disabledAction_isFoundByNameButCannotBeChosen()
    {
        m_ship->setEnabled(false);
        open();
        QVERIFY(!titles().contains(u"Ship"_s));
        QCOMPARE(current(), u"Put on hold"_s);
        m_field->setText(u"ship"_s);
        QVERIFY(titles().contains(u"Ship"_s));
        QSignalSpy triggered(m_ship, &QAction::triggered);
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(triggered.size(), 0);
        QVERIFY(m_palette->isVisible());
    }

    void escape_pressed_givesTheFocusBack()
    {
        open();
        QTest::keyClick(m_field, Qt::Key_Tab);
        QVERIFY(m_field->hasFocus());
        QTest::keyClick(m_field, Qt::Key_Escape);
        QVERIFY(!m_palette->isVisible());
        QVERIFY(m_before->hasFocus());
    }

    void matchScore_wordsAndBeginnings_rank()
    {
        QCOMPARE(matchScore(u"Put on hold"_s, u"xyz"_s), 0);
        QCOMPARE(matchScore(u"Put on hold"_s, u"hold xyz"_s), 0);
        QVERIFY(matchScore(u"Put on hold"_s, u"put"_s) > matchScore(u"Put on hold"_s, u"hold"_s));
        QVERIFY(matchScore(u"Put on hold"_s, u"hold"_s) > matchScore(u"Put on hold"_s, u"old"_s));
        QVERIFY(matchScore(u"Put on hold"_s, u"HOLD put"_s) > 0);
    }

private:
    QAction* add(const QString& name, const QString& text)
    {
        auto* action = new QAction(text, m_window.get());
        action->setObjectName(name);
        return action;
    }
    QAction* add(const char* name, const QString& text) { return add(QString::fromLatin1(name), text); }
    void open() { m_palette->open({{u"Orders"_s, {m_ship, m_hold}}, {u"Go to"_s, {m_go}}}); }
    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < m_palette->model().rowCount(); ++row)
            titles.append(m_palette->model().entry(row).title);
        return titles;
    }
    QString current() const { return m_list->currentIndex().data().toString(); }
    bool hasOrder(OrderId id) const
    {
        for (int row = 0; row < m_palette->model().rowCount(); ++row) {
            const PaletteEntry& entry = m_palette->model().entry(row);
            if (entry.kind == Kind::Order && entry.order.id == id)
                return true;
        }
        return false;
    }

    test::RealService m_service;
    test::DeskFixture m_desk;
    OrderListItem m_order;
    int m_run = 0;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<UiContext> m_context;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    CommandPalette* m_palette = nullptr;
    QLineEdit* m_before = nullptr;
    QLineEdit* m_field = nullptr;
    QListView* m_list = nullptr;
    QAction* m_ship = nullptr;
    QAction* m_hold = nullptr;
    QAction* m_go = nullptr;
};

QTEST_MAIN(tst_CommandPalette)
#include "tst_CommandPalette.moc"
