// SPDX-License-Identifier: Apache-2.0
// Writes JSON text straight into a growing buffer; members appear in the order written.
// One writer belongs to one thread at a time.
#pragma once

#include "core/base/UtcTime.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <optional>

namespace ch {

class JsonWriter
{
public:
    JsonWriter() : m_writer(m_buffer) {}
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    JsonWriter& beginObject();
    JsonWriter& endObject();
    JsonWriter& beginArray();
    JsonWriter& endArray();

    /// A name as the code spells it: ASCII with nothing to escape.
    JsonWriter& key(QLatin1StringView name);
    JsonWriter& key(const QString& name);

    JsonWriter& text(QStringView value);
    JsonWriter& text(QLatin1StringView value);
    /// UTF-8 that is known to be valid.
    JsonWriter& utf8(QByteArrayView value);
    /// null where the text is empty.
    JsonWriter& textOrNull(QStringView value);
    JsonWriter& number(qint64 value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    JsonWriter& time(UtcTime value);
    JsonWriter& time(const std::optional<UtcTime>& value);
    /// A value that is JSON text already, copied as it is. Must not be empty.
    JsonWriter& raw(QByteArrayView json);

    /// The text written so far; the writer must not be used afterwards.
    QByteArray take();
    QByteArrayView view() const { return QByteArrayView(m_buffer.GetString(), qsizetype(m_buffer.GetSize())); }

private:
    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_writer;
};

} // namespace ch
