// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ListAndDetail.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

class tst_ListAndDetail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_preferences = std::make_unique<Preferences>(m_folder.filePath(u"%1.ini"_s.arg(++m_count)));
        make();
    }
    void cleanup() { m_host.reset(); }

    void room_forBoth_showsBoth() { QVERIFY(m_list->isVisible() && m_detail->isVisible()); }
    void room_forOne_isTheListsFirst()
    {
        m_panes->setRoom(500);
        QVERIFY(m_list->isVisible() && !m_detail->isVisible());
        m_panes->showDetail(true);
        QVERIFY(!m_list->isVisible() && m_detail->isVisible());
        // What is wanted where there is room for both is another question.
        m_panes->showDetail(false);
        m_panes->setRoom(900);
        QVERIFY(m_list->isVisible() && m_detail->isVisible());
    }
    void detail_notWanted_isNotThereTheNextTime()
    {
        m_panes->showDetail(false);
        QVERIFY(!m_detail->isVisible());
        make();
        QVERIFY(!m_detail->isVisible());
        m_panes->showDetail(true);
        make();
        QVERIFY(m_detail->isVisible());
    }
    void widths_aPersonsOwn_areThereTheNextTime()
    {
        m_panes->setSizes({300, 600});
        Q_EMIT m_panes->splitterMoved(300, 1);
        const QList<int> sizes = m_panes->sizes();
        make();
        QCOMPARE(m_panes->sizes(), sizes);
    }
    void detail_nothingToShow_leavesTheListAlone()
    {
        const QSignalSpy appeared(m_panes, &ListAndDetail::detailAppeared);
        const QSignalSpy shown(m_panes, &ListAndDetail::detailShown);
        m_panes->setHasDetail(false);
        QVERIFY(!m_detail->isVisible());
        QCOMPARE(shown.last().first().toBool(), false);
        m_panes->setHasDetail(true);
        QVERIFY(m_detail->isVisible());
        QCOMPARE(shown.last().first().toBool(), true);
        QCOMPARE(appeared.size(), 1);
        // It is seen already.
        m_panes->setRoom(1000);
        QCOMPARE(appeared.size(), 1);
    }
    void focus_inTheDetailThatGoes_isTheLists()
    {
        m_detail->setFocus();
        QVERIFY(m_detail->hasFocus());
        m_panes->setRoom(500);
        QVERIFY(m_list->hasFocus());
    }
    void focus_elsewhere_staysWhenTheDetailGoes()
    {
        m_detail->setFocus();
        m_search->setFocus();
        m_panes->setRoom(500);
        QVERIFY(m_search->hasFocus());
    }
    void escape_inTheDetail_leadsToTheList()
    {
        m_detail->setFocus();
        QTest::keyClick(m_detail, Qt::Key_Escape);
        QVERIFY(m_list->hasFocus());
        QVERIFY(m_detail->isVisible());
    }
    void escape_inTheDetailAlone_bringsTheListBack()
    {
        m_panes->setRoom(500);
        m_panes->showDetail(true);
        m_detail->setFocus();
        QTest::keyClick(m_detail, Qt::Key_Escape);
        QVERIFY(m_list->isVisible() && !m_detail->isVisible());
        QVERIFY(m_list->hasFocus());
    }

private:
    void make()
    {
        m_host = std::make_unique<QWidget>();
        auto* column = new QVBoxLayout(m_host.get());
        m_search = new QLineEdit(m_host.get());
        column->addWidget(m_search);
        m_panes = new ListAndDetail(*m_preferences, {.name = u"test"_s, .roomForBoth = 800, .widths = {500, 400}},
                                    m_host.get());
        // What ignores the keys that are not its own, as views do.
        m_list = new QWidget;
        m_detail = new QWidget;
        for (QWidget* each : {m_list, m_detail})
            each->setFocusPolicy(Qt::StrongFocus);
        m_panes->setPanes(m_list, m_detail);
        column->addWidget(m_panes);
        m_panes->setRoom(900);
        m_host->resize(900, 400);
        m_host->show();
        m_host->activateWindow();
        if (!QTest::qWaitForWindowActive(m_host.get()))
            qFatal("the window is not active");
    }

    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<QWidget> m_host;
    QLineEdit* m_search = nullptr;
    ListAndDetail* m_panes = nullptr;
    QWidget* m_list = nullptr;
    QWidget* m_detail = nullptr;
};

QTEST_MAIN(tst_ListAndDetail)
#include "tst_ListAndDetail.moc"
