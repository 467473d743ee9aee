// SPDX-License-Identifier: Apache-2.0
// Values as bytes and back, for records that leave memory for a while. The bytes are read by the process that wrote them.
// Belongs to one thread at a time.
#pragma once

#include <QByteArrayView>

#include <string>

namespace ch::server {

/// Numbers take as few bytes as they need, seven bits in each, small negative ones too (zigzag).
class SpoolWriter
{
public:
    void number(qint64 value) { unsignedNumber(static_cast<quint64>(value) << 1 ^ static_cast<quint64>(value >> 63)); }
    void text(QByteArrayView value)
    {
        unsignedNumber(static_cast<quint64>(value.size()));
        m_bytes.append(value.data(), static_cast<std::size_t>(value.size()));
    }
    void clear() { m_bytes.clear(); }
    QByteArrayView bytes() const { return m_bytes; }

private:
    void unsignedNumber(quint64 value)
    {
        for (; value > 0x7F; value >>= 7)
            m_bytes.push_back(static_cast<char>(value | 0x80));
        m_bytes.push_back(static_cast<char>(value));
    }
    std::string m_bytes;
};

class SpoolReader
{
public:
    explicit SpoolReader(QByteArrayView bytes) : m_bytes(bytes) {}

    bool atEnd() const { return m_bytes.isEmpty(); }
    qint64 number()
    {
        const quint64 value = unsignedNumber();
        return static_cast<qint64>(value >> 1 ^ (0 - (value & 1)));
    }
    /// Points into the bytes.
    QByteArrayView text()
    {
        const auto size = static_cast<qsizetype>(unsignedNumber());
        const QByteArrayView value = m_bytes.first(size);
        m_bytes = m_bytes.sliced(size);
        return value;
    }

private:
    quint64 unsignedNumber()
    {
        quint64 value = 0;
        qsizetype size = 0;
        quint8 byte = 0;
        do {
            byte = static_cast<quint8>(m_bytes[size]);
            value |= static_cast<quint64>(byte & 0x7F) << (7 * size++);
        } while (byte & 0x80);
        m_bytes = m_bytes.sliced(size);
        return value;
    }
    QByteArrayView m_bytes;
};

} // namespace ch::server
