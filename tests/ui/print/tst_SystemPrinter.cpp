// SPDX-License-Identifier: Apache-2.0
// Slips on a printer of the system. CH_PRINTER names its queue (./dev faults W4 starts a CUPS of its own with one): none, nothing
// is printed.
#include "tests/support/UiTest.h"
#include "tests/ui/print/PrintFixture.h"
#include "ui/print/PackingSlipPage.h"
#include "ui/print/SystemPrinter.h"

using namespace ch;
using namespace ch::test;

class SystemPrinterTest : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }
    void print_printerGone_isSaid();
    void print_slips_areOneJob();
};

void SystemPrinterTest::print_printerGone_isSaid()
{
    const Result<> sent = ui::sendToPrinter({}, ui::Paper::A4, u"no such queue"_s, 1, u"Slips"_s, {});
    QVERIFY(!sent);
    QCOMPARE(sent.error().code, QString(ui::kPrinterGone));
}

void SystemPrinterTest::print_slips_areOneJob()
{
    const QString queue = qEnvironmentVariable("CH_PRINTER");
    if (queue.isEmpty())
        QSKIP("no queue");
    std::vector<ui::PrintedPage> pages;
    for (const QString& name : {u"王小明"_s, u"דוד כהן"_s, u"Łukasz Żółć-Ångström"_s, u"محمد عبد الله"_s}) {
        desk::PrintSource source = printSource(3, u"10023%1"_s.arg(pages.size()));
        source.order.shipTo.name = name;
        const auto slip = ui::packingSlipPages(source, printStyle());
        pages.insert(pages.end(), slip.begin(), slip.end());
    }
    const auto printers = ui::systemPrinters();
    QVERIFY(std::ranges::any_of(printers, [&](const ui::SystemPrinter& each) { return each.name == queue; }));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(ui::sendToPrinter(pages, ui::Paper::A4, queue, 1, u"Slips"_s, {}));
    qInfo("%zu pages handed to the queue in %lld ms", pages.size(), clock.elapsed());
}

QTEST_MAIN(SystemPrinterTest)
#include "tst_SystemPrinter.moc"
