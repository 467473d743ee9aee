// SPDX-License-Identifier: Apache-2.0
#include "core/base/Money.h"
#include "tests/support/UiTest.h"
#include "ui/files/CsvFile.h"
#include "ui/orders/OrderFile.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace ch;
using namespace ch::ui;
using ch::test::UiTest;
using namespace Qt::Literals::StringLiterals;

namespace {

const Formats kFormats(QLocale(QLocale::English, QLocale::UnitedKingdom), QTimeZone("Europe/Berlin"));

Order orderWith(const QString& text, qint64 id = 1)
{
    Order order;
    order.id = OrderId(1'234'567'890'123'456'789);
    order.orderNo = u"CH-%1"_s.arg(id);
    order.status = OrderStatus::Paid;
    order.currency = u"EUR"_s;
    order.customer = {.id = u"007"_s, .name = text, .email = u"a@example.com"_s, .phone = u"+49 171 1"_s};
    order.shipTo = {.name = text, .line1 = text, .city = u"Köln"_s, .country = u"DE"_s};
    order.lines = {
        {.lineNo = 1, .sku = u"A"_s, .title = text, .quantity = 2, .unitPriceMinor = 500, .lineTotalMinor = 1000},
        {.lineNo = 2,
         .sku = u"B"_s,
         .title = u"plain"_s,
         .quantity = 1,
         .unitPriceMinor = -250,
         .lineTotalMinor = -250}};
    order.subtotalMinor = 750;
    order.discountMinor = -100;
    order.totalMinor = 123'456'789'012'34;
    order.createdAt = UtcTime(QDateTime(QDate(2026, 7, 1), QTime(22, 30, 15), Qt::UTC).toMSecsSinceEpoch());
    return order;
}

/// RFC 4180, written apart from what it tests.
std::vector<QStringList> parseCsv(const QString& text)
{
    std::vector<QStringList> rows;
    QStringList row;
    QString cell;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isQuoted) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else
                isQuoted = false;
        } else if (c == u'"') {
            isQuoted = true;
        } else if (c == u',' || c == u'\n') {
            row.push_back(std::exchange(cell, {}));
            if (c == u'\n')
                rows.push_back(std::exchange(row, {}));
        } else if (c != u'\r') {
            cell += c;
        }
    }
    return rows;
}

/// What some program could take for the start of a cell, if it splits elsewhere than we do.
QStringList pieces(const QString& text)
{
    static const QRegularExpression ends(u"[\",;|\\t\\r\\n]"_s);
    return text.split(ends);
}

} // namespace

class tst_OrderExport : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void safeCellText_formula_isMarked_data();
    void safeCellText_formula_isMarked();
    void safeCellText_anyText_comesBackAndHoldsNoFormula();
    void csv_orders_parsesBackExactly();
    void csv_lines_hasARowForEach();
    void csv_warehouse_hasNoMoneyAndNoEmail();
    void csv_notFinished_leavesNothing();
    void csv_folderGone_isAStorageError();
    void xlsx_orders_readsBackWithTypes();
    void xlsx_notFinished_leavesNothing();
    void xlsx_fullDisk_isAStorageError();
    void xlsx_controlCharacters_areReadable();

private:
    QByteArray write(const ExportPlan& plan, const std::vector<Order>& orders, QString* path = nullptr);
    ExportPlan plan(TableFormat format, Role role = Role::Merchant) const;
    /// {sheet: [[cell…]…]}, by Python's standard library.
    QJsonObject readXlsx(const QString& path) const;

    QTemporaryDir m_folder;
};

ExportPlan tst_OrderExport::plan(TableFormat format, Role role) const
{
    ExportPlan plan{
        .format = format, .folder = m_folder.path(), .name = format == TableFormat::Csv ? u"x.csv"_s : u"x.xlsx"_s};
    plan.tables.emplace_back(ExportTable::Kind::Orders, role, kFormats);
    if (format == TableFormat::Xlsx)
        plan.tables.emplace_back(ExportTable::Kind::Lines, role, kFormats);
    return plan;
}

QByteArray tst_OrderExport::write(const ExportPlan& plan, const std::vector<Order>& orders, QString* path)
{
    auto file = OrderFile::create(plan);
    if (!file || !(*file)->add(orders) || !(*file)->finish())
        qFatal("not written");
    QFile written((*file)->path());
    if (!written.open(QIODevice::ReadOnly))
        qFatal("not there");
    if (path)
        *path = written.fileName();
    return written.readAll();
}

void tst_OrderExport::safeCellText_formula_isMarked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("safe");
    QTest::newRow("equals") << u"=1+1"_s << u"'=1+1"_s;
    QTest::newRow("plus") << u"+49 171"_s << u"'+49 171"_s;
    QTest::newRow("minus") << u"-1"_s << u"'-1"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("tab") << u"\t=1"_s << u"'\t'=1"_s;
    QTest::newRow("CR") << u"\r=1"_s << u"'\r'=1"_s;
    QTest::newRow("LF") << u"\n=1"_s << u"'\n'=1"_s;
    QTest::newRow("blank first") << u"  =1"_s << u"'  =1"_s;
    QTest::newRow("behind a comma") << u"a,=1"_s << u"a,'=1"_s;
    QTest::newRow("behind a semicolon") << u"a;@x"_s << u"a;'@x"_s;
    QTest::newRow("behind a quote") << u"a\"=1"_s << u"a\"'=1"_s;
    QTest::newRow("on the second line") << u"a\n-1"_s << u"a\n'-1"_s;
    QTest::newRow("wide") << u"＝1"_s << u"'＝1"_s;
    QTest::newRow("wide plus") << u"＋1"_s << u"'＋1"_s;
    QTest::newRow("apostrophe and formula") << u"'=1"_s << u"''=1"_s;
    QTest::newRow("apostrophe") << u"'n Beetje"_s << u"'n Beetje"_s;
    QTest::newRow("inside") << u"a=b+c-d@e"_s << u"a=b+c-d@e"_s;
    QTest::newRow("plain") << u"Zoë Ångström"_s << u"Zoë Ångström"_s;
}

void tst_OrderExport::safeCellText_formula_isMarked()
{
    QFETCH(QString, text);
    QFETCH(QString, safe);
    QCOMPARE(safeCellText(text), safe);
    QCOMPARE(textOfSafeCell(safe), text);
}

void tst_OrderExport::safeCellText_anyText_comesBackAndHoldsNoFormula()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const QString alphabet = u"=+-@\t\r\n\"',;| a1＝＋－＠ü\u3000"_s;
    for (int i = 0; i < 200'000; ++i) {
        QString text;
        const int length = random.bounded(9);
        for (int j = 0; j < length; ++j)
            text += alphabet[random.bounded(int(alphabet.size()))];
        const QString safe = safeCellText(text);
        QCOMPARE(textOfSafeCell(safe), text);
        for (const QString& piece : pieces(safe)) {
            const QString bare = piece.trimmed();
            QVERIFY2(bare.isEmpty() || !u"=+-@＝＋－＠"_s.contains(bare.front()), qPrintable(safe));
        }
    }
}

void tst_OrderExport::csv_orders_parsesBackExactly()
{
    const QString hostile = u"=HYPERLINK(\"http://x\"),\r\n\t@SUM(1)\u202E 王😀"_s;
    const QByteArray bytes = write(plan(TableFormat::Csv), {orderWith(hostile, 1), orderWith(u"plain"_s, 2)});
    QVERIFY(bytes.startsWith("\xEF\xBB\xBF\"Order\","));
    const auto rows = parseCsv(QString::fromUtf8(bytes.mid(3)));
    QCOMPARE(rows.size(), size_t(3));
    const QStringList& head = rows[0];
    const auto cell = [&](size_t row, const QString& title) {
        const qsizetype column = head.indexOf(title);
        return column < 0 ? u"no column "_s + title : rows[row][column];
    };
    for (const QStringList& row : rows)
        QCOMPARE(row.size(), head.size());
    QCOMPARE(textOfSafeCell(cell(1, u"Customer"_s)), hostile);
    QVERIFY(cell(1, u"Customer"_s) != hostile);
    QCOMPARE(cell(1, u"Phone"_s), u"'+49 171 1"_s);
    QCOMPARE(cell(1, u"Customer number"_s), u"007"_s);
    QCOMPARE(cell(1, u"Id"_s), u"1234567890123456789"_s);
    // Numbers stay numbers, negative ones too.
    QCOMPARE(cell(1, u"Discount"_s), u"-1.00"_s);
    QCOMPARE(cell(1, u"Total"_s), u"123456789012.34"_s);
    QVERIFY(bytes.contains(",-1.00,"));
    // 22:30 UTC on a summer evening is the next day in Berlin.
    QCOMPARE(cell(1, u"Placed (Europe/Berlin)"_s), u"2026-07-02 00:30:15"_s);
    QCOMPARE(cell(1, u"Paid on (Europe/Berlin)"_s), QString());
    QCOMPARE(cell(2, u"Order"_s), u"CH-2"_s);
}

void tst_OrderExport::csv_lines_hasARowForEach()
{
    ExportPlan lines = plan(TableFormat::Csv);
    lines.tables = {ExportTable(ExportTable::Kind::Lines, Role::Merchant, kFormats)};
    const auto rows = parseCsv(QString::fromUtf8(write(lines, {orderWith(u"-"_s), orderWith(u"b"_s)}).mid(3)));
    QCOMPARE(rows.size(), size_t(5));
    QCOMPARE(rows[2].back(), u"-2.50"_s);
    QCOMPARE(rows[1][rows[0].indexOf(u"Title"_s)], u"'-"_s);
}

void tst_OrderExport::csv_warehouse_hasNoMoneyAndNoEmail()
{
    const QByteArray bytes = write(plan(TableFormat::Csv, Role::Warehouse), {orderWith(u"a"_s)});
    for (const char* hidden : {"Total", "Discount", "E-mail", "example.com", "123456789012.34"})
        QVERIFY2(!bytes.contains(hidden), hidden);
}

void tst_OrderExport::csv_notFinished_leavesNothing()
{
    const QStringList before = QDir(m_folder.path()).entryList(QDir::Files);
    {
        auto file = OrderFile::create(plan(TableFormat::Csv));
        QVERIFY(file);
        QVERIFY((*file)->add({orderWith(u"a"_s)}));
    }
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), before);
}

void tst_OrderExport::csv_folderGone_isAStorageError()
{
    ExportPlan gone = plan(TableFormat::Csv);
    gone.folder += u"/gone"_s;
    const auto file = OrderFile::create(gone);
    QVERIFY(!file);
    QCOMPARE(file.error().kind, ErrorKind::Storage);
}

QJsonObject tst_OrderExport::readXlsx(const QString& path) const
{
    static const char* const kScript = R"(
import json, re, sys, zipfile, xml.etree.ElementTree as tree
M = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
names = [sheet.get('name') for sheet in tree.fromstring(book.read('xl/workbook.xml')).iter(M + 'sheet')]
answer = {}
for number, name in enumerate(names, 1):
    rows = []
    for row in tree.fromstring(book.read('xl/worksheets/sheet%d.xml' % number)).iter(M + 'row'):
        cells = {}
        for cell in row.iter(M + 'c'):
            assert cell.find(M + 'f') is None, 'a formula'
            text = ''.join(part.text or '' for part in cell.iter(M + 't'))
            text = re.sub('_x([0-9A-Fa-f]{4})_', lambda match: chr(int(match[1], 16)), text)
            value = cell.find(M + 'v')
            cells[re.sub('[0-9]', '', cell.get('r'))] = text if cell.get('t') == 'inlineStr' else float(value.text) if value is not None else None
        rows.append(cells)
    answer[name] = rows
print(json.dumps(answer))
)";
    QProcess python;
    python.start(u"/usr/bin/env"_s, {u"python3"_s, u"-c"_s, QString::fromLatin1(kScript), path});
    if (!python.waitForFinished(30'000) || python.exitCode() != 0)
        qFatal("%s", python.readAllStandardError().constData());
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

void tst_OrderExport::xlsx_orders_readsBackWithTypes()
{
    const QString hostile = u"=HYPERLINK(\"http://x\") <b>&amp; 王😀"_s;
    QString path;
    (void)write(plan(TableFormat::Xlsx), {orderWith(hostile, 1), orderWith(u"plain"_s, 2)}, &path);
    QVERIFY(!QFile::exists(QString(path + u".part"_s)));
    const QJsonObject book = readXlsx(path);
    QCOMPARE(book.keys(), (QStringList{u"Lines"_s, u"Orders"_s}));
    const QJsonArray orders = book.value(u"Orders").toArray();
    QCOMPARE(orders.size(), 3);
    const QJsonObject head = orders.at(0).toObject();
    const auto cell = [&](int row, const QString& title) {
        for (auto column = head.begin(); column != head.end(); ++column) {
            if (column.value().toString() == title)
                return orders.at(row).toObject().value(column.key());
        }
        return QJsonValue(u"no column"_s);
    };
    QCOMPARE(cell(1, u"Customer"_s).toString(), hostile);
    QCOMPARE(cell(1, u"Phone"_s).toString(), u"+49 171 1"_s);
    QCOMPARE(cell(1, u"Customer number"_s).toString(), u"007"_s);
    QCOMPARE(cell(1, u"Id"_s).toString(), u"1234567890123456789"_s);
    QCOMPARE(cell(1, u"Discount"_s).toDouble(), -1.0);
    QCOMPARE(cell(1, u"Total"_s).toDouble(), 123456789012.34);
    // Days since 1899-12-30, 00:30:15 in Berlin.
    QCOMPARE(cell(1, u"Placed (Europe/Berlin)"_s).toDouble(),
             double(QDate(1899, 12, 30).daysTo(QDate(2026, 7, 2))) + (30 * 60 + 15) / 86'400.0);
    const QJsonArray lines = book.value(u"Lines").toArray();
    QCOMPARE(lines.size(), 5);
}

void tst_OrderExport::xlsx_notFinished_leavesNothing()
{
    const QStringList before = QDir(m_folder.path()).entryList(QDir::Files);
    {
        auto file = OrderFile::create(plan(TableFormat::Xlsx));
        QVERIFY(file);
        QVERIFY((*file)->add({orderWith(u"a"_s)}));
    }
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), before);
}

void tst_OrderExport::xlsx_fullDisk_isAStorageError()
{
    // What the library writes its rows to first; it would not look.
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("no /dev/full");
    auto file = OrderFile::create(plan(TableFormat::Xlsx));
    QVERIFY(file);
    QVERIFY((*file)->add({orderWith(u"a"_s)}));
    // The folder vanishes before the end: there is nowhere to write to.
    ExportPlan gone = plan(TableFormat::Xlsx);
    QTemporaryDir folder;
    gone.folder = folder.path();
    auto lost = OrderFile::create(gone);
    QVERIFY(lost);
    QVERIFY((*lost)->add({orderWith(u"a"_s)}));
    folder.remove();
    const Result<> finished = (*lost)->finish();
    QVERIFY(!finished);
    QCOMPARE(finished.error().kind, ErrorKind::Storage);
}

void tst_OrderExport::xlsx_controlCharacters_areReadable()
{
    const QString odd = QString(u"a"_s + QChar(1) + u'b' + QChar(0x1F) + u'c' + QChar(0xFFFF) + QChar(0) +
                                u"_x0041_ "_s + QChar(0xD800));
    QString path;
    (void)write(plan(TableFormat::Xlsx), {orderWith(odd)}, &path);
    const QJsonObject row = readXlsx(path).value(u"Orders").toArray().at(1).toObject();
    QStringList texts;
    for (const QJsonValue& value : row)
        texts.push_back(value.toString());
    const QString shown = QString(u"a"_s + QChar(1) + u'b' + QChar(0x1F) + u"c_x0041_ ?"_s);
    QVERIFY2(texts.contains(shown), texts.join(u'\n').toUtf8().toHex().constData());
}

QTEST_MAIN(tst_OrderExport)
#include "tst_OrderExport.moc"
