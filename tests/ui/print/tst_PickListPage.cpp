// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/print/PrintFixture.h"
#include "ui/print/PickListPage.h"

#include <QGuiApplication>

using namespace ch;
using namespace ch::test;
using ui::Paper;

class tst_PickListPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyOrders_areOneWalk_andSorted();
    void oneOrder_needsNoSorting();
    void nothingLeft_saysSo();
    void longList_staysOnThePapers_data();
    void longList_staysOnThePapers();

private:
    static PickList listOf(int orders, int lines)
    {
        std::vector<Order> all;
        ProductsBySku products;
        for (int i = 0; i < orders; ++i) {
            auto source = printSource(lines, QString::number(100'231 + i));
            source.order.id = OrderId(1 + i);
            all.push_back(source.order);
            products.insert(source.products);
        }
        return pickListOf(all, products);
    }
};

void tst_PickListPage::manyOrders_areOneWalk_andSorted()
{
    const QStringList lines = linesOf(ui::pickListPages(listOf(3, 2), printStyle()));
    QVERIFY(lines.contains(u"3 orders · 2 lines · 15 units"_s));
    // Twice of the first article in each order, thrice of the second.
    QVERIFY(lines.contains(u"6"_s));
    QVERIFY(lines.contains(u"9"_s));
    QVERIFY(lines.contains(u"100232 × 2"_s));
    QVERIFY(lines.contains(u"Sort into orders"_s));
    QCOMPARE(lines.filter(u"3 × SKU-002 · Article 2, of the better sort"_s).size(), 3);
}

void tst_PickListPage::oneOrder_needsNoSorting()
{
    const QStringList lines = linesOf(ui::pickListPages(listOf(1, 2), printStyle()));
    QVERIFY(lines.contains(u"1 order · 2 lines · 5 units"_s));
    QVERIFY(!lines.contains(u"Sort into orders"_s));
}

void tst_PickListPage::nothingLeft_saysSo()
{
    QVERIFY(linesOf(ui::pickListPages({}, printStyle())).contains(u"Nothing is left to fetch for these orders."_s));
}

void tst_PickListPage::longList_staysOnThePapers_data()
{
    QTest::addColumn<int>("paper");
    for (const Paper paper : ui::kPapers)
        QTest::newRow(ui::nameOf(paper).data()) << int(paper);
}

void tst_PickListPage::longList_staysOnThePapers()
{
    QFETCH(int, paper);
    const auto pages = ui::pickListPages(listOf(12, 70), printStyle(Paper(paper)));
    QVERIFY(pages.size() > 3);
    for (const ui::PrintedPage& page : pages)
        QCOMPARE(misplacedOn(page), QString());
    // Every article of every order is told again where it is sorted.
    QCOMPARE(linesOf(pages).filter(QRegularExpression(u"^\\d × SKU-"_s)).size(), 12 * 70);
}

QTEST_MAIN(tst_PickListPage)
#include "tst_PickListPage.moc"
