// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "ui/sales/TileRows.h"

#include <QLabel>
#include <QTest>

#include <set>

using namespace ch;
using namespace ch::ui;

class tst_TileRows : public test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void tiles_lessAndLessRoom_standInRowsOfOneLength_data();
    void tiles_lessAndLessRoom_standInRowsOfOneLength();
};

void tst_TileRows::tiles_lessAndLessRoom_standInRowsOfOneLength_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("rows");
    QTest::newRow("wide") << 1000 << 1;
    QTest::newRow("just enough") << 660 << 1;
    QTest::newRow("five would fit, but one would stand alone") << 600 << 2;
    QTest::newRow("narrow") << 230 << 3;
    QTest::newRow("one") << 100 << 6;
}

void tst_TileRows::tiles_lessAndLessRoom_standInRowsOfOneLength()
{
    QFETCH(int, width);
    QFETCH(int, rows);
    QWidget window;
    window.resize(1100, 300);
    TileRows tiles(&window);
    std::vector<QLabel*> labels;
    for (int i = 0; i < 6; ++i) {
        labels.push_back(new QLabel);
        labels.back()->setMinimumSize(100, 20);
        tiles.addTile(labels.back());
    }
    tiles.resize(width, 200);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    std::set<int> tops;
    for (const QLabel* label : labels) {
        tops.insert(label->y());
        QVERIFY(tiles.rect().contains(label->geometry()));
    }
    QCOMPARE(int(tops.size()), rows);
}

QTEST_MAIN(tst_TileRows)
#include "tst_TileRows.moc"
