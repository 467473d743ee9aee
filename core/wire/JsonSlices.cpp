// SPDX-License-Identifier: Apache-2.0
#include "core/wire/JsonSlices.h"

#include "core/domain/Reason.h"
#include "core/wire/JsonScanner.h"
#include "core/wire/ParsedJson.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;
using wire::JsonScanner;

Result<std::vector<JsonMember>> jsonMembers(QByteArrayView json)
{
    std::vector<JsonMember> members;
    JsonScanner scanner(json);
    const bool isWhole = scanner.members([&](QByteArrayView name, JsonScanner& at) {
        const auto text = at.value();
        if (text)
            members.push_back({name.sliced(1, name.size() - 2), *text});
        return text.has_value();
    });
    if (!isWhole || !scanner.isAtEnd())
        return refusal(Reason::BadRequest, {}, u"not a whole JSON object"_s);
    return members;
}

Result<std::vector<QByteArrayView>> jsonElements(QByteArrayView json)
{
    std::vector<QByteArrayView> elements;
    JsonScanner scanner(json);
    const bool isWhole = scanner.elements([&](JsonScanner& at) {
        const auto text = at.value();
        if (text)
            elements.push_back(*text);
        return text.has_value();
    });
    if (!isWhole || !scanner.isAtEnd())
        return refusal(Reason::BadRequest, {}, u"not a whole JSON array"_s);
    return elements;
}

QByteArrayView textOf(const std::vector<JsonMember>& members, QByteArrayView name)
{
    QByteArrayView text;
    for (const JsonMember& member : members) {
        if (member.name != name)
            continue;
        if (!text.isEmpty())
            return {};
        text = member.text;
    }
    return text == QByteArrayView("null") ? QByteArrayView() : text;
}

bool isJson(QByteArrayView json)
{
    return ParsedJson(json).error() == simdjson::SUCCESS;
}

bool isJsonObject(QByteArrayView json)
{
    const ParsedJson parsed(json);
    return parsed.error() == simdjson::SUCCESS && parsed.root().is_object();
}

std::optional<qint64> jsonInteger(QByteArrayView text)
{
    const ParsedJson parsed(text);
    int64_t value = 0;
    // The parser takes 200.0 and 2e2 for doubles.
    if (parsed.error() != simdjson::SUCCESS || !parsed.root().is_int64() || parsed.root().get(value))
        return std::nullopt;
    return value;
}

std::optional<QString> jsonText(QByteArrayView text)
{
    const ParsedJson parsed(text);
    std::string_view value;
    if (parsed.error() != simdjson::SUCCESS || !parsed.root().is_string() || parsed.root().get(value))
        return std::nullopt;
    return ParsedJson::toQString(value);
}

std::optional<bool> jsonBoolean(QByteArrayView text)
{
    if (text == QByteArrayView("true"))
        return true;
    if (text == QByteArrayView("false"))
        return false;
    return std::nullopt;
}

} // namespace ch
