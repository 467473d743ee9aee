// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/TrackingFile.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <csv.h>

#include <algorithm>
#include <array>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The state of libcsv's parser between two rows: anything else at the end is a quote that nobody closed.
constexpr int kBetweenRows = 0;
/// Stands for "no quotes": a byte that is in no UTF-8 text.
constexpr unsigned char kNoQuote = 0xFF;

constexpr std::array kSeparators{u'\t', u';', u',', u'|'};

int endsRow(unsigned char c)
{
    return c == '\n';
}

int isPadding(unsigned char c)
{
    return c == ' ' || c == '\r';
}

struct Cells
{
    std::vector<TrackingCells> rows;
    TrackingCells open;
    int row = 0;
    bool isCut = false;
};

void onCell(void* bytes, size_t size, void* to)
{
    auto& cells = *static_cast<Cells*>(to);
    cells.open.cells.push_back(QString::fromUtf8(static_cast<const char*>(bytes), qsizetype(size)).trimmed());
}

void onRow(int, void* to)
{
    auto& cells = *static_cast<Cells*>(to);
    TrackingCells done = std::exchange(cells.open, {});
    const bool isBlank = std::ranges::all_of(done.cells, [](const QString& cell) { return cell.isEmpty(); });
    if (isBlank)
        return;
    done.row = ++cells.row;
    if (cells.rows.size() < kMostTrackingRows)
        cells.rows.push_back(std::move(done));
    else
        cells.isCut = true;
}

/// False if a quote was left open: then most of the text is one cell.
bool parse(const QByteArray& text, char separator, bool withQuotes, Cells& to)
{
    csv_parser parser{};
    csv_init(&parser, 0);
    csv_set_delim(&parser, static_cast<unsigned char>(separator));
    csv_set_term_func(&parser, endsRow);
    csv_set_space_func(&parser, isPadding);
    if (!withQuotes)
        csv_set_quote(&parser, kNoQuote);
    csv_parse(&parser, text.data(), static_cast<size_t>(text.size()), onCell, onRow, &to);
    if (!text.endsWith('\n'))
        csv_parse(&parser, "\n", 1, onCell, onRow, &to);
    const bool isWhole = parser.pstate == kBetweenRows;
    csv_free(&parser);
    return isWhole;
}

/// The one that stands in the same number in most of the first lines, outside quotes.
QChar separatorOf(const QString& text)
{
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts).mid(0, 20);
    QChar best = u',';
    qsizetype bestScore = 0;
    for (const char16_t separator : kSeparators) {
        QHash<qsizetype, qsizetype> linesByCount;
        for (const QString& line : lines) {
            bool inQuotes = false;
            qsizetype count = 0;
            for (const QChar c : line) {
                if (c == u'"')
                    inQuotes = !inQuotes;
                else if (c == separator && !inQuotes)
                    ++count;
            }
            if (count > 0)
                ++linesByCount[count];
        }
        qsizetype score = 0;
        for (const qsizetype agreeing : std::as_const(linesByCount))
            score = std::max(score, agreeing);
        if (score > bestScore) {
            best = separator;
            bestScore = score;
        }
    }
    return best;
}

/// Letters and digits only, lower case: "Order-No." and "ORDER NO" are one name.
QString plainName(const QString& name)
{
    QString plain;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            plain += c.toLower();
    }
    return plain;
}

const QStringList kOrderNames{
    u"orderno"_s,   u"ordernumber"_s, u"ordernr"_s,     u"orderid"_s,          u"order"_s,         u"orderref"_s,
    u"reference"_s, u"ref"_s,         u"customerref"_s, u"shipperreference"_s, u"bestellnummer"_s, u"订单号"_s,
    u"订单编号"_s,  u"订单"_s,        u"商家订单号"_s,  u"客户订单号"_s,       u"平台订单号"_s,    u"参考号"_s};
const QStringList kTrackingNames{
    u"tracking"_s,       u"trackingno"_s,   u"trackingnumber"_s, u"trackingnr"_s,  u"trackingid"_s,
    u"trackingcode"_s,   u"awb"_s,          u"waybill"_s,        u"waybillno"_s,   u"waybillnumber"_s,
    u"parcelno"_s,       u"parcelnumber"_s, u"shipmentnumber"_s, u"consignment"_s, u"consignmentnumber"_s,
    u"sendungsnummer"_s, u"运单号"_s,       u"运单编号"_s,       u"快递单号"_s,    u"物流单号"_s,
    u"物流编号"_s,       u"单号"_s,         u"快递号"_s};
const QStringList kCarrierNames{u"carrier"_s, u"courier"_s,  u"shipper"_s,  u"service"_s, u"carriername"_s,
                                u"承运商"_s,  u"快递公司"_s, u"物流公司"_s, u"承运人"_s,  u"快递"_s};

int columnNamed(const QStringList& header, const QStringList& names)
{
    for (int column = 0; column < header.size(); ++column) {
        if (names.contains(plainName(header[column])))
            return column;
    }
    return -1;
}

bool hasDigit(const QStringList& cells)
{
    return std::ranges::any_of(
        cells, [](const QString& cell) { return std::ranges::any_of(cell, [](QChar c) { return c.isDigit(); }); });
}

/// Names that are known, or at least no numbers above a row that has some.
bool beginsWithHeader(const std::vector<TrackingCells>& rows)
{
    if (rows.empty())
        return false;
    const QStringList& first = rows.front().cells;
    if (columnNamed(first, kOrderNames) >= 0 || columnNamed(first, kTrackingNames) >= 0)
        return true;
    return rows.size() > 1 && !hasDigit(first) && hasDigit(rows[1].cells);
}

/// Long and mostly digits: how carriers number parcels.
bool looksLikeTracking(const QString& cell)
{
    const auto digits = std::ranges::count_if(cell, [](QChar c) { return c.isDigit(); });
    const bool isPlain = std::ranges::all_of(cell, [](QChar c) { return c.isLetterOrNumber() || c == u' '; });
    return isPlain && cell.size() >= 9 && digits * 3 >= cell.size() * 2;
}

/// What spreadsheets wrap around numbers that are to stay text: ="0034…", '0034….
QString unwrapped(QString cell)
{
    if (cell.startsWith(u"=\""_s) && cell.endsWith(u'"') && cell.size() >= 3)
        cell = cell.sliced(2).chopped(1);
    if (cell.startsWith(u'='))
        cell = cell.sliced(1);
    if (cell.startsWith(u'\''))
        cell = cell.sliced(1);
    return cell.trimmed();
}

bool isRounded(const QString& cell)
{
    static const QRegularExpression kScientific(u"^\\d([.,]\\d+)?[eE]\\+?\\d+$"_s);
    return kScientific.match(cell).hasMatch();
}

} // namespace

QString decodeTrackingFile(const QByteArray& bytes)
{
    for (const QStringConverter::Encoding encoding : {QStringConverter::Utf8, QStringConverter::Utf16}) {
        if (encoding == QStringConverter::Utf16 && !bytes.startsWith("\xFF\xFE") && !bytes.startsWith("\xFE\xFF") &&
            !bytes.contains('\0'))
            continue;
        QStringDecoder decoder(encoding);
        QString text = decoder.decode(bytes);
        if (!decoder.hasError() && !text.contains(QChar::Null))
            return text;
    }
    // Not every Qt has the tables of the older encodings.
    QStringDecoder chinese("GB18030");
    if (chinese.isValid()) {
        QString text = chinese.decode(bytes);
        if (!chinese.hasError() && !text.contains(QChar::ReplacementCharacter))
            return text;
    }
    return QString::fromLatin1(bytes);
}

TrackingTable readTrackingTable(const QString& text)
{
    QString lines = text;
    lines.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').remove(QChar::ByteOrderMark);
    TrackingTable table;
    table.separator = separatorOf(lines);
    const QByteArray bytes = lines.toUtf8();
    Cells cells;
    if (!parse(bytes, table.separator.toLatin1(), true, cells)) {
        cells = Cells();
        (void)parse(bytes, table.separator.toLatin1(), false, cells);
    }
    table.rows = std::move(cells.rows);
    table.isCut = cells.isCut;
    if (beginsWithHeader(table.rows)) {
        table.header = table.rows.front().cells;
        table.rows.erase(table.rows.begin());
    }
    table.columns = int(table.header.size());
    for (const TrackingCells& row : table.rows)
        table.columns = std::max(table.columns, int(row.cells.size()));
    return table;
}

TrackingColumns guessTrackingColumns(const TrackingTable& table)
{
    TrackingColumns columns;
    columns.orderNo = columnNamed(table.header, kOrderNames);
    columns.trackingNo = columnNamed(table.header, kTrackingNames);
    columns.carrier = columnNamed(table.header, kCarrierNames);
    if (columns.trackingNo < 0) {
        qsizetype most = 0;
        for (int column = 0; column < table.columns; ++column) {
            const auto alike = std::ranges::count_if(table.rows, [column](const TrackingCells& row) {
                return looksLikeTracking(unwrapped(row.cells.value(column)));
            });
            if (column != columns.orderNo && alike > most) {
                most = alike;
                columns.trackingNo = column;
            }
        }
    }
    // Two columns need no name: what is not the one is the other.
    for (int column = 0; columns.orderNo < 0 && column < table.columns; ++column) {
        if (column != columns.trackingNo && column != columns.carrier)
            columns.orderNo = column;
    }
    for (int column = 0; columns.trackingNo < 0 && column < table.columns; ++column) {
        if (column != columns.orderNo && column != columns.carrier)
            columns.trackingNo = column;
    }
    return columns;
}

std::vector<TrackingRow> trackingRows(const TrackingTable& table, const TrackingColumns& columns)
{
    std::vector<TrackingRow> rows;
    rows.reserve(table.rows.size());
    for (const TrackingCells& cells : table.rows) {
        TrackingRow& row = rows.emplace_back();
        row.row = cells.row;
        row.orderNo = unwrapped(cells.cells.value(columns.orderNo));
        row.trackingNo = unwrapped(cells.cells.value(columns.trackingNo));
        if (columns.carrier >= 0)
            row.carrier = unwrapped(cells.cells.value(columns.carrier));
        row.isDamaged = isRounded(row.trackingNo);
    }
    return rows;
}

} // namespace ch::ui
