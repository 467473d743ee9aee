// SPDX-License-Identifier: Apache-2.0
// Turns the data of an answer into values, private to this folder.
// Pure functions; safe on any thread.
#pragma once

#include "core/api/ApiAnswer.h"
#include "core/api/ApiCode.h"
#include "core/domain/Reason.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonSlices.h"

#include <QString>

#include <utility>
#include <vector>

namespace ch::api {

/// What the service answered cannot be understood: unknown whether it did what was asked (R5), not a refusal of ours.
inline Error notUnderstood(const Error& cause, const TraceId& trace)
{
    return Error{.kind = ErrorKind::Protocol,
                 .code = api_code::kMalformedAnswer,
                 .detail = QString::fromUtf8(cause.facts) + cause.detail,
                 .trace = trace};
}

/// `read` takes the root object and returns the value.
template <class Read>
auto decoded(const ApiAnswer& answer, Read read) -> Result<decltype(read(std::declval<JsonObject&>()))>
{
    Result<JsonDocument> document = JsonDocument::parse(answer.data, UnknownMembers::Ignore);
    if (!document)
        return notUnderstood(document.error(), answer.trace);
    JsonObject root = document->root();
    auto value = read(root);
    if (const Result<> problems = document->result(); !problems)
        return notUnderstood(problems.error(), answer.trace);
    return value;
}

/// {items:[…]} of a list. `read` takes an item and returns the value.
template <class Read>
auto decodedItems(const ApiAnswer& answer, Read read)
    -> Result<std::vector<decltype(read(std::declval<JsonObject&>()))>>
{
    constexpr int kMostItems = 100'000;
    return decoded(answer, [&read](JsonObject& root) {
        std::vector<decltype(read(root))> values;
        for (JsonObject& item : root.requiredObjects(QLatin1StringView("items"), kMostItems))
            values.push_back(read(item));
        return values;
    });
}

} // namespace ch::api
