// SPDX-License-Identifier: Apache-2.0
#include "server/importer/CsvReader.h"
#include "tests/server/importer/ImportFixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

namespace {

/// "2:a|b" for a row that begins in line 2; "!" in front of one that is not whole.
QStringList rowsOf(const QByteArray& bytes, const QString& encoding = {}, char delimiter = ',')
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"book"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {u"cannot write"_s};
    file.close();
    auto opened = BookBytes::open(file.fileName());
    if (!opened)
        return {u"error: "_s + opened.error().detail};
    auto text = BookText::open(*std::move(opened), encoding);
    if (!text)
        return {u"error: "_s + text.error().detail};
    CsvReader reader(**text, delimiter);
    QStringList rows;
    while (true) {
        const auto row = reader.next();
        if (!row)
            return rows + QStringList{u"error: "_s + row.error().detail};
        if (!*row)
            return rows;
        QStringList fields;
        for (const QByteArrayView field : (*row)->fields)
            fields += QString::fromUtf8(field);
        rows += ((*row)->isWhole ? QString() : u"!"_s) + QString::number((*row)->line) + u':' + fields.join(u'|');
    }
}

QByteArray utf16(const QString& text, QStringConverter::Encoding encoding, QStringConverter::Flag flags)
{
    QStringEncoder encoder(encoding, flags);
    return encoder.encode(text);
}

} // namespace

class tst_CsvReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rows_haveFieldsAndLines_data();
    void rows_haveFieldsAndLines();
    void quote_neverClosed_costsItsLineOnly();
    void row_overManyLines_isGivenUp();
    void line_farTooLong_isGivenUp();
    void text_inManyPieces_isTheSame();
    void encodings_areRead_data();
    void encodings_areRead();
    void zeroByte_strayed_isNoUtf16();
    void encoding_unknown_isRefused();
    void otherFiles_areNamed_data();
    void otherFiles_areNamed();
    void xz_isUnpacked();
    void xz_truncated_isRefused();
    void xz_damaged_isRefused();
    void folder_isRefused();
};

void tst_CsvReader::rows_haveFieldsAndLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("rows");

    QTest::newRow("plain") << "a,b\n1,2\n"_ba << QStringList{u"1:a|b"_s, u"2:1|2"_s};
    QTest::newRow("no end of line") << "a,b\n1,2"_ba << QStringList{u"1:a|b"_s, u"2:1|2"_s};
    QTest::newRow("carriage returns") << "a,b\r\n1,2\r\n"_ba << QStringList{u"1:a|b"_s, u"2:1|2"_s};
    QTest::newRow("blank lines") << "a\n\n\r\n  \nb\n"_ba << QStringList{u"1:a"_s, u"5:b"_s};
    QTest::newRow("quotes") << "\"a,b\",\"say \"\"hi\"\"\"\n"_ba << QStringList{u"1:a,b|say \"hi\""_s};
    QTest::newRow("quote inside") << "6\" ruler,x\n"_ba << QStringList{u"1:6\" ruler|x"_s};
    QTest::newRow("line breaks in a field")
        << "a,b\n\"one\ntwo\r\nthree\",x\nc,d\n"_ba << QStringList{u"1:a|b"_s, u"2:one\ntwo\r\nthree|x"_s, u"5:c|d"_s};
    QTest::newRow("empty fields") << ",,\nx,,\n"_ba << QStringList{u"1:||"_s, u"2:x||"_s};
    QTest::newRow("spaces") << " a , \" b \" \n"_ba << QStringList{u"1:a| b "_s};
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF"
                                        "a,b\n"_ba
                                     << QStringList{u"1:a|b"_s};
    QTest::newRow("nothing") << ""_ba << QStringList{};
    QTest::newRow("only a mark") << "\xEF\xBB\xBF"_ba << QStringList{};
}

void tst_CsvReader::rows_haveFieldsAndLines()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, rows);
    QCOMPARE(rowsOf(text), rows);
    QCOMPARE(rowsOf(ch::test::packed(text)), rows);
}

void tst_CsvReader::quote_neverClosed_costsItsLineOnly()
{
    QCOMPARE(rowsOf("a,b\n1,\"oops\n2,x\n3,y\n"), (QStringList{u"1:a|b"_s, u"!2:1|\"oops"_s, u"3:2|x"_s, u"4:3|y"_s}));
    QCOMPARE(rowsOf("\"oops"), QStringList{u"!1:\"oops"_s});
    // Two of them, one after the other.
    QCOMPARE(rowsOf("\"a\n\"b\n"), (QStringList{u"!1:\"a"_s, u"!2:\"b"_s}));
}

void tst_CsvReader::row_overManyLines_isGivenUp()
{
    const QByteArray most = '"' + QByteArray("x\n").repeated(CsvReader::kMostLines - 1) + "\",end\nnext\n";
    QCOMPARE(rowsOf(most).size(), 2);
    QVERIFY(rowsOf(most).front().startsWith(u"1:x\nx"_s));
    const QByteArray more = '"' + QByteArray("x\n").repeated(CsvReader::kMostLines) + "\",end\nnext\n";
    const QStringList rows = rowsOf(more);
    QCOMPARE(rows.front(), u"!1:\"x"_s);
    QCOMPARE(rows[1], u"2:x"_s);
    QVERIFY(rows.contains(u"102:next"_s));
}

void tst_CsvReader::line_farTooLong_isGivenUp()
{
    const QByteArray text = "a,b\n1," + QByteArray(5'000'000, 'x') + "\n2,y\n";
    const QStringList rows = rowsOf(text);
    QCOMPARE(rows.size(), 3);
    QVERIFY(rows[1].startsWith(u"!2:1|xxx"_s));
    QVERIFY(rows[1].size() <= CsvReader::kMostBytes + 10);
    QCOMPARE(rows[2], u"3:2|y"_s);
}

void tst_CsvReader::text_inManyPieces_isTheSame()
{
    // Rows across every border of the pieces that the file is read in.
    QByteArray text;
    QStringList expected;
    for (int line = 1; line <= 60'000; ++line) {
        const QByteArray number = QByteArray::number(line);
        text += number + ",\"" + number + "\"\r\n";
        expected += QString::fromLatin1(number + ':' + number + '|' + number);
    }
    QCOMPARE(rowsOf(text), expected);
    QCOMPARE(rowsOf(ch::test::packed(text)), expected);
}

void tst_CsvReader::encodings_areRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");

    const QString text = u"编号,名称\n1,白色灯笼\n"_s;
    using Flag = QStringConverter::Flag;
    QTest::newRow("UTF-8") << text.toUtf8() << QString();
    QTest::newRow("UTF-16LE with a mark") << utf16(text, QStringConverter::Utf16LE, Flag::WriteBom) << QString();
    QTest::newRow("UTF-16BE with a mark") << utf16(text, QStringConverter::Utf16BE, Flag::WriteBom) << QString();
    QTest::newRow("UTF-32LE with a mark") << utf16(text, QStringConverter::Utf32LE, Flag::WriteBom) << QString();
    QTest::newRow("UTF-32BE with a mark") << utf16(text, QStringConverter::Utf32BE, Flag::WriteBom) << QString();
    QTest::newRow("UTF-8, lines end in CR") << text.toUtf8().replace('\n', '\r') << QString();
    QTest::newRow("UTF-16LE without") << utf16(text, QStringConverter::Utf16LE, Flag::Default) << QString();
    QTest::newRow("UTF-16BE without") << utf16(text, QStringConverter::Utf16BE, Flag::Default) << QString();
    QTest::newRow("a mark outweighs the mapping")
        << utf16(text, QStringConverter::Utf16LE, Flag::WriteBom) << u"gb18030"_s;
    const QByteArray gbk("\xB1\xE0\xBA\xC5,\xC3\xFB\xB3\xC6\n1,\xB0\xD7\xC9\xAB\xB5\xC6\xC1\xFD\n");
    QTest::newRow("GBK, found out") << gbk << QString();
    QTest::newRow("GBK, told") << gbk << u"gbk"_s;
}

void tst_CsvReader::encodings_areRead()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, encoding);
    if (!QStringDecoder("GB18030").isValid() && QByteArray(QTest::currentDataTag()).startsWith("GBK"))
        QSKIP("this Qt has no tables for GB18030");
    QCOMPARE(rowsOf(bytes, encoding), (QStringList{u"1:编号|名称"_s, u"2:1|白色灯笼"_s}));
}

void tst_CsvReader::zeroByte_strayed_isNoUtf16()
{
    QCOMPARE(rowsOf(QByteArray("a,名称\n1,x\0y\n", 15)), (QStringList{u"1:a|名称"_s, u"2:1|x"_s + QChar(0) + u"y"_s}));
}

void tst_CsvReader::otherFiles_areNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("xlsx") << QByteArray("PK\x03\x04\x14\0\6\0", 8) << u"spreadsheet"_s;
    QTest::newRow("xls") << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1") << u"spreadsheet"_s;
    QTest::newRow("gzip") << QByteArray("\x1F\x8B\x08\0", 4) << u"gzip"_s;
    QTest::newRow("bzip2") << QByteArray("BZh91AY&SY") << u"bzip2"_s;
    QTest::newRow("zstd") << QByteArray("\x28\xB5\x2F\xFD\x24") << u"zstd"_s;
    QTest::newRow("PDF") << QByteArray("%PDF-1.7\n") << u"PDF"_s;
}

void tst_CsvReader::otherFiles_areNamed()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, word);
    const QStringList rows = rowsOf(bytes);
    QCOMPARE(rows.size(), 1);
    QVERIFY2(rows.front().startsWith(u"error: "_s) && rows.front().contains(word), qPrintable(rows.front()));
}

void tst_CsvReader::encoding_unknown_isRefused()
{
    const QStringList rows = rowsOf("a\n", u"EBCDIC-XX"_s);
    QCOMPARE(rows.size(), 1);
    QVERIFY(rows.front().contains(u"EBCDIC-XX"_s));
    QVERIFY(rows.front().contains(u"save it as UTF-8"_s));
}

void tst_CsvReader::xz_isUnpacked()
{
    const QByteArray twice = ch::test::packed("a,b\n") + ch::test::packed("1,2\n");
    QCOMPARE(rowsOf(twice), (QStringList{u"1:a|b"_s, u"2:1|2"_s}));
}

void tst_CsvReader::xz_truncated_isRefused()
{
    QByteArray text;
    for (int i = 0; i < 1000; ++i)
        text += QByteArray::number(i * 7919) + '\n';
    const QByteArray whole = ch::test::packed(text);
    const QStringList rows = rowsOf(whole.chopped(20));
    QVERIFY2(rows.back().contains(u"ends in the middle"_s), qPrintable(rows.back()));
}

void tst_CsvReader::xz_damaged_isRefused()
{
    QByteArray bytes = ch::test::packed("a,b\n1,2\n");
    bytes[30] = static_cast<char>(bytes[30] ^ 0x55);
    const QStringList rows = rowsOf(bytes);
    QVERIFY2(rows.back().contains(u"damaged"_s), qPrintable(rows.join(u'\n')));
}

void tst_CsvReader::folder_isRefused()
{
    const QTemporaryDir folder;
    const auto opened = BookBytes::open(folder.path());
    QVERIFY(!opened);
    QVERIFY(opened.error().detail.contains(u"is a folder"_s));
    QVERIFY(!BookBytes::open(folder.filePath(u"missing"_s)));
}

QTEST_GUILESS_MAIN(tst_CsvReader)
#include "tst_CsvReader.moc"
