// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "ui/kit/ThemedTable.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

class tst_ThemedTable : public test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }
    void init()
    {
        m_table = std::make_unique<ThemedTable>(u"Orders"_s);
        auto* model = new QStandardItemModel(20, 3, m_table.get());
        m_table->setModel(model);
        m_table->resize(600, 400);
        m_table->show();
    }
    void cleanup() { m_table.reset(); }

    void rows_ofAnyContent_haveOneHeight()
    {
        m_table->model()->setData(m_table->model()->index(3, 0), u"two\nlines"_s);
        for (int row = 0; row < 20; ++row)
            QCOMPARE(m_table->rowHeight(row), kRowHeight);
        m_table->setRowHeight(32);
        QCOMPARE(m_table->rowHeight(19), 32);
        QVERIFY(!m_table->showGrid());
    }

    void pointer_overARow_marksAllOfIt()
    {
        QTest::mouseMove(m_table->viewport(), QPoint(30, 2 * kRowHeight + 5));
        QTRY_COMPARE(m_table->hoverRow(), 2);
        const QImage image = m_table->viewport()->grab().toImage();
        const Colors& colors = colorsOf(m_table->palette());
        QCOMPARE(image.pixelColor(280, 2 * kRowHeight + 6).rgb(), colors.hover.rgb());
        QCOMPARE(image.pixelColor(280, 3 * kRowHeight + 6).rgb(), colors.surface.rgb());
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_table.get(), &leave);
        QCOMPARE(m_table->hoverRow(), -1);
    }

    void selection_isOneBandInItsColour()
    {
        m_table->selectRow(4);
        const QImage image = m_table->viewport()->grab().toImage();
        const Colors& colors = colorsOf(m_table->palette());
        for (const int x : {2, 99, 101, 250})
            QCOMPARE(image.pixelColor(x, 4 * kRowHeight + 6).rgb(), colors.selection.rgb());
    }

    void enter_onARow_activatesIt()
    {
        QSignalSpy activated(m_table.get(), &ThemedTable::rowActivated);
        QTest::keyClick(m_table.get(), Qt::Key_Return);
        QCOMPARE(activated.size(), 0);
        m_table->setCurrentIndex(m_table->model()->index(5, 1));
        QTest::keyClick(m_table.get(), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.first().first().toModelIndex().row(), 5);
        QTest::keyClick(m_table.get(), Qt::Key_Down);
        QCOMPARE(m_table->currentIndex().row(), 6);
    }

    void tab_leavesTheTable()
    {
        QVERIFY(!m_table->tabKeyNavigation());
        QCOMPARE(m_table->accessibleName(), u"Orders"_s);
    }

private:
    std::unique_ptr<ThemedTable> m_table;
};

QTEST_MAIN(tst_ThemedTable)
#include "tst_ThemedTable.moc"
