// SPDX-License-Identifier: Apache-2.0
// What the resources' JSON has in common, private to this folder.
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/Order.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

#include <QStringView>

#include <optional>

namespace ch::wire {

/// Lengths and counts in what a service stored or answered are its own business: these only keep memory in bounds.
inline constexpr LengthRange kAnyText{0, 1'000'000};
inline constexpr int kMostElements = 100'000;
/// Sums over the lines of an order must not overflow, whatever a service answers.
inline constexpr IntegerRange kStoredUnits{0, 1'000'000'000'000};
inline constexpr IntegerRange kCount{1, std::numeric_limits<int>::max()};
inline constexpr IntegerRange kNotNegative{0};
inline constexpr IntegerRange kPositive{1};

inline QString storedText(JsonObject& json, QLatin1StringView name)
{
    return json.requiredText(name, kAnyText);
}

/// For members that are null where the text is empty, or that the mask leaves out.
inline QString storedTextOrNull(JsonObject& json, QLatin1StringView name)
{
    return json.text(name, kAnyText).value_or(QString());
}

/// 1, 2, …
inline int storedCount(JsonObject& json, QLatin1StringView name)
{
    return static_cast<int>(json.requiredInteger(name, kCount));
}

/// A word of a fixed list, such as a status; one that this version does not know is a problem.
template <class Enum>
Enum storedName(JsonObject& json, QLatin1StringView name, std::optional<Enum> (*fromName)(QStringView), Enum fallback)
{
    const std::optional<Enum> value = fromName(storedText(json, name));
    if (!value)
        json.unacceptable(name, QStringLiteral("is not known to this version"));
    return value.value_or(fallback);
}

void writeLineQuantities(JsonWriter& json, const std::vector<LineQuantity>& lines);
std::vector<LineQuantity> storedLineQuantities(JsonObject& json, QLatin1StringView name);

/// Null for "none".
template <class IdType> void writeIdOrNull(JsonWriter& json, IdType id)
{
    if (id.isNull())
        json.null();
    else
        json.utf8(id.toBytes());
}

} // namespace ch::wire
