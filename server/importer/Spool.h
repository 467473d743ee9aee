// SPDX-License-Identifier: Apache-2.0
// Values as bytes and back, for records that leave memory for a while. The bytes are read by the process that wrote them.
// Belongs to one thread at a time.
#pragma once

#include <QByteArrayView>

#include <cstring>
#include <string>

namespace ch::server {

class SpoolWriter
{
public:
    void number(qint64 value) { m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value); }
    void text(QByteArrayView value)
    {
        // One byte is enough for nearly all of them.
        const auto size = static_cast<quint32>(value.size());
        if (size < kLong) {
            m_bytes.push_back(static_cast<char>(size));
        } else {
            m_bytes.push_back(static_cast<char>(kLong));
            m_bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
        }
        m_bytes.append(value.data(), size);
    }
    void clear() { m_bytes.clear(); }
    QByteArrayView bytes() const { return m_bytes; }

    static constexpr quint32 kLong = 255;

private:
    std::string m_bytes;
};

class SpoolReader
{
public:
    explicit SpoolReader(QByteArrayView bytes) : m_bytes(bytes) {}

    bool atEnd() const { return m_bytes.isEmpty(); }
    qint64 number() { return take<qint64>(); }
    /// Points into the bytes.
    QByteArrayView text()
    {
        quint32 size = take<quint8>();
        if (size == SpoolWriter::kLong)
            size = take<quint32>();
        const QByteArrayView value = m_bytes.first(size);
        m_bytes = m_bytes.sliced(size);
        return value;
    }

private:
    template <class T> T take()
    {
        T value;
        std::memcpy(&value, m_bytes.data(), sizeof value);
        m_bytes = m_bytes.sliced(sizeof value);
        return value;
    }
    QByteArrayView m_bytes;
};

} // namespace ch::server
