// SPDX-License-Identifier: Apache-2.0
#include "core/sql/PostgresDialect.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

namespace ch::sql {

using namespace Qt::Literals::StringLiterals;

namespace {

Error notALocation(const QString& problem)
{
    return Error{.kind = ErrorKind::Invalid, .code = u"INVALID"_s, .detail = problem};
}

/// A value of a libpq connection string.
QString quoted(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

/// Outside of literals only.
QString translated(QString text)
{
    // Columns compare byte by byte ("C"), whatever the database's own order is: so does lower(), which then knows the 26
    // letters that NOCASE knows.
    static const QRegularExpression folded(u"([A-Za-z_.]+) (=|>=|<) \\? COLLATE NOCASE"_s);
    static const QRegularExpression foldedValue(u"lower\\(\\?\\)"_s);
    static const QRegularExpression asBytes(u"CAST\\(([A-Za-z_.]+) AS BLOB\\)"_s);
    static const QRegularExpression reserved(u"\\buser\\b"_s);
    text.replace(foldedValue, u"lower(? COLLATE \"C\")"_s);
    text.replace(folded, u"lower(\\1) \\2 lower(? COLLATE \"C\")"_s);
    text.replace(asBytes, u"\\1"_s);
    text.replace(reserved, u"\"user\""_s);
    return text;
}

} // namespace

Result<PostgresOptions> postgresOptionsOf(const QString& location)
{
    const QUrl url(location, QUrl::StrictMode);
    const bool isPostgres = url.scheme() == "postgresql"_L1 || url.scheme() == "postgres"_L1;
    if (!url.isValid() || !isPostgres)
        return notALocation(u"not of the form postgresql://USER@HOST:PORT/DATABASE"_s);
    PostgresOptions options;
    options.host = url.host(QUrl::FullyDecoded);
    options.port = url.port(5432);
    options.database = url.path(QUrl::FullyDecoded).sliced(url.path().startsWith(u'/') ? 1 : 0);
    options.user = url.userName(QUrl::FullyDecoded);
    options.password = url.password(QUrl::FullyDecoded);
    if (options.database.isEmpty())
        return notALocation(u"it names no database"_s);
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto& [key, value] : items) {
        // The driver separates options by semicolons.
        if (value.contains(u';') || key.contains(u';'))
            return notALocation(u"an option holds a semicolon"_s);
        if (key == "host"_L1)
            options.host = value;
        else
            options.parameters += key + u'=' + quoted(value);
    }
    return options;
}

QString toPostgres(std::string_view sql, size_t& placeholders)
{
    const QString text = QString::fromUtf8(sql.data(), qsizetype(sql.size()));
    QString whole;
    whole.reserve(text.size() + 64);
    // Every second part lies inside of a literal; a doubled quote only makes an empty part between two.
    const QStringList parts = text.split(u'\'');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i > 0)
            whole += u'\'';
        if (i % 2 == 1) {
            whole += parts[i];
            continue;
        }
        for (const QChar c : translated(parts[i])) {
            if (c == u'?')
                whole += u'$' + QString::number(++placeholders);
            else
                whole += c;
        }
    }
    return whole;
}

bool appendLiteral(QString& text, const QVariant& value)
{
    if (!value.isValid() || value.isNull()) {
        text += u"NULL";
        return true;
    }
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::LongLong:
        text += QString::number(value.toLongLong());
        return true;
    case QMetaType::QByteArray:
        text += u"'\\x" + QString::fromLatin1(value.toByteArray().toHex()) + u'\'';
        return true;
    case QMetaType::QString: {
        // A backslash means itself, as the standard says (standard_conforming_strings, on since PostgreSQL 9.1).
        const QString content = value.toString();
        if (content.contains(QChar::Null))
            return false;
        text += u'\'';
        text += content.contains(u'\'') ? QString(content).replace(u"'"_s, u"''"_s) : content;
        text += u'\'';
        return true;
    }
    default:
        return false;
    }
}

std::optional<QString> executionOf(const QString& name, const std::vector<QVariant>& values)
{
    QString text = u"EXECUTE " + name;
    for (size_t i = 0; i < values.size(); ++i) {
        text += i == 0 ? u'(' : u',';
        if (!appendLiteral(text, values[i]))
            return std::nullopt;
    }
    if (!values.empty())
        text += u')';
    return text;
}

QString nameOfSqlState(const QString& state)
{
    if (isConnectionLoss(state))
        return u"CONNECTION_LOST"_s;
    if (state == "40001"_L1 || state == "40P01"_L1)
        return u"TRY_AGAIN"_s;
    if (state == "55P03"_L1)
        return u"BUSY"_s;
    if (state == "57014"_L1)
        return u"TOO_SLOW"_s;
    if (state == "25006"_L1)
        return u"READ_ONLY"_s;
    if (state == "53100"_L1)
        return u"DISK_FULL"_s;
    if (state == "53300"_L1)
        return u"TOO_MANY_CONNECTIONS"_s;
    return state;
}

bool isConnectionLoss(const QString& state)
{
    // Errors that the library makes by itself have no state: the server did not answer. 57P0x: it goes down or starts;
    // 25P03, 25P04: it gave up on an idle transaction.
    return state.isEmpty() || state.startsWith("08"_L1) || state.startsWith("57P0"_L1) || state == "25P03"_L1 ||
           state == "25P04"_L1;
}

} // namespace ch::sql
