// SPDX-License-Identifier: Apache-2.0
#include "ui/files/CsvFile.h"
#include "ui/inventory/ProductFile.h"
#include "ui/inventory/ProductTableFile.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;
using desk::ImportField;

class tst_ProductFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodings_eachOne_isTheSame_data();
    void encodings_eachOne_isTheSame();
    void separators_eachOne_isTheSame_data();
    void separators_eachOne_isTheSame();
    void columns_names_areKnownInManyWays();
    void columns_missingOrTwice_refuseTheFile();
    void cells_embeddedNewlines_keepTheRowNumbers();
    void cells_shortAndLongRows_areRead();
    void quote_neverClosed_saysWhere();
    void file_missingOrEmpty_saysSo();
    void file_tooManyRows_isRefused();
    void stopped_isCancelled();
    void export_readAgain_isTheSame();
    void hundredThousandRows_withDirt_areReadInBoundedMemory();

private:
    QString written(const QByteArray& bytes)
    {
        QString path = m_folder.filePath(u"%1.csv"_s.arg(++m_count));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return path;
    }
    Result<ProductFile> read(const QByteArray& bytes) { return readProductFile(written(bytes), {}); }
    QString problemOf(const QByteArray& bytes)
    {
        const auto file = read(bytes);
        return file ? QString() : QString(file.error().code + u' ' + QString::fromUtf8(file.error().facts)).trimmed();
    }

    QTemporaryDir m_folder;
    int m_count = 0;
};

void tst_ProductFile::encodings_eachOne_isTheSame_data()
{
    const QString text = u"sku,title,price\r\n红-1,\"茶杯, 大\",12.5\r\n"_s;
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-8 with a mark") << QByteArray("\xEF\xBB\xBF" + text.toUtf8());
    QStringEncoder little(QStringEncoder::Utf16LE);
    QTest::newRow("UTF-16 LE") << QByteArray(QByteArray("\xFF\xFE") + QByteArray(little.encode(text)));
    QStringEncoder big(QStringEncoder::Utf16BE);
    QTest::newRow("UTF-16 BE") << QByteArray(QByteArray("\xFE\xFF") + QByteArray(big.encode(text)));
    if (QStringEncoder chinese("GB18030"); chinese.isValid())
        QTest::newRow("GBK") << QByteArray(chinese.encode(text));
    QTest::newRow("lines of old") << text.toUtf8().replace("\r\n", "\r");
    QTest::newRow("no end of line") << text.toUtf8().chopped(2);
}

void tst_ProductFile::encodings_eachOne_isTheSame()
{
    QFETCH(QByteArray, bytes);
    const auto file = read(bytes);
    QVERIFY(file);
    QCOMPARE(file->rows.size(), size_t(1));
    QCOMPARE(file->rows.front().row, 2);
    QCOMPARE(file->rows.front().sku, u"红-1"_s);
    QCOMPARE(file->rows.front().field(ImportField::Title), u"茶杯, 大"_s);
    QCOMPARE(file->rows.front().field(ImportField::Price), u"12.5"_s);
    QVERIFY(!file->rows.front().field(ImportField::OnHand));
}

void tst_ProductFile::separators_eachOne_isTheSame_data()
{
    QTest::addColumn<QByteArray>("separator");
    for (const char* each : {",", ";", "\t", "|"})
        QTest::newRow(each) << QByteArray(each);
}

void tst_ProductFile::separators_eachOne_isTheSame()
{
    QFETCH(QByteArray, separator);
    const auto file = read(QByteArray("sku,on_hand,location\nA,5,B-1\n").replace(',', separator));
    QVERIFY(file);
    QCOMPARE(file->rows.front().field(ImportField::OnHand), u"5"_s);
    QCOMPARE(file->rows.front().field(ImportField::Location), u"B-1"_s);
}

void tst_ProductFile::columns_names_areKnownInManyWays()
{
    const auto file =
        read("Colour,Item No.,Name,EAN,Bin,Re-order Point,Unit price,QTY,Active\nred,A,B,C,D,1,2,3,yes\n");
    QVERIFY(file);
    const auto& row = file->rows.front();
    QCOMPARE(row.sku, u"A"_s);
    QCOMPARE(row.field(ImportField::Barcode), u"C"_s);
    QCOMPARE(row.field(ImportField::ReorderPoint), u"1"_s);
    QCOMPARE(row.field(ImportField::OnHand), u"3"_s);
    QCOMPARE(row.field(ImportField::Active), u"yes"_s);
    QCOMPARE(file->ignored, QStringList{u"Colour"_s});
    const auto chinese = read("货号,商品名称,库存\nA,茶,9\n");
    QVERIFY(chinese);
    QCOMPARE(chinese->rows.front().field(ImportField::OnHand), u"9"_s);
}

void tst_ProductFile::columns_missingOrTwice_refuseTheFile()
{
    QCOMPARE(problemOf("title,price\nx,1\n"), QString(kFileWithoutSku));
    QCOMPARE(problemOf("sku,title,Name\nA,x,y\n"), QString(kFileColumnTwice + u" Name"));
    QCOMPARE(problemOf("sku,SKU\nA,B\n"), QString(kFileColumnTwice + u" SKU"));
    QCOMPARE(problemOf("sku,title\n\n\n"), QString(kFileWithoutRows));
}

void tst_ProductFile::cells_embeddedNewlines_keepTheRowNumbers()
{
    const auto file = read("sku,title\n\nA,\"two\nlines\"\nB,x\n");
    QVERIFY(file);
    QCOMPARE(file->rows.size(), size_t(2));
    // Blank rows count, for a spreadsheet counts them; what is in a cell does not.
    QCOMPARE(file->rows[0].row, 3);
    QCOMPARE(file->rows[0].field(ImportField::Title), u"two\nlines"_s);
    QCOMPARE(file->rows[1].row, 4);
}

void tst_ProductFile::cells_shortAndLongRows_areRead()
{
    const auto file = read("sku,title,price\nA\nB,x,1,extra,cells\n,,5\n");
    QVERIFY(file);
    QCOMPARE(file->rows.size(), size_t(3));
    QCOMPARE(file->rows[0].field(ImportField::Title), QString());
    QCOMPARE(file->rows[1].field(ImportField::Price), u"1"_s);
    QCOMPARE(file->rows[2].sku, QString());
}

void tst_ProductFile::quote_neverClosed_saysWhere()
{
    QCOMPARE(problemOf("sku,title\nA,x\nB,\"open\nC,y\n"), QString(kFileOpenQuote + u" 3"));
    QByteArray large("sku,title\nA,\"open\n");
    for (int i = 0; i < 300'000; ++i)
        large += "SKU,x\n";
    QCOMPARE(problemOf(large), QString(kFileOpenQuote + u" 2"));
    // In the middle of a text it is a sign like others: 5" is five inches.
    QVERIFY(read("sku,title\nA,5\" pot\n"));
}

void tst_ProductFile::file_missingOrEmpty_saysSo()
{
    QCOMPARE(readProductFile(m_folder.filePath(u"../nowhere.csv"_s), {}).error().code, QString(kFileUnreadable));
    QCOMPARE(problemOf({}), QString(kFileWithoutSku));
}

void tst_ProductFile::file_tooManyRows_isRefused()
{
    QByteArray bytes("sku\n");
    for (size_t i = 0; i <= kMostProductRows; ++i)
        bytes += "A" + QByteArray::number(qulonglong(i)) + '\n';
    QCOMPARE(problemOf(bytes), QString(kFileTooLarge));
}

void tst_ProductFile::stopped_isCancelled()
{
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(readProductFile(written("sku\nA\n"), stop.get_token()).error().kind, ErrorKind::Cancelled);
}

void tst_ProductFile::export_readAgain_isTheSame()
{
    // D3, D4: whatever stands in a title comes back as it was, and no cell is a formula.
    const QStringList titles{u"=cmd()"_s,     u"+1"_s,     u"-5"_s,  u"@x"_s,      u"\u202Eright to left"_s,
                             u"茶, \"杯\""_s, u"a,=1+1"_s, u"＝1"_s, u"'quoted"_s, u"🫖"_s};
    TableFilePlan plan{.format = TableFormat::Csv,
                       .tables = {productTableHead(u"Products"_s, true)},
                       .folder = m_folder.path(),
                       .name = u"out.csv"_s};
    auto out = TableFile::create(plan);
    QVERIFY(out);
    std::vector<TableRow> rows;
    for (int i = 0; i < titles.size(); ++i) {
        ProductListItem item{.row = i};
        item.product = {.sku = u"-S%1"_s.arg(i), .title = titles[i], .priceMinor = 1250 + i, .onHand = i};
        item.product.location = u"=A-%1"_s.arg(i);
        rows.push_back(productTableRow(item, 2, true));
    }
    QVERIFY((*out)->add(0, rows));
    QVERIFY((*out)->finish());
    QFile raw((*out)->path());
    QVERIFY(raw.open(QIODevice::ReadOnly));
    QVERIFY(!raw.readAll().contains("\"=cmd"));
    const auto file = readProductFile((*out)->path(), {});
    QVERIFY(file);
    QCOMPARE(file->rows.size(), size_t(titles.size()));
    for (int i = 0; i < titles.size(); ++i) {
        const auto& row = file->rows[size_t(i)];
        QCOMPARE(row.sku, u"-S%1"_s.arg(i));
        QCOMPARE(row.field(ImportField::Title), titles[i]);
        QCOMPARE(row.field(ImportField::Location), u"=A-%1"_s.arg(i));
        QCOMPARE(desk::amountFromText(*row.field(ImportField::Price), 2), 1250 + i);
    }
    // What a file may not set is left alone, and said.
    QCOMPARE(file->ignored, (QStringList{u"reserved"_s, u"available"_s}));
}

void tst_ProductFile::hundredThousandRows_withDirt_areReadInBoundedMemory()
{
    constexpr int kRows = 100'000;
    QByteArray bytes("sku;title;barcode;location;price;on_hand\r\n");
    for (int i = 0; i < kRows; ++i) {
        bytes += "SKU-" + QByteArray::number(i) + ";\"Title; " + QByteArray::number(i) + "\";40" +
                 QByteArray::number(i) + ";A-" + QByteArray::number(i % 90) + ';' + (i % 50 == 0 ? "dirt" : "1,25") +
                 ";5\r\n";
        if (i % 1000 == 0)
            bytes += "\r\n;;;;;\r\n";
    }
    const QString path = written(bytes);
    QElapsedTimer time;
    time.start();
    const auto file = readProductFile(path, {});
    qInfo("%d rows, %lld KiB, read in %lld ms", kRows, bytes.size() / 1024, time.elapsed());
    QVERIFY(file);
    QCOMPARE(file->rows.size(), size_t(kRows));
    QCOMPARE(file->rows.back().sku, u"SKU-%1"_s.arg(kRows - 1));
    QVERIFY(time.elapsed() < 15'000);
}

QTEST_GUILESS_MAIN(tst_ProductFile)
#include "tst_ProductFile.moc"
