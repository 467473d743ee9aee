// SPDX-License-Identifier: Apache-2.0
// Files of products through their sheets: a dirty one in, stopped on the way and taken up again; what the list shows out.
// CH_IMPORT_ROWS says how many rows; a hundred thousand are a catalogue (./dev faults).
#include "tests/ui/inventory/InventoryPageFixture.h"
#include "ui/inventory/ProductExportSheet.h"
#include "ui/inventory/ProductFile.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDropEvent>
#include <QMimeData>
#include <QRegularExpression>
#include <QTableView>

using namespace ch;
using namespace ch::test;

namespace {

constexpr int kFewRows = 150;
constexpr int kStopAfterMs = 10'000;
/// One row of twenty is dirt, in these ways one after the other.
constexpr int kDirtEach = 20;
constexpr int kOnHandEach = 10;

int wantedRows()
{
    const int wanted = qEnvironmentVariableIntValue("CH_IMPORT_ROWS");
    return wanted > 0 ? wanted : kFewRows;
}

/// So much memory at most so far, in MiB; 0 where nobody tells.
int peakMiB(const QString& process = QStringLiteral("self"))
{
    QFile file(QString(u"/proc/" + process + u"/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toInt() / 1024;
    }
    return 0;
}

/// A price that is none, a SKU that stands above, none at all, a count that is none, a title that is too long.
QByteArray dirt(int i)
{
    const QByteArray sku = "FILE-" + QByteArray::number(i);
    switch (i / kDirtEach % 5) {
    case 0:
        return sku + ",dirty,,cheap,\r\n";
    case 1:
        return "FILE-1,again,,1.00,\r\n";
    case 2:
        return ",no code,,1.00,\r\n";
    case 3:
        return sku + ",dirty,,1.00,-3\r\n";
    default:
        return sku + ',' + QByteArray(300, 'x') + ",,1.00,\r\n";
    }
}

/// The service is this program's only child.
QString serviceProcess()
{
    const QString self = QString::number(QCoreApplication::applicationPid());
    QFile file(QString(u"/proc/self/task/" + self + u"/children"));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().simplified()) : QString();
}

struct Written
{
    QByteArray bytes;
    int good = 0;
    int dirty = 0;
    int withStock = 0;
};

Written bookOf(int rows)
{
    Written book{.bytes = "\xef\xbb\xbfsku,title,location,price,on_hand\r\n"};
    for (int i = 0; i < rows; ++i) {
        if (i % kDirtEach == kDirtEach - 1) {
            book.bytes += dirt(i);
            ++book.dirty;
            continue;
        }
        const bool hasStock = i % kOnHandEach == 0;
        book.bytes += "FILE-" + QByteArray::number(i) + ",\"=杯子 \u202E🫖 " + QByteArray::number(i) +
                      (i % 7 == 0 ? "\nsecond line" : "") + "\",A-" + QByteArray::number(i % 90) + ",12.50," +
                      (hasStock ? "5" : "") + "\r\n";
        ++book.good;
        book.withStock += hasStock ? 1 : 0;
    }
    return book;
}

QAbstractButton* primaryOf(const QWidget* sheet)
{
    for (QAbstractButton* each : sheet->findChildren<QAbstractButton*>()) {
        if (each->isVisible() && each->text().startsWith(u"Import"))
            return each;
    }
    qFatal("no button to import with");
}

} // namespace

class tst_ProductFileSheets : public InventoryPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startShop(60); }
    void init() { openPage(); }
    void cleanup() { closePage(); }

    void import_unreadableFile_saysWhy();
    void import_droppedFile_isRead();
    void import_offline_cannotBegin();
    void import_dirtyFileStopped_restIsTakenUp();
    void export_list_isWrittenAsShown();
    void export_folderGone_saysSo();
    void looks_nothingClippedNothingNameless_data() { addLooks(); }
    void looks_nothingClippedNothingNameless();

private:
    QString written(const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(u"products-%1.csv"_s.arg(++m_files)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room");
        return file.fileName();
    }
    ui::ProductImportSheet* importSheet()
    {
        command(u"Import products…"_s)->trigger();
        return m_ui->sheet<ui::ProductImportSheet>();
    }
    static bool isPlanned(const QWidget* sheet)
    {
        return QTest::qWaitFor([sheet] { return sheet->findChild<QTableView*>()->isVisible(); }, 60'000);
    }
    static bool isReported(const QWidget* sheet, int patienceMs = 60'000)
    {
        return QTest::qWaitFor([sheet] { return textOf(sheet).contains(u"added"); }, patienceMs);
    }
    static int numberIn(const QString& text)
    {
        QString digits;
        std::ranges::copy_if(text, std::back_inserter(digits), [](QChar c) { return c.isDigit(); });
        return digits.toInt();
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

void tst_ProductFileSheets::import_unreadableFile_saysWhy()
{
    ui::ProductImportSheet* sheet = importSheet();
    sheet->readFile(written("title,price\r\nCup,1.00\r\n"));
    QTRY_VERIFY(textOf(sheet).contains(u"No column is called SKU"));
    QVERIFY(!primaryOf(sheet)->isEnabled());
    sheet->readFile(m_folder.filePath(u"not-there.csv"_s));
    QTRY_VERIFY(textOf(sheet).contains(u"The file cannot be read"));
    sheet->close();
}

void tst_ProductFileSheets::import_droppedFile_isRead()
{
    ui::ProductImportSheet* sheet = importSheet();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(written("sku,title,price\r\nDROP-1,Cup,1.00\r\n"))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(sheet, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(sheet, &drop);
    QVERIFY(isPlanned(sheet));
    QVERIFY(primaryOf(sheet)->isEnabled());
    sheet->close();
}

void tst_ProductFileSheets::import_offline_cannotBegin()
{
    goOffline();
    ui::ProductImportSheet* sheet = importSheet();
    sheet->readFile(written("sku,title,price\r\nOFF-1,Cup,1.00\r\n"));
    QVERIFY(isPlanned(sheet));
    QTRY_VERIFY(textOf(sheet).contains(u"never queued"));
    QVERIFY(!primaryOf(sheet)->isEnabled());
    goOnline();
    QTRY_VERIFY(primaryOf(sheet)->isEnabled());
    sheet->close();
}

void tst_ProductFileSheets::import_dirtyFileStopped_restIsTakenUp()
{
    const int before = peakMiB();
    const Written book = bookOf(wantedRows());
    const bool isLarge = wantedRows() > kFewRows;
    const QString path = written(book.bytes);
    ui::ProductImportSheet* sheet = importSheet();
    QElapsedTimer clock;
    clock.start();
    sheet->readFile(path);
    QVERIFY(isPlanned(sheet));
    const double planned = double(clock.elapsed()) / 1000;
    auto* table = sheet->findChild<QTableView*>();
    if (!isLarge)
        new QAbstractItemModelTester(table->model(), sheet);
    // Rows that are no good come first, each with its number in the file and what is wrong; nothing is taken in parts unasked.
    QCOMPARE(table->model()->rowCount(), book.dirty);
    QVERIFY(table->model()->index(0, ui::ProductImportModel::Verdict).data().toString().contains(u"price"));
    QAbstractButton* const import = primaryOf(sheet);
    QCOMPARE(numberIn(import->text()), book.good);
    QVERIFY(!import->isEnabled());
    auto* leaveOut = sheet->findChild<QCheckBox*>();
    QCOMPARE(numberIn(leaveOut->text()), book.dirty);
    leaveOut->setChecked(true);
    QVERIFY(import->isEnabled());

    clock.restart();
    import->click();
    if (isLarge)
        QTest::qWait(kStopAfterMs);
    QVERIFY(press(sheet, u"Stop"_s));
    QVERIFY(isReported(sheet));
    QVERIFY2(textOf(sheet).contains(u"choose the same file again"), qPrintable(textOf(sheet)));
    static const QRegularExpression left(u"([\\d,]+) row\\S* (is|are) left"_s);
    const int told = numberIn(left.match(textOf(sheet)).captured(1));
    const double first = double(clock.elapsed()) / 1000;

    // The same file again is exactly the rest.
    sheet->readFile(path);
    QVERIFY(isPlanned(sheet));
    const int rest = numberIn(import->text());
    QVERIFY2(rest > 0 && (isLarge ? rest < book.good : rest <= book.good), qPrintable(QString::number(rest)));
    QCOMPARE(rest, told);
    leaveOut->setChecked(true);
    clock.restart();
    import->click();
    QVERIFY(isReported(sheet, 1'200'000));
    QVERIFY2(textOf(sheet).contains(u"All of it is done"), qPrintable(textOf(sheet)));
    const double second = double(clock.elapsed()) / 1000;

    // And once more is nothing.
    sheet->readFile(path);
    QVERIFY(isPlanned(sheet));
    QVERIFY(!import->isEnabled());
    leaveOut->setChecked(true);
    QVERIFY(!import->isEnabled());
    sheet->close();
    const desk::ProductDetail made = read(u"FILE-0"_s);
    QCOMPARE(made.base.title, QString::fromUtf8("=杯子 \u202E🫖 0\nsecond line"));
    QCOMPARE(made.base.onHand, 5);
    QCOMPARE(rowsOf({.search = u"file-"_s}).size(), size_t(book.good));
    QCOMPARE(m_service->audit(), QString());
    qInfo("%d rows, %d of them dirt: read and judged in %.1f s, imported in %.1f s (%.0f rows a second), "
          "memory %d MiB before and %d MiB at most, service %d MiB",
          wantedRows(), book.dirty, planned, first + second, double(book.good) / (first + second), before, peakMiB(),
          peakMiB(serviceProcess()));
}

void tst_ProductFileSheets::export_list_isWrittenAsShown()
{
    command(u"Export products…"_s)->trigger();
    auto* sheet = m_ui->sheet<ui::ProductExportSheet>();
    QVERIFY(press(sheet, u"CSV"_s));
    field<QLineEdit>(sheet, u"Folder"_s)->setText(m_folder.path());
    field<QLineEdit>(sheet, u"Name"_s)->setText(u"out"_s);
    QVERIFY(press(sheet, u"Export"_s));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder.filePath(u"out.csv"_s)), 20'000);
    const auto file = ui::readProductFile(m_folder.filePath(u"out.csv"_s), {});
    QVERIFY(file);
    const auto rows = rowsOf({});
    QCOMPARE(file->rows.size(), rows.size());
    const auto items = good(products().items(rows));
    for (size_t i = 0; i < items.size(); ++i)
        QCOMPARE(file->rows[i].sku, items[i].product.sku);
    // What the sheet was left with is there the next time.
    command(u"Export products…"_s)->trigger();
    sheet = m_ui->sheet<ui::ProductExportSheet>();
    QCOMPARE(field<QLineEdit>(sheet, u"Folder"_s)->text(), m_folder.path());
    sheet->close();
}

void tst_ProductFileSheets::export_folderGone_saysSo()
{
    command(u"Export products…"_s)->trigger();
    auto* sheet = m_ui->sheet<ui::ProductExportSheet>();
    field<QLineEdit>(sheet, u"Folder"_s)->setText(m_folder.filePath(u"gone"_s));
    QVERIFY(press(sheet, u"Export"_s));
    QTRY_VERIFY(textOf(sheet).contains(u"There is no such folder"));
    QVERIFY(sheet->isVisible());
    sheet->close();
}

void tst_ProductFileSheets::looks_nothingClippedNothingNameless()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    delete std::exchange(m_page, nullptr);
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    const Spoken spoken(look);
    m_ui->context->setLocale(look.locale());
    makePage(*m_ui);
    QByteArray file = bookOf(120).bytes;
    const std::vector<qint64> rows = rowsOf({});
    const auto items = good(products().items({rows.begin(), rows.begin() + 6}));
    for (size_t i = 0; i < items.size(); ++i)
        file += items[i].product.sku.toUtf8() + (i % 2 == 0 ? ",New name,B-02-1,19.90,120\r\n" : ",,,,\r\n");
    const auto shot = [&](const QString& name, ui::Sheet* sheet) {
        picture(m_ui->host, u"inventory-%1-%2"_s.arg(name, look.name()));
        QCOMPARE(clippedIn(sheet), QStringList());
        QCOMPARE(namelessIn(sheet), QStringList());
    };
    command(zh ? u"导入商品…"_s : u"Import products…"_s)->trigger();
    auto* sheet = m_ui->sheet<ui::ProductImportSheet>();
    sheet->readFile(written(file));
    QVERIFY(isPlanned(sheet));
    shot(u"import"_s, sheet);
    sheet->close();
    command(zh ? u"导出商品…"_s : u"Export products…"_s)->trigger();
    auto* out = m_ui->sheet<ui::ProductExportSheet>();
    shot(u"export"_s, out);
    out->close();
    delete std::exchange(m_page, nullptr);
    useTheme();
    m_ui->context->setLocale(Look{}.locale());
    makePage(*m_ui);
}

QTEST_MAIN(tst_ProductFileSheets)
#include "tst_ProductFileSheets.moc"
