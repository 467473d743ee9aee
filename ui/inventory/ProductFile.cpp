// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductFile.h"

#include "ui/files/CsvFile.h"

#include <QFile>
#include <QStringDecoder>

#include <csv.h>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;
using desk::ImportField;

namespace {

constexpr qint64 kPiece = 256 * 1024;
/// A cell that is longer began with a quote that nobody closed.
constexpr size_t kLongestCell = 1024 * 1024;
/// The state of libcsv's parser between two rows: anything else at the end is such a quote.
constexpr int kBetweenRows = 0;

Error unusable(QLatin1StringView code, const QString& fact = {})
{
    return Error{.kind = ErrorKind::Invalid, .code = code, .facts = fact.toUtf8()};
}

/// Letters and digits only, lower case: "Re-order point" and "REORDER_POINT" are one name.
QString plainName(const QString& name)
{
    QString plain;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            plain += c.toLower();
    }
    return plain;
}

struct KnownColumn
{
    std::optional<ImportField> field;
    QStringList names;
};

const std::vector<KnownColumn>& knownColumns()
{
    static const std::vector<KnownColumn> kKnown{
        {{},
         {u"sku"_s, u"article"_s, u"articleno"_s, u"itemno"_s, u"productcode"_s, u"货号"_s, u"商品编码"_s, u"编码"_s}},
        {ImportField::Title,
         {u"title"_s, u"name"_s, u"product"_s, u"producttitle"_s, u"description"_s, u"标题"_s, u"名称"_s, u"商品名称"_s,
          u"商品"_s}},
        {ImportField::Barcode, {u"barcode"_s, u"ean"_s, u"gtin"_s, u"upc"_s, u"条码"_s, u"条形码"_s}},
        {ImportField::Location, {u"location"_s, u"bin"_s, u"shelf"_s, u"place"_s, u"库位"_s, u"货位"_s}},
        {ImportField::ReorderPoint,
         {u"reorderpoint"_s, u"reorderat"_s, u"reorderlevel"_s, u"minimum"_s, u"补货点"_s, u"安全库存"_s}},
        {ImportField::Price, {u"price"_s, u"unitprice"_s, u"价格"_s, u"售价"_s, u"单价"_s}},
        {ImportField::OnHand,
         {u"onhand"_s, u"stock"_s, u"quantity"_s, u"qty"_s, u"counted"_s, u"库存"_s, u"在库"_s, u"数量"_s}},
        {ImportField::Active, {u"active"_s, u"insale"_s, u"在售"_s}},
    };
    return kKnown;
}

/// Whole texts out of a file's pieces, with '\n' at the end of each line whatever it had.
class Pieces
{
public:
    static Result<Pieces> open(const QString& path)
    {
        Pieces pieces(path);
        if (!pieces.m_file->open(QIODevice::ReadOnly))
            return Error{.kind = ErrorKind::Storage, .code = kFileUnreadable, .detail = pieces.m_file->errorString()};
        if (pieces.m_file->size() > kMostProductFileBytes)
            return unusable(kFileTooLarge);
        CH_CHECK(pieces.chooseEncoding());
        return pieces;
    }

    bool atEnd() const { return m_file->atEnd(); }
    Result<QString> next()
    {
        const QByteArray bytes = m_file->read(kPiece);
        if (bytes.isEmpty() && m_file->error() != QFileDevice::NoError)
            return Error{.kind = ErrorKind::Storage, .code = kFileUnreadable, .detail = m_file->errorString()};
        QString text = m_decoder.decode(bytes);
        if (m_hadReturn)
            text.prepend(u'\r');
        m_hadReturn = text.endsWith(u'\r') && !atEnd();
        if (m_hadReturn)
            text.chop(1);
        text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
        return text;
    }

private:
    explicit Pieces(const QString& path) : m_file(std::make_unique<QFile>(path)) {}

    /// UTF-8 or UTF-16 with or without a mark, else GB18030 where the text fits it, else Windows' Latin.
    Result<> chooseEncoding()
    {
        const QByteArray start = m_file->peek(4096);
        const bool isWide = start.startsWith("\xFF\xFE") || start.startsWith("\xFE\xFF") || start.contains('\0');
        if (isWide) {
            m_decoder = QStringDecoder(QStringDecoder::Utf16);
            return ok();
        }
        for (const char* name : {"UTF-8", "GB18030"}) {
            CH_TRY(const bool fits, fitsIn(name));
            if (fits) {
                m_decoder = QStringDecoder(name);
                return ok();
            }
        }
        m_decoder = QStringDecoder(QStringDecoder::Latin1);
        return ok();
    }

    Result<bool> fitsIn(const char* name)
    {
        QStringDecoder decoder(name);
        // Not every Qt has the tables of the older encodings.
        bool fits = decoder.isValid();
        while (fits && !m_file->atEnd()) {
            const QByteArray bytes = m_file->read(kPiece);
            if (bytes.isEmpty())
                break;
            const QString text = decoder.decode(bytes);
            fits = !decoder.hasError() && !text.contains(QChar::ReplacementCharacter);
        }
        if (!m_file->seek(0))
            return Error{.kind = ErrorKind::Storage, .code = kFileUnreadable, .detail = m_file->errorString()};
        return fits;
    }

    std::unique_ptr<QFile> m_file;
    QStringDecoder m_decoder{QStringDecoder::Utf8};
    bool m_hadReturn = false;
};

/// The one that stands most often in the head, outside quotes.
char separatorOf(const QString& text)
{
    const QStringView head =
        QStringView(text).first(std::max<qsizetype>(0, text.indexOf(u'\n') < 0 ? text.size() : text.indexOf(u'\n')));
    char best = ',';
    qsizetype most = 0;
    for (const char16_t separator : {u',', u';', u'\t', u'|'}) {
        bool inQuotes = false;
        qsizetype count = 0;
        for (const QChar c : head) {
            inQuotes = c == u'"' ? !inQuotes : inQuotes;
            count += !inQuotes && c == separator ? 1 : 0;
        }
        if (count > most) {
            most = count;
            best = char(separator);
        }
    }
    return best;
}

class Reader
{
public:
    ~Reader() { csv_free(&m_parser); }

    Result<ProductFile> read(Pieces& pieces, const std::stop_token& stop)
    {
        csv_init(&m_parser, CSV_REPALL_NL);
        csv_set_term_func(&m_parser, [](unsigned char c) { return int(c == '\n'); });
        csv_set_space_func(&m_parser, [](unsigned char c) { return int(c == ' '); });
        bool isFirst = true;
        while (!pieces.atEnd()) {
            if (stop.stop_requested())
                return Error{.kind = ErrorKind::Cancelled};
            CH_TRY(QString text, pieces.next());
            if (isFirst) {
                text.remove(QChar::ByteOrderMark);
                csv_set_delim(&m_parser, static_cast<unsigned char>(separatorOf(text)));
            }
            isFirst = false;
            if (pieces.atEnd() && !text.endsWith(u'\n'))
                text += u'\n';
            const QByteArray bytes = text.toUtf8();
            csv_parse(&m_parser, bytes.data(), size_t(bytes.size()), onCell, onRow, this);
            if (m_parser.entry_pos > kLongestCell)
                return unusable(kFileOpenQuote, QString::number(m_row + 1));
            if (m_problem)
                return *std::move(m_problem);
        }
        if (m_parser.pstate != kBetweenRows)
            return unusable(kFileOpenQuote, QString::number(m_row + 1));
        if (!m_hasHead)
            return unusable(kFileWithoutSku);
        if (m_file.rows.empty())
            return unusable(kFileWithoutRows);
        return std::move(m_file);
    }

private:
    static void onCell(void* bytes, size_t size, void* to)
    {
        auto& self = *static_cast<Reader*>(to);
        self.m_cells.push_back(QString::fromUtf8(static_cast<const char*>(bytes), qsizetype(size)));
    }

    static void onRow(int, void* to)
    {
        auto& self = *static_cast<Reader*>(to);
        ++self.m_row;
        const QStringList cells = std::exchange(self.m_cells, {});
        const bool isBlank = std::ranges::all_of(cells, [](const QString& cell) { return cell.trimmed().isEmpty(); });
        if (isBlank || self.m_problem)
            return;
        if (std::exchange(self.m_hasHead, true))
            self.addRow(cells);
        else
            self.readHead(cells);
    }

    void readHead(const QStringList& cells)
    {
        m_columns.assign(size_t(cells.size()), -1);
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const QString name = plainName(textOfSafeCell(cells[i]));
            const auto known = std::ranges::find_if(
                knownColumns(), [&name](const KnownColumn& each) { return each.names.contains(name); });
            if (known == knownColumns().end()) {
                if (!name.isEmpty())
                    m_file.ignored.push_back(cells[i].trimmed().left(40));
                continue;
            }
            const auto which = int(known - knownColumns().begin());
            if (std::ranges::find(m_columns, which) != m_columns.end()) {
                m_problem = unusable(kFileColumnTwice, cells[i].trimmed().left(40));
                return;
            }
            m_columns[size_t(i)] = which;
            if (known->field)
                m_file.hasField[size_t(*known->field)] = true;
        }
        if (std::ranges::find(m_columns, 0) == m_columns.end())
            m_problem = unusable(kFileWithoutSku);
    }

    void addRow(const QStringList& cells)
    {
        if (m_file.rows.size() == kMostProductRows) {
            m_problem = unusable(kFileTooLarge);
            return;
        }
        desk::ProductImportRow row{.row = m_row};
        for (size_t i = 0; i < m_columns.size(); ++i) {
            if (m_columns[i] < 0)
                continue;
            // As our own files mark what a spreadsheet would take for a formula.
            QString cell = textOfSafeCell(cells.value(qsizetype(i))).trimmed();
            cell.squeeze();
            if (m_columns[i] == 0)
                row.sku = cell;
            else
                row.fields[size_t(*knownColumns()[size_t(m_columns[i])].field)] = cell;
        }
        m_file.rows.push_back(std::move(row));
    }

    csv_parser m_parser{};
    ProductFile m_file;
    QStringList m_cells;
    int m_row = 0;
    bool m_hasHead = false;
    /// Of each column of the file: which one of knownColumns(); -1: none.
    std::vector<int> m_columns;
    std::optional<Error> m_problem;
};

} // namespace

Result<ProductFile> readProductFile(const QString& path, const std::stop_token& stop)
{
    CH_TRY(Pieces pieces, Pieces::open(path));
    Reader reader;
    return reader.read(pieces, stop);
}

} // namespace ch::ui
