// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/print/PrintFixture.h"
#include "ui/print/InvoicePage.h"

#include <QGuiApplication>

using namespace ch;
using namespace ch::test;
using ui::Paper;

class tst_InvoicePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void amounts_areTheOrdersOwn();
    void currency_isTheOrders();
    void unpaidOrder_saysWhatIsDue();
    void refunds_areListed_andWhatIsNotHereYetIsSummed();
    void refusedMoney_isNoPayment();
    void longOrder_keepsItsSumsTogether_data();
    void longOrder_keepsItsSumsTogether();
    void freeItem_saysSo();
};

void tst_InvoicePage::amounts_areTheOrdersOwn()
{
    // Not what its lines add up to: an import may round.
    auto source = printSource(2);
    source.order.subtotalMinor = 100'001;
    source.order.totalMinor = 123'456;
    source.order.lines[0].lineTotalMinor = 15'555;
    source.order.payments[0].amountMinor = 123'456;
    source.order.paidMinor = 123'456;
    const QStringList lines = linesOf(ui::invoicePages(source, printStyle()));
    for (const QString& text :
         {u"€1,000.01"_s, u"-€5.00"_s, u"€4.90"_s, u"€1,234.56"_s, u"155.55"_s, u"77.77"_s, u"-€1,234.56"_s,
          u"Payment · 3 Mar 2025 · card · ch_31"_s, u"Paid in full"_s, u"anna@example.com"_s})
        QVERIFY2(lines.contains(text), qPrintable(text));
    QVERIFY(!lines.contains(u"Amount due"_s));
}

void tst_InvoicePage::currency_isTheOrders()
{
    auto source = printSource(1);
    source.order.currency = u"JPY"_s;
    source.order.totalMinor = 7'890;
    source.order.payments.clear();
    const QStringList yen = linesOf(ui::invoicePages(source, printStyle()));
    QVERIFY(yen.contains(u"¥7,890"_s));
    source.order.currency = u"KWD"_s;
    const QStringList dinar = linesOf(ui::invoicePages(source, printStyle()));
    QVERIFY2(dinar.contains(u"KWD\u00a07.890"_s), qPrintable(dinar.join(u'|')));
}

void tst_InvoicePage::unpaidOrder_saysWhatIsDue()
{
    auto source = printSource(1);
    source.order.payments.clear();
    source.order.paidMinor = 0;
    source.order.totalMinor = 9'900;
    const QStringList lines = linesOf(ui::invoicePages(source, printStyle()));
    QVERIFY(lines.contains(u"Amount due"_s));
    QCOMPARE(lines.count(u"€99.00"_s), 2);
    source.order.status = OrderStatus::Cancelled;
    const QStringList cancelled = linesOf(ui::invoicePages(source, printStyle()));
    QVERIFY(!cancelled.contains(u"Amount due"_s));
    QVERIFY(cancelled.contains(u"Cancelled"_s));
}

void tst_InvoicePage::refunds_areListed_andWhatIsNotHereYetIsSummed()
{
    auto source = printSource(1);
    Refund refund;
    refund.refundNo = u"100231-R5"_s;
    refund.amountMinor = 1'000;
    refund.at = source.order.createdAt.plusSeconds(86'400);
    source.refunds = {refund};
    source.order.refundedMinor = 1'250;
    const QStringList lines = linesOf(ui::invoicePages(source, printStyle()));
    QVERIFY(lines.contains(u"Refund · 4 Mar 2025 · 100231-R5"_s));
    QVERIFY(lines.contains(u"€10.00"_s));
    QVERIFY(lines.contains(u"Refund"_s));
    QVERIFY(lines.contains(u"€2.50"_s));
}

void tst_InvoicePage::refusedMoney_isNoPayment()
{
    auto source = printSource(1);
    source.order.payments[0].accepted = false;
    const QStringList lines = linesOf(ui::invoicePages(source, printStyle()));
    QVERIFY(lines.filter(u"Payment"_s).isEmpty());
}

void tst_InvoicePage::longOrder_keepsItsSumsTogether_data()
{
    QTest::addColumn<int>("paper");
    QTest::addColumn<int>("lines");
    for (const Paper paper : ui::kPapers) {
        for (const int lines : {1, 7, 9, 11, 13, 15, 17, 19, 60})
            QTest::addRow("%s %d", ui::nameOf(paper).data(), lines) << int(paper) << lines;
    }
}

void tst_InvoicePage::longOrder_keepsItsSumsTogether()
{
    QFETCH(int, paper);
    QFETCH(int, lines);
    const auto pages = ui::invoicePages(printSource(lines), printStyle(Paper(paper)));
    for (const ui::PrintedPage& page : pages) {
        QCOMPARE(misplacedOn(page), QString());
        const QStringList texts = linesOf(page);
        QCOMPARE(texts.contains(u"Subtotal"_s), texts.contains(u"Paid in full"_s));
    }
}

void tst_InvoicePage::freeItem_saysSo()
{
    auto source = printSource(1);
    source.order.lines[0].unitPriceMinor = 0;
    source.order.lines[0].lineTotalMinor = 0;
    QVERIFY(linesOf(ui::invoicePages(source, printStyle())).contains(u"free"_s));
}

QTEST_MAIN(tst_InvoicePage)
#include "tst_InvoicePage.moc"
