// SPDX-License-Identifier: Apache-2.0
#include "core/desk/PrintStore.h"
#include "tests/ui/orders/OrderUiFixture.h"
#include "tests/ui/print/PrintFixture.h"
#include "ui/print/DocumentPrinter.h"
#include "ui/print/PrintSettings.h"

#include <QSignalSpy>

#include <algorithm>

using namespace ch;
using namespace ch::test;
using ui::Paper;
using ui::PrintedPart;

class tst_DocumentPrinter : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void folder_getsAPdfOfEach_andTheTimelineKnows();
    void secondPrint_isMarked_andKeepsTheFirst();
    void offline_printsAndWaits();
    void manyOrders_areOneFileOfLabels();
    void pickList_isOneForAll();
    void afterPacking_printsWhatIsSet();
    void nothingSet_isTold();
    void folderGone_isTold_andNotRecorded();
    void printerGone_isTold_andNotRecorded();
    void warehouse_getsNoInvoice();
    void manager_printsButRecordsNothing();
    void savedPdf_isNoPrint();
    void settings_areKept();

private:
    ui::PrintSettings settings() const { return ui::PrintSettings(m_ui->desk.workspace->profileFolder()); }
    void sendTo(const QString& folder, std::initializer_list<PrintDocument> documents, Paper paper = Paper::A4)
    {
        ui::PrintSettings set = settings();
        for (const PrintDocument document : documents)
            set.set(document, {.target = {ui::PrintTarget::Kind::Folder, folder}, .paper = paper, .copies = 1});
    }
    void open(const QString& user = u"merchant"_s)
    {
        m_printer.reset();
        m_ui.reset();
        m_ui = std::make_unique<OrderUi>(*m_service, user);
        m_printer = std::make_unique<ui::DocumentPrinter>(*m_ui->context);
        m_folder = std::make_unique<QTemporaryDir>();
    }
    std::vector<PrintedPart> outcome(const std::function<void()>& print)
    {
        QSignalSpy spy(m_printer.get(), &ui::DocumentPrinter::printed);
        print();
        if (!spy.wait(20'000))
            qFatal("nothing came of it");
        return spy.at(0).at(0).value<std::vector<PrintedPart>>();
    }
    ui::PrintJob jobOf(const std::vector<OrderId>& orders, PrintDocument document) const
    {
        return {.orders = orders, .parts = {{.document = document, .setting = settings().of(document)}}, .parcelNo = 0};
    }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }
    QString file(const QString& name) const { return m_folder->filePath(name); }
    std::vector<TimelineEntry> prints(OrderId id)
    {
        auto entries = good(m_ui->orders().refreshTimeline(id)).entries;
        std::erase_if(entries, [](const TimelineEntry& entry) { return entry.kind != TimelineKind::Printed; });
        return entries;
    }
    /// Prints are noted after the printer took them, and sent by the next pass.
    bool waitForPrints(OrderId id, size_t n)
    {
        return QTest::qWaitFor(
            [&] {
                m_ui->desk.workspace->syncNow();
                QTest::qWait(50);
                return prints(id).size() == n;
            },
            20'000);
    }
    /// Whatever it is, it can be printed; each test has its own.
    OrderListItem order(size_t nth, OrderStatus status = OrderStatus::Completed)
    {
        return m_ui->desk.items({.statuses = {status}}).at(nth);
    }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    std::unique_ptr<ui::DocumentPrinter> m_printer;
    std::unique_ptr<QTemporaryDir> m_folder;
    size_t m_test = 0;
};

void tst_DocumentPrinter::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(300);
    m_service->start();
}

void tst_DocumentPrinter::init()
{
    ++m_test;
    open();
}

void tst_DocumentPrinter::cleanup()
{
    m_printer.reset();
    m_ui.reset();
}

void tst_DocumentPrinter::folder_getsAPdfOfEach_andTheTimelineKnows()
{
    const OrderListItem item = order(m_test);
    sendTo(m_folder->path(), {PrintDocument::PackingSlip, PrintDocument::Invoice});
    const auto parts = outcome([&] {
        m_printer->print(item.id, {PrintDocument::PackingSlip, PrintDocument::Invoice});
    });
    QCOMPARE(parts.size(), size_t(2));
    for (const PrintedPart& part : parts) {
        QVERIFY(!part.error);
        QVERIFY(part.pages >= 1);
    }
    QCOMPARE(files(),
             (QStringList{QString(item.orderNo + u" Invoice.pdf"), QString(item.orderNo + u" Packing slip.pdf")}));
    if (hasProgram(u"pdftotext"_s)) {
        const Order order = m_ui->detail(item.id).base;
        const QString slip = pdfText(file(QString(item.orderNo + u" Packing slip.pdf")));
        QVERIFY(slip.contains(item.orderNo));
        QVERIFY(slip.contains(order.lines.front().sku));
        QVERIFY(!slip.contains(u"€"));
        const QString invoice = pdfText(file(QString(item.orderNo + u" Invoice.pdf")));
        QVERIFY(invoice.contains(m_ui->context->formats().money(order.totalMinor, order.currency)));
    }
    QVERIFY(waitForPrints(item.id, 2));
    const auto entries = prints(item.id);
    QCOMPARE(entries[0].actor.name, u"merchant"_s);
    QCOMPARE(entries[0].actor.device, u"packing bench"_s);
}

void tst_DocumentPrinter::secondPrint_isMarked_andKeepsTheFirst()
{
    if (!hasProgram(u"pdftotext"_s))
        QSKIP("no pdftotext (poppler-utils)");
    const OrderListItem item = order(m_test);
    sendTo(m_folder->path(), {PrintDocument::PackingSlip});
    for (int i = 0; i < 2; ++i) {
        (void)outcome([&] { m_printer->print(item.id, {PrintDocument::PackingSlip}); });
        // The record is durable before the next one is begun.
        QTRY_COMPARE(good(m_ui->desk.workspace->prints().sources({item.id})).at(0).printed.size(), size_t(1));
    }
    QCOMPARE(files().size(), 2);
    QVERIFY(!pdfText(file(QString(item.orderNo + u" Packing slip.pdf"))).contains(u"Reprint"));
    QVERIFY(pdfText(file(QString(item.orderNo + u" Packing slip (2).pdf"))).contains(u"Reprint"));
}

void tst_DocumentPrinter::offline_printsAndWaits()
{
    const OrderListItem item = order(m_test);
    m_service->stop();
    m_ui->desk.workspace->syncNow();
    QVERIFY(m_ui->desk.waitForTrouble(SyncStatus::Trouble::Offline));
    sendTo(m_folder->path(), {PrintDocument::PackingSlip});
    const auto parts = outcome([&] { m_printer->print(item.id, {PrintDocument::PackingSlip}); });
    QVERIFY(!parts.at(0).error);
    QCOMPARE(files().size(), 1);
    QTRY_COMPARE(m_ui->detail(item.id).open.size(), size_t(1));
    QVERIFY(m_ui->detail(item.id).open.front().kind == OperationKind::Print);
    m_service->start();
    QVERIFY(waitForPrints(item.id, 1));
}

void tst_DocumentPrinter::manyOrders_areOneFileOfLabels()
{
    std::vector<OrderId> orders;
    for (size_t i = 0; i < 5; ++i)
        orders.push_back(order(20 + i).id);
    sendTo(m_folder->path(), {PrintDocument::AddressLabel}, Paper::A4);
    const auto parts = outcome([&] { m_printer->print(jobOf(orders, PrintDocument::AddressLabel)); });
    QCOMPARE(files(), QStringList{u"Address label.pdf"_s});
    QCOMPARE(parts.at(0).pages, 2);
    QCOMPARE(parts.at(0).orders, 5);
    for (const OrderId id : orders)
        QVERIFY(waitForPrints(id, 1));
}

void tst_DocumentPrinter::pickList_isOneForAll()
{
    std::vector<OrderId> orders;
    for (size_t i = 0; i < 4; ++i)
        orders.push_back(order(i, OrderStatus::Paid).id);
    sendTo(m_folder->path(), {PrintDocument::PickList});
    (void)outcome([&] { m_printer->print(jobOf(orders, PrintDocument::PickList)); });
    QCOMPARE(files(), QStringList{u"Pick list.pdf"_s});
    if (hasProgram(u"pdftotext"_s))
        QVERIFY(pdfText(file(u"Pick list.pdf"_s)).contains(u"4 orders"));
}

void tst_DocumentPrinter::afterPacking_printsWhatIsSet()
{
    const OrderListItem item = order(m_test);
    sendTo(m_folder->path(), {PrintDocument::PackingSlip, PrintDocument::AddressLabel}, Paper::Label);
    QSignalSpy spy(m_printer.get(), &ui::DocumentPrinter::printed);
    m_printer->printAfterPacking(item.id, 1);
    QVERIFY(!m_printer->isBusy());
    settings().setAfterPacking({PrintDocument::PackingSlip, PrintDocument::AddressLabel});
    m_printer->printAfterPacking(item.id, 1);
    QVERIFY(spy.wait(20'000));
    QCOMPARE(files().size(), 2);
}

void tst_DocumentPrinter::nothingSet_isTold()
{
    const auto parts = outcome([this] { m_printer->print(order(0).id, {PrintDocument::PackingSlip}); });
    QVERIFY(parts.at(0).error);
    QCOMPARE(parts.at(0).error->code, QString(ui::kNoPrinterSet));
    QVERIFY(m_ui->waitForToast(u"No printer is set"));
    QCOMPARE(m_ui->detail(order(0).id).open.size(), size_t(0));
}

void tst_DocumentPrinter::folderGone_isTold_andNotRecorded()
{
    const OrderListItem item = order(m_test);
    sendTo(m_folder->filePath(u"no/such"_s), {PrintDocument::PackingSlip});
    const auto parts = outcome([&] { m_printer->print(item.id, {PrintDocument::PackingSlip}); });
    QVERIFY(parts.at(0).error);
    QVERIFY(m_ui->waitForToast(u"folder"));
    QVERIFY(m_ui->detail(item.id).open.empty());
}

void tst_DocumentPrinter::printerGone_isTold_andNotRecorded()
{
    const OrderListItem item = order(m_test);
    settings().set(PrintDocument::PackingSlip,
                   {.target = {ui::PrintTarget::Kind::Printer, u"no such printer"_s}, .paper = Paper::A4, .copies = 1});
    const auto parts = outcome([&] { m_printer->print(item.id, {PrintDocument::PackingSlip}); });
    QVERIFY(parts.at(0).error);
    QVERIFY(m_ui->waitForToast(u"The printer is not there any more"));
    QVERIFY(m_ui->detail(item.id).open.empty());
}

void tst_DocumentPrinter::warehouse_getsNoInvoice()
{
    open(u"warehouse"_s);
    const OrderListItem item = order(m_test);
    sendTo(m_folder->path(), {PrintDocument::PackingSlip, PrintDocument::Invoice});
    const auto parts = outcome([&] {
        m_printer->print(item.id, {PrintDocument::Invoice, PrintDocument::PackingSlip});
    });
    QVERIFY(parts.at(0).error);
    QCOMPARE(parts.at(0).error->kind, ErrorKind::Forbidden);
    QVERIFY(!parts.at(1).error);
    QCOMPARE(files(), QStringList{QString(item.orderNo + u" Packing slip.pdf")});
}

void tst_DocumentPrinter::manager_printsButRecordsNothing()
{
    open(u"manager"_s);
    const OrderListItem item = order(m_test);
    sendTo(m_folder->path(), {PrintDocument::Invoice});
    const auto parts = outcome([&] { m_printer->print(item.id, {PrintDocument::Invoice}); });
    QVERIFY(!parts.at(0).error);
    QCOMPARE(files().size(), 1);
    QVERIFY(m_ui->detail(item.id).open.empty());
}

void tst_DocumentPrinter::savedPdf_isNoPrint()
{
    const OrderListItem item = order(m_test);
    QSignalSpy spy(m_printer.get(), &ui::DocumentPrinter::saved);
    ui::PrintJob job = jobOf({item.id}, PrintDocument::PackingSlip);
    job.parts.push_back(
        {.document = PrintDocument::AddressLabel, .setting = {.target = {}, .paper = Paper::Label, .copies = 1}});
    m_printer->save(job, file(u"both.pdf"_s));
    QVERIFY(spy.wait(20'000));
    QCOMPARE(files(), QStringList{u"both.pdf"_s});
    if (hasProgram(u"pdfinfo"_s)) {
        // Each page on its own paper.
        const QString info =
            QString::fromUtf8(outputOf(u"pdfinfo"_s, {u"-f"_s, u"1"_s, u"-l"_s, u"9"_s, file(u"both.pdf"_s)}));
        QVERIFY2(info.contains(u"595 x 842") && info.contains(u"283 x 425"), qPrintable(info));
    }
    QVERIFY(m_ui->detail(item.id).open.empty());
}

void tst_DocumentPrinter::settings_areKept()
{
    ui::PrintTemplate wanted;
    wanted.shopName = u"账房 & Söhne"_s;
    wanted.shopAddress = u"one\ntwo"_s;
    wanted.language = u"zh_CN"_s;
    wanted.logo = QImage(20, 10, QImage::Format_ARGB32);
    wanted.logo.fill(Qt::red);
    wanted.setShown(ui::PrintField::QrCode, false);
    wanted.setShown(ui::PrintField::ProductBarcode, true);
    settings().setTemplate(wanted);
    const ui::PrintTemplate read = settings().printTemplate();
    QCOMPARE(read.shopName, wanted.shopName);
    QCOMPARE(read.shopAddress, wanted.shopAddress);
    QVERIFY(read.fields == wanted.fields);
    QCOMPARE(read.logo.convertToFormat(QImage::Format_ARGB32), wanted.logo);
    const ui::DocumentSetting label{
        .target = {ui::PrintTarget::Kind::Printer, u"Zebra, by the door"_s}, .paper = Paper::Label, .copies = 3};
    settings().set(PrintDocument::AddressLabel, label);
    QVERIFY(settings().of(PrintDocument::AddressLabel) == label);
    QVERIFY(settings().of(PrintDocument::Invoice).target.isNone());
    settings().setAfterPacking({PrintDocument::AddressLabel});
    QVERIFY(settings().afterPacking() == std::vector{PrintDocument::AddressLabel});
    // The words on paper are those of the template.
    QCOMPARE(ui::printStyleFor(*m_ui->context, Paper::A4).words.country(u"CN"_s), u"中国"_s);
}

QTEST_MAIN(tst_DocumentPrinter)
#include "tst_DocumentPrinter.moc"
