// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/print/PrintFixture.h"
#include "ui/print/AddressLabelPage.h"
#include "ui/print/InvoicePage.h"
#include "ui/print/PackingSlipPage.h"
#include "ui/print/PickListPage.h"

#include <QElapsedTimer>
#include <QGuiApplication>

using namespace ch;
using namespace ch::test;
using ui::Paper;

namespace {

const QString kChinese = u"王小明"_s;
const QString kHebrew = u"דוד כהן"_s;
const QString kArabic = u"محمد عبد الله"_s;
const QString kArabicStreet = u"شارع الملك فهد 27"_s;

/// A label printer, and an office's.
constexpr int kDots[] = {203, 300};

} // namespace

class tst_PdfFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_areFoundInTheFile_data() { addPapers(); }
    void names_areFoundInTheFile();
    void pages_haveThePapersSize_data() { addPapers(); }
    void pages_haveThePapersSize();
    void barcodes_areReadBack_data() { addPapers(); }
    void barcodes_areReadBack();
    void fiveHundredSlips_takeLittleTime();
    void fileThatCannotBeWritten_isAnError();
    void stopped_leavesNoFile();

private:
    static void addPapers()
    {
        QTest::addColumn<int>("paper");
        for (const Paper paper : ui::kPapers)
            QTest::newRow(ui::nameOf(paper).data()) << int(paper);
    }
    QString write(const std::vector<ui::PrintedPage>& pages)
    {
        QString file = m_folder.filePath(u"%1.pdf"_s.arg(++m_files));
        const auto written = ui::writePdf(pages, file, u"title"_s);
        if (!written)
            qFatal("%s", qPrintable(written.error().detail));
        return file;
    }
    QTemporaryDir m_folder;
    int m_files = 0;
};

void tst_PdfFile::names_areFoundInTheFile()
{
    if (!hasProgram(u"pdftotext"_s))
        QSKIP("no pdftotext (poppler-utils)");
    QFETCH(int, paper);
    for (const QString& name : {kChinese, kHebrew, kArabic, u"Łukasz Żółć-Ångström"_s, u"Νίκος Παπαδόπουλος"_s}) {
        auto source = printSource();
        source.order.shipTo.name = name;
        source.order.customer.name = name;
        source.order.shipTo.line2 = kArabicStreet;
        const auto style = printStyle(Paper(paper));
        for (const auto& pages : {ui::packingSlipPages(source, style), ui::invoicePages(source, style),
                                  ui::addressLabelPages({source}, style)}) {
            const QString text = pdfText(write(pages));
            QVERIFY2(text.contains(name), qPrintable(QString(name + u" is not in: " + text)));
            QVERIFY2(text.contains(u"شارع الملك فهد"_s) && text.contains(u"27"_s), qPrintable(text));
        }
    }
}

void tst_PdfFile::pages_haveThePapersSize()
{
    if (!hasProgram(u"pdfinfo"_s))
        QSKIP("no pdfinfo (poppler-utils)");
    QFETCH(int, paper);
    const auto pages = ui::packingSlipPages(printSource(60), printStyle(Paper(paper)));
    const QString info = QString::fromUtf8(outputOf(u"pdfinfo"_s, {write(pages)}));
    static const QRegularExpression size(u"Page size: +([0-9.]+) x ([0-9.]+) pts"_s);
    static const QRegularExpression count(u"Pages: +([0-9]+)"_s);
    const auto said = size.match(info);
    QVERIFY2(said.hasMatch(), qPrintable(info));
    const QSizeF wanted = ui::sizeOf(Paper(paper)) / ui::kPoint;
    QVERIFY(qAbs(said.captured(1).toDouble() - wanted.width()) < 1.5);
    QVERIFY(qAbs(said.captured(2).toDouble() - wanted.height()) < 1.5);
    QCOMPARE(count.match(info).captured(1).toInt(), int(pages.size()));
}

void tst_PdfFile::barcodes_areReadBack()
{
    if (!hasProgram(u"zbarimg"_s) || !hasProgram(u"pdftoppm"_s))
        QSKIP("no zbarimg (zbar-tools) or pdftoppm (poppler-utils)");
    QFETCH(int, paper);
    auto style = printStyle(Paper(paper));
    style.wanted.setShown(ui::PrintField::ProductBarcode, true);
    for (const QString& number : {u"100231"_s, u"DE-2025-000481"_s}) {
        const auto source = printSource(1, number);
        const QStringList both{QString(u"CODE128 " + number), QString(u"QRCode countinghouse://order/" + number)};
        const QString slip = write(ui::packingSlipPages(source, style));
        const QString label = write(ui::addressLabelPages({source}, style));
        for (const int dots : kDots) {
            QCOMPARE(barcodesIn(slip, 1, dots), (QStringList{both[0], u"EAN13 4006381333931"_s, both[1]}));
            QCOMPARE(barcodesIn(label, 1, dots), both.first(1));
        }
    }
    const auto one = printSource(2, u"100231"_s);
    auto other = printSource(2, u"100232"_s);
    other.order.id = OrderId(4712);
    const QString pick = write(ui::pickListPages(pickListOf({one.order, other.order}, one.products), style));
    const QString read = barcodesIn(pick, 1, 300).join(u'\n');
    QVERIFY2(read.contains(u"EAN13 4006381333931"), qPrintable(read));
    QVERIFY2(read.contains(u"CODE128 SKU-002"), qPrintable(read));
}

void tst_PdfFile::fiveHundredSlips_takeLittleTime()
{
    std::vector<ui::PrintedPage> pages;
    const auto style = printStyle();
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 500; ++i) {
        auto source = printSource(1 + i % 9, QString::number(100'000 + i));
        source.order.shipTo.name = i % 3 == 0 ? kChinese : kHebrew;
        auto more = ui::packingSlipPages(source, style);
        pages.insert(pages.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    const QString file = write(pages);
    const qint64 took = timer.elapsed();
    qInfo("500 packing slips, %zu pages, %lld kB: %lld ms (budget 5000)", pages.size(),
          static_cast<long long>(QFile(file).size() / 1000), static_cast<long long>(took));
    // Several times the budget, for a machine that builds beside it.
    QVERIFY(took < 20'000);
    if (const QString kept = qEnvironmentVariable("CH_SLIPS_FILE"); !kept.isEmpty())
        QVERIFY(QFile::copy(file, kept));
    if (!hasProgram(u"pdftotext"_s))
        return;
    const QString text = pdfText(file);
    QCOMPARE(text.count(kChinese), 167);
    for (const int i : {0, 250, 499})
        QVERIFY(text.contains(QString::number(100'000 + i)));
}

void tst_PdfFile::fileThatCannotBeWritten_isAnError()
{
    const auto pages = ui::packingSlipPages(printSource(), printStyle());
    const auto written = ui::writePdf(pages, u"/nowhere/at/all/slip.pdf"_s, u"t"_s);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Storage);
}

void tst_PdfFile::stopped_leavesNoFile()
{
    std::stop_source stop;
    stop.request_stop();
    const QString file = m_folder.filePath(u"stopped.pdf"_s);
    const auto written =
        ui::writePdf(ui::packingSlipPages(printSource(), printStyle()), file, u"t"_s, stop.get_token());
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Cancelled);
    QVERIFY(!QFile::exists(file));
}

QTEST_MAIN(tst_PdfFile)
#include "tst_PdfFile.moc"
