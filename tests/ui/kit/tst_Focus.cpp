// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "ui/kit/Focus.h"

#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace ch;
using namespace ch::ui;

class tst_Focus : public test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto* column = new QVBoxLayout(m_window.get());
        m_elsewhere = new QLineEdit;
        m_page = new QWidget;
        column->addWidget(m_elsewhere);
        column->addWidget(m_page);
        auto* inner = new QVBoxLayout(m_page);
        m_before = new QLineEdit;
        m_beside = new QLineEdit;
        inner->addWidget(m_before);
        inner->addWidget(m_beside);
        m_page->setFocusProxy(m_beside);
        m_window->show();
        m_elsewhere->setFocus();
    }
    void cleanup() { m_window.reset(); }

    void before_stillThere_hasIt()
    {
        returnFocus(m_before);
        QCOMPARE(m_window->focusWidget(), m_before);
    }
    void before_hiddenOrDisabled_itsPageHasIt()
    {
        m_before->hide();
        returnFocus(m_before);
        QCOMPARE(m_window->focusWidget(), m_beside);
        m_elsewhere->setFocus();
        m_before->show();
        m_before->setEnabled(false);
        returnFocus(m_before);
        QCOMPARE(m_window->focusWidget(), m_beside);
    }
    void before_andWhoStandsInForItGone_nothingHappens()
    {
        m_before->hide();
        m_beside->hide();
        returnFocus(m_before);
        QCOMPARE(m_window->focusWidget(), m_elsewhere);
    }
    void before_none_nothingHappens()
    {
        returnFocus(nullptr);
        QCOMPARE(m_window->focusWidget(), m_elsewhere);
    }

    void pane_showsAnother_handsOnOnlyWhatItHad()
    {
        auto* stack = new QStackedWidget;
        auto* list = new QWidget;
        auto* button = new QPushButton(list);
        button->setText(QStringLiteral("x"));
        auto* empty = new QWidget;
        stack->addWidget(list);
        stack->addWidget(empty);
        m_page->layout()->addWidget(stack);
        showInPane(*m_page, *stack, *empty);
        QCOMPARE(m_window->focusWidget(), m_elsewhere);
        m_page->setFocus();
        QCOMPARE(m_window->focusWidget(), empty);
        showInPane(*m_page, *stack, *list);
        QVERIFY(stack->currentWidget() == list);
        QCOMPARE(m_window->focusWidget(), list);
        // What is in it had it.
        button->setFocus();
        showInPane(*m_page, *stack, *list);
        QCOMPARE(m_window->focusWidget(), button);
        showInPane(*m_page, *stack, *empty);
        QCOMPARE(m_window->focusWidget(), empty);
    }

private:
    std::unique_ptr<QWidget> m_window;
    QWidget* m_page = nullptr;
    QWidget* m_elsewhere = nullptr;
    QWidget* m_before = nullptr;
    QWidget* m_beside = nullptr;
};

QTEST_MAIN(tst_Focus)
#include "tst_Focus.moc"
