// SPDX-License-Identifier: Apache-2.0
// What a step answered as short texts, so that a failed comparison can be read.
// For the test's thread.
#pragma once

#include "core/domain/OrderRules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace ch::test {

using namespace Qt::Literals::StringLiterals;

/// The reason of a refusal; empty for a good result.
template <class T> QString codeOf(const Result<T>& result)
{
    return result ? QString() : result.error().code;
}

inline QJsonObject factsOf(const Error& error)
{
    return QJsonDocument::fromJson(error.facts).object();
}

/// The fields that a VALIDATION_FAILED names, in its order; empty for all else.
inline QStringList fieldsOf(const Error& error)
{
    QStringList fields;
    if (error.code == u"VALIDATION_FAILED"_s) {
        for (const QJsonValue each : factsOf(error)[u"errors"_s].toArray())
            fields += each[u"field"_s].toString();
    }
    return fields;
}

template <class T> QStringList fieldsOf(const Result<T>& result)
{
    return result ? QStringList() : fieldsOf(result.error());
}

/// As people would read it in the service's JSON; "-" for nothing.
inline QString textOf(const FieldValue& value)
{
    if (const auto* text = std::get_if<QString>(&value))
        return *text;
    if (const auto* number = std::get_if<qint64>(&value))
        return QString::number(*number);
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? u"true"_s : u"false"_s;
    return u"-"_s;
}

inline QString detailOf(const TimelineEntry& entry, QStringView name)
{
    for (const Field& field : entry.detail) {
        if (field.name == name)
            return textOf(field.value);
    }
    return u"(absent)"_s;
}

/// "carrier: DHL -> UPS"
inline QStringList changesOf(const TimelineEntry& entry)
{
    QStringList changes;
    for (const FieldChange& change : entry.changes)
        changes += change.name + u": "_s + textOf(change.before) + u" -> "_s + textOf(change.after);
    return changes;
}

inline QStringList kindsOf(const OrderChange& change)
{
    QStringList kinds;
    for (const TimelineEntry& entry : change.timeline)
        kinds += nameOf(entry.kind);
    return kinds;
}

/// "SHIP AAA line 1 x3 #1"
inline QStringList stockOf(const OrderChange& change)
{
    QStringList effects;
    for (const StockEffect& effect : change.stock)
        effects += u"%1 %2 line %3 x%4 #%5"_s.arg(nameOf(effect.kind), effect.sku)
                       .arg(effect.lineNo)
                       .arg(effect.quantity)
                       .arg(effect.sequence);
    return effects;
}

} // namespace ch::test
