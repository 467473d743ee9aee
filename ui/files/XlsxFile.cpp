// SPDX-License-Identifier: Apache-2.0
#include "ui/files/XlsxFile.h"

#include <QDateTime>
#include <QRegularExpression>

#include <xlsxwriter.h>

#include <cmath>

namespace ch::ui {

namespace {

constexpr quint32 kMostRows = 1'048'576;
/// A cell's.
constexpr qsizetype kLongestText = 32'767;

Error failure(const QString& detail)
{
    return Error{.kind = ErrorKind::Storage, .detail = detail};
}

Result<> check(lxw_error error)
{
    if (error != LXW_NO_ERROR)
        return failure(QString::fromUtf8(lxw_strerror(error)));
    return ok();
}

/// What XML cannot hold is left out, and what Excel reads as an escape (_x0041_) is escaped, so that it is shown as it is.
QByteArray cellText(const QString& text)
{
    static const QRegularExpression escape(QStringLiteral("_(?=x[0-9A-Fa-f]{4}_)"));
    // Half a character would stop the expression.
    QString safe = QString::fromUtf8(text.toUtf8());
    safe.remove(QChar(0xFFFE));
    safe.remove(QChar(0xFFFF));
    safe.remove(QChar(0));
    safe.replace(escape, QStringLiteral("_x005F_"));
    if (safe.size() > kLongestText)
        safe.truncate(safe.at(kLongestText).isLowSurrogate() ? kLongestText - 1 : kLongestText);
    return safe.toUtf8();
}

lxw_datetime dateTimeOf(const QDateTime& time)
{
    return {time.date().year(), time.date().month(),  time.date().day(),
            time.time().hour(), time.time().minute(), double(time.time().second())};
}

/// Excel counts days from 1900.
bool hasSerial(const QDateTime& time)
{
    return time.date().year() >= 1900 && time.date().year() <= 9999;
}

} // namespace

XlsxFile::XlsxFile(const QString& path, const QString& workFolder)
    : TableFile(path)
    , m_part(QFile::encodeName(path + QStringLiteral(".part")))
    , m_workFolder(QFile::encodeName(workFolder))
{}

XlsxFile::~XlsxFile()
{
    if (!m_workbook)
        return;
    lxw_workbook_free(m_workbook);
    QFile::remove(QFile::decodeName(m_part));
}

Result<std::unique_ptr<XlsxFile>> XlsxFile::create(const QString& path, const std::vector<TableHead>& tables,
                                                   const QString& workFolder)
{
    std::unique_ptr<XlsxFile> file(new XlsxFile(path, workFolder));
    CH_CHECK(file->open(tables));
    return file;
}

Result<> XlsxFile::open(const std::vector<TableHead>& tables)
{
    // The library opens its file last; a folder that cannot be written to is to be known first.
    QFile probe(QFile::decodeName(m_part));
    if (!probe.open(QIODevice::WriteOnly))
        return failure(probe.errorString());
    probe.close();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.use_zip64 = LXW_TRUE;
    options.tmpdir = m_workFolder.isEmpty() ? nullptr : m_workFolder.data();
    m_workbook = workbook_new_opt(m_part.constData(), &options);
    if (!m_workbook)
        return failure(QStringLiteral("no workbook"));
    m_head = workbook_add_format(m_workbook);
    format_set_bold(m_head);
    format_set_bottom(m_head, LXW_BORDER_THIN);
    m_time = workbook_add_format(m_workbook);
    format_set_num_format(m_time, "yyyy-mm-dd hh:mm");
    for (const TableHead& table : tables) {
        Sheet& sheet = m_sheets.emplace_back(Sheet{.head = table});
        CH_CHECK(beginWorksheet(sheet));
    }
    return ok();
}

Result<> XlsxFile::beginWorksheet(Sheet& sheet)
{
    ++sheet.number;
    const QString name = sheet.number == 1 ? sheet.head.title : sheet.head.title + u' ' + QString::number(sheet.number);
    sheet.worksheet = workbook_add_worksheet(m_workbook, name.toUtf8().constData());
    if (!sheet.worksheet)
        return failure(QStringLiteral("no worksheet"));
    sheet.row = 0;
    lxw_col_t index = 0;
    for (const TableColumn& column : sheet.head.columns) {
        CH_CHECK(check(worksheet_set_column(sheet.worksheet, index, index, column.width, nullptr)));
        ++index;
    }
    worksheet_freeze_panes(sheet.worksheet, 1, 1);
    index = 0;
    for (const TableColumn& column : sheet.head.columns)
        CH_CHECK(
            check(worksheet_write_string(sheet.worksheet, 0, index++, cellText(column.title).constData(), m_head)));
    ++sheet.row;
    return ok();
}

lxw_format* XlsxFile::amountFormat(int digits)
{
    lxw_format*& format = m_amounts[digits];
    if (!format) {
        format = workbook_add_format(m_workbook);
        QByteArray pattern = "#,##0";
        if (digits > 0)
            pattern += '.' + QByteArray(digits, '0');
        format_set_num_format(format, pattern.constData());
    }
    return format;
}

Result<> XlsxFile::write(Sheet& sheet, const TableRow& row)
{
    if (sheet.row == kMostRows)
        CH_CHECK(beginWorksheet(sheet));
    lxw_worksheet* worksheet = sheet.worksheet;
    for (size_t i = 0; i < row.size(); ++i) {
        const auto column = lxw_col_t(i);
        lxw_error error = LXW_NO_ERROR;
        if (const auto* text = std::get_if<QString>(&row[i])) {
            // Never worksheet_write(): a text that looks like a formula stays a text.
            if (!text->isEmpty())
                error = worksheet_write_string(worksheet, sheet.row, column, cellText(*text).constData(), nullptr);
        } else if (const auto* number = std::get_if<qint64>(&row[i])) {
            error = worksheet_write_number(worksheet, sheet.row, column, double(*number), nullptr);
        } else if (const auto* amount = std::get_if<TableAmount>(&row[i])) {
            // A cell's number is a double: exact to 15 digits, which is what Excel shows.
            error = worksheet_write_number(worksheet, sheet.row, column,
                                           double(amount->minor) / std::pow(10, amount->digits),
                                           amountFormat(amount->digits));
        } else if (const auto* time = std::get_if<QDateTime>(&row[i])) {
            lxw_datetime value = dateTimeOf(*time);
            error = hasSerial(*time)
                        ? worksheet_write_datetime(worksheet, sheet.row, column, &value, m_time)
                        : worksheet_write_string(worksheet, sheet.row, column,
                                                 time->toString(Qt::ISODate).toUtf8().constData(), nullptr);
        }
        CH_CHECK(check(error));
    }
    ++sheet.row;
    return ok();
}

Result<> XlsxFile::add(size_t table, const std::vector<TableRow>& rows)
{
    for (const TableRow& row : rows)
        CH_CHECK(write(m_sheets.at(table), row));
    return checkTemporaries();
}

Result<> XlsxFile::checkTemporaries() const
{
    // The library writes rows to files of its own and does not look whether that worked: a full disk would make a file that
    // no program opens.
    for (lxw_worksheet* worksheet = STAILQ_FIRST(m_workbook->worksheets); worksheet;
         worksheet = STAILQ_NEXT(worksheet, list_pointers)) {
        FILE* file = worksheet->optimize_tmpfile;
        if (file && (std::fflush(file) != 0 || std::ferror(file)))
            return failure(QStringLiteral("a temporary file could not be written"));
    }
    return ok();
}

Result<> XlsxFile::finish()
{
    const QString part = QFile::decodeName(m_part);
    for (const Sheet& sheet : m_sheets) {
        const auto lastColumn = lxw_col_t(sheet.head.columns.size() - 1);
        CH_CHECK(check(worksheet_autofilter(sheet.worksheet, 0, 0, sheet.row - 1, lastColumn)));
    }
    CH_CHECK(checkTemporaries());
    const lxw_error error = workbook_close(std::exchange(m_workbook, nullptr));
    if (error != LXW_NO_ERROR) {
        QFile::remove(part);
        return check(error);
    }
    if (!QFile::rename(part, path())) {
        QFile::remove(part);
        return failure(QStringLiteral("the finished file could not be renamed"));
    }
    return ok();
}

} // namespace ch::ui
