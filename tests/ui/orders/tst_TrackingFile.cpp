// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/TrackingFile.h"

#include <QRandomGenerator>
#include <QStringConverter>
#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;
using ui::TrackingRow;

namespace {

std::vector<TrackingRow> read(const QString& text)
{
    const ui::TrackingTable table = ui::readTrackingTable(text);
    return ui::trackingRows(table, ui::guessTrackingColumns(table));
}

/// "order tracking carrier|…"
QString shown(const std::vector<TrackingRow>& rows)
{
    QStringList lines;
    for (const TrackingRow& row : rows)
        lines.push_back(QStringList({row.orderNo, row.trackingNo, row.carrier}).join(u'~'));
    return lines.join(u'|');
}

} // namespace

class tst_TrackingFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_eachForm_findsTheColumns_data();
    void read_eachForm_findsTheColumns();
    void read_rowNumbers_countFromTheHeader();
    void read_spreadsheetDamage_isSeen();
    void read_openQuote_losesOnlyItsRow();
    void read_tooManyRows_isCut();
    void read_randomBytes_neverFails();
    void decode_eachEncoding_isTheSameText_data();
    void decode_eachEncoding_isTheSameText();
};

void tst_TrackingFile::read_eachForm_findsTheColumns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QString& text, const QString& expected) {
        QTest::newRow(name) << text << expected;
    };
    row("comma", u"Order No,Tracking Number\nCH-1,00340001\nCH-2,00340002\n"_s, u"CH-1~00340001~|CH-2~00340002~"_s);
    row("semicolon", u"order_number;tracking;carrier\nCH-1;00340001;DHL\n"_s, u"CH-1~00340001~DHL"_s);
    row("tab, as pasted", u"CH-1\t00340434161094000001\nCH-2\t00340434161094000002"_s,
        u"CH-1~00340434161094000001~|CH-2~00340434161094000002~"_s);
    row("tracking first, no header", u"00340434161094000001;CH-1\n00340434161094000002;CH-2\n"_s,
        u"CH-1~00340434161094000001~|CH-2~00340434161094000002~"_s);
    row("chinese", u"订单编号,快递公司,运单号\nCH-1,顺丰,SF1234567890\n"_s, u"CH-1~SF1234567890~顺丰"_s);
    row("other columns between",
        u"Date,Ship To,Order Ref.,Weight,AWB,Service\n2025-01-02,\"Berlin, DE\",CH-1,1.2,9988776655,UPS\n"_s,
        u"CH-1~9988776655~UPS"_s);
    row("windows line ends", u"Order,Tracking\r\nCH-1,1\r\n\r\nCH-2,2\r\n"_s, u"CH-1~1~|CH-2~2~"_s);
    row("old mac line ends", u"Order,Tracking\rCH-1,1\rCH-2,2"_s, u"CH-1~1~|CH-2~2~"_s);
    row("mark at the start", u"\uFEFFOrder,Tracking\nCH-1,1\n"_s, u"CH-1~1~"_s);
    row("quotes", u"Order,Tracking\n\"CH-1\",\"12\"\"34\"\n"_s, u"CH-1~12\"34~"_s);
    row("a line end in quotes", u"Note,Order,Tracking\n\"two\nlines\",CH-1,1\n"_s, u"CH-1~1~"_s);
    row("spaces around", u" Order ; Tracking \n CH-1 ;  1 \n"_s, u"CH-1~1~"_s);
    row("text formulas", u"Order,Tracking\nCH-1,\"=\"\"0034001\"\"\"\nCH-2,'0034002\n"_s,
        u"CH-1~0034001~|CH-2~0034002~"_s);
    row("short rows", u"Order,Tracking\nCH-1\nCH-2,2\n"_s, u"CH-1~~|CH-2~2~"_s);
    row("separators at the end", u"Order,Tracking,,\nCH-1,1,,\n,,,\n"_s, u"CH-1~1~"_s);
    row("unknown names", u"Parcel;Ihr Zeichen\n00340434161094000001;CH-1\n"_s, u"CH-1~00340434161094000001~"_s);
    row("header only", u"Order,Tracking\n"_s, QString());
    row("nothing", QString(), QString());
    row("blank lines", u"\n\n \n"_s, QString());
}

void tst_TrackingFile::read_eachForm_findsTheColumns()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QCOMPARE(shown(read(text)), expected);
}

void tst_TrackingFile::read_rowNumbers_countFromTheHeader()
{
    const auto rows = read(u"Order,Tracking\nCH-1,1\n\nCH-2,2\n"_s);
    QCOMPARE(rows.size(), 2u);
    QCOMPARE(rows[0].row, 2);
    QCOMPARE(rows[1].row, 3);
}

void tst_TrackingFile::read_spreadsheetDamage_isSeen()
{
    const auto rows = read(u"Order;Tracking\nCH-1;3,40434E+17\nCH-2;3.40434E+17\nCH-3;1E5\nCH-4;1E52\nCH-5;E12345\n"_s);
    QCOMPARE(rows.size(), 5u);
    QVERIFY(rows[0].isDamaged);
    QVERIFY(rows[1].isDamaged);
    QVERIFY(rows[2].isDamaged);
    QVERIFY(rows[3].isDamaged);
    QVERIFY(!rows[4].isDamaged);
}

void tst_TrackingFile::read_openQuote_losesOnlyItsRow()
{
    const auto rows = read(u"Order,Tracking\nCH-1,\"1\nCH-2,2\nCH-3,3\n"_s);
    QCOMPARE(rows.size(), 3u);
    QCOMPARE(rows[1].orderNo, u"CH-2");
    QCOMPARE(rows[2].trackingNo, u"3");
}

void tst_TrackingFile::read_tooManyRows_isCut()
{
    QString text = u"Order,Tracking\n"_s;
    for (size_t i = 0; i < ui::kMostTrackingRows + 5; ++i)
        text += u"CH-1,1\n";
    const ui::TrackingTable table = ui::readTrackingTable(text);
    QVERIFY(table.isCut);
    QVERIFY(table.rows.size() <= ui::kMostTrackingRows);
}

void tst_TrackingFile::read_randomBytes_neverFails()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    static constexpr char kLikely[] = ",;\t\"\n\r=' 0CH-\xE8\xAE\xA2\xFF";
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes;
        for (int i = random.bounded(200); i > 0; --i)
            bytes += random.bounded(2) ? kLikely[random.bounded(int(sizeof kLikely) - 1)] : char(random.bounded(256));
        const ui::TrackingTable table = ui::readTrackingTable(ui::decodeTrackingFile(bytes));
        for (const ui::TrackingCells& row : table.rows)
            QVERIFY2(row.cells.size() <= table.columns, qPrintable(u"seed %1"_s.arg(seed)));
        (void)ui::trackingRows(table, ui::guessTrackingColumns(table));
    }
}

void tst_TrackingFile::decode_eachEncoding_isTheSameText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString text = u"订单号,运单号\nCH-1,SF1234567890\n"_s;
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-8 with a mark") << QByteArray("\xEF\xBB\xBF" + text.toUtf8());
    QStringEncoder little(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    QTest::newRow("UTF-16") << QByteArray(little(text));
    QStringEncoder chinese("GB18030");
    if (chinese.isValid())
        QTest::newRow("GB18030") << QByteArray(chinese(text));
}

void tst_TrackingFile::decode_eachEncoding_isTheSameText()
{
    QFETCH(const QByteArray, bytes);
    const QString text = ui::decodeTrackingFile(bytes);
    QCOMPARE(shown(read(text)), u"CH-1~SF1234567890~"_s);
}

QTEST_GUILESS_MAIN(tst_TrackingFile)
#include "tst_TrackingFile.moc"
