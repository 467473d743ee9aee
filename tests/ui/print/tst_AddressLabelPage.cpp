// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/print/PrintFixture.h"
#include "ui/print/AddressLabelPage.h"

#include <QGuiApplication>

using namespace ch;
using namespace ch::test;
using ui::Paper;

class tst_AddressLabelPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labelPaper_hasOneEach_sheetsHaveFour();
    void parcel_isNumbered();
    void longAddress_leavesTheBarcodeAlone_data();
    void longAddress_leavesTheBarcodeAlone();
};

void tst_AddressLabelPage::labelPaper_hasOneEach_sheetsHaveFour()
{
    std::vector<desk::PrintSource> sources;
    sources.reserve(5);
    for (int i = 0; i < 5; ++i)
        sources.push_back(printSource(1, QString::number(100'231 + i)));
    QCOMPARE(ui::addressLabelPages(sources, printStyle(Paper::Label)).size(), size_t(5));
    for (const Paper paper : {Paper::A4, Paper::Letter}) {
        const auto pages = ui::addressLabelPages(sources, printStyle(paper));
        QCOMPARE(pages.size(), size_t(2));
        QCOMPARE(linesOf(pages[0]).count(u"Anna Schmidt"_s), 4);
        QVERIFY(linesOf(pages[1]).contains(u"100235"_s));
        QVERIFY(linesOf(pages[0]).contains(u"GERMANY"_s));
        for (const ui::PrintedPage& page : pages)
            QCOMPARE(misplacedOn(page), QString());
    }
}

void tst_AddressLabelPage::parcel_isNumbered()
{
    auto source = printSource();
    source.order.shipments = {parcel(1, u"DHL"_s, u"0034"_s), parcel(2, u"UPS"_s, u"1Z9"_s)};
    for (OrderLine& line : source.order.lines)
        line.shippedQuantity = line.quantity;
    source.printed = {PrintDocument::AddressLabel};
    const QStringList lines = linesOf(ui::addressLabelPages({source}, printStyle(Paper::Label), 2));
    QVERIFY(lines.contains(u"UPS 1Z9"_s));
    QVERIFY(lines.contains(u"Parcel 2 of 2 · Reprint"_s));
}

void tst_AddressLabelPage::longAddress_leavesTheBarcodeAlone_data()
{
    QTest::addColumn<int>("paper");
    for (const Paper paper : ui::kPapers)
        QTest::newRow(ui::nameOf(paper).data()) << int(paper);
}

void tst_AddressLabelPage::longAddress_leavesTheBarcodeAlone()
{
    QFETCH(int, paper);
    auto source = printSource(1, u"A-2025-000000000000123456789-ZZ"_s);
    source.order.shipTo.name = u"The Honourable Bartholomew Featherstonehaugh-Cholmondeley III, Purchasing"_s;
    source.order.shipTo.line1 = QString(300, u'W');
    source.order.shipTo.line2 = u"世纪大道上海市浦东新区"_s.repeated(20);
    source.order.shipTo.region = u"Isle of Anglesey "_s.repeated(10);
    for (const ui::PrintedPage& page :
         ui::addressLabelPages({source, source, source, source}, printStyle(Paper(paper))))
        QCOMPARE(misplacedOn(page), QString());
}

QTEST_MAIN(tst_AddressLabelPage)
#include "tst_AddressLabelPage.moc"
