// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/print/PrintFixture.h"
#include "ui/print/PackingSlipPage.h"

#include <QGuiApplication>

#include <algorithm>

using namespace ch;
using namespace ch::test;
using ui::Paper;
using ui::PrintField;

class tst_PackingSlipPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortOrder_isOnePageWithAllOfIt_data() { addPapers(); }
    void shortOrder_isOnePageWithAllOfIt();
    void longOrder_breaksBetweenRows_data() { addPapers(); }
    void longOrder_breaksBetweenRows();
    void strangeTexts_stayOnThePaper_data() { addPapers(); }
    void strangeTexts_stayOnThePaper();
    void amounts_areNowhere();
    void fieldThatIsLeftOut_isNotThere();
    void logo_isOnThePaperInItsShape();
    void secondPrint_isMarked();
    void heldAndCancelledOrders_areStamped();
    void parcel_hasItsOwnLines();
    void givenBackUnits_areNotPacked();
    void chinese_hasChineseWords();

private:
    static void addPapers()
    {
        QTest::addColumn<int>("paper");
        for (const Paper paper : ui::kPapers)
            QTest::newRow(ui::nameOf(paper).data()) << int(paper);
    }
    static bool has(const std::vector<ui::PrintedPage>& pages, const QString& text)
    {
        return linesOf(pages).contains(text);
    }
    static int bars(const ui::PrintedPage& page)
    {
        return int(std::ranges::count_if(
            page.items, [](const ui::PageItem& item) { return std::holds_alternative<ui::PageBarcode>(item); }));
    }
};

void tst_PackingSlipPage::shortOrder_isOnePageWithAllOfIt()
{
    QFETCH(int, paper);
    const auto pages = ui::packingSlipPages(printSource(2), printStyle(Paper(paper)));
    QCOMPARE(pages.size(), size_t(1));
    QCOMPARE(pages[0].size, ui::sizeOf(Paper(paper)));
    for (const QString& text :
         {u"Packing slip"_s, u"100231"_s, u"Harbour Goods"_s, u"Anna Schmidt"_s, u"Kastanienallee 12"_s,
          u"10435 Berlin"_s, u"Germany"_s, u"+49 30 1234567"_s, u"SKU-001"_s, u"A-1"_s, u"Thank you for your order."_s,
          u"Page 1 of 1"_s, u"3 Mar 2025"_s, u"5 Mar 2025"_s})
        QVERIFY2(has(pages, text), qPrintable(text));
    QCOMPARE(bars(pages[0]), 2);
    QCOMPARE(misplacedOn(pages[0]), QString());
}

void tst_PackingSlipPage::longOrder_breaksBetweenRows()
{
    QFETCH(int, paper);
    constexpr int kLines = 60;
    const auto pages = ui::packingSlipPages(printSource(kLines), printStyle(Paper(paper)));
    QVERIFY(pages.size() > 1);
    for (size_t i = 0; i < pages.size(); ++i) {
        const QStringList lines = linesOf(pages[i]);
        QVERIFY(lines.contains(u"Page %1 of %2"_s.arg(i + 1).arg(pages.size())));
        QCOMPARE(misplacedOn(pages[i]), QString());
        if (i > 0)
            QVERIFY(lines.contains(u"Packing slip · 100231 · continued"_s));
        // Rows have a head above them.
        if (!lines.filter(QRegularExpression(u"^SKU-"_s)).isEmpty())
            QVERIFY(lines.contains(u"Item"_s));
    }
    const QStringList all = linesOf(pages);
    for (int i = 1; i <= kLines; ++i)
        QCOMPARE(all.count(u"SKU-%1"_s.arg(i, 3, 10, QChar(u'0'))), 1);
    QCOMPARE(all.count(u"Thank you for your order."_s), 1);
}

void tst_PackingSlipPage::strangeTexts_stayOnThePaper()
{
    QFETCH(int, paper);
    auto source = printSource(3, u"A-2025-000000000000123456789-ZZ"_s);
    source.order.shipTo.name = QString(40, u'W');
    source.order.shipTo.line1 =
        u"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Industrial Estate, Unit 14B"_s;
    source.order.shipTo.line2 = QString(400, u'i');
    source.order.shipTo.city = u"上海市浦东新区世纪大道上海市浦东新区世纪大道上海市浦东新区世纪大道"_s;
    source.order.lines[0].title = QString(u"<b>bold</b> & \t\u0007"_s + QString(3'000, u'x'));
    source.order.lines[1].title = u"דוד כהן רחוב הרצל 15, דירה 4 "_s.repeated(8);
    source.order.lines[2].quantity = 1'000'000;
    source.order.lines[2].sku = QString(64, u'M');
    auto style = printStyle(Paper(paper));
    style.wanted.shopName = QString(200, u'W');
    style.wanted.shopAddress = u"line\n"_s.repeated(30);
    style.wanted.footer = u"words and words "_s.repeated(100);
    for (const ui::PrintedPage& page : ui::packingSlipPages(source, style)) {
        QCOMPARE(misplacedOn(page), QString());
        for (const QString& line : linesOf(page)) {
            for (const QChar c : line)
                QVERIFY(c.category() != QChar::Other_Control);
        }
    }
    // What looks like markup is what was typed.
    QVERIFY(linesOf(ui::packingSlipPages(source, style)).join(u' ').contains(u"<b>bold</b> &"));
}

void tst_PackingSlipPage::amounts_areNowhere()
{
    for (const Paper paper : ui::kPapers) {
        const QString text = linesOf(ui::packingSlipPages(printSource(5), printStyle(paper))).join(u'\n');
        QVERIFY(!text.contains(u"77.77"));
        QVERIFY(!text.contains(u"€"));
        QVERIFY(!text.contains(u"EUR"));
        QVERIFY(!text.contains(u"anna@example.com"));
    }
}

void tst_PackingSlipPage::fieldThatIsLeftOut_isNotThere()
{
    const auto without = [](PrintField field) {
        auto style = printStyle();
        style.wanted.setShown(field, false);
        return ui::packingSlipPages(printSource(2), style);
    };
    QCOMPARE(bars(without(PrintField::OrderBarcode)[0]), 1);
    QCOMPARE(bars(without(PrintField::QrCode)[0]), 1);
    QVERIFY(!has(without(PrintField::Sku), u"SKU-001"_s));
    QVERIFY(!has(without(PrintField::Location), u"A-1"_s));
    QVERIFY(!has(without(PrintField::Phone), u"+49 30 1234567"_s));
    QVERIFY(!has(without(PrintField::ShipBy), u"5 Mar 2025"_s));
    QVERIFY(!has(without(PrintField::Footer), u"Thank you for your order."_s));

    auto style = printStyle();
    style.wanted.setShown(PrintField::ProductBarcode, true);
    // An EAN-13 and a Code 128 of the SKU beside the order's own two.
    QCOMPARE(bars(ui::packingSlipPages(printSource(2), style)[0]), 4);
}

void tst_PackingSlipPage::logo_isOnThePaperInItsShape()
{
    auto style = printStyle();
    const auto logoOf = [](const ui::PrintedPage& page) {
        const ui::PageImage* found = nullptr;
        for (const ui::PageItem& item : page.items) {
            if (const auto* image = std::get_if<ui::PageImage>(&item))
                found = image;
        }
        return found;
    };
    QVERIFY(!logoOf(ui::packingSlipPages(printSource(2), style)[0]));
    style.wanted.logo = QImage(300, 100, QImage::Format_ARGB32);
    style.wanted.logo.fill(Qt::red);
    const auto pages = ui::packingSlipPages(printSource(2), style);
    const ui::PageImage* logo = logoOf(pages[0]);
    QVERIFY(logo);
    QVERIFY(qAbs(logo->rect.width() / logo->rect.height() - 3) < 0.01);
    QCOMPARE(misplacedOn(pages[0]), QString());
    QImage paper(int(pages[0].size.width() / 20), int(pages[0].size.height() / 20), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    ui::paintPageAt(painter, pages[0], 72);
    painter.end();
    QCOMPARE(paper.pixelColor((logo->rect.center() / 20).toPoint()), QColor(Qt::red));
    style.wanted.setShown(PrintField::Logo, false);
    QVERIFY(!logoOf(ui::packingSlipPages(printSource(2), style)[0]));
}

void tst_PackingSlipPage::secondPrint_isMarked()
{
    auto source = printSource();
    QVERIFY(!has(ui::packingSlipPages(source, printStyle()), u"Reprint"_s));
    source.printed = {PrintDocument::Invoice};
    QVERIFY(!has(ui::packingSlipPages(source, printStyle()), u"Reprint"_s));
    source.printed = {PrintDocument::Invoice, PrintDocument::PackingSlip};
    QVERIFY(has(ui::packingSlipPages(source, printStyle()), u"Reprint"_s));
}

void tst_PackingSlipPage::heldAndCancelledOrders_areStamped()
{
    auto source = printSource();
    source.order.hold = Hold{.reason = u"address?"_s, .until = {}, .by = u"m"_s, .at = source.order.createdAt};
    QVERIFY(has(ui::packingSlipPages(source, printStyle()), u"On hold"_s));
    source.order.status = OrderStatus::Cancelled;
    QVERIFY(has(ui::packingSlipPages(source, printStyle()), u"Cancelled"_s));
}

void tst_PackingSlipPage::parcel_hasItsOwnLines()
{
    auto source = printSource(3);
    source.order.shipments = {parcel(1, u"DHL"_s, u"0034"_s, {{.lineNo = 1, .quantity = 2}}),
                              parcel(2, u"UPS"_s, u"1Z9"_s, {{.lineNo = 3, .quantity = 1}})};
    source.order.lines[0].shippedQuantity = 2;
    source.order.lines[1].releasedQuantity = source.order.lines[1].quantity;
    source.order.lines[2].shippedQuantity = 1;
    const auto pages = ui::packingSlipPages(source, printStyle(), 2);
    source.order.lines[1].releasedQuantity = 0;
    QVERIFY(!has(pages, u"SKU-001"_s));
    QVERIFY(has(pages, u"SKU-003"_s));
    QVERIFY(has(pages, u"UPS"_s));
    QVERIFY(has(pages, u"1Z9"_s));
    QVERIFY(has(pages, u"Parcel 2 of 2"_s));
    QVERIFY(has(pages, u"1 unit"_s));
    // The one on the bench: what is counted and not out, before it has a tracking number.
    source.order.lines[0].shippedQuantity = source.order.lines[0].packedQuantity = 2;
    source.order.lines[1].packedQuantity = 3;
    source.order.lines[2].shippedQuantity = source.order.lines[2].packedQuantity = 1;
    const auto open = ui::packingSlipPages(source, printStyle(), 3);
    QVERIFY(has(open, u"Parcel 3 of 3"_s));
    QVERIFY(has(open, u"SKU-002"_s));
    QVERIFY(!has(open, u"SKU-001"_s));
    QVERIFY(!has(open, u"UPS"_s));
    source.order.lines[1].packedQuantity = 1;
    QVERIFY(has(ui::packingSlipPages(source, printStyle(), 3), u"Parcel 3"_s));
    // A number that is none of its parcels: the whole order.
    QVERIFY(has(ui::packingSlipPages(source, printStyle(), 7), u"SKU-001"_s));
}

void tst_PackingSlipPage::givenBackUnits_areNotPacked()
{
    auto source = printSource(2);
    source.order.lines[0].quantity = 5;
    source.order.lines[0].releasedQuantity = 2;
    source.order.lines[1].releasedQuantity = source.order.lines[1].quantity;
    const auto pages = ui::packingSlipPages(source, printStyle());
    QVERIFY(has(pages, u"3 units"_s));
    QVERIFY(!has(pages, u"SKU-002"_s));
}

void tst_PackingSlipPage::chinese_hasChineseWords()
{
    auto source = printSource();
    source.order.shipTo.country = u"CN"_s;
    const auto pages = ui::packingSlipPages(source, printStyle(Paper::A4, u"zh_CN"_s));
    QVERIFY(has(pages, u"中国"_s));
    QVERIFY(has(pages, u"2025年3月3日"_s));
    QVERIFY(!has(pages, u"Packing slip"_s));
}

QTEST_MAIN(tst_PackingSlipPage)
#include "tst_PackingSlipPage.moc"
