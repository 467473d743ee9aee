// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Mask.h"

#include "core/wire/ParsedJson.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;
using simdjson::dom::element_type;

bool isMasked(std::string_view name)
{
    return name.ends_with("_minor") || name == "email" || name.ends_with(".email");
}

void write(Writer& writer, std::string_view text)
{
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

// Recursion is bounded by the depth that the parser allows.
void write(Writer& writer, simdjson::dom::element value)
{
    switch (value.type()) {
    case element_type::OBJECT: {
        const simdjson::dom::object object = value.get_object().value_unsafe();
        writer.StartObject();
        for (const auto field : object) {
            if (isMasked(field.key))
                continue;
            write(writer, field.key);
            write(writer, field.value);
        }
        writer.EndObject();
        return;
    }
    case element_type::ARRAY: {
        const simdjson::dom::array array = value.get_array().value_unsafe();
        writer.StartArray();
        for (const simdjson::dom::element each : array)
            write(writer, each);
        writer.EndArray();
        return;
    }
    case element_type::STRING:
        write(writer, value.get_string().value_unsafe());
        return;
    case element_type::INT64:
        writer.Int64(value.get_int64().value_unsafe());
        return;
    case element_type::UINT64:
        writer.Uint64(value.get_uint64().value_unsafe());
        return;
    case element_type::DOUBLE:
        writer.Double(value.get_double().value_unsafe());
        return;
    case element_type::BOOL:
        writer.Bool(value.get_bool().value_unsafe());
        return;
    case element_type::NULL_VALUE:
        writer.Null();
        return;
    }
}

} // namespace

QByteArray withoutMoney(QByteArrayView json)
{
    const ParsedJson parsed(json);
    if (parsed.error() != simdjson::SUCCESS)
        return "null"_ba;
    rapidjson::StringBuffer buffer(nullptr, static_cast<size_t>(json.size()));
    Writer writer(buffer);
    write(writer, parsed.root());
    return QByteArray(buffer.GetString(), static_cast<qsizetype>(buffer.GetSize()));
}

} // namespace ch
