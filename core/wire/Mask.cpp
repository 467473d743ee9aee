// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Mask.h"

#include "core/wire/JsonString.h"
#include "core/wire/ParsedJson.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

using simdjson::dom::element_type;

bool isNoteCount(std::string_view name)
{
    return name == "note_count";
}

bool isMasked(std::string_view name)
{
    return name.ends_with("_minor") || name == "email" || name.ends_with(".email");
}

struct Output
{
    bool (&isLeftOut)(std::string_view name);
    rapidjson::StringBuffer buffer{};
    wire::BufferWriter writer{buffer};
    void string(std::string_view text) { wire::writeString(writer, buffer, text); }
};

// Recursion is bounded by the depth that the parser allows.
void write(Output& output, simdjson::dom::element value)
{
    switch (value.type()) {
    case element_type::OBJECT: {
        const simdjson::dom::object object = value.get_object().value_unsafe();
        output.writer.StartObject();
        for (const auto field : object) {
            if (output.isLeftOut(field.key))
                continue;
            output.string(field.key);
            write(output, field.value);
        }
        output.writer.EndObject();
        return;
    }
    case element_type::ARRAY: {
        const simdjson::dom::array array = value.get_array().value_unsafe();
        output.writer.StartArray();
        for (const simdjson::dom::element each : array)
            write(output, each);
        output.writer.EndArray();
        return;
    }
    case element_type::STRING:
        output.string(value.get_string().value_unsafe());
        return;
    case element_type::INT64:
        output.writer.Int64(value.get_int64().value_unsafe());
        return;
    case element_type::UINT64:
        output.writer.Uint64(value.get_uint64().value_unsafe());
        return;
    case element_type::DOUBLE:
        output.writer.Double(value.get_double().value_unsafe());
        return;
    case element_type::BOOL:
        output.writer.Bool(value.get_bool().value_unsafe());
        return;
    case element_type::NULL_VALUE:
        output.writer.Null();
        return;
    }
}

QByteArray without(bool (&isLeftOut)(std::string_view name), QByteArrayView json)
{
    const ParsedJson parsed(json);
    if (parsed.error() != simdjson::SUCCESS)
        return "null"_ba;
    Output output{.isLeftOut = isLeftOut};
    output.buffer.Reserve(static_cast<size_t>(json.size()));
    write(output, parsed.root());
    return QByteArray(output.buffer.GetString(), static_cast<qsizetype>(output.buffer.GetSize()));
}

} // namespace

QByteArray withoutMoney(QByteArrayView json)
{
    return without(isMasked, json);
}

QByteArray withoutNotes(const QByteArray& json)
{
    // A name may be written with escapes; ours are not. What comes here is what the service wrote itself.
    return json.contains("\"note_count\"") ? without(isNoteCount, json) : json;
}

} // namespace ch
