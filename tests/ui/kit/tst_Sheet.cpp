// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "ui/kit/Sheet.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

class tst_Sheet : public test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto* column = new QVBoxLayout(m_window.get());
        m_under = new QLineEdit;
        column->addWidget(m_under);
        m_window->resize(1000, 600);
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
        m_under->setFocus();
        m_sheet = new Sheet(u"Ship"_s, m_window.get());
        m_first = new QLineEdit;
        m_second = new QLineEdit;
        m_sheet->body()->addWidget(m_first);
        m_sheet->body()->addWidget(m_second);
        m_cancel = m_sheet->addButton(u"Not now"_s, ButtonKind::Plain);
        m_ship = m_sheet->addButton(u"Ship"_s, ButtonKind::Primary);
        m_sheet->open();
        QTRY_VERIFY(m_first->hasFocus());
    }
    void cleanup()
    {
        m_window.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void open_coversTheWindowAndFollowsItsSize()
    {
        QCOMPARE(m_sheet->size(), m_window->size());
        const QWidget* panel = m_ship->parentWidget()->parentWidget();
        QTRY_COMPARE(panel->geometry(), QRect(520, 0, 480, 600));
        m_window->resize(1200, 700);
        QTRY_COMPARE(m_sheet->size(), QSize(1200, 700));
        QTRY_COMPARE(panel->geometry(), QRect(720, 0, 480, 700));
        m_window->resize(400, 700);
        QTRY_COMPARE(panel->geometry(), QRect(0, 0, 400, 700));
    }

    void open_withATabOrderOfItsOwn_beginsWhereThatDoes()
    {
        Sheet other(u"Refund"_s, m_window.get());
        auto* shownFirst = new QLineEdit;
        auto* wantedFirst = new QLineEdit;
        other.body()->addWidget(shownFirst);
        other.body()->addWidget(wantedFirst);
        QWidget::setTabOrder(wantedFirst, shownFirst);
        other.open();
        QTRY_VERIFY(wantedFirst->hasFocus());
    }

    void escape_closesAndGivesTheFocusBack()
    {
        QSignalSpy closed(m_sheet, &Sheet::closed);
        QPointer<Sheet> sheet = m_sheet;
        QTest::keyClick(m_first, Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
        QVERIFY(m_under->hasFocus());
        QTRY_VERIFY(sheet.isNull());
    }

    void escape_withSomethingEntered_asksFirst()
    {
        QSignalSpy closed(m_sheet, &Sheet::closed);
        m_sheet->setDirty(true);
        QTest::keyClick(m_first, Qt::Key_Escape);
        QCOMPARE(closed.size(), 0);
        auto* question = m_sheet->findChildren<Notice*>().constLast();
        QVERIFY(question->isVisible());
        QVERIFY(question->button()->hasFocus());
        // Once more: stay.
        QTest::keyClick(question->button(), Qt::Key_Escape);
        QVERIFY(!question->isVisible());
        QVERIFY(m_first->hasFocus());
        QCOMPARE(closed.size(), 0);
        // And the answer that leaves.
        QTest::keyClick(m_first, Qt::Key_Escape);
        question->button()->click();
        QCOMPARE(closed.size(), 1);
    }

    void aClickBesideIt_leaves()
    {
        QSignalSpy closed(m_sheet, &Sheet::closed);
        QWidget* panel = m_ship->parentWidget()->parentWidget();
        QTRY_COMPARE(panel->x(), 520);
        QTest::mouseClick(panel, Qt::LeftButton, {}, QPoint(5, 300));
        QCOMPARE(closed.size(), 0);
        QTest::mouseClick(m_sheet, Qt::LeftButton, {}, QPoint(10, 300));
        QCOMPARE(closed.size(), 1);
    }

    void ctrlEnter_pressesThePrimaryButtonOnlyWhileItMayBe()
    {
        QSignalSpy clicked(m_ship, &QPushButton::clicked);
        m_ship->setEnabled(false);
        QTest::keyClick(m_first, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(clicked.size(), 0);
        m_ship->setEnabled(true);
        QTest::keyClick(m_first, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(clicked.size(), 1);
        QTest::keyClick(m_first, Qt::Key_Return);
        QCOMPARE(clicked.size(), 1);
    }

    void tab_outOfABoxThatCanBeTypedIn_goesOn()
    {
        auto* box = new QComboBox;
        box->setEditable(true);
        auto* after = new QLineEdit;
        m_sheet->body()->addWidget(box);
        m_sheet->body()->addWidget(after);
        QTRY_VERIFY(after->isVisible());
        box->setFocus();
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        QVERIFY(after->hasFocus());
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Backtab);
        QVERIFY(box->hasFocus());
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Backtab);
        QVERIFY(!box->hasFocus());
    }

    void tab_goesRoundInTheSheet()
    {
        QSet<QWidget*> visited;
        for (int i = 0; i < 12; ++i) {
            QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
            QVERIFY(m_sheet->isAncestorOf(m_window->focusWidget()));
            visited.insert(m_window->focusWidget());
        }
        QVERIFY(visited.contains(m_first) && visited.contains(m_second) && visited.contains(m_cancel) &&
                visited.contains(m_ship));
        QVERIFY(!visited.contains(m_under));
        m_first->setFocus();
        QTest::keyClick(m_first, Qt::Key_Backtab);
        QVERIFY(m_sheet->isAncestorOf(m_window->focusWidget()));
    }

    void keysThatNobodyWants_doNotReachWhatLiesUnderIt()
    {
        QSignalSpy edited(m_under, &QLineEdit::textEdited);
        QTest::keyClick(m_sheet, Qt::Key_A);
        QTest::keyClick(m_ship, Qt::Key_F5);
        QCOMPARE(edited.size(), 0);
    }

    void tab_inAWindowOfManyWidgets_goesRoundAllTheSame()
    {
        // Every page of the window is made at its start, and each has hundreds of widgets that Tab passes.
        auto* pages = new QWidget(m_window.get());
        for (int i = 0; i < 3'000; ++i)
            new QWidget(pages);
        m_ship->setFocus();
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        QVERIFY(m_window->focusWidget() != m_ship && m_sheet->isAncestorOf(m_window->focusWidget()));
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Backtab);
        QVERIFY(m_ship->hasFocus());
    }

    void close_withoutAWidgetToReturnTo_isSafe()
    {
        delete m_under;
        m_sheet->close();
        m_sheet->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

private:
    std::unique_ptr<QWidget> m_window;
    QLineEdit* m_under = nullptr;
    Sheet* m_sheet = nullptr;
    QLineEdit* m_first = nullptr;
    QLineEdit* m_second = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_ship = nullptr;
};

QTEST_MAIN(tst_Sheet)
#include "tst_Sheet.moc"
