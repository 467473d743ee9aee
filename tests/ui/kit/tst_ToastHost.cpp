// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "ui/kit/ToastHost.h"
#include "ui/kit/ToastView.h"

#include <QAccessible>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class tst_ToastHost : public test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(1000, 600);
        m_field = new QLineEdit(m_window.get());
        m_host = new ToastHost(m_window.get());
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
        m_field->setFocus();
        QTRY_VERIFY(m_field->hasFocus());
        m_undone = 0;
    }
    void cleanup() { m_window.reset(); }

    void add_whateverItIs_standsAtTheBottomAndTakesNoFocus()
    {
        m_host->add({.text = u"Shipped."_s, .tone = Tone::Good});
        QVERIFY(m_host->isVisible());
        QVERIFY(m_field->hasFocus());
        const auto centered = [this] {
            return std::abs(m_host->geometry().center().x() - m_window->rect().center().x()) <= 1 &&
                   m_host->geometry().bottom() < m_window->height() &&
                   m_host->geometry().bottom() > m_window->height() - 40;
        };
        QTRY_VERIFY(centered());
        m_window->resize(700, 500);
        QTRY_VERIFY(centered());
    }

    void toast_afterItsTime_goesByItself()
    {
        m_host->add({.text = u"Short."_s, .time = 1s});
        QCOMPARE(m_host->count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_host->count(), 0, 3000);
        QVERIFY(!m_host->isVisible());
    }

    void ctrlZ_whileItCanBeTakenBack_takesBackTheNewest()
    {
        addUndo(u"first"_s);
        addUndo(u"second"_s);
        m_host->add({.text = u"Only said."_s});
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_undone, 1);
        QCOMPARE(m_last, u"second"_s);
        QCOMPARE(m_host->count(), 2);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_last, u"first"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_undone, 2);
    }

    void ctrlZ_inAFieldWithoutToasts_staysTheFields()
    {
        QTest::keyClicks(m_field, u"abc"_s);
        QTest::keyClick(m_field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_field->text(), QString());
    }

    void action_pressed_happensOnceAndEndsTheToast()
    {
        addUndo(u"it"_s);
        QPushButton* button = m_host->findChild<QPushButton*>();
        QVERIFY(button->text().startsWith(u"Undo"));
        button->click();
        QCOMPARE(m_undone, 1);
        QCOMPARE(m_host->count(), 0);
    }

    void countdown_asTimePasses_isShown()
    {
        m_host->add({.text = u"x"_s, .actionText = u"Undo"_s, .action = [] {}, .time = 2s});
        QPushButton* button = m_host->findChild<QPushButton*>();
        QVERIFY(button->text().contains(u'2'));
        QTRY_VERIFY_WITH_TIMEOUT(button->text().contains(u'1'), 2500);
    }

    void toasts_moreThanFour_pushOutTheOldest()
    {
        for (int i = 0; i < 6; ++i)
            m_host->add({.text = u"Toast %1"_s.arg(i)});
        QCOMPARE(m_host->count(), 4);
    }

    void toast_forScreenReaders_isAnAlertThatNamesItsKey()
    {
        addUndo(u"Cancelled 1001."_s);
        auto* view = m_host->findChild<ToastView*>();
        const QAccessibleInterface* said = QAccessible::queryAccessibleInterface(view);
        QVERIFY(said);
        QCOMPARE(said->role(), QAccessible::AlertMessage);
        QVERIFY(said->text(QAccessible::Name).contains(u"Cancelled 1001."));
        QVERIFY(said->text(QAccessible::Name).contains(u"Ctrl+Z"));
    }

    void text_thatLooksLikeHtml_isShownAsItIs()
    {
        m_host->add({.text = u"<b>bold</b>"_s});
        const auto labels = m_host->findChildren<TextLabel*>();
        QCOMPARE(labels.size(), 1);
        QCOMPARE(labels.first()->textFormat(), Qt::PlainText);
    }

    void hostDestroyed_duringAnAction_isSafe()
    {
        m_host->add({.text = u"x"_s, .actionText = u"Undo"_s, .action = [this] { m_window.reset(); }});
        m_host->undoNewest();
        QVERIFY(!m_window);
    }

private:
    void addUndo(const QString& text)
    {
        m_host->add({.text = text, .actionText = u"Undo"_s, .action = [this, text] {
                         ++m_undone;
                         m_last = text;
                     }});
    }

    std::unique_ptr<QWidget> m_window;
    QLineEdit* m_field = nullptr;
    ToastHost* m_host = nullptr;
    int m_undone = 0;
    QString m_last;
};

QTEST_MAIN(tst_ToastHost)
#include "tst_ToastHost.moc"
