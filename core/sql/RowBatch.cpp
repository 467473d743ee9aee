// SPDX-License-Identifier: Apache-2.0
#include "core/sql/RowBatch.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ch::sql {

using namespace Qt::Literals::StringLiterals;

namespace {

// Texts from this many characters on are documents.
constexpr qsizetype kLongText = 200;

/// Appends what `write` writes from where it is told to, which is at most `most` characters.
template <class Write> void appendInPlace(QString& column, qsizetype most, Write write)
{
    const qsizetype size = column.size();
    column.resize(size + most);
    QChar* const begin = column.data();
    column.truncate(write(begin + size) - begin);
}

/// As PostgreSQL reads the elements of an array, within a literal of a statement.
void appendQuoted(QString& column, QStringView text)
{
    appendInPlace(column, 2 * text.size() + 2, [text](QChar* to) {
        *to++ = u'"';
        for (const QChar c : text) {
            if (c == u'"' || c == u'\\')
                *to++ = u'\\';
            else if (c == u'\'')
                *to++ = c;
            *to++ = c;
        }
        *to++ = u'"';
        return to;
    });
}

void appendLiteralText(QString& column, QStringView text)
{
    appendInPlace(column, 2 * text.size() + 2, [text](QChar* to) {
        *to++ = u'\'';
        for (const QChar c : text) {
            if (c == u'\'')
                *to++ = c;
            *to++ = c;
        }
        *to++ = u'\'';
        return to;
    });
}

void appendNumber(QString& column, qint64 number)
{
    std::array<char, 20> digits{};
    const char* const end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    column += QLatin1StringView(digits.data(), end - digits.data());
}

bool isSendable(const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::QByteArray:
        return true;
    case QMetaType::QString:
        return !value.toString().contains(QChar::Null);
    default:
        return value.isNull();
    }
}

void appendElement(QString& column, const QVariant& value, bool isLiteral)
{
    if (value.isNull())
        column += u"NULL";
    else if (value.typeId() == QMetaType::QString)
        isLiteral ? appendLiteralText(column, value.toString()) : appendQuoted(column, value.toString());
    else if (value.typeId() == QMetaType::QByteArray)
        column += u"\"\\\\x" + QString::fromLatin1(value.toByteArray().toHex()) + u'"';
    else
        appendNumber(column, value.toLongLong());
}

/// With the columns of `rows` in place of the placeholders that stand outside of literals.
QString withColumns(const QString& statement)
{
    QString text;
    text.reserve(statement.size() + 64);
    bool isInLiteral = false;
    for (const QChar c : statement) {
        if (c == u'\'')
            isInLiteral = !isInLiteral;
        if (c == u'$' && !isInLiteral)
            text += u"rows.p";
        else
            text += c;
    }
    return text;
}

/// "unnest($1::bigint[], …) AS rows (p1, …)".
QString sourceOf(const QStringList& types)
{
    QStringList arrays;
    QStringList names;
    for (qsizetype i = 0; i < types.size(); ++i) {
        arrays += u"$%1::%2[]"_s.arg(i + 1).arg(types[i]);
        names += u"p%1"_s.arg(i + 1);
    }
    return u"unnest(%1) AS rows (%2)"_s.arg(arrays.join(", "_L1), names.join(", "_L1));
}

} // namespace

bool RowBatch::add(const std::vector<QVariant>& values)
{
    if (values.size() != m_columns.size() || !std::ranges::all_of(values, isSendable))
        return false;
    for (size_t i = 0; i < values.size(); ++i) {
        auto& [elements, isOfLiterals] = m_columns[i];
        const qsizetype before = elements.size();
        if (m_rows == 0)
            isOfLiterals = values[i].typeId() == QMetaType::QString && values[i].toString().size() >= kLongText;
        else
            elements += u',';
        appendElement(elements, values[i], isOfLiterals);
        m_size += elements.size() - before;
    }
    ++m_rows;
    return true;
}

QString RowBatch::arguments() const
{
    QString text;
    text.reserve(m_size + qsizetype(m_columns.size()) * 8 + 2);
    text += u'(';
    for (const Column& column : m_columns) {
        if (text.size() > 1)
            text += u',';
        text += column.isOfLiterals ? u"ARRAY[" : u"'{";
        text += column.elements;
        text += column.isOfLiterals ? u"]" : u"}'";
    }
    text += u')';
    return text;
}

std::optional<QString> forManyRows(const QString& statement, const QStringList& types)
{
    if (types.isEmpty())
        return std::nullopt;
    const QString source = sourceOf(types);
    const QString text = withColumns(statement);
    if (text.startsWith("INSERT"_L1)) {
        constexpr QLatin1StringView kValues = " VALUES ("_L1;
        const qsizetype values = text.indexOf(kValues);
        if (values < 0 || !text.endsWith(u')'))
            return std::nullopt;
        const qsizetype first = values + kValues.size();
        return text.first(values) + u" SELECT "_s + QStringView(text).sliced(first).chopped(1) + u" FROM "_s + source;
    }
    const bool isUpdate = text.startsWith("UPDATE"_L1);
    const qsizetype where = text.indexOf(" WHERE "_L1);
    if (where < 0 || (!isUpdate && !text.startsWith("DELETE"_L1)))
        return std::nullopt;
    return text.first(where) + (isUpdate ? u" FROM "_s : u" USING "_s) + source + text.sliced(where);
}

} // namespace ch::sql
