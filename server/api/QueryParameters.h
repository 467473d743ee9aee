// SPDX-License-Identifier: Apache-2.0
// The parameters of a list or report, checked: unknown names and values out of range are 400 with the field's name
// (contract section 10, ruling 18).
// Belongs to the thread that reads the request.
#pragma once

#include "core/base/Result.h"
#include "core/base/UtcTime.h"
#include "core/wire/JsonReader.h"

#include <QTimeZone>

#include <optional>
#include <utility>
#include <vector>

namespace ch::server {

class QueryParameters
{
public:
    /// The query text of a request target. A text that cannot be decoded is a problem of field "query".
    explicit QueryParameters(QByteArrayView queryText);

    /// Absent: nothing. Empty counts as absent except where said. A name that occurs twice is a problem.
    std::optional<QString> text(QLatin1StringView name, int maxLength = 200);
    std::optional<qint64> integer(QLatin1StringView name, IntegerRange range = {});
    std::optional<bool> boolean(QLatin1StringView name);
    /// Comma-separated; at most `max` entries, none empty.
    std::vector<QString> list(QLatin1StringView name, int max);

    /// A moment, or a day of the zone: `from` means its first instant, `to` the first instant of the day after it (days
    /// include both ends; a timestamp is exact, from included, to excluded).
    std::optional<UtcTime> from(QLatin1StringView name, const QTimeZone& zone);
    std::optional<UtcTime> to(QLatin1StringView name, const QTimeZone& zone);

    void wrong(QLatin1StringView name, QString problem);
    /// Good if every parameter was asked for and none had a problem; else BAD_REQUEST with the first problem's field.
    Result<> finish();

private:
    std::optional<QString> raw(QLatin1StringView name);
    std::optional<UtcTime> moment(QLatin1StringView name, const QTimeZone& zone, int addDays);

    struct Parameter
    {
        QString name;
        QString value;
        bool used = false;
    };
    std::vector<Parameter> m_parameters;
    Problems m_problems;
};

/// Where a keyset page ended: the sort it belongs to, the last row's sort value and its id. Opaque text outside.
struct KeysetCursor
{
    QString sort;
    QString value;
    QString id;

    QString toText() const;
    /// BAD_CURSOR if the text is not ours or belongs to another sort.
    static Result<KeysetCursor> fromText(const QString& text, const QString& sort);
};

/// {"items":[…],"next_cursor":…}. Items are JSON texts; no cursor = null.
QByteArray pageToJson(const std::vector<QByteArray>& items, const std::optional<KeysetCursor>& next);

} // namespace ch::server
