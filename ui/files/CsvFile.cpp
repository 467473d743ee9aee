// SPDX-License-Identifier: Apache-2.0
#include "ui/files/CsvFile.h"

#include <QDateTime>

namespace ch::ui {

namespace {

/// '=', '+', '-', '@', also as the wide and small forms that some programs take for them; tab and line breaks.
bool beginsFormula(QChar character)
{
    constexpr QStringView signs = u"=+-@\t\r\n＝＋－＠﹦﹢﹣﹫−";
    return signs.contains(character);
}

/// Behind one of these a program that splits at another character than we may see a cell begin.
bool endsCell(QChar character)
{
    constexpr QStringView ends = u"\",;|\t\r\n＂，；";
    return ends.contains(character);
}

bool isBlank(QChar character)
{
    return character.category() == QChar::Separator_Space;
}

/// Whether at `position` stand any apostrophes, blanks and then what begins a formula.
bool isMarkedFormula(QStringView text, qsizetype position)
{
    while (position < text.size() && text[position] == u'\'')
        ++position;
    while (position < text.size() && isBlank(text[position]))
        ++position;
    return position < text.size() && beginsFormula(text[position]);
}

/// Where a cell may begin: at the start, and behind what ends one.
bool mayBegin(QStringView text, qsizetype position)
{
    return position == 0 || endsCell(text[position - 1]);
}

QString numberText(const TableAmount& amount)
{
    const bool isNegative = amount.minor < 0;
    QString digits = QString::number(amount.minor).mid(isNegative ? 1 : 0).rightJustified(amount.digits + 1, u'0');
    if (amount.digits > 0)
        digits.insert(digits.size() - amount.digits, u'.');
    return isNegative ? QString(u'-' + digits) : digits;
}

QString quoted(QString text)
{
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString cellText(const TableCell& cell)
{
    if (const auto* text = std::get_if<QString>(&cell))
        return text->isEmpty() ? QString() : quoted(safeCellText(*text));
    if (const auto* number = std::get_if<qint64>(&cell))
        return QString::number(*number);
    if (const auto* amount = std::get_if<TableAmount>(&cell))
        return numberText(*amount);
    if (const auto* time = std::get_if<QDateTime>(&cell))
        return time->toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    return {};
}

} // namespace

QString safeCellText(const QString& text)
{
    QString safe;
    safe.reserve(text.size() + 1);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (mayBegin(text, i) && isMarkedFormula(text, i))
            safe += u'\'';
        safe += text[i];
    }
    return safe;
}

QString textOfSafeCell(const QString& cell)
{
    QString text;
    text.reserve(cell.size());
    for (qsizetype i = 0; i < cell.size(); ++i) {
        if (cell[i] == u'\'' && mayBegin(cell, i) && isMarkedFormula(cell, i))
            continue;
        text += cell[i];
    }
    return text;
}

CsvFile::CsvFile(const QString& path) : TableFile(path), m_file(path) {}

Result<std::unique_ptr<CsvFile>> CsvFile::create(const QString& path, const TableHead& head)
{
    std::unique_ptr<CsvFile> file(new CsvFile(path));
    if (!file->m_file.open(QIODevice::WriteOnly))
        return file->failure();
    QStringList titles;
    for (const TableColumn& column : head.columns)
        titles.push_back(quoted(safeCellText(column.title)));
    // Without the mark some spreadsheets read UTF-8 as something else.
    CH_CHECK(file->write("\xEF\xBB\xBF" + titles.join(u',').toUtf8() + "\r\n"));
    return file;
}

Error CsvFile::failure() const
{
    return Error{.kind = ErrorKind::Storage, .detail = m_file.errorString()};
}

Result<> CsvFile::write(const QByteArray& bytes)
{
    if (m_file.write(bytes) != bytes.size())
        return failure();
    return ok();
}

Result<> CsvFile::add(size_t table, const std::vector<TableRow>& rows)
{
    Q_ASSERT(table == 0);
    QString text;
    for (const TableRow& row : rows) {
        for (size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                text += u',';
            text += cellText(row[i]);
        }
        text += QStringLiteral("\r\n");
    }
    return write(text.toUtf8());
}

Result<> CsvFile::finish()
{
    if (!m_file.commit())
        return failure();
    return ok();
}

} // namespace ch::ui
