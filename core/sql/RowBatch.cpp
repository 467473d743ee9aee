// SPDX-License-Identifier: Apache-2.0
#include "core/sql/RowBatch.h"

#include <algorithm>

namespace ch::sql {

using namespace Qt::Literals::StringLiterals;

namespace {

/// As PostgreSQL reads the elements of an array, within a literal of a statement.
void appendText(QString& column, QStringView text)
{
    column += u'"';
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            column += u'\\';
        else if (c == u'\'')
            column += c;
        column += c;
    }
    column += u'"';
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

void appendElement(QString& column, const QVariant& value)
{
    if (value.isNull())
        column += u"NULL";
    else if (value.typeId() == QMetaType::QString)
        appendText(column, value.toString());
    else if (value.typeId() == QMetaType::QByteArray)
        column += u"\"\\\\x" + QString::fromLatin1(value.toByteArray().toHex()) + u'"';
    else
        column += QString::number(value.toLongLong());
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
        QString& column = m_columns[i];
        const qsizetype before = column.size();
        column += m_rows == 0 ? u'{' : u',';
        appendElement(column, values[i]);
        m_size += column.size() - before;
    }
    ++m_rows;
    return true;
}

QString RowBatch::arguments() const
{
    QString text;
    text.reserve(m_size + qsizetype(m_columns.size()) * 4 + 2);
    text += u'(';
    for (const QString& column : m_columns) {
        if (text.size() > 1)
            text += u',';
        text += u'\'' + column + u"}'";
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
