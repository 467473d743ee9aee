// SPDX-License-Identifier: Apache-2.0
#include "core/wire/JsonWriter.h"

#include "core/wire/JsonString.h"

#include <QStringEncoder>
#include <QVarLengthArray>

#include <algorithm>
#include <cstring>

namespace ch {

namespace {

bool isAscii(QLatin1StringView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string_view viewOf(QByteArrayView text)
{
    return {text.data(), static_cast<size_t>(text.size())};
}

} // namespace

JsonWriter& JsonWriter::beginObject()
{
    m_writer.StartObject();
    return *this;
}

JsonWriter& JsonWriter::endObject()
{
    m_writer.EndObject();
    return *this;
}

JsonWriter& JsonWriter::beginArray()
{
    m_writer.StartArray();
    return *this;
}

JsonWriter& JsonWriter::endArray()
{
    m_writer.EndArray();
    return *this;
}

// To RapidJSON a name is a string like any other.
JsonWriter& JsonWriter::key(QLatin1StringView name)
{
    Q_ASSERT(isAscii(name) && wire::isPlain(viewOf(name)));
    wire::writePlain(m_writer, m_buffer, viewOf(name));
    return *this;
}

JsonWriter& JsonWriter::key(const QString& name)
{
    return text(name);
}

JsonWriter& JsonWriter::text(QStringView value)
{
    // One UTF-16 unit becomes three bytes at most. A lone surrogate becomes a replacement: what is written is valid.
    QVarLengthArray<char, 768> utf8(value.size() * 3);
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    const char* const end = encoder.appendToBuffer(utf8.data(), value);
    return this->utf8(QByteArrayView(utf8.constData(), end));
}

JsonWriter& JsonWriter::text(QLatin1StringView value)
{
    if (isAscii(value))
        return utf8(QByteArrayView(value.data(), value.size()));
    return text(QString(value));
}

JsonWriter& JsonWriter::utf8(QByteArrayView value)
{
    wire::writeString(m_writer, m_buffer, viewOf(value));
    return *this;
}

JsonWriter& JsonWriter::textOrNull(QStringView value)
{
    return value.isEmpty() ? null() : text(value);
}

JsonWriter& JsonWriter::number(qint64 value)
{
    m_writer.Int64(value);
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value)
{
    m_writer.Bool(value);
    return *this;
}

JsonWriter& JsonWriter::null()
{
    m_writer.Null();
    return *this;
}

JsonWriter& JsonWriter::time(UtcTime value)
{
    wire::writePlain(m_writer, m_buffer, viewOf(value.toBytes()));
    return *this;
}

JsonWriter& JsonWriter::time(const std::optional<UtcTime>& value)
{
    return value ? time(*value) : null();
}

JsonWriter& JsonWriter::raw(QByteArrayView json)
{
    Q_ASSERT(!json.isEmpty());
    // RapidJSON copies byte by byte and a page of the feed is a megabyte, so it only writes what comes before the value.
    m_writer.RawValue("", 0, rapidjson::kObjectType);
    const auto size = static_cast<size_t>(json.size());
    std::memcpy(m_buffer.Push(size), json.data(), size);
    return *this;
}

QByteArray JsonWriter::take()
{
    return view().toByteArray();
}

} // namespace ch
