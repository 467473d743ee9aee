// SPDX-License-Identifier: Apache-2.0
#include "server/api/QueryParameters.h"

#include "core/domain/Reason.h"
#include "core/wire/JsonWriter.h"
#include "server/http/Request.h"
#include "server/http/Response.h"

#include <QDateTime>

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a page has around its items, but for the cursor.
constexpr qsizetype kAroundPage = 64;

} // namespace

QueryParameters::QueryParameters(QByteArrayView queryText)
{
    const auto parameters = queryParameters(queryText);
    if (!parameters) {
        m_problems.wrongShape(u"query"_s, u"must be percent-encoded UTF-8"_s);
        return;
    }
    for (const auto& [name, value] : *parameters)
        m_parameters.push_back({name, value});
}

std::optional<QString> QueryParameters::raw(QLatin1StringView name)
{
    std::optional<QString> value;
    for (Parameter& parameter : m_parameters) {
        if (parameter.name != name)
            continue;
        parameter.used = true;
        if (value)
            wrong(name, u"must be given once"_s);
        value = parameter.value;
    }
    return value;
}

std::optional<QString> QueryParameters::text(QLatin1StringView name, int maxLength)
{
    auto value = raw(name);
    if (!value || value->isEmpty())
        return std::nullopt;
    if (value->size() > maxLength) {
        wrong(name, u"must have at most %1 characters"_s.arg(maxLength));
        return std::nullopt;
    }
    return value;
}

std::optional<qint64> QueryParameters::integer(QLatin1StringView name, IntegerRange range)
{
    const auto value = text(name);
    if (!value)
        return std::nullopt;
    bool isNumber = false;
    const qint64 number = value->toLongLong(&isNumber);
    const bool isPlain =
        std::all_of(value->begin(), value->end(), [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'-'; });
    if (!isNumber || !isPlain || number < range.min || number > range.max) {
        wrong(name, u"must be a whole number from %1 to %2"_s.arg(range.min).arg(range.max));
        return std::nullopt;
    }
    return number;
}

std::optional<bool> QueryParameters::boolean(QLatin1StringView name)
{
    const auto value = text(name);
    if (!value)
        return std::nullopt;
    if (*value == "true"_L1 || *value == "1"_L1)
        return true;
    if (*value == "false"_L1 || *value == "0"_L1)
        return false;
    wrong(name, u"must be true or false"_s);
    return std::nullopt;
}

std::vector<QString> QueryParameters::list(QLatin1StringView name, int max)
{
    const auto value = text(name, max * 64);
    if (!value)
        return {};
    const QStringList parts = value->split(u',');
    if (parts.size() > max) {
        wrong(name, u"must have at most %1 entries"_s.arg(max));
        return {};
    }
    std::vector<QString> entries;
    for (const QString& part : parts) {
        const QString entry = part.trimmed();
        if (entry.isEmpty()) {
            wrong(name, u"must not have empty entries"_s);
            return {};
        }
        entries.push_back(entry);
    }
    return entries;
}

std::optional<UtcTime> QueryParameters::moment(QLatin1StringView name, const QTimeZone& zone, int addDays)
{
    const auto value = text(name);
    if (!value)
        return std::nullopt;
    if (value->size() == 10) {
        const QDate day = QDate::fromString(*value, Qt::ISODate);
        if (day.isValid() && day.year() >= 1 && day.year() <= 9998)
            return UtcTime(day.addDays(addDays).startOfDay(zone).toMSecsSinceEpoch());
    }
    const auto exact = UtcTime::fromText(value->toUtf8());
    if (!exact)
        wrong(name, u"must be a day (2011-09-01) or a moment (2011-09-01T08:30:00Z)"_s);
    return exact;
}

std::optional<UtcTime> QueryParameters::from(QLatin1StringView name, const QTimeZone& zone)
{
    return moment(name, zone, 0);
}

std::optional<UtcTime> QueryParameters::to(QLatin1StringView name, const QTimeZone& zone)
{
    return moment(name, zone, 1);
}

void QueryParameters::wrong(QLatin1StringView name, QString problem)
{
    m_problems.wrongShape(name, std::move(problem));
}

Result<> QueryParameters::finish()
{
    for (const Parameter& parameter : m_parameters) {
        if (!parameter.used)
            m_problems.wrongShape(parameter.name.left(64), u"is not a parameter of this list"_s);
    }
    return m_problems.result();
}

QString KeysetCursor::toText() const
{
    const QString joined = sort + u'\n' + value + u'\n' + id;
    return QString::fromLatin1(
        joined.toUtf8().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<KeysetCursor> KeysetCursor::fromText(const QString& text, const QString& sort)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                                            QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return refusal(Reason::BadCursor);
    const QString joined = QString::fromUtf8(*decoded);
    const qsizetype first = joined.indexOf(u'\n');
    const qsizetype last = joined.lastIndexOf(u'\n');
    if (first < 0 || last <= first)
        return refusal(Reason::BadCursor);
    KeysetCursor cursor{joined.first(first), joined.sliced(first + 1, last - first - 1), joined.sliced(last + 1)};
    if (cursor.sort != sort)
        return refusal(Reason::BadCursor);
    return cursor;
}

QByteArray pageToJson(const std::vector<QByteArray>& items, const std::optional<KeysetCursor>& next)
{
    qsizetype size = kAroundPage;
    for (const QByteArray& item : items)
        size += item.size() + 1;
    QByteArray json = beginData(size);
    json += "{\"items\":[";
    for (size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            json += ',';
        json += items[i];
    }
    json += "],\"next_cursor\":";
    if (next) {
        // Base64url needs no escaping.
        json += '"';
        json += next->toText().toLatin1();
        json += '"';
    } else {
        json += "null";
    }
    json += '}';
    endData(json);
    return json;
}

} // namespace ch::server
