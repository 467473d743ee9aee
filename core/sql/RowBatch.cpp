// SPDX-License-Identifier: Apache-2.0
#include "core/sql/RowBatch.h"

#include <QStringEncoder>
#include <QtEndian>

#include <array>

namespace ch::sql {

using namespace Qt::Literals::StringLiterals;

namespace {

// Dimensions, whether there is a NULL, the elements' type, and of the one dimension its length and first index.
constexpr qsizetype kHeaderSize = 5 * sizeof(qint32);

/// Of pg_type: they never change.
qint32 oidOf(ElementType type)
{
    switch (type) {
    case ElementType::Bigint:
        return 20;
    case ElementType::Text:
        return 25;
    case ElementType::Bytea:
        return 17;
    }
    return 0;
}

template <class Number> void appendNumber(QByteArray& bytes, Number number)
{
    const Number bigEndian = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char*>(&bigEndian), sizeof bigEndian);
}

void appendBytes(QByteArray& bytes, const QByteArray& value)
{
    appendNumber(bytes, qint32(value.size()));
    bytes += value;
}

bool appendText(QByteArray& bytes, const QString& text)
{
    if (text.contains(QChar::Null))
        return false;
    QStringEncoder encoder(QStringEncoder::Utf8, QStringConverter::Flag::Stateless);
    const qsizetype start = bytes.size() + qsizetype(sizeof(qint32));
    bytes.resize(start + encoder.requiredSpace(text.size()));
    const qsizetype length = encoder.appendToBuffer(bytes.data() + start, text) - (bytes.data() + start);
    qToBigEndian(qint32(length), bytes.data() + start - sizeof(qint32));
    bytes.truncate(start + length);
    return true;
}

bool appendElement(QByteArray& bytes, ElementType type, const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::LongLong:
        appendNumber(bytes, qint32(sizeof(qint64)));
        appendNumber(bytes, value.toLongLong());
        return type == ElementType::Bigint;
    case QMetaType::QString:
        return type == ElementType::Text && appendText(bytes, value.toString());
    case QMetaType::QByteArray:
        appendBytes(bytes, value.toByteArray());
        return type == ElementType::Bytea;
    default:
        return false;
    }
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

/// "(SELECT unnest($1::bigint[]) AS p1, …) AS rows". As a function in FROM, the rows would first be stored, each column by itself.
QString sourceOf(const QStringList& types)
{
    QStringList columns;
    for (qsizetype i = 0; i < types.size(); ++i)
        columns += u"unnest($%1::%2[]) AS p%1"_s.arg(i + 1).arg(types[i]);
    return u"(SELECT %1) AS rows"_s.arg(columns.join(", "_L1));
}

} // namespace

std::optional<std::vector<ElementType>> elementTypesOf(const QStringList& names)
{
    std::vector<ElementType> types;
    for (const QString& name : names) {
        if (name == "bigint"_L1)
            types.push_back(ElementType::Bigint);
        else if (name == "text"_L1)
            types.push_back(ElementType::Text);
        else if (name == "bytea"_L1)
            types.push_back(ElementType::Bytea);
        else
            return std::nullopt;
    }
    return types;
}

RowBatch::RowBatch(const std::vector<ElementType>& types)
{
    for (const ElementType type : types)
        m_columns.push_back({.type = type, .bytes = QByteArray(kHeaderSize, Qt::Uninitialized)});
}

bool RowBatch::add(const std::vector<QVariant>& values)
{
    if (values.size() != m_columns.size())
        return false;
    for (size_t i = 0; i < values.size(); ++i) {
        auto& [type, bytes, hasNull] = m_columns[i];
        const qsizetype before = bytes.size();
        if (values[i].isNull()) {
            appendNumber(bytes, qint32(-1));
            hasNull = true;
        } else if (!appendElement(bytes, type, values[i])) {
            return false;
        }
        m_size += bytes.size() - before;
    }
    ++m_rows;
    return true;
}

std::vector<QByteArray> RowBatch::arrays() &&
{
    std::vector<QByteArray> arrays;
    arrays.reserve(m_columns.size());
    for (auto& [type, bytes, hasNull] : m_columns) {
        const std::array<qint32, 5> header{1, hasNull ? 1 : 0, oidOf(type), qint32(m_rows), 1};
        qToBigEndian<qint32>(header.data(), qsizetype(header.size()), bytes.data());
        arrays.push_back(std::move(bytes));
    }
    return arrays;
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
